import CodeLists
import Statistics

// 从…到…: where something began, and where it has come to.
extension StatementReader {
  /// 从2018年83家压减到59家: the first is the baseline, both have one label.
  func readFromTo(
    _ i: Int, in items: ArraySlice<Item>, clause: Range<Int>, before: Phrase, _ statement: inout Statement,
    _ memory: inout SentenceMemory
  ) {
    let item = items[i]
    if memory.listBase > 0 {
      if memory.given <= memory.listBase { markBaseline(&statement, item: item, clause: clause, &memory) }
      return
    }
    if before.contains("从") || before.contains("由"),
      let next = items[(i + 1)...].first(where: { $0.role == .observation }), next.range.lowerBound < clause.upperBound,
      next.unitText == item.unitText
    {
      let between = item.outer.upperBound..<next.outer.lowerBound
      if text.contains("到", in: between) || text.contains("至", in: between) || text.contains("为", in: between) {
        markBaseline(&statement, item: item, clause: clause, &memory)
        memory.fromLabel = statement.label
        return
      }
    }
    if let from = memory.fromLabel {
      statement.label = from
      statement.rule = "from-to"
      statement.isFall = false
      statement.isFlow = false
      if statement.measure == .change { statement.measure = .level }
      if statement.measure == .growth, item.unit?.family == .percent { statement.measure = .share }
      memory.head = from
      memory.fromLabel = nil
    }
  }

  /// 三次产业结构由10.1:46.2:43.7调整为9.7:47.3:43: one share for each industry, the first three of the year before.
  func readProportion(
    _ proportion: (place: Int, count: Int), _ i: Int, in items: ArraySlice<Item>, clause: Range<Int>,
    _ statement: inout Statement, _ memory: inout SentenceMemory
  ) {
    // A long sentence is read in parts, and the ends of a proportion may stand in others.
    let first = items[max(items.startIndex, i - proportion.place)].range.lowerBound
    let last = items[min(items.endIndex, i - proportion.place + proportion.count) - 1].range.upperBound
    let lead = max(memory.sentence.lowerBound, first - 24)..<first
    if text.contains("由", in: lead) || text.contains("从", in: lead) || text.contains("上年的", in: lead) {
      let next = last..<min(text.count, last + 6)
      for word in ["调整", "优化", "变", "转", "演", "到", "至"] as [StaticPhrase] where text.contains(word, in: next) {
        markBaseline(&statement, item: items[i], clause: clause, &memory)
        break
      }
    }
    // 三次产业结构 gives 第一产业结构比重 and so on, in the words of the text.
    guard proportion.count == 3, let at = statement.label.find("三次产业") ?? statement.label.find("三大产业") ?? statement.label.find("产业结构") else { return }
    let rest = statement.label[at + 4..<statement.label.count]
    let industry = Phrase() + (["第一产业", "第二产业", "第三产业"] as [String])[proportion.place]
    let words = rest.folded.first == "的" ? rest[1..<rest.count] : rest
    // 构成, 比例, 构成比例: all of them say 比重 of one industry.
    let isBare = statement.label.starts(with: "产业结构") || ["", "构成", "比例", "比重", "构成比", "构成比例"].contains(words.words)
    let isShare = words.ends(with: "比") || words.ends(with: "比重") || words.ends(with: "比例")
    statement.label = industry + (isBare ? Phrase() + "比重" : isShare ? words : words + "比重")
  }

  private func markBaseline(_ statement: inout Statement, item: Item, clause: Range<Int>, _ memory: inout SentenceMemory) {
    statement.scenario = .baseline
    if let span = memory.dates.last(where: { $0.period?.spansYears ?? false })?.period, let first = Int(span.code.prefix(4)) {
      // 2020年到2025年，…从17.9%提升到35.5%
      statement.period = TimePeriod(year: first)
    } else if let n = memory.dates.lastIndex(where: { $0.range.upperBound <= item.range.lowerBound && $0.range.lowerBound >= clause.lowerBound }),
      let period = memory.dates[n].period
    {
      statement.period = period
      memory.dates[n].isSpent = true
    } else if memory.list.isEmpty, let first = scopes.scope(at: item.range.lowerBound).firstYear {
      // Without a year of its own, the beginning is where the period reported on began; how long an office took is told of one year.
      let isProcess = item.unit?.family == .duration || grammar.procedure.occurs(in: statement.label.folded, 0..<statement.label.count)
      statement.period = TimePeriod(year: isProcess ? first : first - 1)
    }
  }
}
