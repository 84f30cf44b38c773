import ArgumentParser
import Pipeline

/// An edited brief, printed again.
struct TypesetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "typeset",
    abstract: say(
      "Prints an edited brief again and reports bound numbers that were altered.",
      "重新排印修改后的简报，并核对绑定的数字是否被改动。"),
    discussion: say(
      """
      Figures and what the numbers are bound to are taken from brief.json beside the manuscript.

      EXAMPLES
        duizhao typeset 输出/brief.md -o 输出/brief.pdf
        duizhao typeset 输出/brief.md -o 输出/brief.docx      a Word file (needs pandoc)
      """,
      """
      图和数字的绑定情况取自与稿件同一文件夹的brief.json。

      示例
        duizhao typeset 输出/brief.md -o 输出/brief.pdf
        duizhao typeset 输出/brief.md -o 输出/brief.docx      Word文件（需要pandoc）
      """))

  @Argument(help: .say("The manuscript.", "简报稿件。", valueName: "file"))
  var manuscript: String

  @Option(name: .shortAndLong, help: .say("The PDF, or Word file (.docx), to write.", "输出的PDF文件或Word文件（.docx）。", valueName: "file"))
  var output: String

  @OptionGroup var shared: SharedOptions

  func run() async throws {
    let diagnostics = try await shared.run { () async throws(RunFailure) in
      try typesetBrief(at: manuscript, to: output)
    }
    shared.print(diagnostics)
    try shared.end(with: diagnostics)
  }
}
