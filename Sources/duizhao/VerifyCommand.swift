import ArgumentParser
import Diagnostics
import Pipeline

/// A printed brief held against the data that it carries.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: say(
      "Checks a printed brief against the data that it carries.", "用简报PDF所附带的数据核验其中印出的数字。"),
    discussion: say(
      """
      Reads the text of the PDF and the files inside it (data.csv, ledger.jsonl, manifest.json), holds every number that
      is bound to a source against the ledger, computes again what was computed, and says which page, which line differs.
      Ends with 0 where all agrees, 1 where something differs, 2 where the file cannot be verified.

      EXAMPLES
        duizhao verify 输出/brief.pdf
        duizhao verify 输出/brief.pdf --format json
      """,
      """
      读取PDF的文字和附带文件（data.csv、ledger.jsonl、manifest.json），逐个核对有出处的数字，
      重新计算由程序算出的数字，指出不符之处所在的页和行。
      退出码：0相符，1有不符，2无法核验。

      示例
        duizhao verify 输出/brief.pdf
        duizhao verify 输出/brief.pdf --format json
      """))

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: .say("The brief.", "简报PDF。", valueName: "file"))
  var brief: String

  @Option(help: .say("text or json.", "text或json。"))
  var format = Format.text

  @OptionGroup var shared: SharedOptions

  func run() async throws {
    let result = try await shared.run { () async throws(RunFailure) in
      let result = try verifyBrief(at: brief)
      let report = format == .json ? result.json(in: shared.spoken) : result.text(in: shared.spoken)
      try deliver(Array(report.utf8), to: nil)
      return result
    }
    if !result.passes { throw ExitCode(ExitStatus.warnings.rawValue) }
  }
}
