import FoundationEssentials

/// Finds the numbers of a text: every digit run, every mask, every run of Han numerals.
struct NumeralScanner {
  let text: PreparedText

  /// The characters that a number or a date may begin with.
  static let beginnings = ScalarSet {
    $0.isDigit || $0.isMask || HanNumeral.isPart($0) || ["几", "数", "X", "_", "某"].contains($0)
  }

  /// The numeral that begins at a place, if one does.
  func numeral(at start: Int) -> Numeral? {
    let scalar = text.folded[start]
    if scalar.isDigit { return digits(at: start) }
    if scalar.isMask { return mask(at: start) }
    if HanNumeral.isPart(scalar) { return han(at: start) }
    return nil
  }

  /// `1,234.5`, `37.21亿`, `3000多万`: digits, thousands commas, a decimal point, multipliers.
  private func digits(at start: Int) -> Numeral {
    var numeral = Numeral(form: .digits, range: start..<start)
    var significand = Significand()
    var position = start
    func accept() {
      significand.append(digit: UInt64(text.folded[position].value) - 0x30)
      position += 1
    }
    while position < text.count {
      if text.folded[position].isDigit {
        accept()
        numeral.integerDigits += 1
      } else if isThousandsComma(at: position, since: start) {
        position += 1
      } else {
        break
      }
    }
    if position + 1 < text.count, text.folded[position] == ".", text.folded[position + 1].isDigit {
      position += 1
      while position < text.count, text.folded[position].isDigit {
        accept()
        numeral.decimals += 1
      }
    }
    (position, numeral.scale, numeral.isMore) = multipliers(at: position)
    numeral.value = Decimal(sign: .plus, exponent: numeral.scale - numeral.decimals, significand: significand.value)
    // 1亿3千多万, 2万5千: a smaller multiple follows the larger.
    if numeral.scale >= 4, numeral.decimals == 0, position < text.count, text.folded[position].isDigit,
      let rest = smallerMultiple(at: position, below: numeral.scale)
    {
      numeral.value = numeral.value.map { $0 + rest.value }
      numeral.isMore = numeral.isMore || rest.isMore
      position = rest.end
      numeral.scale = 0
    }
    numeral.range = start..<position
    return numeral
  }

  /// 3千多万 after 1亿; nil where no multiplier follows the digits.
  private func smallerMultiple(at start: Int, below scale: Int) -> (value: Decimal, end: Int, isMore: Bool)? {
    var position = start
    var value: Decimal = 0
    while position < text.count, position - start < 4, text.folded[position].isDigit {
      value = value * 10 + Decimal(Int(text.folded[position].value) - 0x30)
      position += 1
    }
    var power = 0
    var isMore = false
    while position < text.count {
      if text.folded[position] == "多" || text.folded[position] == "余" {
        isMore = true
      } else if let next = HanNumeral.multiplier(text.folded[position]) {
        power += next
      } else {
        break
      }
      position += 1
    }
    return power >= 2 && power < scale ? (value * .power(power), position, isMore) : nil
  }

  /// A comma groups thousands only when it is a half-width one and exactly three digits follow each time.
  private func isThousandsComma(at position: Int, since start: Int) -> Bool {
    guard text.original[position] == ",", position - start <= 3 || text.original[position - 4] == ",",
      text.folded[start] != "0", position + 3 < text.count
    else { return false }
    for i in 1...3 where !text.folded[position + i].isDigit { return false }
    return position + 4 >= text.count || !text.folded[position + 4].isDigit
  }

  /// 万, 亿, 万亿, 千万, 百亿 and 余 or 多 before or between them.
  private func multipliers(at start: Int) -> (end: Int, scale: Int, isMore: Bool) {
    var position = start
    var scale = 0
    var isMore = false
    while position < text.count {
      var here = position
      var more = false
      if text.folded[here] == "余" || text.folded[here] == "多" || text.folded[here] == "几" {
        more = true
        here += 1
      }
      guard here < text.count, let power = HanNumeral.multiplier(text.folded[here]) else { break }
      // 千 and 百 are multipliers only before 万 and 亿: 5千瓦 is five kilowatts.
      if power < 4, !(here + 1 < text.count && (HanNumeral.multiplier(text.folded[here + 1]) ?? 0) >= 4) { break }
      // 万 of 万户村 is one, 亿 of 亿元 too; but 万里 and 万家 are as well, so nothing else is asked.
      scale += power
      isMore = isMore || more
      position = here + 1
    }
    return (position, scale, isMore)
  }

  /// A run of marks in the place of a removed number, with the multiplier that was left: `*`, `**万`.
  private func mask(at start: Int) -> Numeral {
    var position = start
    while position < text.count, text.folded[position].isMask { position += 1 }
    var numeral = Numeral(form: .mask, range: start..<position)
    (position, numeral.scale, numeral.isMore) = multipliers(at: position)
    numeral.range = start..<position
    return numeral
  }

  /// 一万五千亿, 三十, 两百余: a run of Han numerals that has a value.
  private func han(at start: Int) -> Numeral? {
    var position = start
    var isMore = false
    while position < text.count {
      // No number is so long; without a limit, a long run of numerals would be tried from each of its characters.
      guard position - start <= 24 else { return nil }
      let scalar = text.folded[position]
      if HanNumeral.isPart(scalar) {
        position += 1
      } else if (scalar == "余" || scalar == "多" || scalar == "几"), position > start,
        position + 1 < text.count, HanNumeral.multiplier(text.folded[position + 1]) != nil
      {
        isMore = true
        position += 1
      } else {
        break
      }
    }
    guard let value = HanNumeral.value(of: text.folded[start..<position]) else { return nil }
    return Numeral(form: .han, range: start..<position, value: value, isMore: isMore)
  }
}

/// Digits put together one by one: in a machine word while they fit into one, as a decimal number beyond that.
private struct Significand {
  private var word: UInt64 = 0
  private var long: Decimal?

  var value: Decimal { long ?? Decimal(word) }

  mutating func append(digit: UInt64) {
    if long == nil, word < UInt64.max / 10 - 1 {
      word = word * 10 + digit
    } else {
      long = value * 10 + Decimal(digit)
    }
  }
}

extension Unicode.Scalar {
  /// Stands where digits were removed.
  var isMask: Bool { self == "*" || self == "×" || self == "＊" || self == "✕" || self == "█" || self == "■" }
}
