/// A phrase of a rule, written as a literal. It is compared where it lies in the program, so that a rule may name it anew
/// for each number without anything being made.
struct StaticPhrase: ExpressibleByStringLiteral, Sendable {
  /// As written in the rule; marks may be full-width or half-width.
  private let literal: StaticString

  init(stringLiteral value: StaticString) { literal = value }

  var words: String { literal.description }
  /// Its characters as they stand in a folded text.
  var scalars: [Unicode.Scalar] { words.unicodeScalars.map(\.folded) }
  /// How many characters it has.
  var count: Int { literal.withUTF8Buffer { utf8 in utf8.count { $0 & 0xC0 != 0x80 } } }

  /// Whether it stands at a place of a folded text and ends at or before `end`.
  @inline(__always)
  func stands(in text: [Unicode.Scalar], at start: Int, before end: Int) -> Bool {
    literal.withUTF8Buffer { utf8 in
      var byte = 0
      var i = start
      while byte < utf8.count {
        guard i < end, text[i] == utf8.scalar(at: &byte).folded else { return false }
        i += 1
      }
      return true
    }
  }

  /// Whether it ends just before `end` in a folded text and begins at or after `start`.
  @inline(__always)
  func stands(in text: [Unicode.Scalar], endingAt end: Int, from start: Int) -> Bool {
    literal.withUTF8Buffer { utf8 in
      var byte = utf8.count
      var i = end
      while byte > 0 {
        repeat { byte -= 1 } while utf8[byte] & 0xC0 == 0x80
        var next = byte
        guard i > start, text[i - 1] == utf8.scalar(at: &next).folded else { return false }
        i -= 1
      }
      return true
    }
  }

  /// The first place in a range of a folded text at which it stands.
  func place(in text: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
    guard literal.utf8CodeUnitCount > 0 else { return range.lowerBound }
    var byte = 0
    let first = literal.withUTF8Buffer { $0.scalar(at: &byte).folded }
    return text.withUnsafeBufferPointer { characters in
      for place in range where characters[place] == first && stands(in: text, at: place, before: range.upperBound) { return place }
      return nil
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The character of a well-formed UTF-8 text that begins at a byte; the byte moves behind it.
  @inline(__always)
  fileprivate func scalar(at byte: inout Int) -> Unicode.Scalar {
    let first = UInt32(self[byte])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = length == 1 ? first : first & (0x7F >> UInt32(length))
    for i in byte + 1..<byte + length { value = value << 6 | UInt32(self[i] & 0x3F) }
    byte += length
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}

// Names that are known only when a document is read, such as that of its own area.
extension PreparedText {
  /// Whether words stand anywhere in a range.
  func contains(_ words: [Unicode.Scalar], in range: Range<Int>) -> Bool {
    range.contains { folded[$0..<range.upperBound].starts(with: words) }
  }
}

extension Phrase {
  func starts(with words: [Unicode.Scalar]) -> Bool { folded.starts(with: words) }
}
