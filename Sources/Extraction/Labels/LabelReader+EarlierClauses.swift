import CodeLists
import Statistics

// What earlier clauses of the sentence say.
extension LabelReader {
  /// 占比, 总量, 占全国1/10: words that need the noun of an earlier clause.
  func isElided(_ phrase: Phrase) -> Bool {
    guard let found = grammar.elided.longest(in: phrase.folded, at: 0, before: phrase.count) else { return false }
    return found.end == phrase.count || phrase.folded[0] == "占" || phrase.folded[0] == "较" || phrase.folded[0] == "比"
  }

  /// 超额完成年度任务: names the target, not what was aimed at.
  func tellsOnlyOfTarget(_ phrase: Phrase) -> Bool {
    for word in ["完成年度", "完成全年", "年度任务", "年度目标", "目标任务", "全年任务", "全年目标", "年度计划", "目标", "任务", "计划", "预算"] as [StaticPhrase]
    where phrase.starts(with: word) || phrase.find(word).map({ $0 <= 3 }) ?? false { return true }
    return false
  }

  /// The word before a number that tells which part of a whole it counts; nil where more than such a word stands there.
  func partWord(_ before: Phrase) -> Phrase? {
    var phrase = before
    while let first = phrase.folded.first, first == "、" || first == "其" || first == "中" || first == "目" || first == "前" { phrase.removeFirst(1) }
    guard let found = grammar.part.longest(in: phrase.folded, at: 0, before: phrase.count), found.end == phrase.count else { return nil }
    return phrase
  }

  func isGeneric(_ phrase: Phrase) -> Bool { grammar.generic[phrase.folded] != nil }

  /// A noun before its number that is not whole without an earlier clause; nil where it stands by itself.
  ///
  /// `verbs` is how much of the noun's beginning is verbs; `mayShare` is false where a verb was carried to it already.
  func takenFromEarlier(_ site: Site, verbs: Int, mayShare: Bool, _ memory: inout SentenceMemory) -> Reading? {
    let own = site.own
    if site.continuesList, own.count == 2, memory.head.count >= 4, memory.head.folded.last == own.folded.last,
      verbs == 0, mayShare
    {
      // 万元GDP水耗下降12%、电耗下降7%: what stands before the first stands before the second.
      let label = memory.head[0..<memory.head.count - 2] + own
      memory.setHead(label)
      return Reading(label: label, rule: "shared-beginning")
    }
    if verbs == own.count, verbs > 0, site.isCount || site.continuesList, site.item.unitText == memory.baseUnit {
      // 申请商标5506件，注册4343件: another deed to the same things.
      let noun = memory.base[verbPrefix(memory.base)..<memory.base.count]
      if let verb = grammar.verbsBefore.longest(in: noun.folded, endingAt: noun.count, from: 0), verb.start >= 2 {
        // 亿元以下项目新招引5个，新开工5个: the deed stands behind what it is done to.
        memory.head = noun[0..<verb.start] + own
        return Reading(label: memory.head, rule: "noun-carried")
      }
      if noun.count >= 2 {
        memory.head = own + noun
        return Reading(label: memory.head, rule: "noun-carried")
      }
    }
    if isGeneric(own), var subject = subject(of: site.clause, memory) {
      // 新增市场主体2.25万户，总户数17.96万户: the total is not of what is new.
      if own.folded.first == "总", subject.starts(with: "新增"), subject.count > 3 { subject.removeFirst(2) }
      // 推进老旧小区改造，总投资1.5亿元: of what, an earlier clause says.
      return Reading(label: subject.joined(own), rule: "subject-carried")
    }
    if let other = otherMeasure(own, site, memory) {
      memory.setHead(other)
      return Reading(label: other, rule: "shared-beginning")
    }
    if let part = partWithoutMeasure(own, site, memory) { return Reading(label: part, rule: "part-of-head") }
    if let part = partOfDeed(own, site, verbs: verbs, memory) { return Reading(label: part, rule: "part-of-head") }
    if let kind = kindInBracket(own, site, memory) {
      // The whole stays at hand for the next kind.
      memory.head = kind
      return Reading(label: kind, rule: "kind-in-bracket")
    }
    if let whole = ofFirm(own, memory) {
      memory.setHead(whole + own)
      return Reading(label: whole + own, rule: "subject-carried")
    }
    if let kind = kindOfWhole(own, site, memory) { return Reading(label: kind, rule: "part-of-head") }
    if let side = sideOfTrade(own, memory) {
      memory.setHead(side)
      return Reading(label: side, rule: "part-of-head")
    }
    if own.ends(with: "吞吐量"), own.count <= 5, memory.head.ends(with: "吞吐量"), memory.head.count == own.count + 2 {
      // 机场旅客吞吐量…、货物吞吐量…: of the same airport.
      let label = memory.head[0..<2] + own
      memory.setHead(label)
      return Reading(label: label, rule: "shared-beginning")
    }
    if own.ends(with: "集装箱"), ["标箱", "标准箱", "TEU"].contains(site.item.unitText) {
      // 港口货物吞吐量2.2亿吨，集装箱584.6万标准箱: boxes are counted as they pass.
      let port = memory.head.find("港口").map { memory.head[0..<$0 + 2] } ?? Phrase()
      return Reading(label: port + own + "吞吐量", rule: "part-of-head")
    }
    if let spelled = spelledOut(own, verbs: verbs, memory) {
      memory.setHead(spelled)
      return Reading(label: spelled, rule: "subject-carried")
    }
    return nil
  }

