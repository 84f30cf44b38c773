import CodeLists
import Statistics

/// Puts together what a number counts or measures from the words before it, behind it and in earlier clauses.
///
/// Each way in which official prose names a thing is a mechanism with a name of its own, which the ledger gives as the rule.
struct LabelReader {
  let here: Surroundings
  /// The document's own area: its name says nothing in a label.
  let areaNames: [[Unicode.Scalar]]

  init(here: Surroundings, areaName: String) {
    self.here = here
    let name = areaName.unicodeScalars.map(\.folded)
    // 昆山全市: the short name as well, where the area is named again right behind it.
    areaNames = name.isEmpty ? [] : name.count < 3 ? [name] : [name] + ["全市", "全区", "全县"].map { name.dropLast() + $0.unicodeScalars }
  }

  var text: PreparedText { here.text }
  var grammar: Grammar { here.grammar }

  /// A number in its clause, with what stands before and behind it.
  struct Site {
    let item: Item
    /// The observations that come after it in the sentence.
    let following: [Item]
    let clause: Range<Int>
    let before: Phrase
    let measure: Measure
    /// The words before the number, without what only leads to it.
    var own = Phrase()
    /// The noun right behind the number, and where it ends.
    var after: (phrase: Phrase, end: Int)?
    /// The verb right before the number.
    var verb = Phrase()
    /// Whether the number stands right behind the noun of the one before: X个行政村X个社区.
    var isNextToNoun = false
    /// Whether only a list mark parts the number from the one before.
    var continuesList = false

    var next: Item? { following.first }
    var isCount: Bool { item.unit?.family == .count }
    /// An area or a length: as many mu or kilometres of what is built.
    var isExtent: Bool { item.unit?.family == .area || item.unit?.family == .length }
  }

  struct Reading {
    var label: Phrase
    var rule: String
  }

  /// Finds the label of item `i`, names the mechanism, and leaves in memory what later items may need.
  func read(
    _ i: Int, in items: ArraySlice<Item>, clause: Range<Int>, before: Phrase, measure: Measure,
    _ statement: inout Statement, _ memory: inout SentenceMemory
  ) {
    var site = Site(
      item: items[i], following: following(i, in: items), clause: clause, before: before,
      measure: measure)
    site.own = label(before: before)
    site.after = nounAfter(site)
    site.verb = verbBefore(before)
    site.continuesList =
      before.folded.first == "、" || before.folded.elementsEqual(["和"]) || before.folded.elementsEqual(["及"]) || before.isEmpty && text.folded[max(0, site.item.outer.lowerBound - 1)] == "、"
    site.isNextToNoun = memory.consumed == site.item.outer.lowerBound && memory.consumed > memory.lastEnd && memory.lastRule != "subject-carried"
    memory.consumed = site.item.outer.upperBound
    if site.verb.isEmpty, site.isCount, site.after != nil, opensWithDeed(site) { site.verb = site.own }

    let reading =
      sideBySide(site, memory) ?? partOfCount(site, &memory) ?? kindOfCount(site, memory) ?? nounBehind(site, &memory) ?? predicateBehind(site, &memory)
      ?? carriedHead(site, &memory) ?? nounBefore(site, &memory)
    statement.label = reading.label
    statement.rule = reading.rule
    if site.isCount, measure == .level { noteMatter(reading, site, &memory) }
  }

  /// What was counted, for rates that follow; parts and another deed count the same.
  private func noteMatter(_ reading: Reading, _ site: Site, _ memory: inout SentenceMemory) {
    guard !["part-of-count", "predicate-after", "noun-carried", "carried-head", "part-of-head", "kind-in-bracket"].contains(reading.rule) else { return }
    var noun = reading.label[verbPrefix(reading.label)..<reading.label.count]
    // 上线人数2321人，上线率78%
    if grammar.measureNoun.longest(in: noun.folded, endingAt: noun.count, from: 0)?.start == 0 { noun = reading.label }
    guard noun.count >= 2 else { return }
    memory.countedUnit = site.item.unitText
    memory.matters = site.continuesList ? memory.matters.suffix(3) + [noun] : [noun]
    memory.rated = Phrase()
  }

  /// The next observations of the sentence, no more than a label can depend on.
  private func following(_ i: Int, in items: ArraySlice<Item>) -> [Item] {
    var found: [Item] = []
    for item in items[(i + 1)...].prefix(24) where item.role == .observation { found.append(item) }
    return found
  }

  // MARK: Mechanisms, in the order in which they are tried

