import Diagnostics
import Drawing
import Foundation
import Programs
import Testing

@testable import Rendering

private let hasQPDF = ChildProcess.path(of: "qpdf") != nil

@Suite("Printing pages for archives", .enabled(if: hasQPDF, "qpdf is not installed"))
struct ArchivalPDFTests {
  private let metadata = PDFMetadata(
    title: "对比<简报>", author: "示例市发展改革委", keywords: ["对比"], date: .init(year: 2024, month: 2, day: 8))
  private let data = CarriedFile(
    name: "data.csv", description: "数据", type: "text/csv", relationship: .data, bytes: Array("a,b\n1,2\n".utf8))

  /// Two pages: a paragraph that goes on overleaf, a table, a figure with parts of its own, a page number each.
  private func pages() -> [Frame] {
    let face = Face(.body, size: 12)
    var first = Frame(size: Size(300, 300))
    first.items = [.anchor(.zero, "o-1"), .begin(Frame.Tag("H1"))]
    first.write(TextRun("对比简报", face), at: Point(20, 20))
    first.items += [.end, .begin(Frame.Tag("P", name: "lines-1"))]
    first.write(TextRun("总值", face), at: Point(20, 40))
    first.items += [.begin(Frame.Tag("Link")), .link(Box(50, 30, 40, 14), .anchor("o-1"))]
    first.write(TextRun("37.21亿元", face), at: Point(50, 40))
    first.items.append(.end)
    first.write(TextRun("，增长", face), at: Point(120, 40))
    first.items += [.end, .begin(Frame.Tag("Table")), .begin(Frame.Tag("TR")), .begin(Frame.Tag("TH"))]
    first.write(TextRun("地区", face), at: Point(20, 80))
    first.items += [.end, .end, .begin(Frame.Tag("Artifact"))]
    first.draw(.line(Point(20, 90), Point(280, 90)), stroke: Stroke(.black, width: 1))
    first.items += [.end, .end, .begin(Frame.Tag("Artifact"))]
    first.write(TextRun("— 1 —", face), at: Point(150, 290))
    first.items.append(.end)
    var second = Frame(size: Size(300, 300))
    second.items = [.begin(Frame.Tag("P", name: "lines-1"))]
    second.write(TextRun("百分之六。", face), at: Point(20, 20))
    second.items += [.end, .begin(Frame.Tag("Figure", alternateText: "图1：甲区“居首”\\"))]
    second.place(sampleChart(), at: Point(20, 40), scale: 0.5)
    second.items.append(.begin(Frame.Tag("Caption")))
    second.write(TextRun("图1", face), at: Point(20, 250))
    second.items += [.end, .end]
    second.write(TextRun("页脚", face), at: Point(150, 290))
    return [first, second]
  }

  private func printed(_ pages: [Frame]? = nil) throws -> [UInt8] {
    let result = try archivalPDF(
      pages: pages ?? self.pages(), bookmarks: [Bookmark("对比", level: 1, anchor: "o-1")], metadata: metadata,
      attachments: [data], fonts: Fonts(.standIns))
    #expect(result.diagnostics == [])
    return result.bytes
  }

  /// The file with everything readable.
  private func opened(_ bytes: [UInt8]) throws -> String {
    let path = try #require(ChildProcess.path(of: "qpdf"))
    let folder = try #require(ScratchFolder())
    #expect(folder.write(bytes, as: "a.pdf"))
    let process = ChildProcess(
      program: path, arguments: ["--qdf", "--object-streams=disable", "\(folder.path)/a.pdf", "-"], seconds: 20,
      megabytes: 1024)
    let outcome = try #require(process.run())
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.map { String(Unicode.Scalar($0)) }.joined()
  }

  @Test func whatAnArchiveAsksForIsThere() throws {
    let text = try opened(printed())
    #expect(text.hasPrefix("%PDF-1.7"))
    for entry in [
      "/MarkInfo <<\n    /Marked true", "/Lang (zh-CN)", "/DisplayDocTitle true", "/S /GTS_PDFA1", "/AFRelationship /Data",
      "/Subtype /text#2fcsv", "<pdfaid:part>3</pdfaid:part>", "/Tabs /S", "/ID [", "/Type /Metadata", "a,b\n1,2\n",
    ] {
      #expect(text.contains(entry), "\(entry)")
    }
    let title = Array("<rdf:li xml:lang=\"x-default\">对比&lt;简报&gt;</rdf:li>".utf8).map { String(Unicode.Scalar($0)) }
    #expect(text.contains(title.joined()), "the title is written as XML")
    #expect(text.components(separatedBy: "/F 4\n").count - 1 == text.components(separatedBy: "/Subtype /Link").count - 1)
  }

