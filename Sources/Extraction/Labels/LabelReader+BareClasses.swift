import CodeLists
import FoundationEssentials

// Nouns of a class that say too little by themselves: 项目, 政策.
extension LabelReader {
  /// 低效用地再开发等18项政策: a bare class is named by its examples, by the first alone where they are many.
  func ofExamples(_ examples: Phrase, _ site: Site) -> Phrase? {
    guard let after = site.after, !examples.isEmpty, after.phrase.count == 2,
      grammar.classNoun.longest(in: after.phrase.folded, endingAt: 2, from: 0) != nil, predicate(from: after.end, site) == nil
    else { return nil }
    var named = examples[verbPrefix(examples)..<examples.count - 1].withoutTail(grammar)
    if named.count > 20, let mark = named.folded.firstIndex(of: "、") { named = named[0..<mark] }
    return named.isEmpty ? nil : named + "等" + after.phrase
  }

  /// 建设东院、西院、南院3个医疗中心: as many names as things counted stand before them.
  func namesThem(_ site: Site) -> Bool {
    guard site.isCount, site.verb.isEmpty, let value = site.item.numeral.value, value >= 2, value <= 12 else { return false }
    // 甲幼儿园和乙幼儿园两所幼儿园
    let marks = site.before.folded.count { $0 == "、" }
    return marks > 0 && value == Decimal(marks + 1) || value == Decimal(1 + site.before.folded.count { ["、", "和", "与"].contains($0) })
  }

  /// 已开工的57个项目: a bare class is told apart by what stands before 的.
  func toldApart(_ site: Site) -> Phrase? {
    guard let after = site.after, after.phrase.count == 2, site.before.ends(with: "的"), site.own.count >= 2, site.own.count <= 14,
      site.before[0..<site.before.count - 1].folded.suffix(site.own.count).elementsEqual(site.own.folded),
      verbPrefix(site.own) == 0, grammar.classNoun.longest(in: after.phrase.folded, endingAt: 2, from: 0) != nil
    else { return nil }
    return site.own + after.phrase
  }

  /// 545个市级重点项目…，175个项目建成投用: a bare class stands for what was counted by its full name.
  func countedAbove(_ site: Site, _ memory: SentenceMemory) -> Phrase? {
    guard let after = site.after, after.phrase.count == 2, site.item.outer.lowerBound == text.trimmed(site.clause).lowerBound,
      let counted = memory.matters.last, counted.count > 3,
      counted.folded.suffix(2).elementsEqual(after.phrase.folded),
      grammar.classNoun.longest(in: after.phrase.folded, endingAt: 2, from: 0) != nil
    else { return nil }
    return counted
  }
}
