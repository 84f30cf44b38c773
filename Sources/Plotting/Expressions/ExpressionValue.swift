extension Expression {
  /// The fields that the expression reads.
  package var fields: Set<String> {
    switch self {
    case .literal, .row: []
    case .field(let name): [name]
    case .object(let members): members.values.reduce(into: []) { $0.formUnion($1.fields) }
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
    case .row: return .object(row.fields)
    case .object(let members): return .object(members.mapValues { $0.value(for: row) })
    case .list(let items): return .list(items.map { $0.value(for: row) })
    case .negate(let e): return .number(-e.value(for: row).asNumber)
    case .plus(let e): return .number(e.value(for: row).asNumber)
    case .not(let e): return .bool(!e.value(for: row).isTrue)
    case .choose(let test, let yes, let no): return test.value(for: row).isTrue ? yes.value(for: row) : no.value(for: row)
    case .length(let e): return Self.length(of: e.value(for: row))
    case .element(let e, let index):
      let value = e.value(for: row)
      let key = index.value(for: row)
      if case .text(let t) = value, let i = key.number, i >= 0, Int(i) < t.count {
        return .text(String(t[t.index(t.startIndex, offsetBy: Int(i))]))
      }
      return value.part(key.label)
    case .binary(let op, let a, let b): return Self.apply(op, a, b, row)
    case .call(let function, let arguments):
      if function == .if { return arguments[arguments[0].value(for: row).isTrue ? 1 : 2].value(for: row) }
      return Self.apply(function, arguments.map { $0.value(for: row) })
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
      func isText(_ d: Datum) -> Bool { if case .list = d { true } else { d.text != nil } }
      if isText(a) || isText(b) { return .text(a.label + b.label) }
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
}
