import Analysis
import FoundationEssentials
import Statistics

/// 与标杆地区对比: where each area stands to the one that `duizhao.yaml` names, indicator by indicator.
extension Composer {
  /// Topics of which the benchmark and another area have figures for the topic's year.
  private var held: [(topic: Topic, base: Entry, others: [Entry])] {
    guard let benchmark = comparison.benchmark, !isSingle else { return [] }
    return keyTopics.compactMap { topic in
      guard let base = topic.row.entry(area: benchmark, year: topic.year), base.isUsable else { return nil }
      let others = topic.row.usable(areas: areas.count, year: topic.year)
        .filter { $0.area != benchmark && $0.cell.toBenchmark != nil }
      return others.isEmpty ? nil : (topic, base, others)
    }
  }

  mutating func benchmarkText() -> String? {
    guard let benchmark = comparison.benchmark, !isSingle else { return nil }
    let held = held
    guard !held.isEmpty else {
      return "\(name(benchmark))与其他\(wording.noun)没有可比的指标数值，不作对比。"
    }
    var text = "以\(name(benchmark))为标杆，可对比的指标\(count(held.count, "项", key: "count|benchmark", of: "与标杆地区可比的指标"))。"
    for area in areas.indices where area != benchmark {
      let own = held.compactMap { item in item.others.first { $0.area == area }.map { (item.topic, $0) } }
      guard !own.isEmpty else { continue }
      // Which indicators are better, by their direction; those without one are neither.
      let judged = own.filter { $0.0.indicator.direction != .neutral }
      let better = judged.filter { isBetter($0.1.cell.toBenchmark!, $0.0) }
      text += "\(name(area))可对比的\(count(own.count, "项", key: "count|benchmark|\(areas[area].key)", of: "与标杆地区可比的指标"))中，"
      text +=
        better.isEmpty
        ? "没有优于标杆的"
        : "优于标杆的\(count(better.count, "项", key: "count|benchmark-better|\(areas[area].key)", of: "优于标杆地区的指标"))"
      let told = own.prefix(2).map { phrase($0.1, $0.0) }
      text += "；\(told.joined(separator: "，"))。"
    }
    return text
  }

  private func isBetter(_ gap: Derived, _ topic: Topic) -> Bool {
    let isAbove = gap.unit == "%" ? gap.value > 100 : gap.value > 0
    let isBelow = gap.unit == "%" ? gap.value < 100 : gap.value < 0
    return topic.indicator.direction == .lower ? isBelow : isAbove
  }

  /// 地区生产总值相当于标杆的37.1%; 公办园在园幼儿占比高于标杆1.2个百分点.
  private mutating func phrase(_ entry: Entry, _ topic: Topic) -> String {
    let gap = entry.cell.toBenchmark!
    let title = "\(topic.year == newest ? "" : "\(topic.year)年")\(rowName(topic.row))"
    if gap.unit == "%" { return title + "相当于标杆的" + computed(gap, key: key(entry, topic)) }
    if gap.value == 0 { return title + "与标杆相同" }
    return title + (gap.value > 0 ? "高于" : "低于") + "标杆" + computed(gap, key: key(entry, topic), unit: "个百分点")
  }

  private func key(_ entry: Entry, _ topic: Topic) -> String {
    "benchmark|\(topic.row.key)|\(areas[entry.area].key)|\(topic.year)"
  }

  /// Indicators down; the benchmark's figure, then each other area against it.
  mutating func benchmarkTable() -> ManuscriptTable? {
    guard let benchmark = comparison.benchmark else { return nil }
    let held = held
    guard !held.isEmpty else { return nil }
    let others = areas.indices.filter { $0 != benchmark }
    guard others.count <= 6 else { return benchmarkList(held, benchmark) }
    var notes = Notes()
    var table = ManuscriptTable(
      title: "\(wording.each)与\(areas[benchmark].name)对比",
      header: ["指标", "年度", "\(areas[benchmark].name)"] + others.map { stub(areas[$0]) },
      alignment: [.left, .center, .right] + others.map { _ in .right })
    for item in held {
      let scale = TableScale(of: [item.topic.row])
      table.rows.append(
        [
          rowName(item.topic.row) + (scale.unit.isEmpty ? "" : "（\(scale.unit)）"), "\(item.topic.year)",
          figure(item.base, scale: scale, notes: &notes),
        ]
          + others.map { area in
            item.others.first { $0.area == area }.map { gapFigure($0, item.topic) } ?? "—"
          })
    }
    table.notes = ["总量指标为标杆数值的百分比（%），比率指标为与标杆之差（百分点）；“—”表示没有可比数值。"]
    return table
  }

  private mutating func gapFigure(_ entry: Entry, _ topic: Topic) -> String {
    let gap = entry.cell.toBenchmark!
    let isPoints = gap.unit != "%"
    return bindFigure(
      gap, key: key(entry, topic), text: (isPoints && gap.value > 0 ? "+" : "") + tabular(gap.value, places: 1),
      unit: isPoints ? "个百分点" : "%")
  }

  /// Many areas: a line each, the first topics only.
  private mutating func benchmarkList(
    _ held: [(topic: Topic, base: Entry, others: [Entry])], _ benchmark: Int
  ) -> ManuscriptTable? {
    let shown = held.prefix(5)
    var table = ManuscriptTable(
      title: "\(wording.each)与\(areas[benchmark].name)对比", header: ["地区"] + shown.map { rowName($0.topic.row) },
      alignment: [.left] + shown.map { _ in .right })
    for area in areas.indices where area != benchmark {
      table.rows.append(
        [stub(areas[area])]
          + shown.map { item in item.others.first { $0.area == area }.map { gapFigure($0, item.topic) } ?? "—" })
    }
    table.notes = ["总量指标为标杆数值的百分比（%），比率指标为与标杆之差（百分点）；“—”表示没有可比数值。"]
    return table
  }
}
