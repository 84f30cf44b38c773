import CodeLists
import FoundationEssentials

// Numbers in Han numerals and fractions in words.
extension NumeralScanner {
  /// 一万五千亿, 三十, 两百余, 六点五万: a run of Han numerals that has a value; 百余家 where a size stands without a digit.
  func han(at start: Int) -> Numeral? {
    guard let run = hanRun(from: start) else { return nil }
    guard let reading = HanNumeral.reading(of: text.folded[start..<run.end]) else {
      return bareMultiple(start..<run.end, isMore: run.isMore)
    }
    return Numeral(
      form: .han, range: start..<run.end, value: reading.value, upper: reading.upper, decimals: reading.decimals,
      scale: reading.scale, isMore: run.isMore)
  }

  /// Where a run of Han numerals ends, with 余, 多 and 几 inside it and 点 between digits.
  private func hanRun(from start: Int) -> (end: Int, isMore: Bool)? {
    var position = start
    var isMore = false
    while position < text.count {
      // No number is so long; without a limit, a long run of numerals would be tried from each of its characters.
      guard position - start <= 24 else { return nil }
      let scalar = text.folded[position]
      if HanNumeral.isPart(scalar) {
        position += 1
      } else if scalar == "余" || scalar == "多" || scalar == "几", position > start, position + 1 < text.count,
        HanNumeral.multiplier(text.folded[position + 1]) != nil
      {
        isMore = true
        position += 1
      } else if scalar == "点", position > start, position + 1 < text.count,
        HanNumeral.digit(text.folded[position - 1]) != nil || text.folded[position - 1] == "十",
        HanNumeral.digit(text.folded[position + 1]) != nil
      {
        position += 1
      } else {
        break
      }
    }
    return (position, isMore)
  }

  /// 百家, 千亿元, 万余人: a power of ten that is named without a digit before it.
  private func bareMultiple(_ range: Range<Int>, isMore: Bool) -> Numeral? {
    let run = text.folded[range]
    guard let power = HanNumeral.power(of: run), power >= 2, range.lowerBound == 0 || !text.folded[range.lowerBound - 1].isDigit
    else { return nil }
    return Numeral(
      form: .han, range: range, value: .power(power), scale: power >= 4 ? power : 0, isMore: isMore, isBare: true)
  }

  /// 几十家, 数百万元: some times a power of ten; known is only the least that it can be.
  func severalTimes(at start: Int) -> Numeral? {
    guard start + 1 < text.count, HanNumeral.multiplier(text.folded[start + 1]) != nil else { return nil }
    // 指数百分之五, 户数千余户: 数 may end a noun.
    if text.folded[start] == "数", start > 0, nounsBeforeNumber.contains(text.folded[start - 1]) { return nil }
    guard let run = hanRun(from: start + 1), let power = HanNumeral.power(of: text.folded[start + 1..<run.end]) else { return nil }
    return Numeral(
      form: .han, range: start..<run.end, value: .power(power), scale: power >= 4 ? power : 0, isMore: true)
  }

  /// 百分之五, 百分之3.5, 千分之二, 三分之二: the part of a whole in words.
  func wordedFraction(at start: Int) -> Numeral? {
    var over = start
    while over < text.count, over - start < 4, HanNumeral.isPart(text.folded[over]) { over += 1 }
    guard over > start, text.has("分之", at: over), over + 2 < text.count else { return nil }
    let run = text.folded[start..<over]
    guard let whole = HanNumeral.reading(of: run)?.value ?? HanNumeral.power(of: run).map(Decimal.power) else { return nil }
    let first = over + 2
    var numeral: Numeral?
    if text.folded[first].isDigit {
      numeral = digits(at: first)
    } else if text.folded[first] == "百" {
      numeral = Numeral(form: .han, range: first..<first + 1, value: 100)
    } else if HanNumeral.isPart(text.folded[first]) {
      numeral = han(at: first)
    } else if text.folded[first].isMask {
      numeral = Numeral(form: .mask, range: first..<first + 1)
    }
    guard var numeral, !numeral.isBare else { return nil }
    numeral.range = start..<numeral.range.upperBound
    switch whole {
    case 100: numeral.part = .percent
    case 1000: numeral.part = .permille
    default:
      numeral.part = .fraction
      numeral.value = numeral.value.map { $0 / whole }
      numeral.upper = nil
    }
    return numeral
  }

  /// 占全国1/10: a fraction of two small whole numbers.
  func slashedFraction(at start: Int) -> Numeral? {
    guard start > 0, text.folded[start - 1].isHan, let above = smallNumber(at: start), above.end < text.count,
      text.folded[above.end] == "/", let below = smallNumber(at: above.end + 1), above.value < below.value,
      below.end == text.count || !text.folded[below.end].isDigit && text.folded[below.end] != "/" && text.folded[below.end] != "."
    else { return nil }
    return Numeral(
      form: .digits, range: start..<below.end, value: Decimal(above.value) / Decimal(below.value), part: .fraction)
  }

  private func smallNumber(at start: Int) -> (value: Int, end: Int)? {
    var position = start
    var value = 0
    while position < text.count, position - start < 3, text.folded[position].isDigit {
      value = value * 10 + Int(text.folded[position].value) - 0x30
      position += 1
    }
    return position > start && value > 0 ? (value, position) : nil
  }
}

/// Characters after which 数 ends a noun and begins no number.
private let nounsBeforeNumber: Set<Unicode.Scalar> = [
  "总", "指", "户", "人", "个", "家", "件", "次", "倍", "分", "系", "函", "基", "对", "参", "岁", "位", "点", "款", "台", "度", "级", "项", "例", "大", "多",
  "少", "半",
]
