import CodeLists
import Statistics

/// A period that a head, a cell or a caption names.
struct NamedPeriod: Hashable, Sendable {
  var year: Int?
  var months: ClosedRange<Int>?

  func period(orYear year: Int?) -> TimePeriod? {
    guard let year = self.year ?? year else { return nil }
    guard let months else { return TimePeriod(year: year) }
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return TimePeriod("\(year)-\(two(months.lowerBound))/\(year)-\(two(months.upperBound))")
  }
}

/// What the head over a column says of the figures below it: measure, scenario, period, unit, and what is measured.
struct HeadReading: Sendable {
  /// nil where the head says nothing of it: an amount, or what the unit makes of it.
  var measure: Measure?
  var isFall = false
  /// An index with 100 as its base.
  var isIndex = false
  var isTarget = false
  /// 上年, 基期: the year before the table's.
  var isPrior = false
  var period: NamedPeriod?
  var unit: TableUnit?
  /// What is measured, where the head says it: 产量, 利润总额.
  var noun: CellWords = []
  /// 市区, 城镇: goes before the row's label.
  var scope: CellWords = []

  init() {}

  init(_ words: CellWords, table: TableWords, units: UnitList) {
    var words = words
    readBrackets(&words, units: units)
    period = NamedPeriod(taking: &words)
    let isPercent = unit?.entry.family == .percent || words.contains("%")
    if unit == nil, words.contains("%") { unit = TableUnit(["%"], units: units) }
    if unit == nil, Self.namesPoints(words) { unit = TableUnit(Array("个百分点".unicodeScalars), units: units) }
    words.removeAll { $0 == "%" || $0 == ":" || $0 == "," || $0 == "‰" }

    if words.holds(table.rank) {
      measure = .rank
      noun = words.removing(table.rank)
    } else if words.holds(table.completion) || (isPercent && Self.has(words, "完成")) || Self.startsWithShareOf(words, "完成") {
      measure = .completion
      noun = words.removing(table.completion).removing(table.target)
      if isPercent, Self.has(noun, "完成") { noun = [] }
    } else if words.holds(table.change) {
      measure = .change
      noun = words.removing(table.change).removing(table.growthFiller)
    } else if words.holds(table.growth) {
      let points = unit?.entry.family == .percentagePoint
      let isAmount = unit.map { $0.entry.family != .percent && $0.entry.family != .percentagePoint } ?? false
      measure = points || isAmount ? .change : .growth
      isFall = words.holds(table.fall) && !Self.has(words, "增") && !Self.has(words, "涨") && !Self.has(words, "升")
      noun = words.removing(table.growthFiller)
    } else if words.holds(table.share) {
      measure = .share
      noun = words.removing(table.share)
    } else {
      noun = words
      if words.holds(table.index), unit == nil { isIndex = true }
    }
    if noun.holds(table.target), !noun.holds(table.notTarget) {
      isTarget = measure != .completion
      noun = noun.removing(table.target)
    } else if let prior = table.prior.longest(in: noun, at: 0, before: noun.count) {
      isPrior = true
      noun.removeFirst(prior.end)
    }
    if noun.matches(table.generic) { noun = [] }
    // 全年累计完成 is made of words that say nothing, one by one.
    if !noun.isEmpty, noun.removing(table.generic).isEmpty { noun = [] }
    if noun.matches(table.scope) { (scope, noun) = (noun, []) }
  }

  /// Units and 100 as the base go; other brackets are part of the name.
  private mutating func readBrackets(_ words: inout CellWords, units: UnitList) {
    var gone: [Range<Int>] = []
    for bracket in words.brackets {
      let inner = Array(words[bracket].dropFirst().dropLast())
      if let found = TableUnit(inner, units: units) {
        unit = found
        gone.append(bracket)
      } else if Self.isBase(inner) {
        isIndex = true
        gone.append(bracket)
      } else if inner.allSatisfy({ $0 == "+" || $0 == "-" || $0 == "±" || $0 == "%" || $0 == "、" || $0 == "," }) {
        if inner.contains("%"), unit == nil { unit = TableUnit(["%"], units: units) }
        words.replaceSubrange(bracket.lowerBound + 1..<bracket.upperBound - 1, with: inner.map { $0 == "%" ? "±" : $0 })
        gone.append(bracket)
      } else {
        var rest = inner
        if let inside = NamedPeriod(taking: &rest), rest.isEmpty {
          period = inside
          gone.append(bracket)
        }
      }
    }
    words = words.without(gone)
    if Self.isBase(words) {
      isIndex = true
      words = []
    }
    // 绝对数:亿元
    if let colon = words.firstIndex(of: ":"), unit == nil, let named = TableUnit(Array(words[(colon + 1)...]), units: units) {
      unit = named
      words.removeSubrange(colon...)
    }
  }

