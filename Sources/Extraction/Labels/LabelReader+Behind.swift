import CodeLists
import Statistics

// What the words behind a number say.
extension LabelReader {
  /// The noun after a number: 100名|博士, 22亿元|债券资金.
  func noun(after item: Item, next: Item?, clause: Range<Int>) -> (phrase: Phrase, end: Int)? {
    var start = item.outer.upperBound
    if start + 2 < clause.upperBound, text.folded[start] == "(", let note = here.enclosures.bracket(at: start + 1), note.upperBound < clause.upperBound,
      text.has("含", at: start + 1) || text.has("不含", at: start + 1)
    {
      // 51件（含经开区）商标: the noun stands behind the note.
      start = note.upperBound + 1
    }
    if start < clause.upperBound, text.folded[start] == "的" { start += 1 }
    let isFollowed = next.map { $0.outer.lowerBound < clause.upperBound } ?? false
    // 投资1.3亿元的甲河、乙河堤防工程: what follows 的 up to the end of the clause is one thing.
    let isWhole = start > item.outer.upperBound && !isFollowed
    let limit = nounEnd(
      from: start, before: min(clause.upperBound, next?.outer.lowerBound ?? clause.upperBound), isFollowed: isFollowed, passesMarks: isWhole)
    guard limit > start else { return nil }
    if !isFollowed, item.unit?.family == .count, limit < clause.upperBound, text.folded[limit] == "、", let end = endOfList(from: limit, before: clause.upperBound) {
      // 66个省级工程研究中心、工程实验室、企业技术中心: all of them are counted together.
      return (Phrase(text.trimmed(start..<end), of: text), end)
    }
    let first = text.folded[start]
    guard first.isHan || first == "“" || first.isLatin || first == "《" || opensNoun(at: start, next) else { return nil }
    // 服务中心19所和服务站123所: what follows 和 is of the next number.
    if next != nil, first == "和" || first == "与" || first == "及" { return nil }
    var phrase = Phrase(text.trimmed(start..<limit), of: text).withoutTail(grammar)
    // 母基金的组建 is about the fund.
    if let of = phrase.folded.lastIndex(of: "的"), of >= 2,
      grammar.verbs.longest(in: phrase.folded, at: of + 1, before: phrase.count) != nil
    {
      phrase = phrase[0..<of]
    }
    // 监测的3条河流中
    if phrase.count >= 3 { phrase = withoutAmong(phrase) }
    phrase = withoutClass(phrase)
    while let last = phrase.folded.last, last == "的" || last == "和" || last == "及" || last == "与" || last == "等" { phrase.removeLast(1) }
    phrase = withoutNote(phrase)
    // 3所规划学校尚未开工: what has not been done to them is said behind.
    for word in ["尚未", "暂未", "仍未", "未"] as [StaticPhrase] where phrase.ends(with: word) && phrase.count > word.count + 1 {
      return (phrase[0..<phrase.count - word.count], limit - word.count)
    }
    // 89个开发区规上工业总产值占比达78%: the percentage behind has a label of its own.
    if let next, next.unit?.family == .percent, next.range.lowerBound < clause.upperBound {
      for word in ["比例", "占比", "比重"] as [StaticPhrase] where phrase.ends(with: word) && phrase.count > 4 { phrase.removeLast(2) }
      // 147个国考断面水质优良率达98%: at least the word of the rate is not what is counted.
      if phrase.folded.last == "率", phrase.count > 5 { phrase.removeLast(3) }
      for i in 2..<max(2, phrase.count - 3) {
        if let name = here.names.longest(in: phrase.folded, at: i, before: phrase.count), name.end - i >= 4, phrase.folded[i] != "“" {
          phrase = phrase[0..<i]
          break
        }
      }
    }
    guard !phrase.isEmpty, !isPronoun(phrase) else { return nil }
    // 7条重点产业链产值突破7000亿元: the output behind is not counted, the next number measures it.
    if let next, item.unit?.family == .count, next.unit?.family == .money, next.range.lowerBound < clause.upperBound,
      let amount = grammar.measureNoun.longest(in: phrase.folded, endingAt: phrase.count, from: 0), amount.start >= 2
    {
      return (phrase[0..<amount.start], limit - (phrase.count - amount.start))
    }
    return (phrase, limit)
  }

