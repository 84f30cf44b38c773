import Diagnostics
import FoundationEssentials
import Statistics
import Testing

@testable import Analysis

@Suite("Lining up")
struct CompareTests {
  @Test("areas by code, years ascending, and a cell says why it is empty")
  func layout() throws {
    let comparison = compared(
      document("乙区", 2023, code: "440704") { $0.sentence("生产总值120亿元。", Statement("120亿元", "gdp")) },
      document("甲区", 2023, code: "440703") { $0.sentence("生产总值100亿元。", Statement("100亿元", "gdp")) },
      document("甲区", 2022, code: "440703") { $0.sentence("无。") })
    #expect(comparison.areas.map(\.name) == ["甲区", "乙区"])
    #expect(comparison.years == [2022, 2023])
    let row = try #require(comparison.row("gdp"))
    #expect(row.periods == [TimePeriod(year: 2022), TimePeriod(year: 2023)])
    #expect(row.cells[0][0].content == .notStated)
    #expect(row.cells[1][0].content == .noDocument)
    #expect(row.cells[0][1].value == 10_000_000_000)
    #expect(row.cells[0][0].comparability == Comparability(.incomparable, [.missing]))
  }

  @Test("areas in the order of the settings")
  func order() {
    let comparison = compared(
      document("甲区", 2023, code: "1") { _ in }, document("乙区", 2023, code: "2") { _ in },
      settings: ComparisonSettings(areaOrder: ["乙区"]))
    #expect(comparison.areas.map(\.name) == ["乙区", "甲区"])
  }

  @Test("the order in which ledgers come does not matter")
  func inputOrder() {
    let a = document("甲区", 2023, code: "1") { $0.sentence("收入5亿元。", Statement("5亿元", "budget_revenue")) }
    let b = document("乙区", 2023, code: "2") { $0.sentence("收入6亿元。", Statement("6亿元", "budget_revenue")) }
    #expect(compared(a, b) == compared(b, a))
  }

  @Test("a document that cannot be placed is reported with a remedy and the others are compared")
  func unplaced() {
    let comparison = compared(
      document(nil, 2023, name: "x.txt") { $0.sentence("5亿元。", Statement("5亿元", "gdp")) },
      document("乙区", nil, name: "y.txt") { $0.sentence("5亿元。", Statement("5亿元", "gdp")) },
      document("甲区", 2023) { $0.sentence("5亿元。", Statement("5亿元", "gdp")) })
    #expect(comparison.areas.map(\.name) == ["甲区"])
    #expect(comparison.diagnostics.map { $0.place?.file } == ["x.txt", "y.txt"])
    #expect(comparison.diagnostics.allSatisfy { $0.remedy != nil })
  }

  @Test("two documents for one area and year: both are used and the user is told")
  func twice() throws {
    let comparison = compared(
      document("甲区", 2023, name: "a.txt") { $0.sentence("收入5亿元。", Statement("5亿元", "gdp")) },
      document("甲区", 2023, name: "b.txt") { $0.sentence("收入6亿元。", Statement("6亿元", "gdp")) })
    #expect(comparison.diagnostics.count == 1)
    let cell = try #require(comparison.row("gdp")?.cells[0][0])
    #expect(cell.value == 500_000_000)
    #expect(cell.rivals.count == 1)
    #expect(cell.comparability == Comparability(.conditional, [.conflicting]))
  }

  @Test("figures about other areas are kept apart")
  func elsewhere() {
    let comparison = compared(
      document("甲区", 2023) {
        $0.sentence("全国生产总值126万亿元。", Statement("126万亿元", "gdp", area: "全国"))
      })
    #expect(comparison.rows.isEmpty)
    #expect(comparison.elsewhere.count == 1)
  }

  @Test("labels outside the code list line up by their words, without 全区 and quotes")
  func labels() throws {
    let comparison = compared(
      document("甲区", 2023, code: "1") {
        $0.sentence("全区新建“口袋公园”12个。", Statement("12个", label: "全区新建“口袋公园”"))
        $0.sentence("修桥3座。", Statement("3座", label: "修桥"))
      },
      document("乙区", 2023, code: "2") { $0.sentence("新建口袋公园9个。", Statement("9个", label: "新建口袋公园")) })
    let row = try #require(comparison.row("~新建口袋公园"))
    #expect(row.isLinedUp)
    #expect(row.cells.map { $0[0].value } == [12, 9])
    #expect(row.summaries[0].total?.value == 21)
    #expect(comparison.row("~修桥")?.isLinedUp == false)
    #expect(comparison.linedUp.map(\.indicator.id) == ["~新建口袋公园"])
  }

