import Analysis
import Diagnostics
import Documents
import FoundationEssentials
import Statistics

@testable import Plotting

/// Builds comparisons out of tables of numbers, with growth and ranks as the analysis would compute them.
struct ComparisonFixture {
  /// One stated number, or why there is none.
  enum Entry {
    case value(String, decimals: Int = 1, reasons: [Comparability.Reason] = [], bound: Bound? = nil)
    case months(String, Int)
    case masked
    case silent
    case noDocument
  }

  var areas: [ReferenceArea]
  var years: [Int]
  var rows: [Row] = []
  var targets: [TargetResult] = []
  private var count = 0

  init(areas: [String], years: [Int]) {
    self.areas = areas.enumerated().map { ReferenceArea(code: "99010\($0.offset + 1)", name: $0.element) }
    self.years = years
  }

  var comparison: Comparison {
    let profiles = areas.flatMap { area in
      years.map {
        DocumentProfile(
          document: "\(area.name)\($0).txt", digest: "", title: "\(area.name)\($0)年工作总结", area: area, year: $0)
      }
    }
    return Comparison(profiles: profiles, areas: areas, years: years, rows: rows, targets: targets)
  }

  /// `entries[area][year]`; amounts are written in `10^scale` of the unit.
  mutating func add(
    _ id: String, _ name: String, measure: Measure = .level, unit: String = "元", family: UnitFamily = .money,
    scale: Int = 8, direction: Indicator.Direction = .higher, _ entries: [[Entry]]
  ) {
    let indicator = Indicator(
      id: id, name: name, englishName: id, domain: .overall,
      family: measure == .growth ? .money : family, direction: direction, isAdditive: !name.contains("人均"),
      order: rows.count)
    var periods = years.map { TimePeriod(year: $0) }
    for (i, list) in entries.enumerated() {
      for (j, entry) in list.enumerated() {
        if case .months(_, let month) = entry { periods.append(Self.period(years[j], month)) }
        _ = i
      }
    }
    periods = Array(Set(periods)).sorted()
    var cells: [[Cell]] = entries.map { list in
      periods.map { period in
        guard let j = years.firstIndex(of: period.year ?? 0), j < list.count else { return Self.empty(.notStated) }
        switch list[j] {
        case .months(let text, let month):
          guard period == Self.period(years[j], month) else { return Self.empty(.notStated) }
          return cell(id, measure, period, text, 1, scale, unit, family, [.partialPeriod])
        case .value(let text, let decimals, let reasons, let bound):
          guard period.isWholeYear else { return Self.empty(.notStated) }
          return cell(id, measure, period, text, decimals, scale, unit, family, reasons, bound)
        case .masked:
          guard period.isWholeYear else { return Self.empty(.notStated) }
          var hidden = cell(id, measure, period, "0", 0, scale, unit, family, [.masked])
          if case .stated(var o) = hidden.content {
            o.quantity.value = nil
            o.quantity.isMasked = true
            hidden = Cell(.masked(o), comparability: Comparability(.incomparable, [.masked]))
          }
          return hidden
        case .silent: return Self.empty(.notStated)
        case .noDocument: return Self.empty(.noDocument)
        }
      }
    }
    derive(&cells, periods, measure, unit)
    rows.append(
      Row(
        indicator: indicator, measure: measure, scenario: .actual, unit: unit, cells: cells, periods: periods,
        summaries: periods.map { _ in Summary(count: 0, of: areas.count) }))
  }

