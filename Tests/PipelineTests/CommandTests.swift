import Foundation
import Testing

@testable import Pipeline
@testable import Plotting

/// The built program, run as a user runs it.
@Suite struct CommandTests {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  private func duizhao(_ arguments: String..., in folder: TemporaryFolder? = nil) throws -> Outcome {
    try duizhao(arguments, in: folder)
  }

  private func duizhao(_ arguments: [String], in folder: TemporaryFolder? = nil) throws -> Outcome {
    let process = Process()
    process.executableURL = Bundle.main.executableURL?.deletingLastPathComponent().appendingPathComponent("duizhao")
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder.path) }
    // Files, not pipes: a pipe that nobody empties holds the program up.
    let results = try TemporaryFolder(["out": "", "err": ""])
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: results.path + "/out"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: results.path + "/err"))
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: results.text("out") ?? "", errors: results.text("err") ?? "")
  }

  @Test func `help shows examples in both languages`() throws {
    for command in ["brief", "check", "extract", "explain", "chart", "export", "typeset"] {
      let english = try duizhao(command, "--help")
      #expect(english.status == 0)
      #expect(english.output.contains("EXAMPLES\n  duizhao \(command)"), "\(command)")
      let chinese = try duizhao(command, "--help", "--language", "zh")
      #expect(chinese.output.contains("示例\n  duizhao \(command)"), "\(command)")
    }
  }

  @Test(arguments: [
    (["brief"], "错误：缺少参数“<folder>”"), (["brief", "in", "-o"], "错误：选项“-o <folder>”后面缺少取值"),
    (["brie", "in"], "错误：没有“brie”这个命令"), (["check", "in", "x"], "错误：无法识别“x”"),
    (["check", "in", "--formt", "json"], "错误：没有选项“--formt”，是否应为“--format”？"),
    (["brief", "in", "-o", "out", "--date", "2024-02-30"], "错误：“--date <date>”不能是“2024-02-30”"),
    (["export", "in", "--format", "docx"], "错误：“--format <format>”不能是“docx”，可以是csv、json、xlsx、sdmx-csv、datapackage"),
  ])
  func `a wrong command line is told in Chinese`(arguments: [String], words: String) throws {
    var arguments = arguments
    if arguments.last == "-o" { arguments.insert("--language=zh", at: 1) } else { arguments += ["--language", "zh"] }
    let process = try duizhao(arguments)
    #expect(process.status == 64)
    #expect(process.errors.split(separator: "\n").first.map(String.init) == words, "\(process.errors)")
    #expect(process.errors.contains("用法：duizhao") || process.errors.contains("  办法："))
  }

  @Test(arguments: [
    ["brief"], ["brief", "in"], ["brief", "in", "-o", "out", "--date", "2024-02-30"], ["export", "in"],
    ["export", "in", "--format", "docx"], ["brief", "in", "-o", "out", "--language", "fr"], ["bref"], ["check"], ["check", "in", "--format", "xml"],
    ["chart", "rank", "-o", "a.png", "--measure", "size"],
  ])
  func `a wrong command line ends with 64 and does nothing`(arguments: [String]) throws {
    let folder = try TemporaryFolder(["in/a.txt": "x"])
    let process = Process()
    process.executableURL = Bundle.main.executableURL?.deletingLastPathComponent().appendingPathComponent("duizhao")
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 64)
    #expect(folder.contents.keys.sorted() == ["in/a.txt"])
  }

  @Test func `a missing folder ends with 2, in the language asked for`() throws {
    let english = try duizhao("brief", "nowhere", "-o", "out")
    #expect(english.status == 2)
    #expect(
      english.errors
        == "nowhere: error: there is no such folder\n  remedy: check the path; the folder you are in counts\n")
    let chinese = try duizhao("brief", "nowhere", "-o", "out", "--language", "zh")
    #expect(chinese.errors.hasPrefix("nowhere: 错误：没有这个文件夹\n  办法："))
  }

  @Test func `warnings end with 1 only under --strict, and a quiet run prints nothing else`() throws {
    let folder = try TemporaryFolder(["in/无地区.txt": "今天天气很好，气温25度。"])
    try folder.write(try SampleFolder.bytes(SampleFolder.clean2021), to: "in/" + SampleFolder.clean2021)
    try folder.write(try SampleFolder.bytes("duizhao.yaml"), to: "in/duizhao.yaml")
    let plain = try duizhao("export", "in", "--format", "csv", "--quiet", in: folder)
    #expect(plain.status == 0)
    #expect(plain.output.hasPrefix("\u{FEFF}area,area_code,indicator,"))
    #expect(plain.errors.hasPrefix("无地区.txt: warning: neither title nor text says which area and year this is about"))
    #expect(try duizhao("export", "in", "--format", "csv", "--strict", in: folder).status == 1)
    // Nothing about progress, because this is no terminal.
    #expect(!plain.errors.contains("\u{1B}"))
  }

  @Test func `extract prints a line for each number of readable documents and says which are not`() throws {
    let folder = try TemporaryFolder(["a.txt": "全年完成投资37.21亿元，增长6.2%。", "b.docx": "PK\u{3}\u{4}"])
    let outcome = try duizhao("extract", "a.txt", "b.docx", "none.txt", in: folder)
    #expect(outcome.status == 2)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.hasPrefix("{\"document\": \"a.txt\", ") && $0.hasSuffix("}") }, "\(lines)")
    #expect(outcome.errors.contains("b.docx: error:"))
    #expect(outcome.errors.contains("none.txt: error: there is no such file"))
  }

  @Test func `check ends with 1 where something is to verify, 0 where nothing is, 2 where a document cannot be read`() throws {
    let folder = try TemporaryFolder([
      "good/蓬江区2023年工作总结.txt": "蓬江区2023年工作总结\n\n全区132项改革任务，已完成118项，占比89.4%。\n",
      "bad/蓬江区2023年工作总结.txt": "蓬江区2023年工作总结\n\n全区132项改革任务，已完成118项，占比98.4%。\n",
      "broken/蓬江区2023年工作总结.txt": "蓬江区2023年工作总结\n\n全区132项改革任务。\n", "broken/b.docx": "PK\u{3}\u{4}",
    ])
    let good = try duizhao("check", "good", in: folder)
    #expect(good.status == 0)
    #expect(good.output.hasPrefix("nothing to verify\n\nchecked\n  shares and completion rates against their parts: 1, agree 1,"))
    let bad = try duizhao("check", "bad", "--language", "zh", in: folder)
    #expect(bad.status == 1)
    #expect(bad.output.hasPrefix("需核实1处\n"))
    let broken = try duizhao("check", "broken", "--format", "json", in: folder)
    #expect(broken.status == 2)
    #expect(broken.output.contains("\"verdict\": \"agrees\""))
    #expect(broken.errors.contains("b.docx: error:"))
    #expect(try duizhao("check", "nowhere", in: folder).status == 2)
  }

  @Test func `explain says how a sentence is read`() throws {
    let outcome = try duizhao("explain", "增长6.2%，总量突破2700亿元")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("6.2%"))
    #expect(outcome.output.contains("270000000000"))
  }

  @Test func `a chart with data of its own needs no folder`() throws {
    let folder = try TemporaryFolder([
      "own.vl.json": Self.bars(#""values": [{"a": "甲区", "b": 28}, {"a": "乙区", "b": 55}]"#),
      "named.vl.json": Self.bars(#""name": "rows""#), "rows.csv": "a,b\n甲区,28\n乙区,55\n",
    ])
    for format in ["png", "pdf", "svg"] {
      #expect(try duizhao("chart", "own.vl.json", "-o", "own.\(format)", in: folder).status == 0)
      #expect(
        try duizhao("chart", "named.vl.json", "--data", "rows.csv", "-o", "named.\(format)", in: folder).status == 0)
      #expect(folder.contents["own.\(format)"]?.isEmpty == false)
    }
    #expect(folder.text("own.svg")?.contains("甲区") == true)
    let without = try duizhao("chart", "named.vl.json", "-o", "none.png", in: folder)
    #expect(without.status == 2)
    #expect(without.errors.hasPrefix("named.vl.json: error: the definition brings no data of its own"))
    let ending = try duizhao("chart", "own.vl.json", "-o", "own.gif", in: folder)
    #expect(ending.errors.contains("use one of: .png, .pdf, .svg"))
    #expect(folder.contents["own.gif"] == nil)
  }

  private static func bars(_ data: String) -> String {
    """
    {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "data": {\(data)}, "mark": "bar",
     "encoding": {"x": {"field": "b", "type": "quantitative"}, "y": {"field": "a", "type": "nominal"}}}
    """
  }
}

@Suite struct SeparatedValuesTests {
  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a\r\n\"x,\"\"y\"\"\nz\"\r\n", [["a"], ["x,\"y\"\nz"]]),
    ("a,,\n\nb", [["a", "", ""], ["b"]]), ("", []), ("\"\",x", [["", "x"]]),
  ])
  func `csv is read as RFC 4180 has it`(text: String, records: [[String]]) {
    #expect(separatedValues(text) == records)
  }
}
