import Analysis
import FoundationEssentials
import Statistics

/// 分布情况: total, mean, median, highest, lowest and dispersion of the areas for each indicator of the overview.
extension Composer {
  mutating func spreadTable() -> ManuscriptTable? {
    guard areas.count >= 3, let newest else { return nil }
    let topics = keyTopics.filter { $0.year == newest && $0.coverage >= 3 && $0.coverage * 2 > areas.count }
    var table = ManuscriptTable(
      title: "\(newest)年\(wording.each)主要指标分布", header: ["指标", "单位", "合计", "平均", "中位数", "最高", "最低", "离散程度"],
      alignment: [.left, .left, .right, .right, .right, .right, .right, .right])
    for topic in topics {
      if let line = spreadLine(topic.row, newest) { table.rows.append(line) }
      if let growth = topic.growth, growth.usable(areas: areas.count, year: newest).count * 2 > areas.count,
        let line = spreadLine(growth, newest)
      {
        table.rows.append(line)
      }
    }
    guard table.rows.count >= 2 else { return nil }
    let hasMean = table.rows.contains { $0[3] != "—" }
    for column in [3, 2] where table.rows.allSatisfy({ $0[column] == "—" }) { table.remove(column: column) }
    var notes = ["按可比数值计算"]
    if hasMean { notes.append("增速的平均按数额加权，其他比率以分子、分母合计相除") }
    if table.rows.contains(where: { $0.contains("—") }) { notes.append("“—”表示不宜合计，或缺少权数不能平均") }
    notes.append("总量的离散程度为标准差与平均数之比（%），比率为标准差（百分点）")
    table.notes = [notes.joined(separator: "；") + "。"]
    return table
  }

  private mutating func spreadLine(_ row: Row, _ year: Int) -> [String]? {
    let entries = row.usable(areas: areas.count, year: year)
    guard entries.count >= 3, let summary = row.summary(year: year), summary.count == entries.count,
      summary.median != nil
    else { return nil }
    let scale = TableScale(of: [row])
    let values = entries.compactMap(\.cell.value)
    guard let high = values.max(), let low = values.min() else { return nil }
    let bounded = entries.contains { [.atLeast, .atMost].contains($0.cell.observation?.quantity.bound) }
    func bind(_ d: Derived?, _ what: String, _ name: String, _ text: (Decimal) -> String, unit: String? = nil) -> String
    {
      guard let d else { return "—" }
      return bindFigure(
        d, key: "\(what)|\(row.key)|\(year)", text: text(d.value), unit: unit,
        shared: .init(key: "spread-\(what)|\(year)", printed: name, formula: "\(year)年各地区可比数值的\(name)"))
    }
    // As precisely as the figures themselves, counts to one place.
    let written = entries.compactMap(\.cell.observation).map { o -> Int in
      let number = scale.text(o.quantity).number
      return number.firstIndex(of: ".").map { number.distance(from: $0, to: number.endIndex) - 1 } ?? 0
    }
    let places = min(2, max(1, written.max() ?? 1))
    func plain(_ value: Decimal) -> String { tabular(NumberPrinting.scaled(value, by: scale.scale), places: places) }
    func extreme(_ value: Decimal) -> String {
      let same = entries.filter { $0.cell.value == value }
      guard let o = same.first?.cell.observation else { return "—" }
      let (before, number, after) = scale.text(o.quantity)
      // 省（区、市） has brackets of its own.
      let who = same.count == 1 ? stub(areas[same[0].area]) : "\(same.count)个\(wording.noun.contains("（") ? "地区" : wording.noun)"
      return before + evidence.bind(number, to: o) + after + "（\(who)）"
    }
    let total = bounded ? nil : row.statedTotal(areas: areas.count, year: year)
    return [
      rowName(row), scale.unit.isEmpty ? "—" : scale.unit,
      total.map {
        bindFigure(
          $0, key: "total|\(row.key)|\(year)",
          text: row.totalText($0, areas: areas.count, year: year, in: scale, rule: comparison.rounding),
          unit: scale.unit)
      } ?? "—",
      summary.mean != nil
        ? bind(bounded ? nil : summary.mean, "mean", "平均数", plain, unit: scale.unit)
        : bind(bounded ? nil : summary.weighted, "weighted", "加权平均数", plain, unit: scale.unit),
      bind(summary.median, "median", "中位数", plain, unit: scale.unit), extreme(high), extreme(low),
      bind(summary.dispersion, "dispersion", "离散程度", { tabular($0, places: 1) }),
    ]
  }
}
