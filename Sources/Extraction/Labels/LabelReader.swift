import CodeLists
import Statistics

/// Puts together what a number counts or measures from the words before it, behind it and in earlier clauses.
struct LabelReader {
  let here: Surroundings
  /// The document's own area: its name says nothing in a label.
  private let areaNames: [StaticPhrase]

  init(here: Surroundings, areaName: String) {
    self.here = here
    areaNames = areaName.isEmpty ? [] : [StaticPhrase(stringLiteral: areaName)]
  }

  private var text: PreparedText { here.text }
  private var grammar: Grammar { here.grammar }

  /// Finds the label of item `i`, names the mechanism, and leaves in memory what later items may need.
  func read(
    _ i: Int, in items: ArraySlice<Item>, clause: Range<Int>, before: Phrase, measure: Measure,
    _ statement: inout Statement, _ memory: inout SentenceMemory
  ) {
    let item = items[i]
    let own = label(before: before)
    let next = items[(i + 1)...].first { $0.role == .observation }
    var after = label(after: item, next: next, clause: clause)
    if after == nil, let next, next.range.lowerBound == item.outer.upperBound {
      // 78户188人原贫困户: both count the same people.
      let further = items[(i + 2)...].first { $0.role == .observation && $0.range.lowerBound > next.range.lowerBound }
      after = label(after: next, next: further, clause: clause).map { ($0.phrase, item.outer.upperBound) }
    }
    if after == nil, own.isEmpty, item.unit?.family == .count { after = nounAtEndOfList(i, in: items, clause: clause) }
    let verb = verbBefore(before)
    let part = partWord(before)
    let continuesList = before.folded.first == "、" || before.isEmpty && text.folded[max(0, item.outer.lowerBound - 1)] == "、"
    memory.consumed = item.outer.upperBound

    if let part, !memory.base.isEmpty, item.unit?.family == .count, item.unitText == memory.baseUnit {
      // 132项改革任务，已完成118项: a part of what was counted before.
      let deed = predicate(from: item.outer.upperBound, clause: clause, next: next)
      statement.label = (deed ?? part) + memory.base
      statement.rule = "part-of-count"
      memory.head = statement.label
    } else if let after, measure != .rank, takesFollowingNoun(item: item, own: own, verb: verb, before: before) {
      // 引进100名博士: the noun follows, the verb stays with it.
      let kept = verb.isEmpty && own.isEmpty && continuesList ? memory.verb : verb
      let isWholeNoun = own.count > verb.count + 2 && !opensForNoun(before) && !own.contains("、")
      var label = (isWholeNoun ? own : kept) + after.phrase
      if isGeneric(after.phrase), kept.isEmpty || !isWholeNoun, let subject = subject(of: clause, memory) {
        statement.label = subject + after.phrase
        statement.rule = "subject-carried"
        memory.consumed = after.end
        return
      }
      if let deed = predicate(from: after.end, clause: clause, next: next) {
        if ["将", "把"].contains(before.folded.first) {
          // 将78户贫困户纳入监测: what becomes of those counted.
          label = withoutLightVerb(deed) + label
        } else if ["为", "对", "给", "向"].contains(before.folded.last) || ["为", "对", "给", "向"].contains(before.folded.first) {
          // 为2万名老年人提供居家服务: what is done for those counted.
          label = label + withoutLightVerb(deed)
        } else if kept.isEmpty, own.isEmpty, after.phrase.count <= 5 {
          // 5项服务事项全部入驻大厅: what is said of them tells which they are.
          label = withoutLightVerb(deed) + label
        } else if after.phrase.count <= 3 {
          label = deed + label
        }
      } else if after.phrase.count <= 2, kept.isEmpty, own.isEmpty, let next, next.range.lowerBound < clause.upperBound,
        let deed = predicate(from: next.outer.upperBound, clause: clause, next: items[(i + 2)...].first { $0.role == .observation && $0.range.lowerBound > next.range.lowerBound })
      {
        // 33个部门1589个事项标准化建设: both numbers are of one deed.
        label = deed + label
      }
      statement.label = label
      statement.rule = verb.isEmpty && !kept.isEmpty ? "verb-carried" : "noun-after"
      memory.verb = kept
      memory.consumed = after.end
      memory.setHead(label)
      memory.base = after.phrase
      memory.baseUnit = item.unitText
    } else if own.isEmpty, item.unit?.family == .count, !memory.base.isEmpty,
      let deed = predicate(from: item.outer.upperBound, clause: clause, next: next)
    {
      // 5项已经落实, 3项正在推进: parts of what was counted before.
      statement.label = deed + memory.base
      statement.rule = "predicate-after"
      memory.head = statement.label
    } else if own.isEmpty || isElided(own) || isPronoun(own) || measure == .completion && tellsOnlyOfTarget(own) {
      // 增长3.3%: what was named before is meant.
      let head = memory.head.isEmpty ? subject(of: clause, memory) ?? Phrase() : memory.head
      statement.label = own.isEmpty || measure == .completion || isPronoun(own) ? head : head + own
      // 新增161家，累计1627家: what has accumulated is not what is new.
      if before.contains("累计"), statement.label.starts(with: "新增"), statement.label.count > 4 { statement.label.removeFirst(2) }
      statement.rule = "carried-head"
      if memory.head.isEmpty, !head.isEmpty { memory.head = head }
      if head.isEmpty, let after {
        statement.label = after.phrase
        statement.rule = "noun-after"
        memory.consumed = after.end
        memory.head = after.phrase
        memory.base = after.phrase
      }
    } else {
      var label = own
      statement.rule = "noun-before"
      let verbs = verbPrefix(own)
      if verbs > 0, verbs < own.count {
        memory.verb = own[0..<verbs]
      } else if continuesList, verbs == 0, !memory.verb.isEmpty, own.count <= 12, item.unit?.family == .count {
        // 新增五星级饭店16家、等级民宿638家: the verb holds for the second as well.
        label = memory.verb + own
        statement.rule = "verb-carried"
      } else if !continuesList {
        memory.verb = Phrase()
      }
      if isGeneric(own), let subject = subject(of: clause, memory) {
        // 推进老旧小区改造，总投资1.5亿元: of what, an earlier clause says.
        label = subject + own
        statement.rule = "subject-carried"
      } else if memory.isTopicNewer, verbs > 0, own.count - verbs == 2, memory.topic.folded.suffix(2).elementsEqual(own.folded.suffix(2)) {
        // 修订国资监管制度，梳理制度99项: the noun was spelled out before.
        let spelled = memory.topic[verbPrefix(memory.topic)..<memory.topic.count]
        label = own[0..<verbs] + spelled
        statement.rule = "subject-carried"
        memory.setHead(label)
      } else {
        memory.setHead(label)
        memory.base = own
        memory.baseUnit = item.unitText
      }
      statement.label = label
    }
  }