  /// Holds what a row says of the newest year against targets, written as its values are; nil where none was announced.
  mutating func addTargets(_ id: String, measure: Measure = .level, decimals: Int = 1, scale: Int = 8, _ entries: [String?]) {
    guard let row = rows.first(where: { $0.indicator.id == id && $0.measure == measure }), let year = years.last else { return }
    for (i, text) in entries.enumerated() {
      guard let text else { continue }
      let target = (Decimal(string: text) ?? 0) * Decimal(sign: .plus, exponent: scale, significand: 1)
      count += 1
      let announced = Observation(
        id: "o-\(count)", indicator: id, label: id, period: TimePeriod(year: year), scenario: .target, measure: measure,
        quantity: Quantity(value: target, unit: row.unit, family: row.indicator.family, scale: scale, decimals: decimals),
        rule: "fixture", section: [], citation: Citation(document: "", paragraph: 1, range: 0..<0, words: text, quote: text))
      let cells = row.periods.indices.filter { row.periods[$0].year == year }.map { row.cells[i][$0] }
      let result = cells.compactMap(\.observation).first
      var attainment: Derived?
      if let value = result?.quantity.value {
        attainment =
          row.unit == "%"
          ? Derived(value: value - target, unit: "个百分点", formula: "", inputs: [])
          : target > 0 ? Derived(value: value / target * 100, unit: "%", formula: "", inputs: []) : nil
      }
      let isMet = (attainment?.value ?? 0) >= (row.unit == "%" ? 0 : 100)
      targets.append(
        TargetResult(
          area: areas[i], indicator: row.indicator, measure: measure, year: year, target: announced, result: result,
          attainment: attainment, verdict: attainment == nil ? .unknown : isMet ? .met : .missed))
    }
  }

  private static func period(_ year: Int, _ month: Int) -> TimePeriod {
    TimePeriod("\(year)-01/\(year)-\(month < 10 ? "0" : "")\(month)")
  }

  private static func empty(_ content: Cell.Content) -> Cell {
    Cell(content, comparability: Comparability(.incomparable, [.missing]))
  }

  private mutating func cell(
    _ id: String, _ measure: Measure, _ period: TimePeriod, _ text: String, _ decimals: Int, _ scale: Int, _ unit: String,
    _ family: UnitFamily, _ reasons: [Comparability.Reason],
    _ bound: Bound? = nil
  ) -> Cell {
    count += 1
    let value = (Decimal(string: text) ?? 0) * Decimal(sign: .plus, exponent: scale, significand: 1)
    let observation = Observation(
      id: "o-\(count)", indicator: id, label: id, period: period, scenario: .actual, measure: measure,
      quantity: Quantity(value: value, unit: unit, family: family, scale: scale, decimals: decimals, bound: bound),
      rule: "fixture",
      section: [], citation: Citation(document: "", paragraph: 1, range: 0..<0, words: text, quote: text))
    let verdict: Comparability.Verdict =
      reasons.isEmpty ? .comparable : reasons.contains(.conflicting) || reasons.contains(.otherUnit) ? .incomparable : .conditional
    return Cell(.stated(observation), comparability: Comparability(verdict, reasons))
  }

  private func derive(_ cells: inout [[Cell]], _ periods: [TimePeriod], _ measure: Measure, _ unit: String) {
    for j in periods.indices where periods[j].isWholeYear {
      let before = periods.firstIndex { $0.isWholeYear && $0.year == (periods[j].year ?? 0) - 1 }
      for i in cells.indices {
        guard let value = cells[i][j].value, let before, let last = cells[i][before].value, last != 0 else { continue }
        // As the analysis does, nothing is concluded from years that lie too far apart.
        if measure == .level, unit != "%", isLeap(value, since: last) { continue }
        cells[i][j].change = Derived(value: value - last, unit: "", formula: "", inputs: [])
        if measure == .level {
          cells[i][j].growth = Derived(value: (value - last) / last * 100, unit: "%", formula: "", inputs: [])
        }
      }
      let values = cells.indices.compactMap { cells[$0][j].value }
      for i in cells.indices {
        if let value = cells[i][j].value { cells[i][j].rank = 1 + values.count { $0 > value } }
      }
    }
  }
}

