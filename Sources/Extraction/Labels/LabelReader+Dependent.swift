import Statistics

// Nouns before a number that are not whole without what an earlier clause named.
extension LabelReader {
  /// A noun before its number that depends on an earlier clause; nil where it stands by itself.
  ///
  /// `verbs` is how much of the noun's beginning is verbs; `mayShare` is false where a verb was carried to it already.
  func dependentNoun(_ site: Site, verbs: Int, mayShare: Bool, _ memory: inout SentenceMemory) -> Reading? {
    if let named = ofNamed(site, &memory) { return named }
    if let owned = ofMatter(site, &memory) ?? reached(site, memory) ?? toRecipients(site, verbs: verbs, memory) { return owned }
    if let shared = sharedBeginning(site, verbs: verbs, mayShare: mayShare, &memory) ?? amongTheSame(site, verbs: verbs, &memory) { return shared }
    if let deed = deedToTopic(site, verbs: verbs, &memory) ?? anotherDeed(site, verbs: verbs, &memory) ?? sameDeed(site, verbs: verbs, &memory) { return deed }
    if let pupils = pupils(site.own, memory) ?? peopleWho(site.own, memory) {
      memory.setHead(pupils)
      return Reading(label: pupils, rule: "part-of-head")
    }
    return pull(site, &memory) ?? ofHouseholds(site.own, memory) ?? ofSubject(site, memory)
      ?? otherMeasure(site, &memory)
      ?? partOfWhole(site, verbs: verbs, &memory)
      ?? ofFirm(site.own, &memory)
      ?? kind(site, &memory)
      ?? vitalRate(site.own, &memory)
      ?? ofCarrier(site, &memory)
      ?? spelledOut(site.own, verbs: verbs, &memory)
  }

  func isOwnedRate(_ phrase: Phrase) -> Bool { grammar.ownedRate[phrase.folded] != nil }

  /// Whether a label says nothing without its owner: 处理率, 总投资.
  func isOwned(_ phrase: Phrase) -> Bool { isOwnedRate(phrase) || isGeneric(phrase) }

  /// 万元GDP水耗下降12%、电耗下降7%: what stands before the first stands before the second.
  private func sharedBeginning(_ site: Site, verbs: Int, mayShare: Bool, _ memory: inout SentenceMemory) -> Reading? {
    let own = site.own
    // 功能区噪声昼间达标率90%；夜间达标率74%
    if mayShare, (4...6).contains(own.count), own.ends(with: "率"), memory.head.count >= own.count + 2,
      memory.head.folded.suffix(own.count - 1).elementsEqual(own.folded.dropFirst()), memory.head.folded[memory.head.count - own.count] != own.folded[0]
    {
      memory.setHead(memory.head[0..<memory.head.count - own.count] + own)
      return Reading(label: memory.head, rule: "shared-beginning")
    }
    guard site.continuesList, mayShare, verbs == 0, site.own.count == 2, memory.head.count >= 4,
      memory.head.folded.last == site.own.folded.last
    else { return nil }
    memory.setHead(memory.head[0..<memory.head.count - 2] + site.own)
    return Reading(label: memory.head, rule: "shared-beginning")
  }

  /// 技术人员中本科学历86人，大专学历251人: among the same.
  private func amongTheSame(_ site: Site, verbs: Int, _ memory: inout SentenceMemory) -> Reading? {
    guard verbs == 0, site.own.count >= 2, site.own.count <= 6, let among = memory.head.find("中"), among >= 2,
      memory.head.count - among <= 8, memory.head.folded.suffix(2).elementsEqual(site.own.folded.suffix(2)), site.item.unitText == memory.baseUnit
    else { return nil }
    memory.setHead(memory.head[0..<among + 1] + site.own)
    return Reading(label: memory.head, rule: "shared-beginning")
  }

  /// 开展文化活动652场，惠及群众154万人次: whom or what something reaches needs what reaches it.
  private func reached(_ site: Site, _ memory: SentenceMemory) -> Reading? {
    guard site.own.count <= 8, let means = means(of: site.own, site, memory) else { return nil }
    return Reading(label: means + site.own, rule: "subject-carried")
  }

  /// 规模工业产值突破430亿元、税收突破5亿元: one amount gives way to another of the same subject.
  private func otherMeasure(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    let own = site.own
    guard site.continuesList || site.before.count == own.count && memory.lastMeasure != .share, let found = grammar.otherMeasure.longest(in: own.folded, at: 0, before: own.count), found.end == own.count,
      let noun = grammar.measureNoun.longest(in: memory.head.folded, endingAt: memory.head.count, from: 0), noun.start >= 2
    else { return nil }
    memory.setHead(memory.head[0..<noun.start] + own)
    return Reading(label: memory.head, rule: "shared-beginning")
  }

  /// 修订国资监管制度，梳理制度99项: the noun that the clause before spelled out, with the verb at hand.
  private func spelledOut(_ own: Phrase, verbs: Int, _ memory: inout SentenceMemory) -> Reading? {
    // 加强就业和再就业工作，新增就业5000人: an indicator's name is whole.
    guard memory.isTopicNewer, verbs > 0, own.count - verbs == 2, here.names.longest(in: own.folded, at: 0, before: own.count)?.end != own.count,
      memory.topic.folded.suffix(2).elementsEqual(own.folded.suffix(2))
    else { return nil }
    memory.setHead(own[0..<verbs] + memory.topic[verbPrefix(memory.topic)..<memory.topic.count])
    return Reading(label: memory.head, rule: "subject-carried")
  }
}
