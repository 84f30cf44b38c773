/// A phrase of a rule, written as a literal; to compare it with a text copies nothing.
struct StaticPhrase: ExpressibleByStringLiteral, Sendable {
  /// As written in the rule; marks may be full-width or half-width.
  let words: String

  init(stringLiteral value: String) { words = value }

  /// Its characters as they stand in a folded text.
  var scalars: [Unicode.Scalar] { words.unicodeScalars.map(\.folded) }
  /// How many characters it has.
  var count: Int { words.unicodeScalars.count }

  /// Whether it stands at a place of a folded text and ends at or before `end`.
  @inline(__always)
  func stands(in text: [Unicode.Scalar], at start: Int, before end: Int) -> Bool {
    var i = start
    for scalar in words.unicodeScalars {
      guard i < end, text[i] == scalar.folded else { return false }
      i += 1
    }
    return true
  }

  /// Whether it ends just before `end` in a folded text and begins at or after `start`.
  @inline(__always)
  func stands(in text: [Unicode.Scalar], endingAt end: Int, from start: Int) -> Bool {
    var i = end
    for scalar in words.unicodeScalars.reversed() {
      guard i > start, text[i - 1] == scalar.folded else { return false }
      i -= 1
    }
    return true
  }

  /// The first place in a range of a folded text at which it stands.
  func place(in text: [Unicode.Scalar], _ range: Range<Int>) -> Int? {
    guard let first = words.unicodeScalars.first?.folded else { return range.lowerBound }
    for i in range where text[i] == first && stands(in: text, at: i, before: range.upperBound) { return i }
    return nil
  }
}
