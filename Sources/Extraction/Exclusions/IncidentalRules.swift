import CodeLists
import FoundationEssentials
import Statistics

/// True quantities that are no statistic of the area: 连续两年, 亿元以上项目, 首批100个, 两条底线, 每周2次.
enum IncidentalRules {
  /// What a web page says of itself; asked before the rules that look for names.
  static let page: [ExclusionRule] = [
    ExclusionRule(name: "count-of-readers", role: .incidental) { item, here in
      // 浏览量：1250, 人气:5.74K: of the page, not of the area.
      var before = item.range.lowerBound
      while before > 0, [" ", ":"].contains(here.text.folded[before - 1]) { before -= 1 }
      guard before < item.range.lowerBound else { return false }
      return here.grammar.pageReaders.longest(in: here.text.folded, endingAt: before, from: 0) != nil
    },
  ]

  static let all: [ExclusionRule] = [
    ExclusionRule(name: "span-of-years", role: .incidental) { item, here in
      guard item.unit?.family == .duration, item.unitText == "年" || item.unitText == "周年" || item.unitText == "个年头" else { return false }
      if here.text.has("来", at: item.range.upperBound) { return true }
      return !isMeasuredDuration(item, here)
    },
    ExclusionRule(name: "run-of-times", role: .incidental) { item, here in
      // 连续12个季度, 连续3届
      here.text.has("连续", endingAt: item.range.lowerBound) && here.grammar.runUnits.contains(item.unitText)
    },
    ExclusionRule(name: "age-or-time-of-a-rule", role: .incidental) { item, here in
      guard item.unit?.family == .duration, here.grammar.ruleUnits.contains(item.unitText) else { return false }
      return !isMeasuredDuration(item, here)
    },
    ExclusionRule(name: "one-by-one", role: .incidental) { item, here in
      // 一家一家地对接, 一件一件解决, 抓一件是一件, 说一件、干一件: each of them, not one.
      guard item.numeral.form == .han, item.numeral.value == 1, item.unit != nil, item.range.count <= 3 else { return false }
      // 劲往一处使
      if here.text.has("往", endingAt: item.range.lowerBound) { return true }
      let text = here.text.folded
      let length = item.range.count
      let beside = max(0, item.range.lowerBound - length - 2)..<min(text.count, item.range.upperBound + length + 2)
      return beside.contains { start in
        start != item.range.lowerBound && start + length <= beside.upperBound && text[start..<start + length].elementsEqual(text[item.range])
      }
    },
    ExclusionRule(name: "one-as-article", role: .incidental) { item, here in
      // 是一座“精神富矿”
      guard item.numeral.form == .han, item.numeral.value == 1, item.unit != nil else { return false }
      return here.text.has("是", endingAt: item.range.lowerBound) || here.text.has("成为", endingAt: item.range.lowerBound)
    },
    ExclusionRule(name: "list-announced", role: .incidental) { item, here in
      // 重点抓好五件事：一是…
      item.numeral.form == .han && item.unitText == "件" && here.text.has("事", at: item.range.upperBound) && !here.text.has("事项", at: item.range.upperBound)
        && !here.text.has("事故", at: item.range.upperBound)
    },
    ExclusionRule(name: "small-han-number", role: .incidental) { item, here in
      guard item.numeral.form == .han, item.numeral.part == nil, let value = item.numeral.value, value < 10 else { return false }
      // 三元 is the name of a firm.
      return (!here.grammar.countedUnits.contains(item.unitText) || item.unitText == "元") && !isTenthsOrDoubling(item, here) && !isPlace(item, here)
    },
    ExclusionRule(name: "size-without-a-number", role: .incidental) { item, here in
      // 百亿元企业, 千家万户, 万人计划: a power of ten is a number of things only where 超, 近 or 上 leads to it.
      item.numeral.isBare && !item.numeral.isMore && (item.bound == nil || item.outer.lowerBound == item.range.lowerBound)
    },
    ExclusionRule(name: "han-turn-of-phrase", role: .incidental) { item, here in
      // 长三角, 红十字, 三级: Han numerals count only with units that things are really counted in.
      let written = here.text.folded[item.range.upperBound - 1]
      return item.numeral.form == .han && item.numeral.part == nil && !item.numeral.isBare && !isTenthsOrDoubling(item, here) && !isPlace(item, here)
        && item.unit != nil && (written == "角" || !here.grammar.countedUnits.contains(item.unitText) && !here.grammar.countedFromTen.contains(item.unitText))
    },
    ExclusionRule(name: "class-by-size", role: .incidental) { item, here in
      // 30万千瓦级, 百亿级
      item.unit != nil && here.text.has("级", at: item.range.upperBound)
        || item.unitText == "级" && item.numeral.form == .digits
    },
    ExclusionRule(name: "threshold", role: .incidental) { item, here in
      let text = here.text
      // 500万元及以上的居民服务业
      let after = item.range.upperBound + (text.has("及以", at: item.range.upperBound) ? 1 : 0)
      let over = text.has("以上", at: after) || text.has("以下", at: after) || text.has("以内", at: after)
      guard over, after + 2 < text.count else { return false }
      let next = text.folded[after + 2]
      guard next.isHan else { return false }
      if item.unit.map({ sizes.contains($0.family) }) ?? false { return !followsVerb(item, here) || isNoun(after + 2, here) }
      // 人口20万以上的县
      if item.unit == nil, item.numeral.scale >= 4, next == "的" { return true }
      // 新开工20层以上高层13栋
      if item.unitText == "层" { return true }
      return (item.unitText == "户" || item.unitText == "人" || item.unitText == "岁") && !followsVerb(item, here)
    },
    ExclusionRule(name: "class-by-people", role: .incidental) { item, here in
      // 城区人口超50万县
      item.unit == nil && item.numeral.scale >= 4 && item.bound != nil && (here.text.has("县", at: item.range.upperBound) || here.text.has("市", at: item.range.upperBound))
        && here.text.contains("人口", in: here.clause(before: item.range.lowerBound, reach: 8))
    },
    ExclusionRule(name: "class-by-amount", role: .incidental) { item, here in
      // 签约10亿元项目5个: the amount says how large they are, the count is what is stated.
      guard item.unit?.family == .money else { return false }
      if isClassOfFirms(item, here) { return true }
      guard followsVerb(item, here) || here.text.has("个", endingAt: item.range.lowerBound) else { return false }
      var end = item.outer.upperBound
      while end < min(here.text.count, item.outer.upperBound + 6), here.text.folded[end].isHan { end += 1 }
      guard end < here.text.count, here.text.folded[end].isDigit || here.text.folded[end].isMask else { return false }
      for noun in ["项目", "企业", "产业", "集群", "园区"] as [StaticPhrase] where here.text.has(noun, endingAt: end) { return true }
      return false
    },
    ExclusionRule(name: "another-body-s-batch", role: .incidental) { item, here in
      // 被省教育厅评为首批100个…: the area is one of them. The area's own 首批63个 are a count.
      guard here.text.has("首批", endingAt: item.range.lowerBound) || here.text.has("第一批", endingAt: item.range.lowerBound), !item.isMasked
      else { return false }
      let before = here.clause(before: item.range.lowerBound)
      return here.grammar.chosen.occurs(in: here.text.folded, before)
    },
    ExclusionRule(name: "rule-of-frequency", role: .incidental) { item, here in
      let text = here.text
      let start = item.range.lowerBound
      return item.unitText == "次" && (text.has("每周", endingAt: start) || text.has("每月", endingAt: start)
        || text.has("每年", endingAt: start) || text.has("每季度", endingAt: start) || text.has("每天", endingAt: start))
    },
    ExclusionRule(name: "steps-of-a-size", role: .incidental) { item, here in
      // 连续迈上4个万亿元台阶
      let after = item.range.upperBound
      guard item.unitText == "个", after < here.text.count else { return false }
      var end = after
      while end < here.text.count, HanNumeral.multiplier(here.text.folded[end]) != nil { end += 1 }
      return end > after && (here.text.has("元台阶", at: end) || here.text.has("元大关", at: end))
    },
    ExclusionRule(name: "part-of-a-tax", role: .incidental) { item, here in
      // 国内增值税（50%部分）: which part of the tax is the area's.
      item.unit?.family == .percent && here.text.has("部分", at: item.range.upperBound)
        && here.enclosures.bracket(at: item.range.lowerBound) != nil
    },
    ExclusionRule(name: "size-of-a-sample", role: .incidental) { item, here in
      // 全省5‰人口变动抽样调查
      guard item.unit?.family == .percent else { return false }
      let behind = item.range.upperBound..<min(here.text.count, item.range.upperBound + 8)
      return here.text.contains("抽样", in: behind)
    },
    ExclusionRule(name: "voltage", role: .incidental) { item, _ in
      // 330千伏输变电工程
      item.unitText == "千伏" || item.unitText == "伏"
    },
    ExclusionRule(name: "altitude", role: .incidental) { item, here in
      item.unitText == "米" && (here.text.has("海拔", endingAt: item.range.lowerBound))
    },
    ExclusionRule(name: "among-how-many", role: .incidental) { item, here in
      // 在全省*个市辖区中, 全国100个城市中
      let text = here.text
      guard item.unitText == "个", text.has("全省", endingAt: item.range.lowerBound)
        || text.has("全国", endingAt: item.range.lowerBound) || text.has("全市", endingAt: item.range.lowerBound)
      else { return false }
      var i = item.range.upperBound
      while i < min(text.count, item.range.upperBound + 8), !text.folded[i].isClauseEnd {
        // 160个国控断面中优良断面占86%: only where a place among them follows.
        if text.folded[i] == "中" { return ["第", "排", "居", "位", "列"].contains { mark in text.folded[i..<min(text.count, i + 16)].contains(mark) } }
        i += 1
      }
      return false
    },
    ExclusionRule(name: "among-the-first", role: .incidental) { item, here in
      // 学科进入全球前1%
      item.unit?.family == .percent && here.text.has("前", endingAt: item.range.lowerBound)
    },
    ExclusionRule(name: "one-of-so-many", role: .incidental) { item, here in
      // 全市仅有的5个区之一
      guard item.unit?.family == .count else { return false }
      var end = item.range.upperBound
      while end < min(here.text.count, item.range.upperBound + 10), !here.text.folded[end].isClauseEnd {
        if here.text.has("之一", at: end) { return true }
        end += 1
      }
      return false
    },
    ExclusionRule(name: "so-many-respects", role: .incidental) { item, here in
      // 重点抓好以下6个方面工作: how the text goes on.
      guard item.unitText == "个", here.text.has("方面", at: item.range.upperBound) else { return false }
      // 从发展、安全等5个方面细化
      if here.text.contains("从", in: here.clause(before: item.range.lowerBound)) { return true }
      let after = item.range.upperBound + (here.text.has("的", at: item.range.upperBound + 2) ? 3 : 2)
      for word in ["工作", "重点", "任务"] as [StaticPhrase] where here.text.has(word, at: after) { return true }
      return false
    },
    ExclusionRule(name: "bare-number", role: .name) { item, here in
      // 1亿3千多万 is a magnitude though its last part is not.
      guard item.unit == nil, item.numeral.scale == 0, !item.isMasked,
        HanNumeral.multiplier(here.text.folded[item.range.upperBound - 1]).map({ $0 < 4 }) ?? true
      else { return false }
      if here.text.isOrdinal(at: item.range.lowerBound) || OrdinalRules.isAmongFirst(item, here.text, here.grammar) { return false }
      return !statesIndex(item, here)
    },
  ]

