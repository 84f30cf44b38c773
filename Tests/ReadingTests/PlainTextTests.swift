import Diagnostics
import Documents
import Testing

@testable import Reading

@Suite struct PlainTextTests {
  static let prose = "一、2024年主要工作\r\n全区生产总值3.5亿元，增长6.2%；完成改革任务118项。\r\n　　下一步，我们要继续推进。\r\n"
  static let traditional = "一、2021年改革工作總結\n全區實現生產總值37.21億元，新增企業兩萬戶，農業農村發展。\n"

  static func words(_ document: Document) -> String { document.words(0..<document.text.count) }

  @Test func textStandsAsInTheFile() throws {
    let words = "\u{FEFF}　　一、2024年\r\n\r\n完成 3.5亿元。 \r结束"
    let document = try read(Array(words.utf8), named: "材料/a.txt")
    #expect(document.name == "a.txt")
    #expect(Self.words(document) == "　　一、2024年\n\n完成 3.5亿元。 \n结束")
    #expect(document.blocks.map { document.words($0.range) } == ["一、2024年", "完成 3.5亿元。", "结束"])
    #expect(document.blocks.map(\.range) == [2..<9, 11..<20, 22..<24])
    #expect(document.diagnostics.isEmpty)
    #expect(document.title == nil)
  }

