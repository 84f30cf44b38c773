import Drawing
import Foundation
import Pipeline
import Plotting
import Rendering
import Stock

/// A picture of 1600 by 900 pixels, drawn from its parsed definition again and again with the same fonts.
func chartRows(_ bench: Bench, definition file: String) throws -> [Row] {
  let stock = try StockFiles()
  let fonts = try Fonts(stock.roles)
  let definition = try ChartDefinition(parsing: try String(contentsOfFile: file, encoding: .utf8), file: file)
  let theme = try stockTheme()
  let size = Size(480, 270)
  let day = PDFMetadata.Day(year: 2024, month: 2, day: 8)
  func chart() throws -> Chart { try plot(definition, theme: theme, measurer: fonts, size: size) }
  func bytes(_ count: Int) -> String { "\(count) bytes" }

  var count = 0
  var rows = [Row("chart, laid out only", try bench.seconds(each: 20) { _ = try chart() })]
  let picture = try bench.seconds(each: 10) { count = try png(chart().frame, pixelWidth: 1600, fonts: fonts).count }
  rows.append(Row("chart as PNG", picture, remark: "1600 x 900, " + bytes(count)))
  let page = try bench.seconds(each: 10) {
    count = try pdf(pages: [chart().frame], metadata: PDFMetadata(title: "", date: day), fonts: fonts).count
  }
  rows.append(Row("chart as PDF", page, remark: bytes(count)))
  let text = try bench.seconds(each: 20) { count = try svg(chart().frame, fonts: fonts).count }
  rows.append(Row("chart as SVG", text, remark: bytes(count)))
  return rows
}

func stockTheme() throws -> Theme {
  try Theme(
    parsing: try String(contentsOf: StockFolder.charts.url.appendingPathComponent("theme.json"), encoding: .utf8),
    file: "Charts/theme.json")
}
