import Definitions
import Diagnostics

/// A condition on a row: an expression, or a comparison of one field.
package indirect enum Predicate: Hashable, Sendable {
  case expression(Expression)
  case equal(String, Datum)
  case below(String, Datum, orEqual: Bool)
  case above(String, Datum, orEqual: Bool)
  case range(String, Datum, Datum)
  case oneOf(String, [Datum])
  case valid(String, Bool)
  case all([Predicate])
  case any([Predicate])
  case not(Predicate)

  package func holds(for row: DataRow) -> Bool {
    switch self {
    case .expression(let e): return e.value(for: row).isTrue
    case .equal(let f, let v): return row[f] == v
    case .below(let f, let v, let orEqual):
      return !row[f].isNull && (Datum.precedes(row[f], v) || (orEqual && row[f] == v))
    case .above(let f, let v, let orEqual):
      return !row[f].isNull && (Datum.precedes(v, row[f]) || (orEqual && row[f] == v))
    case .range(let f, let low, let high):
      return !row[f].isNull && !Datum.precedes(row[f], low) && !Datum.precedes(high, row[f])
    case .oneOf(let f, let values): return values.contains(row[f])
    case .valid(let f, let wanted):
      if case .number(let n) = row[f] { return !n.isNaN == wanted }
      return !row[f].isNull == wanted
    case .all(let parts): return parts.allSatisfy { $0.holds(for: row) }
    case .any(let parts): return parts.contains { $0.holds(for: row) }
    case .not(let part): return !part.holds(for: row)
    }
  }

  /// The fields that the condition reads.
  package var fields: Set<String> {
    switch self {
    case .expression(let e): e.fields
    case .equal(let f, _), .below(let f, _, _), .above(let f, _, _), .range(let f, _, _), .oneOf(let f, _),
      .valid(let f, _):
      [f]
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.fields) }
    case .not(let part): part.fields
    }
  }
}

extension DefinitionReader {
  mutating func predicate(_ node: Node) throws(PlottingError) -> Predicate {
    if let text = node.string { return .expression(try Expression(parsing: text, at: node.place)) }
    if let b = node.bool { return .expression(.literal(.bool(b))) }
    if let part = node["not"] { return .not(try predicate(part)) }
    for (key, isAll) in [("and", true), ("or", false)] {
      guard let parts = node[key] else { continue }
      var list: [Predicate] = []
      for part in try self.list(parts, key) { list.append(try predicate(part)) }
      return isAll ? .all(list) : .any(list)
    }
    if node["param"] != nil { throw .unsupportedFeature(node.place, feature: "param") }
    guard let fieldNode = node["field"] else {
      throw .definition(.missingKey(node.place, key: "field"))
    }
    let field = try text(fieldNode, "field")
    allow(["field", "equal", "lt", "lte", "gt", "gte", "range", "oneOf", "valid"], in: "filter", node)
    if let v = node["equal"] { return .equal(field, datum(v)) }
    if let v = node["lt"] { return .below(field, datum(v), orEqual: false) }
    if let v = node["lte"] { return .below(field, datum(v), orEqual: true) }
    if let v = node["gt"] { return .above(field, datum(v), orEqual: false) }
    if let v = node["gte"] { return .above(field, datum(v), orEqual: true) }
    if let v = node["valid"] { return .valid(field, try bool(v, "valid")) }
    if let v = node["oneOf"] { return .oneOf(field, try list(v, "oneOf").map(datum)) }
    if let v = node["range"] {
      let ends = try list(v, "range")
      guard ends.count == 2 else {
        throw .definition(
          .wrongKind(v.place, key: "range", expected: Wording(en: "two values", zh: "两个值"), found: v.kind))
      }
      return .range(field, datum(ends[0]), datum(ends[1]))
    }
    throw .definition(.missingKey(node.place, key: "equal"))
  }
}
