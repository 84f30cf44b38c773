import Drawing
import Testing

@testable import Typesetting

@Suite struct TableTests {
  let style = PageStyle.gongwen

  func table(rows: Int, caption: String = "任务完成情况", unit: String? = "件") -> Table {
    Table(
      caption: caption, unit: unit, head: ["区县", "2023年", "2024年"].map { .init($0) },
      alignments: [.left, .decimal, .decimal],
      rows: (0..<rows).map {
        [.init("第\($0)行"), .init("\($0 * 13).\($0 % 10)"), .init($0 % 4 == 1 ? "—" : "\($0).25")]
      },
      notes: [[.text("注：甲。")]], source: [.text("资料来源：总结。")])
  }

  @Test func everyContinuedPageSaysSo() throws {
    let pages = layout([.paragraph([.text(han(60))]), .table(table(rows: 150)), .paragraph([.text("末")])]).pages
    #expect(pages.count >= 3)
    for (index, page) in pages.enumerated() {
      let isTable = page.runs.contains { $0.tags.last == "TD" }
      guard isTable else { continue }
      #expect(page.text.contains(index == 0 ? "表1　任务完成情况" : "续表1"))
      #expect(page.text.contains("单位：件"), "the unit is repeated")
      let heads = page.runs.filter { $0.tags.last == "TH" }.map(\.run.text)
      #expect(heads == ["区县", "2023年", "2024年"])
      let isLast = page.text.contains("第149行")
      #expect(page.text.contains("资料来源：总结。") == isLast)
      #expect(page.runs.filter { $0.tags.last == "TD" && $0.run.text.hasPrefix("第") }.count >= 2)
    }
    let cells = pages.flatMap { $0.runs }.filter { $0.tags.last == "TD" && $0.run.text.hasPrefix("第") }.map(\.run.text)
    #expect(cells == (0..<150).map { "第\($0)行" })
  }

  @Test func aCloseTableTakesTwoThirdsOfTheRoom() throws {
    func height(isClose: Bool) throws -> Double {
      var table = table(rows: 24)
      table.isClose = isClose
      let pages = layout([.table(table)]).pages
      try #require(pages.count == 1)
      let ends = pages[0].runs.filter { $0.tags.last == "TD" }.map(\.point.y)
      return try #require(ends.max()) - style.typeArea.y
    }
    #expect(try height(isClose: true) < 2 / 3.0 * height(isClose: false))
  }

  @Test func aHeadIsNotCutInsideAWord() {
    let heads = ["地区生产总值（亿元）", "固定资产投资（亿元）", "一般公共预算收入（亿元）", "社会消费品零售总额（亿元）", "居民人均可支配收入（元）"]
    let table = Table(
      caption: "甲", head: [.init("地区")] + heads.map { .init($0) }, alignments: [.left] + heads.map { _ in .decimal },
      rows: [[.init("内蒙古自治区")] + heads.map { _ in .init("1234.5") }])
    let pieces = layout([.table(table)]).pages[0].runs.filter { $0.tags.last == "TH" }.map(\.run.text)
    #expect(pieces.joined() == "地区" + heads.joined())
    #expect(pieces.count > heads.count + 1, "the heads are broken")
    for (piece, next) in zip(pieces, pieces.dropFirst()) {
      let pair = "\(piece.last!)\(next.first!)"
      #expect(!["总值", "资产", "投资", "预算", "收入", "零售", "总额", "支配"].contains(pair), "\(piece) | \(next)")
    }
  }

  @Test(arguments: 1...70) func noRowIsLostAndNoneRunsOver(rows: Int) {
    let pages = layout([.paragraph([.text("短")]), .table(table(rows: rows))]).pages
    var seen: [String] = []
    for page in pages {
      for (point, run, tags) in page.runs where tags.last == "TD" {
        #expect(point.y < style.typeArea.maxY)
        if run.text.hasPrefix("第") { seen.append(run.text) }
      }
    }
    #expect(seen == (0..<rows).map { "第\($0)行" })
  }

