import CodeLists
import Documents
import FoundationEssentials
import Statistics

/// Reads what the numbers of one sentence say: walks the items from left to right and carries heads, verbs and periods.
struct StatementReader {
  let here: Surroundings
  let profile: DocumentProfile
  let scopes: ScopeMap

  private var text: PreparedText { here.text }
  private var grammar: Grammar { here.grammar }

  /// What a sentence has said so far.
  private struct Memory {
    /// The last label that stood in full, for clauses that leave it out.
    var head = Phrase()
    /// The verb of the last label, for items of the same list that leave it out.
    var verb = Phrase()
    /// The labels of a 分别 list, until another subject comes.
    var list: [Phrase] = []
    /// How many numbers the list has been given.
    var given = 0
    var listMeasure: MeasureReading?
    var clauseStart = -1
    /// Where the words of the last number end.
    var consumed: Int
    var dates: [SentenceDate] = []
    /// The label of the 从 before a 到.
    var fromLabel: Phrase?
  }

  /// The statements of the items of a sentence; nil for items that are no observation.
  func statements(of items: ArraySlice<Item>, in sentence: Range<Int>) -> [Statement?] {
    var memory = Memory(consumed: sentence.lowerBound)
    var result: [Statement?] = []
    for i in items.indices {
      let item = items[i]
      switch item.role {
      case .date:
        memory.dates.append(SentenceDate(item.range, in: text, profile: profile))
        result.append(nil)
      case .observation:
        result.append(statement(of: i, in: items, sentence: sentence, &memory))
      default:
        result.append(nil)
      }
    }
    return result
  }

  private func statement(of i: Int, in items: ArraySlice<Item>, sentence: Range<Int>, _ memory: inout Memory) -> Statement {
    let item = items[i]
    let clause = self.clause(around: item.range, in: sentence)
    if clause.lowerBound != memory.clauseStart {
      memory.clauseStart = clause.lowerBound
      memory.fromLabel = nil
    }
    let left = max(clause.lowerBound, memory.consumed)
    let isFirstInClause = memory.consumed <= clause.lowerBound
    let holes = items[..<i].filter { $0.role == .date }.map(\.range)
    let before = Phrase(left..<max(left, item.outer.lowerBound), of: text, without: holes)
    let isRank = OrdinalRules.isRank(item, here) && text.has("第", endingAt: item.range.lowerBound)
    var reading = Measures.read(item, before: before, isRank: isRank, grammar: grammar)
    var statement = Statement()

    // 分别: the labels of a list take its numbers one by one.
    if let at = before.find("分别") ?? before.find("各为"), startList(before[0..<at], items: items, from: i, sentence, &memory) {
      memory.listMeasure = reading
    } else if !memory.list.isEmpty, !before.withoutTail(grammar).withoutLead(grammar).isEmpty,
      !isElided(before), before.find("从") == nil
    {
      memory.list = []
    }
    if !memory.list.isEmpty {
      if before.folded.allSatisfy({ $0 == "、" || $0 == "和" || $0 == "与" || $0 == "及" || $0 == "," }), let m = memory.listMeasure,
        !isFirstInClause || before.isEmpty
      {
        if reading.measure != .rank { reading = item.unit?.family == .percentagePoint ? reading : m }
      } else {
        memory.listMeasure = reading
      }
      statement.label = memory.list[memory.given % memory.list.count]
      memory.given += 1
      statement.rule = "respectively"
      memory.consumed = item.outer.upperBound
      memory.head = statement.label
    } else {
      readLabel(i, in: items, clause: clause, before: before, reading: reading, &statement, &memory)
    }
    finish(&statement, item: item, reading: reading, before: before, clause: clause, &memory)
    readFromTo(i, in: items, clause: clause, before: before, &statement, &memory)
    return statement
  }

  // MARK: Labels

