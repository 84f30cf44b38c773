import CCairo
import Drawing

// cairo fills a shape one row of pixels after the other, and walks in each row along all sides that it crosses. Of an area
// of a hundred thousand points that goes up and down, each row crosses most sides, which are more than the processor's
// near memory holds: seconds of walking. In upright strips the same sides are crossed, a few at a time. Strips end where
// pixels end, so that no pixel belongs to two of them and no seam shows.

extension Context {
  /// Fills a shape; in a picture, one of very many corners strip by strip. A file of vectors keeps it whole.
  func fillInStrips(_ path: Path, corners most: Int = 1024) {
    var place = cairo_matrix_t()
    cairo_get_matrix(pointer, &place)
    // Strips stand upright only on paper that is not turned.
    guard drawsPixels, path.segments.count > 4 * most, place.xy == 0, place.yx == 0, place.xx > 0
    else { return fill(path) }
    let outlines = corners(of: path)
    let all = outlines.joined().map(\.x)
    guard let left = all.min(), let right = all.max() else { return }
    let pixels = Int((left * place.xx + place.x0).rounded(.down))...Int((right * place.xx + place.x0).rounded(.up))
    outlines.forEachStrip(of: pixels, corners: most, at: { (Double($0) - place.x0) / place.xx }) { strip in
      cairo_new_path(pointer)
      for outline in strip {
        for (i, corner) in outline.enumerated() {
          if i == 0 { cairo_move_to(pointer, corner.x, corner.y) } else { cairo_line_to(pointer, corner.x, corner.y) }
        }
        cairo_close_path(pointer)
      }
      cairo_fill(pointer)
    }
  }

  /// The outlines of a shape, with corners in place of curves.
  private func corners(of path: Path) -> [[Point]] {
    trace(path)
    guard let flat = cairo_copy_path_flat(pointer) else { return [] }
    defer { cairo_path_destroy(flat) }
    cairo_new_path(pointer)
    var outlines: [[Point]] = []
    var index = 0
    while index < Int(flat.pointee.num_data), let data = flat.pointee.data {
      let kind = data[index].header.type
      if kind == CAIRO_PATH_MOVE_TO { outlines.append([]) }
      if kind == CAIRO_PATH_MOVE_TO || kind == CAIRO_PATH_LINE_TO {
        outlines[outlines.count - 1].append(Point(data[index + 1].point.x, data[index + 1].point.y))
      }
      index += max(1, Int(data[index].header.length))
    }
    return outlines.filter { $0.count > 2 }
  }
}

extension [[Point]] {
  /// Hands out the shape in strips of whole pixels, halving it until a strip has few corners or is narrow.
  func forEachStrip(
    of pixels: ClosedRange<Int>, corners most: Int, at place: (Int) -> Double, _ body: ([[Point]]) -> Void
  ) {
    guard !isEmpty else { return }
    guard reduce(0, { $0 + $1.count }) > most, pixels.count > 8 else { return body(self) }
    let middle = (pixels.lowerBound + pixels.upperBound) / 2
    let edge = place(middle)
    map { $0.part(upTo: edge, sign: 1) }.filter { $0.count > 2 }
      .forEachStrip(of: pixels.lowerBound...middle, corners: most, at: place, body)
    map { $0.part(upTo: edge, sign: -1) }.filter { $0.count > 2 }
      .forEachStrip(of: middle...pixels.upperBound, corners: most, at: place, body)
  }
}

extension [Point] {
  /// What of a shape lies on the left of an upright line, or with a negative sign on its right; where it is cut, its
  /// outline runs along the line.
  fileprivate func part(upTo edge: Double, sign: Double) -> [Point] {
    guard var last = self.last else { return [] }
    var result: [Point] = []
    for corner in self {
      let (before, here) = ((last.x - edge) * sign <= 0, (corner.x - edge) * sign <= 0)
      if before != here {
        result.append(Point(edge, last.y + (corner.y - last.y) * (edge - last.x) / (corner.x - last.x)))
      }
      if here { result.append(corner) }
      last = corner
    }
    return result
  }
}
