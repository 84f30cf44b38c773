import CodeLists
import Statistics

// Whether an amount adds up over its period: what is done or new, not what stands.
extension StatementReader {
  /// What is done during a span belongs to the whole of it; what stands at its end to the last year.
  func isFlow(_ statement: Statement, item: Item, before: Phrase, clause: Range<Int>, _ memory: SentenceMemory) -> Bool {
    // A place in a ranking is held at the end.
    if statement.measure == .rank || isToldOfLastYear(statement, item, memory) { return false }
    if statement.isAnnual || memory.isYearly || statement.measure == .growth || statement.measure == .change { return true }
    if before.contains("累计") || before.contains("完成") || statement.label.contains("新增") { return true }
    if ["次", "场", "场次", "轮"].contains(item.unitText) { return true }
    let label = statement.label.folded
    let words = before.withoutLead(grammar)
    if beginsAsDeed(words.folded) || beginsAsDeed(label) || grammar.flowLabel.longest(in: label, at: 0, before: label.count) != nil { return true }
    if item.unit?.family == .count, !statement.label.ends(with: "覆盖"), grammar.verbsBefore.longest(in: label, endingAt: label.count, from: 1) != nil { return true }
    if memory.wasFlow {
      let isNext = before.folded.first.map { ["、", "和", "及"].contains($0) } ?? false
      if isNext, statement.rule == "verb-carried" || before.count == 1 || grammar.verbsBefore.longest(in: label, endingAt: label.count, from: 0) != nil { return true }
      // 12个项目获国家奖，其中1项获一等奖
      if before.contains("其中"), statement.measure == .level { return true }
    }
    guard statement.measure == .level, scopes.scope(at: item.range.lowerBound).spansYears else { return false }
    let hasAccumulated = text.contains("累计", in: clause.lowerBound..<item.range.lowerBound) || text.has("累计", at: text.trimmed(memory.sentence).lowerBound)
    if hasAccumulated && !before.contains("达") || isDone(item, before: before, in: clause) { return true }
    // 五年来培树12个示范县: two characters before a number and its noun are a deed.
    return statement.rule == "noun-after" && words.count == 2 && words.folded.allSatisfy(\.isHan)
  }

  private func beginsAsDeed(_ words: Stretch) -> Bool {
    grammar.verbs.longest(in: words, at: 0, before: words.count) != nil && grammar.stockLabel.longest(in: words, at: 0, before: words.count) == nil
  }

  /// 收入完成17亿元，年均增长8%: what grew so is told of the last year, unless it is a sum.
  private func isToldOfLastYear(_ statement: Statement, _ item: Item, _ memory: SentenceMemory) -> Bool {
    guard statement.measure == .level, text.has(",年均", at: item.outer.upperBound) || text.has("、年均", at: item.outer.upperBound) else { return false }
    return scopes.scope(at: item.range.lowerBound).spansYears && !text.contains("累计", in: memory.sentence.lowerBound..<item.range.lowerBound)
  }
}
