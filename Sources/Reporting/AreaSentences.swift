import Analysis
import FoundationEssentials
import Statistics

/// Sentences that set areas beside each other. Each is written from comparable cells only, and is nil where there are
/// not two of them: 总量, 占比, 同比, 位次变化, then who is left out and why.
extension Composer {
  mutating func paragraph(on topic: Topic) -> String {
    var sentences: [String?] = []
    switch topic.measure {
    case .level, .change, .rank:
      sentences.append(amountSentence(topic))
      sentences.append(growthSentence(topic))
    case .growth:
      sentences.append(growthRateSentence(topic.row, indicator: topic.indicator, year: topic.year))
      sentences.append(pointsSentence(topic))
      sentences.append(rankChangeSentence(topic))
      sentences.append(leftOutSentence(topic))
      sentences.append(amountAside(topic))
      return sentences.compactMap { $0 }.joined()
    case .share, .completion:
      sentences.append(rateSentence(topic))
      sentences.append(pointsSentence(topic))
    }
    sentences.append(rankChangeSentence(topic))
    sentences.append(leftOutSentence(topic))
    return sentences.compactMap { $0 }.joined()
  }

  /// By value, the largest first; the order of the areas decides between equals.
  private func ordered(_ entries: [Entry]) -> [Entry] {
    entries.sorted { a, b in (a.cell.value!, -a.area) > (b.cell.value!, -b.area) }
  }

  private func ties(_ entries: [Entry], with entry: Entry) -> [Entry] {
    entries.filter { $0.cell.value == entry.cell.value && $0.cell.observation?.quantity.bound == entry.cell.observation?.quantity.bound }
  }

  // MARK: Amounts

  /// 各区合计与增幅；谁最高，占多少；依次为多少。
  mutating func amountSentence(_ topic: Topic) -> String? {
    let row = topic.row
    let year = topic.year
    let entries = ordered(row.usable(areas: areas.count, year: year))
    guard entries.count >= 2 else { return nil }
    let title = rowName(topic.row)
    let scale = TableScale(of: [row])
    var text = "\(year)年，"
    if let total = total(of: row, year: year) {
      text += "\(wording.each)\(title)合计\(total)"
      if let growth = totalGrowth(of: row, year: year) {
        let number = computed(growth, key: "total-growth|\(row.key)|\(year)")
        text += growth.value == 0 ? "，与上年持平" : "，\(row.basis)比上年\(NumberPrinting.direction(growth.value))\(number)"
      }
      text += "。"
    } else {
      text += (entries.count == areas.count ? "" : scope(entries.count) + "，") + title
    }
    let leads = ties(entries, with: entries[0]).count == 1 && areas.count > 2
    let share = (leads && row.statedTotal(areas: areas.count, year: year) != nil ? entries[0].cell.share : nil).map {
      "占合计的" + computed($0, key: "share|\(row.key)|\(areas[entries[0].area].key)|\(year)")
    }
    if entries.count <= 5 {
      text += "\(row.order)依次为"
      text += list(entries.map { name($0.area) + stated($0.cell.observation!, in: scale) })
      if let share { text += "，其中\(name(entries[0].area))\(share)" }
    } else {
      let top = ties(entries, with: entries[0])
      if top.count > 1 {
        text += "\(names(top))并列\(row.most)，均为\(shared(top, in: row))"
      } else {
        text += "\(name(entries[0].area))\(row.most)，为\(stated(entries[0].cell.observation!, in: scale))"
        if let share { text += "，\(share)" }
        let next = entries[1...2]
        text += "，其次为" + list(next.map { name($0.area) + stated($0.cell.observation!, in: scale) })
      }
      let bottom = ties(entries, with: entries.last!)
      text += "；\(names(bottom))\(row.least)，\(bottom.count > 1 ? "均" : "")为\(shared(bottom, in: row))"
    }
    return text + "。"
  }

