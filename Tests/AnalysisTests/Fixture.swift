import CodeLists
import Diagnostics
import Documents
import Foundation
import Statistics
import Stock

@testable import Analysis

/// A document in the making: statements in the order of its text, one sentence after the other.
struct DocumentFixture {
  var area: ReferenceArea?
  var year: Int?
  var name: String
  var kind: DocumentProfile.Kind = .both
  private var entries: [LedgerEntry] = []
  private var offset = 0
  private var paragraph = 1

  init(_ area: String?, _ year: Int?, code: String = "", name: String? = nil) {
    self.area = area.map { ReferenceArea(code: code, name: $0) }
    self.year = year
    self.name = name ?? "\(area ?? "无名")\(year ?? 0).txt"
  }

  mutating func nextParagraph() {
    paragraph += 1
    offset += 200
  }

  /// Adds a sentence with its numbers in order; each number's words must stand in the sentence.
  @discardableResult
  mutating func sentence(_ text: String, _ statements: Statement...) -> Self {
    let scalars = Array(text.unicodeScalars)
    var from = 0
    for statement in statements {
      let words = Array(statement.words.unicodeScalars)
      var at = from
      while at + words.count <= scalars.count, Array(scalars[at..<at + words.count]) != words { at += 1 }
      precondition(at + words.count <= scalars.count, "\(statement.words) does not stand in \(text)")
      from = at + words.count
      let range = offset + at..<offset + from
      let quoteStart = max(0, at - 24)
      let quoteEnd = min(scalars.count, from + 24)
      let quote = String(String.UnicodeScalarView(scalars[quoteStart..<quoteEnd]))
      let observation = Observation(
        id: "o-\(name)-\(range.lowerBound)", indicator: statement.indicator, label: statement.label,
        area: statement.area, period: TimePeriod(statement.period ?? defaultPeriod(statement)),
        scenario: statement.scenario, measure: statement.measure, quantity: statement.quantity,
        qualifiers: statement.qualifiers, rule: "fixture", section: [],
        citation: Citation(
          document: name, paragraph: paragraph, range: range, words: statement.words, quote: quote))
      entries.append(
        LedgerEntry(
          range: range, text: statement.words, role: .observation, rule: "fixture", observation: observation))
    }
    offset += scalars.count + 1
    return self
  }

  private func defaultPeriod(_ statement: Statement) -> String {
    String((year ?? 2000) + (statement.scenario == .target ? 1 : statement.scenario == .baseline ? -1 : 0))
  }

  var ledger: Ledger {
    Ledger(
      profile: DocumentProfile(document: name, digest: name, title: name, area: area, year: year, kind: kind),
      entries: entries)
  }
}

/// One number of a sentence: `Statement("37.21亿元", "gdp")`.
struct Statement {
  var words: String
  var indicator: String?
  var label: String
  var measure: Measure
  var scenario: Scenario
  var period: String?
  var area: String?
  var qualifiers: [String] = []
  var quantity: Quantity

  init(
    _ words: String, _ indicator: String? = nil, label: String? = nil, _ measure: Measure = .level,
    _ scenario: Scenario = .actual, period: String? = nil, area: String? = nil, qualifiers: [String] = [],
    bound: Bound? = nil, negative: Bool = false
  ) {
    self.words = words
    self.indicator = indicator
    self.label = label ?? indicator ?? ""
    self.measure = measure
    self.scenario = scenario
    self.period = period
    self.area = area
    self.qualifiers = qualifiers
    quantity = Self.quantity(words, bound: bound, negative: negative)
  }

  /// Reads what the fixtures write: digits, 万 亿, a unit, `*` for a mask, `a-b` for a range.
  private static func quantity(_ words: String, bound: Bound?, negative: Bool) -> Quantity {
    var digits = ""
    var rest = Substring(words)
    while let first = rest.first, first.isASCII && first.isNumber || first == "." || first == "*" || first == "-" {
      digits.append(first)
      rest = rest.dropFirst()
    }
    var scale = 0
    while let first = rest.first, first == "万" || first == "亿" {
      scale += first == "万" ? 4 : 8
      rest = rest.dropFirst()
    }
    let unit = String(rest)
    let family: UnitFamily =
      switch unit {
      case "元", "美元": .money
      case "%": .percent
      case "个百分点": .percentagePoint
      case "公斤", "吨", "斤": .mass
      default: .count
      }
    let factor = Decimal(sign: .plus, exponent: scale, significand: 1)
    func value(_ text: Substring) -> Decimal { Decimal(string: String(text))! * factor * (negative ? -1 : 1) }
    let ends = digits.split(separator: "-")
    let decimals = ends.first.flatMap { $0.split(separator: ".").dropFirst().first?.count } ?? 0
    if digits.contains("*") {
      return Quantity(value: nil, unit: unit, family: family, scale: scale, isMasked: true)
    }
    if ends.count == 2 {
      return Quantity(
        value: nil, low: value(ends[0]), high: value(ends[1]), unit: unit, family: family, scale: scale,
        decimals: decimals, bound: bound)
    }
    return Quantity(
      value: value(ends[0]), unit: unit, family: family, scale: scale, decimals: decimals, bound: bound)
  }
}

/// The lists that come with the program, without the script table, which nothing here needs.
let stockLists: CodeLists = try! CodeLists { name in
  if name == "traditional.tsv" { return "" }
  return try? String(contentsOf: StockFolder.codeLists.url.appendingPathComponent(name), encoding: .utf8)
}

/// Compares fixtures with the lists that come with the program.
func compared(_ fixtures: DocumentFixture..., settings: ComparisonSettings = ComparisonSettings()) -> Comparison {
  compare(fixtures.map(\.ledger), with: stockLists, settings: settings)
}

/// A document with sentences, built in place.
func document(
  _ area: String?, _ year: Int?, code: String = "", name: String? = nil, _ build: (inout DocumentFixture) -> Void
) -> DocumentFixture {
  var fixture = DocumentFixture(area, year, code: code, name: name)
  build(&fixture)
  return fixture
}
