import Diagnostics

/// Reads JSON into nodes that remember their places, byte by byte: definitions may carry hundreds of thousands of values.
struct JSONReader {
  /// Where the text is no JSON; what may be wrong with it is for the more patient reader of YAML to say.
  private struct NotJSON: Error {}

  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: String
  private var at = 0
  private var line = 1
  /// Where the line begins, and how many bytes of it continue a character.
  private var lineStart = 0
  private var continuations = 0
  private var depth = 0

  /// The value of a text, or nil where it is no JSON.
  static func node(_ text: String, file: String) -> Node? {
    var text = text
    return text.withUTF8 { bytes in
      var reader = JSONReader(bytes: bytes, file: file)
      guard let node = try? reader.value() else { return nil }
      reader.skipSpace()
      return reader.at == bytes.count ? node : nil
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, file: String) {
    self.bytes = bytes
    self.file = file
  }

  private var place: Place { Place(file: file, line: line, column: at - lineStart - continuations + 1) }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0D: at += 1
      case 0x0A:
        at += 1
        line += 1
        (lineStart, continuations) = (at, 0)
      default: return
      }
    }
  }

  private mutating func value() throws(NotJSON) -> Node {
    skipSpace()
    guard at < bytes.count, depth < 500 else { throw NotJSON() }
    let start = place
    switch bytes[at] {
    case 0x7B: return Node(.map(try entries()), at: start)
    case 0x5B: return Node(.list(try items()), at: start)
    case 0x22: return Node(.string(try string()), at: start)
    case 0x74: return Node(try word("true", .bool(true)), at: start)
    case 0x66: return Node(try word("false", .bool(false)), at: start)
    case 0x6E: return Node(try word("null", .null), at: start)
    default: return Node(.number(try number()), at: start)
    }
  }

  private mutating func word(_ text: StaticString, _ value: Node.Value) throws(NotJSON) -> Node.Value {
    guard at + text.utf8CodeUnitCount <= bytes.count else { throw NotJSON() }
    for i in 0..<text.utf8CodeUnitCount where bytes[at + i] != text.utf8Start[i] { throw NotJSON() }
    at += text.utf8CodeUnitCount
    return value
  }

  private mutating func number() throws(NotJSON) -> String {
    let start = at
    while at < bytes.count, bytes[at] >= 0x30 && bytes[at] <= 0x39 || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(bytes[at]) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard bytes[start] != 0x2B, bytes[start] != 0x2E, Double(text) != nil else { throw NotJSON() }
    return text
  }

  private mutating func items() throws(NotJSON) -> [Node] {
    at += 1
    depth += 1
    defer { depth -= 1 }
    var items: [Node] = []
    skipSpace()
    if skip(0x5D) { return items }
    while true {
      items.append(try value())
      skipSpace()
      if skip(0x2C) { continue }
      guard skip(0x5D) else { throw NotJSON() }
      return items
    }
  }

  private mutating func entries() throws(NotJSON) -> [Node.Entry] {
    at += 1
    depth += 1
    defer { depth -= 1 }
    var entries: [Node.Entry] = []
    skipSpace()
    if skip(0x7D) { return entries }
    while true {
      skipSpace()
      let start = place
      guard at < bytes.count, bytes[at] == 0x22 else { throw NotJSON() }
      let key = try string()
      skipSpace()
      guard skip(0x3A) else { throw NotJSON() }
      entries.append(Node.Entry(key: key, keyPlace: start, value: try value()))
      skipSpace()
      if skip(0x2C) { continue }
      guard skip(0x7D) else { throw NotJSON() }
      return entries
    }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  private mutating func string() throws(NotJSON) -> String {
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != 0x22, bytes[at] != 0x5C, bytes[at] >= 0x20 { advance() }
    if at < bytes.count, bytes[at] == 0x22 {
      let text = String(decoding: bytes[start..<at], as: UTF8.self)
      at += 1
      return text
    }
    var scalars = String.UnicodeScalarView(String(decoding: bytes[start..<at], as: UTF8.self).unicodeScalars)
    while at < bytes.count, bytes[at] != 0x22 {
      guard bytes[at] >= 0x20 else { throw NotJSON() }
      if bytes[at] == 0x5C {
        scalars.append(try escaped())
      } else {
        let from = at
        while at < bytes.count, bytes[at] != 0x22, bytes[at] != 0x5C, bytes[at] >= 0x20 { advance() }
        scalars.append(contentsOf: String(decoding: bytes[from..<at], as: UTF8.self).unicodeScalars)
      }
    }
    guard skip(0x22) else { throw NotJSON() }
    return String(scalars)
  }

  private mutating func advance() {
    if bytes[at] & 0xC0 == 0x80 { continuations += 1 }
    at += 1
  }

  private mutating func escaped() throws(NotJSON) -> Unicode.Scalar {
    at += 1
    guard at < bytes.count else { throw NotJSON() }
    let letter = bytes[at]
    at += 1
    switch letter {
    case 0x22: return "\""
    case 0x5C: return "\\"
    case 0x2F: return "/"
    case 0x62: return "\u{8}"
    case 0x66: return "\u{C}"
    case 0x6E: return "\n"
    case 0x72: return "\r"
    case 0x74: return "\t"
    case 0x75:
      let unit = try hexadecimal()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // The second half of a pair follows.
      guard (0xD800..<0xDC00).contains(unit), skip(0x5C), skip(0x75) else { throw NotJSON() }
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low), let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) else { throw NotJSON() }
      return scalar
    default: throw NotJSON()
    }
  }

  private mutating func hexadecimal() throws(NotJSON) -> UInt32 {
    guard at + 4 <= bytes.count, let value = UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16) else { throw NotJSON() }
    at += 4
    return value
  }
}
