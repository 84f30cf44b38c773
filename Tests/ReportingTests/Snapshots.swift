import Foundation
import Testing

/// Compares a text with `Snapshots/<name>`; RECORD_SNAPSHOTS=1 rewrites, and a missing snapshot is written and fails.
func expectSnapshot(_ text: String, _ name: String, file: StaticString = #filePath) {
  let folder = URL(fileURLWithPath: "\(file)").deletingLastPathComponent().appendingPathComponent("Snapshots")
  let url = folder.appendingPathComponent(name)
  let records = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
  let known = try? String(contentsOf: url, encoding: .utf8)
  if records || known == nil {
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try? text.write(to: url, atomically: true, encoding: .utf8)
    if !records { Issue.record("no snapshot \(name) yet: it is recorded now, look at it") }
    return
  }
  guard text != known else { return }
  let old = known!.split(separator: "\n", omittingEmptySubsequences: false)
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).prefix { $0 == $1 }.count
  Issue.record(
    """
    \(name) differs at line \(line + 1):
    was \(line < old.count ? String(old[line]) : "(end)")
    now \(line < new.count ? String(new[line]) : "(end)")
    """)
}
