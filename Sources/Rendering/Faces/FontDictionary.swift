/// Entries of a font's dictionary, each with its operands as they are written.
struct FontDictionary {
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

  init?(_ bytes: FontBytes) {
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
