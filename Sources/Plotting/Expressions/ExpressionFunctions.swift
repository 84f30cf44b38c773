#if canImport(Glibc)
  import Glibc
#endif

extension Expression {
  /// What a function comes to for its arguments.
  static func apply(_ function: ExpressionFunction, _ a: [Datum]) -> Datum {
    func n(_ i: Int) -> Double { i < a.count ? a[i].asNumber : .nan }
    switch function {
    case .abs: return .number(Swift.abs(n(0)))
    case .ceil: return .number(n(0).rounded(.up))
    case .floor: return .number(n(0).rounded(.down))
    case .round: return .number((n(0) + 0.5).rounded(.down))
    case .trunc: return .number(n(0).rounded(.towardZero))
    case .sign: return .number(n(0) == 0 || n(0).isNaN ? n(0) : n(0) < 0 ? -1 : 1)
    case .sqrt: return .number(n(0).squareRoot())
    case .cbrt: return .number(Glibc.cbrt(n(0)))
    case .exp: return .number(Glibc.exp(n(0)))
    case .log: return .number(Glibc.log(n(0)))
    case .pow: return .number(Glibc.pow(n(0), n(1)))
    case .hypot: return .number(Glibc.hypot(n(0), n(1)))
    case .quantileNormal: return .number((a.count > 1 ? n(1) : 0) + (a.count > 2 ? n(2) : 1) * normalQuantile(n(0)))
    case .quantileUniform:
      let (low, high) = a.count > 2 ? (n(1), n(2)) : (0, a.count > 1 ? n(1) : 1)
      return .number(n(0) < 0 || n(0) > 1 ? .nan : low + n(0) * (high - low))
    case .sin: return .number(Glibc.sin(n(0)))
    case .cos: return .number(Glibc.cos(n(0)))
    case .tan: return .number(Glibc.tan(n(0)))
    case .asin: return .number(Glibc.asin(n(0)))
    case .acos: return .number(Glibc.acos(n(0)))
    case .atan: return .number(Glibc.atan(n(0)))
    case .atan2: return .number(Glibc.atan2(n(0), n(1)))
    case .min: return .number(a.map(\.asNumber).min() ?? .nan)
    case .max: return .number(a.map(\.asNumber).max() ?? .nan)
    case .clamp: return .number(Swift.min(Swift.max(n(0), n(1)), n(2)))
    case .lerp:
      guard case .list(let ends) = a[0], ends.count == 2 else { return .null }
      return .number(ends[0].asNumber + (ends[1].asNumber - ends[0].asNumber) * n(1))
    case .isValid: return .bool(!a[0].isNull && !isNaN(a[0]))
    case .isNumber: if case .number = a[0] { return .bool(true) } else { return .bool(false) }
    case .isString: return .bool(a[0].text != nil)
    case .isBoolean: if case .bool = a[0] { return .bool(true) } else { return .bool(false) }
    case .isArray: if case .list = a[0] { return .bool(true) } else { return .bool(false) }
    case .isObject: if case .object = a[0] { return .bool(true) } else { return .bool(false) }
    case .isDate: return .bool(a[0].text != nil && Moment.milliseconds(a[0]) != nil)
    case .isDefined: return .bool(!a[0].isNull)
    case .isFinite: return .bool(n(0).isFinite)
    case .isNaN: return .bool(n(0).isNaN)
    case .toNumber: return a[0].isNull ? .null : .number(n(0))
    case .toString: return .text(a[0].isNull ? "" : a[0].label)
    case .toBoolean: return a[0].isNull ? .null : .bool(a[0].isTrue)
    case .toDate: return Moment.milliseconds(a[0]).map(Datum.number) ?? .null
    case .parseFloat, .parseInt: return parsed(a[0].label, isWhole: function == .parseInt)
    case .if: return .null
    case .inrange:
      guard case .list(let bounds) = a[1], bounds.count == 2 else { return .bool(false) }
      let (low, high) = (bounds[0].asNumber, bounds[1].asNumber)
      return .bool(n(0) >= Swift.min(low, high) && n(0) <= Swift.max(low, high))
    case .format: return .text(NumberFormat(a[1].label)?.string(n(0)) ?? a[0].label)
    case .length, .lower, .upper, .trim, .substring, .slice, .replace, .indexof, .lastindexof, .join, .split, .pad, .truncate, .test:
      return text(function, a)
    case .extent, .span, .peek, .reverse, .sort, .sequence, .pluck: return list(function, a)
    default: return time(function, a)
    }
  }

