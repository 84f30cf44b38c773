import Diagnostics
import Drawing
import Testing

@testable import Plotting

/// Pictures whose height follows their content.
@Suite struct FitTests {
  private func chart(_ name: String, _ fit: Fit) throws -> Chart {
    let found = try #require(StockCharts.requests().first { $0.name == name })
    return try plot(
      found.request, by: try StockCharts.definition(found.request.definition), of: found.comparison,
      theme: try StockCharts.theme(), measurer: CountingMeasurer(), size: StockCharts.size, fit: fit)
  }

  @Test(arguments: [
    ("rank-districts", 110.0...150), ("this-year-last-districts", 110...170), ("trend-districts", 160...205),
    ("growth-heat-districts", 120...180), ("rank-provinces", 200...249), ("task-completion-districts", 120...170),
  ])
  func heightFollowsTheContent(name: String, heights: ClosedRange<Double>) throws {
    let page = try chart(name, .page)
    let print = try chart(name, .content)
    #expect(heights.contains(print.scene.size.height), "\(print.scene.size.height)")
    #expect(print.scene.size.width == page.scene.size.width && print.request.id == page.request.id)
    // The same words and numbers in both; only the source goes, which a page's caption names.
    let words = { (chart: Chart) in chart.scene.labels.filter { $0.part != .source && $0.part != .axis }.map(\.text).sorted() }
    #expect(words(print) == words(page))
    #expect(page.source != nil && print.source == nil)
  }

  @Test func noTextIsSmallerThanNinePoints() throws {
    for (name, request, comparison) in StockCharts.requests() {
      let chart = try plot(
        request, by: try StockCharts.definition(request.definition), of: comparison, theme: try StockCharts.theme(),
        measurer: CountingMeasurer(), size: StockCharts.size, fit: .content)
      #expect(chart.scene.labels.allSatisfy { $0.face.size >= 9 }, "\(name)")
    }
  }

  @Test(arguments: [
    ("固定资产投资", ["固定资产", "投资"]), ("规模以上工业增加值", ["规模以上", "工业增加值"]),
    ("社会消费品零售总额", ["社会消费品", "零售总额"]), ("一般公共预算收入", ["一般公共", "预算收入"]), ("工业投资", ["工业投资"]),
    ("农村居民人均可支配收入", ["农村居民", "人均", "可支配收入"]),
  ])
  func headsBreakBetweenWords(name: String, lines: [String]) throws {
    let words = try StockCharts.theme().breaks
    #expect(breakLabel(name, in: Face(.figure, size: 9.5), to: 48, words: words, by: CountingMeasurer()) == lines)
  }

  @Test func aLineThatDoesNotBeginAtZeroSaysSo() throws {
    var f = ComparisonFixture(areas: ["甲区"], years: [2021, 2022, 2023])
    f.add("x", "某指标", [[.value("100.0"), .value("104.0"), .value("109.0")]])
    f.add("y", "某指标", [[.value("0.5"), .value("50.0"), .value("100.0")]])
    let notes = { (id: String) in
      try StockCharts.chart(ChartRequest(definition: "trend", indicator: id), of: f.comparison, measurer: CountingMeasurer()).notes
    }
    #expect(try notes("x") == ["纵轴不从零开始。"])
    #expect(try notes("y") == [])
  }

  /// The number of the lowest point keeps off the axis and off the line.
  @Test func theLowestNumberKeepsOffTheAxis() throws {
    var f = ComparisonFixture(areas: ["甲区"], years: [2021, 2022, 2023])
    f.add("x", "某指标", unit: "元", scale: 0, [[.value("20251", decimals: 0), .value("23267", decimals: 0), .value("25852", decimals: 0)]])
    for fit in [Fit.page, .content] {
      let scene = try plot(
        ChartRequest(definition: "trend", indicator: "x"), by: StockCharts.definition("trend"), of: f.comparison,
        theme: StockCharts.theme(), measurer: CountingMeasurer(), size: StockCharts.size, fit: fit
      ).scene
      let area = scene.plots[0]
      let label = try #require(area.marks.flatMap(\.labels).first { $0.text == "20251" })
      #expect(label.box.maxY < area.box.maxY)
      for case .line(let points) in area.marks.map(\.shape) {
        #expect(!zip(points, points.dropFirst()).contains { label.box.isCrossed(by: ($0, $1)) })
      }
    }
  }

  /// Beside a giant the other bars cannot be seen: the picture and the diagnostics say so.
  @Test(arguments: [("900.0", false), ("90000.0", true)])
  func barsTooShortToSeeAreNamed(giant: String, areShort: Bool) throws {
    var f = ComparisonFixture(areas: ["甲区", "乙区", "丙区", "丁区"], years: [2023])
    f.add("x", "某指标", [[.value(giant)], [.value("30.0")], [.value("20.0")], [.value("10.0")]])
    let chart = try StockCharts.chart(ChartRequest(definition: "rank", indicator: "x"), of: f.comparison, measurer: CountingMeasurer())
    #expect(chart.notes == (areShort ? ["多数条形不足最长条形的1%，图上看不出长短，请以所标数字为准。"] : []))
    #expect(chart.diagnostics.contains { $0.text(in: .english).contains("shorter than a hundredth") } == areShort)
    #expect(chart.scene.furniture.contains { $0.text.contains("不足最长条形的1%") } == areShort)
  }
}
