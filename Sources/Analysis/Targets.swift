import FoundationEssentials
import Statistics

/// Holds each target announced for a year against what that year's report says.
///
/// A target stands only where the area has a document for the year, so that the newest plans, on which nobody has
/// reported yet, are not called missed. Without a comparable result the verdict is `unknown`.
func targetResults(_ comparison: Comparison, settings: ComparisonSettings) -> [TargetResult] {
  struct Key: Hashable {
    var indicator: String
    var measure: Measure
    var unit: String
  }
  var actual: [Key: Row] = [:]
  for row in comparison.rows where row.scenario == .actual {
    actual[Key(indicator: row.indicator.id, measure: row.measure, unit: row.unit)] = row
  }
  let reported = reportedYears(comparison)
  var results: [TargetResult] = []
  for row in comparison.rows where row.scenario == .target {
    let results0 = actual[Key(indicator: row.indicator.id, measure: row.measure, unit: row.unit)]
    // A label outside the code list counts as the same thing only where it recurs.
    if !row.isCoded, results0 == nil { continue }
    for (position, period) in row.periods.enumerated() {
      guard period.isWholeYear, let year = period.year else { continue }
      for (index, area) in comparison.areas.enumerated() {
        let cell = row.cells[index][position]
        guard let target = cell.observation, reported[index].contains(year) else { continue }
        if !row.isCoded, cell.comparability.reasons.contains(.conflicting) { continue }
        let result = results0?.cell(area: index, year: year)
        if !row.isCoded, result?.observation == nil { continue }
        results.append(
          judge(target, against: result, row: row, area: area, year: year, settings: settings))
      }
    }
  }
  return results
}

private func reportedYears(_ comparison: Comparison) -> [Set<Int>] {
  var years = [Set<Int>](repeating: [], count: comparison.areas.count)
  for profile in comparison.profiles {
    guard let area = profile.area, let year = profile.year, profile.kind != .plan else { continue }
    let index = comparison.areas.firstIndex { $0.code.isEmpty ? $0.name == area.name : $0.code == area.code }
    if let index { years[index].insert(year) }
  }
  return years
}

private func judge(
  _ target: Observation, against cell: Cell?, row: Row, area: ReferenceArea, year: Int, settings: ComparisonSettings
) -> TargetResult {
  let result = cell?.observation
  var item = TargetResult(
    area: area, indicator: row.indicator, measure: row.measure, year: year, target: target, result: result,
    attainment: nil, verdict: .unknown)
  guard let cell, let result, let reached = cell.value, !target.quantity.isMasked else { return item }
  if let wanted = target.quantity.value {
    let inputs = [result.id, target.id]
    if row.unit.isRate {
      item.attainment = Derived(
        value: reached - wanted, unit: "个百分点", formula: "\(result.written) − \(target.written)", inputs: inputs)
    } else if wanted > 0 {
      item.attainment = Derived(
        value: reached / wanted * 100, unit: "%", formula: "\(result.written) ÷ \(target.written) × 100%",
        inputs: inputs)
    }
  }
  guard let span = goal(of: target, direction: row.indicator.direction, tolerance: settings.tolerance) else {
    return item
  }
  item.verdict = verdict(of: result.quantity, within: span)
  // What is short after eleven months may still be reached, and a rate of eleven months is another rate.
  if cell.comparability.reasons.contains(.partialPeriod), item.verdict == .missed || row.unit.isRate {
    item.verdict = .unknown
  }
  return item
}

/// From where to where a result meets the target; nil ends are open.
///
/// 以上 and 以内 say it themselves; 左右 allows a deviation on the side that is not wished for. An exact figure is the
/// least to be reached, or the most where less is better.
func goal(
  of target: Observation, direction: Indicator.Direction, tolerance: Decimal
) -> (low: Decimal?, high: Decimal?)? {
  let quantity = target.quantity
  if let low = quantity.low, let high = quantity.high {
    switch direction {
    case .higher: return (low, nil)
    case .lower: return (nil, high)
    case .neutral: return (low, high)
    }
  }
  guard let value = quantity.value else { return nil }
  switch quantity.bound {
  case .atLeast: return (value, nil)
  case .atMost: return (nil, value)
  case .about:
    let loose = value.magnitude * tolerance / 100
    switch direction {
    case .higher: return (value - loose, nil)
    case .lower: return (nil, value + loose)
    case .neutral: return (value - loose, value + loose)
    }
  case nil:
    return direction == .lower ? (nil, value) : (value, nil)
  }
}

private func verdict(of result: Quantity, within goal: (low: Decimal?, high: Decimal?)) -> TargetResult.Verdict {
  // A hedged result is judged by its figure; a bounded one by what its bound makes sure.
  let least: Decimal?
  let most: Decimal?
  if let low = result.low, let high = result.high {
    (least, most) = (low, high)
  } else if let value = result.value {
    switch result.bound {
    case nil, .about: (least, most) = (value, value)
    case .atLeast: (least, most) = value < 0 ? (nil, value) : (value, nil)
    case .atMost: (least, most) = value < 0 ? (value, nil) : (nil, value)
    }
  } else {
    return .unknown
  }
  func isAbove(_ bound: Decimal?) -> Bool? {
    guard let bound else { return true }
    if let least, least >= bound { return true }
    if let most, most < bound { return false }
    return nil
  }
  func isBelow(_ bound: Decimal?) -> Bool? {
    guard let bound else { return true }
    if let most, most <= bound { return true }
    if let least, least > bound { return false }
    return nil
  }
  let above = isAbove(goal.low)
  let below = isBelow(goal.high)
  if above == false || below == false { return .missed }
  return above == true && below == true ? .met : .unknown
}
