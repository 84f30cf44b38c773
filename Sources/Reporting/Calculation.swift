package import FoundationEssentials
import Statistics

/// How a printed number was computed from stated ones, so that whoever holds the brief can compute it again.
package struct Calculation: Hashable, Sendable, Codable {
  package var operation: Operation
  /// Ids of the observations that go in, in the order that the operation wants.
  package var inputs: [String]

  /// What is computed; the raw value begins the key that such a number is bound by.
  package enum Operation: String, Hashable, Sendable, Codable {
    /// The first against the second, in per cent of the second.
    case growth
    /// The first less the second.
    case change
    /// Highest less lowest.
    case gap
    /// The second against the first, over several years.
    case span
    case total
    /// The sum of the later year against that of the year before.
    case totalGrowth = "total-growth"
    /// The first as a part of the sum of all.
    case share
    /// The first as a part of the second.
    case rate = "task-rate"
    /// A result against its target: a part of it, or the difference where both are rates.
    case attainment
    /// The first against the benchmark area's: a part of it, or the difference where both are rates.
    case benchmark
    case mean
    case median
    /// The place of the first among all.
    case rank
    case rankAscending = "rank-ascending"
    /// One value that all share.
    case shared
    /// What only the comparison as a whole tells: counts, moves of places, results of checks.
    case other
  }

  package init(_ operation: Operation, inputs: [String]) {
    self.operation = operation
    self.inputs = inputs
  }

  /// What is known of an input: its value, in its unit, for its period.
  package struct Input: Hashable, Sendable {
    package var value: Decimal?
    package var unit: String
    package var period: String

    package init(value: Decimal?, unit: String, period: String) {
      self.value = value
      self.unit = unit
      self.period = period
    }
  }

  /// The number computed again; nil for what cannot be, or where an input has no value.
  package func result(of inputs: [Input]) -> Decimal? {
    let values = inputs.compactMap(\.value)
    guard values.count == inputs.count, let first = values.first else { return nil }
    let sum = values.reduce(0, +)
    let isRate = inputs[0].unit == "%" || inputs[0].unit == "‰" || inputs[0].unit == "个百分点"
    switch operation {
    case .other: return nil
    case .total: return sum
    case .mean: return sum / Decimal(values.count)
    case .median:
      let ordered = values.sorted()
      let middle = ordered.count / 2
      return ordered.count % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2
    case .shared: return values.allSatisfy { $0 == first } ? first : nil
    case .share: return sum == 0 ? nil : first / sum * 100
    case .rank: return Decimal(1 + values.count { $0 > first })
    case .rankAscending: return Decimal(1 + values.count { $0 < first })
    case .totalGrowth:
      let later = inputs.map(\.period).max()
      let before = zip(inputs, values).filter { $0.0.period != later }.map(\.1).reduce(0, +)
      return before == 0 ? nil : (sum - before - before) / before * 100
    case .growth, .change, .gap, .span, .rate, .attainment, .benchmark:
      guard values.count == 2 else { return nil }
      let (a, b) = operation == .span ? (values[1], values[0]) : (values[0], values[1])
      switch operation {
      case .change, .gap: return a - b
      case .span where isRate, .attainment where isRate, .benchmark where isRate: return a - b
      case .rate, .attainment, .benchmark: return b == 0 ? nil : a / b * 100
      default: return b == 0 ? nil : (a - b) / b * 100
      }
    }
  }
}
