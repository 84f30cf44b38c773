/// Numbers that look random and are the same for the same seed: splitmix64.
struct RandomNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64, number: Int) { state = seed &+ UInt64(truncatingIfNeeded: number) &* 0xD1B5_4A32_D192_ED03 }

  mutating func next() -> UInt64 {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number below `limit`; 0 where there is none.
  mutating func below(_ limit: Int) -> Int { limit <= 0 ? 0 : Int(next() % UInt64(limit)) }
}

extension Array {
  /// One of the elements.
  func any(_ random: inout RandomNumbers) -> Element { self[random.below(count)] }

  /// A part of no more than `most` elements.
  func part(_ random: inout RandomNumbers, most: Int) -> ArraySlice<Element> {
    let start = random.below(count)
    return self[start..<Swift.min(count, start + 1 + random.below(most))]
  }
}
