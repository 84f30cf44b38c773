import Analysis
package import Diagnostics
import Drawing
import Exporting
import Extraction
import Foundation
import Manuscript
import Plotting
import Rendering
import Reporting
import Statistics
import Typesetting

/// What a run of the main job delivered.
package struct BriefRun: Sendable {
  package var assumptions: [Study.Assumption]
  /// The folder, and the names of the files in it, in order.
  package var output: String
  package var files: [String]
  package var pages: Int
  package var charts: Int
  package var diagnostics: [Diagnostic]
}

/// The main job: a folder of summaries becomes a printed brief with its manuscript, charts, and the numbers.
///
/// `template` names one in `Reports/`, or a file of the user's own; `asWord` makes a Word file beside the PDF.
/// Everything is ready before the first file takes its place; where the run fails, the output folder is as it was.
package func makeBrief(
  from path: String, to outputPath: String, date: IssueDate? = nil, template: String? = nil, asWord: Bool = false,
  slides: Bool = false, report: @escaping ProgressReport = { _ in }
) async throws(RunFailure) -> BriefRun {
  var folder = try orFail { () throws(PipelineError) in try StudyFolder(at: path, output: outputPath) }
  guard canonical(path) != canonical(outputPath) else { throw RunFailure(PipelineError.outputIsSource(outputPath)) }
  try folder.readDefinition()
  let stock = try StockFiles()
  // A name that is not there is told before any work.
  if template != nil { _ = try stock.template(template, areas: 0) }
  let standIns = try stock.standInFonts()
  var output = try orFail { () throws(PipelineError) in try OutputFolder(at: outputPath) }
  do {
    let study = try await Study(of: folder, with: stock.lists, report: report)
    let choices = BriefChoices(date: date, template: template, asWord: asWord, slides: slides)
    let pieces = try await printed(study, with: stock, choices, report: report)
    report(RunProgress(.writing, done: 0, of: 1))
    try orFail(after: pieces.diagnostics) { () throws(PipelineError) in
      try write(pieces, of: study, to: &output)
    }
    return BriefRun(
      assumptions: study.assumptions, output: outputPath, files: pieces.fileNames, pages: pieces.pages,
      charts: pieces.charts.count { $0.chart != nil }, diagnostics: pieces.diagnostics + standIns)
  } catch {
    output.discard()
    throw error
  }
}

/// What is asked of a brief beyond its folder.
private struct BriefChoices: Sendable {
  var date: IssueDate?
  var template: String?
  var asWord: Bool
  var slides: Bool
}

/// The parts of a brief, ready to be written.
private struct BriefPieces: Sendable {
  var charts: [DrawnChart]
  var manuscript: String
  var pdf: [UInt8]
  var pages: Int
  var record: [UInt8]
  var data: CarriedData
  var word: [UInt8]?
  var pack: MeetingPack?
  var diagnostics: [Diagnostic]

  static let wordName = "brief.docx"

  var fileNames: [String] {
    ["brief.pdf", "brief.md", BriefRecord.fileName, "data.xlsx", "data.csv", "data.json", StudyFolder.outputMark]
      + (word == nil ? [] : [Self.wordName])
      + charts.flatMap { chart in chart.files.map { "charts/\(chart.request.id).\($0.format.rawValue)" } }
      + (pack?.files.map(\.name) ?? [])
  }
}

private func printed(
  _ study: Study, with stock: StockFiles, _ choices: BriefChoices, report: @escaping ProgressReport
) async throws(RunFailure) -> BriefPieces {
  var diagnostics = study.diagnostics
  let comparison = study.comparison
  let definition = study.folder.definition
  let issued = choices.date ?? definition.date ?? study.newestDate
  if issued == nil { diagnostics.append(.noDate) }
  let requests = planCharts(comparison)
  let drawn = try await draw(
    requests, of: comparison, with: stock, date: issued ?? study.yearEnd, slides: choices.slides, after: diagnostics,
    report: report)
  diagnostics += drawn.flatMap(\.diagnostics)

  report(RunProgress(.printing, done: 0, of: 1))
  let template = try stock.template(choices.template, areas: comparison.areas.count)
  let written = try orFail(after: diagnostics) { () throws(ReportingError) in
    try composition(
      of: comparison, figures: drawn.compactMap { $0.chart.map { BriefFigure($0.request, leftOut: $0.leftOut.count) } },
      template: template.text, file: template.file,
      settings: BriefSettings(
        title: definition.title, issuer: definition.issuer, date: issued?.printed, number: definition.number,
        region: definition.city))
  }
  let figures = Dictionary(drawn.compactMap { drawn in drawn.printed.map { (drawn.request.id, $0) } }) { first, _ in
    first
  }
  let day = issued ?? study.yearEnd
  let data = CarriedData(
    table: tidyCSV(comparison), ledger: study.ledgers.flatMap { $0.jsonLines() },
    calculations: written.calculations)
  let print = try printManuscript(
    written.manuscript, file: "brief.md", figures: figures, roles: stock.roles, date: day, carrying: data)
  let record = try orFail(after: diagnostics) { () throws(PipelineError) in
    try BriefRecord(
      figures: figures, date: day, references: print.manuscript.references, calculations: written.calculations
    ).bytes()
  }
  var word: [UInt8]?
  if choices.asWord {
    let made = wordDocument(
      of: print.manuscript, pictures: Dictionary(drawn.compactMap { chart in
        chart.files.first { $0.format == .png }.map { (chart.request.id, $0.bytes) }
      }) { first, _ in first }, date: day)
    word = made.bytes
    diagnostics += made.diagnostics
  }
  var pack: MeetingPack?
  if choices.slides {
    pack = try orFail(after: diagnostics) { () throws(RenderingError) in
      try meetingPack(drawn, of: print.manuscript, date: day, fonts: try Fonts(stock.roles))
    }
  }
  report(RunProgress(.printing, done: 1, of: 1))
  return BriefPieces(
    charts: drawn, manuscript: written.manuscript, pdf: print.pdf, pages: print.pages, record: record, data: data,
    word: word, pack: pack,
    diagnostics: diagnostics + print.diagnostics)
}

