import FoundationEssentials
import Statistics
import Testing

@testable import Analysis

@Suite("Change, growth, ranks, shares and summaries")
struct DerivationTests {
  func level(_ words: String, _ indicator: String = "budget_revenue", bound: Bound? = nil) -> (inout DocumentFixture) ->
    Void
  {
    { $0.sentence(words + "。", Statement(words, indicator, bound: bound)) }
  }

  func rate(_ words: String, _ indicator: String, _ measure: Measure) -> (inout DocumentFixture) -> Void {
    { $0.sentence(words + "。", Statement(words, indicator, measure)) }
  }

  @Test("growth is exact and cites both figures")
  func growth() throws {
    let comparison = compared(
      document("甲区", 2022, level("2617.2亿元")), document("甲区", 2023, level("2750.6亿元")))
    let cell = try #require(comparison.row("budget_revenue")?.cell(area: 0, year: 2023))
    let growth = try #require(cell.growth)
    #expect(fixed(growth.value, places: 1) == "5.1")
    #expect(growth.formula == "(2750.6亿元 ÷ 2617.2亿元 − 1) × 100%")
    #expect(growth.inputs.count == 2)
    #expect(cell.change?.value == 13_340_000_000)
  }

  @Test("no growth from what is hedged, from a missing year, or of a rate")
  func noGrowth() throws {
    let hedged = compared(
      document("甲区", 2022, level("26亿元", bound: .about)), document("甲区", 2023, level("27亿元")))
    #expect(hedged.row("budget_revenue")?.cell(area: 0, year: 2023)?.growth == nil)
    let gap = compared(document("甲区", 2021, level("26亿元")), document("甲区", 2023, level("27亿元")))
    #expect(gap.row("budget_revenue")?.cell(area: 0, year: 2023)?.growth == nil)
    let rates = compared(
      document("甲区", 2022, rate("5.2%", "urban_unemployment", .share)),
      document("甲区", 2023, rate("5.0%", "urban_unemployment", .share)))
    let cell = try #require(rates.row("urban_unemployment", .share)?.cell(area: 0, year: 2023))
    #expect(cell.growth == nil)
    #expect(cell.change?.value == Decimal(string: "-0.2"))
    #expect(cell.change?.unit == "个百分点")
  }

  @Test("eleven months against eleven months, not against a year")
  func sameMonths() {
    func part(_ words: String, _ year: Int) -> (inout DocumentFixture) -> Void {
      { $0.sentence(words + "。", Statement(words, "fixed_investment", period: "\(year)-01/\(year)-11")) }
    }
    let same = compared(document("甲区", 2022, part("10.00亿元", 2022)), document("甲区", 2023, part("11.00亿元", 2023)))
    #expect(same.row("fixed_investment")?.cell(area: 0, year: 2023)?.growth?.value == 10)
    let mixed = compared(
      document("甲区", 2022, level("10亿元", "fixed_investment")), document("甲区", 2023, part("11亿元", 2023)))
    #expect(mixed.row("fixed_investment")?.cell(area: 0, year: 2023)?.growth == nil)
  }

  @Test("ranks with ties, rank change only among the same areas")
  func ranks() throws {
    let comparison = compared(
      document("甲区", 2022, code: "1", level("10亿元")), document("乙区", 2022, code: "2", level("12亿元")),
      document("丙区", 2022, code: "3", level("9亿元")), document("甲区", 2023, code: "1", level("14亿元")),
      document("乙区", 2023, code: "2", level("13亿元")), document("丙区", 2023, code: "3", level("13亿元")))
    let row = try #require(comparison.row("budget_revenue"))
    #expect(row.cells.map { $0[1].rank } == [1, 2, 2])
    #expect(row.cells.map { $0[1].rankChange } == [1, -1, 1])
    let missing = compared(
      document("甲区", 2022, code: "1", level("10亿元")), document("乙区", 2022, code: "2", level("12亿元")),
      document("甲区", 2023, code: "1", level("14亿元")), document("乙区", 2023, code: "2", level("13亿元")),
      document("丙区", 2023, code: "3", level("13亿元")))
    #expect(missing.row("budget_revenue")?.cells[0][1].rankChange == nil)
  }

  @Test("where less is better the smallest is first")
  func lowerFirst() {
    let comparison = compared(
      document("甲区", 2023, code: "1", rate("5.2%", "urban_unemployment", .share)),
      document("乙区", 2023, code: "2", rate("5.0%", "urban_unemployment", .share)))
    #expect(comparison.row("urban_unemployment", .share)?.cells.map { $0[0].rank } == [2, 1])
  }

