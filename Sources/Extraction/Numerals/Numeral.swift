import FoundationEssentials

/// A number as written, without its unit: digits or Han numerals with their multipliers, or the mask in their place.
struct Numeral: Sendable {
  enum Form: Sendable { case digits, han, mask }

  var form: Form
  var range: Range<Int>
  /// nil for a mask.
  var value: Decimal?
  /// The upper end of an estimate in two neighbouring Han digits: 三五家.
  var upper: Decimal?
  /// Digits after the decimal point.
  var decimals = 0
  /// The power of ten of the multiplier: 8 for 亿.
  var scale = 0
  /// How many digits stand before the decimal point.
  var integerDigits = 0
  /// 余 or 多 inside or after the number, before the unit: 二百余, 20多万.
  var isMore = false
  /// A power of ten without a digit: 百家, 千亿.
  var isBare = false
  /// The part of a whole that the numeral itself states: 百分之五, 1/10.
  var part: Part?

  enum Part: Sendable { case percent, permille, fraction }
}

extension Decimal {
  static func power(_ exponent: Int) -> Decimal { Decimal(sign: .plus, exponent: exponent, significand: 1) }
}
