import CodeLists
import FoundationEssentials
import Statistics

/// Places in an order that rank nothing: 第五批, 第3次会议, 第十四届, 八次、九次会议, 二期项目.
enum OrdinalRules {
  static let all: [ExclusionRule] = [
    ExclusionRule(name: "after-di", role: .ordinal) { item, here in
      guard here.text.isOrdinal(at: item.range.lowerBound) else { return false }
      return !isRank(item, here)
    },
    ExclusionRule(name: "session", role: .ordinal) { item, here in
      guard item.numeral.form == .han || item.numeral.form == .digits else { return false }
      let text = here.text
      let after = item.range.upperBound
      if item.unitText == "届", text.has("全会", at: after) || text.has("历次", at: after) || text.has("中", at: after)
        || text.has("人", at: after) || HanNumeral.isPart(after < text.count ? text.folded[after] : "。")
        || text.has("三中", at: after) || text.has("四中", at: after) || text.has("二中", at: after)
      { return true }
      guard item.unitText == "次" else { return false }
      return text.has("会议", at: after) || text.has("全会", at: after) || text.has("全体会议", at: after)
        || text.has("党代会", at: after) || (item.numeral.form == .han && text.has("、", at: after))
        || (item.numeral.form == .han && text.has("、", endingAt: item.range.lowerBound))
    },
    ExclusionRule(name: "phase", role: .ordinal) { item, here in
      let before = item.range.lowerBound - 1
      guard item.unitText == "期", item.numeral.scale == 0, (item.numeral.value ?? 100) < 10, before >= 0,
        !here.text.folded[before].isClauseEnd
      else { return false }
      if item.numeral.form == .han { return true }
      // 文化公园1期工程, 地铁4号线2期
      for word in ["工程", "项目", "建设"] as [StaticPhrase] where here.text.has(word, at: item.range.upperBound) { return true }
      return here.text.has("号线", endingAt: item.range.lowerBound)
    },
  ]

  /// 进入全省前20名, 跻身全国前十名: a place among the first so many of a ranking.
  static func isAmongFirst(_ item: Item, _ text: PreparedText, _ grammar: Grammar) -> Bool {
    guard text.has("前", endingAt: item.range.lowerBound) else { return false }
    if item.unit == nil {
      // 全省前五、全国前十: a Han numeral by itself, right behind the area.
      let start = item.range.lowerBound - 2
      let end = item.range.upperBound
      return item.numeral.form == .han && start >= 1 && ["省", "国", "市"].contains(text.folded[start]) && text.folded[start - 1] == "全"
        && (end >= text.count || !text.folded[end].isHan)
    }
    guard item.unitText == "名" || item.unitText == "位" else { return false }
    let before = text.clause(before: item.range.lowerBound - 1, reach: 14)
    for i in before where grammar.rank.longest(in: text.folded, at: i, before: before.upperBound) != nil { return true }
    return text.contains("跻身", in: before)
  }

  /// 居全省第3位, 排名第二, 位列第一方阵: a place in a ranking, which is an observation.
  static func isRank(_ item: Item, _ here: Surroundings) -> Bool {
    let text = here.text
    let after = item.range.upperBound
    let di = item.range.lowerBound - (text.has("第", endingAt: item.range.lowerBound) ? 1 : 2)
    let isPlace = item.unitText == "位" || item.unitText == "名" || item.unitText == "方阵" || item.unitText == "个位次"
      || (item.unit == nil && (after >= text.count || !text.folded[after].isHan || text.has("方阵", at: after)))
    guard isPlace else { return false }
    guard di >= 0 else { return item.unitText == "位" }
    var start = di
    while start > 0, di - start < 14, !text.folded[start - 1].isClauseEnd { start -= 1 }
    // 六区第一, 全国省份第三: among places, the first is a rank.
    if di > 0, ["区", "省", "市", "县", "州", "国"].contains(text.folded[di - 1]), after >= text.count || !text.folded[after].isHan { return true }
    // A word may reach over the end of the range: 全省第 begins before 第.
    for i in start..<di where here.grammar.rank.longest(in: text.folded, at: i, before: text.count) != nil { return true }
    return item.unitText == "位"
  }
}
