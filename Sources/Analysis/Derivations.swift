import CodeLists
import FoundationEssentials
import Statistics

/// Computes what follows from the rows' cells: change and growth, ranks, shares, totals, means and medians, and where
/// each area stands to the middle and to the benchmark.
func derive(_ rows: inout [Row], benchmark: Int?, with lists: CodeLists) {
  struct Key: Hashable {
    var indicator: String
    var measure: Measure
    var unit: String
  }
  /// What later documents say of years that have no cell of their own: a base for growth.
  var lookingBack: [Key: Row] = [:]
  for row in rows where row.scenario == .baseline {
    lookingBack[Key(indicator: row.indicator.id, measure: row.measure, unit: row.unit)] = row
  }
  for index in rows.indices {
    let row = rows[index]
    if row.scenario == .actual {
      addChanges(
        to: &rows[index], base: lookingBack[Key(indicator: row.indicator.id, measure: row.measure, unit: row.unit)])
    }
    if row.scenario != .baseline { addRanks(to: &rows[index]) }
    addSummaries(to: &rows[index])
    addGaps(to: &rows[index], benchmark: benchmark)
  }
  addWeightedRates(to: &rows, with: lists)
}

extension Cell {
  /// Reasons that do not keep a cell from standing beside the others of its column: the value is known, though
  /// hedged or stated twice.
  private static let mild: Set<Comparability.Reason> = [
    .approximate, .bound, .range, .conflicting, .otherDocument, .boundaryChange,
  ]

  /// Whether the value may be ranked and added up with the others of its column.
  var standsBeside: Bool {
    value != nil && comparability.verdict != .incomparable && Self.mild.isSuperset(of: comparability.reasons)
  }

  /// Whether the value is sure enough to compute a change from: exact, undisputed, of a whole year.
  fileprivate func isFirm(beside other: Cell) -> Bool {
    guard value != nil, comparability.verdict != .incomparable else { return false }
    var allowed: Set<Comparability.Reason> = [.otherDocument]
    if let a = observation?.period, let b = other.observation?.period, a.partlyCoveredYear != nil,
      a.coversSameMonths(as: b)
    {
      allowed.insert(.partialPeriod)
    }
    // Two figures of the old territory are of one area; one of the old and one of the new are not.
    if other.comparability.reasons.contains(.boundaryChange) { allowed.insert(.boundaryChange) }
    return allowed.isSuperset(of: comparability.reasons)
  }
}

extension TimePeriod {
  /// Whether both cover the same part of their years, so that one may be held against the other.
  func coversSameMonths(as other: TimePeriod) -> Bool {
    if coveredYear != nil, other.coveredYear != nil { return true }
    guard partlyCoveredYear != nil, other.partlyCoveredYear != nil else { return false }
    return endingMonth == other.endingMonth && code.hasPrefix("asof:") == other.code.hasPrefix("asof:")
  }
}

/// Change and, for amounts, growth against the year before; refused unless both figures are firm and of the same order.
private func addChanges(to row: inout Row, base: Row?) {
  let takesGrowth = row.measure == .level && !row.unit.isRate
  guard takesGrowth || [.level, .share, .growth, .completion].contains(row.measure) else { return }
  for (position, period) in row.periods.enumerated() {
    guard period.isWholeYear, let year = period.year else { continue }
    for area in row.cells.indices {
      let now = row.cells[area][position]
      var before = row.cell(area: area, year: year - 1)
      if before?.observation == nil { before = base?.cell(area: area, year: year - 1) }
      guard let before, now.isFirm(beside: before), before.isFirm(beside: now), let a = now.value, let b = before.value,
        let later = now.observation, let earlier = before.observation
      else { continue }
      let inputs = [later.id, earlier.id]
      if takesGrowth {
        if isLeap(a, since: b) { continue }
        // 3.2万元 and 3.4万元 may be anything from 3 to 10 per cent apart: nothing is said of them.
        guard let growth = later.growth(since: earlier) else { continue }
        let spread = growth.high - growth.low
        guard spread <= 1 || spread <= growth.value.magnitude else { continue }
        row.cells[area][position].growth = Derived(
          value: growth.value, unit: "%", formula: "(\(later.written) ÷ \(earlier.written) − 1) × 100%", inputs: inputs,
          margin: (growth.high - growth.low) / 2)
      }
      row.cells[area][position].change = Derived(
        value: a - b, unit: row.unit == "%" ? "个百分点" : row.unit, formula: "\(later.written) − \(earlier.written)",
        inputs: inputs, margin: later.roundingError + earlier.roundingError)
    }
  }
}

extension String {
  /// Whether a unit is that of a rate, of which differences are told in percentage points.
  var isRate: Bool { self == "%" || self == "‰" || self == "个百分点" }
}

