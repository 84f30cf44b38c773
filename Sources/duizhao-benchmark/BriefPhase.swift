import Drawing
import Foundation
import Manuscript
import Pipeline
import Plotting
import Rendering
import Stock
import Typesetting

/// A long brief from its manuscript to the bytes of the PDF: parsed, set, printed.
func briefRows(_ bench: Bench) throws -> [Row] {
  let stock = try StockFiles()
  let fonts = try Fonts(stock.roles)
  let theme = try stockTheme()
  let style = try PageStyle(
    parsing: try String(contentsOf: StockFolder.reports.url.appendingPathComponent("gongwen.yaml"), encoding: .utf8),
    file: "Reports/gongwen.yaml")
  let metadata = PDFMetadata(title: "长简报", date: PDFMetadata.Day(year: 2024, month: 2, day: 8))

  let brief = LongBrief(sections: 12)
  var figures: [String: Frame] = [:]
  for figure in brief.figures {
    let definition = try ChartDefinition(parsing: figure.definition, file: figure.key)
    figures[figure.key] = try plot(definition, theme: theme, measurer: fonts, size: Size(480, 270)).frame
  }
  var layout = Layout(pages: [], bookmarks: [], diagnostics: [])
  var count = 0
  let setting = try bench.seconds {
    layout = typeset(
      try parse(brief.manuscript, file: "brief.md").blocks, style: style, figures: figures, measurer: fonts)
  }
  let printing = try bench.seconds {
    count = try pdf(
      pages: layout.pages.map(\.frame), bookmarks: layout.bookmarks, metadata: metadata, fonts: fonts
    ).count
  }
  let contents = "\(layout.pages.count) pages, 12 tables, 12 charts"
  return [
    Row("brief parsed and set", setting, remark: contents),
    Row("brief printed as PDF", printing, remark: "\(contents), \(count) bytes"),
  ]
}
