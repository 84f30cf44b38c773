import CodeLists
import Statistics

// Deeds whose object, or objects whose deed, an earlier clause named.
extension LabelReader {
  /// What it is that reaches people or covers places, from the clause before; nil where the words at hand do not speak of that.
  func means(of words: Phrase, _ site: Site, _ memory: SentenceMemory) -> Phrase? {
    guard grammar.reaching.longest(in: words.folded, at: 0, before: words.count) != nil, let subject = subject(of: site.clause, memory),
      grammar.reaching.longest(in: subject.folded, at: verbPrefix(subject), before: subject.count) == nil
    else { return nil }
    let noun = subject[verbPrefix(subject)..<subject.count]
    return noun.count >= 2 && noun.count <= 16 ? noun : nil
  }

  /// 为15名残疾学生发放助学金6万元; 慰问残疾人6668人次，发放慰问金309万元: a grant that is named no nearer is of those who get it.
  func toRecipients(_ site: Site, verbs: Int, _ memory: SentenceMemory) -> Reading? {
    guard verbs > 0, let pay = grammar.verbs.longest(in: site.own.folded, at: 0, before: site.own.count) else { return nil }
    let grant = site.own[pay.end..<site.own.count]
    guard grant.count >= 3, grant.count <= 5, site.item.unit?.family == .money,
      grammar.grant.longest(in: grant.folded, endingAt: grant.count, from: 0) != nil
    else { return nil }
    if memory.recipients.clause == site.clause.lowerBound { return Reading(label: memory.recipients.noun + grant, rule: "of-recipients") }
    let deed = memory.head[0..<verbPrefix(memory.head)]
    let people = memory.head[deed.count..<memory.head.count]
    guard deed.count == 2, people.count >= 2, people.count <= 12, grant.folded.prefix(2).elementsEqual(deed.folded) else { return nil }
    return Reading(label: people + grant, rule: "of-recipients")
  }

  /// 加快棚户区改造，新开工3.5万套，建成2.5万套: deeds alone are done to what the clause before named.
  func deedToTopic(_ site: Site, verbs: Int, _ memory: inout SentenceMemory) -> Reading? {
    guard verbs > 0, verbs == site.own.count, site.isCount else { return nil }
    if memory.base.isEmpty, memory.isTopicNewer, memory.topic.count >= 4 { memory.done = memory.topic }
    guard !memory.done.isEmpty else { return nil }
    memory.head = memory.done + site.own
    return Reading(label: memory.head, rule: "subject-carried")
  }

  /// 申请商标5506件，注册4343件: another deed to the same things.
  func anotherDeed(_ site: Site, verbs: Int, _ memory: inout SentenceMemory) -> Reading? {
    guard verbs > 0, verbs == site.own.count, site.isCount || site.isExtent && verbs == 2 || site.continuesList, site.item.unitText == memory.baseUnit else { return nil }
    let noun = memory.base[verbPrefix(memory.base)..<memory.base.count]
    if let verb = grammar.verbsBefore.longest(in: noun.folded, endingAt: noun.count, from: 0), verb.start >= 2 {
      // 亿元以下项目新招引5个，新开工5个: the deed stands behind what it is done to.
      memory.head = noun[0..<verb.start] + site.own
    } else if noun.count >= 2 {
      memory.head = site.own + noun
    } else {
      return nil
    }
    return Reading(label: memory.head, rule: "noun-carried")
  }

  /// 连续几年发行特别国债，今年先发行1万亿元: the object stands behind the same verb in an earlier clause.
  func sameDeed(_ site: Site, verbs: Int, _ memory: inout SentenceMemory) -> Reading? {
    guard verbs == 2, site.own.count == 2 else { return nil }
    let (first, second) = (site.own.folded[0], site.own.folded[1])
    for i in (memory.sentence.lowerBound..<site.clause.lowerBound).reversed() where text.folded[i] == first && text.folded[i + 1] == second {
      let end = text.folded[i..<site.clause.lowerBound].firstIndex { $0.isClauseEnd || $0 == "、" || $0.isDigit } ?? i
      guard (4...14).contains(end - i), !["和", "与", "及", "的"].contains(text.folded[i + 2]) else { return nil }
      memory.setHead(Phrase(i..<end, of: text).withoutTail(grammar))
      return Reading(label: memory.head, rule: "verb-carried")
    }
    return nil
  }
}
