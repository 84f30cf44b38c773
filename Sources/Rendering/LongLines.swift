import CCairo
import Drawing

// cairo strokes a line as one polygon. Where a line of many points goes up and down, each row of pixels crosses most of
// that polygon's sides, and the time grows as the square of the number of points: a hundred thousand of them take half a
// minute. Pieces of the line are small polygons, and the time grows as the line does.

extension Context {
  /// Draws an outline; in a picture, a line of very many points piece by piece. A file of vectors keeps it whole.
  func stroke(_ path: Path, as stroke: Stroke, piece count: Int = 128) {
    guard drawsPixels, path.segments.count > 8 * count, let pieces = path.pieces(of: count, for: stroke) else {
      use(stroke)
      self.stroke(path)
      return
    }
    // Pieces overlap, which ink that one sees through would show: such a line is drawn opaque and faded as a whole.
    guard stroke.color.alpha >= 1 else {
      var opaque = stroke
      opaque.color.alpha = 1
      faded(stroke.color.alpha) { draw(pieces, as: opaque) }
      return
    }
    draw(pieces, as: stroke)
  }

  private func draw(_ pieces: [Path.Piece], as stroke: Stroke) {
    for piece in pieces {
      use(stroke, dashedFrom: piece.distance)
      self.stroke(piece.path)
    }
  }
}

extension Path {
  /// A part of a line, and how far along the line it begins.
  struct Piece: Equatable {
    var path: Path
    var distance: Double
  }

  /// The line in pieces of so many segments, or nil where it cannot be taken apart without being seen.
  ///
  /// Each piece begins with the last segment of the one before, so that the corner between them is drawn as a corner.
  func pieces(of count: Int, for stroke: Stroke) -> [Piece]? {
    // A square end would stick out from a corner.
    guard stroke.cap != .square else { return nil }
    var pieces: [Piece] = []
    var here = Point.zero
    var distance = 0.0
    var last: (from: Point, at: Double, segment: Segment)?
    for segment in segments {
      let next: Point
      switch segment {
      case .move(let point):
        pieces.append(Piece(path: Path([segment]), distance: 0))
        (here, distance, last) = (point, 0, nil)
        continue
      case .line(let point): next = point
      // How long a curve is, cairo does not say, and dashes are counted along it.
      case .curve(_, _, let point) where stroke.dash.isEmpty: next = point
      case .curve, .arc, .close: return nil
      }
      guard !pieces.isEmpty else { return nil }
      if let last, pieces[pieces.count - 1].path.segments.count > count {
        pieces.append(Piece(path: Path([.move(last.from), last.segment]), distance: last.at))
      }
      pieces[pieces.count - 1].path.segments.append(segment)
      last = (here, distance, segment)
      distance += ((next.x - here.x) * (next.x - here.x) + (next.y - here.y) * (next.y - here.y)).squareRoot()
      here = next
    }
    return pieces
  }
}