  /// 总量方面: where the rates lead, the amounts of those areas that give them.
  mutating func amountAside(_ topic: Topic) -> String? {
    guard let row = topic.amount else { return nil }
    let entries = ordered(row.usable(areas: areas.count, year: topic.year))
    guard entries.count >= 2 else { return nil }
    let scale = TableScale(of: [row])
    let items = entries.prefix(3).map { name($0.area) + stated($0.cell.observation!, in: scale) }
    return "总量方面，材料提及的\(entries.count == 2 ? "两" : NumberPrinting.chinese(entries.count))\(wording.counter)中，"
      + "\(entries.count > 3 ? "居前的是" : "\(row.order)依次为")\(list(items))。"
  }

  /// The total of all areas, only where each of them is known.
  mutating func total(of row: Row, year: Int) -> String? {
    guard let total = row.statedTotal(areas: areas.count, year: year) else { return nil }
    let isHedged = row.usable(areas: areas.count, year: year).contains(where: \.isHedged)
    let scale = TableScale(of: [row])
    return (isHedged ? "约" : "")
      + bindFigure(total, key: "total|\(row.key)|\(year)", 
        text: row.totalText(total, areas: areas.count, year: year, in: scale, rule: comparison.rounding) + scale.unit, unit: scale.unit)
  }

  func totalGrowth(of row: Row, year: Int) -> Derived? {
    guard let a = row.statedTotal(areas: areas.count, year: year),
      let b = row.statedTotal(areas: areas.count, year: year - 1), b.value > 0,
      !row.usable(areas: areas.count, year: year).contains(where: { row.leaps($0, year: year) })
    else { return nil }
    let growth = (a.value - b.value) / b.value * 100
    // Nothing is said that the rounding of the sources could turn round.
    let unsure = [year, year - 1].flatMap { row.usable(areas: areas.count, year: $0) }
      .reduce(Decimal(0)) { $0 + ($1.cell.observation?.quantity.roundingError ?? 0) } / b.value * 100
    guard unsure <= Decimal(5) / 10 || unsure * 2 <= growth.magnitude else { return nil }
    return Derived(
      value: growth, unit: "%",
      formula: "（\(year)年合计−\(year - 1)年合计）÷\(year - 1)年合计×100%", inputs: a.inputs + b.inputs)
  }

  // MARK: Growth

  /// 增速方面：按材料所述同比；材料未述的，按两年数值计算。
  mutating func growthSentence(_ topic: Topic) -> String? {
    if let growth = topic.growth,
      let sentence = growthRateSentence(growth, indicator: nil, year: topic.year)
    {
      return sentence
    }
    let row = topic.row
    let known = row.usable(areas: areas.count, year: topic.year)
      .filter { row.growth(of: $0, year: topic.year) != nil }
      .sorted { ($0.cell.growth!.value, -$0.area) > ($1.cell.growth!.value, -$1.area) }
    guard known.count >= 2, let most = known.first, let least = known.last,
      most.cell.growth!.value != least.cell.growth!.value
    else { return nil }
    let line = growthLine(row, year: topic.year)
    func key(_ entry: Entry) -> String { "growth|\(row.key)|\(areas[entry.area].key)|\(topic.year)" }
    let high = computed(most.cell.growth!, key: key(most), shared: line)
    let low = computed(least.cell.growth!, key: key(least), shared: line)
    return "按两年数值计算，"
      + (known.count < usableCount(topic) ? scope(known.count) + "，" : "")
      + extremes(
        most: ([most], most.cell.growth!.value, high), least: ([least], least.cell.growth!.value, low),
        of: known.count, falling: known.count { $0.cell.growth!.value < 0 }, word: "比上年")
      + "。"
  }

  mutating func growthRateSentence(_ row: Row, indicator: Indicator?, year: Int) -> String? {
    let entries = ordered(row.usable(areas: areas.count, year: year))
    guard entries.count >= 2 else { return nil }
    let most = ties(entries, with: entries[0])
    let least = ties(entries, with: entries.last!)
    let isWhole = entries.count == areas.count
    let lead =
      (indicator == nil ? "增速方面，" : "\(year)年，") + (isWhole ? "" : scope(entries.count) + "，")
      + (indicator.map { escaped($0.name) } ?? "")
    if most.count == entries.count {
      let value = entries[0].cell.value!
      return lead + "\(names(most))同比均\(NumberPrinting.direction(value))\(value == 0 ? "" : shared(most, in: row))。"
    }
    let high = shared(most, in: row)
    let low = shared(least, in: row)
    return lead
      + extremes(
        most: (most, most[0].cell.value!, high), least: (least, least[0].cell.value!, low),
        of: entries.count, falling: entries.count { $0.cell.value! < 0 }, word: "同比") + "。"
  }

