import Analysis
import Diagnostics
import Drawing
import Foundation
import Plotting
import Rendering
import Synchronization

/// The picture formats of a chart.
package enum ChartFormat: String, Hashable, Sendable, CaseIterable {
  case png, pdf, svg
}

/// A chart with its pictures; without them where it could not be drawn.
struct DrawnChart: Sendable {
  var request: ChartRequest
  var chart: Chart?
  /// The same chart for the page of the brief, as high as its content needs.
  var printed: Frame?
  var files: [Picture] = []
  /// The same chart on pages for a meeting, where they are asked for.
  var slides: [Slide] = []
  var diagnostics: [Diagnostic]

  struct Picture: Sendable {
    var format: ChartFormat
    var bytes: [UInt8]
  }
}

/// 16 by 9, as wide as the type area of the page; PNG has 1600 by 900 pixels.
let chartSize = Size(442, 248.625)
let chartPixels = 1600

extension Chart {
  /// The chart as a picture; every character that no font has was replaced before.
  func picture(
    as format: ChartFormat, pixelWidth: Int = chartPixels, outlines: Bool = false, date: PDFMetadata.Day, fonts: Fonts
  ) throws(RenderingError) -> [UInt8] {
    let (chinese, english) = (altText.chinese, altText.english)
    // What an author says of a definition stands there once.
    let other = english == chinese ? "" : english
    return switch format {
    case .png:
      try png(frame, pixelWidth: pixelWidth, title: title, description: chinese, english: other, fonts: fonts)
    case .svg: try svg(frame, title: title, description: chinese, english: other, outlines: outlines, fonts: fonts)
    case .pdf: try pdf(pages: [frame], metadata: PDFMetadata(title: title, subject: chinese, date: date), fonts: fonts)
    }
  }
}

/// Draws charts, several at a time; they come in the order of the requests. One that cannot be drawn is told and left out.
func draw(
  _ requests: [ChartRequest], of comparison: Comparison, with stock: StockFiles, date: IssueDate,
  slides: Bool = false, after diagnostics: [Diagnostic], report: @escaping ProgressReport
) async throws(RunFailure) -> [DrawnChart] {
  report(RunProgress(.drawing, done: 0, of: requests.count))
  // Fonts are not shared between threads, so each worker has its own and draws every n-th chart.
  let workers = max(1, min(ProcessInfo.processInfo.activeProcessorCount, requests.count))
  let finished = Mutex(0)
  let day = PDFMetadata.Day(date)
  let shares = await inParallel(Array(0..<workers), width: workers) { worker -> Result<[DrawnChart], RenderingError> in
    do throws(RenderingError) {
      let fonts = try Fonts(stock.roles)
      var drawn: [DrawnChart] = []
      for index in stride(from: worker, to: requests.count, by: workers) {
        drawn.append(draw(requests[index], of: comparison, with: stock, date: day, slides: slides, fonts: fonts))
        let done = finished.withLock { count in
          count += 1
          return count
        }
        report(RunProgress(.drawing, done: done, of: requests.count))
      }
      return .success(drawn)
    } catch {
      return .failure(error)
    }
  }
  var drawn = [DrawnChart?](repeating: nil, count: requests.count)
  for (worker, share) in shares.enumerated() {
    switch share {
    case .success(let charts):
      for (position, chart) in charts.enumerated() { drawn[worker + position * workers] = chart }
    case .failure(let error): throw RunFailure(error, after: diagnostics)
    }
  }
  return drawn.compactMap { $0 }
}

/// Draws one chart in all formats; without a picture where it cannot be drawn, and then says why.
private func draw(
  _ request: ChartRequest, of comparison: Comparison, with stock: StockFiles, date: PDFMetadata.Day, slides: Bool,
  fonts: Fonts
) -> DrawnChart {
  guard let definition = stock.charts[request.definition] else {
    return DrawnChart(
      request: request,
      diagnostics: [PipelineError.unknownChart(request.definition, known: stock.charts.keys.sorted()).diagnostic])
  }
  guard canDraw(request, definition, of: comparison) else {
    return DrawnChart(request: request, diagnostics: [.tooFewValues(request)])
  }
  do {
    var chart = try plot(
      request, by: definition, of: comparison, theme: stock.theme, measurer: fonts, size: chartSize)
    let printed = try plot(
      request, by: definition, of: comparison, theme: stock.theme, measurer: fonts, size: chartSize, fit: .content)
    let marked = fonts.markingMissingCharacters(in: chart.frame)
    chart.frame = marked.frame
    let pictures = try ChartFormat.allCases.map {
      DrawnChart.Picture(format: $0, bytes: try chart.picture(as: $0, date: date, fonts: fonts))
    }
    var page = fonts.markingMissingCharacters(in: printed.frame).frame
    // The words for those who cannot see the picture go with it.
    page.items = [.begin(Frame.Tag("Figure", alternateText: printed.altText.chinese))] + page.items + [.end]
    var drawn = DrawnChart(request: request, chart: chart, printed: page, files: pictures, diagnostics: chart.diagnostics + marked.diagnostics)
    if slides {
      let wide = try plot(
        request, by: definition, of: comparison, theme: stock.theme, measurer: fonts, size: SlidePage.chart)
      drawn.slides = wide.slides(theme: stock.theme).map { $0.marked(by: fonts) }
    }
    return drawn
  } catch let error as any ExplainedError {
    return DrawnChart(request: request, diagnostics: [error.diagnostic])
  } catch {
    return DrawnChart(
      request: request, diagnostics: [PipelineError.writingFailed(request.id, detail: error.reason).diagnostic])
  }
}

extension Diagnostic {
  /// A chart that was planned and has too little to show is no mistake of anybody's.
  fileprivate static func tooFewValues(_ request: ChartRequest) -> Diagnostic {
    Diagnostic(
      .note, at: Place(file: request.id),
      Wording(en: "this chart has too few comparable values and was left out", zh: "可比数值过少，未绘制此图"))
  }
}
