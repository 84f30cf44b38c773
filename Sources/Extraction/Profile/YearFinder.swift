import Documents

/// Tells the year that a document looks back on.
struct YearFinder {
  let grammar: Grammar

  func year(
    title: DocumentTitle, text: PreparedText, headings: [PreparedText], fileName: PreparedText
  ) -> (Int, String)? {
    let words = PreparedText(Array(title.words.unicodeScalars), folded: true)
    let whole = 0..<words.count
    let titleYears = NamedYears.years(in: whole, words)
    // 2016年《政府工作报告》重点工作落实情况的通报 tells of 2016.
    let isOnReport = (["落实情况", "完成情况", "执行情况", "分解", "项目清单", "民生项目", "报告民生实事"] as [StaticPhrase]).contains { words.contains($0, in: whole) }
    let isDelivered = !isOnReport && (words.contains("工作报告", in: whole) && !words.contains("职责工作报告", in: whole) || text.contains("代表大会", in: title.range))

    // 2021年工作总结 as the heading of a part, or as the title, says it outright.
    for heading in headings {
      let title = 0..<heading.count
      // Of a text on one line, a heading may be a whole paragraph.
      guard heading.count <= 30, grammar.reviewHeading.occurs(in: heading.folded, title) else { continue }
      // 2024年政府工作报告, and its 2024年主要工作, are of the year in which it was delivered, not of the one reviewed.
      if isDelivered, let delivered = titleYears.first, NamedYears.years(in: title, heading) == [delivered], !saysReview(heading) { continue }
      // 过去五年工作回顾。本届政府任期自2006年10月…: only a year that the heading begins with is its own.
      guard let at = (0..<min(8, heading.count)).first(where: { heading.folded[$0].isDigit }), !heading.has("自", endingAt: at),
        !NamedYears.years(in: at..<heading.count, heading).isEmpty
      else { continue }
      // 2021年总结和2022年计划 names the year reviewed first.
      let years = NamedYears.years(in: title, heading)
      let plansToo = grammar.planHeading.occurs(in: heading.folded, title)
      if let year = plansToo ? years.first : years.max() { return (year, heading.words(title)) }
    }
    if let first = titleYears.first, !isDelivered || saysOutright(first, words) { return (first, title.words) }
    if isDelivered, let reviewed = yearReviewed(in: text) { return reviewed }
    // A report delivered to a congress early in a year looks back on the year before, one of November or December on that year.
    if isDelivered, let delivered = dayOfDelivery(in: text, title.range) ?? NamedYears.years(in: title.range, text).first {
      return (isLate(delivered, in: text, title.range) ? delivered : delivered - 1, title.words)
    }
    if let first = NamedYears.years(in: title.range, text).first { return (first, text.words(title.range).prefixed(20)) }
    // A file's name has its year with or without 年.
    let digits = PreparedText(Array((String(String.UnicodeScalarView(fileName.folded)) + "年").unicodeScalars), folded: true)
    if let year = bareYear(in: digits) { return (isDelivered ? year - 1 : year, String(String.UnicodeScalarView(fileName.original))) }
    // Otherwise the year that the text names most often in its first part.
    var counts: [Int: Int] = [:]
    for year in NamedYears.years(in: 0..<text.count, text) { counts[year, default: 0] += 1 }
    guard let best = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return nil }
    return (best.key, "\(best.key)年×\(best.value)")
  }

  /// 2019年工作回顾, as a line of its own or after a number: the year that the report looks back on.
  private func yearReviewed(in text: PreparedText) -> (Int, String)? {
    for i in text.folded.indices.dropLast(6)
    where text.folded[i].isDigit && (i == 0 || ["\n", " ", "、", ")"].contains(text.folded[i - 1])) {
      guard let end = grammar.yearReviewed.longest(in: text.folded, at: i + 4, before: text.count)?.end,
        let year = NamedYears.years(in: i..<min(text.count, i + 6), text).first
      else { continue }
      return (year, text.words(i..<end))
    }
    return nil
  }

  /// The year of a date with a month, 2020年1月8日: when the report was delivered, whatever year its title has.
  private func dayOfDelivery(in text: PreparedText, _ range: Range<Int>) -> Int? {
    for i in range.dropLast(6) where text.folded[i].isDigit && (i == 0 || !text.folded[i - 1].isDigit) {
      guard let date = DateRule.date(in: text, at: i) else { continue }
      if text.folded[date].contains("月"), text.folded[date].contains("日"), let year = NamedYears.years(in: date, text).first { return year }
      // 2018-01-27, as a page of the press has it
      if date.count >= 8, text.folded[date].allSatisfy({ $0.isDigit || $0 == "-" }) {
        let year = text.folded[date].prefix(4).reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
        if (1990...2100).contains(year) { return year }
      }
    }
    return nil
  }

  private func saysReview(_ heading: PreparedText) -> Bool {
    for word in ["回顾", "总结", "完成情况"] as [StaticPhrase] where heading.contains(word, in: 0..<heading.count) { return true }
    return false
  }

  /// 2022年度…报告, 2024年工作回顾: the year that the document is about, whenever it was delivered.
  private func saysOutright(_ year: Int, _ title: PreparedText) -> Bool {
    for word in ["年度", "年工作回顾", "年回顾", "年工作总结", "年国民经济和社会发展计划执行"] {
      if title.contains(Array("\(year)\(word)".unicodeScalars), in: 0..<title.count) { return true }
    }
    return false
  }

  /// Whether the first date of the year has a month near its end: 2021年12月15日.
  private func isLate(_ year: Int, in text: PreparedText, _ range: Range<Int>) -> Bool {
    for month in ["11", "12"] {
      if text.contains(Array("\(year)年\(month)月".unicodeScalars), in: range) { return true }
    }
    return false
  }

  private func bareYear(in text: PreparedText) -> Int? {
    var i = 0
    while i + 4 <= text.count {
      if text.folded[i..<i + 4].allSatisfy(\.isDigit), i + 4 == text.count || !text.folded[i + 4].isDigit,
        i == 0 || !text.folded[i - 1].isDigit
      {
        let year = text.folded[i..<i + 4].reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
        if (1990...2100).contains(year) { return year }
      }
      i += 1
    }
    return nil
  }
}

extension String {
  fileprivate func prefixed(_ n: Int) -> String { count <= n ? self : String(prefix(n)) + "…" }
}