  // MARK: Before

  /// The words before a number, as a label.
  func label(before: Phrase) -> Phrase {
    var phrase = before
    // 从2018年83家…: the label stands before 从.
    if let from = phrase.find("从") ?? phrase.find("由"), phrase.count - from <= 5 { phrase = phrase[0..<from] }
    // 利润总额为“十三五”时期的2.2倍: what it is compared with is not what it is.
    if phrase.folded.last == "的", let of = phrase.folded.lastIndex(where: { $0 == "为" || $0 == "是" }), of >= 2 { phrase = phrase[0..<of] }
    for word in Self.per where phrase.ends(with: word) { phrase.removeLast(word.scalars.count) }
    phrase = withoutBatch(phrase).withoutTail(grammar).withoutLead(grammar)
    for name in areaNames where phrase.starts(with: name) {
      phrase.removeFirst(name.scalars.count)
      phrase = phrase.withoutLead(grammar)
    }
    phrase = withoutStep(phrase)
    // 赤字率比去年预算低…: with what is compared is no part of it.
    for i in phrase.folded.indices.dropFirst(2) where grammar.compared.longest(in: phrase.folded, at: i, before: phrase.count) != nil {
      phrase = phrase[0..<i].withoutTail(grammar)
      break
    }
    // 营商环境在全省市辖区中排名…: among whom is no part of what is ranked.
    if let among = phrase.find("在全"), among >= 2 { phrase = phrase[0..<among] }
    if phrase.count == 1, !["人", "户"].contains(phrase.folded[0]) { return Phrase() }
    if let comma = phrase.folded.lastIndex(of: ","), comma + 1 < phrase.count { phrase = phrase[comma + 1..<phrase.count] }
    // 打响新品牌、力争旅居人数: the last of several deeds is the one with the number.
    if let mark = phrase.folded.lastIndex(of: "、"), mark + 2 < phrase.count, verbPrefix(phrase[0..<mark]) < mark,
      grammar.lead.longest(in: phrase.folded, at: mark + 1, before: phrase.count).map({ $0.end - mark > 2 }) ?? false
        || grammar.verbs.longest(in: phrase.folded, at: mark + 1, before: phrase.count) != nil && verbPrefix(phrase) > 0
    {
      phrase = phrase[mark + 1..<phrase.count].withoutLead(grammar)
    }
    // 各类人员等“零门槛”等各类人才入户: what the examples are examples of.
    if let etc = phrase.folded.lastIndex(of: "等"), phrase.count - etc > 2, etc > 2,
      !["级", "教", "候", "于", "待", "额", "次", "价"].contains(phrase.folded[etc + 1]), !["高", "中", "初", "平"].contains(phrase.folded[etc - 1])
    {
      let verb = phrase[0..<verbPrefix(phrase)]
      phrase = verb + phrase[etc + 1..<phrase.count].withoutLead(grammar)
    }
    return phrase
  }

