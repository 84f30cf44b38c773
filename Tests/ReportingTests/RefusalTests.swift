import Analysis
import Statistics
import Testing

@testable import Reporting

@Suite("Sentences from comparable cells only")
struct RefusalTests {
  private func composer(_ said: [[Fixture.Said]], measure: Measure = .level, unit: String = "元") -> (Composer, Topic) {
    var f = Fixture(
      areas: said.indices.map { ("44070\($0)", ["甲区", "乙区", "丙区"][$0]) }, years: [2022, 2023])
    f.add(Fixture.revenue, measure, unit: unit, said)
    let comparison = f.comparison()
    let topic = Topic(indicator: Fixture.revenue, row: f.rows[0], growth: nil, year: 2023, coverage: said.count)
    return (Composer(comparison, settings: BriefSettings(), figures: []), topic)
  }

  private func number(_ digits: String) -> Fixture.Said { .number(digits, scale: 8) }

  @Test(
    "no comparison with a part of a year, a mask, another scope, silence",
    arguments: [
      Fixture.Said.partial("20", scale: 8, until: 11), .masked(scale: 8), .odd("20", scale: 8, .otherScope), .nothing,
      .absent, .odd("20", scale: 8, .conflicting),
    ])
  func incomparable(_ other: Fixture.Said) {
    var (composer, topic) = composer([[number("10"), number("12")], [number("11"), other]])
    #expect(composer.amountSentence(topic) == nil)
    #expect(composer.growthSentence(topic) == nil)
    #expect(composer.rankChangeSentence(topic) == nil)
    #expect(composer.leftOutSentence(topic)?.hasSuffix("，未纳入比较。") == true)
    #expect(composer.comparison.topics().first?.year == 2022)
  }

  @Test func withTwoComparableAreasThereIsASentence() {
    var (composer, topic) = composer([[number("10"), number("12")], [number("11"), number("14")]])
    let text = composer.amountSentence(topic)
    #expect(text?.hasPrefix("2023年，各区一般公共预算收入合计[26亿元]") == true)
    #expect(composer.leftOutSentence(topic) == nil)
  }

  @Test func firmsAreManyAndAmountsAreHigh() {
    func text(_ indicator: Indicator, unit: String) -> String? {
      var f = Fixture(areas: (0..<7).map { ("44070\($0)", "第\($0)区") }, years: [2023])
      f.add(indicator, unit: unit, (0..<7).map { [.number("\(10 + $0)")] })
      var composer = Composer(f.comparison(), settings: BriefSettings(), figures: [])
      return composer.amountSentence(Topic(indicator: indicator, row: f.rows[0], growth: nil, year: 2023, coverage: 7))
    }
    let firms = text(Fixture.indicator("firms", "高新技术企业", .innovation, family: .count), unit: "家")
    #expect(firms?.contains("第6区最多，为[16家]") == true && firms?.contains("第0区最少，为[10家]") == true, "\(firms ?? "")")
    let money = text(Fixture.revenue, unit: "元")
    #expect(money?.contains("第6区最高") == true && money?.contains("第0区最低") == true, "\(money ?? "")")
  }

  @Test func noTotalWhereOneAreaIsUnknown() {
    var (composer, topic) = composer([
      [number("10"), number("12")], [number("11"), number("14")], [number("9"), .masked(scale: 8)],
    ])
    #expect(composer.amountSentence(topic)?.contains("合计") == false)
    #expect(composer.amountSentence(topic)?.contains("在可比的两个区中") == true)
    #expect(composer.leftOutSentence(topic) == "丙区数值在原文中隐去，未纳入比较。")
  }

  @Test func noRankChangeWhereTheFieldChanged() {
    var (composer, topic) = composer([
      [number("10"), number("12")], [.nothing, number("14")], [number("9"), number("13")],
    ])
    #expect(composer.rankChangeSentence(topic) == nil)
  }

