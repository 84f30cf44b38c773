/// A set of phrases, each with a value, that finds the longest one beginning at a place of a text.
///
/// The look-up itself knows nothing of the values, so that it is compiled once and other modules do not pay for generics.
package struct PhraseTrie<Value: Sendable>: Sendable {
  @usableFromInline var index = PhraseIndex()
  @usableFromInline var values: [Value] = []

  package init() {}
  package init(_ phrases: [(String, Value)]) {
    for (phrase, value) in phrases { insert(phrase.unicodeScalars, value) }
  }

  package mutating func insert(_ phrase: some Sequence<Unicode.Scalar>, _ value: Value) {
    guard let number = index.insert(phrase, number: Int32(values.count)) else { return }
    if Int(number) < values.count { values[Int(number)] = value } else { values.append(value) }
  }

  /// The longest phrase that begins at `start` and ends at or before `end`.
  @inlinable
  package func longest(in text: [Unicode.Scalar], at start: Int, before end: Int) -> (value: Value, end: Int)? {
    let found = index.longest(in: text, at: start, before: end)
    return found.number < 0 ? nil : (values[Int(found.number)], found.end)
  }

  /// The value of exactly this phrase.
  package subscript(phrase: some Sequence<Unicode.Scalar>) -> Value? {
    let number = index.number(of: phrase)
    return number < 0 ? nil : values[Int(number)]
  }
}

/// A set of phrases that finds the longest one ending at a place of a text.
package struct SuffixTrie<Value: Sendable>: Sendable {
  @usableFromInline var reversed = PhraseTrie<Value>()

  package init() {}
  package init(_ phrases: [(String, Value)]) {
    for (phrase, value) in phrases { reversed.insert(phrase.unicodeScalars.reversed(), value) }
  }

  /// The longest phrase that ends just before `end` and begins at or after `start`.
  @inlinable
  package func longest(in text: [Unicode.Scalar], endingAt end: Int, from start: Int) -> (value: Value, start: Int)? {
    let found = reversed.index.longest(in: text, endingAt: end, from: start)
    return found.number < 0 ? nil : (reversed.values[Int(found.number)], found.start)
  }
}
