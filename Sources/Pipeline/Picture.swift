import Analysis
import CodeLists
import Definitions
package import Diagnostics
import Foundation
import Plotting
import Rendering
package import Statistics
import Stock

/// One chart as it is asked for on the command line.
package struct PictureOrder: Hashable, Sendable {
  /// A definition file, or a name in `Charts/`.
  package var definition: String
  /// Its ending says in which format.
  package var output: String
  package var data: String?
  package var folder: String?
  package var indicator: String?
  package var measure: Measure
  package var year: Int?

  package init(
    definition: String, output: String, data: String? = nil, folder: String? = nil, indicator: String? = nil,
    measure: Measure = .level, year: Int? = nil
  ) {
    self.definition = definition
    self.output = output
    self.data = data
    self.folder = folder
    self.indicator = indicator
    self.measure = measure
    self.year = year
  }
}

/// Draws one chart, with the definition's own data, those of a file, or the comparison of a folder.
package func drawPicture(
  _ order: PictureOrder, report: @escaping ProgressReport = { _ in }
) async throws(RunFailure) -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
  let ending = (order.output as NSString).pathExtension.lowercased()
  // The scene as JSON is for programs that compare pictures.
  let format = ChartFormat(rawValue: ending)
  guard format != nil || ending == "json" else {
    throw RunFailure(
      PipelineError.unknownEnding(order.output, allowed: ChartFormat.allCases.map { "." + $0.rawValue } + [".json"]))
  }
  let (text, file, name) = try definitionText(order.definition)
  let definition = try orFail { () throws(PlottingError) in try ChartDefinition(parsing: text, file: file) }
  let theme = try StockFiles.chartTheme()
  let roles = try StockFiles.fontRoles()
  let fonts = try orFail { () throws(RenderingError) in try Fonts(roles) }
  var diagnostics: [Diagnostic] = []
  var chart: Chart
  if let folderPath = order.folder {
    var folder = try orFail { () throws(PipelineError) in try StudyFolder(at: folderPath) }
    try folder.readDefinition()
    let lists = try StockFiles.codeLists()
    let study = try await Study(of: folder, with: lists, report: report)
    diagnostics = study.diagnostics
    if order.indicator == nil, definition.lineUp?.needsIndicator == true {
      throw RunFailure(
        PipelineError.needsIndicator(folderPath, definition: name, known: study.frequentIndicators), after: diagnostics)
    }
    let request = ChartRequest(
      definition: name, indicator: try order.indicator.map { (name) throws(RunFailure) in try study.indicator(name) },
      measure: order.measure, year: order.year)
    guard canDraw(request, definition, of: study.comparison) else {
      throw RunFailure(PipelineError.cannotDraw(folderPath, definition: name), after: diagnostics)
    }
    chart = try orFail(after: diagnostics) { () throws(PlottingError) in
      try plot(request, by: definition, of: study.comparison, theme: theme, measurer: fonts, size: chartSize)
    }
  } else {
    chart = try plotOwnData(order, definition, theme: theme, fonts: fonts)
  }
  guard let format else { return (Array(sceneReport(chart.scene).utf8), diagnostics + chart.diagnostics) }
  let marked = fonts.markingMissingCharacters(in: chart.frame)
  chart.frame = marked.frame
  diagnostics += chart.diagnostics + marked.diagnostics
  let bytes = try orFail(after: diagnostics) { () throws(RenderingError) in
    try chart.picture(as: format, date: PDFMetadata.Day(year: order.year ?? 2000, month: 12, day: 31), fonts: fonts)
  }
  return (bytes, diagnostics)
}

/// The text of a definition: a file of that path, else one of `Charts/` of that name.
private func definitionText(_ named: String) throws(RunFailure) -> (text: String, file: String, name: String) {
  let last = named.split(separator: "/").last.map(String.init) ?? named
  let name = last.hasSuffix(StockFiles.chartEnding) ? String(last.dropLast(StockFiles.chartEnding.count)) : last
  if FileManager.default.fileExists(atPath: named) {
    do {
      return (try String(contentsOf: URL(fileURLWithPath: named), encoding: .utf8), named, name)
    } catch {
      throw RunFailure(PipelineError.fileUnreadable(named, detail: error.reason))
    }
  }
  guard !named.contains("/"), let text = try? StockFiles.text(name + StockFiles.chartEnding, in: .charts) else {
    throw RunFailure(PipelineError.unknownChart(named, known: try StockFiles.chartDefinitions().keys.sorted()))
  }
  return (text, "Charts/" + name + StockFiles.chartEnding, name)
}

extension Study {
  /// The names of the indicators that most documents state.
  fileprivate var frequentIndicators: [String] {
    var counts: [String: Int] = [:]
    var order: [String] = []
    for row in comparison.rows where row.isCoded && row.scenario == .actual && row.measure == .level {
      if counts[row.indicator.name] == nil { order.append(row.indicator.name) }
      counts[row.indicator.name, default: 0] += row.statedCount
    }
    let ranks = order.enumerated().sorted { (-(counts[$0.element] ?? 0), $0.offset) < (-(counts[$1.element] ?? 0), $1.offset) }
    return ranks.prefix(5).map(\.element)
  }

  /// The code of an indicator that is asked for by code or name.
  func indicator(_ asked: String) throws(RunFailure) -> String {
    let indicators = comparison.rows.map(\.indicator)
    if let found = indicators.first(where: { $0.id == asked || $0.name == asked || $0.englishName == asked }) {
      return found.id
    }
    throw RunFailure(
      PipelineError.unknownIndicator(asked, near: nearest(to: asked, in: indicators.map(\.name))), after: diagnostics)
  }
}
