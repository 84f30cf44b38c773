import CodeLists
import FoundationEssentials
import Statistics
import Testing

/// The units that come with the program.
@Suite struct UnitListTests {
  let units: UnitList
  init() throws { units = try stockLists().units }

  private func match(_ text: String) -> (unit: String, rest: Int)? {
    let scalars = Array(text.unicodeScalars)
    return units.match(in: scalars, at: 0, before: scalars.count).map { ($0.entry.unit, scalars.count - $0.end) }
  }

  @Test func theLongestUnitIsRead() {
    #expect(match("平方米的")?.unit == "平方米")
    #expect(match("平方公里")?.unit == "平方公里")
    #expect(match("吨标准煤")?.unit == "吨标准煤")
    #expect(match("人次")?.unit == "人次")
    #expect(match("人")?.unit == "人")
    #expect(match("元钱")?.rest == 1)
    #expect(match("的元") == nil)
    #expect(match("") == nil)
  }

  @Test func amountsConvertWithinAFamilyOnly() {
    #expect(units.factor(from: "吨", to: "公斤") == 1000)
    #expect(units.factor(from: "斤", to: "公斤") == Decimal(string: "0.5"))
    #expect(units.factor(from: "平方公里", to: "平方米") == 1_000_000)
    #expect(units.factor(from: "元", to: "元") == 1)
    #expect(units.factor(from: "美元", to: "元") == nil)
    #expect(units.factor(from: "家", to: "户") == nil)
    #expect(units.factor(from: "吨", to: "亩") == nil)
    #expect(units.factor(from: "个百分点", to: "%") == nil)
  }

  @Test func factorsAreNumbersAndBaseUnitsAreListed() {
    for record in stockTable("units.tsv").records {
      let factor = Decimal(string: String(record.columns[3]))
      #expect(factor.map { $0 > 0 } == true, "line \(record.line): \(record.columns[3])")
      #expect(record.columns[4].isEmpty || Decimal(string: String(record.columns[4])) != nil, "line \(record.line)")
      #expect(units[String(record.columns[1])] != nil, "line \(record.line): \(record.columns[1])")
      if record.columns[0] == record.columns[1] { #expect(factor == 1, "line \(record.line)") }
    }
  }
}
