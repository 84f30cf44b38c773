import CodeLists
import Documents
@testable import Extraction
import Foundation
import Statistics
import Testing

/// A long document is read piece by piece, and a long sentence too; both must not show.
struct PassageTests {
  private func document(_ lines: [String], tableAfter: Int? = nil) -> Document {
    var text: [Unicode.Scalar] = []
    var blocks: [Block] = []
    for (number, line) in lines.enumerated() {
      if !text.isEmpty { text.append("\n") }
      let start = text.count
      var cells: [[Block.Cell]] = []
      for row in line.split(separator: "|", omittingEmptySubsequences: false) {
        if !cells.isEmpty { text.append("\n") }
        var ranges: [Block.Cell] = []
        for cell in row.split(separator: "/", omittingEmptySubsequences: false) {
          if !ranges.isEmpty { text.append("\t") }
          let low = text.count
          text += Array(cell.unicodeScalars)
          ranges.append(Block.Cell(range: low..<text.count))
        }
        cells.append(ranges)
      }
      blocks.append(Block(number == tableAfter ? .table(cells) : .paragraph, range: start..<text.count))
    }
    return Document(name: "t.txt", format: .txt, digest: "d", text: text, blocks: blocks)
  }

  private func entries(of document: Document, passageSize: Int) -> [LedgerEntry] {
    let profile = DocumentProfile(document: "t.txt", digest: "d", title: "", area: nil, year: 2021, kind: .both)
    var entries: [LedgerEntry] = []
    CorpusTests.extractor.forEachEntry(of: document, as: profile, passageSize: passageSize) { entries.append($0) }
    return entries
  }

  /// Headings that set period and scenario, quotations, a table with the lines above it: each line a passage of its own.
  @Test func aDocumentReadInPassagesGivesTheLedgerOfTheWhole() {
    let lines = [
      "示例区2021年工作总结", "一、2021年工作情况", "（一）经济运行", "全年地区生产总值1100.9亿元，增长6.2%。其中第三产业占比54.3%。",
      "“十四五”以来新增企业161家、", "累计1627家；印发《行动方案（2021—2025年）》。经营主体稳中培优。", "总量达1461.4万户。", "表1 主要指标", "单位：亿元",
      "指标/2021年/增长（%）|地区生产总值/1100.9/6.2|固定资产投资/300.5/-3.1", "二、2022年工作打算", "固定资产投资增长8%以上，新建道路*公里。", "下一步，力争引进项目30个。",
    ]
    let document = document(lines, tableAfter: 9)
    let whole = entries(of: document, passageSize: .max)
    #expect(whole.count >= 15)
    #expect(whole.contains { $0.observation?.citation.cell == "B2" })
    #expect(whole.contains { $0.observation?.scenario == .target })
    for size in [0, 1, 20, 60] { #expect(entries(of: document, passageSize: size) == whole, "in passages of \(size)") }
  }

  @Test func theLinesOfTheCorpusGiveTheSameInPassages() {
    let lines = ["labels", "quantities"].flatMap { CorpusTests.lines($0, arrow: "⇒").map(\.phrase) }
    let document = document(lines.flatMap { ["一、工作情况", $0, "二、2022年计划"] })
    #expect(entries(of: document, passageSize: 0) == entries(of: document, passageSize: .max))
  }

  @Test func passagesHoldEveryBlockOnce() {
    let document = document((0..<40).map { "第\($0)行" + String(repeating: "字", count: $0 % 7) })
    var starts: [Int] = []
    Passage.forEach(of: document, sections: [], size: 30) { passage in
      #expect(passage.document.text.elementsEqual(document.text[passage.start..<passage.start + passage.document.text.count]))
      starts += passage.document.blocks.map { $0.range.lowerBound + passage.start }
    }
    #expect(starts == document.blocks.map(\.range.lowerBound))
  }

  /// What is looked through for all numbers of a sentence together: for each of them no more than its part of the sentence.
  private func work(_ sentence: String) -> Int {
    let text = PreparedText(Array(sentence.unicodeScalars), script: ScriptTable())
    let lists = CorpusTests.extractor.lists
    let items = ItemReader(text: text, lists: lists, grammar: CorpusTests.extractor.grammar).items()
    let parts = text.sentences(of: items)
    #expect(parts.flatMap(\.items).map(\.range) == items.map(\.range))
    return parts.reduce(0) { $0 + $1.range.count * $1.items.count }
  }

  /// A sentence of thousands of numbers takes twice the work where it is twice as long, not four times.
  @Test(arguments: ["新建学校5所、", "12家，", "2021年1月5家", "从3家到5家", "增长6.2%", "3", "（投资5亿元）"])
  func workGrowsWithTheSentence(_ clause: String) {
    let once = work(String(repeating: clause, count: 300))
    let twice = work(String(repeating: clause, count: 600))
    #expect(Double(twice) < 2.2 * Double(once) + 10_000, "\(clause): \(once), \(twice)")
  }

  /// Fuzzing found that a proportion may be cut by the end of a part.
  @Test func aLongProportionIsCutWithoutHarm() {
    #expect(CorpusTests.ledger("结构调整为1" + String(repeating: ":2", count: 900)).entries.count == 901)
  }

  @Test func aLongSentenceKeepsEveryNumber() {
    let count = 600
    let ledger = CorpusTests.ledger(String(repeating: "新建学校5所、", count: count))
    #expect(ledger.entries.count == count)
    #expect(ledger.observations.allSatisfy { $0.label == "新建学校" && $0.quantity.value == 5 })
  }
}
