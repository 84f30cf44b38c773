import Analysis
import FoundationEssentials
import Statistics

/// 附件1 全部指标数值 and 附件2 编制说明.
extension Composer {
  /// As many areas as fit beside each other on an upright page; more are set in parts.
  private static let widest = 5

  mutating func valueTables() -> [ManuscriptTable] {
    let rows = listedRows
    if isSingle {
      let tables = Domain.allCases.compactMap { domain in
        yearValues(rows.filter { $0.indicator.domain == domain }, domain)
      }
      return tables + [otherPeriodValues(rows)].compactMap { $0 }
    }
    let parts = parts(of: areas.indices)
    return Domain.allCases.flatMap { domain in
      let own = rows.filter { $0.indicator.domain == domain }
      return parts.enumerated().compactMap { index, part in
        areaValues(own, domain, of: part, number: parts.count > 1 ? index + 1 : nil)
      }
    }
  }

  /// The areas in parts of about the same width: ten as five and five, six as three and three.
  private func parts(of areas: Range<Int>) -> [Range<Int>] {
    let count = (areas.count + Self.widest - 1) / Self.widest
    return (0..<count).map { i in areas.count * i / count..<areas.count * (i + 1) / count }
  }

  /// How a period is called in a row or column: `2023年`, `2023年1—11月`, `2024年目标`.
  private func periodName(_ row: Row, _ period: TimePeriod) -> String {
    switch row.scenario {
    case .actual: period.words
    case .target: period.words + "目标"
    case .baseline: period.words + "（基数）"
    }
  }

  private func isStated(_ row: Row, _ period: Int, of part: Range<Int>? = nil) -> Bool {
    (part ?? areas.indices).contains { row.cells.indices.contains($0) && row.cells[$0].indices.contains(period) && row.cells[$0][period].observation != nil }
  }

  /// A cell of a table whose rows say the period themselves; a part of a year in a year's column is still marked.
  private mutating func plainFigure(_ row: Row, _ area: Int, _ period: Int, _ scale: TableScale, _ notes: inout Notes)
    -> String
  {
    guard row.cells.indices.contains(area), row.cells[area].indices.contains(period) else { return "—" }
    let entry = Entry(area: area, period: row.periods[period], cell: row.cells[area][period])
    return figure(entry, scale: scale, marksPart: !row.periods[period].isPartial, notes: &notes)
  }

  /// Indicators and periods down, areas across.
  private mutating func areaValues(_ rows: [Row], _ domain: Domain, of part: Range<Int>, number: Int?) -> ManuscriptTable? {
    var notes = Notes()
    var table = ManuscriptTable(
      title: "\(wording.each)\(domain.title)指标数值" + (number.map { "（\(NumberPrinting.chinese($0))）" } ?? ""),
      header: ["指标", "单位", "时期"] + part.map { stub(areas[$0]) },
      alignment: [.left, .left, .left] + part.map { _ in .right })
    for row in rows {
      let scale = TableScale(of: [row])
      for period in row.periods.indices where isStated(row, period, of: part) {
        table.rows.append(
          [rowName(row), scale.unit.isEmpty ? "—" : scale.unit, periodName(row, row.periods[period])]
            + part.map { plainFigure(row, $0, period, scale, &notes) })
      }
    }
    table.notes = notes.printed
    return table.rows.isEmpty ? nil : table
  }

  /// The years that have a column of their own where there is one area: those reported on and the year ahead.
  private var valueYears: [Int] {
    guard let first = comparison.years.first, let last = comparison.years.last else { return [] }
    let stated = Set(
      listedRows.flatMap { row in row.periods.indices.filter { isStated(row, $0) }.compactMap { row.periods[$0].year } })
    return (first...last + 1).filter { comparison.years.contains($0) || ($0 == last + 1 && stated.contains($0)) }
  }

  /// What tells a line of one indicator from its other lines: `（目标）`, `（1—11月）`.
  private func lineName(_ row: Row, _ period: TimePeriod) -> String {
    let part = period.partWords
    return switch row.scenario {
    case .actual: part
    case .target: part + "目标"
    case .baseline: part + "基数"
    }
  }

  /// Indicators down, the years across: for one area.
  private mutating func yearValues(_ rows: [Row], _ domain: Domain) -> ManuscriptTable? {
    var notes = Notes()
    let years = valueYears
    var table = ManuscriptTable(
      title: "\(domain.title)指标数值", header: ["指标", "单位"] + years.map { "\($0)年" },
      alignment: [.left, .left] + years.map { _ in .right })
    for row in rows {
      let scale = TableScale(of: [row])
      let inColumns = row.periods.indices.filter {
        isStated(row, $0) && !row.periods[$0].spansYears && years.contains(row.periods[$0].year ?? 0)
      }
      var names: [String] = []
      for i in inColumns where !names.contains(lineName(row, row.periods[i])) { names.append(lineName(row, row.periods[i])) }
      for name in names {
        var line = [rowName(row) + (name.isEmpty ? "" : "（\(name)）"), scale.unit.isEmpty ? "—" : scale.unit]
        for year in years {
          let i = inColumns.first { row.periods[$0].year == year && lineName(row, row.periods[$0]) == name }
          line.append(i.map { plainFigure(row, 0, $0, scale, &notes) } ?? "—")
          if i == nil { notes.hasGap = true }
        }
        table.rows.append(line)
      }
    }
    table.notes = notes.printed
    return table.rows.isEmpty ? nil : table
  }

