/// How the numbers of an axis or a label are written in Chinese; each function makes a labeller for a set of numbers.
package enum NumberLabels {
  /// Plain digits with as many decimals as tell neighbours apart, and a true minus: −0.5, 0.0, 0.5.
  package static func plain(for ticks: [Double]) -> (Double) -> String {
    let places = decimals(for: ticks)
    return { signed($0, fixed($0.magnitude, places: places)) }
  }

  /// Cuts at 万 and 亿: 0, 5000万, 1亿. One cut for all, chosen by the largest, so that digits stay comparable.
  package static func tenThousands(for ticks: [Double]) -> (Double) -> String {
    let largest = ticks.map(\.magnitude).max() ?? 0
    let (power, suffix) = largest >= 1e12 ? (12, "万亿") : largest >= 1e8 ? (8, "亿") : largest >= 1e4 ? (4, "万") : (0, "")
    let unit = tenToThe(power)
    let places = decimals(for: ticks.map { $0 / unit })
    return { $0 == 0 ? "0" : signed($0, fixed(($0 / unit).magnitude, places: places)) + suffix }
  }

  /// 12.5% for 12.5: the number is in per cent already.
  package static func percent(for ticks: [Double]) -> (Double) -> String {
    let plain = plain(for: ticks)
    return { plain($0) + "%" }
  }

  /// +1.5个百分点: a difference of two percentages.
  package static func percentagePoints(for ticks: [Double]) -> (Double) -> String {
    let places = decimals(for: ticks)
    return { rising($0, fixed($0.magnitude, places: places)) + "个百分点" }
  }

  /// A sign in front of rises as well as of falls; none in front of zero.
  package static func signed(for ticks: [Double]) -> (Double) -> String {
    let places = decimals(for: ticks)
    return { rising($0, fixed($0.magnitude, places: places)) }
  }

  /// The fewest decimals (at most nine) that write every number exactly.
  package static func decimals(for ticks: [Double]) -> Int {
    for places in 0..<9 {
      let power = tenToThe(places)
      if ticks.allSatisfy({ ($0 * power - ($0 * power).rounded()).magnitude < 1e-6 * max(1, ($0 * power).magnitude * 1e-6) }) {
        return places
      }
    }
    return 9
  }

  private static func isZero(_ digits: String) -> Bool { !digits.contains { $0.isNumber && $0 != "0" } }
  private static func signed(_ value: Double, _ digits: String) -> String {
    value < 0 && !isZero(digits) ? "\u{2212}" + digits : digits
  }
  private static func rising(_ value: Double, _ digits: String) -> String {
    isZero(digits) ? digits : (value < 0 ? "\u{2212}" : "+") + digits
  }
}
