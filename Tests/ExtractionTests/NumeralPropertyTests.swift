import CodeLists
import Foundation
import Statistics
import Testing

/// Numbers written out and read again must be the same numbers.
struct NumeralPropertyTests {
  private static let digits: [Character] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

  /// A whole number below 10^12 in Han numerals, as a clerk writes it: 一亿零三百万五千.
  private static func han(_ number: Int) -> String {
    func group(_ n: Int) -> String {
      var words = ""
      var isGap = false
      for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / unit % 10
        if digit == 0 {
          isGap = !words.isEmpty
        } else {
          if isGap { words += "零" }
          words += String(digits[digit]) + name
          isGap = false
        }
      }
      return words
    }
    var words = ""
    for (unit, name) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
      let part = number / unit % 10_000
      guard part > 0 else { continue }
      if !words.isEmpty, part < 1000 { words += "零" }
      words += group(part) + name
    }
    return words
  }

  /// The numbers of a fixed sequence, of every length up to twelve digits.
  private static func numbers(_ count: Int) -> [Int] {
    var state: UInt64 = 20_240_208
    return (0..<count).map { n in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var limit = 10
      for _ in 0..<(n % 11) { limit *= 10 }
      return 10 + Int(state >> 33) * 4099 % limit
    }
  }

  @Test func hanNumeralsAreReadAsTheyWereWritten() {
    let numbers = Self.numbers(400)
    let text = numbers.map { "补助\(Self.han($0))元。" }.joined(separator: "\n")
    let found = CorpusTests.ledger(text).observations.map(\.quantity.value)
    #expect(found.count == numbers.count)
    for (number, value) in zip(numbers, found) { #expect(value == Decimal(number), "\(Self.han(number))") }
  }

  @Test func digitsAreReadAsTheyWereWritten() {
    let numbers = Self.numbers(200)
    for style in ["%d", "grouped", "wide"] {
      let text = numbers.map { number in
        var words = String(number)
        if style == "grouped" {
          words = String(String(words.reversed()).enumerated().map { $0 > 0 && $0 % 3 == 0 ? ",\($1)" : "\($1)" }.joined().reversed())
        } else if style == "wide" {
          words = String(String.UnicodeScalarView(words.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        }
        return "补助\(words)元。"
      }.joined(separator: "\n")
      let found = CorpusTests.ledger(text).observations.map(\.quantity.value)
      #expect(found == numbers.map { Decimal($0) }, "\(style)")
    }
  }

  /// An amount turned into another unit of its family and back is the amount.
  @Test func unitsLeadThereAndBack() {
    let units = CorpusTests.lists.units
    let names = ["米", "公里", "平方米", "平方公里", "公顷", "吨", "公斤", "斤", "千瓦时", "GWh", "千瓦", "兆瓦", "天", "小时", "立方米"]
    var pairs = 0
    for from in names {
      for to in names {
        guard let there = units.factor(from: from, to: to), let back = units.factor(from: to, to: from) else { continue }
        let amount = Decimal(36) * there * back
        #expect(abs(amount - 36) < Decimal(sign: .plus, exponent: -20, significand: 1), "\(from) \(to)")
        pairs += 1
      }
    }
    #expect(pairs >= 25)
  }
}