  /// 上年=100, 以上年为100
  private static func isBase(_ words: CellWords) -> Bool {
    words.count > 4 && words.endsWith(["1", "0", "0"]) && (words.contains("=") || words.contains("为"))
  }

  private static func namesPoints(_ words: CellWords) -> Bool { has(words, "百分点") }

  private static func startsWithShareOf(_ words: CellWords, _ word: StaticPhrase) -> Bool {
    words.first == "占" && (has(words, "目标") || has(words, "计划") || has(words, "任务")) && !has(words, word)
  }

  static func has(_ words: CellWords, _ word: StaticPhrase) -> Bool {
    guard words.count >= word.count else { return false }
    return (0...(words.count - word.count)).contains {
      words[$0..<$0 + word.count].elementsEqual(word.scalars)
    }
  }
}

extension NamedPeriod {
  /// Takes the first period out of words: 2023年, 2023年1-11月, 1-11月, 2022年上半年; nil where they name none.
  init?(taking words: inout CellWords) {
    var found: NamedPeriod?
    var i = 0
    while i < words.count {
      if let (year, end) = Self.year(in: words, at: i) {
        found = NamedPeriod(year: year)
        var end = end
        if let months = Self.months(in: words, at: end) {
          found?.months = months.range
          end = months.end
        }
        words.removeSubrange(i..<end)
        break
      }
      if i == 0 || !words[i - 1].isDigit, let months = Self.months(in: words, at: i), months.range.upperBound > 0 {
        found = NamedPeriod(months: months.range)
        words.removeSubrange(i..<months.end)
        break
      }
      i += 1
    }
    guard var found else { return nil }
    if found.months == 1...12 { found.months = nil }
    self = found
  }

  private static func number(in words: CellWords, at start: Int, most: Int) -> (value: Int, end: Int)? {
    var end = start
    var value = 0
    while end < words.count, end - start < most, words[end].isDigit {
      value = value * 10 + Int(words[end].value) - 0x30
      end += 1
    }
    guard end > start, end == words.count || !words[end].isDigit else { return nil }
    return (value, end)
  }

  private static func year(in words: CellWords, at start: Int) -> (Int, Int)? {
    guard start == 0 || !words[start - 1].isDigit, let (value, end) = number(in: words, at: start, most: 4),
      (1949...2100).contains(value), end - start == 4
    else { return nil }
    // A figure in a head is a year only with 年, or alone.
    if end == words.count { return start == 0 ? (value, end) : nil }
    guard words[end] == "年" else { return nil }
    var after = end + 1
    while after < words.count, words[after] == "度" || words[after] == "末" || words[after] == "底" || words[after] == "全" && after + 1 < words.count && words[after + 1] == "年" {
      after += words[after] == "全" ? 2 : 1
    }
    return (value, after)
  }

  private static func months(in words: CellWords, at start: Int) -> (range: ClosedRange<Int>, end: Int)? {
    func has(_ phrase: StaticPhrase) -> Bool {
      start + phrase.count <= words.count
        && words[start..<start + phrase.count].elementsEqual(phrase.scalars)
    }
    if has("上半年") { return (1...6, start + 3) }
    if has("前三季度") { return (1...9, start + 4) }
    if has("一季度") { return (1...3, start + 3) }
    guard let (first, end) = number(in: words, at: start, most: 2), (1...12).contains(first), end < words.count else {
      return nil
    }
    if words[end] == "月" { return (first...first, end + 1) }
    guard words[end] == "-" || words[end] == "~" || words[end] == "至",
      let (last, close) = number(in: words, at: end + 1, most: 2), (first...12).contains(last), close < words.count,
      words[close] == "月"
    else { return nil }
    return (first...last, close + 1)
  }
}
