import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

/// A row for each area and indicator with the year's growth: as stated, or computed from the amounts of two years.
func growthRows(_ comparison: Comparison, year: Int, limit: Int = 8) -> BoundData? {
  struct Column {
    var name: String
    var englishName: String
    var isComputed: Bool
    var isMoney: Bool
    var values: [AreaValue]
    func growth(_ i: Int) -> Decimal? { isComputed ? (values[i].isConditional ? nil : values[i].cell.growth?.value) : values[i].value }
    /// As precisely as it was stated; computed growth as the brief prints it.
    func label(_ i: Int) -> String? {
      growth(i).map { growth in
        if isComputed { return printedSignedRate(growth) }
        return printedSigned(growth, decimals: min(2, max(growth.decimals, values[i].cell.observation?.quantity.decimals ?? 0)))
      }
    }
    var count: Int { values.indices.count { growth($0) != nil } }
  }
  var columns: [Column] = []
  let stated = Set(comparison.rows.filter { $0.measure == .growth && $0.scenario == .actual }.map(\.indicator.id))
  for row in comparison.rows where row.scenario == .actual && row.indicator.family != .percent {
    let values = comparison.values(of: row, year: year)
    switch row.measure {
    case .growth where row.unit == "%": columns.append(Column(name: row.indicator.name, englishName: row.indicator.name(of: .level).english, isComputed: false, isMoney: row.indicator.family == .money, values: values))
    // How many projects a year has is decided, not grown: of counts there is growth only where the documents speak of it.
    case .level where row.indicator.family != .count || stated.contains(row.indicator.id): columns.append(Column(name: row.indicator.name, englishName: row.indicator.name(of: .level).english, isComputed: true, isMoney: row.unit == "元", values: values))
    default: break
    }
  }
  // A stated rate is at constant prices more often than not, so it is never mixed with computed ones in a column.
  let needed = max(2, (comparison.areas.count + 1) / 2)
  var chosen: [Column] = []
  for column in columns where column.count >= needed {
    if let i = chosen.firstIndex(where: { $0.name == column.name }) {
      if chosen[i].isComputed && !column.isComputed { chosen[i] = column }
    } else if chosen.count < limit {
      chosen.append(column)
    }
  }
  guard !chosen.isEmpty else { return nil }
  var table: [DataRow] = []
  var readings: [Wording] = []
  var leftOut: [LeftOut] = []
  for (i, area) in comparison.areas.enumerated() {
    let known = chosen.filter { $0.growth(i) != nil }
    if known.isEmpty {
      leftOut.append(LeftOut(area: area.name, reason: chosen[0].values[i].reason ?? Wording(en: "no growth known", zh: "无增速")))
      continue
    }
    for (k, column) in chosen.enumerated() {
      var r = DataRow()
      let growth = column.growth(i)
      r["area"] = .text(area.name)
      r["areaOrder"] = .number(Double(i))
      r["year"] = .number(Double(year))
      r["indicatorName"] = .text(column.name)
      r["indicatorOrder"] = .number(Double(k))
      r["computed"] = .bool(column.isComputed)
      r["value"] = growth.map { .number($0.double) } ?? .null
      r["growth"] = r["value"]
      r["label"] = .text(column.label(i) ?? (column.values[i].isMasked ? "*" : "—"))
      r["masked"] = .bool(column.values[i].isMasked)
      table.append(r)
    }
    readings.append(
      Wording(
        en: area.name + known.map { " \($0.englishName) \($0.label(i) ?? "")%" }.joined(separator: ","),
        zh: area.name + known.map { "\($0.name)\($0.label(i) ?? "")%" }.joined(separator: "、")))
  }
  var notes: [String] = []
  let computed = chosen.filter(\.isComputed)
  if !computed.isEmpty {
    let names = computed.count == chosen.count ? "" : computed.map(\.name).joined(separator: "、")
    notes.append("注：\(names)增速按两年数额推算\(computed.contains(where: \.isMoney) ? "，未扣除价格因素" : "")。")
  }
  let signs = [("—", "未提及或不可比"), ("*", "数字隐去")].filter { sign, _ in table.contains { $0["label"] == .text(sign) } }
  if !signs.isEmpty {
    notes = [(notes.first ?? "注：") + "“" + signs.map { "\($0.0)”为\($0.1)" }.joined(separator: "，“") + "。"]
  }
  let numbers = table.compactMap { $0["growth"].number }
  let falls = numbers.count { $0 < 0 }
  let finding =
    falls == 0
    ? Wording(en: "none of the \(numbers.count) rates is negative", zh: "所列\(numbers.count)项增速无一为负")
    : falls == numbers.count
      ? Wording(en: "all \(numbers.count) rates are negative", zh: "所列\(numbers.count)项增速均为负")
      : Wording(en: "\(falls) of the \(numbers.count) rates are negative", zh: "所列\(numbers.count)项增速中\(falls)项为负")
  return BoundData(
    table: DataTable(table), leftOut: leftOut, notes: notes, subject: Wording(en: "Growth of the main indicators, \(year)", zh: "\(year)年主要指标增速"), finding: finding,
    subtitle: "比上年增长　单位：%\(falls > 0 ? "　加框为下降" : "")　\(year)年", readings: readings, areaCount: Set(table.map { $0["area"] }).count)
}
