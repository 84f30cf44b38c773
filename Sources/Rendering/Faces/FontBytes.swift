/// Bytes of a font, looked at where they lie and not copied: whoever lends them keeps them there.
struct FontBytes: RandomAccessCollection {
  /// Where position 0 is, which a part of the bytes need not hold.
  private let origin: UnsafePointer<UInt8>?
  let startIndex: Int
  let endIndex: Int

  private init(origin: UnsafePointer<UInt8>?, _ range: Range<Int>) {
    self.origin = origin
    startIndex = range.lowerBound
    endIndex = range.upperBound
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.init(origin: bytes.baseAddress, bytes.indices) }

  // A place beyond the end would be read from whatever lies there, so it is looked at in release too.
  subscript(position: Int) -> UInt8 {
    precondition(position >= startIndex && position < endIndex)
    return origin![position]
  }

  subscript(range: Range<Int>) -> FontBytes {
    precondition(range.lowerBound >= startIndex && range.upperBound <= endIndex)
    return FontBytes(origin: origin, range)
  }

  func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result? {
    try body(UnsafeBufferPointer(start: origin.map { $0 + startIndex }, count: count))
  }

  /// A number of two or more bytes, the highest first; nil where they are not all there.
  func number(at place: Int, bytes count: Int) -> Int? {
    guard place >= startIndex, place + count <= endIndex else { return nil }
    return self[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
  }
}