  /// How many areas the topic's year has comparable figures of.
  private func usableCount(_ topic: Topic) -> Int { topic.row.usable(areas: areas.count, year: topic.year).count }

  /// A区增长7.2%，增幅最大；B区下降1.1%，降幅最大。 Of two areas, both figures say enough.
  private func extremes(
    most: (entries: [Entry], value: Decimal, number: String), least: (entries: [Entry], value: Decimal, number: String),
    of count: Int, falling: Int, word: String
  ) -> String {
    func phrase(_ side: (entries: [Entry], value: Decimal, number: String), _ word: String) -> String {
      names(side.entries) + word + (side.entries.count > 1 ? "均" : "") + NumberPrinting.direction(side.value)
        + (side.value == 0 ? "" : side.number)
    }
    if count == 2 { return phrase(most, word) + "，" + phrase(least, "") }
    let highest = most.value > 0 ? "，增幅最大" : most.value < 0 ? "，降幅最小" : ""
    let lowest = least.value > 0 ? "，增幅最小" : least.value < 0 && falling > 1 ? "，降幅最大" : ""
    return phrase(most, word) + highest + "；" + phrase(least, "") + lowest
  }

  // MARK: Rates

  /// 占比、覆盖率、完成率：最高、最低与差距。
  mutating func rateSentence(_ topic: Topic) -> String? {
    let row = topic.row
    let entries = ordered(row.usable(areas: areas.count, year: topic.year))
    guard entries.count >= 2 else { return nil }
    let lead = "\(topic.year)年，" + (entries.count == areas.count ? "" : scope(entries.count) + "，") + rowName(row)
    let most = ties(entries, with: entries[0])
    if most.count == entries.count { return lead + "\(names(most))均为\(shared(most, in: row, signed: true))。" }
    if entries.count <= 5 {
      return lead + "从高到低依次为" + list(entries.map { name($0.area) + stated($0.cell.observation!, signed: true) })
        + "。"
    }
    let least = ties(entries, with: entries.last!)
    var text = lead + "\(names(most))最高，\(most.count > 1 ? "均" : "")为\(shared(most, in: row, signed: true))"
    text += "；\(names(least))最低，\(least.count > 1 ? "均" : "")为\(shared(least, in: row, signed: true))"
    if row.unit == "%" {
      let gap = Derived(
        value: entries[0].cell.value! - entries.last!.cell.value!, unit: "个百分点",
        formula: "最高与最低之差", inputs: [entries[0], entries.last!].compactMap { $0.cell.observation?.id })
      text += "，相差\(computed(gap, key: "gap|\(row.key)|\(topic.year)"))"
    }
    return text + "。"
  }

  /// 与上年相比提高、回落多少个百分点。
  mutating func pointsSentence(_ topic: Topic) -> String? {
    let row = topic.row
    guard row.unit == "%" else { return nil }
    let known = row.usable(areas: areas.count, year: topic.year)
      .filter { row.change(of: $0, year: topic.year) != nil }
      .sorted { ($0.cell.change!.value, -$0.area) > ($1.cell.change!.value, -$1.area) }
    guard known.count >= 2, let most = known.first, let least = known.last, most.cell.change!.value != least.cell.change!.value
    else { return nil }
    // Of rates that fall in both years it is the fall that widens or narrows.
    let allFall = topic.measure == .growth && [most, least].allSatisfy { entry in
      entry.cell.value! < 0 && entry.cell.value! - entry.cell.change!.value < 0
    }
    let (risen, fallen) = allFall ? ("收窄", "扩大") : ("提高", "回落")
    let what = topic.measure == .growth ? allFall ? "降幅" : "增速" : ""
    func phrase(_ entry: Entry, _ composer: inout Composer) -> String {
      let change = entry.cell.change!
      let word = what + (change.value > 0 ? risen : fallen)
      if change.value == 0 { return "\(composer.name(entry.area))\(what)持平" }
      return composer.name(entry.area) + word
        + composer.computed(
          change, key: "change|\(row.key)|\(composer.areas[entry.area].key)|\(topic.year)", unit: "个百分点",
          shared: composer.growthLine(row, year: topic.year, points: true))
    }
    let up = phrase(most, &self)
    let down = phrase(least, &self)
    if known.count == 2 { return "与上年相比，\(up)，\(down)。" }
    let high = most.cell.change!.value > 0 ? "，\(risen)最多" : ""
    let low = least.cell.change!.value < 0 ? "，\(fallen)最多" : ""
    return "与上年相比，\(up)\(high)；\(down)\(low)。"
  }