  /// 地区生产总值连续迈上4个台阶、达…: the label ends where the sentence tells of a mark passed.
  private func withoutStep(_ phrase: Phrase) -> Phrase {
    guard phrase.count > 4 else { return phrase }
    for i in 2..<phrase.count where grammar.step.longest(in: phrase.folded, at: i, before: phrase.count) != nil {
      if phrase.contains("台阶") || phrase.contains("大关") { return phrase[0..<i] }
    }
    return phrase
  }

  /// 下沉第一批*项: the batch says nothing of what is counted.
  private func withoutBatch(_ phrase: Phrase) -> Phrase {
    if phrase.ends(with: "首批") { return phrase[0..<phrase.count - 2] }
    if phrase.ends(with: "批"), phrase.count > 3, phrase.folded[phrase.count - 3] == "第" { return phrase[0..<phrase.count - 3] }
    return phrase
  }

  /// What a number is per, when that stands before it: 每立方米20微克.
  static let per: [StaticPhrase] = ["每立方米", "每平方米", "每千瓦时", "每升", "每吨", "每亩", "每公里"]

  /// The verb right before a number.
  private func verbBefore(_ before: Phrase) -> Phrase {
    var stem = withoutBatch(before)
    while let last = stem.folded.last, last == "了" || last == "共" || last == "约" || last == "近" || last == "超" || last == "出" {
      stem.removeLast(1)
    }
    guard let found = grammar.verbsBefore.longest(in: stem.folded, endingAt: stem.count, from: 0) else { return Phrase() }
    return stem[found.start..<stem.count].withoutLead(grammar)
  }

