import Analysis
import FoundationEssentials
import Statistics

/// Tables of the body: areas by years for one indicator, and the overview of the newest year.
extension Composer {
  /// The marks ① to ⑳ that lead from a figure to the notes under its table.
  private static let marks = Array("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳").map(String.init)

  /// What a table says of a figure that does not simply stand beside the others; months have their own words, hedges stand
  /// in the cell.
  private static let marked: KeyValuePairs<Comparability.Reason, String> = [
    .conflicting: "材料前后数值不一致，见“不可比情况说明”", .cumulative: "为累计数", .stockAndFlow: "存量、增量与其他数值不同", .plan: "为计划数",
    .otherUnit: "计量单位与其他数值不同", .otherDocument: "取自其他年度材料", .boundaryChange: "行政区划调整前的数值，不与以后年度计算增减",
    .otherScope: "统计口径与其他数值不同",
  ]

  /// Notes of one table: a text gets a mark when it is first used.
  struct Notes {
    /// Notes that a mark leads to.
    var texts: [String] = []
    /// Notes on a whole column.
    var plain: [String] = []
    var hasMask = false
    var hasGap = false

    mutating func mark(_ text: String) -> String {
      let index = texts.firstIndex(of: text) ?? texts.count
      if index == texts.count { texts.append(text) }
      return Composer.marks.indices.contains(index) ? Composer.marks[index] : ""
    }

    var printed: [String] {
      var parts = texts.enumerated().map { i, text in
        (Composer.marks.indices.contains(i) ? Composer.marks[i] : "") + text
      }
      parts += plain
      if hasMask { parts.append("“\\*”表示数值在原文中隐去") }
      if hasGap { parts.append("“—”表示材料未提及或无该年度材料") }
      return parts.isEmpty ? [] : [parts.joined(separator: "；") + "。"]
    }
  }

  /// What a cell says, bound: `[37.21](#o-…)`, `\*`, `—`.
  mutating func figure(_ entry: Entry?, scale: TableScale, marksPart: Bool = true, notes: inout Notes) -> String {
    guard let entry, let o = entry.cell.observation else {
      notes.hasGap = true
      return "—"
    }
    let (before, number, after) = scale.text(o.quantity)
    if o.quantity.isMasked { notes.hasMask = true }
    var mark = ""
    if marksPart, let part = entry.part { mark = notes.mark("为\(part.partWords)数") }
    for (reason, words) in Self.marked where entry.cell.comparability.reasons.contains(reason) { mark += notes.mark(words) }
    return before + evidence.bind(number, to: o) + after + mark
  }

  /// 地区×年度，附同比、位次和位次变化。
  mutating func table(on topic: Topic) -> ManuscriptTable {
    let row = topic.row
    let scale = TableScale(of: [row])
    var notes = Notes()
    let years = Array(
      comparison.years.filter { year in
        year <= topic.year && areas.indices.contains { row.entry(area: $0, year: year)?.cell.observation != nil }
      }.suffix(4))
    let growth = growthColumn(topic)
    let peers = row.usable(areas: areas.count, year: topic.year)
    let hasRank = areas.count >= 3 && peers.count >= 2
    let moved = peers.contains { (row.rankChange(of: $0, areas: areas.count, year: topic.year) ?? 0) != 0 }
    let amountScale = topic.amount.map { TableScale(of: [$0]) }

    var table = ManuscriptTable(
      title: years.isEmpty ? "" : "\(yearWords(years))\(wording.each)\(rowName(row))",
      attributes: scale.unit.isEmpty ? [] : ["单位：\(scale.unit)"],
      header: ["地区"] + years.map { "\($0)年" }, alignment: [.left] + years.map { _ in .right })
    if let amountScale {
      table.header.insert("\(topic.year)年总量（\(amountScale.unit)）", at: 1)
      table.alignment.append(.right)
    }
    if let growth {
      table.header.append(growth.header)
      table.alignment.append(.right)
      if let note = growth.note { notes.plain.append(note) }
    }
    if hasRank {
      table.header.append("位次")
      table.alignment.append(.right)
      if moved {
        table.header.append("位次变化")
        table.alignment.append(.right)
      }
    }
    for area in areas.indices {
      var line = [stub(areas[area])]
      if let amount = topic.amount, let amountScale {
        line.append(figure(amount.entry(area: area, year: topic.year), scale: amountScale, notes: &notes))
      }
      for year in years { line.append(figure(row.entry(area: area, year: year), scale: scale, notes: &notes)) }
      let entry = row.entry(area: area, year: topic.year)
      if let growth { line.append(growthFigure(growth, area: area, topic: topic, notes: &notes)) }
      if hasRank {
        line.append(rankFigure(entry, row: row, year: topic.year))
        if moved { line.append(rankChangeFigure(entry, row: row, year: topic.year)) }
      }
      table.rows.append(line)
    }
    if row.unit != "%" { appendTotal(of: topic, years: years, growth: growth, scale: scale, to: &table) }
    table.notes = notes.printed
    return table
  }

  private mutating func appendTotal(
    of topic: Topic, years: [Int], growth: GrowthColumn?, scale: TableScale, to table: inout ManuscriptTable
  ) {
    let totals = years.map { topic.row.statedTotal(areas: areas.count, year: $0) }
    guard totals.contains(where: { $0 != nil }) else { return }
    var line = ["合计"]
    for (year, total) in zip(years, totals) {
      let isHedged = topic.row.usable(areas: areas.count, year: year).contains(where: \.isHedged)
      line.append(
        total.map {
          (isHedged ? "约" : "") + bindFigure($0, key: "total|\(topic.row.key)|\(year)", 
            text: topic.row.totalText($0, areas: areas.count, year: year, in: scale, rule: comparison.rounding), unit: scale.unit)
        } ?? "—")
    }
    if growth != nil {
      line.append(
        totalGrowth(of: topic.row, year: topic.year).map {
          bindFigure(
            $0, key: "total-growth|\(topic.row.key)|\(topic.year)", text: tabular($0.value, places: 1))
        } ?? "—")
    }
    while line.count < table.header.count { line.append("—") }
    table.rows.append(line)
  }

