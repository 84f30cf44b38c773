#if canImport(Glibc)
  import Glibc
#endif

extension Expression {
  /// The fields that the expression reads.
  package var fields: Set<String> {
    switch self {
    case .literal: []
    case .field(let name): [name]
    case .list(let items): items.reduce(into: []) { $0.formUnion($1.fields) }
    case .negate(let e), .plus(let e), .not(let e), .length(let e): e.fields
    case .binary(_, let a, let b), .element(let a, let b): a.fields.union(b.fields)
    case .choose(let a, let b, let c): a.fields.union(b.fields).union(c.fields)
    case .call(_, let arguments): arguments.reduce(into: []) { $0.formUnion($1.fields) }
    }
  }

  /// The expression's value for a row, by the rules of JavaScript.
  package func value(for row: DataRow) -> Datum {
    switch self {
    case .literal(let datum): return datum
    case .field(let name): return row[name]
    case .list(let items): return .list(items.map { $0.value(for: row) })
    case .negate(let e): return .number(-e.value(for: row).asNumber)
    case .plus(let e): return .number(e.value(for: row).asNumber)
    case .not(let e): return .bool(!e.value(for: row).isTrue)
    case .choose(let test, let yes, let no): return test.value(for: row).isTrue ? yes.value(for: row) : no.value(for: row)
    case .length(let e): return Self.length(of: e.value(for: row))
    case .element(let e, let index):
      guard case .list(let items) = e.value(for: row), let i = index.value(for: row).number, i >= 0,
        Int(i) < items.count
      else { return .null }
      return items[Int(i)]
    case .binary(let op, let a, let b): return Self.apply(op, a, b, row)
    case .call(let function, let arguments):
      if function == .if { return arguments[arguments[0].value(for: row).isTrue ? 1 : 2].value(for: row) }
      return Self.apply(function, arguments.map { $0.value(for: row) })
    }
  }

  private static func length(of value: Datum) -> Datum {
    switch value {
    case .text(let t): .number(Double(t.utf16.count))
    case .list(let l): .number(Double(l.count))
    default: .null
    }
  }

  private static func apply(_ op: Operator, _ left: Expression, _ right: Expression, _ row: DataRow) -> Datum {
    let a = left.value(for: row)
    if op == .or { return a.isTrue ? a : right.value(for: row) }
    if op == .and { return a.isTrue ? right.value(for: row) : a }
    let b = right.value(for: row)
    switch op {
    case .identical: return .bool(a == b)
    case .distinct: return .bool(a != b)
    case .equal: return .bool(looselyEqual(a, b))
    case .unequal: return .bool(!looselyEqual(a, b))
    case .add:
      if a.text != nil || b.text != nil { return .text(a.label + b.label) }
      return .number(a.asNumber + b.asNumber)
    case .subtract: return .number(a.asNumber - b.asNumber)
    case .multiply: return .number(a.asNumber * b.asNumber)
    case .divide: return .number(a.asNumber / b.asNumber)
    case .remainder: return .number(a.asNumber.truncatingRemainder(dividingBy: b.asNumber))
    case .less, .greater, .lessOrEqual, .greaterOrEqual:
      if let x = a.text, let y = b.text { return .bool(ordered(op, Datum.precedes(a, b), x == y)) }
      let x = a.asNumber
      let y = b.asNumber
      guard !x.isNaN, !y.isNaN else { return .bool(false) }
      return .bool(ordered(op, x < y, x == y))
    case .or, .and: return .null
    }
  }

  private static func ordered(_ op: Operator, _ less: Bool, _ equal: Bool) -> Bool {
    switch op {
    case .less: less
    case .lessOrEqual: less || equal
    case .greater: !less && !equal
    default: !less
    }
  }

  private static func looselyEqual(_ a: Datum, _ b: Datum) -> Bool {
    if a == b { return true }
    switch (a, b) {
    case (.null, _), (_, .null): return false
    case (.number, .text), (.text, .number), (.bool, _), (_, .bool): return a.asNumber == b.asNumber
    default: return false
    }
  }