  /// How much of a label's beginning is verbs: 新建改扩建及维修改造.
  private func verbPrefix(_ phrase: Phrase) -> Int {
    var end = 0
    while end < phrase.count {
      if let verb = grammar.verbs.longest(in: phrase.folded, at: end, before: phrase.count) {
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
  private func takesFollowingNoun(item: Item, own: Phrase, verb: Phrase, before: Phrase) -> Bool {
    switch item.unit?.family ?? .count {
    case .percent, .percentagePoint, .rank, .ratio:
      return own.isEmpty && (text.has("的", at: item.outer.upperBound) || item.unit?.family == .percent && before.withoutLead(grammar).isEmpty)
    case .count:
      return true
    case .area, .length:
      // 大兴安岭100万平方米棚户区改造: the size stands before what has it, unless 面积 or 里程 was said.
      return grammar.measureNoun.longest(in: own.folded, endingAt: own.count, from: 0) == nil || !verb.isEmpty
    default:
      return own.isEmpty || !verb.isEmpty || opensForNoun(before) || own.count <= 2
    }
  }

  /// 符合条件的, 某某等, 完成, 为: what counts comes after the number.
  private func opensForNoun(_ before: Phrase) -> Bool {
    for word in ["的", "等", "完成", "对", "为", "组织", "实现", "将", "向", "给", "在", "与"] as [StaticPhrase] where before.ends(with: word) { return true }
    return false
  }

  // MARK: After

  /// The noun after a number: 100名|博士, 22亿元|债券资金.
  private func label(after item: Item, next: Item?, clause: Range<Int>) -> (phrase: Phrase, end: Int)? {
    var start = item.outer.upperBound
    if start < clause.upperBound, text.folded[start] == "的" { start += 1 }
    let limit = nounEnd(from: start, before: min(clause.upperBound, next?.outer.lowerBound ?? clause.upperBound))
    guard limit > start else { return nil }
    let first = text.folded[start]
    guard first.isHan || first == "“" || first.isLatin || first == "《" else { return nil }
    var phrase = Phrase(text.trimmed(start..<limit), of: text).withoutTail(grammar)
    // 母基金的组建 is about the fund.
    if let of = phrase.folded.lastIndex(of: "的"), of >= 2,
      grammar.verbs.longest(in: phrase.folded, at: of + 1, before: phrase.count) != nil
    {
      phrase = phrase[0..<of]
    }
    while let last = phrase.folded.last, last == "的" || last == "和" || last == "及" || last == "与" || last == "等" { phrase.removeLast(1) }
    // 89个开发区规上工业总产值占比达78%: the percentage behind has a label of its own.
    if let next, next.unit?.family == .percent, next.range.lowerBound < clause.upperBound {
      for word in ["比例", "占比", "比重"] as [StaticPhrase] where phrase.ends(with: word) && phrase.count > 4 { phrase.removeLast(2) }
      for i in 2..<max(2, phrase.count - 3) {
        if let name = here.names.longest(in: phrase.folded, at: i, before: phrase.count), name.end - i >= 4, phrase.folded[i] != "“" {
          phrase = phrase[0..<i]
          break
        }
      }
    }
    guard !phrase.isEmpty, !isPronoun(phrase) else { return nil }
    return (phrase, limit)
  }

  /// Where a noun that begins at a place ends: at a verb, an adverb, a list mark, a bracket that opens right away.
  private func nounEnd(from start: Int, before end: Int) -> Int {
    var i = start
    while i < end {
      let scalar = text.folded[i]
      if scalar == "(", i == start { return start }
      if scalar == "、", here.enclosures.bracket(at: i) == nil { return i }
      if let kept = grammar.notStop.longest(in: text.folded, at: i, before: end) {
        i = kept.end
      } else if here.enclosures.quote(at: i) == nil, grammar.stop.longest(in: text.folded, at: i, before: end) != nil,
        !isMiddleOfKept(i, from: start, before: end)
      {
        return i
      } else {
        i += 1
      }
    }
    return end
  }

  /// A stop word's first character may be the second of a word that is none: 绝对, 平均.
  private func isMiddleOfKept(_ i: Int, from start: Int, before end: Int) -> Bool {
    guard i > start, let kept = grammar.notStop.longest(in: text.folded, at: i - 1, before: end) else { return false }
    return kept.end > i
  }

  /// What is said of the things counted, up to the end of the clause: 已经落实, 完成注册.
  private func predicate(from start: Int, clause: Range<Int>, next: Item?) -> Phrase? {
    let end = min(clause.upperBound, next?.outer.lowerBound ?? clause.upperBound)
    guard start < end, end - start <= 24, next.map({ $0.range.lowerBound >= clause.upperBound }) ?? true else { return nil }
    let range = text.trimmed(start..<end)
    guard !range.isEmpty, text.folded[range.lowerBound].isHan, !text.contains("、", in: range) else { return nil }
    let phrase = Phrase(range, of: text)
    return phrase.count >= 2 ? phrase : nil
  }

  /// 进行改造 and 提供服务 are 改造 and 服务; 全部 and 已 say nothing.
  private func withoutLightVerb(_ deed: Phrase) -> Phrase {
    var deed = deed.withoutLead(grammar)
    for word in ["全部", "进行", "提供", "开展", "实施", "予以", "给予"] as [StaticPhrase] where deed.starts(with: word) && deed.count > word.scalars.count + 1 {
      deed.removeFirst(word.scalars.count)
    }
    return deed
  }

  /// *大类、*大项、*小项改革任务清单: the noun stands once, after the last number of the list.
  private func nounAtEndOfList(_ i: Int, in items: ArraySlice<Item>, clause: Range<Int>) -> (phrase: Phrase, end: Int)? {
    var k = i
    while k + 1 < items.endIndex, items[k + 1].role == .observation, items[k].outer.upperBound < clause.upperBound,
      text.folded[items[k].outer.upperBound] == "、", items[k + 1].outer.lowerBound == items[k].outer.upperBound + 1
    {
      k += 1
      let further = items[(k + 1)...].first { $0.role == .observation }
      if let noun = label(after: items[k], next: further, clause: clause) { return (noun.phrase, items[i].outer.upperBound) }
    }
    return nil
  }

  private func isPronoun(_ phrase: Phrase) -> Bool {
    guard let found = grammar.pronoun.longest(in: phrase.folded, at: 0, before: phrase.count) else { return false }
    return found.end == phrase.count || phrase.count - found.end <= 1
  }

  // MARK: Earlier clauses

  /// 占比, 总量, 占全国1/10: words that need the noun of an earlier clause.
  func isElided(_ phrase: Phrase) -> Bool {
    guard let found = grammar.elided.longest(in: phrase.folded, at: 0, before: phrase.count) else { return false }
    return found.end == phrase.count || phrase.folded[0] == "占" || phrase.folded[0] == "较" || phrase.folded[0] == "比"
  }

  /// 超额完成年度任务: names the target, not what was aimed at.
  private func tellsOnlyOfTarget(_ phrase: Phrase) -> Bool {
    for word in ["完成年度", "完成全年", "年度任务", "年度目标", "目标任务", "全年任务", "全年目标", "年度计划", "任务", "计划", "预算"] as [StaticPhrase]
    where phrase.starts(with: word) || phrase.find(word).map({ $0 <= 3 }) ?? false { return true }
    return false
  }

  /// The word before a number that tells which part of a whole it counts; nil where more than such a word stands there.
  private func partWord(_ before: Phrase) -> Phrase? {
    var phrase = before
    while let first = phrase.folded.first, first == "、" || first == "其" || first == "中" || first == "目" || first == "前" { phrase.removeFirst(1) }
    guard let found = grammar.part.longest(in: phrase.folded, at: 0, before: phrase.count), found.end == phrase.count else { return nil }
    return phrase
  }

  private func isGeneric(_ phrase: Phrase) -> Bool { grammar.generic[phrase.folded] != nil }

  /// What the earlier clauses of the sentence are about: the last label, else the words of the clause before.
  private func subject(of clause: Range<Int>, _ memory: SentenceMemory) -> Phrase? {
    if memory.isTopicNewer, !memory.topic.isEmpty { return memory.topic }
    guard !memory.head.isEmpty else { return nil }
    // 粮食播种面积…、产量…: one measure gives way to the other.
    guard let noun = grammar.measureNoun.longest(in: memory.head.folded, endingAt: memory.head.count, from: 0), noun.start >= 2
    else { return memory.head }
    return memory.head[0..<noun.start]
  }

  /// The clause just before one, if it has no number and is no longer than a topic: 推进老旧小区改造.
  func topic(before clause: Range<Int>, after lastEnd: Int, in sentence: Range<Int>) -> Phrase? {
    var end = clause.lowerBound
    while end > sentence.lowerBound, text.folded[end - 1].isClauseEnd { end -= 1 }
    guard end > sentence.lowerBound else { return nil }
    var start = end
    while start > sentence.lowerBound, !isClauseEnd(start - 1) { start -= 1 }
    guard start >= lastEnd else { return nil }
    var phrase = withoutStep(Phrase(text.trimmed(start..<end), of: text).withoutLead(grammar))
    // 协助…开展融资租赁工作 is about 融资租赁.
    if let at = phrase.find("开展"), at + 4 <= phrase.count { phrase = phrase[at + 2..<phrase.count] }
    if phrase.ends(with: "工作"), phrase.count > 4 { phrase.removeLast(2) }
    return phrase.count >= 2 && phrase.count <= 24 ? phrase : nil
  }

  /// The clause around a place; marks inside quotation marks and titles end none.
  func clause(around range: Range<Int>, in sentence: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start > sentence.lowerBound, !isClauseEnd(start - 1) { start -= 1 }
    var end = range.upperBound
    while end < sentence.upperBound, !isClauseEnd(end) { end += 1 }
    return start..<end
  }

  private func isClauseEnd(_ i: Int) -> Bool {
    text.folded[i].isClauseEnd && here.enclosures.quote(at: i) == nil && here.enclosures.title(at: i) == nil
  }
}