  /// The end of a list that goes on behind a mark to the end of the clause with nothing but short nouns; nil where it says more.
  private func endOfList(from mark: Int, before end: Int) -> Int? {
    guard end - mark <= 20, !text.contains("等", in: mark..<end) else { return nil }
    var start = mark + 1
    while start < end {
      let next = text.folded[start..<end].firstIndex(of: "、") ?? end
      guard (2...10).contains(next - start), text.folded[start..<next].allSatisfy(\.isHan),
        grammar.verbs.longest(in: text.folded, at: start, before: next) == nil, !grammar.stop.occurs(in: text.folded, start..<next)
      else { return nil }
      start = next + 1
    }
    return end
  }

  /// 6座抽水蓄能电站等项目: the class closes a list of which this is the last item.
  private func withoutClass(_ phrase: Phrase) -> Phrase {
    guard let etc = phrase.folded.lastIndex(of: "等"), etc >= 3, phrase.count - etc <= 8,
      grammar.classNoun.longest(in: phrase.folded, endingAt: phrase.count, from: etc + 1) != nil
    else { return phrase }
    return phrase[0..<etc]
  }

  /// 4S店, 80岁以上老年人: a number that is no observation may open the noun.
  private func opensNoun(at start: Int, _ next: Item?) -> Bool {
    guard text.folded[start].isDigit, next.map({ $0.range.lowerBound > start }) ?? true else { return false }
    var end = start
    while end < text.count, text.folded[end].isDigit { end += 1 }
    return end < text.count && (text.folded[end].isLatin || text.folded[end] == "岁")
  }