  @Test func partsStandInATreeAndFurnitureInNone() throws {
    let (_, tree) = try drawn(
      pages: pages(), bookmarks: [], labels: nil, metadata: metadata, fonts: Fonts(.standIns))
    func outline(_ index: Int) -> String {
      let element = tree.elements[index]
      let parts = element.children.map { child -> String in
        switch child {
        case .element(let index): outline(index)
        case .piece(let page, let number): "\(page).\(number)"
        case .link(let page, let number): "link \(page).\(number)"
        }
      }
      return "\(element.kind)(\(parts.joined(separator: " ")))"
    }
    #expect(
      outline(0)
        == "Document(H1(0.0) P(0.1 Link(0.2 link 0.0) 0.3 1.0) Table(TR(TH(0.4))) Figure(1.1 Caption(1.2)))")
    #expect(tree.pieces[0].map { $0 == nil } == [false, false, false, false, false, true, true])
    #expect(tree.pieces[1].last == .some(nil), "ink outside all parts is furniture")
    let text = try opened(printed())
    #expect(text.components(separatedBy: "/Artifact BMC").count - 1 == 3)
    #expect(!text.contains("/Private"))
    #expect(text.contains("/Scope /Column"))
  }

  @Test func twoRunsGiveTheSameBytes() throws {
    #expect(try printed() == printed())
  }

  @Test(.enabled(if: hasPdftotext, "pdftotext is not installed")) func theTextIsUntouched() throws {
    let text = try #require(try output(of: "pdftotext", ["-raw", "FILE", "-"], file: printed()))
    #expect(text.filter { !$0.isWhitespace }.hasPrefix("对比简报总值37.21亿元，增长地区—1—百分之六。"))
  }

  @Test func theProfileIsWellFormed() {
    let bytes = StandardRGBProfile.bytes
    #expect(bytes.count < 800)
    #expect(Int(bytes[2]) << 8 | Int(bytes[3]) == bytes.count)
    #expect(String(decoding: bytes[12..<24], as: UTF8.self) == "mntrRGB XYZ ")
    #expect(String(decoding: bytes[36..<40], as: UTF8.self) == "acsp")
    // Each tag lies inside the profile.
    for tag in 0..<Int(bytes[131]) {
      let entry = bytes[(132 + tag * 12)..<(144 + tag * 12)].map(Int.init)
      let offset = entry[4] << 24 | entry[5] << 16 | entry[6] << 8 | entry[7]
      let size = entry[8] << 24 | entry[9] << 16 | entry[10] << 8 | entry[11]
      #expect(offset % 4 == 0 && offset + size <= bytes.count)
    }
  }

  @Test func aFileThatCairoDidNotWriteIsRefused() {
    #expect(CairoFile(Array("%PDF-1.5\nnothing".utf8)) == nil)
    #expect(CairoFile([]) == nil)
    #expect(CairoFile(Array("startxref\n3\n%%EOF\n".utf8)) == nil)
  }

  @Test func valuesAreReadAsTheStandardWritesThem() {
    func value(_ text: String) -> PDFObject? {
      var scanner = PDFScanner(Array(text.utf8), at: 0)
      return scanner.object()
    }
    #expect(value("<< /A 12 0 R /B [ 1 -2.5 true ] >>") == .dictionary([
      "A": .reference(12), "B": .array([.number("1"), .number("-2.5"), .bool(true)]),
    ]))
    #expect(value("(a\\(b\\)\\101(c))") == .string(Array("a(b)A(c)".utf8)))
    #expect(value("<FEFF4e2d>") == .string([0xFE, 0xFF, 0x4E, 0x2D]))
    #expect(value("% words\n /Name") == .name("Name"))
    for broken in ["<< /A", "[ 1 2", "(open", "<4e", ">>", ""] { #expect(value(broken) == nil, "\(broken)") }
  }
}
