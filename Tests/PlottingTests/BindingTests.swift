import Analysis
import Diagnostics
import Statistics
import Testing

@testable import Plotting

@Suite struct BindingTests {
  private func data(_ name: String, _ indicator: String? = "gdp", _ measure: Measure = .level, _ comparison: Comparison = ComparisonFixture.districts)
    throws -> BoundData
  {
    try rows(
      for: ChartRequest(definition: name, indicator: indicator, measure: measure), try StockCharts.definition(name), of: comparison)
  }

  @Test func whatIsMaskedIsLeftOutWithItsReason() throws {
    let bound = try data("rank")
    #expect(bound.leftOut == [LeftOut(area: "北原新区", reason: "数字隐去")])
    #expect(bound.table.rows.map { $0["area"].text } == ["东湖区", "西山区", "南港区"])
    #expect(bound.table.rows.map { $0["label"].text } == ["2750.6", "1198.3", "815.9"])
    #expect(bound.subtitle == "地区生产总值　单位：亿元　2023年")
  }

  @Test func partsOfAYearAreHatchedAndNamed() throws {
    let bound = try data("rank")
    let port = try #require(bound.table.rows.first { $0["area"].text == "南港区" })
    #expect(port["partial"] == .bool(true) && port["conditional"] == .bool(true))
    #expect(bound.notes == ["斜线：南港区为1—11月数。"])
  }

  @Test func changesNeedBothYears() throws {
    let bound = try data("this-year-last")
    #expect(bound.leftOut.map(\.text) == ["西山区（2022年未说明）", "北原新区（2023年数字隐去）"])
    let growth = bound.table.rows.filter { $0["role"].text == "current" }.map { $0["changeLabel"].text }
    // Eleven months beside a whole year are no change.
    #expect(growth == ["+5.1%", ""])
    #expect(bound.finding == nil)
  }

  @Test func findingsSayNoMoreThanFollows() throws {
    // The partial value does not reach the first, so the first is certain; the last is not, so no ratio is given.
    #expect(try data("rank").finding == "东湖区居首")
    #expect(try data("rank", "gdp", .growth).finding == "南港区最高，高出西山区6.2个百分点")
    #expect(try data("rank", "fixed_investment").finding == "东湖区居首，为北原新区的2.9倍")
    #expect(try data("this-year-last", "urban_new_jobs").finding == "3个区较上年增加、1个区减少")
    #expect(try data("trend", "urban_new_jobs").finding == "南港区、北原新区连年增长")
  }

  @Test func ratiosThatRoundingCouldChangeAreNotGiven() throws {
    var f = ComparisonFixture(areas: ["甲区", "乙区"], years: [2023])
    f.add("x", "某指标", [[.value("3", decimals: 0)], [.value("2", decimals: 0)]])
    f.add("y", "另指标", [[.value("30.0")], [.value("20.0")]])
    f.add("z", "平指标", [[.value("20.0")], [.value("20.0")]])
    #expect(try data("rank", "x", .level, f.comparison).finding == "甲区居首")
    #expect(try data("rank", "y", .level, f.comparison).finding == "甲区居首，为乙区的1.5倍")
    #expect(try data("rank", "z", .level, f.comparison).finding == nil)
  }

  @Test func missingYearsStayInTheLine() throws {
    let bound = try data("trend")
    let west = bound.table.rows.filter { $0["area"].text == "西山区" }
    #expect(west.count == 3 && west[1]["value"].isNull && west[1]["reason"].text == "未说明")
    #expect(bound.leftOut.map(\.text).contains("西山区（2022年未说明）"))
  }

  @Test func tasksAddUpToTheirTotal() throws {
    let bound = try data("task-completion", nil)
    for area in Set(bound.table.rows.map { $0["area"] }) {
      let parts = bound.table.rows.filter { $0["area"] == area }
      #expect(parts.compactMap { $0["value"].number }.reduce(0, +) == parts[0]["total"].number)
    }
    #expect(bound.table.rows.contains { $0["part"].text == "状态未说明" && $0["area"].text == "南港区" })
    #expect(bound.leftOut == [LeftOut(area: "北原新区", reason: "数字隐去")])
  }

  @Test func statedGrowthIsNotMixedWithComputed() throws {
    let bound = try data("growth-heat", nil, .growth)
    let gdp = bound.table.rows.filter { $0["indicatorName"].text == "地区生产总值" }
    #expect(gdp.allSatisfy { $0["computed"] == .bool(false) } && gdp.map { $0["label"].text } == ["+5.1", "−0.6", "+5.6", "*"])
    let investment = bound.table.rows.filter { $0["indicatorName"].text == "固定资产投资" }
    #expect(investment.allSatisfy { $0["computed"] == .bool(true) } && investment[0]["label"].text == "+5.6")
  }

  @Test(arguments: [
    ("rank", "gdp", Measure.level, true), ("this-year-last", "gdp", .level, true), ("trend", "gdp", .level, true),
    ("rank", "nothing", .level, false), ("rank", "gdp", .share, false),
  ])
  func whatCanBeDrawn(name: String, indicator: String, measure: Measure, expected: Bool) throws {
    let request = ChartRequest(definition: name, indicator: indicator, measure: measure)
    #expect(try canDraw(request, StockCharts.definition(name), of: ComparisonFixture.districts) == expected)
  }

  @Test func tooManyAreasAreRefused() throws {
    let request = ChartRequest(definition: "trend", indicator: "gdp")
    #expect(try !canDraw(request, StockCharts.definition("trend"), of: ComparisonFixture.nasty))
  }

  @Test func nothingToDrawIsAnError() throws {
    #expect {
      _ = try data("rank", "nothing")
    } throws: { error in
      (error as? PlottingError)?.message.chinese == "rank-nothing没有可比数值，无图可绘"
    }
  }

  @Test func sourcesAreNamed() {
    #expect(sourceLine(ComparisonFixture.districts) == "数据来源：各区2021—2023年工作总结")
    #expect(sourceLine(ComparisonFixture.provinces) == "数据来源：各地2024—2025年工作总结")
  }
}
