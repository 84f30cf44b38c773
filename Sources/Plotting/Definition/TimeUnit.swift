import Definitions
import Diagnostics

/// A part of a date (`year`, `yearmonth`, `hours`) to which points in time are cut back, so that those that agree in it fall together.
package struct TimeUnit: Hashable, Sendable {
  package enum Part: String, Hashable, Sendable, CaseIterable {
    case year, quarter, month, week, day, dayofyear, date, hours, minutes, seconds, milliseconds
  }

  /// From the longest to the shortest.
  package var parts: [Part]
  /// How many of the shortest part fall together.
  package var step = 1
  /// The data are cut already.
  package var isBinned = false
  /// The parts are chosen by how long a time the data span.
  package var maximum: Int?
  package var isUTC = false

  package init(_ parts: [Part], step: Int = 1) {
    self.parts = parts
    self.step = step
  }

  /// Reads `yearmonth`, `utcyear`, `binnedyearmonthdate`; nil for anything else.
  package init?(_ word: String) {
    var rest = Substring(word)
    if rest.hasPrefix("binned") {
      rest.removeFirst(6)
      isBinned = true
    }
    if rest.hasPrefix("utc") {
      rest.removeFirst(3)
      isUTC = true
    }
    parts = []
    // The longer word first: `dayofyear` begins like `day`.
    let known = Part.allCases.sorted { $0.rawValue.count > $1.rawValue.count }
    while !rest.isEmpty {
      guard let part = known.first(where: { rest.hasPrefix($0.rawValue) }), !parts.contains(part) else { return nil }
      parts.append(part)
      rest.removeFirst(part.rawValue.count)
    }
    guard !parts.isEmpty else { return nil }
  }

  package var name: String { parts.map(\.rawValue).joined() + (step > 1 ? "_step_\(step)" : "") }
  var last: Part { parts.last ?? .year }

  /// The beginning of the span that a point in time falls into. Parts longer than the unit's are those of 2012, a leap year
  /// that begins on a Sunday.
  package func floor(_ milliseconds: Double) -> Double {
    let m = Moment(milliseconds)
    func stepped(_ n: Int, _ part: Part, from first: Int = 0) -> Int {
      guard step > 1, part == last else { return n }
      let k = n - first
      return first + (k >= 0 ? k / step : (k - step + 1) / step) * step
    }
    let has = { (part: Part) in parts.contains(part) }
    let year = has(.year) ? stepped(m.year, .year) : 2012
    let month = has(.month) ? stepped(m.month - 1, .month) + 1 : has(.quarter) ? stepped(m.quarter - 1, .quarter) * 3 + 1 : 1
    let first = Moment(year).weekday
    var day = 1
    if has(.week) {
      let week = stepped(m.week, .week, from: 1)
      day = (has(.day) ? stepped(m.weekday, .day, from: 1) : 0) + week * 7 - (first + 6) % 7
    } else if has(.day) {
      day = stepped(m.weekday, .day, from: 1) + 7 - (first + 6) % 7
    } else if has(.date) {
      day = stepped(m.day.day, .date, from: 1)
    } else if has(.dayofyear) {
      day = stepped(m.dayOfYear, .dayofyear, from: 1)
    }
    return Moment(
      year, month, day, has(.hours) ? stepped(m.hour, .hours) : 0, has(.minutes) ? stepped(m.minute, .minutes) : 0,
      has(.seconds) ? stepped(m.second, .seconds) : 0, has(.milliseconds) ? stepped(m.millisecond, .milliseconds) : 0
    ).milliseconds
  }

  /// Where the span that begins at a point in time ends.
  package func end(of start: Double) -> Double { Self.offset(start, last, by: step) }

  static func offset(_ milliseconds: Double, _ part: Part, by count: Int) -> Double {
    let m = Moment(milliseconds)
    func moved(months: Int = 0, days: Int = 0) -> Double {
      Moment(m.year, m.month + months, m.day.day + days, m.hour, m.minute, m.second, m.millisecond).milliseconds
    }
    switch part {
    case .year: return moved(months: 12 * count)
    case .quarter: return moved(months: 3 * count)
    case .month: return moved(months: count)
    case .week: return moved(days: 7 * count)
    case .day, .dayofyear, .date: return moved(days: count)
    case .hours: return milliseconds + Double(count) * 3_600_000
    case .minutes: return milliseconds + Double(count) * 60_000
    case .seconds: return milliseconds + Double(count) * 1000
    case .milliseconds: return milliseconds + Double(count)
    }
  }

  /// How long the shortest part lasts, about, in milliseconds.
  var duration: Double {
    let day = 86_400_000.0
    let one: Double =
      switch last {
      case .year: 365 * day
      case .quarter: 91 * day
      case .month: 31 * day
      case .week: 7 * day
      case .day, .dayofyear, .date: day
      case .hours: day / 24
      case .minutes: 60_000
      case .seconds: 1000
      case .milliseconds: 1
      }
    return one * Double(step)
  }

  /// The pattern in which a span is written: `%b %Y`, `%B %d`, `%H:%M`.
  package var pattern: String {
    var rest = parts[...]
    var result = ""
    // Parts that are written together have a pattern of their own.
    let patterns: [([Part], String)] = [
      ([.year, .month, .date], "%b %d, %Y "), ([.year, .month], "%b %Y "), ([.year, .week], "%Y W%U "), ([.hours, .minutes], "%H:%M"),
      ([.year], "%Y "), ([.quarter], "Q%q "), ([.month], "%b "), ([.date], "%d "), ([.week], "W%U "), ([.day], "%a "), ([.dayofyear], "%j "),
      ([.hours], "%H:00"), ([.minutes], "00:%M"), ([.seconds], ":%S"), ([.milliseconds], ".%L"),
    ]
    while !rest.isEmpty {
      guard let (these, text) = patterns.first(where: { Array(rest.prefix($0.0.count)) == $0.0 }) else { break }
      result += text
      rest = rest.dropFirst(these.count)
    }
    return result.trimmed
  }

  /// Parts that divide a span of time into at most so many pieces.
  static func spanning(_ low: Double, _ high: Double, maximum: Int) -> TimeUnit {
    let second = 1000.0
    let day = 86_400 * second
    let date: [Part] = [.year, .month, .date]
    let clock: [Part] = date + [.hours, .minutes]
    let choices: [([Part], Int, Double)] = [
      (clock + [.seconds], 1, second), (clock + [.seconds], 5, 5 * second), (clock + [.seconds], 15, 15 * second),
      (clock + [.seconds], 30, 30 * second), (clock, 1, 60 * second), (clock, 5, 300 * second), (clock, 15, 900 * second),
      (clock, 30, 1800 * second), (date + [.hours], 1, 3600 * second), (date + [.hours], 3, 10_800 * second),
      (date + [.hours], 6, 21_600 * second), (date + [.hours], 12, 43_200 * second), (date, 1, day), ([.year, .week], 1, 7 * day),
      ([.year, .month], 1, 30 * day), ([.year, .month], 3, 90 * day), ([.year], 1, 365 * day),
    ]
    let target = abs(high - low) / Double(max(1, maximum))
    guard let i = choices.firstIndex(where: { $0.2 > target }) else {
      let years = TickSteps.plain.step(spanning: abs(high - low) / (365 * day), count: maximum)
      return TimeUnit([.year], step: max(1, Int(years)))
    }
    guard i > 0 else { return TimeUnit(clock + [.seconds, .milliseconds], step: max(1, Int(target))) }
    let chosen = target / choices[i - 1].2 < choices[i].2 / target ? choices[i - 1] : choices[i]
    return TimeUnit(chosen.0, step: chosen.1)
  }
}

