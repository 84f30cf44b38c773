import Drawing
import Foundation

/// A scene as JSON: what stands where, in figures that another program can compare. Kinds of marks are called as Vega calls them.
package func sceneReport(_ scene: Scene) -> String {
  let figures = SceneReport(scene)
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  guard let data = try? encoder.encode(figures) else { return "{}" }
  return String(decoding: data, as: UTF8.self) + "\n"
}

private struct SceneReport: Encodable {
  var size: [Double]
  var plots: [Plot]
  var legends: [Legend]
  var words: [Words]

  struct Plot: Encodable {
    var box: [Double]
    var axes: [Axis]
    var marks: [Mark]
  }
  struct Axis: Encodable {
    var channel: String
    var orient: String
    var title: [String]
    var labels: [String]
    var places: [[Double]]
    var ticks: Int
    var grid: Int
  }
  struct Mark: Encodable {
    var kind: String
    var layer: Int
    /// Left, top, width and height; of texts the point they hang on, of symbols the middle.
    var box: [Double]?
    var points: [[Double]]?
    /// Inner and outer radius, start and end in radians from the top.
    var arc: [Double]?
    var area: Double?
    var text: [String]?
    var fill: String?
    var stroke: String?
    var opacity: Double
  }
  struct Legend: Encodable {
    var channel: String
    var title: [String]
    var labels: [String]
  }
  struct Words: Encodable {
    var part: String
    var text: String
    var at: [Double]
  }

  init(_ scene: Scene) {
    size = [scene.size.width, scene.size.height]
    plots = scene.plots.map { plot in
      Plot(
        box: [plot.box.x, plot.box.y, plot.box.width, plot.box.height],
        axes: plot.axes.map { axis in
          Axis(
            channel: axis.channel.rawValue, orient: axis.orient, title: axis.title.map(\.text), labels: axis.labels.map(\.text),
            places: axis.labels.map { [$0.point.x, $0.point.y] }, ticks: axis.ticks.count, grid: axis.grid.count)
        }, marks: Self.marks(plot.marks))
    }
    legends = scene.legends.map { Legend(channel: $0.channel.rawValue, title: $0.title.map(\.text), labels: $0.entries.map(\.label.text)) }
    words = scene.furniture.map { Words(part: $0.part.rawValue, text: $0.text, at: [$0.point.x, $0.point.y]) }
  }

  private static func marks(_ marks: [SceneMark]) -> [Mark] {
    var result: [Mark] = []
    for mark in marks {
      // The parts of a broken line are one mark.
      if mark.run > 0, let last = result.indices.last {
        result[last].points = (result[last].points ?? []) + points(of: mark)
        continue
      }
      result.append(one(mark))
    }
    return result
  }

  private static func points(of mark: SceneMark) -> [[Double]] {
    switch mark.shape {
    case .line(let points): points.map { [$0.x, $0.y] }
    case .area(let upper, let lower): upper.map { [$0.x, $0.y] } + lower.map { [$0.x, $0.y] }
    case .trail(let points, _): points.map { [$0.x, $0.y] }
    default: []
    }
  }

  private static func one(_ mark: SceneMark) -> Mark {
    var result = Mark(kind: "rect", layer: mark.layer, fill: mark.fill?.hexText, stroke: mark.stroke?.color.hexText, opacity: mark.opacity)
    switch mark.shape {
    case .rect(let box, _): result.box = [box.x, box.y, box.width, box.height]
    case .line, .area, .trail:
      result.kind = mark.kind.rawValue
      result.points = points(of: mark)
    case .arc(let arc):
      result.kind = "arc"
      result.box = [arc.center.x, arc.center.y, 0, 0]
      result.arc = [arc.inner, arc.outer, arc.start, arc.end]
    case .symbol(let center, _, let area):
      result.kind = "symbol"
      result.box = [center.x, center.y, 0, 0]
      result.area = area
    case .rule(let a, let b):
      result.kind = "rule"
      result.box = [min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)]
    case .text, .lines:
      result.kind = "text"
      result.text = mark.labels.map(\.text)
      result.box = mark.labels.first.map { [$0.point.x, $0.point.y, 0, 0] }
    }
    return result
  }
}
