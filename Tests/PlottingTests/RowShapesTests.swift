import Analysis
import Diagnostics
import Drawing
import Statistics
import Testing

@testable import Plotting

/// What the definitions draw that hold values against each other: ranks, changes, steps, shares, targets, progress.
@Suite struct RowShapesTests {
  private func data(_ name: String, _ indicator: String? = "gdp", _ measure: Measure = .level, against: String? = nil)
    throws -> BoundData
  {
    try rows(
      for: ChartRequest(definition: name, indicator: indicator, measure: measure, against: against),
      try StockCharts.definition(name), of: ComparisonFixture.districts)
  }

  @Test func ranksAreThoseOfTheAreasThatBothYearsCompare() throws {
    let bound = try data("slope", "gdp", .growth)
    let now = bound.table.rows.filter { $0["role"].text == "current" }
    #expect(now.map { $0["rank"].number } == [2, 3, 1] && now.map { $0["moved"].number } == [-1, 0, 1])
    #expect(now.map { $0["label"].text } == ["2　东湖区（降1位）", "3　西山区", "1　南港区（升1位）"])
    #expect(bound.leftOut.map(\.text) == ["北原新区（2023年数字隐去）"])
    #expect(
      bound.finding
        == Wording(en: "of the 3 areas that compare, 南港区 moves up 1 place", zh: "可比的3个区中南港区上升1位"))
  }

  @Test func changesAreGrowthForAmountsAndPointsForRates() throws {
    #expect(
      try data("change", "fixed_investment").table.rows.map { $0["label"].text } == ["+5.6", "−7.6", "+5.9", "+17.2"])
    let rates = try data("change", "gdp", .growth)
    #expect(rates.table.rows.map { $0["label"].text } == ["−1.1", "−2.1", "+0.6"])
    #expect(rates.subtitle == "地区生产总值增速较上年变动　单位：个百分点　2023年")
    // Eleven months beside a whole year are no change.
    #expect(try data("change").leftOut.map(\.text).contains("南港区（2023年为1—11月数）"))
  }

  @Test func stepsAddUpToTheChangeOfTheTotal() throws {
    let bound = try data("waterfall", "fixed_investment")
    #expect(bound.table.rows.map { $0["step"].text } == ["东湖区", "北原新区", "南港区", "西山区", "合计"])
    #expect(
      bound.table.rows.map { $0["label"].text } == [
        "+18.2（+2.2个百分点）", "+17.4（+2.1个百分点）", "+9.5（+1.2个百分点）", "−17.5（−2.1个百分点）", "+27.6（+3.4%）",
      ])
    #expect(
      bound.finding
        == Wording(en: "2.76 billion yuan more than the year before, 东湖区 adds 2.2 percentage points", zh: "比上年增加27.6亿元，东湖区拉动2.2个百分点"))
    #expect(bound.notes == ["注：括号内为拉动合计增长的百分点，由各区合计815.7亿元增至843.3亿元推算，未扣除价格因素。"])
    #expect(bound.readings.first == Wording(en: "东湖区 +1.82 billion yuan", zh: "东湖区+18.2亿元"))
  }

  @Test func sharesAreOfPartsWhereTheyAreKnown() throws {
    let parts = try data("composition")
    let east = parts.table.rows.filter { $0["bar"].text == "东湖区" }
    #expect(east.map { $0["part"].text } == ["第一产业增加值", "第二产业增加值", "第三产业增加值"])
    #expect(east.map { $0["label"].text } == ["0.5", "35.6", "63.9"])
    #expect(parts.leftOut.map(\.text) == ["南港区（1—11月数）"])
    let areas = try data("composition", "fixed_investment")
    #expect(
      areas.table.rows.filter { $0["bar"].text == "2023年" }.map { $0["label"].text } == [
        "40.4", "25.2", "20.3", "14.1",
      ])
    #expect(
      areas.finding
        == Wording(en: "东湖区 has 40.4%, 0.1 percentage points less than in 2021", zh: "东湖区占40.4%，比2021年下降0.1个百分点"))
  }

  @Test func targetsStandBesideTheirResults() throws {
    let bound = try data("target")
    #expect(
      bound.table.rows.map { $0["label"].text } == [
        "2750.6（目标2800.0，完成98.2%）", "1198.3（目标1180.0，完成101.6%）", "815.9（目标850.0，完成96.0%）",
      ])
    #expect(bound.notes == ["斜线：南港区为1—11月数。"] && bound.leftOut.map(\.text) == ["北原新区（结果数字隐去）"])
    let rates = try data("target", "gdp", .growth)
    #expect(rates.table.rows.map { $0["label"].text } == ["5.1（目标6.0，低0.9个百分点）", "−0.6（目标5.5，低6.1个百分点）"])
    #expect(rates.leftOut.map(\.text) == ["南港区（未提出目标）", "北原新区（结果数字隐去）"])
    #expect(
      rates.finding
        == Wording(en: "none of the 2 areas that can be checked reached the target", zh: "可对照的2个区均未达到目标"))
  }

  @Test func progressIsHeldAgainstTheMonthsGoneBy() throws {
    let bound = try data("progress", "key_projects")
    #expect(bound.table.rows.map { $0["label"].text } == ["106.3%", "98.2%", "95.4%（1—11月，快于序时进度3.7个百分点）"])
    #expect(bound.table.rows.map { ($0["elapsed"].number ?? 0).rounded() } == [100, 100, 92])
    #expect(
      bound.finding
        == Wording(en: "2 of the 3 areas that compare kept up with the year or were ahead of it", zh: "可比的3个区中2个达到或快于序时进度"))
    // Without an indicator it is about the reform tasks.
    #expect(try data("progress", nil).subject.chinese == "2023年改革任务完成进度")
  }

  @Test func pairsNeedBothValues() throws {
    let bound = try data("scatter", "fixed_investment", against: "urban_new_jobs")
    #expect(bound.table.rows.map { $0["x"].number } == [341, 212.9, 170.8, 118.6])
    #expect(bound.table.rows.map { $0["y"].number } == [32004, 17660, 12770, 6480])
    #expect(bound.axisTitles == [.x: "固定资产投资（亿元）", .y: "城镇新增就业人数（人）"])
    #expect(
      bound.finding
        == Wording(en: "东湖区 and 西山区 lie above both medians", zh: "东湖区、西山区两项均高于中位数"))
    #expect(try data("scatter").leftOut.map(\.text) == ["南港区（地区生产总值为1—11月数）", "北原新区（地区生产总值数字隐去）"])
    #expect(throws: PlottingError.self) { try data("scatter", "gdp", .growth) }
  }

  @Test func tilesTellTotalsWhereTheyMayBeFormed() throws {
    let rows = try data("tiles", nil).table.rows
    let jobs = try #require(rows.first { $0["name"].text == "城镇新增就业人数合计" })
    #expect(
      jobs["figure"].text == "68914人" && jobs["change"].text == "比上年增长3.3%" && jobs["foot"].text == "最高：东湖区　32004人")
    // A masked value keeps the rates from a total anyway; the highest is told.
    let growth = try #require(rows.first { $0["name"].text == "地区生产总值增速" })
    #expect(
      growth["figure"].text == "5.6%" && growth["change"].text == "最高：南港区" && growth["foot"].text == "最低：西山区　−0.6%")
  }

  /// An indicator whose amount nobody states for the year is told once, by its growth.
  @Test func tilesTellAnIndicatorOnce() throws {
    var f = ComparisonFixture(areas: ["甲区"], years: [2022, 2023])
    f.add("industry", "规模以上工业增加值", [[.value("5.0"), .silent]])
    f.add("industry", "规模以上工业增加值", measure: .growth, unit: "%", family: .percent, scale: 0, [[.value("9.0"), .value("16.1")]])
    f.add("gdp", "地区生产总值", [[.value("35.0"), .value("41.2")]])
    let bound = try rows(
      for: ChartRequest(definition: "tiles", indicator: nil), StockCharts.definition("tiles"), of: f.comparison)
    #expect(bound.table.rows.map { $0["figure"].text } == ["16.1%", "41.2亿元"])
  }

  /// A tile has no hatching: what is hedged says so in its figure.
  @Test func tilesSayWhatIsHedged() throws {
    var f = ComparisonFixture(areas: ["甲区"], years: [2023])
    f.add("a", "某指标", [[.value("62", decimals: 0, reasons: [.bound], bound: .atLeast)]])
    f.add("b", "另指标", [[.value("41.2", reasons: [.otherDocument])]])
    f.add("c", "三指标", [[.value("800", decimals: 0, reasons: [.approximate], bound: .about)]])
    let known = f.comparison.bestKnown(year: 2023, limit: 6).map(\.row.indicator.id)
    #expect(known == ["a", "b", "c"])
    let bound = try rows(
      for: ChartRequest(definition: "tiles", indicator: nil), StockCharts.definition("tiles"), of: f.comparison)
    #expect(bound.table.rows.map { $0["figure"].text } == ["62亿元以上", "41.2亿元", "约800亿元"])
  }

  @Test func whatIsWithheldIsSaidInBothLanguages() throws {
    let definition = try StockCharts.definition("rank")
    let text = altText(definition, title: "题", try data("rank"))
    #expect(text.chinese == "条形图。题。东湖区2750.6亿元；西山区1198.3亿元；南港区815.9亿元。未列入：北原新区（数字隐去）。")
    #expect(
      text.english
        == "Bar chart. gdp, 2023: of the 2 areas that compare, 东湖区 comes first, 2.3 times 西山区. 东湖区 275.06 billion yuan; 西山区 119.83 billion yuan; 南港区 81.59 billion yuan. Left out: 北原新区 (figures withheld)."
    )
  }

  /// A label that a line would strike through keeps to its point's side of the line.
  @Test(arguments: [(line: (50.0, 48.0), moves: 1.0), (line: (52.0, 56.0), moves: -1.0), (line: (20.0, 20.0), moves: 0.0)])
  func labelsKeepClearOfLines(line: (Double, Double), moves: Double) {
    let row = DataRow(["area": .text("甲区")])
    let label = SceneLabel(part: .mark, text: "甲区", face: Face(.figure, size: 9), color: .black, point: Point(27, 54), anchor: .start, angle: 0, width: 30)
    let marks = [
      SceneMark(kind: .line, layer: 0, shape: .line([Point(20, line.0), Point(120, line.1)]), fill: nil, stroke: nil, row: DataRow()),
      SceneMark(kind: .point, layer: 1, shape: .symbol(Point(20, 51), name: "circle", area: 14), fill: .black, stroke: nil, row: row),
      SceneMark(kind: .text, layer: 2, shape: .text(label), fill: nil, stroke: nil, row: row),
    ]
    let placed = LabelPlacement(bounds: Box(0, 0, 200, 100)).spread(marks).marks.flatMap(\.labels)
    #expect(placed.count == 1)
    #expect((placed[0].point.y - label.point.y).sign == (moves < 0 ? .minus : .plus))
    #expect((placed[0].point.y == label.point.y) == (moves == 0))
    #expect(!placed[0].box.isCrossed(by: (Point(20, line.0), Point(120, line.1))))
  }

  /// Where lines leave no place beside the point, the line gives way to the label; an axis never does.
  @Test(arguments: [true, false])
  func linesGiveWayToLabels(isCrowded: Bool) {
    let row = DataRow(["area": .text("甲区")])
    let label = SceneLabel(part: .mark, text: "甲区", face: Face(.figure, size: 9), color: .black, point: Point(27, 94), anchor: .start, angle: 0, width: 30)
    let lines = (isCrowded ? stride(from: 2.0, to: 94, by: 4) : stride(from: 78, to: 94, by: 6)).map { y in
      SceneMark(kind: .line, layer: 0, shape: .line([Point(0, y), Point(200, y)]), fill: nil, stroke: nil, row: DataRow())
    }
    let marks = lines + [
      SceneMark(kind: .point, layer: 1, shape: .symbol(Point(20, 91), name: "circle", area: 14), fill: .black, stroke: nil, row: row),
      SceneMark(kind: .text, layer: 2, shape: .text(label), fill: nil, stroke: nil, row: row),
    ]
    let axis = (Point(0, 95), Point(200, 95))
    let placed = LabelPlacement(bounds: Box(0, 0, 200, 100), axes: [axis]).spread(marks).marks
    let word = placed.flatMap(\.labels)[0]
    #expect((word.paper != nil) == isCrowded)
    #expect(!word.box.inset(by: 0.3).isCrossed(by: axis))
    // What is led away from its point says so by a line.
    #expect(placed.contains { $0.kind == .rule } == !isCrowded)
    #expect(isCrowded || ![78.0, 84, 90].contains { word.box.isCrossed(by: (Point(0, $0), Point(200, $0))) })
  }

  /// No name stands on another or on a point, however close they lie; with room, each stands right beside its point.
  @Test(arguments: [(distance: 4.0, isFree: false), (distance: 40.0, isFree: true)])
  func namesOfPointsKeepApart(distance: Double, isFree: Bool) {
    let face = Face(.figure, size: 9)
    let names = (0..<12).map { i in
      PointLabels.Name(
        label: SceneLabel(
          part: .mark, text: "第\(i)区", face: face, color: .black, point: .zero, anchor: .start, angle: 0,
          width: CountingMeasurer().extents(of: "第\(i)区", in: face).width),
        center: Point(100 + Double(i % 3) * distance, 100 + Double(i / 3) * distance), radius: 3)
    }
    let points = names.map { Box($0.center.x - 3, $0.center.y - 3, 6, 6) }
    let places = PointLabels(bounds: Box(0, 0, 300, 300), points: points, rules: []).places(for: names)
    #expect(places.count == names.count)
    let boxes = places.compactMap { $0?.label.box }
    for i in boxes.indices {
      for j in (i + 1)..<boxes.count { #expect(!boxes[i].intersects(boxes[j])) }
      #expect(!points.contains(where: boxes[i].intersects))
    }
    if isFree {
      #expect(places.allSatisfy { $0 != nil && $0?.leader == nil })
    } else {
      // Who stands further off is led to the point.
      #expect(places.contains { $0?.leader != nil })
    }
  }
}
