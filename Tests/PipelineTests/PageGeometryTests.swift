import Foundation
import Testing

/// The printed page measured from outside, by pdftotext: the figures of GB/T 9704 on the brief of the samples, and on those
/// of real documents where they are at hand.
@Suite(.enabled(if: MeasuredPage.canMeasure, "pdftotext is not installed")) struct PageGeometryTests {
  // GB/T 9704: margins 37 and 28 mm, type area 156 by 225 mm, 28 characters by 22 lines.
  private static let left = 28 / 25.4 * 72
  private static let top = 37 / 25.4 * 72
  private static let width = 156 / 25.4 * 72
  private static let height = 225 / 25.4 * 72
  private static let leading = height / 22
  private static let pitch = width / 28

  @Test(arguments: PrintedBrief.atHand) func `body lines stand on the grid`(brief: PrintedBrief) async throws {
    let pages = try await MeasuredPage.all(of: brief)
    var lines = 0
    // Where the first line of the grid puts a word's lower edge, told by the opening sentence.
    let opening = try #require(MeasuredPage.opening(pages))
    let steps = ((opening.bottom - Self.top) / Self.leading).rounded(.down)
    let offset = opening.bottom - Self.top - steps * Self.leading
    for (number, page) in pages.enumerated() where !page.isSideways {
      // Numbers of a chart may be as large as text; what is text begins at the margin, two characters in, or with the half
      // of an opening mark.
      for line in page.bodyLines()
      where [0, 2 * Self.pitch, -Self.pitch / 2].contains(where: { abs(line[0].left - Self.left - $0) < 0.6 }) {
        // The widest piece is text; a raised number or a mark may have another box.
        let word = line.max { $0.right - $0.left < $1.right - $1.left }!
        let place = (word.bottom - Self.top - offset) / Self.leading
        #expect(abs(place - place.rounded()) * Self.leading < 0.3, "page \(number + 1): \(word.text)")
        lines += 1
      }
    }
    #expect(lines > (brief == .samples || brief == .provinces ? 150 : 60))
  }

  @Test(arguments: PrintedBrief.atHand) func `a full line has twenty-eight characters`(brief: PrintedBrief) async throws {
    let pages = try await MeasuredPage.all(of: brief).filter { !$0.isSideways }
    for page in pages {
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
    let edges = pages.flatMap { $0.bodyLines() }.compactMap { $0.map(\.right).max() }
    let atEdge = edges.filter { abs($0 - Self.left - Self.width) < 0.3 }.count
    #expect(atEdge * 4 > edges.count)
  }

  @Test(arguments: PrintedBrief.atHand)
  func `nothing leaves the type area but the page number`(brief: PrintedBrief) async throws {
    for (number, page) in try await MeasuredPage.all(of: brief).enumerated() {
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

  @Test(arguments: PrintedBrief.atHand) func `no line begins with a closing mark`(brief: PrintedBrief) async throws {
    let marks = "，。、；：？！）》」』】〕〉”’％%…"
    for (number, page) in try await MeasuredPage.all(of: brief).enumerated() where !page.isSideways {
      for line in page.bodyLines() {
        #expect(!marks.contains(line[0].text.first ?? " "), "page \(number + 1): \(line.map(\.text).joined())")
      }
    }
  }

  @Test(arguments: PrintedBrief.atHand) func `no number is broken over two lines`(brief: PrintedBrief) async throws {
    for (number, page) in try await MeasuredPage.all(of: brief).enumerated() where !page.isSideways {
      let lines = page.bodyLines().map { $0.map(\.text).joined() }
      for (line, next) in zip(lines, lines.dropFirst()) {
        let isBroken = (line.last?.isNumber ?? false) && next.first.map { $0.isNumber && $0.isASCII || ".%".contains($0) } ?? false
        #expect(!isBroken, "page \(number + 1): \(line) / \(next)")
      }
    }
  }

  @Test(arguments: PrintedBrief.atHand)
  func `a table that goes on says so on each page`(brief: PrintedBrief) async throws {
    let pages = try await MeasuredPage.all(of: brief)
    let texts = pages.map(\.text)
    let last = texts.lastIndex { $0.contains("数据来源索引") && $0.contains("附件3") }
    let start = try #require(last)
    let caption = try #require(texts[start].firstMatch(of: /表(\d+)数据来源索引/))
    for page in texts.indices.dropFirst(start + 1) {
      #expect(texts[page].hasPrefix("续表\(caption.1)"), "page \(page + 1) begins with \(texts[page].prefix(12))")
      #expect(texts[page].contains("序号数值原文或算式出处"), "the head is repeated on page \(page + 1)")
    }
  }

  @Test(arguments: PrintedBrief.atHand)
  func `what goes on has begun on the page before, under the same head and unit`(brief: PrintedBrief) async throws {
    let pages = try await MeasuredPage.all(of: brief)
    for (page, next) in zip(pages, pages.dropFirst()) {
      let lines = next.lines()
      guard let first = lines.first, let number = first.firstMatch(of: /^续表(\d+)/)?.1 else { continue }
      let before = page.lines()
      let start = try #require(before.lastIndex { $0.hasPrefix("表\(number)") || $0.hasPrefix("续表\(number)") }, "表\(number)")
      // The unit stands below a caption and beside 续表.
      func unit(_ lines: [String], _ index: Int) -> Substring? {
        lines[index...].prefix(2).compactMap { line in line.firstRange(of: "单位：").map { line[$0.lowerBound...] } }.first
      }
      func head(_ lines: [String], _ index: Int) -> String? { lines[(index + 1)...].first { !$0.hasPrefix("单位：") } }
      #expect(unit(before, start) == unit(lines, 0), "表\(number)")
      #expect(head(before, start) == head(lines, 0), "表\(number)")
    }
  }

  @Test(arguments: PrintedBrief.atHand) func `contents of a long brief name the pages`(brief: PrintedBrief) async throws {
    let pages = try await MeasuredPage.all(of: brief)
    try #require(pages.count > 8)
    let entries = pages.prefix(2).flatMap { $0.lines() }.compactMap { $0.firstMatch(of: /^(.+?)…+(\d+)$/)?.output }
    #expect(entries.count >= 8)
    for (_, title, number) in entries {
      let page = try #require(Int(number))
      try #require(pages.indices.contains(page - 1))
      // On a page of the contents itself the heading stands below the entry.
      let lines = pages[page - 1].lines()
      let isThere = lines.contains { !$0.contains("…") && ($0 == title || $0 + (lines.dropFirst().first ?? "") == title) }
      #expect(isThere, "\(title) on page \(page)")
    }
    let numbers = entries.compactMap { Int($0.2) }
    #expect(numbers == numbers.sorted())
  }
}
