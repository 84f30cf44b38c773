/// The parts of a font program in the compact font format whose glyphs are numbered by character (CID-keyed).
struct FontProgram {
  /// Everything in front of the global subroutines but the head's dictionary: it holds no places.
  private let front: FontBytes
  private let strings: FontBytes
  private let head: FontDictionary
  let globalRoutines: FontIndex
  let glyphs: FontIndex
  private let selection: PartSelection
  let parts: [Part]

  /// A part of the font with dimensions and subroutines of its own.
  struct Part {
    var dictionary: FontDictionary
    var dimensions: FontDictionary
    var routines: FontIndex?
  }

  init?(_ bytes: FontBytes) {
    guard bytes.count > 4, bytes[0] == 1, bytes[2] >= 4, let names = FontIndex(bytes, at: Int(bytes[2])),
      let heads = FontIndex(bytes, at: names.end), heads.count == 1, let head = heads[0].flatMap({ FontDictionary($0) }),
      let strings = FontIndex(bytes, at: heads.end), let globals = FontIndex(bytes, at: strings.end),
      head[.characterSet].count == 1, head[.glyphs].count == 1, head[.parts].count == 1, head[.selection].count == 1,
      head[.encoding].isEmpty, head[.dimensions].isEmpty,
      let glyphs = FontIndex(bytes, at: head[.glyphs][0]), let list = FontIndex(bytes, at: head[.parts][0]),
      let selection = PartSelection(bytes, at: head[.selection][0], glyphs: glyphs.count)
    else { return nil }
    var parts: [Part] = []
    for number in 0..<list.count {
      guard let dictionary = list[number].flatMap({ FontDictionary($0) }), dictionary[.dimensions].count == 2
      else { return nil }
      let (size, place) = (dictionary[.dimensions][0], dictionary[.dimensions][1])
      guard size >= 0, place >= 0, place + size <= bytes.count, let dimensions = FontDictionary(bytes[place..<(place + size)])
      else { return nil }
      var routines: FontIndex?
      if let offset = dimensions[.routines].first {
        routines = FontIndex(bytes, at: place + offset)
        guard routines != nil else { return nil }
      }
      parts.append(Part(dictionary: dictionary, dimensions: dimensions, routines: routines))
    }
    front = bytes[0..<names.end]
    self.strings = bytes[heads.end..<strings.end]
    self.head = head
    globalRoutines = globals
    self.glyphs = glyphs
    self.selection = selection
    self.parts = parts
  }

  /// The position in `parts` of the part to which a glyph belongs.
  func part(of glyph: Int) -> Int? {
    selection[glyph].flatMap { parts.indices.contains($0) ? $0 : nil }
  }

  /// A program of these glyphs and subroutines only, numbered in their order, with the dimensions of this one.
  func written(with programs: GlyphPrograms) -> [UInt8] {
    // Places are written with five bytes, so that the length of the head does not depend on them.
    func head(_ places: (characters: Int, selection: Int, glyphs: Int, parts: Int)) -> [UInt8] {
      let dictionary = self.head.with([
        .characterSet: [places.characters], .selection: [places.selection], .glyphs: [places.glyphs],
        .parts: [places.parts],
      ])
      return front + FontIndex.written([dictionary.bytes]) + strings + FontIndex.written(programs.globalRoutines)
    }
    let start = head((0, 0, 0, 0)).count
    // Characters have the numbers of their glyphs: one run from 1, as many more as there are.
    let further = max(0, programs.glyphs.count - 2)
    var body: [UInt8] = [2, 0, 1, UInt8(further >> 8), UInt8(further & 255)]
    var places = (characters: start, selection: 0, glyphs: 0, parts: 0)
    places.selection = start + body.count
    body += PartSelection.written(programs.parts)
    places.glyphs = start + body.count
    body += FontIndex.written(programs.glyphs)
    var dictionaries: [[UInt8]] = []
    for (part, routines) in zip(parts, programs.routines) {
      let size = part.dimensions.with([.routines: routines.isEmpty ? [] : [0]]).bytes.count
      let dimensions = part.dimensions.with([.routines: routines.isEmpty ? [] : [size]])
      dictionaries.append(part.dictionary.with([.dimensions: [size, start + body.count]]).bytes)
      body += dimensions.bytes
      if !routines.isEmpty { body += FontIndex.written(routines) }
    }
    places.parts = start + body.count
    body += FontIndex.written(dictionaries)
    return head(places) + body
  }
}
