import Drawing

extension Scene {
  /// The picture on pages no higher than `height`: the rows of bars are shared out evenly, and head, axes and foot stand on
  /// every page. A picture without rows, or with no room for three of them, stays whole.
  package func pages(ofHeight height: Double) -> [Scene] {
    guard size.height > height, plots.count == 1, case .band(let band)? = plots[0].scales[.y] else { return [self] }
    let plot = plots[0]
    let count = band.domain.count
    let row = plot.box.height / Double(max(1, count))
    let most = Int((plot.box.height + height - size.height) / row)
    guard most >= 3, most < count else { return [self] }
    let pages = (count + most - 1) / most
    let each = (count + pages - 1) / pages
    return stride(from: 0, to: count, by: each).map { first in
      page(from: plot.box.y + Double(first) * row, to: plot.box.y + Double(min(count, first + each)) * row)
    }
  }

  /// The rows between two heights, moved up to where the first row stands; what is below the plot follows.
  private func page(from top: Double, to bottom: Double) -> Scene {
    var scene = self
    var plot = plots[0]
    let up = Point(0, plot.box.y - top)
    let below = plot.box.maxY
    let rise = Point(0, (bottom - top) - plot.box.height)
    func isInside(_ y: Double) -> Bool { y >= top && y < bottom }
    plot.marks = plot.marks.compactMap { mark -> SceneMark? in
      if case .rule(let a, let b) = mark.shape, a.x == b.x, abs(a.y - b.y) > 0.01 {
        let (low, high) = (max(min(a.y, b.y), top), min(max(a.y, b.y), bottom))
        guard low < high else { return nil }
        var cut = mark
        cut.shape = .rule(Point(a.x, low), Point(a.x, high))
        return cut.moved(by: up)
      }
      guard let middle = mark.middle else { return mark.moved(by: up) }
      // Heads of columns stand over every page.
      if middle < plot.box.y { return mark }
      return isInside(middle) ? mark.moved(by: up) : nil
    }
    plot.axes = plot.axes.map { axis in
      var axis = axis
      if axis.channel == .y {
        axis.grid = axis.grid.filter { isInside($0.from.y) }.map { $0.moved(by: up) }
        axis.ticks = axis.ticks.filter { isInside($0.from.y) }.map { $0.moved(by: up) }
        axis.labels = axis.labels.filter { isInside($0.box.midY) }.map { $0.moved(by: up) }
      } else {
        axis.grid = axis.grid.map { SceneLine(from: $0.from, to: Point($0.to.x, $0.to.y + rise.y), stroke: $0.stroke) }
        if axis.orient == "bottom" {
          axis.ticks = axis.ticks.map { $0.moved(by: rise) }
          axis.labels = axis.labels.map { $0.moved(by: rise) }
          axis.title = axis.title.map { $0.moved(by: rise) }
          axis.line = axis.line?.moved(by: rise)
        }
      }
      return axis
    }
    plot.box.height = bottom - top
    scene.plots = [plot]
    scene.furniture = furniture.map { $0.point.y > below ? $0.moved(by: rise) : $0 }
    scene.legends = legends.map { legend in
      (legend.entries.first?.label.point.y ?? 0) > below ? legend.moved(by: rise) : legend
    }
    scene.size.height += rise.y
    return scene
  }
}

extension SceneMark {
  /// The height of its middle; nil for what belongs to no single row.
  fileprivate var middle: Double? {
    switch shape {
    case .rect(let box, _): box.midY
    case .symbol(let center, _, _): center.y
    case .rule(let a, let b): (a.y + b.y) / 2
    case .text(let label): label.box.midY
    default: nil
    }
  }
}