  /// 引进100名博士: the noun follows the number, the verb before stays with it.
  private func nounBehind(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    guard let after = site.after, site.measure != .rank, takesFollowingNoun(site), !isOutlay(site) else { return nil }
    let examples = site.before.ends(with: "等") ? site.before.withoutLead(grammar) : Phrase()
    let joinsOther = joinsAnotherNoun(site)
    let kept =
      !examples.isEmpty && site.verb.isEmpty
      // 建成鼎盛大道、杏梁路等18条道路: the verb stands before the examples.
      ? examples[0..<verbPrefix(examples)]
      : namesThem(site) ? site.own[0..<verbPrefix(site.own)]
      // 开工建设一期工程以及6座电站, 新开通至台湾地区的3条航线: so it does before another noun, and before what the noun is told apart by.
      : site.verb.isEmpty && (joinsOther || site.before.ends(with: "的")) ? site.own[0..<verbPrefix(site.own)]
      : site.verb.isEmpty && site.own.isEmpty && (site.continuesList || goesOnCounting(site, memory)) ? memory.verb : site.verb
    // 县农业局、县信访局及部分乡镇抽调20名骨干: who did it is no part of what is counted.
    let namesDoer = !site.verb.isEmpty && site.own.count - site.verb.count > 8 && (site.own.contains("及") || site.own.contains("和"))
    let isWholeNoun =
      site.own.count > site.verb.count + 2 && !namesThem(site) && !site.own.contains("》") && !opensForNoun(site.before) && !site.own.contains("、") && !namesDoer && !joinsOther
    memory.consumed = after.end
    let amount = site.own[verbPrefix(site.own)..<site.own.count]
    if isGeneric(amount), text.has("的", at: site.item.outer.upperBound) {
      // 设立总规模500亿元的母基金: whose it is stands behind.
      memory.setHead(after.phrase)
      return Reading(label: after.phrase + amount, rule: "noun-after")
    }
    if ["领域", "方面", "板块"].contains(after.phrase.words), let next = site.next, next.outer.lowerBound == after.end,
      let divided = noun(after: next, next: site.following.dropFirst().first, clause: site.clause)
    {
      // 9个领域111项改革任务: the fields are those of what the next number counts.
      return Reading(label: divided.phrase + after.phrase, rule: "noun-after")
    }
    if isGeneric(after.phrase), !site.isNextToNoun, kept.isEmpty || !isWholeNoun, let subject = subject(of: site.clause, memory) {
      return Reading(label: subject + after.phrase, rule: "subject-carried")
    }
    if site.isCount, ["为", "向", "给", "对"].contains(site.before.folded.last) { memory.recipients = (site.clause.lowerBound, after.phrase) }
    if !kept.isEmpty, site.own.count <= kept.count, let means = means(of: kept, site, memory) {
      return Reading(label: means + kept + after.phrase, rule: "subject-carried")
    }
    let noun = (isWholeNoun ? site.own : kept) + (ofExamples(examples, site) ?? toldApart(site) ?? countedAbove(site, memory) ?? after.phrase)
    let label = withDeed(noun, site, standsAlone: kept.isEmpty && (site.own.isEmpty || !examples.isEmpty))
    memory.verb = kept
    memory.setHead(label)
    memory.base = after.phrase
    memory.baseUnit = site.item.unitText
    return Reading(label: label, rule: site.verb.isEmpty && !kept.isEmpty ? "verb-carried" : "noun-after")
  }

  /// 新成立17个教育集团，27所分校: behind a comma as well, where nothing else is said of what is counted.
  private func goesOnCounting(_ site: Site, _ memory: SentenceMemory) -> Bool {
    guard let after = site.after, site.isCount, memory.lastMeasure == .level, memory.lastRule == "noun-after" || memory.lastRule == "verb-carried" else { return false }
    let isDone = grammar.verbsBefore.longest(in: after.phrase.folded, endingAt: after.phrase.count, from: 0) != nil
    return site.before.isEmpty && !isDone && after.end == site.clause.upperBound && after.phrase.count >= 2
  }

