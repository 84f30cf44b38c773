import CodeLists

/// A set of phrases, each with a value, that finds the longest one beginning at a place of a text.
package struct PhraseTrie<Value: Sendable>: Sendable {
  private let index: PhraseIndex
  private let values: [Value]

  /// Of two phrases that are the same the last one counts.
  package init(_ phrases: [(String, Value)]) {
    index = PhraseIndex(phrases.map { Array($0.0.unicodeScalars) })
    values = phrases.map(\.1)
  }

  /// The longest phrase that begins at `start` and ends at or before `end`.
  @inline(__always)
  package func longest(in text: [Unicode.Scalar], at start: Int, before end: Int) -> (value: Value, end: Int)? {
    let found = index.longest(in: text, at: start, before: end)
    return found.number < 0 ? nil : (values[found.number], found.end)
  }

  /// The value of exactly this phrase.
  package subscript(phrase: [Unicode.Scalar]) -> Value? {
    longest(in: phrase, at: 0, before: phrase.count).flatMap { $0.end == phrase.count ? $0.value : nil }
  }
}

/// A set of phrases that finds the longest one ending at a place of a text.
package struct SuffixTrie<Value: Sendable>: Sendable {
  private let index: PhraseIndex
  private let values: [Value]

  package init(_ phrases: [(String, Value)]) {
    index = PhraseIndex(phrases.map { $0.0.unicodeScalars.reversed() })
    values = phrases.map(\.1)
  }

  /// The longest phrase that ends just before `end` and begins at or after `start`.
  @inline(__always)
  package func longest(in text: [Unicode.Scalar], endingAt end: Int, from start: Int) -> (value: Value, start: Int)? {
    let found = index.longest(in: text, endingAt: end, from: start)
    return found.number < 0 ? nil : (values[found.number], found.start)
  }
}
