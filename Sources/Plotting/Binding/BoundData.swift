package import Analysis
import Definitions
package import Diagnostics
import FoundationEssentials
import Statistics

/// A comparison's values as the rows that a definition draws, and what could not be lined up.
package struct BoundData: Hashable, Sendable {
  package var table: DataTable
  package var leftOut: [LeftOut]
  /// Areas that are drawn with a year missing, which breaks their line.
  package var gaps: [LeftOut] = []
  /// What makes single values stand apart, in sentences.
  package var notes: [String]
  /// What the chart is about: `2023年地区生产总值`, `Gross regional product, 2023`.
  package var subject: Wording
  /// What the picture says, if something follows from the values without doubt.
  package var finding: Wording?
  package var subtitle: String
  /// One clause for each thing drawn: `甲区2750.6亿元`, `甲区 275.06 billion yuan`.
  package var readings: [Wording]
  /// How many areas are drawn.
  package var areaCount: Int
  /// What the axes measure, where the definition cannot know it.
  package var axisTitles: [Channel: String] = [:]
}

/// The rows of a comparison for a request, in the shape that the definition asks for.
package func rows(
  for request: ChartRequest, _ definition: ChartDefinition, of comparison: Comparison, words: BreakWords = BreakWords()
) throws(PlottingError) -> BoundData {
  guard let lineUp = definition.lineUp else {
    throw .noBinding(definition.view.place)
  }
  guard let year = request.year ?? comparison.years.last,
    let data = lineUp.rows(for: request, of: comparison, year: year, words: words)
  else {
    throw .nothingToDraw(lineUp.place, what: request.id)
  }
  return data
}

extension LineUp {
  fileprivate func rows(for request: ChartRequest, of comparison: Comparison, year: Int, words: BreakWords)
    -> BoundData?
  {
    let subject = request.indicator.flatMap { comparison.row($0, request.measure) }
      .map { Subject(row: $0, comparison: comparison, year: year) }
    return switch rows {
    case .tasks: taskRows(comparison, year: year)
    case .growth: growthRows(comparison, year: year)
    case .indicators: indicatorRows(comparison, year: year, words: words)
    case .tiles: tileRows(comparison, year: year, words: words)
    case .progress:
      request.indicator == nil
        ? taskProgressRows(comparison, year: year) : progressRows(request, of: comparison, year: year)
    case .targets: targetRows(request, of: comparison)
    case .areas: subject?.rankRows()
    case .twoYears: subject?.twoYearRows(hedged: hedged)
    case .years: subject?.trendRows()
    case .panels: subject?.panelRows()
    case .ranks: subject?.slopeRows()
    case .changes: subject?.changeRows()
    case .steps: subject?.stepRows()
    case .shares: subject?.partRows(parts) ?? subject?.shareRows()
    case .pairs: subject?.pairRows(against: request.against)
    }
  }
}

/// Whether the comparison has enough for the request: areas and years with values that may stand side by side.
package func canDraw(_ request: ChartRequest, _ definition: ChartDefinition, of comparison: Comparison) -> Bool {
  guard let lineUp = definition.lineUp, let data = try? rows(for: request, definition, of: comparison) else {
    return false
  }
  guard data.areaCount >= lineUp.minimumAreas, data.areaCount <= lineUp.maximumAreas else { return false }
  // Years of one area make a line; of several, one each, they make none.
  let stated = data.table.rows.filter { !$0["value"].isNull }
  let byArea = lineUp.minimumYears > 1 ? Dictionary(grouping: stated) { $0["area"] } : [.null: stated]
  return byArea.values.contains { Set($0.map { $0["year"] }).count >= lineUp.minimumYears }
}
