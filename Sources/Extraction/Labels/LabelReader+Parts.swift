import CodeLists
import Statistics

// Parts and kinds of a whole, named without it.
extension LabelReader {
  /// 其中汽车制造业增长10%, 其中线上办理228件: a part of what the sentence measured first.
  func partOfWhole(_ site: Site, verbs: Int, _ memory: inout SentenceMemory) -> Reading? {
    if let part = partWithoutMeasure(site, memory) ?? partOfDeed(site, verbs: verbs, memory) ?? partOfNoun(site, memory) ?? partOfBeds(site, memory) ?? partOfIncome(site, memory) ?? kindByName(site, &memory) ?? partOfTaxes(site, memory) {
      return Reading(label: part, rule: "part-of-head")
    }
    if let firms = firmsAmong(site, memory) ?? peopleOfKind(site, memory) {
      memory.setHead(firms)
      return Reading(label: firms, rule: "part-of-head")
    }
    if let product = productAlone(site, verbs: verbs, memory) {
      memory.setHead(product)
      return Reading(label: product, rule: "part-of-head")
    }
    guard let kind = kindInBracket(site, memory) else { return nil }
    // The whole stays at hand for the next kind.
    memory.head = kind
    return Reading(label: kind, rule: "kind-in-bracket")
  }

  /// 其中公路1.5亿吨, 其中国家级3个, 出口242.8亿元: a kind that is named alone takes the name of the whole.
  func kind(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    if let kind = kindOfWhole(site, memory) { return Reading(label: kind, rule: "part-of-head") }
    guard let side = sideOfTrade(site.own, memory) else { return nil }
    memory.setHead(side)
    return Reading(label: side, rule: "part-of-head")
  }

  /// 规模以上工业增加值增长5%，其中汽车制造业增长10%: a branch by itself does not grow, its value added does.
  private func partWithoutMeasure(_ site: Site, _ memory: SentenceMemory) -> Phrase? {
    let own = site.own
    guard site.measure == .growth || site.measure == .level && memory.whole.unit == site.item.unitText && own.count <= 10, grammar.partEnding.longest(in: own.folded, endingAt: own.count, from: 0) != nil,
      here.names.longest(in: own.folded, at: 0, before: own.count)?.end != own.count
    else { return nil }
    for whole in [memory.whole.label, memory.above] {
      guard let measure = grammar.inherited.longest(in: whole.folded, endingAt: whole.count, from: 0), measure.start >= 2 else { continue }
      // 居民消费价格上涨2%，衣着上涨1%
      return whole[measure.start..<whole.count].contains("价格") ? own + "价格" : own + whole[measure.start..<whole.count]
    }
    return nil
  }

