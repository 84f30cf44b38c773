import CCairo
import Drawing

/// cairo's repeating pattern with the lines of a hatch in one direction; between the lines one sees through.
final class HatchTile {
  let pointer: OpaquePointer
  private let drawsPixels: Bool

  /// What tells tiles apart: the pixels of one scale do for no other.
  struct Key: Hashable {
    var hatch: Hatch
    var angle: Double
    var scale: Double
  }

  /// A tile for print: one line in a long cell that is turned as a whole, kept as vectors and sharp at any size.
  init(of hatch: Hatch, angle: Double) {
    // A recorded drawing is cut at whole units: a hundred of them are one distance between lines.
    let side = 100.0
    let isDotted = hatch.kind == .dots
    let length = isDotted ? side : side * Double(Hatch.tileLength)
    var extents = cairo_rectangle_t(x: 0, y: 0, width: length, height: side)
    let surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents)!
    let context = cairo_create(surface)!
    Self.use(hatch.line, width: hatch.width * side / hatch.spacing, on: context)
    if isDotted {
      Self.dot(at: Point(side / 2, side / 2), on: context)
    } else {
      cairo_move_to(context, -side, side / 2)
      cairo_line_to(context, length + side, side / 2)
    }
    cairo_stroke(context)
    cairo_destroy(context)
    pointer = Self.repeating(surface)
    drawsPixels = false
    var matrix = cairo_matrix_t()
    cairo_matrix_init_scale(&matrix, side / hatch.spacing, side / hatch.spacing)
    cairo_matrix_rotate(&matrix, -angle * .pi / 180)
    cairo_pattern_set_matrix(pointer, &matrix)
  }

  /// A tile for a picture: a square of whole pixels into which the lines fit a whole number of times.
  init(of hatch: Hatch, angle: Double, scale: Double) {
    let isOblique = abs(angle) == 45
    let period = max(hatch.spacing * scale * (isOblique ? 2.0.squareRoot() : 1), 1)
    let (count, side) = Self.wholePixels(for: period)
    let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(side), Int32(side))!
    let context = cairo_create(surface)!
    Self.use(hatch.line, width: hatch.width * scale, on: context)
    let end = Double(side)
    let step = end / Double(count)
    // Lines of the neighbouring tiles reach into this one.
    for row in -1...(isOblique ? 2 * count : count) {
      let at = (Double(row) + 0.5) * step
      switch (hatch.kind, angle) {
      case (.dots, _): for column in -1...count { Self.dot(at: Point((Double(column) + 0.5) * step, at), on: context) }
      case (_, -45): Self.line(from: Point(-end, at + end), to: Point(2 * end, at - 2 * end), on: context)
      case (_, 45): Self.line(from: Point(-end, end - at - end), to: Point(2 * end, end - at + 2 * end), on: context)
      case (_, 90): Self.line(from: Point(at, -1), to: Point(at, end + 1), on: context)
      default: Self.line(from: Point(-1, at), to: Point(end + 1, at), on: context)
      }
    }
    cairo_stroke(context)
    cairo_destroy(context)
    pointer = Self.repeating(surface)
    drawsPixels = true
    // Pixel on pixel: nothing is to be smoothed.
    cairo_pattern_set_filter(pointer, CAIRO_FILTER_NEAREST)
  }

  deinit { cairo_pattern_destroy(pointer) }

  /// Makes the pattern the ink of what is drawn next.
  func use(on context: OpaquePointer) {
    if drawsPixels {
      // From the present units to pixels, whatever has been moved and scaled: tiles count from the picture's corner.
      var matrix = cairo_matrix_t()
      cairo_get_matrix(context, &matrix)
      cairo_pattern_set_matrix(pointer, &matrix)
    }
    cairo_set_source(context, pointer)
  }

  /// The fewest distances that make a whole number of pixels, off by no more than two in a thousand.
  static func wholePixels(for period: Double) -> (count: Int, side: Int) {
    for count in 1...32 {
      let length = period * Double(count)
      if abs(length.rounded() - length) / length < 0.002 { return (count, Int(length.rounded())) }
    }
    return (32, Int((period * 32).rounded()))
  }

  private static func repeating(_ surface: OpaquePointer) -> OpaquePointer {
    let pattern = cairo_pattern_create_for_surface(surface)!
    cairo_surface_destroy(surface)
    cairo_pattern_set_extend(pattern, CAIRO_EXTEND_REPEAT)
    return pattern
  }

  private static func use(_ color: Color, width: Double, on context: OpaquePointer) {
    cairo_set_source_rgba(context, color.red, color.green, color.blue, color.alpha)
    cairo_set_line_width(context, width)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_ROUND)
  }

  private static func line(from a: Point, to b: Point, on context: OpaquePointer) {
    cairo_move_to(context, a.x, a.y)
    cairo_line_to(context, b.x, b.y)
  }

  /// A dash without length and with round ends.
  private static func dot(at point: Point, on context: OpaquePointer) { line(from: point, to: point, on: context) }
}
