import Analysis
import Drawing
import Foundation
import Statistics
import Stock

@testable import Plotting

/// The definitions and the theme of `Charts/`, and the requests that the tests draw.
enum StockCharts {
  static let size = Size(442, 248.625)
  /// The room of a chart on a page for a meeting, at one and a half times its size.
  static let slideSize = Size(592, 321.33)

  static func text(_ name: String) throws -> String {
    try String(contentsOf: StockFolder.charts.url.appendingPathComponent(name), encoding: .utf8)
  }

  static func definition(_ name: String) throws -> ChartDefinition {
    try ChartDefinition(parsing: try text("\(name).vl.json"), file: "Charts/\(name).vl.json")
  }

  static func theme() throws -> Theme { try Theme(parsing: try text("theme.json"), file: "Charts/theme.json") }

  static let names = [
    "rank", "this-year-last", "dumbbell", "slope", "trend", "target", "task-completion", "progress", "composition",
    "growth-heat", "change", "scatter", "waterfall", "tiles", "indicators", "districts",
  ]
  /// Those that are about all indicators, or about none.
  static let overall: Set = ["task-completion", "growth-heat", "tiles", "indicators"]

  /// Every stock chart on each set of data for which it can be drawn, by the name of its picture.
  static func requests() -> [(name: String, request: ChartRequest, comparison: Comparison)] {
    var list: [(String, ChartRequest, Comparison)] = []
    for (set, comparison) in [
      ("districts", ComparisonFixture.districts), ("provinces", ComparisonFixture.provinces), ("nasty", ComparisonFixture.nasty),
    ] {
      for name in names {
        let isOverall = overall.contains(name)
        list.append(("\(name)-\(set)", ChartRequest(definition: name, indicator: isOverall ? nil : "gdp", measure: isOverall ? .growth : .level), comparison))
        if !isOverall {
          list.append(("\(name)-\(set)-growth", ChartRequest(definition: name, indicator: "gdp", measure: .growth), comparison))
          // Sums and shares need an indicator that all know.
          if ["waterfall", "composition", "slope", "rank"].contains(name) {
            list.append(("\(name)-\(set)-retail", ChartRequest(definition: name, indicator: "retail_sales"), comparison))
          }
          if ["progress", "this-year-last", "waterfall", "composition"].contains(name) {
            let indicator = name == "progress" ? "key_projects" : "fixed_investment"
            list.append(("\(name)-\(set)-projects", ChartRequest(definition: name, indicator: indicator), comparison))
          }
        }
      }
    }
    // What `canDraw` refuses, no brief shows.
    return list.filter { item in
      guard let definition = try? definition(item.1.definition) else { return false }
      return canDraw(item.1, definition, of: item.2)
    }
  }

  static func chart(_ request: ChartRequest, of comparison: Comparison, measurer: any TextMeasurer, size: Size = size) throws -> Chart {
    try plot(
      request, by: try definition(request.definition), of: comparison, theme: try theme(), measurer: measurer, size: size)
  }
}
