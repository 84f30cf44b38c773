import CodeLists
import Documents
import FoundationEssentials
import Statistics

/// Reads what the numbers of one sentence say: walks the items from left to right and carries heads, verbs and periods.
struct StatementReader {
  let here: Surroundings
  let profile: DocumentProfile
  let scopes: ScopeMap
  let labels: LabelReader
  let periods: PeriodReader

  init(here: Surroundings, profile: DocumentProfile, scopes: ScopeMap) {
    self.here = here
    self.profile = profile
    self.scopes = scopes
    labels = LabelReader(here: here, areaName: profile.area?.name ?? "")
    periods = PeriodReader(text: here.text, profile: profile, scopes: scopes)
  }

  var text: PreparedText { here.text }
  var grammar: Grammar { here.grammar }

  /// The statements of the items of a sentence; nil for items that are no observation.
  ///
  /// `before` is what the sentence before leaves to one that divides it, and then what this one leaves.
  func statements(of items: ArraySlice<Item>, in sentence: Range<Int>, after before: inout SentenceBefore) -> [Statement?] {
    var memory = SentenceMemory(sentence: sentence)
    let opening = text.trimmed(sentence).lowerBound
    (memory.previous, memory.previousUnit) = (before.head, before.headUnit)
    if text.has("其中", at: opening) {
      memory.setHead(before.head)
      (memory.matters, memory.countedUnit) = (before.matters, before.unit)
      memory.divided = (before.scenario, before.period)
    }
    let divides = (["其中", "分", "从", "按"] as [StaticPhrase]).contains { text.has($0, at: opening) }
    if divides { memory.above = before.head }
    if !opensLine(opening) { memory.asOf = before.asOf }
    defer { before = SentenceBefore(memory) }
    var result: [Statement?] = []
    for i in items.indices {
      switch items[i].role {
      case .date:
        memory.dates.append(SentenceDate(items[i].range, in: text, profile: profile))
        result.append(nil)
      case .observation:
        result.append(statement(of: i, in: items, &memory))
      default:
        result.append(nil)
      }
    }
    return result
  }

