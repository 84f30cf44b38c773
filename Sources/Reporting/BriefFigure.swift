package import Plotting
package import Statistics

/// A drawn chart as the manuscript refers to it.
package struct BriefFigure: Hashable, Sendable {
  /// The chart's file is `charts/<id>.svg`.
  package var id: String
  package var definition: String
  package var indicator: String?
  package var measure: Measure
  package var year: Int?
  /// How many values the chart could not show.
  package var leftOut: Int

  package init(_ request: ChartRequest, leftOut: Int = 0) {
    id = request.id
    definition = request.definition
    indicator = request.indicator
    measure = request.measure
    year = request.year
    self.leftOut = leftOut
  }
}

extension BriefFigure {
  /// A drawn chart, with the areas that it could not show counted.
  package init(_ chart: Chart) { self.init(chart.request, leftOut: chart.leftOut.count) }
}
