import Diagnostics
import Drawing
import Testing

@testable import Plotting

@Suite struct SceneSnapshotTests {
  @Test(arguments: StockCharts.names) func stockCharts(name: String) throws {
    let requests = StockCharts.requests()
    let found = try #require(
      requests.first { $0.name == "\(name)-districts" } ?? requests.first { $0.name == "\(name)-provinces" })
    let chart = try StockCharts.chart(found.request, of: found.comparison, measurer: CountingMeasurer())
    let words = "title \(chart.title)\nalt \(chart.altText.chinese)\nalt en \(chart.altText.english)\n"
    try expectSnapshot(words + dump(chart.scene), "\(name).txt")
  }

  private func scene(_ text: String) throws -> Scene {
    try plot(ChartDefinition(parsing: text, file: "a.vl.json"), measurer: CountingMeasurer()).scene
  }

  @Test func naturalSizeIsTwentyPointsABand() throws {
    let scene = try scene(
      """
      {"data": {"values": [{"a": "A", "b": 28}, {"a": "B", "b": 55}, {"a": "C", "b": 43}]}, "mark": "bar",
       "encoding": {"x": {"field": "a", "type": "nominal"}, "y": {"field": "b", "type": "quantitative"}}}
      """)
    let plot = try #require(scene.plots.first)
    #expect(abs(plot.box.width - 60) < 1e-9 && plot.box.height == 300)
    let bars = plot.marks.compactMap { mark -> Box? in if case .rect(let box, _) = mark.shape { box } else { nil } }
    #expect(bars.count == 3 && bars.allSatisfy { abs($0.width - 18) < 1e-9 && abs($0.maxY - plot.box.maxY) < 1e-9 })
    #expect(abs(bars[1].height / plot.box.height - 1) < 1e-9)
    #expect(plot.axes.first { $0.channel == .y }?.title.map(\.text) == ["b"])
  }

  @Test func linesBreakWhereAValueIsMissing() throws {
    let scene = try scene(
      """
      {"data": {"values": [{"x": 1, "y": 10}, {"x": 2, "y": 30}, {"x": 3, "y": null}, {"x": 4, "y": 15}, {"x": 5, "y": 40}]},
       "mark": "line", "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}}}
      """)
    let runs = scene.plots[0].marks.compactMap { mark -> Int? in if case .line(let points) = mark.shape { points.count } else { nil } }
    #expect(runs == [2, 2])
  }

  @Test func labelsAreSpreadInTheirOrder() {
    let placement = LabelPlacement(bounds: Box(0, 0, 100, 100))
    let placed = placement.dodge([10, 11, 12, 60], apart: 8, from: 5, to: 95)
    #expect(zip(placed, placed.dropFirst()).allSatisfy { $1 - $0 >= 8 - 1e-9 })
    #expect(placed[3] == 60 && placed[0] >= 5)
    #expect(placement.dodge([94, 95], apart: 8, from: 5, to: 95) == [87, 95])
  }

  @Test func titlesBreakAfterPunctuation() {
    let face = Face(.figure, size: 10)
    let lines = wrapTitle("2025年增速：西藏自治区最高，高出某自治州9.6个百分点", in: face, to: 180, by: CountingMeasurer())
    #expect(lines == ["2025年增速：西藏自治区最高，", "高出某自治州9.6个百分点"])
    #expect(wrap("增长（12.5%）。", in: face, to: 40, by: CountingMeasurer()).allSatisfy { !"，。）%".contains($0.first ?? " ") })
  }

  /// A parenthesis keeps together, and no last line is of a character or two.
  @Test func parenthesesAndLastLinesKeepTogether() {
    let (face, measurer) = (Face(.figure, size: 10), CountingMeasurer())
    for width in stride(from: 60.0, to: 300, by: 7) {
      let lines = wrap("可比的6个省（区、市）中福建省提高最多（+2.4个百分点）", in: face, to: width, by: measurer)
      if width >= 90 { #expect(lines.allSatisfy { $0.count { $0 == "（" } == $0.count { $0 == "）" } }, "\(lines)") }
    }
    let note = "注：括号内为拉动合计增长的百分点，由各区合计增至若干亿元推算，未扣除价格因素。"
    let width = (120...900).map(Double.init).first { wrap(note, in: face, to: $0, by: measurer).last?.count ?? 9 < 4 }
    #expect(width != nil)
    if let width { #expect(wrapNote(note, in: face, to: width, by: measurer).last?.count ?? 0 >= 4) }
  }
}
