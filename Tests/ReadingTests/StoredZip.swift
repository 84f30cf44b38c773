/// A zip file of parts that are stored as they are, or given already deflated.
struct StoredZip {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  var bytes: [UInt8] {
    body + directory + little(0x0605_4B50, 4) + little(0, 4) + little(count, 2) + little(count, 2)
      + little(directory.count, 4) + little(body.count, 4) + little(0, 2)
  }

  mutating func add(_ name: String, _ content: String) { add(name, Array(content.utf8)) }

  mutating func add(_ name: String, _ content: [UInt8]) {
    add(name, packed: content, method: 0, size: content.count, checksum: crc32(content))
  }

  mutating func add(_ name: String, packed: [UInt8], method: Int, size: Int, checksum: UInt32) {
    let shared =
      little(20, 2) + little(0, 2) + little(method, 2) + little(0, 4) + little(Int(checksum), 4)
      + little(packed.count, 4) + little(size, 4) + little(name.utf8.count, 2) + little(0, 2)
    directory +=
      little(0x0201_4B50, 4) + little(20, 2) + shared + little(0, 10) + little(body.count, 4) + Array(name.utf8)
    body += little(0x0403_4B50, 4) + shared + Array(name.utf8) + packed
    count += 1
  }

  private func little(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
  var crc: UInt32 = 0xFFFF_FFFF
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }
  return ~crc
}

/// A deflated run of one letter, 258 to thirteen bits: what a zip bomb is made of.
func deflatedRun(of repeats: Int) -> [UInt8] {
  var bytes: [UInt8] = []
  var bits = 0
  var filled = 0
  func put(_ value: Int, _ count: Int, highestFirst: Bool) {
    for index in 0..<count {
      let bit = highestFirst ? value >> (count - 1 - index) & 1 : value >> index & 1
      bits |= bit << filled
      filled += 1
      if filled == 8 {
        bytes.append(UInt8(bits))
        bits = 0
        filled = 0
      }
    }
  }
  put(0b011, 3, highestFirst: false)
  put(0x30 + 0x61, 8, highestFirst: true)
  for _ in 0..<repeats {
    put(0b1100_0101, 8, highestFirst: true)
    put(0, 5, highestFirst: true)
  }
  put(0, 7, highestFirst: true)
  if filled > 0 { bytes.append(UInt8(bits)) }
  return bytes
}
