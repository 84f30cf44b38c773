// Exporters write rectangles and circles as such: shorter files, and pictures that can be edited afterwards.

extension Path {
  /// The box, when the outline is an upright rectangle as `Path.rectangle` draws it.
  package var asRectangle: Box? {
    guard segments.count == 5, case .move(let a) = segments[0], case .line(let b) = segments[1],
      case .line(let c) = segments[2], case .line(let d) = segments[3], segments[4] == .close,
      a.y == b.y, b.x == c.x, c.y == d.y, d.x == a.x
    else { return nil }
    return Box(min(a.x, c.x), min(a.y, c.y), abs(c.x - a.x), abs(c.y - a.y))
  }

  /// Centre and radius, when the outline is a circle as `Path.circle` draws it.
  package var asCircle: (center: Point, radius: Double)? {
    guard segments.count == 3, case .move = segments[0],
      case .arc(let center, let radius, let start, let end) = segments[1], segments[2] == .close,
      start == 0, end == 2 * .pi
    else { return nil }
    return (center, radius)
  }
}
