import CodeLists
import Statistics

// What is said of the things counted, behind their noun: what is done with them, what they have won.
extension LabelReader {
  /// What is said of the things counted, up to the end of the clause: 已经落实, 完成注册.
  func predicate(from start: Int, _ site: Site, skipping skipped: Int = 0) -> Phrase? {
    let next = site.following.dropFirst(skipped).first
    let clause = site.clause
    let end = min(clause.upperBound, next?.outer.lowerBound ?? clause.upperBound)
    guard start < end, end - start <= 24 else { return nil }
    var range = text.trimmed(start..<end)
    // 118个农作物通过国家审定、占全省80%: behind the list mark something else is said of them.
    if let mark = text.folded[range].firstIndex(of: "、"), mark > range.lowerBound + 2, ["占", "居", "均"].contains(text.folded[min(text.count - 1, mark + 1)]) {
      range = range.lowerBound..<mark
    } else if let next, next.range.lowerBound < clause.upperBound {
      // 4所学校被评为示范校、18所…: a passive ends at the list mark.
      guard text.folded[next.outer.lowerBound - 1] == "、", !range.isEmpty, grammar.passive.longest(in: text.folded, at: range.lowerBound, before: range.upperBound) != nil
      else { return nil }
      range = range.lowerBound..<next.outer.lowerBound - 1
    }
    guard !range.isEmpty, text.folded[range.lowerBound].isHan,
      !text.contains("、", in: range) || isAward(range)
    else { return nil }
    let phrase = Phrase(range, of: text)
    return phrase.count >= 2 ? phrase : nil
  }

  /// 荣获文华奖、荷花奖: a list of what was won; in 获批、… the list goes on with something else.
  func isAward(_ range: Range<Int>) -> Bool {
    guard let passive = grammar.passive.longest(in: text.folded, at: range.lowerBound, before: range.upperBound),
      grammar.entering.longest(in: text.folded, at: range.lowerBound, before: range.upperBound) == nil
    else { return false }
    return !text.contains("、", in: range.lowerBound..<min(range.upperBound, passive.end + 2))
  }

  /// A noun with what is done to or by the things counted, where that tells which they are.
  func withDeed(_ noun: Phrase, _ site: Site, standsAlone: Bool) -> Phrase {
    guard let after = site.after else { return noun }
    if after.phrase.count <= 3, let next = site.next, next.outer.lowerBound < site.clause.upperBound, next.outer.lowerBound - after.end <= 14,
      grammar.predicate.longest(in: text.folded, at: after.end, before: next.outer.lowerBound) != nil
    {
      // 8个重点县建设果菜基地6.2万亩: which counties, the deed of the next number tells.
      return Phrase(after.end..<next.outer.lowerBound, of: text).withoutTail(grammar) + noun
    }
    guard let deed = predicate(from: after.end, site) else {
      if let award = sharedAward(after.phrase, site) { return award }
      // 33个部门1589个事项标准化建设: both numbers are of one deed.
      guard after.phrase.count <= 2, standsAlone, let next = site.next,
        // 变10枚印章为1枚: what has become of them is no deed of both.
        next.outer.lowerBound <= after.end + 1, text.folded[next.outer.lowerBound - 1] != "为",
        next.range.lowerBound < site.clause.upperBound,
        let shared = predicate(from: next.outer.upperBound, site, skipping: 1),
        // 13亿人口、9亿劳动力资源: a list, whose last noun is no deed.
        text.folded[after.end] != "、" || grammar.stop.longest(in: shared.folded, at: 0, before: shared.count) != nil
      else { return noun }
      return shared + noun
    }
    // 15亿元专项债券资金已全部拨付: the money is the same.
    if site.item.unit?.family == .money { return noun }
    // 4所学校被评为省级党建示范校: what they have become is what is counted.
    if let named = become(after.phrase, by: deed) { return named }
    // 15个断面水质提升, 2个县农业实现较快发展: that they got better tells of no kind.
    if deed.count <= 8, grammar.betterment.longest(in: deed.folded, endingAt: deed.count, from: 0) != nil { return noun }
    if grammar.growth.longest(in: deed.folded, endingAt: deed.count, from: 0)?.start == 0 { return noun }
    // 超额完成年度任务 tells of no kind.
    if isPronoun(deed.withoutLead(grammar)) { return noun }
    // 纳入民生实事和政府工作报告重点项目: too much for a name.
    if deed.count > 13, after.phrase.count >= 3 { return noun }
    // 下放116项权限到乡镇: where to.
    if let first = deed.folded.first, ["到", "至", "向", "给", "于"].contains(first) { return noun }
    let helpers: [Unicode.Scalar?] = ["为", "对", "给", "向"]
    if site.before.folded.first == "将" || site.before.folded.first == "把" {
      // 将78户贫困户纳入监测: what becomes of those counted.
      return withoutLightVerb(deed) + noun
    } else if helpers.contains(site.before.folded.last) || helpers.contains(site.before.folded.first) {
      // 为2万名老年人提供居家服务: what is done for those counted.
      return noun + withoutLightVerb(deed)
    } else if standsAlone, after.phrase.count <= 5 || deed.count <= 8 || deed.contains("“") {
      // 5项服务事项全部入驻大厅: what is said of them tells which they are.
      let told = withoutLightVerb(deed)
      return (told.isEmpty ? deed : told) + noun
    }
    return after.phrase.count <= 3 ? deed + noun : noun
  }

  /// 4所学校被评为省级党建示范校 are 省级党建示范校, 6所院校入选“双高计划” are 入选“双高计划”院校; nil where nothing was won.
  func become(_ noun: Phrase, by deed: Phrase) -> Phrase? {
    guard let passive = grammar.passive.longest(in: deed.folded, at: 0, before: deed.count), deed.count - passive.end >= 3 else { return nil }
    let won = deed[passive.end..<deed.count].withoutLead(grammar)
    // 将41个中小学建设项目纳入民生实事: too much for a name.
    if noun.count > 6, grammar.entering.longest(in: deed.folded, at: 0, before: deed.count) != nil { return nil }
    guard won.folded.last != noun.folded.last, noun.count <= 6 else { return won }
    return (deed.folded.first == "被" ? deed[1..<deed.count] : deed) + noun
  }

  /// What the last of a list of things has become, which all of them have: 6个集体、7名个人荣获表彰.
  func sharedAward(_ noun: Phrase, _ site: Site) -> Phrase? {
    guard site.isCount, var end = site.after?.end else { return nil }
    for (n, next) in site.following.prefix(6).enumerated() {
      guard next.outer.lowerBound == end + 1, ["、", "和", "及"].contains(text.folded[end]), next.range.lowerBound < site.clause.upperBound,
        let other = self.noun(after: next, next: site.following.dropFirst(n + 1).first, clause: site.clause)
      else { return nil }
      if let deed = predicate(from: other.end, site, skipping: n + 1) { return become(noun, by: deed) }
      end = other.end
    }
    return nil
  }

  /// 进行改造 and 提供服务 are 改造 and 服务; 全部 and 已 say nothing.
  func withoutLightVerb(_ deed: Phrase) -> Phrase {
    // 获 leads to nothing in 获批上市, 未能 says the contrary of what follows.
    var deed = deed.folded.first == "获" || deed.folded.first == "未" ? deed : deed.withoutLead(grammar)
    while let light = grammar.lightVerb.longest(in: deed.folded, at: 0, before: deed.count), deed.count > light.end + 1 { deed.removeFirst(light.end) }
    return deed
  }
}
