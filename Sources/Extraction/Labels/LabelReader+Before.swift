import CodeLists
import Statistics

// What the words before a number say.
extension LabelReader {
  /// The words before a number, as a label.
  func label(before: Phrase) -> Phrase {
    var phrase = before
    // 温泉县空气质量一级天数占15.3%: the label lacks what the sentence leaves to the number.
    if phrase.folded.last == "占", phrase.count > 3 { phrase = phrase + "比" }
    // 在51所幼儿园中: 中 belongs to the preposition.
    if phrase.count > 3 { phrase = withoutAmong(phrase.ends(with: "中的") ? phrase[0..<phrase.count - 1] : phrase) }
    phrase = behindMeans(behindAmong(phrase))
    // 为困难家庭实施无障碍改造: for whom, and what; too many words for whom are left out.
    if phrase.folded.first == "为", phrase.count > 8, let at = phrase.find("提供") ?? phrase.find("实施") ?? phrase.find("开展"), at >= 3, phrase.count - at >= 4 {
      phrase = at <= 12 ? phrase[1..<at] + phrase[at + 2..<phrase.count] : phrase[at..<phrase.count]
    }
    // 从2018年83家…: the label stands before 从.
    if let from = phrase.find("从") ?? phrase.find("由"), phrase.count - from <= 5,
      grammar.notStop.longest(in: phrase.folded, at: from, before: phrase.count) == nil
    {
      phrase = phrase[0..<from]
    }
    // 利润总额为“十三五”时期的2.2倍: what it is compared with is not what it is.
    if phrase.folded.last == "的", let of = phrase.folded.lastIndex(where: { $0 == "为" || $0 == "是" }) ?? phrase.find("达到"), of >= 2 { phrase = phrase[0..<of] }
    if isComparison(phrase) { return Phrase() }
    // 占全国34.5%: of which whole it is a part belongs to the name.
    if let part = partOfWiderArea(phrase) { return label(before: phrase[0..<part.lowerBound]) + phrase[part] }
    phrase = withoutRun(withoutNote(phrase))
    // 较“十三五”期末增长36.2%: with what is compared is no part of it.
    if let at = phrase.find("较“十") ?? phrase.find("比“十") { phrase = phrase[0..<at] }
    for word in Self.per where phrase.ends(with: word) { phrase.removeLast(word.count) }
    phrase = withoutNote(withoutBatch(phrase).withoutTail(grammar)).withoutTail(grammar).withoutLead(grammar)
    for name in areaNames where phrase.starts(with: name) {
      phrase.removeFirst(name.count)
      phrase = phrase.withoutLead(grammar)
    }
    phrase = withoutPlace(withoutStep(withoutAchieved(withoutModal(phrase))))
    // 赤字率比去年预算低…: with what is compared is no part of it.
    for i in phrase.folded.indices.dropFirst(2) where grammar.compared.longest(in: phrase.folded, at: i, before: phrase.count) != nil {
      phrase = phrase[0..<i].withoutTail(grammar)
      break
    }
    if let title = phrase.folded.lastIndex(of: "》"), title + 3 < phrase.count {
      // 编制《…清单》确定行政许可事项: what the title is called is another matter, where a verb follows it.
      let rest = phrase[title + 1..<phrase.count]
      if grammar.lead.longest(in: rest.folded, at: 0, before: rest.count).map({ $0.end > 1 }) ?? false || verbPrefix(rest) > 0 {
        phrase = rest.withoutLead(grammar)
      }
    }
    // 事故起数与前2年均比下降25%
    if let at = phrase.find("与前") ?? phrase.find("与上年") ?? phrase.find("与去年"), at >= 2 { phrase = phrase[0..<at] }
    // 生产总值剔除不可比因素增长7.8%: how it was reckoned is no part of the name.
    if let at = phrase.find("剔除") ?? phrase.find("扣除"), at >= 2, phrase.folded[at - 1] != "计" { phrase = phrase[0..<at].withoutTail(grammar) }
    phrase = withoutRoundabout(phrase)
    // 营商环境在全省市辖区中排名…: among whom is no part of what is ranked.
    if let won = phrase.find("中获得"), let at = phrase.find("在"), at < won, won - at >= 4 {
      // 运动员在全省运动会中获得金牌32枚
      phrase = phrase[at + 1..<won] + phrase[won + 1..<phrase.count]
    }
    if let among = phrase.find("在全"), among >= 2 { phrase = phrase[0..<among] }
    if phrase.count == 1, !["人", "户", "猪", "牛", "羊", "马"].contains(phrase.folded[0]) { return Phrase() }
    if let comma = phrase.folded.lastIndex(of: ","), comma + 1 < phrase.count { phrase = phrase[comma + 1..<phrase.count] }
    // 迈上5万亿元台阶、五年增量…: what is behind the mark passed is the label.
    for mark in ["台阶、", "大关、", "关口、"] as [StaticPhrase] where phrase.starts(with: mark) { phrase.removeFirst(mark.count) }
    // 打响新品牌、力争旅居人数: the last of several deeds is the one with the number.
    if let mark = phrase.folded.lastIndex(of: "、"), mark + 2 < phrase.count, verbPrefix(phrase[0..<mark]) < mark,
      grammar.lead.longest(in: phrase.folded, at: mark + 1, before: phrase.count).map({ $0.end - mark > 2 }) ?? false
        // 强基、扩容、下沉项目 is one list of what the projects do.
        || grammar.verbs.longest(in: phrase.folded, at: mark + 1, before: phrase.count) != nil && verbPrefix(phrase) > 0
          && mark - (phrase.folded[0..<mark].lastIndex(of: "、") ?? -9) > 3
    {
      phrase = phrase[mark + 1..<phrase.count].withoutLead(grammar)
    }
    // 各类人员等“零门槛”等各类人才入户: what the examples are examples of.
    if let etc = phrase.folded.lastIndex(of: "等"), phrase.count - etc > 2, etc > 2, !phrase.ends(with: "等支出"),
      !["级", "教", "候", "于", "待", "额", "次", "价"].contains(phrase.folded[etc + 1]), !["高", "中", "初", "平"].contains(phrase.folded[etc - 1])
    {
      let noun = phrase[etc + 1..<phrase.count].withoutLead(grammar)
      // 戏曲进乡村等活动: a bare class is named by its examples.
      let isBare = noun.folded.elementsEqual(["活", "动"]) && etc <= 12
      phrase = isBare ? phrase : phrase[0..<verbPrefix(phrase)] + noun
    }
    return phrase
  }

