import Diagnostics
import Documents
import FoundationEssentials
import Statistics
import Testing

@testable import Analysis

@Suite("Checks")
struct CheckTests {
  func findings(_ check: String, _ fixtures: DocumentFixture...) -> [Finding] {
    compare(fixtures.map(\.ledger), with: stockLists).findings.filter { $0.check == check }
  }

  // MARK: share of total

  @Test("a rate that is the quotient of two amounts of its sentence agrees")
  func shareAgrees() throws {
    let found = findings(
      "share-of-total",
      document("蓬江区", 2021) {
        $0.sentence(
          "截至11月23日，22亿元债券资金已全部拨付，实际支出16.36亿元，实际支出进度达74.36%。",
          Statement("22亿元", label: "拨付债券资金"), Statement("16.36亿元", label: "债券资金实际支出"),
          Statement("74.36%", label: "支出进度", .completion))
      })
    #expect(found.map(\.verdict) == [.agrees])
    #expect(try #require(found.first).operands.map(\.citation.words) == ["74.36%", "16.36亿元", "22亿元"])
  }

  @Test(
    "tasks done of all tasks",
    arguments: [("89.4%", Finding.Verdict.agrees), ("89%", .agrees), ("92.4%", .toVerify), ("89.5%", .toVerify)])
  func shareOfTasks(_ rate: String, _ verdict: Finding.Verdict) {
    let found = findings(
      "share-of-total",
      document("甲区", 2021) {
        $0.sentence(
          "全区132项改革任务，已完成118项，占比\(rate)。", Statement("132项", "reform_tasks"),
          Statement("118项", "reform_tasks_done"), Statement(rate, "reform_tasks_done", .share))
      })
    #expect(found.map(\.verdict) == [verdict])
  }

  @Test(
    "rates of something else are left alone",
    arguments: [
      ("办理建议4249件、提案3542件，办结率100%。", "4249件", "3542件", "100%"),
      ("新增企业500家，其中规上企业50家，占全省比重12.5%。", "500家", "50家", "12.5%"),
      ("培训5000人，帮扶4000人，就业率85%。", "5000人", "4000人", "85%"),
    ])
  func otherRates(_ text: String, _ first: String, _ second: String, _ rate: String) {
    let found = findings(
      "share-of-total",
      document("甲区", 2021) {
        $0.sentence(
          text, Statement(first, label: "甲"), Statement(second, label: "乙"), Statement(rate, label: "丙", .share))
      })
    #expect(found.isEmpty)
  }

  @Test("amounts of another sentence are not taken")
  func otherSentence() {
    let found = findings(
      "share-of-total",
      document("甲区", 2021) {
        $0.sentence("项目200个。", Statement("200个", label: "项目"))
        $0.nextParagraph()
        $0.sentence("完成100个，占比50%。", Statement("100个", label: "完成项目"), Statement("50%", label: "占比", .share))
      })
    #expect(found.isEmpty)
  }

  // MARK: completion wording

