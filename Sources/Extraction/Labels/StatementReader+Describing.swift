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
      // 规模跃居世界第二位 names what is ranked itself.
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

    // What is done during a span belongs to the whole of it; what stands at its end to the last year.
    if wholeClause.contains("每年") { memory.isYearly = true }
    let words = before.withoutLead(grammar)
    let startsWithVerb = grammar.verbs.longest(in: words.folded, at: 0, before: words.count) != nil && grammar.stockLabel.longest(in: words.folded, at: 0, before: words.count) == nil
    let continues = before.folded.first.map { ["、", "和", "及"].contains($0) } ?? false && memory.wasFlow
      && (statement.rule == "verb-carried" || before.count == 1 || grammar.verbsBefore.longest(in: statement.label.folded, endingAt: statement.label.count, from: 0) != nil)
    statement.isFlow =
      statement.isAnnual || memory.isYearly || statement.measure == .growth || statement.measure == .change
      || before.contains("累计") || before.contains("完成") || statement.label.contains("新增") || startsWithVerb || continues
      || ["次", "场", "场次", "轮"].contains(item.unitText)
      || item.unit?.family == .count && !statement.label.ends(with: "覆盖") && grammar.verbsBefore.longest(in: statement.label.folded, endingAt: statement.label.count, from: 1) != nil
      || grammar.verbs.longest(in: statement.label.folded, at: 0, before: statement.label.count) != nil
        && grammar.stockLabel.longest(in: statement.label.folded, at: 0, before: statement.label.count) == nil
      || grammar.flowLabel.longest(in: statement.label.folded, at: 0, before: statement.label.count) != nil
      || scope.spansYears && statement.measure == .level && ((wholeClause.contains("累计") || text.has("累计", at: text.trimmed(memory.sentence).lowerBound)) && !before.contains("达") || isDone(item, before: before, in: clause) || statement.rule == "noun-after" && words.count == 2 && words.folded.allSatisfy(\.isHan))
      // 12个项目获国家奖，其中1项获一等奖
      || before.contains("其中") && memory.wasFlow && statement.measure == .level
    // A place in a ranking is held at the end; 收入完成17亿元，年均增长8%: what grew so is told of the last year, unless it is a sum.
    let growsYearly = statement.measure == .level && (text.has(",年均", at: item.outer.upperBound) || text.has("、年均", at: item.outer.upperBound))
    if statement.measure == .rank || growsYearly && scope.spansYears && !text.contains("累计", in: memory.sentence.lowerBound..<item.range.lowerBound) { statement.isFlow = false }
    memory.wasFlow = statement.isFlow
  }

  /// 全区有28万农牧民在城镇就业，…: what a plan says of how things stand is no aim.
  private func readFact(_ statement: inout Statement, before: Phrase, clause: Range<Int>, _ memory: inout SentenceMemory) {
    let start = text.trimmed(clause).lowerBound
    let tells = before.folded.last == "有" || before.contains("平均每年新增")
    let opens = tells && (["我区", "我市", "我省", "我县", "我国", "全区", "全市", "全省", "全县", "目前", "现有", "还有"] as [StaticPhrase]).contains { text.has($0, at: start) }
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
    for word in ["高于", "低于", "快于", "慢于", "高出", "好于"] as [StaticPhrase] {
      guard let at = before.find(word) else { continue }
      var others = before[at + 2..<before.count]
      while let last = others.folded.last, ["约", "近", "超", "达"].contains(last) { others.removeLast(1) }
      let isEarlier = (["上年", "去年", "同期", "年初", "上月"] as [StaticPhrase]).contains { others.contains($0) }
      return isEarlier || others.isEmpty || others.count > 10 ? nil : before[at..<at + 2] + others
    }
    return nil
  }

  /// 在上海等省市设立11个自贸试验区, 71.3万监测对象消除返贫风险: the words before or behind the number tell a deed.
  private func isDone(_ item: Item, before: Phrase, in clause: Range<Int>) -> Bool {
    let verb = labels.verbBefore(before)
    // 医疗保险覆盖13亿人 tells how things stand.
    if !verb.isEmpty, !verb.ends(with: "覆盖") { return true }
    guard before.folded.allSatisfy({ !$0.isHan || $0 == "和" }) || before.folded.last == "等",
      item.unit?.family == .count || item.unit == nil && item.numeral.scale >= 4
    else { return false }
    // 48万户棚户区居民“出棚进楼”
    if text.folded[max(0, clause.upperBound - 1)] == "”" { return true }
    return (item.outer.upperBound..<clause.upperBound).contains { grammar.deed.longest(in: text.folded, at: $0, before: clause.upperBound) != nil }
  }

  /// 温泉县空气质量…: a county of the document's own area that stands before what is measured there.
  private func placeInside(_ label: Phrase) -> (name: String, end: Int)? {
    // A code that ends in 00 is a city's, in 0000 a province's; those below it begin as it does.
    let kinds: [Unicode.Scalar] = ["县", "市", "区", "旗"]
    guard label.count > 3, label.folded.prefix(8).contains(where: kinds.contains), let own = profile.area, own.code.hasSuffix("00") else { return nil }
    let start = Array(label.folded.prefix(8))
    let above = own.code.prefix(own.code.hasSuffix("0000") ? 2 : 4)
    guard let found = here.lists.areas.match(in: start, at: 0, before: start.count), found.end >= 3,
      kinds.contains(start[found.end - 1]),
      found.codes.contains(where: { $0 != own.code && $0.hasPrefix(above) })
    else { return nil }
    return (label[0..<found.end].words, found.end)
  }

  /// 、苏北第一: an area between two places in rankings.
  private func areaAlone(_ words: Phrase) -> String? {
    guard words.folded.first == "、", words.folded.last == "第", words.count >= 4, words.count <= 7 else { return nil }
    return words[1..<words.count - 1].words
  }

  /// 全省综合型城市第1位: among whom, in the words between the area and 第.
  private func rankedAmong(_ clause: Phrase) -> String? {
    guard let area = (["全国", "全省", "全市", "全区"] as [StaticPhrase]).compactMap({ clause.find($0) }).max() else { return nil }
    var among = clause[area..<clause.count]
    if among.folded.last == "第" { among.removeLast(1) }
    among = among.withoutTail(grammar)
    guard among.count > 3, among.count <= 10, !among.contains("排"), !among.contains("居"), !among.contains("位"), !among.contains("列") else { return nil }
    return among.words
  }

  /// 完成全年14家“小进限”企业目标, 全年16%的挑战目标: the words behind the number call it a target.
  private func isAim(_ item: Item, in clause: Range<Int>) -> Bool {
    var end = item.outer.upperBound
    while end < clause.upperBound, end - item.outer.upperBound < 14, text.folded[end].isHan || ["“", "”"].contains(text.folded[end]) { end += 1 }
    guard let aim = grammar.targetBehind.longest(in: text.folded, endingAt: end, from: item.outer.upperBound) else { return false }
    // 实现扩招100万人目标: it was reached.
    if text.has("实现", at: text.trimmed(clause).lowerBound) || text.has("顺利实现", at: end) { return false }
    // 29项目标任务 are tasks that are counted.
    return text.has("的", endingAt: aim.start) || !["项", "个", "件", "条"].contains(item.unitText)
  }

  /// 目标任务19家, 奋斗目标增长14%, 全年任务62%, 完成年任务（40.2亿元）的…: the word before the number calls it a target.
  private func namesTarget(_ before: Phrase, _ item: Item) -> Bool {
    var stem = before
    while let last = stem.folded.last, ["(", ":", "为", "是", "达", "数"].contains(last) { stem.removeLast(1) }
    if stem.ends(with: "分别") { stem.removeLast(2) }
    if let growth = grammar.growth.longest(in: stem.folded, endingAt: stem.count, from: 0), growth.start > 0 { stem = stem[0..<growth.start] }
    // 比上年预算增加1800亿元, 超年度计划13.9%: what was planned is only compared with.
    // 高于目标2.1个百分点
    if item.unit?.family == .percentagePoint { return false }
    if stem.starts(with: "比") || stem.starts(with: "较") || stem.starts(with: "超") && item.unit?.family == .percent { return false }
    if stem.ends(with: "任务"), !stem.contains("完成"), !["项", "个", "件", "条"].contains(item.unitText), item.unit?.family != .percent { return true }
    return grammar.targetWords.longest(in: stem.folded, endingAt: stem.count, from: 0) != nil
  }
}
