import Analysis
import Statistics

/// 主要指标和位次: one table that fits on a page, each figure with its place in brackets.
extension Composer {
  /// As many indicators as stand beside each other, and below each other, on one page.
  private static let most = (across: 6, down: 16)
  /// With more lines a table in the common type would leave no room for date and issuer.
  private static let commonLines = 14

  mutating func leagueTable() -> ManuscriptTable? {
    guard let newest, areas.count >= 2 else { return nil }
    let isFew = areas.count <= Self.fewAreas
    let topics = Array(
      glanceTopics(newest).filter { $0.row.usable(areas: areas.count, year: newest).count >= 2 }
        .prefix(isFew ? Self.most.down : Self.most.across))
    guard !topics.isEmpty else { return nil }
    var notes = Notes()
    let scales = topics.map { TableScale(of: [$0.row]) }
    let cells = zip(topics, scales).map { topic, scale in
      areas.indices.map { placed(topic.row, area: $0, year: newest, scale: scale, notes: &notes) }
    }
    var table = ManuscriptTable(title: "\(newest)年\(wording.each)主要指标和位次", header: [], alignment: [])
    if isFew {
      table.header = ["指标", "单位"] + areas.map(stub)
      table.alignment = [.left, .left] + areas.map { _ in .right }
      table.rows = topics.indices.map { i in
        [rowName(topics[i].row), scales[i].unit.isEmpty ? "—" : scales[i].unit] + cells[i]
      }
    } else {
      table.header = ["地区"] + topics.indices.map { i in
        rowName(topics[i].row) + (scales[i].unit.isEmpty ? "" : "（\(scales[i].unit)）")
      }
      table.alignment = [.left] + topics.map { _ in .right }
      table.rows = areas.indices.map { area in [stub(areas[area])] + cells.map { $0[area] } }
    }
    if table.rows.count > Self.commonLines { table.attributes = ["紧排"] }
    let hasLower = topics.contains { $0.indicator.direction == .lower }
    notes.plain.insert(
      "括号内为位次，按可比数值排定，数值相同的位次并列" + (hasLower ? "，越低越好的指标由低到高排列" : ""), at: 0)
    table.notes = notes.printed
    return table
  }

  /// 680.71（1）: a figure and its place; only the figure where it has none.
  private mutating func placed(
    _ row: Row, area: Int, year: Int, scale: TableScale, notes: inout Notes
  ) -> String {
    let entry = row.entry(area: area, year: year)
    let place = rankFigure(entry, row: row, year: year)
    return figure(entry, scale: scale, notes: &notes) + (place == "—" ? "" : "（\(place)）")
  }
}
