import Documents
import Testing

@testable import Reading

@Suite struct PlainTextTests {
  @Test func textStandsAsInTheFile() throws {
    let words = "\u{FEFF}　　一、2024年\r\n\r\n完成 3.5亿元。 \r结束"
    let document = try read(Array(words.utf8), named: "a.txt")
    #expect(document.words(0..<document.text.count) == "　　一、2024年\n\n完成 3.5亿元。 \n结束")
    #expect(document.blocks.map { document.words($0.range) } == ["一、2024年", "完成 3.5亿元。", "结束"])
    #expect(document.diagnostics.isEmpty)
  }
}
