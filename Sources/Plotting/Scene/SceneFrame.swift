package import Drawing
#if canImport(Glibc)
  import Glibc
#endif

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
      draw(plot.marks.filter(\.isClipped), within: plot.box, theme: theme)
      for mark in plot.marks where !mark.isClipped { draw(mark, theme: theme) }
      for axis in plot.axes {
        for line in axis.ticks { draw(.line(line.from, line.to), stroke: line.stroke) }
        if let line = axis.line { draw(.line(line.from, line.to), stroke: line.stroke) }
        for label in axis.labels + axis.title { write(label) }
      }
    }
    for legend in scene.legends {
      if let strip = legend.strip { draw(strip, colors: legend.stripColors, limits: legend.stripLimits, isUpright: legend.isUpright) }
      for entry in legend.entries {
        draw(entry.symbol, theme: theme)
        write(entry.label)
      }
      for label in legend.title { write(label) }
    }
    for label in scene.furniture { write(label) }
  }

  private mutating func write(_ label: SceneLabel) {
    if let paper = label.paper { draw(.rectangle(label.box.inset(by: -1)), fill: .solid(paper)) }
    write(
      TextRun(label.text, label.face, color: label.color, anchor: label.anchor, angle: label.angle), at: label.point)
  }

  /// Marks of which nothing may reach beyond the plot.
  private mutating func draw(_ marks: [SceneMark], within box: Box, theme: Theme) {
    guard !marks.isEmpty else { return }
    var inner = Frame(size: Size(box.width, box.height))
    for mark in marks { inner.draw(mark.moved(by: Point(-box.x, -box.y)), theme: theme) }
    items.append(.group(Group(inner, at: Point(box.x, box.y), clips: true)))
  }

  private mutating func draw(_ mark: SceneMark, theme: Theme) {
    guard mark.opacity < 1 else {
      drawOpaque(mark, theme: theme)
      return
    }
    // Ink of one kind is faded by its colour; where an outline lies over a fill both are faded as one.
    if let faded = mark.fadedByColor, mark.fill.map({ theme.hatches[$0.hexText] == nil }) ?? true {
      drawOpaque(faded, theme: theme)
      return
    }
    var inner = Frame(size: size)
    inner.drawOpaque(mark, theme: theme)
    items.append(.group(Group(inner, at: .zero, opacity: mark.opacity)))
  }

  private mutating func drawOpaque(_ mark: SceneMark, theme: Theme) {
    let fill = mark.fill.map(theme.paint)
    switch mark.shape {
    case .rect(let box, let radius): draw(.rounded(box, radius), fill: fill, stroke: mark.stroke)
    case .line(let points): draw(.curve(points, mark.interpolation, mark.tension), stroke: mark.stroke)
    case .area(let upper, let lower):
      var path = Path.curve(upper, mark.interpolation, mark.tension)
      let back = Path.curve(lower.reversed(), mark.interpolation.reversed, mark.tension)
      if let first = back.segments.first, case .move(let point) = first { path.segments.append(.line(point)) }
      path.segments += back.segments.dropFirst()
      path.segments.append(.close)
      draw(path, fill: fill, stroke: mark.stroke)
    case .trail(let points, let widths): draw(.trail(points, widths), fill: fill, stroke: mark.stroke)
    case .arc(let arc): draw(.sector(arc), fill: fill, stroke: mark.stroke)
    case .symbol(let center, let name, let area):
      draw(.symbol(name, at: center, area: area), fill: fill, stroke: mark.stroke)
    case .rule(let a, let b): draw(.line(a, b), stroke: mark.stroke)
    case .text(let label): write(label)
    case .lines(let labels): writeTogether(labels)
    }
  }

  /// Lines that turn as one about where the first stands.
  private mutating func writeTogether(_ labels: [SceneLabel]) {
    guard let first = labels.first, first.angle != 0 else {
      for label in labels { write(label) }
      return
    }
    let turn = first.angle * .pi / 180
    for var label in labels {
      let d = label.point.y - first.point.y
      label.point = Point(first.point.x - d * sin(turn), first.point.y + d * cos(turn))
      write(label)
    }
  }

  /// Colours along a strip: each up to its limit, or flowing, in slices that are too thin to see.
  private mutating func draw(_ strip: Box, colors: [Color], limits: [Double], isUpright: Bool) {
    func fill(_ from: Double, _ to: Double, _ color: Color) {
      let slice =
        isUpright
        ? Box(strip.x, strip.maxY - strip.height * to, strip.width, strip.height * (to - from))
        : Box(strip.x + strip.width * from, strip.y, strip.width * (to - from), strip.height)
      draw(.rectangle(slice), fill: .solid(color))
    }
    if limits.count + 1 == colors.count {
      for (i, color) in colors.enumerated() { fill(i > 0 ? limits[i - 1] : 0, i < limits.count ? limits[i] : 1, color) }
      return
    }
    guard colors.count > 1 else { return }
    let ramp = ColorRamp(stops: colors.indices.map(Double.init), colors: colors)
    let slices = 48
    for i in 0..<slices {
      let t = (Double(i) + 0.5) / Double(slices) * Double(colors.count - 1)
      let part = Double(i) / Double(slices)
      // A hair into the next slice, or paper would show between them.
      fill(part, min(1, part + (1 + 0.2 * Double(slices) / max(1, isUpright ? strip.height : strip.width)) / Double(slices)), ramp.color(t))
    }
  }
}

extension SceneMark {
  /// The mark with its opacity in its colour, where it is drawn in a single stroke or fill; nil where it is not.
  fileprivate var fadedByColor: SceneMark? {
    guard fill == nil || stroke == nil || (stroke?.width ?? 0) <= 0 else { return nil }
    switch shape {
    case .text, .lines: return nil
    default: break
    }
    var faded = self
    faded.opacity = 1
    faded.fill?.alpha *= opacity
    faded.stroke?.color.alpha *= opacity
    return faded
  }
}
