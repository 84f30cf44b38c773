import Diagnostics
import Drawing
import Foundation
import Testing
import Typesetting

@testable import Manuscript

@Suite struct ManuscriptTests {
  @Test func theWholeDialect() throws {
    let manuscript = try parse(wholeManuscript, file: "brief.md")
    #expect(manuscript.diagnostics.isEmpty)
    try expectSnapshot(blockDump(manuscript.blocks), named: "whole-dialect")
  }

  @Test func boundNumbersKnowTheirPlaces() throws {
    let manuscript = try parse(wholeManuscript, file: "brief.md")
    let found = manuscript.references.map {
      "\($0.place.line ?? 0):\($0.place.column ?? 0) \($0.text) \($0.target) \($0.inTable)"
    }
    #expect(
      found == [
        "9:17 2,750.6亿元 o-3f2a91 false", "9:46 6.2% d-1 false", "22:13 1,037.21 o-3f2a91 true",
        "31:11 36件 o-3f2a91 false",
      ])
  }

  /// Whatever an author wrote is in the blocks, character for character.
  @Test func textIsKept() throws {
    let manuscript = try parse(wholeManuscript, file: "brief.md")
    let text = manuscript.blocks.flatMap(\.texts).map(\.text).joined()
    for piece in [
      "2023年，全市地区生产总值合计2,750.6亿元，同比增长6.2%，其中甘棠区居第1位。详见统计局网站。", "一、总体情况", "（一）经济总量", "1.地区生产总值", "甘棠区—1,037.211",
      "白鹭区*856.42",
      "注：1.“—”表示未写明。", "资料来源：各区县2022—2023年工作总结。", "优化营商环境。", "深化改革，办理36件。", "没有编号的一条", "请填写建议。第二段。", "由第1条计算|取一位小数",
    ] {
      #expect(text.contains(piece), "\(piece)")
    }
  }

  @Test func frontMatterIsRead() throws {
    let matter = try parse(wholeManuscript, file: "brief.md").frontMatter
    #expect(
      matter
        == FrontMatter(
          title: "示例市四个区县工作总结对比简报", issuer: "示例市发展和改革委员会", date: "2024年2月8日", style: "gongwen", number: "第3期"))
  }

  @Test(arguments: [
    ("---\ntitle: 甲\r\n---\r\n\r\n文", "甲", "文"), ("\u{FEFF}---\ntitle: 甲\n---\n文", "甲", "文"), ("# 甲\n\n文", "甲", "文"),
    ("---\ntitle: |\n  甲\n  乙\n---\n\n文", "甲\n乙", "文"),
  ]) func titlesAreFound(markdown: String, title: String, text: String) throws {
    let manuscript = try parse(markdown, file: "a.md")
    #expect(manuscript.blocks == [.title(title), .paragraph([.text(text)])])
    #expect(manuscript.diagnostics.isEmpty)
  }

  @Test func signatureStandsBeforeTheFirstAppendix() throws {
    let markdown = "---\ntitle: 甲\ndate: 2024年2月8日\n---\n\n文\n\n## 附件：名单\n\n文"
    let blocks = try parse(markdown, file: "a.md").blocks
    #expect(
      blocks == [
        .title("甲"), .paragraph([.text("文")]), .signature(issuer: nil, date: "2024年2月8日"),
        .attachment(label: "附件", title: "名单"), .paragraph([.text("文")]),
      ])
  }

  @Test func notesRightBelowATableAreNoRows() throws {
    let markdown = "---\ntitle: 甲\n---\n\n表：乙\n\n| 区 | 值 |\n|--|--|\n| 甲 | 1 |\n注：丙。\n资料来源：丁。\n"
    let manuscript = try parse(markdown, file: "a.md")
    #expect(manuscript.diagnostics.isEmpty)
    guard case .table(let table)? = manuscript.blocks.last else {
      Issue.record("no table: \(blockDump(manuscript.blocks))")
      return
    }
    #expect(table.rows.count == 1)
    #expect(table.notes == [[.text("注：丙。")]])
    #expect(table.source == [.text("资料来源：丁。")])
  }

  @Test func softLineEndsJoinWithoutASpaceInChinese() throws {
    let blocks = try parse("---\ntitle: 甲\n---\n\n第一行，\n第二行 GDP\nand SDMX", file: "a.md").blocks
    #expect(blocks.last == .paragraph([.text("第一行，第二行 GDP and SDMX")]))
  }

  @Test(arguments: [
    ("增长**6.2%**的部分", "paragraph 增长**6.2%**的部分"), ("增长**[6.2%](#o-1)**的", "paragraph 增长**[6.2%→o-1]**的"),
    ("投资\\*\\*亿元，引进\\*\\*家", "paragraph 投资**亿元，引进**家"),
  ]) func boldEndsBeforeChineseLetters(markdown: String, dump: String) throws {
    let blocks = try parse("# 甲\n\n" + markdown, file: "a.md").blocks
    #expect(blockDump(Array(blocks.dropFirst())) == dump + "\n")
    let isMasked = markdown.contains("\\")
    if isMasked { #expect(blocks.last == .paragraph([.text("投资**亿元，引进**家")])) }
  }

  @Test func aStrangeTextStillParses() throws {
    for text in ["", "\n\n", "|", "| a |\n|--|", "表：", "![](", "[](#)", "<a id=\"\">", "> ", "- ", "## ", "* * *\n"] {
      _ = try parse(text, file: "a.md")
    }
  }

  @Test(arguments: [
    ("增长6.2%，达37.21亿元", ["6.2%", "37.21"]), ("2023年1—11月、2月8日", []), ("见表1、图2和附件3", []), ("居第1位，1,234家", ["1,234"]),
    ("GB/T 9704-2012和A4", []), ("2022—2024年三个年度", []), ("132项任务", ["132"]), ("（1）甲；（2）乙", []), ("1.甲", []),
    ("附件：1.甲；2.乙", []), ("无", []),
    ("下降3.7个百分点", ["3.7"]), ("2.5年", ["2.5"]),
  ]) func unboundDigitsAreFound(text: String, expected: [String]) {
    #expect(unboundDigits(in: text).map(\.number) == expected)
  }

  @Test func unboundNumbersAreNotesWithTheirPlace() throws {
    let markdown =
      "---\ntitle: 甲\n---\n\n## 一、2项工作\n\n完成[3项](#o-1)，增长**12.5%**，另有7家。\n\n| <a id=\"o-1\"></a>1 | 3 |\n|--|--|\n| 甲 | 9 |\n"
    let manuscript = try parse(markdown, file: "a.md")
    #expect(
      manuscript.unboundNumberNotes().map { $0.text(in: .english) } == [
        "a.md:7:18: note: “12.5%” is not bound to a source\n  remedy: link the number to its row of the source index, or check it by hand",
        "a.md:7:28: note: “7” is not bound to a source\n  remedy: link the number to its row of the source index, or check it by hand",
      ])
  }
}