  @Test(arguments: [
    (Comparability.Reason.cumulative, "为累计数"), (.stockAndFlow, "存量、增量与其他数值不同"), (.plan, "为计划数"),
    (.otherScope, "统计口径与其他数值不同"), (.conflicting, "材料前后数值不一致"), (.boundaryChange, "行政区划调整前的数值"),
  ])
  func aFigureThatDoesNotStandBesideTheOthersIsMarked(reason: Comparability.Reason, words: String) {
    var (composer, topic) = composer(
      [[.odd("120", scale: 8, reason), number("30")], [number("20"), number("22")], [number("10"), number("12")]])
    let table = composer.table(on: topic)
    #expect(table.rows[0][1].hasSuffix("①") && !table.rows[1][1].hasSuffix("①"), "\(table.rows)")
    #expect(table.notes.first?.contains("①" + words) == true, "\(table.notes)")
  }

  @Test func partsOfAYearAreNamed() {
    var (composer, topic) = composer([[number("10"), number("12")], [number("11"), .partial("20", scale: 8, until: 11)]])
    #expect(composer.leftOutSentence(topic)?.contains("乙区为1—11月数（[20亿元]") == true)
  }

  @Test func equalValuesShareASentence() {
    var (composer, topic) = composer(
      [[.nothing, .number("5")], [.nothing, .number("5")], [.nothing, .number("-1")]], measure: .growth, unit: "%")
    let text = composer.growthRateSentence(topic.row, indicator: topic.indicator, year: 2023) ?? ""
    #expect(text.hasPrefix("2023年，一般公共预算收入甲区和乙区同比均增长[5%](#d-"))
    #expect(text.contains("丙区下降[1%](#o-"))
  }

  @Test func oneYearIsNoSeries() {
    var f = Fixture(areas: [("150702", "海河区")], years: [2012, 2013])
    f.add(Fixture.gdp, unit: "元", [[.number("201", scale: 8), .masked(scale: 8)]])
    var composer = Composer(f.comparison(), settings: BriefSettings(), figures: [])
    let topic = Topic(indicator: Fixture.gdp, row: f.rows[0], growth: nil, year: 2013, coverage: 1)
    #expect(composer.yearsSentence(topic) == nil)
    #expect(f.comparison().topics().isEmpty)
  }

  @Test func boundsDoNotAddUp() {
    var (composer, topic) = composer([
      [number("10"), number("12")], [number("11"), .number("14", scale: 8, .atLeast)], [number("9"), number("8")],
    ])
    let text = composer.amountSentence(topic) ?? ""
    #expect(!text.contains("合计"))
    #expect(text.contains("以上"))
  }

  @Test func aLeapIsNoGrowth() {
    var (composer, topic) = composer([[number("10"), number("52")], [number("11"), number("14")]])
    #expect(composer.growthSentence(topic) == nil)
    #expect(composer.totalGrowth(of: topic.row, year: 2023) == nil)
    #expect(composer.comparison.keyTopics(limit: 5).isEmpty)
    #expect(composer.doubtText().contains("甲区一般公共预算收入（2022年[10亿元]"))
  }

  @Test func ofTwoAreasNeitherIsMost() {
    var (composer, topic) = composer([[number("10"), number("12")], [number("11"), number("14")]])
    let text = composer.growthSentence(topic) ?? ""
    #expect(text.hasPrefix("按两年数值计算，乙区比上年增长[27.3%]"))
    #expect(!text.contains("最"))
  }

  @Test func oneSentenceHasOneUnit() {
    var (composer, topic) = composer([
      [.nothing, .number("1.42", scale: 12)], [.nothing, .number("6019.5", scale: 8)], [.nothing, .number("900", scale: 8)],
    ])
    let text = (composer.amountSentence(topic) ?? "").replacing(#/\(#[od]-[0-9a-f]+\)/#, with: "")
    #expect(text.contains("合计[21119.5亿元]") && text.contains("甲区[14200亿元]"))
  }
}
