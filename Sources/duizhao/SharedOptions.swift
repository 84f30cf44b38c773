import ArgumentParser
import Diagnostics
import Foundation
import Pipeline

/// What can be said with every subcommand.
struct SharedOptions: ParsableArguments {
  @Option(help: .say("Language of messages: en or zh (default: by LC_ALL, LANG).", "提示信息的语言：en或zh（默认按LC_ALL、LANG）。"))
  var language: Language?

  @Flag(name: .shortAndLong, help: .say("No progress and no summary; only warnings and errors.", "不显示进度和小结，只显示提醒和错误。"))
  var quiet = false

  @Flag(help: .say("Warnings count: end with exit code 1.", "有提醒时以退出码1结束。"))
  var strict = false

  var spoken: Language { language ?? .ofSurroundings }

  /// Prints what a run met; notes are left out with `--quiet`.
  func print(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics where !quiet || diagnostic.severity > .note {
      printError(diagnostic.text(in: spoken))
    }
  }

  /// Prints a line of the run's summary.
  func tell(_ english: String, _ chinese: String) {
    if !quiet { printError(spoken == .english ? english : chinese) }
  }

  /// Ends the command as its diagnostics demand.
  func end(with diagnostics: [Diagnostic]) throws {
    let status = ExitStatus(of: diagnostics, strict: strict)
    if status != .clean { throw ExitCode(status.rawValue) }
  }

  /// Does a command's work, and says why where it stops.
  func run<Value>(_ work: () async throws(RunFailure) -> Value) async throws -> Value {
    do throws(RunFailure) {
      return try await work()
    } catch {
      print(error.diagnostics)
      throw ExitCode(ExitStatus.errors.rawValue)
    }
  }
}

/// Writes a line to standard error, where it does not mix with results.
func printError(_ line: String) {
  FileHandle.standardError.write(Data((line + "\n").utf8))
}

/// Writes results to standard output, or to a file in one step.
func deliver(_ bytes: [UInt8], to path: String?) throws(RunFailure) {
  guard let path, path != "-" else {
    FileHandle.standardOutput.write(Data(bytes))
    return
  }
  do {
    try writeWhole(bytes, to: path)
  } catch {
    throw RunFailure(error)
  }
}
