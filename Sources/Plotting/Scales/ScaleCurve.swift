#if canImport(Glibc)
  import Glibc
#endif

/// How a scale of numbers is bent before it is laid along a line.
package enum ScaleCurve: Hashable, Sendable {
  case straight
  /// Equal distances stand for equal ratios; for numbers above zero.
  case log(base: Double)
  /// The square root is the power of a half.
  case power(Double)
  /// Like a logarithm far from zero, straight near it; for numbers of both signs.
  case symmetricLog(Double)

  package func bent(_ x: Double) -> Double {
    switch self {
    case .straight: x
    case .log(let base): Glibc.log(x) / Glibc.log(base)
    case .power(let exponent): x < 0 ? -pow(-x, exponent) : pow(x, exponent)
    case .symmetricLog(let constant): (x < 0 ? -1 : 1) * log1p(abs(x) / constant)
    }
  }

  /// The number that `bent` makes this of.
  package func straightened(_ y: Double) -> Double {
    switch self {
    case .straight: y
    case .log(let base): pow(base, y)
    case .power(let exponent): y < 0 ? -pow(-y, 1 / exponent) : pow(y, 1 / exponent)
    case .symmetricLog(let constant): (y < 0 ? -1 : 1) * expm1(abs(y)) * constant
    }
  }

  package var isLog: Bool { if case .log = self { true } else { false } }

  /// Limits moved outwards to whole powers of the base.
  func nice(from low: Double, to high: Double) -> (low: Double, high: Double) {
    guard case .log(let base) = self, low > 0 else { return (low, high) }
    return (pow(base, (bent(low) + 1e-9).rounded(.down)), pow(base, (bent(high) - 1e-9).rounded(.up)))
  }

  /// The powers of the base between two limits with all their whole multiples, or where there are many powers some of them only.
  func ticks(from low: Double, to high: Double, count: Int) -> [Double] {
    guard case .log(let base) = self, low > 0, high >= low else { return [] }
    var (first, last) = (bent(low), bent(high))
    func tenth(_ power: Int) -> Double { base == 10 ? tenToThe(power) : pow(base, Double(power)) }
    var ticks: [Double] = []
    if base == base.rounded(), last - first < Double(count) {
      (first, last) = (first.rounded(.down), last.rounded(.up))
      for power in Int(first)...Int(last) {
        for k in 1..<max(2, Int(base)) {
          let tick = power < 0 ? Double(k) / tenth(-power) : Double(k) * tenth(power)
          if tick >= low * (1 - 1e-12), tick <= high * (1 + 1e-12) { ticks.append(tick) }
        }
      }
      if ticks.count * 2 < count { return TickSteps.plain.ticks(from: low, to: high, count: count) }
      return ticks
    }
    return TickSteps.plain.ticks(from: first, to: last, count: min(Int(last - first), count)).map { pow(base, $0) }
  }

  /// Whether a tick of an axis of powers is written: those near the powers, fewer the more there are.
  func isWritten(_ tick: Double, of ticks: Int, count: Int) -> Bool {
    guard case .log(let base) = self else { return true }
    let k = max(1, base * Double(count) / Double(max(1, ticks)))
    var i = tick / pow(base, (Glibc.log(tick) / Glibc.log(base)).rounded())
    if i * base < base - 0.5 { i *= base }
    return i <= k
  }
}

/// One of a list of colours or sizes for each class of numbers: below the first limit, from each limit on.
package struct ClassScale: Hashable, Sendable {
  /// Ascending, one fewer than outputs.
  package var limits: [Double]
  package var range: [Datum]
  /// Where the first class begins and the last ends, where both do.
  var ends: (Double, Double)? {
    get { endList.count == 2 ? (endList[0], endList[1]) : nil }
    set { endList = newValue.map { [$0.0, $0.1] } ?? [] }
  }
  private var endList: [Double] = []

  package init(limits: [Double], range: [Datum]) {
    self.limits = limits
    self.range = range
  }

  package func output(_ value: Double) -> Datum? {
    let i = limits.count { $0 <= value }
    return i < range.count ? range[i] : range.last
  }

  /// A number of each class, to show what stands for it.
  var samples: [Double] {
    guard let first = limits.first, let last = limits.last else { return [0] }
    return [first - 1] + zip(limits, limits.dropFirst()).map { ($0 + $1) / 2 } + [last + 1]
  }

  /// `<30`, `30–70`, `≥70`.
  func labels(_ labeller: (Double) -> String) -> [String] {
    guard let first = limits.first, let last = limits.last else { return [] }
    return ["<" + labeller(first)] + zip(limits, limits.dropFirst()).map { labeller($0) + "–" + labeller($1) }
      + ["≥" + labeller(last)]
  }

  /// Limits that part a span into equal classes.
  static func equal(_ low: Double, _ high: Double, classes: Int) -> [Double] {
    (1..<max(2, classes)).map { low + (high - low) * Double($0) / Double(max(2, classes)) }
  }

  /// Limits that part the numbers into classes of as equal counts as can be.
  static func quantiles(_ numbers: [Double], classes: Int) -> [Double] {
    let sorted = numbers.sorted()
    guard let last = sorted.last else { return [] }
    return (1..<max(2, classes)).map { k in
      let at = Double(sorted.count - 1) * Double(k) / Double(max(2, classes))
      let i = Int(at)
      return i + 1 < sorted.count ? sorted[i] + (sorted[i + 1] - sorted[i]) * (at - Double(i)) : last
    }
  }
}