extension DefinitionReader {
  /// `"yearmonth"`, or `{"unit": "minutes", "step": 15}`.
  mutating func timeUnit(_ node: Node) throws(PlottingError) -> TimeUnit? {
    if node.isNull { return nil }
    func unit(_ node: Node) throws(PlottingError) -> TimeUnit {
      let word = try text(node, "timeUnit")
      guard let unit = TimeUnit(word) else {
        throw .definition(
          .badValue(
            node.place, key: "timeUnit", value: word,
            allowed: TimeUnit.Part.allCases.map(\.rawValue) + ["yearmonth", "yearmonthdate", "yearquarter", "monthdate", "hoursminutes"]))
      }
      return unit
    }
    guard node.map != nil else { return try unit(node) }
    allow(["unit", "step", "maxbins", "utc", "binned"], in: "timeUnit", node)
    var result: TimeUnit
    if let word = node["unit"] {
      result = try unit(word)
    } else {
      result = TimeUnit([.year, .month, .date])
      result.maximum = node["maxbins"]?.int ?? 40
    }
    if let step = node["step"] { result.step = max(1, Int(try number(step, "step"))) }
    if node["utc"]?.bool == true { result.isUTC = true }
    if node["binned"]?.bool == true { result.isBinned = true }
    return result
  }

  /// `{"year": 2012, "month": "jan", "date": 1}` as milliseconds; nil where the node is no date.
  func dateTime(_ node: Node) -> Double? {
    guard let entries = node.map, !entries.isEmpty else { return nil }
    let names = ["year", "quarter", "month", "date", "day", "hours", "minutes", "seconds", "milliseconds", "utc"]
    guard entries.allSatisfy({ names.contains($0.key) }), entries.contains(where: { $0.key != "utc" }) else { return nil }
    func part(_ name: String) -> Int? { node[name]?.double.map { Int($0) } }
    var month = part("quarter").map { ($0 - 1) * 3 + 1 } ?? part("month") ?? 1
    if let word = node["month"]?.string?.lowercased(), let m = Moment.monthNames.firstIndex(where: { $0.lowercased().hasPrefix(word.prefix(3)) }) {
      month = m + 1
    }
    var date = part("date") ?? 1
    // A day of the week is one of the first week of 2012, which begins on a Sunday.
    if let word = node["day"] {
      let name = word.string?.lowercased() ?? ""
      let weekday = word.double.map { Int($0) % 7 } ?? Moment.dayNames.firstIndex { $0.lowercased().hasPrefix(name.prefix(3)) }
      if let weekday { date = weekday + 1 }
    }
    return Moment(
      part("year") ?? 2012, month, date, part("hours") ?? 0, part("minutes") ?? 0, part("seconds") ?? 0, part("milliseconds") ?? 0
    ).milliseconds
  }
}
