import Foundation
import Testing

@testable import Pipeline

@Suite struct OutputFolderTests {
  @Test func `files take their places only when all are there`() throws {
    let folder = try TemporaryFolder(["brief.md": "earlier", "charts/old.png": "earlier", "charts/mine.txt": "mine"])
    var output = try OutputFolder(at: folder.path)
    try output.write(Array("new".utf8), to: "brief.md")
    try output.write(Array("new".utf8), to: "charts/a.png")
    #expect(folder.text("brief.md") == "earlier")
    #expect(folder.text("charts/a.png") == nil)
    try output.commit(removing: ["charts/old.png", "charts/a.png"])
    #expect(
      folder.contents.mapValues { String(decoding: $0, as: UTF8.self) } == [
        "brief.md": "new", "charts/a.png": "new", "charts/mine.txt": "mine",
      ])
  }

  @Test func `a run that fails leaves everything as it was`() throws {
    let folder = try TemporaryFolder(["brief.md": "earlier"])
    var output = try OutputFolder(at: folder.path)
    try output.write(Array("half".utf8), to: "brief.md")
    output.discard()
    #expect(folder.contents.keys.sorted() == ["brief.md"])
    #expect(folder.text("brief.md") == "earlier")
  }

  @Test func `a folder that the run made goes again when it fails`() throws {
    let folder = try TemporaryFolder()
    let output = try OutputFolder(at: folder.path + "/new")
    output.discard()
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/new"))
  }

  @Test func `what an interrupted run left is taken away by the next`() throws {
    // No process has this number: it is above the largest that the system gives.
    let folder = try TemporaryFolder([".duizhao-99999999/brief.md": "half"])
    var output = try OutputFolder(at: folder.path)
    try output.write(Array("whole".utf8), to: "brief.md")
    try output.commit()
    #expect(folder.contents.keys.sorted() == ["brief.md"])
  }

  @Test func `a folder that cannot be written is refused before any work`() throws {
    let folder = try TemporaryFolder(["file": "x"])
    for path in [folder.path + "/file", folder.path + "/file/below", "/proc/nothing"] {
      let error = #expect(throws: PipelineError.self) { try OutputFolder(at: path) }
      guard case .outputUnwritable(path, _) = error else {
        Issue.record("not the reason expected: \(String(describing: error))")
        continue
      }
    }
    #expect(folder.contents.keys.sorted() == ["file"])
  }

  @Test func `a single file is written in one step`() throws {
    let folder = try TemporaryFolder(["a": "earlier"])
    try writeWhole(Array("new".utf8), to: folder.path + "/a")
    #expect(folder.text("a") == "new")
    #expect(throws: PipelineError.self) { try writeWhole([], to: folder.path + "/missing/a") }
    #expect(folder.contents.keys.sorted() == ["a"])
  }
}

@Suite struct ParallelTests {
  @Test func `results come in the order of the inputs, and every one is counted`() async {
    let results = await inParallel(Array(0..<50), width: 4) { number in
      // Later ones finish earlier.
      usleep(UInt32((50 - number) * 40))
      return number * number
    }
    #expect(results == (0..<50).map { $0 * $0 })
    #expect(await inParallel([Int]()) { $0 } == [])
  }
}
