import CodeLists
import Documents
import FoundationEssentials
import Statistics

/// Reads what the numbers of one sentence say: walks the items from left to right and carries heads, verbs and periods.
struct StatementReader {
  let here: Surroundings
  let profile: DocumentProfile
  let scopes: ScopeMap
  let labels: LabelReader
  let periods: PeriodReader

  init(here: Surroundings, profile: DocumentProfile, scopes: ScopeMap) {
    self.here = here
    self.profile = profile
    self.scopes = scopes
    labels = LabelReader(here: here, areaName: profile.area?.name ?? "")
    periods = PeriodReader(text: here.text, profile: profile, scopes: scopes)
  }

  private var text: PreparedText { here.text }
  private var grammar: Grammar { here.grammar }

  /// The statements of the items of a sentence; nil for items that are no observation.
  ///
  /// `head` is the last label of the sentence before, which one that begins with 其中 divides.
  func statements(of items: ArraySlice<Item>, in sentence: Range<Int>, after head: inout Phrase) -> [Statement?] {
    var memory = SentenceMemory(sentence: sentence)
    if text.has("其中", at: text.trimmed(sentence).lowerBound) { memory.setHead(head) }
    memory.announced = labels.announced(before: sentence)
    defer { head = memory.head }
    var result: [Statement?] = []
    for i in items.indices {
      switch items[i].role {
      case .date:
        memory.dates.append(SentenceDate(items[i].range, in: text, profile: profile))
        result.append(nil)
      case .observation:
        result.append(statement(of: i, in: items, &memory))
      default:
        result.append(nil)
      }
    }
    return result
  }

  private func statement(of i: Int, in items: ArraySlice<Item>, _ memory: inout SentenceMemory) -> Statement {
    let item = items[i]
    let clause = labels.clause(around: item.range, in: memory.sentence)
    if memory.enter(clause) {
      if let topic = labels.topic(before: clause, after: memory.lastEnd, in: memory.sentence) {
        memory.topic = topic
        memory.isTopicNewer = true
      }
    }
    let family = item.unit?.family
    // A percentage may speak of the noun that the number before it counts: *个企事业单位创建达标率为*%.
    let reachesBack = family == .percent || family == .percentagePoint
    var left = max(clause.lowerBound, reachesBack ? memory.lastEnd : memory.consumed)
    var holes = memory.dates.suffix(8).map(\.span)
    if let bracket = here.enclosures.bracket(at: item.range.lowerBound) {
      if memory.outside?.bracket != bracket { memory.outside = (bracket, memory.consumed) }
    } else if let outside = memory.outside, outside.bracket.upperBound < item.range.lowerBound, outside.bracket.upperBound >= left {
      // 国内增值税（50%部分）3.06亿元: what the bracket says is left out, what stands before it leads to the number.
      left = max(clause.lowerBound, outside.consumed)
      holes.append(outside.bracket.lowerBound - 1..<outside.bracket.upperBound + 1)
    }
    holes += markers(before: i, in: items, from: left)
    let before = Phrase(left..<max(left, item.outer.lowerBound), of: text, without: holes)
    let isRank = text.isOrdinal(at: item.range.lowerBound) && OrdinalRules.isRank(item, here)
    var reading = Measures.read(item, before: before, isRank: isRank, grammar: grammar)
    var statement = Statement()

    if let label = respectively(before, reading: &reading, i, in: items, &memory) {
      statement.label = label
      statement.rule = "respectively"
      memory.consumed = item.outer.upperBound
      memory.head = label
    } else {
      labels.read(i, in: items, clause: clause, before: before, measure: reading.measure, &statement, &memory)
    }
    if memory.whole.label.isEmpty, reading.measure == .level { memory.whole = (statement.label, item.unitText) }
    memory.lastEnd = item.outer.upperBound
    if reading.measure == .level, !statement.label.isEmpty { memory.amounts.append(statement.label) }

    statement.measure = reading.measure
    statement.isFall = reading.isFall
    describe(&statement, item: item, before: before, clause: clause, &memory)
    periods.read(&statement, item: item, before: before, clause: clause, memory)
    readFromTo(i, in: items, clause: clause, before: before, &statement, &memory)
    if item.unit == .ratio, item.numeral.part == nil, item.proportion == nil, before.contains("比"), !statement.label.ends(with: "比") {
      // 城乡居民收入比为2.1:1: here 比 belongs to the name.
      statement.label = statement.label + "比"
    }
    if let proportion = item.proportion { readProportion(proportion, i, in: items, clause: clause, &statement, &memory) }
    return statement
  }

