/// A set of phrases, each with a value, that finds the longest one beginning at a place of a text.
package struct PhraseTrie<Value: Sendable>: Sendable {
  /// Child of the root by its first scalar below U+10000; 0 for none. Most look-ups end here.
  private var first: [Int32] = []
  /// Child of a node by scalar, keyed by node and scalar.
  private var children: [UInt64: Int32] = [:]
  private var values: [Value?] = [nil]

  package init() {}
  package init(_ phrases: [(String, Value)]) {
    for (phrase, value) in phrases { insert(phrase.unicodeScalars, value) }
  }

  package mutating func insert(_ phrase: some Sequence<Unicode.Scalar>, _ value: Value) {
    var node: Int32 = 0
    for scalar in phrase {
      if let next = child(of: node, scalar) {
        node = next
      } else {
        let next = Int32(values.count)
        values.append(nil)
        if node == 0, scalar.value < 0x10000 {
          if first.isEmpty { first = Array(repeating: 0, count: 0x10000) }
          first[Int(scalar.value)] = next
        } else {
          children[key(node, scalar)] = next
        }
        node = next
      }
    }
    if node != 0 { values[Int(node)] = value }
  }

  /// The longest phrase that begins at `start` and ends at or before `end`.
  @inline(__always)
  package func longest(in text: [Unicode.Scalar], at start: Int, before end: Int) -> (value: Value, end: Int)? {
    var node: Int32 = 0
    var position = start
    var best: (Value, Int)?
    while position < end, let next = child(of: node, text[position]) {
      node = next
      position += 1
      if let value = values[Int(node)] { best = (value, position) }
    }
    return best
  }

  /// The value of exactly this phrase.
  package subscript(phrase: some Sequence<Unicode.Scalar>) -> Value? {
    var node: Int32 = 0
    for scalar in phrase {
      guard let next = child(of: node, scalar) else { return nil }
      node = next
    }
    return node == 0 ? nil : values[Int(node)]
  }

  @inline(__always)
  private func child(of node: Int32, _ scalar: Unicode.Scalar) -> Int32? {
    if node == 0, scalar.value < 0x10000 {
      guard !first.isEmpty else { return nil }
      let next = first[Int(scalar.value)]
      return next == 0 ? nil : next
    }
    return children[key(node, scalar)]
  }

  @inline(__always)
  private func key(_ node: Int32, _ scalar: Unicode.Scalar) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(scalar.value)
  }
}

/// A set of phrases that finds the longest one ending at a place of a text.
package struct SuffixTrie<Value: Sendable>: Sendable {
  private var reversed = PhraseTrie<Value>()

  package init() {}
  package init(_ phrases: [(String, Value)]) {
    for (phrase, value) in phrases { reversed.insert(phrase.unicodeScalars.reversed(), value) }
  }

  /// The longest phrase that ends just before `end` and begins at or after `start`.
  package func longest(in text: [Unicode.Scalar], endingAt end: Int, from start: Int) -> (value: Value, start: Int)? {
    var backwards: [Unicode.Scalar] = []
    backwards.reserveCapacity(12)
    var position = end
    while position > start, backwards.count < 12 {
      position -= 1
      backwards.append(text[position])
    }
    guard let found = reversed.longest(in: backwards, at: 0, before: backwards.count) else { return nil }
    return (found.value, end - found.end)
  }
}