  /// 利润总额 after 区属国有企业资产总额: what only a firm has, where an earlier clause named firms and this one does not.
  func ofFirm(_ own: Phrase, _ memory: SentenceMemory) -> Phrase? {
    guard let found = grammar.firmAmount.longest(in: own.folded, at: 0, before: own.count), found.end == own.count else { return nil }
    var owner = memory.head
    while let noun = grammar.measureNoun.longest(in: owner.folded, endingAt: owner.count, from: 0), noun.start >= 2 {
      let stem = owner[0..<noun.start]
      // 国有资产总额 is of 国有资产.
      if stem.ends(with: "国有") {
        owner = stem + "资产"
        break
      }
      owner = stem.withoutTail(grammar)
    }
    guard owner.count >= 2, grammar.firm.occurs(in: owner.folded, 0..<owner.count) else { return nil }
    return owner[verbPrefix(owner)..<owner.count]
  }

  /// 规模工业产值突破430亿元、税收突破5亿元: one amount gives way to another of the same subject.
  private func otherMeasure(_ own: Phrase, _ site: Site, _ memory: SentenceMemory) -> Phrase? {
    guard site.continuesList, let found = grammar.otherMeasure.longest(in: own.folded, at: 0, before: own.count), found.end == own.count,
      let noun = grammar.measureNoun.longest(in: memory.head.folded, endingAt: memory.head.count, from: 0), noun.start >= 2
    else { return nil }
    return memory.head[0..<noun.start] + own
  }

  /// 规模以上工业增加值增长5%，其中汽车制造业增长10%: a branch by itself does not grow, its value added does.
  private func partWithoutMeasure(_ own: Phrase, _ site: Site, _ memory: SentenceMemory) -> Phrase? {
    guard site.measure == .growth, grammar.partEnding.longest(in: own.folded, endingAt: own.count, from: 0) != nil,
      here.names.longest(in: own.folded, at: 0, before: own.count)?.end != own.count
    else { return nil }
    let whole = memory.whole.label.isEmpty ? memory.above : memory.whole.label
    guard let measure = grammar.inherited.longest(in: whole.folded, endingAt: whole.count, from: 0), measure.start >= 2 else { return nil }
    return own + whole[measure.start..<whole.count]
  }

