import Diagnostics
import Drawing
import Foundation
import Manuscript
import Pipeline
import Plotting
import Rendering
import Stock
import Typesetting

/// The long brief, printed once by a process that does nothing else: charts drawn from their definitions, the manuscript
/// parsed and set, the PDF in archival form with a table inside. And the same content as a source for typst.
struct PrintedBrief {
  private let brief = LongBrief(sections: 12)
  private let fonts: Fonts
  private let figures: [String: Frame]

  init() throws {
    fonts = try Fonts(StockFiles.fontRoles())
    let theme = try stockTheme()
    var figures: [String: Frame] = [:]
    for figure in brief.figures {
      let definition = try ChartDefinition(parsing: figure.definition, file: figure.key)
      figures[figure.key] = try plot(definition, theme: theme, measurer: fonts, size: Size(480, 270)).frame
    }
    self.figures = figures
  }

  func pdf() throws -> [UInt8] {
    let style = try PageStyle(
      parsing: try String(contentsOf: StockFolder.reports.url.appendingPathComponent("gongwen.yaml"), encoding: .utf8),
      file: "Reports/gongwen.yaml")
    let manuscript = try parse(brief.manuscript, file: "brief.md")
    let layout = typeset(manuscript.blocks, style: style, figures: figures, measurer: fonts)
    let table = CarriedFile(
      name: "data.csv", description: "数据", type: "text/csv", relationship: .data, bytes: Array(brief.manuscript.utf8))
    let printed = try archivalPDF(
      pages: layout.pages.map(\.frame), bookmarks: layout.bookmarks,
      metadata: PDFMetadata(title: manuscript.frontMatter.title ?? "", date: .init(year: 2024, month: 2, day: 8)),
      attachments: [table], fonts: fonts)
    for note in printed.diagnostics { print(note.text(in: .english)) }
    return printed.bytes
  }

  /// Writes `brief.typ` and its charts as SVG into a folder.
  func writeTypst(to folder: String) throws {
    let url = URL(fileURLWithPath: folder, isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (key, frame) in figures {
      try Data(try svg(frame, title: key, description: key, fonts: fonts)).write(to: url.appendingPathComponent("\(key).svg"))
    }
    try Data(typst.utf8).write(to: url.appendingPathComponent("brief.typ"))
  }

  /// The page of GB/T 9704 and the faces that duizhao uses, in typst's own terms.
  private var typst: String {
    var text = """
      #set page(paper: "a4", margin: (left: 28mm, right: 26mm, top: 37mm, bottom: 35mm), numbering: "— 1 —")
      #set text(font: "Noto Serif CJK SC", size: 15.75pt, lang: "zh")
      #set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 13.24pt, spacing: 13.24pt)
      #show heading: set text(font: "Noto Sans CJK SC", size: 15.75pt)
      #show figure.where(kind: table): set text(size: 12pt)
      #set document(title: "各区县年度工作对照简报", date: datetime(year: 2024, month: 2, day: 8))
      #align(center, text(size: 22pt)[各区县年度工作对照简报])

      """
    var rows: [[Substring]] = []
    var caption = ""
    func endTable() {
      guard let head = rows.first else { return }
      text += "#figure(caption: [\(caption)], table(columns: \(head.count), stroke: none, table.hline(),\n"
      text += "table.header(\(head.map { "[\($0)]" }.joined(separator: ", "))), table.hline(),\n"
      for row in rows.dropFirst(2) { text += row.map { "[\($0)]" }.joined(separator: ", ") + ",\n" }
      text += "table.hline()))\n\n"
      rows = []
    }
    let body = brief.manuscript.split(separator: "\n", omittingEmptySubsequences: false).drop { $0 != "---" }.dropFirst()
      .drop { $0 != "---" }.dropFirst()
    for line in body {
      if line.hasPrefix("|") {
        rows.append(line.dropFirst().dropLast().split(separator: "|"))
        continue
      }
      endTable()
      if line.hasPrefix("###") {
        text += "==" + line.dropFirst(3) + "\n\n"
      } else if line.hasPrefix("##") {
        text += "=" + line.dropFirst(2) + "\n\n"
      } else if line.hasPrefix("表：") {
        caption = String(line.dropFirst(2).prefix { $0 != " " })
      } else if line.hasPrefix("!["), let end = line.firstIndex(of: "]"), let start = line.firstRange(of: "charts/"),
        let stop = line.firstRange(of: ".svg")
      {
        text += "#figure(caption: [\(line.dropFirst(2)[..<end])], image(\"\(line[start.upperBound..<stop.lowerBound]).svg\", width: 100%))\n\n"
      } else {
        text += line + "\n"
      }
    }
    endTable()
    return text
  }
}
