/// A reference period in ISO 8601: `2021`, `2021-01/2021-11`, `2021/2025`, or `asof:2021-11-23` for a stock on a day.
package struct TimePeriod: Hashable, Sendable {
  package var code: String

  package init(_ code: String) { self.code = code }
  package init(year: Int) { self.code = String(year) }
}

extension TimePeriod: Comparable {
  package static func < (a: TimePeriod, b: TimePeriod) -> Bool {
    (a.year ?? 0, a.code) < (b.year ?? 0, b.code)
  }

  /// The calendar year that the period ends in; nil where it is masked (`202X`).
  package var year: Int? {
    var last = Substring(code)
    if let colon = last.lastIndex(of: ":") { last = last[last.index(after: colon)...] }
    if let slash = last.lastIndex(of: "/") { last = last[last.index(after: slash)...] }
    return Int(last.prefix(4))
  }

  /// One whole calendar year and nothing else.
  package var isWholeYear: Bool { code.count == 4 && Int(code) != nil }

  /// A span of several whole years, as of a five-year plan.
  package var spansYears: Bool { code.count == 9 && code.contains("/") }

  /// The last month that is covered when the period ends before its year does; nil for whole years.
  package var endingMonth: Int? {
    guard !isWholeYear, !spansYears else { return nil }
    var last = Substring(code)
    if let colon = last.lastIndex(of: ":") { last = last[last.index(after: colon)...] }
    if let slash = last.lastIndex(of: "/") { last = last[last.index(after: slash)...] }
    let parts = last.split(separator: "-")
    return parts.count >= 2 ? Int(parts[1]) : nil
  }
}
