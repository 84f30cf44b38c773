import Analysis
import FoundationEssentials
import Statistics

/// 总体情况: the newest year at a glance.
extension Composer {
  /// With so few areas, these are the columns and the indicators the rows; with more, the other way round.
  static let fewAreas = 5

  mutating func overviewTables() -> [ManuscriptTable] {
    guard let newest, !keyTopics.isEmpty else { return [] }
    if isSingle { return [yearsTable()] }
    let glance = areas.count <= Self.fewAreas ? indicatorRows(newest) : areaRows(newest)
    return [glance, rankTable(), spreadTable()].compactMap { $0 }
  }

  func glanceTopics(_ year: Int) -> [Topic] {
    // One of each field of work, and all of the economy as a whole: a table that is taken in at a glance.
    var domains: Set<Domain> = []
    return keyTopics.filter { $0.year == year && $0.coverage * 2 > areas.count }
      .filter { domains.insert($0.indicator.domain).inserted || $0.indicator.domain == .overall }
  }

  /// Indicators down, areas across; a stated growth rate stands in a line of its own.
  private mutating func indicatorRows(_ year: Int) -> ManuscriptTable? {
    var notes = Notes()
    let topics = glanceTopics(year)
    let hasTotal = topics.contains { $0.row.statedTotal(areas: areas.count, year: year) != nil }
    var table = ManuscriptTable(
      title: "\(year)年\(wording.each)主要指标", header: ["指标", "单位"] + areas.map(stub) + (hasTotal ? ["合计"] : []),
      alignment: [.left, .left] + areas.map { _ in .right } + (hasTotal ? [.right] : []))
    for topic in topics {
      let scale = TableScale(of: [topic.row])
      var line = [rowName(topic.row), scale.unit.isEmpty ? "—" : scale.unit]
      for area in areas.indices { line.append(figure(topic.row.entry(area: area, year: year), scale: scale, notes: &notes)) }
      if hasTotal {
        let total = topic.row.statedTotal(areas: areas.count, year: year)
        line.append(
          total.map {
            let isHedged = topic.row.usable(areas: areas.count, year: year).contains(where: \.isHedged)
            return (isHedged ? "约" : "")
              + bindFigure($0, key: "total|\(topic.row.key)|\(year)", 
                text: topic.row.totalText($0, areas: areas.count, year: year, in: scale, rule: comparison.rounding), unit: scale.unit)
          } ?? "—")
      }
      table.rows.append(line)
      guard let growth = topic.growth, growth.usable(areas: areas.count, year: year).count * 2 > areas.count else { continue }
      let rate = TableScale(of: [growth])
      table.rows.append(
        [rowName(growth), "%"]
          + areas.indices.map { figure(growth.entry(area: $0, year: year), scale: rate, notes: &notes) }
          + (hasTotal ? ["—"] : []))
    }
    guard !table.rows.isEmpty else { return nil }
    if hasTotal, table.rows.contains(where: { $0.last == "—" }) {
      notes.plain.append("合计栏的“—”表示不宜合计或数值不全" + (notes.hasGap ? "，其余“—”表示材料未提及或无该年度材料" : ""))
      notes.hasGap = false
    }
    table.notes = notes.printed
    table.source = "\(wording.each)年度工作材料，逐项出处见附件“数据来源索引”。"
    return table
  }

  /// Areas down, indicators across: the best known ones.
  private mutating func areaRows(_ year: Int) -> ManuscriptTable? {
    var notes = Notes()
    let topics = glanceTopics(year).prefix(6)
    guard !topics.isEmpty else { return nil }
    var table = ManuscriptTable(
      title: "\(year)年\(wording.each)主要指标", header: ["地区"], alignment: [.left], rows: areas.map { [stub($0)] })
    for topic in topics {
      let scale = TableScale(of: [topic.row])
      table.header.append(rowName(topic.row) + (scale.unit.isEmpty ? "" : "（\(scale.unit)）"))
      table.alignment.append(.right)
      for area in areas.indices {
        table.rows[area].append(figure(topic.row.entry(area: area, year: year), scale: scale, notes: &notes))
      }
    }
    table.notes = notes.printed
    table.source = "\(wording.each)年度工作材料，逐项出处见附件“数据来源索引”。"
    return table
  }

  private mutating func rankTable() -> ManuscriptTable? {
    guard areas.count >= 3, let newest else { return nil }
    let ranked = glanceTopics(newest).filter { topic in
      topic.row.usable(areas: areas.count, year: newest)
        .contains { topic.row.rank(of: $0, areas: areas.count, year: newest) != nil }
    }.prefix(7)
    guard ranked.count >= 3 else { return nil }
    var table = ManuscriptTable(
      title: "\(newest)年\(wording.each)主要指标位次", header: ["地区"] + ranked.map { rowName($0.row) },
      alignment: [.left] + ranked.map { _ in .right })
    for area in areas.indices {
      table.rows.append(
        [stub(areas[area])]
          + ranked.map { rankFigure($0.row.entry(area: area, year: newest), row: $0.row, year: newest) })
    }
    let hasGap = table.rows.contains { $0.contains("—") }
    let hasLower = ranked.contains { $0.indicator.direction == .lower }
    table.notes = [
      "位次按可比数值排定，数值相同的位次并列" + (hasLower ? "；越低越好的指标由低到高排列" : "")
        + (hasGap ? "；“—”表示数值不可比或未提及，不参与排序" : "") + "。"
    ]
    return table
  }

  /// One area: indicators by years.
  private mutating func yearsTable() -> ManuscriptTable {
    var notes = Notes()
    let years = Array(comparison.years.suffix(5))
    var table = ManuscriptTable(
      title: escaped("\(yearWords(years))\(areas[0].name)主要指标"),
      header: ["指标", "单位"] + years.map { "\($0)年" } + ["比上年"],
      alignment: [.left, .left] + years.map { _ in .right } + [.right])
    for topic in keyTopics {
      let scale = TableScale(of: [topic.row])
      var line = [rowName(topic.row), scale.unit.isEmpty ? "—" : scale.unit]
      for year in years { line.append(figure(topic.row.entry(area: 0, year: year), scale: scale, notes: &notes)) }
      let isPoints = topic.row.unit == "%"
      let change = topic.row.entry(area: 0, year: topic.year).flatMap {
        isPoints ? topic.row.change(of: $0, year: topic.year) : topic.row.growth(of: $0, year: topic.year)
      }
      if topic.year == years.last, let change {
        line.append(
          bindFigure(
            change, key: "\(isPoints ? "change" : "growth")|\(topic.row.key)|\(areas[0].key)|\(topic.year)",
            text: tabular(change.value, places: 1) + (isPoints ? "个百分点" : "%"),
            unit: isPoints ? "个百分点" : "%", shared: growthLine(topic.row, year: topic.year, points: isPoints)))
      } else {
        line.append("—")
      }
      table.rows.append(line)
    }
    let last = years.last.map { "\($0)年" } ?? ""
    table.notes = [(notes.printed.first.map { $0.dropLast() + "；" } ?? "") + "“比上年”为\(last)与上年数值之比，未扣除价格因素。"]
    table.source = "\(escaped(areas[0].name))各年度工作材料，逐项出处见附件“数据来源索引”。"
    return table
  }
}