  private static let sizes: Set<UnitFamily> = [.money, .length, .power, .duration, .area, .mass]

  /// 三成, 翻两番: few, and yet a share and a growth.
  private static func isTenthsOrDoubling(_ item: Item, _ here: Surroundings) -> Bool {
    item.unitText == "成" || item.unitText == "番" && here.text.has("翻", endingAt: item.range.lowerBound)
      || item.numeral.upper != nil && here.grammar.countedFromTen.contains(item.unitText)
  }

  /// 纳税超亿元企业达12家, 产值超10亿元企业5家: how large the firms are that are counted.
  private static func isClassOfFirms(_ item: Item, _ here: Surroundings) -> Bool {
    guard item.bound != nil, item.outer.lowerBound < item.range.lowerBound else { return false }
    let after = item.outer.upperBound
    if isOfAmount(item, here) { return true }
    guard let noun = here.grammar.classed.longest(in: here.text.folded, at: after, before: here.text.count) else { return false }
    var end = noun.end
    while end < min(here.text.count, noun.end + 4), here.text.folded[end].isHan { end += 1 }
    return end < here.text.count && (here.text.folded[end].isDigit || here.text.folded[end].isMask)
  }

  /// 销售收入超亿元的非公企业达到20家, 引进投资超10亿元重大项目14个: an amount that things counted right behind it exceed.
  private static func isOfAmount(_ item: Item, _ here: Surroundings) -> Bool {
    let text = here.text
    let before = here.clause(before: item.outer.lowerBound, reach: 6)
    guard (["收入", "投资", "产值", "总量", "营收", "规模", "税收", "利润", "市值"] as [StaticPhrase]).contains(where: { text.has($0, endingAt: before.upperBound) }) else { return false }
    var end = item.outer.upperBound
    while end < min(text.count, item.outer.upperBound + 14), text.folded[end].isHan || text.folded[end] == "“" || text.folded[end] == "”" { end += 1 }
    guard end < text.count, text.folded[end].isDigit || text.folded[end].isMask else { return false }
    let words = item.outer.upperBound..<end
    let isOpen = (["带动", "拉动", "实现", "惠及", "建成", "完成", "新增", "增长", "推动"] as [StaticPhrase]).contains { text.contains($0, in: words) }
    return !isOpen && (["企业", "项目", "县", "镇", "村", "园区", "集群", "产业"] as [StaticPhrase]).contains { text.contains($0, in: words) }
  }

