import Analysis
import FoundationEssentials
import Statistics

/// How numbers are printed in a brief, by GB/T 15835: 万 and 亿 in characters, the rest in digits; no grouping; exact
/// decimals rounded once, halves up or to the even digit as the brief says.
enum NumberPrinting {
  /// The digits of a number with exactly so many places, `-` before a fall.
  static func digits(_ value: Decimal, places: Int, rule: RoundingRule = .halfUp) -> String {
    fixed(value, places: places, rule: rule)
  }

  /// As `digits`, with a true minus sign: for tables.
  static func tabular(_ value: Decimal, places: Int, rule: RoundingRule = .halfUp) -> String {
    digits(value, places: places, rule: rule).replacing("-", with: "−")
  }

  /// How many places after the point a number needs to be written in full.
  static func places(_ value: Decimal) -> Int {
    let text = value.description
    guard let point = text.firstIndex(of: ".") else { return 0 }
    return text.distance(from: point, to: text.endIndex) - 1
  }

  /// A number in units of a power of ten: 345000000 at 8 is 3.45. Exact.
  static func scaled(_ value: Decimal, by scale: Int) -> Decimal {
    value * Decimal(sign: .plus, exponent: -scale, significand: 1)
  }

  /// 万, 亿 or 万亿 for 4, 8 and 12.
  static func multiplier(_ scale: Int) -> String {
    switch scale {
    case 4: "万"
    case 8: "亿"
    case 12: "万亿"
    default: ""
    }
  }

  // MARK: Stated numbers

  /// A stated number with its unit, as precisely as it was written and without its sign's word: `37.21亿元`, `3.7%`,
  /// `第3位`, `5%—6%`, `*亿元`. The sign is kept only where `signed` asks for it.
  static func written(_ q: Quantity, signed: Bool = false) -> String {
    let (scale, places) = form(of: q)
    let unit = multiplier(scale) + q.unit
    func number(_ value: Decimal) -> String {
      digits(scaled(signed ? value : value.magnitude, by: scale), places: places)
    }
    if q.isMasked { return q.family == .rank ? "第*位" : "*" + unit }
    if let low = q.low, let high = q.high {
      let sharesUnit = scale == 0 && q.family != .percent
      return number(low) + (sharesUnit ? "" : q.family == .percent ? q.unit : multiplier(scale)) + "—" + number(high)
        + unit
    }
    guard let value = q.value else { return "*" + unit }
    return q.family == .rank ? "第\(number(value))位" : number(value) + unit
  }

  /// What stands before and after a stated number: 约, 以上, 以内.
  static func hedge(_ q: Quantity) -> (before: String, after: String) {
    guard !q.isMasked else { return ("", "") }
    switch q.bound {
    case nil: return ("", "")
    case .about: return ("约", "")
    case .atLeast: return ("", "以上")
    case .atMost: return ("", "以内")
    }
  }

  /// The power of ten and the places that a stated number is printed with. The writer's own, except that 千亿 and 百万
  /// become 亿 and 万, that money from a hundred million on is printed in 亿 to two places, and that other amounts are
  /// where two places tell them in full.
  private static func form(of q: Quantity) -> (scale: Int, places: Int) {
    var scale = [12, 8, 4, 0].first { $0 <= q.scale } ?? 0
    var places = max(0, q.decimals - (q.scale - scale))
    // What was written in another unit, 斤 for 公斤, may need a place more in this one, as in the tables.
    if q.scale >= scale, let value = q.value { places = max(places, min(4, Self.places(scaled(value, by: scale)))) }
    let size = max(q.value?.magnitude ?? 0, q.high?.magnitude ?? 0)
    if q.family == .money, scale < 8, size >= 100_000_000 {
      places = min(2, places + 8 - scale)
      scale = 8
      let shown = scaled(size, by: 8)
      while places > 0, shown == roundedDown(shown, places: places - 1) { places -= 1 }
    } else if scale < 8, size >= 100_000_000, Self.places(scaled(size, by: 8)) <= 2 {
      (scale, places) = (8, Self.places(scaled(size, by: 8)))
    }
    return (scale, places)
  }

  private static func roundedDown(_ value: Decimal, places: Int) -> Decimal {
    let parts = value.description.split(separator: ".")
    guard parts.count > 1 else { return value }
    let digits = Array((String(parts[0]) + parts[1].prefix(places)).utf8)
    var result = Decimal(0)
    for byte in digits { result = result * 10 + Decimal(Int(byte) - 48) }
    return Decimal(sign: .plus, exponent: -min(places, parts[1].count), significand: result)
  }

  // MARK: Computed numbers

  /// A computed number with its unit, in the largest of 亿, 万 and none that leaves a whole part: `12.3%`, `3.45亿元`.
  static func computed(
    _ value: Decimal, unit: String, places: Int? = nil, signed: Bool = false, rule: RoundingRule = .halfUp
  ) -> String {
    let shown = signed ? value : value.magnitude
    if unit == "%" || unit == "个百分点" { return digits(shown, places: places ?? ratePlaces(value), rule: rule) + unit }
    let size = value.magnitude
    let isMoney = unit.hasSuffix("元")
    let scale =
      isMoney
      ? size >= 10_000_000_000_000 ? 12 : size >= 100_000_000 ? 8 : size >= 10_000 ? 4 : 0
      : size >= 1_000_000 ? 4 : 0
    let number = scaled(shown, by: scale)
    return digits(number, places: places ?? min(2, Self.places(number)), rule: rule) + multiplier(scale) + unit
  }

  /// 增长, 下降 or 持平: the word that carries a rate's sign.
  static func direction(_ value: Decimal) -> String {
    value > 0 ? "增长" : value < 0 ? "下降" : "持平"
  }

  /// Counting words up to ninety-nine: 十二.
  static func chinese(_ n: Int) -> String {
    let units = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard n > 0, n < 100 else { return n == 0 ? "零" : String(n) }
    if n < 10 { return units[n] }
    let tens = n / 10
    return (tens == 1 ? "" : units[tens]) + "十" + (n % 10 == 0 ? "" : units[n % 10])
  }
}
