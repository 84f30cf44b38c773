import Foundation
import Programs
import Testing

@testable import Pipeline

private let hasPdftotext = ChildProcess.path(of: "pdftotext") != nil

/// The printed page measured from outside, by pdftotext: the figures of GB/T 9704 on the brief of the samples.
@Suite(.enabled(if: hasPdftotext, "pdftotext is not installed")) struct PageGeometryTests {
  private struct Word {
    var text: String
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
  }

  private struct Page {
    var width: Double
    var height: Double
    var words: [Word]
    /// The height that pdftotext gives to 15.75 points of the body face, measured at the first page's text.
    var bodyHeight = 0.0

    var isSideways: Bool { width > height }

    /// The words of the page line by line.
    var text: String {
      words.sorted { ($0.bottom.rounded(), $0.left) < ($1.bottom.rounded(), $1.left) }.map(\.text).joined()
    }

    /// Words of the body's size that stand side by side, from left to right.
    func bodyLines() -> [[Word]] {
      var lines: [[Word]] = []
      for word in words where abs(word.bottom - word.top - bodyHeight) < 0.6 {
        if let index = lines.lastIndex(where: { abs($0[0].bottom - word.bottom) < 2 }) {
          lines[index].append(word)
        } else {
          lines.append([word])
        }
      }
      return lines.map { $0.sorted { $0.left < $1.left } }
    }
  }

  // GB/T 9704: margins 37 and 28 mm, type area 156 by 225 mm, 28 characters by 22 lines.
  private static let left = 28 / 25.4 * 72
  private static let top = 37 / 25.4 * 72
  private static let width = 156 / 25.4 * 72
  private static let height = 225 / 25.4 * 72
  private static let leading = height / 22
  private static let pitch = width / 28

  private static let pages = Task {
    let bytes = try #require(try await SampleRun.files["brief.pdf"])
    let path = try #require(ChildProcess.path(of: "pdftotext"))
    let process = ChildProcess(program: path, arguments: ["-bbox", "-", "-"], seconds: 60, megabytes: 2048)
    let outcome = try #require(process.run(input: [UInt8](bytes)))
    #expect(outcome.status == 0)
    var pages: [Page] = []
    for line in String(decoding: outcome.output, as: UTF8.self).split(separator: "\n") {
      func value(_ name: String) -> Double {
        guard let start = line.firstRange(of: " \(name)=\"") else { return 0 }
        return Double(line[start.upperBound...].prefix { $0 != "\"" }) ?? 0
      }
      if line.contains("<page ") {
        pages.append(Page(width: value("width"), height: value("height"), words: []))
      } else if line.contains("<word "), let open = line.firstIndex(of: ">"), let close = line.lastIndex(of: "<"), open < close {
        let text = String(line[line.index(after: open)..<close])
        pages[pages.count - 1].words.append(
          Word(text: text, left: value("xMin"), top: value("yMin"), right: value("xMax"), bottom: value("yMax")))
      }
    }
    return pages
  }

  /// The opening sentence, which is set in the body face.
  private static func opening(_ pages: [Page]) -> Word? {
    pages.lazy.flatMap(\.words).first { $0.text.contains("本简报根据") }
  }

  private func pages() async throws -> [Page] {
    var pages = try await Self.pages.value
    let word = try #require(Self.opening(pages))
    for index in pages.indices { pages[index].bodyHeight = word.bottom - word.top }
    return pages
  }

  @Test func `body lines stand on the grid`() async throws {
    let pages = try await pages()
    var lines = 0
    // Where the first line of the grid puts a word's lower edge, told by the opening sentence.
    let opening = try #require(Self.opening(pages))
    let steps = ((opening.bottom - Self.top) / Self.leading).rounded(.down)
    let offset = opening.bottom - Self.top - steps * Self.leading
    for (number, page) in pages.enumerated() where !page.isSideways {
      for line in page.bodyLines() {
        // The widest piece is text; a raised number or a mark may have another box.
        let word = line.max { $0.right - $0.left < $1.right - $1.left }!
        let place = (word.bottom - Self.top - offset) / Self.leading
        #expect(abs(place - place.rounded()) * Self.leading < 0.3, "page \(number + 1): \(word.text)")
        lines += 1
      }
    }
    #expect(lines > 150)
  }

  @Test func `a full line has twenty-eight characters`() async throws {
    for page in try await pages() where !page.isSideways {
      for line in page.bodyLines() where line.count == 1 {
        let word = line[0]
        let isHan = word.text.unicodeScalars.allSatisfy { $0.value >= 0x4E00 && $0.value <= 0x9FFF }
        guard isHan, abs(word.right - Self.left - Self.width) < 1 else { continue }
        let count = Double(word.text.count)
        #expect(abs((word.right - word.left) - (count * Self.pitch - (Self.pitch - 15.75))) < 0.3, "\(word.text)")
        #expect(word.text.count == 28 || abs(word.left - Self.left - 2 * Self.pitch) < 0.3, "\(word.text)")
      }
    }
    // Lines without any mark or number are rare in a brief; the measure of all others is the edge.
    let edges = try await pages().filter { !$0.isSideways }.flatMap { $0.bodyLines() }.compactMap { $0.map(\.right).max() }
    let atEdge = edges.filter { abs($0 - Self.left - Self.width) < 0.3 }.count
    #expect(atEdge > 60)
  }

  @Test func `nothing leaves the type area but the page number`() async throws {
    for (number, page) in try await pages().enumerated() {
      let area =
        page.isSideways
        ? (left: page.width - Self.top - Self.height, top: Self.left, width: Self.height, height: Self.width)
        : (left: Self.left, top: Self.top, width: Self.width, height: Self.height)
      var outside: [String] = []
      for word in page.words {
        // A mark at a line's end gives up the empty half of its square.
        let half = "，。、；：）》」』】〕”’".contains(word.text.last ?? " ") ? 0.55 * (word.bottom - word.top) : 0.4
        let opening = "（《「『【〔“‘".contains(word.text.first ?? " ") ? 0.55 * (word.bottom - word.top) : 0.4
        // The boxes of poppler are as high as the face's ascent and descent, more than its ink.
        let slack = 0.35 * (word.bottom - word.top)
        if word.left < area.left - opening || word.right > area.left + area.width + half
          || word.top < area.top - slack || word.bottom > area.top + area.height + slack
        {
          outside.append(word.text)
        }
      }
      #expect(outside.joined() == "—\(number + 1)—", "page \(number + 1)")
    }
  }

  @Test func `no line begins with a closing mark`() async throws {
    let marks = "，。、；：？！）》」』】〕〉”’％…"
    for (number, page) in try await pages().enumerated() where !page.isSideways {
      for line in page.bodyLines() {
        #expect(!marks.contains(line[0].text.first ?? " "), "page \(number + 1): \(line.map(\.text).joined())")
      }
    }
  }

  @Test func `a table that goes on says so on each page`() async throws {
    let pages = try await pages()
    let texts = pages.map(\.text)
    let last = texts.lastIndex { $0.contains("数据来源索引") && $0.contains("附件3") }
    let start = try #require(last)
    let caption = try #require(texts[start].firstMatch(of: /表(\d+)数据来源索引/))
    #expect(start < pages.count - 2, "the index of the samples fills several pages")
    for page in (start + 1)..<pages.count {
      #expect(texts[page].hasPrefix("续表\(caption.1)"), "page \(page + 1) begins with \(texts[page].prefix(12))")
      #expect(texts[page].contains("序号数值原文或算式出处"), "the head is repeated on page \(page + 1)")
    }
  }

  @Test func `contents of a long brief name the pages`() async throws {
    let texts = try await pages().map(\.text)
    let front = texts.prefix(2).joined()
    #expect(front.contains("目录"))
    for title in ["一、总体情况", "附件3数据来源索引"] {
      // The contents may go on overleaf: there leaders follow the title, where the chapter begins its text does.
      let found = texts.indices.dropFirst().first { index in
        texts[index].ranges(of: title).contains { !texts[index][$0.upperBound...].hasPrefix("…") }
      }
      let page = try #require(found)
      let entry = try #require(front.firstRange(of: title))
      let number = front[entry.upperBound...].drop { $0 == "…" }.prefix { $0.isASCII && $0.isNumber }
      // Behind the last entry the raised numbers of the text may follow at once.
      let isLast = title.hasPrefix("附件3")
      #expect(isLast ? number.hasPrefix("\(page + 1)") : Int(number) == page + 1, "\(title): \(number)")
    }
  }
}
