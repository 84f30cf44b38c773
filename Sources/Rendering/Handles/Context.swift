import CCairo
import Drawing

/// cairo's drawing context: the calls that exporters use, in Drawing's words. Lives inside one function.
final class Context {
  let pointer: OpaquePointer
  /// Whether it draws a picture; a file of vectors is drawn later, at any size.
  let drawsPixels: Bool
  private var tiles: [HatchTile.Key: HatchTile] = [:]

  init(on surface: some Surface) throws(RenderingError) {
    let created = cairo_create(surface.pointer)!
    let status = cairo_status(created)
    guard status == CAIRO_STATUS_SUCCESS else {
      cairo_destroy(created)
      throw .drawing(cairoWords(status))
    }
    pointer = created
    drawsPixels = surface is ImageSurface
  }

  deinit { cairo_destroy(pointer) }

  /// cairo remembers its first error and then ignores every call: this asks for it.
  func check() throws(RenderingError) {
    let status = cairo_status(pointer)
    guard status == CAIRO_STATUS_SUCCESS else { throw .drawing(cairoWords(status)) }
  }

  // MARK: Place

  /// Runs a part of the drawing with its own transformation and clip.
  func isolated(_ body: () -> Void) {
    cairo_save(pointer)
    body()
    cairo_restore(pointer)
  }

  func move(by point: Point) { cairo_translate(pointer, point.x, point.y) }
  func scale(by factor: Double) { cairo_scale(pointer, factor, factor) }
  func turn(degrees: Double) { cairo_rotate(pointer, degrees * .pi / 180) }
  func clip(to path: Path) {
    trace(path)
    cairo_clip(pointer)
  }

  // MARK: Marks

  func trace(_ path: Path) {
    cairo_new_path(pointer)
    if let box = path.asRectangle {
      cairo_rectangle(pointer, box.x, box.y, box.width, box.height)
      return
    }
    for segment in path.segments {
      switch segment {
      case .move(let p): cairo_move_to(pointer, p.x, p.y)
      case .line(let p): cairo_line_to(pointer, p.x, p.y)
      case .curve(let a, let b, let p): cairo_curve_to(pointer, a.x, a.y, b.x, b.y, p.x, p.y)
      case .arc(let center, let radius, let start, let end):
        if end >= start {
          cairo_arc(pointer, center.x, center.y, radius, start, end)
        } else {
          cairo_arc_negative(pointer, center.x, center.y, radius, start, end)
        }
      case .close: cairo_close_path(pointer)
      }
    }
  }

  func use(_ color: Color) {
    // Colours with an alpha channel make PDF pages transparency groups; opaque ones must not ask for it.
    if color.alpha >= 1 {
      cairo_set_source_rgb(pointer, color.red, color.green, color.blue)
    } else {
      cairo_set_source_rgba(pointer, color.red, color.green, color.blue, color.alpha)
    }
  }

  /// Draws with a stroke whose dashes begin so far into their pattern.
  func use(_ stroke: Stroke, dashedFrom distance: Double = 0) {
    use(stroke.color)
    cairo_set_line_width(pointer, stroke.width)
    let cap =
      switch stroke.cap {
      case .butt: CAIRO_LINE_CAP_BUTT
      case .round: CAIRO_LINE_CAP_ROUND
      case .square: CAIRO_LINE_CAP_SQUARE
      }
    let join =
      switch stroke.join {
      case .miter: CAIRO_LINE_JOIN_MITER
      case .round: CAIRO_LINE_JOIN_ROUND
      case .bevel: CAIRO_LINE_JOIN_BEVEL
      }
    cairo_set_line_cap(pointer, cap)
    cairo_set_line_join(pointer, join)
    // A dash of nothing but zeros is an error to cairo; to a reader it is a whole line.
    let dash = stroke.dash.contains { $0 > 0 } && stroke.dash.allSatisfy { $0 >= 0 } ? stroke.dash : []
    cairo_set_dash(pointer, dash, Int32(dash.count), distance)
  }

  func fill(_ path: Path) {
    trace(path)
    cairo_fill(pointer)
  }

  func stroke(_ path: Path) {
    trace(path)
    cairo_stroke(pointer)
  }

  /// The lines of a hatch in one direction, at the present scale.
  func tile(of hatch: Hatch, angle: Double) -> HatchTile {
    var matrix = cairo_matrix_t()
    cairo_get_matrix(pointer, &matrix)
    let key = HatchTile.Key(hatch: hatch, angle: angle, scale: drawsPixels ? matrix.xx : 1)
    if let known = tiles[key] { return known }
    let tile = drawsPixels ? HatchTile(of: hatch, angle: angle, scale: key.scale) : HatchTile(of: hatch, angle: angle)
    tiles[key] = tile
    return tile
  }

  func use(_ tile: HatchTile) { tile.use(on: pointer) }

  func paint(_ color: Color) {
    use(color)
    cairo_paint(pointer)
  }

  /// Draws a part by itself and lays it over the rest as a whole, see-through.
  func faded(_ opacity: Double, _ body: () -> Void) {
    cairo_push_group(pointer)
    body()
    cairo_pop_group_to_source(pointer)
    cairo_paint_with_alpha(pointer, min(max(opacity, 0), 1))
  }

  // MARK: Structure of a printed file

  /// Starts or ends a tag in the page's own coordinates, whatever the present ones are.
  func beginTag(_ name: String, _ attributes: String) {
    cairo_save(pointer)
    cairo_identity_matrix(pointer)
    cairo_tag_begin(pointer, name, attributes)
    cairo_restore(pointer)
  }

  func endTag(_ name: String) { cairo_tag_end(pointer, name) }
}

/// What cairo itself says about a status.
func cairoWords(_ status: cairo_status_t) -> String { String(cString: cairo_status_to_string(status)) }
