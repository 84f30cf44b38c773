/// Some characters of a text, counted from their own beginning; the text is shared, not copied.
struct Stretch: RandomAccessCollection, Sendable {
  fileprivate let text: [Unicode.Scalar]
  fileprivate let range: Range<Int>

  init(_ text: [Unicode.Scalar], _ range: Range<Int>) { (self.text, self.range) = (text, range) }
  init(_ text: [Unicode.Scalar]) { self.init(text, 0..<text.count) }

  var startIndex: Int { 0 }
  var endIndex: Int { range.count }
  subscript(i: Int) -> Unicode.Scalar { text[range.lowerBound + i] }

  /// A part of it, which counts from its own beginning again.
  func part(_ part: Range<Int>) -> Stretch {
    precondition(part.lowerBound >= 0 && part.upperBound <= count)
    return Stretch(text, range.lowerBound + part.lowerBound..<range.lowerBound + part.upperBound)
  }

  func ends(with phrase: StaticPhrase) -> Bool {
    phrase.stands(in: text, endingAt: range.upperBound, from: range.lowerBound)
  }
}

extension PhraseTrie {
  /// The longest phrase that begins at `start` and ends at or before `end`.
  @inline(__always)
  func longest(in words: Stretch, at start: Int, before end: Int) -> (value: Value, end: Int)? {
    let first = words.range.lowerBound
    return longest(in: words.text, at: first + start, before: first + end).map { ($0.value, $0.end - first) }
  }

  /// Whether any phrase stands anywhere in a range.
  func occurs(in words: Stretch, _ range: Range<Int>) -> Bool {
    occurs(in: words.text, words.range.lowerBound + range.lowerBound..<words.range.lowerBound + range.upperBound)
  }

  /// The value of exactly this phrase.
  subscript(phrase: Stretch) -> Value? {
    longest(in: phrase, at: 0, before: phrase.count).flatMap { $0.end == phrase.count ? $0.value : nil }
  }
}

extension SuffixTrie {
  /// The longest phrase that ends just before `end` and begins at or after `start`.
  @inline(__always)
  func longest(in words: Stretch, endingAt end: Int, from start: Int) -> (value: Value, start: Int)? {
    let first = words.range.lowerBound
    return longest(in: words.text, endingAt: first + end, from: first + start).map { ($0.value, $0.start - first) }
  }
}
