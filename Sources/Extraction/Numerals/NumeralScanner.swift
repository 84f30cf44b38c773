import CodeLists
import FoundationEssentials

/// Finds the numbers of a text: every digit run, every mask, every run of Han numerals.
struct NumeralScanner {
  let text: PreparedText
  let units: UnitList

  /// The characters that a number or a date may begin with.
  static let beginnings = ScalarSet {
    $0.isDigit || $0.isMask || HanNumeral.isPart($0) || ["几", "数", "X", "_", "某"].contains($0)
  }

  /// The numeral that begins at a place, if one does.
  func numeral(at start: Int) -> Numeral? {
    let scalar = text.folded[start]
    if scalar.isDigit { return slashedFraction(at: start) ?? partlyMasked(at: start) ?? digits(at: start) }
    if scalar.isMask { return isMultiplicationSign(start) ? nil : mask(at: start) }
    if HanNumeral.isPart(scalar) { return wordedFraction(at: start) ?? han(at: start) }
    if scalar == "几" || scalar == "数" { return severalTimes(at: start) }
    if scalar == "X" || scalar == "_" || scalar == "某" { return letterMask(at: start) }
    return nil
  }

  /// `1,234.5`, `37.21亿`, `3000多万`: digits, thousands commas, a decimal point, multipliers.
  func digits(at start: Int) -> Numeral {
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
      } else if isThousandsComma(at: position, since: start) || isThousandsSpace(at: position, since: start) {
        position += 1
      } else {
        break
      }
    }
    if position + 1 < text.count, text.folded[position] == ".", text.folded[position + 1].isDigit, !isMarkOfLine(at: position, since: start) {
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
      numeral.value = numeral.value.map { ($0 + rest.value) * .power(rest.common) }
      numeral.isMore = numeral.isMore || rest.isMore
      position = rest.end
      numeral.scale = 0
    }
    numeral.range = start..<position
    return numeral
  }

  /// 3千多万 after 1亿; nil where no multiplier follows the digits.
  ///
  /// `common` is the power of ten that both parts share: the 亿 of 3万2千亿.
  private func smallerMultiple(at start: Int, below scale: Int) -> (value: Decimal, end: Int, isMore: Bool, common: Int)? {
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
        if next == 8, power >= 2, power < scale, scale < 8 { return (value * .power(power), position + 1, isMore, 8) }
        power += next
      } else {
        break
      }
      position += 1
    }
    return power >= 2 && power < scale ? (value * .power(power), position, isMore, 0) : nil
  }

  /// 3．10种有色金属: a full-width point behind a number that begins a line marks an item of a list.
  private func isMarkOfLine(at position: Int, since start: Int) -> Bool {
    text.original[position] == "．" && position - start <= 2 && (start == 0 || text.folded[start - 1] == "\n")
  }

  /// A comma groups thousands only when it is a half-width one and exactly three digits follow each time.
  private func isThousandsComma(at position: Int, since start: Int) -> Bool {
    guard text.original[position] == ",", position - start <= 3 || text.original[position - 4] == ",",
      text.folded[start] != "0", position + 3 < text.count
    else { return false }
    for i in 1...3 where !text.folded[position + i].isDigit { return false }
    return position + 4 >= text.count || !text.folded[position + 4].isDigit
  }

  /// `2 000亿元`: a single space groups thousands where three digits and then a unit or a decimal point follow.
  private func isThousandsSpace(at position: Int, since start: Int) -> Bool {
    guard text.folded[position] == " ", text.folded[start] != "0" else { return false }
    if position - start > 3 { return text.folded[position - 4] == " " && isGroup(from: position + 1) }
    // Two numbers side by side, as in a row of a table, are no groups of one.
    let isAlone = start < 2 || text.folded[start - 1] != " " || !text.folded[start - 2].isDigit
    return isAlone && isGroup(from: position + 1)
  }

  /// Three digits, and then another group, a multiplier, a unit or a decimal point.
  private func isGroup(from start: Int) -> Bool {
    guard start + 3 < text.count else { return false }
    for i in start..<start + 3 where !text.folded[i].isDigit { return false }
    let next = text.folded[start + 3]
    return next == "." || next == " " && isGroup(from: start + 4) || HanNumeral.multiplier(next) != nil
      || units.match(in: text.folded, at: start + 3, before: text.count) != nil
  }

  /// 万, 亿, 万亿, 千万, 百亿 and 余 or 多 before or between them.
  private func multipliers(at start: Int) -> (end: Int, scale: Int, isMore: Bool) {
    var position = start
    var scale = 0
    var isMore = false
    while position < text.count {
      var here = position
      // 25913 万吨: some pages set numbers apart from what follows them.
      if here == start, text.folded[here] == " ", here + 1 < text.count, here > 0, text.folded[here - 1].isDigit,
        (HanNumeral.multiplier(text.folded[here + 1]) ?? 0) >= 2
      {
        here += 1
      }
      var more = false
      if text.folded[here] == "余" || text.folded[here] == "多" || text.folded[here] == "几" {
        more = true
        here += 1
      }
      guard here < text.count, let power = HanNumeral.multiplier(text.folded[here]) else { break }
      if power < 4, !multiplies(here) { break }
      // 万 of 万户村 is one, 亿 of 亿元 too; but 万里 and 万家 are as well, so nothing else is asked.
      scale += power
      isMore = isMore || more
      position = here + 1
    }
    return (position, scale, isMore)
  }

  /// 千 and 百 multiply before 万 and 亿 and before a unit, but 5千瓦 is five kilowatts.
  private func multiplies(_ position: Int) -> Bool {
    guard position + 1 < text.count else { return false }
    if (HanNumeral.multiplier(text.folded[position + 1]) ?? 0) >= 4 { return true }
    if units.match(in: text.folded, at: position, before: text.count) != nil || text.folded[position] == "十" { return false }
    let next = text.folded[position + 1]
    let unit = next == "余" || next == "多" ? position + 2 : position + 1
    return next != "分" && units.match(in: text.folded, at: unit, before: text.count) != nil
  }

  /// 7×24小时: between two numbers the cross multiplies, it masks nothing.
  private func isMultiplicationSign(_ position: Int) -> Bool {
    position > 0 && position + 1 < text.count && text.folded[position - 1].isDigit && text.folded[position + 1].isDigit
      && text.folded[position] != "*"
  }

  /// A run of marks in the place of a removed number, with the multiplier that was left: `*`, `**万`.
  private func mask(at start: Int) -> Numeral {
    var position = start
    while position < text.count, text.folded[position].isMask { position += 1 }
    return masked(start, to: decimalsEnd(after: position))
  }

  /// `9596.X万元`: digits of which only those behind the point were removed.
  private func partlyMasked(at start: Int) -> Numeral? {
    var position = start
    while position < text.count, text.folded[position].isDigit { position += 1 }
    guard position + 1 < text.count, text.folded[position] == ".", isRemoved(position + 1) else { return nil }
    let numeral = masked(start, to: decimalsEnd(after: position))
    return numeral.scale > 0 || units.match(in: text.folded, at: numeral.range.upperBound, before: text.count) != nil ? numeral : nil
  }

  /// Behind the decimals of a masked number, removed or left: `X.20`, `*.*`.
  private func decimalsEnd(after position: Int) -> Int {
    guard position + 1 < text.count, text.folded[position] == "." else { return position }
    var end = position + 1
    while end < text.count, text.folded[end].isDigit || isRemoved(end) { end += 1 }
    return end > position + 1 ? end : position
  }

  private func isRemoved(_ position: Int) -> Bool { text.folded[position].isMask || text.folded[position] == "X" }

  /// `XX亿元`, `__家`, `某亿元`: letters or a blank line for a number. One letter counts only before a unit.
  private func letterMask(at start: Int) -> Numeral? {
    let scalar = text.folded[start]
    func isName(_ position: Int) -> Bool {
      guard text.folded.indices.contains(position) else { return false }
      let beside = text.folded[position]
      return beside.isLatin || beside.isDigit || beside == "_" || beside == "+"
    }
    guard !isName(start - 1) else { return nil }
    var position = start
    while position < text.count, text.folded[position] == scalar { position += 1 }
    guard !isName(position), scalar != "_" || position - start >= 2 else { return nil }
    let numeral = masked(start, to: scalar == "X" ? decimalsEnd(after: position) : position)
    // X余名: more than was removed.
    let end = numeral.range.upperBound + (text.has("余", at: numeral.range.upperBound) || text.has("多", at: numeral.range.upperBound) ? 1 : 0)
    if scalar == "某" { return numeral.scale >= 4 || text.has("%", at: end) ? numeral : nil }
    if scalar == "X", position - start >= 2 { return numeral }
    // 公办X、民办X所: in a list of masked numbers the unit may stand behind the last.
    if scalar == "X", start > 0, text.folded[start - 1].isHan, end < text.count, ["、", ",", ";", ")", "("].contains(text.folded[end]) {
      return numeral
    }
    return numeral.scale > 0 || units.match(in: text.folded, at: end, before: text.count) != nil ? numeral : nil
  }

  private func masked(_ start: Int, to end: Int) -> Numeral {
    var position = end
    var numeral = Numeral(form: .mask, range: start..<position)
    (position, numeral.scale, numeral.isMore) = multipliers(at: position)
    numeral.range = start..<position
    return numeral
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
