import Drawing
import Foundation
import FoundationXML
import Testing

@testable import Rendering

@Suite("Writing a frame as SVG")
struct SVGTests {
  /// The texts of an XML file in order; nil when it is not well-formed.
  final class Texts: NSObject, XMLParserDelegate {
    var texts: [String] = []
    var ids: [String] = []
    func parser(_ parser: XMLParser, foundCharacters string: String) {
      let text = string.trimmingCharacters(in: .whitespacesAndNewlines)
      if !text.isEmpty { texts.append(text) }
    }
    func parser(
      _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
      attributes: [String: String] = [:]
    ) {
      if let id = attributes["id"] { ids.append(id) }
    }

    init?(_ bytes: [UInt8]) {
      super.init()
      let parser = XMLParser(data: Data(bytes))
      parser.delegate = self
      guard parser.parse() else { return nil }
    }
  }

  @Test func theChartIsWrittenAsRecorded() throws {
    let bytes = try svg(
      sampleChart(), title: "各区地区生产总值 <2024>", description: "徐汇区 2,750.6 亿元 & 居首", fonts: Fonts(.standIns))
    try expectSnapshot(String(decoding: bytes, as: UTF8.self), "chart.svg")
  }

  @Test func theFileIsWellFormedWhateverTheText() throws {
    var frame = Frame(size: Size(100, 100))
    for text in ["<a> & \"b\" 'c'", "]]>", "  two  spaces ", "line\nfeed\u{1}", "&amp;"] {
      frame.write(TextRun(text, Face(.figure, size: 10)), at: Point(0, 10))
    }
    frame.items.append(.anchor(.zero, "a\"<b"))
    frame.items.append(.begin(Frame.Tag("Figure", alternateText: "“图”<1>")))
    let bytes = try svg(frame, title: "a<b", description: "c&d\u{0}", fonts: Fonts(.standIns))
    let texts = try #require(Texts(bytes))
    let all = texts.texts.joined(separator: "|")
    #expect(
      all.contains("two  spaces") && all.contains("line feed") && all.contains("&amp;".replacing("&amp;", with: "&")))
    #expect(Set(texts.ids).count == texts.ids.count)
  }

  @Test func equalHatchesShareOnePattern() throws {
    var frame = Frame(size: Size(100, 100))
    for y in 0..<5 {
      frame.draw(.rectangle(Box(0, Double(y) * 10, 50, 8)), fill: .hatch(Hatch(.diagonal, line: .black)))
    }
    let text = String(decoding: try svg(frame, fonts: Fonts(.standIns)), as: UTF8.self)
    #expect(text.components(separatedBy: "<pattern ").count == 2)
    #expect(text.components(separatedBy: "url(#hatch1)").count == 6)
  }

  @Test func numbersHaveNoExponent() throws {
    var frame = Frame(size: Size(100, 100))
    frame.draw(.line(Point(1e-9, 1.0 / 3), Point(1e7, -0.0001)), stroke: Stroke(.black, width: 0.25))
    let text = String(decoding: try svg(frame, fonts: Fonts(.standIns)), as: UTF8.self)
    #expect(text.contains("d=\"M0 0.333L10000000 0\""))
  }

  @Test func lettersBecomeShapesOnDemand() throws {
    var frame = Frame(size: Size(200, 40))
    frame.write(TextRun("合计12.5%", Face(.figure, size: 10), anchor: .end), at: Point(190, 20))
    let fonts = try Fonts(.standIns)
    let text = String(decoding: try svg(frame, title: "图", description: "甲", english: "one", outlines: true, fonts: fonts), as: UTF8.self)
    #expect(!text.contains("<text") && text.contains("<path role=\"img\" aria-label=\"合计12.5%\" transform=\"translate(190 20)"))
    // Two Han characters, four digits and marks: each at least one closed shape.
    #expect(text.count { $0 == "Z" } >= 7)
    #expect(text.contains("<desc id=\"description\">甲</desc>") && text.contains("<desc xml:lang=\"en\">one</desc>"))
  }
}
