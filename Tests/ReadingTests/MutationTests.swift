import Documents
import Programs
import Testing

@testable import Reading

/// Faulty input: whatever is done to a file, reading it ends, in a document or in an error.
@Suite struct MutationTests {
  @Test(arguments: ["a.txt", "a.html", "a.docx", "a.csv", "a.md"])
  func mutatedFilesAreReadOrRefused(name: String) {
    var random = Generator(state: 20_240_208)
    let original = Self.file(name)
    for _ in 0..<150 {
      var bytes = original
      for _ in 0...Int(random.next() % 6) where bytes.count > 1 {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(contentsOf: original[place % original.count..<min(original.count, place + 40)], at: place)
        default: bytes.removeLast(min(bytes.count - 1, Int(random.next() % 64)))
        }
      }
      guard let document = try? read(bytes, named: name) else { continue }
      #expect(document.blocks.allSatisfy { $0.range.upperBound <= document.text.count && !$0.range.isEmpty })
    }
  }

  static func file(_ name: String) -> [UInt8] {
    let line = "全年完成投资3.5亿元，增长6.2%；改革任务132项，已完成118项。"
    switch name {
    case "a.html":
      return Array(
        "<html><head><title>总结</title></head><body><div><p>\(line)</p><table><tr><td>1</td><td>2</td></tr></table></div></body>"
          .utf8)
    case "a.docx":
      let cell = "<w:tc>\(DocxTests.paragraph("指标"))</w:tc>"
      return DocxTests.docx(
        DocxTests.paragraph(line) + "<w:tbl><w:tr>\(cell)\(cell)</w:tr></w:tbl>",
        parts: ["word/styles.xml": DocxTests.styles, "word/numbering.xml": DocxTests.numbering]
      ).bytes
    case "a.csv": return Array("指标,数值\n投资,\"3,5\"\n就业,2\n".utf8)
    default: return Array("# 总结\n\(line)\n- \(line)\n".utf8)
    }
  }

  /// The same numbers each time: xorshift.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }
}

@Suite(.enabled(if: ChildProcess.path(of: "soffice") != nil, "LibreOffice is not installed"))
struct WordProcessorTests {
  @Test func olderFormatsAreReadThroughLibreOffice() throws {
    // 全年完成投资 in the escapes of RTF.
    let words = "全年完成投资3.5亿元".utf16.map { "\\u\(Int16(bitPattern: $0))?" }.joined()
    let rtf = "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 SimSun;}}\\f0 \(words)\\par \(words)\\par}"
    let document = try read(Array(rtf.utf8), named: "总结.doc")
    #expect(document.blocks.map { document.words($0.range) } == ["全年完成投资3.5亿元", "全年完成投资3.5亿元"])
    #expect(document.digest == sha256(Array(rtf.utf8)))
  }
}
