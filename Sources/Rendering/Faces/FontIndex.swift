/// A numbered list of byte strings, looked up one by one: that of a Chinese face has 65 535.
struct FontIndex {
  let count: Int
  /// Where the bytes behind it begin.
  let end: Int
  private let bytes: FontBytes
  private let places: Int
  private let size: Int
  /// What places are counted from.
  private let data: Int

  init?(_ bytes: FontBytes, at place: Int) {
    guard let count = bytes.number(at: place, bytes: 2) else { return nil }
    self.bytes = bytes
    self.count = count
    places = place + 3
    guard count > 0 else {
      (size, data, end) = (0, place, place + 2)
      return
    }
    guard let size = bytes.number(at: place + 2, bytes: 1), (1...4).contains(size) else { return nil }
    let data = places + (count + 1) * size - 1
    guard let length = bytes.number(at: data + 1 - size, bytes: size), data + length <= bytes.endIndex
    else { return nil }
    (self.size, self.data, end) = (size, data, data + length)
  }

  /// Nil for a number that the list has not, and where its places contradict each other.
  subscript(number: Int) -> FontBytes? {
    guard number >= 0, number < count, let start = bytes.number(at: places + number * size, bytes: size),
      let end = bytes.number(at: places + (number + 1) * size, bytes: size), start >= 1, start <= end,
      data + end <= self.end
    else { return nil }
    return bytes[(data + start)..<(data + end)]
  }

  static func written(_ items: [[UInt8]]) -> [UInt8] {
    guard !items.isEmpty else { return [0, 0] }
    let total = items.reduce(1) { $0 + $1.count }
    let size = total < 1 << 8 ? 1 : total < 1 << 16 ? 2 : total < 1 << 24 ? 3 : 4
    var result: [UInt8] = [UInt8(items.count >> 8), UInt8(items.count & 255), UInt8(size)]
    result.reserveCapacity(total + items.count * size + 8)
    var offset = 1
    for item in items + [[]] {
      for shift in (0..<size).reversed() { result.append(UInt8(offset >> (shift * 8) & 255)) }
      offset += item.count
    }
    for item in items { result += item }
    return result
  }
}
