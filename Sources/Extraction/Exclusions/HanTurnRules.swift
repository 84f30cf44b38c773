import FoundationEssentials
import Statistics

/// Han numerals that are turns of phrase and no counts: 一家一家地对接, 是一座“富矿”, 两条底线, 长三角.
enum HanTurnRules {
  static let all: [ExclusionRule] = [
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
  ]

  /// 三成, 翻两番: few, and yet a share and a growth.
  private static func isTenthsOrDoubling(_ item: Item, _ here: Surroundings) -> Bool {
    item.unitText == "成" || item.unitText == "番" && here.text.has("翻", endingAt: item.range.lowerBound)
      || item.numeral.upper != nil && here.grammar.countedFromTen.contains(item.unitText)
  }

  /// 全省第一, 第一方阵: a place in a ranking.
  private static func isPlace(_ item: Item, _ here: Surroundings) -> Bool {
    here.text.isOrdinal(at: item.range.lowerBound) && OrdinalRules.isRank(item, here)
  }
}
