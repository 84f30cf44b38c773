/// One value of a data table, as JSON knows them.
package enum Datum: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([Datum])
  case object([String: Datum])
}

extension Datum {
  package var number: Double? {
    if case .number(let n) = self, n.isFinite { n } else { nil }
  }
  package var text: String? { if case .text(let t) = self { t } else { nil } }
  package var isNull: Bool { if case .null = self { true } else { false } }

  /// The value in an expression where a number is needed: text that reads as one counts as one.
  package var asNumber: Double {
    switch self {
    case .null: 0
    case .bool(let b): b ? 1 : 0
    case .number(let n): n
    case .text(let t): t.isEmpty ? 0 : Double(t) ?? .nan
    case .list, .object: .nan
    }
  }

  /// The value in an expression where true or false is needed.
  package var isTrue: Bool {
    switch self {
    case .null: false
    case .bool(let b): b
    case .number(let n): n != 0 && !n.isNaN
    case .text(let t): !t.isEmpty
    case .list, .object: true
    }
  }

  /// The value as it is written in a label: whole numbers without a point.
  package var label: String {
    switch self {
    case .null: "null"
    case .bool(let b): b ? "true" : "false"
    case .number(let n): plainNumber(n)
    case .text(let t): t
    case .list(let l): l.map(\.label).joined(separator: ",")
    case .object: "[object Object]"
    }
  }

  /// Numbers before texts, each ascending: the order of a sorted domain.
  package static func precedes(_ a: Datum, _ b: Datum) -> Bool {
    switch (a, b) {
    case (.number(let x), .number(let y)): x < y
    case (.text(let x), .text(let y)): x.unicodeScalars.lexicographicallyPrecedes(y.unicodeScalars)
    case (.bool(let x), .bool(let y)): !x && y
    default: a.class < b.class
    }
  }

  private var `class`: Int {
    switch self {
    case .null: 0
    case .bool: 1
    case .number: 2
    case .text: 3
    case .list: 4
    case .object: 5
    }
  }
}

/// A number in the fewest digits that give it back, without an exponent for everyday sizes.
package func plainNumber(_ n: Double) -> String {
  if n == n.rounded(), abs(n) < 1e15 { return String(Int(n)) }
  if n.isNaN { return "NaN" }
  return "\(n)"
}