  private func readLabel(
    _ i: Int, in items: ArraySlice<Item>, clause: Range<Int>, before: Phrase, reading: MeasureReading,
    _ statement: inout Statement, _ memory: inout Memory
  ) {
    let item = items[i]
    let own = label(before: before)
    let after = label(after: item, next: items[(i + 1)...].first { $0.role != .date && $0.role != .name }, clause: clause)
    let verb = verbBefore(before, item)
    memory.consumed = item.outer.upperBound

    if let after, takesFollowingNoun(item: item, own: own, verb: verb, before: before) {
      // 引进100名博士: the noun follows, the verb stays with it.
      var kept = verb
      if kept.isEmpty, own.isEmpty, text.folded[max(0, item.outer.lowerBound - 1)] == "、" { kept = memory.verb }
      statement.label = kept + after.phrase
      statement.rule = verb.isEmpty && !kept.isEmpty ? "verb-carried" : "noun-after"
      memory.verb = kept
      memory.consumed = after.end
      memory.head = statement.label
    } else if own.isEmpty || isElided(own) {
      // 增长3.3%: what was named before is meant.
      statement.label = own.isEmpty ? memory.head : joined(memory.head, own)
      statement.rule = "carried-head"
      if memory.head.isEmpty, let after {
        statement.label = after.phrase
        statement.rule = "noun-after"
        memory.consumed = after.end
        memory.head = statement.label
      }
    } else {
      statement.label = own
      statement.rule = "noun-before"
      // 新增五星级饭店16家、等级民宿638家: the verb holds for the second as well.
      if let found = grammar.verbs.longest(in: own.folded, at: 0, before: own.count), found.end < own.count {
        memory.verb = own[0..<found.end]
      } else if text.folded[max(0, item.outer.lowerBound - 1)] != "、", !isAfterListMark(before, item) {
        memory.verb = Phrase()
      }
      memory.head = own
    }
  }

  private func isAfterListMark(_ before: Phrase, _ item: Item) -> Bool {
    before.folded.first == "、"
  }

  /// The words before a number, as a label.
  private func label(before: Phrase) -> Phrase {
    var phrase = before
    // 从2018年83家…: the label stands before 从.
    if let from = phrase.find("从") ?? phrase.find("由"), phrase.count - from <= 2 { phrase = phrase[0..<from] }
    phrase = phrase.withoutTail(grammar).withoutLead(grammar)
    if let comma = phrase.folded.lastIndex(of: ","), comma + 1 < phrase.count { phrase = phrase[comma + 1..<phrase.count] }
    // 各类人员等“零门槛”等各类人才入户: what the examples are examples of.
    if phrase.count > 14, let etc = phrase.folded.lastIndex(of: "等"), phrase.count - etc > 3, etc > 3 {
      phrase = phrase[etc + 1..<phrase.count].withoutLead(grammar)
    }
    return phrase
  }

  /// The noun after a number: 100名|博士, 22亿元|债券资金.
  private func label(after item: Item, next: Item?, clause: Range<Int>) -> (phrase: Phrase, end: Int)? {
    var start = item.outer.upperBound
    if start < clause.upperBound, text.folded[start] == "的" { start += 1 }
    var limit = min(clause.upperBound, next.map { $0.outer.lowerBound } ?? clause.upperBound)
    var i = start
    while i < limit {
      if text.folded[i] == "、" { limit = i; break }
      if text.folded[i] == "(", i == start { return nil }
      if grammar.stop.longest(in: text.folded, at: i, before: limit) != nil {
        limit = i
        break
      }
      i += 1
    }
    guard limit > start, text.folded[start].isHan || text.folded[start] == "“" || text.folded[start].isLatin || text.folded[start] == "《"
    else { return nil }
    let range = text.trimmed(start..<limit)
    var phrase = Phrase(range, of: text)
    while phrase.folded.last == "的" || phrase.folded.last == "和" || phrase.folded.last == "及" || phrase.folded.last == "与" { phrase.removeLast(1) }
    // 一家国际医院的建设 is about the hospital.
    guard !phrase.isEmpty, !isPronoun(phrase), phrase.count > 1 || phrase.folded[0].isHan else { return nil }
    return (phrase, limit)
  }

  private func isPronoun(_ phrase: Phrase) -> Bool {
    guard let found = grammar.pronoun.longest(in: phrase.folded, at: 0, before: phrase.count) else { return false }
    return found.end == phrase.count || phrase.count - found.end <= 1
  }