  /// 清理营商环境有关文件25个，其中保留文件18个: what is done with a part of the things counted first.
  private func partOfDeed(_ own: Phrase, _ site: Site, verbs: Int, _ memory: SentenceMemory) -> Phrase? {
    let whole = memory.whole
    guard whole.unit == site.item.unitText, whole.label.count > 4,
      here.names.longest(in: own.folded, at: 0, before: own.count)?.end != own.count,
      text.contains("其中", in: memory.sentence.lowerBound..<site.item.range.lowerBound)
    else { return nil }
    let noun = whole.label[verbPrefix(whole.label)..<whole.label.count]
    if verbs > 0, own.count - verbs == 2, noun.folded.suffix(2).elementsEqual(own.folded.suffix(2)) { return own[0..<verbs] + noun }
    // 办理事项360969件，其中线上办理228980件: in which way the same was done.
    guard verbs == 0, own.count >= 4, let verb = grammar.verbsBefore.longest(in: own.folded, endingAt: own.count, from: 0), verb.start > 0,
      whole.label.folded.prefix(own.count - verb.start).elementsEqual(own.folded[verb.start..<own.count])
    else { return nil }
    return own + noun
  }

  /// 货物运输总量2.2亿吨，其中公路1.5亿吨: a kind that is named alone takes the name of the whole, which was measured in the same unit.
  func kindOfWhole(_ own: Phrase, _ site: Site, _ memory: SentenceMemory) -> Phrase? {
    guard let found = grammar.category.longest(in: own.folded, at: 0, before: own.count), found.end == own.count,
      memory.whole.label.count >= 2, memory.whole.unit == site.item.unitText || site.item.unit?.family == .percent
    else { return nil }
    let isLevel = own.folded.last == "级"
    // 众创空间8个，其中国家级3个: levels are those of what was counted last.
    let counted = isLevel && !memory.head.isEmpty ? memory.head : memory.whole.label
    var whole = counted[verbPrefix(counted)..<counted.count]
    // 县级以上农业龙头企业98家，其中省级8家: the level that the whole begins with gives way.
    if isLevel {
      guard let level = whole.find("级"), level <= 2 else { return own + whole }
      let rest = whole[level + 1..<whole.count]
      whole = rest.starts(with: "以上") ? rest[2..<rest.count] : rest.starts(with: "及以上") ? rest[3..<rest.count] : rest
    }
    return whole.starts(with: "居民") || !whole.contains("居民") ? own + whole : nil
  }

  /// 其中，出口…: a side of the trade that the head names as a whole.
  func sideOfTrade(_ own: Phrase, _ memory: SentenceMemory) -> Phrase? {
    guard own.starts(with: "出口") || own.starts(with: "进口"), own.count <= 4, let at = memory.trade.find("进出口") else { return nil }
    return memory.trade[0..<at] + own[0..<2] + memory.trade[at + 3..<memory.trade.count]
  }

  /// 养老机构22家（公办7家，社会办6家）: kinds of what stands counted before the bracket.
  func kindInBracket(_ own: Phrase, _ site: Site, _ memory: SentenceMemory) -> Phrase? {
    guard let bracket = here.enclosures.bracket(at: site.item.range.lowerBound), bracket.count > site.item.range.count + 2,
      site.isCount, site.item.unitText == memory.baseUnit, own.count >= 2, own.count <= 6, !memory.base.isEmpty
    else { return nil }
    let noun = memory.base[verbPrefix(memory.base)..<memory.base.count]
    guard !noun.isEmpty, noun.count <= 10, !own.folded.suffix(2).elementsEqual(noun.folded.suffix(2)) else { return nil }
    return own + noun
  }

  /// 经营主体稳中培优。总量达1461.4万户: a short sentence before that begins with an indicator's name.
  func announced(before sentence: Range<Int>) -> Phrase {
    let end = text.trimmed(0..<sentence.lowerBound).upperBound - 1
    guard end > 0, text.folded[end] == "。" else { return Phrase() }
    var start = end
    while start > 0, end - start <= 14, !text.folded[start - 1].isClauseEnd, !text.folded[start - 1].isDigit { start -= 1 }
    guard end - start <= 14, start == 0 || text.folded[start - 1].isSentenceEnd,
      let name = here.names.longest(in: text.folded, at: start, before: end), name.end - start >= 3
    else { return Phrase() }
    return Phrase(start..<name.end, of: text)
  }

