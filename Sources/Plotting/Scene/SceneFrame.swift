package import Drawing

extension Frame {
  /// The scene as ink.
  package init(_ scene: Scene, theme: Theme) {
    self.init(size: scene.size)
    draw(.rectangle(Box(0, 0, scene.size.width, scene.size.height)), fill: .solid(scene.background))
    for plot in scene.plots {
      if plot.background != nil || plot.outline != nil {
        draw(.rectangle(plot.box), fill: plot.background.map(Paint.solid), stroke: plot.outline)
      }
      for axis in plot.axes { for line in axis.grid { draw(.line(line.from, line.to), stroke: line.stroke) } }
      for mark in plot.marks { draw(mark, theme: theme) }
      for axis in plot.axes {
        for line in axis.ticks { draw(.line(line.from, line.to), stroke: line.stroke) }
        if let line = axis.line { draw(.line(line.from, line.to), stroke: line.stroke) }
        for label in axis.labels + axis.title { write(label) }
      }
    }
    for legend in scene.legends {
      if let strip = legend.strip { draw(strip, colors: legend.stripColors) }
      for entry in legend.entries {
        draw(entry.symbol, theme: theme)
        write(entry.label)
      }
      for label in legend.title { write(label) }
    }
    for label in scene.furniture { write(label) }
  }

  private mutating func write(_ label: SceneLabel) {
    write(
      TextRun(label.text, label.face, color: label.color, anchor: label.anchor, angle: label.angle), at: label.point)
  }

  private mutating func draw(_ mark: SceneMark, theme: Theme) {
    guard mark.opacity < 1 else {
      drawOpaque(mark, theme: theme)
      return
    }
    var inner = Frame(size: size)
    inner.drawOpaque(mark, theme: theme)
    items.append(.group(Group(inner, at: .zero, opacity: mark.opacity)))
  }

  private mutating func drawOpaque(_ mark: SceneMark, theme: Theme) {
    let fill = mark.fill.map(theme.paint)
    switch mark.shape {
    case .rect(let box, let radius): draw(.rounded(box, radius: radius), fill: fill, stroke: mark.stroke)
    case .line(let points): draw(.polyline(points), stroke: mark.stroke)
    case .area(let upper, let lower):
      var path = Path.polyline(upper + lower.reversed())
      path.segments.append(.close)
      draw(path, fill: fill, stroke: mark.stroke)
    case .symbol(let center, let name, let area):
      draw(.symbol(name, at: center, area: area), fill: fill, stroke: mark.stroke)
    case .rule(let a, let b): draw(.line(a, b), stroke: mark.stroke)
    case .text(let label): write(label)
    }
  }

  /// Colours that flow along a strip, in slices that are too thin to see.
  private mutating func draw(_ strip: Box, colors: [Color]) {
    guard colors.count > 1 else { return }
    let ramp = ColorRamp(stops: colors.indices.map(Double.init), colors: colors)
    let slices = 48
    for i in 0..<slices {
      let x = strip.x + strip.width * Double(i) / Double(slices)
      let t = (Double(i) + 0.5) / Double(slices) * Double(colors.count - 1)
      draw(
        .rectangle(Box(x, strip.y, strip.width / Double(slices) + 0.2, strip.height)), fill: .solid(ramp.color(t)))
    }
  }
}

extension Path {
  static func rounded(_ box: Box, radius: Double) -> Path {
    let r = min(radius, box.width / 2, box.height / 2)
    guard r > 0 else { return .rectangle(box) }
    return Path([
      .move(Point(box.x + r, box.y)), .line(Point(box.maxX - r, box.y)),
      .arc(center: Point(box.maxX - r, box.y + r), radius: r, start: -.pi / 2, end: 0),
      .line(Point(box.maxX, box.maxY - r)),
      .arc(center: Point(box.maxX - r, box.maxY - r), radius: r, start: 0, end: .pi / 2),
      .line(Point(box.x + r, box.maxY)),
      .arc(center: Point(box.x + r, box.maxY - r), radius: r, start: .pi / 2, end: .pi),
      .line(Point(box.x, box.y + r)),
      .arc(center: Point(box.x + r, box.y + r), radius: r, start: .pi, end: 1.5 * .pi), .close,
    ])
  }

  /// The plotting symbols of Vega-Lite, by the area that they cover.
  static func symbol(_ name: String, at c: Point, area: Double) -> Path {
    let side = area.squareRoot()
    let half = side / 2
    func polygon(_ points: [(Double, Double)]) -> Path {
      var path = Path.polyline(points.map { Point(c.x + $0.0, c.y + $0.1) })
      path.segments.append(.close)
      return path
    }
    switch name {
    case "square": return .rectangle(Box(c.x - half, c.y - half, side, side))
    case "cross":
      let r = half
      let s = r / 2.5
      return polygon([
        (-r, -s), (-r, s), (-s, s), (-s, r), (s, r), (s, s), (r, s), (r, -s), (s, -s), (s, -r), (-s, -r), (-s, -s),
      ])
    case "diamond": return polygon([(-half, 0), (0, -half), (half, 0), (0, half)])
    case "triangle", "triangle-up": return polygon([(0, -half * 0.866), (-half, half * 0.866), (half, half * 0.866)])
    case "triangle-down": return polygon([(0, half * 0.866), (-half, -half * 0.866), (half, -half * 0.866)])
    case "stroke": return .line(Point(c.x - half, c.y), Point(c.x + half, c.y))
    default: return .circle(c, radius: half)
    }
  }
}
