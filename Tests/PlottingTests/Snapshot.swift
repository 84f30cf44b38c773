import Foundation
import Testing

/// Compares a text with the file of that name in Snapshots; with `RECORD_SNAPSHOTS=1` writes it.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Snapshots")
  let file = folder.appendingPathComponent(name)
  let recorded = try? String(contentsOf: file, encoding: .utf8)
  if recorded == nil || ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    if recorded == nil { Issue.record("recorded \(name) for the first time", sourceLocation: sourceLocation) }
    return
  }
  #expect(text == recorded, "differs from Snapshots/\(name)", sourceLocation: sourceLocation)
}

