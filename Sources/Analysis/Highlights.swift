package import FoundationEssentials
package import Statistics

/// Something that stands out among the figures: one area, one indicator, and why.
package struct Highlight: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The highest or the lowest growth of the areas compared.
    case fastest, slowest
    /// An amount that rose, where one area alone is followed through the years.
    case rise
    /// An amount or rate that fell.
    case fall
    /// The first or last place by the indicator's direction.
    case leader, laggard
    /// Places gained or lost against the year before.
    case rankGain = "rank_gain"
    case rankLoss = "rank_loss"
    /// A rate well above or below the middle of the areas.
    case aboveMiddle = "above_middle"
    case belowMiddle = "below_middle"
    case targetMissed = "target_missed"
    case behindSchedule = "behind_schedule"
  }

  package var kinds: [Kind]
  package var area: ReferenceArea
  package var indicator: Indicator
  package var measure: Measure
  package var year: Int
  /// The observations that the statement rests on, first the one of the indicator's main row.
  package var observations: [String]
  /// More is more important.
  package var score: Decimal

  package init(
    kinds: [Kind], area: ReferenceArea, indicator: Indicator, measure: Measure, year: Int, observations: [String],
    score: Decimal
  ) {
    self.kinds = kinds
    self.area = area
    self.indicator = indicator
    self.measure = measure
    self.year = year
    self.observations = observations
    self.score = score
  }

  /// Whether it speaks for the area.
  package var isGood: Bool {
    guard let kind = kinds.first else { return false }
    switch kind {
    case .fastest, .rise, .leader, .rankGain, .aboveMiddle: return true
    case .slowest, .fall, .laggard, .rankLoss, .belowMiddle, .targetMissed, .behindSchedule: return false
    }
  }
}

/// Ranks what the figures of the newest year say of single areas: only coded indicators, only cells that may stand
/// beside each other, and only statements that the rounding of the sources cannot turn round.
func highlights(_ comparison: Comparison) -> [Highlight] {
  guard !comparison.areas.isEmpty, let newest = comparison.years.last else { return [] }
  var found: [Highlight] = []
  if comparison.areas.count == 1 { found += courses(of: comparison, year: newest) }
  for row in comparison.rows where row.isCoded && row.scenario == .actual && row.indicator.direction != .neutral {
    found += highlights(of: row, year: newest, areas: comparison.areas)
  }
  for item in comparison.targets
  where item.verdict == .missed && item.year == newest && !item.indicator.id.hasPrefix("~") {
    guard let attainment = item.attainment, let result = item.result else { continue }
    let gap = attainment.unit == "%" ? (100 - attainment.value).magnitude : attainment.value.magnitude * 4
    found.append(
      Highlight(
        kinds: [.targetMissed], area: item.area, indicator: item.indicator, measure: item.measure, year: newest,
        observations: [result.id, item.target.id], score: weight(of: item.indicator) + min(gap, 30)))
  }
  for item in comparison.progress where item.verdict == .behind && item.year == newest {
    found.append(
      Highlight(
        kinds: [.behindSchedule], area: item.area, indicator: item.indicator, measure: .completion, year: newest,
        observations: item.completion.inputs, score: weight(of: item.indicator) + min(item.lead.value.magnitude, 30)))
  }
  // What a check holds in doubt is no ground for praise or blame.
  let doubtful = Set(
    comparison.findings.filter { $0.verdict == .toVerify && !$0.check.hasSuffix("wording") }
      .flatMap { $0.operands.prefix(1).map(\.id) })
  found.removeAll { $0.observations.first.map(doubtful.contains) ?? false }
  return merged(found, areas: comparison.areas)
}

/// The largest rises and falls of one area against its own year before.
private func courses(of comparison: Comparison, year: Int) -> [Highlight] {
  comparison.rows.compactMap { row -> Highlight? in
    guard row.isCoded, row.scenario == .actual, row.measure == .level || row.measure == .share,
      row.indicator.direction != .neutral, let cell = row.cell(area: 0, year: year), cell.standsBeside,
      let observation = cell.observation
    else { return nil }
    // An amount four times the year before's hardly counts the same thing.
    let move: Decimal
    if row.measure == .level {
      guard let growth = cell.growth, row.indicator.family == .money || growth.value > 0, growth.value < 300,
        growth.value > -75, growth.value.magnitude > growth.margin
      else { return nil }
      move = growth.value
    } else {
      guard let change = cell.change, change.value != 0, change.value.magnitude > change.margin else { return nil }
      move = change.value * 2
    }
    guard move != 0 else { return nil }
    let isGood = (move > 0) == (row.indicator.direction == .higher)
    return Highlight(
      kinds: [isGood ? .rise : .fall], area: comparison.areas[0], indicator: row.indicator, measure: row.measure,
      year: year, observations: [observation.id], score: weight(of: row.indicator) + min(move.magnitude, 30))
  }
}