  /// What the earlier clauses of the sentence are about: the last label, else the words of the clause before.
  func subject(of clause: Range<Int>, _ memory: SentenceMemory) -> Phrase? {
    if memory.isTopicNewer, !memory.topic.isEmpty { return memory.topic }
    // 办结率100%，满意率99%: one rate is not of the other.
    guard !memory.head.isEmpty, !memory.head.ends(with: "率") else { return nil }
    // 粮食播种面积…、产量…: one measure gives way to the other.
    guard let noun = grammar.measureNoun.longest(in: memory.head.folded, endingAt: memory.head.count, from: 0), noun.start >= 2
    else { return memory.head }
    return memory.head[0..<noun.start].withoutTail(grammar)
  }

  /// The clause just before one, if it has no number and is no longer than a topic: 推进老旧小区改造.
  func topic(before clause: Range<Int>, after lastEnd: Int, in sentence: Range<Int>, longest: Int = 24) -> Phrase? {
    var end = clause.lowerBound
    while end > sentence.lowerBound, text.folded[end - 1].isClauseEnd { end -= 1 }
    guard end > sentence.lowerBound else { return nil }
    var start = end
    while start > sentence.lowerBound, !isClauseEnd(start - 1) { start -= 1 }
    guard start >= lastEnd else { return nil }
    var phrase = withoutStep(Phrase(text.trimmed(start..<end), of: text).withoutLead(grammar))
    // 协助…开展融资租赁工作 is about 融资租赁.
    if let at = phrase.find("开展"), at + 4 <= phrase.count { phrase = phrase[at + 2..<phrase.count] }
    if phrase.ends(with: "工作"), phrase.count > 4 { phrase.removeLast(2) }
    // 地方工业逆势增长 is about 地方工业.
    phrase = phrase.withoutTail(grammar)
    return phrase.count >= 2 && phrase.count <= longest && !grammar.aside.occurs(in: phrase.folded, 0..<phrase.count) ? phrase : nil
  }

  /// 修订国资监管制度，梳理制度99项: the noun that the clause before spelled out, with the verb at hand.
  func spelledOut(_ own: Phrase, verbs: Int, _ memory: SentenceMemory) -> Phrase? {
    guard memory.isTopicNewer, verbs > 0, own.count - verbs == 2,
      memory.topic.folded.suffix(2).elementsEqual(own.folded.suffix(2))
    else { return nil }
    return own[0..<verbs] + memory.topic[verbPrefix(memory.topic)..<memory.topic.count]
  }

  /// The clause around a place; marks inside quotation marks and titles end none.
  func clause(around range: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    // A comma inside a bracket that is closed before the number ends no clause: 资产总额（账面净值，下同）298.5亿元.
    let own = here.enclosures.bracket(at: range.lowerBound)
    while start > sentence.lowerBound, !isClauseEnd(start - 1) {
      if own == nil, text.folded[start - 1] == ")", start >= 2, let note = here.enclosures.bracket(at: start - 2),
        note.lowerBound > sentence.lowerBound
      {
        start = note.lowerBound - 1
      } else {
        start -= 1
      }
    }
    var end = range.upperBound
    while end < sentence.upperBound, !isClauseEnd(end) { end += 1 }
    return start..<end
  }

  private func isClauseEnd(_ i: Int) -> Bool {
    // The colon of 9.7:47.3:43 ends nothing.
    if text.folded[i] == ":", i > 0, i + 1 < text.count, text.folded[i - 1].isDigit, text.folded[i + 1].isDigit { return false }
    return text.folded[i].isClauseEnd && here.enclosures.quote(at: i) == nil && here.enclosures.title(at: i) == nil
  }
}
