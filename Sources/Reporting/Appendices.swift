import Analysis
import FoundationEssentials
import Statistics

/// 附件1 指标数值 and 附件2 编制说明.
extension Composer {
  /// A column of the annex: an area in a year, only an area, or only a year.
  private struct Column {
    var area: Int
    var year: Int?
    var head: String
  }

  mutating func valueTables() -> [ManuscriptTable] {
    let rows = annex.rows
    var tables: [ManuscriptTable?] = []
    tables.append(contentsOf: values(rows, named: "\(isSingle ? "" : wording.each)指标数值"))
    if let ahead = newest.map({ $0 + 1 }), !annex.aims.isEmpty {
      let title = "\(ahead)年\(isSingle ? "" : wording.each)主要目标"
      let parts = parts(of: areas.indices)
      for (i, part) in parts.enumerated() {
        let title = title + (parts.count > 1 ? "（\(NumberPrinting.chinese(i + 1))）" : "")
        let columns = part.map { Column(area: $0, year: ahead, head: isSingle ? "\(ahead)年目标" : stub(areas[$0])) }
        tables.append(table(annex.aims, named: title, columns: columns))
      }
    }
    tables.append(contentsOf: values(annex.ownNames, named: "材料自有名称的数值"))
    return tables.compactMap { $0 }
  }

  /// One line an indicator, with areas and years as columns, where a page is wide enough; else a line a year, and
  /// many areas in parts.
  private mutating func values(_ rows: [Row], named title: String) -> [ManuscriptTable] {
    guard !rows.isEmpty else { return [] }
    let years = comparison.years
    let pairs = areas.indices.flatMap { area in years.map { (area: area, year: $0) } }.filter { pair in
      rows.contains { $0.entry(area: pair.area, year: pair.year)?.cell.observation != nil }
    }
    let title = yearWords(years) + title
    if isSingle {
      return [table(rows, named: title, columns: years.map { Column(area: 0, year: $0, head: "\($0)年") })].compactMap { $0 }
    }
    if annex.isWide {
      let columns = pairs.map { pair in
        Column(area: pair.area, year: pair.year, head: stub(areas[pair.area]) + "<br>\(pair.year)年")
      }
      return [table(rows, named: title, columns: columns)].compactMap { $0 }
    }
    let parts = parts(of: areas.indices)
    return parts.enumerated().compactMap { i, part in
      table(
        rows, named: title + (parts.count > 1 ? "（\(NumberPrinting.chinese(i + 1))）" : ""),
        columns: part.map { Column(area: $0, head: stub(areas[$0])) })
    }
  }

  /// The areas in parts of about the same width: twenty as ten and ten.
  private func parts(of areas: Range<Int>) -> [Range<Int>] {
    let count = max(1, (areas.count + Annex.widest - 1) / Annex.widest)
    return (0..<count).map { i in areas.count * i / count..<areas.count * (i + 1) / count }
  }

  private mutating func table(_ rows: [Row], named title: String, columns: [Column]) -> ManuscriptTable? {
    var notes = Notes()
    let byYear = columns.contains { $0.year == nil }
    var table = ManuscriptTable(
      title: title,
      header: ["指标", "单位"] + (byYear ? ["年度"] : []) + columns.map(\.head),
      alignment: [.left, .left] + (byYear ? [.center] : []) + columns.map { _ in .right })
    for row in rows {
      let scale = TableScale(of: [row])
      let lead = [rowName(row), scale.unit.isEmpty ? "—" : scale.unit]
      if byYear {
        for year in comparison.years {
          let known = columns.filter { row.entry(area: $0.area, year: year)?.cell.observation != nil }
          guard !known.isEmpty, isSide(row, year) else { continue }
          table.rows.append(
            lead + ["\(year)"] + columns.map { figure(row.entry(area: $0.area, year: year), scale: scale, notes: &notes) })
        }
      } else if columns.contains(where: { row.entry(area: $0.area, year: $0.year!)?.cell.observation != nil }) {
        table.rows.append(
          lead + columns.map { figure(row.entry(area: $0.area, year: $0.year!), scale: scale, notes: &notes) })
      }
    }
    table.notes = notes.printed
    return table.rows.isEmpty ? nil : table
  }

  /// Whether two areas or more give a figure for the year: one alone has nothing beside it.
  private func isSide(_ row: Row, _ year: Int) -> Bool {
    !annex.linesUp || areas.indices.count { row.entry(area: $0, year: year)?.cell.observation != nil } >= 2
  }

  /// What the annex leaves to the data files, in one sentence.
  mutating func restText() -> String? {
    let rest = annex.held - annex.printed
    guard rest > 0 else { return nil }
    return "材料中其余数值\(count(rest, "个", key: "count|rest", of: "未列入附件的数值"))只有\(isSingle ? "一个年度提及" : "一个地区或一个年度提及")，或者名称不统一、无法对应，未列入本附件，见随附数据文件data.xlsx。"
  }

  // MARK: Documents

  func documentTable() -> ManuscriptTable? {
    guard !comparison.profiles.isEmpty else { return nil }
    let names = SourceIndex.shortNames(comparison.profiles)
    var table = ManuscriptTable(
      title: "所据材料", header: ["序号", "简称", "文件", "校验码（SHA-256前12位）"],
      alignment: [.center, .left, .left, .left])
    for (i, profile) in comparison.profiles.enumerated() {
      table.rows.append([
        "\(i + 1)", escaped(names[profile.document] ?? "—"), escaped(profile.document), String(profile.digest.prefix(12)),
      ])
    }
    let unplaced = comparison.profiles.filter { $0.area == nil || $0.year == nil }.count
    if unplaced > 0 { table.notes = ["地区或年度未能识别的材料，以“材料”加序号为简称，未参与对比。"] }
    return table
  }

  /// How many cells of each area can be compared; kinds that no area has are not printed.
  mutating func coverageTable() -> ManuscriptTable? {
    guard !areas.isEmpty, !topics.isEmpty, !isSingle else { return nil }
    let tallies = areas.indices.map { CoverageTally(of: $0, in: comparison, rows: annex.rows) }
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
    table.notes = ["按附件“指标数值”所列指标和\(yearWords(comparison.years))统计；同一指标的总量和增速分别计算。"]
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
    for row in rows {
      for year in comparison.years {
        guard let entry = row.entry(area: area, year: year) else { continue }
        switch (entry.cell.content, entry.cell.comparability.verdict) {
        case (.masked, _): masked += 1
        case (.notStated, _): missing += 1
        case (.noDocument, _): break
        case (.stated, _) where entry.part != nil: incomparable += 1
        case (.stated, .comparable): comparable += 1
        case (.stated, .conditional): conditional += 1
        case (.stated, .incomparable): incomparable += 1
        }
      }
    }
  }
}
