import Foundation
import Testing

/// Compares a text with the file of that name under `Snapshots`; records it when it is missing or asked for.
func expectSnapshot(_ text: String, named name: String, file: String = #filePath) throws {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Snapshots")
  let url = folder.appendingPathComponent(name + ".txt")
  let recorded = try? String(contentsOf: url, encoding: .utf8)
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" || recorded == nil {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
    if recorded == nil { Issue.record("recorded the snapshot “\(name)”; look at it and run again") }
    return
  }
  #expect(text == recorded, "differs from the snapshot “\(name)”")
}
