import Analysis
import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// Small comparisons, built as the analysis builds them: ranks, growth, totals from the values given.
struct Fixture {
  var areas: [ReferenceArea]
  var years: [Int]
  var rows: [Row] = []
  /// The area that the others are held against.
  var benchmark: Int?
  private var serial = 0

  init(areas: [(String, String)], years: [Int]) {
    self.areas = areas.map { ReferenceArea(code: $0.0, name: $0.1) }
    self.years = years
  }

  static func indicator(
    _ id: String, _ name: String, _ domain: Domain = .overall, family: UnitFamily = .money,
    direction: Indicator.Direction = .higher, additive: Bool = true, order: Int = 0
  ) -> Indicator {
    Indicator(
      id: id, name: name, englishName: id, domain: domain, family: family, direction: direction, isAdditive: additive,
      order: order)
  }

  /// What a cell says: as in a text.
  enum Said {
    case number(String, scale: Int = 0, Bound? = nil)
    case partial(String, scale: Int = 0, until: Int)
    case masked(scale: Int = 0)
    case nothing
    case absent
    case odd(String, scale: Int = 0, Comparability.Reason)
  }

  mutating func observation(
    _ indicator: Indicator, _ measure: Measure, unit: String, area: Int, period: TimePeriod, digits: String?,
    scale: Int, bound: Bound? = nil, scenario: Scenario = .actual
  ) -> Observation {
    serial += 1
    let point = digits?.split(separator: ".")
    let decimals = point.map { $0.count > 1 ? $0[1].count : 0 } ?? 0
    let value = digits.map { Decimal(string: $0)! * Decimal(sign: .plus, exponent: scale, significand: 1) }
    let words =
      (digits.map { $0.replacing("-", with: "") } ?? "*") + (scale == 8 ? "亿" : scale == 4 ? "万" : "") + unit
    let name = areas.isEmpty ? "某区" : areas[area].name
    let verb = measure == .growth ? ((value ?? 0) < 0 ? "下降" : "增长") : "为"
    let hex = String(serial, radix: 16)
    return Observation(
      id: "o-" + String(repeating: "0", count: 6 - hex.count) + hex, indicator: indicator.id, label: indicator.name,
      period: period, scenario: scenario, measure: measure,
      quantity: Quantity(
        value: value, unit: unit, family: unit == "%" ? .percent : indicator.family, scale: scale, decimals: decimals,
        bound: bound, isMasked: digits == nil),
      rule: "fixture", section: [],
      citation: Citation(
        document: "\(name)\(period.year ?? 0).txt", paragraph: serial % 9 + 1, range: serial * 10..<serial * 10 + 5,
        words: words, quote: "全年\(indicator.name)\(verb)\(words)，再上新台阶"))
  }

  mutating func add(
    _ indicator: Indicator, _ measure: Measure = .level, unit: String, _ said: [[Said]]
  ) {
    let partialMonths = Set(said.joined().compactMap { if case .partial(_, _, let m) = $0 { m } else { nil } }).sorted()
    var periods = years.map { TimePeriod(year: $0) }
    for year in years {
      for month in partialMonths { periods.append(TimePeriod("\(year)-01/\(year)-\(month)")) }
    }
    periods.sort()
    var cells = areas.map { _ in periods.map { _ in Cell(.notStated, comparability: .init(.incomparable, [.missing])) }
    }
    for (area, line) in said.enumerated() {
      for (y, what) in line.enumerated() {
        let year = TimePeriod(year: years[y])
        let i = periods.firstIndex(of: year)!
        switch what {
        case .number(let digits, let scale, let bound):
          let o = observation(
            indicator, measure, unit: unit, area: area, period: year, digits: digits, scale: scale, bound: bound)
          cells[area][i] = Cell(
            .stated(o), comparability: bound == nil ? .init(.comparable) : .init(.conditional, [.approximate]))
        case .partial(let digits, let scale, let month):
          let period = TimePeriod("\(years[y])-01/\(years[y])-\(month)")
          let o = observation(indicator, measure, unit: unit, area: area, period: period, digits: digits, scale: scale)
          cells[area][periods.firstIndex(of: period)!] = Cell(
            .stated(o), comparability: .init(.incomparable, [.partialPeriod]))
        case .masked(let scale):
          let o = observation(indicator, measure, unit: unit, area: area, period: year, digits: nil, scale: scale)
          cells[area][i] = Cell(.masked(o), comparability: .init(.incomparable, [.masked]))
        case .odd(let digits, let scale, let reason):
          let o = observation(indicator, measure, unit: unit, area: area, period: year, digits: digits, scale: scale)
          cells[area][i] = Cell(.stated(o), comparability: .init(.incomparable, [reason]))
        case .nothing: break
        case .absent: cells[area][i] = Cell(.noDocument, comparability: .init(.incomparable, [.missing]))
        }
      }
    }
    var row = Row(
      indicator: indicator, measure: measure, scenario: .actual, unit: unit, cells: cells, periods: periods,
      summaries: [])
    derive(&row)
    rows.append(row)
  }

