import CodeLists
import Statistics

/// Sizes that tell which class of things is meant: 亿元以上项目, 百亿级, 人口超50万县, 330千伏工程.
enum SizeClassRules {
  static let all: [ExclusionRule] = [
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
    ExclusionRule(name: "voltage", role: .incidental) { item, _ in
      // 330千伏输变电工程
      item.unitText == "千伏" || item.unitText == "伏"
    },
    ExclusionRule(name: "altitude", role: .incidental) { item, here in
      item.unitText == "米" && (here.text.has("海拔", endingAt: item.range.lowerBound))
    },
    ExclusionRule(name: "steps-of-a-size", role: .incidental) { item, here in
      // 连续迈上4个万亿元台阶
      let after = item.range.upperBound
      guard item.unitText == "个", after < here.text.count else { return false }
      var end = after
      while end < here.text.count, HanNumeral.multiplier(here.text.folded[end]) != nil { end += 1 }
      return end > after && (here.text.has("元台阶", at: end) || here.text.has("元大关", at: end))
    },
  ]

  private static let sizes: Set<UnitFamily> = [.money, .length, .power, .duration, .area, .mass]

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

  private static func followsVerb(_ item: Item, _ here: Surroundings) -> Bool {
    here.grammar.verbsBefore.longest(
      in: here.text.folded, endingAt: item.outer.lowerBound, from: max(0, item.outer.lowerBound - 6)) != nil
  }

  private static func isNoun(_ start: Int, _ here: Surroundings) -> Bool {
    here.text.folded[start].isHan && here.grammar.stop.longest(in: here.text.folded, at: start, before: here.text.count) == nil
  }
}
