/// The day that a brief is dated, as a proper day of the calendar.
package struct IssueDate: Hashable, Sendable, Comparable, Codable {
  package var year: Int
  package var month: Int
  package var day: Int

  /// Nil where the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1900...2200).contains(year), (1...12).contains(month), (1...days[month - 1]).contains(day) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2024-02-08`, `2024年2月8日`, `2024/2/8` or `2024.2.8`; nil for anything else.
  package init?(_ text: some StringProtocol) {
    var parts: [String] = []
    var part = ""
    var separators: [Character] = []
    for character in text {
      if character.isASCII, character.isNumber {
        part.append(character)
      } else {
        parts.append(part)
        part = ""
        separators.append(character)
      }
    }
    if !part.isEmpty { parts.append(part) }
    let forms: [[Character]] = [["-", "-"], ["/", "/"], [".", "."], ["年", "月", "日"]]
    guard parts.count == 3, parts[0].count == 4, forms.contains(separators), let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// As a Chinese official document prints it: `2024年2月8日`.
  package var printed: String { "\(year)年\(month)月\(day)日" }

  /// What stands in a PDF's metadata where no date is known at all; the clock is never asked.
  static let unknown = IssueDate(year: 2000, month: 1, day: 1)!

  package static func < (a: IssueDate, b: IssueDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}
