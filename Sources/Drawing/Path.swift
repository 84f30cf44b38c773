/// An outline made of lines, curves and arcs.
package struct Path: Hashable, Sendable, Codable {
  package enum Segment: Hashable, Sendable, Codable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    /// A circular arc from `start` to `end` radians, clockwise on the page.
    case arc(center: Point, radius: Double, start: Double, end: Double)
    case close
  }

  package var segments: [Segment]

  package init(_ segments: [Segment] = []) { self.segments = segments }

  package static func rectangle(_ box: Box) -> Path {
    Path([
      .move(Point(box.x, box.y)), .line(Point(box.maxX, box.y)), .line(Point(box.maxX, box.maxY)),
      .line(Point(box.x, box.maxY)), .close,
    ])
  }
  package static func line(_ a: Point, _ b: Point) -> Path { Path([.move(a), .line(b)]) }
  package static func polyline(_ points: [Point]) -> Path {
    Path(points.enumerated().map { $0.offset == 0 ? .move($0.element) : .line($0.element) })
  }
  package static func circle(_ center: Point, radius: Double) -> Path {
    Path([
      .move(Point(center.x + radius, center.y)),
      .arc(center: center, radius: radius, start: 0, end: 2 * .pi), .close,
    ])
  }
}