  @Test("units of one family are brought to the code list's exactly; others stay apart")
  func units() throws {
    let comparison = compared(
      document("甲省", 2023, code: "1") { $0.sentence("粮食产量840亿斤。", Statement("840亿斤", "grain_output")) },
      document("乙省", 2023, code: "2") { $0.sentence("粮食产量1993.5万吨。", Statement("1993.5万吨", "grain_output")) },
      document("丙省", 2023, code: "3") {
        $0.sentence("进出口额5亿美元。", Statement("5亿美元", "trade_total"))
      },
      document("丁省", 2023, code: "4") { $0.sentence("进出口额30亿元。", Statement("30亿元", "trade_total")) })
    let grain = try #require(comparison.row("grain_output"))
    #expect(grain.unit == "公斤")
    #expect(grain.cells[0][0].value == 42_000_000_000)
    #expect(grain.cells[1][0].value == 19_935_000_000)
    #expect(grain.cells[1][0].rank == 2)
    let trade = comparison.rows.filter { $0.indicator.id == "trade_total" }
    #expect(trade.map(\.isLinedUp).count { $0 } == 1)
    #expect(trade.flatMap { $0.cells.flatMap { $0 } }.count { $0.comparability.reasons == [.otherUnit] } == 1)
  }
}

@Suite("Which statement stands in the cell")
struct CellChoiceTests {
  func cell(_ statements: Statement...) -> Cell {
    var fixture = DocumentFixture("甲区", 2023)
    for statement in statements { fixture.sentence(statement.words + "。", statement) }
    let comparison = compared(fixture)
    return comparison.rows.first { $0.scenario == .actual }!.cell(area: 0, year: 2023)!
  }

  @Test("the exact figure goes before the bounded one that it bears out")
  func exactBeforeBounded() {
    let cell = cell(Statement("2万亿元", "gdp", bound: .atLeast), Statement("23562亿元", "gdp"))
    #expect(cell.value == 2_356_200_000_000)
    #expect(cell.comparability == Comparability(.comparable))
    #expect(cell.rivals.count == 1)
  }

  @Test("more digits go before fewer of the same figure")
  func preciseBeforeRounded() {
    let cell = cell(Statement("1.35万亿元", "gdp"), Statement("13512亿元", "gdp"))
    #expect(cell.value == 1_351_200_000_000)
    #expect(cell.comparability.verdict == .comparable)
  }

  @Test("a different figure is a rival, and nothing is averaged")
  func conflict() {
    let cell = cell(Statement("5亿元", "gdp"), Statement("7亿元", "gdp"), Statement("5亿元", "gdp"))
    #expect(cell.value == 500_000_000)
    #expect(cell.rivals.count == 2)
    #expect(cell.comparability == Comparability(.conditional, [.conflicting]))
  }

  @Test("narrowed figures (同口径) stand back and do not count as a conflict")
  func narrowed() {
    let cell = cell(
      Statement("2.5%", "budget_revenue", .growth, qualifiers: ["同口径"]), Statement("1.7%", "budget_revenue", .growth))
    #expect(cell.value == Decimal(string: "1.7"))
    #expect(cell.comparability.verdict == .comparable)
  }

  @Test("a masked figure is kept, is not zero, and gives way to an open one")
  func masked() {
    let only = cell(Statement("*亿元", "gdp"))
    #expect(only.value == nil)
    #expect(only.observation != nil)
    #expect(only.comparability == Comparability(.incomparable, [.masked]))
    let both = cell(Statement("*亿元", "gdp"), Statement("5亿元", "gdp"))
    #expect(both.value == 500_000_000)
  }

