/// A value of a PDF file, as the standard counts them.
indirect enum PDFObject: Equatable {
  case null
  case bool(Bool)
  /// As written.
  case number(String)
  case name(String)
  case string([UInt8])
  case array([PDFObject])
  /// In the order of the file.
  case dictionary([Entry])
  case reference(Int)

  struct Entry: Equatable {
    var key: String
    var value: PDFObject
  }

  subscript(key: String) -> PDFObject? {
    guard case .dictionary(let entries) = self else { return nil }
    return entries.first { $0.key == key }?.value
  }

  var asReference: Int? {
    if case .reference(let number) = self { number } else { nil }
  }

  var asInt: Int? {
    if case .number(let digits) = self { Int(digits) } else { nil }
  }

  /// A dictionary with some of its entries in place of the earlier ones.
  func with(_ changes: KeyValuePairs<String, PDFObject>) -> PDFObject {
    guard case .dictionary(var entries) = self else { return self }
    for (key, value) in changes {
      if let index = entries.firstIndex(where: { $0.key == key }) {
        entries[index].value = value
      } else {
        entries.append(Entry(key: key, value: value))
      }
    }
    return .dictionary(entries)
  }

  static func dictionary(_ pairs: KeyValuePairs<String, PDFObject>) -> PDFObject {
    .dictionary(pairs.map { Entry(key: $0.key, value: $0.value) })
  }

  /// Text for people, in UTF-8 as qpdf takes it.
  static func text(_ text: String) -> PDFObject { .string(Array(text.utf8)) }
  static func number(_ value: Int) -> PDFObject { .number(String(value)) }
}

/// Reads PDF values from bytes that cairo wrote: no comments but at the ends of lines, no odd white space.
struct PDFScanner {
  private let bytes: [UInt8]
  private(set) var position: Int

  init(_ bytes: [UInt8], at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 || byte == 9 || byte == 0 }
  private static func isDelimiter(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == 0x2F || byte == 0x3C || byte == 0x3E || byte == 0x5B || byte == 0x5D || byte == 0x28
      || byte == 0x29 || byte == 0x25
  }

  mutating func skipSpace() {
    while let byte = next {
      if byte == 0x25 {
        while let other = next, other != 10 { _ = other; position += 1 }
      } else if Self.isSpace(byte) {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func word() -> String {
    skipSpace()
    let start = position
    while let byte = next, !Self.isDelimiter(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The value at this place; nil where there is none.
  mutating func object() -> PDFObject? {
    skipSpace()
    switch next {
    case 0x2F:
      position += 1
      let start = position
      while let byte = next, !Self.isDelimiter(byte) { position += 1 }
      return .name(String(decoding: bytes[start..<position], as: UTF8.self))
    case 0x5B:
      position += 1
      var items: [PDFObject] = []
      while true {
        skipSpace()
        if take(0x5D) { return .array(items) }
        guard let item = object() else { return nil }
        items.append(item)
      }
    case 0x28: return literalString()
    case 0x3C where position + 1 < bytes.count && bytes[position + 1] == 0x3C:
      position += 2
      var entries: [PDFObject.Entry] = []
      while true {
        skipSpace()
        if take(0x3E) { return take(0x3E) ? .dictionary(entries) : nil }
        guard case .name(let key)? = object(), let value = object() else { return nil }
        entries.append(PDFObject.Entry(key: key, value: value))
      }
    case 0x3C: return hexadecimalString()
    default: return numberOrWord()
    }
  }

  private mutating func numberOrWord() -> PDFObject? {
    let text = word()
    switch text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    default: break
    }
    guard let first = text.utf8.first, (0x30...0x39).contains(first) || first == 0x2D || first == 0x2B || first == 0x2E
    else { return nil }
    // `12 0 R`.
    if let number = Int(text) {
      let here = position
      if word() == "0" {
        skipSpace()
        if take(UInt8(ascii: "R")) { return .reference(number) }
      }
      position = here
    }
    return .number(text)
  }

  private mutating func literalString() -> PDFObject? {
    position += 1
    var result: [UInt8] = []
    var depth = 1
    while let byte = next {
      position += 1
      switch byte {
      case 0x28: depth += 1
      case 0x29:
        depth -= 1
        if depth == 0 { return .string(result) }
      case 0x5C:
        guard let escaped = next else { return nil }
        position += 1
        switch escaped {
        case UInt8(ascii: "n"): result.append(10)
        case UInt8(ascii: "r"): result.append(13)
        case UInt8(ascii: "t"): result.append(9)
        case 0x30...0x37:
          var value = Int(escaped - 0x30)
          var count = 1
          while count < 3, let digit = next, (0x30...0x37).contains(digit) {
            value = value * 8 + Int(digit - 0x30)
            position += 1
            count += 1
          }
          result.append(UInt8(truncatingIfNeeded: value))
        default: result.append(escaped)
        }
        continue
      default: break
      }
      result.append(byte)
    }
    return nil
  }

  private mutating func hexadecimalString() -> PDFObject? {
    position += 1
    var digits: [UInt8] = []
    while let byte = next {
      position += 1
      switch byte {
      case 0x3E:
        if !digits.count.isMultiple(of: 2) { digits.append(0) }
        return .string(stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
      case 0x30...0x39: digits.append(byte - 0x30)
      case 0x41...0x46: digits.append(byte - 0x37)
      case 0x61...0x66: digits.append(byte - 0x57)
      default: break
      }
    }
    return nil
  }
}