  private static func apply(_ function: ExpressionFunction, _ a: [Datum]) -> Datum {
    func n(_ i: Int) -> Double { a[i].asNumber }
    switch function {
    case .abs: return .number(Swift.abs(n(0)))
    case .ceil: return .number(n(0).rounded(.up))
    case .floor: return .number(n(0).rounded(.down))
    case .round: return .number((n(0) + 0.5).rounded(.down))
    case .sqrt: return .number(n(0).squareRoot())
    case .exp: return .number(Glibc.exp(n(0)))
    case .log: return .number(Glibc.log(n(0)))
    case .pow: return .number(Glibc.pow(n(0), n(1)))
    case .min: return .number(a.map(\.asNumber).min() ?? .nan)
    case .max: return .number(a.map(\.asNumber).max() ?? .nan)
    case .clamp: return .number(Swift.min(Swift.max(n(0), n(1)), n(2)))
    case .isValid: return .bool(!a[0].isNull && !isNaN(a[0]))
    case .isNumber: if case .number = a[0] { return .bool(true) } else { return .bool(false) }
    case .isString: return .bool(a[0].text != nil)
    case .isFinite: return .bool(n(0).isFinite)
    case .isNaN: return .bool(n(0).isNaN)
    case .toNumber: return a[0].isNull ? .null : .number(n(0))
    case .toString: return .text(a[0].isNull ? "" : a[0].label)
    case .length: return length(of: a[0])
    case .lower: return .text(a[0].label.lowercased())
    case .upper: return .text(a[0].label.uppercased())
    case .trim: return .text(String(a[0].label.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()))
    case .substring, .slice: return part(function, a)
    case .replace: return .text(replaceFirst(a[1].label, with: a[2].label, in: a[0].label))
    case .indexof:
      if case .list(let items) = a[0] { return .number(Double(items.firstIndex(of: a[1]) ?? -1)) }
      return .number(Double(position(of: a[1].label, in: a[0].label) ?? -1))
    case .join:
      guard case .list(let items) = a[0] else { return .null }
      return .text(items.map(\.label).joined(separator: a[1].label))
    case .split: return .list(a[0].label.split(separator: a[1].label, omittingEmptySubsequences: false).map { .text(String($0)) })
    case .format: return .text(NumberFormat(a[1].label)?.string(n(0)) ?? a[0].label)
    case .inrange:
      guard case .list(let bounds) = a[1], bounds.count == 2 else { return .bool(false) }
      return .bool(n(0) >= bounds[0].asNumber && n(0) <= bounds[1].asNumber)
    case .year: return Day(a[0]).map { .number(Double($0.year)) } ?? .null
    case .if: return .null
    }
  }

  private static func isNaN(_ value: Datum) -> Bool { if case .number(let n) = value { n.isNaN } else { false } }

  private static func part(_ function: ExpressionFunction, _ a: [Datum]) -> Datum {
    let characters = Array(a[0].label)
    func index(_ i: Int, _ fallback: Int) -> Int {
      guard i < a.count, a[i].asNumber.isFinite else { return fallback }
      let raw = Int(a[i].asNumber)
      let fromEnd = raw < 0 && function == .slice ? characters.count + raw : raw
      return Swift.min(Swift.max(fromEnd, 0), characters.count)
    }
    var from = index(1, 0)
    var to = index(2, characters.count)
    if from > to {
      if function == .slice { return .text("") }
      swap(&from, &to)
    }
    return .text(String(characters[from..<to]))
  }

  private static func position(of part: String, in text: String) -> Int? {
    guard let range = text.firstRange(of: part) else { return nil }
    return text.distance(from: text.startIndex, to: range.lowerBound)
  }

  private static func replaceFirst(_ part: String, with other: String, in text: String) -> String {
    guard let range = text.firstRange(of: part) else { return text }
    return text[..<range.lowerBound] + other + text[range.upperBound...]
  }
}
