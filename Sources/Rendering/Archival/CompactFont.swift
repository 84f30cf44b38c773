/// A font program as cairo embeds it, in the compact font format, without the subroutines that no glyph uses.
///
/// The Chinese faces share strokes in some thirty thousand subroutines. cairo empties those that a subset does not use,
/// but keeps their numbers, and the list of thirty thousand empty places is larger than the glyphs of a heading. Here
/// those in use are numbered anew; no glyph changes its shape. Nil where the program is not as cairo writes it.
struct CompactFont {
  let bytes: [UInt8]

  init?(_ source: [UInt8]) {
    guard let font = FontProgram(source), let programs = GlyphPrograms(of: font) else { return nil }
    bytes = font.written(with: programs)
    guard bytes.count < source.count else { return nil }
  }
}
