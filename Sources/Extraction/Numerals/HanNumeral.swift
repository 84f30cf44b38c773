import FoundationEssentials

/// Numbers written in Han numerals: 一万五千亿, 三百二十, 二〇三五, 廿五, 壹佰.
enum HanNumeral {
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "〇", "零": 0
    case "一", "壹": 1
    case "二", "两", "贰": 2
    case "三", "叁": 3
    case "四", "肆": 4
    case "五", "伍": 5
    case "六", "陆": 6
    case "七", "柒": 7
    case "八", "捌": 8
    case "九", "玖": 9
    default: nil
    }
  }

  /// The power of ten of a multiplier character.
  static func multiplier(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "十", "拾": 1
    case "百", "佰": 2
    case "千", "仟": 3
    case "万", "萬": 4
    case "亿", "億": 8
    case "兆": 12
    default: nil
    }
  }

  static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    digit(scalar) != nil || multiplier(scalar) != nil || scalar == "廿" || scalar == "卅"
  }

  /// What a whole run says.
  struct Reading: Hashable, Sendable {
    var value: Decimal
    /// The upper end, where two digits stand side by side: 三五十 is 30 to 50.
    var upper: Decimal?
    /// Digits after 点.
    var decimals = 0
    /// The power of ten of the multiplier at the end, from 万 on: 8 in 一万五千亿.
    var scale = 0
  }

  /// Reads a whole run; nil where the characters are no number, such as 万 alone or 一一.
  static func reading(of run: ArraySlice<Unicode.Scalar>) -> Reading? {
    guard let first = run.first, multiplier(first).map({ $0 == 1 }) ?? true else { return nil }
    if run.count >= 4, run.allSatisfy({ digit($0) != nil }) {
      // A year or a telephone number, read digit by digit.
      return Reading(value: run.reduce(Decimal(0)) { $0 * 10 + Decimal(digit($1) ?? 0) })
    }
    if let estimate = estimate(run) { return estimate }
    guard let point = run.firstIndex(of: "点") else {
      return value(of: run).map { Reading(value: $0, scale: endingScale(of: run)) }
    }
    // 六点五万: digits one by one after the point, then the multipliers of the whole.
    guard let whole = value(of: run[..<point]) else { return nil }
    let digits = run[(point + 1)...].prefix { digit($0) != nil }
    guard !digits.isEmpty, let power = power(of: run[digits.endIndex...]) else { return nil }
    let significand = digits.reduce(whole) { $0 * 10 + Decimal(digit($1) ?? 0) }
    return Reading(
      value: significand * .power(power - digits.count), decimals: digits.count, scale: endingScale(of: run))
  }

  /// 两三家, 三五十, 七八万: two neighbouring digits are the ends of an estimate.
  private static func estimate(_ run: ArraySlice<Unicode.Scalar>) -> Reading? {
    guard run.count >= 2, let low = digit(run[run.startIndex]), let high = digit(run[run.startIndex + 1]), low > 0,
      high > low, high - low <= 2, let power = power(of: run.dropFirst(2))
    else { return nil }
    return Reading(value: Decimal(low) * .power(power), upper: Decimal(high) * .power(power), scale: endingScale(of: run))
  }

  /// The power of ten of a run of multipliers alone; 0 for none, nil where something else stands among them.
  static func power(of run: ArraySlice<Unicode.Scalar>) -> Int? {
    var sum = 0
    for scalar in run {
      guard let power = multiplier(scalar) else { return nil }
      sum += power
    }
    return sum
  }

  /// The power of the multipliers from 万 on at the end of a run: 12 in 三万亿.
  private static func endingScale(of run: ArraySlice<Unicode.Scalar>) -> Int {
    var scale = 0
    for scalar in run.reversed() {
      guard let power = multiplier(scalar), power >= 4 else { break }
      scale += power
    }
    return scale
  }

  /// 一万五千亿 is (10,000 + 5,000) × 10^8: a multiplier multiplies all that is smaller than itself before it.
  private static func value(of run: ArraySlice<Unicode.Scalar>) -> Decimal? {
    var total: Decimal = 0
    var section: Decimal = 0
    var current: Decimal?
    var smallest = Int.max
    for scalar in run {
      if let d = digit(scalar) {
        if let value = current, value != 0, d != 0 { return nil }
        current = Decimal(d)
      } else if scalar == "廿" || scalar == "卅" {
        section += scalar == "廿" ? 20 : 30
        current = nil
      } else if let power = multiplier(scalar) {
        if power >= 4 {
          section += current ?? 0
          if section == 0, total == 0 { return nil }
          if smallest <= power {
            total = (total + section) * .power(power)
          } else {
            total += section * .power(power)
          }
          smallest = power
          section = 0
        } else {
          section += (current ?? 1) * .power(power)
        }
        current = nil
      } else if scalar == "余" || scalar == "多" || scalar == "几" {
        continue
      } else {
        return nil
      }
    }
    // 一万五 is 15,000, but official prose does not write so; 百五 would be a guess.
    return total + section + (current ?? 0)
  }
}
