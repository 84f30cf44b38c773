import CodeLists
import Statistics

// Amounts of an earlier year, told beside this year's.
extension StatementReader {
  /// 较上年21012万元, 215户，较2022年的210户增加5户: with what this year's amount is compared.
  func readFormer(_ item: Item, before: Phrase, _ statement: inout Statement, _ memory: SentenceMemory) {
    if isFormerAmount(before) {
      statement.scenario = .baseline
      if let year = profile.year { statement.period = TimePeriod(year: year - 1) }
    }
    if let year = yearComparedWith(item, memory) { (statement.scenario, statement.period) = (.baseline, year) }
  }

  /// 较上年, 上年为 and the like alone before an amount, or 比上年的 right before it.
  private func isFormerAmount(_ before: Phrase) -> Bool {
    let words = before.folded.first == "(" || before.folded.first == "、" ? before[1..<before.count] : before
    return grammar.former[words.folded] != nil || grammar.formerEnd.longest(in: words.folded, endingAt: words.count, from: 0) != nil
  }

  /// The year of 较2022年的 right before an amount.
  private func yearComparedWith(_ item: Item, _ memory: SentenceMemory) -> TimePeriod? {
    guard let date = memory.dates.last, date.isComparison, let period = date.period, period.year != nil else { return nil }
    // 较2017年（65.23亿元）增长52.2%
    if text.has("(", at: date.span.upperBound), date.span.upperBound + 1 == item.outer.lowerBound { return period }
    return text.has("的", at: date.span.upperBound) && date.span.upperBound + 1 == item.outer.lowerBound ? period : nil
  }
}