  private func derive(_ row: inout Row) {
    func comparable(_ c: Cell) -> Bool { c.value != nil && c.comparability.verdict != .incomparable }
    for (p, period) in row.periods.enumerated() {
      let known = areas.indices.filter { comparable(row.cells[$0][p]) }
      for a in known {
        let value = row.cells[a][p].value!
        if known.count > 1 {
          row.cells[a][p].rank = known.filter { row.cells[$0][p].value! > value }.count + 1
        }
        if let q = row.periods.firstIndex(of: TimePeriod(year: (period.year ?? 0) - 1)), comparable(row.cells[a][q]) {
          let before = row.cells[a][q]
          let inputs = [row.cells[a][p].observation!.id, before.observation!.id]
          row.cells[a][p].change = Derived(
            value: value - before.value!, unit: row.unit == "%" ? "个百分点" : row.unit, formula: "本年−上年", inputs: inputs)
          if row.unit != "%" {
            row.cells[a][p].growth = Derived(
              value: (value - before.value!) / before.value! * 100, unit: "%", formula: "（本年−上年）÷上年×100%",
              inputs: inputs)
          }
          if let old = before.rank, let now = row.cells[a][p].rank { row.cells[a][p].rankChange = old - now }
        }
      }
      let sum = known.reduce(Decimal(0)) { $0 + row.cells[$1][p].value! }
      let ids = known.map { row.cells[$0][p].observation!.id }
      let adds = row.indicator.isAdditive && row.unit != "%" && !known.isEmpty
      if adds, known.count == areas.count, areas.count > 1 {
        for a in known {
          row.cells[a][p].share = Derived(
            value: row.cells[a][p].value! / sum * 100, unit: "%", formula: "本区÷合计×100%", inputs: ids)
        }
      }
      let values = known.map { row.cells[$0][p].value! }.sorted()
      func derived(_ value: Decimal, _ formula: String, unit: String? = nil) -> Derived {
        Derived(value: value, unit: unit ?? row.unit, formula: formula, inputs: ids)
      }
      row.summaries.append(
        Summary(
          count: known.count, of: areas.count, total: adds ? derived(sum, "各区相加") : nil,
          mean: adds && known.count > 1 ? derived(sum / Decimal(known.count), "合计÷个数") : nil,
          median: values.count == 3 ? derived(values[1], "中间一个") : nil,
          dispersion: values.count == 3 ? derived(12, "标准差", unit: row.unit == "%" ? "个百分点" : "%") : nil))
      for a in known where benchmark != nil && a != benchmark && known.contains(benchmark!) {
        let (value, base) = (row.cells[a][p].value!, row.cells[benchmark!][p].value!)
        row.cells[a][p].toBenchmark = Derived(
          value: row.unit == "%" ? value - base : value / base * 100, unit: row.unit == "%" ? "个百分点" : "%",
          formula: "与标杆相比",
          inputs: [row.cells[a][p].observation!.id, row.cells[benchmark!][p].observation!.id])
      }
    }
  }

  private var tasks: [TaskCompletion] {
    areas.indices.flatMap { area in
      years.compactMap { year -> TaskCompletion? in
        func observation(_ id: String) -> Observation? {
          rows.first { $0.indicator.id == id }?.cell(area: area, year: year)?.observation
        }
        guard let total = observation("reform_tasks") else { return nil }
        var item = TaskCompletion(area: areas[area], year: year, total: total, done: observation("reform_tasks_done"))
        if let part = item.done?.quantity.value, let whole = total.quantity.value {
          item.computed = Derived(
            value: part / whole * 100, unit: "%", formula: "完成数÷总数×100%", inputs: [item.done!.id, total.id])
        }
        return item
      }
    }
  }

