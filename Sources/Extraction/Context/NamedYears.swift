/// Years as a text names them: 2021年, and those of a five-year plan, “十四五”.
enum NamedYears {
  /// Four-digit years followed by 年; without those of days and months, such as （2025年5月）, where asked.
  static func years(in range: Range<Int>, _ text: PreparedText, withoutDays: Bool = false) -> [Int] {
    var years: [Int] = []
    var i = range.lowerBound
    while i + 4 < range.upperBound {
      let digits = text.folded[i..<i + 4]
      let follows = text.folded[i + 4] == " " && i + 5 < range.upperBound ? text.folded[i + 5] : text.folded[i + 4]
      if digits.allSatisfy(\.isDigit), follows == "年" {
        let year = digits.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
        if (1949...2100).contains(year), !(withoutDays && isDay(i, text)) { years.append(year) }
        i += 5
      } else {
        i += 1
      }
    }
    return years
  }

  /// Two years with a dash between them: 2012-2016年.
  static func span(in range: Range<Int>, _ text: PreparedText) -> (Int, Int)? {
    for i in range where i + 9 < range.upperBound && ["-", "~", "—", "至"].contains(text.folded[i + 4]) {
      let digits = [i..<i + 4, i + 5..<i + 9].map { text.folded[$0] }
      guard digits.allSatisfy({ $0.allSatisfy(\.isDigit) }), text.folded[i + 9] == "年" else { continue }
      let years = digits.map { $0.reduce(0) { $0 * 10 + Int($1.value) - 0x30 } }
      if (1949...2100).contains(years[0]), (1...10).contains(years[1] - years[0]) { return (years[0], years[1]) }
    }
    return nil
  }

  /// Whether the year at a place belongs to one month or day; 2021年1-11月 is a part of the year.
  private static func isDay(_ start: Int, _ text: PreparedText) -> Bool {
    guard let date = DateRule.date(in: text, at: start) else { return false }
    return text.folded[date].contains("月") && !text.folded[date].contains { ["-", "~", "至", "—"].contains($0) }
  }

  /// “十四五” is 2021 to 2025: the third plan began in 1966.
  static func planPeriod(in range: Range<Int>, _ text: PreparedText) -> (Int, Int)? {
    for i in range where text.folded[i] == "十" && i + 2 < range.upperBound && text.folded[i + 2] == "五" {
      guard let unit = HanNumeral.digit(text.folded[i + 1]), unit > 0 else { continue }
      let from = 1966 + 5 * (10 + unit - 3)
      return (from, from + 4)
    }
    return nil
  }
}
