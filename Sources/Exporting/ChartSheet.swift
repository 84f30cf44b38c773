import Analysis
import FoundationEssentials
import Statistics

/// The sheet 图表: for the indicators that most areas state, areas by years with the ids of their sources, and beside each
/// block a chart that the spreadsheet draws from it, so that it changes with the cells.
struct ChartSheet {
  static let name = "图表"
  private static let limit = 12
  /// Rows that a chart covers, so that blocks do not run into each other.
  private static let height = 17
  /// Dark blue, orange, turquoise and grey: told apart in grey print by their lightness.
  private static let colors: [UInt32] = [0x12436D, 0xF46A25, 0x28A197, 0xBFBFBF]

  private let comparison: Comparison
  private let rows: [Row]

  /// Nil where nothing can be held side by side.
  init?(_ comparison: Comparison) {
    self.comparison = comparison
    func count(_ row: Row) -> Int {
      row.cells.reduce(0) { sum, cells in
        sum + zip(row.periods, cells).count { period, cell in
          period.year.map(comparison.years.contains) == true && period.isWholeYear && cell.value != nil
            && cell.isFitBesideOthers
        }
      }
    }
    let several = comparison.linedUp.filter {
      $0.isCoded && $0.scenario == .actual && ($0.measure == .level || $0.measure == .growth) && count($0) >= 2
    }
    // The best known first, in the order of the brief where equally known.
    rows = several.enumerated().sorted { (-count($0.element), $0.offset) < (-count($1.element), $1.offset) }
      .prefix(Self.limit).map(\.element)
    if rows.isEmpty { return nil }
  }

  /// A block's rows and columns: areas by years, or the years of the only area one below the other.
  private struct Block {
    var names: [String]
    var heads: [String]
    /// The cell for a row and a column of the block.
    var cell: (Int, Int) -> Cell?
  }

  private func block(_ row: Row) -> Block {
    let years = Array(comparison.years.suffix(isSingle ? comparison.years.count : Self.colors.count))
    return isSingle
      ? Block(names: years.map { "\($0)年" }, heads: [comparison.areas[0].name]) { line, _ in
        row.cell(area: 0, year: years[line])
      }
      : Block(names: comparison.areas.map(\.name), heads: years.map { "\($0)年" }) { line, column in
        row.cell(area: line, year: years[column])
      }
  }

  private var isSingle: Bool { comparison.areas.count == 1 }

  func write(to sheet: Worksheet, of workbook: Workbook, styles: inout StyleSheet) throws(ExportingError) {
    let head = try styles(CellStyle(isHead: true, isBold: true))
    let bold = try styles(CellStyle(isBold: true))
    var widths = ColumnWidths()
    var top = 0
    for row in rows {
      let shown = DisplayUnit(for: row, years: comparison.years)
      let block = block(row)
      let count = block.heads.count
      let title = row.indicator.name + (row.measure == .growth ? "增速" : "")
      try sheet.write(title + (shown.name.isEmpty ? "" : "（\(shown.name)）"), top, 0, bold)
      try sheet.write(isSingle ? "年度" : "地区", top + 1, 0, head)
      for (column, name) in block.heads.enumerated() {
        try sheet.write(name, top + 1, 1 + column, head)
        try sheet.write(name + "出处", top + 1, 1 + count + column, head)
        widths.fit(name + "出处", column: 1 + count + column)
      }
      let format = try styles(CellStyle(isRight: true, numberFormat: shown.numberFormat))
      var leftOut: [String] = []
      for (index, name) in block.names.enumerated() {
        let line = top + 2 + index
        try sheet.write(name, line, 0, nil)
        widths.fit(name, column: 0)
        for column in 0..<count {
          guard let cell = block.cell(index, column), let value = cell.value, let observation = cell.observation
          else { continue }
          guard cell.isFitBesideOthers else {
            leftOut.append((isSingle ? "" : name) + (isSingle ? name : block.heads[column]) + cell.whyNot)
            continue
          }
          try sheet.write((value / shown.divisor).double, line, 1 + column, format)
          try sheet.write(observation.id, line, 1 + count + column, nil)
          widths.fit(fixed(value / shown.divisor, places: shown.places), column: 1 + column)
          widths.fit(observation.id, column: 1 + count + column)
        }
      }
      if !leftOut.isEmpty {
        try sheet.write("未列入：" + leftOut.joined(separator: "，") + "。", top + 2 + block.names.count, 0, nil)
      }
      let chart = try workbook.addChart(isSingle ? .lines : .columns)
      chart.setTitle(title, unit: shown.name)
      for column in 0..<count {
        chart.addSeries(
          in: Self.name, column: 1 + column, names: 0, head: top + 1, rows: (top + 2)...(top + 1 + block.names.count),
          color: isSingle ? Self.colors[0] : Self.colors[(count - 1 - column) % Self.colors.count], isLine: isSingle)
      }
      try sheet.insert(chart, row: top, column: 2 + 2 * count, width: 560, height: 310)
      top += max(block.names.count + (leftOut.isEmpty ? 3 : 4), Self.height)
    }
    widths.apply(to: sheet, atMost: 24)
    sheet.setPage(heads: 1)
  }
}

extension Cell {
  /// （时段不完整）.
  fileprivate var whyNot: String {
    let reasons = comparability.reasons.filter { !Comparability.Reason.harmless.contains($0) }.map(\.words)
    return reasons.isEmpty ? "" : "（\(reasons.joined(separator: "、"))）"
  }
}
