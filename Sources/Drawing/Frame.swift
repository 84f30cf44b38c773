/// A finished picture: a size and the items that stand at fixed positions in it, drawn in order.
package struct Frame: Hashable, Sendable, Codable {
  package var size: Size
  package var items: [Item]

  package init(size: Size, items: [Item] = []) {
    self.size = size
    self.items = items
  }

  package enum Item: Hashable, Sendable, Codable {
    case shape(Shape)
    case text(Point, TextRun)
    case group(Group)
    /// A rectangle that leads somewhere when it is clicked.
    case link(Box, Link)
    /// A named place that links lead to.
    case anchor(Point, String)
    /// The start and end of a part with a meaning (a heading, a table cell, a figure), for tagged PDF and for tests.
    case begin(Tag)
    case end
  }

  /// A path that is filled, stroked or both.
  package struct Shape: Hashable, Sendable, Codable {
    package var path: Path
    package var fill: Paint?
    package var stroke: Stroke?

    package init(_ path: Path, fill: Paint? = nil, stroke: Stroke? = nil) {
      self.path = path
      self.fill = fill
      self.stroke = stroke
    }
  }

  /// A frame inside a frame: moved, scaled, clipped to its own size, made see-through.
  package struct Group: Hashable, Sendable, Codable {
    package var origin: Point
    package var scale: Double
    package var clips: Bool
    package var opacity: Double
    package var frame: Frame

    package init(_ frame: Frame, at origin: Point, scale: Double = 1, clips: Bool = false, opacity: Double = 1) {
      self.frame = frame
      self.origin = origin
      self.scale = scale
      self.clips = clips
      self.opacity = opacity
    }
  }

  package enum Link: Hashable, Sendable, Codable {
    /// The name of an anchor in the same file.
    case anchor(String)
    case address(String)
  }

  /// What a part of the picture is, in the words of tagged PDF (`H1`, `P`, `Table`, `TR`, `TH`, `TD`, `Figure`, `Artifact`).
  package struct Tag: Hashable, Sendable, Codable {
    package var kind: String
    package var alternateText: String?
    /// Names a part that goes on elsewhere: a paragraph over two pages is two pieces with one name.
    package var name: String?

    package init(_ kind: String, alternateText: String? = nil, name: String? = nil) {
      self.kind = kind
      self.alternateText = alternateText
      self.name = name
    }
  }

  package mutating func draw(_ path: Path, fill: Paint? = nil, stroke: Stroke? = nil) {
    items.append(.shape(Shape(path, fill: fill, stroke: stroke)))
  }
  package mutating func write(_ run: TextRun, at point: Point) { items.append(.text(point, run)) }
  package mutating func place(_ frame: Frame, at origin: Point, scale: Double = 1) {
    items.append(.group(Group(frame, at: origin, scale: scale)))
  }
}

/// One entry of a document's bookmarks.
package struct Bookmark: Hashable, Sendable {
  package var title: String
  /// 1 for the outermost.
  package var level: Int
  /// The name of the anchor that it leads to.
  package var anchor: String

  package init(_ title: String, level: Int, anchor: String) {
    self.title = title
    self.level = level
    self.anchor = anchor
  }
}
