package import Statistics

/// Which chart to draw of what: a definition of `Charts/`, an indicator, a measure and the year in question.
package struct ChartRequest: Hashable, Sendable {
  /// The definition's file name without endings: `rank`.
  package var definition: String
  /// The indicator's code; nil for charts over many indicators.
  package var indicator: String?
  package var measure: Measure
  /// The year asked about; the newest where nil.
  package var year: Int?
  /// The code of a second indicator, for charts that hold two against each other.
  package var against: String?

  package init(
    definition: String, indicator: String?, measure: Measure = .level, year: Int? = nil, against: String? = nil
  ) {
    self.definition = definition
    self.indicator = indicator
    self.measure = measure
    self.year = year
    self.against = against
  }

  /// How the chart's files are called and how the manuscript refers to it: `rank-gdp-growth-2023`.
  package var id: String {
    [definition, indicator.map { $0.replacing("~", with: "") }, against.map { $0.replacing("~", with: "") }, measure == .level ? nil : measure.rawValue, year.map(String.init)]
      .compactMap { $0 }.joined(separator: "-")
  }
}