  @Test func decimalPointsStandBelowEachOther() {
    let values = ["1.5", "1,234.25", "-3.75%", "12", "0.125", "+7.5"]
    let table = Table(
      caption: "甲", head: [.init("区"), .init("值")], alignments: [.left, .decimal],
      rows: values.map { [.init("甲"), .init($0)] } + [[.init("乙"), .init("—")]])
    let page = layout([.table(table)]).pages[0]
    let measurer = CountingMeasurer()
    var points: [Double] = []
    for (point, run, tags) in page.runs where tags.last == "TD" && values.contains(run.text) {
      let integer = String(run.text.prefix { $0 != "." && $0 != "%" })
      points.append(point.x + measurer.extents(of: integer, in: run.face).width)
    }
    #expect(points.count == values.count)
    for x in points { #expect(abs(x - points[0]) < 0.01) }
  }

  @Test(arguments: [
    ("1,234.25", "1,234", ".25"), ("12.3%", "12", ".3%"), ("-3.7", "-3", ".7"), ("≥5项", "≥5", "项"),
    ("约12.5亿元", "约12", ".5亿元"),
    ("12*", "12", "*"),
  ]) func numbersAreCutAtThePoint(text: String, integer: String, rest: String) {
    let cell = DecimalCell(text)
    #expect(cell?.integer == integer)
    #expect(cell?.rest == rest)
  }

  @Test(arguments: ["—", "*", "未写明", "", "…"]) func wordsAreNoNumbers(text: String) {
    #expect(DecimalCell(text) == nil)
  }

  @Test func numbersWithDifferentUnitsEndTogether() {
    let values = ["12.5亿元", "6.2%", "102项"]
    let table = Table(
      caption: "甲", head: [.init("序号"), .init("数值")], alignments: [.left, .decimal],
      rows: values.map { [.init("甲"), .init($0)] })
    let page = layout([.table(table)]).pages[0]
    let ends = page.runs.filter { values.contains($0.run.text) }.map {
      $0.point.x + CountingMeasurer().extents(of: $0.run.text, in: $0.run.face).width
    }
    #expect(ends.count == 3)
    for end in ends { #expect(abs(end - ends[0]) < 0.01) }
  }

  @Test func columnsFillTheMeasure() {
    let columns = [
      ColumnNeeds(least: 20, natural: [30, 40]), ColumnNeeds(least: 10, natural: [10, 12]),
      ColumnNeeds(least: 30, natural: [60, 900, 700]),
    ]
    let widths = columnWidths(columns, padding: 8, measure: 300, step: 5)
    #expect(abs(widths.reduce(0, +) - 300) < 0.01)
    #expect(widths[0] >= 28 && widths[1] >= 18)
    #expect(widths[2] > 180, "long text gets the room")
    let short = columnWidths(
      [ColumnNeeds(least: 1, natural: [10]), ColumnNeeds(least: 1, natural: [30])], padding: 8, measure: 100, step: 5)
    #expect(short == [40, 60])
  }

  @Test func landscapeTablesTurnThePage() throws {
    var wide = table(rows: 6)
    wide.landscape = true
    let result = layout([.paragraph([.text("前")]), .table(wide), .paragraph([.text("后")])])
    let sizes = result.pages.map { $0.frame.size.width > $0.frame.size.height }
    #expect(sizes == [false, true])
    #expect(result.pages[0].text.contains("后"), "text goes on in front of the turned page")
    let number = try #require(result.pages[1].runs.last)
    #expect(number.run.angle == 90)
    #expect(number.run.text == "— 2 —")
    // Page 2 has its number at the left of its foot, which is the left side of the turned page, near its top.
    #expect(number.point.x < .mm(35) && number.point.y < .mm(60))
  }

  @Test func appendixOfTurnedTablesIsTurnedFromItsTitleOn() {
    var wide = table(rows: 2)
    wide.landscape = true
    let result = layout([
      .paragraph([.text("前")]), .attachment(label: "附件1", title: "全部数值"), .table(wide), .table(wide),
      .attachment(label: "附件2", title: "说明"), .paragraph([.text("后")]),
    ])
    #expect(result.pages.map { $0.frame.size.width > $0.frame.size.height } == [false, true, false])
    let turned = result.pages[1]
    for piece in ["附件1", "全部数值", "表1　任务完成情况", "表2　任务完成情况"] { #expect(turned.text.contains(piece)) }
    let title = turned.bodyLines().first { $0.text == "全部数值" }!
    #expect(abs((title.start + title.end) / 2 - (.mm(35) + .mm(225) / 2)) < 0.1)
  }

  @Test func unitsInHeadsAreNotCut() {
    let heads = ["地区", "地区生产总值（亿元）", "社会消费品零售总额增速（%）", "城镇常住居民人均可支配收入（万元）", "位次", "规模以上工业增加值（亿元）"]
    let table = Table(
      caption: "甲", head: heads.map { .init($0) }, alignments: [.left] + .init(repeating: .decimal, count: 5),
      rows: [["甲区", "1", "2", "3", "4", "5"].map { .init($0) }])
    let lines = layout([.table(table)]).pages[0].runs.filter { $0.tags.last == "TH" }.map(\.run.text)
    #expect(lines.contains { $0.hasSuffix("（亿元）") })
    for line in lines where line.contains("（") { #expect(line.contains("）"), "\(lines)") }
  }

  @Test func waitingTablesDoNotFallFarBehind() {
    var blocks: [Block] = []
    for section in 0..<8 {
      blocks += [
        .heading(level: 1, [.text("第\(section)章")]), .paragraph([.text(han(80))]), .table(table(rows: 8)),
        .figure(Figure(key: "f", caption: "图")),
      ]
    }
    let pages = layout(blocks, figures: ["f": Frame(size: Size(500, 250))]).pages
    func page(of text: String) -> Int { pages.firstIndex { $0.text.contains(text) }! }
    for section in 0..<8 {
      #expect(page(of: "表\(section + 1)　") - page(of: "第\(section)章") <= 1)
      #expect(page(of: "图\(section + 1)　") - page(of: "第\(section)章") <= 2)
    }
    #expect(pages.count <= 12)
  }

  @Test func tooManyColumnsTurnThePageByThemselves() {
    let wide = Table(
      caption: "甲", head: (0..<11).map { .init("第\($0)列") }, alignments: .init(repeating: .decimal, count: 11),
      rows: [(0..<11).map { _ in .init("1234.5678") }])
    let result = layout([.table(wide)])
    #expect(result.pages[0].frame.size.width > result.pages[0].frame.size.height)
    #expect(result.diagnostics.isEmpty)
  }

  @Test func shortTablesAreKeptWhole() {
    for before in 0...22 {
      let filler = [Block](repeating: .paragraph([.text("短")]), count: before)
      let pages = layout(filler + [.table(table(rows: 5)), .paragraph([.text("后")])]).pages
      #expect(!pages.contains { $0.text.contains("续表") })
    }
  }

  @Test func cellsCarryAnchorsAndLinks() {
    let index = Table(
      caption: "索引", head: [.init("序号"), .init("值")], alignments: [.decimal, .left],
      rows: [[.init([.anchor("o-1"), .anchor("o-2"), .text("1")]), .init("原文")]])
    let text: [Inline] = [
      .bound(BoundNumber("37.21亿元", target: "o-1", index: "1")), .bound(BoundNumber("5项", target: "o-9")),
      .bound(BoundNumber("6项", target: "o-2", index: "1")),
    ]
    let items = layout([.paragraph(text), .table(index)]).pages[0].frame.items
    var links: [String] = []
    var anchors: [String] = []
    for item in items {
      if case .link(_, .anchor(let name)) = item { links.append(name) }
      if case .anchor(_, let name) = item { anchors.append(name) }
    }
    #expect(links == ["o-1", "o-2"], "a link to nowhere is left out")
    #expect(anchors == ["o-1", "o-2"], "one row may be the evidence of several numbers")
  }
}