  /// Where a noun that begins at a place ends: at a verb, an adverb, a list mark, a bracket that opens right away.
  ///
  /// `isFollowed` says that another number stands at `end`: then the verb before it and its object are of that number;
  /// `passesMarks` that list marks do not end the noun.
  private func nounEnd(from start: Int, before end: Int, isFollowed: Bool, passesMarks: Bool) -> Int {
    var i = start
    // 获批专利, 稳岗返还资金: a name of the code list is read to its end.
    if let name = here.names.longest(in: text.folded, at: start, before: end), name.end - start >= 4, !isFollowed || name.end < end { i = name.end }
    while i < end {
      let scalar = text.folded[i]
      // 8个重点县建设露地冬春果菜基地6.2万亩
      if isFollowed, i - start >= 2, let verb = grammar.predicate.longest(in: text.folded, at: i, before: end), end - verb.end >= 2,
        grammar.attributeNoun.longest(in: text.folded, at: verb.end, before: end) == nil, here.enclosures.quote(at: i) == nil
      {
        return i
      }
      if scalar == "(", i == start { return start }
      // 230个计划新开工项目9月底前全部开工: when is no part of the noun.
      if scalar.isDigit, i > start, DateRule.date(in: text, at: i) != nil { return i }
      if scalar == "、", !passesMarks, here.enclosures.bracket(at: i) == nil, here.enclosures.quote(at: i).map({ $0.lowerBound <= start }) ?? true,
        !goesOn(behind: i, from: start, before: end)
      {
        return i
      }
      // 独角兽（种子、潜在）企业: what a bracket says ends nothing.
      if i > start, scalar != "(", let note = here.enclosures.bracket(at: i), note.lowerBound > start, note.upperBound < end {
        i = note.upperBound
        continue
      }
      if let kept = grammar.notStop.longest(in: text.folded, at: i, before: end) {
        i = kept.end
      } else if let verb = grammar.attributive.longest(in: text.folded, at: i, before: end), i > start,
        let noun = grammar.attributeNoun.longest(in: text.folded, at: verb.end, before: end)
      {
        i = noun.end
      } else if i == start, scalar == "有" || text.has("具有", at: i) {
        // 211家有就餐功能的服务中心
        i += scalar == "有" ? 1 : 2
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

  /// What the first of several levels or offices ends in: 省、市重点项目, 国控、省控断面, 校长、教师.
  private var levels: Set<Unicode.Scalar> { ["省", "市", "县", "区", "镇", "乡", "国", "控", "级", "长"] }

  /// 36个省、市重点项目, 15个国控、省控断面: behind one or two characters a list mark parts nothing, unless a number follows.
  private func goesOn(behind mark: Int, from start: Int, before end: Int) -> Bool {
    mark - start <= 2 && mark + 2 < end && levels.contains(text.folded[mark - 1]) && text.folded[mark + 1].isHan && text.folded[mark + 2].isHan
      && grammar.verbs.longest(in: text.folded, at: mark + 1, before: end) == nil
  }

  /// A stop word's first character may be the second of a word that is none: 绝对, 平均.
  private func isMiddleOfKept(_ i: Int, from start: Int, before end: Int) -> Bool {
    guard i > start, let kept = grammar.notStop.longest(in: text.folded, at: i - 1, before: end) else { return false }
    return kept.end > i
  }

  /// The noun behind a number: its own, or that of the next number where the two or a list of them share one.
  func nounAfter(_ site: Site) -> (phrase: Phrase, end: Int)? {
    let end = site.item.outer.upperBound
    if let own = noun(after: site.item, next: site.next, clause: site.clause) { return levelOfShared(own, site) ?? own }
    // 总投资2万亿元的389个项目: whose it is, the next number counts.
    if text.has("的", at: end), let next = site.next, next.outer.lowerBound == end + 1, next.range.lowerBound < site.clause.upperBound,
      let counted = noun(after: next, next: site.following.dropFirst().first, clause: site.clause)
        // 总投资36.3亿元的10件40项民生实事
        ?? site.following.dropFirst().first.flatMap({ $0.range.lowerBound == next.range.upperBound ? $0 : nil }).flatMap({
          noun(after: $0, next: site.following.dropFirst(2).first, clause: site.clause)
        })
    {
      return (counted.phrase, end)
    }
    var previous = site.item
    for (n, next) in site.following.enumerated() {
      // 78户188人原贫困户: both count the same people. *大类、*大项、*小项改革任务清单: the noun stands once, at the end.
      let isAdjacent = n == 0 && next.range.lowerBound == previous.outer.upperBound
      let isListed =
        site.isCount && site.own.isEmpty && next.outer.lowerBound == previous.outer.upperBound + 1
        && text.folded[previous.outer.upperBound] == "、"
      guard next.range.lowerBound < site.clause.upperBound, isAdjacent || isListed else { return nil }
      if let shared = noun(after: next, next: site.following.dropFirst(n + 1).first, clause: site.clause) {
        return (shared.phrase, end)
      }
      if isAdjacent { return nil }
      previous = next
    }
    return nil
  }

  /// 5个国家级、60个省级培训基地: the noun behind the second level is that of the first as well.
  private func levelOfShared(_ level: (phrase: Phrase, end: Int), _ site: Site) -> (phrase: Phrase, end: Int)? {
    guard level.phrase.folded.last == "级", grammar.category.longest(in: level.phrase.folded, at: 0, before: level.phrase.count)?.end == level.phrase.count,
      let next = site.next, next.outer.lowerBound == level.end + 1, next.range.lowerBound < site.clause.upperBound,
      let shared = noun(after: next, next: site.following.dropFirst().first, clause: site.clause), let at = shared.phrase.find("级"), at <= 3
    else { return nil }
    return (level.phrase + shared.phrase[at + 1..<shared.phrase.count], level.end)
  }

  /// 财政支出近八成投向民生领域: where the part goes, behind a share.
  func goingTo(_ site: Site) -> Phrase {
    guard site.measure == .share, text.has("投向", at: site.item.outer.upperBound) || text.has("用于", at: site.item.outer.upperBound) else { return Phrase() }
    let end = min(site.clause.upperBound, site.next?.outer.lowerBound ?? site.clause.upperBound)
    return end - site.item.outer.upperBound <= 12 ? Phrase(site.item.outer.upperBound..<end, of: text).withoutMarks : Phrase()
  }

  func isPronoun(_ phrase: Phrase) -> Bool {
    // 连跨5万亿元、6万亿元两个台阶
    if phrase.ends(with: "台阶") || phrase.ends(with: "大关") { return true }
    guard let found = grammar.pronoun.longest(in: phrase.folded, at: 0, before: phrase.count) else { return false }
    return found.end == phrase.count || phrase.count - found.end <= 1
  }
}
