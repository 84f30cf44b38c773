/// Years, months, days and their ranges: `2021年11月23日`, `1-11月`, `2022-02-16`, `202*年`, `二〇三五年`, `一季度`.
enum DateRule {
  /// The date that begins at a place.
  static func date(in text: PreparedText, at start: Int) -> Range<Int>? {
    let scalar = text.folded[start]
    guard scalar.isDigit || isRemoved(scalar) || HanNumeral.isPart(scalar) else { return nil }
    if start > 0, text.folded[start - 1].isDigit || text.folded[start - 1] == "." { return nil }
    if let end = slashed(text, start) ?? year(text, start) ?? month(text, start) ?? day(text, start) ?? clock(text, start)
      ?? quarter(text, start)
    {
      return start..<end
    }
    return nil
  }

  /// The digits (or masks) from a place, at most `most`, and where what follows them begins: a blank before 年, 月 and 日 is passed.
  private static func run(_ text: PreparedText, _ start: Int, most: Int) -> (end: Int, digits: Int, value: Int?)? {
    var end = start
    var value: Int? = 0
    while end < text.count, end - start <= most {
      if text.folded[end].isDigit {
        value = value.map { $0 * 10 + Int(text.folded[end].value) - 0x30 }
      } else if isRemoved(text.folded[end]) {
        value = nil
      } else {
        break
      }
      end += 1
    }
    let digits = end - start
    guard digits > 0, digits <= most else { return nil }
    if end + 1 < text.count, text.folded[end] == " ", ["年", "月", "日"].contains(text.folded[end + 1]) { end += 1 }
    return (end, digits, value)
  }

  /// *月*日, X月X日
  private static func isRemoved(_ scalar: Unicode.Scalar) -> Bool { scalar.isMask || scalar == "X" }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "~" || scalar == "至" || scalar == "到" || scalar == "—" || scalar == "/" }

  /// 2022-02-16, 2022/2/16, 2022.2.16
  private static func slashed(_ text: PreparedText, _ start: Int) -> Int? {
    guard let y = run(text, start, most: 4), y.digits == 4, let year = y.value, (1900...2100).contains(year),
      y.end < text.count
    else { return nil }
    let mark = text.folded[y.end]
    guard mark == "-" || mark == "/" || mark == ".", let m = run(text, y.end + 1, most: 2), m.value.map({ (1...12).contains($0) }) ?? true,
      m.end < text.count, text.folded[m.end] == mark, let d = run(text, m.end + 1, most: 2),
      d.value.map({ (1...31).contains($0) }) ?? true
    else { return nil }
    return d.end
  }

  /// 2021年, 2021年11月, 2021年11月23日, 2021-2025年, 202*年, 二〇三五年
  private static func year(_ text: PreparedText, _ start: Int) -> Int? {
    if let han = hanYear(text, start) { return han }
    guard let y = run(text, start, most: 4) else { return nil }
    let isYear = y.digits == 4 && (y.value.map { (1900...2100).contains($0) } ?? text.folded[start].isDigit)
    let isMaskedYear = y.value == nil && y.end < text.count && text.folded[y.end] == "年" && followsMonth(text, y.end + 1)
    guard isYear || isMaskedYear, y.end < text.count else { return nil }
    if text.folded[y.end] == "年" {
      let next = y.end + 2 < text.count && text.folded[y.end + 1] == " " ? y.end + 2 : y.end + 1
      if let end = month(text, next) ?? maskedMonth(text, next) { return end }
      // 2020年到2025年 is one span.
      let dash = y.end + 1
      if y.value != nil, dash < text.count, isDash(text.folded[dash]), let second = run(text, dash + 1, most: 4),
        second.digits == 4, second.value.map({ (1900...2100).contains($0) }) ?? false, second.end < text.count,
        text.folded[second.end] == "年"
      {
        return second.end + 1
      }
      return y.end + 1
    }
    if isDash(text.folded[y.end]), let second = run(text, y.end + 1, most: 4), second.digits == 4,
      second.value.map({ (1900...2100).contains($0) }) ?? true, second.end < text.count
    {
      if text.folded[second.end] == "年" { return second.end + 1 }
    }
    return nil
  }

  private static func followsMonth(_ text: PreparedText, _ start: Int) -> Bool { month(text, start) != nil }

  private static func maskedMonth(_ text: PreparedText, _ start: Int) -> Int? {
    guard start < text.count, isRemoved(text.folded[start]) else { return nil }
    return month(text, start)
  }

  private static func hanYear(_ text: PreparedText, _ start: Int) -> Int? {
    guard start + 4 < text.count, text.folded[start + 4] == "年" else { return nil }
    for i in start..<start + 4 where HanNumeral.digit(text.folded[i]) == nil { return nil }
    return start + 5
  }

  /// 11月, 11月23日, 1-11月, *月*日; a count of months (11个月) has 个 between.
  private static func month(_ text: PreparedText, _ start: Int) -> Int? {
    guard start < text.count, let first = run(text, start, most: 2), first.end < text.count else { return nil }
    guard first.value.map({ (1...12).contains($0) }) ?? true else { return nil }
    if text.folded[first.end] == "月" {
      let after = first.end + 1
      // 3月至11月
      if after < text.count, isDash(text.folded[after]), let second = run(text, after + 1, most: 2), second.end < text.count,
        text.folded[second.end] == "月"
      {
        return second.end + 1
      }
      return day(text, after + 1 < text.count && text.folded[after] == " " ? after + 1 : after) ?? after
    }
    guard isDash(text.folded[first.end]), let second = run(text, first.end + 1, most: 2), second.end < text.count,
      text.folded[second.end] == "月", second.value.map({ (1...12).contains($0) }) ?? true
    else { return nil }
    return second.end + 1
  }

  /// 23日
  private static func day(_ text: PreparedText, _ start: Int) -> Int? {
    guard start < text.count, let d = run(text, start, most: 2), d.end < text.count,
      d.value.map({ (1...31).contains($0) }) ?? true
    else { return nil }
    return text.folded[d.end] == "日" ? d.end + 1 : nil
  }

  /// 17:30
  private static func clock(_ text: PreparedText, _ start: Int) -> Int? {
    guard let h = run(text, start, most: 2), h.end < text.count, text.folded[h.end] == ":", h.value.map({ $0 < 24 }) ?? false,
      let m = run(text, h.end + 1, most: 2), m.digits == 2, m.value.map({ $0 < 60 }) ?? false
    else { return nil }
    // 9:45:46 of three industries: parts of a hundred are no time.
    if m.end < text.count, text.folded[m.end] == ":", let s = run(text, m.end + 1, most: 2),
      let parts = h.value.flatMap({ h in m.value.flatMap { m in s.value.map { h + m + $0 } } }), (99...101).contains(parts)
    {
      return nil
    }
    return m.end
  }

  /// 一季度, 4季度, 前三季度 (from the numeral on)
  private static func quarter(_ text: PreparedText, _ start: Int) -> Int? {
    guard start + 2 < text.count, text.folded[start].isDigit || HanNumeral.digit(text.folded[start]) != nil,
      text.has("季度", at: start + 1)
    else { return nil }
    return start + 3
  }
}
