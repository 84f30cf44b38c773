import Analysis
import FoundationEssentials
import Statistics

/// The sheet that is printed and handed on: a row for each indicator, a group of year columns for each area.
func writeOverview(_ comparison: Comparison, to sheet: Worksheet, styles: inout StyleSheet) throws(ExportingError) {
  let rows = comparison.linedUp.filter { $0.scenario != .baseline }
  let stubs = ["领域", "指标", "代码", "口径", "情形", "单位"]
  // The years compared, and the one that the newest documents plan for.
  var years = comparison.years
  if let last = years.last, rows.contains(where: { $0.scenario == .target }) { years.append(last + 1) }
  var widths = ColumnWidths()
  let head = try styles(CellStyle(isHead: true, isBold: true))
  for (column, name) in stubs.enumerated() {
    try sheet.write("", 0, column, head)
    try sheet.write(name, 1, column, head)
    widths.fit(name, column: column)
  }
  for (index, area) in comparison.areas.enumerated() where !years.isEmpty {
    let first = stubs.count + index * years.count
    try sheet.merge(area.name, row: 0, from: first, to: first + years.count - 1, head)
    for (offset, year) in years.enumerated() {
      try sheet.write("\(year)年", 1, first + offset, head)
      widths.fit("\(year)年", column: first + offset)
      if years.count == 1 { widths.fit(area.name, column: first) }
    }
  }

  let right = try styles(CellStyle(isRight: true))
  for (index, row) in rows.enumerated() {
    let line = index + 2
    let shown = DisplayUnit(for: row, years: years)
    let stub = [
      row.indicator.domain.chineseName, row.indicator.name, row.indicator.id, row.measure.chineseName,
      row.scenario.chineseName, shown.name,
    ]
    for (column, text) in stub.enumerated() {
      try sheet.write(text, line, column, nil)
      widths.fit(text, column: column)
    }
    for area in comparison.areas.indices {
      for (offset, year) in years.enumerated() {
        let column = stubs.count + area * years.count + offset
        guard let cell = row.cell(area: area, year: year) else {
          try sheet.write("—", line, column, right)
          continue
        }
        if let range = cell.range(in: shown) {
          try sheet.write(range, line, column, try styles(CellStyle(isItalic: true, isRight: true)))
          widths.fit(range, column: column)
        } else if let value = cell.value {
          let text = fixed(value / shown.divisor, places: shown.places)
          let style = CellStyle(
            isItalic: cell.comparability.verdict != .comparable, isRight: true, numberFormat: shown.numberFormat)
          try sheet.write((value / shown.divisor).double, line, column, try styles(style))
          widths.fit(text + ",,", column: column)
        } else {
          try sheet.write(cell.mark, line, column, right)
        }
      }
    }
  }
  let notes = [
    "注：1.“—”未提及；“*”原文数字已隐去；“…”没有该年材料。",
    "2.斜体数字须附条件使用（约数、不完整年度、累计数、区间等），原因见“数据”表 reason 列。",
    "3.数值为原文所载；金额等按表列单位换算，未作舍入，仅显示位数取舍。",
  ]
  let note = try styles(CellStyle())
  for (index, text) in notes.enumerated() { try sheet.write(text, rows.count + 3 + index, 0, note) }
  widths.apply(to: sheet, atMost: 40)
  sheet.freeze(rows: 2, columns: stubs.count)
  sheet.setPage(heads: 2)
}

extension Cell {
  /// A stated range in the unit shown: `5—5.5`.
  fileprivate func range(in unit: DisplayUnit) -> String? {
    guard case .stated(let observation) = content, observation.quantity.value == nil,
      let low = observation.quantity.low, let high = observation.quantity.high
    else { return nil }
    return plain(low / unit.divisor) + "—" + plain(high / unit.divisor)
  }

  /// What stands in a table in place of a number.
  fileprivate var mark: String {
    switch content {
    case .stated, .notStated: "—"
    case .masked: "*"
    case .noDocument: "…"
    }
  }
}

/// The unit in which a row is shown, so that its numbers are readable: 亿元 rather than 元 with twelve digits.
struct DisplayUnit {
  var name: String
  var divisor: Decimal
  /// As many as the row's longest value needs, at most six.
  var places: Int

  init(for row: Row, years: [Int]) {
    let values = row.cells.flatMap { cells in
      zip(row.periods, cells).compactMap { period, cell in
        period.year.map(years.contains) == true ? cell.observation?.quantity.value?.magnitude : nil
      }
    }
    let largest = values.max() ?? 0
    (name, divisor) =
      switch row.unit {
      case "元" where largest >= 100_000_000: ("亿元", 100_000_000)
      case "元" where largest >= 10_000: ("万元", 10_000)
      case "公斤" where largest >= 10_000_000: ("万吨", 10_000_000)
      case "公斤" where largest >= 1_000: ("吨", 1_000)
      case let unit where row.indicator.family == .count && largest >= 1_000_000 && !unit.isEmpty && unit != "%":
        ("万" + unit, 10_000)
      default: (row.unit, 1)
      }
    let divisor = divisor
    places = min(6, values.map { -($0 / divisor).exponent }.max().map { max(0, $0) } ?? 0)
  }

  var numberFormat: String { "#,##0" + (places > 0 ? "." + String(repeating: "0", count: places) : "") }
}

extension Measure {
  var chineseName: String {
    switch self {
    case .level: "数值"
    case .growth: "增速"
    case .change: "增减"
    case .share: "占比（率）"
    case .completion: "完成率"
    case .rank: "位次"
    }
  }
}

extension Scenario {
  var chineseName: String {
    switch self {
    case .actual: "实际"
    case .target: "目标"
    case .baseline: "对比期"
    }
  }
}

extension Domain {
  var chineseName: String {
    switch self {
    case .overall: "综合"
    case .investment: "投资"
    case .finance: "财政金融"
    case .enterprise: "企业"
    case .innovation: "创新"
    case .business: "营商环境"
    case .urban: "城镇建设"
    case .rural: "农业农村"
    case .livelihood: "民生"
    case .ecology: "生态环保"
    case .governance: "社会治理"
    case .reform: "改革任务"
    case .other: "其他"
    }
  }
}
