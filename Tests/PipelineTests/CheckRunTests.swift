import Analysis
import Diagnostics
import Foundation
import Statistics
import Testing

@testable import Pipeline

/// `duizhao check` over whole folders: the samples, in both languages and forms.
@Suite struct CheckRunTests {
  /// One run for all tests that only look at what it found.
  private static let samples = Task { try await checkFolder(SampleFolder.path) }

  /// The three planted faults of arithmetic and wording, and two counts of companies that fell by another number than
  /// closed; those have the very form of the real report of 蓬江区 and are a question, no error.
  @Test func `every planted fault of the samples is found, and nothing else is to verify`() async throws {
    let run = try await Self.samples.value
    let open = run.comparison.findings.filter { $0.verdict == .toVerify }
    #expect(
      open.map { "\($0.check) \($0.area?.name ?? "") \($0.year ?? 0)" } == [
        "share-of-total 鹿屏区 2021", "counted-exits 云桥区 2021", "counted-exits 云桥区 2022",
        "completion-wording 澜江区 2021", "restatement 澜江区 2021",
      ])
    #expect(run.diagnostics.isEmpty)
    #expect(run.status(strict: false) == .warnings)
    // What agrees was looked at, not passed over.
    let agreeing = run.comparison.checks.reduce(into: [:]) { $0[$1.check] = $1.agrees }
    #expect(agreeing["share-of-total", default: 0] >= 15)
    #expect(agreeing["stated-growth", default: 0] >= 24)
    #expect(agreeing["stated-change", default: 0] >= 10)
    #expect(agreeing["completion-of-target", default: 0] >= 4)
  }

  @Test func `findings are told with place, quotation and remedy in both languages`() async throws {
    let run = try await Self.samples.value
    let chinese = String(decoding: run.bytes(as: .text, all: false, in: .chinese), as: UTF8.self)
    #expect(chinese.hasPrefix("需核实5处\n\n1. 鹿屏区2021年　占比、完成率与分子分母\n   文中为88.6%，按59项 ÷ 68项计算为86.8%，两者不符。\n"))
    #expect(
      chinese.contains(
        "   鹿屏区2021年工作总结及2022年工作打算.txt，第11段：“全年承担改革任务68项，已完成59项，占比88.6%，正在推进7项，另有2项需等待上级部署”\n   办法："))
    #expect(chinese.contains("\nsynonyms:\n  "))
    let english = String(decoding: run.bytes(as: .text, all: false, in: .english), as: UTF8.self)
    #expect(english.hasPrefix("to verify: 5\n\n1. 鹿屏区 2021 · shares and completion rates against their parts\n"))
    #expect(english.contains("\n   remedy: "))
    let all = String(decoding: run.bytes(as: .text, all: true, in: .english), as: UTF8.self)
    #expect(all.contains("\nagreeing: "))
  }

  @Test func `the json has the documented fields, and every operand is there`() async throws {
    let run = try await Self.samples.value
    let bytes = run.bytes(as: .json, all: false, in: .english)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let schemaFile = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/check.schema.json")
    let schema = try #require(
      try JSONSerialization.jsonObject(with: try Data(contentsOf: schemaFile)) as? [String: Any])
    try holds(object, against: schema, at: "$", root: schema)
    let known = Set(try #require(object["observations"] as? [[String: Any]]).compactMap { $0["id"] as? String })
    let findings = try #require(object["findings"] as? [[String: Any]])
    #expect(findings.allSatisfy { ($0["operands"] as? [String] ?? []).allSatisfy(known.contains) })
    #expect(run.bytes(as: .json, all: true, in: .chinese) == bytes)
  }

  /// As much of JSON Schema as the documented shape uses: type, required, properties, items, enum, references.
  private func holds(_ value: Any, against schema: [String: Any], at path: String, root: [String: Any]) throws {
    if let reference = schema["$ref"] as? String {
      let name = try #require(reference.split(separator: "/").last.map(String.init))
      let definition = try #require((root["$defs"] as? [String: Any])?[name] as? [String: Any])
      return try holds(value, against: definition, at: path, root: root)
    }
    if let allowed = schema["enum"] as? [String] { #expect(allowed.contains(value as? String ?? ""), "\(path)") }
    let types = (schema["type"] as? [String]) ?? [schema["type"] as? String].compactMap { $0 }
    let type: String =
      switch value {
      case is NSNull: "null"
      case is String: "string"
      case is [Any]: "array"
      case is [String: Any]: "object"
      default: value is NSNumber ? types.contains("boolean") ? "boolean" : "number" : "unknown"
      }
    #expect(types.contains(type) || type == "number" && types.contains("integer"), "\(path) is \(type), not \(types)")
    if let object = value as? [String: Any] {
      let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
      for name in schema["required"] as? [String] ?? [] { #expect(object[name] != nil, "\(path).\(name) is missing") }
      #expect(object.keys.allSatisfy { properties[$0] != nil }, "\(path) has \(object.keys.sorted())")
      for (name, member) in object {
        try holds(member, against: properties[name] ?? [:], at: "\(path).\(name)", root: root)
      }
    }
    if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (index, item) in list.enumerated() { try holds(item, against: items, at: "\(path)[\(index)]", root: root) }
    }
  }

  @Test(.enabled(if: Corpus.path != nil, "set DUIZHAO_CORPUS to the folder of real documents"))
  func `on the report of Pengjiang two things are to verify and the payment rate agrees`() async throws {
    let folder = try TemporaryFolder()
    let name = "003_f96f585afc0d3114.txt"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: try #require(Corpus.path) + "/seeds/" + name))
    try folder.write([UInt8](bytes), to: "in/" + name)
    let run = try await checkFolder(folder.path + "/in")
    let open = run.comparison.findings.filter { $0.verdict == .toVerify }
    #expect(open.map(\.check) == ["counted-exits", "completion-wording"])
    #expect(open.first?.message.chinese == "由83家减至59家，按列明的增减计算应为54家（83家 − 29家），相差5家")
    #expect(open.last?.message.chinese.contains("推算计划数为35.00亿元") == true)
    #expect(
      run.comparison.findings.contains {
        $0.check == "share-of-total" && $0.verdict == .agrees && $0.message.chinese.contains("74.36%")
      })
    // 1—11月 is 91.7 % of the year, 23 November 89.6 %.
    #expect(
      run.comparison.progress.map {
        "\(fixed($0.completion.value, places: 2)) \(fixed($0.elapsed.value, places: 1)) \($0.verdict)"
      }
        == ["74.36 89.6 behind", "106.30 91.7 ahead"])
  }

  @Test(.enabled(if: Corpus.path != nil, "set DUIZHAO_CORPUS to the folder of real documents"))
  func `ten provinces in two years and a district in three give no false alarm`() async throws {
    let folder = try TemporaryFolder()
    let corpus = try #require(Corpus.path)
    for (name, prefix) in [("province-2025", "2025-"), ("province-2026", "2026-"), ("district-hailar", "")] {
      for file in try FileManager.default.contentsOfDirectory(atPath: corpus + "/" + name) where file.hasSuffix(".txt")
      {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: corpus + "/" + name + "/" + file))
        try folder.write([UInt8](bytes), to: (prefix.isEmpty ? "district/" : "provinces/") + prefix + file)
      }
    }
    for part in ["provinces", "district"] {
      let run = try await checkFolder(folder.path + "/" + part)
      let open = run.comparison.findings.filter { $0.verdict == .toVerify }
      #expect(open.isEmpty, "\(open.map(\.message.chinese))")
      #expect(run.status(strict: false) == .clean)
    }
  }

  // MARK: What the folder's definition says

  @Test func `synonyms lay labels side by side, a benchmark gives gaps, and a slip is told`() async throws {
    let folder = try TemporaryFolder()
    for (area, label, amount) in [("蓬江区", "政务服务网办率", "98.4"), ("新会区", "网上可办率", "97.1")] {
      try folder.write(
        Array("\(area)2023年工作总结\n\n\(label)达\(amount)%。高新技术企业\(area == "蓬江区" ? 243 : 81)家。\n".utf8),
        to: "in/\(area)2023年工作总结.txt")
    }
    func comparison(_ definition: String) async throws -> Study {
      try folder.write(Array(definition.utf8), to: "in/duizhao.yaml")
      var study = try StudyFolder(at: folder.path + "/in")
      try study.readDefinition()
      return try await Study(of: study, with: try StockFiles.codeLists())
    }
    let apart = try await comparison("title: 对比\n").comparison
    #expect(!apart.rows.contains { $0.indicator.name == "政务服务网办率" && $0.statedCount == 2 })
    let joined = try await comparison("synonyms:\n  政务服务网办率: [网上可办率]\nbenchmark: 蓬江区\nrounding: half_even\n").comparison
    #expect(joined.rows.contains { $0.indicator.name == "政务服务网办率" && $0.statedCount == 2 })
    let row = try #require(joined.row("hightech_enterprises"))
    let other = try #require(joined.areas.firstIndex { $0.name == "新会区" })
    #expect(row.cell(area: other, year: 2023)?.toBenchmark.map { fixed($0.value, places: 1) } == "33.3")
    #expect(joined.rounding == .halfEven)
    let slip = try await comparison("benchmark: 蓬江\n")
    #expect(slip.diagnostics.contains { $0.message.english.contains("no area is called “蓬江” here") })
    #expect(slip.comparison.benchmark == nil)
  }
}
