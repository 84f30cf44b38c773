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
    // Half review, half plan: the plan gone by comes first, and the next one says so itself.
    (
      "2026年云桥区政府工作报告\n二、“十四五”时期发展成就和“十五五”时期主要目标任务\n新增企业20家。\n“十五五”时期是关键时期。新增企业30家。",
      ["20家 actual 2021/2025", "30家 target 2026/2030"]
    ),
    // Five years of which each deed is a part; what stands at their end is of the last.
    (
      "云桥区2022年政府工作报告\n一、过去五年工作回顾\n在开发区设立11个平台，3万户居民搬进新居，上市公司达5家，医疗保险覆盖9万人。",
      ["11个 actual 2017/2021", "3万户 actual 2017/2021", "5家 actual 2021", "9万人 actual 2021"]
    ),
    // A list of what a year's report promises, a notice of how it was carried out, and the main points of a plan.
    ("2023年云桥区政府工作报告：十大民生项目清单\n新建学校5所。", ["5所 target 2023"]),
    ("2016年《政府工作报告》重点工作落实情况的通报\n云桥区新增平台5个。", ["5个 actual 2016"]),
    ("云桥区2023年工作要点\n二、主要任务\n新建学校5所。", ["5所 target 2023"]),
    // What divides a plan is planned, and aims are aims to the end of their sentence.
    (
      "云桥区2018年工作总结\n据介绍，2019年，云桥区计划实施项目72个。其中，公路项目5个。",
      ["72个 target 2019", "5个 target 2019"]
    ),
    (
      "云桥区2017年工作总结\n报告明确2018年主要目标是：生产总值增长8%；工业增加值增长13%。",
      ["8% target 2018", "13% target 2018"]
    ),
    // How things stand, told within a plan.
    (
      "2025年云桥区政府工作报告\n一、2025年重点工作\n全区有28万农牧民进城，还有6万失能老人、15万残疾人，要加强服务。新建养老院5所。",
      ["28万 actual 2024", "6万 actual 2024", "15万 actual 2024", "5所 target 2025"]
    ),
    // Years that say of what a share is, or what an amount is held against, set no period.
    ("云桥区2021年工作总结\n监测对象占2019年末农业人口的14%，产值较2017年（6亿元）增长52%。", ["14% actual 2021", "6亿元 baseline 2017", "52% actual 2021"]),
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
