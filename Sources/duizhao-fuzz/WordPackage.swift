import Foundation

/// Takes docx files apart and puts them together again with a part changed.
enum WordPackage {
  /// The parts that carry words; the others say nothing to a reader.
  static func parts(of path: String) throws -> [(name: String, bytes: [UInt8])] {
    let names = [
      "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/numbering.xml",
      "word/footnotes.xml", "word/_rels/document.xml.rels", "docProps/core.xml",
    ]
    var parts: [(String, [UInt8])] = []
    for name in names {
      let bytes = try unpacked(name.replacing("[", with: "\\[").replacing("]", with: "\\]"), of: path)
      if !bytes.isEmpty { parts.append((name, bytes)) }
    }
    return parts
  }

  private static func unpacked(_ part: String, of path: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["unzip", "-p", path, part]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return [UInt8](data)
  }

  /// A zip file of parts that are stored as they are.
  static func zip(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let shared =
        little(20, 2) + little(0, 8) + little(Int(crc32(part.bytes)), 4) + little(part.bytes.count, 4)
        + little(part.bytes.count, 4) + little(part.name.utf8.count, 2) + little(0, 2)
      directory +=
        little(0x0201_4B50, 4) + little(20, 2) + shared + little(0, 10) + little(body.count, 4) + Array(part.name.utf8)
      body += little(0x0403_4B50, 4) + shared + Array(part.name.utf8) + part.bytes
    }
    return body + directory + little(0x0605_4B50, 4) + little(0, 4) + little(parts.count, 2) + little(parts.count, 2)
      + little(directory.count, 4) + little(body.count, 4) + little(0, 2)
  }

  private static func little(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  private static let remainders: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
  }

  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(0xFFFF_FFFF) { remainders[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}
