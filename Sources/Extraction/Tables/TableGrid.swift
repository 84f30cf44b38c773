import Documents

/// A table's cells set on their rows and columns, spans included.
struct TableGrid: Sendable {
  struct Cell: Sendable {
    /// The cell's characters in the document.
    var range: Range<Int>
    /// Folded and without blanks.
    var words: CellWords
    var row: Int
    var column: Int
    var columns: Int
    var rows: Int
    /// What the file calls it.
    var address: String?
  }

  private(set) var cells: [Cell] = []
  private(set) var rowCount: Int
  private(set) var columnCount = 0
  /// The cell that covers a place, by row and column; -1 for none.
  private var places: [[Int]]

  /// More columns than this are no table that a person reads.
  private static let limit = 256

  /// nil where the spans claim more columns than a table has.
  init?(_ rows: [[Block.Cell]], text: PreparedText) {
    rowCount = rows.count
    places = Array(repeating: [], count: rows.count)
    for (row, line) in rows.enumerated() {
      var column = 0
      // A row whose cells all reach further down would push the next one aside: a slip of the page, not a span.
      let isFirst = places[row].isEmpty && line.count > 1
      let slip = isFirst ? max(0, (line.map(\.rows).min() ?? 1) - 1) : 0
      for cell in line {
        while column < places[row].count, places[row][column] >= 0 { column += 1 }
        guard cell.columns <= Self.limit, column + cell.columns <= Self.limit else { return nil }
        let height = min(max(1, cell.rows - slip), rows.count - row)
        let words = text.folded[cell.range].filter { !$0.isBlank }
        for r in row..<row + height {
          for c in column..<column + max(1, cell.columns) {
            while places[r].count <= c { places[r].append(-1) }
            if places[r][c] < 0 { places[r][c] = cells.count }
          }
        }
        cells.append(
          Cell(range: cell.range, words: words, row: row, column: column, columns: max(1, cell.columns), rows: height, address: cell.address))
        column += max(1, cell.columns)
      }
      columnCount = max(columnCount, places[row].count)
    }
  }

  /// The cell that covers a place.
  func cell(_ row: Int, _ column: Int) -> Cell? {
    guard places.indices.contains(row), places[row].indices.contains(column), places[row][column] >= 0 else {
      return nil
    }
    return cells[places[row][column]]
  }

  func words(_ row: Int, _ column: Int) -> CellWords { cell(row, column)?.words ?? [] }

  /// The cells that begin in a row.
  func cells(in row: Int) -> [Cell] { cells.filter { $0.row == row } }
}
