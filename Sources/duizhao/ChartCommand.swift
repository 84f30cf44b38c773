import ArgumentParser
import Foundation
import Pipeline
import Statistics

/// One chart.
struct ChartCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    abstract: say("Draws one chart from a definition.", "按图表定义绘制一幅图。"),
    discussion: say(
      """
      The definition is a Vega-Lite specification: a file, or the name of one in Charts/. Its data are its own, those of
      --data (csv or json), or the comparison of --folder.

      EXAMPLES
        duizhao chart mine.vl.json
        duizhao chart rank --folder 材料/ --indicator 地区生产总值 -o rank.pdf
        duizhao chart scatter --folder 材料/ --indicator 地区生产总值 --against 固定资产投资 --slides -o s.png
      """,
      """
      图表定义为Vega-Lite格式：可以是文件，也可以是Charts/中的名称。数据取自定义本身、--data（csv或json），
      或 --folder 的对照结果。

      示例
        duizhao chart mine.vl.json
        duizhao chart rank --folder 材料/ --indicator 地区生产总值 -o rank.pdf
        duizhao chart scatter --folder 材料/ --indicator 地区生产总值 --against 固定资产投资 --slides -o s.png
      """))

  @Argument(help: .say("A definition file, or a name in Charts/.", "定义文件，或Charts/中的名称。", valueName: "definition"))
  var definition: String

  @Option(
    name: .shortAndLong, help: .say(
      "The picture: .png, .pdf or .svg (default: a .png of the definition's name, here).",
      "输出图片：.png、.pdf或.svg（默认在当前目录生成与定义同名的.png）。", valueName: "file"))
  var output: String?

  @Option(help: .say("The data of the chart, csv or json.", "图表数据，csv或json。", valueName: "file"))
  var data: String?

  @Option(help: .say("A folder with summaries to compare.", "存放总结材料的文件夹。", valueName: "folder"))
  var folder: String?

  @Option(help: .say("Name or code of the indicator.", "指标名称或代码。"))
  var indicator: String?

  @Option(
    help: .say("level, growth, change, share, completion or rank.", "口径：level、growth、change、share、completion或rank。"))
  var measure: Measure = .level

  @Option(help: .say("The year asked about (default: the newest).", "年度（默认最新年度）。"))
  var year: Int?

  @Option(
    help: .say(
      "A second indicator, for charts that hold two against each other (default: the growth of the first).",
      "第二个指标的名称或代码，用于散点图（默认取第一个指标的增速）。", valueName: "indicator"))
  var against: String?

  @Flag(help: .say("Draw the letters of an svg as shapes.", "svg中的文字转为轮廓。"))
  var outlines = false

  @Flag(
    help: .say(
      "Draw it for a meeting: pages of 16 by 9 in large type, as .pdf, or as .png in two sizes (x.png, x@2x.png).",
      "供会议放映：16:9大字版面，可输出.pdf，或两种大小的.png（x.png、x@2x.png）。"))
  var slides = false

  @OptionGroup var shared: SharedOptions

  /// Where the picture goes.
  private var picture: String {
    if let output { return output }
    let name = definition.split(separator: "/").last.map(String.init) ?? definition
    return name.replacing(".vl.json", with: "").replacing(".json", with: "") + ".png"
  }

  func run() async throws {
    let progress = TerminalProgress(isOn: !shared.quiet, language: shared.spoken)
    let diagnostics = try await shared.run { () async throws(RunFailure) in
      let drawn = try await drawPicture(
        PictureOrder(
          definition: definition, output: picture, data: data, folder: folder, indicator: indicator, measure: measure,
          year: year, against: against, outlines: outlines, slides: slides), report: { progress.show($0) })
      progress.clear()
      for file in drawn.files { try deliver(file.bytes, to: file.path) }
      return drawn.diagnostics
    }
    shared.print(diagnostics)
    try shared.end(with: diagnostics)
  }
}

extension Measure: ExpressibleByArgument {}
