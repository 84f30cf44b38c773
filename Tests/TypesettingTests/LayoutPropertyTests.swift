import Drawing
import Testing

@testable import Typesetting

/// Documents made by chance, the same at each run, hold to the rules of the page.
@Suite struct LayoutPropertyTests {
  /// A small generator with a known course (the multiplier and increment are Knuth's for MMIX).
  struct Chance {
    var state: UInt64
    mutating func below(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(n))
    }
  }

  private let words = [
    "全年", "实现", "37.21亿元", "，", "。", "“一件事”", "增长", "12.5%", "；", "（同口径）", "GDP", "1—11月", "2023年", "……", "《规划》",
    "、", "1,234家", "：", "比上年提高", "0.8个百分点", "的", "任务", "Vega-Lite",
  ]

  private func text(_ chance: inout Chance, _ count: Int) -> String {
    "甲" + (0..<count).map { _ in words[chance.below(words.count)] }.joined()
  }

  private func document(_ seed: UInt64) -> [Block] {
    var chance = Chance(state: seed)
    var blocks: [Block] = [.title(text(&chance, 6))]
    for n in 0..<25 {
      switch chance.below(9) {
      case 0: blocks.append(.heading(level: 1, [.text("一、" + text(&chance, 3))]))
      case 1: blocks.append(.heading(level: 2, [.text("（一）" + text(&chance, 3))]))
      case 2: blocks.append(.figure(Figure(key: "f", caption: text(&chance, 3))))
      case 3:
        // A turned table has its own page: a heading right before it has nothing to stay with.
        let landscape = chance.below(6) == 0
        if landscape { blocks.append(.paragraph([.text(text(&chance, 40))])) }
        blocks.append(
          .table(
            Table(
              caption: "表\(n)", unit: "亿元", head: ["甲", "乙", "丙"].map { .init($0) },
              alignments: [.left, .decimal, .left],
              rows: (0..<(1 + chance.below(60))).map { row in
                [
                  .init("r\(n)-\(row)"), .init("\(chance.below(9999)).\(chance.below(9))"),
                  .init(text(&chance, 1 + chance.below(20))),
                ]
              }, landscape: landscape)))
      default: blocks.append(.paragraph([.text(text(&chance, 5 + chance.below(60)))]))
      }
    }
    return blocks + [.paragraph([.text(text(&chance, 40))])]
  }

  @Test(arguments: 1...24) func pagesHoldToTheRules(seed: Int) {
    let blocks = document(UInt64(seed))
    let style = PageStyle.gongwen
    let result = layout(blocks, figures: ["f": Frame(size: Size(500, 260))])

    // Every row of every table is printed once.
    let rows = blocks.flatMap { block -> [String] in
      if case .table(let table) = block { table.rows.map { $0[0].content.text } } else { [] }
    }
    let printed = result.pages.flatMap(\.runs).filter { $0.tags.last == "TD" && $0.run.text.hasPrefix("r") }.map(
      \.run.text)
    #expect(printed.sorted() == rows.sorted())

    // No character of the paragraphs is lost. (Spaces between words are room, not characters.)
    let wanted = blocks.map { block -> Int in
      if case .paragraph(let inlines) = block { inlines.text.count } else { 0 }
    }.reduce(0, +)
    let found = result.pages.flatMap { $0.bodyLines(tags: ["P"]) }.map(\.text.count).reduce(0, +)
    #expect(found == wanted)

    #expect(result.pages.map(\.number) == Array(1...result.pages.count))
    let closing: Set<Character> = Set("，。、；：？！）》”％…")
    for page in result.pages {
      let sideways = page.frame.size.width > page.frame.size.height
      #expect(page.runs.count > 1, "page \(page.number) is empty")
      for line in page.bodyLines() {
        #expect(!closing.contains(line.text.first!), "\(line.text)")
        #expect(line.end < style.typeArea.maxX + 8)
        #expect(line.baseline < style.typeArea.maxY)
      }
      if !sideways, let last = page.runs.last(where: { $0.tags.last != "Artifact" }) {
        #expect(!["H2", "H3"].contains(last.tags.last), "a heading ends page \(page.number)")
      }
      let isContinued = page.runs.contains { $0.run.text.hasPrefix("续表") }
      let begins = page.runs.contains { $0.run.text.hasPrefix("表") && $0.tags.last == "Caption" }
      if page.runs.contains(where: { $0.tags.last == "TD" }) { #expect(isContinued || begins) }
    }
  }
}