  /// 增长3.3%, 占比5%: what an earlier clause named is meant.
  private func carriedHead(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    let own = site.own
    let tellsNothing = tellsNothing(site, memory)
    guard tellsNothing && (site.measure != .completion || own.isEmpty || tellsOnlyOfTarget(own)) || isElided(own) || own.ends(with: "人均") && perHead(own, of: carried(site, memory)) != nil
    else { return nil }
    var head = carried(site, memory)
    if head.isEmpty, let after = site.after {
      memory.consumed = after.end
      memory.head = after.phrase
      memory.base = after.phrase
      return Reading(label: after.phrase, rule: "noun-after")
    }
    // 男性25万人，占总人口的51%: of the part, not of what was told before it.
    if own.folded.first == "占", memory.lastRule == "part-of-head", memory.lastMeasure == .level, !memory.lastLabel.isEmpty { head = memory.lastLabel }
    // 新结对友好城市4对、总数达110对: the total is not of what is new.
    if site.before.contains("总数") || site.before.contains("总量"), head.count - verbPrefix(head) >= 2 { head = head[verbPrefix(head)..<head.count] }
    // 优良天数比例达77%、增加13天: of the days, not of their share.
    if site.measure == .change, site.item.unit?.family == .duration, head.ends(with: "比例") || head.ends(with: "比率") { head.removeLast(2) }
    // 第二产业投资占全部投资的37.6%，同比下降22.6%: what fell is the part, not its share.
    if site.measure == .growth, memory.lastMeasure == .share, tellsNothing, let of = head.folded.firstIndex(of: "占"), of >= 2 { head = head[0..<of] }
    if memory.head.isEmpty || memory.isTopicNewer { memory.setHead(head) }
    // 占GDP的比重为11.46%，比上年提高0.35个百分点: the points are of the share.
    if site.item.unit?.family == .percentagePoint, memory.lastMeasure == .share || memory.lastMeasure == .completion,
      !memory.lastLabel.isEmpty, tellsNothing
    {
      return Reading(label: memory.lastLabel, rule: "carried-head")
    }
    // 粮食播种面积60万亩，产量5.64万吨、增长3%: the rate is of what was told last.
    if tellsNothing, site.measure == .growth || site.measure == .change, memory.lastRule == "subject-carried", memory.lastMeasure == .level, !memory.isTopicNewer {
      return Reading(label: memory.lastLabel, rule: "carried-head")
    }
    // 其中短期贷款2679亿元，下降3.6%: the part fell, not the whole. 发放贷款1005笔、9.89亿元: both are of the same.
    if tellsNothing, !memory.isTopicNewer, !memory.lastLabel.isEmpty, memory.lastMeasure == .level,
      memory.lastRule == "part-of-head" || memory.lastRule == "subject-carried" && site.continuesList
    {
      return Reading(label: memory.lastLabel, rule: "carried-head")
    }
    // 入选A类2家、B类67家，均居全国第一: said of all that were just counted.
    if own.isEmpty, site.measure == .rank, site.before.contains("均"), memory.amounts.count > 1, memory.lastMeasure == .level {
      let all = memory.amounts.suffix(max(2, memory.amountsOfClause))
      return Reading(label: all.dropFirst().reduce(all[all.startIndex]) { $0 + "、" + $1 }, rule: "of-all")
    }
    var label = tellsNothing ? head : perHead(own, of: head) ?? (head.folded.suffix(own.count).elementsEqual(own.folded) ? head : head + own)
    // 新增161家，累计1627家: what has accumulated is not what is new.
    if site.before.contains("累计"), label.folded.first == "新", label.count > 4 { label.removeFirst(max(2, verbPrefix(label))) }
    if site.before.contains("累计"), label.ends(with: "新增"), label.count > 4 { label.removeLast(2) }
    return Reading(label: label, rule: "carried-head")
  }

  /// What the clauses before are about: the last label, unless a clause without a number has named an indicator since.
  private func carried(_ site: Site, _ memory: SentenceMemory) -> Phrase {
    if memory.head.isEmpty { return subject(of: site.clause, memory) ?? announced(before: memory.sentence) }
    // 养老金标准继续提高，年人均提高2556元
    if memory.isTopicNewer, memory.topicGrows, site.measure == .change, site.own.ends(with: "人均") || site.own.isEmpty && site.before.contains("人均") { return memory.topic }
    // 财政一般预算收入实现翻倍增长，从2006年的8.8亿元增至…: the clause before has the name.
    if memory.isTopicNewer, let name = here.names.longest(in: memory.topic.folded, at: 0, before: memory.topic.count), name.end >= 4 {
      return memory.topic[0..<name.end]
    }
    return memory.head
  }

  /// 基金总规模达55亿元: the noun stands before its number.
  private func nounBefore(_ site: Site, _ memory: inout SentenceMemory) -> Reading {
    // 经济增长5%: what grows is named by its growth.
    let own = site.measure == .growth && site.own.folded.elementsEqual(["经", "济"]) ? site.own + "增长" : site.own
    let verbs = grammar.stockLabel.longest(in: own.folded, at: 0, before: own.count) == nil ? verbPrefix(own) : 0
    var reading = Reading(label: own + goingTo(site), rule: "noun-before")
    if verbs > 0, verbs < own.count {
      memory.verb = own[0..<verbs]
    } else if site.continuesList, verbs == 0, !memory.verb.isEmpty, own.count <= 12,
      // 新增智能工厂80家、机器人产量突破5000台: an output is not added.
      grammar.output.longest(in: own.folded, endingAt: own.count, from: 0) == nil,
      site.isCount || site.isExtent || site.item.unitText == memory.headUnit && site.item.unit?.family == .mass || own.folded.elementsEqual(["货", "物"])
    {
      // 新增五星级饭店16家、等级民宿638家: the verb holds for the second as well.
      reading = Reading(label: memory.verb + own, rule: "verb-carried")
    } else if !site.continuesList {
      memory.verb = Phrase()
    }
    if let taken = dependentNoun(site, verbs: verbs, mayShare: reading.rule == "noun-before", &memory) { return taken }
    memory.setHead(reading.label)
    memory.base = own
    memory.baseUnit = site.item.unitText
    return reading
  }
}
