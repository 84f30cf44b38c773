import CodeLists
import Statistics

// What a number measures, where the sentence says more of it than the words right before it.
extension StatementReader {
  func measure(of item: Item, before: Phrase, _ memory: SentenceMemory) -> MeasureReading {
    let isRank =
      text.isOrdinal(at: item.range.lowerBound) && OrdinalRules.isRank(item, here) || OrdinalRules.isAmongFirst(item, text, grammar)
    let reading = Measures.read(item, before: before, isRank: isRank, grammar: grammar)
    guard reading.measure == .share else { return reading }
    if memory.lastScenario == .target, before.folded.elementsEqual(["的"]) {
      // 占年度预算22443万元的106.9%
      return MeasureReading(measure: .completion, rule: "of-a-target")
    }
    if memory.lastMeasure == .growth, before.folded.elementsEqual(["、"]), let last = memory.lastReading {
      // 增速目标分别为15%、13%
      return last
    }
    if memory.lastMeasure == .growth, grammar.aimLead[before.folded] != nil {
      // 增长5.5%以上，力争6%
      return MeasureReading(measure: .growth, rule: "higher-aim")
    }
    if before.ends(with: "按") || before.ends(with: "按照"), text.has("压减", at: item.outer.upperBound) || text.has("核减", at: item.outer.upperBound) {
      // 公用经费按5%压减
      return MeasureReading(measure: .growth, isFall: true, rule: "cut-by")
    }
    if text.has("的增长", at: item.outer.upperBound) || text.has("的增速", at: item.outer.upperBound) {
      // 实现9.5%左右的增长
      return MeasureReading(measure: .growth, rule: "growth-noun")
    }
    return reading
  }
}