  /// The verb right before a number.
  private func verbBefore(_ before: Phrase, _ item: Item) -> Phrase {
    var stem = before
    while let last = stem.folded.last, last == "了" || last == "共" || last == "约" || last == "近" || last == "超" { stem.removeLast(1) }
    guard let found = grammar.verbsBefore.longest(in: stem.folded, endingAt: stem.count, from: 0) else { return Phrase() }
    return stem[found.start..<stem.count].withoutLead(grammar)
  }

  /// Whether the noun after the number is the label rather than the one before.
  private func takesFollowingNoun(item: Item, own: Phrase, verb: Phrase, before: Phrase) -> Bool {
    let family = item.unit?.family ?? .count
    if family == .percent || family == .percentagePoint || family == .rank || family == .ratio {
      return text.has("的", at: item.outer.upperBound) && own.isEmpty
    }
    if own.isEmpty || !verb.isEmpty { return true }
    if let last = own.folded.last, last == "等" || last == "的" { return true }
    // 完成, 实现 and other words that were stripped from the end hold an object open; 达 and 为 do not.
    for word in ["完成", "实现", "共有", "拥有", "有", "获批", "获得", "对", "为"] as [StaticPhrase] where before.ends(with: word) && word.scalars != ["为"] {
      return family == .count || word.scalars == ["完", "成"]
    }
    // 组织全区12个部门: nothing but 全区 was before.
    return grammar.verbsBefore.longest(in: own.folded, endingAt: own.count, from: 0) != nil && family == .count
  }

  /// 占比, 总量, 占全国1/10: words that need the noun of an earlier clause.
  private func isElided(_ phrase: Phrase) -> Bool {
    guard let found = grammar.elided.longest(in: phrase.folded, at: 0, before: phrase.count) else { return false }
    return found.end == phrase.count || phrase.folded[0] == "占" || phrase.folded[0] == "较" || phrase.folded[0] == "比"
  }

  private func joined(_ head: Phrase, _ own: Phrase) -> Phrase {
    head.isEmpty ? own : head + own
  }

  // MARK: 分别

  /// Splits the subject of 分别 into its labels; false where it has fewer than two.
  private func startList(
    _ subject: Phrase, items: ArraySlice<Item>, from i: Int, _ sentence: Range<Int>, _ memory: inout Memory
  ) -> Bool {
    let whole = subject.withoutTail(grammar).withoutLead(grammar)
    guard !whole.isEmpty else { return !memory.list.isEmpty }
    let labels = EnumeratedLabels.split(whole, grammar: grammar)
    guard labels.count > 1 else { return false }
    memory.list = labels
    memory.given = 0
    return true
  }

  // MARK: From and to

  /// 从2018年83家压减到59家: the first is the baseline, both have one label.
  private func readFromTo(
    _ i: Int, in items: ArraySlice<Item>, clause: Range<Int>, before: Phrase, _ statement: inout Statement,
    _ memory: inout Memory
  ) {
    let item = items[i]
    if before.contains("从") || before.contains("由") || memory.fromLabel != nil && memory.list.isEmpty == false {
      if let next = items[(i + 1)...].first(where: { $0.role == .observation }), next.range.lowerBound < clause.upperBound,
        next.unitText == item.unitText || !memory.list.isEmpty
      {
        let between = item.outer.upperBound..<next.outer.lowerBound
        let leads = text.contains("到", in: between) || text.contains("至", in: between) || text.contains("为", in: between)
        let lists = !memory.list.isEmpty && (text.contains("、", in: between) || text.contains("和", in: between))
        if leads || lists, before.contains("从") || before.contains("由") || lists {
          statement.scenario = .baseline
          memory.fromLabel = statement.label
          if let date = memory.dates.last(where: { $0.range.upperBound <= item.range.lowerBound && $0.range.lowerBound >= clause.lowerBound }),
            let period = date.period
          {
            statement.period = period
          } else if case .span(let from, _) = scopes.scope(at: item.range.lowerBound).horizon {
            statement.period = TimePeriod(year: from - 1)
          }
          return
        }
      }
    }
    if let from = memory.fromLabel, memory.list.isEmpty {
      statement.label = from
      statement.rule = "from-to"
      statement.measure = statement.measure == .change ? .level : statement.measure
      if statement.measure == .growth, item.unit?.family == .percent { statement.measure = .share }
      statement.isFall = false
      memory.head = from
      memory.fromLabel = nil
    }
  }

