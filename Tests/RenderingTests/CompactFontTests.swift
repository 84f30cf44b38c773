import Drawing
import Foundation
import Programs
import Testing

@testable import Rendering

/// Font programs without the subroutines that nothing uses: smaller, and of the same shapes.
@Suite struct CompactFontTests {
  private let metadata = PDFMetadata(title: "字", author: "", keywords: [], date: .init(year: 2024, month: 2, day: 8))

  /// A page in several faces, with characters of many strokes, of few, digits and Latin letters.
  private func page() -> Frame {
    var frame = Frame(size: Size(400, 220))
    for (line, role) in [Face.Role.body, .title, .heading1, .table].enumerated() {
      frame.write(
        TextRun("饕餮一丶龘地区生产总值1,234.56亿元，PM2.5“％”", Face(role, size: 16)), at: Point(20, 40 + Double(line) * 44))
    }
    return frame
  }

  private func drawnFile() throws -> CairoFile {
    let (bytes, _) = try drawn(pages: [page()], bookmarks: [], labels: nil, metadata: metadata, fonts: Fonts(.standIns))
    return try #require(CairoFile(bytes))
  }

  private func programs() throws -> [[UInt8]] {
    let file = try drawnFile()
    return file.fontPrograms.compactMap { file.stream($0) }
  }

  @Test func subroutinesThatNothingUsesAreLeftOut() throws {
    let programs = try programs()
    try #require(!programs.isEmpty)
    for program in programs {
      let compact = try #require(CompactFont(program)).bytes
      // The stand-in faces have tens of thousands of subroutines, a page a few hundred.
      #expect(compact.count * 2 < program.count)
      let before = try #require(FontProgram(program))
      let after = try #require(FontProgram(compact))
      #expect(after.glyphs.count == before.glyphs.count && after.partOfGlyph == before.partOfGlyph)
      #expect(after.parts.map(\.routines.count).max()! < 1000)
      // Nothing is left to leave out.
      #expect(CompactFont(compact) == nil)
    }
  }

  @Test(.enabled(if: ChildProcess.path(of: "pdftoppm") != nil && ChildProcess.path(of: "qpdf") != nil, "pdftoppm or qpdf is not installed"))
  func everyGlyphKeepsItsShape() throws {
    let fonts = try Fonts(.standIns)
    let plain = try drawn(pages: [page()], bookmarks: [], labels: nil, metadata: metadata, fonts: fonts).0
    let printed = try archivalPDF(pages: [page()], metadata: metadata, fonts: fonts)
    #expect(printed.diagnostics == [])
    #expect(try picture(plain) == picture(printed.bytes))
  }

  private func picture(_ pdf: [UInt8]) throws -> [UInt8] {
    let folder = try #require(ScratchFolder())
    #expect(folder.write(pdf, as: "a.pdf"))
    let process = ChildProcess(
      program: try #require(ChildProcess.path(of: "pdftoppm")), arguments: ["-r", "200", "\(folder.path)/a.pdf"],
      seconds: 60, megabytes: 2048)
    let outcome = try #require(process.run())
    #expect(outcome.status == 0)
    try #require(outcome.output.count > 100_000)
    return Array(outcome.output)
  }

  @Test func whatIsNoFontProgramIsLeftAlone() throws {
    #expect(CompactFont([]) == nil)
    #expect(CompactFont([1, 0, 4, 1]) == nil)
    let program = try #require(try programs().first)
    for length in stride(from: 0, to: program.count - 1, by: max(1, program.count / 199)) {
      #expect(CompactFont(Array(program[..<length])) == nil, "cut at \(length)")
    }
  }

  @Test func damagedProgramsDoNoHarm() throws {
    let program = try #require(try programs().first)
    var generator = SeededNumbers(state: 7)
    for _ in 0..<60 {
      var damaged = program
      for _ in 0..<3 { damaged[Int(generator.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: generator.next()) }
      // Either it is refused or it is written; what matters is that it comes back.
      _ = CompactFont(damaged)
    }
  }
}

/// Numbers that are the same in every run.
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
