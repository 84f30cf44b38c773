/// How a point in time is written, by the patterns of d3-time-format: `%Y-%m-%d`, `%b %d, %Y`.
package struct TimeFormat: Hashable, Sendable {
  package var pattern: String

  package init(_ pattern: String) { self.pattern = pattern }

  package func string(_ milliseconds: Double) -> String {
    let m = Moment(milliseconds)
    var result = ""
    var characters = Array(pattern)[...]
    while let c = characters.popFirst() {
      guard c == "%", var letter = characters.popFirst() else {
        result.append(c)
        continue
      }
      var pad: Character?
      if "-_0".contains(letter), let next = characters.popFirst() {
        pad = letter
        letter = next
      }
      result += written(letter, m, milliseconds, pad)
    }
    return result
  }

  private func written(_ letter: Character, _ m: Moment, _ milliseconds: Double, _ pad: Character?) -> String {
    func padded(_ n: Int, _ width: Int, _ usual: Character = "0") -> String {
      let digits = String(n)
      let filler: Character? = pad == "-" ? nil : pad == "_" ? " " : pad ?? usual
      guard let filler, digits.count < width else { return digits }
      return String(repeating: filler, count: width - digits.count) + digits
    }
    switch letter {
    case "a": return String(Moment.dayNames[m.weekday].prefix(3))
    case "A": return Moment.dayNames[m.weekday]
    case "b", "h": return String(Moment.monthNames[m.month - 1].prefix(3))
    case "B": return Moment.monthNames[m.month - 1]
    case "c": return TimeFormat("%x, %X").string(milliseconds)
    case "d": return padded(m.day.day, 2)
    case "e": return padded(m.day.day, 2, " ")
    case "f": return padded(m.millisecond * 1000, 6)
    case "H": return padded(m.hour, 2)
    case "I": return padded((m.hour + 11) % 12 + 1, 2)
    case "j": return padded(m.dayOfYear, 3)
    case "L": return padded(m.millisecond, 3)
    case "m": return padded(m.month, 2)
    case "M": return padded(m.minute, 2)
    case "p": return m.hour < 12 ? "AM" : "PM"
    case "q": return String(m.quarter)
    case "Q": return plainNumber(milliseconds)
    case "s": return plainNumber((milliseconds / 1000).rounded(.down))
    case "S": return padded(m.second, 2)
    case "u": return String(m.weekday == 0 ? 7 : m.weekday)
    case "U": return padded(m.week, 2)
    case "V": return padded(isoWeek(m).week, 2)
    case "G": return padded(isoWeek(m).year, 4)
    case "w": return String(m.weekday)
    case "W": return padded(m.week(from: 1), 2)
    case "x": return TimeFormat("%-m/%-d/%Y").string(milliseconds)
    case "X": return TimeFormat("%-I:%M:%S %p").string(milliseconds)
    case "y": return padded(m.year % 100, 2)
    case "Y": return padded(m.year, 4)
    case "Z": return "+0000"
    case "%": return "%"
    default: return "%" + String(letter)
    }
  }

  private func isoWeek(_ m: Moment) -> (year: Int, week: Int) {
    // The week belongs to the year in which its Thursday lies.
    let thursday = Moment(m.year, m.month, m.day.day + 3 - (m.weekday + 6) % 7)
    return (thursday.year, (thursday.dayOfYear - 1) / 7 + 1)
  }

  /// Reads a text that was written by this pattern; nil where it was not.
  package func read(_ text: String) -> Double? {
    var rest = Substring(text)
    var (year, month, day, hour, minute, second, millisecond) = (1900, 1, 1, 0, 0, 0, 0)
    var isAfternoon: Bool?
    func number(_ width: Int) -> Int? {
      while rest.first == " " { rest.removeFirst() }
      let digits = rest.prefix(width).prefix { $0.isASCII && $0.isNumber }
      guard let n = Int(digits) else { return nil }
      rest.removeFirst(digits.count)
      return n
    }
    func name(_ names: [String], _ length: Int?) -> Int? {
      guard let i = names.firstIndex(where: { rest.lowercased().hasPrefix($0.prefix(length ?? $0.count).lowercased()) }) else { return nil }
      rest.removeFirst(length ?? names[i].count)
      return i
    }
    var characters = Array(pattern)[...]
    while let c = characters.popFirst() {
      guard c == "%", var letter = characters.popFirst() else {
        if c == " " {
          while rest.first == " " { rest.removeFirst() }
        } else if rest.popFirst() != c {
          return nil
        }
        continue
      }
      if "-_0".contains(letter), let next = characters.popFirst() { letter = next }
      switch letter {
      case "Y": guard let n = number(4) else { return nil }; year = n
      case "y": guard let n = number(2) else { return nil }; year = n < 69 ? 2000 + n : 1900 + n
      case "m": guard let n = number(2), (1...12).contains(n) else { return nil }; month = n
      case "b": guard let n = name(Moment.monthNames, 3) else { return nil }; month = n + 1
      case "B": guard let n = name(Moment.monthNames, nil) else { return nil }; month = n + 1
      case "d", "e": guard let n = number(2) else { return nil }; day = n
      case "j": guard let n = number(3) else { return nil }; (month, day) = (1, n)
      case "H", "I": guard let n = number(2) else { return nil }; hour = n
      case "M": guard let n = number(2) else { return nil }; minute = n
      case "S": guard let n = number(2) else { return nil }; second = n
      case "L": guard let n = number(3) else { return nil }; millisecond = n
      case "p": guard let n = name(["AM", "PM"], nil) else { return nil }; isAfternoon = n == 1
      case "a": guard name(Moment.dayNames, 3) != nil else { return nil }
      case "A": guard name(Moment.dayNames, nil) != nil else { return nil }
      case "Q": return Double(rest)
      case "s": return Double(rest).map { $0 * 1000 }
      case "Z": rest = rest.drop { $0 != " " }
      default: return nil
      }
    }
    if let isAfternoon { hour = hour % 12 + (isAfternoon ? 12 : 0) }
    return rest.isEmpty ? Moment(year, month, day, hour, minute, second, millisecond).milliseconds : nil
  }
}
