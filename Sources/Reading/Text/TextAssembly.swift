import Documents

/// A document's text as it grows, block by block, with a line feed between blocks.
struct TextAssembly {
  private(set) var text: [Unicode.Scalar] = []
  private(set) var blocks: [Block] = []

  /// Adds a block of words; words that are nothing but white space add nothing.
  mutating func append(_ kind: Block.Kind, _ words: [Unicode.Scalar], page: Int? = nil) {
    let trimmed = words.trimming(0..<words.count)
    guard !trimmed.isEmpty else { return }
    let start = begin()
    text.append(contentsOf: words[trimmed])
    blocks.append(Block(kind, range: start..<text.count, page: page))
  }

  /// Adds a table: rows on lines of their own, cells apart by tabs.
  mutating func append(table rows: [[TableCell]], page: Int? = nil) {
    let rows = withoutEmptyRows(rows)
    guard !rows.isEmpty else { return }
    let start = begin()
    var cells: [[Block.Cell]] = []
    for row in rows {
      if !cells.isEmpty { text.append("\n") }
      var ranges: [Block.Cell] = []
      for cell in row {
        if !ranges.isEmpty { text.append("\t") }
        let low = text.count
        text.append(contentsOf: cell.words)
        ranges.append(Block.Cell(range: low..<text.count, columns: cell.columns, rows: cell.rows))
      }
      cells.append(ranges)
    }
    blocks.append(Block(.table(cells), range: start..<text.count, page: page))
  }

  /// Rows without words go, also from the height of the cells that span them.
  private func withoutEmptyRows(_ rows: [[TableCell]]) -> [[TableCell]] {
    let isKept = rows.map { row in row.contains { !$0.words.isEmpty } }
    return rows.indices.filter { isKept[$0] }.map { index in
      rows[index].map { cell in
        var cell = cell
        let reach = index..<min(rows.count, index + cell.rows)
        if cell.rows > 1 { cell.rows = max(1, cell.rows - reach.count { !isKept[$0] }) }
        return cell
      }
    }
  }

  private mutating func begin() -> Int {
    if !text.isEmpty { text.append("\n") }
    return text.count
  }
}

/// One cell of a table on its way into the text.
struct TableCell: Hashable {
  var words: [Unicode.Scalar]
  var columns = 1
  var rows = 1

  init(_ words: [Unicode.Scalar], columns: Int = 1, rows: Int = 1) {
    let spaced = words.map { $0 == "\n" || $0 == "\t" ? " " : $0 }
    self.words = Array(spaced[spaced.trimming(0..<spaced.count)])
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }
}
