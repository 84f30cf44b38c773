/// A point in time as the calendar and the clock of UTC show it.
package struct Moment: Hashable, Sendable {
  package var day: Day
  package var hour = 0
  package var minute = 0
  package var second = 0
  package var millisecond = 0

  package init(_ year: Int, _ month: Int = 1, _ day: Int = 1, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0, _ millisecond: Int = 0) {
    // Months and days beyond their ends count on into the next: the 32nd of January is the 1st of February.
    let months = year * 12 + month - 1
    let y = months >= 0 ? months / 12 : (months - 11) / 12
    let first = Day(year: y, month: months - y * 12 + 1, day: 1).number
    let clock = (Double(hour) * 60 + Double(minute)) * 60 + Double(second)
    self.init((first + Double(day - 1)) * 86_400_000 + clock * 1000 + Double(millisecond))
  }

  /// From milliseconds since the beginning of 1970.
  package init(_ milliseconds: Double) {
    let days = (milliseconds / 86_400_000).rounded(.down)
    day = Day(number: days)
    var rest = Int((milliseconds - days * 86_400_000).rounded(.down))
    millisecond = rest % 1000
    rest /= 1000
    second = rest % 60
    rest /= 60
    (hour, minute) = (rest / 60, rest % 60)
  }

  package var milliseconds: Double {
    let minutes: Int = hour * 60 + minute
    let sinceMidnight: Int = (minutes * 60 + second) * 1000 + millisecond
    return day.number * 86_400_000 + Double(sinceMidnight)
  }

  package var year: Int { day.year }
  package var month: Int { day.month }
  /// From 0, a Sunday.
  package var weekday: Int { ((Int(day.number) + 4) % 7 + 7) % 7 }
  /// From 1.
  package var dayOfYear: Int { Int(day.number - Day(year: year, month: 1, day: 1).number) + 1 }
  package var quarter: Int { (month + 2) / 3 }

  /// The number of the week in the year, weeks beginning on a Sunday; days before the first Sunday are in week 0.
  package var week: Int { week(from: 0) }
  func week(from firstDay: Int) -> Int { (dayOfYear - 1 + 7 - (weekday - firstDay + 7) % 7) / 7 }
}

extension Moment {
  /// A value of a temporal field as milliseconds; a whole number of four digits is a year.
  package static func milliseconds(_ value: Datum) -> Double? {
    switch value {
    case .number(let n) where n == n.rounded() && n >= 1000 && n < 3000: Moment(Int(n)).milliseconds
    case .number(let n): n.isFinite ? n : nil
    case .text(let text): read(text)
    default: nil
    }
  }

  /// Reads ISO dates and times, and dates in words and in figures as they are common in English (`Jan 5 2012`, `1/5/2012`).
  package static func read(_ text: String) -> Double? {
    iso(text) ?? loose(text)
  }

  private static func iso(_ text: String) -> Double? {
    let c = Array(text.utf8)
    var i = 0
    func digits(_ count: Int) -> Int? {
      guard i + count <= c.count else { return nil }
      var n = 0
      for k in i..<(i + count) {
        guard c[k] >= 48, c[k] <= 57 else { return nil }
        n = n * 10 + Int(c[k] - 48)
      }
      i += count
      return n
    }
    func skip(_ mark: Character) -> Bool {
      guard i < c.count, c[i] == mark.asciiValue else { return false }
      i += 1
      return true
    }
    guard let year = digits(4) else { return nil }
    var month = 1
    var day = 1
    if skip("-") {
      guard let m = digits(2), (1...12).contains(m) else { return nil }
      month = m
      if skip("-") {
        guard let d = digits(2), (1...31).contains(d) else { return nil }
        day = d
      }
    }
    if i == c.count { return Moment(year, month, day).milliseconds }
    guard skip("T") || skip(" ") else { return nil }
    guard let hour = digits(2), skip(":"), let minute = digits(2) else { return nil }
    var seconds = 0.0
    if skip(":") {
      guard let s = digits(2) else { return nil }
      seconds = Double(s)
      if skip(".") {
        var unit = 0.1
        while let digit = digits(1) {
          seconds += Double(digit) * unit
          unit /= 10
        }
      }
    }
    var zone = 0
    if skip("Z") {
    } else if i < c.count {
      let sign = c[i] == 45 ? -1 : 1
      guard skip("+") || skip("-"), let h = digits(2) else { return nil }
      _ = skip(":")
      zone = sign * (h * 60 + (digits(2) ?? 0))
    }
    guard i == c.count else { return nil }
    return Moment(year, month, day, hour, minute - zone).milliseconds + (seconds * 1000).rounded()
  }

  private static func loose(_ text: String) -> Double? {
    var numbers: [Int] = []
    var month: Int?
    var clock: [Int] = []
    var isAfternoon = false
    var isMorning = false
    for word in text.split(whereSeparator: { " ,/-".contains($0) }) {
      if word.contains(":") {
        clock = word.split(separator: ":").compactMap { Int($0) }
        guard (2...3).contains(clock.count) else { return nil }
      } else if let n = Int(word) {
        numbers.append(n)
      } else {
        let lower = word.lowercased()
        if let m = monthNames.firstIndex(where: { lower.count >= 3 && $0.lowercased().hasPrefix(lower) }) {
          month = m + 1
        } else if lower == "pm" {
          isAfternoon = true
        } else if lower == "am" {
          isMorning = true
        } else if !["gmt", "utc", "z"].contains(lower), !dayNames.contains(where: { lower.count >= 3 && $0.lowercased().hasPrefix(lower) }) {
          return nil
        }
      }
    }
    var hour = clock.first ?? 0
    if isAfternoon, hour < 12 { hour += 12 }
    if isMorning, hour == 12 { hour = 0 }
    let (minute, second) = (clock.count > 1 ? clock[1] : 0, clock.count > 2 ? clock[2] : 0)
    func moment(_ y: Int, _ m: Int, _ d: Int) -> Double? {
      guard (1...12).contains(m), (1...31).contains(d) else { return nil }
      let year = y < 50 ? 2000 + y : y < 100 ? 1900 + y : y
      return Moment(year, m, d, hour, minute, second).milliseconds
    }
    if let month {
      switch numbers.count {
      case 1: return numbers[0] > 31 ? moment(numbers[0], month, 1) : moment(2001, month, numbers[0])
      case 2: return numbers[0] > 31 ? moment(numbers[0], month, numbers[1]) : moment(numbers[1], month, numbers[0])
      default: return nil
      }
    }
    guard numbers.count == 3 else { return nil }
    return numbers[0] > 31 ? moment(numbers[0], numbers[1], numbers[2]) : moment(numbers[2], numbers[0], numbers[1])
  }

  static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]
  static let dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}
