import Diagnostics

/// A document as a tree of lines, one block each: kind, range, page and words. For snapshots and for looking.
package struct DocumentDump: CustomStringConvertible {
  package var document: Document

  package init(_ document: Document) { self.document = document }

  package var description: String {
    var lines = ["document \(quoted(document.name)) \(document.format.rawValue)"]
    if let title = document.title { lines.append("  title \(quoted(title))") }
    for (number, block) in document.blocks.enumerated() {
      lines.append("  \(number + 1) \(block.kind.word) \(range(block.range))\(page(block)) \(words(of: block))")
      guard case .table(let rows) = block.kind else { continue }
      for row in rows {
        lines.append("    row " + row.map(cell).joined(separator: " | "))
      }
    }
    for diagnostic in document.diagnostics { lines.append("  " + diagnostic.text(in: .english)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func words(of block: Block) -> String {
    if case .table(let rows) = block.kind { return "\(rows.count) rows" }
    return quoted(document.words(block.range))
  }

  private func cell(_ cell: Block.Cell) -> String {
    let span = cell.columns > 1 || cell.rows > 1 ? "(\(cell.columns)x\(cell.rows))" : ""
    return "\(range(cell.range))\(span) \(quoted(document.words(cell.range)))"
  }

  private func range(_ range: Range<Int>) -> String { "\(range.lowerBound)..<\(range.upperBound)" }

  private func page(_ block: Block) -> String { block.page.map { " page \($0)" } ?? "" }

  private func quoted(_ words: String) -> String {
    var text = "“"
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "”"
  }
}

extension Block.Kind {
  /// The kind in one word, with the level of a heading.
  package var word: String {
    switch self {
    case .heading(let level): "heading\(level)"
    case .paragraph: "paragraph"
    case .listItem: "item"
    case .footnote: "footnote"
    case .table: "table"
    }
  }
}
