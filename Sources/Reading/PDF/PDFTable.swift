/// Lines of a pdf whose words stand in columns.
struct PDFTable {
  var rows: [[TableCell]]
  /// How many lines the table takes.
  var lineCount: Int

  /// The table that begins with the first line; nil where fewer than three lines have columns.
  init?(_ lines: ArraySlice<PDFPage.Line>, em: Double) {
    var found: [[PDFGroup]] = []
    var columned = 0
    /// Lines taken up to the last one that has columns.
    var taken = 0
    for line in lines {
      let groups = line.groups(em: em)
      if groups.count >= 2, !PDFTable.isProse(groups) {
        found.append(groups)
        columned += 1
        taken = found.count
      } else if columned > 0, let only = groups.first, groups.count == 1, found.count - taken < 2,
        only.right - only.left < 12 * em, only.words.last != "。"
      {
        // The first cell of a row may run over two lines.
        found.append(groups)
      } else {
        break
      }
    }
    guard columned >= 3 else { return nil }
    found.removeLast(found.count - taken)
    lineCount = taken
    rows = PDFTable.align(found)
  }

  /// A justified line of prose can have a wide gap after a full-width comma.
  private static func isProse(_ groups: [PDFGroup]) -> Bool {
    groups.contains { group in
      group.words.contains("。") || group.words.contains("；") || group.words.last == "，" || group.words.last == "："
    }
  }

  /// Sets the groups of each row under those of the fullest row.
  private static func align(_ rows: [[PDFGroup]]) -> [[TableCell]] {
    let fullest = rows.max { $0.count < $1.count } ?? []
    return rows.map { row in
      var cells: [TableCell?] = Array(repeating: nil, count: fullest.count)
      var last = -1
      for group in row {
        let middle = (group.left + group.right) / 2
        let column = fullest.indices.min { a, b in
          distance(of: middle, to: fullest[a]) < distance(of: middle, to: fullest[b])
        }
        guard let column, column > last else { return row.map { TableCell($0.words) } }
        cells[column] = TableCell(group.words)
        last = column
      }
      return cells.map { $0 ?? TableCell([]) }
    }
  }

  private static func distance(of x: Double, to group: PDFGroup) -> Double {
    max(0, group.left - x, x - group.right) + abs((group.left + group.right) / 2 - x) / 1000
  }
}
