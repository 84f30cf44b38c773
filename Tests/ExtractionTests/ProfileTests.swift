import Documents
import Extraction
import Statistics
import Testing

/// Which area, year and kind a document is told to have.
struct ProfileTests {
  static func document(_ text: String, name: String = "材料.txt") -> Document {
    let scalars = Array(text.unicodeScalars)
    var blocks: [Block] = []
    var start = 0
    for (i, scalar) in (text + "\n").unicodeScalars.enumerated() where scalar == "\n" {
      if i > start { blocks.append(Block(.paragraph, range: start..<i)) }
      start = i + 1
    }
    return Document(name: name, format: .txt, digest: "", text: scalars, blocks: blocks)
  }

  @Test(arguments: [
    ("蓬江区2021年改革工作总结和2022年工作计划\n2021年，蓬江区认真围绕中央部署……", "材料.txt", "440703", "蓬江区", 2021),
    ("政府工作报告\n——2013年2月28日在海拉尔区第十四届人民代表大会第二次会议上\n各位代表：\n一、过去一年工作回顾", "a.txt", "150702", "海拉尔区", 2012),
    ("2025年广西政府工作报告\n2025年1月13日在广西壮族自治区第十四届人民代表大会第三次会议上", "a.txt", "450000", "广西壮族自治区", 2024),
    ("2025年滨州市国民经济和社会发展统计公报\n滨州市统计局", "a.html", "371600", "滨州市", 2025),
    ("云桥区2022年改革发展工作总结和2023年工作安排\n（虚构）", "a.docx", "", "云桥区", 2022),
    ("2022年,**区坚持以习近平新时代中国特色社会主义思想为指导,锚定省委“两个确保”", "000.txt", "", "**区", 2022),
    ("蓬江區2021年改革工作總結\n發布時間: 2022-02-16", "a.html", "440703", "蓬江区", 2021),
  ])
  func areaAndYear(_ row: (text: String, file: String, code: String, area: String, year: Int)) {
    let profile = CorpusTests.extractor.profile(of: Self.document(row.text, name: row.file))
    #expect(profile.area?.code == row.code, "\(row.text.prefix(20))")
    #expect(profile.area?.name == row.area, "\(row.text.prefix(20))")
    #expect(profile.year == row.year, "\(row.text.prefix(20))")
  }

  /// 鼓楼区 exists in four cities: without its city nothing is guessed.
  @Test func ambiguousNameNeedsItsCity() {
    let alone = CorpusTests.extractor.profile(of: Self.document("鼓楼区2023年工作总结\n一、主要工作"))
    #expect(alone.area?.code ?? "" == "")
    let placed = CorpusTests.extractor.profile(of: Self.document("南京市鼓楼区2023年工作总结\n一、主要工作"))
    #expect(placed.area?.code == "320106")
  }

  @Test func statedProfileGoesFirst() {
    let stated = StatedProfile(area: ReferenceArea(code: "999901", name: "云桥区"), year: 2019, kind: .plan)
    let profile = CorpusTests.extractor.profile(of: Self.document("蓬江区2021年工作总结\n正文"), stated: stated)
    #expect(profile.area == ReferenceArea(code: "999901", name: "云桥区"))
    #expect(profile.year == 2019)
    #expect(profile.kind == .plan)
    #expect(profile.areaEvidence == "duizhao.yaml")
  }

  @Test func nothingIsGuessedFromNothing() {
    let profile = CorpusTests.extractor.profile(of: Self.document("会议强调，要抓好落实。", name: "x.txt"))
    #expect(profile.area == nil)
    #expect(profile.year == nil)
  }

  @Test func monthsAreTakenFromTitleOrOpening() {
    let titled = CorpusTests.extractor.profile(of: Self.document("云桥区2022年工作总结\n正文", name: "云桥区（1-11月）.txt"))
    #expect(titled.months == 1...11)
    let said = CorpusTests.extractor.profile(of: Self.document("云桥区2022年工作总结\n除注明外，文中数据统计期为2022年1—11月。"))
    #expect(said.months == 1...11)
    let whole = CorpusTests.extractor.profile(of: Self.document("云桥区2022年工作总结\n1-11月完成投资3亿元。"))
    #expect(whole.months == nil)
  }

  /// Review first, plan after: headings with and without numbers, and a paragraph that announces targets.
  @Test(arguments: [
    "一、2021年工作总结\n新增企业5家。\n二、2022年工作计划\n新增企业9家。",
    "2021年工作回顾\n新增企业5家。\n2022年工作安排\n新增企业9家。",
    "一、牢记嘱托，取得新成效\n新增企业5家。\n二、奋勇争先\n今年主要预期目标是：新增企业9家。",
    "一、2021年工作总结\n新增企业5家。存在不足。下一步，新增企业9家。",
    "一、2021年工作总结 新增企业5家。二、2022年工作计划 新增企业9家。",
  ])
  func plansAreTargetsOfTheComingYear(_ body: String) {
    let document = Self.document("云桥区2021年工作总结\n" + body)
    let ledger = CorpusTests.extractor.ledger(of: document, as: CorpusTests.extractor.profile(of: document))
    #expect(ledger.observations.map { "\($0.scenario) \($0.period.code)" } == ["actual 2021", "target 2022"], "\(body)")
  }
}
