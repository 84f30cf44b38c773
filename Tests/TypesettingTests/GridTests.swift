import Drawing
import Testing

@testable import Typesetting

@Suite struct GridTests {
  let style = PageStyle.gongwen

  @Test func twentyEightCharactersFillALine() throws {
    let pages = layout([.paragraph([.text(han(400))])]).pages
    let lines = pages[0].bodyLines()
    #expect(lines[0].text.count == 26, "the first line is indented by two characters")
    #expect(abs(lines[0].start - style.typeArea.x - 2 * style.pitch) < 0.01)
    for line in lines.dropFirst().dropLast() {
      #expect(line.text.count == 28)
      #expect(abs(line.start - style.typeArea.x) < 0.01)
      #expect(abs(line.end - style.typeArea.maxX) < 0.05)
    }
  }

  @Test func twentyTwoLinesFillAPage() {
    let pages = layout([.paragraph([.text(han(26 + 28 * 60))])]).pages
    #expect(pages.count == 3)
    #expect(pages[0].bodyLines().count == 22)
    #expect(pages[1].bodyLines().count == 22)
    #expect(pages[2].bodyLines().count == 17)
  }

  @Test func baselinesStandOnTheGrid() {
    let table = Table(
      caption: "甲", unit: "亿元", head: ["区县", "值"].map { .init($0) }, alignments: [.left, .decimal],
      rows: [["甲区", "1.5"], ["乙区", "12.25"]].map { $0.map { .init($0) } })
    let blocks: [Block] = [
      .title(han(30)), .heading(level: 1, [.text("一、总体")]), .paragraph([.text(mixed(60))]), .table(table),
      .paragraph([.text(mixed(80))]), .figure(Figure(key: "f", caption: "图")), .paragraph([.text(mixed(90))]),
    ]
    let result = layout(blocks, figures: ["f": Frame(size: Size(400, 200))])
    for page in result.pages {
      for line in page.bodyLines(tags: ["P", "H2"]) {
        let steps = (line.baseline - style.typeArea.y - style.leading / 2 - 0.38 * 15.75) / style.leading
        #expect(abs(steps - steps.rounded()) < 0.001, "\(line.text)")
      }
    }
  }

  @Test func nothingStandsOutsideTheTypeArea() {
    let pages = layout([.paragraph([.text(mixed(600))]), .list(List(start: 1, items: [[.text(mixed(50))]]))]).pages
    for page in pages {
      for line in page.bodyLines() {
        #expect(line.start > style.typeArea.x - 0.01)
        // A mark at a line's end may give up its empty half.
        let hang = "，。、；：）》”".contains(line.text.last!) ? 0.5 * style.body.size : 0
        #expect(line.end < style.typeArea.maxX + hang + 0.05, "\(line.text)")
      }
    }
  }

  @Test func pageNumbersStandOutside() throws {
    let pages = layout([.paragraph([.text(han(28 * 30))])]).pages
    let first = try #require(pages[0].runs.last)
    #expect(first.tags == ["Artifact"])
    #expect(first.run.text == "— 1 —")
    #expect(first.run.anchor == .end)
    #expect(abs(first.point.x - (style.typeArea.maxX - 14)) < 0.01)
    let second = try #require(pages[1].runs.last)
    #expect(second.run.text == "— 2 —")
    #expect(second.run.anchor == .start)
    #expect(abs(second.point.x - (style.typeArea.x + 14)) < 0.01)
    // The dash stands a third of the size above the baseline, 7 mm below the type area.
    #expect(abs(first.point.y - 0.36 * 14 - style.typeArea.maxY - .mm(7)) < 0.01)
  }

  @Test(arguments: 20...24) func noWidowsOrOrphans(lines: Int) {
    // A filler of one paragraph a line, then a paragraph of five lines across the page's foot.
    let filler = [Block](repeating: .paragraph([.text("短")]), count: lines - 3)
    let result = layout(filler + [.paragraph([.text(han(26 + 28 * 3 + 20))]), .paragraph([.text(han(26 + 28 * 20))])])
    var counts: [Int] = []
    for page in result.pages {
      let long = page.bodyLines().filter { $0.text.count > 1 }
      counts.append(long.count)
    }
    let onFirst = result.pages[0].bodyLines().filter { $0.text.count > 1 }.count
    #expect(onFirst != 1)
    #expect(counts.reduce(0, +) == 26)
    #expect(onFirst != 4, "one line alone went over")
  }

