import Diagnostics
import Drawing
import Foundation
import Testing

@testable import Rendering

@Suite("Printing pages as PDF")
struct PDFTests {
  private let metadata = PDFMetadata(
    title: "2024年度各区工作对比简报", author: "示例市发展改革委", keywords: ["对比", "年度"], date: .init(year: 2024, month: 2, day: 8))
  private let bookmarks = [
    Bookmark("对比简报", level: 1, anchor: "标题"), Bookmark("资料来源", level: 3, anchor: "o-3f2a91"),
    Bookmark("没有的", level: 1, anchor: "nowhere"),
  ]

  private func sample() throws -> [UInt8] {
    try pdf(pages: samplePages(), bookmarks: bookmarks, metadata: metadata, fonts: Fonts(.standIns))
  }

  private func contains(_ bytes: [UInt8], _ text: String) -> Bool { Data(bytes).range(of: Data(text.utf8)) != nil }
  private func count(_ bytes: [UInt8], _ text: String) -> Int {
    String(decoding: bytes, as: UTF8.self).components(separatedBy: text).count - 1
  }

  @Test func theFileIsAPDFWithItsFontsInside() throws {
    let bytes = try sample()
    #expect(bytes.starts(with: Array("%PDF-1.5".utf8)))
    #expect(contains(bytes, "%%EOF"))
    #expect(contains(bytes, "+NotoSerifCJKsc-Regular"), "a subset is named with six letters and a plus")
    #expect(contains(bytes, "+NotoSansCJKsc-Bold"))
    #expect(contains(bytes, "/ToUnicode"))
    #expect(bytes.count < 600_000, "whole fonts would be tens of megabytes")
  }

  @Test func twoRunsGiveTheSameBytes() throws {
    #expect(try sample() == sample())
  }

