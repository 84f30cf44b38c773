/// A place on the page: points of 1/72 inch, x to the right, y downwards from the top left corner.
package struct Point: Hashable, Sendable, Codable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  package static let zero = Point(0, 0)
  package static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  package static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
}

/// Width and height in points.
package struct Size: Hashable, Sendable, Codable {
  package var width: Double
  package var height: Double

  package init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}

/// An upright box in points.
package struct Box: Hashable, Sendable, Codable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  package init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  package var maxX: Double { x + width }
  package var maxY: Double { y + height }
  package var midX: Double { x + width / 2 }
  package var midY: Double { y + height / 2 }

  package func intersects(_ other: Box) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }
  package func contains(_ other: Box) -> Bool {
    x <= other.x && y <= other.y && other.maxX <= maxX && other.maxY <= maxY
  }
  package func inset(by d: Double) -> Box { Box(x + d, y + d, width - 2 * d, height - 2 * d) }
  package func moved(by p: Point) -> Box { Box(x + p.x, y + p.y, width, height) }
}

extension Double {
  /// Millimetres as points.
  package static func mm(_ millimetres: Double) -> Double { millimetres * 72 / 25.4 }
}
