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
    fileprivate var dictionary: FontDictionary
    fileprivate var dimensions: FontDictionary
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

/// A numbered list of byte strings.
private struct FontIndex {
  var items: [ArraySlice<UInt8>]
  /// Where the bytes behind it begin.
  var end: Int

  init?(_ bytes: [UInt8], at place: Int) {
    guard place >= 0, place + 2 <= bytes.count else { return nil }
    let count = Int(bytes[place]) << 8 | Int(bytes[place + 1])
    guard count > 0 else {
      (items, end) = ([], place + 2)
      return
    }
    guard place + 3 <= bytes.count, (1...4).contains(bytes[place + 2]) else { return nil }
    let size = Int(bytes[place + 2])
    let data = place + 3 + (count + 1) * size - 1
    guard data < bytes.count else { return nil }
    var items: [ArraySlice<UInt8>] = []
    items.reserveCapacity(count)
    var start = 1
    for entry in 0...count {
      let here = place + 3 + entry * size
      let offset = bytes[here..<(here + size)].reduce(0) { $0 << 8 | Int($1) }
      guard offset >= start, data + offset <= bytes.count else { return nil }
      if entry > 0 { items.append(bytes[(data + start)..<(data + offset)]) }
      start = offset
    }
    self.items = items
    end = data + start
  }

  static func written(_ items: [[UInt8]]) -> [UInt8] {
    guard !items.isEmpty else { return [0, 0] }
    let total = items.reduce(1) { $0 + $1.count }
    let size = total < 1 << 8 ? 1 : total < 1 << 16 ? 2 : total < 1 << 24 ? 3 : 4
    var result: [UInt8] = [UInt8(items.count >> 8), UInt8(items.count & 255), UInt8(size)]
    result.reserveCapacity(total + items.count * size + 8)
    var offset = 1
    for item in items + [[]] {
      for shift in (0..<size).reversed() { result.append(UInt8(offset >> (shift * 8) & 255)) }
      offset += item.count
    }
    for item in items { result += item }
    return result
  }
}

/// Entries of a font's dictionary, each with its operands as they are written.
private struct FontDictionary {
  enum Key: Int {
    case characterSet = 15
    case encoding = 16
    case glyphs = 17
    case dimensions = 18
    case routines = 19
    case parts = 0xC24
    case selection = 0xC25
  }

  private var entries: [(key: Int, operands: [UInt8], numbers: [Int])] = []

  init?(_ bytes: ArraySlice<UInt8>) {
    var position = bytes.startIndex
    var start = position
    var numbers: [Int] = []
    while position < bytes.endIndex {
      let byte = Int(bytes[position])
      if byte <= 21 {
        var key = byte
        let operands = Array(bytes[start..<position])
        position += 1
        if byte == 12 {
          guard position < bytes.endIndex else { return nil }
          key = byte << 8 | Int(bytes[position])
          position += 1
        }
        entries.append((key, operands, numbers))
        start = position
        numbers = []
      } else if byte == 30 {
        // A fraction, two digits a byte up to a mark; no place is one.
        position += 1
        while position < bytes.endIndex, bytes[position] & 15 != 15 { position += 1 }
        position += 1
        numbers.append(0)
      } else if byte == 29 {
        guard position + 4 < bytes.endIndex else { return nil }
        let value = bytes[(position + 1)...(position + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        numbers.append(Int(Int32(bitPattern: value)))
        position += 5
      } else {
        guard let number = CharstringNumber(bytes, at: position) else { return nil }
        numbers.append(number.value)
        position = number.end
      }
    }
    guard position == bytes.endIndex, start == position else { return nil }
  }

  subscript(key: Key) -> [Int] { entries.first { $0.key == key.rawValue }?.numbers ?? [] }

  /// With other numbers, five bytes each, in some entries; an entry without numbers is left out.
  func with(_ changes: [Key: [Int]]) -> FontDictionary {
    var copy = self
    for (key, numbers) in changes {
      guard let index = copy.entries.firstIndex(where: { $0.key == key.rawValue }) else { continue }
      copy.entries[index].numbers = numbers
      copy.entries[index].operands = numbers.flatMap { number in
        [29] + (0..<4).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
      }
    }
    copy.entries.removeAll { entry in changes.contains { $0.key.rawValue == entry.key && $0.value.isEmpty } }
    return copy
  }

  var bytes: [UInt8] {
    entries.flatMap { $0.operands + ($0.key > 255 ? [UInt8($0.key >> 8), UInt8($0.key & 255)] : [UInt8($0.key)]) }
  }
}

/// A whole number as font programs write it in one to three bytes.
struct CharstringNumber {
  var value: Int
  var end: Int

  init?(_ bytes: ArraySlice<UInt8>, at place: Int) {
    func byte(_ offset: Int) -> Int? { place + offset < bytes.endIndex ? Int(bytes[place + offset]) : nil }
    guard let first = byte(0) else { return nil }
    switch first {
    case 32...246: (value, end) = (first - 139, place + 1)
    case 247...250:
      guard let next = byte(1) else { return nil }
      (value, end) = ((first - 247) * 256 + next + 108, place + 2)
    case 251...254:
      guard let next = byte(1) else { return nil }
      (value, end) = (-(first - 251) * 256 - next - 108, place + 2)
    case 28:
      guard let high = byte(1), let low = byte(2) else { return nil }
      (value, end) = (Int(Int16(truncatingIfNeeded: high << 8 | low)), place + 3)
    default: return nil
    }
  }

  static func written(_ value: Int) -> [UInt8] {
    switch value {
    case -107...107: [UInt8(value + 139)]
    case 108...1131: [UInt8((value - 108) >> 8 + 247), UInt8((value - 108) & 255)]
    case -1131 ... -108: [UInt8((-value - 108) >> 8 + 251), UInt8((-value - 108) & 255)]
    default: [28, UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }
  }
}