extension ComparisonFixture {
  /// Four districts and three years, with a gap, a mask and a part of a year.
  static var districts: Comparison {
    var f = ComparisonFixture(areas: ["东湖区", "西山区", "南港区", "北原新区"], years: [2021, 2022, 2023])
    f.add(
      "gdp", "地区生产总值",
      [
        [.value("2380.5"), .value("2617.2"), .value("2750.6")], [.value("1205.4"), .silent, .value("1198.3")],
        [.value("860.0"), .value("902.7"), .months("815.9", 11)], [.value("412.6"), .masked, .masked],
      ])
    f.add(
      "gdp", "地区生产总值", measure: .growth, unit: "%", family: .percent, scale: 0,
      [
        [.value("8.1"), .value("6.2"), .value("5.1")], [.value("7.4"), .value("1.5"), .value("-0.6")],
        [.value("7.9"), .value("5.0"), .value("5.6")], [.value("9.3"), .value("6.6"), .masked],
      ])
    f.add(
      "fixed_investment", "固定资产投资",
      [
        [.value("310.2"), .value("322.8"), .value("341.0")], [.value("208.1"), .value("230.4"), .value("212.9")],
        [.value("150.5"), .value("161.3"), .value("170.8")], [.value("96.0"), .value("101.2"), .value("118.6")],
      ])
    f.add(
      "urban_new_jobs", "城镇新增就业人数", unit: "人", family: .count, scale: 0,
      [
        [.value("31250", decimals: 0), .value("30120", decimals: 0), .value("32004", decimals: 0)],
        [.value("18400", decimals: 0), .value("18020", decimals: 0), .value("17660", decimals: 0)],
        [.value("12090", decimals: 0), .value("12500", decimals: 0), .value("12770", decimals: 0)],
        [.value("5600", decimals: 0), .value("6100", decimals: 0), .value("6480", decimals: 0)],
      ])
    f.addTargets("gdp", ["2800.0", "1180.0", "850.0", "450.0"])
    f.addTargets("gdp", measure: .growth, scale: 0, ["6.0", "5.5", nil, "6.5"])
    f.add(
      "key_projects", "重点项目", measure: .completion, unit: "%", family: .percent, scale: 0,
      [[.silent, .silent, .value("106.3")], [.silent, .silent, .value("98.2")], [.silent, .silent, .months("95.4", 11)], [.silent, .silent, .masked]])
    for (id, name, values) in [
      ("primary_value_added", "第一产业增加值", ["12.4", "96.0", "51.3", "30.2"]),
      ("secondary_value_added", "第二产业增加值", ["980.2", "512.2", "333.6", "190.0"]),
      ("tertiary_value_added", "第三产业增加值", ["1758.0", "590.1", "431.0", "201.4"]),
    ] {
      f.add(id, name, zip(values, 0...).map { value, i in [.silent, .silent, i == 2 ? .months(value, 11) : .value(value)] })
    }
    let tasks: [(String, String, [Entry])] = [
      ("reform_tasks", "改革任务总数", [.value("132"), .value("98"), .value("120"), .masked]),
      ("reform_tasks_done", "改革任务完成数", [.value("118"), .value("70"), .value("96"), .silent]),
      ("reform_tasks_ongoing", "改革任务推进数", [.value("12"), .value("25"), .value("20"), .silent]),
      ("reform_tasks_waiting", "改革任务未启动数", [.value("2"), .value("3"), .silent, .silent]),
    ]
    for (id, name, entries) in tasks {
      f.add(id, name, unit: "项", family: .count, scale: 0, entries.map { [.silent, .silent, $0] })
    }
    return f.comparison
  }

  /// Ten areas with long names and two years; falls, a tie and a small value among large ones.
  static var provinces: Comparison {
    var f = ComparisonFixture(
      areas: [
        "内蒙古自治区", "广西壮族自治区", "新疆维吾尔自治区", "宁夏回族自治区", "黔南布依族苗族自治州", "双江拉祜族佤族布朗族傣族自治县", "广东省",
        "江苏省", "浙江省", "西藏自治区",
      ], years: [2024, 2025])
    let gdp = [
      ("26314.6", "27410.2"), ("28649.4", "29727.7"), ("20534.1", "21418.9"), ("5502.8", "5742.3"), ("1920.4", "1899.2"),
      ("98.7", "101.3"), ("141633.8", "145846.8"), ("137008.0", "142351.5"), ("90131.0", "94545.2"), ("2764.9", "3031.9"),
    ]
    f.add("gdp", "地区生产总值", gdp.map { [.value($0.0), .value($0.1)] })
    let growth = [
      ("5.8", "4.7"), ("4.2", "5.1"), ("6.1", "5.5"), ("5.4", "5.3"), ("-1.4", "-2.6"), ("3.9", "3.9"), ("3.5", "3.9"), ("5.8", "5.3"),
      ("5.5", "5.5"), ("6.3", "7.0"),
    ]
    f.add(
      "gdp", "地区生产总值", measure: .growth, unit: "%", family: .percent, scale: 0, growth.map { [.value($0.0), .value($0.1)] })
    f.add(
      "fixed_investment", "固定资产投资", measure: .growth, unit: "%", family: .percent, scale: 0,
      growth.enumerated().map { i, g in [.value(g.1), i == 3 ? .masked : .value("-\(g.0)")] })
    f.add(
      "retail_sales", "社会消费品零售总额", measure: .growth, unit: "%", family: .percent, scale: 0,
      growth.map { [.value($0.0), .value($0.0)] })
    f.add(
      "import_export", "外贸进出口总额", measure: .growth, unit: "%", family: .percent, scale: 0,
      growth.map { [.value($0.0), .value("1\($0.1.replacing("-", with: ""))")] })
    f.addTargets("gdp", gdp.enumerated().map { $0.offset == 3 ? nil : $0.element.0 })
    f.addTargets("gdp", measure: .growth, scale: 0, growth.map { $0.0 })
    f.add(
      "disposable_income", "居民人均可支配收入", unit: "元", family: .money, scale: 0,
      gdp.indices.map { [.value("\(30000 + $0 * 977)", decimals: 0), .value("\(31500 + $0 * 1015)", decimals: 0)] })
    let names = [("reform_tasks", 120), ("reform_tasks_done", 80), ("reform_tasks_ongoing", 30), ("reform_tasks_waiting", 10)]
    for (id, number) in names {
      f.add(
        id, id, unit: "项", family: .count, scale: 0,
        gdp.indices.map { i in
          let moved = id == "reform_tasks_done" ? i : id == "reform_tasks_waiting" ? -i : 0
          return [.silent, .value("\(number + moved)", decimals: 0)]
        })
    }
    return f.comparison
  }

