import FoundationEssentials
import Statistics
import Testing

@testable import Analysis

/// What is said of the areas together and of each against the others: spread, weighted rates, gaps, progress, what stands
/// out, and what keeps figures from being held against each other.
@Suite("The areas together")
struct GroupTests {
  private func area(
    _ name: String, _ year: Int, code: String = "", revenue: String, growth: String? = nil, share: String? = nil
  ) -> DocumentFixture {
    document(name, year, code: code) {
      $0.sentence("一般公共预算收入\(revenue)。", Statement(revenue, "budget_revenue"))
      if let growth {
        $0.sentence(
          "增长\(growth)。",
          Statement(growth.replacing("-", with: ""), "budget_revenue", .growth, negative: growth.hasPrefix("-")))
      }
      if let share { $0.sentence("占比\(share)。", Statement(share, "public_kindergarten_share", .share)) }
    }
  }

  private func text(_ derived: Derived?, _ places: Int = 1) -> String? {
    derived.map { fixed($0.value, places: places) + $0.unit }
  }

  // MARK: Spread and weights

  @Test("range and dispersion: of amounts in per cent of their mean, of rates in points")
  func spread() throws {
    let comparison = compared(
      area("甲区", 2023, revenue: "20亿元", share: "50%"), area("乙区", 2023, revenue: "30亿元", share: "52%"),
      area("丙区", 2023, revenue: "40亿元", share: "60%"))
    let amounts = try #require(comparison.row("budget_revenue")?.summary(year: 2023))
    // Deviations 10, 0, 10 from 30: the square root of 200/3 is 8.165, 27.2 % of 30.
    #expect(text(amounts.dispersion) == "27.2%")
    #expect(text(amounts.range, 0) == "2000000000元")
    let shares = try #require(comparison.row("public_kindergarten_share", .share)?.summary(year: 2023))
    #expect(text(shares.dispersion, 2) == "4.32个百分点")
    #expect(shares.mean == nil)
    #expect(shares.weighted == nil)
  }

  @Test("growth of all together is weighed by the amounts of the year before; without an amount there is none")
  func weightedGrowth() throws {
    let known = compared(
      area("甲区", 2023, revenue: "110亿元", growth: "10%"), area("乙区", 2023, revenue: "20亿元", growth: "100%"))
    // 130 against 100 + 10.
    #expect(text(known.row("budget_revenue", .growth)?.summary(year: 2023)?.weighted) == "18.2%")
    let unknown = compared(
      area("甲区", 2023, revenue: "110亿元", growth: "10%"), area("乙区", 2023, revenue: "*亿元", growth: "100%"))
    #expect(unknown.row("budget_revenue", .growth)?.summary(year: 2023)?.weighted == nil)
  }

  @Test("a share of all together is parts over wholes")
  func weightedShare() throws {
    func urban(_ name: String, _ share: String, _ urban: String, _ all: String) -> DocumentFixture {
      document(name, 2023) {
        $0.sentence("城镇化率\(share)。", Statement(share, "urbanisation", .share))
        $0.sentence("城镇常住人口\(urban)，常住人口\(all)。", Statement(urban, "urban_population"), Statement(all, "population"))
      }
    }
    let comparison = compared(urban("甲区", "50%", "50万人", "100万人"), urban("乙区", "90%", "9万人", "10万人"))
    #expect(text(comparison.row("urbanisation", .share)?.summary(year: 2023)?.weighted) == "53.6%")
  }

  @Test("gaps to the middle and to the benchmark: amounts in per cent, rates in points")
  func gaps() throws {
    let comparison = compared(
      area("甲区", 2023, revenue: "20亿元", share: "50%"), area("乙区", 2023, revenue: "30亿元", share: "52%"),
      area("丙区", 2023, revenue: "60亿元", share: "60.5%"), settings: ComparisonSettings(benchmark: "乙区"))
    let row = try #require(comparison.row("budget_revenue"))
    let shares = try #require(comparison.row("public_kindergarten_share", .share))
    func position(_ name: String) -> Int { comparison.areas.firstIndex { $0.name == name }! }
    #expect(comparison.benchmark == position("乙区"))
    #expect(text(row.cell(area: position("丙区"), year: 2023)?.toMedian) == "200.0%")
    #expect(text(row.cell(area: position("甲区"), year: 2023)?.toBenchmark) == "66.7%")
    #expect(text(shares.cell(area: position("丙区"), year: 2023)?.toBenchmark) == "8.5个百分点")
    #expect(row.cell(area: position("乙区"), year: 2023)?.toBenchmark == nil)
  }