/// The positions, among a column's areas, of the cells that may be ranked and added up.
private func comparableCells(_ row: Row, _ position: Int) -> [Int] {
  let beside = row.cells.indices.filter { row.cells[$0][position].standsBeside }
  if !beside.isEmpty { return beside }
  // Where all areas report on the same months, their figures stand beside each other as they are.
  let partial = row.cells.indices.filter {
    let cell = row.cells[$0][position]
    return cell.value != nil && cell.comparability.verdict != .incomparable
  }
  guard let first = partial.first, let period = row.cells[first][position].observation?.period else { return [] }
  let sameMonths = partial.allSatisfy { index in
    let cell = row.cells[index][position]
    return cell.comparability.reasons.allSatisfy { $0 == .partialPeriod || $0 == .conflicting }
      && cell.observation!.period.partlyCoveredYear != nil && cell.observation!.period.coversSameMonths(as: period)
  }
  return sameMonths ? partial : []
}

/// Ranks by the indicator's direction (by size, the largest first, where more is neither better nor worse);
/// a place gained or lost is told only where the same areas were ranked the year before.
private func addRanks(to row: inout Row) {
  guard row.measure != .rank else { return }
  let ascending = row.indicator.direction == .lower
  var ranked: [Int: [Int]] = [:]
  for (position, period) in row.periods.enumerated() {
    let areas = comparableCells(row, position)
    guard areas.count >= 2 else { continue }
    for area in areas {
      let value = row.cells[area][position].value!
      let ahead = areas.count {
        let other = row.cells[$0][position].value!
        return ascending ? other < value : other > value
      }
      row.cells[area][position].rank = ahead + 1
    }
    guard period.isWholeYear, let year = period.year else { continue }
    ranked[year] = areas
    guard ranked[year - 1] == areas else { continue }
    for area in areas {
      let cell = row.cells[area][position]
      if let before = row.cell(area: area, year: year - 1), let then = before.rank, let now = cell.rank,
        cell.comparability.reasons.contains(.boundaryChange) || !before.comparability.reasons.contains(.boundaryChange)
      {
        row.cells[area][position].rankChange = then - now
      }
    }
  }
}

/// Totals, means and medians over the areas; shares where every area is known.
///
/// A mean of rates needs weights that the texts do not give, so only a median is given for what does not add up.
private func addSummaries(to row: inout Row) {
  row.summaries = []
  let adds = row.indicator.isAdditive && row.measure == .level && !row.unit.isRate
  for position in row.periods.indices {
    let areas = comparableCells(row, position)
    var summary = Summary(count: areas.count, of: row.cells.count)
    let observations = areas.map { row.cells[$0][position].observation! }
    let values = areas.map { row.cells[$0][position].value! }
    let inputs = observations.map(\.id)
    if adds, areas.count >= 2 {
      let total = values.reduce(0, +)
      let sum = observations.map(\.written).joined(separator: " + ")
      summary.total = Derived(value: total, unit: row.unit, formula: sum, inputs: inputs)
      summary.mean = Derived(
        value: total / Decimal(values.count), unit: row.unit, formula: "(\(sum)) ÷ \(values.count)", inputs: inputs)
      if areas.count == row.cells.count, total > 0, values.allSatisfy({ $0 >= 0 }) {
        for (index, area) in areas.enumerated() {
          row.cells[area][position].share = Derived(
            value: values[index] / total * 100, unit: "%", formula: "\(observations[index].written) ÷ 合计 × 100%",
            inputs: [inputs[index]] + inputs.filter { $0 != inputs[index] })
        }
      }
    }
    if areas.count >= 2, row.measure != .rank {
      addSpread(to: &summary, values: values, unit: row.unit, inputs: inputs)
      summary.median = median(of: zip(values, observations).map { ($0, $1) }, unit: row.unit, inputs: inputs)
    }
    row.summaries.append(summary)
  }
}

private func median(of values: [(value: Decimal, observation: Observation)], unit: String, inputs: [String]) -> Derived
{
  let ordered = values.enumerated().sorted { ($0.element.value, $0.offset) < ($1.element.value, $1.offset) }
    .map(\.element)
  let middle = ordered.count / 2
  if ordered.count % 2 == 1 {
    return Derived(
      value: ordered[middle].value, unit: unit,
      formula: "\(ordered.count)个数值的中位数：\(ordered[middle].observation.written)",
      inputs: inputs)
  }
  let low = ordered[middle - 1]
  let high = ordered[middle]
  return Derived(
    value: (low.value + high.value) / 2, unit: unit,
    formula: "\(ordered.count)个数值的中位数：(\(low.observation.written) + \(high.observation.written)) ÷ 2", inputs: inputs)
}
