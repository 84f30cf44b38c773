import Drawing
import Testing

@testable import Plotting

/// What the static language draws, part by part, as text.
@Suite struct LanguageTests {
  private static let sales = #"""
    "data": {"values": [{"a": "甲", "b": 28, "g": "p", "t": "2021-01-15"}, {"a": "乙", "b": 55, "g": "q", "t": "2021-02-15"}, {"a": "丙", "b": 43, "g": "p", "t": "2021-03-15"}, {"a": "甲", "b": 12, "g": "q", "t": "2022-01-15"}, {"a": "丙", "b": 20, "g": "q", "t": "2022-03-01"}]}
    """#
  private static let x = #""x": {"field": "a", "type": "nominal"}"#
  private static let y = #""y": {"field": "b", "type": "quantitative"}"#

  static let parts: [(String, String)] = [
    ("pie", #""mark": {"type": "arc", "innerRadius": 40, "padAngle": 0.02}, "width": 200, "height": 200, "encoding": {"theta": {"field": "b", "aggregate": "sum"}, "color": {"field": "a"}}"#),
    ("pie-labels", #""width": 200, "height": 200, "layer": [{"mark": {"type": "arc", "outerRadius": 60}}, {"mark": {"type": "text", "radius": 80}, "encoding": {"text": {"field": "a"}}}], "encoding": {"theta": {"field": "b", "aggregate": "sum", "stack": true}, "color": {"field": "a", "legend": null}}"#),
    ("rows-and-columns", #""mark": "bar", "height": 60, "encoding": {\#(x), \#(y), "row": {"field": "g"}, "column": {"field": "g"}}"#),
    ("wrapped", #""mark": "point", "width": 80, "height": 60, "encoding": {"x": {"field": "b", "type": "quantitative"}, "facet": {"field": "a", "columns": 2, "sort": "descending", "header": {"title": null}}}"#),
    ("own-scales", #""facet": {"row": {"field": "g", "header": {"labelAngle": 0}}}, "spec": {"mark": "bar", "width": 100, "encoding": {"x": {"field": "b", "aggregate": "sum"}}}, "resolve": {"scale": {"x": "independent"}}"#),
    ("repeat", #""repeat": {"row": ["b"], "column": ["b", "g"]}, "spec": {"mark": "tick", "width": 60, "height": 60, "encoding": {"x": {"field": {"repeat": "column"}, "type": "nominal"}, "y": {"field": {"repeat": "row"}, "type": "quantitative"}}}"#),
    ("shared-scales", #""hconcat": [{"mark": "point", "width": 80, "height": 80, "transform": [{"filter": "datum.g == 'p'"}], "encoding": {\#(y)}}, {"mark": "point", "width": 80, "height": 80, "transform": [{"filter": "datum.g == 'q'"}], "encoding": {\#(y)}}], "resolve": {"scale": {"y": "shared"}}"#),
    ("two-axes", #""width": 100, "height": 80, "encoding": {\#(x)}, "layer": [{"mark": "bar", "encoding": {"y": {"field": "b", "aggregate": "sum"}}}, {"mark": "line", "encoding": {"y": {"aggregate": "count"}}}], "resolve": {"scale": {"y": "independent"}}"#),
    ("error-bars", #""mark": {"type": "errorbar", "extent": "stdev", "ticks": true}, "encoding": {\#(x), \#(y)}"#),
    ("error-band", #""mark": {"type": "errorband", "extent": "iqr", "borders": true}, "width": 100, "height": 80, "encoding": {"x": {"field": "t", "timeUnit": "year"}, \#(y)}"#),
    ("box-plot", #""mark": "boxplot", "width": 120, "encoding": {"x": {"field": "b", "type": "quantitative"}, "y": {"field": "g", "type": "nominal"}}"#),
    ("months", #""mark": "bar", "width": 180, "height": 80, "encoding": {"x": {"field": "t", "timeUnit": "yearmonth"}, "y": {"field": "b", "aggregate": "sum"}}"#),
    ("month-names", #""mark": "bar", "height": 80, "encoding": {"x": {"field": "t", "timeUnit": "month", "type": "ordinal"}, "y": {"field": "b", "aggregate": "mean"}}"#),
    ("dates", #""mark": {"type": "line", "interpolate": "monotone", "point": true}, "width": 240, "height": 80, "encoding": {"x": {"field": "t", "type": "temporal"}, \#(y)}"#),
    ("stream", #""mark": "area", "width": 120, "height": 80, "encoding": {"x": {"field": "t", "timeUnit": "year"}, "y": {"field": "b", "aggregate": "sum", "stack": "center"}, "color": {"field": "g"}}"#),
    ("side-by-side", #""mark": {"type": "bar", "cornerRadiusEnd": 3}, "height": 80, "encoding": {\#(x), \#(y), "xOffset": {"field": "g"}, "color": {"field": "g"}}"#),
    ("classes", #""mark": "rect", "encoding": {"x": {"field": "b", "bin": {"step": 20}, "type": "ordinal"}, "y": {"field": "g"}, "color": {"aggregate": "count"}}"#),
    ("parameters", ##""params": [{"name": "wide", "value": 3}, {"name": "brush", "select": "interval"}], "mark": {"type": "line", "strokeWidth": {"expr": "wide * 2"}}, "width": 80, "height": 60, "encoding": {"x": {"field": "t", "type": "temporal", "axis": null}, "y": {"field": "b", "type": "quantitative", "axis": null}, "color": {"condition": {"param": "brush", "value": "#12436D"}, "value": "grey"}}"##),
    ("heading", #""title": {"text": "标题", "subtitle": ["第一行", "第二行"], "anchor": "start"}, "mark": {"type": "text", "angle": 30, "dx": 4}, "encoding": {\#(x), "text": {"field": "b", "type": "quantitative", "format": ".1f"}}"#),
    ("sizes", #""mark": "circle", "width": 100, "height": 80, "encoding": {"x": {"field": "b", "type": "quantitative"}, "size": {"field": "b", "type": "quantitative", "legend": {"orient": "bottom", "columns": 2}}}"#),
    ("strip", #""mark": "square", "width": 100, "height": 150, "encoding": {"x": {"field": "b", "type": "quantitative"}, "color": {"field": "b", "type": "quantitative", "scale": {"scheme": "viridis"}}}"#),
  ]

  /// What depends on how Vega-Lite reads times, orders and styles.
  static let further: [(String, String)] = [
    ("years-in-parts", #""mark": "bar", "width": 120, "height": 80, "encoding": {"x": {"field": "t", "timeUnit": "year"}, "xOffset": {"field": "g"}, "y": {"field": "b", "aggregate": "sum"}, "color": {"field": "g"}}"#),
    ("bars-on-their-month", #""mark": {"type": "bar", "timeUnitBandSize": 0.5}, "width": 180, "height": 80, "encoding": {"x": {"field": "t", "timeUnit": "month", "bandPosition": 0, "axis": {"labelExpr": "[datum.label[0], datum.index == 0 ? 'first' : '']"}}, "y": {"field": "b", "aggregate": "sum"}}"#),
    ("order-of-colors", #""mark": "bar", "height": 80, "encoding": {\#(x), "y": {"field": "b", "type": "quantitative", "stack": "normalize"}, "color": {"field": "g", "type": "nominal", "scale": {"domain": ["q", "p"]}}}"#),
    ("style-of-an-axis", #""mark": "point", "width": 100, "height": 60, "encoding": {"x": {"field": "b", "type": "quantitative", "axis": {"style": "quiet", "labelBound": true}}, "y": {"field": "b", "type": "quantitative", "axis": null}}, "config": {"style": {"quiet": {"grid": false, "tickColor": "rebeccapurple", "labelColor": "teal"}}}"#),
    ("sizes-in-classes", #""mark": "point", "width": 100, "height": 60, "encoding": {\#(y), "size": {"field": "b", "type": "quantitative", "bin": {"step": 20}}}"#),
    ("points-with-shapes", #""mark": "line", "width": 100, "height": 60, "encoding": {"x": {"field": "t", "type": "temporal"}, \#(y), "shape": {"value": "square"}}"#),
  ]

  @Test(arguments: LanguageTests.parts + LanguageTests.further) func scenes(name: String, inner: String) throws {
    let definition = try ChartDefinition(parsing: "{\(Self.sales), \(inner)}", file: "\(name).vl.json")
    let chart = try plot(definition, measurer: CountingMeasurer())
    #expect(chart.diagnostics.isEmpty)
    try expectSnapshot(dump(chart.scene), "language-\(name).txt")
    // Nothing leaves the picture.
    let page = Box(-0.5, -0.5, chart.scene.size.width + 1, chart.scene.size.height + 1)
    for label in chart.scene.labels where label.angle == 0 { #expect(page.contains(label.box), "\(label.text)") }
    for plot in chart.scene.plots { #expect(page.contains(plot.box)) }
  }

  @Test func linesPassThroughTheirPoints() {
    let points = [Point(0, 0), Point(10, 20), Point(20, 5), Point(30, 5)]
    for kind in [Interpolation.linear, .monotone, .natural, .cardinal, .catmullRom, .stepAfter, .stepBefore] {
      let ends = Path.curve(points, kind, nil).segments.compactMap { segment -> Point? in
        switch segment {
        case .move(let p), .line(let p), .curve(_, _, let p): p
        default: nil
        }
      }
      #expect(points.allSatisfy { p in ends.contains { abs($0.x - p.x) < 1e-9 && abs($0.y - p.y) < 1e-9 } }, "\(kind)")
    }
    // A monotone curve has no hill or valley of its own.
    for case .curve(let a, let b, let c) in Path.curve(points, .monotone, nil).segments {
      #expect([a, b, c].allSatisfy { $0.y >= -1e-9 && $0.y <= 20 + 1e-9 })
    }
  }

  @Test(arguments: [
    (5.0, 300.0, 10.0), (0, 1, 3),
  ])
  func equalAnglesForEqualShares(start: Double, outer: Double, corner: Double) {
    let arc = ArcShape(center: Point(0, 0), inner: outer / 2, outer: outer, start: start, end: start + 1, corner: corner)
    for segment in Path.sector(arc).segments {
      guard case .arc(let c, let r, _, _) = segment else { continue }
      // Round corners stay within the ring.
      let d = (c.x * c.x + c.y * c.y).squareRoot()
      #expect(d + (r < outer / 2 ? r : 0) <= outer + 1e-9)
    }
  }
}
