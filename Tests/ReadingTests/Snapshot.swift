import Foundation
import Testing

/// Compares a text with the one kept under `Snapshots`; `RECORD_SNAPSHOTS=1` keeps the new one, a missing one fails.
func expectSnapshot(_ text: String, named name: String, location: Testing.SourceLocation = #_sourceLocation) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Snapshots")
  let file = folder.appendingPathComponent(name + ".txt")
  let recording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
  guard !recording, let kept = try? String(contentsOf: file, encoding: .utf8) else {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    if !recording { Issue.record("recorded \(name), which was missing", sourceLocation: location) }
    return
  }
  #expect(text == kept, sourceLocation: location)
}
