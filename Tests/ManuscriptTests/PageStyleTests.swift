import Diagnostics
import Drawing
import Foundation
import Testing
import Typesetting

@testable import Manuscript

@Suite struct PageStyleTests {
  static func stock(_ name: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent("Reports/\(name)"), encoding: .utf8)
  }

  @Test func gongwenIsTheStandard() throws {
    #expect(try PageStyle(parsing: Self.stock("gongwen.yaml"), file: "gongwen.yaml") == .gongwen)
    let style = PageStyle.gongwen
    #expect(abs(style.leading - 28.991) < 0.001)
    #expect(abs(style.pitch - 15.793) < 0.001)
    #expect(abs(style.tracking - 0.043) < 0.001)
  }

  @Test func plainPageIsReadable() throws {
    let style = try PageStyle(parsing: Self.stock("a4-plain.yaml"), file: "a4-plain.yaml")
    #expect(style.pageNumber.position == .center)
    #expect(style.tracking >= 0)
    let text = Block.paragraph([.text(String(repeating: "甲", count: 37 * 40))])
    #expect(typeset([text], style: style, figures: [:], measurer: CountingMeasurer()).pages.count == 2)
  }

  @Test(arguments: [
    ("size: 15.75pt, latin", "size: 15.75, latin", "gongwen.yaml:11:26: error: “size” cannot be “15.75”"),
    ("indent: 2", "indent: two", "gongwen.yaml:12:9: error: “indent” should be a whole number, not a text"),
    ("indent: 2", "indnet: 2", "gongwen.yaml:12:1: warning: there is no setting called “indnet” here"),
    ("indent: 2\n", "", "gongwen.yaml:4:1: error: “indent” is missing"),
    ("face: title", "face: titel", "gongwen.yaml:16:15: error: “face” cannot be “titel”"),
    ("characters: 28", "characters: 29", "gongwen.yaml:10:7: error: “characters” cannot be “29”"),
    ("width: 156mm", "width: 190mm", "gongwen.yaml:7:12: error: “type-area” cannot be “190mm × 225mm”"),
    ("position: outside", "position: left", "gongwen.yaml:53:105: error: “position” cannot be “left”"),
    (
      "paper: {width: 210mm, height: 297mm}", "paper: A4",
      "gongwen.yaml:5:8: error: “paper” should be a group of settings, not a text"
    ),
  ]) func mistakesAreSaid(find: String, put: String, english: String) throws {
    let text = try Self.stock("gongwen.yaml")
    let broken = text.replacing(find, with: put, maxReplacements: 1)
    #expect(broken != text)
    #expect {
      _ = try PageStyle(parsing: broken, file: "gongwen.yaml")
    } throws: { error in
      let text = (error as? ManuscriptError)?.diagnostic.text(in: .english) ?? ""
      let first = text.split(separator: "\n").first.map(String.init) ?? ""
      if first != english { Issue.record("\(first)") }
      return first == english && text.contains("remedy: ")
    }
  }
}
