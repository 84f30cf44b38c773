package import Drawing

/// A chart before it is ink: what stands where, of which kind and for which row, to be looked at and tested.
package struct Scene: Hashable, Sendable {
  package var size: Size
  package var background: Color
  package var plots: [PlotArea] = []
  package var legends: [LegendArea] = []
  /// Title, subtitle, notes and source.
  package var furniture: [SceneLabel] = []
  /// Labels that found no room, as `甲区 尚未启动 3`.
  package var unplaced: [String] = []

  package init(size: Size, background: Color = .white) {
    self.size = size
    self.background = background
  }

  /// All text of the picture.
  package var labels: [SceneLabel] {
    furniture
      + plots.flatMap { plot in
        plot.axes.flatMap { $0.labels + $0.title } + plot.marks.flatMap(\.labels)
      } + legends.flatMap { $0.title + $0.entries.map(\.label) }
  }
}

/// A rectangle spanned by two scales, with what is drawn in it.
package struct PlotArea: Hashable, Sendable {
  package var box: Box
  package var background: Color?
  package var outline: Stroke?
  package var axes: [SceneAxis]
  package var marks: [SceneMark]
  package var scales: [Channel: Scale]
  /// It holds an axis that several plots share, and no marks of its own.
  package var isEdge = false
}

/// An axis as it is drawn.
package struct SceneAxis: Hashable, Sendable {
  package var channel: Channel
  package var orient: String
  package var grid: [SceneLine]
  package var ticks: [SceneLine]
  package var line: SceneLine?
  package var labels: [SceneLabel]
  package var title: [SceneLabel]
  /// The most lines that a label has.
  package var lineCount = 1
}

package struct SceneLine: Hashable, Sendable {
  package var from: Point
  package var to: Point
  package var stroke: Stroke
}

/// A mark of one row (or, for lines and areas, of a run of rows).
package struct SceneMark: Hashable, Sendable {
  package enum Shape: Hashable, Sendable {
    case rect(Box, radius: Corners)
    case line([Point])
    /// The upper edge, then the lower edge back.
    case area([Point], [Point])
    /// A line that is as wide at each point as its number says.
    case trail([Point], [Double])
    case arc(ArcShape)
    case symbol(Point, name: String, area: Double)
    case rule(Point, Point)
    case text(SceneLabel)
    /// A text of several lines.
    case lines([SceneLabel])
  }

  package var kind: MarkKind
  /// Which layer it belongs to, from 0.
  package var layer: Int
  package var shape: Shape
  package var fill: Color?
  package var stroke: Stroke?
  package var opacity: Double = 1
  /// The row that it stands for; for lines and areas their first.
  package var row: DataRow
  /// Of lines and areas: which series of its layer it is, and which part of it where the series is broken.
  package var series = 0
  package var run = 0
  package var interpolation = Interpolation.linear
  package var tension: Double?
  /// Nothing of it is drawn beyond the plot.
  package var isClipped = false

  package var labels: [SceneLabel] {
    switch shape {
    case .text(let label): [label]
    case .lines(let labels): labels
    default: []
    }
  }
}

/// How round the corners of a rectangle are.
package struct Corners: Hashable, Sendable, ExpressibleByFloatLiteral {
  package var topLeft: Double
  package var topRight: Double
  package var bottomLeft: Double
  package var bottomRight: Double

  package init(_ all: Double) { (topLeft, topRight, bottomLeft, bottomRight) = (all, all, all, all) }
  package init(floatLiteral value: Double) { self.init(value) }

  var isSharp: Bool { max(topLeft, topRight, bottomLeft, bottomRight) <= 0 }
}

/// A sector of a circle or of a ring; angles in radians from the top, clockwise.
package struct ArcShape: Hashable, Sendable {
  package var center: Point
  package var inner: Double
  package var outer: Double
  package var start: Double
  package var end: Double
  package var corner = 0.0
  /// The angle that is left free between neighbours.
  package var gap = 0.0
}

/// One line of text at its place.
package struct SceneLabel: Hashable, Sendable {
  package enum Part: String, Hashable, Sendable {
    case title, subtitle, axis, axisTitle, legend, legendTitle, header, headerTitle, mark, note, source
  }

  package var part: Part
  package var text: String
  package var face: Face
  package var color: Color
  /// On the baseline.
  package var point: Point
  package var anchor: TextRun.Anchor
  package var angle: Double
  /// Measured width.
  package var width: Double
  /// What it lies on where a line behind it gives way.
  package var paper: Color?

  package var box: Box {
    // Digits and Latin capitals stay within 0.76 em above the baseline; Han fill 0.88 above and 0.12 below.
    let hasHan = text.unicodeScalars.contains { $0.value >= 0x2E80 }
    let ascent = (hasHan ? 0.88 : 0.76) * face.size
    let descent = (hasHan ? 0.12 : text.contains { ",;()gjpqy".contains($0) } ? 0.18 : 0.02) * face.size
    let x: Double =
      switch anchor {
      case .start: 0
      case .middle: -width / 2
      case .end: -width
      }
    let flat = Box(x, -ascent, width, ascent + descent)
    switch angle {
    case 0: return flat.moved(by: point)
    case -90, 270: return Box(point.x + flat.y, point.y - flat.maxX, flat.height, flat.width)
    default: return Box(point.x - flat.maxY, point.y + flat.x, flat.height, flat.width)
    }
  }
}

/// A legend as it is drawn.
package struct LegendArea: Hashable, Sendable {
  package var channel: Channel
  package var title: [SceneLabel]
  package var entries: [Entry]
  /// For colours of numbers: the strip, with its colours from left to right or from below upwards.
  package var strip: Box?
  package var stripColors: [Color] = []
  /// Where each colour but the last ends, in parts of the strip, where they stand for classes; none where they flow.
  package var stripLimits: [Double] = []
  package var isUpright = false

  package struct Entry: Hashable, Sendable {
    package var value: Datum
    package var symbol: SceneMark
    package var label: SceneLabel
  }
}
