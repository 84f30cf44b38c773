import ArgumentParser
import Diagnostics
import Extraction
import Pipeline
import Statistics

/// Every number of some documents.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: say(
      "Prints every number of documents and what became of it, one JSON object a line.",
      "逐个列出材料中的数字及其读法，每行一个JSON对象。"),
    discussion: say(
      """
      EXAMPLES
        duizhao extract 材料/2023年工作总结.docx
        duizhao extract 材料/*.docx -o ledger.jsonl
      """,
      """
      示例
        duizhao extract 材料/2023年工作总结.docx
        duizhao extract 材料/*.docx -o ledger.jsonl
      """))

  @Argument(help: .say("The documents.", "材料文件。", valueName: "file"))
  var files: [String]

  @Option(
    name: .shortAndLong, help: .say("Write to a file instead of standard output.", "写入文件，而不是标准输出。", valueName: "file"))
  var output: String?

  @OptionGroup var shared: SharedOptions

  func run() async throws {
    let progress = TerminalProgress(isOn: !shared.quiet, language: shared.spoken)
    let diagnostics = try await shared.run { () async throws(RunFailure) in
      let lists = try StockFiles.codeLists()
      let sources = files.map { SourceFile(path: $0, name: fileName($0)) }
      let met = try await writeLedgers(of: sources, with: lists, to: output) { progress.show($0) }
      progress.clear()
      return met
    }
    shared.print(diagnostics)
    try shared.end(with: diagnostics)
  }

  private func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
