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
  // Three in a row, unless some words need more than a third of the page.
  let columns = tiles.count > 4 && tiles.allSatisfy({ $0.fits(TileRoom.third, words) }) ? 3 : 2
  let room = columns == 3 ? TileRoom.third : .half
  var table: [DataRow] = []
  for (i, tile) in tiles.enumerated() {
    var r = DataRow()
    let lines = tile.nameLines(room, words)
    r["column"] = .number(Double(i % columns))
    r["line"] = .number(Double(i / columns))
    r["year"] = .number(Double(year))
    r["name"] = .text(lines[0])
    r["name2"] = .text(lines.dropFirst().joined())
    r["figure"] = .text(tile.figure)
    r["value"] = .number(tile.value.double)
    r["change"] = .text(tile.change)
    r["way"] = .text(tile.way)
    r["foot"] = .text(tile.foots.first { width($0) <= room.ems } ?? "")
    table.append(r)
  }
  let who = comparison.areas.count == 1 ? comparison.areas[0].name : AreaWording(comparison.areas).each
  return BoundData(
    table: DataTable(table), leftOut: [], notes: tiles.contains { $0.isTotal } ? ["注：“合计”为\(who)之和，由各自材料所述数值相加。"] : [],
    subject: Wording(en: "Main indicators, \(year)", zh: "\(year)年\(who)主要指标"), finding: nil,
    subtitle: "单位见各项　\(year)年",
    readings: tiles.map { tile in
      Wording(
        en: "\(tile.englishName) \(tile.english)",
        zh: [tile.name + tile.figure, tile.change, tile.foots.first ?? ""].filter { !$0.isEmpty }.joined(separator: "，")
      )
    }, areaCount: comparison.areas.count)
}

/// How much a line of a tile holds, in characters.
private enum TileRoom {
  case third, half
  var ems: Double { self == .third ? 13.5 : 22 }
}

private func width(_ text: String) -> Double { CountingMeasurer().extents(of: text, in: Face(.figure, size: 1)).width }

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
  /// The line at the foot, and a shorter one where it has no room.
  var foots: [String]
  var isTotal = false

  /// The name in lines; more than two where it does not fit.
  func nameLines(_ room: TileRoom, _ words: BreakWords) -> [String] {
    breakLabel(name, in: Face(.figure, size: 1), to: room.ems, words: words, by: CountingMeasurer())
  }

  func fits(_ room: TileRoom, _ words: BreakWords) -> Bool {
    let lines = nameLines(room, words)
    return lines.count <= 2 && (lines + [change, foots.first ?? ""]).allSatisfy { width($0) <= room.ems }
  }
}

extension Subject {
  fileprivate func tile(isSingle: Bool) -> Tile? {
    let current = values(year)
    let sure = ranked(current.filter(standing(in: current)))
    guard let first = sure.first, let top = first.value, let quantity = first.cell.observation?.quantity else {
      return nil
    }
    func made(
      _ value: Decimal, _ change: String, _ foots: [String], isTotal: Bool = false, as quantity: Quantity, of one: AreaValue? = nil
    ) -> Tile
    {
      Tile(
        name: name + (isTotal ? "合计" : ""), englishName: englishName + (isTotal ? ", total" : ""),
        value: unit.scaled(value),
        figure: one.map(hedged) ?? unit.label(value, as: quantity) + unit.name,
        english: one.map(spokenInEnglish) ?? englishAmount(value, unit: row.unit, as: quantity),
        change: change,
        way: change.contains("下降") ? "down" : change.contains("增长") || change.contains("提高") ? "up" : "same",
        foots: foots, isTotal: isTotal)
    }
    let isLower = row.indicator.direction == .lower
    let best = isLower ? sure[sure.count - 1] : first
    let bestWords = "\(isLower ? "最低" : "最高")：\(holders(of: best, among: sure))"
    if isSingle {
      return made(top, moved(changeLabel(first)), [], as: quantity, of: first)
    }
    if let total = total(current),
      let widest = sure.compactMap(\.cell.observation?.quantity).max(by: {
        $0.decimals - $0.scale < $1.decimals - $1.scale
      })
    {
      let before = self.total(values(year - 1))
      let growth = before.flatMap { $0 > 0 ? printedSignedRate((total - $0) / $0 * 100) + "%" : nil }
      return made(total, moved(growth ?? ""), ["\(bestWords)　\(hedged(best))", bestWords], isTotal: true, as: widest)
    }
    guard let value = best.value, let own = best.cell.observation?.quantity, sure.count >= 2 else { return nil }
    let other = isLower ? first : sure[sure.count - 1]
    let otherWords = "\(isLower ? "最高" : "最低")：\(holders(of: other, among: sure))"
    return made(value, bestWords, ["\(otherWords)　\(hedged(other))", otherWords], as: own, of: best)
  }

  /// As it is said where nothing is hatched: `约800万户`, `62万户以上`.
  private func hedged(_ value: AreaValue) -> String {
    (value.cell.observation?.quantity.bound == .about ? "约" : "") + spoken(value)
  }

  /// Who has the value: one or two names, or how many share it.
  private func holders(of value: AreaValue, among values: [AreaValue]) -> String {
    let names = values.filter { $0.value == value.value }.map(\.area.name)
    return names.count <= 2 ? names.joined(separator: "、") : "\(names.count)\(AreaWording(comparison.areas).counter)并列"
  }

  /// A signed change in words: `比上年增长5.1%`, `比上年下降0.3个百分点`; empty where it is not known.
  private func moved(_ change: String) -> String {
    guard let sign = change.first else { return "" }
    switch sign {
    case "+": return "比上年\(isRate ? "提高" : "增长")\(change.dropFirst())"
    case "\u{2212}": return "比上年下降\(change.dropFirst())"
    default: return "与上年持平"
    }
  }

  /// What all areas add up to; nil where one is not known for sure, or the indicator does not add up.
  private func total(_ values: [AreaValue]) -> Decimal? {
    guard row.measure == .level, row.indicator.isAdditive, !isRate, values.allSatisfy(isSure) else { return nil }
    return values.compactMap(\.value).reduce(0, +)
  }
}