  @Test(
    "hedges, ranges, cumulated and partial figures are conditional",
    arguments: [
      (Statement("5亿元", "gdp", bound: .about), Comparability.Reason.approximate),
      (Statement("5亿元", "gdp", bound: .atLeast), .bound),
      (Statement("5-6亿元", "gdp"), .range),
      (Statement("5亿元", "gdp", qualifiers: ["累计"]), .cumulative),
      (Statement("5亿元", "gdp", qualifiers: ["同口径"]), .otherScope),
      (Statement("5亿元", "gdp", period: "2023-01/2023-11"), .partialPeriod),
      (Statement("5亿元", "gdp", period: "asof:2023-11-23"), .partialPeriod),
    ])
  func conditional(_ statement: Statement, _ reason: Comparability.Reason) {
    #expect(cell(statement).comparability == Comparability(.conditional, [reason]))
  }

  @Test("the whole year goes before eleven months, which then have a column of their own")
  func wholeBeforePart() throws {
    let comparison = compared(
      document("甲区", 2023) {
        $0.sentence("1—11月投资8亿元。", Statement("8亿元", "fixed_investment", period: "2023-01/2023-11"))
        $0.sentence("全年投资9亿元。", Statement("9亿元", "fixed_investment"))
        $0.sentence("五年投资40亿元。", Statement("40亿元", "fixed_investment", period: "2019/2023"))
      })
    let row = try #require(comparison.row("fixed_investment"))
    #expect(row.cell(area: 0, year: 2023)?.value == 900_000_000)
    #expect(row.cell(area: 0, year: 2023)?.rivals.isEmpty == true)
    #expect(Set(row.periods.map(\.code)) == ["2023", "2023-01/2023-11", "2019/2023"])
  }

  @Test(
    "a document that covers eleven months by its name makes its figures conditional",
    arguments: [
      ("甲区2023年总结（1-11月）.txt", true), ("甲区2023年1至11月情况.txt", true), ("甲区2023年上半年.txt", true),
      ("甲区2023年总结.txt", false), ("2024年1月.txt", false), ("2023-1-11.txt", false),
    ])
  func partialDocument(_ name: String, _ isPartial: Bool) throws {
    let comparison = compared(document("甲区", 2023, name: name) { $0.sentence("收入5亿元。", Statement("5亿元", "gdp")) })
    let cell = try #require(comparison.row("gdp")?.cells[0][0])
    #expect(
      cell.comparability == (isPartial ? Comparability(.conditional, [.partialPeriod]) : Comparability(.comparable)))
  }

  @Test("a figure as of 31 December is the year's")
  func yearEnd() {
    let cell = cell(Statement("5亿元", "deposits", period: "asof:2023-12-31"))
    #expect(cell.comparability.verdict == .comparable)
  }

  @Test("a year that its own document is silent about is told by a later one, and says so")
  func lookingBack() throws {
    let comparison = compared(
      document("甲区", 2022) { $0.sentence("增长5%。", Statement("5%", "budget_revenue", .growth)) },
      document("甲区", 2023) {
        $0.sentence(
          "收入10.0亿元，上年为8.0亿元。", Statement("10.0亿元", "budget_revenue"),
          Statement("8.0亿元", "budget_revenue", .level, .baseline))
      })
    let row = try #require(comparison.row("budget_revenue"))
    #expect(row.cell(area: 0, year: 2022)?.value == 800_000_000)
    #expect(row.cell(area: 0, year: 2022)?.comparability == Comparability(.conditional, [.otherDocument]))
    #expect(row.cell(area: 0, year: 2023)?.growth?.value == 25)
  }

  @Test("the year's own document goes before a later one")
  func ownFirst() throws {
    let comparison = compared(
      document("甲区", 2022) { $0.sentence("收入7.9亿元。", Statement("7.9亿元", "budget_revenue")) },
      document("甲区", 2023) {
        $0.sentence(
          "收入10亿元，上年为8亿元。", Statement("10亿元", "budget_revenue"), Statement("8亿元", "budget_revenue", .level, .baseline))
      })
    let cell = try #require(comparison.row("budget_revenue")?.cell(area: 0, year: 2022))
    #expect(cell.value == 790_000_000)
    #expect(cell.comparability.verdict == .comparable)
    #expect(comparison.row("budget_revenue", .level, .baseline)?.statedCount == 1)
  }
}
