import Diagnostics
import Drawing
import Testing

@testable import Rendering

@Suite("Characters that no font has")
struct MissingGlyphsTests {
  private func frame(_ text: String) -> Frame {
    var inner = Frame(size: Size(100, 20))
    inner.write(TextRun(text, Face(.body, size: 10)), at: Point(0, 10))
    var frame = Frame(size: Size(100, 20))
    frame.place(inner, at: .zero)
    return frame
  }

  private let metadata = PDFMetadata(title: "缺字", date: .init(year: 2024, month: 2, day: 8))

  @Test func everyFormatRefusesThemAndNamesThem() throws {
    let fonts = try Fonts(.standIns)
    let odd = frame("甲\u{E000}乙\u{E001}\u{E000}")
    let error = RenderingError.missingGlyphs(
      characters: "\u{E000}\u{E001}", role: .body, text: "甲\u{E000}乙\u{E001}\u{E000}")
    #expect(throws: error) { try pdf(pages: [odd], metadata: metadata, fonts: fonts) }
    #expect(throws: error) { try png(odd, pixelWidth: 100, fonts: fonts) }
    #expect(throws: error) { try svg(odd, fonts: fonts) }
  }

  @Test(arguments: [
    "line\nfeed\tand tab\r", "no\u{A0}break\u{2009}thin\u{3000}wide", "zero\u{200B}width\u{200D}\u{FEFF}",
    "soft\u{AD}hyphen",
    "\u{2028}line\u{2029}", "①⑳㈠℃㎡％‰×÷±≥≤▲▼△○●□■★☆→↑↓—…·〓〇", "䶮𠮷镕",
  ])
  func charactersWithoutInkAndRareOnesAreNotMissing(text: String) throws {
    let fonts = try Fonts(.standIns)
    #expect(throws: Never.self) { try png(frame(text), pixelWidth: 100, fonts: fonts) }
  }

  @Test func aRunMayMarkThemInsteadAndIsWarned() throws {
    let fonts = try Fonts(.standIns)
    let (marked, diagnostics) = fonts.markingMissingCharacters(in: frame("甲\u{E000}乙"))
    #expect(marked == frame("甲〓乙"))
    #expect(diagnostics.map(\.severity) == [.warning])
    #expect(
      diagnostics.first?.message(in: .chinese) == "“body”所用字体缺字：U+E000，见“甲\u{E000}乙”；以〓代替")
    let whole = frame("甲乙")
    #expect(fonts.markingMissingCharacters(in: whole).frame == whole)
    #expect(fonts.markingMissingCharacters(in: whole).diagnostics.isEmpty)
  }
}
