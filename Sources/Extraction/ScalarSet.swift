/// A set of characters below U+10000, one bit each: to ask costs the same for every character.
struct ScalarSet: Sendable {
  private var bits = [UInt64](repeating: 0, count: 1024)

  init(where isMember: (Unicode.Scalar) -> Bool) {
    for value in UInt32(0)..<0x10000 {
      guard let scalar = Unicode.Scalar(value), isMember(scalar) else { continue }
      bits[Int(value >> 6)] |= 1 << UInt64(value & 63)
    }
  }

  @inline(__always)
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x10000 && bits[Int(scalar.value >> 6)] >> UInt64(scalar.value & 63) & 1 == 1
  }
}
