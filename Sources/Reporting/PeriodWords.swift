import Statistics

extension TimePeriod {
  /// True for a part of a year: a value for it never stands beside whole years in a sentence.
  var isPartial: Bool { endingMonth.map { $0 < 12 } ?? false }

  /// The period as printed: `2023年`, `2023年1—11月`, `截至2021年11月23日`, `2021—2025年`.
  var words: String {
    guard let year else { return code }
    if isWholeYear { return "\(year)年" }
    if spansYears { return "\(code.prefix(4))—\(year)年" }
    return code.hasPrefix("asof:") ? "截至\(year)年\(part)" : "\(year)年\(part)"
  }

  /// What part of the year it covers: `1—11月`, `截至11月23日`; empty for whole years.
  var partWords: String {
    guard !isWholeYear, !spansYears else { return "" }
    return code.hasPrefix("asof:") ? "截至" + (part.isEmpty ? words : part) : part
  }

  private var part: String {
    var text = Substring(code)
    if text.hasPrefix("asof:") { text = text.dropFirst(5) }
    let ends = text.split(separator: "/").map { $0.split(separator: "-").compactMap { Int($0) } }
    guard let last = ends.last, last.count >= 2 else { return "" }
    let day = last.count >= 3 && ends.count == 1 ? "\(last[2])日" : ""
    if ends.count == 2, let first = ends.first, first.count >= 2, first[1] != last[1] {
      return "\(first[1])—\(last[1])月"
    }
    return "\(last[1])月" + day
  }
}

/// Years as printed: `2023年`, `2021—2023年`, `2021年和2023年`.
func yearWords(_ years: [Int]) -> String {
  guard let first = years.first, let last = years.last else { return "" }
  if first == last { return "\(first)年" }
  if years.count == 2, last - first > 1 { return "\(first)年和\(last)年" }
  return "\(first)—\(last)年"
}