  // MARK: Everything else

  private func finish(
    _ statement: inout Statement, item: Item, reading: MeasureReading, before: Phrase, clause: Range<Int>, _ memory: inout Memory
  ) {
    statement.measure = reading.measure
    statement.isFall = reading.isFall
    let scope = scopes.scope(at: item.range.lowerBound)
    statement.scenario = scope.scenario
    let clausePhrase = Phrase(clause.lowerBound..<item.range.lowerBound, of: text)

    let isAnnual = before.contains("年均") || (statement.rule == "respectively" && clausePhrase.contains("年均"))
    if isAnnual, statement.measure == .growth, !statement.label.contains("年均") {
      statement.label = statement.label + "年均增长"
      statement.qualifiers.append("年均")
    }
    if statement.measure == .completion, !statement.label.contains("完成率"), !statement.label.contains("进度") {
      statement.label = statement.label + "任务完成率"
    }
    if statement.measure == .rank {
      let scopeWord = ["全国", "全省", "全市", "全区"].first { before.contains(StaticPhrase(stringLiteral: $0)) } ?? ""
      statement.label = statement.label + (scopeWord + "位次")
    }
    if let bracket = here.enclosures.bracket(at: item.range.lowerBound), bracket.lowerBound >= clause.lowerBound || bracket.contains(clause.lowerBound) {
      statement.qualifiers.append("括注")
    }
    for word in ["累计", "同口径", "其中", "按可比价", "名义"] as [StaticPhrase] where before.contains(word) {
      statement.qualifiers.append(String(String.UnicodeScalarView(word.scalars)))
    }
    let isFlow =
      isAnnual || statement.measure == .growth || statement.measure == .change || before.contains("累计") || before.contains("每年")
      || clausePhrase.contains("每年") || !memory.verb.isEmpty || statement.label.starts(with: "新增")
      || grammar.verbs.longest(in: statement.label.folded, at: 0, before: statement.label.count) != nil
    statement.period = scope.period(isFlow: isFlow)
    readDates(&statement, item: item, clause: clause, scope: scope, memory)
    if statement.label.starts(with: "全国") || statement.label.starts(with: "全球") { statement.area = "全国" }
  }

  /// A date before the number sets its period: 1-11月, 截至11月23日, 2025年.
  private func readDates(_ statement: inout Statement, item: Item, clause: Range<Int>, scope: Scope, _ memory: Memory) {
    if let half = halfYear(before: item.range.lowerBound, in: clause), let year = scope.lastYear {
      statement.period = TimePeriod("\(year)-\(half.from)/\(year)-\(half.to)")
    }
    for date in memory.dates.reversed() {
      if date.isComparison {
        if date.range.lowerBound >= clause.lowerBound { statement.qualifiers.append("较" + text.words(date.range)) }
        continue
      }
      guard let period = date.period else { continue }
      // Plans name the years that they reach to; a review's later year is an intention.
      statement.period = period
      if let year = period.year, let reviewed = profile.year, year > reviewed, statement.scenario == .actual { statement.scenario = .target }
      break
    }
  }

  /// 上半年 and 前三季度 have no digits of their own or hide them.
  private func halfYear(before offset: Int, in clause: Range<Int>) -> (from: String, to: String)? {
    let range = clause.lowerBound..<offset
    if text.contains("上半年", in: range) { return ("01", "06") }
    if text.contains("前三季度", in: range) { return ("01", "09") }
    return nil
  }

  private func clause(around range: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start > sentence.lowerBound, !isClauseEnd(start - 1) { start -= 1 }
    var end = range.upperBound
    while end < sentence.upperBound, !isClauseEnd(end) { end += 1 }
    return start..<end
  }

  /// A comma between thousands ends no clause; inside quotation marks or brackets only the outer clause counts.
  private func isClauseEnd(_ i: Int) -> Bool {
    guard text.folded[i].isClauseEnd else { return false }
    return here.enclosures.quote(at: i) == nil && here.enclosures.title(at: i) == nil
  }
}
