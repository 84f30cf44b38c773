import CodeLists
import Statistics

/// What the words before a number make of it: a rate, a difference, a part, a place, an amount; and whether it is a fall.
struct MeasureReading: Hashable, Sendable {
  var measure: Measure
  var isFall = false
  /// The word that decided, for `explain`.
  var rule: String
}

enum Measures {
  /// Reads the measure of a number from its unit and the words right before it (bounds such as 约 already left out).
  static func read(_ item: Item, before: Phrase, isRank: Bool, grammar: Grammar) -> MeasureReading {
    let family = item.unit?.family ?? (isRank ? .rank : .count)
    if isRank { return MeasureReading(measure: .rank, rule: "rank") }
    var (stem, reachesLevel) = withoutConnectors(withoutBracket(before))
    // 增速目标分别为15%: the rate that is aimed at.
    if stem.ends(with: "增速目标") || stem.ends(with: "增长目标") { stem.removeLast(2) }
    // 经济增长预期目标为5%
    if stem.ends(with: "增长预期目标") || stem.ends(with: "增长目标确定") { stem.removeLast(4) }
    let growth = grammar.growth.longest(in: stem.folded, endingAt: stem.count, from: 0)
    let change = grammar.change.longest(in: stem.folded, endingAt: stem.count, from: 0)
    switch family {
    case .percent:
      // 自然增长率 is a rate of its own.
      if before.contains("自然增长率") || before.contains("自增率") { return MeasureReading(measure: .share, rule: "per-cent") }
      if let growth, !reachesLevel || isRateNoun(stem) {
        // PM2.5浓度改善8.3%: a concentration improves by falling.
        let improves = stem.ends(with: "改善") && stem.contains("浓度")
        return MeasureReading(measure: .growth, isFall: growth.value < 0 || improves, rule: "growth-verb")
      }
      if isCompletion(before, grammar) { return MeasureReading(measure: .completion, rule: "completion-words") }
      if before.ends(with: "指数") || stem.contains("指数提升") || stem.ends(with: "指数") {
        return MeasureReading(measure: .level, rule: "index")
      }
      return MeasureReading(measure: .share, rule: "per-cent")
    case .percentagePoint where before.contains("拉动") || before.contains("下拉"):
      // 拉动地区生产总值增长0.7个百分点: so much of a growth.
      return MeasureReading(measure: .growth, isFall: before.contains("下拉"), rule: "pull")
    case .percentagePoint:
      let word = change ?? growth
      // 低于全市平均水平0.4个百分点: what is compared with stands between the word and the number.
      let isBelow = word == nil && (before.contains("低于") || before.contains("慢于") || before.contains("落后"))
      return MeasureReading(measure: .change, isFall: (word?.value ?? 1) < 0 || isBelow, rule: "points")
    case .rank:
      let falls = before.contains("下降") || before.contains("后移") || before.contains("退")
      return MeasureReading(measure: .change, isFall: falls, rule: "places")
    case .ratio where item.unitText == "倍" || item.unitText == "番":
      return MeasureReading(measure: .growth, isFall: (growth?.value ?? 1) < 0, rule: "times")
    case .ratio where item.unitText == "成" || item.numeral.part != nil || item.proportion != nil:
      if let growth, !reachesLevel { return MeasureReading(measure: .growth, isFall: growth.value < 0, rule: "growth-verb") }
      return MeasureReading(measure: .share, rule: "part-of-a-whole")
    default:
      // 发病率151.46/10万
      if item.unitText.unicodeScalars.first == "/" { return MeasureReading(measure: .share, rule: "per-so-many") }
      // 比年初新增117.9亿元: what is new since a day is a difference.
      if before.ends(with: "新增"), before.contains("比年初") || before.contains("较年初") || before.contains("比上年") {
        return MeasureReading(measure: .change, rule: "difference")
      }
      // 人均增收1490元: what was earned more is told as an amount.
      if grammar.earned.longest(in: before.folded, endingAt: before.count, from: 0) != nil { return MeasureReading(measure: .level, rule: "amount") }
      // 改造提升25个机构 counts things; only a comparison makes 提升 a difference.
      if let change, !reachesLevel, !isWorkVerb(stem) || before.contains("比") || before.contains("较") {
        return MeasureReading(measure: .change, isFall: change.value < 0, rule: "difference")
      }
      return MeasureReading(measure: .level, rule: "amount")
    }
  }

  /// 下降（同口径）19.59%: how it was reckoned stands between the verb and its number.
  private static func withoutBracket(_ before: Phrase) -> Phrase {
    guard before.folded.last == ")", let open = before.folded.lastIndex(of: "("), open >= 2, before.count - open <= 10 else { return before }
    return before[0..<open]
  }

  /// 提高到 and 降至 lead to a level, 增长了 does not; 约 and 近 say nothing of it.
  private static func withoutConnectors(_ phrase: Phrase) -> (Phrase, reachesLevel: Bool) {
    var stem = phrase
    var reaches = false
    while let last = stem.folded.last {
      switch last {
      case "到", "至", "达", "为", "在", "于", "是":
        reaches = true
        stem.removeLast(1)
      case "了", "约", "近", "超", "过", "逾", "均", "别", "分", " ", "(", "仅":
        stem.removeLast(1)
      case "率" where stem.ends(with: "增长率") || stem.ends(with: "下降率"):
        // 审减率 and 失业率 are rates of their own, no growth.
        stem.removeLast(1)
      default:
        return (stem, reaches)
      }
    }
    return (stem, reaches)
  }

  /// 增速 and 涨幅 are rates also when 达 or 为 follows.
  private static func isRateNoun(_ stem: Phrase) -> Bool {
    stem.ends(with: "增速") || stem.ends(with: "增幅") || stem.ends(with: "涨幅") || stem.ends(with: "比例") || stem.ends(with: "幅度") || stem.ends(with: "降幅") || stem.ends(with: "增长")
      && stem.contains("年均")
  }

  private static func isWorkVerb(_ stem: Phrase) -> Bool {
    stem.ends(with: "提升") || stem.ends(with: "扩大") || stem.ends(with: "压减") || stem.ends(with: "降低")
  }

  private static func isCompletion(_ before: Phrase, _ grammar: Grammar) -> Bool {
    if grammar.completion.occurs(in: before.folded, 0..<before.count) || before.ends(with: "分别完成") { return true }
    // 超年度计划目标13.9%
    let words = before.withoutMarks
    return words.folded.first == "超" && (["任务", "目标", "计划", "预期"] as [StaticPhrase]).contains { words.ends(with: $0) }
  }
}
