import Documents
import FoundationEssentials
import Statistics
import Testing

struct LedgerLinesTests {
  @Test func observationHasItsFields() {
    let observation = Observation(
      id: "o-1", indicator: "gdp", label: "地区\"生产\"总值", period: TimePeriod(year: 2021), scenario: .actual, measure: .level,
      quantity: Quantity(value: Decimal(string: "37.21")! * 100_000_000, unit: "元", family: .money, scale: 8, decimals: 2),
      rule: "noun-before", section: ["一、回顾"],
      citation: Citation(document: "甲.txt", paragraph: 3, range: 5..<12, words: "37.21亿元", quote: "达37.21亿元"))
    let ledger = Ledger(
      profile: DocumentProfile(document: "甲.txt", digest: "", title: "", area: nil, year: 2021),
      entries: [LedgerEntry(range: 5..<12, text: "37.21亿元", role: .observation, rule: "noun-before", observation: observation)])
    #expect(
      String(decoding: ledger.jsonLines(), as: UTF8.self) == """
        {"document": "甲.txt", "start": 5, "end": 12, "text": "37.21亿元", "role": "observation", "rule": "noun-before", "id": "o-1", \
        "dimension": "money", "value": 3721000000, "unit": "元", "label": "地区\\"生产\\"总值", "indicator": "gdp", "measure": "level", \
        "status": "actual", "period": "2021", "section": ["一、回顾"], "paragraph": 3, "sentence": "达37.21亿元"}

        """)
  }

  @Test func otherRolesHaveNoQuantity() {
    let entry = LedgerEntry(range: 0..<5, text: "2021年", role: .date, rule: "date")
    let profile = DocumentProfile(document: "a\\\n\u{1}", digest: "", title: "", area: nil, year: nil)
    var lines = LedgerLines()
    lines.append(entry, of: profile)
    #expect(
      String(decoding: lines.bytes, as: UTF8.self)
        == #"{"document": "a\\\n\u0001", "start": 0, "end": 5, "text": "2021年", "role": "date", "rule": "date"}"# + "\n")
  }

  @Test func halfOfTheLastDigitIsTheRoundingError() {
    let q = Quantity(value: 3_721_000_000, unit: "元", family: .money, scale: 8, decimals: 2)
    #expect(q.roundingError == 500_000)
    #expect(Quantity(value: 89.4, unit: "%", family: .percent, decimals: 1).roundingError == Decimal(string: "0.05"))
  }
}
