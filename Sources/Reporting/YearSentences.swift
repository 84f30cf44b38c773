import Analysis
import FoundationEssentials
import Statistics

/// Sentences that follow one area through the years, for briefs on a single district.
extension Composer {
  mutating func yearsParagraph(on topic: Topic) -> String {
    [yearsSentence(topic), yearsGrowthSentence(topic), yearsLeftOutSentence(topic)].compactMap { $0 }.joined()
  }

  private typealias Known = (year: Int, entry: Entry, value: Decimal, observation: Observation)

  private func entries(_ row: Row) -> [Known] {
    comparison.years.compactMap { year in
      guard let entry = row.entry(area: 0, year: year), entry.isUsable, let value = entry.cell.value,
        let observation = entry.cell.observation
      else { return nil }
      return (year, entry, value, observation)
    }
  }

  /// 由某年的多少到某年的多少；nil where fewer than two years can be compared.
  mutating func yearsSentence(_ topic: Topic) -> String? {
    let known = entries(topic.row)
    guard known.count >= 2 else { return nil }
    if topic.measure == .growth { return ratesSentence(topic, known) }
    return amountsSentence(topic, known)
  }

  /// 某指标2011年增长29.8%、2013年增长16.1%，增速比上年回落多少。
  private mutating func ratesSentence(_ topic: Topic, _ known: [Known]) -> String {
    let parts = known.map { item -> String in
      "\(item.year)年\(NumberPrinting.direction(item.value))" + (item.value == 0 ? "" : stated(item.observation))
    }
    var text = "\(escaped(topic.indicator.name))\(parts.joined(separator: "、"))"
    if let last = known.last, let change = topic.row.change(of: last.entry, year: last.year), change.value != 0 {
      text += "，\(last.year)年增速比上年\(change.value > 0 ? "提高" : "回落")"
        + computed(change, key: "change|\(topic.row.key)|\(areas[0].key)|\(last.year)", unit: "个百分点")
    }
    return text + "。"
  }

  /// 由……增加到……，连续两年增长，累计增长……；升降不一的，逐年说明。
  private mutating func amountsSentence(_ topic: Topic, _ known: [Known]) -> String {
    let row = topic.row
    let scale = TableScale(of: [row])
    let isRate = row.unit == "%"
    let (up, down) = isRate ? ("提高", "下降") : ("增加", "减少")
    let first = known[0]
    let last = known[known.count - 1]
    var text = rowName(row)
    if Set(known.map(\.value)).count == 1, Set(known.map { $0.observation.quantity.bound }).count == 1 {
      return text + known.map { "\($0.year)年" }.joined(separator: "、")
        + "均为\(stated(last.observation, in: scale, signed: true))。"
    }
    text += "由\(first.year)年的\(stated(first.observation, in: scale, signed: true))"
    let steps = zip(known, known.dropFirst()).map { $1.value - $0.value }
    var isWinding = false
    let rises = steps.allSatisfy { $0 > 0 }
    let falls = steps.allSatisfy { $0 < 0 }
    if rises || falls || known.count == 2 || known.count > 4 {
      text += last.value > first.value ? "\(up)到" : last.value < first.value ? "\(down)到" : "到"
      text += "\(last.year)年的\(stated(last.observation, in: scale, signed: true))"
      let isUnbroken = last.year - first.year == known.count - 1
      if (rises || falls) && known.count > 2 && isUnbroken {
        text += "，连续\(steps.count == 2 ? "两" : NumberPrinting.chinese(steps.count))年"
        text += rises ? (isRate ? "提高" : "增长") : "下降"
      }
    } else {
      // Every turn is told: what lies between is the news.
      for (i, item) in known.enumerated().dropFirst() {
        let step = steps[i - 1]
        isWinding = true
        let turns = i > 1 && (step > 0) != (steps[i - 2] > 0)
        let verb = step > 0 ? (turns ? "回升到" : "\(up)到") : step < 0 ? (turns ? "回落到" : "\(down)到") : "持平于"
        text += i > 1 ? "，\(item.year)年\(turns ? "又" : "")\(verb)" : "\(verb)\(item.year)年的"
        text += stated(item.observation, in: scale, signed: true)
      }
    }
    let lead = text.contains("，连续") ? "累计" : isWinding ? "\(last.year)年比\(first.year)年" : ""
    return text + (span(row, first, last, lead: lead) ?? "") + "。"
  }

  /// 累计增长多少: over the whole span; left out where a hedge or a leap makes it worthless.
  private mutating func span(_ row: Row, _ first: Known, _ last: Known, lead: String) -> String? {
    let inputs = [first.observation.id, last.observation.id]
    let key = "span|\(row.key)|\(areas[0].key)|\(first.year)-\(last.year)"
    guard !first.entry.isHedged, !last.entry.isHedged, first.value != last.value else { return nil }
    let difference = last.value - first.value
    if row.unit == "%" {
      let gap = Derived(
        value: difference, unit: "个百分点", formula: "\(last.year)年−\(first.year)年", inputs: inputs)
      return "，\(lead)\(difference > 0 ? "提高" : "下降")\(computed(gap, key: key))"
    }
    guard first.value > 0, last.value < first.value * 4, first.value < last.value * 4 else { return nil }
    let growth = Derived(
      value: difference / first.value * 100, unit: "%",
      formula: "（\(last.year)年−\(first.year)年）÷\(first.year)年×100%", inputs: inputs)
    return "，\(row.basis)\(lead)\(NumberPrinting.direction(growth.value))\(computed(growth, key: key))"
  }

  /// 材料所述同比。
  mutating func yearsGrowthSentence(_ topic: Topic) -> String? {
    guard let row = topic.growth else { return nil }
    let known = entries(row)
    guard !known.isEmpty else { return nil }
    let parts = known.map { item -> String in
      "\(item.year)年\(NumberPrinting.direction(item.value))" + (item.value == 0 ? "" : stated(item.observation))
    }
    return "据材料所述，同比" + parts.joined(separator: "、") + "。"
  }

  mutating func yearsLeftOutSentence(_ topic: Topic) -> String? {
    var parts: [String] = []
    for year in comparison.years {
      guard let entry = topic.row.entry(area: 0, year: year), !entry.isUsable else { continue }
      switch entry.cell.content {
      case .masked: parts.append("\(year)年数值在原文中隐去")
      case .stated(let o) where entry.part != nil:
        parts.append("\(year)年为\(entry.part!.partWords)数（\(stated(o, signed: true))）")
      case .stated:
        let reasons = entry.cell.comparability.reasons.map(\.words).joined(separator: "、")
        parts.append("\(year)年\(reasons.isEmpty ? "口径不同" : reasons)")
      case .notStated, .noDocument: continue
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "，") + "，未纳入比较。"
  }
}
