/// An expression of a definition (`datum.value > 0 ? 1 : 2`) as a tree.
package indirect enum Expression: Hashable, Sendable {
  case literal(Datum)
  case list([Expression])
  /// `datum.value`: a field of the row.
  case field(String)
  case negate(Expression)
  case plus(Expression)
  case not(Expression)
  case binary(Operator, Expression, Expression)
  case choose(Expression, Expression, Expression)
  case call(ExpressionFunction, [Expression])
  /// `list[0]`, `text.length`
  case element(Expression, Expression)
  case length(Expression)

  package enum Operator: String, Hashable, Sendable, CaseIterable {
    case or = "||", and = "&&"
    case identical = "===", distinct = "!==", equal = "==", unequal = "!="
    case lessOrEqual = "<=", greaterOrEqual = ">=", less = "<", greater = ">"
    case add = "+", subtract = "-", multiply = "*", divide = "/", remainder = "%"

    var precedence: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .identical, .distinct, .equal, .unequal: 3
      case .lessOrEqual, .greaterOrEqual, .less, .greater: 4
      case .add, .subtract: 5
      case .multiply, .divide, .remainder: 6
      }
    }
  }
}

/// The functions that expressions may call.
package enum ExpressionFunction: String, Hashable, Sendable, CaseIterable {
  case abs, ceil, floor, round, sqrt, exp, log, pow, min, max, clamp
  case isValid, isNumber, isString, isFinite, isNaN
  case toNumber, toString, length, lower, upper, trim, substring, slice, replace, indexof, join, split
  case format, `if`, inrange, year

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .pow, .indexof, .join, .split, .inrange: 2...2
    case .min, .max: 1...99
    case .clamp, .if, .replace: 3...3
    case .substring, .slice: 2...3
    case .format: 2...2
    default: 1...1
    }
  }
}
