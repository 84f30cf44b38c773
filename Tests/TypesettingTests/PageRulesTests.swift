import Drawing
import Testing

@testable import Typesetting

/// What every printed page has to hold to, checked on the pieces that stand on it.
@Suite struct PageRulesTests {
  let style = PageStyle.gongwen

  @Test(arguments: 1...12) func linesKeepTheRulesOfChineseTypesetting(seed: Int) {
    let result = brief(UInt64(seed))
    let marksOfLineEnds = Set("，。、；：？！）》」』】〕〉”’％…")
    var fullLines = 0
    for page in result.pages where page.frame.size.height > page.frame.size.width {
      let lines = page.bodyLines()
      for (n, line) in lines.enumerated() {
        #expect(!marksOfLineEnds.contains(line.text.first!), "page \(page.number): \(line.text)")
        #expect(!"（《“‘【〔".contains(line.text.last!), "page \(page.number): \(line.text)")
        let isFull = abs(line.start - style.typeArea.x) < 0.1 && line.end > style.typeArea.maxX - 1
        if n > 0, line.text.first!.isNumber || ".%".contains(line.text.first!) {
          #expect(!lines[n - 1].text.last!.isASCII, "a number is cut: \(lines[n - 1].text) | \(line.text)")
        }
        guard isFull, line.text.allSatisfy({ $0.unicodeScalars.first!.value > 0x2E80 && !$0.isPunctuation }) else {
          continue
        }
        fullLines += 1
        #expect(line.text.count == style.charactersPerLine, "\(line.text)")
      }
    }
    #expect(fullLines > 20)
  }

  @Test(arguments: 1...12) func nothingLeavesTheTypeArea(seed: Int) {
    let measurer = CountingMeasurer()
    for page in brief(UInt64(seed)).pages {
      let turned = page.frame.size.width > page.frame.size.height
      let area =
        turned
        ? Box(
          style.paper.height - style.typeArea.maxY, style.typeArea.x, style.typeArea.height, style.typeArea.width)
        : style.typeArea
      for (point, run, tags) in page.runs where tags.last != "Artifact" {
        let count = Double(run.text.unicodeScalars.count)
        let width = measurer.extents(of: run.text, in: run.face).width + (count - 1) * run.letterSpacing
        let start = run.anchor == .end ? point.x - width : run.anchor == .middle ? point.x - width / 2 : point.x
        // A mark at a line's edge may give up the empty half of its square, which has no ink.
        let half = 0.5 * run.face.size
        let atEnd = "，。、；：）》」』】〕〉”’".contains(run.text.last!) ? half : 0
        let atStart = "（《“‘「『【".contains(run.text.first!) ? half : 0
        #expect(start > area.x - atStart - 0.1, "page \(page.number): \(run.text)")
        #expect(start + width < area.maxX + atEnd + 0.1, "page \(page.number): \(run.text)")
        #expect(point.y - 0.75 * run.face.size > area.y - 3, "page \(page.number): \(run.text)")
        #expect(point.y < area.maxY + 0.1, "page \(page.number): \(run.text)")
      }
      for case .group(let group) in page.frame.items {
        #expect(group.origin.x > area.x - 0.1 && group.origin.y > area.y - 0.1)
        #expect(group.origin.x + group.frame.size.width * group.scale < area.maxX + 0.1)
        #expect(group.origin.y + group.frame.size.height * group.scale < area.maxY + 0.1)
      }
    }
  }

  /// Between what stands below each other on a page there is no overlap.
  @Test(arguments: 1...12) func linesDoNotOverlap(seed: Int) {
    for page in brief(UInt64(seed)).pages {
      var lowest = 0.0
      var wasInTable = false
      for (point, run, tags) in page.runs where tags.last != "Artifact" {
        let inTable = tags.contains("Table")
        // Raised numbers and runs on one baseline stand beside each other.
        if !inTable || !wasInTable, abs(point.y - lowest) > 6.6 {
          #expect(point.y - 0.75 * run.face.size > lowest, "page \(page.number): \(run.text)")
        }
        lowest = max(lowest, point.y)
        wasInTable = inTable
      }
    }
  }

