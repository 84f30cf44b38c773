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
      var subject = before[0..<at].withoutTail(grammar).withoutLead(grammar)
      let count = runLength(from: i, in: items)
      if subject.isEmpty || subject.ends(with: "人均") || subject.ends(with: "平均"),
        let named = labels.topic(before: labels.clause(around: item.range, in: memory.sentence), after: memory.lastEnd, in: memory.sentence, longest: 80),
        enumerated.split(named, into: count).count == count
      {
        // 低保标准、社区干部补贴和环卫工人工资再次提高，月人均分别提高…: the clause before lists them.
        subject = named.withoutTail(grammar)
      }
      if !subject.isEmpty {
        let parts = enumerated.split(subject, into: count)
        memory.list = parts.count > 1 ? parts : []
      } else if memory.list.count != count, memory.amounts.count >= count, count > 1 {
        // 接待3亿人次、收入2亿元，分别增长…: the amounts just told are meant.
        memory.list = Array(memory.amounts.suffix(count))
      }
      memory.given = 0
      memory.listMeasure = reading
      memory.listBase = memory.list.isEmpty ? 0 : (before.contains("从") || before.contains("由")) ? memory.list.count : 0
    } else if let parts = sideBySide(before, i, in: items) {
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
      if reading.measure != .rank, item.unit?.family != .percentagePoint || shared.measure == .change { reading = shared }
    } else {
      memory.listMeasure = reading
    }
    if memory.given == 0 { memory.listFamily = item.unit?.family }
    defer { memory.given += 1 }
    return memory.list[memory.given % memory.list.count]
  }

  /// 本科上线率和强基上线率同比提升7.12%和13.86%: as many labels as numbers, though 分别 is left out.
  private func sideBySide(_ before: Phrase, _ i: Int, in items: ArraySlice<Item>) -> [Phrase]? {
    let count = runLength(from: i, in: items)
    guard count > 1, before.contains("和") || before.contains("、"), items[i].unitText == items[i + 1].unitText else { return nil }
    let subject = before.withoutTail(grammar).withoutLead(grammar)
    let parts = enumerated.split(subject, into: count)
    return parts.count == count && parts.allSatisfy { $0.count >= 3 && labels.verbPrefix($0) == 0 } ? parts : nil
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