private func highlights(of row: Row, year: Int, areas: [ReferenceArea]) -> [Highlight] {
  guard let position = row.periods.firstIndex(of: TimePeriod(year: year)) else { return [] }
  let known = row.cells.indices.filter {
    row.cells[$0][position].rank != nil && row.cells[$0][position].observation?.firmNumber != nil
  }
  guard known.count >= 2, known.count * 2 > areas.count else { return [] }
  let isLower = row.indicator.direction == .lower
  var found: [Highlight] = []
  func add(_ kind: Highlight.Kind, _ area: Int, _ score: Decimal) {
    guard let id = row.cells[area][position].observation?.id else { return }
    found.append(
      Highlight(
        kinds: [kind], area: areas[area], indicator: row.indicator, measure: row.measure, year: year,
        observations: [id],
        score: weight(of: row.indicator) + score))
  }
  let ordered = known.sorted { row.cells[$0][position].value! > row.cells[$1][position].value! }
  let (high, low) = (ordered.first!, ordered.last!)
  func isSure(_ a: Int, above b: Int) -> Bool {
    let (x, y) = (row.cells[a][position].observation!, row.cells[b][position].observation!)
    return x.firmNumber! - x.roundingError > y.firmNumber! + y.roundingError
      || x.roundingError == y.roundingError && x.firmNumber! > y.firmNumber!
  }
  let highIsAlone = isSure(high, above: ordered[1])
  let lowIsAlone = isSure(ordered[ordered.count - 2], above: low)
  let spread = row.summaries.indices.contains(position) ? row.summaries[position].dispersion?.value ?? 0 : 0
  switch row.measure {
  case .growth:
    if highIsAlone { add(isLower ? .slowest : .fastest, high, min(spread * 2, 20)) }
    if lowIsAlone { add(isLower ? .fastest : .slowest, low, min(spread * 2, 20)) }
    for area in known where row.cells[area][position].value! < 0 && !isLower {
      add(.fall, area, 8 + min(row.cells[area][position].value!.magnitude, 20))
    }
  case .share, .completion:
    if highIsAlone { add(isLower ? .laggard : .leader, high, min(spread, 12)) }
    if lowIsAlone { add(isLower ? .leader : .laggard, low, min(spread, 12)) }
    if known.count >= 4 {
      for area in known {
        guard let gap = row.cells[area][position].toMedian?.value, spread > 0, gap.magnitude > spread else { continue }
        add((gap > 0) != isLower ? .aboveMiddle : .belowMiddle, area, min(gap.magnitude, 12))
      }
    }
  case .level where row.indicator.family == .money:
    // The size of an area is no news; that its money became less or its place changed is. Fewer schools built or
    // estates renewed than last year may be what was planned.
    for area in known {
      // A quarter of the year before's hardly counts the same thing.
      guard let growth = row.cells[area][position].growth, growth.value < 0, growth.value > -75, !isLower,
        growth.value + growth.margin < 0
      else { continue }
      add(.fall, area, 8 + min(growth.value.magnitude, 20))
    }
  default: return []
  }
  for area in known {
    guard let change = row.cells[area][position].rankChange, change != 0, let rank = row.cells[area][position].rank
    else { continue }
    // From the last place to the last but one is no rise to speak of, nor from the first to the second a fall.
    let isUpper = rank * 2 <= known.count + 1
    guard abs(change) >= 2 || (change > 0) == isUpper else { continue }
    add(change > 0 ? .rankGain : .rankLoss, area, 6 + Decimal(abs(change)) * 3)
  }
  return found
}

/// What a meeting asks first counts more: output, revenue, investment, incomes stand first in the list of each domain.
private func weight(of indicator: Indicator) -> Decimal {
  let leading = [
    "gdp", "budget_revenue", "fixed_investment", "industry_above_scale", "retail_sales", "income_per_capita",
  ]
  if let place = leading.firstIndex(of: indicator.id) { return Decimal(24 - place * 2) }
  return indicator.order < Int.max ? 8 : 0
}

/// One line for an area and indicator, with all reasons; the most important first, equal ones in the order of areas.
private func merged(_ found: [Highlight], areas: [ReferenceArea]) -> [Highlight] {
  var result: [Highlight] = []
  for item in found.sorted(by: { $0.score > $1.score }) {
    if let index = result.firstIndex(where: {
      $0.area == item.area && $0.indicator.id == item.indicator.id && $0.isGood == item.isGood
    }) {
      result[index].kinds += item.kinds.filter { !result[index].kinds.contains($0) }
      result[index].observations += item.observations.filter { !result[index].observations.contains($0) }
      result[index].score += 2
    } else {
      result.append(item)
    }
  }
  func place(_ item: Highlight) -> Int { areas.firstIndex(of: item.area) ?? areas.count }
  return result.enumerated()
    .sorted { a, b in
      (b.element.score, place(a.element), a.offset) < (a.element.score, place(b.element), b.offset)
    }
    .map(\.element)
}