  /// Sections of a paragraph, a table of ten rows and a figure, as a brief on ten provinces has them.
  @Test(arguments: [6, 9, 12]) func pagesAreFilled(sections: Int) {
    var blocks: [Block] = [.title("十省工作总结对比分析")]
    for n in 0..<sections {
      blocks += [
        .heading(level: n % 3 == 0 ? 1 : 2, [.text("第\(n)节")]), .paragraph([.text(han(130))]), .table(table(10)),
        .figure(Figure(key: "f", caption: "排序", source: "资料来源：各省年度工作材料")), .paragraph([.text(han(45))]),
      ]
    }
    let result = layout(blocks, figures: ["f": Frame(size: Size(440, 230))])
    for page in result.pages.dropLast() {
      let lowest = page.lowest
      let free = (style.typeArea.maxY - lowest) / style.leading
      #expect(free < 7, "page \(page.number) of \(result.pages.count) has \(free) empty lines")
    }
  }

  @Test func firstPageIsFilledWhereItsTableDoesNotFit() {
    let blocks: [Block] = [
      .title("十省工作总结对比分析"), .paragraph([.text(han(26 + 28 * 9))]), .heading(level: 1, [.text("一、总体情况")]),
      .paragraph([.text(han(40))]), .table(table(10)), .table(table(10)),
    ]
    let pages = layout(blocks).pages
    #expect(pages[0].text.contains("表1"))
    #expect(pages[1].text.contains("续表1"))
    #expect(pages.count == 2)
  }

  @Test func aFigureMayStandBeforeAWaitingTable() {
    let filler = [Block](repeating: .paragraph([.text("短")]), count: 15)
    let blocks = filler + [.table(table(8)), .figure(Figure(key: "f", caption: "图")), .paragraph([.text(han(26))])]
    let pages = layout(blocks, figures: ["f": Frame(size: Size(440, 100))]).pages
    #expect(pages[0].text.contains("图1"))
    #expect(pages[1].text.contains("表1"))
  }

  @Test func referenceTablesHoldFiftyFiveRowsAPage() {
    let pages = layout([.attachment(label: "附件1", title: "全部数值"), .table(table(200)), .table(table(5))]).pages
    let counts = pages.map { page in page.runs.filter { $0.tags.last == "TD" && $0.run.text.hasPrefix("第") }.count }
    #expect(counts[1] >= 55, "\(counts)")
    let sizes = Set(pages.flatMap { $0.runs.filter { $0.tags.last == "TD" }.map(\.run.face.size) })
    #expect(sizes == [style.table.longSize], "all tables of an appendix are set alike")
  }

  private func table(_ rows: Int) -> Table {
    Table(
      caption: "各省地区生产总值", unit: "亿元", head: ["地区", "2024年", "2025年"].map { .init($0) },
      alignments: [.left, .decimal, .decimal],
      rows: (0..<rows).map { [.init("第\($0)行"), .init("\($0 * 13).\($0 % 10)"), .init("—")] },
      notes: [[.text("注：“—”表示材料未提及。")]], source: [.text("资料来源：各省年度工作材料。")])
  }

  /// A brief by chance: the same at each run.
  private func brief(_ seed: UInt64) -> Layout {
    var chance = LayoutPropertyTests.Chance(state: seed)
    let words = [
      "全年", "实现", "37.21亿元", "，", "。", "“一件事”", "12.5%", "；", "（同口径）", "GDP", "1—11月", "2023年", "……", "《规划》", "、", "1,234家",
      "0.8个百分点", "任务",
    ]
    func text(_ count: Int) -> String { "甲" + (0..<count).map { _ in words[chance.below(words.count)] }.joined() }
    var blocks: [Block] = [.title(text(4))]
    for n in 0..<14 {
      blocks.append(.heading(level: 1 + chance.below(2), [.text("一、" + text(2))]))
      blocks.append(.paragraph([.text(text(20 + chance.below(40)))]))
      blocks.append(.paragraph([.text(han(100 + chance.below(90)))]))
      if chance.below(3) > 0 { blocks.append(.table(table(3 + chance.below(14)))) }
      if chance.below(3) > 0 { blocks.append(.figure(Figure(key: n % 2 == 0 ? "f" : "g", caption: text(2)))) }
    }
    blocks += [.attachment(label: "附件1", title: "全部数值"), .table(table(80)), .table(table(7))]
    return layout(blocks, figures: ["f": Frame(size: Size(440, 230)), "g": Frame(size: Size(440, 130))])
  }
}

extension Page {
  /// The lowest ink of the page, its number left out.
  var lowest: Double {
    var lowest = runs.filter { $0.tags.last != "Artifact" }.map(\.point.y).max() ?? 0
    for case .group(let group) in frame.items {
      lowest = max(lowest, group.origin.y + group.frame.size.height * group.scale)
    }
    return lowest
  }
}
