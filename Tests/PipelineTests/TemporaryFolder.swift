import Foundation

/// A folder of its own for one test, gone when the test ends.
final class TemporaryFolder: Sendable {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "duizhao-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(Array(text.utf8), to: name) }
  }

  deinit {
    try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func text(_ name: String) -> String? {
    (try? Data(contentsOf: URL(fileURLWithPath: path).appendingPathComponent(name))).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Every file below the folder, hidden ones too, with its bytes.
  var contents: [String: Data] {
    var found: [String: Data] = [:]
    let below = FileManager.default.enumerator(atPath: path)
    while let name = below?.nextObject() as? String {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
      if !isFolder.boolValue { found[name] = try? Data(contentsOf: URL(fileURLWithPath: path + "/" + name)) }
    }
    return found
  }
}
