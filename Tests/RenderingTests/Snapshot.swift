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

/// The output of a command of the system, given some bytes as a file; nil when the command is not installed.
func output(of command: String, _ arguments: [String], file bytes: [UInt8]) throws -> String? {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
  guard
    let path = folders.map({ "\($0)/\(command)" }).first(where: { FileManager.default.isExecutableFile(atPath: $0) })
  else { return nil }
  let file = FileManager.default.temporaryDirectory.appendingPathComponent("rendering-\(UUID().uuidString)")
  try Data(bytes).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: path)
  process.arguments = arguments.map { $0 == "FILE" ? file.path : $0 }
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}

/// Whether the command that reads text back out of a PDF is installed.
let hasPdftotext: Bool = (try? output(of: "pdftotext", ["-v"], file: [])) != nil
