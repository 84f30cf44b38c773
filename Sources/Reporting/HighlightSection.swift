import Analysis
import FoundationEssentials
import Statistics

/// 亮点与差距: what stands out, area by area, the most important first. Each statement is put together from cells that may
/// stand beside each other, in the order of official prose: 总量, 同比, 百分点, 完成率, 占比, 排名, 位次变化.
extension Composer {
  private static let limit = 5
  /// So that the section speaks of the group and not of one district or one indicator.
  private static let perArea = 2

  mutating func highlightText(good: Bool) -> String? {
    var perArea: [String: Int] = [:]
    var perIndicator: [String: Int] = [:]
    var items: [String] = []
    // Of one area an indicator is praised or criticised, not both.
    let missed = Set(
      comparison.highlights.filter { $0.kinds.contains(.targetMissed) }.map { "\($0.area.key)|\($0.indicator.id)" })
    for item in comparison.highlights where item.isGood == good && items.count < Self.limit {
      guard !(good && missed.contains("\(item.area.key)|\(item.indicator.id)")) else { continue }
      guard isSingle || perArea[item.area.name, default: 0] < Self.perArea,
        perIndicator[item.indicator.id, default: 0] < 1,
        let text = statement(on: item)
      else { continue }
      perArea[item.area.name, default: 0] += 1
      perIndicator[item.indicator.id, default: 0] += 1
      items.append(text)
    }
    guard !items.isEmpty else { return nil }
    if items.count == 1 { return items[0] + "。" }
    return items.enumerated().map { "\(NumberPrinting.chinese($0 + 1))是\($1)" }.joined(separator: "；") + "。"
  }

  private mutating func statement(on item: Highlight) -> String? {
    if item.kinds.first == .behindSchedule { return scheduleStatement(item) }
    guard let area = areas.firstIndex(of: item.area) else { return nil }
    let rows = comparison.rows.filter { $0.indicator.id == item.indicator.id && $0.scenario == .actual }
    guard
      let main = rows.first(where: {
        $0.measure == item.measure
          && $0.cells[area].contains { $0.observation.map { item.observations.contains($0.id) } ?? false }
      }),
      let entry = main.entry(area: area, year: item.year), entry.isUsable, let o = entry.cell.observation
    else { return nil }
    let who = isSingle ? "" : name(area)
    let title = escaped(item.indicator.name)
    var parts: [String] = []
    var isAmongSaid = false
    let level = rows.first { $0.measure == .level && $0.unit != "%" }
    let amount = level.flatMap { row -> String? in
      guard let entry = row.entry(area: area, year: item.year), entry.isUsable, let o = entry.cell.observation else {
        return nil
      }
      return stated(o, in: TableScale(of: [row]))
    }
    switch main.measure {
    case .growth:
      let value = entry.cell.value!
      parts.append(
        who + title + (amount ?? "") + (amount == nil ? "" : "，") + "同比\(NumberPrinting.direction(value))"
          + (value == 0 ? "" : stated(o)))
      // 增速 is said once, of both: it is the rate that leads, not the amount.
      var ofRate: [String] = []
      if item.kinds.contains(.fastest) || item.kinds.contains(.slowest) {
        ofRate.append("居\(among(main, item.year))\(item.kinds.contains(.fastest) ? "首位" : "末位")")
      }
      if let change = main.change(of: entry, year: item.year), change.value != 0 {
        ofRate.append("比上年\(change.value > 0 ? "提高" : "回落")" + points(change, main, area, item.year))
      }
      if !ofRate.isEmpty {
        // Where less is better, the deepest fall comes first.
        let isFall = value < 0 && item.indicator.direction == .lower
        parts.append((isFall ? "降幅" : "增速") + (isFall ? ofRate.prefix(1) : ofRate[...]).joined(separator: "、"))
      }
    case .share, .completion:
      parts.append(who + rowName(main) + stated(o, signed: true))
      if let change = main.change(of: entry, year: item.year), change.value != 0 {
        parts.append("比上年\(change.value > 0 ? "提高" : "下降")" + points(change, main, area, item.year))
      }
      if let gap = entry.cell.toMedian, gap.value != 0,
        item.kinds.contains(.aboveMiddle) || item.kinds.contains(.belowMiddle)
      {
        isAmongSaid = true
        parts.append(
          "\(gap.value > 0 ? "高于" : "低于")\(among(main, item.year))中位数"
            + computed(gap, key: "median-gap|\(main.key)|\(areas[area].key)|\(item.year)", unit: "个百分点"))
      }
    default:
      parts.append(who + title + stated(o, in: TableScale(of: [main])))
      // What the document states goes before what two amounts give, which is at current prices.
      if let row = rows.first(where: { $0.measure == .growth }), let said = row.entry(area: area, year: item.year),
        said.isUsable,
        let rate = said.cell.observation, let value = said.cell.value
      {
        parts.append("同比\(NumberPrinting.direction(value))" + (value == 0 ? "" : stated(rate)))
      } else if let growth = main.growth(of: entry, year: item.year) {
        parts.append(
          "\(main.basis)比上年\(NumberPrinting.direction(growth.value))"
            + computed(
              growth, key: "growth|\(main.key)|\(areas[area].key)|\(item.year)",
              shared: growthLine(main, year: item.year)))
      }
    }
    let ranked = main.measure == .growth ? nil : main
    if let ranked, !isSingle, let rank = ranked.rank(of: entry, areas: areas.count, year: item.year),
      item.kinds.contains(where: { [.leader, .laggard, .rankGain, .rankLoss].contains($0) })
    {
      parts.append("居\(isAmongSaid ? "" : among(ranked, item.year))" + place(rank, of: entry, in: ranked, year: item.year))
    }
    if let change = main.rankChange(of: entry, areas: areas.count, year: item.year), change != 0,
      item.kinds.contains(where: { [.rankGain, .rankLoss].contains($0) })
    {
      parts.append(
        "\(main.measure == .growth ? "增速位次" : "")较上年\(change > 0 ? "前移" : "后移")"
          + moved(change, main, entry, item.year))
    }
    if let target = missed(item) { parts.append(target) }
    return parts.joined(separator: "，")
  }