  private static func isNaN(_ value: Datum) -> Bool { if case .number(let n) = value { n.isNaN } else { false } }

  private static func parsed(_ text: String, isWhole: Bool) -> Datum {
    let digits = text.trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
    guard let n = Double(digits) else { return .number(.nan) }
    return .number(isWhole ? n.rounded(.towardZero) : n)
  }

  // MARK: Texts

  static func length(of value: Datum) -> Datum {
    switch value {
    case .text(let t): .number(Double(t.utf16.count))
    case .list(let l): .number(Double(l.count))
    default: .null
    }
  }

  private static func text(_ function: ExpressionFunction, _ a: [Datum]) -> Datum {
    switch function {
    case .length: return length(of: a[0])
    case .lower: return .text(a[0].label.lowercased())
    case .upper: return .text(a[0].label.uppercased())
    case .trim: return .text(String(a[0].label.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()))
    case .substring, .slice: return part(function, a)
    case .replace: return .text(replaceFirst(a[1].label, with: a[2].label, in: a[0].label))
    case .indexof:
      if case .list(let items) = a[0] { return .number(Double(items.firstIndex(of: a[1]) ?? -1)) }
      return .number(Double(position(of: a[1].label, in: a[0].label) ?? -1))
    case .lastindexof:
      if case .list(let items) = a[0] { return .number(Double(items.lastIndex(of: a[1]) ?? -1)) }
      let text = a[0].label
      guard let range = text.ranges(of: a[1].label).last else { return .number(-1) }
      return .number(Double(text.distance(from: text.startIndex, to: range.lowerBound)))
    case .join:
      guard case .list(let items) = a[0] else { return .null }
      return .text(items.map(\.label).joined(separator: a[1].label))
    case .split: return .list(a[0].label.split(separator: a[1].label, omittingEmptySubsequences: false).map { .text(String($0)) })
    case .pad:
      let text = a[0].label
      let missing = Int(a[1].asNumber.isFinite ? a[1].asNumber : 0) - text.count
      guard missing > 0 else { return .text(text) }
      let filler = String(repeating: a.count > 2 ? a[2].label : " ", count: missing)
      return .text(a.count > 3 && a[3].label == "left" ? filler + text : text + filler)
    case .truncate:
      let text = a[0].label
      let limit = Int(a[1].asNumber.isFinite ? a[1].asNumber : 0)
      guard text.count > limit, limit > 0 else { return .text(text) }
      return .text(String(text.prefix(limit - 1)) + "…")
    case .test: return .bool(a[1].label.contains(a[0].label))
    default: return .null
    }
  }

  private static func part(_ function: ExpressionFunction, _ a: [Datum]) -> Datum {
    func bounds(_ count: Int) -> Range<Int>? {
      func index(_ i: Int, _ fallback: Int) -> Int {
        guard i < a.count, a[i].asNumber.isFinite else { return fallback }
        let raw = Int(a[i].asNumber)
        let fromEnd = raw < 0 && function == .slice ? count + raw : raw
        return Swift.min(Swift.max(fromEnd, 0), count)
      }
      let (from, to) = (index(1, 0), index(2, count))
      if from > to { return function == .slice ? nil : to..<from }
      return from..<to
    }
    if case .list(let items) = a[0] { return .list(bounds(items.count).map { Array(items[$0]) } ?? []) }
    let characters = Array(a[0].label)
    return .text(bounds(characters.count).map { String(characters[$0]) } ?? "")
  }

