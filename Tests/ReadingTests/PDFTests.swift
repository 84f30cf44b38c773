import Diagnostics
import Documents
import Glibc
import Programs
import Testing

@testable import Reading

@Suite(.enabled(if: ChildProcess.path(of: "pdftotext") != nil, "pdftotext is not installed (poppler-utils)"))
struct PDFTests {
  /// A page of thirty full-width characters a line, with a running head and a page number.
  private func page(_ number: Int, _ lines: [(String, indent: Double)]) -> [(String, Double, Double, Double)] {
    [("某区2024年工作总结", 220.0, 50.0, 10.0), ("— \(number) —", 280, 790, 10)]
      + lines.enumerated().map { ($0.element.0, 90 + 14 * $0.element.indent, 110 + 24 * Double($0.offset), 14) }
  }

  private func blocks(_ pages: [[(String, Double, Double, Double)]]) throws -> Document {
    try Reading.read(PlainPDF(pages: pages).bytes, named: "a.pdf")
  }

  @Test func linesAreJoinedIntoParagraphs() throws {
    let document = try blocks([
      page(
        1,
        [
          ("一、总体情况", 2), ("全年实现地区生产总值三千五百亿元，比上年增长百分之六点", 2),
          ("二，主要指标符合预期。全区上下坚持稳中求进，固定资产投资完", 0), ("成三百五十亿元，发展质量稳步提升。", 0),
          ("全区新增就业两万人，城镇登记失业率控制在百分之四以内，居", 2),
        ]),
      page(
        2,
        [
          ("民收入稳步增长，重点项目建设加快推进，全年完成投资", 0), ("二千六百七十七点八三亿元，比上年增长百分之十一点六；社会消费品零售总额", 0), ("增长。", 0),
          ("二、下一步工作", 2), ("继续推进各项改革。", 2),
        ]),
      page(3, [("（一）坚持改革。", 2), ("完。", 2)]),
    ])
    try expectSnapshot(DocumentDump(document).description, named: "pdf-paragraphs")
  }