  /// 清理营商环境有关文件25个，其中保留文件18个: what is done with a part of the things counted first.
  private func partOfDeed(_ site: Site, verbs: Int, _ memory: SentenceMemory) -> Phrase? {
    let own = site.own
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

  /// 债务余额164234万元，其中一般债务102696万元: the noun is said again, what is measured of it is not.
  private func partOfNoun(_ site: Site, _ memory: SentenceMemory) -> Phrase? {
    let own = site.own
    guard own.count >= 3, own.count <= 8, memory.whole.unit == site.item.unitText,
      text.contains("其中", in: memory.sentence.lowerBound..<site.item.range.lowerBound)
    else { return nil }
    let whole = memory.whole.label
    for start in stride(from: whole.count - 3, to: 0, by: -1)
    where whole.folded[start..<start + 2].elementsEqual(own.folded.suffix(2)) {
      guard let left = grammar.leftOver.longest(in: whole.folded, at: start + 2, before: whole.count), left.end == whole.count else { return nil }
      return own + whole[start + 2..<whole.count]
    }
    return nil
  }

  /// 床位4321张，其中医院3045张: in 张 no hospitals are counted.
  private func partOfBeds(_ site: Site, _ memory: SentenceMemory) -> Phrase? {
    let whole = memory.whole.label
    guard site.item.unitText == "张", memory.whole.unit == "张", !site.own.contains("床"), site.own.count >= 2, let at = whole.find("床位") ?? whole.find("病床"),
      whole.count - at <= 4
    else { return nil }
    return site.own + whole[at..<whole.count]
  }

  /// 粮食产量51万吨，棉花1.8万吨; 石油地质储量3000万吨、天然气200亿立方米: what is measured of each is said of the first.
  private func productAlone(_ site: Site, verbs: Int, _ memory: SentenceMemory) -> Phrase? {
    let own = site.own
    guard site.measure == .level, verbs == 0, (1...6).contains(own.count), !own.starts(with: "生产"), own.folded.allSatisfy({ $0.isHan }),
      grammar.measureNoun.longest(in: own.folded, endingAt: own.count, from: 0) == nil
    else { return nil }
    let isFirst = memory.lastMeasure == nil
    let head = isFirst ? memory.previous : memory.head
    guard let output = grammar.output.longest(in: head.folded, endingAt: head.count, from: 0), output.start >= 1 else { return nil }
    let isHeads = head.ends(with: "头数") && ["头", "只", "匹"].contains(site.item.unitText)
    let isSame = isHeads || site.item.unitText == (isFirst ? memory.previousUnit : memory.headUnit)
    let isNext = site.continuesList && site.item.unit.map { [.mass, .volume].contains($0.family) } ?? false
    guard isSame && !(isFirst && own.count > 4) || isNext else { return nil }
    // 肉类总产量…，其中猪肉
    return own + head[(head.folded[output.start] == "总" ? output.start + 1 : output.start)..<head.count]
  }

  /// 税收收入159亿元，其中市级收入53亿元; 工业实现收入15亿元: of the taxes that were told of.
  private func partOfTaxes(_ site: Site, _ memory: SentenceMemory) -> Phrase? {
    let own = site.own
    guard own.count >= 4, own.count <= 6, own.ends(with: "收入"), ["级", "业"].contains(own.folded[own.count - 3]),
      memory.whole.label.ends(with: "税收收入") || memory.whole.label.isEmpty && memory.previous.ends(with: "税收收入")
    else { return nil }
    return own[0..<own.count - 2] + "税收收入"
  }

  /// 工单8282件，其中咨询类115件、求助类7621件: kinds that say so themselves.
  private func kindByName(_ site: Site, _ memory: inout SentenceMemory) -> Phrase? {
    let own = site.own
    let isKind = own.folded.last == "类" || (["部门", "系统", "领域", "行业"] as [StaticPhrase]).contains { own.ends(with: $0) }
    guard site.isCount, own.count <= 6, isKind, site.item.unitText == memory.countedUnit || own.folded.last == "类", let counted = memory.matters.last, counted.count >= 2, counted.folded.last != "类" else { return nil }
    let noun = counted.folded.lastIndex(of: "的").map { counted[$0 + 1..<counted.count] } ?? counted
    // 住建部门2个，送审金额4424万元: the sum is of the kind.
    if own.folded.last != "类" { memory.setHead(own) }
    return own + noun
  }

  /// 农村居民人均可支配收入…，其中工资性收入…: incomes of the same people.
  private func partOfIncome(_ site: Site, _ memory: SentenceMemory) -> Phrase? {
    let own = site.own
    let whole = memory.whole.label.isEmpty ? memory.previous : memory.whole.label
    guard let found = grammar.partOfIncome.longest(in: own.folded, at: 0, before: own.count), found.end == own.count,
      let at = whole.find("可支配收入") ?? whole.find("纯收入"), at >= 2
    else { return nil }
    return whole[0..<at] + own
  }

  /// 货物运输总量2.2亿吨，其中公路1.5亿吨: a kind that is named alone takes the name of the whole, which was measured in the same unit.
  private func kindOfWhole(_ site: Site, _ memory: SentenceMemory) -> Phrase? {
    let own = site.own
    guard let found = grammar.category.longest(in: own.folded, at: 0, before: own.count), found.end == own.count,
      memory.whole.label.count >= 2, memory.whole.unit == site.item.unitText || site.item.unit?.family == .percent
    else { return nil }
    // 铁路1162万吨、公路8704万吨, and the whole in another sentence
    guard grammar.category[memory.whole.label.folded] == nil else { return nil }
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
  private func sideOfTrade(_ own: Phrase, _ memory: SentenceMemory) -> Phrase? {
    guard own.starts(with: "出口") || own.starts(with: "进口"), own.count <= 4, let at = memory.trade.find("进出口") else { return nil }
    return memory.trade[0..<at] + own[0..<2] + memory.trade[at + 3..<memory.trade.count]
  }

  /// What words for people end in.
  private static let persons: Set<Unicode.Scalar> = ["员", "者", "师", "生", "工", "民"]

  /// 养老机构22家（公办7家，社会办6家）: kinds of what stands counted before the bracket.
  private func kindInBracket(_ site: Site, _ memory: SentenceMemory) -> Phrase? {
    let own = site.own
    guard let bracket = here.enclosures.bracket(at: site.item.range.lowerBound), bracket.count > site.item.range.count + 2,
      site.isCount, site.item.unitText == memory.baseUnit, own.count >= 2, own.count <= 6, !memory.base.isEmpty
    else { return nil }
    let noun = memory.base[verbPrefix(memory.base)..<memory.base.count]
    guard !noun.isEmpty, noun.count <= 10 else { return nil }
    // 职工689人（正式职工607人，招聘人员82人）: kinds that say themselves what they are.
    // 监测总数为1.6万户（脱贫不稳定户5018户）
    let isTotal = own.folded.last == "户" && (noun.ends(with: "总数") || noun.ends(with: "总量"))
    // 幼儿园154所（其中民办园8所）
    let isNamed = isTotal || own.count == 3 && own.folded.last == noun.folded.last || own.folded.suffix(2).elementsEqual(noun.folded.suffix(2)) || own.folded.last.map { Self.persons.contains($0) } ?? false
    return isNamed ? own : own + noun
  }
}
