import Statistics

/// Paragraphs that say by themselves which years they tell of, and whether they look back or ahead.
extension ScopeMap {
  /// 2021年，…: sentences of a plan that begin with an earlier year, and those after them, report, up to the end of the
  /// paragraph or to words that plan again.
  static func reports(
    in block: Range<Int>, text: PreparedText, plan: Scope, grammar: Grammar
  ) -> [(scope: Scope, offset: Int)] {
    guard let planned = plan.lastYear else { return [] }
    var changes: [(Scope, Int)] = []
    var start = block.lowerBound
    while start < block.upperBound {
      let end = text.folded[start..<block.upperBound].firstIndex(where: \.isSentenceEnd) ?? block.upperBound
      let opening = start..<min(end, start + 10)
      if let first = NamedYears.years(in: opening, text).first, first < planned {
        changes.append((Scope(scenario: .actual, horizon: .year(first)), start))
      } else if !changes.isEmpty, grammar.planHeading.occurs(in: text.folded, start..<min(end, start + 16)) {
        changes.append((plan, start))
      }
      start = end + 1
    }
    if changes.last?.0.scenario == .actual { changes.append((plan, block.upperBound)) }
    return changes
  }

  /// A paragraph that begins by naming its period: 回望过去五年, 2025年，…, 下一步.
  static func announced(
    in block: Range<Int>, text: PreparedText, current: Scope, year: Int?, grammar: Grammar
  ) -> (scope: Scope, offset: Int)? {
    let opening = block.lowerBound..<min(block.upperBound, block.lowerBound + 60)
    if let year, let plan = NamedYears.planPeriod(in: opening, text), plan.0 > year, current.horizon != .span(plan.0, plan.1) {
      // “十五五”时期是…, 编制了第十五个五年规划纲要: the years of the plan.
      if grammar.planAhead.occurs(in: text.folded, opening) {
        return (Scope(scenario: .target, horizon: .span(plan.0, plan.1)), block.lowerBound)
      }
    }
    if let year, let next = text.find("今后五年", in: opening) ?? text.find("未来五年", in: opening), next - block.lowerBound < 12, text.contains("目标", in: opening),
      current.horizon != .span(year + 1, year + 5)
    {
      return (Scope(scenario: .target, horizon: .span(year + 1, year + 5)), block.lowerBound)
    }
    if current.scenario == .actual {
      // 为实现全年工作目标，我们将重点抓好…
      for i in opening where i == block.lowerBound || text.folded[i - 1].isClauseEnd || text.folded[i - 1].isBlank {
        guard grammar.planOpening.longest(in: text.folded, at: i, before: block.upperBound) != nil else { continue }
        return (Scope(scenario: .target, horizon: year.map { .year($0 + 1) } ?? .unknown), i)
      }
      if let at = text.find("下一步", in: block) ?? text.find("下步工作", in: block),
        at == block.lowerBound || text.folded[at - 1].isSentenceEnd || text.folded[at - 1] == " "
      {
        return (Scope(scenario: .target, horizon: year.map { .year($0 + 1) } ?? .unknown), at)
      }
      if let year {
        // 2014年浙江省将健全为民办实事机制, 今年主要预期目标已定: what is said of the year to come.
        if let at = sayingOf(year + 1, in: block, text, grammar) { return (Scope(scenario: .target, horizon: .year(year + 1)), at) }
        if let at = grammar.aims.first(in: text.folded, opening) { return (Scope(scenario: .target, horizon: .year(year + 1)), at) }
        // 本届政府工作的开局之年 is one year.
        if let at = grammar.fiveYears.first(in: text.folded, opening), !text.contains("开局之年", in: opening), !text.contains("最后一年", in: opening), !text.contains("第一年", in: opening) {
          return (Scope(scenario: .actual, horizon: .span(year - 4, year)), at)
        }
        if let plan = planGone(in: opening, text, until: year, grammar) { return (Scope(scenario: .actual, horizon: plan.horizon), plan.at) }
        if case .span = current.horizon, let named = NamedYears.years(in: opening, text).first, named == year,
          let at = opening.prefix(14).first(where: { NamedYears.years(in: $0..<min(opening.upperBound, $0 + 6), text).first == year && text.folded[$0].isDigit })
        {
          return (Scope(scenario: .actual, horizon: .year(named)), at)
        }
        if let at = grammar.oneYear.first(in: text.folded, opening) { return (Scope(scenario: .actual, horizon: .year(year)), at) }
      }
    } else if let year, let at = grammar.oneYear.first(in: text.folded, block.lowerBound..<min(block.upperBound, block.lowerBound + 12)) {
      // 刚刚过去的2015年…: behind a line that named the aims, the report looks back after all.
      return (Scope(scenario: .actual, horizon: .year(year)), at)
    } else if case .span = current.horizon, let year {
      for word in ["主要预期目标", "今年"] as [StaticPhrase] {
        if let at = text.find(word, in: opening), let named = NamedYears.years(in: opening, text).first ?? Optional(year + 1), named == year + 1 {
          return (Scope(scenario: .target, horizon: .year(year + 1)), at)
        }
      }
    }
    return nil
  }

  /// Where a sentence begins that says what a later year will bring: its year and 将, or 今年 with 将 or the aims for it.
  ///
  /// The 今年 of a report to a congress is the year in which it is delivered; a summary of a year says 今年 of that year.
  private static func sayingOf(_ year: Int, in block: Range<Int>, _ text: PreparedText, _ grammar: Grammar) -> Int? {
    var start = block.lowerBound
    while start < block.upperBound {
      let end = text.folded[start..<block.upperBound].firstIndex(where: \.isSentenceEnd) ?? block.upperBound
      let opening = start..<min(end, start + 24)
      if NamedYears.years(in: start..<min(end, start + 12), text).first == year, text.contains("将", in: opening), !text.contains("将于", in: opening) { return start }
      if let at = text.find("今年", in: opening), isDelivered(text) {
        if at - start <= 2, text.contains("预期目标", in: opening), !text.contains("完成", in: start..<end) { return start }
        for word in ["将", "计划", "拟", "力争"] as [StaticPhrase] where text.has(word, at: at + 2) || text.has(word, at: at + 3) { return start }
      }
      start = end + 1
    }
    return nil
  }

  /// Whether the first line names a report to a congress.
  private static func isDelivered(_ text: PreparedText) -> Bool {
    let line = text.folded.firstIndex(of: "\n") ?? text.count
    return text.contains("工作报告", in: 0..<min(line, 60))
  }

  /// “十四五”以来, “十三五”时期: the years of a plan that have gone by, where a paragraph begins with it.
  private static func planGone(
    in opening: Range<Int>, _ text: PreparedText, until year: Int, _ grammar: Grammar
  ) -> (horizon: Scope.Horizon, at: Int)? {
    guard let plan = NamedYears.planPeriod(in: opening, text), plan.0 <= year,
      let at = opening.first(where: { text.folded[$0] == "十" && $0 + 2 < opening.upperBound && text.folded[$0 + 2] == "五" }),
      at - opening.lowerBound <= 12
    else { return nil }
    let after = text.has("”", at: at + 3) ? at + 4 : at + 3
    guard after < opening.upperBound, grammar.planGone.longest(in: text.folded, at: after, before: opening.upperBound) != nil else { return nil }
    let last = min(year, plan.1)
    return (plan.0 == last ? .year(last) : .span(plan.0, last), at)
  }
}
