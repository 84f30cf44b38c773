import ArgumentParser
import Pipeline

/// How a sentence is read.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: say(
      "Shows how a sentence is read: the rules that fired, and what was set aside and why.",
      "说明一句话是怎样读出来的：用了哪些规则，哪些数字不计入及其原因。"),
    discussion: say(
      """
      EXAMPLES
        duizhao explain "增长6.2%，总量突破2700亿元"
      """,
      """
      示例
        duizhao explain "增长6.2%，总量突破2700亿元"
      """))

  @Argument(help: .say("A sentence or a paragraph.", "一句话或一段话。", valueName: "text"))
  var text: String

  @OptionGroup var shared: SharedOptions

  func run() async throws {
    try await shared.run { () async throws(RunFailure) in
      try deliver(Array((try explainSentence(text, in: shared.spoken) + "\n").utf8), to: nil)
    }
  }
}
