/// Where the ticks of an axis of time stand, and how they are written.
enum TimeTicks {
  private static let second = 1000.0
  private static let day = 86_400_000.0

  /// Whole units of time between two limits, about so many: seconds, hours, days, weeks, months, years.
  static func ticks(from low: Double, to high: Double, count: Int) -> [Double] {
    guard low.isFinite, high.isFinite, high > low else { return low == high ? [low] : [] }
    let (part, step) = interval(abs(high - low) / Double(max(1, count)), span: (low, high), count: count)
    return ticks(from: low, to: high, every: part, step)
  }

  static func ticks(from low: Double, to high: Double, every part: TimeUnit.Part, _ step: Int) -> [Double] {
    var at = floor(low, part, step)
    var result: [Double] = []
    while at <= high, result.count < 1000 {
      if at >= low { result.append(at) }
      let next = floor(TimeUnit.offset(at, part, by: part == .date && step > 1 ? 1 : step), part, step)
      // Every second day begins anew with each month.
      at = next > at ? next : nextDay(after: at, step)
    }
    return result
  }

  private static func nextDay(after at: Double, _ step: Int) -> Double {
    var next = at
    repeat { next += day } while floor(next, .date, step) <= at
    return floor(next, .date, step)
  }

  /// Limits moved outwards to whole units.
  static func nice(_ low: Double, _ high: Double, count: Int) -> (Double, Double) {
    guard high > low else { return (low, high) }
    let (part, step) = interval((high - low) / Double(max(1, count)), span: (low, high), count: count)
    return nice(low, high, part, step)
  }

  static func nice(_ low: Double, _ high: Double, _ part: TimeUnit.Part, _ step: Int) -> (Double, Double) {
    let first = floor(low, part, step)
    let last = floor(high, part, step)
    return (first, last == high ? high : floor(TimeUnit.offset(last, part, by: step), part, step))
  }

  private static func interval(_ target: Double, span: (Double, Double), count: Int) -> (TimeUnit.Part, Int) {
    let choices: [(TimeUnit.Part, Int, Double)] = [
      (.seconds, 1, second), (.seconds, 5, 5 * second), (.seconds, 15, 15 * second), (.seconds, 30, 30 * second),
      (.minutes, 1, 60 * second), (.minutes, 5, 300 * second), (.minutes, 15, 900 * second), (.minutes, 30, 1800 * second),
      (.hours, 1, 3600 * second), (.hours, 3, 10_800 * second), (.hours, 6, 21_600 * second), (.hours, 12, 43_200 * second),
      (.date, 1, day), (.date, 2, 2 * day), (.week, 1, 7 * day), (.month, 1, 30 * day), (.month, 3, 90 * day), (.year, 1, 365 * day),
    ]
    guard let i = choices.firstIndex(where: { $0.2 > target }) else {
      let years = TickSteps.plain.step(spanning: (span.1 - span.0) / (365 * day), count: count)
      return (.year, max(1, Int(years)))
    }
    guard i > 0 else { return (.milliseconds, max(1, Int(TickSteps.plain.step(spanning: span.1 - span.0, count: count)))) }
    let chosen = target / choices[i - 1].2 < choices[i].2 / target ? choices[i - 1] : choices[i]
    return (chosen.0, chosen.1)
  }

  static func floor(_ at: Double, _ part: TimeUnit.Part, _ step: Int) -> Double {
    let m = Moment(at)
    func down(_ n: Int) -> Int { n - ((n % step) + step) % step }
    switch part {
    case .year: return Moment(down(m.year)).milliseconds
    case .quarter: return Moment(m.year, (m.month - 1) / 3 * 3 + 1).milliseconds
    case .month: return Moment(m.year, down(m.month - 1) + 1).milliseconds
    case .week: return Moment(m.year, m.month, m.day.day - m.weekday).milliseconds
    case .date, .day, .dayofyear: return Moment(m.year, m.month, step > 1 ? down(m.day.day - 1) + 1 : m.day.day).milliseconds
    case .hours: return Moment(m.year, m.month, m.day.day, down(m.hour)).milliseconds
    case .minutes: return Moment(m.year, m.month, m.day.day, m.hour, down(m.minute)).milliseconds
    case .seconds: return Moment(m.year, m.month, m.day.day, m.hour, m.minute, down(m.second)).milliseconds
    case .milliseconds: return (at / Double(step)).rounded(.down) * Double(step)
    }
  }

  /// A tick as short as what it begins allows: the year at New Year, the month on its first day, else day, hour, minute.
  static func label(_ at: Double) -> String {
    let m = Moment(at)
    let pattern =
      m.millisecond != 0 ? ".%L" : m.second != 0 ? ":%S" : m.minute != 0 ? "%I:%M" : m.hour != 0 ? "%I %p"
      : m.day.day != 1 ? (m.weekday == 0 ? "%b %d" : "%a %d") : m.month != 1 ? "%B" : "%Y"
    return TimeFormat(pattern).string(at)
  }
}
