import Diagnostics
import Foundation
import Programs
import Statistics
import Testing

@testable import Pipeline

/// Every output of the main job.
private let outputs = ["brief.pdf", "brief.md", "brief.json", "data.xlsx", "data.csv", "data.json", "ledger.jsonl"]

@Suite struct BriefTests {
  /// A folder with three of the sample summaries.
  private func study() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in [SampleFolder.clean2021, SampleFolder.masked2022, SampleFolder.word2022, "duizhao.yaml"] {
      try folder.write(try SampleFolder.bytes(name), to: "in/" + name)
    }
    return folder
  }

  @Test func `two runs over the samples give the same bytes, and every file is there`() async throws {
    let first = try await SampleRun.run
    let folder = try TemporaryFolder()
    let second = try await makeBrief(from: SampleFolder.path, to: folder.path)
    #expect(first.diagnostics == second.diagnostics)
    #expect(!first.diagnostics.contains { $0.severity == .error })
    let files = try await SampleRun.files
    #expect(files.keys.sorted() == first.files.sorted())
    for name in outputs { #expect((files[name]?.count ?? 0) > 100, "\(name)") }
    for ending in ["png", "pdf", "svg"] {
      #expect(files.keys.count { $0.hasPrefix("charts/") && $0.hasSuffix(ending) } >= 6)
    }
    for (name, bytes) in folder.contents { #expect(files[name] == bytes, "\(name) differs") }
    #expect(first.assumptions.allSatisfy { $0.isCompared })
    #expect(Set(first.assumptions.compactMap(\.profile.area?.name)) == ["云桥区", "澜江区", "青禾区", "鹿屏区"])
  }

  /// As few areas as stand side by side, as many as a city has, and as many as a province has cities.
  @Test(.enabled(if: MeasuredPage.canMeasure, "pdftotext is not installed"), arguments: [3, 9, 24])
  func `a league table is one page, whatever the number of areas`(count: Int) async throws {
    let folder = try TemporaryFolder()
    for area in 0..<count {
      let name = "\(Array("甲乙丙丁戊己")[area % 6])\(Array("泽岭湾溪")[area / 6])区"
      let text = """
        \(name)2024年工作总结（虚构）

        地区生产总值\(120 + area * 17).5亿元，增长\(3 + area % 5).2%。固定资产投资\(60 + area * 7).1亿元。一般公共预算收入\(9 + area).4亿元。
        规模以上工业增加值增长\(2 + area % 7).6%。高新技术企业\(20 + area * 3)家。居民人均可支配收入\(30000 + area * 777)元。

        """
      try folder.write(Array(text.utf8), to: "in/\(name)2024年工作总结.txt")
    }
    try folder.write(Array("issuer: 示例市统计局\ndate: 2025-02-01\n".utf8), to: "in/duizhao.yaml")
    let run = try await makeBrief(from: folder.path + "/in", to: folder.path + "/out", template: "league-table")
    #expect(run.assumptions.count { $0.isCompared } == count)
    let pdf = ChildProcess(
      program: try #require(ChildProcess.path(of: "pdftotext")), arguments: ["-layout", folder.path + "/out/brief.pdf", "-"],
      seconds: 60, megabytes: 1024)
    let pages = String(decoding: try #require(pdf.run()).output, as: UTF8.self).split(separator: "\u{C}")
      .map { $0.filter { !$0.isWhitespace } }
    #expect(pages[0].contains("主要指标和位次") && pages[0].contains("2025年2月1日"))
    #expect(pages[0].matches(of: /\d（\d+）/).count >= 3 * count)
    #expect(pages[1].hasPrefix("附件数据来源索引"))
  }

  @Test func `unreadable documents are told with place and remedy, and the others are compared`() async throws {
    let folder = try study()
    try folder.write([], to: "in/空.txt")
    let word = try SampleFolder.bytes(SampleFolder.word2022)
    try folder.write(Array(word.prefix(word.count / 2)), to: "in/截断.docx")
    try folder.write([0xFF, 0x80, 0x81, 0, 1, 2, 0xFE], to: "in/乱码.txt")
    try folder.write(Array("今天天气很好，气温25度。".utf8), to: "in/无地区.txt")
    try folder.write(Array(Self.pictureOnlyPDF.utf8), to: "in/图片.pdf")
    let run = try await makeBrief(from: folder.path + "/in", to: folder.path + "/out")
    let told = run.diagnostics.filter { $0.severity > .note }
    for (name, severity) in [
      ("空.txt", Diagnostic.Severity.error), ("截断.docx", .error), ("乱码.txt", .error), ("无地区.txt", .warning),
      ("图片.pdf", .error),
    ] {
      let about = told.filter { $0.place?.file == name }
      #expect(about.count == 1, "\(name)")
      #expect(about.first?.severity == severity, "\(name)")
      #expect(about.first?.remedy != nil, "\(name)")
    }
    #expect(run.assumptions.count { $0.isCompared } == 3)
    #expect(ExitStatus(of: run.diagnostics, strict: false) == .errors)
    for name in outputs { #expect(folder.text("out/" + name) != nil) }
    // What is not compared is in the ledger all the same.
    #expect(folder.text("out/ledger.jsonl")?.contains("无地区.txt") == true)
    #expect(folder.text("out/data.csv")?.contains("无地区.txt") == false)
  }

  @Test func `a second document for the same area and year is told and not compared`() async throws {
    let folder = try study()
    let text = try SampleFolder.bytes(SampleFolder.clean2021)
    try folder.write(text + Array("\r\n".utf8), to: "in/澜江区2021年工作总结（修订）.txt")
    try folder.write(text, to: "in/澜江区副本2021.txt")
    let run = try await makeBrief(from: folder.path + "/in", to: folder.path + "/out")
    let told = run.diagnostics.filter { $0.severity == .warning }.map { $0.text(in: .english) }
    #expect(told.contains { $0.hasPrefix("澜江区2021年工作总结（修订）.txt: warning: 澜江区2021年工作总结.txt is also about 澜江区 in 2021") })
    #expect(told.contains { $0.hasPrefix("澜江区副本2021.txt: warning: this is the same file as 澜江区2021年工作总结.txt") })
    #expect(run.assumptions.count { !$0.isCompared } == 2)
  }

  @Test func `what a definition states goes before what the text says`() async throws {
    let folder = try study()
    try folder.write(
      Array("title: 题名在此\ndate: 2024-03-01\ndocuments: {\"\(SampleFolder.clean2021)\": {area: 甲区, year: 2019}}".utf8),
      to: "in/duizhao.yaml")
    let run = try await makeBrief(from: folder.path + "/in", to: folder.path + "/out")
    let stated = try #require(run.assumptions.first { $0.profile.document == SampleFolder.clean2021 })
    #expect(stated.profile.area?.name == "甲区")
    #expect(stated.profile.year == 2019)
    let manuscript = try #require(folder.text("out/brief.md"))
    #expect(manuscript.contains("题名在此"))
    #expect(manuscript.contains("2024年3月1日"))
    // The command line goes before the definition.
    _ = try await makeBrief(from: folder.path + "/in", to: folder.path + "/out", date: IssueDate("2025-01-02"))
    #expect(folder.text("out/brief.md")?.contains("2025年1月2日") == true)
  }

  @Test func `a run that cannot deliver leaves no trace`() async throws {
    let folder = try TemporaryFolder(["in/无地区.txt": "今天天气很好，气温25度。"])
    let out = folder.path + "/out"
    func reason(_ work: () async throws -> BriefRun) async -> String? {
      do {
        _ = try await work()
        return nil
      } catch {
        return (error as? RunFailure)?.diagnostics.last?.text(in: .english)
      }
    }
    #expect(
      await reason { try await makeBrief(from: folder.path + "/none", to: out) }?.contains("there is no such folder")
        == true)
    #expect(
      await reason { try await makeBrief(from: folder.path + "/in", to: out) }?.contains(
        "none says which area and year") == true)
    #expect(
      await reason { try await makeBrief(from: folder.path + "/in", to: folder.path + "/in/") }?.contains(
        "is the folder with the summaries") == true)
    #expect(
      await reason { try await makeBrief(from: folder.path + "/in", to: "/proc/none") }?.contains(
        "nothing can be written") == true)
    try folder.write(Array("titel: x".utf8), to: "in/duizhao.yaml")
    #expect(
      await reason { try await makeBrief(from: folder.path + "/in", to: out) }?.contains(
        "duizhao.yaml:1:1: error: there is no setting called “titel” here\n  remedy: write “title”") == true)
    try folder.write([], to: "empty/.keep")
    #expect(
      await reason { try await makeBrief(from: folder.path + "/empty", to: out) }?.contains(
        "there is no document in this folder") == true)
    try folder.write([], to: "unreadable/a.txt")
    #expect(
      await reason { try await makeBrief(from: folder.path + "/unreadable", to: out) }?.contains(
        "none of the 1 documents in this folder could be read") == true)
    #expect(!FileManager.default.fileExists(atPath: out))
    #expect(folder.contents.keys.sorted() == ["empty/.keep", "in/duizhao.yaml", "in/无地区.txt", "unreadable/a.txt"])
  }

  @Test func `charts that a new run no longer has are taken away, others stay`() async throws {
    let folder = try study()
    for (name, bytes) in try await SampleRun.files { try folder.write([UInt8](bytes), to: "out/" + name) }
    let before = Set(folder.contents.keys.filter { $0.hasPrefix("out/charts/") })
    try folder.write([1], to: "out/charts/自己的.png")
    _ = try await makeBrief(from: folder.path + "/in", to: folder.path + "/out")
    let after = Set(folder.contents.keys.filter { $0.hasPrefix("out/charts/") })
    #expect(after.contains("out/charts/自己的.png"))
    #expect(!before.isSubset(of: after))
    let record = try #require(try BriefRecord(at: folder.path + "/out/brief.json"))
    #expect(after.count == record.figures.count * 3 + 1)
  }

  @Test func `an edited brief is printed again with its figures, and an altered number is told`() async throws {
    let folder = try TemporaryFolder()
    for (name, bytes) in try await SampleRun.files { try folder.write([UInt8](bytes), to: "out/" + name) }
    let printed = try #require(folder.contents["out/brief.pdf"])
    let untouched = try typesetBrief(at: folder.path + "/out/brief.md", to: folder.path + "/again.pdf")
    #expect(!untouched.contains { $0.severity > .note })
    #expect(folder.contents["again.pdf"] == printed)

    let manuscript = try #require(folder.text("out/brief.md"))
    let record = try #require(try BriefRecord(at: folder.path + "/out/brief.json"))
    let (id, texts) = try #require(record.numbers.sorted { $0.key < $1.key }.first)
    let altered = manuscript.replacingOccurrences(of: "[\(texts[0])](#\(id))", with: "[99.9](#\(id))")
    #expect(altered != manuscript)
    try folder.write(Array(altered.utf8), to: "out/brief.md")
    let told = try typesetBrief(at: folder.path + "/out/brief.md", to: folder.path + "/again.pdf")
    #expect(told.contains { $0.severity == .warning && $0.message.english.contains("“99.9”") })

    try FileManager.default.removeItem(atPath: folder.path + "/out/brief.json")
    let alone = try typesetBrief(at: folder.path + "/out/brief.md", to: folder.path + "/again.pdf")
    #expect(alone.contains { $0.message.english.contains("the record of the brief is not here") })
  }

  /// One page without a character of text.
  static let pictureOnlyPDF = """
    %PDF-1.4
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<<>>>>endobj
    4 0 obj<</Length 22>>stream
    10 10 100 100 re f
    endstream endobj
    trailer<</Root 1 0 R>>
    %%EOF
    """
}
