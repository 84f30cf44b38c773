import CodeLists
import Statistics

// Lists that 分别 opens: one number for each of the labels told before.
extension StatementReader {
  private var enumerated: EnumeratedLabels { EnumeratedLabels(grammar: grammar, names: here.names) }

  /// The label that a 分别 list gives to its next number; nil where no list is open.
  func respectively(
    _ before: Phrase, reading: inout MeasureReading, _ i: Int, in items: ArraySlice<Item>, _ memory: inout SentenceMemory
  ) -> Phrase? {
    let item = items[i]
    if let at = before.find("分别") ?? before.find("各为") {
      let subject = before[0..<at].withoutTail(grammar).withoutLead(grammar)
      if subject.isEmpty, runLength(from: i, in: items) == 1, reading.measure == .growth, memory.lastMeasure == .level, memory.amounts.count >= 2,
        // 分别下降0.2%和增长3.2%: a rate for each.
        !items[(i + 1)...].contains(where: { $0.role == .observation && $0.unit?.family == .percent && $0.range.lowerBound < labels.clause(around: item.range, in: memory.sentence).upperBound })
      {
        // 旅游人数370万人次，旅游收入38亿元，分别增长20%: one rate for both.
        let both = memory.amounts.suffix(2)
        return both[both.startIndex] + "、" + both[both.startIndex + 1]
      }
      let pulled = before[at + 2..<before.count].withoutMarks
      if let list = list(of: subject, runLength(from: i, in: items), item, memory) ?? (pulled.starts(with: "拉动") && subject.isEmpty && !memory.list.isEmpty ? memory.list.map { $0.ends(with: "贡献率") ? $0[0..<$0.count - 3] : $0 } : nil) {
        // 三次产业分别拉动GDP增长…: what each of them did stands behind.
        let pulls = pulled.starts(with: "拉动") || pulled.starts(with: "下拉")
        memory.list = pulls ? list.map { $0 + (pulled.ends(with: "增长") && pulled.count > 4 ? pulled : pulled.withoutTail(grammar)) } : list
      }
      memory.given = 0
      memory.listMeasure = reading
      memory.listBase = memory.list.isEmpty ? 0 : (before.contains("从") || before.contains("由")) ? memory.list.count : 0
    } else if let parts = amountsAbove(before, reading, i, in: items, memory) ?? sideBySide(before, i, in: items) {
      memory.list = parts
      memory.given = 0
      memory.listMeasure = reading
      memory.listBase = 0
    } else if !memory.list.isEmpty {
      let rest = before.withoutTail(grammar).withoutLead(grammar)
      if !rest.isEmpty, !labels.isElided(rest), !rest.starts(with: "从") {
        memory.list = []
        memory.listBase = 0
      }
    }
    if before.isEmpty, text.folded[max(0, item.outer.lowerBound - 1)] == ",", !memory.list.isEmpty, memory.given >= memory.list.count,
      let family = memory.listFamily, family != item.unit?.family
    {
      // 分别增长3%、5%…，超10亿元补贴: another kind of number begins something else.
      memory.list = []
      memory.listBase = 0
    }
    guard !memory.list.isEmpty else { return nil }
    let isBare = before.folded.allSatisfy { $0 == "、" || $0 == "和" || $0 == "与" || $0 == "及" || $0 == "," }
    if isBare, let shared = memory.listMeasure {
      // 分别回落2.16和1.66个百分点: both fall.
      if reading.measure != .rank, item.unit?.family != .percentagePoint || shared.measure == .change || shared.rule == "pull" { reading = shared }
    } else {
      memory.listMeasure = reading
    }
    if memory.given == 0 { memory.listFamily = item.unit?.family }
    defer { memory.given += 1 }
    return memory.list[memory.given % memory.list.count]
  }

  /// The labels that 分别 gives to so many numbers: named before it, in the clause before, or by the amounts just told; nil where the list at hand stays.
  private func list(of subject: Phrase, _ count: Int, _ item: Item, _ memory: SentenceMemory) -> [Phrase]? {
    let clause = labels.clause(around: item.range, in: memory.sentence)
    if let named = labels.topic(before: clause, after: memory.lastEnd, in: memory.sentence, longest: 80) {
      let parts = enumerated.split(named.withoutTail(grammar), into: count)
      // 低保标准、社区干部补贴和环卫工人工资再次提高，月人均分别提高…
      if parts.count == count, subject.isEmpty || subject.ends(with: "人均") || subject.ends(with: "平均") { return parts }
      // 医疗废物、生活垃圾、城市污水处理能力不断提高，处理率分别达到…: one rate for each of them.
      if parts.count == count, labels.isOwned(subject) { return parts.map { $0.joined(subject) } }
    }
    // 第一产业51万人，第二产业24万人，占比分别为60%、40%
    if !subject.isEmpty, count > 1, memory.amounts.count >= count, ["占比", "比重", "增速", "增幅"].contains(subject.words) {
      return memory.amounts.suffix(count).map { subject.starts(with: "增") ? $0 : $0 + subject }
    }
    if !subject.isEmpty {
      let parts = enumerated.split(subject, into: count)
      return parts.count > 1 ? parts : []
    }
    // 污水处理率89%，垃圾处理率98%，分别提高3.2和2.7个百分点
    if item.unit?.family == .percentagePoint, memory.lastMeasure == .share, memory.list.count != count, memory.shares.count >= count, count > 1 { return Array(memory.shares.suffix(count)) }
    // 接待3亿人次、收入2亿元，分别增长…
    return memory.list.count != count && memory.amounts.count >= count && count > 1 ? Array(memory.amounts.suffix(count)) : nil
  }

  /// 接待游客2亿人次、实现收入4140亿元，增长18.6%和23.4%: as many rates as amounts before them.
  private func amountsAbove(
    _ before: Phrase, _ reading: MeasureReading, _ i: Int, in items: ArraySlice<Item>, _ memory: SentenceMemory
  ) -> [Phrase]? {
    let count = runLength(from: i, in: items)
    guard count > 1, reading.measure == .growth, memory.amounts.count >= count, memory.lastMeasure == .level,
      labels.label(before: before).isEmpty, items[i..<i + count].allSatisfy({ $0.unitText == items[i].unitText })
    else { return nil }
    return Array(memory.amounts.suffix(count))
  }

  /// 本科上线率和强基上线率同比提升7.12%和13.86%: as many labels as numbers, though 分别 is left out.
  private func sideBySide(_ before: Phrase, _ i: Int, in items: ArraySlice<Item>) -> [Phrase]? {
    let count = runLength(from: i, in: items)
    // 户数、从业人员、注册资金为2.5万户、9.9万人和256.8亿元: 为 leads to one number each, whatever their units.
    guard count > 1, before.contains("和") || before.contains("、") || before.contains("城乡"),
      items[i].unitText == items[i + 1].unitText || before.ends(with: "为") || before.ends(with: "达")
    else { return nil }
    let subject = before.withoutTail(grammar).withoutLead(grammar)
    let parts = enumerated.split(subject, into: count)
    // 改造供热、燃气、排水管网800公里、600公里、300公里
    return parts.count == count && (count > 2 || parts.allSatisfy { $0.count >= 3 && labels.verbPrefix($0) == 0 }) ? parts : nil
  }

  /// How many numbers stand side by side from one on, parted by list marks only.
  private func runLength(from i: Int, in items: ArraySlice<Item>) -> Int {
    var n = 1
    var k = i
    while k + 1 < items.endIndex, items[k + 1].role == .observation, items[k + 1].outer.lowerBound - items[k].outer.upperBound <= 1 {
      n += 1
      k += 1
    }
    return n
  }
}
