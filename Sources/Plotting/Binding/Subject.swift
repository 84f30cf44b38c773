import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

/// One row of the comparison for one year, with the unit that all its charts print.
struct Subject {
  var row: Row
  var comparison: Comparison
  var year: Int
  var unit: DisplayUnit

  init(row: Row, comparison: Comparison, year: Int) {
    self.row = row
    self.comparison = comparison
    self.year = year
    unit = DisplayUnit(base: row.unit, quantities: row.cells.joined().compactMap { $0.observation?.quantity })
  }

  /// `地区生产总值增速`
  var name: String { row.indicator.name(of: row.measure).chinese }
  var isRate: Bool { row.unit == "%" || row.measure == .growth || row.measure == .share || row.measure == .completion }
  var unitWords: String { unit.name.isEmpty ? "" : "单位：\(unit.name)" }

  func values(_ year: Int) -> [AreaValue] { comparison.values(of: row, year: year) }

  func label(_ value: AreaValue) -> String {
    guard let number = value.value, let quantity = value.cell.observation?.quantity else { return value.isMasked ? "*" : "—" }
    return unit.label(number, as: quantity) + (value.isConditional ? hedge(quantity) : "")
  }

  /// With its unit: `2750.6亿元`, `100家以上`.
  func spoken(_ value: AreaValue) -> String {
    guard let number = value.value, let quantity = value.cell.observation?.quantity else { return label(value) }
    return unit.label(number, as: quantity) + unit.name + hedge(quantity)
  }

  /// As `spoken`, in English: `275.06 billion yuan`.
  func spokenInEnglish(_ value: AreaValue) -> String {
    guard let number = value.value, let quantity = value.cell.observation?.quantity else {
      return value.reason?.english ?? ""
    }
    let hedge =
      switch quantity.bound {
      case .atLeast: " or more"
      case .atMost: " or less"
      case .about, nil: ""
      }
    return englishAmount(number, unit: row.unit, as: quantity) + hedge
  }

  private func hedge(_ quantity: Quantity) -> String {
    switch quantity.bound {
    case .atLeast: "以上"
    case .atMost: "以内"
    case .about, nil: ""
    }
  }

  /// The fields that every chart's rows have.
  func fields(_ value: AreaValue, previous: AreaValue?) -> DataRow {
    let cell = value.cell
    var r = DataRow()
    r["area"] = .text(value.area.name)
    r["areaOrder"] = .number(Double(value.order))
    r["year"] = .number(Double(value.year))
    r["period"] = .text(periodWords(value))
    r["series"] = .text(value.isPartial ? periodWords(value) : "\(value.year)年")
    r["indicator"] = .text(row.indicator.id)
    r["indicatorName"] = .text(name)
    r["unit"] = .text(unit.name)
    r["scenario"] = .text(row.scenario.rawValue)
    r["value"] = value.value.map { .number(unit.scaled($0).double) } ?? .null
    r["label"] = .text(label(value))
    r["masked"] = .bool(value.isMasked)
    r["partial"] = .bool(value.isPartial)
    r["conditional"] = .bool(value.isConditional)
    r["verdict"] = .text(cell.comparability.verdict.rawValue)
    r["reason"] = .text(value.reason?.chinese ?? value.conditions.map(\.chinese).joined(separator: "、"))
    r["rank"] = cell.rank.map { .number(Double($0)) } ?? .null
    r["rankChange"] = cell.rankChange.map { .number(Double($0)) } ?? .null
    r["share"] = cell.share.map { .number($0.value.double) } ?? .null
    r["change"] = cell.change.map { .number(unit.scaled($0.value).double) } ?? .null
    r["growth"] = cell.growth.map { .number($0.value.double) } ?? .null
    r["changeLabel"] = .text(changeLabel(value))
    r["previous"] = previous?.value.map { .number(unit.scaled($0).double) } ?? .null
    r["previousLabel"] = .text(previous.map(label) ?? "")
    r["target"] = target(value).map { .number(unit.scaled($0).double) } ?? .null
    r["observation"] = .text(cell.observation?.id ?? "")
    return r
  }

  /// The growth in per cent for amounts, the difference in points for rates; empty where neither is known.
  func changeLabel(_ value: AreaValue) -> String {
    if value.cell.change?.value == 0 { return "持平" }
    if isRate {
      return value.cell.change.map { printedSignedRate($0.value) + "个百分点" } ?? ""
    }
    return value.cell.growth.map { printedSignedRate($0.value) + "%" } ?? ""
  }

  private func target(_ value: AreaValue) -> Decimal? {
    comparison.targets.first {
      $0.area == value.area && $0.indicator.id == row.indicator.id && $0.measure == row.measure && $0.year == value.year
    }?.target.quantity.value
  }

  func periodWords(_ value: AreaValue) -> String { Self.periodWords(value) }

  /// `2023年`, `2023年1—9月`
  static func periodWords(_ value: AreaValue) -> String {
    guard value.isPartial, let month = value.endingMonth else { return "\(value.year)年" }
    return "\(value.year)年\(month == 1 ? "" : "1—")\(month)月"
  }

  func leftOut(_ values: [AreaValue]) -> [LeftOut] {
    values.compactMap { value in value.reason.map { LeftOut(area: value.area.name, reason: $0) } }
  }

  func conditionNotes(_ values: [AreaValue]) -> [String] { Self.conditionNotes(values, under: "斜线") }

  /// `斜线：乙区、丁区为1—11月数，丙区口径不同。`, with the years where there are several.
  static func conditionNotes(_ values: [AreaValue], under word: String, namingYears: Bool? = nil) -> [String] {
    let odd = values.filter(\.isConditional)
    guard !odd.isEmpty else { return [] }
    let namesYears = namingYears ?? (Set(values.map(\.year)).count > 1)
    var groups: [(what: String, areas: [String])] = []
    for value in odd {
      let reason = value.conditions.isEmpty ? "有条件可比" : value.conditions.map(\.chinese).joined(separator: "、")
      // `为1—11月数`, `为1—11月数、口径不同`, but `口径不同`.
      let takesVerb = value.conditions.first.map { $0.chinese.hasSuffix("数") } ?? false
      let what = (namesYears ? "\(value.year)年" : "") + (takesVerb ? "为" : "") + reason
      if let known = groups.firstIndex(where: { $0.what == what }) {
        groups[known].areas.append(value.area.name)
      } else {
        groups.append((what, [value.area.name]))
      }
    }
    let parts = groups.map { [$0.areas.joined(separator: "、"), $0.what].joinedNames }
    return ["\(word)：" + parts.joined(separator: "，") + "。"]
  }
}
