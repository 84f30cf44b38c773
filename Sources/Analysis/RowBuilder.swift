import CodeLists
import Statistics

/// Builds one row of the comparison from the statements of one series.
struct RowBuilder {
  var placed: PlacedLedgers
  var lists: CodeLists
  var series: [SeriesKey: [Evidence]]

  func row(for key: SeriesKey) -> Row {
    let own = series[key] ?? []
    var cells: [[Column: [Evidence]]] = .init(repeating: [:], count: placed.areas.count)
    for (area, evidence) in Dictionary(grouping: own, by: \.area) {
      cells[area] = columns(of: evidence)
    }
    if key.scenario == .actual { fillFromLookingBack(&cells, key: key) }

    var columns = Set<Column>()
    switch key.scenario {
    case .actual: columns.formUnion(placed.years.map(Column.year))
    case .target:
      // A document of the year before announces the target.
      for years in placed.documented { columns.formUnion(years.map { .year($0 + 1) }) }
    case .baseline: break
    }
    for area in cells { columns.formUnion(area.keys) }
    let ordered = columns.sorted { $0.period < $1.period }

    let indicator = indicator(for: key, evidence: own)
    let rowCells = cells.enumerated().map { area, byColumn in
      ordered.map { column -> Cell in
        if let candidates = byColumn[column] {
          var year: Int? = nil
          if case .year(let y) = column { year = y }
          if key.scenario == .baseline { year = nil }
          return chooseCell(from: candidates, year: year, target: key.scenario == .target)
        }
        return Cell(
          isDocumented(area: area, column: column, scenario: key.scenario) ? .notStated : .noDocument,
          comparability: Comparability(.incomparable, [.missing]))
      }
    }
    return Row(
      indicator: indicator, measure: key.measure, scenario: key.scenario, unit: key.unit, cells: rowCells,
      periods: ordered.map(\.period), summaries: [])
  }

  /// Sorts one area's statements into columns: a figure for part of a year stands in the year's column where the
  /// area gives none for the whole year, else in a column of its own.
  private func columns(of evidence: [Evidence]) -> [Column: [Evidence]] {
    var result: [Column: [Evidence]] = [:]
    var partial: [(year: Int, evidence: Evidence)] = []
    for item in evidence {
      let period = item.observation.period
      if let year = period.coveredYear {
        result[.year(year), default: []].append(item)
      } else if let year = period.partlyCoveredYear {
        partial.append((year, item))
      } else if period.mayBe(item.reportYear) {
        result[.year(item.reportYear), default: []].append(item)
      } else {
        result[.period(period), default: []].append(item)
      }
    }
    let whole = Set(result.keys)
    for (year, item) in partial {
      if whole.contains(.year(year)) {
        result[.period(item.observation.period), default: []].append(item)
      } else {
        result[.year(year), default: []].append(item)
      }
    }
    return result
  }

  /// A year that its own document says nothing about may be told by a later one (`上年为…`).
  private func fillFromLookingBack(_ cells: inout [[Column: [Evidence]]], key: SeriesKey) {
    for item in series[key.with(.baseline)] ?? [] {
      guard let year = item.observation.period.coveredYear, placed.years.contains(year), year != item.reportYear,
        item.observation.quantity.isMasked == false
      else { continue }
      let column = Column.year(year)
      let stated = cells[item.area][column] ?? []
      if stated.contains(where: { $0.observation.scenario == .actual }) { continue }
      cells[item.area][column, default: []].append(item)
    }
  }

  private func isDocumented(area: Int, column: Column, scenario: Scenario) -> Bool {
    guard let year = column.period.year else { return false }
    let years = placed.documented[area]
    return scenario == .target ? years.contains(year - 1) || years.contains(year) : years.contains(year)
  }

  /// The code list's entry; for a label outside it, one made of the words that the first document uses.
  private func indicator(for key: SeriesKey, evidence: [Evidence]) -> Indicator {
    if let listed = lists.indicators[key.indicator] { return listed }
    let first = evidence.min { ($0.document, $0.position) < ($1.document, $1.position) }
    let family = first?.observation.quantity.family ?? .other
    let label = first?.observation.label ?? key.indicator
    return Indicator(
      id: key.indicator, name: label, englishName: "", domain: .other, family: family, direction: .neutral,
      isAdditive: addsUp(label: label, family: family), order: Int.max)
  }
}

extension Column {
  var period: TimePeriod {
    switch self {
    case .year(let year): TimePeriod(year: year)
    case .period(let period): period
    }
  }
}

/// Where one indicator and measure is stated in several units, the rows of all but the commonest are set apart:
/// their figures are true, but do not stand beside the others.
func markOtherUnits(_ rows: inout [Row]) {
  struct Key: Hashable {
    var indicator: String
    var measure: Measure
    var scenario: Scenario
    /// Money and a count under one label outside the code list are two things, not one in two units.
    var family: UnitFamily?
  }
  var groups: [Key: [Int]] = [:]
  for (index, row) in rows.enumerated() {
    let key = Key(
      indicator: row.indicator.id, measure: row.measure, scenario: row.scenario,
      family: row.isCoded ? nil : row.indicator.family)
    groups[key, default: []].append(index)
  }
  for group in groups.values where group.count > 1 {
    let main = group.max {
      (rows[$0].statedCount, $1) < (rows[$1].statedCount, $0)
    }!
    for index in group where index != main {
      for area in rows[index].cells.indices {
        for period in rows[index].cells[area].indices where rows[index].cells[area][period].observation != nil {
          rows[index].cells[area][period].comparability.add(.otherUnit, .incomparable)
        }
      }
    }
  }
}

/// By field of work, then as the code list orders, then what most areas state first.
func inBriefOrder(_ rows: [Row]) -> [Row] {
  let domains = Dictionary(uniqueKeysWithValues: Domain.allCases.enumerated().map { ($1, $0) })
  let keys = rows.map { [domains[$0.indicator.domain] ?? 0, $0.indicator.order, $0.isCoded ? 0 : -$0.statedCount] }
  return rows.indices.sorted { a, b in
    keys[a] != keys[b] ? keys[a].lexicographicallyPrecedes(keys[b]) : a < b
  }
  .map { rows[$0] }
}
