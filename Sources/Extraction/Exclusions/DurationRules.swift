import CodeLists
import Statistics

/// Times and how often: 连续两年, 连续12个季度, 每周2次, 有效期3年.
enum DurationRules {
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
    ExclusionRule(name: "rule-of-frequency", role: .incidental) { item, here in
      let text = here.text
      let start = item.range.lowerBound
      return item.unitText == "次" && (text.has("每周", endingAt: start) || text.has("每月", endingAt: start)
        || text.has("每年", endingAt: start) || text.has("每季度", endingAt: start) || text.has("每天", endingAt: start))
    },
  ]

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
}
