import Analysis
import CodeLists
import Documents
import Foundation
import Statistics
import Testing

@testable import Pipeline

/// The tables of real statistical bulletins, and a folder of figures in files.
@Suite struct TableCorpusTests {
  @Test(.enabled(if: Corpus.path != nil, "set DUIZHAO_CORPUS to the folder of real documents"))
  func `nearly every table of the bulletins is read`() async throws {
    let folder = try #require(Corpus.path) + "/prefecture-2025-statbulletin/raw"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let results = await extract(
      from: names.map { SourceFile(path: folder + "/" + $0, name: $0) }, with: try StockFiles.codeLists())
    let figures = results.flatMap(\.ledgers).flatMap(\.observations).filter { $0.rule == "table" }
    // Measured: 42 of 43 tables; the other one has heads that the pdf sets as a line of prose.
    #expect(Set(figures.map { "\($0.citation.document) \($0.citation.paragraph)" }).count >= 42)
    #expect(figures.count >= 840)
    #expect(figures.allSatisfy { $0.period.code == "2025" && $0.scenario == .actual })
    #expect(figures.contains { $0.label == "美国出口额" && $0.quantity.value == 24_275_000_000 })
  }

  @Test func `files of figures are compared by the areas and years of their rows`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Array("地区,年份,指标,单位,数值\n福田区,2022,地区生产总值,亿元,5514.49\n福田区,2023,地区生产总值,亿元,\"5,712.4\"\n罗湖区,2023,地区生产总值,亿元,2806.0\n".utf8),
      to: "in/指标.csv")
    try folder.write(Array("福田区2023年工作总结\n全年新增就业3.1万人。\n".utf8), to: "in/福田区2023.txt")
    var study = try StudyFolder(at: folder.path + "/in")
    try study.readDefinition()
    let comparison = try await Study(of: study, with: try StockFiles.codeLists()).comparison
    #expect(comparison.areas.map(\.name) == ["罗湖区", "福田区"])
    let row = try #require(comparison.rows.first { $0.indicator.id == "gdp" && $0.measure == .level })
    let values = row.cells.map { $0.map { $0.observation?.quantity.value } }
    #expect(values == [[nil, 280_600_000_000], [551_449_000_000, 571_240_000_000]])
  }
}
