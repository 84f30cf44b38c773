import ArgumentParser
import Diagnostics
import Dispatch
import Foundation
import Pipeline
import Statistics

/// The main job.
struct BriefCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "brief",
    abstract: say(
      "Makes a comparison brief, charts and numbers from a folder of summaries.",
      "由一个文件夹的总结材料生成对照简报、图表和数据。"),
    discussion: say(
      """
      Writes brief.pdf, brief.md, charts/*.{png,pdf,svg}, data.xlsx, data.csv, data.json and ledger.jsonl (and
      brief.json, with which an edited brief.md is typeset again). What cannot be told from the documents is stated in
      a duizhao.yaml in the folder.

      EXAMPLES
        duizhao brief 材料/ -o 输出/
        duizhao brief 材料/ -o 输出/ --date 2024-02-08 --language zh
        duizhao brief 材料/ -o 输出/ --template league-table --docx
      """,
      """
      输出brief.pdf、brief.md、charts/*.{png,pdf,svg}、
      data.xlsx、data.csv、data.json、ledger.jsonl（另有brief.json，供修改brief.md后重新排印）。
      材料中看不出的情况，可在该文件夹的duizhao.yaml中写明。

      示例
        duizhao brief 材料/ -o 输出/
        duizhao brief 材料/ -o 输出/ --date 2024-02-08 --language zh
        duizhao brief 材料/ -o 输出/ --template league-table --docx
      """))

  @Argument(help: .say("The folder with the summaries.", "存放总结材料的文件夹。", valueName: "folder"))
  var folder: String

  @Option(name: .shortAndLong, help: .say("Where the outputs go.", "输出文件夹。", valueName: "folder"))
  var output: String

  @Option(help: .dateOfIssue)
  var date: IssueDate?

  @Option(
    help: .say(
      "What the brief holds: annual-comparison, one-district, league-table, or a file of your own (default: by the number of areas).",
      "简报模板：annual-comparison、one-district、league-table，或自有文件（默认按地区数选定）。", valueName: "name"))
  var template: String?

  @Flag(name: .customLong("docx"), help: .say("Also a Word file, brief.docx (needs pandoc).", "另生成Word文件brief.docx（需要pandoc）。"))
  var asWord = false

  @Flag(
    help: .say(
      "Also make a meeting pack: slides.pdf and slides/*.png, the charts on pages of 16 by 9 under the brief's numbers.",
      "另生成会议放映材料：slides.pdf和slides/*.png，图的编号与简报一致。"))
  var slides = false

  @OptionGroup var shared: SharedOptions

  func run() async throws {
    let progress = TerminalProgress(isOn: !shared.quiet, language: shared.spoken)
    let interruption = abandonWhenInterrupted(output)
    defer { interruption.forEach { $0.cancel() } }
    let result: BriefRun
    do throws(RunFailure) {
      result = try await makeBrief(
        from: folder, to: output, date: date, template: template, asWord: asWord, slides: slides
      ) { progress.show($0) }
    } catch {
      progress.clear()
      shared.print(error.diagnostics)
      throw ExitCode(ExitStatus.errors.rawValue)
    }
    progress.clear()
    shared.print(result.diagnostics)
    tell(of: result)
    try shared.end(with: result.diagnostics)
  }

  /// The words that area and year were told by.
  private static func evidence(_ profile: DocumentProfile) -> String {
    let words = [profile.areaEvidence, profile.yearEvidence].filter { !$0.isEmpty }
      .map { $0.count > 24 ? $0.prefix(24) + "…" : $0 }
    return words.isEmpty ? "" : " ← " + words.joined(separator: " / ")
  }

  /// What was assumed, and where the outputs lie.
  private func tell(of result: BriefRun) {
    let names = result.assumptions.map(\.profile.document)
    shared.tell("What the documents were taken for:", "各份材料的判断结果：")
    for (name, assumption) in zip(names, result.assumptions) {
      let profile = assumption.profile
      let area = profile.area?.name ?? "?"
      let year = profile.year.map(String.init) ?? "?"
      shared.tell(
        "  \(name): \(area), \(year)\(Self.evidence(profile))\(assumption.isCompared ? "" : " (not compared)")",
        "  \(name)：\(area)，\(year)年\(Self.evidence(profile))\(assumption.isCompared ? "" : "（未参与对照）")")
    }
    let errors = result.diagnostics.count { $0.severity == .error }
    let warnings = result.diagnostics.count { $0.severity == .warning }
    if errors + warnings > 0 {
      shared.tell(
        "\(errors) \(errors == 1 ? "error" : "errors"), \(warnings) \(warnings == 1 ? "warning" : "warnings") (see above)",
        "错误\(errors)条、提醒\(warnings)条（见上）")
    }
    let place = result.output.hasSuffix("/") ? result.output : result.output + "/"
    shared.tell(
      "\(place): brief.pdf (\(result.pages) pages), brief.md, charts/ (\(result.charts) charts), data.xlsx, data.csv, data.json, ledger.jsonl",
      "\(place)：brief.pdf（\(result.pages)页）、brief.md、charts/（\(result.charts)幅图）、data.xlsx、data.csv、data.json、ledger.jsonl"
    )
  }
}

/// On Control-C and when told to end, takes away what is half-written, then ends as the shell expects.
private func abandonWhenInterrupted(_ output: String) -> [any DispatchSourceSignal] {
  [SIGINT, SIGTERM].map { number in
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      OutputFolder.abandon(output)
      exit(128 + number)
    }
    source.resume()
    return source
  }
}

extension ArgumentHelp {
  static var dateOfIssue: ArgumentHelp {
    .say(
      "Date of issue, as 2024-02-08 (default: duizhao.yaml, else the newest document's own date).",
      "成文日期，如2024-02-08（默认取duizhao.yaml，其次取最新材料的署期）。", valueName: "date")
  }
}

extension IssueDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