  func comparison(
    targets: [TargetResult] = [], progress: [Progress] = [], findings: [Finding] = [], highlights: [Highlight] = []
  ) -> Comparison {
    Comparison(
      profiles: areas.flatMap { area in
        years.map { year in
          DocumentProfile(
            document: "\(area.name)\(year).txt", digest: String(repeating: "0a1b2c3d", count: 8),
            title: "\(area.name)\(year)年工作总结", area: area, year: year, areaEvidence: "标题“\(area.name)”",
            yearEvidence: "标题“\(year)年”")
        }
      }, areas: areas, years: years, rows: rows, targets: targets, tasks: tasks,
      progress: progress, findings: findings, highlights: highlights, benchmark: benchmark)
  }
}

extension Fixture {
  static let investment = indicator("fixed_asset_investment", "固定资产投资", .investment)
  static let revenue = indicator("budget_revenue", "一般公共预算收入", .overall, order: 2)
  static let gdp = indicator("gdp", "地区生产总值", .overall, order: 1)
  static let satisfaction = indicator("satisfaction", "群众满意率", .livelihood, family: .percent, additive: false)
  static let tasks = indicator("reform_tasks", "重点改革任务", .reform, family: .count)
  static let tasksDone = indicator("reform_tasks_done", "已完成改革任务", .reform, family: .count)

  /// Three districts by two years, with a mask, a partial year, a hedge, a slip and targets.
  static func threeDistricts() -> Comparison {
    var f = Fixture(areas: [("440703", "甲区"), ("440704", "乙区"), ("440705", "丙区")], years: [2022, 2023])
    f.benchmark = 0
    f.add(
      gdp, unit: "元",
      [
        [.number("868.2", scale: 8), .number("920.35", scale: 8)],
        [.number("610.0", scale: 8), .number("655.1", scale: 8)],
        [.number("880", scale: 8), .number("905.5", scale: 8, .about)],
      ])
    f.add(
      gdp, .growth, unit: "%",
      [[.number("5.1"), .number("6.0")], [.nothing, .number("7.2")], [.number("4"), .number("-1.3")]])
    f.add(
      revenue, unit: "元",
      [
        [.number("45.2", scale: 8), .number("48.1", scale: 8)], [.number("38.0", scale: 8), .masked(scale: 8)],
        [.number("52.66", scale: 8), .number("530000", scale: 4)],
      ])
    f.add(
      investment, unit: "元",
      [
        [.number("37.21", scale: 8), .number("40.02", scale: 8)],
        [.number("30", scale: 8), .partial("28.5", scale: 8, until: 11)],
        [.nothing, .number("35.00", scale: 8)],
      ])
    f.add(
      satisfaction, .share, unit: "%",
      [
        [.number("92", .atLeast), .number("95.2")], [.number("90.1"), .number("91.0")], [.absent, .number("96.4")],
      ])
    f.add(tasks, unit: "项", [[.nothing, .number("132")], [.nothing, .number("120")], [.nothing, .masked()]])
    f.add(tasksDone, unit: "项", [[.nothing, .number("118")], [.nothing, .number("101")], [.nothing, .masked()]])
    let target = f.observation(
      gdp, .growth, unit: "%", area: 2, period: TimePeriod(year: 2023), digits: "6", scale: 0, bound: .about,
      scenario: .target)
    let result = f.rows[1].cells[2][1].observation!
    let part = f.rows[3].cells[1].compactMap(\.observation).last!
    let slip = f.rows[3].cells[0][f.rows[3].periods.firstIndex(of: TimePeriod(year: 2023))!].observation!
    return f.comparison(
      targets: [
        TargetResult(
          area: f.areas[2], indicator: gdp, measure: .growth, year: 2023, target: target, result: result,
          attainment: Derived(
            value: Decimal(string: "-7.3")!, unit: "个百分点", formula: "-1.3−6", inputs: [result.id, target.id]),
          verdict: .missed)
      ],
      progress: [
        Progress(
          area: f.areas[1], indicator: investment, year: 2023, period: TimePeriod("2023-01/2023-11"),
          completion: Derived(value: Decimal(string: "85.3")!, unit: "%", formula: "28.5÷33.4×100%", inputs: [part.id]),
          elapsed: Derived(value: Decimal(string: "91.66666667")!, unit: "%", formula: "11÷12×100%", inputs: []),
          lead: Derived(
            value: Decimal(string: "-6.36666667")!, unit: "个百分点", formula: "85.3%−91.7%", inputs: [part.id]),
          verdict: .behind, done: part)
      ],
      findings: [
        Finding(
          check: "completion-wording", verdict: .toVerify, area: f.areas[0], year: 2023,
          message: Wording(
            en: "two readings", zh: "甲区2023年完成40.02亿元，“超额完成年度任务的106.3%”有两种读法：完成率106.3%，任务37.65亿元；或超额106.3%，任务19.40亿元"),
          remedy: Wording(en: "ask", zh: "请与编报单位核对年度任务数"), operands: [slip],
          computed: Derived(value: 3_765_000_000, unit: "元", formula: "40.02÷1.063", inputs: [slip.id]))
      ],
      highlights: [
        highlight([.fastest], f, area: 1, gdp, .growth, f.rows[1].cells[1][1]),
        highlight([.rankGain, .leader], f, area: 0, gdp, .level, f.rows[0].cells[0][1]),
        highlight([.leader], f, area: 2, satisfaction, .share, f.rows[4].cells[2][1]),
        highlight([.slowest, .fall, .targetMissed], f, area: 2, gdp, .growth, f.rows[1].cells[2][1]),
        // Masked: nothing may be said of it.
        highlight([.laggard], f, area: 1, revenue, .level, f.rows[2].cells[1][1]),
        Highlight(
          kinds: [.behindSchedule], area: f.areas[1], indicator: investment, measure: .completion, year: 2023,
          observations: [part.id], score: 1),
      ])
  }

