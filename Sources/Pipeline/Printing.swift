package import Diagnostics
import Drawing
import Foundation
import Manuscript
import Rendering
import Typesetting

/// A manuscript on its pages.
struct PrintedManuscript: Sendable {
  var manuscript: Manuscript
  var pdf: [UInt8]
  var pages: Int
  var diagnostics: [Diagnostic]
}

extension PDFMetadata.Day {
  init(_ date: IssueDate) { self.init(year: date.year, month: date.month, day: date.day) }
}

/// Sets a manuscript and prints it, with the data that it is to carry inside.
func printManuscript(
  _ text: String, file: String, figures: [String: Frame], roles: FontRoles, date: IssueDate, carrying data: CarriedData?
) throws(RunFailure) -> PrintedManuscript {
  let fonts = try orFail { () throws(RenderingError) in try Fonts(roles) }
  let parsed = try orFail { () throws(ManuscriptError) in try parse(text, file: file) }
  let style = try StockFiles.pageStyle(parsed.frontMatter.style)
  let layout = typeset(parsed.blocks, style: style, figures: figures, measurer: fonts)
  var diagnostics = parsed.diagnostics + layout.diagnostics
  var pages: [Frame] = []
  for page in layout.pages {
    let marked = fonts.markingMissingCharacters(in: page.frame)
    pages.append(marked.frame)
    for diagnostic in marked.diagnostics where !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
  }
  diagnostics += unresolvedAnchors(pages: pages, bookmarks: layout.bookmarks)
  let metadata = PDFMetadata(
    title: parsed.frontMatter.title ?? "", author: parsed.frontMatter.issuer ?? "",
    date: PDFMetadata.Day(date))
  let attachments = try orFail(after: diagnostics) { () throws(PipelineError) in
    try data?.attachments(for: pages.map(PrintedPage.init)) ?? []
  }
  let printed = try orFail(after: diagnostics) { () throws(RenderingError) in
    try archivalPDF(
      pages: pages, bookmarks: layout.bookmarks, metadata: metadata, attachments: attachments, fonts: fonts)
  }
  return PrintedManuscript(
    manuscript: parsed, pdf: printed.bytes, pages: pages.count, diagnostics: diagnostics + printed.diagnostics)
}

/// Prints an edited brief again, or makes a Word file of it where the output ends in `.docx`. Its figures and what its numbers are bound to are taken from `brief.json` beside it.
package func typesetBrief(at path: String, to output: String) throws(RunFailure) -> [Diagnostic] {
  guard FileManager.default.fileExists(atPath: path) else { throw RunFailure(PipelineError.fileMissing(path)) }
  let roles = try StockFiles.fontRoles()
  let text: String
  do {
    text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
  } catch {
    throw RunFailure(PipelineError.fileUnreadable(path, detail: error.reason))
  }
  let folder = (path as NSString).deletingLastPathComponent
  let beside = (folder as NSString).appendingPathComponent(BriefRecord.fileName)
  let record = try orFail { () throws(PipelineError) in try BriefRecord(at: beside) }
  let matter = try orFail { () throws(ManuscriptError) in try parse(text, file: path).frontMatter }
  let data = CarriedData(in: folder.isEmpty ? "." : folder, calculations: record?.calculations)
  let print = try printManuscript(
    text, file: path, figures: record?.figures ?? [:], roles: roles,
    date: matter.date.flatMap { IssueDate($0) } ?? record?.date ?? .unknown, carrying: data)
  var diagnostics = record?.alterations(in: print.manuscript.references) ?? [.noRecord(beside)]
  if record != nil, data == nil { diagnostics.append(.noData(folder)) }
  diagnostics += print.diagnostics + print.manuscript.unboundNumberNotes()
  guard output.lowercased().hasSuffix(".docx") else {
    try orFail(after: diagnostics) { () throws(PipelineError) in try writeWhole(print.pdf, to: output) }
    return diagnostics
  }
  let charts = (folder.isEmpty ? "." : folder).appendingPath("charts")
  var pictures: [String: [UInt8]] = [:]
  for case .figure(let figure) in print.manuscript.blocks {
    guard !figure.key.contains("/") else { continue }
    let file = URL(fileURLWithPath: charts.appendingPath(figure.key + ".png"))
    if let bytes = try? Data(contentsOf: file) { pictures[figure.key] = [UInt8](bytes) }
  }
  let word = wordDocument(of: print.manuscript, pictures: pictures, date: record?.date ?? .unknown)
  if let bytes = word.bytes {
    try orFail(after: diagnostics) { () throws(PipelineError) in try writeWhole(bytes, to: output) }
  }
  return diagnostics + word.diagnostics
}

extension Diagnostic {
  fileprivate static func noData(_ folder: String) -> Diagnostic {
    Diagnostic(
      .note, at: folder.isEmpty ? nil : Place(file: folder),
      Wording(
        en: "data.csv and ledger.jsonl are not here: the PDF carries no data and cannot be verified later",
        zh: "缺少data.csv、ledger.jsonl：PDF未附带数据，以后不能核验"),
      remedy: Wording(
        en: "keep them beside brief.md, or make the brief again", zh: "请将其与brief.md放在一起，或重新生成简报"))
  }

  fileprivate static func noRecord(_ path: String) -> Diagnostic {
    Diagnostic(
      .warning, at: Place(file: path),
      Wording(
        en: "the record of the brief is not here: figures are left out and bound numbers are not checked",
        zh: "缺少简报记录文件：图不能排入，绑定的数字未核对"),
      remedy: Wording(
        en: "keep brief.json beside brief.md, or make the brief again", zh: "请将brief.json与brief.md放在一起，或重新生成简报"))
  }
}
