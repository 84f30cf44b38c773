import Statistics

// Parts of what was counted before: 132项改革任务，已完成118项, 3项正在推进.
extension LabelReader {
  /// 贫困人口9542户14283人: both count the same.
  func sideBySide(_ site: Site, _ memory: SentenceMemory) -> Reading? {
    guard site.isCount, site.own.isEmpty, site.after == nil, site.item.outer.lowerBound == memory.lastEnd, memory.lastMeasure == .level,
      site.item.unitText != memory.headUnit, !memory.lastLabel.isEmpty
    else { return nil }
    return Reading(label: memory.lastLabel, rule: "side-by-side")
  }

  /// 132项改革任务，已完成118项: a part of what was counted before.
  func partOfCount(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    guard let part = partWord(site.before), !memory.base.isEmpty, site.isCount, site.item.unitText == memory.baseUnit
    else { return nil }
    // 另有2项国家级试点获批, 其余275个村: what is counted is named anew.
    if site.after != nil, part.folded.first != "已" { return nil }
    var told = predicate(from: site.item.outer.upperBound, site)
    while let deed = told, let first = deed.folded.first, ["均", "都", "已"].contains(first), deed.count > 2 { told?.removeFirst(1) }
    memory.head = (told ?? part) + counted(memory)
    return Reading(label: memory.head, rule: "part-of-count")
  }

  /// What parts are told of, without what was done to it.
  private func counted(_ memory: SentenceMemory) -> Phrase {
    let noun = memory.base[verbPrefix(memory.base)..<memory.base.count].withoutLead(grammar)
    return noun.count >= 2 ? noun : memory.base
  }

  /// 改革事项258项，取得阶段性成效的40项: a part told apart by what was done with it.
  func kindOfCount(_ site: Site, _ memory: SentenceMemory) -> Reading? {
    guard site.isCount, site.after == nil, site.before.ends(with: "的"), !memory.base.isEmpty, site.item.unitText == memory.baseUnit else { return nil }
    let told = site.before[0..<site.before.count - 1].withoutMarks
    let noun = memory.base[verbPrefix(memory.base)..<memory.base.count]
    guard (2...20).contains(told.count), noun.count >= 2, !told.folded.suffix(2).elementsEqual(noun.folded.suffix(2)) else { return nil }
    return Reading(label: told + noun, rule: "part-of-count")
  }

  /// 5项已经落实, 3项正在推进: what is said behind the number tells parts of what was counted before.
  func predicateBehind(_ site: Site, _ memory: inout SentenceMemory) -> Reading? {
    let isOfExamples = site.before.ends(with: "等")
    guard site.own.isEmpty || isOfExamples, site.isCount, let deed = predicate(from: site.item.outer.upperBound, site) else { return nil }
    // 将X人纳入低保, 创新中心等3家获批研究院: nothing else says what is counted.
    memory.head = isOfExamples || memory.base.isEmpty ? deed : deed + counted(memory)
    return Reading(label: memory.head, rule: "predicate-after")
  }
}
