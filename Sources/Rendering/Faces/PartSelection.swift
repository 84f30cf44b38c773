/// Which part of a font each glyph belongs to, a byte a glyph or in runs of glyphs.
struct PartSelection {
  private let bytes: FontBytes
  private let place: Int
  private let glyphs: Int
  /// How many runs; nil where every glyph has its byte.
  private let runs: Int?

  init?(_ bytes: FontBytes, at place: Int, glyphs: Int) {
    switch bytes.number(at: place, bytes: 1) {
    case 0:
      guard place + 1 + glyphs <= bytes.endIndex else { return nil }
      runs = nil
    case 3:
      guard let count = bytes.number(at: place + 1, bytes: 2), count > 0, place + 5 + count * 3 <= bytes.endIndex,
        bytes.number(at: place + 3, bytes: 2) == 0
      else { return nil }
      runs = count
    default: return nil
    }
    self.bytes = bytes
    self.place = place
    self.glyphs = glyphs
  }

  /// Nil for a glyph that the font has not.
  subscript(glyph: Int) -> Int? {
    guard glyph >= 0, glyph < glyphs else { return nil }
    guard let runs else { return bytes.number(at: place + 1 + glyph, bytes: 1) }
    // The last run that begins at the glyph or before it.
    var (low, high) = (0, runs)
    while high - low > 1 {
      let middle = (low + high) / 2
      if bytes.number(at: place + 3 + middle * 3, bytes: 2)! <= glyph { low = middle } else { high = middle }
    }
    return bytes.number(at: place + 5 + low * 3, bytes: 1)
  }

  static func written(_ parts: [Int]) -> [UInt8] { [0] + parts.map { UInt8(truncatingIfNeeded: $0) } }
}
