import Analysis
import Diagnostics
import Drawing
import FoundationEssentials
import Statistics

/// A row for each of the best known indicators: its figure in large type, how it moved, and who leads.
///
/// Of one area it is the area's own figure. Of several it is their total, where that may be formed; else the highest.
func tileRows(_ comparison: Comparison, year: Int, words: BreakWords) -> BoundData? {
  let subjects = comparison.bestKnown(year: year, limit: 6)
  guard subjects.count >= 2 else { return nil }
  let tiles = subjects.compactMap { $0.tile(isSingle: comparison.areas.count == 1) }
  guard tiles.count >= 2 else { return nil }
  // Three in a row, unless a name needs more than two lines of a third of the page.
  let names = tiles.map { twoLines($0.name, words) }
  let columns = names.contains { $0 == nil } || tiles.count <= 4 ? 2 : 3
  var table: [DataRow] = []
  for (i, tile) in tiles.enumerated() {
    var r = DataRow()
    r["column"] = .number(Double(i % columns))
    r["line"] = .number(Double(i / columns))
    r["year"] = .number(Double(year))
    let lines = columns == 2 ? [tile.name] : names[i] ?? [tile.name]
    r["name"] = .text(lines[0])
    r["name2"] = .text(lines.count > 1 ? lines[1] : "")
    r["figure"] = .text(tile.figure)
    r["value"] = .number(tile.value.double)
    r["change"] = .text(tile.change)
    r["way"] = .text(tile.way)
    r["foot"] = .text(tile.foot)
    table.append(r)
  }
  let who = comparison.areas.count == 1 ? comparison.areas[0].name : areaNoun(comparison.areas).all
  return BoundData(
    table: DataTable(table), leftOut: [], notes: tiles.contains { $0.isTotal } ? ["注：“合计”为\(who)之和，由各自材料所述数值相加。"] : [],
    subject: Wording(en: "Main indicators, \(year)", zh: "\(year)年\(who)主要指标"), finding: nil, subtitle: "单位见各项　\(year)年",
    readings: tiles.map { tile in
      Wording(
        en: "\(tile.englishName) \(tile.english)",
        zh: [tile.name + tile.figure, tile.change, tile.foot].filter { !$0.isEmpty }.joined(separator: "，"))
    }, areaCount: comparison.areas.count)
}

/// A name in at most two lines of fourteen characters; nil where it needs more.
private func twoLines(_ name: String, _ words: BreakWords) -> [String]? {
  let face = Face(.figure, size: 1)
  let measurer = CountingMeasurer()
  let lines = breakLabel(name, in: face, to: 14, words: words, by: measurer)
  return lines.count <= 2 && lines.allSatisfy { measurer.extents(of: $0, in: face).width <= 14 } ? lines : nil
}

private struct Tile {
  var name: String
  var englishName: String
  var value: Decimal
  /// With its unit: `2750.6亿元`.
  var figure: String
  var english: String
  /// `比上年+5.1%`; empty where it is not known.
  var change: String
  var way: String
  var foot: String
  var isTotal = false
}

extension Subject {
  fileprivate func tile(isSingle: Bool) -> Tile? {
    let current = values(year)
    let sure = ranked(current.filter(isSure))
    guard let first = sure.first, let top = first.value, let quantity = first.cell.observation?.quantity else { return nil }
    func made(_ value: Decimal, _ change: String, _ foot: String, isTotal: Bool = false, as quantity: Quantity) -> Tile {
      Tile(
        name: name + (isTotal ? "合计" : ""), englishName: englishName + (isTotal ? ", total" : ""), value: unit.scaled(value),
        figure: unit.label(value, as: quantity) + unit.name, english: englishAmount(value, unit: row.unit, as: quantity),
        change: change, way: change.contains("\u{2212}") ? "down" : change.contains("+") ? "up" : "same", foot: foot, isTotal: isTotal)
    }
    let isLower = row.indicator.direction == .lower
    let best = isLower ? sure[sure.count - 1] : first
    let bestWords = "\(isLower ? "最低" : "最高")：\(best.area.name)"
    if isSingle {
      let change = changeLabel(first)
      return made(top, change.isEmpty ? "" : "比上年\(change)", "", as: quantity)
    }
    if let total = total(current), let widest = sure.compactMap(\.cell.observation?.quantity).max(by: { $0.decimals - $0.scale < $1.decimals - $1.scale }) {
      let before = self.total(values(year - 1))
      let growth = before.flatMap { $0 > 0 ? "比上年\(printedSigned((total - $0) / $0 * 100, decimals: 1))%" : nil }
      return made(total, growth ?? "", "\(bestWords)　\(spoken(best))", isTotal: true, as: widest)
    }
    guard let value = best.value, let own = best.cell.observation?.quantity, sure.count >= 2 else { return nil }
    let other = isLower ? first : sure[sure.count - 1]
    return made(value, bestWords, "\(isLower ? "最高" : "最低")：\(other.area.name)　\(spoken(other))", as: own)
  }

  /// What all areas add up to; nil where one is not known for sure, or the indicator does not add up.
  private func total(_ values: [AreaValue]) -> Decimal? {
    guard row.measure == .level, row.indicator.isAdditive, !isRate, values.allSatisfy(isSure) else { return nil }
    return values.compactMap(\.value).reduce(0, +)
  }
}
