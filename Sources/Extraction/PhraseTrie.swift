import CodeLists

/// A set of phrases, each with a value, that finds the longest one beginning at a place of a text.
package struct PhraseTrie<Value: Sendable>: Sendable {
  private var index = PhraseIndex()
  private var values: [Value] = []

  package init() {}
  package init(_ phrases: [(String, Value)]) {
    for (phrase, value) in phrases { insert(Array(phrase.unicodeScalars), value) }
  }

  package mutating func insert(_ phrase: [Unicode.Scalar], _ value: Value) {
    guard let number = index.insert(phrase) else { return }
    if number < values.count { values[number] = value } else { values.append(value) }
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
  private var index = PhraseIndex()
  private var values: [Value] = []

  package init() {}
  package init(_ phrases: [(String, Value)]) {
    for (phrase, value) in phrases {
      guard let number = index.insert(phrase.unicodeScalars.reversed()) else { continue }
      if number < values.count { values[number] = value } else { values.append(value) }
    }
  }

  /// The longest phrase that ends just before `end` and begins at or after `start`.
  @inline(__always)
  package func longest(in text: [Unicode.Scalar], endingAt end: Int, from start: Int) -> (value: Value, start: Int)? {
    let found = index.longest(in: text, endingAt: end, from: start)
    return found.number < 0 ? nil : (values[found.number], found.start)
  }
}
