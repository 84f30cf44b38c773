import CPango
import Drawing
import Programs
import Testing

@testable import Rendering

/// A file is written from the few glyphs that it uses: smaller, sooner, and of the same shapes.
@Suite struct SmallFontTests {
  private static let words = "饕餮一丶龘地区生产总值1,234.56亿元，PM2.5“％”—fi"
  private let metadata = PDFMetadata(title: "字", author: "", keywords: [], date: .init(year: 2024, month: 2, day: 8))

  /// A page in several faces, with characters of many strokes, of few, digits and Latin letters.
  private func page() -> Frame {
    var frame = Frame(size: Size(400, 260))
    for (line, role) in [Face.Role.body, .title, .heading1, .heading2, .table].enumerated() {
      let spacing = line == 0 ? 0.8 : 0
      frame.write(
        TextRun(Self.words, Face(role, size: 16), letterSpacing: spacing), at: Point(20, 40 + Double(line) * 44))
    }
    return frame
  }

  /// The face of the first letters of a run, and the numbers of its glyphs there.
  private func source(_ role: Face.Role) throws -> (face: SourceFace?, glyphs: [Int]) {
    let line = try Fonts(.standIns).shape(TextRun(Self.words, Face(role, size: 10)))
    let part = try #require(line.parts.first)
    let glyphs = (0..<Int(part.glyphs.pointee.num_glyphs)).map { Int(part.glyphs.pointee.glyphs[$0].glyph) }
    return (SourceFace(of: part.item.pointee.analysis.font), [0] + glyphs)
  }

  @Test func onlyWhatIsUsedIsThere() throws {
    let (face, glyphs) = try source(.table)
    let source = try #require(face)
    let whole = try #require(source.withTable("CFF ") { $0.count })
    let font = try #require(SmallFont(of: glyphs, from: source))
    // Sixteen megabytes, and a few hundred bytes a glyph.
    #expect(font.bytes.count < 40_000 && whole > 10_000_000)
    try font.bytes.withUnsafeBufferPointer { bytes in
      // The first table of the directory is that of the outlines.
      let file = FontBytes(bytes)
      let place = try #require(file.number(at: 20, bytes: 4)), count = try #require(file.number(at: 24, bytes: 4))
      let program = try #require(
        FontProgram(FontBytes(UnsafeBufferPointer(rebasing: bytes[place..<(place + count)]))))
      #expect(program.glyphs.count == glyphs.count)
      #expect(program.parts.compactMap { $0.routines?.count }.max()! < 500)
      // Each glyph belongs to the same part of the font as before, and has a program.
      let before = try #require(source.withTable("CFF ") { table in
        let whole = FontProgram(table)
        return glyphs.map { whole?.part(of: $0) }
      })
      #expect(glyphs.indices.map { program.part(of: $0) } == before)
      #expect(glyphs.indices.allSatisfy { program.glyphs[$0]?.isEmpty == false })
      #expect(program.glyphs[glyphs.count] == nil && program.glyphs[-1] == nil)
    }
    #expect(MemoryFace(font.bytes) != nil)
  }

  /// A face with outlines of the other kind is taken as it is: of those cairo reads only what it needs.
  @Test func otherFormatsAreLeftAlone() throws {
    let (face, glyphs) = try source(.heading2)
    #expect(SmallFont(of: glyphs, from: try #require(face)) == nil)
    #expect(MemoryFace([]) == nil && MemoryFace(Array("OTTO no font".utf8)) == nil)
  }

  @Test func aGlyphThatTheFaceHasNotIsRefused() throws {
    let (face, _) = try source(.table)
    let source = try #require(face)
    #expect(SmallFont(of: [0, 65_535], from: source) == nil)
    #expect(SmallFont(of: [0, -1], from: source) == nil)
  }

  /// The same file drawn from whole faces: the same picture to the last pixel, the same words, and larger.
  @Test(.enabled(if: ChildProcess.path(of: "pdftoppm") != nil && ChildProcess.path(of: "pdftotext") != nil, "poppler-utils is not installed"))
  func everyGlyphKeepsItsShapePlaceAndMeaning() throws {
    let fonts = try Fonts(.standIns)
    let small = try pdf(pages: [page()], metadata: metadata, fonts: fonts)
    let whole = try fromWholeFaces(page(), fonts)
    #expect(small.count * 3 < whole.count)
    #expect(try output("pdftoppm", ["-r", "200"], small) == output("pdftoppm", ["-r", "200"], whole))
    let text = try output("pdftotext", ["-layout"], small, "-")
    #expect(try text == output("pdftotext", ["-layout"], whole, "-"))
    #expect(String(decoding: text, as: UTF8.self).contains("饕餮一丶龘地区生产总值"))
  }

  private func fromWholeFaces(_ page: Frame, _ fonts: Fonts) throws -> [UInt8] {
    let surface = try PDFSurface(size: page.size)
    let context = try Context(on: surface)
    var painter = Painter(context, fonts: fonts)
    painter.drawPage(page)
    try surface.endPage()
    return try surface.finish()
  }

  private func output(_ program: String, _ options: [String], _ pdf: [UInt8], _ last: String...) throws -> [UInt8] {
    let folder = try #require(ScratchFolder())
    #expect(folder.write(pdf, as: "a.pdf"))
    let process = ChildProcess(
      program: try #require(ChildProcess.path(of: program)), arguments: options + ["\(folder.path)/a.pdf"] + last,
      seconds: 60, megabytes: 2048)
    let outcome = try #require(process.run())
    #expect(outcome.status == 0)
    try #require(outcome.output.count > 50)
    return Array(outcome.output)
  }

  /// Programs cut short or altered: refused or written, and never read beyond their end.
  @Test func damagedProgramsDoNoHarm() throws {
    let (face, glyphs) = try source(.table)
    let table = try #require(face?.withTable("CFF ") { table -> [UInt8]? in
      FontProgram(table).flatMap { font in GlyphPrograms(of: glyphs, in: font).map(font.written) }
    } ?? nil)
    func read(_ bytes: [UInt8]) -> Bool {
      bytes.withUnsafeBufferPointer { buffer in
        FontProgram(FontBytes(buffer)).flatMap { GlyphPrograms(of: Array(0..<glyphs.count), in: $0) } != nil
      }
    }
    #expect(read(table) && !read([]) && !read([1, 0, 4, 1]))
    for length in stride(from: 0, to: table.count - 1, by: max(1, table.count / 199)) {
      #expect(!read(Array(table[..<length])), "cut at \(length)")
    }
    var generator = SeededNumbers(state: 7)
    for _ in 0..<300 {
      var damaged = table
      for _ in 0..<3 { damaged[Int(generator.next() % UInt64(damaged.count))] = UInt8(truncatingIfNeeded: generator.next()) }
      _ = read(damaged)
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