  @Test("what is masked or covers part of the year is held against nothing")
  func noGaps() throws {
    let comparison = compared(
      area("甲区", 2023, revenue: "*亿元"),
      document("乙区", 2023) { $0.sentence("收入3亿元。", Statement("3亿元", "budget_revenue", period: "2023-01/2023-11")) },
      area("丙区", 2023, revenue: "60亿元"), area("丁区", 2023, revenue: "30亿元"),
      settings: ComparisonSettings(benchmark: "丙区"))
    let row = try #require(comparison.row("budget_revenue"))
    let held = comparison.areas.indices.filter { row.cell(area: $0, year: 2023)?.toBenchmark != nil }
    #expect(held.map { comparison.areas[$0].name } == ["丁区"])
  }

  // MARK: Progress

  @Test(
    "how much of the year has passed",
    arguments: [
      ("2023-01/2023-11", "91.7"), ("asof:2021-11-23", "89.6"), ("asof:2022-11-30", "91.7"),
      ("asof:2024-02-29", "16.7"),
      ("2023-01/2023-06", "50.0"), ("2023", "100.0"),
    ])
  func elapsed(_ code: String, _ share: String) {
    #expect(TimePeriod(code).elapsedShare.map { fixed($0.value, places: 1) } == share)
  }

  @Test("nothing is elapsed of a plan's years or of months inside a year", arguments: ["2021/2025", "2023-07/2023-09"])
  func noElapsed(_ code: String) {
    #expect(TimePeriod(code).elapsedShare == nil)
  }

