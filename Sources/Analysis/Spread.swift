import CodeLists
import FoundationEssentials
import Statistics

/// Range and dispersion of a period's values: the standard deviation over the areas, of amounts in per cent of their mean.
func addSpread(to summary: inout Summary, values: [Decimal], unit: String, inputs: [String]) {
  guard values.count >= 2, let high = values.max(), let low = values.min() else { return }
  let points = unit == "%" ? "个百分点" : unit
  summary.range = Derived(value: high - low, unit: points, formula: "最高 − 最低", inputs: inputs)
  let mean = values.reduce(0, +) / Decimal(values.count)
  let variance = values.reduce(Decimal(0)) { $0 + ($1 - mean) * ($1 - mean) } / Decimal(values.count)
  let deviation = squareRoot(of: variance)
  if unit.isRate {
    summary.dispersion = Derived(value: deviation, unit: points, formula: "标准差", inputs: inputs)
  } else if mean > 0 {
    summary.dispersion = Derived(value: deviation / mean * 100, unit: "%", formula: "标准差 ÷ 平均数 × 100%", inputs: inputs)
  }
}

/// By Newton's method, to the precision of the numbers.
private func squareRoot(of value: Decimal) -> Decimal {
  guard value > 0 else { return 0 }
  // Half the digits are a good first guess, so that few steps are needed.
  var guess = Decimal(sign: .plus, exponent: (value.exponent + value.significand.description.count) / 2, significand: 1)
  for _ in 0..<60 {
    let next = (guess + value / guess) / 2
    if (next - guess).magnitude <= next / 1_000_000_000_000 { return next }
    guess = next
  }
  return guess
}

/// Where each area stands to the middle of the areas compared and to the benchmark: of amounts in per cent of it, of rates
/// in points. Only cells that may stand beside each other are held against each other.
func addGaps(to row: inout Row, benchmark: Int?) {
  guard row.measure != .rank, row.scenario == .actual else { return }
  for position in row.periods.indices {
    let areas = row.cells.indices.filter { row.cells[$0][position].standsBeside }
    let median = row.summaries[position].median
    for area in areas {
      let cell = row.cells[area][position]
      guard let observation = cell.observation, let value = cell.value else { continue }
      if let median, areas.count >= 3 {
        row.cells[area][position].toMedian = gap(
          value, observation.written, to: median.value, "中位数", unit: row.unit, inputs: [observation.id] + median.inputs)
      }
      if let benchmark, benchmark != area, areas.contains(benchmark),
        let other = row.cells[benchmark][position].observation,
        let base = row.cells[benchmark][position].value
      {
        row.cells[area][position].toBenchmark = gap(
          value, observation.written, to: base, other.written, unit: row.unit, inputs: [observation.id, other.id])
      }
    }
  }
}

private func gap(
  _ value: Decimal, _ written: String, to base: Decimal, _ name: String, unit: String, inputs: [String]
) -> Derived? {
  if unit.isRate {
    return Derived(
      value: value - base, unit: unit == "‰" ? "个千分点" : "个百分点", formula: "\(written) − \(name)", inputs: inputs)
  }
  guard base > 0, value >= 0 else { return nil }
  return Derived(value: value / base * 100, unit: "%", formula: "\(written) ÷ \(name) × 100%", inputs: inputs)
}

/// The rate of all areas together, where the amounts that weigh it are known of every area: growth by the amounts of the
/// year before, a share by its part and its whole. Without weights there is no mean of rates.
func addWeightedRates(to rows: inout [Row], with lists: CodeLists) {
  struct Key: Hashable {
    var indicator: String
    var measure: Measure
  }
  var levels: [Key: [Int]] = [:]
  for (index, row) in rows.enumerated() where row.measure == .level && row.scenario == .actual && !row.unit.isRate {
    levels[Key(indicator: row.indicator.id, measure: .level), default: []].append(index)
  }
  func level(_ indicator: String) -> Row? { levels[Key(indicator: indicator, measure: .level)]?.first.map { rows[$0] } }
  for index in rows.indices where rows[index].unit == "%" && rows[index].scenario == .actual && rows[index].isCoded {
    for (position, period) in rows[index].periods.enumerated() {
      guard period.isWholeYear, let year = period.year else { continue }
      let row = rows[index]
      let areas = row.cells.indices.filter { row.cells[$0][position].standsBeside }
      guard areas.count >= 2 else { continue }
      if row.measure == .growth, let amounts = level(row.indicator.id) {
        rows[index].summaries[position].weighted = weightedGrowth(row, position, amounts, year: year, areas: areas)
      } else if row.measure == .share, let ratio = lists.parts.ratio(of: row.indicator.id),
        let part = level(ratio.part),
        let whole = level(ratio.whole)
      {
        rows[index].summaries[position].weighted = weightedShare(part, whole, year: year, areas: areas)
      }
    }
  }
}

/// Each area's growth counts by its amount of the year before, which is this year's amount less its growth.
private func weightedGrowth(_ row: Row, _ position: Int, _ amounts: Row, year: Int, areas: [Int]) -> Derived? {
  var now = Decimal(0)
  var before = Decimal(0)
  var inputs: [String] = []
  for area in areas {
    let cell = row.cells[area][position]
    guard let amount = amounts.cell(area: area, year: year), amount.standsBeside, let value = amount.value, value > 0,
      let rate = cell.value, rate > -100, let a = amount.observation, let r = cell.observation
    else { return nil }
    now += value
    before += value / (1 + rate / 100)
    inputs += [a.id, r.id]
  }
  guard before > 0 else { return nil }
  return Derived(
    value: (now / before - 1) * 100, unit: "%", formula: "Σ数额 ÷ Σ(数额 ÷ (1 + 增速)) − 1", inputs: inputs)
}

private func weightedShare(_ part: Row, _ whole: Row, year: Int, areas: [Int]) -> Derived? {
  var parts = Decimal(0)
  var wholes = Decimal(0)
  var inputs: [String] = []
  for area in areas {
    guard let p = part.cell(area: area, year: year), p.standsBeside, let w = whole.cell(area: area, year: year),
      w.standsBeside,
      let a = p.value, let b = w.value, let x = p.observation, let y = w.observation
    else { return nil }
    parts += a
    wholes += b
    inputs += [x.id, y.id]
  }
  guard wholes > 0 else { return nil }
  return Derived(value: parts / wholes * 100, unit: "%", formula: "Σ分子 ÷ Σ分母 × 100%", inputs: inputs)
}
