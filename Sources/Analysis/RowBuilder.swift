import CodeLists
import Statistics

/// Builds one row of the comparison from the statements of one series.
struct RowBuilder {
  var placed: PlacedLedgers
  var lists: CodeLists
  var subjects: Subjects
  var series: [SeriesKey: [Evidence]]
  /// Cells of rows that nobody fills, by their columns: most rows share them, and with them their memory.
  private var blanks: [BlankKey: [[Cell]]] = [:]

  private struct BlankKey: Hashable {
    var columns: [Column]
    var isTarget: Bool
  }

  init(placed: PlacedLedgers, lists: CodeLists, subjects: Subjects, series: [SeriesKey: [Evidence]]) {
    self.placed = placed
    self.lists = lists
    self.subjects = subjects
    self.series = series
  }

  mutating func row(for key: SeriesKey) -> Row {
    let own = series[key] ?? []
    var cells = Dictionary(grouping: own, by: \.area).mapValues { byColumn($0) }
    if key.scenario == .actual { fillFromLookingBack(&cells, key: key) }

    var columns = Set<Column>()
    switch key.scenario {
    case .actual: columns.formUnion(placed.years.map(Column.year))
    case .target:
      // A document of the year before announces the target.
      for years in placed.documented { columns.formUnion(years.map { .year($0 + 1) }) }
    case .baseline: break
    }
    for area in cells.values { columns.formUnion(area.keys) }
    let ordered = columns.sorted { $0.period < $1.period }

    let indicator = indicator(for: key, evidence: own)
    var rowCells = blankCells(ordered, isTarget: key.scenario == .target)
    for (area, statements) in cells {
      for (position, column) in ordered.enumerated() {
        guard let candidates = statements[column] else { continue }
        var year: Int? = nil
        if case .year(let y) = column, key.scenario != .baseline { year = y }
        rowCells[area][position] = chooseCell(from: candidates, year: year, target: key.scenario == .target)
      }
    }
    return Row(
      indicator: indicator, measure: key.measure, scenario: key.scenario, unit: key.unit, cells: rowCells,
      periods: ordered.map(\.period), summaries: [])
  }

  private mutating func blankCells(_ columns: [Column], isTarget: Bool) -> [[Cell]] {
    let key = BlankKey(columns: columns, isTarget: isTarget)
    if let known = blanks[key] { return known }
    let cells = placed.areas.indices.map { area in
      columns.map { column in
        Cell(
          isDocumented(area: area, column: column, isTarget: isTarget) ? .notStated : .noDocument,
          comparability: Comparability(.incomparable, [.missing]))
      }
    }
    blanks[key] = cells
    return cells
  }

  /// Sorts one area's statements into columns: a figure for part of a year stands in the year's column where the
  /// area gives none for the whole year, else in a column of its own.
  private func byColumn(_ evidence: [Evidence]) -> [Column: [Evidence]] {
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
  private func fillFromLookingBack(_ cells: inout [Int: [Column: [Evidence]]], key: SeriesKey) {
    for item in series[key.with(.baseline)] ?? [] {
      guard let year = item.observation.period.coveredYear, placed.years.contains(year), year != item.reportYear,
        item.observation.quantity.isMasked == false
      else { continue }
      let column = Column.year(year)
      let stated = cells[item.area]?[column] ?? []
      if stated.contains(where: { $0.observation.scenario == .actual }) { continue }
      cells[item.area, default: [:]][column, default: []].append(item)
    }
  }

  private func isDocumented(area: Int, column: Column, isTarget: Bool) -> Bool {
    guard let year = column.period.year else { return false }
    let years = placed.documented[area]
    return isTarget ? years.contains(year - 1) || years.contains(year) : years.contains(year)
  }

  /// The code list's entry; for a label outside it, one made of the words that the first document uses.
  private func indicator(for key: SeriesKey, evidence: [Evidence]) -> Indicator {
    let name = subjects.names[key.subject]
    if let listed = lists.indicators[name] { return listed }
    let first = evidence.min { ($0.document, $0.position) < ($1.document, $1.position) }
    let family = first?.observation.quantity.family ?? .other
    let label = first?.observation.label ?? name
    return Indicator(
      id: name, name: label, englishName: "", domain: .other, family: family, direction: .neutral,
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
