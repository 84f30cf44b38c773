import Diagnostics
import Foundation
import Stock
import Testing

@testable import Pipeline

@Suite struct StockFilesTests {
  @Test func `the folders are found beside the real program, also through a link, and only when they are whole`() throws
  {
    let folder = try TemporaryFolder(["lib/duizhao": "program", "alone/duizhao": "program"])
    for name in StockFolder.allCases { try folder.write([], to: "lib/duizhao_Stock.resources/\(name.rawValue)/a") }
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/duizhao", withDestinationPath: "lib/duizhao")
    let beside = StockFolder.folder(beside: URL(fileURLWithPath: folder.path + "/lib/duizhao"))
    #expect(beside?.lastPathComponent == "duizhao_Stock.resources")
    #expect(StockFolder.folder(beside: URL(fileURLWithPath: folder.path + "/duizhao"))?.path == beside?.path)
    #expect(StockFolder.folder(beside: URL(fileURLWithPath: folder.path + "/alone/duizhao")) == nil)
    try FileManager.default.removeItem(atPath: folder.path + "/lib/duizhao_Stock.resources/Charts")
    #expect(StockFolder.folder(beside: URL(fileURLWithPath: folder.path + "/lib/duizhao")) == nil)
  }

  @Test func `everything that comes with the program can be read`() throws {
    let stock = try StockFiles()
    #expect(stock.charts.keys.sorted().contains("rank"))
    #expect(stock.charts.count >= 6)
    #expect(stock.templates.keys.sorted() == ["annual-comparison", "league-table", "one-district"])
    #expect(try stock.template(nil, areas: 1).file == "Reports/one-district.md")
    #expect(try stock.template(nil, areas: 4).file == "Reports/annual-comparison.md")
    #expect(try stock.template("league-table.md", areas: 4).file == "Reports/league-table.md")
    #expect(throws: RunFailure.self) { try stock.template("leauge", areas: 4) }
  }

  @Test func `a page style that is not there is an error with a remedy`() {
    let failure = #expect(throws: RunFailure.self) { try StockFiles.pageStyle("gongwne") }
    #expect(failure?.diagnostics.last?.place?.file == "Reports/gongwne.yaml")
    #expect(failure?.diagnostics.last?.remedy != nil)
  }
}