  // MARK: Ranks and gaps

  /// 在可比的三省中，: said where not all areas can be compared.
  func scope(_ n: Int) -> String {
    n == areas.count ? "" : "在可比的\(n == 2 ? "两" : NumberPrinting.chinese(n))\(wording.counter)中"
  }

  /// 谁的位次变了。
  mutating func rankChangeSentence(_ topic: Topic) -> String? {
    let row = topic.row
    let movers = row.usable(areas: areas.count, year: topic.year)
      .compactMap { entry in
        row.rankChange(of: entry, areas: areas.count, year: topic.year).map { (entry: entry, change: $0) }
      }
      .filter { $0.change != 0 }
      .sorted { (abs($0.change), -$0.entry.area) > (abs($1.change), -$1.entry.area) }
    guard !movers.isEmpty else { return nil }
    let ups = movers.filter { $0.change > 0 }.prefix(2)
    let downs = movers.filter { $0.change < 0 }.prefix(2)
    func phrase(_ mover: (entry: Entry, change: Int), _ verb: String, _ composer: inout Composer) -> String {
      let entry = mover.entry
      let now = row.rank(of: entry, areas: composer.areas.count, year: topic.year)!
      let before = row.entry(area: entry.area, year: topic.year - 1)
      let old = composer.place(now + mover.change, of: before ?? entry, in: row, year: topic.year - 1)
      return "\(composer.name(entry.area))由\(old)\(verb)\(composer.place(now, of: entry, in: row, year: topic.year))"
    }
    var parts: [String] = []
    for entry in ups { parts.append(phrase(entry, "升至", &self)) }
    for entry in downs { parts.append(phrase(entry, "降至", &self)) }
    return "位次较上年有变化的，" + parts.joined(separator: "，") + "。"
  }

  /// 未纳入比较的地区及原因。
  mutating func leftOutSentence(_ topic: Topic) -> String? {
    var partial: [String] = []
    var masked: [String] = []
    var other: [String] = []
    var silent: [String] = []
    var absent: [String] = []
    for area in areas.indices {
      guard let entry = topic.row.entry(area: area, year: topic.year) else {
        silent.append(name(area))
        continue
      }
      guard !entry.isUsable else { continue }
      switch entry.cell.content {
      case .masked: masked.append(name(area))
      case .notStated: silent.append(name(area))
      case .noDocument: absent.append(name(area))
      case .stated(let o):
        if let part = entry.part {
          partial.append("\(name(area))为\(part.partWords)数（\(stated(o, in: TableScale(of: [topic.row]), signed: topic.measure != .level))）")
        } else {
          let reasons = entry.cell.comparability.reasons.map(\.words).joined(separator: "、")
          other.append("\(name(area))\(reasons.isEmpty ? "口径不同" : reasons)")
        }
      }
    }
    var parts = partial + other
    if !masked.isEmpty { parts.append("\(list(masked))数值在原文中隐去") }
    if !silent.isEmpty { parts.append("\(silent.count > max(3, areas.count / 3) ? "其余\(wording.noun)" : list(silent))未提及") }
    if !absent.isEmpty { parts.append("\(list(absent))无该年度材料") }
    return parts.isEmpty ? nil : parts.joined(separator: "，") + "，未纳入比较。"
  }
}
