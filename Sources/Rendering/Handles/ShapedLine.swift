import CCairo
import CPango
import Drawing

/// One line of text as positioned glyphs, shaped by pango at a reference size of 1000 units to the em.
final class ShapedLine {
  /// Units to the em; every size is this one scaled, so that widths are proportional to the size to the last digit.
  static let unitsPerEm = 1000.0

  /// pango's font of a part of the line.
  typealias Font = UnsafeMutablePointer<PangoFont>
  typealias Part = (item: UnsafeMutablePointer<PangoItem>, glyphs: UnsafeMutablePointer<PangoGlyphString>)

  let text: String
  private(set) var parts: [Part] = []
  /// In pango's units.
  private var total: Int = 0
  /// The characters for which no font has a glyph.
  private(set) var missing: [Unicode.Scalar] = []

  init(_ text: String, in context: TypesettingContext, font: FontDescription) {
    self.text = text
    pango_context_set_font_description(context.pointer, font.pointer)
    let count = Int32(text.utf8.count)
    text.withCString { bytes in
      let list = pango_itemize_with_base_dir(context.pointer, PANGO_DIRECTION_LTR, bytes, 0, count, nil, nil)
      var node = list
      while let entry = node {
        let item = entry.pointee.data.assumingMemoryBound(to: PangoItem.self)
        let glyphs = pango_glyph_string_new()!
        Self.setAsChinese(item)
        pango_shape_full(
          bytes + Int(item.pointee.offset), item.pointee.length, bytes, count, &item.pointee.analysis, glyphs)
        parts.append((item, glyphs))
        widenQuotes(glyphs, of: item, in: bytes)
        note(glyphs, of: item, in: bytes)
        node = entry.pointee.next
      }
      g_list_free(list)
    }
  }

  deinit {
    for part in parts {
      pango_glyph_string_free(part.glyphs)
      pango_item_free(part.item)
    }
  }

  /// Dashes and digits belong to no script, and pango gives them that of their neighbours: `—` alone would be narrower
  /// than in a sentence, and a line would not be as wide as its pieces. In a Chinese document all of them are Chinese.
  private static func setAsChinese(_ item: UnsafeMutablePointer<PangoItem>) {
    switch PangoScript(rawValue: PangoScript.RawValue(item.pointee.analysis.script)) {
    case PANGO_SCRIPT_COMMON, PANGO_SCRIPT_INHERITED, PANGO_SCRIPT_LATIN:
      item.pointee.analysis.script = guint8(PANGO_SCRIPT_HAN.rawValue)
      item.pointee.analysis.language = pango_language_from_string("zh-cn")
    default: break
    }
  }

  /// Some free faces have the curly quotes of Latin text only; Chinese ones fill a square, the mark at its inner side.
  private func widenQuotes(
    _ glyphs: UnsafeMutablePointer<PangoGlyphString>, of item: UnsafeMutablePointer<PangoItem>,
    in bytes: UnsafePointer<CChar>
  ) {
    let em = PangoGlyphUnit(Self.unitsPerEm) * PangoGlyphUnit(PANGO_SCALE)
    for index in 0..<Int(glyphs.pointee.num_glyphs) {
      let start = bytes + Int(item.pointee.offset) + Int(glyphs.pointee.log_clusters[index])
      let lacking = em - glyphs.pointee.glyphs[index].geometry.width
      guard lacking > 0, start[0] == CChar(bitPattern: 0xE2), start[1] == CChar(bitPattern: 0x80) else { continue }
      switch UInt8(bitPattern: start[2]) {
      case 0x98, 0x9C: glyphs.pointee.glyphs[index].geometry.x_offset += lacking
      case 0x99, 0x9D: break
      default: continue
      }
      glyphs.pointee.glyphs[index].geometry.width = em
    }
  }

  private func note(
    _ glyphs: UnsafeMutablePointer<PangoGlyphString>, of item: UnsafeMutablePointer<PangoItem>,
    in bytes: UnsafePointer<CChar>
  ) {
    let unknown: UInt32 = 0x1000_0000  // PANGO_GLYPH_UNKNOWN_FLAG
    for index in 0..<Int(glyphs.pointee.num_glyphs) {
      let glyph = glyphs.pointee.glyphs[index]
      total += Int(glyph.geometry.width)
      guard glyph.glyph & unknown != 0 else { continue }
      let start = bytes + Int(item.pointee.offset) + Int(glyphs.pointee.log_clusters[index])
      if let scalar = Unicode.Scalar(g_utf8_get_char(start)) { missing.append(scalar) }
    }
  }

  /// In ems.
  var width: Double { Double(total) / Double(PANGO_SCALE) / Self.unitsPerEm }

  /// Adds room after each character, in ems.
  func space(by ems: Double) {
    let extra = Int32((ems * Self.unitsPerEm * Double(PANGO_SCALE)).rounded())
    for part in parts {
      let count = Int(part.glyphs.pointee.num_glyphs)
      let clusters = part.glyphs.pointee.log_clusters!
      for index in 0..<count where index + 1 == count || clusters[index] != clusters[index + 1] {
        part.glyphs.pointee.glyphs[index].geometry.width += extra
        total += Int(extra)
      }
    }
  }

  /// How far the ink of the first part reaches above and below the baseline, in ems.
  var inkHeight: (above: Double, below: Double) {
    guard let part = parts.first else { return (0, 0) }
    var ink = PangoRectangle()
    pango_glyph_string_extents(part.glyphs, part.item.pointee.analysis.font, &ink, nil)
    let em = Double(PANGO_SCALE) * Self.unitsPerEm
    return (Double(-ink.y) / em, Double(ink.y + ink.height) / em)
  }

  /// The outlines of the glyphs from the origin, in thousandths of the size, y downwards.
  var outline: Path {
    // Letters as paths need a context to be laid out on; nothing is drawn on it.
    let surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nil)
    let context = cairo_create(surface)
    defer {
      cairo_destroy(context)
      cairo_surface_destroy(surface)
    }
    var x = 0
    for part in parts {
      cairo_move_to(context, Double(x) / Double(PANGO_SCALE), 0)
      pango_cairo_glyph_string_path(context, part.item.pointee.analysis.font, part.glyphs)
      for index in 0..<Int(part.glyphs.pointee.num_glyphs) {
        x += Int(part.glyphs.pointee.glyphs[index].geometry.width)
      }
    }
    guard let traced = cairo_copy_path(context) else { return Path() }
    defer { cairo_path_destroy(traced) }
    var segments: [Path.Segment] = []
    var index = 0
    while index < Int(traced.pointee.num_data), let data = traced.pointee.data {
      func point(_ offset: Int) -> Point { Point(data[index + offset].point.x, data[index + offset].point.y) }
      switch data[index].header.type {
      case CAIRO_PATH_MOVE_TO: segments.append(.move(point(1)))
      case CAIRO_PATH_LINE_TO: segments.append(.line(point(1)))
      case CAIRO_PATH_CURVE_TO: segments.append(.curve(point(1), point(2), point(3)))
      default: segments.append(.close)
      }
      index += max(1, Int(data[index].header.length))
    }
    // The place to go on from, which cairo keeps after the last letter, is no part of it.
    if case .move? = segments.last { segments.removeLast() }
    return Path(segments)
  }
}
