import CArchive

/// The parts of a zip file that are wanted, unpacked within limits.
struct ZipArchive {
  private(set) var parts: [String: [UInt8]] = [:]

  /// The most that the wanted parts may unpack to together.
  static let limit = 128 << 20
  /// Parts larger than this may be no more than 100 times their packed size; text packs to a tenth or so.
  private static let suspicious = 8 << 20

  init(_ source: Source, wanted: (String) -> Bool) throws(ReadingError) {
    guard let reader = ZipReader(source.bytes) else {
      throw .damaged(file: source.name, format: "zip", detail: "no archive")
    }
    var total = 0
    while let name = try reader.next(in: source.name) {
      guard wanted(name), parts[name] == nil else { continue }
      if reader.isEncrypted { throw .encrypted(file: source.name) }
      var part: [UInt8] = []
      while let chunk = try reader.read(in: source.name) {
        part += chunk
        total += chunk.count
        let packed = source.bytes.count
        if total > ZipArchive.limit || (total > ZipArchive.suspicious && total / 100 > packed) {
          throw .oversized(file: source.name, limit: ZipArchive.limit)
        }
      }
      parts[name] = part
    }
  }
}

private final class ZipReader {
  private let handle: OpaquePointer
  private var entry: OpaquePointer?
  /// libarchive reads from here as long as it lives.
  private let bytes: UnsafeMutableRawBufferPointer
  private let buffer: UnsafeMutableRawBufferPointer

  init?(_ source: [UInt8]) {
    guard let handle = archive_read_new() else { return nil }
    self.handle = handle
    bytes = .allocate(byteCount: max(1, source.count), alignment: 16)
    buffer = .allocate(byteCount: 1 << 16, alignment: 16)
    bytes.copyBytes(from: source)
    guard archive_read_support_format_zip(handle) == ARCHIVE_OK,
      archive_read_open_memory(handle, bytes.baseAddress, source.count) == ARCHIVE_OK
    else { return nil }
  }

  deinit {
    archive_read_free(handle)
    bytes.deallocate()
    buffer.deallocate()
  }

  /// The name of the next part; nil after the last.
  func next(in file: String) throws(ReadingError) -> String? {
    let status = archive_read_next_header(handle, &entry)
    if status == ARCHIVE_EOF { return nil }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { throw damage(in: file) }
    return archive_entry_pathname_utf8(entry).map { String(cString: $0) }
      ?? archive_entry_pathname(entry).map { String(cString: $0) } ?? ""
  }

  var isEncrypted: Bool { archive_entry_is_encrypted(entry) != 0 }

  /// The next bytes of the current part; nil at its end.
  func read(in file: String) throws(ReadingError) -> UnsafeMutableRawBufferPointer.SubSequence? {
    let count = archive_read_data(handle, buffer.baseAddress, buffer.count)
    if count == 0 { return nil }
    guard count > 0 else { throw damage(in: file) }
    return buffer[0..<count]
  }

  private func damage(in file: String) -> ReadingError {
    let detail = archive_error_string(handle).map { String(cString: $0) } ?? "libarchive"
    return .damaged(file: file, format: "zip", detail: detail)
  }
}
