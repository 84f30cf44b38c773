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

  /// The value of a whole run; nil where the characters are no number, such as 万 alone or 一一.
  static func value(of run: ArraySlice<Unicode.Scalar>) -> Decimal? {
    guard let first = run.first, multiplier(first).map({ $0 == 1 }) ?? true else { return nil }
    if run.count > 1, run.allSatisfy({ digit($0) != nil }) {
      // A year or a telephone number, read digit by digit; two digits side by side (三五) are an estimate, no number.
      guard run.count >= 4 else { return nil }
      return run.reduce(Decimal(0)) { $0 * 10 + Decimal(digit($1)!) }
    }
    var total: Decimal = 0
    var section: Decimal = 0
    var current: Decimal?
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
          if section == 0 { total *= .power(power) } else { total += section * .power(power) }
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
