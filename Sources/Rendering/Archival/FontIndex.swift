/// A numbered list of byte strings.
struct FontIndex {
  var items: [ArraySlice<UInt8>]
  /// Where the bytes behind it begin.
  var end: Int

  init?(_ bytes: [UInt8], at place: Int) {
    guard place >= 0, place + 2 <= bytes.count else { return nil }
    let count = Int(bytes[place]) << 8 | Int(bytes[place + 1])
    guard count > 0 else {
      (items, end) = ([], place + 2)
      return
    }
    guard place + 3 <= bytes.count, (1...4).contains(bytes[place + 2]) else { return nil }
    let size = Int(bytes[place + 2])
    let data = place + 3 + (count + 1) * size - 1
    guard data < bytes.count else { return nil }
    var items: [ArraySlice<UInt8>] = []
    items.reserveCapacity(count)
    var start = 1
    for entry in 0...count {
      let here = place + 3 + entry * size
      let offset = bytes[here..<(here + size)].reduce(0) { $0 << 8 | Int($1) }
      guard offset >= start, data + offset <= bytes.count else { return nil }
      if entry > 0 { items.append(bytes[(data + start)..<(data + offset)]) }
      start = offset
    }
    self.items = items
    end = data + start
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