  @Test("超额完成…的106.3%: both readings, the implied plan, and why the first is taken")
  func completionWording() throws {
    let found = findings(
      "completion-wording",
      document("蓬江区", 2021) {
        $0.sentence(
          "完成年度新增项目投资37.21亿元，已超额完成年度任务的106.3%。", Statement("37.21亿元", label: "年度新增项目投资"),
          Statement("106.3%", label: "年度新增项目投资", .completion))
      })
    let finding = try #require(found.first)
    #expect(finding.verdict == .toVerify)
    #expect(finding.computed.map { fixed($0.value / 100_000_000, places: 2) } == "35.00")
    #expect(
      finding.message.chinese
        == "“超额完成……的106.3%”表述不确切：可理解为完成率106.3%（超额6.3%），推算计划数为35.00亿元；也可理解为超出106.3%（即完成206.3%），推算计划数为18.04亿元。前一种理解推算的计划数为整数，这里取前一种理解"
    )
  }

  @Test("超额6.3%完成 and 完成106.3% are clear", arguments: ["已超额6.3%完成任务。", "完成年度任务的106.3%。"])
  func clearCompletion(_ text: String) {
    let rate = text.contains("106.3%") ? "106.3%" : "6.3%"
    let found = findings(
      "completion-wording",
      document("甲区", 2021) { $0.sentence(text, Statement(rate, label: "任务", .completion)) })
    #expect(found.isEmpty)
  }

  // MARK: tasks

  @Test(
    "parts of the task list add up or not",
    arguments: [("10项", Finding.Verdict.agrees), ("11项", .toVerify)])
  func taskParts(_ ongoing: String, _ verdict: Finding.Verdict) {
    let found = findings(
      "task-parts",
      document("甲区", 2021) {
        $0.sentence(
          "132项改革任务，已完成118项，正在推进\(ongoing)，未启动4项。", Statement("132项", "reform_tasks"),
          Statement("118项", "reform_tasks_done"), Statement(ongoing, "reform_tasks_ongoing"),
          Statement("4项", "reform_tasks_waiting"))
      })
    #expect(found.map(\.verdict) == [verdict])
  }

  @Test("task completion by area and year")
  func tasks() throws {
    let comparison = compared(
      document("甲区", 2021) {
        $0.sentence(
          "132项改革任务，已完成118项。", Statement("132项", "reform_tasks"), Statement("118项", "reform_tasks_done"))
      },
      document("甲区", 2022) {
        $0.sentence("*项改革任务，已完成118项。", Statement("*项", "reform_tasks"), Statement("118项", "reform_tasks_done"))
      })
    #expect(comparison.tasks.map(\.year) == [2021, 2022])
    #expect(comparison.tasks.map { $0.computed.map { fixed($0.value, places: 1) } } == ["89.4", nil])
  }

  @Test("a task list whose counts are all labelled alike is read as one list")
  func taskList() throws {
    let comparison = compared(
      document("鹿屏区", 2021) {
        $0.sentence(
          "全年承担改革任务68项，已完成59项，占比88.6%，正在推进7项，另有2项需等待上级部署。", Statement("68项", label: "承担改革任务"),
          Statement("59项", label: "承担改革任务"), Statement("88.6%", label: "承担改革任务", .share),
          Statement("7项", label: "承担改革任务"), Statement("2项", label: "承担改革任务"))
      })
    let tasks = try #require(comparison.tasks.first)
    #expect(
      [tasks.total, tasks.done, tasks.ongoing, tasks.waiting, tasks.stated].map { $0?.citation.words }
        == ["68项", "59项", "7项", "2项", "88.6%"])
    #expect(
      comparison.findings.map { "\($0.check) \($0.verdict)" } == ["share-of-total toVerify", "task-parts agrees"])
    #expect(comparison.row("reform_tasks")?.cells[0][0].comparability.verdict == .comparable)
  }

  // MARK: growth and restatement

  func revenue(_ year: Int, _ level: String, growth: String? = nil, before: String? = nil) -> DocumentFixture {
    document("甲区", year) {
      $0.sentence("一般公共预算收入\(level)。", Statement(level, "budget_revenue"))
      if let growth { $0.sentence("增长\(growth)。", Statement(growth, "budget_revenue", .growth)) }
      if let before { $0.sentence("上年为\(before)。", Statement(before, "budget_revenue", .level, .baseline)) }
    }
  }

  @Test(
    "stated growth against the amounts of two documents",
    arguments: [
      ("5.1%", Finding.Verdict.agrees), ("5%", .agrees), ("6.2%", .toVerify),
    ])
  func statedGrowth(_ growth: String, _ verdict: Finding.Verdict) {
    let found = findings("stated-growth", revenue(2022, "2617.2亿元"), revenue(2023, "2750.6亿元", growth: growth))
    #expect(found.map(\.verdict) == [verdict])
  }

  @Test("amounts written too coarsely agree within rounding, and give no growth of their own")
  func coarse() {
    let comparison = compared(revenue(2022, "3.2万元"), revenue(2023, "3.4万元", growth: "5.3%"))
    #expect(comparison.findings.map(\.verdict) == [.agreesWithinRounding])
    #expect(comparison.row("budget_revenue")?.cell(area: 0, year: 2023)?.growth == nil)
  }

  @Test("growth of output is at constant prices and is not checked")
  func constantPrices() {
    let found = findings(
      "stated-growth", document("甲区", 2022) { $0.sentence("生产总值100亿元。", Statement("100亿元", "gdp")) },
      document("甲区", 2023) {
        $0.sentence("生产总值109亿元，增长5%。", Statement("109亿元", "gdp"), Statement("5%", "gdp", .growth))
      })
    #expect(found.isEmpty)
  }

  @Test(
    "last year's figure in this year's report",
    arguments: [("10.5亿元", Finding.Verdict.agrees), ("10亿元", .agreesWithinRounding), ("9.8亿元", .toVerify)])
  func restatement(_ before: String, _ verdict: Finding.Verdict) {
    let found = findings("restatement", revenue(2022, "10.5亿元"), revenue(2023, "11亿元", before: before))
    #expect(found.map(\.verdict) == [verdict])
  }

  @Test("a revised figure that a later report states outright")
  func revision() {
    let found = findings(
      "restatement", revenue(2021, "618.35亿元"),
      document("甲区", 2022) {
        $0.sentence("经核实，2021年为622.80亿元。", Statement("622.80亿元", "budget_revenue", period: "2021"))
        $0.sentence("2022年为645.22亿元。", Statement("645.22亿元", "budget_revenue"))
      })
    #expect(found.map(\.verdict) == [.toVerify])
    #expect(found.first?.operands.map(\.citation.words) == ["622.80亿元", "618.35亿元"])
  }

  // MARK: exits

  @Test(
    "a count that fell against the exits named beside it",
    arguments: [("29家", Finding.Verdict.toVerify), ("24家", .agrees)])
  func exits(_ closed: String, _ verdict: Finding.Verdict) throws {
    let found = findings(
      "counted-exits",
      document("蓬江区", 2021) {
        $0.sentence(
          "完成\(closed)企业清理注销，企业数量从2018年83家压减到59家。", Statement(closed, label: "清理注销企业"),
          Statement("83家", label: "企业数量", .level, .baseline, period: "2018"), Statement("59家", label: "企业数量"))
      })
    #expect(found.map(\.verdict) == [verdict])
    #expect(try #require(found.first).operands.count == 3)
  }

  @Test("a fall without exits named is no finding")
  func noExits() {
    let found = findings(
      "counted-exits",
      document("甲区", 2021) {
        $0.sentence(
          "信访件从83件下降到59件。", Statement("83件", label: "信访件", .level, .baseline), Statement("59件", label: "信访件"))
      })
    #expect(found.isEmpty)
  }

  @Test("every finding says fact and remedy in both languages and cites what it speaks of")
  func wording() {
    let all = compared(
      revenue(2022, "2617.2亿元"), revenue(2023, "2750.6亿元", growth: "6.2%", before: "2600亿元")
    ).findings
    #expect(all.count == 2)
    for finding in all {
      #expect(finding.operands.count >= 2)
      for language in Language.allCases {
        #expect(!finding.message(in: language).isEmpty)
        #expect(!finding.remedy(in: language).isEmpty)
      }
    }
  }
}