  @Test(arguments: 14...22) func noHeadingAtTheFoot(before: Int) {
    let filler = [Block](repeating: .paragraph([.text("短")]), count: before)
    let result = layout(
      filler + [.heading(level: 1, [.text("一、标题")]), .heading(level: 2, [.text("（一）标题")])]
        + [.paragraph([.text(han(100))])])
    for page in result.pages {
      let lines = page.bodyLines()
      let heading = lines.lastIndex { $0.text.contains("标题") }
      if let heading { #expect(lines.count - heading > 2, "\(before): \(lines.map(\.text))") }
    }
  }

  @Test(arguments: 8...22) func headingStaysWithItsTable(before: Int) {
    let filler = [Block](repeating: .paragraph([.text("短")]), count: before)
    let table = Table(
      caption: "甲", head: [.init("区县"), .init("值")], alignments: [.left, .decimal],
      rows: (0..<40).map { [.init("甲\($0)"), .init("\($0).5")] })
    let result = layout(filler + [.heading(level: 1, [.text("一、标题")]), .table(table)])
    let page = result.pages.first { $0.text.contains("标题") }!
    #expect(page.text.contains("表1　甲"))
    #expect(page.runs.contains { $0.tags.last == "TD" })
  }

  @Test func figureThatDoesNotFitLetsTextPass() {
    let filler = [Block](repeating: .paragraph([.text("短")]), count: 15)
    let figure = Block.figure(Figure(key: "f", caption: "题名", source: "资料来源：总结"))
    let result = layout(
      filler + [figure, .paragraph([.text(han(26 + 28 * 9))])], figures: ["f": Frame(size: Size(600, 400))])
    #expect(result.pages.count == 2)
    #expect(result.pages[0].bodyLines().count == 22)
    #expect(!result.pages[0].text.contains("图1"))
    let items = result.pages[1].frame.items
    #expect(items.contains { if case .group = $0 { true } else { false } })
    #expect(result.pages[1].text.contains("图1　题名"))
  }

  @Test func signatureFollowsTheStandard() throws {
    func lines(_ issuer: String, _ date: String) -> [PrintedLine] {
      layout([.paragraph([.text("正文")]), .signature(issuer: issuer, date: date)]).pages[0].bodyLines().suffix(2)
    }
    let long = lines("示例市发展和改革委员会", "2024年2月8日")
    #expect(abs(long[0].end - (style.typeArea.maxX - 2 * style.pitch)) < 0.1)
    #expect(abs(long[1].start - long[0].start - 2 * style.pitch) < 0.1)
    let short = lines("统计局", "2024年12月28日")
    #expect(abs(short[1].end - (style.typeArea.maxX - 2 * style.pitch)) < 0.1)
    #expect(abs(short[1].start - short[0].start - 2 * style.pitch) < 0.1)
  }

  @Test(arguments: 15...24) func signatureNeverStandsAlone(lines: Int) {
    let text = Block.paragraph([.text(han(26 + 28 * (lines - 1)))])
    let result = layout([text, .signature(issuer: "示例市统计局", date: "2024年2月8日")])
    let last = result.pages.last!.bodyLines()
    #expect(last.count >= 4, "\(lines): \(last.map(\.text))")
    #expect(result.pages.flatMap { $0.bodyLines() }.count == lines + 2)
  }

  @Test(arguments: 18...24) func aShortLastParagraphTakesLinesAlong(lines: Int) {
    let text = Block.paragraph([.text(han(26 + 28 * (lines - 1)))])
    let result = layout([text, .paragraph([.text("附件：数据来源索引")]), .attachment(label: "附件", title: "数据来源索引")])
    let pages = result.pages.dropLast().map { $0.bodyLines().count }
    #expect(pages.reduce(0, +) == lines + 1)
    #expect(pages.last! >= 3, "\(pages)")
  }

  @Test func appendixBeginsAPageWithItsTitleOnTheThirdLine() {
    let result = layout([.paragraph([.text("正文")]), .attachment(label: "附件1", title: "来源"), .paragraph([.text("甲")])])
    #expect(result.pages.count == 2)
    let lines = result.pages[1].bodyLines()
    #expect(lines.map(\.text) == ["附件1", "来源", "甲"])
    #expect(abs(lines[0].start - style.typeArea.x) < 0.01)
    let third = style.typeArea.y + 2 * style.leading
    #expect(lines[1].baseline > third && lines[1].baseline < third + style.leading)
    #expect(result.bookmarks == [Bookmark("附件1　来源", level: 1, anchor: "section-1")])
  }

  private func mixed(_ count: Int) -> String {
    (0..<count).map { "增长\($0).\($0 % 7)%，达到\($0 * 37)亿元；" }.joined()
  }
}