private func write(_ pieces: BriefPieces, of study: Study, to output: inout OutputFolder) throws(PipelineError) {
  let earlier = (try? BriefRecord(at: output.path.appendingPath(BriefRecord.fileName)))?.figures.keys.sorted() ?? []
  try output.write(pieces.pdf, to: "brief.pdf")
  try output.write(Array(pieces.manuscript.utf8), to: "brief.md")
  try output.write(pieces.record, to: BriefRecord.fileName)
  if let word = pieces.word { try output.write(word, to: BriefPieces.wordName) }
  for chart in pieces.charts {
    for picture in chart.files {
      try output.write(picture.bytes, to: "charts/\(chart.request.id).\(picture.format.rawValue)")
    }
  }
  try output.write(pieces.data.table, to: CarriedData.tableName)
  try output.write(json(study.comparison), to: "data.json")
  let workbook = try output.prepare("data.xlsx")
  do {
    try writeXLSX(study.comparison, to: workbook)
  } catch {
    throw .writingFailed(output.path.appendingPath("data.xlsx"), detail: error.message)
  }
  try output.write(pieces.data.ledger, to: CarriedData.ledgerName)
  for file in pieces.pack?.files ?? [] { try output.write(file.bytes, to: file.name) }
  // A pack of another run would show other numbers than this brief.
  let earlierPack = earlier.isEmpty ? [] : [MeetingPack.fileName] + MeetingPack.earlierFiles(in: output.path)
  try output.commit(
    removing: earlier.flatMap { id in ChartFormat.allCases.map { "charts/\(id).\($0.rawValue)" } } + earlierPack)
}

/// The charts in the order and under the numbers of the brief, each on pages for a meeting.
private func meetingPack(
  _ charts: [DrawnChart], of manuscript: Manuscript, date: IssueDate, fonts: Fonts
) throws(RenderingError) -> MeetingPack {
  let figures = manuscript.figures
  var pages: [(slide: Slide, name: String, file: String)] = []
  for (number, figure) in figures.enumerated() {
    guard let chart = charts.first(where: { figure.key == $0.request.id }) else { continue }
    for (part, slide) in chart.slides.enumerated() {
      let name = "图\(number + 1)　\(figure.caption)" + (chart.slides.count > 1 ? "（\(part + 1)/\(chart.slides.count)）" : "")
      pages.append((slide, name, "\(figure.key)" + (part > 0 ? "-\(part + 1)" : "")))
    }
  }
  let count = pages.count + 1
  let matter = manuscript.frontMatter
  let title = titleSlide(
    matter.title ?? "", issuer: matter.issuer, date: matter.date.flatMap { IssueDate($0)?.printed } ?? matter.date, charts: figures.count, fonts: fonts)
  let slides = [title] + pages.enumerated().map { $1.slide.numbered($1.name, page: $0 + 2, of: count, fonts: fonts) }
  return try MeetingPack(
    slides.map { $0.marked(by: fonts) }, title: matter.title ?? "", author: matter.issuer ?? "", date: PDFMetadata.Day(date), fonts: fonts
  ) { i in
    let number = i + 1 < 10 ? "0\(i + 1)" : "\(i + 1)"
    return "\(MeetingPack.folder)/\(number)-\(i == 0 ? "title" : pages[i - 1].file)"
  }
}

extension Manuscript {
  /// The figures in the order of their numbers.
  fileprivate var figures: [Figure] {
    blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
  }
}

/// The same path for the same folder, however it is written.
private func canonical(_ path: String) -> String {
  URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL.resolvingSymlinksInPath().path
}

extension Diagnostic {
  fileprivate static var noDate: Diagnostic {
    Diagnostic(
      .note,
      Wording(
        en: "no document bears a date of its own, so the brief is printed without a date of issue",
        zh: "各份材料均未署日期，简报不印成文日期"),
      remedy: Wording(
        en: "give --date 2024-02-08, or date in duizhao.yaml", zh: "请用 --date 2024-02-08 或在duizhao.yaml中写明date"))
  }
}
