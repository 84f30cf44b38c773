package import Drawing

extension Scene {
  /// Puts another scene's marks and words into this one, its upper left corner at a point.
  mutating func add(_ other: Scene, at offset: Point) {
    plots += other.plots.map { $0.moved(by: offset) }
    legends += other.legends.map { $0.moved(by: offset) }
    furniture += other.furniture.map { $0.moved(by: offset) }
    unplaced += other.unplaced
  }
}

extension PlotArea {
  func moved(by d: Point) -> PlotArea {
    var area = self
    area.box = box.moved(by: d)
    area.axes = axes.map { axis in
      var axis = axis
      axis.grid = axis.grid.map { $0.moved(by: d) }
      axis.ticks = axis.ticks.map { $0.moved(by: d) }
      axis.line = axis.line?.moved(by: d)
      axis.labels = axis.labels.map { $0.moved(by: d) }
      axis.title = axis.title.map { $0.moved(by: d) }
      return axis
    }
    area.marks = marks.map { $0.moved(by: d) }
    for (channel, along) in [(Channel.x, d.x), (.y, d.y)] {
      switch scales[channel] {
      case .continuous(var scale):
        scale.start += along
        scale.end += along
        area.scales[channel] = .continuous(scale)
      case .band(var scale):
        scale.start += along
        scale.end += along
        area.scales[channel] = .band(scale)
      default: break
      }
    }
    return area
  }
}

extension LegendArea {
  func moved(by d: Point) -> LegendArea {
    var area = self
    area.title = title.map { $0.moved(by: d) }
    area.entries = entries.map { entry in
      var entry = entry
      entry.symbol = entry.symbol.moved(by: d)
      entry.label = entry.label.moved(by: d)
      return entry
    }
    area.strip = strip?.moved(by: d)
    return area
  }
}

extension SceneMark {
  func moved(by d: Point) -> SceneMark {
    var mark = self
    switch shape {
    case .rect(let box, let radius): mark.shape = .rect(box.moved(by: d), radius: radius)
    case .line(let points): mark.shape = .line(points.map { $0.moved(by: d) })
    case .area(let upper, let lower): mark.shape = .area(upper.map { $0.moved(by: d) }, lower.map { $0.moved(by: d) })
    case .symbol(let center, let name, let area): mark.shape = .symbol(center.moved(by: d), name: name, area: area)
    case .rule(let a, let b): mark.shape = .rule(a.moved(by: d), b.moved(by: d))
    case .text(let label): mark.shape = .text(label.moved(by: d))
    case .lines(let labels): mark.shape = .lines(labels.map { $0.moved(by: d) })
    case .trail(let points, let widths): mark.shape = .trail(points.map { $0.moved(by: d) }, widths)
    case .arc(var arc):
      arc.center = arc.center.moved(by: d)
      mark.shape = .arc(arc)
    }
    return mark
  }
}

extension SceneLine {
  func moved(by d: Point) -> SceneLine { SceneLine(from: from.moved(by: d), to: to.moved(by: d), stroke: stroke) }
}

extension SceneLabel {
  func moved(by d: Point) -> SceneLabel {
    var label = self
    label.point = point.moved(by: d)
    return label
  }
}

extension Point {
  fileprivate func moved(by d: Point) -> Point { Point(x + d.x, y + d.y) }
}
