import Drawing
import Testing

@testable import Typesetting

@Suite struct LineBreakingTests {
  /// Text that is set in lines of so many characters, and a piece that must stay on one line wherever it falls.
  @Test(arguments: [
    "2021年", "37.21亿元", "1-11月", "1—11月", "12.3%", "1,037.21万亩", "第12位", "GB/T 9704-2012", "102项", "3—5个",
    "12月31日", "0.8个",
  ]) func staysOnOneLine(piece: String) {
    for before in 0..<24 {
      let lines = paragraphLines(
        [.text(han(before + 12) + piece + han(40))], measure: 16 * PageStyle.gongwen.pitch)
      let compact = piece.filter { $0 != " " }
      #expect(lines.contains { $0.contains(compact) }, "\(piece) after \(before + 12) characters: \(lines)")
    }
  }

  @Test(arguments: Array("，。、；：？！」』”’）》】〉〕％·…")) func noClosingMarkBeginsALine(mark: Character) {
    for before in 1..<40 {
      let text = han(before) + String(mark) + han(30)
      for line in paragraphLines([.text(text)], measure: 14 * PageStyle.gongwen.pitch) {
        #expect(line.first != mark, "\(text) → \(line)")
      }
    }
  }

  @Test(arguments: Array("（《「『【〔“‘")) func noOpeningMarkEndsALine(mark: Character) {
    for before in 1..<40 {
      let text = han(before) + String(mark) + han(30)
      for line in paragraphLines([.text(text)], measure: 14 * PageStyle.gongwen.pitch) {
        #expect(line.last != mark, "\(text) → \(line)")
      }
    }
  }

  @Test func latinWordsStayWhole() {
    for before in 0..<20 {
      let lines = paragraphLines(
        [.text(han(before) + "Vega-Lite与SDMX" + han(30))], measure: 14 * PageStyle.gongwen.pitch)
      #expect(lines.contains { $0.contains("Vega-Lite") })
      #expect(lines.contains { $0.contains("SDMX") })
    }
  }

  @Test func boundNumberKeepsItsIndex() {
    let number = Inline.bound(BoundNumber("37.21亿元", target: "o-1", index: "128"))
    for before in 0..<30 {
      let lines = paragraphLines([.text(han(before)), number, .text("，" + han(30))], measure: 15 * 15.8)
      #expect(lines.contains { $0.contains("37.21亿元128") }, "\(lines)")
    }
  }

  @Test func noCharacterIsLost() {
    let text = "2023年，一般公共预算收入37.21亿元，增长6.2%（同口径）；“两新”政策带动……《规划》提出：102项任务、98项开工！"
    let whole = String(repeating: text, count: 5)
    #expect(paragraphLines([.text(whole)]).joined() == whole)
  }

  @Test func aWordLongerThanTheLineStandsAlone() {
    let long = String(repeating: "x", count: 60)
    let lines = paragraphLines([.text(han(10) + long + han(10))], measure: 14 * 15.8)
    #expect(lines.joined() == han(10) + long + han(10))
  }

  @Test func neighbouringMarksShareTheirEmptyHalves() {
    let widths = Widths(CountingMeasurer())
    let face = Face(.body, size: 10)
    func width(_ text: String) -> Double {
      let p = Paragraph(widths.atoms(of: [.text(text)], in: InlineStyle(face: face, latin: .body), anchors: []))
      return p.width(0..<p.atoms.count)
    }
    #expect(width("甲，乙") == 30)
    #expect(width("甲）。乙") == 35)
    #expect(width("甲：“乙") == 35)
    #expect(width("（《甲") == 25)
    #expect(width("甲……乙") == 40)
  }

  @Test func titlesAreBalancedAndKeepTheirWords() {
    let title = "示例市四个区县2022—2024年度工作总结主要指标对比分析简报"
    let page = layout([.title(title), .paragraph([.text(han(3))])]).pages[0]
    let lines = page.bodyLines(tags: ["H1"])
    #expect(lines.count == 2)
    #expect(lines.map(\.text).joined() == title)
    #expect(lines.map(\.text) == ["示例市四个区县2022—2024年度", "工作总结主要指标对比分析简报"])
    let middle = PageStyle.gongwen.typeArea.midX
    for line in lines { #expect(abs((line.start + line.end) / 2 - middle) < 0.1) }
  }
}