  /// What is stated for earlier years, or for a span of years: for one area.
  private mutating func otherPeriodValues(_ rows: [Row]) -> ManuscriptTable? {
    var notes = Notes()
    let years = valueYears
    var table = ManuscriptTable(
      title: "其他时期指标数值", header: ["指标", "单位", "时期", "数值"], alignment: [.left, .left, .left, .right])
    for row in rows {
      let scale = TableScale(of: [row])
      for i in row.periods.indices
      where isStated(row, i) && (row.periods[i].spansYears || !years.contains(row.periods[i].year ?? 0)) {
        table.rows.append([
          rowName(row), scale.unit.isEmpty ? "—" : scale.unit, periodName(row, row.periods[i]),
          plainFigure(row, 0, i, scale, &notes),
        ])
      }
    }
    table.notes = notes.printed
    return table.rows.isEmpty ? nil : table
  }

  // MARK: Documents

  func documentTable() -> ManuscriptTable? {
    guard !comparison.profiles.isEmpty else { return nil }
    var table = ManuscriptTable(
      title: "所据材料", header: ["序号", "文件", "地区", "年度", "识别依据", "SHA-256前12位"],
      alignment: [.center, .left, .left, .center, .left, .left])
    for (i, profile) in comparison.profiles.enumerated() {
      let clues = [profile.areaEvidence, profile.yearEvidence].filter { !$0.isEmpty }
      let evidence = clues.count == 2 && clues[0] == clues[1] ? clues[0] : clues.joined(separator: "；")
      table.rows.append([
        "\(i + 1)", escaped(profile.document), profile.area.map { escaped($0.name) } ?? "未能识别",
        profile.year.map { "\($0)年" } ?? "未能识别", escaped(evidence), String(profile.digest.prefix(12)),
      ])
    }
    return table
  }

  /// How many cells of each area can be compared; kinds that no area has are not printed.
  mutating func coverageTable() -> ManuscriptTable? {
    guard !areas.isEmpty, !topics.isEmpty, !isSingle else { return nil }
    let tallies = areas.indices.map { CoverageTally(of: $0, in: comparison, rows: listedRows) }
    let columns: [(head: String, key: String, what: String, count: KeyPath<CoverageTally, Int>)] = [
      ("材料（份）", "papers", "材料份数", \.papers), ("可比", "yes", "可比数值", \.comparable),
      ("有条件可比", "conditional", "有条件可比的数值", \.conditional), ("不可比", "no", "不可比的数值", \.incomparable),
      ("原文隐去", "masked", "原文隐去的数值", \.masked), ("未提及", "missing", "未提及的数值", \.missing),
    ]
    let shown = columns.filter { column in tallies.contains { $0[keyPath: column.count] > 0 } }
    var table = ManuscriptTable(
      title: "\(wording.each)数据覆盖情况", attributes: ["单位：处"], header: ["地区"] + shown.map(\.head),
      alignment: [.left] + shown.map { _ in .right })
    for area in areas.indices {
      table.rows.append(
        [stub(areas[area])]
          + shown.map { column in
            count(
              tallies[area][keyPath: column.count], "", key: "coverage|\(areas[area].key)|\(column.key)",
              of: areas[area].name + column.what)
          })
    }
    table.notes = ["按附件“全部指标数值”所列指标和\(yearWords(comparison.years))统计。"]
    return table
  }
}

/// The cells of one area by what can be done with them.
private struct CoverageTally {
  var papers = 0
  var comparable = 0
  var conditional = 0
  var incomparable = 0
  var masked = 0
  var missing = 0

  init(of area: Int, in comparison: Comparison, rows: [Row]) {
    papers = comparison.profiles.filter { $0.area == comparison.areas[area] }.count
    for row in rows where row.scenario == .actual && row.cells.indices.contains(area) {
      for (period, cell) in zip(row.periods, row.cells[area]) where comparison.years.contains(period.year ?? 0) {
        switch (cell.content, cell.comparability.verdict) {
        case (.masked, _): masked += 1
        case (.notStated, _): missing += period.isWholeYear ? 1 : 0
        case (.noDocument, _): break
        case (.stated, .comparable): comparable += 1
        case (.stated, .conditional): conditional += 1
        case (.stated, .incomparable): incomparable += 1
        }
      }
    }
  }
}
