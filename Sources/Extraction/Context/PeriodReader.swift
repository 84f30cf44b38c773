import Documents
import Statistics

/// Tells which period a number is about: from the dates of its sentence, else from the part of the document.
struct PeriodReader {
  let text: PreparedText
  let profile: DocumentProfile
  let scopes: ScopeMap

  func read(_ statement: inout Statement, item: Item, before: Phrase, clause: Range<Int>, _ memory: SentenceMemory) {
    let scope = scopes.scope(at: item.range.lowerBound)
    statement.period = scope.period(isFlow: statement.isFlow)
    if memory.statesFact, statement.scenario == .actual, let year = profile.year { statement.period = TimePeriod(year: year) }
    let words = clause.lowerBound..<item.range.lowerBound
    if let year = scope.lastYear {
      let sentence = memory.sentence.lowerBound..<item.range.lowerBound
      // All of their names have one of two words.
      if text.contains("半年", in: sentence) || text.contains("季度", in: sentence),
        let part = PartOfYear.all.first(where: { isPart($0.name, of: sentence, memory) })
      {
        statement.period = part.period(of: year)
      }
    }
    if case .months(let year, _, _) = scope.horizon, statement.measure == .level, text.has("全年", at: text.trimmed(words).lowerBound) {
      // 上半年…，全年蔬菜面积稳定在49万亩
      statement.period = TimePeriod(year: year)
    }
    for date in memory.dates.reversed() {
      if date.isComparison {
        if date.range.lowerBound >= clause.lowerBound {
          statement.qualifiers.append("较" + text.words(date.range))
          // “十四五”时期…较2020年下降25%: what is held against one year is of the last.
          if statement.period.spansYears, !statement.isAnnual, let last = statement.period.year { statement.period = TimePeriod(year: last) }
        }
        continue
      }
      guard !date.isSpent, let period = date.period, !isOfWhole(date, item), !isSuperseded(date, before: item), holds(date, for: item, clause: clause, memory.sentence) else { continue }
      // 审核2017-2018年度材料 in a summary of 2017: a school year that goes on is no intention.
      if period.spansYears, statement.scenario == .actual, let last = period.year, let reviewed = profile.year, last > reviewed,
        Int(period.code.prefix(4)).map({ $0 <= reviewed }) ?? false
      {
        continue
      }
      // What stands at the end of a span belongs to its last year.
      statement.period = period.spansYears && !statement.isFlow && !(date.isSince && statement.measure == .level) ? period.year.map { TimePeriod(year: $0) } ?? period : period
      // A year later than the one reviewed is an intention.
      if let year = period.year, let reviewed = profile.year, year > reviewed, statement.scenario == .actual {
        statement.scenario = .target
      } else if case .year(let current) = scope.horizon, period.isWholeYear, let year = period.year, year < current,
        statement.scenario == .actual, !opens(date, memory.sentence)
      {
        // An earlier year is named to compare with.
        statement.scenario = .baseline
      }
      break
    }
    if let years = yearsOpening(clause) ?? (statement.isFlow ? yearsGone(in: memory.sentence.lowerBound..<item.range.lowerBound) : nil),
      statement.measure == .level || statement.measure == .change || statement.isAnnual, let last = scope.lastYear {
      statement.period = TimePeriod("\(last - years + 1)/\(last)")
    }
    if let plan = planPeriod(in: words) { statement.period = plan }
    // 过去五年…2021年实现生产总值288.7亿元，年均增长5.1%: the mean is that of the whole span.
    if statement.isAnnual, !statement.period.spansYears, case .span(let from, let to) = scope.horizon {
      statement.period = TimePeriod("\(from)/\(to)")
    }
  }

  /// 2022年共交流教师494人 in a summary of 2023: a sentence that begins with an earlier year and names none after it tells of that year.
  private func opens(_ date: SentenceDate, _ sentence: Range<Int>) -> Bool {
    guard date.range.lowerBound - text.trimmed(sentence).lowerBound <= 3, let own = date.period?.year else { return false }
    return !NamedYears.years(in: date.range.upperBound..<sentence.upperBound, text).contains { $0 > own }
  }

  /// 上半年, …: part of a year that the sentence named, as long as no date or 全年 follows it, and no semicolon unless it began the sentence.
  private func isPart(_ name: StaticPhrase, of range: Range<Int>, _ memory: SentenceMemory) -> Bool {
    guard let at = text.find(name, in: range), !text.has("较", endingAt: at), !text.has("比", endingAt: at) else { return false }
    let rest = at + name.scalars.count..<range.upperBound
    let opens = at - text.trimmed(range).lowerBound <= 3
    return (opens || !text.folded[rest].contains(";")) && !text.contains("全年", in: rest) && !text.contains("下半年", in: rest)
      && !memory.dates.contains { $0.range.lowerBound > at }
  }