  private static func position(of part: String, in text: String) -> Int? {
    guard let range = text.firstRange(of: part) else { return nil }
    return text.distance(from: text.startIndex, to: range.lowerBound)
  }

  private static func replaceFirst(_ part: String, with other: String, in text: String) -> String {
    guard let range = text.firstRange(of: part) else { return text }
    return text[..<range.lowerBound] + other + text[range.upperBound...]
  }

  // MARK: Lists

  private static func list(_ function: ExpressionFunction, _ a: [Datum]) -> Datum {
    if function == .sequence {
      let ends = a.map(\.asNumber)
      let (start, stop, step) = ends.count == 1 ? (0, ends[0], 1) : (ends[0], ends[1], ends.count > 2 ? ends[2] : 1)
      guard step != 0, step.isFinite, start.isFinite, stop.isFinite else { return .list([]) }
      return .list(Array(stride(from: start, to: stop, by: step).prefix(100_000)).map(Datum.number))
    }
    guard case .list(let items) = a[0] else { return .null }
    let numbers = items.compactMap(\.number)
    switch function {
    case .extent: return .list([numbers.min().map(Datum.number) ?? .null, numbers.max().map(Datum.number) ?? .null])
    case .span: return .number((items.last?.asNumber ?? 0) - (items.first?.asNumber ?? 0))
    case .peek: return items.last ?? .null
    case .reverse: return .list(items.reversed())
    case .sort: return .list(stableSorted(items, by: Datum.precedes))
    case .pluck: return .list(items.map { $0.part(a[1].label) })
    default: return .null
    }
  }

  // MARK: Times

  private static func time(_ function: ExpressionFunction, _ a: [Datum]) -> Datum {
    switch function {
    case .datetime, .utc:
      if a.count == 1 { return Moment.milliseconds(a[0]).map(Datum.number) ?? .null }
      func part(_ i: Int, _ fallback: Int) -> Int { i < a.count && a[i].asNumber.isFinite ? Int(a[i].asNumber) : fallback }
      return .number(Moment(part(0, 1970), part(1, 0) + 1, part(2, 1), part(3, 0), part(4, 0), part(5, 0), part(6, 0)).milliseconds)
    case .monthFormat, .monthAbbrevFormat, .dayFormat, .dayAbbrevFormat:
      guard let i = a[0].number.map({ Int($0) }) else { return .null }
      let names = function == .monthFormat || function == .monthAbbrevFormat ? Moment.monthNames : Moment.dayNames
      guard names.indices.contains(i) else { return .null }
      return .text(function == .monthFormat || function == .dayFormat ? names[i] : String(names[i].prefix(3)))
    case .timeParse, .utcParse: return TimeFormat(a[1].label).read(a[0].label).map(Datum.number) ?? .null
    case .timeOffset:
      guard let unit = TimeUnit(a[0].label), let at = Moment.milliseconds(a[1]) else { return .null }
      return .number(TimeUnit.offset(at, unit.last, by: a.count > 2 && a[2].asNumber.isFinite ? Int(a[2].asNumber) : 1))
    default: break
    }
    guard let at = Moment.milliseconds(a[0]) else { return .null }
    let m = Moment(at)
    switch function {
    case .timeFormat, .utcFormat: return .text(a.count > 1 ? TimeFormat(a[1].label).string(at) : TimeTicks.label(at))
    case .year, .utcyear: return .number(Double(m.year))
    case .quarter, .utcquarter: return .number(Double(m.quarter))
    case .month, .utcmonth: return .number(Double(m.month - 1))
    case .date, .utcdate: return .number(Double(m.day.day))
    case .day, .utcday: return .number(Double(m.weekday))
    case .dayofyear: return .number(Double(m.dayOfYear))
    case .week: return .number(Double(m.week))
    case .hours, .utchours: return .number(Double(m.hour))
    case .minutes, .utcminutes: return .number(Double(m.minute))
    case .seconds, .utcseconds: return .number(Double(m.second))
    case .milliseconds, .utcmilliseconds: return .number(Double(m.millisecond))
    case .time: return .number(at)
    default: return .null
    }
  }
}
