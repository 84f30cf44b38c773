/// A font of a few glyphs of a Chinese face, numbered anew: what cairo is given for one file in place of the whole face.
///
/// cairo copies all outlines of a face twice for each file that it writes, sixteen megabytes each time, to pick out those
/// of a hundred characters, and keeps a place for each of the face's thirty thousand shared strokes. The few glyphs are
/// picked here, from where the face lies; outlines, widths and names are those of the face.
struct SmallFont {
  let bytes: [UInt8]

  /// Nil where the face is of another format, or does something that cannot be followed: then the whole face serves.
  init?(of numbers: [Int], from face: SourceFace) {
    guard let outlines = face.withTable("CFF ", { Self.outlines(of: numbers, $0) }) ?? nil,
      let (lines, widths) = Self.widths(of: numbers, face), var head = face.table("maxp"), head.count >= 6
    else { return nil }
    head.replaceSubrange(4..<6, with: Self.written(numbers.count, bytes: 2))
    var tables = [("CFF ", outlines), ("hhea", lines), ("hmtx", widths), ("maxp", head)]
    for name in ["OS/2", "head", "name", "post"] {
      guard let table = face.table(name) else { return nil }
      tables.append((name, table))
    }
    bytes = Self.file(of: tables.sorted { $0.0 < $1.0 })
  }

  private static func outlines(of numbers: [Int], _ table: FontBytes) -> [UInt8]? {
    guard let font = FontProgram(table), let programs = GlyphPrograms(of: numbers, in: font) else { return nil }
    return font.written(with: programs)
  }

  /// The head of the table of widths, and the table: for each glyph how wide it is and where its ink begins.
  private static func widths(of numbers: [Int], _ face: SourceFace) -> (head: [UInt8], table: [UInt8])? {
    guard var head = face.table("hhea"), head.count >= 36 else { return nil }
    let whole = Int(head[34]) << 8 | Int(head[35])
    let table = face.withTable("hmtx") { bytes -> [UInt8]? in
      var result: [UInt8] = []
      for number in numbers {
        // Glyphs beyond the last width have that width too.
        let width = min(number, whole - 1) * 4
        let start = number < whole ? number * 4 + 2 : whole * 4 + (number - whole) * 2
        guard whole > 0, width + 2 <= bytes.count, start + 2 <= bytes.count else { return nil }
        result += bytes[width..<(width + 2)]
        result += bytes[start..<(start + 2)]
      }
      return result
    }
    guard let table = table ?? nil else { return nil }
    head.replaceSubrange(34..<36, with: written(numbers.count, bytes: 2))
    return (head, table)
  }

  /// Tables behind a directory, each at a multiple of four bytes.
  private static func file(of tables: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    let power = (0..<16).last { 1 << $0 <= tables.count }!
    var result = Array("OTTO".utf8)
    for number in [tables.count, 16 << power, power, (tables.count - (1 << power)) * 16] {
      result += written(number, bytes: 2)
    }
    var place = 12 + tables.count * 16
    for table in tables {
      result += Array(table.name.utf8) + written(sum(of: table.bytes), bytes: 4)
      result += written(place, bytes: 4) + written(table.bytes.count, bytes: 4)
      place += (table.bytes.count + 3) & ~3
    }
    for table in tables { result += table.bytes + Array(repeating: 0, count: -table.bytes.count & 3) }
    return result
  }

  private static func sum(of bytes: [UInt8]) -> Int {
    var sum: UInt32 = 0
    for (place, byte) in bytes.enumerated() { sum &+= UInt32(byte) << UInt32(24 - place % 4 * 8) }
    return Int(sum)
  }

  private static func written(_ number: Int, bytes count: Int) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
