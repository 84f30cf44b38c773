import Diagnostics

/// Turns the parser's lines and byte columns into places that an editor shows.
struct Positions {
  let file: String
  private let lines: [Substring]

  init(file: String, source: String) {
    self.file = file
    lines = source.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The source of a line, counted from 1.
  func line(_ number: Int) -> Substring { lines.indices.contains(number - 1) ? lines[number - 1] : "" }

  func place(of node: MarkdownNode) -> Place { place(line: node.line, byteColumn: node.byteColumn) }

  func place(line: Int, byteColumn: Int) -> Place {
    guard line >= 1, line <= lines.count else { return Place(file: file) }
    guard byteColumn >= 1 else { return Place(file: file, line: line) }
    let text = lines[line - 1]
    let bytes = text.utf8
    let index = bytes.index(bytes.startIndex, offsetBy: byteColumn - 1, limitedBy: bytes.endIndex) ?? bytes.endIndex
    return Place(file: file, line: line, column: text.distance(from: text.startIndex, to: index) + 1)
  }
}