  @Test("totals, means and shares of amounts; of rates only the median")
  func summaries() throws {
    let amounts = compared(
      document("甲区", 2023, code: "1", level("30亿元")), document("乙区", 2023, code: "2", level("10亿元")))
    let row = try #require(amounts.row("budget_revenue"))
    #expect(row.summaries[0].total?.value == 4_000_000_000)
    #expect(row.summaries[0].mean?.value == 2_000_000_000)
    #expect(row.summaries[0].median?.value == 2_000_000_000)
    #expect(row.cells[0][0].share?.value == 75)
    let rates = compared(
      document("甲区", 2023, code: "1", rate("5%", "gdp", .growth)),
      document("乙区", 2023, code: "2", rate("6%", "gdp", .growth)),
      document("丙区", 2023, code: "3", rate("9%", "gdp", .growth)))
    let summary = try #require(rates.row("gdp", .growth)?.summaries.first)
    #expect(summary.total == nil && summary.mean == nil)
    #expect(summary.median?.value == 6)
  }

  @Test("masked figures never enter a sum, and shares need every area")
  func maskedSum() throws {
    let comparison = compared(
      document("甲区", 2023, code: "1", level("30亿元")), document("乙区", 2023, code: "2", level("10亿元")),
      document("丙区", 2023, code: "3", level("*亿元")))
    let row = try #require(comparison.row("budget_revenue"))
    #expect(row.summaries[0].count == 2 && row.summaries[0].of == 3)
    #expect(row.summaries[0].total?.value == 4_000_000_000)
    #expect(row.cells[0][0].share == nil)
    #expect(row.cells[2][0].rank == nil)
  }
}

@Suite("Targets against results")
struct TargetTests {
  struct Case: CustomTestStringConvertible {
    var target: Statement
    var result: Statement
    var verdict: TargetResult.Verdict
    var attainment: String?
    var testDescription: String { "\(target.words) \(target.quantity.bound?.rawValue ?? "") ← \(result.words)" }
  }

  static func rate(_ words: String, _ id: String = "gdp", bound: Bound? = nil, _ measure: Measure = .growth) -> (
    Scenario
  ) -> Statement {
    { Statement(words, id, measure, $0, bound: bound) }
  }

  @Test(
    "respects bounds, hedges and direction",
    arguments: [
      Case(target: rate("5%", bound: .about)(.target), result: rate("5.2%")(.actual), verdict: .met, attainment: "0.2"),
      Case(
        target: rate("5%", bound: .about)(.target), result: rate("4.8%")(.actual), verdict: .met, attainment: "-0.2"),
      Case(
        target: rate("5%", bound: .about)(.target), result: rate("4.2%")(.actual), verdict: .missed, attainment: "-0.8"),
      Case(
        target: rate("5%", bound: .atLeast)(.target), result: rate("4.9%")(.actual), verdict: .missed,
        attainment: "-0.1"),
      Case(target: rate("5-6%")(.target), result: rate("5.1%")(.actual), verdict: .met, attainment: nil),
      Case(
        target: rate("5.5%", "urban_unemployment", bound: .atMost, .share)(.target),
        result: rate("5.0%", "urban_unemployment", .share)(.actual), verdict: .met, attainment: "-0.5"),
      Case(
        target: rate("5.5%", "urban_unemployment", bound: .about, .share)(.target),
        result: rate("6.1%", "urban_unemployment", .share)(.actual), verdict: .missed, attainment: "0.6"),
      Case(
        target: Statement("50万人", "urban_jobs_new", .level, .target, bound: .atLeast),
        result: Statement("51万人", "urban_jobs_new"), verdict: .met, attainment: "102.0"),
      Case(
        target: Statement("50万人", "urban_jobs_new", .level, .target),
        result: Statement("45万人", "urban_jobs_new", bound: .atLeast), verdict: .unknown, attainment: "90.0"),
      Case(
        target: Statement("50万人", "urban_jobs_new", .level, .target),
        result: Statement("*万人", "urban_jobs_new"), verdict: .unknown, attainment: nil),
      Case(
        target: Statement("50万人", "urban_jobs_new", .level, .target),
        result: Statement("45万人", "urban_jobs_new", period: "2023-01/2023-11"), verdict: .unknown, attainment: "90.0"),
    ])
  func judged(_ test: Case) throws {
    let comparison = compared(
      document("甲区", 2022) { $0.sentence(test.target.words + "。", test.target) },
      document("甲区", 2023) { $0.sentence(test.result.words + "。", test.result) })
    let result = try #require(comparison.targets.first)
    #expect(comparison.targets.count == 1)
    #expect(result.year == 2023)
    #expect(result.verdict == test.verdict)
    #expect(result.attainment.map { fixed($0.value, places: 1) } == test.attainment)
  }

  @Test("the newest plans, on which nobody has reported, are no results")
  func future() {
    let comparison = compared(
      document("甲区", 2023) { $0.sentence("增长5%。", Statement("5%", "gdp", .growth, .target)) })
    #expect(comparison.targets.isEmpty)
    #expect(comparison.row("gdp", .growth, .target)?.periods == [TimePeriod(year: 2024)])
  }

  @Test("a target that the report is silent about is not called missed")
  func silent() throws {
    let comparison = compared(
      document("甲区", 2022) { $0.sentence("增长5%。", Statement("5%", "gdp", .growth, .target)) },
      document("甲区", 2023) { $0.sentence("无。") })
    #expect(try #require(comparison.targets.first).verdict == .unknown)
  }
}
