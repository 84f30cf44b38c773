import ArgumentParser
import Foundation
import Pipeline

/// The comparison as data.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: say("Writes the comparison of a folder as csv, json or xlsx.", "将文件夹的对照数据导出为csv、json或xlsx。"),
    discussion: say(
      """
      EXAMPLES
        duizhao export 材料/ --format csv > data.csv
        duizhao export 材料/ -o data.xlsx
      """,
      """
      示例
        duizhao export 材料/ --format csv > data.csv
        duizhao export 材料/ -o data.xlsx
      """))

  @Argument(help: .say("The folder with the summaries.", "存放总结材料的文件夹。", valueName: "folder"))
  var folder: String

  @Option(help: .say("csv, json or xlsx (default: by the ending of the output).", "csv、json或xlsx（默认按输出文件的扩展名）。"))
  var format: ExportFormat?

  @Option(
    name: .shortAndLong, help: .say("Write to a file instead of standard output.", "写入文件，而不是标准输出。", valueName: "file"))
  var output: String?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if format == nil, output == nil {
      throw ValidationError(say("Give --format or an output file with -o.", "请用 --format 指定格式，或用 -o 指定输出文件。"))
    }
    if format == .xlsx, output == nil {
      throw ValidationError(say("An xlsx needs a file: give one with -o.", "xlsx须写入文件，请用 -o 指定。"))
    }
  }

  func run() async throws {
    let progress = TerminalProgress(isOn: !shared.quiet, language: shared.spoken)
    let diagnostics = try await shared.run { () async throws(RunFailure) in
      let (bytes, diagnostics) = try await exportComparison(
        of: folder, as: format, named: output, report: { progress.show($0) })
      progress.clear()
      try deliver(bytes, to: output)
      return diagnostics
    }
    shared.print(diagnostics)
    try shared.end(with: diagnostics)
  }
}

extension ExportFormat: ExpressibleByArgument {}