  private func statement(of i: Int, in items: ArraySlice<Item>, _ memory: inout SentenceMemory) -> Statement {
    let item = items[i]
    let clause = labels.clause(around: item.range, in: memory.sentence)
    if memory.enter(clause) {
      if let topic = labels.topic(before: clause, after: memory.lastEnd, in: memory.sentence) {
        memory.topic = topic
        memory.isTopicNewer = true
        var end = clause.lowerBound
        while end > 0, text.folded[end - 1].isClauseEnd { end -= 1 }
        memory.topicGrows = grammar.growth.longest(in: text.folded, endingAt: end, from: memory.sentence.lowerBound) != nil
      }
    }
    let family = item.unit?.family
    // A percentage may speak of the noun that the number before it counts: *个企事业单位创建达标率为*%.
    let reachesBack = family == .percent || family == .percentagePoint
    var left = max(clause.lowerBound, reachesBack ? memory.lastEnd : memory.consumed)
    if let quote = here.enclosures.quote(at: item.range.lowerBound) { left = max(left, min(quote.lowerBound, item.outer.lowerBound)) }
    var holes = memory.dates.suffix(8).map(\.span)
    if let bracket = here.enclosures.bracket(at: item.range.lowerBound) {
      if memory.outside?.bracket != bracket {
        memory.outside = (bracket, memory.consumed)
        // 指数持平（100）: a bracket of a number alone tells of what stands before it.
        let hasWords = text.folded[bracket.lowerBound..<max(bracket.lowerBound, item.outer.lowerBound)].contains { $0.isHan }
        memory.headOutside = hasWords ? memory.head : Phrase()
      }
    } else if let outside = memory.outside, outside.bracket.upperBound < item.range.lowerBound, outside.bracket.upperBound >= left {
      // 国内增值税（50%部分）3.06亿元: what the bracket says is left out, what stands before it leads to the number.
      left = max(clause.lowerBound, outside.consumed)
      holes.append(outside.bracket.lowerBound - 1..<outside.bracket.upperBound + 1)
    }
    if let outside = memory.outside, outside.bracket.upperBound < item.range.lowerBound { memory.leaveBracket() }
    holes += markers(before: i, in: items, from: left)
    let before = Phrase(left..<max(left, item.outer.lowerBound), of: text, without: holes)
    var reading = measure(of: item, before: before, memory)
    var statement = Statement()
    // 接待入境游客4万人次，增长16%，其中外国人3万人次: what was told last is what is divided.
    if before.contains("其中"), !memory.head.isEmpty, memory.lastMeasure != nil, memory.lastRule != "part-of-head" { memory.whole = (memory.head, memory.headUnit) }

    if let label = respectively(before, reading: &reading, i, in: items, &memory) {
      statement.label = label
      statement.rule = "respectively"
      memory.consumed = item.outer.upperBound
      memory.head = label
    } else {
      labels.read(i, in: items, clause: clause, before: before, measure: reading.measure, &statement, &memory)
    }
    if memory.whole.label.isEmpty, reading.measure == .level || reading.measure == .growth { memory.whole = (statement.label, item.unitText) }
    memory.lastEnd = item.outer.upperBound
    if reading.measure == .level { memory.headUnit = item.unitText }
    if reading.measure == .share, !statement.label.isEmpty { memory.shares.append(statement.label) }
    if reading.measure == .level, !statement.label.isEmpty { memory.note(amount: statement.label) }

    memory.lastReading = reading
    statement.measure = reading.measure
    statement.isFall = reading.isFall
    describe(&statement, item: item, before: before, clause: clause, &memory)
    periods.read(&statement, item: item, before: before, clause: clause, memory)
    if statement.measure == .level { readFormer(item, before: before, &statement, memory) }
    if memory.divided.scenario == .target, memory.dates.isEmpty, statement.scenario == .actual { (statement.scenario, statement.period) = (.target, memory.divided.period) }
    if let asOf = memory.asOf, memory.dates.isEmpty, statement.scenario == .actual, tellsBalance(statement, memory) { statement.period = asOf }
    if statement.period.code.hasPrefix("asof") { memory.asOf = statement.period }
    (memory.lastScenario, memory.lastPeriod) = (statement.scenario, statement.period)
    readFromTo(i, in: items, clause: clause, before: before, &statement, &memory)
    if item.unit == .ratio, item.numeral.part == nil, item.proportion == nil, before.contains("比"), !statement.label.ends(with: "比") {
      // 城乡居民收入比为2.1:1: here 比 belongs to the name.
      statement.label = statement.label + "比"
    }
    if let proportion = item.proportion { readProportion(proportion, i, in: items, clause: clause, &statement, &memory) }
    return statement
  }

  /// Whether nothing but blanks stands between a place and the line feed before it.
  private func opensLine(_ place: Int) -> Bool {
    var i = place
    while i > 0, text.original[i - 1] != "\n", text.folded[i - 1].isBlank { i -= 1 }
    return i == 0 || text.original[i - 1] == "\n"
  }

  /// 截至2022年底，…。国有资产总额1102亿元，增长6.4%。其中企业77户: balances, and parts of what stood on the day, are of that day.
  private func tellsBalance(_ statement: Statement, _ memory: SentenceMemory) -> Bool {
    if memory.divided.scenario != nil, memory.divided.period.code.hasPrefix("asof"), statement.measure == .level { return true }
    if statement.rule == "carried-head", memory.lastPeriod.code.hasPrefix("asof") { return true }
    return statement.measure == .level && grammar.balance.longest(in: statement.label.folded, endingAt: statement.label.count, from: 0) != nil
  }

  /// The marks of notes, pages and list items that stand among the words before a number: [13], —15—, 10.
  private func markers(before i: Int, in items: ArraySlice<Item>, from left: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var k = i - 1
    while k >= items.startIndex, items[k].range.lowerBound >= left {
      defer { k -= 1 }
      guard items[k].role == .enumerator else { continue }
      var range = items[k].range
      // 地区生产总值（GDP）[2]: the bracket before the mark is not its own.
      let opening: Set<Unicode.Scalar> = ["(", "[", "-", "、"]
      let marks: Set<Unicode.Scalar> = [")", "]", "-", ".", "、"]
      while range.lowerBound > left, opening.contains(text.folded[range.lowerBound - 1]) { range = range.lowerBound - 1..<range.upperBound }
      while range.upperBound < items[i].range.lowerBound, marks.contains(text.folded[range.upperBound]) { range = range.lowerBound..<range.upperBound + 1 }
      found.append(range)
    }
    return found.reversed()
  }
}
