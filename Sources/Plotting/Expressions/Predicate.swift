import Definitions
import Diagnostics

/// A condition on a row: an expression, or a comparison of one field.
package indirect enum Predicate: Hashable, Sendable {
  case expression(Expression)
  case equal(Subject, Datum)
  case below(Subject, Datum, orEqual: Bool)
  case above(Subject, Datum, orEqual: Bool)
  case range(Subject, Datum, Datum)
  case oneOf(Subject, [Datum])
  case valid(Subject, Bool)
  case all([Predicate])
  case any([Predicate])
  case not(Predicate)

  /// A field, or the unit of time that its value falls into.
  package struct Subject: Hashable, Sendable {
    package var field: String
    package var unit: TimeUnit?

    func value(in row: DataRow) -> Datum {
      guard let unit else { return row[field] }
      return Moment.milliseconds(row[field]).map { .number(unit.floor($0)) } ?? .null
    }

    /// The field's value as it compares with a constant: texts that are numbers or dates do so as such.
    func value(in row: DataRow, like other: Datum) -> Datum {
      let value = self.value(in: row)
      guard let text = value.text, other.number != nil else { return value }
      return Double(text).map(Datum.number) ?? Moment.milliseconds(value).map(Datum.number) ?? value
    }
  }

  package func holds(for row: DataRow) -> Bool {
    switch self {
    case .expression(let e): return e.value(for: row).isTrue
    case .equal(let s, let v): return s.value(in: row, like: v) == v
    case .below(let s, let v, let orEqual):
      let x = s.value(in: row, like: v)
      return !x.isNull && (Datum.precedes(x, v) || (orEqual && x == v))
    case .above(let s, let v, let orEqual):
      let x = s.value(in: row, like: v)
      return !x.isNull && (Datum.precedes(v, x) || (orEqual && x == v))
    case .range(let s, let low, let high):
      let x = s.value(in: row, like: low)
      return !x.isNull && !Datum.precedes(x, low) && !Datum.precedes(high, x)
    case .oneOf(let s, let values): return values.contains { s.value(in: row, like: $0) == $0 }
    case .valid(let s, let wanted):
      let x = s.value(in: row)
      if case .number(let n) = x { return !n.isNaN == wanted }
      return !x.isNull == wanted
    case .all(let parts): return parts.allSatisfy { $0.holds(for: row) }
    case .any(let parts): return parts.contains { $0.holds(for: row) }
    case .not(let part): return !part.holds(for: row)
    }
  }

  /// The fields that the condition reads.
  package var fields: Set<String> {
    switch self {
    case .expression(let e): e.fields
    case .equal(let s, _), .below(let s, _, _), .above(let s, _, _), .range(let s, _, _), .oneOf(let s, _), .valid(let s, _):
      [s.field]
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.fields) }
    case .not(let part): part.fields
    }
  }

  static let always = Predicate.expression(.literal(.bool(true)))
}

extension DefinitionReader {
  mutating func predicate(_ node: Node) throws(PlottingError) -> Predicate {
    if let text = node.string { return .expression(try Expression(parsing: text, at: node.place, parameters: parameters)) }
    if let b = node.bool { return .expression(.literal(.bool(b))) }
    if let part = node["not"] { return .not(try predicate(part)) }
    for (key, isAll) in [("and", true), ("or", false)] {
      guard let parts = node[key] else { continue }
      var list: [Predicate] = []
      for part in try self.list(parts, key) { list.append(try predicate(part)) }
      return isAll ? .all(list) : .any(list)
    }
    if node["param"] != nil || node["selection"] != nil { return try parameterTest(node) }
    guard let fieldNode = node["field"] else {
      throw .definition(.missingKey(node.place, key: "field"))
    }
    allow(["field", "equal", "lt", "lte", "gt", "gte", "range", "oneOf", "valid", "timeUnit"], in: "filter", node)
    let unit: TimeUnit? = if let unit = node["timeUnit"] { try timeUnit(unit) } else { nil }
    return try comparison(node, .init(field: Self.plainName(try text(fieldNode, "field")), unit: unit))
  }

  /// Selections that a pointer would make are empty on paper, which by Vega-Lite's rule means that everything is selected.
  mutating func parameterTest(_ node: Node) throws(PlottingError) -> Predicate {
    guard let name = node["param"] ?? node["selection"] else { throw .definition(.missingKey(node.place, key: "test")) }
    if let part = name["not"] { return .not(try parameterTest(part)) }
    return .expression(.literal(.bool(node["empty"]?.bool ?? true)))
  }

  private mutating func comparison(_ node: Node, _ subject: Predicate.Subject) throws(PlottingError) -> Predicate {
    func constant(_ node: Node) throws(PlottingError) -> Datum {
      if node["expr"] != nil { return try self.constant(node, "filter") }
      guard let unit = subject.unit else { return datum(node) }
      // In a unit of time a number stands for a month or an hour, not for milliseconds.
      if let n = node.double { return .number(unit.floor(Moment.counted(Int(n), in: unit.last))) }
      return .number(unit.floor(dateTime(node) ?? Moment.milliseconds(datum(node)) ?? .nan))
    }
    if let v = node["equal"] { return .equal(subject, try constant(v)) }
    if let v = node["lt"] { return .below(subject, try constant(v), orEqual: false) }
    if let v = node["lte"] { return .below(subject, try constant(v), orEqual: true) }
    if let v = node["gt"] { return .above(subject, try constant(v), orEqual: false) }
    if let v = node["gte"] { return .above(subject, try constant(v), orEqual: true) }
    if let v = node["valid"] { return .valid(subject, try bool(v, "valid")) }
    if let v = node["oneOf"] {
      var values: [Datum] = []
      for item in try list(v, "oneOf") { values.append(try constant(item)) }
      return .oneOf(subject, values)
    }
    if let v = node["range"] {
      let ends = try list(v, "range")
      guard ends.count == 2 else {
        throw .definition(
          .wrongKind(v.place, key: "range", expected: Wording(en: "two values", zh: "两个值"), found: v.kind))
      }
      switch (ends[0].isNull, ends[1].isNull) {
      case (true, true): return .always
      case (true, false): return .below(subject, try constant(ends[1]), orEqual: true)
      case (false, true): return .above(subject, try constant(ends[0]), orEqual: true)
      case (false, false): return .range(subject, try constant(ends[0]), try constant(ends[1]))
      }
    }
    throw .definition(.missingKey(node.place, key: "equal"))
  }
}

extension Moment {
  /// The point in time that a count of units of time stands for: the month 3, the year 2012, the hour 14; what is longer is of 2012.
  static func counted(_ n: Int, in part: TimeUnit.Part) -> Double {
    switch part {
    case .year: Moment(n).milliseconds
    case .quarter: Moment(2012, (n - 1) * 3 + 1).milliseconds
    case .month: Moment(2012, n).milliseconds
    case .date, .dayofyear: Moment(2012, 1, n).milliseconds
    case .week: Moment(2012, 1, 1 + 7 * (n - 1)).milliseconds
    case .day: Moment(2012, 1, n + 1).milliseconds
    case .hours: Moment(2012, 1, 1, n).milliseconds
    case .minutes: Moment(2012, 1, 1, 0, n).milliseconds
    case .seconds: Moment(2012, 1, 1, 0, 0, n).milliseconds
    case .milliseconds: Moment(2012, 1, 1, 0, 0, 0, n).milliseconds
    }
  }
}