  /// 占2020年末脱贫人口总数的13.99%: the year of what the share is a part of.
  private func isOfWhole(_ date: SentenceDate, _ item: Item) -> Bool {
    // 是2015年末的1.8倍和2倍: how many times what it was.
    if item.unitText == "倍", text.has("的", at: date.range.upperBound) || text.has("末的", at: date.range.upperBound) || text.has("底的", at: date.range.upperBound) { return true }
    var start = date.range.lowerBound
    for area in ["全市", "全省", "全国", "全区", "全县"] as [StaticPhrase] where text.has(area, endingAt: start) { start -= area.count }
    return text.has("占", endingAt: start)
  }

  /// 截至10月底，…，今年已有2个项目…: a clause that begins with the year speaks of all of it.
  private func isSuperseded(_ date: SentenceDate, before item: Item) -> Bool {
    guard date.period.map({ !$0.isWholeYear && !$0.spansYears }) ?? false else { return false }
    return (date.range.upperBound..<item.range.lowerBound).contains { i in
      text.folded[i].isClauseEnd && (text.has("今年", at: i + 1) || text.has("全年", at: i + 1)) && i + 3 < item.range.lowerBound
    }
  }

  /// A date at the beginning of a sentence holds for all of it, one at the beginning of a clause up to the next semicolon,
  /// one inside a clause only there.
  private func holds(_ date: SentenceDate, for item: Item, clause: Range<Int>, _ sentence: Range<Int>) -> Bool {
    // 增长到340亿元（2017年为预计数），年均增长7%: what a bracket says of a date holds in the bracket.
    let between = text.folded[date.range.upperBound..<max(date.range.upperBound, item.range.lowerBound)]
    if let close = between.firstIndex(of: ")"), !between[..<close].contains("("), text.folded[max(0, date.range.lowerBound - 12)..<date.range.lowerBound].contains("(") { return false }
    if date.range.lowerBound >= clause.lowerBound || date.range.lowerBound - text.trimmed(sentence).lowerBound <= 3 { return true }
    // 1-11月，…；…: the months of a part of the year hold up to the end of the sentence.
    let isPartOfYear = date.period.map { $0.code.contains("/") && !$0.spansYears } ?? false
    // 2018年主要目标是：…；…: the aims of a year are all of that year.
    if let year = date.period?.year, let reviewed = profile.year, year > reviewed,
      (["目标是", "目标为", "目标:"] as [StaticPhrase]).contains(where: { text.contains($0, in: date.range.upperBound..<item.range.lowerBound) })
    {
      return true
    }
    if !isPartOfYear { for i in date.range.upperBound..<item.range.lowerBound where text.folded[i] == ";" { return false } }
    var start = date.range.lowerBound
    while start > 0, !text.folded[start - 1].isClauseEnd, date.range.lowerBound - start <= 4 { start -= 1 }
    return date.range.lowerBound - start <= 4
  }

  /// 五年实际利用外资8000亿元, 五年净增608万户: a clause that begins with years and what was done in them.
  private func yearsOpening(_ clause: Range<Int>) -> Int? {
    let start = text.trimmed(clause).lowerBound
    guard start + 3 < clause.upperBound, text.folded[start + 1] == "年", text.folded[start + 2].isHan,
      !["来", "间", "期", "级", "制", "以", "前", "后", "内", "行", "规", "计", "义", "过", "攻"].contains(text.folded[start + 2])
    else { return nil }
    let years = HanNumeral.digit(text.folded[start]) ?? (text.folded[start].isDigit ? Int(text.folded[start].value) - 0x30 : nil)
    return years.flatMap { (2...9).contains($0) ? $0 : nil }
  }

  /// 三年来，…; 五年累计5.8亿美元: of how many years up to the one reviewed a sentence tells; nil where it does not say.
  private func yearsGone(in range: Range<Int>) -> Int? {
    guard let at = text.find("年来", in: range) ?? text.find("年间", in: range) ?? text.find("年累计", in: range) ?? text.find("年平均增长", in: range) ?? text.find("年投入", in: range), at > range.lowerBound else { return nil }
    let before = text.folded[at - 1]
    let years = HanNumeral.digit(before) ?? (before.isDigit ? Int(before.value) - 0x30 : nil)
    guard let years, (2...9).contains(years), at < 2 || !text.folded[at - 2].isDigit else { return nil }
    return years
  }

  /// “十四五”时期 in the clause itself, unless something is compared with it.
  private func planPeriod(in range: Range<Int>) -> TimePeriod? {
    guard let at = text.find("时期", in: range) ?? text.find("期间", in: range) else { return nil }
    guard let plan = NamedYears.planPeriod(in: range.lowerBound..<at, text) else { return nil }
    for i in range.lowerBound..<at where text.folded[i] == "较" || text.folded[i] == "比" {
      if NamedYears.planPeriod(in: range.lowerBound..<i, text) == nil { return nil }
    }
    return TimePeriod("\(plan.0)/\(plan.1)")
  }
}
