/// Numbers phrases and finds them in a text: a trie whose arrows lie in one hash table.
///
/// It is made once and then only read, so it is shared by reference: to hand it on costs nothing. It knows nothing of what
/// the phrases mean, so that a search is the same compiled code in all modules. Most look-ups end at their first character;
/// that much is compiled into the caller, and only what is public can be.
public final class PhraseIndex: Sendable {
  /// One bit for each scalar below U+10000 that a phrase begins with.
  @usableFromInline let starts: [UInt64]
  private let arrows: ArrowTable
  /// The number of the phrase that ends at a node; -1 where none does.
  private let numbers: [Int32]

  /// The phrases are numbered from 0 as they come; of two that are the same the last one counts. Empty ones are passed over.
  package init(_ phrases: [[Unicode.Scalar]]) {
    var starts = [UInt64](repeating: 0, count: 1024)
    var arrows = ArrowTable()
    var numbers: [Int32] = [-1]
    for (number, phrase) in phrases.enumerated() {
      guard let first = phrase.first else { continue }
      if first.value < 0x10000 { starts[Int(first.value >> 6)] |= 1 << UInt64(first.value & 63) }
      var node: Int32 = 0
      for scalar in phrase {
        var next = arrows.target(of: node, scalar)
        if next == 0 {
          next = Int32(numbers.count)
          numbers.append(-1)
          arrows.add(from: node, scalar, to: next)
        }
        node = next
      }
      numbers[Int(node)] = Int32(number)
    }
    (self.starts, self.arrows, self.numbers) = (starts, arrows, numbers)
  }

  /// The longest phrase that begins at `start` and ends at or before `end`; number -1 where there is none.
  @inlinable @inline(__always)
  public func longest(in text: [Unicode.Scalar], at start: Int, before end: Int) -> (number: Int, end: Int) {
    start < end && mayBegin(text[start]) ? follow(text, from: start, to: end) : (-1, start)
  }

  @usableFromInline
  func follow(_ text: [Unicode.Scalar], from start: Int, to end: Int) -> (number: Int, end: Int) {
    var best = (-1, start)
    var node: Int32 = 0
    var position = start
    while position < end {
      node = arrows.target(of: node, text[position])
      if node == 0 { break }
      position += 1
      if numbers[Int(node)] >= 0 { best = (Int(numbers[Int(node)]), position) }
    }
    return best
  }

  /// The longest phrase, kept backwards, that ends just before `end` and begins at or after `start`.
  @inlinable @inline(__always)
  public func longest(in text: [Unicode.Scalar], endingAt end: Int, from start: Int) -> (number: Int, start: Int) {
    end > start && mayBegin(text[end - 1]) ? followBack(text, from: end, to: start) : (-1, end)
  }

  @usableFromInline
  func followBack(_ text: [Unicode.Scalar], from end: Int, to start: Int) -> (number: Int, start: Int) {
    var best = (-1, end)
    var node: Int32 = 0
    var position = end
    while position > start {
      node = arrows.target(of: node, text[position - 1])
      if node == 0 { break }
      position -= 1
      if numbers[Int(node)] >= 0 { best = (Int(numbers[Int(node)]), position) }
    }
    return best
  }

  @inlinable @inline(__always)
  func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x10000 || starts[Int(scalar.value >> 6)] >> UInt64(scalar.value & 63) & 1 == 1
  }
}

/// The arrows of a trie: from a node by a scalar to a node. Places as many as a power of two, at least half of them free.
private struct ArrowTable: Sendable {
  private struct Arrow {
    /// Node and scalar that it begins at; 0 for a free place.
    var key: UInt64 = 0
    var target: Int32 = 0
  }

  private var places = [Arrow](repeating: Arrow(), count: 64)
  private var count = 0

  /// The node that an arrow leads to; 0 where there is no such arrow.
  @inline(__always)
  func target(of node: Int32, _ scalar: Unicode.Scalar) -> Int32 {
    let key = key(node, scalar)
    var i = place(key)
    while places[i].key != key {
      if places[i].key == 0 { return 0 }
      i = (i + 1) & (places.count - 1)
    }
    return places[i].target
  }

  mutating func add(from node: Int32, _ scalar: Unicode.Scalar, to target: Int32) {
    if (count + 1) * 2 > places.count {
      let old = places
      places = Array(repeating: Arrow(), count: old.count * 2)
      for arrow in old where arrow.key != 0 { put(arrow) }
    }
    put(Arrow(key: key(node, scalar), target: target))
    count += 1
  }

  private mutating func put(_ arrow: Arrow) {
    var i = place(arrow.key)
    while places[i].key != 0 { i = (i + 1) & (places.count - 1) }
    places[i] = arrow
  }

  @inline(__always)
  private func key(_ node: Int32, _ scalar: Unicode.Scalar) -> UInt64 {
    // Never 0, so that 0 is a free place.
    UInt64(UInt32(bitPattern: node) + 1) << 32 | UInt64(scalar.value)
  }

  @inline(__always)
  private func place(_ key: UInt64) -> Int {
    // Fibonacci hashing: the upper bits of a product.
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & (places.count - 1)
  }
}
