import Analysis
import Diagnostics
import FoundationEssentials
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
    #expect(bound.leftOut == [LeftOut(area: "北原新区", reason: .masked)])
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
    #expect(bound.leftOut.map(\.text) == ["西山区（2022年未提及）", "北原新区（2023年数字隐去）"])
    let growth = bound.table.rows.filter { $0["role"].text == "current" }.map { $0["changeLabel"].text }
    // Eleven months beside a whole year are no change.
    #expect(growth == ["+5.1%", ""])
    #expect(bound.finding == nil)
  }

  @Test func findingsSayNoMoreThanFollows() throws {
    // A part of a year may still grow, and a masked value may be anything: the first is first of those that compare.
    #expect(
      try data("rank").finding
        == Wording(en: "of the 2 areas that compare, 东湖区 comes first, 2.3 times 西山区", zh: "可比的2个区中东湖区居首，为西山区的2.3倍"))
    #expect(
      try data("rank", "gdp", .growth).finding
        == Wording(en: "of the 3 areas that compare, 南港区 is highest, 6.2 percentage points above 西山区", zh: "可比的3个区中南港区最高，高出西山区6.2个百分点"))
    #expect(
      try data("rank", "fixed_investment").finding
        == Wording(en: "东湖区 comes first, 2.9 times 北原新区", zh: "东湖区居首，为北原新区的2.9倍"))
    #expect(
      try data("this-year-last", "urban_new_jobs").finding
        == Wording(en: "of 4 areas, 3 rose and 1 fell against the year before", zh: "4个区中3个较上年增加、1个减少"))
    #expect(
      try data("trend", "urban_new_jobs").finding
        == Wording(en: "南港区 and 北原新区 rose every year", zh: "南港区、北原新区连年增长"))
  }

  @Test func oneAreaHasACourse() throws {
    var f = ComparisonFixture(areas: ["甲区"], years: [2021, 2022, 2023])
    f.add("up", "某指标", [[.value("33.5"), .value("35.0"), .value("41.2")]])
    f.add("down", "某指标", unit: "公里", family: .length, scale: 0, [[.value("79.5"), .value("32.0"), .value("24.0")]])
    f.add("bent", "某指标", [[.value("20.0"), .value("12.0"), .value("18.0")]])
    f.add("gap", "某指标", [[.value("20.0"), .masked, .value("28.0")]])
    f.add("late", "某指标", [[.silent, .value("20.0"), .value("20.0")]])
    f.add("rate", "某率", measure: .share, unit: "%", family: .percent, scale: 0, [[.value("61.0"), .value("62.5"), .value("64.1")]])
    func finding(_ id: String, _ measure: Measure = .level) throws -> Wording? {
      try data("trend", id, measure, f.comparison).finding
    }
    #expect(
      try finding("up")
        == Wording(en: "rose every year, from 3.35 billion yuan to 4.12 billion yuan", zh: "连年增长，由33.5亿元增至41.2亿元"))
    #expect(
      try finding("down")
        == Wording(en: "fell every year, from 79.5 km to 24 km", zh: "连年减少，由79.5公里减至24.0公里"))
    #expect(
      try finding("bent")
        == Wording(en: "from 2 billion yuan to 1.8 billion yuan", zh: "由20.0亿元减至18.0亿元"))
    #expect(
      try finding("gap")
        == Wording(en: "from 2 billion yuan in 2021 to 2.8 billion yuan in 2023", zh: "由2021年20.0亿元增至2023年28.0亿元"))
    #expect(
      try finding("late")
        == Wording(en: "the same in 2022 and 2023, 2 billion yuan", zh: "2023年与2022年持平，均为20.0亿元"))
    #expect(
      try finding("rate", .share)
        == Wording(en: "rose every year, from 61% to 64.1%", zh: "连年提高，由61.0%升至64.1%"))
    #expect(try data("trend", "up", .level, f.comparison).subject.chinese == "甲区2021—2023年某指标")
    #expect(sourceLine(f.comparison) == "数据来源：甲区2021—2023年工作总结")
  }

  @Test func areasOfOneReasonStandTogether() {
    let items = [LeftOut(area: "甲区", reason: .notStated), LeftOut(area: "乙区", reason: .masked), LeftOut(area: "丙区", reason: .notStated)]
    #expect(listed(items) == "甲区、丙区（未提及）；乙区（数字隐去）")
  }

  @Test func limitsSayThatTheyAreLimits() throws {
    var f = ComparisonFixture(areas: ["甲区", "乙区"], years: [2023])
    f.add("x", "某指标", [[.value("30.0")], [.value("10", decimals: 0, reasons: [.bound], bound: .atLeast)]])
    let bound = try data("rank", "x", .level, f.comparison)
    #expect(bound.table.rows[1]["label"].text == "10以上" && bound.notes == ["斜线：乙区为下限数。"])
  }

  /// A chart's title counts whom the paragraph beside it ranks: hedged values too, parts of a year and other scopes not.
  @Test func titlesCountWhomTheTextRanks() throws {
    var f = ComparisonFixture(areas: ["甲省", "乙省", "丙省", "丁省", "戊省", "己省"], years: [2024, 2025])
    f.add(
      "x", "经营主体", unit: "户", family: .count, scale: 4,
      [
        [.value("50.0"), .value("60.0")], [.value("40.0"), .value("42.0", reasons: [.approximate], bound: .about)],
        [.value("30.0"), .value("31.0", reasons: [.bound], bound: .atLeast)], [.value("21.0"), .value("20.0", reasons: [.otherDocument])],
        [.value("10.0"), .months("9.0", 11)], [.value("8.0"), .value("7.0", reasons: [.otherScope])],
      ])
    let rank = try data("rank", "x", .level, f.comparison)
    #expect(rank.areaCount == 6 && rank.finding?.chinese == "可比的4个省中甲省居首，为丁省的3.0倍")
    #expect(try data("slope", "x", .level, f.comparison).finding?.chinese == "可比的4个省位次均未变化")
    #expect(try data("this-year-last", "x", .level, f.comparison).finding?.chinese == "可比的2个省中1个较上年增加、1个减少")
  }

  /// Where the last is hedged, it is ranked, but nothing is computed from it.
  @Test func nothingIsComputedFromHedges() throws {
    var f = ComparisonFixture(areas: ["甲区", "乙区", "丙区"], years: [2023])
    f.add("x", "某指标", [[.value("30.0")], [.value("20.0")], [.value("10", decimals: 0, reasons: [.bound], bound: .atLeast)]])
    #expect(try data("rank", "x", .level, f.comparison).finding?.chinese == "甲区居首")
  }

  /// A whole year's hedged value goes before the sum of its first months.
  @Test func wholeYearsGoBeforePartsOfThem() throws {
    var f = ComparisonFixture(areas: ["甲区", "乙区"], years: [2023])
    f.add("x", "某指标", [[.months("8.0", 9)], [.value("20.0", reasons: [.approximate], bound: .about)]])
    var row = try #require(f.comparison.row("x", .level))
    // One area says both.
    row.cells[0] = zip(row.cells[0], row.cells[1]).map { $0.value == nil ? $1 : $0 }
    #expect(f.comparison.values(of: row, year: 2023)[0].isPartial == false)
  }

  /// How many projects a year has is no growth; a count that the documents tell the growth of has one.
  @Test func countsHaveGrowthOnlyWhereItIsStated() throws {
    var f = ComparisonFixture(areas: ["甲区", "乙区"], years: [2022, 2023])
    let numbers: [[ComparisonFixture.Entry]] = [[.value("30.0"), .value("33.0")], [.value("20.0"), .value("21.0")]]
    f.add("key_projects", "重点项目", unit: "个", family: .count, scale: 0, numbers)
    f.add("visitors", "接待游客", unit: "人次", family: .count, scale: 0, numbers)
    f.add("visitors", "接待游客", measure: .growth, unit: "%", family: .percent, scale: 0, [[.silent, .value("10.0")], [.silent, .silent]])
    f.add("retail_sales", "社会消费品零售总额", numbers)
    let names = try data("growth-heat", nil, .growth, f.comparison).table.rows.map { $0["indicatorName"].text }
    #expect(names == ["接待游客", "社会消费品零售总额", "接待游客", "社会消费品零售总额"])
  }

  @Test func ratiosThatRoundingCouldChangeAreNotGiven() throws {
    var f = ComparisonFixture(areas: ["甲区", "乙区"], years: [2023])
    f.add("x", "某指标", [[.value("3", decimals: 0)], [.value("2", decimals: 0)]])
    f.add("y", "另指标", [[.value("30.0")], [.value("20.0")]])
    f.add("z", "平指标", [[.value("20.0")], [.value("20.0")]])
    #expect(
      try data("rank", "x", .level, f.comparison).finding
        == Wording(en: "甲区 comes first", zh: "甲区居首"))
    #expect(
      try data("rank", "y", .level, f.comparison).finding
        == Wording(en: "甲区 comes first, 1.5 times 乙区", zh: "甲区居首，为乙区的1.5倍"))
    #expect(try data("rank", "z", .level, f.comparison).finding == nil)
  }

  @Test func missingYearsStayInTheLine() throws {
    let bound = try data("trend")
    let west = bound.table.rows.filter { $0["area"].text == "西山区" }
    #expect(west.count == 3 && west[1]["value"].isNull && west[1]["reason"].text == "未提及")
    #expect(bound.gaps.map(\.text).contains("西山区（2022年未提及）"))
  }

  @Test func tasksAddUpToTheirTotal() throws {
    let bound = try data("task-completion", nil)
    for area in Set(bound.table.rows.map { $0["area"] }) {
      let parts = bound.table.rows.filter { $0["area"] == area }
      #expect(parts.compactMap { $0["value"].number }.reduce(0, +) == parts[0]["total"].number)
    }
    #expect(bound.table.rows.contains { $0["part"].text == "状态未说明" && $0["area"].text == "南港区" })
    #expect(bound.leftOut == [LeftOut(area: "北原新区", reason: .masked)])
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

  /// Years of several areas, one each, are points and no course.
  @Test func aCourseNeedsTwoYearsOfOneArea() throws {
    var f = ComparisonFixture(areas: ["甲区", "乙区"], years: [2022, 2023])
    f.add("apart", "某指标", [[.value("1.0"), .silent], [.silent, .value("2.0")]])
    f.add("whole", "某指标", [[.value("1.0"), .value("2.0")], [.silent, .value("2.0")]])
    for name in ["trend", "districts"] {
      let definition = try StockCharts.definition(name)
      #expect(!canDraw(ChartRequest(definition: name, indicator: "apart"), definition, of: f.comparison))
      #expect(canDraw(ChartRequest(definition: name, indicator: "whole"), definition, of: f.comparison))
    }
  }

  @Test func whoStandsStillHasNotFallen() throws {
    var f = ComparisonFixture(areas: ["甲区", "乙区"], years: [2022, 2023])
    f.add("still", "某指标", measure: .growth, unit: "%", family: .percent, scale: 0, [[.value("5.0"), .value("5.0")], [.value("5.0"), .value("4.2")]])
    #expect(try data("change", "still", .growth, f.comparison).finding == Wording(en: "甲区 stayed the same, 乙区 fell", zh: "甲区持平，乙区下降"))
  }

  @Test func digitsOfNamesAndValuesStayApart() {
    #expect(["乙县30", "0.1"].joinedNames == "乙县30：0.1")
    #expect(["2023年", "乙县", "0.1"].joinedNames == "2023年乙县0.1")
  }

  @Test func nothingToDrawIsAnError() throws {
    #expect {
      _ = try data("rank", "nothing")
    } throws: { error in
      (error as? PlottingError)?.message.chinese == "rank-nothing没有可比数值，无图可绘"
    }
  }

  /// Charts call the areas as the brief's sentences do.
  @Test func areasAreCalledAsInTheText() throws {
    var f = ComparisonFixture(areas: ["云南省", "广西壮族自治区", "天津市"], years: [2022, 2023])
    f.add("x", "某指标", [[.value("4.0"), .value("5.0")], [.value("6.0"), .value("5.0")], [.value("1.0"), .silent]])
    #expect(sourceLine(f.comparison) == "数据来源：各省（区、市）2022—2023年工作总结")
    #expect(try data("dumbbell", "x", .level, f.comparison).finding?.chinese == "可比的2个省（区、市）中1个较上年增加、1个减少")
  }

  @Test func noWordStandsTwiceInARow() throws {
    var f = ComparisonFixture(areas: ["甲开发处", "乙开发处", "丙开发处"], years: [2022, 2023])
    f.add("gdp", "地区生产总值", [[.value("4.0"), .value("5.0")], [.value("6.0"), .value("7.0")], [.value("1.0"), .silent]])
    #expect(try data("waterfall", "gdp", .level, f.comparison).subject.chinese == "2023年可比的2个地区的地区生产总值合计")
  }

  /// Each symbol has one name: parts of a year are hatched, other values that stand apart are hollow where symbols are small.
  @Test func whatStandsApartIsToldApart() throws {
    var f = ComparisonFixture(areas: ["甲区", "乙区", "丙区", "丁区", "戊区"], years: [2022, 2023])
    f.add(
      "x", "某指标",
      [
        [.value("4.0"), .months("5.0", 9)], [.value("6.0"), .value("5.0", reasons: [.approximate])],
        [.value("6.0", reasons: [.otherScope]), .value("5.0", reasons: [.approximate])], [.value("3.0", reasons: [.bound], bound: .atLeast), .months("4.0", 9)],
        [.value("3.0"), .months("4.0", 11)],
      ])
    func named(_ definition: String) throws -> (series: Set<String>, notes: [String]) {
      let bound = try data(definition, "x", .level, f.comparison)
      return (Set(bound.table.rows.compactMap { "\($0["state"].text ?? "") \($0["series"].text ?? "")" }), bound.notes)
    }
    let points = try named("dumbbell")
    #expect(
      points.series == [
        "previous 2022年", "previousHedged 2022年（有条件可比）", "conditional 2023年部分月份", "hedged 2023年约数",
      ])
    #expect(
      points.notes == [
        "斜线：甲区、丁区2023年为1—9月数，戊区2023年为1—11月数。", "空心：乙区、丙区2023年为约数，丙区2022年口径不同，丁区2022年为下限数。",
      ])
    // Bars have room for two kinds only, which share a name.
    let bars = try named("this-year-last")
    #expect(bars.series == ["previous 2022年", "previousConditional 2022年（有条件可比）", "conditional 2023年（有条件可比）"])
    #expect(bars.notes.count == 1)
  }

  @Test func sourcesAreNamed() {
    #expect(sourceLine(ComparisonFixture.districts) == "数据来源：各区2021—2023年工作总结")
    #expect(sourceLine(ComparisonFixture.provinces) == "数据来源：各地2024—2025年工作总结")
  }

  /// Nothing is said of the way between two years that lie too far apart, as nothing is in the brief.
  @Test func leapsAreNotCompared() throws {
    var f = ComparisonFixture(areas: ["甲区", "乙区", "丙区"], years: [2022, 2023])
    f.add("x", "某指标", [[.value("8000025"), .value("246.1")], [.value("36.1"), .value("0", decimals: 0)], [.value("30.0"), .value("33.0")]])
    let change = try data("change", "x", .level, f.comparison)
    #expect(change.table.rows.map { $0["label"].text } == ["−100.0", "+10.0"] && change.leftOut.map(\.area) == ["甲区"])
    #expect(change.leftOut[0].reason.chinese == "两年数值相差悬殊，不作比较")
    #expect(try data("waterfall", "x", .level, f.comparison).leftOut == change.leftOut)
    let dumbbell = try data("dumbbell", "x", .level, f.comparison)
    #expect(dumbbell.finding?.chinese == "可比的2个区中1个较上年增加、1个减少" && dumbbell.table.rows[0]["changeLabel"].text == "")
    #expect(dumbbell.notes == ["注：甲区两年数值相差悬殊，不推算增减。"])
    #expect(try data("trend", "x", .level, f.comparison).finding?.chinese == "丙区增长")
  }

  /// What was written in 斤 keeps the digits that it has in 公斤.
  @Test func convertedAmountsKeepTheirDigits() {
    let unit = DisplayUnit(name: "亿公斤", power: 8)
    let quantity = Quantity(value: 14_045_000_000, unit: "公斤", family: .mass, scale: 8, decimals: 1)
    #expect(unit.label(14_045_000_000, as: quantity) == "140.45")
  }

  /// Steps are printed alike, so that a reader who adds them up finds their sum.
  @Test func stepsAddUpAsPrinted() throws {
    var f = ComparisonFixture(areas: ["甲区", "乙区"], years: [2022, 2023])
    f.add("x", "某产量", unit: "公斤", family: .mass, [[.value("672", decimals: 0), .value("675.49", decimals: 2)], [.value("11.83"), .value("11.93")]])
    let bound = try data("waterfall", "x", .level, f.comparison)
    #expect(bound.table.rows.map { $0["label"].text } == ["+3.49（+0.5个百分点）", "+0.10（+0.01个百分点）", "+3.59（+0.5%）"])
    // Only money has prices.
    #expect(bound.notes == ["注：括号内为拉动合计增长的百分点，由各区合计683.83亿公斤增至687.42亿公斤推算。"])
  }

  /// A hatched result says what it is, in its number and in a note.
  @Test func hedgedResultsAreExplained() throws {
    var f = ComparisonFixture(areas: ["甲省", "乙省", "丙省"], years: [2025])
    f.add("x", "某产量", [
      [.value("310", decimals: 0, reasons: [.bound], bound: .atLeast)], [.value("200", decimals: 0, reasons: [.bound], bound: .atLeast)],
      [.value("99.6")],
    ])
    f.addTargets("x", decimals: 0, ["308", "195", "100"])
    let bound = try data("target", "x", .level, f.comparison)
    #expect(bound.table.rows[0]["label"].text == "310以上（目标308，完成100.6%）" && bound.notes == ["斜线：甲省、乙省为下限数。"])
  }

  /// What counts as reached beside the target counts as done beside the year: 左右 is reached by a little less.
  @Test func progressJudgesAsTheTargetDoes() throws {
    var f = ComparisonFixture(areas: ["甲省", "乙省"], years: [2025])
    f.add("x", "某产量", [[.value("99.6")], [.value("120")]])
    f.addTargets("x", ["100", "100"])
    var comparison = f.comparison
    #expect(try data("progress", "x", .level, comparison).finding?.chinese == "2个省中1个完成年度任务")
    for i in comparison.targets.indices { comparison.targets[i].verdict = .met }
    let bound = try data("progress", "x", .level, comparison)
    #expect(bound.finding?.chinese == "2个省均完成年度任务")
    #expect(bound.notes.last == "甲省的目标为约数，略低于目标视为完成。")
  }

  /// Of many lines the one that the title names is among those in colour.
  @Test func theLineOfTheTitleStandsOut() throws {
    let bound = try data("slope", "gdp", .growth, ComparisonFixture.nasty)
    #expect(bound.finding?.chinese.hasPrefix("第24区上升7位") == true)
    #expect(bound.table.rows.contains { $0["area"].text == "第24区" && $0["way"].text == "up" })
    #expect(bound.readings.allSatisfy { !$0.chinese.contains("由第5位到第5位") })
  }
}
