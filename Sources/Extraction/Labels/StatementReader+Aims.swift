import CodeLists
import Statistics

// Whether a number is aimed at or reached.
extension StatementReader {
  /// 在上海等省市设立11个自贸试验区, 71.3万监测对象消除返贫风险: the words before or behind the number tell a deed.
  func isDone(_ item: Item, before: Phrase, in clause: Range<Int>) -> Bool {
    let verb = labels.verbBefore(before)
    // 医疗保险覆盖13亿人 tells how things stand.
    if !verb.isEmpty, !verb.ends(with: "覆盖") { return true }
    guard before.folded.allSatisfy({ !$0.isHan || $0 == "和" }) || before.folded.last == "等",
      item.unit?.family == .count || item.unit == nil && item.numeral.scale >= 4
    else { return false }
    // 48万户棚户区居民“出棚进楼”
    if text.folded[max(0, clause.upperBound - 1)] == "”" { return true }
    return (item.outer.upperBound..<clause.upperBound).contains { grammar.deed.longest(in: text.folded, at: $0, before: clause.upperBound) != nil }
  }

  /// 完成全年14家“小进限”企业目标, 全年16%的挑战目标: the words behind the number call it a target.
  func isAim(_ item: Item, in clause: Range<Int>) -> Bool {
    var end = item.outer.upperBound
    while end < clause.upperBound, end - item.outer.upperBound < 14, text.folded[end].isHan || ["“", "”"].contains(text.folded[end]) { end += 1 }
    guard let aim = grammar.targetBehind.longest(in: text.folded, endingAt: end, from: item.outer.upperBound) else { return false }
    // 实现扩招100万人目标: it was reached.
    if text.has("实现", at: text.trimmed(clause).lowerBound) || text.has("顺利实现", at: end) { return false }
    // 29项目标任务 are tasks that are counted.
    return text.has("的", endingAt: aim.start) || !["项", "个", "件", "条"].contains(item.unitText)
  }

  /// 目标任务19家, 奋斗目标增长14%, 全年任务62%, 完成年任务（40.2亿元）的…: the word before the number calls it a target.
  func namesTarget(_ before: Phrase, _ item: Item) -> Bool {
    var stem = before
    while let last = stem.folded.last, ["(", ":", "为", "是", "达", "数"].contains(last) { stem.removeLast(1) }
    if stem.ends(with: "分别") { stem.removeLast(2) }
    if let growth = grammar.growth.longest(in: stem.folded, endingAt: stem.count, from: 0), growth.start > 0 { stem = stem[0..<growth.start] }
    // 比上年预算增加1800亿元, 超年度计划13.9%: what was planned is only compared with.
    // 高于目标2.1个百分点
    if item.unit?.family == .percentagePoint { return false }
    if stem.starts(with: "比") || stem.starts(with: "较") || stem.starts(with: "超") && item.unit?.family == .percent { return false }
    if stem.ends(with: "任务"), !stem.contains("完成"), !["项", "个", "件", "条"].contains(item.unitText), item.unit?.family != .percent { return true }
    return grammar.targetWords.longest(in: stem.folded, endingAt: stem.count, from: 0) != nil
  }
}
