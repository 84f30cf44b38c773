import Diagnostics
import Foundation

/// Where a run writes: files are made whole in a hidden folder inside, and take their places when all of them are there.
///
/// An interrupted run leaves the earlier files as they were; what it left in its hidden folder is removed by the next.
package struct OutputFolder: Sendable {
  package let path: String
  /// The hidden folder, on the same disk as the places that its files are moved to.
  private let staging: String
  /// Whether the folder was made by this run, and goes again if the run fails.
  private let wasMade: Bool
  private var names: [String] = []

  private static let stagingPrefix = ".duizhao-"

  /// Makes the folder if it is not there, and tries whether it can be written to, before any work is done.
  package init(at path: String) throws(PipelineError) {
    self.path = path
    let files = FileManager.default
    var isFolder: ObjCBool = false
    let isThere = files.fileExists(atPath: path, isDirectory: &isFolder)
    guard !isThere || isFolder.boolValue else {
      throw .outputUnwritable(path, detail: systemReason(EEXIST))
    }
    wasMade = !isThere
    staging = Self.stagingFolder(in: path)
    do {
      try files.createDirectory(atPath: path, withIntermediateDirectories: true)
      Self.removeLeftovers(in: path)
      try files.createDirectory(atPath: staging, withIntermediateDirectories: false)
    } catch {
      throw .outputUnwritable(path, detail: error.reason)
    }
  }

  /// The hidden folder of this process in an output folder.
  private static func stagingFolder(in path: String) -> String {
    path.appendingPath(stagingPrefix + String(ProcessInfo.processInfo.processIdentifier))
  }

  /// Takes away what this process has made ready in a folder: for a run that is interrupted.
  package static func abandon(_ path: String) {
    try? FileManager.default.removeItem(atPath: stagingFolder(in: path))
  }

  /// The hidden folders of runs that no longer run.
  private static func removeLeftovers(in path: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names where name.hasPrefix(stagingPrefix) {
      guard let id = Int32(name.dropFirst(stagingPrefix.count)) else { continue }
      if id == ProcessInfo.processInfo.processIdentifier || (kill(id, 0) != 0 && errno == ESRCH) {
        try? FileManager.default.removeItem(atPath: path.appendingPath(name))
      }
    }
  }

  /// Makes a file ready; it takes its place with `commit`.
  package mutating func write(_ bytes: [UInt8], to name: String) throws(PipelineError) {
    let file = try prepare(name)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: file))
    } catch {
      throw .writingFailed(path.appendingPath(name), detail: error.reason)
    }
  }

  /// The path at which a writer that wants a path makes its file ready.
  package mutating func prepare(_ name: String) throws(PipelineError) -> String {
    let file = staging.appendingPath(name)
    do {
      try FileManager.default.createDirectory(
        atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    } catch {
      throw .writingFailed(path.appendingPath(name), detail: error.reason)
    }
    names.append(name)
    return file
  }

  /// Moves all files to their places, each in one step, and takes away `stale` ones that an earlier run had made.
  package mutating func commit(removing stale: [String] = []) throws(PipelineError) {
    for name in names {
      let place = path.appendingPath(name)
      do {
        try FileManager.default.createDirectory(
          atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      } catch {
        throw .writingFailed(place, detail: error.reason)
      }
      guard rename(staging.appendingPath(name), place) == 0 else {
        throw .writingFailed(place, detail: systemReason(errno))
      }
    }
    for name in stale where !names.contains(name) {
      try? FileManager.default.removeItem(atPath: path.appendingPath(name))
    }
    try? FileManager.default.removeItem(atPath: staging)
    names = []
  }

  /// Takes away what was made ready; and the folder itself where this run had made it and nothing else is in it.
  package func discard() {
    try? FileManager.default.removeItem(atPath: staging)
    if wasMade, (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty == true {
      try? FileManager.default.removeItem(atPath: path)
    }
  }
}

/// Writes one file in one step: the earlier file stays until the new one is whole.
package func writeWhole(_ bytes: [UInt8], to path: String) throws(PipelineError) {
  do {
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  } catch {
    throw .writingFailed(path, detail: error.reason)
  }
}
