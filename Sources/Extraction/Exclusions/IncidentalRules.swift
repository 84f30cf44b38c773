import CodeLists
import Statistics

/// True quantities that are no statistic of the area: 首批100个, 在100个城市中, 6个方面工作.
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
    ExclusionRule(name: "another-body-s-batch", role: .incidental) { item, here in
      // 被省教育厅评为首批100个…: the area is one of them. The area's own 首批63个 are a count.
      guard here.text.has("首批", endingAt: item.range.lowerBound) || here.text.has("第一批", endingAt: item.range.lowerBound), !item.isMasked
      else { return false }
      let before = here.clause(before: item.range.lowerBound)
      return here.grammar.chosen.occurs(in: here.text.folded, before)
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

  /// 指数达101.2, 收入比为2.3: a number that needs no unit.
  private static func statesIndex(_ item: Item, _ here: Surroundings) -> Bool {
    here.grammar.indexNouns.occurs(in: here.text.folded, here.clause(before: item.range.lowerBound, reach: 12))
  }
}
