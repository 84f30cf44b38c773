import Documents

/// Tells the year that a document looks back on.
struct YearFinder {
  let grammar: Grammar

  func year(
    title: DocumentTitle, text: PreparedText, headings: [PreparedText], fileName: PreparedText
  ) -> (Int, String)? {
    let words = PreparedText(Array(title.words.unicodeScalars), folded: true)
    let whole = 0..<words.count
    let titleYears = ScopeMap.years(in: whole, words)
    let isDelivered = words.contains("工作报告", in: whole) || text.contains("代表大会", in: title.range)

    // 2021年工作总结 as the heading of a part, or as the title, says it outright.
    for heading in headings {
      let title = 0..<heading.count
      guard grammar.reviewHeading.occurs(in: heading.folded, title) else { continue }
      // 2021年总结和2022年计划 names the year reviewed first.
      let years = ScopeMap.years(in: title, heading)
      let plansToo = grammar.planHeading.occurs(in: heading.folded, title)
      if let year = plansToo ? years.first : years.max() { return (year, heading.words(title)) }
    }
    if !isDelivered, let first = titleYears.first { return (first, title.words) }
    // A report delivered to a congress early in a year looks back on the year before.
    if let delivered = ScopeMap.years(in: title.range, text).first, isDelivered {
      return (delivered - 1, title.words)
    }
    if let first = ScopeMap.years(in: title.range, text).first { return (first, text.words(title.range).prefixed(20)) }
    // A file's name has its year with or without 年.
    let digits = PreparedText(Array((String(String.UnicodeScalarView(fileName.folded)) + "年").unicodeScalars), folded: true)
    if let year = bareYear(in: digits) { return (isDelivered ? year - 1 : year, String(String.UnicodeScalarView(fileName.original))) }
    // Otherwise the year that the text names most often in its first part.
    var counts: [Int: Int] = [:]
    for year in ScopeMap.years(in: 0..<text.count, text) { counts[year, default: 0] += 1 }
    guard let best = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return nil }
    return (best.key, "\(best.key)年×\(best.value)")
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
