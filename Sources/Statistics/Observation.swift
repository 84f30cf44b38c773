package import Documents

/// One number of a text with all that must be known to compare it.
package struct Observation: Hashable, Sendable {
  /// Made of the document's digest and the offsets, so that the same input gives the same id: `o-3f2a91`.
  package var id: String
  /// The code of the indicator in the code list; nil for one that the list does not have.
  package var indicator: String?
  /// What is measured, in the document's own words in simplified characters.
  package var label: String
  /// The area, where it is another than the document's own: `全国`, `江门市`.
  package var area: String?
  package var period: TimePeriod
  package var scenario: Scenario
  package var measure: Measure
  package var quantity: Quantity
  /// Words such as 累计, 同口径, 其中 that narrow what is measured.
  package var qualifiers: [String]
  /// The name of the rule that read the number.
  package var rule: String
  /// The titles of the headings that it stands under, outermost first.
  package var section: [String]
  package var citation: Citation

  package init(
    id: String, indicator: String?, label: String, area: String? = nil, period: TimePeriod, scenario: Scenario,
    measure: Measure, quantity: Quantity, qualifiers: [String] = [], rule: String, section: [String],
    citation: Citation
  ) {
    self.id = id
    self.indicator = indicator
    self.label = label
    self.area = area
    self.period = period
    self.scenario = scenario
    self.measure = measure
    self.quantity = quantity
    self.qualifiers = qualifiers
    self.rule = rule
    self.section = section
    self.citation = citation
  }
}

/// What a number says of its indicator.
package enum Measure: String, Hashable, Sendable, CaseIterable, Codable {
  /// An amount, a stock or a flow.
  case level
  /// A rate against an earlier period.
  case growth
  /// An absolute difference.
  case change
  /// A part of a whole, and rates such as unemployment or coverage.
  case share
  /// Of a target or task, in per cent.
  case completion
  case rank
}

/// What really happened, what is aimed at, or what is named only for comparison.
package enum Scenario: String, Hashable, Sendable, CaseIterable, Codable {
  case actual, target, baseline
}
