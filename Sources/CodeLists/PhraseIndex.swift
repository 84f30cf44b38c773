/// Numbers phrases and finds them in a text: a trie whose arrows lie in one hash table.
///
/// It knows nothing of what the phrases mean, so that a look-up is the same compiled code in all modules: of a generic
/// type another module would get a slow form that asks for the types at run time.
package struct PhraseIndex: Sendable {
  /// One bit for each scalar below U+10000 that a phrase begins with. Most look-ups end here.
  private var starts = [UInt64](repeating: 0, count: 1024)
  /// Node and scalar of each arrow, and the node that it leads to; 0 is a free place. As many as a power of two.
  private var keys = [UInt64](repeating: 0, count: 64)
  private var targets = [Int32](repeating: 0, count: 64)
  private var arrows = 0
  /// The number of the phrase that ends at a node; -1 where none does.
  private var numbers: [Int32] = [-1]
  /// How many phrases there are.
  private var count = 0

  package init() {}

  /// Adds a phrase. Returns its number, counted from 0, an earlier one where it is here already; nil for an empty phrase.
  package mutating func insert(_ phrase: [Unicode.Scalar]) -> Int? {
    var node: Int32 = 0
    for scalar in phrase {
      if node == 0, scalar.value < 0x10000 { starts[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63) }
      var next = target(of: node, scalar)
      if next == 0 {
        next = Int32(numbers.count)
        numbers.append(-1)
        addArrow(key(node, scalar), to: next)
      }
      node = next
    }
    guard node != 0 else { return nil }
    if numbers[Int(node)] < 0 {
      numbers[Int(node)] = Int32(count)
      count += 1
    }
    return Int(numbers[Int(node)])
  }

  /// The longest phrase that begins at `start` and ends at or before `end`; number -1 where there is none.
  package func longest(in text: [Unicode.Scalar], at start: Int, before end: Int) -> (number: Int, end: Int) {
    guard start < end, mayBegin(text[start]) else { return (-1, start) }
    var best = (-1, start)
    var node: Int32 = 0
    var position = start
    while position < end {
      node = target(of: node, text[position])
      if node == 0 { break }
      position += 1
      if numbers[Int(node)] >= 0 { best = (Int(numbers[Int(node)]), position) }
    }
    return best
  }

  /// The longest phrase, kept backwards, that ends just before `end` and begins at or after `start`.
  package func longest(in text: [Unicode.Scalar], endingAt end: Int, from start: Int) -> (number: Int, start: Int) {
    guard end > start, mayBegin(text[end - 1]) else { return (-1, end) }
    var best = (-1, end)
    var node: Int32 = 0
    var position = end
    while position > start {
      node = target(of: node, text[position - 1])
      if node == 0 { break }
      position -= 1
      if numbers[Int(node)] >= 0 { best = (Int(numbers[Int(node)]), position) }
    }
    return best
  }

  @inline(__always)
  private func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x10000 || starts[Int(scalar.value >> 6)] >> UInt64(scalar.value & 63) & 1 == 1
  }

  // MARK: Arrows

  @inline(__always)
  private func key(_ node: Int32, _ scalar: Unicode.Scalar) -> UInt64 {
    // Never 0, so that 0 is a free place.
    UInt64(UInt32(bitPattern: node) + 1) << 32 | UInt64(scalar.value)
  }

  @inline(__always)
  private func place(_ key: UInt64) -> Int {
    // Fibonacci hashing: the upper bits of a product.
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (keys.count - 1)
  }

  /// The node that an arrow leads to; 0 where there is no such arrow.
  @inline(__always)
  private func target(of node: Int32, _ scalar: Unicode.Scalar) -> Int32 {
    let key = key(node, scalar)
    var i = place(key)
    while keys[i] != key {
      if keys[i] == 0 { return 0 }
      i = (i + 1) & (keys.count - 1)
    }
    return targets[i]
  }

  private mutating func addArrow(_ key: UInt64, to node: Int32) {
    if (arrows + 1) * 2 > keys.count {
      let old = (keys, targets)
      keys = Array(repeating: 0, count: old.0.count * 2)
      targets = Array(repeating: 0, count: keys.count)
      for (key, target) in zip(old.0, old.1) where key != 0 { put(key, target) }
    }
    put(key, node)
    arrows += 1
  }

  private mutating func put(_ key: UInt64, _ node: Int32) {
    var i = place(key)
    while keys[i] != 0 { i = (i + 1) & (keys.count - 1) }
    keys[i] = key
    targets[i] = node
  }
}
