import Analysis
import Foundation
import Plotting
import Statistics
import Stock
import Testing

@testable import Reporting

func stockTemplate() throws -> String {
  try String(contentsOf: StockFolder.reports.url.appendingPathComponent("annual-comparison.md"), encoding: .utf8)
}

func brief(_ comparison: Comparison, _ settings: BriefSettings = BriefSettings()) throws -> String {
  try compose(
    comparison, figures: planCharts(comparison).map { BriefFigure($0) }, template: stockTemplate(), settings: settings)
}

@Suite("The manuscript")
struct ComposeTests {
  enum Sample: String, CaseIterable, CustomTestStringConvertible {
    case threeDistricts = "three-districts"
    case oneDistrict = "one-district"
    case maskedOnly = "masked-only"
    case tenProvinces = "ten-provinces"
    case noArea = "no-area"

    var testDescription: String { rawValue }

    var comparison: Comparison {
      switch self {
      case .threeDistricts: Fixture.threeDistricts()
      case .oneDistrict: Fixture.oneDistrict()
      case .maskedOnly: Fixture.maskedOnly()
      case .tenProvinces: Fixture.tenProvinces()
      case .noArea: Comparison(profiles: [], areas: [], years: [], rows: [])
      }
    }
  }

  @Test(arguments: Sample.allCases)
  func snapshot(_ sample: Sample) throws {
    let settings =
      sample == .threeDistricts ? BriefSettings(issuer: "示例市发展和改革局", date: "2024年2月8日", region: "示例市") : BriefSettings()
    expectSnapshot(try brief(sample.comparison, settings), "\(sample.rawValue).md")
  }

  /// Years, dates, enumerations of the annexes and labels with digits are no figures; everything else is bound.
  @Test(arguments: Sample.allCases)
  func everyDigitInProseIsBoundOrADate(_ sample: Sample) throws {
    for line in try brief(sample.comparison).split(separator: "\n") where isProse(line) {
      var text = String(line)
      text = text.replacing(#/\[[^\]]*\]\(#[od]-[0-9a-f]+\)/#, with: "")
      text = text.replacing(#/[0-9]{4}(—[0-9]{4})?年/#, with: "")
      text = text.replacing(#/[0-9]{1,2}(—[0-9]{1,2})?月([0-9]{1,2}日)?/#, with: "")
      text = text.replacing(#/附件：1\.[^<]*<br>　+2\.[^<]*<br>　+3\..*/#, with: "")
      #expect(!text.contains { $0.isASCII && $0.isNumber }, "unbound: \(line)")
    }
  }

  private func isProse(_ line: Substring) -> Bool {
    !line.hasPrefix("|") && !line.hasPrefix("![") && !line.hasPrefix("#") && !line.hasPrefix("表：")
      && !line.hasPrefix("title:") && !line.hasPrefix("date:")
  }

  /// Numbers computed alike share a row; rows count up in the order in which their first number is printed.
  @Test(arguments: Sample.allCases)
  func everyNumberIsIndexedOnceInOrderOfAppearance(_ sample: Sample) throws {
    let text = try brief(sample.comparison)
    let rows = text.matches(of: #/\| ((?:<a id="[od]-[0-9a-f]+"><\/a>)+)([0-9]+) \|/#)
    let anchors = rows.map { row in row.output.1.matches(of: #/id="([^"]+)"/#).map { String($0.output.1) } }
    let bound = SourceIndex.ids(in: text)
    #expect(anchors.joined().sorted() == bound.sorted())
    #expect(rows.map { Int($0.output.2) } == Array(1..<(rows.count + 1)))
    let first = anchors.compactMap { $0.first.flatMap(bound.firstIndex) }
    #expect(first == first.sorted())
  }

  @Test(arguments: Sample.allCases)
  func noCellIsEmptyAndNoTagIsLeft(_ sample: Sample) throws {
    let text = try brief(sample.comparison)
    #expect(!text.contains("|  |") && !text.contains("| |"))
    #expect(!text.contains("{{") && !text.contains("Optional("))
    #expect(!text.contains("\n\n\n") && text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    for table in text.split(separator: "\n\n") where table.hasPrefix("|") {
      let widths = Set(table.split(separator: "\n").map { $0.matches(of: #/(^|[^\\])\|/#).count })
      #expect(widths.count == 1, "ragged table: \(table.prefix(80))")
    }
  }

  @Test(arguments: Sample.allCases)
  func sameInputSameText(_ sample: Sample) throws {
    #expect(try brief(sample.comparison) == brief(sample.comparison))
  }

  @Test func headingsAreNumberedAsTheyComeOut() throws {
    let text = try compose(
      Fixture.threeDistricts(), figures: [],
      template: "## 一、甲\n\n{{opening}}\n\n### （一）子\n\n### （一）子\n\n## 一、乙\n\n### （一）子\n\n## 附件1　丙\n\n## 附件1　丁\n",
      settings: BriefSettings())
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
    #expect(
      headings == ["## 一、甲", "### （一）子", "### （二）子", "## 二、乙", "### （一）子", "## 附件1　丙", "## 附件2　丁"])
  }

  @Test func aTitleIsMadeOfAreasAndYears() {
    func title(_ comparison: Comparison, _ settings: BriefSettings = BriefSettings()) -> String {
      Composer(comparison, settings: settings, figures: []).title
    }
    #expect(title(Fixture.threeDistricts()) == "甲区、乙区、丙区2022—2023年工作总结对比分析")
    #expect(title(Fixture.threeDistricts(), BriefSettings(region: "示例市")) == "示例市各区2022—2023年工作总结对比分析")
    #expect(title(Fixture.threeDistricts(), BriefSettings(title: "情况通报")) == "情况通报")
    #expect(title(Fixture.tenProvinces()) == "十省（区、市）2024—2025年工作总结对比分析")
    #expect(title(Fixture.oneDistrict()) == "海河区2012—2014年工作总结数据对比分析")
  }
}