  /// A computed number in a table, without its unit.
  mutating func bindFigure(
    _ d: Derived, key: String, text: String, unit: String? = nil, shared: Evidence.Shared? = nil
  ) -> String {
    // A sum in a table's unit is indexed as the table prints it; a rate with its unit.
    let printed =
      unit.map { $0 != "%" && $0 != "个百分点" } == true
      ? (text.hasSuffix(unit!) ? text : text + unit!)
      : NumberPrinting.computed(d.value, unit: unit ?? d.unit, signed: true, rule: comparison.rounding).replacing("-", with: "−")
    return evidence.bind(
      text, key: key, .init(printed: printed, formula: d.formula, inputs: d.inputs, shared: shared))
  }

  // MARK: Growth

  /// The column beside the amounts: stated growth, growth by our own count, or points against the year before.
  struct GrowthColumn {
    enum Kind { case stated(Row), computed, points }
    var kind: Kind
    var header: String
    var note: String?
  }

  func growthColumn(_ topic: Topic) -> GrowthColumn? {
    if topic.row.unit == "%" {
      let known = topic.row.usable(areas: areas.count, year: topic.year)
        .contains { topic.row.change(of: $0, year: topic.year) != nil }
      return known ? GrowthColumn(kind: .points, header: "比上年（百分点）") : nil
    }
    if let growth = topic.growth, !growth.usable(areas: areas.count, year: topic.year).isEmpty {
      return GrowthColumn(kind: .stated(growth), header: "同比（%）")
    }
    let usable = topic.row.usable(areas: areas.count, year: topic.year)
    if usable.contains(where: { topic.row.growth(of: $0, year: topic.year) != nil }) {
      return GrowthColumn(kind: .computed, header: "比上年（%）", note: "比上年增幅按两年数值计算")
    }
    return nil
  }

  mutating func growthFigure(_ column: GrowthColumn, area: Int, topic: Topic, notes: inout Notes) -> String {
    switch column.kind {
    case .stated(let row):
      let said = row.entry(area: area, year: topic.year)
      guard said?.cell.observation == nil, !topic.indicator.isAtConstantPrices,
        let entry = topic.row.entry(area: area, year: topic.year), let derived = topic.row.growth(of: entry, year: topic.year)
      else { return figure(said, scale: TableScale(of: [row]), notes: &notes) }
      return bindFigure(
        derived, key: "growth|\(topic.row.key)|\(areas[area].key)|\(topic.year)",
        text: tabular(derived.value, places: ratePlaces(derived.value)), unit: "%",
        shared: growthLine(topic.row, year: topic.year)) + notes.mark("按两年数值计算")
    case .computed, .points:
      let isPoints = if case .points = column.kind { true } else { false }
      guard let entry = topic.row.entry(area: area, year: topic.year),
        let derived = isPoints
          ? topic.row.change(of: entry, year: topic.year) : topic.row.growth(of: entry, year: topic.year)
      else { return "—" }
      return bindFigure(
        derived, key: "\(isPoints ? "change" : "growth")|\(topic.row.key)|\(areas[area].key)|\(topic.year)",
        text: tabular(derived.value, places: ratePlaces(derived.value)), unit: isPoints ? "个百分点" : "%",
        shared: growthLine(topic.row, year: topic.year, points: isPoints))
    }
  }

  // MARK: Ranks

  mutating func rankFigure(_ entry: Entry?, row: Row, year: Int) -> String {
    guard let entry, let rank = row.rank(of: entry, areas: areas.count, year: year) else { return "—" }
    return place(rank, of: entry, in: row, year: year).replacing("[第\(rank)位]", with: "[\(rank)]")
  }

  mutating func rankChangeFigure(_ entry: Entry?, row: Row, year: Int) -> String {
    guard let entry, let change = row.rankChange(of: entry, areas: areas.count, year: year),
      let rank = row.rank(of: entry, areas: areas.count, year: year)
    else { return "—" }
    guard change != 0 else { return "持平" }
    let text = (change > 0 ? "升" : "降") + "\(abs(change))"
    let inputs = [entry.cell.observation, row.entry(area: entry.area, year: year - 1)?.cell.observation]
    return evidence.bind(
      text, key: "rank-change|\(row.key)|\(areas[entry.area].key)|\(year)",
      .init(
        printed: text + "位", formula: "由上年第\(rank + change)位到第\(rank)位", inputs: inputs.compactMap { $0?.id },
        shared: rankLine(row, year: year)))
  }

  /// The row as a table names it: the indicator, with what is said of it where its name does not tell.
  func rowName(_ row: Row) -> String {
    let plain = row.indicator.name
    guard !plain.isEmpty else { return "（名称未写明）" }
    let name = escaped(plain)
    switch row.measure {
    case .level: return name
    case .growth: return name + "增速"
    case .change: return name + "增减"
    case .share where row.indicator.id == taskListCode: return name + "完成率"
    case .share: return Self.rateEndings.contains { plain.hasSuffix($0) } ? name : name + "占比"
    case .completion: return plain.hasSuffix("率") || plain.hasSuffix("进度") ? name : name + "完成率"
    case .rank: return name + "位次"
    }
  }

  private static let rateEndings = ["率", "比", "比重", "比例", "度", "水平", "指数", "强度", "价格", "面"]
}