  /// Thirty districts, some with very long names; negative, zero, huge, masked and missing values.
  static var nasty: Comparison {
    let names = (1...30).map { i in
      i.isMultiple(of: 7) ? "第\(i)国家级高新技术产业开发区管理委员会" : i.isMultiple(of: 5) ? "积石山保安族东乡族撒拉族自治县\(i)" : "第\(i)区"
    }
    var f = ComparisonFixture(areas: names, years: [2021, 2022, 2023])
    func entry(_ i: Int, _ j: Int) -> Entry {
      switch (i * 7 + j * 3) % 11 {
      case 0: .masked
      case 1: .silent
      case 2: .value("0", decimals: 0)
      case 3: .value("-\(i * 37 + j).5")
      case 4: .value("\(i * 1_000_003 + j)", decimals: 0)
      case 5: .months("\(i * 11).2", 9)
      case 6: .value("\(i * 13).25", decimals: 2, reasons: [.approximate])
      default: .value("\(i * 29 + j * 7).1")
      }
    }
    f.add("gdp", "地区生产总值", names.indices.map { i in (0..<3).map { entry(i, $0) } })
    f.add(
      "gdp", "地区生产总值", measure: .growth, unit: "%", family: .percent, scale: 0,
      names.indices.map { i in (0..<3).map { .value("\((i * 7 + $0 * 5) % 23 - 9).\(i % 10)") } })
    f.addTargets("gdp", names.indices.map { $0.isMultiple(of: 4) ? nil : "\($0 * 31 + 5).5" })
    f.addTargets("gdp", measure: .growth, scale: 0, names.indices.map { "\($0 % 9 - 2).5" })
    // An indicator that all know exactly, one of them a giant, one of nothing.
    f.add("retail_sales", "社会消费品零售总额", names.indices.map { i in (0..<3).map { .value(i == 3 ? "0" : i == 8 ? "900000.\($0)" : "\(i * 17 + $0 * (i % 5 - 1) + 20).3") } })
    f.add(
      "key_projects", "重点项目", measure: .completion, unit: "%", family: .percent, scale: 0,
      names.indices.map { i in [.silent, .silent, i.isMultiple(of: 6) ? .months("\(60 + i).5", 9) : i == 1 ? .value("0") : i == 2 ? .value("1530.2") : .value("\(88 + i % 20).\(i % 10)")] })
    for (id, base) in [("reform_tasks", 160), ("reform_tasks_done", 100), ("reform_tasks_ongoing", 40)] {
      f.add(
        id, id, unit: "项", family: .count, scale: 0,
        names.indices.map { i in
          [.silent, .silent, .value("\(base + (id == "reform_tasks_done" ? i % 13 : i % 3))", decimals: 0)]
        })
    }
    return f.comparison
  }
}
