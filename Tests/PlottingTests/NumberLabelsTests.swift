import FoundationEssentials
import Statistics
import Testing

@testable import Plotting

@Suite struct NumberLabelsTests {
  @Test(arguments: [
    ([0, 0.5, 1], ["0.0", "0.5", "1.0"]), ([-2, 0, 2], ["−2", "0", "2"]), ([0, 0.25], ["0.00", "0.25"]),
    ([1000, 20000], ["1000", "20000"]),
  ])
  func plain(ticks: [Double], expected: [String]) { #expect(ticks.map(NumberLabels.plain(for: ticks)) == expected) }

  @Test(arguments: [
    ([0, 5000, 9000], ["0", "5000", "9000"]), ([0, 20_000, 40_000], ["0", "2万", "4万"]),
    ([0, 50_000_000, 100_000_000], ["0", "0.5亿", "1.0亿"]), ([0, 2e12], ["0", "2万亿"]), ([-15_000, 0], ["−1.5万", "0"]),
  ])
  func cutsAtWanAndYi(ticks: [Double], expected: [String]) {
    #expect(ticks.map(NumberLabels.tenThousands(for: ticks)) == expected)
  }

  @Test func signsPercentAndPoints() {
    #expect([-1.5, 0, 1.5].map(NumberLabels.signed(for: [-1.5, 0, 1.5])) == ["−1.5", "0.0", "+1.5"])
    #expect([0, 50].map(NumberLabels.percent(for: [0, 50])) == ["0%", "50%"])
    #expect(NumberLabels.percentagePoints(for: [1.5])(1.5) == "+1.5个百分点")
  }

  @Test(arguments: [
    (",.1f", 2750.55, "2,750.6"), (".0f", -0.4, "0"), ("d", 1234, "1234"), (",", 1_234_567, "1,234,567"),
    ("+.1f", 5.1, "+5.1"), ("+.1f", -3, "−3.0"), (".1%", 0.894, "89.4%"), (".0%", -0.05, "−5%"), (".2~f", 1.5, "1.5"),
    (".3s", 1_234_000, "1.23M"), ("~s", 1500, "1.5k"), (".2r", 1234, "1200"), ("05d", 42, "00042"), ("(.1f", -2, "(2.0)"),
    (".2e", 12345, "1.23e+4"),
  ])
  func d3Patterns(pattern: String, value: Double, expected: String) {
    #expect(NumberFormat(pattern)?.string(value) == expected)
  }

  @Test(arguments: ["abc", ".f", ".1q", "%%"]) func patternsThatAreNone(pattern: String) {
    #expect(NumberFormat(pattern) == nil)
  }

  @Test(arguments: [
    ("2.5", 0, "3"), ("3.5", 0, "4"), ("2.51", 0, "3"), ("0.125", 2, "0.13"), ("0.135", 2, "0.14"), ("9.96", 1, "10.0"),
    ("-0.04", 1, "0.0"), ("-3.75", 1, "−3.8"), ("12", 2, "12.00"), ("99.999", 2, "100.00"),
  ])
  func roundsHalfUp(value: String, decimals: Int, expected: String) throws {
    #expect(printed(try #require(Decimal(string: value)), decimals: decimals) == expected)
  }

  @Test(arguments: [
    // Amounts of money reach 亿 by their size; everything else follows the way most figures were written.
    ("元", [("2750.6", 8)], "亿元"), ("元", [("3500", 4)], "万元"), ("元", [("812", 0)], "元"),
    ("元", [("275060", 4), ("90", 4), ("110000", 4)], "亿元"), ("户", [("60500", 0), ("6.1", 4), ("8.05", 4)], "万户"),
    ("人", [("32004", 0), ("3.1", 4), ("28000", 0)], "人"), ("%", [("25", 0)], "%"), ("家", [("1.2", 4), ("900", 0)], "万家"),
  ])
  func unitsOfDisplay(base: String, written: [(String, Int)], expected: String) throws {
    let quantities = try written.map { text, scale in
      Quantity(
        value: try #require(Decimal(string: text)).shifted(by: scale), unit: base, family: base == "元" ? .money : .count,
        scale: scale)
    }
    #expect(DisplayUnit(base: base, quantities: quantities).name == expected)
  }

  @Test func keepsThePrecisionAsWritten() throws {
    let unit = DisplayUnit(name: "亿元", power: 8)
    let money = { (scale: Int, decimals: Int) in
      Quantity(value: nil, unit: "元", family: .money, scale: scale, decimals: decimals)
    }
    #expect(unit.label(3_720_000_000, as: money(8, 2)) == "37.20")
    #expect(unit.label(3_720_000_000, as: money(8, 1)) == "37.2")
    #expect(unit.label(3_721_450_000, as: money(4, 0)) == "37.21")
    #expect(DisplayUnit(name: "万户", power: 4).label(60500, as: money(0, 0)) == "6.05")
    #expect(unit.label(3_000_000_000_000, as: money(12, 0)) == "30000")
  }
}
