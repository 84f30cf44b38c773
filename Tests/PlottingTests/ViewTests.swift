import Drawing
import Testing

@testable import Plotting

/// Classes, bent scales, and several views in one picture.
@Suite struct ViewTests {
  private func scene(_ inner: String, values: String = #"[{"a": 1, "b": 2}, {"a": 10, "b": 3}, {"a": 1000, "b": 9}]"#) throws -> Scene {
    let text = "{\"data\": {\"values\": \(values)}, \(inner)}"
    return try plot(ChartDefinition(parsing: text, file: "x.vl.json"), measurer: CountingMeasurer()).scene
  }

  private func middles(_ scene: Scene) -> [Point] {
    scene.plots.flatMap(\.marks).compactMap { if case .symbol(let p, _, _) = $0.shape { p } else { nil } }
  }

  @Test func equalRatiosAreEqualDistances() throws {
    let scene = try scene(
      #""mark": "point", "encoding": {"x": {"field": "a", "type": "quantitative", "scale": {"type": "log"}}}"#)
    let x = middles(scene).map { $0.x - scene.plots[0].box.x }
    #expect(abs(x[0]) < 1e-6 && abs(x[1] - 100) < 1e-6 && abs(x[2] - 300) < 1e-6)
    #expect(scene.plots[0].axes[0].labels.map(\.text).contains("1,000"))
  }

  @Test(arguments: [(ScaleCurve.power(2), 5.0, 25.0), (.power(0.5), 25, 50), (.straight, 25, 25), (.symmetricLog(1), 0, 0)])
  func curves(curve: ScaleCurve, value: Double, expected: Double) {
    #expect(abs(ContinuousScale(0...(curve == .power(2) ? 10 : 100), from: 0, to: 100, curve: curve).position(value) - expected) < 1e-9)
  }

  @Test(arguments: [
    ([1.0, 9, 14, 23], 10, 0.0, 25.0, 5.0), ([0.0, 100], 10, 0, 100, 10), ([3.0], 10, 3, 6, 0.5), ([0.2, 0.9], 5, 0.2, 1, 0.2),
  ])
  func classesAreHandy(numbers: [Double], most: Int, start: Double, end: Double, step: Double) {
    let found = Binning().classes(of: numbers, usual: most)
    #expect(abs(found.step - step) < 1e-9 && found.start <= (numbers.min() ?? 0) && found.end >= (numbers.max() ?? 0))
    #expect((found.end - found.start) / found.step <= Double(most) + 1.001)
  }

  @Test func binnedRowsAreCounted() throws {
    let scene = try scene(
      #""mark": "bar", "encoding": {"x": {"field": "a", "bin": {"step": 5}}, "y": {"aggregate": "count"}}"#,
      values: #"[{"a": 1}, {"a": 2}, {"a": 4}, {"a": 5}, {"a": 10}]"#)
    let bars = scene.plots[0].marks.compactMap { mark -> Box? in if case .rect(let box, _) = mark.shape { box } else { nil } }
    // Five begins the second class, and ten, the last end, belongs to it.
    #expect(bars.count == 2 && abs(bars[0].height / bars[1].height - 1.5) < 1e-9)
    #expect(bars.allSatisfy { abs($0.width - 149) < 1e-6 && abs($0.maxY - scene.plots[0].box.maxY) < 1e-9 })
  }

  @Test func colourByClass() throws {
    let scale = ClassScale(limits: [30, 70], range: [.text("a"), .text("b"), .text("c")])
    #expect([29.9, 30, 69, 70].map { scale.output($0)?.text } == ["a", "b", "b", "c"])
    #expect(scale.labels(NumberLabels.plain(for: [30, 70])) == ["<30", "30–70", "≥70"])
    #expect(ClassScale.equal(0, 80, classes: 4) == [20, 40, 60] && ClassScale.quantiles([1, 2, 3, 4, 5], classes: 4) == [2, 3, 4])
    let scene = try scene(
      ##""mark": "circle", "encoding": {"x": {"field": "b", "type": "quantitative"}, "color": {"field": "a", "type": "quantitative", "scale": {"type": "threshold", "domain": [5, 50], "range": ["#ff0000", "#00ff00", "#0000ff"]}}}"##)
    #expect(scene.plots[0].marks.compactMap { $0.fill?.hexText } == ["#FF0000", "#00FF00", "#0000FF"])
    // Along the strip it is the limits that are named, and the outer classes are as wide as the one between.
    let legend = scene.legends[0]
    #expect(legend.entries.map(\.label.text) == ["5", "50"] && legend.stripColors.map(\.hexText) == ["#FF0000", "#00FF00", "#0000FF"])
    #expect(zip(legend.stripLimits, [1.0 / 3, 2.0 / 3]).allSatisfy { abs($0 - $1) < 1e-9 } && legend.stripLimits.count == 2)
  }

  /// With sizes beside them colours are shown by symbols, which stand for a class each.
  @Test func classesOfColourAndSizeAreSymbols() throws {
    let scale = ##""scale": {"type": "threshold", "domain": [5, 50]}"##
    let scene = try scene(
      ##""mark": "circle", "encoding": {"x": {"field": "b", "type": "quantitative"}, "color": {"field": "a", "type": "quantitative", \##(scale)}, "size": {"field": "a", "type": "quantitative", \##(scale)}}"##)
    #expect(scene.legends.map { $0.entries.map(\.label.text) } == [["< 5", "5 – 50", "≥ 50"]] && scene.legends[0].strip == nil)
  }

  /// Rows within rows are named together, once.
  @Test func nestedFacetsShareATitle() throws {
    let scene = try scene(
      #""facet": {"row": {"field": "a"}}, "spec": {"facet": {"row": {"field": "b"}}, "spec": {"mark": "point", "encoding": {"x": {"field": "b", "type": "quantitative"}}}}"#)
    #expect(scene.furniture.filter { $0.part == .headerTitle }.map(\.text) == ["a / b"])
    let apart = try self.scene(
      #""facet": {"row": {"field": "a"}}, "spec": {"facet": {"column": {"field": "b"}}, "spec": {"mark": "point", "encoding": {"x": {"field": "b", "type": "quantitative"}}}}"#)
    #expect(Set(apart.furniture.filter { $0.part == .headerTitle }.map(\.text)) == ["a", "b"])
  }

  @Test func aTickMayStandOut() throws {
    let scene = try scene(
      ##""mark": "point", "encoding": {"y": {"field": "b", "type": "quantitative", "axis": {"gridColor": {"condition": {"test": "datum.value === 0", "value": "#000000"}, "value": "#dddddd"}}}}"##)
    let colors = scene.plots[0].axes[0].grid.map { $0.stroke.color.hexText }
    #expect(colors.count { $0 == "#000000" } == 1 && colors.count > 2)
  }

  @Test func viewsStandSideBySide() throws {
    let one = #"{"mark": "point", "title": "甲", "encoding": {"x": {"field": "a", "type": "quantitative"}}}"#
    let across = try scene("\"hconcat\": [\(one), \(one)]")
    let down = try scene("\"vconcat\": [\(one), \(one)]")
    let grid = try scene("\"concat\": [\(one), \(one), \(one)], \"columns\": 2")
    #expect(across.plots.count == 2 && across.plots[1].box.x >= across.plots[0].box.maxX && across.plots[0].box.y == across.plots[1].box.y)
    #expect(down.plots[1].box.y >= down.plots[0].box.maxY && down.plots[0].box.x == down.plots[1].box.x)
    #expect(grid.plots.count == 3 && grid.plots[2].box.x == grid.plots[0].box.x && grid.plots[2].box.y > grid.plots[0].box.maxY)
    for scene in [across, down, grid] {
      let page = Box(0, 0, scene.size.width, scene.size.height)
      #expect(scene.labels.allSatisfy { page.contains($0.box) } && scene.plots.allSatisfy { page.contains($0.box) })
      // Marks moved with their plots.
      for plot in scene.plots {
        #expect(plot.marks.allSatisfy { if case .symbol(let p, _, _) = $0.shape { plot.box.inset(by: -0.1).contains(Box(p.x, p.y, 0, 0)) } else { true } })
      }
    }
  }

  /// The header of rows that hold rows stands at the middle of all of them.
  @Test func outerHeadersStandBesideAllTheirRows() throws {
    let values = #"[{"a": "p", "b": 1, "x": 1}, {"a": "p", "b": 2, "x": 2}, {"a": "p", "b": 3, "x": 2}, {"a": "q", "b": 1, "x": 3}]"#
    let scene = try scene(
      #""facet": {"row": {"field": "a"}}, "spec": {"facet": {"row": {"field": "b", "type": "ordinal"}}, "spec": {"height": 50, "mark": "point", "encoding": {"x": {"field": "x", "type": "quantitative"}}}}"#,
      values: values)
    let header = try #require(scene.furniture.first { $0.part == .header && $0.text == "p" })
    let rows = scene.plots.filter { !$0.isEdge }.prefix(3).map(\.box)
    let middle = ((rows.map(\.y).min() ?? 0) + (rows.map(\.maxY).max() ?? 0)) / 2
    #expect(rows.count == 3 && abs(header.box.midY - middle) < 3)
  }

  /// Bends between points that stand closer than print can show are straight; others bend.
  @Test func bendsThatNobodySeesAreStraight() {
    func curves(_ step: Double) -> Int {
      let points = (0..<200).map { Point(Double($0) * step, Double($0 * $0 % 17)) }
      return Path.curve(points, .monotone, nil).segments.count { if case .curve = $0 { true } else { false } }
    }
    #expect(curves(0.01) == 0 && curves(1) > 150)
  }
}