  /// What a number is per, when that stands before it: 每立方米20微克.
  static let per: [StaticPhrase] = ["每立方米", "每平方米", "每千瓦时", "每升", "每吨", "每亩", "每公里"]

  /// The verb right before a number.
  func verbBefore(_ before: Phrase) -> Phrase {
    var stem = withoutBatch(before)
    while let last = stem.folded.last, last == "了" || last == "共" || last == "约" || last == "近" || last == "超" || last == "出" {
      stem.removeLast(1)
    }
    guard let found = grammar.verbsBefore.longest(in: stem.folded, endingAt: stem.count, from: 0) else { return Phrase() }
    return stem[found.start..<stem.count].withoutLead(grammar)
  }

  /// 培树12个示范县: two characters that begin a clause before a number and its noun are a deed, though no list has it, unless they name a place.
  func opensWithDeed(_ site: Site) -> Bool {
    guard site.own.count == 2, site.before.folded.elementsEqual(site.own.folded) || site.before.withoutLead(grammar).folded.elementsEqual(site.own.folded),
      let last = site.own.folded.last
    else { return false }
    return !Self.endsOfPlaces.contains(last) && site.own.folded.allSatisfy(\.isHan) && site.item.outer.lowerBound == site.item.range.lowerBound
  }

  /// What words for places and groups end in.
  private static let endsOfPlaces: Set<Unicode.Scalar> = [
    "区", "市", "县", "镇", "村", "乡", "州", "省", "国", "内", "外", "上", "下", "中", "部", "的", "地", "里", "类", "级", "业", "人", "户", "等", "园", "校", "其", "另",
    "年", "月", "日", "季", "前", "后", "目", "点", "线", "项", "各", "全", "一", "余", "他", "有", "街", "道", "局", "队", "办", "个",
  ]

  /// How much of a label's beginning is verbs: 新建改扩建及维修改造.
  func verbPrefix(_ phrase: Phrase) -> Int {
    var end = 0
    while end < phrase.count {
      if let verb = grammar.verbs.longest(in: phrase.folded, at: end, before: phrase.count) {
        end = verb.end
      } else if phrase.folded[end] == "新", end + 1 < phrase.count,
        let verb = grammar.verbs.longest(in: phrase.folded, at: end + 1, before: phrase.count)
      {
        // 新打造, 新招聘
        end = verb.end
      } else if end > 0, end + 1 < phrase.count, ["及", "和", "、", "并"].contains(phrase.folded[end]),
        let verb = grammar.verbs.longest(in: phrase.folded, at: end + 1, before: phrase.count)
      {
        end = verb.end
      } else {
        break
      }
    }
    return end
  }

  /// Whether the noun after the number is the label, or part of it.
  func takesFollowingNoun(_ site: Site) -> Bool {
    switch site.item.unit?.family ?? .count {
    case .percent, .percentagePoint, .rank, .ratio:
      let opensClause = site.item.unit?.family == .percent && site.before.withoutLead(grammar).isEmpty
      // 所有市州和98%的县市区建成…: what stands before 和 is another subject.
      return (site.own.isEmpty || joinsAnotherNoun(site)) && (text.has("的", at: site.item.outer.upperBound) || opensClause)
    case .count:
      return true
    case .area, .length:
      // 大兴安岭100万平方米棚户区改造: the size stands before what has it, unless 面积 or 里程 was said.
      return grammar.measureNoun.longest(in: site.own.folded, endingAt: site.own.count, from: 0) == nil || !site.verb.isEmpty
    default:
      // 总投资9亿元的风电项目: whose total it is.
      let isOfWhatFollows = isGeneric(site.own[verbPrefix(site.own)..<site.own.count]) && text.has("的", at: site.item.outer.upperBound)
      return site.own.isEmpty || !site.verb.isEmpty || joinsAnotherNoun(site) || isOfWhatFollows || opensForNoun(site.before) || site.own.count <= 2
        // 实施东河镇1.6万吨蔬菜仓储项目
        || verbPrefix(site.own) > 0 && site.own.folded.last.map { ["镇", "乡", "村"].contains($0) } ?? false
    }
  }

  /// 大型水电站和690万千瓦火电项目: what stands before 和 is counted or measured by itself.
  func joinsAnotherNoun(_ site: Site) -> Bool {
    // 惠及 is one word.
    guard site.verb.isEmpty, site.own.count > 2 else { return false }
    for word in ["和", "与", "及", "以及"] as [StaticPhrase] where site.before.ends(with: word) { return true }
    return false
  }

  /// 符合条件的, 某某等, 完成, 为: what counts comes after the number.
  func opensForNoun(_ before: Phrase) -> Bool {
    for word in ["的", "等", "完成", "对", "为", "组织", "实现", "将", "向", "给", "在", "与"] as [StaticPhrase] where before.ends(with: word) { return true }
    return false
  }
}
