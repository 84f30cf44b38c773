import Analysis
import CodeLists
import Definitions
package import Diagnostics
import Drawing
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
  /// A second indicator, by name or code, for charts that hold two against each other.
  package var against: String?
  /// Draw the letters of an svg as shapes.
  package var outlines: Bool
  /// Draw it for a screen in a meeting.
  package var slides: Bool

  package init(
    definition: String, output: String, data: String? = nil, folder: String? = nil, indicator: String? = nil,
    measure: Measure = .level, year: Int? = nil, against: String? = nil, outlines: Bool = false, slides: Bool = false
  ) {
    self.against = against
    self.outlines = outlines
    self.slides = slides
    self.definition = definition
    self.output = output
    self.data = data
    self.folder = folder
    self.indicator = indicator
    self.measure = measure
    self.year = year
  }
}

/// Draws one chart, with the definition's own data, those of a file, or the comparison of a folder. One file comes out; of
/// pages for a meeting as PNG, two for each page.
package func drawPicture(
  _ order: PictureOrder, report: @escaping ProgressReport = { _ in }
) async throws(RunFailure) -> (files: [(path: String, bytes: [UInt8])], diagnostics: [Diagnostic]) {
  let ending = (order.output as NSString).pathExtension.lowercased()
  let allowed: [ChartFormat] = order.slides ? [.png, .pdf] : ChartFormat.allCases
  // The scene as JSON is for programs that compare pictures.
  let format = ChartFormat(rawValue: ending).flatMap { allowed.contains($0) ? $0 : nil }
  guard format != nil || ending == "json" && !order.slides else {
    throw RunFailure(PipelineError.unknownEnding(order.output, allowed: allowed.map { "." + $0.rawValue } + (order.slides ? [] : [".json"])))
  }
  let size = order.slides ? SlidePage.chart : chartSize
  let (text, file, name) = try definitionText(order.definition)
  let definition = try orFail { () throws(PlottingError) in try ChartDefinition(parsing: text, file: file) }
  let theme = try StockFiles.chartTheme()
  let roles = try StockFiles.fontRoles()
  let fonts = try orFail { () throws(RenderingError) in try Fonts(roles) }
  var diagnostics: [Diagnostic] = []
  let chart: Chart
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
      measure: order.measure, year: order.year,
      against: try order.against.map { (name) throws(RunFailure) in try study.indicator(name) })
    guard canDraw(request, definition, of: study.comparison) else {
      throw RunFailure(PipelineError.cannotDraw(folderPath, definition: name), after: diagnostics)
    }
    chart = try orFail(after: diagnostics) { () throws(PlottingError) in
      try plot(request, by: definition, of: study.comparison, theme: theme, measurer: fonts, size: size)
    }
  } else {
    chart = try plotOwnData(order, definition, theme: theme, fonts: fonts)
  }
  diagnostics += chart.diagnostics
  guard let format else { return ([(order.output, Array(sceneReport(chart.scene).utf8))], diagnostics) }
  let date = PDFMetadata.Day(year: order.year ?? 2000, month: 12, day: 31)
  // One picture alone need not be delivered at any price: a character that no font has is an error that names it.
  let files = try orFail(after: diagnostics) { () throws(RenderingError) -> [(path: String, bytes: [UInt8])] in
    guard order.slides else {
      // A width or height that a definition gives is meant in pixels.
      let isSized = order.folder == nil && definition.view.givesSize
      let pixels = isSized ? max(1, Int(chart.frame.size.width.rounded())) : chartPixels
      return [
        (order.output, try chart.picture(as: format, pixelWidth: pixels, outlines: order.outlines, date: date, fonts: fonts))
      ]
    }
    return try slideFiles(chart, theme: theme, to: order.output, as: format, date: date, fonts: fonts)
  }
  return (files, diagnostics)
}

/// The pages of a chart for a meeting: one PDF, or for `x.png` the files `x.png` and `x@2x.png`, of further pages `x-2.png`.
private func slideFiles(
  _ chart: Chart, theme: Theme, to output: String, as format: ChartFormat, date: PDFMetadata.Day, fonts: Fonts
) throws(RenderingError) -> [(path: String, bytes: [UInt8])] {
  let slides = chart.slides(theme: theme)
  let numbered = slides.enumerated().map { i, slide in
    slides.count == 1 ? slide : slide.numbered(chart.title, page: i + 1, of: slides.count, fonts: fonts)
  }
  let stem = (output as NSString).deletingPathExtension
  let pack = try MeetingPack(numbered, title: chart.title, date: date, fonts: fonts) { i in stem + (i == 0 ? "" : "-\(i + 1)") }
  return format == .pdf ? [(output, pack.files[0].bytes)] : pack.files.dropFirst().map { ($0.name, $0.bytes) }
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