  /// The marks of notes, pages and list items that stand among the words before a number: [13], —15—, 10.
  private func markers(before i: Int, in items: ArraySlice<Item>, from left: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var k = i - 1
    while k >= items.startIndex, items[k].range.lowerBound >= left {
      defer { k -= 1 }
      guard items[k].role == .enumerator else { continue }
      var range = items[k].range
      let marks: Set<Unicode.Scalar> = ["(", ")", "[", "]", "-", ".", "、"]
      while range.lowerBound > left, marks.contains(text.folded[range.lowerBound - 1]) { range = range.lowerBound - 1..<range.upperBound }
      while range.upperBound < items[i].range.lowerBound, marks.contains(text.folded[range.upperBound]) { range = range.lowerBound..<range.upperBound + 1 }
      found.append(range)
    }
    return found.reversed()
  }

  // MARK: Lists

  /// The label that a 分别 list gives to its next number; nil where no list is open.
  private func respectively(
    _ before: Phrase, reading: inout MeasureReading, _ i: Int, in items: ArraySlice<Item>, _ memory: inout SentenceMemory
  ) -> Phrase? {
    let item = items[i]
    if let at = before.find("分别") ?? before.find("各为") {
      var subject = before[0..<at].withoutTail(grammar).withoutLead(grammar)
      let count = runLength(from: i, in: items)
      if subject.isEmpty || subject.ends(with: "人均") || subject.ends(with: "平均"),
        let named = labels.topic(before: labels.clause(around: item.range, in: memory.sentence), after: memory.lastEnd, in: memory.sentence, longest: 80),
        EnumeratedLabels.split(named, into: count, grammar: grammar).count == count
      {
        // 低保标准、社区干部补贴和环卫工人工资再次提高，月人均分别提高…: the clause before lists them.
        subject = named.withoutTail(grammar)
      }
      if !subject.isEmpty {
        let parts = EnumeratedLabels.split(subject, into: count, grammar: grammar)
        memory.list = parts.count > 1 ? parts : []
      } else if memory.list.count != count, memory.amounts.count >= count, count > 1 {
        // 接待3亿人次、收入2亿元，分别增长…: the amounts just told are meant.
        memory.list = Array(memory.amounts.suffix(count))
      }
      memory.given = 0
      memory.listMeasure = reading
      memory.listBase = memory.list.isEmpty ? 0 : (before.contains("从") || before.contains("由")) ? memory.list.count : 0
    } else if !memory.list.isEmpty {
      let rest = before.withoutTail(grammar).withoutLead(grammar)
      if !rest.isEmpty, !labels.isElided(rest), !rest.starts(with: "从") {
        memory.list = []
        memory.listBase = 0
      }
    }
    guard !memory.list.isEmpty else { return nil }
    let isBare = before.folded.allSatisfy { $0 == "、" || $0 == "和" || $0 == "与" || $0 == "及" || $0 == "," }
    if isBare, let shared = memory.listMeasure {
      if reading.measure != .rank, item.unit?.family != .percentagePoint { reading = shared }
    } else {
      memory.listMeasure = reading
    }
    defer { memory.given += 1 }
    return memory.list[memory.given % memory.list.count]
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

  // MARK: What the label does not say itself

  private func describe(
    _ statement: inout Statement, item: Item, before: Phrase, clause: Range<Int>, _ memory: inout SentenceMemory
  ) {
    statement.scenario = scopes.scope(at: item.range.lowerBound).scenario
    if statement.measure != .completion, statement.measure != .rank, namesTarget(before) { statement.scenario = .target }
    let wholeClause = Phrase(clause.lowerBound..<item.range.lowerBound, of: text)
    statement.isAnnual = before.contains("年均") || (statement.rule == "respectively" && wholeClause.contains("年均"))
    if statement.isAnnual, statement.measure == .growth {
      if !statement.label.contains("年均") { statement.label = statement.label + "年均增长" }
      statement.qualifiers.append("年均")
    }
    if statement.measure == .completion, !statement.label.contains("完成率"), !statement.label.contains("进度") {
      statement.label = statement.label + "完成率"
    }
    if statement.measure == .rank, memory.lastMeasure == .growth, statement.rule == "carried-head", !statement.label.contains("增速") {
      // 增长5.2%，居全市第3位: the rate is ranked.
      statement.label = statement.label + "增速"
    }
    if statement.measure == .growth, item.unit?.family == .percent, memory.lastMeasure == .share, statement.rule == "carried-head",
      statement.label.ends(with: "率")
    {
      // 净资产收益率0.94%，较上年下降0.03%: of a rate, a per cent written for a percentage point.
      statement.measure = .change
    }
    memory.lastMeasure = statement.measure
    memory.lastLabel = statement.label
    if statement.measure == .rank || item.unit?.family == .rank {
      let scopes: [StaticPhrase] = [
        "全国", "全省", "全市", "全区", "中西部", "中部", "西部", "东部", "东北", "长三角", "全球", "世界",
      ]
      let scope = rankedAmong(wholeClause) ?? scopes.first { wholeClause.contains($0) }?.words
      statement.label = statement.label + ((scope ?? "") + (statement.measure == .rank ? "位次" : "排名位次"))
    }
    if item.unit?.family == .percentagePoint, before.contains("增速") || before.contains("增幅") || before.contains("涨幅"),
      !statement.label.contains("增速")
    {
      // 增速高于全市平均水平0.4个百分点: a difference between rates of growth.
      statement.label = statement.label + "增速"
    }
    if let bracket = here.enclosures.bracket(at: item.range.lowerBound), bracket.count > item.range.count + 2 {
      statement.qualifiers.append("括注")
    }
    for word in ["累计", "同口径", "其中", "按可比价", "名义"] as [StaticPhrase] where before.contains(word) {
      statement.qualifiers.append(word.words)
    }
    if let place = placeInside(statement.label) {
      statement.area = place.name
      if statement.label.count - place.end >= 2 { statement.label = statement.label[place.end..<statement.label.count].withoutLead(grammar) }
    }
    if statement.label.starts(with: "全国") || statement.label.starts(with: "全球") { statement.area = "全国" }

    // What is done during a span belongs to the whole of it; what stands at its end to the last year.
    if wholeClause.contains("每年") { memory.isYearly = true }
    let startsWithVerb = grammar.verbs.longest(in: before.withoutLead(grammar).folded, at: 0, before: before.withoutLead(grammar).count) != nil
    let continues = before.folded.first == "、" && memory.wasFlow
      && (statement.rule == "verb-carried" || grammar.verbsBefore.longest(in: statement.label.folded, endingAt: statement.label.count, from: 0) != nil)
    statement.isFlow =
      statement.isAnnual || memory.isYearly || statement.measure == .growth || statement.measure == .change
      || before.contains("累计") || before.contains("完成") || statement.label.contains("新增") || startsWithVerb || continues
      || grammar.verbs.longest(in: statement.label.folded, at: 0, before: statement.label.count) != nil
      || grammar.flowLabel.longest(in: statement.label.folded, at: 0, before: statement.label.count) != nil
    memory.wasFlow = statement.isFlow
  }

  /// 温泉县空气质量…: a county of the document's own area that stands before what is measured there.
  private func placeInside(_ label: Phrase) -> (name: String, end: Int)? {
    guard let own = profile.area, own.code.hasSuffix("00"), label.count > 3, ["县", "市", "区", "旗"].contains(label.folded[2]) || label.count > 4 && ["县", "市", "区", "旗"].contains(label.folded[3])
    else { return nil }
    let start = Array(label.folded.prefix(8))
    guard let found = here.lists.areas.match(in: start, at: 0, before: start.count), found.end >= 3,
      ["县", "市", "区", "旗"].contains(start[found.end - 1]),
      found.codes.contains(where: { $0 != own.code && (here.lists.areas.parent(of: $0) == own.code || $0.hasPrefix(own.code.prefix(own.code.hasSuffix("0000") ? 2 : 4))) })
    else { return nil }
    return (label[0..<found.end].words, found.end)
  }

  /// 全省综合型城市第1位: among whom, in the words between the area and 第.
  private func rankedAmong(_ clause: Phrase) -> String? {
    guard let area = (["全国", "全省", "全市", "全区"] as [StaticPhrase]).compactMap({ clause.find($0) }).max() else { return nil }
    var among = clause[area..<clause.count]
    if among.folded.last == "第" { among.removeLast(1) }
    among = among.withoutTail(grammar)
    guard among.count > 3, among.count <= 10, !among.contains("排"), !among.contains("居"), !among.contains("位"), !among.contains("列") else { return nil }
    return among.words
  }

  /// 目标任务19家, 奋斗目标增长14%, 全年任务62%, 完成年任务（40.2亿元）的…: the word before the number calls it a target.
  private func namesTarget(_ before: Phrase) -> Bool {
    var stem = before
    while let last = stem.folded.last, ["(", ":", "为", "是", "达", "数"].contains(last) { stem.removeLast(1) }
    if let growth = grammar.growth.longest(in: stem.folded, endingAt: stem.count, from: 0), growth.start > 0 { stem = stem[0..<growth.start] }
    for word in ["目标任务", "目标", "年任务", "年度任务", "全年任务", "任务指标", "年度计划", "全年计划", "计划数", "任务数"] as [StaticPhrase]
    where stem.ends(with: word) { return true }
    return false
  }

  // MARK: From and to

  /// 从2018年83家压减到59家: the first is the baseline, both have one label.
  private func readFromTo(
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
  private func readProportion(
    _ proportion: (place: Int, count: Int), _ i: Int, in items: ArraySlice<Item>, clause: Range<Int>,
    _ statement: inout Statement, _ memory: inout SentenceMemory
  ) {
    // A long sentence is read in parts, and the ends of a proportion may stand in others.
    let first = items[max(items.startIndex, i - proportion.place)].range.lowerBound
    let last = items[min(items.endIndex, i - proportion.place + proportion.count) - 1].range.upperBound
    let lead = max(memory.sentence.lowerBound, first - 24)..<first
    if text.contains("由", in: lead) || text.contains("从", in: lead) || text.contains("上年的", in: lead) {
      let next = last..<min(text.count, last + 6)
      for word in ["调整", "优化", "变", "转", "到", "至"] as [StaticPhrase] where text.contains(word, in: next) {
        markBaseline(&statement, item: items[i], clause: clause, &memory)
        break
      }
    }
    // 三次产业结构 gives 第一产业结构比重 and so on, in the words of the text.
    guard proportion.count == 3, let at = statement.label.find("三次产业") ?? statement.label.find("三大产业") else { return }
    let rest = statement.label[at + 4..<statement.label.count]
    let industry = Phrase() + (["第一产业", "第二产业", "第三产业"] as [String])[proportion.place]
    let isShare = rest.ends(with: "比") || rest.ends(with: "比重") || rest.ends(with: "比例")
    statement.label = industry + (rest.folded.first == "的" ? rest[1..<rest.count] : rest) + (isShare ? "" : "比重")
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
      // Without a year of its own, the beginning is where the period reported on began.
      statement.period = TimePeriod(year: first - 1)
    }
  }
}
