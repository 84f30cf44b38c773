import ArgumentParser
import Diagnostics
import Foundation

extension Duizhao {
  /// As ArgumentParser does it, but that a mistake in the command line is told in the language of the person.
  static func main() async {
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    if let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-"), !known.contains(name) {
      tell(unknownCommand(name, known: known))
      exit(withError: ExitCode.validationFailure)
    }
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      guard say("en", "zh") == "zh", exitCode(for: error) == .validationFailure else { exit(withError: error) }
      tell(mistakeInChinese(fullMessage(for: error)))
      exit(withError: ExitCode.validationFailure)
    }
  }
}

private func tell(_ message: String) { FileHandle.standardError.write(Data((message + "\n").utf8)) }

/// ArgumentParser would call it an argument too many.
private func unknownCommand(_ name: String, known: [String]) -> String {
  say(
    "error: there is no command “\(name)”\n  remedy: use one of \(known.joined(separator: ", "))",
    "错误：没有“\(name)”这个命令\n  办法：请使用\(known.joined(separator: "、"))之一")
}

/// ArgumentParser's words about a mistake, line by line in Chinese; what it does not know stays as it is.
private func mistakeInChinese(_ message: String) -> String {
  message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    for (start, chinese) in [("Error: ", "错误："), ("Help: ", "说明："), ("Usage: ", "用法：")] where line.hasPrefix(start) {
      let rest = line.dropFirst(start.count).drop { $0 == " " }
      return chinese + (start == "Error: " ? factInChinese(rest) : String(rest))
    }
    if let parts = line.wholeMatch(of: #/\ \ See '(.+)' for more information\./#) { return "  详见“\(parts.1)”" }
    return String(line)
  }.joined(separator: "\n")
}

private func factInChinese(_ fact: Substring) -> String {
  if let parts = fact.wholeMatch(of: #/Missing expected argument '(.+)'/#) { return "缺少参数“\(parts.1)”" }
  if let parts = fact.wholeMatch(of: #/Missing value for '(.+)'/#) { return "选项“\(parts.1)”后面缺少取值" }
  if let parts = fact.wholeMatch(of: #/Unexpected argument '(.+)'/#) { return "无法识别“\(parts.1)”" }
  if let parts = fact.wholeMatch(of: #/\d+ unexpected arguments: (.+)/#) {
    return "无法识别" + parts.1.replacing(#/'(.+?)'(, )?/#) { "“\($0.1)”" }
  }
  if let parts = fact.wholeMatch(of: #/Unknown option '(.+?)'(\. Did you mean '(.+)'\?)?/#) {
    return "没有选项“\(parts.1)”" + (parts.3.map { "，是否应为“\($0)”？" } ?? "")
  }
  if let parts = fact.wholeMatch(of: #/The value '(.*)' is invalid for '(.+?)'(\. Please provide one of (.+)\.)?/#) {
    let choices = parts.4.map { "，可以是" + $0.replacing(" or ", with: ", ").replacing("'", with: "").replacing(", ", with: "、") }
    return "“\(parts.2)”不能是“\(parts.1)”" + (choices ?? "")
  }
  return String(fact)
}
