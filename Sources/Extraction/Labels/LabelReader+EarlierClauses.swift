import CodeLists
import Statistics

// What earlier clauses of the sentence say.
extension LabelReader {
  /// Whether the words before a number say nothing of what it is of: what an earlier clause named is meant.
  func tellsNothing(_ site: Site, _ memory: SentenceMemory) -> Bool {
    let own = site.own
    // 快于序时进度7.9个百分点: of what, the clause before said.
    let onlyCompares = !own.isEmpty && grammar.compared.longest(in: own.folded, at: 0, before: own.count) != nil
    // 占年度预算2.2亿元的106.9%: the amount is what was aimed at.
    let namesAim = own.folded.first == "占" && grammar.targetWords.longest(in: own.folded, endingAt: own.count, from: 0) != nil
    // 居全省第三、苏北第一: among whom is all that is told of the second place.
    let namesAnotherArea = site.measure == .rank && memory.lastMeasure == .rank && site.continuesList && own.count <= 5
    // 优良天数比率达100%（考核任务为99.7%）: the task is one for what was told.
    let namesTask = grammar.targetWords.longest(in: own.folded, endingAt: own.count, from: 0)?.start == 0 && here.enclosures.bracket(at: site.item.range.lowerBound) != nil
    let namesAreas = site.measure == .rank && own.count <= 4 && (own.starts(with: "各") || own.starts(with: "全市各") || own.starts(with: "全省各"))
    return own.isEmpty || namesAreas || namesTask || namesAnotherArea || namesAim || isPronoun(own) || site.measure == .completion || onlyCompares
  }

  /// 占比, 总量, 占全国1/10: words that need the noun of an earlier clause.
  func isElided(_ phrase: Phrase) -> Bool {
    guard let found = grammar.elided.longest(in: phrase.folded, at: 0, before: phrase.count) else { return false }
    return found.end == phrase.count || phrase.folded[0] == "占" || phrase.folded[0] == "较" || phrase.folded[0] == "比"
  }

  /// 超额完成年度任务: names the target, not what was aimed at.
  func tellsOnlyOfTarget(_ phrase: Phrase) -> Bool {
    for word in ["完成年度", "完成全年", "年度任务", "年度目标", "目标任务", "全年任务", "全年目标", "年度计划", "目标", "任务", "计划", "预算", "预期", "指标"] as [StaticPhrase]
    where phrase.starts(with: word) || phrase.find(word).map({ $0 <= 3 }) ?? false { return true }
    return false
  }

  /// The word before a number that tells which part of a whole it counts; nil where more than such a word stands there.
  func partWord(_ before: Phrase) -> Phrase? {
    var phrase = before
    while phrase.folded.first == "、" { phrase.removeFirst(1) }
    for word in ["其中", "目前"] as [StaticPhrase] where phrase.starts(with: word) { phrase.removeFirst(word.count) }
    guard let found = grammar.part.longest(in: phrase.folded, at: 0, before: phrase.count), found.end == phrase.count else { return nil }
    return phrase
  }

  /// 城乡低保标准提高，城镇年人均提高600元，农村…: one side of what was named for both.
  func perHead(_ own: Phrase, of head: Phrase) -> Phrase? {
    guard own.ends(with: "人均"), own.count <= 6, own.starts(with: "城镇") || own.starts(with: "农村") || own.starts(with: "城市") else { return nil }
    let both = head.starts(with: "城乡") || head.starts(with: "城镇") || head.starts(with: "农村") || head.starts(with: "城市")
    return both ? own[0..<2] + head[2..<head.count] : nil
  }

  func isGeneric(_ phrase: Phrase) -> Bool { grammar.generic[phrase.folded] != nil }

  /// 经营主体稳中培优。总量达1461.4万户: a short sentence before that begins with an indicator's name.
  func announced(before sentence: Range<Int>) -> Phrase {
    let end = text.trimmed(0..<sentence.lowerBound).upperBound - 1
    guard end > 0, text.folded[end] == "。" else { return Phrase() }
    var start = end
    while start > 0, end - start <= 14, !text.folded[start - 1].isClauseEnd, !text.folded[start - 1].isDigit { start -= 1 }
    guard end - start <= 14, start == 0 || text.folded[start - 1].isSentenceEnd,
      let name = here.names.longest(in: text.folded, at: start, before: end), name.end - start >= 3
    else { return Phrase() }
    return Phrase(start..<name.end, of: text)
  }

