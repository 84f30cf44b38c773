import Diagnostics
import Foundation
import Statistics
import Testing

@testable import Pipeline
@testable import Plotting

/// The samples' figures and planted faults, as their author wrote them down, against what a run makes of the samples.
@Suite struct AnswersTests {
  /// A figure by what it says; two documents may state it.
  struct Key: Hashable {
    var area, name, measure, scenario, period: String
  }

  private func table(_ text: String, separator: Character) -> [[String: String]] {
    let records =
      separator == ","
      ? separatedValues(text)
      : text.split(whereSeparator: \.isNewline).map {
        $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
      }
    guard let names = records.first else { return [] }
    return records.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
  }

  private func key(_ row: [String: String]) -> Key {
    Key(
      area: row["area"] ?? "", name: row["indicator_name"] ?? "", measure: row["measure"] ?? "",
      scenario: row["scenario"] ?? "", period: row["period"] ?? "")
  }

  @Test func `most figures of the answers stand in the data, and hardly one with another value`() async throws {
    let answers = table(
      String(decoding: try SampleFolder.bytes("ANSWERS.tsv"), as: UTF8.self).replacing("\u{FEFF}", with: ""),
      separator: "\t")
    let csv = String(decoding: try #require(try await SampleRun.files["data.csv"]), as: UTF8.self)
    let data = Dictionary(grouping: table(csv.replacing("\u{FEFF}", with: ""), separator: ","), by: key)
    #expect(answers.count > 500)
    var right = 0
    var wrong: [Key] = []
    for answer in answers {
      guard let found = data[key(answer)] else { continue }
      let isThere = found.contains { row in
        if answer["masked"] == "true" { return row["masked"] == "true" }
        guard let wanted = answer["value"].flatMap({ Decimal(string: $0) }) else { return false }
        return [row["value"], row["low"]].contains { $0.flatMap { Decimal(string: $0) } == wanted }
      }
      if isThere { right += 1 } else { wrong.append(key(answer)) }
    }
    // Measured: 506 of 595, one under another unit (吨 against 公斤).
    #expect(right * 100 >= answers.count * 80, "\(right) of \(answers.count)")
    #expect(wrong.count * 100 <= answers.count * 2, "\(wrong)")
  }

  @Test(arguments: [("share-of-total", "鹿屏区"), ("completion-wording", "澜江区"), ("restatement", "澜江区")])
  func `a planted slip is among the findings to verify`(check: String, area: String) async throws {
    let json = try #require(try await SampleRun.files["data.json"])
    let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    let findings = try #require(object["findings"] as? [[String: Any]])
    let found = findings.contains {
      $0["check"] as? String == check && $0["area"] as? String == area && $0["verdict"] as? String == "to_verify"
    }
    #expect(found)
  }

  @Test func `masked and partial figures are marked as such`() async throws {
    let csv = String(decoding: try #require(try await SampleRun.files["data.csv"]), as: UTF8.self)
    let rows = table(csv.replacing("\u{FEFF}", with: ""), separator: ",")
    let masked = rows.filter { $0["document"] == SampleFolder.masked2022 && $0["masked"] == "true" }
    #expect(masked.count > 10)
    #expect(masked.allSatisfy { $0["value"] == "" && $0["comparable"] == "no" })
    let partial = rows.filter { $0["period"] == "2022-01/2022-11" && $0["area"] == "青禾区" }
    #expect(partial.count > 10)
    #expect(partial.allSatisfy { $0["comparable"] != "yes" })
  }
}

@Suite(.enabled(if: Corpus.path != nil, "set DUIZHAO_CORPUS to the folder of real documents"))
struct CorpusTests {
  @Test func `ten provinces in two years are told apart and compared`() async throws {
    let run = try await PrintedBrief.provinces.run
    #expect(run.assumptions.count == 20)
    #expect(run.assumptions.allSatisfy { $0.isCompared })
    #expect(Set(run.assumptions.compactMap(\.profile.area?.code)).count == 10)
    #expect(Set(run.assumptions.compactMap(\.profile.year)) == [2024, 2025])
    #expect(!run.diagnostics.contains { $0.severity == .error })
    #expect(run.charts >= 6)
  }

  @Test func `one district over three years makes a brief of its own`() async throws {
    let run = try await PrintedBrief.district.run
    #expect(Set(run.assumptions.compactMap(\.profile.year)) == [2011, 2012, 2013])
    #expect(Set(run.assumptions.compactMap(\.profile.area?.name)) == ["海拉尔区"])
    #expect(!run.diagnostics.contains { $0.severity == .error })
  }

  @Test func `shells without text are refused with a reason, one a file`() async throws {
    let path = try #require(Corpus.path) + "/reader-odd"
    let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".html") }.sorted()
    let results = await extract(
      from: names.map { SourceFile(path: path + "/" + $0, name: $0) }, with: try StockFiles.codeLists())
    #expect(results.count == 3)
    for (name, result) in zip(names, results) {
      #expect(result.ledgers.isEmpty)
      #expect(result.diagnostics.count == 1)
      #expect(result.diagnostics.first?.place?.file == name)
    }
  }
}
