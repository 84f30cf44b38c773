import CZlib

/// A PDF file as cairo wrote it, whose objects can be looked up by their numbers.
struct CairoFile {
  let bytes: [UInt8]
  private let offsets: [Int]
  let trailer: PDFObject

  /// Nil where the table of objects is not what cairo writes.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    let tail = String(decoding: bytes.suffix(64), as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let mark = tail.firstIndex(of: "startxref"), mark + 1 < tail.count, let start = Int(tail[mark + 1]),
      start < bytes.count
    else { return nil }
    var scanner = PDFScanner(bytes, at: start)
    guard scanner.word() == "xref", scanner.word() == "0", let count = Int(scanner.word()) else { return nil }
    scanner.skipSpace()
    // Twenty bytes each: ten digits, five digits, n or f.
    let table = scanner.position
    guard table + count * 20 < bytes.count else { return nil }
    offsets = (0..<count).map { index in
      bytes[(table + index * 20)..<(table + index * 20 + 10)].reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    scanner = PDFScanner(bytes, at: table + count * 20)
    guard scanner.word() == "trailer", let trailer = scanner.object() else { return nil }
    self.trailer = trailer
  }

  /// One more than the highest number of an object.
  var count: Int { offsets.count }

  func object(_ number: Int) -> PDFObject? { read(number)?.object }

  /// What a value stands for: itself, or the object that it refers to.
  func resolved(_ value: PDFObject?) -> PDFObject? {
    if case .reference(let number)? = value { object(number) } else { value }
  }

  private func read(_ number: Int) -> (object: PDFObject, end: Int)? {
    guard offsets.indices.contains(number), offsets[number] > 0, offsets[number] < bytes.count else { return nil }
    var scanner = PDFScanner(bytes, at: offsets[number])
    guard scanner.word() == String(number), scanner.word() == "0", scanner.word() == "obj",
      let object = scanner.object()
    else { return nil }
    return (object, scanner.position)
  }

  /// A stream as it was before it was compressed.
  func stream(_ number: Int) -> [UInt8]? {
    guard let (dictionary, end) = read(number), let length = resolved(dictionary["Length"])?.asInt else { return nil }
    var scanner = PDFScanner(bytes, at: end)
    guard scanner.word() == "stream" else { return nil }
    var start = scanner.position
    if start < bytes.count, bytes[start] == 13 { start += 1 }
    start += 1
    guard start + length <= bytes.count else { return nil }
    let packed = bytes[start..<(start + length)]
    return dictionary["Filter"] == .name("FlateDecode") ? inflated(packed) : Array(packed)
  }

  /// The fonts whose characters are numbered as in the font file itself.
  func fonts(ofKind kind: String) -> [Int] { objects(beginning: "<< /Type /Font\n   /Subtype /\(kind)\n") }

  private func objects(beginning words: String) -> [Int] {
    let mark = Array(words.utf8)
    return offsets.indices.filter { number in
      guard offsets[number] > 0 else { return false }
      let start = offsets[number] + "\(number) 0 obj\n".utf8.count
      return start + mark.count <= bytes.count && bytes[start..<(start + mark.count)].elementsEqual(mark)
    }
  }
}

/// Bytes that zlib had made smaller; nil where they are damaged.
private func inflated(_ packed: ArraySlice<UInt8>) -> [UInt8]? {
  var stream = z_stream()
  guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
  defer { inflateEnd(&stream) }
  var result: [UInt8] = []
  result.reserveCapacity(packed.count * 5)
  var status = Z_OK
  packed.withUnsafeBufferPointer { input in
    stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.avail_in = UInt32(input.count)
    while status == Z_OK {
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        status = inflate(&stream, Z_NO_FLUSH)
        count = buffer.count - Int(stream.avail_out)
      }
      result += chunk
    }
  }
  return status == Z_STREAM_END ? result : nil
}
