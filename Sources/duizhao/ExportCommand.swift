import ArgumentParser
import Foundation
import Pipeline

/// The comparison as data.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: say(
      "Writes the comparison of a folder as csv, json, xlsx, SDMX-CSV or a Frictionless data package.",
      "将文件夹的对照数据导出为csv、json、xlsx、SDMX-CSV或Frictionless数据包。"),
    discussion: say(
      """
      EXAMPLES
        duizhao export 材料/ --format csv > data.csv
        duizhao export 材料/ -o data.xlsx
        duizhao export 材料/ --format sdmx-csv -o figures.csv     with figures.structure.xml, figures.codelists.csv
        duizhao export 材料/ --format datapackage -o package/
      """,
      """
      示例
        duizhao export 材料/ --format csv > data.csv
        duizhao export 材料/ -o data.xlsx
        duizhao export 材料/ --format sdmx-csv -o 数值.csv        另有数值.structure.xml、数值.codelists.csv
        duizhao export 材料/ --format datapackage -o 数据包/
      """))

  @Argument(help: .say("The folder with the summaries.", "存放总结材料的文件夹。", valueName: "folder"))
  var folder: String

  @Option(
    help: .say(
      "csv, json, xlsx, sdmx-csv or datapackage (default: by the ending of the output).",
      "csv、json、xlsx、sdmx-csv或datapackage（默认按输出文件的扩展名）。"))
  var format: ExportFormat?

  @Option(
    name: .shortAndLong, help: .say("Write to a file instead of standard output.", "写入文件，而不是标准输出。", valueName: "file"))
  var output: String?

  @Flag(
    name: .customLong("no-bom"),
    help: .say("csv without the byte order mark that Chinese Excel needs.", "csv不带中文Excel所需的字节顺序标记。"))
  var isUnmarked = false

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if format == nil, output == nil {
      throw ValidationError(say("Give --format or an output file with -o.", "请用 --format 指定格式，或用 -o 指定输出文件。"))
    }
    if format == .xlsx, output == nil {
      throw ValidationError(say("An xlsx needs a file: give one with -o.", "xlsx须写入文件，请用 -o 指定。"))
    }
    if format == .dataPackage, output == nil {
      throw ValidationError(say("A data package needs a folder: give one with -o.", "数据包须写入文件夹，请用 -o 指定。"))
    }
  }

  func run() async throws {
    let progress = TerminalProgress(isOn: !shared.quiet, language: shared.spoken)
    let diagnostics = try await shared.run { () async throws(RunFailure) in
      let export = try await exportComparison(
        of: folder, as: format, named: output, marked: !isUnmarked, report: { progress.show($0) })
      progress.clear()
      if let output, output != "-" {
        try export.write(to: output)
      } else {
        try deliver(export.bytes, to: nil)
      }
      return export.diagnostics
    }
    shared.print(diagnostics)
    try shared.end(with: diagnostics)
  }
}

extension ExportFormat: ExpressibleByArgument {}
