package import FoundationEssentials

/// A number as a text states it: exact decimal digits, the base unit, how precisely it was written.
package struct Quantity: Hashable, Sendable {
  /// What the digits say, in the base unit (yuan, not 亿元); nil when masked or a range.
  package var value: Decimal?
  /// The lower and upper end when a range is stated.
  package var low: Decimal?
  package var high: Decimal?
  /// The base unit in simplified characters: `元`, `家`, `%`, `个百分点`; empty for an index or ratio without one.
  package var unit: String
  package var family: UnitFamily
  /// The power of ten of the multiplier as written: 8 for 亿, 4 for 万, 0 for none.
  package var scale: Int
  /// Digits after the decimal point as written, before the multiplier.
  package var decimals: Int
  package var bound: Bound?
  /// True when the number was removed from the text and only its unit is left.
  package var isMasked: Bool

  package init(
    value: Decimal?, low: Decimal? = nil, high: Decimal? = nil, unit: String, family: UnitFamily, scale: Int = 0,
    decimals: Int = 0, bound: Bound? = nil, isMasked: Bool = false
  ) {
    self.value = value
    self.low = low
    self.high = high
    self.unit = unit
    self.family = family
    self.scale = scale
    self.decimals = decimals
    self.bound = bound
    self.isMasked = isMasked
  }

  /// Half of the last digit written, in the base unit: what rounding may have hidden.
  package var roundingError: Decimal {
    Decimal(sign: .plus, exponent: scale - decimals - 1, significand: 5)
  }
}

/// How sure the written number is, of its magnitude.
package enum Bound: String, Hashable, Sendable, Codable {
  case about
  case atLeast = "at_least"
  case atMost = "at_most"
}

/// What kind of thing a unit measures; amounts of different families are never compared.
package enum UnitFamily: String, Hashable, Sendable, CaseIterable, Codable {
  case money, count, percent
  case percentagePoint = "percentage_point"
  case area, length, volume, mass, energy, power, duration, rank, ratio, index, other
}
