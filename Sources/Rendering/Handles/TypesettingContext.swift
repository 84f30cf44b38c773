import CCairo
import CFontconfig
import CPango

/// pango's font map and context over one font configuration: chooses fonts and shapes text without hinting.
final class TypesettingContext {
  let pointer: OpaquePointer
  private let fontMap: UnsafeMutablePointer<PangoFontMap>
  /// The font map reads from it for as long as it lives.
  private let configuration: FontConfiguration

  init(over configuration: FontConfiguration) throws(RenderingError) {
    guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT) else { throw .fontsUnreadable }
    pango_fc_font_map_set_config(OpaquePointer(map), configuration.pointer)
    guard let context = pango_font_map_create_context(map) else {
      g_object_unref(map)
      throw .fontsUnreadable
    }
    self.configuration = configuration
    fontMap = map
    pointer = context

    // One em is one em on paper, on a screen and in a measurement only when nothing is fitted to pixels.
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_round_glyph_positions(context, 0)
    pango_cairo_context_set_resolution(context, 72)
    // Without the language, Han characters may come in their Japanese shapes.
    pango_context_set_language(context, pango_language_from_string("zh-cn"))
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(pointer))
    g_object_unref(fontMap)
  }
}

/// pango's description of a font: families in order, size and weight.
final class FontDescription {
  let pointer: OpaquePointer

  init(families: [String], size: Double, bold: Bool) {
    pointer = pango_font_description_new()
    pango_font_description_set_family(pointer, families.joined(separator: ","))
    pango_font_description_set_absolute_size(pointer, size * Double(PANGO_SCALE))
    pango_font_description_set_weight(pointer, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
  }

  deinit { pango_font_description_free(pointer) }
}
