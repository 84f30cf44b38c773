import Extraction
import Statistics
import Testing

/// Which parts of a document look back and which look ahead, and on which year. The district is invented.
struct ScopeTests {
  @Test(arguments: [
    // No heading says that the text plans; its first words do.
    ("云桥区2023年政府工作报告\n为实现全年工作目标，我们将重点抓好以下工作。新增企业30家。", ["30家 target 2023"]),
    // A report delivered in the year of its title is on the year before, and what it says of its own year is planned.
    ("云桥区2023年政府工作报告\n今年主要预期目标是：地区生产总值增长6%左右。", ["6% target 2023"]),
    ("云桥区2023年政府工作报告\n一、2022年工作回顾\n新增企业20家。\n二、2023年主要工作\n新增企业25家。", ["20家 actual 2022", "25家 target 2023"]),
    (
      "2023年云桥区人民政府工作报告\n（2024年1月8日）\n各位代表：\n2023年工作回顾\n新增企业20家。",
      ["20家 actual 2023"]
    ),
    ("云桥区2022年工作总结\n一、2022年工作举措和成效\n新增企业20家，较2021年的15家增加5家。", ["20家 actual 2022", "15家 baseline 2021", "5家 actual 2022"]),
    // A heading of the plan that speaks of results is none of a review.
    (
      "2026年云桥区政府工作报告\n一、2025年工作回顾\n新增企业20家。\n二、2026年重点工作\n加快释放改革开放成效\n实际使用外资4亿美元。",
      ["20家 actual 2025", "4亿美元 target 2026"]
    ),
    // The years of a plan, gone by and to come.
    (
      "云桥区2026年政府工作报告\n“十四五”以来，全区经济年均增长6%。\n“十五五”时期是关键时期，编制了规划纲要，经济年均增长5%左右。",
      ["6% actual 2021/2025", "5% target 2026/2030"]
    ),
    // The name of a plan at the very end of a text.
    ("2026年云桥区政府工作报告\n新增企业20家，十五五", ["20家 actual 2025"]),
    // A plan that first tells of the year before, in one paragraph.
    (
      "云桥区召开2022年工作部署会\n会议通报了有关情况。2021年粮食产量5万吨。建成高标准农田2万亩。2022年工作打算：新建温室300座。",
      ["5万吨 actual 2021", "2万亩 actual 2021", "300座 target 2022"]
    ),
    ("云桥区2022年工作总结\n一年来，我们将民生放在首位，新增学位600个。", ["600个 actual 2022"]),
    ("云桥区2022年工作总结\n一、2022年重点工作\n新增企业20家。\n二、存在问题及下步打算\n新增企业25家。", ["20家 actual 2022", "25家 target 2023"]),
    (
      "云桥区2022年上半年工作总结和下半年工作打算\n一、上半年工作总结\n新增企业20家。\n二、下半年工作打算\n新增企业25家。",
      ["20家 actual 2022-01/2022-06", "25家 target 2022"]
    ),
    // A report as the press tells it: what its year will bring, and a look back behind a line that named the aims.
    ("云桥区2023年政府工作报告\n云桥区今年将办好民生实事。新建学校5所。", ["5所 target 2023"]),
    (
      "云桥区2023年政府工作报告\n今年预期目标：地区生产总值增长6%。\n刚刚过去的一年，新增企业20家。",
      ["6% target 2023", "20家 actual 2022"]
    ),
    ("云桥区2017年政府工作报告\n一、过去五年（2012-2016年）工作回顾\n新建学校20所。", ["20所 actual 2012/2016"]),
    ("云桥区2017年政府工作报告\n一、过去五年工作回顾\n新建学校20所，城镇化率达65%。", ["20所 actual 2012/2016", "65% actual 2016"]),
    // The first year of a term is one year.
    ("云桥区2023年政府工作报告\n2022年是本届政府工作的开局之年。新增企业20家。", ["20家 actual 2022"]),
    ("云桥区2022年工作会发言\n一、2021年1-11月经济指标完成情况\n新增企业20家。", ["20家 actual 2021-01/2021-11"]),
    ("云桥区2022年工作总结\n2021年共交流教师49人。", ["49人 actual 2021"]),
    ("云桥区2022年工作总结\n2022年上半年新增企业20家。", ["20家 actual 2022-01/2022-06"]),
    ("云桥区2022年工作总结\n一、2022年工作回顾\n新增企业20家。\n二、2023年工作计划\n新增企业25家。", ["20家 actual 2022", "25家 target 2023"]),
  ])
  func scenarioAndPeriod(_ row: (text: String, expected: [String])) {
    let document = ProfileTests.document(row.text)
    let ledger = CorpusTests.extractor.ledger(of: document, as: CorpusTests.extractor.profile(of: document))
    let found = ledger.entries.compactMap { entry in
      entry.observation.map { "\(entry.text) \($0.scenario.rawValue) \($0.period.code)" }
    }
    #expect(found == row.expected, "\(row.text)")
  }
}