  @Test func digestIsSHA256() throws {
    let document = try read(Array("abc".utf8), named: "a.txt")
    #expect(document.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test(arguments: ["UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "GBK"])
  func encodingIsRecognised(encoding: String) throws {
    let document = try read(encoded(Self.prose, as: encoding), named: "a.txt")
    #expect(Self.words(document) == Self.prose.replacing("\r\n", with: "\n"))
    #expect(document.diagnostics.isEmpty)
  }

  @Test(arguments: ["UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"])
  func byteOrderMarkIsFollowedAndDropped(encoding: String) throws {
    let document = try read(encoded("\u{FEFF}1季度", as: encoding), named: "a.txt")
    #expect(Self.words(document) == "1季度")
  }

  @Test(arguments: ["BIG5", "GB18030", "UTF-8"])
  func traditionalTextIsRecognised(encoding: String) throws {
    let document = try read(encoded(Self.traditional, as: encoding), named: "a.txt")
    #expect(Self.words(document) == Self.traditional)
  }

  @Test func rareCharactersOfGB18030AreRead() throws {
    // Four bytes in GB18030 and outside the first plane of Unicode.
    let words = "𠮷林镇全年完成投资3亿元，同比增长5%，企业发展良好。"
    #expect(Self.words(try read(encoded(words, as: "GB18030"), named: "a.txt")) == words)
  }

  @Test func oneLongLineIsOneBlock() throws {
    let line = String(repeating: "一是完成投资3.5亿元；", count: 600)
    let document = try read(Array(line.utf8), named: "a.txt")
    #expect(document.blocks == [Block(.paragraph, range: 0..<line.unicodeScalars.count)])
  }

  @Test func brokenBytesAreCountedAndPlaced() throws {
    var bytes = Array("一、总结\n完成投资".utf8)
    bytes += [0xFF, 0xE4, 0xB8]
    bytes += Array((String(repeating: "全区经济社会发展", count: 10) + "。").utf8)
    let document = try read(bytes, named: "a.txt")
    #expect(Self.words(document).hasPrefix("一、总结\n完成投资\u{FFFD}\u{FFFD}全区"))
    let note = try #require(document.diagnostics.first)
    #expect(note.place == Place(file: "a.txt", line: 2, column: 5))
    #expect(note.message(in: .english).hasPrefix("2 place(s) could not be decoded as UTF-8"))
  }

  @Test func refusals() throws {
    let russian = encoded("Отчёт о работе района за прошедший год и план на следующий", as: "CP1251")
    for (bytes, error) in [
      ([], ReadingError.empty(file: "a.txt")),
      (Array(" \r\n\t　\n".utf8), .empty(file: "a.txt")),
      (Array("\u{FEFF}".utf8), .empty(file: "a.txt")),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .unreadableKind(file: "a.txt", kind: .picture)),
      (
        (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 >> 3) }, .unreadableKind(file: "a.txt", kind: .binary)
      ),
      ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1], .unreadableKind(file: "a.txt", kind: .binary)),
      (Array("Rar!\u{1A}\u{7}".utf8), .unreadableKind(file: "a.txt", kind: .archive)),
      (russian, .unknownEncoding(file: "a.txt")),
    ] {
      #expect(throws: error) { try read(bytes, named: "a.txt") }
    }
  }

  @Test func contentCountsMoreThanTheName() throws {
    let page = "<!DOCTYPE html><html><body><p>全年完成投资3.5亿元，增长6.2%；新增就业2万人，发展态势良好，成效明显，全部任务按期完成。</p></body></html>"
    let document = try read(Array(page.utf8), named: "总结.txt")
    #expect(document.format == .html)
    #expect(document.diagnostics.map { $0.message(in: .chinese) } == ["文件名以.txt结尾，内容却是网页，已按后者读取"])
    let text = try read(Array("全年完成投资3.5亿元。".utf8), named: "总结.docx")
    #expect(text.format == .txt)
    #expect(text.diagnostics.count == 1)
  }

  @Test func markdownHeadingsAndItems() throws {
    let words = "# 总结\n\n## 一、工作\n- 第一\n正文#1\n```\n# 不是标题\n```\n"
    let document = try read(Array(words.utf8), named: "a.md")
    #expect(document.format == .md)
    #expect(
      document.blocks.map(\.kind.word) == [
        "heading1", "heading2", "item", "paragraph", "paragraph", "paragraph", "paragraph",
      ])
    #expect(Self.words(document) == words)
  }

  @Test func commaSeparatedCells() throws {
    let words = "指标,数值,单位\n\"生产总值,现价\",37.21,亿元\n\n就业,,人\n"
    let document = try read(Array(words.utf8), named: "a.csv")
    #expect(Self.words(document) == words)
    guard case .table(let rows)? = document.blocks.first?.kind else {
      Issue.record("no table")
      return
    }
    #expect(
      rows.map { row in row.map { document.words($0.range) } } == [
        ["指标", "数值", "单位"], ["生产总值,现价", "37.21", "亿元"], ["就业", "", "人"],
      ])
  }

  @Test func linesBrokenAtOneWidthAreJoined() throws {
    let lines = [
      "一、经济运行", "  2021年全县预计实现地区生产总值340亿元，年均增长", "8.3%；固定资产投资年均增长11%；地方财政收入46.57亿",
      "元，年均增长31.5%；社会消费品零售总额94.2亿元，年均", "增长7.9%；城镇居民和农村居民人均可支配收入分别为43617", "元、28119元，年均分别增长8.6%、8.9%，",
      "县域综合实力大幅提升，城乡面貌焕然一新，人民生活", "水平显著提高。", "二、改革开放", "  全年完成改革任务118项，其中国家级试点任务12项、省",
      "级试点任务20项，形成可复制可推广的制度成果42个，经", "验做法在全省推广，群众获得感明显增强，各项改革有序", "推进。",
    ]
    let document = try read(Array(lines.joined(separator: "\n").utf8), named: "a.txt")
    let blocks = document.blocks.map { document.words($0.range) }
    #expect(blocks.count == 4)
    #expect(blocks.first == "一、经济运行")
    #expect(blocks.last?.hasSuffix("各项改革有序\n推进。") == true)
    // The text stands as in the file.
    #expect(Self.words(document) == lines.joined(separator: "\n"))
  }

  @Test func wholeParagraphsAndListsAreNotJoined() throws {
    let lines = (1...12).map { "\($0)．新建改建城区公共停车场泊位一百二十个并投入使用" }
    let document = try read(Array(lines.joined(separator: "\n").utf8), named: "a.txt")
    #expect(document.blocks.count == 12)
    let paragraphs = (1...12).map { "第\($0)项任务已经完成，成效明显，各方面反映良好，下一步继续推进。" }
    #expect(try read(Array(paragraphs.joined(separator: "\n").utf8), named: "b.txt").blocks.count == 12)
  }
}
