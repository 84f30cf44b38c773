import Diagnostics
import Foundation
import Manuscript
import Programs
import Stock
import Typesetting

/// Makes a Word file of a manuscript: pandoc sets it with the styles of `Reports/reference.docx`, with the charts as pictures
/// and each number leading to its row of the source index. Nil with a note where pandoc is not installed.
///
/// The same manuscript gives the same bytes with the same pandoc.
func wordDocument(
  of manuscript: Manuscript, pictures: [String: [UInt8]], date: IssueDate
) -> (bytes: [UInt8]?, diagnostics: [Diagnostic]) {
  guard let program = ChildProcess.path(of: "pandoc") else { return (nil, [.noPandoc]) }
  guard let folder = ScratchFolder() else { return (nil, [.pandocFailed("no room for temporary files")]) }
  var places: [String: String] = [:]
  var used: [String] = []
  for case .figure(let figure) in manuscript.blocks where !used.contains(figure.key) { used.append(figure.key) }
  for (index, key) in used.enumerated() {
    // A name of our own: a chart's may hold anything.
    let name = "picture-\(index).png"
    if let bytes = pictures[key], folder.write(bytes, as: name) { places[key] = name }
  }
  let text = pandocMarkdown(manuscript.blocks, pictures: places)
  guard folder.write(Array(text.utf8), as: "brief.md") else {
    return (nil, [.pandocFailed("no room for temporary files")])
  }
  let style = StockFolder.reports.url.appendingPathComponent("reference.docx").path
  let process = ChildProcess(
    program: program,
    arguments: [
      "\(folder.path)/brief.md", "--from=markdown-smart-auto_identifiers-tex_math_dollars-citations", "--to=docx", "--columns=1",
      "--wrap=none", "--resource-path=\(folder.path)", "--reference-doc=\(style)", "--output=\(folder.path)/brief.docx",
    ], seconds: 120, megabytes: 4096, environment: ["SOURCE_DATE_EPOCH": String(date.secondsSince1970)])
  let outcome = process.run()
  guard let outcome, outcome.status == 0, let bytes = folder.read("brief.docx") else {
    let words = outcome?.errors.split(separator: "\n").first.map(String.init)
    return (nil, [.pandocFailed(words ?? "it could not be started")])
  }
  return (bytes, [])
}

extension IssueDate {
  /// Noon of the day in Beijing.
  var secondsSince1970: Int {
    // Days since 1 March of the year 0, after which leap days come last.
    let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1
    return (days - 719_468) * 86_400 + 4 * 3_600
  }
}

extension Diagnostic {
  fileprivate static var noPandoc: Diagnostic {
    Diagnostic(
      .note,
      Wording(en: "pandoc is not installed: no Word file was made", zh: "未安装pandoc，没有生成Word文件"),
      remedy: Wording(en: "install the package pandoc and run again", zh: "请安装pandoc软件包后重新运行"))
  }

  fileprivate static func pandocFailed(_ words: String) -> Diagnostic {
    Diagnostic(
      .warning,
      Wording(en: "no Word file was made: \(words)", zh: "没有生成Word文件：\(words)"),
      remedy: Wording(en: "use brief.pdf or brief.md; report this with the manuscript", zh: "请使用brief.pdf或brief.md；并附上稿件反馈"))
  }
}
