/// A whole number as font programs write it in one to three bytes.
struct CharstringNumber {
  var value: Int
  var end: Int

  init?(_ bytes: FontBytes, at place: Int) {
    func byte(_ offset: Int) -> Int? { place + offset < bytes.endIndex ? Int(bytes[place + offset]) : nil }
    guard let first = byte(0) else { return nil }
    switch first {
    case 32...246: (value, end) = (first - 139, place + 1)
    case 247...250:
      guard let next = byte(1) else { return nil }
      (value, end) = ((first - 247) * 256 + next + 108, place + 2)
    case 251...254:
      guard let next = byte(1) else { return nil }
      (value, end) = (-(first - 251) * 256 - next - 108, place + 2)
    case 28:
      guard let high = byte(1), let low = byte(2) else { return nil }
      (value, end) = (Int(Int16(truncatingIfNeeded: high << 8 | low)), place + 3)
    default: return nil
    }
  }

  static func written(_ value: Int) -> [UInt8] {
    switch value {
    case -107...107: [UInt8(value + 139)]
    case 108...1131: [UInt8((value - 108) >> 8 + 247), UInt8((value - 108) & 255)]
    case -1131 ... -108: [UInt8((-value - 108) >> 8 + 251), UInt8((-value - 108) & 255)]
    default: [28, UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }
  }
}
