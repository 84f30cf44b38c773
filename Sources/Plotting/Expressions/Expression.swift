/// An expression of a definition (`datum.value > 0 ? 1 : 2`) as a tree.
package indirect enum Expression: Hashable, Sendable {
  case literal(Datum)
  case list([Expression])
  case object([String: Expression])
  /// `datum.value`: a field of the row.
  case field(String)
  /// `datum` itself.
  case row
  case negate(Expression)
  case plus(Expression)
  case not(Expression)
  case binary(Operator, Expression, Expression)
  case choose(Expression, Expression, Expression)
  case call(ExpressionFunction, [Expression])
  /// `list[0]`, `object['name']`
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
  case abs, ceil, floor, round, trunc, sign, sqrt, cbrt, exp, log, pow, hypot, min, max, clamp
  case quantileNormal, quantileUniform
  case sin, cos, tan, asin, acos, atan, atan2
  case isValid, isNumber, isString, isFinite, isNaN, isArray, isBoolean, isDate, isObject, isDefined
  case toNumber, toString, toBoolean, toDate, parseFloat, parseInt
  case length, lower, upper, trim, substring, slice, replace, indexof, lastindexof, join, split, pad, truncate, test
  case format, timeFormat, utcFormat, timeParse, utcParse, monthFormat, monthAbbrevFormat, dayFormat, dayAbbrevFormat
  case `if`, inrange, extent, span, peek, reverse, sort, sequence, pluck, lerp
  case datetime, utc, date, day, year, quarter, month, hours, minutes, seconds, milliseconds, time, dayofyear, week, timeOffset
  case utcdate, utcday, utcyear, utcquarter, utcmonth, utchours, utcminutes, utcseconds, utcmilliseconds

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .pow, .indexof, .lastindexof, .join, .split, .inrange, .atan2, .hypot, .timeParse, .utcParse, .test, .pluck, .lerp: 2...2
    case .min, .max: 1...99
    case .clamp, .if, .replace: 3...3
    case .quantileNormal, .quantileUniform: 1...3
    // A number of places beside the number to round is passed over, as Vega does.
    case .round: 1...2
    case .substring, .slice, .pad: 2...4
    case .format: 2...2
    case .timeFormat, .utcFormat, .parseInt: 1...2
    case .truncate: 2...4
    case .sequence: 1...3
    case .datetime, .utc: 1...7
    case .timeOffset: 2...3
    default: 1...1
    }
  }
}