  /// 全省第一, 第一方阵: a place in a ranking.
  private static func isPlace(_ item: Item, _ here: Surroundings) -> Bool {
    here.text.isOrdinal(at: item.range.lowerBound) && OrdinalRules.isRank(item, here)
  }

  /// Time saved, years of schooling, life expectancy: the words before name a duration.
  private static func isMeasuredDuration(_ item: Item, _ here: Surroundings) -> Bool {
    let text = here.text
    let before = here.clause(before: item.range.lowerBound, reach: 24)
    if here.grammar.durationNouns.occurs(in: text.folded, before) { return true }
    // 优良天数311天，较上年增加17天: the days are those that an earlier clause counted.
    if item.unitText == "天", text.contains("天数", in: max(0, item.range.lowerBound - 48)..<item.range.lowerBound) { return true }
    // 不动产登记由5个工作日压缩到1个工作日: what becomes of it stands behind the number.
    let behind = item.range.upperBound..<min(text.count, item.range.upperBound + 4)
    return text.contains("压", in: behind) || text.contains("缩短", in: behind) || text.contains("减至", in: behind)
  }

  private static func followsVerb(_ item: Item, _ here: Surroundings) -> Bool {
    here.grammar.verbsBefore.longest(
      in: here.text.folded, endingAt: item.outer.lowerBound, from: max(0, item.outer.lowerBound - 6)) != nil
  }

  private static func isNoun(_ start: Int, _ here: Surroundings) -> Bool {
    here.text.folded[start].isHan && here.grammar.stop.longest(in: here.text.folded, at: start, before: here.text.count) == nil
  }

  /// 指数达101.2, 收入比为2.3: a number that needs no unit.
  private static func statesIndex(_ item: Item, _ here: Surroundings) -> Bool {
    here.grammar.indexNouns.occurs(in: here.text.folded, here.clause(before: item.range.lowerBound, reach: 12))
  }
}
