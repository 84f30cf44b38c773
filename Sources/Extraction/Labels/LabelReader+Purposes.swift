import CodeLists
import Statistics

// What money was spent on, where it stands behind the sum: 投资4.5亿元实施了新建学校.
extension LabelReader {
  /// 投资4.5亿元实施了新建学校: an outlay, and behind it what it was for.
  func isOutlay(_ site: Site) -> Bool {
    site.item.unit?.family == .money && isGeneric(site.own) && !text.has("的", at: site.item.outer.upperBound)
      && purpose(behind: site.item, in: site) != nil
  }

  /// 投资7000万元，建成变电站: without a subject before it, an outlay is for what the words behind it make of it.
  func forPurpose(_ site: Site) -> Reading? {
    guard site.item.unit?.family == .money, let purpose = purpose(behind: site.item, in: site) else { return nil }
    let isFund = purpose.ends(with: "资金") || purpose.ends(with: "基金")
    return Reading(label: isFund ? purpose : purpose + site.own, rule: "for-purpose")
  }

  /// The object of the verb right behind an amount, or behind the comma after it.
  func purpose(behind item: Item, in site: Site) -> Phrase? {
    var start = item.outer.upperBound
    if start < text.count, text.folded[start] == "," { start += 1 }
    guard start < text.count, let verb = grammar.verbs.longest(in: text.folded, at: start, before: min(text.count, start + 8)) else { return nil }
    start = text.has("了", at: verb.end) ? verb.end + 1 : verb.end
    let limit = min(text.count, start + 26, site.next?.outer.lowerBound ?? text.count)
    let end = text.folded[start..<limit].firstIndex { $0.isClauseEnd || $0 == "、" } ?? limit
    if let next = site.next, next.outer.lowerBound == start, let counted = noun(after: next, next: site.following.dropFirst().first, clause: clause(around: next.range, in: site.clause.lowerBound..<text.count)) {
      // 投资168万元，完成21个小区供热管网改造
      return counted.phrase.count >= 3 ? counted.phrase : nil
    }
    let object = Phrase(text.trimmed(start..<max(start, end)), of: text).withoutTail(grammar)
    // 完成年度计划的101% says how far, not for what.
    let isPlan = object.contains("计划") || object.contains("任务") || object.contains("目标")
    // 采用EPC模式对16个社区进行改造: the number behind is what it was for.
    let isCut = object.folded.last.map { ["对", "为", "向", "在"].contains($0) } ?? false
    return object.count >= 3 && end - start <= 24 && !isPlan && !isCut ? object : nil
  }
}
