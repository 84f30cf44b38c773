import CodeLists
import Statistics

// What the label does not say itself: scenario, area, place in a ranking, and whether a flow or a stock is told.
extension StatementReader {
  func describe(
    _ statement: inout Statement, item: Item, before: Phrase, clause: Range<Int>, _ memory: inout SentenceMemory
  ) {
    let scope = scopes.scope(at: item.range.lowerBound)
    let measureBefore = memory.lastMeasure
    statement.scenario = scope.scenario
    if statement.measure != .completion, statement.measure != .rank, namesTarget(before, item) || isAim(item, in: clause) {
      statement.scenario = .target
    }
    if scope.scenario == .target, statement.scenario == .target, scope.lastYear != nil, profile.kind != .plan { readFact(&statement, before: before, clause: clause, &memory) }
    let isNext = ["、", "和", "及"].contains(text.folded[max(0, item.outer.lowerBound - max(1, before.count))])
    if statement.scenario == .actual, isNext, memory.lastScenario == .target, statement.rule == "respectively" || statement.rule == "carried-head" {
      // 增速目标分别为15%、13%; 预期目标22亿元、增速6.5%
      statement.scenario = .target
    }
    if item.bound == .atMost, before.isEmpty, text.has("控制在", at: item.outer.lowerBound), memory.lastMeasure == .share {
      // 失业率1.62%，控制在4%以内: the limit that was kept.
      statement.scenario = .target
    }
    let wholeClause = Phrase(clause.lowerBound..<item.range.lowerBound, of: text)
    // 两年平均增长2.5%; the 年均 of 年均浓度 is the mean of one year's days.
    let isMeanOfYear = before.find("年均").map { at in !(["浓度", "气温", "降水", "湿度"] as [StaticPhrase]).contains { before[at + 2..<before.count].starts(with: $0) } } ?? false
    statement.isAnnual = isMeanOfYear || before.contains("年平均增长") || (statement.rule == "respectively" && wholeClause.contains("年均"))
    if statement.isAnnual, statement.measure == .growth {
      if !statement.label.contains("年均") { statement.label = statement.label + "年均增长" }
      statement.qualifiers.append("年均")
    }
    if statement.measure == .completion, !statement.label.contains("完成率"), !statement.label.contains("进度") {
      statement.label = statement.label + "完成率"
    }
    if statement.measure == .rank, memory.lastMeasure == .growth, statement.rule == "carried-head", !statement.label.contains("增速") {
      // 增长5.2%，居全市第3位: the rate is ranked; 规模跃居世界第二位 names what is ranked itself.
      let named = (["规模", "总量"] as [StaticPhrase]).first { before.contains($0) }
      statement.label = statement.label + (named?.words ?? "增速")
    }
    if statement.measure == .rank, measureBefore == .completion, statement.rule == "carried-head" {
      // 任务完成率107%，全市排名第2: the completion is ranked.
      statement.label = memory.lastLabel
    }
    if statement.measure == .growth, item.unit?.family == .percent, memory.lastMeasure == .share, statement.rule == "carried-head",
      statement.label.ends(with: "率")
    {
      // 净资产收益率0.94%，较上年下降0.03%: of a rate, a per cent written for a percentage point.
      statement.measure = .change
    }
    memory.lastMeasure = statement.measure
    memory.lastLabel = statement.label
    memory.lastRule = statement.rule
    if statement.measure == .rank || item.unit?.family == .rank {
      let scopes: [StaticPhrase] = [
        "全国", "全省", "全市", "全区", "中西部", "中部", "西部", "东部", "东北", "长三角", "全球", "世界",
      ]
      // 居全省第三、全市第一: among whom stands behind the place before.
      let last = memory.rankEnd > clause.lowerBound ? memory.rankEnd : clause.lowerBound
      let named = Phrase(last..<max(last, item.range.lowerBound), of: text)
      let scope = areaAlone(named) ?? rankedAmong(named) ?? scopes.first { named.contains($0) }?.words ?? rankedAmong(wholeClause) ?? scopes.first { wholeClause.contains($0) }?.words
      memory.rankEnd = item.outer.upperBound
      statement.label = statement.label + ((scope ?? "") + (statement.measure == .rank ? "位次" : "排名位次"))
    }
    if item.unit?.family == .percentagePoint, before.contains("增速") || before.contains("增幅") || before.contains("涨幅"),
      !statement.label.contains("增速")
    {
      // 增速高于全市平均水平0.4个百分点: a difference between rates of growth.
      statement.label = statement.label + "增速"
    }
    if item.unit?.family == .percentagePoint, let gap = gap(in: before) {
      // 增长5.4%、高于全国1.9个百分点: a distance to others is no change of its own.
      let ofRate = measureBefore == .growth && statement.rule == "carried-head" && !statement.label.contains("增速")
      statement.label = (ofRate ? statement.label + "增速" : statement.label) + gap
    }
    if item.unit?.family == .percentagePoint, before.contains("降幅"), !statement.label.contains("降幅") {
      // 降幅收窄1.5个百分点: the fall became smaller, not the thing.
      statement.label = statement.label + "降幅"
    }
    if statement.measure == .share, statement.label.ends(with: "指数") { statement.measure = .level }
    if let bracket = here.enclosures.bracket(at: item.range.lowerBound), bracket.count > item.range.count + 2 {
      statement.qualifiers.append("括注")
    }
    for word in ["累计", "同口径", "其中", "按可比价", "名义"] as [StaticPhrase] where before.contains(word) {
      statement.qualifiers.append(word.words)
    }
    for word in ["完成", "累计"] as [StaticPhrase] where before.contains(word) && !statement.label.contains(word) { statement.leads.append(word.words) }
    if let place = placeInside(statement.label) {
      statement.area = place.name
      if statement.label.count - place.end >= 2 { statement.label = statement.label[place.end..<statement.label.count].withoutLead(grammar) }
    }
    if statement.label.starts(with: "全国") || statement.label.starts(with: "全球") { statement.area = "全国" }

    if wholeClause.contains("每年") { memory.isYearly = true }
    statement.isFlow = isFlow(statement, item: item, before: before, clause: clause, memory)
    memory.wasFlow = statement.isFlow
  }

  /// 全区有28万农牧民在城镇就业，…: what a plan says of how things stand is no aim.
  private func readFact(_ statement: inout Statement, before: Phrase, clause: Range<Int>, _ memory: inout SentenceMemory) {
    let start = text.trimmed(clause).lowerBound
    let tells = before.folded.last == "有" || before.contains("平均每年新增")
    let opens = tells && grammar.presentOpening.longest(in: text.folded, at: start, before: clause.upperBound) != nil
    let isListed = memory.statesFact && before.folded.first == "、"
    guard isListed || opens else {
      memory.statesFact = false
      return
    }
    memory.statesFact = true
    statement.scenario = .actual
  }

  /// 高于全国, 低于全省平均水平: with what a rate is compared, and on which side of it it lies; nil for an earlier year.
  private func gap(in before: Phrase) -> Phrase? {
    guard let at = (0..<before.count).first(where: { grammar.gap.longest(in: before.folded, at: $0, before: before.count) != nil }) else { return nil }
    var others = before[at + 2..<before.count]
    while let last = others.folded.last, ["约", "近", "超", "达"].contains(last) { others.removeLast(1) }
    let isEarlier = (["上年", "去年", "同期", "年初", "上月"] as [StaticPhrase]).contains { others.contains($0) }
    return isEarlier || others.isEmpty || others.count > 10 ? nil : before[at..<at + 2] + others
  }
}
