import CPango

/// The font file behind a font of pango, as it lies in memory: its tables by their names.
final class SourceFace {
  /// The same for all fonts that pango has from one file.
  let pointer: OpaquePointer

  /// Nil where letters are drawn otherwise than the file says: slanted, thickened or otherwise adapted.
  init?(of font: UnsafeMutablePointer<PangoFont>) {
    guard let face = pango_font_get_hb_font(font).flatMap({ hb_font_get_face($0) }) else { return nil }
    let scaled = pango_cairo_font_get_scaled_font(OpaquePointer(font))
    guard let scaled, let whole = cairo_scaled_font_get_font_face(scaled),
      cairo_font_face_get_type(whole) == CAIRO_FONT_TYPE_FT, cairo_ft_font_face_get_synthesize(whole) == 0
    else { return nil }
    pointer = hb_face_reference(face)
    if table("fvar") != nil { return nil }
  }

  deinit { hb_face_destroy(pointer) }

  /// Lends a table; nil where the file has none of this name.
  func withTable<Result>(_ name: String, _ body: (FontBytes) -> Result) -> Result? {
    let blob = hb_face_reference_table(pointer, name.utf8.reduce(0) { $0 << 8 | hb_tag_t($1) })
    defer { hb_blob_destroy(blob) }
    var count: UInt32 = 0
    guard let bytes = hb_blob_get_data(blob, &count), count > 0 else { return nil }
    return bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
      body(FontBytes(UnsafeBufferPointer(start: $0, count: Int(count))))
    }
  }

  func table(_ name: String) -> [UInt8]? { withTable(name) { Array($0) } }
}
