import ArgumentParser
import Foundation

/// Feeds altered documents to reading and extraction and looks whether they end, in time, with every digit accounted for.
@main
struct DuizhaoFuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duizhao-fuzz",
    abstract: "Feeds altered documents to reading and extraction.",
    discussion: """
      Input number n of a seed is always the same, whatever ran before: --from n --inputs 1 makes it again. The work is
      done by a second process, so that a crash or a hang ends that process only; the input at fault is written to the
      folder --keep, made as small as it can be, and the run goes on behind it. Exit code 1 where anything was found.
      """)

  @Option(help: "What is fed: \(Subject.allCases.map(\.rawValue).joined(separator: ", ")).")
  var subject: Subject = .extraction

  @Option(help: "How many inputs.")
  var inputs = 200_000

  @Option(help: "The first input's number.")
  var from = 0

  @Option(help: "Other inputs for another seed.")
  var seed: UInt64 = 20_240_208

  @Option(help: "Milliseconds that one input may take.")
  var limit = 2000

  @Option(help: "Folders with documents to alter; may be given several times.")
  var folder: [String] = []

  @Option(help: "Where inputs at fault are kept.")
  var keep = "Output/fuzz"

  @Option(help: .hidden)
  var worker: String?

  @Option(help: "Feeds this file as it is, and says what is wrong.")
  var file: String?

  func run() throws {
    if let file {
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
      let fault = try Trial(subject).fault(of: bytes)
      print(fault ?? "nothing wrong")
      if fault != nil { throw ExitCode(1) }
      return
    }
    let source = try InputSource(subject, folders: folder, seed: seed)
    if let worker {
      try Worker(source: source, trial: try Trial(subject), blackboard: Blackboard(worker)).run(from..<from + inputs)
      return
    }
    var supervisor = Supervisor(
      subject: subject, seed: seed, limit: limit, folders: folder, keep: keep, end: from + inputs)
    try supervisor.run(from: from)
    print(supervisor.summary)
    if !supervisor.findings.isEmpty { throw ExitCode(1) }
  }
}

/// What is fed to what: text to extraction, bytes of a format to reading and then to extraction.
enum Subject: String, CaseIterable, ExpressibleByArgument {
  case extraction, txt, md, csv, html, docx, pdf

  /// Files of these endings are altered.
  var endings: [String] {
    switch self {
    case .extraction: ["txt"]
    case .txt, .md, .csv: ["txt", rawValue]
    case .html: ["html", "htm"]
    case .docx: ["docx"]
    case .pdf: ["pdf"]
    }
  }
}