  @Test("stated completion, task lists and partial results against targets; the furthest behind first")
  func progressOfAreas() {
    let comparison = compared(
      document("甲区", 2022) {
        $0.sentence("2023年，城镇新增就业1.2万人。", Statement("1.2万人", "urban_jobs", .level, .target, period: "2023"))
      },
      document("甲区", 2023) {
        $0.sentence(
          "截至11月23日，实际支出16.36亿元，支出进度74.36%。", Statement("16.36亿元", label: "债券资金实际支出", period: "asof:2023-11-23"),
          Statement("74.36%", label: "支出进度", .completion, period: "asof:2023-11-23"))
        $0.sentence("城镇新增就业9000人。", Statement("9000人", "urban_jobs", period: "2023-01/2023-06"))
        $0.sentence(
          "截至11月30日，88项改革任务，已完成82项。", Statement("88项", "reform_tasks", period: "asof:2023-11-30"),
          Statement("82项", "reform_tasks_done", period: "asof:2023-11-30"))
        $0.sentence("案件办结率99.1%。", Statement("99.1%", label: "案件办结率", .completion))
      })
    #expect(
      comparison.progress.map { "\($0.indicator.name) \(fixed($0.lead.value, places: 1)) \($0.verdict)" } == [
        "债券资金实际支出 -15.2 behind", "改革任务 1.5 ahead", "城镇新增就业 25.0 ahead",
      ])
  }

  // MARK: What stands out

  @Test("the fastest and the slowest, falls and missed targets; a lead that rounding may turn is none")
  func standsOut() {
    let comparison = compared(
      area("甲区", 2022, revenue: "40亿元"), area("乙区", 2022, revenue: "30亿元"), area("丙区", 2022, revenue: "20亿元"),
      area("甲区", 2023, revenue: "44.00亿元", growth: "10.0%"), area("乙区", 2023, revenue: "31.50亿元", growth: "5.0%"),
      area("丙区", 2023, revenue: "19.00亿元", growth: "-5.0%"))
    let told = comparison.highlights.map { "\($0.area.name) \($0.indicator.id) \($0.kinds.map(\.rawValue))" }
    #expect(told.contains("甲区 budget_revenue [\"fastest\"]"), "\(told)")
    #expect(
      told.contains { $0.hasPrefix("丙区 budget_revenue [") && $0.contains("slowest") && $0.contains("fall") }, "\(told)")
    #expect(!told.contains { $0.hasPrefix("乙区") }, "\(told)")
    let close = compared(
      area("甲区", 2023, revenue: "44亿元", growth: "5%"), area("乙区", 2023, revenue: "31亿元", growth: "5.2%"))
    #expect(!close.highlights.contains { $0.kinds.contains(.fastest) })
  }

  // MARK: What is not held against each other

  @Test("no growth across a change of territory; both years are compared with the other areas of their year")
  func boundaryChange() throws {
    // 拱墅区 (330105) took over 下城区 in 2021; 西湖区 (330106) stayed what it was.
    func years(_ name: String, _ code: String) -> [DocumentFixture] {
      [(2020, "100亿元"), (2021, "150亿元"), (2022, "160亿元")].map { area(name, $0.0, code: code, revenue: $0.1) }
    }
    let comparison = compare((years("拱墅区", "330105") + years("西湖区", "330106")).map(\.ledger), with: stockLists)
    let row = try #require(comparison.row("budget_revenue"))
    #expect(row.cell(area: 0, year: 2020)?.comparability == Comparability(.conditional, [.boundaryChange]))
    #expect(row.cell(area: 0, year: 2021)?.growth == nil)
    #expect(text(row.cell(area: 0, year: 2022)?.growth) == "6.7%")
    #expect(text(row.cell(area: 1, year: 2021)?.growth) == "50.0%")
    #expect(row.cell(area: 0, year: 2020)?.rank == 1)
    #expect(row.cell(area: 0, year: 2021)?.rankChange == nil)
  }

  @Test("a state on a day beside what came about over the year")
  func stockAndFlow() throws {
    let comparison = compared(
      document("甲区", 2023) { $0.sentence("年末经营主体8.05万户。", Statement("8.05万户", "market_entities")) },
      document("乙区", 2023) { $0.sentence("年末经营主体6.37万户。", Statement("6.37万户", "market_entities")) },
      document("丙区", 2023) { $0.sentence("新增经营主体0.41万户。", Statement("0.41万户", "market_entities")) })
    let row = try #require(comparison.row("market_entities"))
    let marked = comparison.areas.indices.filter { row.cells[$0][0].comparability.reasons.contains(.stockAndFlow) }
    #expect(marked.map { comparison.areas[$0].name } == ["丙区"])
    #expect(row.cells.allSatisfy { ($0[0].rank == nil) == $0[0].comparability.reasons.contains(.stockAndFlow) })
  }

  @Test("what is planned is not what was invested, and 其中 narrows only what has no name of its own")
  func planAndPart() throws {
    let comparison = compared(
      document("甲区", 2023) {
        $0.sentence(
          "计划投资50亿元，其中工业投资21.35亿元。", Statement("50亿元", "fixed_investment", label: "计划投资"),
          Statement("21.35亿元", "industrial_investment", qualifiers: ["其中"]))
      })
    #expect(
      comparison.row("fixed_investment")?.cells[0][0].comparability == Comparability(.incomparable, [.plan]))
    #expect(comparison.row("industrial_investment")?.cells[0][0].comparability.verdict == .comparable)
  }

  // MARK: Proportions

  @Test("the numbers of a proportion that makes a whole are per cent; those of another are not")
  func proportions() throws {
    func structure(_ area: String, _ text: String, _ a: String, _ b: String, _ c: String) -> DocumentFixture {
      document(area, 2023) {
        $0.sentence(
          text, Statement(a, "primary_share", .share), Statement(b, "secondary_share", .share),
          Statement(c, "services_share", .share))
      }
    }
    let comparison = compared(
      structure("甲区", "三次产业结构为9.7:47.3:43.0。", "9.7", "47.3", "43.0"),
      structure("乙区", "一产、二产、三产占比分别为5.1%、50.0%、44.9%。", "5.1%", "50.0%", "44.9%"))
    let row = try #require(comparison.row("primary_share", .share))
    #expect(row.unit == "%")
    #expect(Set(row.cells.map { $0[0].value }) == [Decimal(97) / 10, Decimal(51) / 10])
    #expect(row.cells.allSatisfy { $0[0].rank != nil })
    let ratio = compared(structure("甲区", "教师、医生、护士之比为1:2:3。", "1", "2", "3"))
    #expect(ratio.rows.allSatisfy { $0.unit != "%" })
  }

  // MARK: Praise and blame

  @Test("what a check doubts, and what leaps, is neither praised nor blamed")
  func doubtfulHighlights() {
    func areas(_ growth: String, _ amount: String) -> Comparison {
      compared(
        document("甲区", 2022) { $0.sentence("固定资产投资100亿元。", Statement("100亿元", "fixed_investment")) },
        document("甲区", 2023) {
          $0.sentence(
            "固定资产投资\(amount)，增长\(growth)。", Statement(amount, "fixed_investment"),
            Statement(growth, "fixed_investment", .growth))
        },
        document("乙区", 2022) { $0.sentence("固定资产投资50亿元。", Statement("50亿元", "fixed_investment")) },
        document("乙区", 2023) {
          $0.sentence(
            "固定资产投资52亿元，增长4.0%。", Statement("52亿元", "fixed_investment"),
            Statement("4.0%", "fixed_investment", .growth))
        })
    }
    func praised(_ comparison: Comparison) -> [String] { comparison.highlights.filter(\.isGood).map(\.area.name) }
    #expect(praised(areas("8.0%", "108亿元")) == ["甲区"])
    #expect(praised(areas("12.0%", "108亿元")).isEmpty)
    #expect(areas("8.0%", "10.8亿元").highlights.allSatisfy { !$0.kinds.contains(.fall) })
  }

  // MARK: Labels

  @Test("labels that say the same in other words are proposed; others are not")
  func proposals() {
    func one(_ area: String, _ label: String, _ amount: String = "12个", year: Int = 2023) -> DocumentFixture {
      document(area, year) { $0.sentence("\(label)\(amount)。", Statement(amount, label: label)) }
    }
    func proposed(_ a: String, _ b: String, _ amount: String = "12个") -> [String] {
      compared(one("甲区", a), one("乙区", b, amount)).proposals.map { "\($0.name)=\($0.label)" }
    }
    #expect(proposed("打造便民生活圈", "建成便民生活圈").count == 1)
    // In front a word narrows, unless one area left it out in another year.
    #expect(proposed("国际邮轮母港接待邮轮", "邮轮母港接待邮轮").isEmpty)
    #expect(compared(one("甲区", "国际邮轮母港接待邮轮", year: 2022), one("甲区", "邮轮母港接待邮轮")).proposals.count == 1)
    #expect(proposed("县域医疗次中心", "县域医疗卫生次中心").count == 1)
    #expect(proposed("交通领域投资", "交通领域投资额").count == 1)
    // At the end stands what is counted; 、 adds another thing; what fits everything says nothing.
    #expect(proposed("新增上市及新三板挂牌", "新增上市及新三板挂牌企业").isEmpty)
    #expect(proposed("基本养老保险参保人数", "基本养老、医疗保险参保人数").isEmpty)
    #expect(proposed("支持项目建设", "支持各类项目").isEmpty)
    #expect(proposed("新增通车里程长度", "新增公路通车里程长度").isEmpty)
    #expect(proposed("新增现代农业园区", "现代农业园区").isEmpty)
    #expect(proposed("城镇污水处理设施", "农村污水处理设施").isEmpty)
    #expect(proposed("建成便民生活圈", "建成便民服务中心").isEmpty)
    #expect(proposed("打造便民生活圈", "建成便民生活圈", "12家").isEmpty)
    #expect(proposed("打造便民生活圈", "建成便民生活圈", "4800个").isEmpty)
    #expect(proposed("亿元以上项目", "10亿元以上项目").isEmpty)
  }

  @Test("two labels of one document are two things")
  func ownLabels() {
    let comparison = compared(
      document("甲区", 2023) {
        $0.sentence("打造便民生活圈12个。", Statement("12个", label: "打造便民生活圈"))
        $0.sentence("建成便民生活圈9个。", Statement("9个", label: "建成便民生活圈"))
      })
    #expect(comparison.proposals.isEmpty)
  }
}