  /// What the earlier clauses of the sentence are about: the last label, else the words of the clause before.
  func subject(of clause: Range<Int>, _ memory: SentenceMemory) -> Phrase? {
    if memory.isTopicNewer, !memory.topic.isEmpty { return memory.topic }
    // 办结率100%，满意率99%: one rate is not of the other.
    // 投入2.1亿元，对16个社区进行改造: nor is anything of a mere outlay.
    guard !memory.head.isEmpty, !memory.head.ends(with: "率"), memory.head.count > 2 || !isGeneric(memory.head) else { return nil }
    // 粮食播种面积…、产量…: one measure gives way to the other.
    guard let noun = grammar.measureNoun.longest(in: memory.head.folded, endingAt: memory.head.count, from: 0), noun.start >= 2
    else { return memory.head }
    return memory.head[0..<noun.start].withoutTail(grammar)
  }

  /// The clause just before one, if it has no number and is no longer than a topic: 推进老旧小区改造.
  func topic(before clause: Range<Int>, after lastEnd: Int, in sentence: Range<Int>, longest: Int = 24) -> Phrase? {
    var end = clause.lowerBound
    while end > sentence.lowerBound, text.folded[end - 1].isClauseEnd { end -= 1 }
    guard end > sentence.lowerBound else { return nil }
    var start = end
    while start > sentence.lowerBound, !isClauseEnd(start - 1) { start -= 1 }
    guard start >= lastEnd else { return nil }
    let words = Phrase(text.trimmed(start..<end), of: text)
    // 克服…影响，实现增长4.6%; 在确保质量的前提下，…: in what circumstances, not of what.
    if grammar.notTopic.longest(in: words.folded, at: 0, before: words.count) != nil || words.folded.first == "在" && words.folded.last == "下" { return nil }
    var phrase = withoutStep(words.withoutLead(grammar))
    // 中药材园项目：该项目位于东村，总投资…: the name stands before the colon.
    if phrase.folded.first == "该" { return named(before: start, in: sentence) }
    // 截止11月底 says when, not of what.
    if phrase.folded.first?.isDigit ?? false, phrase.count <= 8 { return nil }
    // 应急转贷连续4年执行最低费率
    if let at = phrase.find("连续"), at >= 3 { phrase = phrase[0..<at] }
    // 协助…开展融资租赁工作 is about 融资租赁.
    if let at = phrase.find("开展"), at + 4 <= phrase.count { phrase = phrase[at + 2..<phrase.count] }
    if phrase.ends(with: "工作"), phrase.count > 4 { phrase.removeLast(2) }
    // 地方工业逆势增长 is about 地方工业.
    phrase = phrase.withoutTail(grammar)
    if words.folded.first == "在", phrase.folded.last == "中", phrase.count > 4, phrase.count <= longest { phrase.removeLast(1) }
    // 在全国工商联“万家企业评营商环境”活动中: the name is enough.
    if phrase.count > longest, phrase.folded.last == "中", let quote = phrase.folded.firstIndex(of: "“"), phrase.count - quote <= longest + 1 {
      phrase = phrase[quote..<phrase.count - 1]
    }
    return phrase.count >= 2 && phrase.count <= longest && !grammar.aside.occurs(in: phrase.folded, 0..<phrase.count) ? phrase : nil
  }

  /// The name that a sentence begins with before its colon: 中药材园项目：….
  func named(before place: Int, in sentence: Range<Int>) -> Phrase? {
    guard let colon = text.folded[sentence.lowerBound..<place].firstIndex(of: ":") else { return nil }
    let name = Phrase(text.trimmed(sentence.lowerBound..<colon), of: text).withoutLead(grammar)
    return name.count >= 2 && name.count <= 24 ? name : nil
  }

  /// The clause around a place; marks inside quotation marks and titles end none.
  func clause(around range: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    // A comma inside a bracket that is closed before the number ends no clause: 资产总额（账面净值，下同）298.5亿元.
    let own = here.enclosures.bracket(at: range.lowerBound)
    while start > sentence.lowerBound, !isClauseEnd(start - 1) {
      if own == nil, text.folded[start - 1] == ")", start >= 2, let note = here.enclosures.bracket(at: start - 2),
        note.lowerBound > sentence.lowerBound
      {
        start = note.lowerBound - 1
      } else {
        start -= 1
      }
    }
    var end = range.upperBound
    while end < sentence.upperBound, !isClauseEnd(end) { end += 1 }
    return start..<end
  }

  private func isClauseEnd(_ i: Int) -> Bool {
    // The colon of 9.7:47.3:43 ends nothing.
    if text.folded[i] == ":", i > 0, i + 1 < text.count, text.folded[i - 1].isDigit, text.folded[i + 1].isDigit { return false }
    return text.folded[i].isClauseEnd && here.enclosures.quote(at: i) == nil && here.enclosures.title(at: i) == nil
  }
}
