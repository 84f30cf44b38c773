#if canImport(Glibc)
  import Glibc
#endif

/// Several rows' values of a field in one.
package func summarize(_ rows: [DataRow], _ operation: AggregateOperation, _ field: String?) -> Datum {
  guard let field, operation != .count else { return .number(Double(rows.count)) }
  switch operation {
  case .distinct: return .number(Double(Set(rows.map { $0[field] }).count))
  case .missing: return .number(Double(rows.count { $0[field].isNull }))
  case .min, .max:
    let values = rows.map { $0[field] }.filter { !$0.isNull }
    return (operation == .min ? values.min(by: Datum.precedes) : values.max(by: Datum.precedes)) ?? .null
  case .argmin, .argmax:
    let found = rows.filter { $0[field].number != nil }
    let row =
      operation == .argmin
      ? found.min { ($0[field].number ?? 0) < ($1[field].number ?? 0) } : firstMaximum(found) { $0[field].number ?? 0 }
    return row.map { .object($0.fields) } ?? .null
  case .values: return .list(rows.map { .object($0.fields) })
  default: return summarize(rows.compactMap { measured($0[field]) }, operation)
  }
}

private func firstMaximum(_ rows: [DataRow], by value: (DataRow) -> Double) -> DataRow? {
  var best: DataRow?
  for row in rows where best.map({ value(row) > value($0) }) ?? true { best = row }
  return best
}

/// A number, or a text that reads as one.
func measured(_ value: Datum) -> Double? {
  if let n = value.number { return n }
  if case .bool(let b) = value { return b ? 1 : 0 }
  return value.text.flatMap { Double($0) }
}

func summarize(_ numbers: [Double], _ operation: AggregateOperation) -> Datum {
  let count = Double(numbers.count)
  let total = numbers.reduce(0, +)
  func variance(_ divisor: Double) -> Double {
    let mean = total / count
    return numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / divisor
  }
  switch operation {
  case .valid: return .number(count)
  case .sum: return .number(total)
  case .product: return numbers.isEmpty ? .null : .number(numbers.reduce(1, *))
  default: break
  }
  guard !numbers.isEmpty else { return .null }
  switch operation {
  case .mean, .average: return .number(total / count)
  case .median: return .number(quantile(numbers.sorted(), 0.5))
  case .q1: return .number(quantile(numbers.sorted(), 0.25))
  case .q3: return .number(quantile(numbers.sorted(), 0.75))
  case .variance: return .number(count > 1 ? variance(count - 1) : 0)
  case .variancep: return .number(variance(count))
  case .stdev: return .number(count > 1 ? variance(count - 1).squareRoot() : 0)
  case .stdevp: return .number(variance(count).squareRoot())
  case .stderr: return .number(count > 1 ? (variance(count - 1) / count).squareRoot() : 0)
  case .ci0, .ci1:
    guard count > 1 else { return .number(numbers[0]) }
    let (low, high) = confidence(numbers)
    return .number(operation == .ci0 ? low : high)
  default: return .null
  }
}

/// The value below which a part of sorted numbers lies, between neighbours in proportion.
func quantile(_ sorted: [Double], _ p: Double) -> Double {
  guard let first = sorted.first, let last = sorted.last else { return .nan }
  if p <= 0 || sorted.count < 2 { return first }
  if p >= 1 { return last }
  let at = Double(sorted.count - 1) * p
  let i = Int(at)
  return sorted[i] + (sorted[min(i + 1, sorted.count - 1)] - sorted[i]) * (at - Double(i))
}

/// The interval in which the mean lies with 95 %, by drawing anew from the numbers a thousand times.
///
/// The draws come from a generator that always begins alike, so that the same numbers give the same interval.
private func confidence(_ numbers: [Double]) -> (Double, Double) {
  var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  func next() -> UInt64 {
    // Marsaglia's xorshift.
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
  let count = UInt64(numbers.count)
  var means: [Double] = []
  means.reserveCapacity(1000)
  for _ in 0..<1000 {
    var sum = 0.0
    for _ in numbers { sum += numbers[Int(next() % count)] }
    means.append(sum / Double(numbers.count))
  }
  means.sort()
  return (quantile(means, 0.025), quantile(means, 0.975))
}
