import ArgumentParser
import Foundation

/// Times the phases of the program in one process each, so that the peak of memory is that of the phase alone.
@main
struct DuizhaoBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duizhao-benchmark",
    abstract: "Times extraction, reading, comparison, charts and printing; one process a phase.",
    discussion: """
      Without --phase all phases run, each in a process of its own, and a table is printed. Seconds are CPU seconds of
      the process, medians of the runs after one warm-up; a megabyte is 10^6 bytes; memory is the largest resident set.
      """)

  @Option(help: "Only this phase, in this process: \(Phase.allCases.map(\.rawValue).joined(separator: ", ")).")
  var phase: Phase?

  @Option(help: "Runs that are timed after the warm-up.")
  var runs = 5

  @Option(help: "Texts are repeated until they have so many megabytes.")
  var megabytes = 20

  @Option(help: "A folder with texts in UTF-8 (.txt); may be given several times.")
  var texts: [String] = []

  @Option(help: "A folder with files to read (html, docx, pdf); may be given several times.")
  var pages: [String] = []

  @Option(help: "The Vega-Lite definition that is drawn.")
  var chart = "Benchmarks/grouped-bars.vl.json"

  @Flag(help: "Print the rows with tabs between the columns and without head.")
  var tabs = false

  @Option(name: .customLong("print"), help: "Print the long brief into this file and do nothing else.")
  var printed: String?

  @Option(help: "Write the long brief's source for typst, with its charts, into this folder and do nothing else.")
  var typst: String?

  func run() async throws {
    if let file = printed {
      try Data(try PrintedBrief().pdf()).write(to: URL(fileURLWithPath: file))
      return
    }
    if let folder = typst {
      try PrintedBrief().writeTypst(to: folder)
      return
    }
    if let phase {
      let rows = try measure(phase)
      for row in rows { print(tabs ? row.tabbed : row.aligned) }
      return
    }
    print(Machine.words)
    print("\(runs) runs a phase after one warm-up, median (lowest to highest) of CPU time; memory is the peak of the process")
    print("")
    print(Row.head)
    fflush(nil)
    for phase in Phase.allCases {
      let child = Process()
      child.executableURL = URL(fileURLWithPath: Machine.ownPath)
      child.arguments = ["--phase", phase.rawValue] + settings
      try child.run()
      child.waitUntilExit()
      if child.terminationStatus != 0 { print("\(phase.rawValue): failed with status \(child.terminationStatus)") }
    }
  }

  private var settings: [String] {
    var words = ["--runs", String(runs), "--megabytes", String(megabytes), "--chart", chart]
    for folder in texts { words += ["--texts", folder] }
    for folder in pages { words += ["--pages", folder] }
    return words + (tabs ? ["--tabs"] : [])
  }

  private func measure(_ phase: Phase) throws -> [Row] {
    let bench = Bench(runs: runs)
    switch phase {
    case .decoding: return try TextPhases(bench, folders: texts, megabytes: megabytes).decoding()
    case .extraction: return try TextPhases(bench, folders: texts, megabytes: megabytes).extraction()
    case .documents: return try TextPhases(bench, folders: texts, megabytes: megabytes).documents()
    case .ledger: return try TextPhases(bench, folders: texts, megabytes: megabytes).ledgerLines()
    case .reading: return try readingRows(bench, folders: pages)
    case .comparison: return try TextPhases(bench, folders: texts, megabytes: megabytes).comparison()
    case .chart: return try chartRows(bench, definition: chart)
    case .brief: return try briefRows(bench)
    }
  }
}

/// What is timed, each in a process of its own.
enum Phase: String, CaseIterable, ExpressibleByArgument {
  case decoding, extraction, documents, ledger, reading, comparison, chart, brief
}
