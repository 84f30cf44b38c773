import Analysis
import Documents
import Foundation
import Plotting
import Statistics
import Stock
import Testing

@testable import Reporting

@Suite("What a brief leaves out")
struct EconomyTests {
  private func body(_ text: String) -> Substring { text[..<text.firstRange(of: "## 附件1")!.lowerBound] }

  private func annex(_ text: String) -> Substring {
    text[text.firstRange(of: "## 附件1")!.lowerBound..<text.firstRange(of: "## 附件2")!.lowerBound]
  }

  /// The rows of the table that has this title.
  private func rows(_ title: String, in text: String) -> [String] {
    let lines = text.split(separator: "\n").map(String.init)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("表：\(title)") }) else { return [] }
    return Array(lines[(start + 1)...].prefix { $0.hasPrefix("|") }.dropFirst(2))
  }

  private func withOwnNames() -> Comparison {
    var f = Fixture(areas: [("440703", "甲区"), ("440704", "乙区"), ("440705", "丙区")], years: [2022, 2023])
    f.add(
      Fixture.gdp, unit: "元",
      [
        [.number("868.2", scale: 8), .number("920.35", scale: 8)], [.number("610", scale: 8), .number("655.1", scale: 8)],
        [.number("410", scale: 8), .number("421.3", scale: 8)],
      ])
    for name in ["惠及居民", "净", "大唐"] {
      f.add(
        Fixture.indicator("~\(name)", name, .overall, family: .count), unit: "户",
        [[.number("31"), .number("32")], [.number("33"), .number("34")], [.number("35"), .number("36")]])
    }
    f.add(
      Fixture.indicator("~海事法庭", "海事法庭", .overall, family: .count), unit: "个",
      [[.number("1"), .nothing], [.nothing, .nothing], [.nothing, .nothing]])
    f.add(
      Fixture.indicator("retail_sales", "社会消费品零售总额", .overall), unit: "元",
      [[.number("88", scale: 8), .nothing], [.nothing, .nothing], [.nothing, .nothing]])
    return f.comparison()
  }

  @Test func namesOutsideTheCodeListStandInTheAnnexOnly() throws {
    let comparison = withOwnNames()
    let text = try brief(comparison)
    for name in ["惠及居民", "净", "大唐", "海事法庭"] { #expect(!body(text).contains(name), "\(name)") }
    #expect(annex(text).contains("| 惠及居民 | 户 |"))
    for name in ["| 净 |", "| 大唐 |", "海事法庭", "社会消费品零售总额"] { #expect(!annex(text).contains(name), "\(name)") }
    #expect(planCharts(comparison).allSatisfy { $0.indicator?.hasPrefix("~") != true })
  }

  @Test func whatIsLeftOutIsCounted() throws {
    // Six of each of two short names, one of a name and one of an indicator that nobody else gives.
    #expect(annex(try brief(withOwnNames())).contains("材料中其余数值[14个]"))
  }

  @Test(arguments: ComposeTests.Sample.allCases)
  func aRowOfTheIndexIsOneLine(_ sample: ComposeTests.Sample) throws {
    let index = SourceIndex(evidence: [:], observations: [:])
    for row in rows("数据来源索引", in: try brief(sample.comparison)) {
      let cells = row.replacing(#/<a id="[^"]*"><\/a>/#, with: "").replacing("\\", with: "")
        .split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(cells.count == 4)
      #expect(cells.map { index.width($0) }.reduce(0, +) <= SourceIndex.lineWidth, "\(row)")
      #expect(index.width(cells[2]) <= SourceIndex.longestQuote, "\(row)")
      #expect(index.width(cells[3]) <= SourceIndex.longestPlace, "\(row)")
    }
  }

  @Test("a long sentence is cut around its number", arguments: [
    ("全区上下同心协力、攻坚克难，全年规模以上工业企业实现增加值三百多亿元，其中装备制造业完成37.21亿元，同比增长百分之九，占比进一步提高", "37.21亿元"),
    ("37.21亿元是全年累计完成的重点项目投资总额，比上年同期多完成许多，任务进度超前", "37.21亿元"),
    ("投资完成37.21亿元", "37.21亿元"),
  ])
  func quotes(_ sentence: String, _ words: String) throws {
    var f = Fixture(areas: [("440703", "甲区")], years: [2023])
    var o = f.observation(
      Fixture.investment, .level, unit: "元", area: 0, period: TimePeriod(year: 2023), digits: "37.21", scale: 8)
    o.citation.quote = sentence
    o.citation.words = words
    let index = SourceIndex(evidence: [o.id: .stated(o)], observations: [:])
    let quote = index.table(of: [o.id]).rows[0][2]
    #expect(quote.contains(words))
    #expect(index.width(quote) <= SourceIndex.longestQuote)
    #expect(quote.hasPrefix("“") && quote.hasSuffix("”"))
    #expect(quote.contains("…") == (sentence.count > 22))
  }

  @Test func ranksOfARowShareALine() throws {
    let text = try brief(Fixture.threeDistricts())
    let line = text.split(separator: "\n").first { $0.contains("地区生产总值：2023年") && $0.contains("个区排序") }
    #expect((line?.matches(of: #/<a id=/#).count ?? 0) >= 3)
  }

  private func manyTargets() -> Comparison {
    var f = Fixture(areas: [("440703", "甲区"), ("440704", "乙区")], years: [2022, 2023])
    f.add(Fixture.gdp, unit: "元", [[.number("10", scale: 8), .number("11", scale: 8)], [.number("9", scale: 8), .number("10", scale: 8)]])
    var targets: [TargetResult] = []
    for n in 0..<60 {
      let indicator = Fixture.indicator(n == 59 ? "~自有" : "made_\(n)", n == 59 ? "自有名称" : "指标第\(n)", order: n)
      func observation(_ digits: String) -> Observation {
        f.observation(indicator, .level, unit: "家", area: n % 2, period: TimePeriod(year: 2023), digits: digits, scale: 0)
      }
      let isMissed = n % 6 == 5
      let isFar = n == 4
      let (target, result) = (observation("100"), observation(isFar ? "900" : isMissed ? "90" : "110"))
      targets.append(
        TargetResult(
          area: f.areas[n % 2], indicator: indicator, measure: .level, year: 2023, target: target, result: result,
          attainment: Derived(
            value: isFar ? 900 : isMissed ? 90 : 110, unit: "%", formula: "结果÷目标×100", inputs: [result.id, target.id]),
          verdict: isMissed ? .missed : .met))
    }
    return f.comparison(targets: targets)
  }

  @Test func targetsAreFewAndTheMissedOnesComeFirst() throws {
    let text = try brief(manyTargets())
    let table = rows("年度目标与结果对照", in: text)
    #expect(table.count == 20)
    #expect(table.prefix(9).allSatisfy { $0.contains("未实现") })
    #expect(table.dropFirst(9).allSatisfy { !$0.contains("未实现") })
    #expect(!body(text).contains("自有名称"))
    // 60 less the one with a name of its own and the one that is far off.
    #expect(body(text).contains("能与结果对照的[58项]"))
    #expect(body(text).contains("相差悬殊"))
    #expect(text.contains("另有已实现的[38项]"))
  }

  @Test func incomparableFiguresAreGrouped() throws {
    var f = Fixture(areas: [("440703", "甲区"), ("440704", "乙区")], years: [2022, 2023])
    for n in 0..<40 {
      f.add(
        Fixture.indicator("made_\(n)", "指标第\(n)", order: n), unit: "家",
        [[.number("10"), .number("11")], [.partial("9", until: 11), .number("10")]])
    }
    let text = try brief(f.comparison())
    let table = rows("不可比数值", in: text)
    #expect(table.count == 1)
    #expect(table.first?.contains("为1—11月数") == true && table.first?.contains("等 |") == true)
    #expect(text.contains("时段不完整的[40处]"))
  }

  /// Two thirds of a page each: more than this many and nobody reads the text between them.
  @Test(arguments: [Fixture.threeDistricts(), Fixture.tenProvinces(), Fixture.oneDistrict()])
  func exhibitsAreFew(_ comparison: Comparison) throws {
    let text = body(try brief(comparison))
    #expect(text.matches(of: #/!\[/#).count <= 9)
    #expect(text.matches(of: #/(?m)^表：/#).count <= 12)
    #expect(comparison.keyTopics(limit: 14).count <= 14)
  }

  /// What a note sends its reader to is there under that name, in each template.
  @Test(arguments: [Fixture.threeDistricts(), Fixture.tenProvinces(), Fixture.oneDistrict()], ["annual-comparison", "one-district", "league-table"])
  func referencesHaveTheirHeadings(comparison: Comparison, template: String) throws {
    var comparison = comparison
    for i in comparison.rows.indices {
      for j in comparison.rows[i].cells[0].indices where comparison.rows[i].cells[0][j].value != nil {
        comparison.rows[i].cells[0][j].comparability = Comparability(.conditional, [.conflicting])
      }
    }
    let words = try String(contentsOf: StockFolder.reports.url.appendingPathComponent("\(template).md"), encoding: .utf8)
    let text = try compose(
      comparison, figures: planCharts(comparison).map { BriefFigure($0) }, template: words, settings: BriefSettings())
    let names = Set(text.matches(of: #/见(?:附件)?“([^”]+)”/#).map { String($0.1) })
    #expect(template == "league-table" || names.contains("不可比情况说明"))
    for name in names { #expect(text.contains(try Regex("(?m)^#+ .*\(name)")), "\(template): \(name)") }
  }

  @Test func aSingleAreaIsNotRankedAndVerbsVary() throws {
    let text = body(try brief(Fixture.oneDistrict()))
    for word in ["各区", "位次", "排序，", "最高", "合计为"] { #expect(!text.contains(word), "\(word)") }
    #expect(text.contains("增加到2014年的") && text.contains("连续两年增长，按现价累计增长"))
    #expect(text.contains("提高到2013年的"))
  }
}