  /// 可比的三个区中: said where not all areas can be compared.
  private func among(_ row: Row, _ year: Int) -> String {
    let count = row.usable(areas: areas.count, year: year).count
    return count == areas.count
      ? wording.each : "可比的\(count == 2 ? "两" : NumberPrinting.chinese(count))\(wording.counter)"
  }

  private mutating func points(_ change: Derived, _ row: Row, _ area: Int, _ year: Int) -> String {
    computed(
      change, key: "change|\(row.key)|\(areas[area].key)|\(year)", unit: "个百分点",
      shared: growthLine(row, year: year, points: true))
  }

  private mutating func moved(_ change: Int, _ row: Row, _ entry: Entry, _ year: Int) -> String {
    let inputs = [entry.cell.observation, row.entry(area: entry.area, year: year - 1)?.cell.observation]
    return evidence.bind(
      "\(abs(change))位", key: "rank-move|\(row.key)|\(areas[entry.area].key)|\(year)",
      .init(
        printed: "\(abs(change))位", formula: "上年位次−本年位次", inputs: inputs.compactMap { $0?.id },
        shared: rankLine(row, year: year)))
  }

  /// 低于年度目标多少.
  private mutating func missed(_ item: Highlight) -> String? {
    guard item.kinds.contains(.targetMissed),
      let target = comparison.targets.first(where: {
        $0.area == item.area && $0.indicator.id == item.indicator.id && $0.year == item.year && $0.verdict == .missed
          && ($0.measure == item.measure || item.observations.contains($0.target.id))
      }), let attainment = target.attainment
    else { return nil }
    let key = "attainment|\(item.indicator.id)|\(target.measure.rawValue)|\(item.area.key)|\(item.year)"
    // Of a rate with its direction, of an amount as it stands.
    let wanted: String
    if target.measure == .growth, let value = target.target.quantity.value ?? target.target.quantity.low {
      wanted = NumberPrinting.direction(value) + stated(target.target)
    } else {
      wanted = stated(target.target)
    }
    if attainment.unit == "%" {
      return "为年度目标（\(wanted)）的"
        + computed(attainment, key: key, shared: .init(key: "attainment", printed: "完成程度", formula: "结果÷目标×100%"))
    }
    guard attainment.value != 0 else { return nil }
    return "\(attainment.value < 0 ? "低于" : "高于")年度目标（\(wanted)）"
      + computed(attainment, key: key, shared: .init(key: "attainment-points", printed: "与目标之差", formula: "结果−目标"))
  }

  private mutating func scheduleStatement(_ item: Highlight) -> String? {
    guard
      let progress = comparison.progress.first(where: {
        $0.area == item.area && $0.indicator.id == item.indicator.id && $0.year == item.year && $0.verdict == .behind
      })
    else { return nil }
    return (isSingle ? "" : escaped(item.area.name)) + progressPhrase(progress)
  }
}
