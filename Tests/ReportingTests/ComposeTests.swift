import Analysis
import Foundation
import Plotting
import Statistics
import Stock
import Testing

@testable import Reporting

let stockTemplate = try! String(
  contentsOf: StockFolder.reports.url.appendingPathComponent("annual-comparison.md"), encoding: .utf8)

func brief(_ comparison: Comparison, _ settings: BriefSettings = BriefSettings()) throws -> String {
  try compose(
    comparison, figures: planCharts(comparison).map { BriefFigure($0) }, template: stockTemplate, settings: settings)
}

@Suite("The manuscript")
struct ComposeTests {
  @Test func threeDistricts() throws {
    let settings = BriefSettings(issuer: "示例市发展和改革局", date: "2024年2月8日", region: "示例市")
    expectSnapshot(try brief(Fixture.threeDistricts(), settings), "three-districts.md")
  }

  @Test func oneDistrict() throws { expectSnapshot(try brief(Fixture.oneDistrict()), "one-district.md") }

  @Test func maskedOnly() throws { expectSnapshot(try brief(Fixture.maskedOnly()), "masked-only.md") }
}
