import Analysis
import FoundationEssentials
import Statistics
import Testing

@testable import Reporting

@Suite("Printed numbers")
struct NumberPrintingTests {
  private static func quantity(
    _ digits: String?, _ unit: String, _ family: UnitFamily, scale: Int = 0, to high: String? = nil, bound: Bound? = nil
  ) -> Quantity {
    func value(_ text: String) -> Decimal {
      Decimal(string: text)! * Decimal(sign: .plus, exponent: scale, significand: 1)
    }
    let parts = digits?.split(separator: ".") ?? []
    return Quantity(
      value: high == nil ? digits.map(value) : nil, low: high == nil ? nil : digits.map(value), high: high.map(value),
      unit: unit, family: family, scale: scale, decimals: parts.count > 1 ? parts[1].count : 0, bound: bound,
      isMasked: digits == nil)
  }

  @Test(
    "as written, in 万 and 亿",
    arguments: [
      (quantity("3.45", "元", .money, scale: 8), "3.45亿元"),
      (quantity("345000000", "元", .money), "3.45亿元"),
      (quantity("37.210", "元", .money, scale: 8), "37.210亿元"),
      (quantity("2300", "元", .money, scale: 4), "2300万元"),
      (quantity("768121.55", "元", .money, scale: 4), "76.81亿元"),
      (quantity("24.03", "元", .money, scale: 4), "24.03万元"),
      (quantity("3", "元", .money, scale: 11), "3000亿元"),
      (quantity("1.35", "元", .money, scale: 12), "1.35万亿元"),
      (quantity("9800", "元", .money), "9800元"), (quantity("54918", "元", .money), "54918元"),
      (quantity("119300", "公斤", .mass, scale: 4), "11.93亿公斤"), (quantity("15779", "人次", .count, scale: 4), "15779万人次"),
      (quantity("15779", "宗", .count), "15779宗"),
      (quantity("2.69", "户", .count, scale: 4), "2.69万户"),
      (quantity("106.3", "%", .percent), "106.3%"),
      (quantity("-3.7", "%", .percent), "3.7%"),
      (quantity("1.2", "个百分点", .percentagePoint), "1.2个百分点"),
      (quantity("3", "位", .rank), "第3位"),
      (quantity("102.3", "", .index), "102.3"),
      (quantity("0.08", "%", .percent), "0.08%"),
      (quantity("5", "%", .percent, to: "6"), "5%—6%"),
      (quantity("1", "个月", .duration, to: "2"), "1—2个月"),
      (quantity("9", "元", .money, scale: 8, to: "16"), "9亿—16亿元"),
      (quantity(nil, "元", .money, scale: 8), "*亿元"),
      (quantity(nil, "%", .percent), "*%"),
      (quantity(nil, "位", .rank), "第*位"),
    ])
  func written(_ quantity: Quantity, _ expected: String) {
    #expect(NumberPrinting.written(quantity) == expected)
  }

  @Test("hedges stand around the number", arguments: [
    (Bound?.none, "8000家"), (.about, "约8000家"), (.atLeast, "8000家以上"), (.atMost, "8000家以内"),
  ])
  func hedges(_ bound: Bound?, _ expected: String) {
    let q = Self.quantity("8000", "家", .count, bound: bound)
    let (before, after) = NumberPrinting.hedge(q)
    #expect(before + NumberPrinting.written(q) + after == expected)
  }

  @Test(
    "half up, from the exact decimal, once",
    arguments: [
      ("15.4546", 0, "15"), ("0.05", 1, "0.1"), ("2.675", 2, "2.68"), ("1.05", 1, "1.1"), ("-1.05", 1, "-1.1"),
      ("99.96", 1, "100.0"), ("9.99", 1, "10.0"), ("0.004", 2, "0.00"), ("-0.004", 2, "0.00"), ("7", 2, "7.00"),
      ("89.393939393939393939393939393939393939", 1, "89.4"), ("0", 1, "0.0"), ("123456789.5", 0, "123456790"),
    ])
  func rounding(_ value: String, _ places: Int, _ expected: String) {
    #expect(NumberPrinting.digits(Decimal(string: value)!, places: places) == expected)
  }

  @Test(
    "computed numbers",
    arguments: [
      ("5.2049", "%", "5.2%"), ("-7.3", "个百分点", "7.3个百分点"), ("-0.0323", "%", "0.03%"), ("248095000000", "元", "2480.95亿元"),
      ("3500000000", "元", "35亿元"), ("45100000000000", "元", "45.1万亿元"), ("1320000000000", "元", "13200亿元"), ("36666.6666666", "元", "3.67万元"), ("252", "项", "252项"), ("2.5", "项", "2.5项"),
    ])
  func computed(_ value: String, _ unit: String, _ expected: String) {
    #expect(NumberPrinting.computed(Decimal(string: value)!, unit: unit) == expected)
  }

  @Test func tablesHaveATrueMinus() {
    #expect(NumberPrinting.tabular(Decimal(string: "-3.7")!, places: 1) == "−3.7")
  }

  @Test(
    "table figures in one unit",
    arguments: [
      (quantity("768121.55", "元", .money, scale: 4), "76.81"), (quantity("7", "元", .money, scale: 8), "7"),
      (quantity("7.10", "元", .money, scale: 8), "7.10"), (quantity("24.03", "元", .money, scale: 4), "0.0024"),
      (quantity("2300", "元", .money, scale: 4), "0.23"), (quantity("1.35", "元", .money, scale: 12), "13500"),
      (quantity("9", "元", .money, scale: 8, to: "16"), "9—16"), (quantity(nil, "元", .money, scale: 8), "*"),
    ])
  func tableFigures(_ quantity: Quantity, _ expected: String) {
    var scale = TableScale(unit: "亿元")
    scale.scale = 8
    #expect(scale.text(quantity).number == expected)
  }

  @Test("Chinese numerals", arguments: [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (34, "三十四")])
  func chinese(_ n: Int, _ expected: String) { #expect(NumberPrinting.chinese(n) == expected) }

  @Test(
    "periods",
    arguments: [
      ("2023", "2023年", false), ("2023-01/2023-11", "2023年1—11月", true), ("asof:2021-11-23", "截至2021年11月23日", true),
      ("2021/2025", "2021—2025年", false), ("2023-01/2023-12", "2023年1—12月", false), ("2023-06", "2023年6月", true),
    ])
  func periods(_ code: String, _ expected: String, _ isPartial: Bool) {
    #expect(TimePeriod(code).words == expected)
    #expect(TimePeriod(code).isPartial == isPartial)
  }

  @Test(
    "what areas are called",
    arguments: [
      (["甲区", "乙区"], "各区"), (["甲县", "乙县"], "各县"), (["甲区", "乙县"], "各区（县）"), (["甲县", "乙市"], "各县（市）"),
      (["云南省", "河南省"], "各省"), (["云南省", "广西壮族自治区", "天津市"], "各省（区、市）"), (["甲市", "乙州"], "各市（州）"),
      (["甲开发处"], "各地"), ([], "各地"),
    ])
  func areaNouns(_ names: [String], _ expected: String) {
    #expect(AreaWording(names.map { ReferenceArea(code: "", name: $0) }).each == expected)
  }
}