  @Test func columnsOfATableAreCells() throws {
    var lines = page(1, [("全年主要指标完成情况良好，各项任务按期推进，具体如下表所示。", 2)])
    for (index, row) in [("指标", "总量", "增速"), ("生产总值", "350", "6.2"), ("投资", "", "3.0"), ("就业", "2", "1.5")].enumerated()
    {
      let top = 160 + 24 * Double(index)
      lines.append((row.0, 100, top, 12))
      if !row.1.isEmpty { lines.append((row.1, 260, top, 12)) }
      lines.append((row.2, 400, top, 12))
    }
    let document = try blocks([lines])
    guard case .table(let rows)? = document.blocks.last?.kind else {
      Issue.record("no table")
      return
    }
    #expect(
      rows.map { row in row.map { document.words($0.range) } } == [
        ["指标", "总量", "增速"], ["生产总值", "350", "6.2"], ["投资", "", "3.0"], ["就业", "2", "1.5"],
      ])
  }

  @Test func columnsSetCloseTogetherAreCells() throws {
    var lines = page(1, [("全年主要指标完成情况良好，各项任务按期推进，具体如下表所示。", 2)])
    let rows = [("指标", "单位", "总量"), ("地区生产总值", "亿元", "350"), ("投资", "亿元", "37"), ("城镇新增就业", "万人", "2")]
    for (index, row) in rows.enumerated() {
      let top = 160 + 24 * Double(index)
      lines += [(row.0, 100, top, 12), (row.1, 178, top, 12), (row.2, 208, top, 12)]
    }
    let document = try blocks([lines])
    guard case .table(let cells)? = document.blocks.last?.kind else {
      Issue.record("no table")
      return
    }
    #expect(cells.map { row in row.map { document.words($0.range) } } == rows.map { [$0.0, $0.1, $0.2] })
  }

  @Test func headsThatRepeatTheTitleLeaveItInPlace() throws {
    let head = ("某区2024年工作总结", 220.0, 50.0, 10.0)
    let pages = (1...4).map { number in
      [
        head, ("（\(number)）工作完成情况良好，各项主要指标继续稳步增长，经济社会", 118, 160, 14),
        ("发展取得新的成效。", 90, 184, 14), ("\(number)", 290, 800, 10),
      ]
    }
    let document = try blocks([[head, ("某区2024年工作总结", 150, 90, 22)] + pages[0].dropFirst()] + pages.dropFirst())
    #expect(document.blocks.map { document.words($0.range) }.first == "某区2024年工作总结")
    #expect(document.blocks.count == 5)
  }

  @Test func raisedMarksAreNotGluedToNumbers() throws {
    let document = try blocks([
      [
        ("全年实现地区生产总值", 90, 100, 14), ("[2]", 231, 94, 7), ("9100.3亿元，建成厂房二万m", 252, 100, 14),
        ("2", 479, 94, 7), ("。", 490, 100, 14),
      ]
    ])
    #expect(document.words(0..<document.text.count) == "全年实现地区生产总值9100.3亿元，建成厂房二万m²。")
  }

  @Test func twoColumnsAreReadOneAfterTheOther() throws {
    var lines: [(String, Double, Double, Double)] = [("某市经济运行简报", 230, 60, 18)]
    for (index, number) in "一二三四五六七八九十甲乙丙丁戊己".enumerated() {
      let top = 110 + 20 * Double(index)
      lines.append(("左栏文字第\(number)行正文内容继续写满一整栏", 60, top, 11.5))
      lines.append(("右栏文字第\(number)行正文内容继续写满一整栏", 310, top, 11.5))
    }
    let document = try blocks([lines])
    // The text goes on from the foot of one column to the head of the next.
    #expect(document.blocks.count == 2)
    let words = document.words(try #require(document.blocks.last).range)
    #expect(words.hasPrefix("左栏文字第一行") && words.hasSuffix("右栏文字第己行正文内容继续写满一整栏"))
    #expect(words.contains("左栏文字第己行正文内容继续写满一整栏右栏文字第一行"))
  }

  @Test func picturesWithoutTextAreRefused() {
    #expect(throws: ReadingError.picturesOnly(file: "a.pdf", pages: 2)) { try blocks([[], [("2", 290, 800, 10)]]) }
  }

  @Test func truncatedFilesAreRefused() {
    let bytes = Array(PlainPDF(pages: [page(1, [("全年", 2)])]).bytes.prefix(200))
    #expect {
      try Reading.read(bytes, named: "a.pdf")
    } throws: { error in
      switch error {
      case ReadingError.damaged(file: "a.pdf", format: "pdf", _), ReadingError.picturesOnly: true
      default: false
      }
    }
  }

  @Test func aPasswordIsNoticed() {
    var text = String(decoding: PlainPDF(pages: [page(1, [("全年", 2)])]).bytes, as: UTF8.self)
    let key = String(repeating: "00", count: 32)
    text = text.replacing(
      "/Root 1 0 R",
      with: "/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -4 >>")
    #expect(throws: ReadingError.encrypted(file: "a.pdf")) { try Reading.read(Array(text.utf8), named: "a.pdf") }
  }
}

@Suite struct ChildProcessTests {
  @Test func missingProgramsHaveNoPath() {
    #expect(ChildProcess.path(of: "no-such-program") == nil)
    #expect(ChildProcess.path(of: "sh") != nil)
  }

  @Test func inputGoesInAndOutputComesOut() throws {
    let path = try #require(ChildProcess.path(of: "cat"))
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    let outcome = try #require(
      ChildProcess(program: path, arguments: [], seconds: 10, megabytes: 256).run(input: bytes))
    #expect(outcome.status == 0 && outcome.output == bytes && !outcome.timedOut)
  }

  @Test func timeIsLimited() throws {
    let path = try #require(ChildProcess.path(of: "sleep"))
    let process = ChildProcess(program: path, arguments: ["30"], seconds: 1, megabytes: 256)
    #expect(try #require(process.run(input: [])).timedOut)
  }

  @Test func memoryIsLimited() throws {
    let path = try #require(ChildProcess.path(of: "sh"))
    let process = ChildProcess(
      program: path, arguments: ["-c", "head -c 300000000 /dev/zero | tail -n 1 | wc -c"], seconds: 20, megabytes: 64)
    let outcome = try #require(process.run(input: []))
    #expect(!String(decoding: outcome.output, as: UTF8.self).hasPrefix("300000000"))
  }

  @Test func foldersDisappear() throws {
    var folder = ScratchFolder()
    let path = try #require(folder?.path)
    #expect(folder?.write([1, 2, 3], as: "a") == true)
    #expect(folder?.read("a") == [1, 2, 3])
    #expect(folder?.read("b") == nil)
    folder = nil
    #expect(access(path, F_OK) != 0)
  }
}
