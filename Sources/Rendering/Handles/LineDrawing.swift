import CCairo
import CPango

extension ShapedLine {
  /// Draws the glyphs from the origin of a context whose unit is a thousandth of the size; from faces cut down, if given.
  func draw(on context: Context, from faces: SmallFaces? = nil) {
    var x = 0
    text.withCString { bytes in
      for part in parts {
        cairo_move_to(context.pointer, Double(x) / Double(PANGO_SCALE), 0)
        let face = faces?[part.item.pointee.analysis.font]
        if face.map({ Self.show(part, of: bytes, from: $0, on: context) }) != true {
          var item = PangoGlyphItem()
          item.item = part.item
          item.glyphs = part.glyphs
          pango_cairo_show_glyph_item(context.pointer, bytes, &item)
        }
        for index in 0..<Int(part.glyphs.pointee.num_glyphs) {
          x += Int(part.glyphs.pointee.glyphs[index].geometry.width)
        }
      }
    }
  }

  /// Draws a part from the present point as pango would, with other numbers for its glyphs, and says which characters
  /// they stand for. Draws nothing where the face lacks one of them, or the part runs from right to left.
  private static func show(
    _ part: Part, of bytes: UnsafePointer<CChar>, from face: SmallFaces.Face, on context: Context
  ) -> Bool {
    let (item, string) = (part.item.pointee, part.glyphs.pointee)
    guard item.analysis.level % 2 == 0, let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(item.analysis.font))
    else { return false }
    var glyphs: [cairo_glyph_t] = []
    var clusters: [cairo_text_cluster_t] = []
    // Asked for, because cairo rounds it, and pango counts from there too.
    var (left, baseline) = (0.0, 0.0)
    cairo_get_current_point(context.pointer, &left, &baseline)
    var start = 0
    for index in 0..<Int(string.num_glyphs) {
      let glyph = string.glyphs[index]
      guard let number = face.numbers[glyph.glyph] else { return false }
      glyphs.append(
        cairo_glyph_t(
          index: number, x: left + Double(start + Int(glyph.geometry.x_offset)) / Double(PANGO_SCALE),
          y: baseline + Double(glyph.geometry.y_offset) / Double(PANGO_SCALE)))
      start += Int(glyph.geometry.width)
      // Glyphs of one character, or of several that are drawn as one, belong together.
      let here = string.log_clusters[index]
      if index == 0 || here != string.log_clusters[index - 1] {
        clusters.append(cairo_text_cluster_t(num_bytes: item.length - here, num_glyphs: 0))
        if clusters.count > 1 { clusters[clusters.count - 2].num_bytes -= item.length - here }
      }
      clusters[clusters.count - 1].num_glyphs += 1
    }
    var matrix = cairo_matrix_t()
    cairo_scaled_font_get_font_matrix(scaled, &matrix)
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    cairo_scaled_font_get_font_options(scaled, options)
    cairo_set_font_face(context.pointer, face.face.pointer)
    cairo_set_font_matrix(context.pointer, &matrix)
    cairo_set_font_options(context.pointer, options)
    cairo_show_text_glyphs(
      context.pointer, bytes + Int(item.offset), item.length, glyphs, Int32(glyphs.count), clusters,
      Int32(clusters.count), cairo_text_cluster_flags_t(rawValue: 0))
    return true
  }
}