  @Test func theDateIsTheOneGiven() throws {
    let bytes = try sample()
    #expect(
      contains(bytes, "/CreationDate (20240208120000+08'00)")
        || contains(bytes, "/CreationDate (D:20240208120000+08'00"))
    #expect(contains(bytes, "/ModDate (20240208120000+08'00)") || contains(bytes, "/ModDate (D:20240208120000+08'00"))
  }

  @Test func pagesKeepTheirSizes() throws {
    let bytes = try sample()
    #expect(contains(bytes, "/MediaBox [ 0 0 595.275591 841.889764 ]"))
    #expect(contains(bytes, "/MediaBox [ 0 0 841.889764 595.275591 ]"))
  }

  @Test func linksBookmarksAndTagsAreThere() throws {
    let bytes = try sample()
    #expect(contains(bytes, "/Outlines"))
    #expect(
      count(bytes, "/Subtype /Link") == 3, "two links to the index and one address; the one to nowhere is left out")
    #expect(contains(bytes, "https://example.org/%E5%B9%B4%E6%8A%A5?a=1&b='2'") || contains(bytes, "b=\\'2\\'"))
    #expect(contains(bytes, "(o-3f2a91)"))
    #expect(contains(bytes, "/StructTreeRoot"))
    for kind in ["H1", "P", "Figure"] { #expect(contains(bytes, "/S /\(kind)")) }
    #expect(!contains(bytes, "Artifact"))
  }

  @Test func namesThatLeadNowhereAreReported() {
    let warnings = unresolvedAnchors(pages: samplePages(), bookmarks: [Bookmark("没有的", level: 1, anchor: "absent")])
    #expect(
      warnings.map { $0.message(in: .english) } == [
        "a link leads to “#absent”, which is nowhere in the document",
        "a link leads to “#nowhere”, which is nowhere in the document",
      ])
  }

  @Test(.enabled(if: hasPdftotext, "pdftotext is not installed")) func theTextCanBeReadBackInOrder() throws {
    let text = try #require(try output(of: "pdftotext", ["-raw", "FILE", "-"], file: sample()))
    let lines = text.split(separator: "\n").map { $0.filter { $0 != " " } }
    let expected = [
      "2024年度各区工作对比简报", "一、经济运行", "（一）主要指标", "全年实现地区生产总值2750.60亿元，比上年增长5.1%，增速居首",
      "位。“十四五”以来，规模以上工业增加值年均增长6.2个百分点。", "各区地区生产总值：徐汇区居首",
    ]
    #expect(Array(lines.prefix(expected.count)) == expected)
    #expect(text.contains("附件1"))
  }

  @Test func aLinkInACellLeavesTheCellItsWords() throws {
    var frame = Frame(size: Size(100, 100))
    frame.items = [.begin(Frame.Tag("Table")), .begin(Frame.Tag("TR"))]
    for x in [10.0, 50.0] {
      frame.items.append(.begin(Frame.Tag("TD")))
      frame.write(TextRun("37.21", Face(.table, size: 9)), at: Point(x, 20))
      frame.items.append(.link(Box(x, 10, 20, 12), .anchor("a")))
      frame.items.append(.end)
    }
    frame.items += [.end, .end, .anchor(.zero, "a")]
    let bytes = try pdf(pages: [frame], metadata: metadata, fonts: Fonts(.standIns))
    #expect(count(bytes, "/S /TD") == 2)
    #expect(count(bytes, "/Subtype /Link") == 2)
    // Words belong to a part through the number of their marked content on the page.
    #expect(count(bytes, "/K 0\n") == 1 && count(bytes, "/K 1\n") == 1)
  }

  @Test(arguments: [
    ("o-3f2a91", "o-3f2a91"), ("a b'c", "a~20b~27c"), ("标", "~E6~A0~87"), ("a~b", "a~7Eb"),
  ])
  func namesOfPlacesAreWrittenInASCII(name: String, written: String) {
    #expect(PDFStructure.destination(name) == written)
  }

  @Test func aFileNeedsAPageAndAPageAnArea() throws {
    let fonts = try Fonts(.standIns)
    #expect(throws: RenderingError.noPages) { try pdf(pages: [], metadata: metadata, fonts: fonts) }
    for size in [Size(0, 10), Size(10, -1), Size(.nan, 10), Size(10, 20_000)] {
      #expect(throws: RenderingError.self) { try pdf(pages: [Frame(size: size)], metadata: metadata, fonts: fonts) }
    }
  }

  @Test func unbalancedAndRepeatedTagsDoNotSpoilTheFile() throws {
    var frame = Frame(size: Size(100, 100))
    frame.items = [
      .end, .begin(Frame.Tag("P")), .begin(Frame.Tag("Artifact")), .begin(Frame.Tag("Span")), .end,
      .anchor(Point(0, 0), "a"), .anchor(Point(5, 5), "a"), .link(Box(0, 0, 5, 5), .anchor("a")),
      .text(Point(5, 20), TextRun("甲", Face(.body, size: 10))),
    ]
    let bytes = try pdf(pages: [frame], metadata: metadata, fonts: Fonts(.standIns))
    #expect(contains(bytes, "%%EOF"))
  }

  /// cairo takes back what stood before a fill of the whole page, tags included.
  @Test func aGroundOverTheWholePageIsNoTrap() throws {
    for ground in ["#FFFFFF", "#F2F5F8"] {
      var page = Frame(size: Size(300, 200))
      page.items.append(.anchor(.zero, "top"))
      page.draw(.rectangle(Box(0, 0, 300, 200)), fill: .solid(Color(hex: ground)!))
      page.items.append(.begin(Frame.Tag("H1")))
      page.write(TextRun("合计", Face(.figure, size: 20)), at: Point(20, 40))
      page.items.append(.end)
      let bytes = try pdf(
        pages: [page], bookmarks: [Bookmark("合计", level: 1, anchor: "top")],
        metadata: PDFMetadata(title: "", date: .init(year: 2024, month: 1, day: 1)), fonts: Fonts(.standIns))
      #expect(bytes.starts(with: Array("%PDF".utf8)))
    }
  }
}