  private static func highlight(
    _ kinds: [Highlight.Kind], _ f: Fixture, area: Int, _ indicator: Indicator, _ measure: Measure, _ cell: Cell
  ) -> Highlight {
    Highlight(
      kinds: kinds, area: f.areas[area], indicator: indicator, measure: measure, year: 2023,
      observations: [cell.observation!.id], score: 1)
  }

  /// One district through three years.
  static func oneDistrict() -> Comparison {
    var f = Fixture(areas: [("150702", "海河区")], years: [2012, 2013, 2014])
    f.add(gdp, unit: "元", [[.number("201", scale: 8), .number("226.5", scale: 8), .number("240.13", scale: 8)]])
    f.add(gdp, .growth, unit: "%", [[.number("14.2"), .number("9"), .number("8.1")]])
    f.add(
      investment, unit: "元",
      [[.number("98.1", scale: 8), .partial("80", scale: 8, until: 10), .number("91.2", scale: 8)]])
    f.add(satisfaction, .share, unit: "%", [[.number("90"), .number("92.5"), .masked()]])
    f.add(
      indicator("~口岸过货量", "口岸过货量", .other, family: .mass), unit: "吨", [[.nothing, .number("12", scale: 4), .nothing]])
    return f.comparison()
  }

  /// One document, nothing but masks.
  static func maskedOnly() -> Comparison {
    var f = Fixture(areas: [("", "**区")], years: [2022])
    f.add(tasks, unit: "项", [[.masked()]])
    f.add(investment, unit: "元", [[.masked(scale: 8)]])
    f.add(satisfaction, .share, unit: "%", [[.masked()]])
    return f.comparison()
  }

  /// Ten provinces by two years: rates mostly, two hedged, with ties.
  static func tenProvinces() -> Comparison {
    var f = Fixture(
      areas: [
        ("120000", "天津市"), ("150000", "内蒙古自治区"), ("230000", "黑龙江省"), ("320000", "江苏省"), ("350000", "福建省"),
        ("410000", "河南省"), ("430000", "湖南省"), ("450000", "广西壮族自治区"), ("530000", "云南省"), ("630000", "青海省"),
      ], years: [2024, 2025])
    let amounts = [
      ("1.8", "1.85"), ("2.63", "2.7"), ("1.64", "1.68"), ("13.7", "14.2"), ("5.78", "6.0"), ("6.36", "6.6"),
      ("5.32", "5.5"), ("2.86", "2.97"), ("3.15", "3.2"), ("0.395", "0.4"),
    ]
    f.add(gdp, unit: "元", amounts.map { [.number($0.0, scale: 12), .number($0.1, scale: 12)] })
    let rates = ["5.1", "5.8", "3.2", "5.8", "5.5", "5.1", "4.8", "4.2", "3.3", "2.7"]
    f.add(
      gdp, .growth, unit: "%", rates.map { [.number($0), .number($0 == "3.3" ? "-0.4" : $0 == "5.1" ? "5.6" : "5")] })
    f.add(
      indicator("retail_sales", "社会消费品零售总额", .business, order: 5), .growth, unit: "%",
      rates.enumerated().map { i, r in [.number(r), i % 4 == 3 ? .nothing : .number(r, i % 4 == 2 ? .about : nil)] })
    return f.comparison()
  }
}
