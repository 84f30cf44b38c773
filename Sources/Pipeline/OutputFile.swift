import Diagnostics
import Foundation

/// A result that is written piece by piece: to standard output, or to a file that takes its place when it is whole.
final class OutputFile {
  /// Where the file is to be; nil for standard output.
  private let path: String?
  /// Where it is made ready, beside its place.
  private let draft: String
  private let handle: FileHandle
  private var isWhole = false

  /// What messages call it.
  var name: String { path ?? "-" }

  /// Opens the draft; `-` and no path mean standard output.
  init(at path: String?) throws(PipelineError) {
    guard let path, path != "-" else {
      (self.path, draft, handle) = (nil, "", .standardOutput)
      return
    }
    self.path = path
    draft = path + ".duizhao-" + String(ProcessInfo.processInfo.processIdentifier)
    guard FileManager.default.createFile(atPath: draft, contents: nil), let handle = FileHandle(forWritingAtPath: draft) else {
      throw .writingFailed(path, detail: systemReason(errno))
    }
    self.handle = handle
  }

  func write(_ bytes: [UInt8]) throws(PipelineError) {
    do {
      try handle.write(contentsOf: bytes)
    } catch {
      throw .writingFailed(name, detail: error.reason)
    }
  }

  /// Puts the file into its place.
  func finish() throws(PipelineError) {
    guard let path else { return }
    do {
      try handle.close()
    } catch {
      throw .writingFailed(path, detail: error.reason)
    }
    guard rename(draft, path) == 0 else { throw .writingFailed(path, detail: systemReason(errno)) }
    isWhole = true
  }

  deinit {
    if path != nil, !isWhole { try? FileManager.default.removeItem(atPath: draft) }
  }
}
