import CodeLists
import Statistics

// Amounts and rates whose owner an earlier clause named: 办理建议84件，办结率100%.
extension LabelReader {
  /// 净菜加工项目：该项目占地10亩: what 该项目 stands for is named before the colon.
  func ofNamed(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    guard site.own.folded.first == "该", site.own.count > 3, let name = named(before: site.clause.lowerBound, in: memory.sentence) else { return nil }
    memory.head = name
    return Reading(label: name + site.own[3..<site.own.count], rule: "subject-carried")
  }

  /// 办理建议84件、提案65件，办结率100%，满意率99%: rates of the matters that were dealt with.
  func ofMatter(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    guard isOwnedRate(site.own) else { return nil }
    if memory.rated.isEmpty {
      memory.rated = memory.matters.dropFirst().reduce(memory.matters.first ?? Phrase()) { $0 + "、" + $1 }
      if memory.rated.isEmpty { memory.rated = subject(of: site.clause, memory) ?? Phrase() }
    }
    guard !memory.rated.isEmpty, memory.rated.count <= 24 else { return nil }
    memory.head = memory.rated.joined(site.own)
    return Reading(label: memory.head, rule: "of-matter")
  }

  /// 农村居民人均可支配收入…；人均生活消费支出…: of the same households.
  func ofHouseholds(_ own: Phrase, _ memory: SentenceMemory) -> Reading? {
    guard own.starts(with: "人均"), own.ends(with: "支出") || own.ends(with: "收入"), own.count <= 10 else { return nil }
    let head = memory.head.isEmpty ? memory.previous : memory.head
    guard let people = head.find("居民"), (2...6).contains(people), head[people..<head.count].contains("人均") else { return nil }
    return Reading(label: head[0..<people + 2] + own, rule: "subject-carried")
  }

  /// 推进老旧小区改造，总投资1.5亿元: of what, an earlier clause says.
  func ofSubject(_ site: Site, _ memory: SentenceMemory) -> Reading? {
    // 当月共发放资金572万元: paid to those who were counted.
    if site.own.ends(with: "发放资金") || site.own.ends(with: "拨付资金"), site.own.count == 4, let subject = subject(of: site.clause, memory) {
      return Reading(label: subject + site.own, rule: "subject-carried")
    }
    // 调处纠纷3508宗，涉及当事人8947人
    let involves = site.before.withoutMarks.starts(with: "涉及") && site.own.count <= 5 && !site.own.starts(with: "涉及") && !site.own.isEmpty
    let own = involves ? Phrase() + "涉及" + site.own : site.own
    // 共有专任教师4011人: of all.
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

  /// 利润总额 after 区属国有企业资产总额: what only a firm has, where an earlier clause named firms and this one does not.
  func ofFirm(_ own: Phrase, _ memory: inout SentenceMemory) -> Reading? {
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
  func ofCarrier(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    let own = site.own
    if own.ends(with: "吞吐量"), own.count <= 5, memory.head.ends(with: "吞吐量"), memory.head.count == own.count + 2 {
      memory.setHead(memory.head[0..<2] + own)
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

  /// 第三产业投资增长25.4%，拉动固定资产投资增长11.9个百分点: what pulls stands before.
  func pull(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    guard site.item.unit?.family == .percentagePoint, site.own.starts(with: "拉动") || site.own.starts(with: "下拉") || site.own.starts(with: "带动"),
      var subject = subject(of: site.clause, memory)
    else { return nil }
    if subject.ends(with: "降幅") { subject.removeLast(2) }
    if let of = subject.folded.firstIndex(of: "占"), of >= 2 { subject = subject[0..<of] }
    memory.head = subject + site.own
    return Reading(label: memory.head, rule: "subject-carried")
  }
}
