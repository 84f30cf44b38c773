import CodeLists
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
      ?? throughput(site, &memory)
      ?? spelledOut(site.own, verbs: verbs, &memory)
  }

  func isOwnedRate(_ phrase: Phrase) -> Bool { grammar.ownedRate[phrase.folded] != nil }

  /// Whether a label says nothing without its owner: 处理率, 总投资.
  func isOwned(_ phrase: Phrase) -> Bool { isOwnedRate(phrase) || isGeneric(phrase) }

  /// 净菜加工项目：该项目占地10亩: what 该项目 stands for is named before the colon.
  private func ofNamed(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    guard site.own.folded.first == "该", site.own.count > 3, let name = named(before: site.clause.lowerBound, in: memory.sentence) else { return nil }
    memory.head = name
    return Reading(label: name + site.own[3..<site.own.count], rule: "subject-carried")
  }

  /// 办理建议84件、提案65件，办结率100%，满意率99%: rates of the matters that were dealt with.
  private func ofMatter(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    guard isOwnedRate(site.own) else { return nil }
    if memory.rated.isEmpty {
      memory.rated = memory.matters.dropFirst().reduce(memory.matters.first ?? Phrase()) { $0 + "、" + $1 }
      if memory.rated.isEmpty { memory.rated = subject(of: site.clause, memory) ?? Phrase() }
    }
    guard !memory.rated.isEmpty, memory.rated.count <= 24 else { return nil }
    memory.head = memory.rated.joined(site.own)
    return Reading(label: memory.head, rule: "of-matter")
  }

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

  /// 农村居民人均可支配收入…；人均生活消费支出…: of the same households.
  private func ofHouseholds(_ own: Phrase, _ memory: SentenceMemory) -> Reading? {
    guard own.starts(with: "人均"), own.ends(with: "支出") || own.ends(with: "收入"), own.count <= 10 else { return nil }
    let head = memory.head.isEmpty ? memory.previous : memory.head
    guard let people = head.find("居民"), (2...6).contains(people), head[people..<head.count].contains("人均") else { return nil }
    return Reading(label: head[0..<people + 2] + own, rule: "subject-carried")
  }

  /// 第三产业投资增长25.4%，拉动固定资产投资增长11.9个百分点: what pulls stands before.
  private func pull(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    guard site.item.unit?.family == .percentagePoint, site.own.starts(with: "拉动") || site.own.starts(with: "下拉") || site.own.starts(with: "带动"),
      var subject = subject(of: site.clause, memory)
    else { return nil }
    if subject.ends(with: "降幅") { subject.removeLast(2) }
    if let of = subject.folded.firstIndex(of: "占"), of >= 2 { subject = subject[0..<of] }
    memory.head = subject + site.own
    return Reading(label: memory.head, rule: "subject-carried")
  }

  /// What it is that reaches people or covers places, from the clause before; nil where the words at hand do not speak of that.
  func means(of words: Phrase, _ site: Site, _ memory: SentenceMemory) -> Phrase? {
    guard grammar.reaching.longest(in: words.folded, at: 0, before: words.count) != nil, let subject = subject(of: site.clause, memory),
      grammar.reaching.longest(in: subject.folded, at: verbPrefix(subject), before: subject.count) == nil
    else { return nil }
    let noun = subject[verbPrefix(subject)..<subject.count]
    return noun.count >= 2 && noun.count <= 16 ? noun : nil
  }

  /// 为15名残疾学生发放助学金6万元; 慰问残疾人6668人次，发放慰问金309万元: a grant that is named no nearer is of those who get it.
  private func toRecipients(_ site: Site, verbs: Int, _ memory: SentenceMemory) -> Reading? {
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
  private func deedToTopic(_ site: Site, verbs: Int, _ memory: inout SentenceMemory) -> Reading? {
    guard verbs > 0, verbs == site.own.count, site.isCount else { return nil }
    if memory.base.isEmpty, memory.isTopicNewer, memory.topic.count >= 4 { memory.done = memory.topic }
    guard !memory.done.isEmpty else { return nil }
    memory.head = memory.done + site.own
    return Reading(label: memory.head, rule: "subject-carried")
  }

  /// 申请商标5506件，注册4343件: another deed to the same things.
  private func anotherDeed(_ site: Site, verbs: Int, _ memory: inout SentenceMemory) -> Reading? {
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
  private func sameDeed(_ site: Site, verbs: Int, _ memory: inout SentenceMemory) -> Reading? {
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

  /// 推进老旧小区改造，总投资1.5亿元: of what, an earlier clause says.
  private func ofSubject(_ site: Site, _ memory: SentenceMemory) -> Reading? {
    // 当月共发放资金572万元: paid to those who were counted.
    if site.own.ends(with: "发放资金") || site.own.ends(with: "拨付资金"), site.own.count == 4, let subject = subject(of: site.clause, memory) {
      return Reading(label: subject + site.own, rule: "subject-carried")
    }
    // 共有专任教师4011人: of all.
    // 调处纠纷3508宗，涉及当事人8947人
    let involves = site.before.withoutMarks.starts(with: "涉及") && site.own.count <= 5 && !site.own.starts(with: "涉及") && !site.own.isEmpty
    let own = involves ? Phrase() + "涉及" + site.own : site.own
    guard isGeneric(own) || involves, !site.before.contains("共有") else { return nil }
    // 投入4亿元实施技能提升工程: what it was for stands right behind it.
    let isFollowed = text.has(",", at: site.item.outer.upperBound)
    // 投资1168万元，完成管网改造: what opens a part of the sentence has nothing before it to be of.
    let opensPart = memory.lastEnd <= site.clause.lowerBound && (site.clause.lowerBound == memory.sentence.lowerBound || text.folded[site.clause.lowerBound - 1] == ";")
    if !isFollowed || opensPart, let outlay = forPurpose(site) { return outlay }
    guard var subject = subject(of: site.clause, memory) else { return forPurpose(site) }
    // 增加值占比达72%，税收占比达50%: one share is not of the other.
    if own.ends(with: "占比"), subject.ends(with: "占比") { return nil }
    // 招生1700人（大专生7900人）；在校生5400人: of the same schools.
    for stage in ["招生", "在校生", "毕业生"] as [StaticPhrase] where own.folded.elementsEqual(["在", "校", "生"]) || own.folded.elementsEqual(["毕", "业", "生"]) {
      if let at = subject.find(stage), at >= 2 { subject = subject[0..<at] }
    }
    // 高速公路投资69亿元，涉及项目5个，建设里程313公里
    if subject.ends(with: "投资"), subject.count > 4, own.starts(with: "涉及") || own.ends(with: "里程") { subject.removeLast(2) }
    // 新增市场主体2.25万户，总户数17.96万户: the total is not of what is new.
    if own.ends(with: "里程") || own.ends(with: "余额"), verbPrefix(subject) > 0, subject.count - verbPrefix(subject) >= 2 { subject = subject[verbPrefix(subject)..<subject.count] }
    if own.folded.first == "总", subject.starts(with: "新增"), subject.count > 3 { subject.removeFirst(2) }
    let isSaid = subject.folded.elementsEqual(own.folded)
    return Reading(label: isSaid ? subject : subject.joined(own), rule: "subject-carried")
  }

  /// 投资7000万元，建成变电站: without a subject before it, an outlay is for what the words behind it make of it.
  private func forPurpose(_ site: Site) -> Reading? {
    guard site.item.unit?.family == .money, let purpose = purpose(behind: site.item, in: site) else { return nil }
    let isFund = purpose.ends(with: "资金") || purpose.ends(with: "基金")
    return Reading(label: isFund ? purpose : purpose + site.own, rule: "for-purpose")
  }

  /// The object of the verb right behind an amount, or behind the comma after it.
  func purpose(behind item: Item, in site: Site) -> Phrase? {
    var start = item.outer.upperBound
    if start < text.count, text.folded[start] == "," { start += 1 }
    guard start < text.count, let verb = grammar.verbs.longest(in: text.folded, at: start, before: min(text.count, start + 8)) else { return nil }
    start = text.has("了", at: verb.end) ? verb.end + 1 : verb.end
    let limit = min(text.count, start + 26, site.next?.outer.lowerBound ?? text.count)
    let end = text.folded[start..<limit].firstIndex { $0.isClauseEnd || $0 == "、" } ?? limit
    if let next = site.next, next.outer.lowerBound == start, let counted = noun(after: next, next: site.following.dropFirst().first, clause: clause(around: next.range, in: site.clause.lowerBound..<text.count)) {
      // 投资168万元，完成21个小区供热管网改造
      return counted.phrase.count >= 3 ? counted.phrase : nil
    }
    let object = Phrase(text.trimmed(start..<max(start, end)), of: text).withoutTail(grammar)
    // 完成年度计划的101% says how far, not for what.
    let isPlan = object.contains("计划") || object.contains("任务") || object.contains("目标")
    // 采用EPC模式对16个社区进行改造: the number behind is what it was for.
    let isCut = object.folded.last.map { ["对", "为", "向", "在"].contains($0) } ?? false
    return object.count >= 3 && end - start <= 24 && !isPlan && !isCut ? object : nil
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

  /// 利润总额 after 区属国有企业资产总额: what only a firm has, where an earlier clause named firms and this one does not.
  private func ofFirm(_ own: Phrase, _ memory: inout SentenceMemory) -> Reading? {
    guard let found = grammar.firmAmount.longest(in: own.folded, at: 0, before: own.count), found.end == own.count else { return nil }
    guard let owner = firms(in: memory.head) ?? (memory.head.isEmpty ? firms(in: memory.previous) : nil) else { return nil }
    memory.setHead(owner + own)
    return Reading(label: memory.head, rule: "subject-carried")
  }

  /// The firms that a label tells an amount of: 规模以上工业企业 in 规模以上工业企业营业收入.
  private func firms(in label: Phrase) -> Phrase? {
    var owner = label
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

  /// 机场旅客吞吐量…、货物吞吐量…; 港口货物吞吐量…，集装箱…: of the same airport, of the same port.
  private func throughput(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    let own = site.own
    if own.ends(with: "吞吐量"), own.count <= 5, memory.head.ends(with: "吞吐量"), memory.head.count == own.count + 2 {
      memory.setHead(memory.head[0..<2] + own)
      return Reading(label: memory.head, rule: "shared-beginning")
    }
    // 户籍人口出生率13‰，死亡率1.8‰，自然增长率11‰: of the same people.
    let natural: [StaticPhrase] = ["出生率", "死亡率", "自然增长率"]
    if natural.contains(where: { own.starts(with: $0) && own.count == $0.count }), let told = natural.first(where: memory.head.ends), memory.head.count >= told.count + 2 {
      memory.setHead(memory.head[0..<memory.head.count - told.count] + own)
      return Reading(label: memory.head, rule: "shared-beginning")
    }
    // 铁路货运量…；客运量…: by the same way.
    if own.count <= 5, own.ends(with: "运量") || own.ends(with: "周转量"), let way = grammar.category.longest(in: memory.head.folded, at: 0, before: memory.head.count),
      memory.head.ends(with: "量"), grammar.category.longest(in: own.folded, at: 0, before: own.count) == nil
    {
      var end = way.end
      while let other = grammar.category.longest(in: memory.head.folded, at: end, before: memory.head.count) { end = other.end }
      memory.setHead(memory.head[0..<end] + own)
      return Reading(label: memory.head, rule: "shared-beginning")
    }
    guard own.ends(with: "集装箱"), ["标箱", "标准箱", "TEU"].contains(site.item.unitText) else { return nil }
    // Boxes are counted as they pass.
    let port = memory.head.find("港口").map { memory.head[0..<$0 + 2] } ?? Phrase()
    return Reading(label: port + own + "吞吐量", rule: "part-of-head")
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
