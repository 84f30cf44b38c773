/// A calendar day, for temporal fields: `2024`, `2024-03`, `2024-03-01`.
package struct Day: Hashable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int

  /// Reads a year as number or text, or an ISO date; nil for anything else.
  package init?(_ value: Datum) {
    switch value {
    case .number(let n) where n == n.rounded() && n >= 1000 && n < 3000:
      (year, month, day) = (Int(n), 1, 1)
    case .text(let text):
      let parts = text.prefix { $0 != "T" && $0 != " " }.split(separator: "-").map { Int($0) }
      guard (1...3).contains(parts.count), let y = parts[0], (1000..<3000).contains(y) else { return nil }
      let m = parts.count > 1 ? parts[1] : 1
      let d = parts.count > 2 ? parts[2] : 1
      guard let m, let d, (1...12).contains(m), (1...31).contains(d) else { return nil }
      (year, month, day) = (y, m, d)
    default: return nil
    }
  }

  package init(year: Int, month: Int, day: Int) { (self.year, self.month, self.day) = (year, month, day) }

  package init(number: Double) {
    // Civil from days, counted in eras of 400 years from March.
    let z = Int(number.rounded(.down)) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  package var number: Double {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return Double(era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468)
  }
}
