package import FoundationEssentials

/// What a user may decide about a comparison; nothing here changes what was read.
package struct ComparisonSettings: Hashable, Sendable {
  /// Areas by name or code in the order wanted; areas not named follow by code.
  package var areaOrder: [String]
  /// Only these years; all years that documents report on where empty.
  package var years: [Int]
  /// How computed figures are rounded when printed.
  package var rounding: RoundingRule
  /// How far from its figure a target hedged with 左右 still counts as met, in per cent of the figure.
  package var tolerance: Decimal
  /// The area, by name or code, that the others are held against.
  package var benchmark: String?
  /// Labels that a user says mean the same, each with the name that it goes by: an indicator's, or another label.
  package var synonyms: [String: String]

  package init(
    areaOrder: [String] = [], years: [Int] = [], rounding: RoundingRule = .halfUp, tolerance: Decimal = 5,
    benchmark: String? = nil, synonyms: [String: String] = [:]
  ) {
    self.areaOrder = areaOrder
    self.years = years
    self.rounding = rounding
    self.tolerance = tolerance
    self.benchmark = benchmark
    self.synonyms = synonyms
  }
}
