package import Analysis
import Definitions
import Diagnostics
import FoundationEssentials
import Statistics

/// A comparison's values as the rows that a definition draws, and what could not be lined up.
package struct BoundData: Hashable, Sendable {
  package var table: DataTable
  package var leftOut: [LeftOut]
  /// Areas that are drawn with a year missing, which breaks their line.
  package var gaps: [LeftOut] = []
  /// What makes single values stand apart, in sentences.
  package var notes: [String]
  /// What the chart is about: `2023年地区生产总值`.
  package var subject: String
  /// What the picture says, if something follows from the values without doubt.
  package var finding: String?
  package var subtitle: String
  /// One clause for each thing drawn: `甲区2750.6亿元`.
  package var readings: [String]
  /// How many areas are drawn.
  package var areaCount: Int
}

/// The rows of a comparison for a request, in the shape that the definition asks for.
package func rows(
  for request: ChartRequest, _ definition: ChartDefinition, of comparison: Comparison
) throws(PlottingError) -> BoundData {
  guard let lineUp = definition.lineUp else {
    throw .noBinding(definition.view.place)
  }
  guard let year = request.year ?? comparison.years.last else {
    throw .nothingToDraw(lineUp.place, what: request.id)
  }
  switch lineUp.rows {
  case .tasks:
    guard let data = taskRows(comparison, year: year) else { throw .nothingToDraw(lineUp.place, what: request.id) }
    return data
  case .growth:
    guard let data = growthRows(comparison, year: year) else { throw .nothingToDraw(lineUp.place, what: request.id) }
    return data
  case .areas, .twoYears, .years:
    guard let indicator = request.indicator, let row = comparison.row(indicator, request.measure) else {
      throw .nothingToDraw(lineUp.place, what: request.id)
    }
    let subject = Subject(row: row, comparison: comparison, year: year)
    let data: BoundData? =
      switch lineUp.rows {
      case .areas: subject.rankRows()
      case .twoYears: subject.twoYearRows()
      default: subject.trendRows()
      }
    guard let data else { throw .nothingToDraw(lineUp.place, what: request.id) }
    return data
  }
}

/// Whether the comparison has enough for the request: areas and years with values that may stand side by side.
package func canDraw(_ request: ChartRequest, _ definition: ChartDefinition, of comparison: Comparison) -> Bool {
  guard let lineUp = definition.lineUp, let data = try? rows(for: request, definition, of: comparison) else {
    return false
  }
  guard data.areaCount >= lineUp.minimumAreas, data.areaCount <= lineUp.maximumAreas else { return false }
  let years = Set(data.table.rows.filter { !$0["value"].isNull }.map { $0["year"] })
  return years.count >= lineUp.minimumYears
}

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
  var name: String { row.indicator.name + suffix }
  private var suffix: String {
    let name = row.indicator.name
    func unless(_ endings: [String], _ word: String) -> String { endings.contains { name.hasSuffix($0) } ? "" : word }
    return switch row.measure {
    case .level: ""
    case .growth: unless(["增速", "增长率", "增幅"], "增速")
    case .change: unless(["增量", "增减"], "增减量")
    case .share: row.indicator.family == .percent ? "" : unless(["率", "占比", "比重", "度"], "占比")
    case .completion: unless(["完成率"], "完成率")
    case .rank: unless(["位次", "排名"], "位次")
    }
  }
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
    r["reason"] = .text(value.reason ?? value.conditions.joined(separator: "、"))
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
      return value.cell.change.map { printedSigned($0.value, decimals: min(2, $0.value.decimals)) + "个百分点" } ?? ""
    }
    return value.cell.growth.map { printedSigned($0.value, decimals: 1) + "%" } ?? ""
  }

  private func target(_ value: AreaValue) -> Decimal? {
    comparison.targets.first {
      $0.area == value.area && $0.indicator.id == row.indicator.id && $0.measure == row.measure && $0.year == value.year
    }?.target.quantity.value
  }

  func periodWords(_ value: AreaValue) -> String {
    guard value.isPartial, let month = value.endingMonth else { return "\(value.year)年" }
    return "\(value.year)年\(month == 1 ? "" : "1—")\(month)月"
  }

  func leftOut(_ values: [AreaValue]) -> [LeftOut] {
    values.compactMap { value in value.reason.map { LeftOut(area: value.area.name, reason: $0) } }
  }

  /// `斜线：乙区为1—11月数。`
  func conditionNotes(_ values: [AreaValue]) -> [String] {
    let odd = values.filter(\.isConditional)
    guard !odd.isEmpty else { return [] }
    let parts = odd.map { value in
      let reason = value.conditions.isEmpty ? "有条件可比" : value.conditions.joined(separator: "、")
      let when = Set(values.map(\.year)).count > 1 ? "\(value.year)年" : ""
      // `为1—11月数`, but `口径不同`.
      return "\(value.area.name)\(when)\(reason.hasSuffix("数") ? "为" : "")\(reason)"
    }
    return ["斜线：" + parts.joined(separator: "，") + "。"]
  }
}
