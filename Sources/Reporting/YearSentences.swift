import Analysis
import FoundationEssentials
import Statistics

/// Sentences that follow one area through the years, for briefs on a single district.
extension Composer {
  mutating func yearsParagraph(on topic: Topic) -> String {
    [yearsSentence(topic), yearsGrowthSentence(topic), yearsLeftOutSentence(topic)].compactMap { $0 }.joined()
  }

  private func entries(_ row: Row) -> [(year: Int, entry: Entry)] {
    comparison.years.compactMap { year in
      row.entry(area: 0, year: year).flatMap { $0.isUsable ? (year, $0) : nil }
    }
  }

  /// 由某年的多少到某年的多少；nil where fewer than two years can be compared.
  mutating func yearsSentence(_ topic: Topic) -> String? {
    let known = entries(topic.row)
    guard known.count >= 2, let first = known.first, let last = known.last,
      let a = first.entry.cell.observation, let b = last.entry.cell.observation,
      let from = first.entry.cell.value, let to = last.entry.cell.value
    else { return nil }
    let title = topic.measure == .growth ? escaped(topic.indicator.name) : rowName(topic.row)
    switch topic.measure {
    case .growth:
      let parts = known.map { item -> String in
        let value = item.entry.cell.value!
        return "\(item.year)年\(NumberPrinting.direction(value))" + (value == 0 ? "" : stated(item.entry.cell.observation!))
      }
      var text = "\(title)\(parts.joined(separator: "、"))"
      if let change = topic.row.change(of: last.entry, year: last.year), change.value != 0 {
        text += "，\(last.year)年增速比上年\(change.value > 0 ? "提高" : "回落")"
          + computed(change, key: "change|\(topic.row.key)|\(areas[0].key)|\(last.year)", unit: "个百分点")
      }
      return text + "。"
    case .share, .completion:
      var text = "\(title)由\(first.year)年的\(stated(a, signed: true))"
      text += to > from ? "提高到" : to < from ? "下降到" : "到"
      text += "\(last.year)年的\(stated(b, signed: true))"
      if topic.row.unit == "%", to != from {
        let gap = Derived(value: to - from, unit: "个百分点", formula: "\(last.year)年−\(first.year)年", inputs: [a.id, b.id])
        text += "，\(to > from ? "提高" : "下降")\(computed(gap, key: "span|\(topic.row.key)|\(areas[0].key)|\(first.year)-\(last.year)"))"
      }
      return text + "。"
    case .level, .change, .rank:
      var text = "\(title)由\(first.year)年的\(stated(a, signed: true))"
      text += to > from ? "增加到" : to < from ? "减少到" : "到"
      text += "\(last.year)年的\(stated(b, signed: true))"
      if to == from {
        text += "，总体持平"
      } else if from > 0 {
        let growth = Derived(
          value: (to - from) / from * 100, unit: "%",
          formula: "（\(last.year)年−\(first.year)年）÷\(first.year)年×100%", inputs: [a.id, b.id])
        let number = computed(growth, key: "span|\(topic.row.key)|\(areas[0].key)|\(first.year)-\(last.year)")
        text += "，\(known.count > 2 || last.year - first.year > 1 ? "累计" : "")\(NumberPrinting.direction(growth.value))\(number)"
      }
      let between = known.dropFirst().dropLast()
      if !between.isEmpty {
        text += "，其间" + between.map { "\($0.year)年为\(stated($0.entry.cell.observation!, signed: true))" }
          .joined(separator: "、")
      }
      return text + "。"
    }
  }

  /// 材料所述同比。
  mutating func yearsGrowthSentence(_ topic: Topic) -> String? {
    guard let row = topic.growth else { return nil }
    let known = entries(row)
    guard !known.isEmpty else { return nil }
    let parts = known.map { item -> String in
      let value = item.entry.cell.value!
      return "\(item.year)年\(NumberPrinting.direction(value))" + (value == 0 ? "" : stated(item.entry.cell.observation!))
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
