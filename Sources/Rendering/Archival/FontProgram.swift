/// The parts of a font program in the compact font format whose glyphs are numbered by character (CID-keyed).
struct FontProgram {
  /// Everything in front of the global subroutines but the head's dictionary: it holds no places.
  private let front: [UInt8]
  private let strings: [UInt8]
  private let head: FontDictionary
  let globalRoutines: [ArraySlice<UInt8>]
  let glyphs: [ArraySlice<UInt8>]
  /// Copied as they are: which character each glyph is, and which part of the font it belongs to.
  private let characters: ArraySlice<UInt8>
  private let selection: ArraySlice<UInt8>
  /// For each glyph the position in `parts`.
  let partOfGlyph: [Int]
  let parts: [Part]

  /// A part of the font with dimensions and subroutines of its own.
  struct Part {
    var dictionary: FontDictionary
    var dimensions: FontDictionary
    var routines: [ArraySlice<UInt8>]
  }

  init?(_ bytes: [UInt8]) {
    guard bytes.count > 4, bytes[0] == 1, bytes[2] >= 4, let names = FontIndex(bytes, at: Int(bytes[2])),
      let heads = FontIndex(bytes, at: names.end), heads.items.count == 1,
      let head = FontDictionary(heads.items[0]),
      let strings = FontIndex(bytes, at: heads.end), let globals = FontIndex(bytes, at: strings.end),
      head[.characterSet].count == 1, head[.glyphs].count == 1, head[.parts].count == 1, head[.selection].count == 1,
      head[.encoding].isEmpty, head[.dimensions].isEmpty,
      let glyphs = FontIndex(bytes, at: head[.glyphs][0]), let list = FontIndex(bytes, at: head[.parts][0])
    else { return nil }
    var starts = [head[.characterSet][0], head[.glyphs][0], head[.parts][0], head[.selection][0], bytes.count]
    var parts: [Part] = []
    for item in list.items {
      guard let dictionary = FontDictionary(item), dictionary[.dimensions].count == 2 else { return nil }
      let (size, place) = (dictionary[.dimensions][0], dictionary[.dimensions][1])
      guard size >= 0, place >= 0, place + size <= bytes.count, let dimensions = FontDictionary(bytes[place..<(place + size)])
      else { return nil }
      var routines: [ArraySlice<UInt8>] = []
      if let offset = dimensions[.routines].first {
        guard let index = FontIndex(bytes, at: place + offset) else { return nil }
        routines = index.items
        starts.append(place + offset)
      }
      starts.append(place)
      parts.append(Part(dictionary: dictionary, dimensions: dimensions, routines: routines))
    }
    // A section goes up to where the next begins.
    func section(at place: Int) -> ArraySlice<UInt8>? {
      guard place >= 0, let end = starts.filter({ $0 > place }).min(), end <= bytes.count else { return nil }
      return bytes[place..<end]
    }
    guard let characters = section(at: head[.characterSet][0]), let selection = section(at: head[.selection][0]),
      let chosen = Self.chosenParts(selection, glyphs: glyphs.items.count), chosen.allSatisfy(parts.indices.contains)
    else { return nil }
    front = Array(bytes[..<names.end])
    self.strings = Array(bytes[heads.end..<strings.end])
    self.head = head
    globalRoutines = globals.items
    self.glyphs = glyphs.items
    self.characters = characters
    self.selection = selection
    partOfGlyph = chosen
    self.parts = parts
  }

  private static func chosenParts(_ selection: ArraySlice<UInt8>, glyphs count: Int) -> [Int]? {
    let bytes = Array(selection)
    func number(_ at: Int) -> Int { Int(bytes[at]) << 8 | Int(bytes[at + 1]) }
    switch bytes.first {
    case 0:
      return bytes.count > count ? bytes[1...count].map(Int.init) : nil
    case 3:
      guard bytes.count >= 5 else { return nil }
      let ranges = number(1)
      guard bytes.count >= 5 + ranges * 3, number(3 + ranges * 3) == count else { return nil }
      var result: [Int] = []
      for range in 0..<ranges {
        guard number(3 + range * 3) == result.count else { return nil }
        let end = number(3 + (range + 1) * 3)
        guard end >= result.count else { return nil }
        result += Array(repeating: Int(bytes[5 + range * 3]), count: end - result.count)
      }
      return result.count == count ? result : nil
    default: return nil
    }
  }

  /// The program again, with other bodies for its glyphs and subroutines.
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
    var body: [UInt8] = []
    var places = (characters: start, selection: 0, glyphs: 0, parts: 0)
    body += characters
    places.selection = start + body.count
    body += selection
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
