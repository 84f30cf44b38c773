import ArgumentParser
import Diagnostics
import Pipeline

/// What does not add up in a folder of summaries.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: say(
      "Checks arithmetic and wording of a folder's summaries and lists what is to verify.",
      "核对文件夹中各份材料的数字和表述，列出需要核实的事项。"),
    discussion: say(
      """
      Each finding has its place, the quoted words and a remedy; below stands what was checked and agreed, and which
      labels may mean the same. Exit code 0: nothing to verify, 1: something to verify, 2: a document could not be read.

      EXAMPLES
        duizhao check 材料/
        duizhao check 材料/ --format json -o check.json
      """,
      """
      每一事项注明出处、原文和办法；其后列出核对了多少、相符多少，以及可能是同一指标的不同名称。
      退出码：0为没有需核实事项，1为有需核实事项，2为有材料无法读取。

      示例
        duizhao check 材料/
        duizhao check 材料/ --format json -o check.json
      """))

  @Argument(help: .say("The folder with the summaries.", "存放总结材料的文件夹。", valueName: "folder"))
  var folder: String

  @Option(help: .say("text or json.", "text（文本）或json。"))
  var format: CheckFormat = .text

  @Flag(help: .say("List also what agrees.", "同时列出相符的事项。"))
  var all = false

  @Option(
    name: .shortAndLong, help: .say("Write to a file instead of standard output.", "写入文件，而不是标准输出。", valueName: "file"))
  var output: String?

  @OptionGroup var shared: SharedOptions

  func run() async throws {
    let progress = TerminalProgress(isOn: !shared.quiet, language: shared.spoken)
    let run = try await shared.run { () async throws(RunFailure) in
      let run = try await checkFolder(folder, report: { progress.show($0) })
      progress.clear()
      try deliver(run.bytes(as: format, all: all, in: shared.spoken), to: output)
      return run
    }
    shared.print(run.diagnostics)
    let status = run.status(strict: shared.strict)
    if status != .clean { throw ExitCode(status.rawValue) }
  }
}

extension CheckFormat: ExpressibleByArgument {}
