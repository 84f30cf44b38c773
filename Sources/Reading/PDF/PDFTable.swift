/// Lines of a pdf whose words stand in columns.
struct PDFTable {
  var rows: [[TableCell]]
  /// How many lines the table takes.
  var lineCount: Int

  /// The table that begins with the first line; nil where fewer than three lines have columns.
  init?(_ lines: ArraySlice<PDFPage.Line>, em: Double) {
    let wide = Self.run(lines, em: em, gap: 1.3)
    let narrow = Self.run(lines, em: em, gap: 0.35)
    let inStrips = narrow.flatMap { Self.columns($0, em: em) }
    if let wide {
      // Columns set close together are believed where they show clearly and the wide gaps miss some of them.
      let aligned = Self.align(wide)
      if let narrow, let inStrips, narrow.count >= wide.count, inStrips[0].count > aligned[0].count {
        (rows, lineCount) = (inStrips, narrow.count)
      } else {
        (rows, lineCount) = (aligned, wide.count)
      }
    } else if let narrow, let inStrips {
      (rows, lineCount) = (inStrips, narrow.count)
    } else {
      return nil
    }
  }

  /// The lines from the first on whose words stand in groups with gaps of so many em between them.
  private static func run(_ lines: ArraySlice<PDFPage.Line>, em: Double, gap: Double) -> [[PDFGroup]]? {
    var found: [[PDFGroup]] = []
    var columned = 0
    /// Lines taken up to the last one that has columns.
    var taken = 0
    for line in lines.prefix(while: { $0.page == lines.first?.page }) {
      let groups = line.groups(em: em, gap: gap)
      if groups.count >= 2, !isProse(groups) {
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
    return columned >= 3 ? Array(found.prefix(taken)) : nil
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

  /// Sets the groups of each row into the columns between strips that no row writes on; nil where there are none.
  private static func columns(_ rows: [[PDFGroup]], em: Double) -> [[TableCell]]? {
    let strips = strips(rows, em: em)
    // A caption or a head that spans columns is no row: without it there are more of them.
    guard !strips.isEmpty, Self.strips(Array(rows.dropFirst()), em: em).count <= strips.count,
      Self.strips(rows.dropLast(), em: em).count <= strips.count
    else { return nil }
    let cells = rows.map { row in
      (0...strips.count).map { column in
        let low = column == 0 ? -Double.infinity : strips[column - 1]
        let high = column == strips.count ? Double.infinity : strips[column]
        return TableCell(Array(row.filter { $0.left > low && $0.right < high }.map(\.words).joined(separator: [" "])))
      }
    }
    let full = cells.count { row in row.count { !$0.words.isEmpty } >= 2 }
    // Heads that stand beside their figures, not above them, would make columns of their own, nearly empty.
    let isFilled = (0...strips.count).allSatisfy { column in
      cells.count { !$0[column].words.isEmpty } * 2 >= cells.count
    }
    return full >= 3 && isFilled ? cells : nil
  }

  /// The middles of the strips that no row writes on.
  private static func strips(_ rows: [[PDFGroup]], em: Double) -> [Double] {
    let groups = rows.joined().sorted { $0.left < $1.left }
    guard var reach = groups.first?.right else { return [] }
    var strips: [Double] = []
    for group in groups.dropFirst() {
      if group.left - reach >= 0.35 * em { strips.append((group.left + reach) / 2) }
      reach = max(reach, group.right)
    }
    return strips
  }
}
