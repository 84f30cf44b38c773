import Diagnostics
import Drawing
import Testing

@testable import Typesetting

@Suite struct LayoutTests {
  @Test func aSmallDocument() throws {
    let blocks: [Block] = [
      .title("四个区县工作总结对比简报"), .subtitle([.text("第3期")]),
      .heading(level: 1, [.text("一、总体情况")]),
      .paragraph([
        .text("2023年，全市地区生产总值合计"), .bound(BoundNumber("2750.6亿元", target: "o-1", index: "1")),
        .text("，增长"), .bound(BoundNumber("6.2%", target: "o-2", index: "2", bold: true)), .text("。"),
      ]),
      .table(
        Table(
          caption: "地区生产总值", unit: "亿元", head: ["区县", "2023年"].map { .init($0) }, alignments: [.left, .decimal],
          rows: [["甲区", "1037.21"], ["乙区", "—"]].map { $0.map { .init($0) } }, source: [.text("资料来源：总结。")])),
      .figure(Figure(key: "rank", caption: "排名", source: "资料来源：总结。")),
      .authorBlock([[.text("（请填写建议）")]]),
      .signature(issuer: "示例市统计局", date: "2024年2月8日"),
      .attachment(label: "附件1", title: "数据来源索引"),
      .table(
        Table(
          caption: "来源", head: ["序号", "原文"].map { .init($0) }, alignments: [.decimal, .left],
          rows: [
            [.init([.anchor("o-1"), .text("1")]), .init("“合计2750.6亿元”")],
            [.init([.anchor("o-2"), .text("2")]), .init("“增长6.2%”")],
          ])),
    ]
    var picture = Frame(size: Size(300, 100))
    picture.draw(.rectangle(Box(0, 0, 300, 100)), stroke: Stroke(.black, width: 1))
    let result = layout(blocks, figures: ["rank": picture])
    #expect(result.diagnostics.isEmpty)
    let bookmarks = result.bookmarks.map { "bookmark \($0.level) \($0.title) → \($0.anchor)\n" }.joined()
    try expectSnapshot(bookmarks + result.pages.map(\.frame.dump).joined(), named: "small-document")
  }

  @Test func sameBlocksSameLayout() {
    let blocks: [Block] = (0..<20).map { .paragraph([.text("第\($0)段，" + han(90) + "12.5%。")]) }
    #expect(layout(blocks) == layout(blocks))
  }

  @Test func everyTagIsClosed() {
    let blocks: [Block] = [.title("甲"), .paragraph([.text(han(900))]), .list(List(items: [[.text("乙")]]))]
    for page in layout(blocks).pages {
      var depth = 0
      for item in page.frame.items {
        if case .begin = item { depth += 1 }
        if case .end = item { depth -= 1 }
        #expect(depth >= 0)
      }
      #expect(depth == 0)
    }
  }

  @Test func anEmptyDocumentHasOnePage() {
    #expect(layout([]).pages.count == 1)
  }

  @Test(arguments: [
    (
      TypesettingFault.missingFigure(key: "rank", caption: "排名"),
      "the picture “rank” of the figure “排名” is not there", "图“排名”所用的图件“rank”不存在"
    ),
    (
      .tableTooWide(number: 2, caption: "甲"), "table 2, “甲”, is too wide even for a page turned sideways",
      "表2“甲”横排仍超出版心宽度"
    ),
    (
      .raggedTable(number: 1, row: 3, cells: 2, columns: 4), "row 3 of table 1 has 2 cells where the head has 4",
      "表1第3行有2格，表头为4格"
    ),
  ]) func faultsSayThemselves(fault: TypesettingFault, english: String, chinese: String) {
    #expect(fault.message == Wording(en: english, zh: chinese))
    #expect(!fault.remedy.english.isEmpty && !fault.remedy.chinese.isEmpty)
    #expect(fault.diagnostic.severity == .warning)
  }

  @Test func faultsAreReported() {
    let ragged = Table(
      caption: "甲", head: [.init("区"), .init("值")], alignments: [.left, .decimal], rows: [[.init("甲")]])
    let wide = Table(
      caption: "乙", head: (0..<40).map { .init("第\($0)列") }, alignments: .init(repeating: .decimal, count: 40),
      rows: [(0..<40).map { _ in .init("1234.5678") }])
    let found = layout([.table(ragged), .table(wide), .figure(Figure(key: "x", caption: "丙"))]).diagnostics
    #expect(
      found == [
        TypesettingFault.raggedTable(number: 1, row: 1, cells: 1, columns: 2).diagnostic,
        TypesettingFault.tableTooWide(number: 2, caption: "乙").diagnostic,
        TypesettingFault.missingFigure(key: "x", caption: "丙").diagnostic,
      ])
  }
}
