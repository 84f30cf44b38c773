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

  package var isLog: Bool { if case .log = self { true } else { false } }

  /// Limits moved outwards to whole powers of the base.
  func nice(from low: Double, to high: Double) -> (low: Double, high: Double) {
    guard case .log(let base) = self, low > 0 else { return (low, high) }
    return (pow(base, (bent(low) + 1e-9).rounded(.down)), pow(base, (bent(high) - 1e-9).rounded(.up)))
  }

  /// The powers of the base between two limits, and where those are few their multiples by two and five.
  func ticks(from low: Double, to high: Double, count: Int) -> [Double] {
    guard case .log(let base) = self, low > 0 else { return [] }
    let first = Int((bent(low) - 1e-9).rounded(.up))
    let last = Int((bent(high) + 1e-9).rounded(.down))
    let multiples: [Double] = base == 10 && last - first < count / 2 ? [1, 2, 5] : [1]
    let step = max(1, Int((Double(last - first + 1) / Double(max(1, count))).rounded(.up)))
    var ticks: [Double] = []
    for power in stride(from: first - 1, through: last, by: multiples.count > 1 ? 1 : step) {
      for multiple in multiples {
        let tick = multiple * (base == 10 ? tenToThe(power) : pow(base, Double(power)))
        if tick >= low * (1 - 1e-9), tick <= high * (1 + 1e-9) { ticks.append(tick) }
      }
    }
    return ticks
  }
}

/// One of a list of colours or sizes for each class of numbers: below the first limit, from each limit on.
package struct ClassScale: Hashable, Sendable {
  /// Ascending, one fewer than outputs.
  package var limits: [Double]
  package var range: [Datum]

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
