#if canImport(Glibc)
  import Glibc
#endif

/// Which multiples of a power of ten an axis may count in.
package struct TickSteps: Hashable, Sendable {
  package var multiples: [Double]
  /// True for counts: nobody reads 2.5 enterprises.
  package var isWhole = false

  package init(_ multiples: [Double]) { self.multiples = multiples }

  /// The same steps without those that are no whole numbers.
  package var whole: TickSteps {
    var steps = self
    steps.isWhole = true
    return steps
  }

  /// 1, 2, 5: what Vega-Lite draws.
  package static let plain = TickSteps([1, 2, 5])
  /// 1, 2, 2.5, 5: what statistical yearbooks use.
  package static let statistical = TickSteps([1, 2, 2.5, 5])

  /// The step that divides a span into about `count` parts.
  package func step(spanning span: Double, count: Int) -> Double {
    guard span > 0, span.isFinite, count > 0 else { return 1 }
    let raw = span / Double(count)
    let power = tenToThe(Int(log10(raw).rounded(.down)))
    if isWhole, raw <= 1 { return 1 }
    let candidates = (multiples.map { $0 * power } + [multiples[0] * power * 10]).filter { !isWhole || $0 == $0.rounded() }
    // Of two neighbours the nearer by ratio, so that the count is missed as little as possible.
    return candidates.min { abs(log10($0 / raw)) < abs(log10($1 / raw)) } ?? power
  }

  /// The multiples of the step between two limits, ascending.
  package func ticks(from low: Double, to high: Double, count: Int) -> [Double] {
    guard low.isFinite, high.isFinite else { return [] }
    guard high > low else { return [low] }
    let step = step(spanning: high - low, count: count)
    let first = (low / step - 1e-9).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    guard last >= first else { return [] }
    return stride(from: first, through: last, by: 1).map { exact($0, times: step) }
  }

  /// Limits moved outwards to whole steps.
  package func nice(from low: Double, to high: Double, count: Int) -> (low: Double, high: Double) {
    guard high > low else { return (low, high) }
    var low = low
    var high = high
    for _ in 0..<3 {
      let step = step(spanning: high - low, count: count)
      let next = (
        exact((low / step + 1e-9).rounded(.down), times: step), exact((high / step - 1e-9).rounded(.up), times: step)
      )
      if next == (low, high) { break }
      (low, high) = next
    }
    return (low, high)
  }

  /// `k × step` without the dust of binary fractions: 3 × 0.1 is 0.3.
  private func exact(_ k: Double, times step: Double) -> Double {
    let product = step < 1 ? k / (1 / step).rounded(toPlaces: 9) : k * step
    return product == 0 ? 0 : product.rounded(toPlaces: max(0, 12 - Int(log10(max(abs(product), 1e-12)).rounded(.up))))
  }
}

extension Double {
  func rounded(toPlaces places: Int) -> Double {
    let power = tenToThe(places)
    let scaled = self * power
    return scaled.magnitude < 9e15 ? scaled.rounded() / power : self
  }
}

/// A power of ten, exact where a `Double` can be.
func tenToThe(_ n: Int) -> Double {
  n >= 0 ? pow(10, Double(n)) : 1 / pow(10, Double(-n))
}

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
func cubeRoot(_ x: Double) -> Double { cbrt(x) }
