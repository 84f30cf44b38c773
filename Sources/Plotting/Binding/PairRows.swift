import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

extension Subject {
  /// One row for each area with two values: the amount and, against it, another indicator or the amount's growth.
  func pairRows(against other: String?) -> BoundData? {
    guard
      let second = other.flatMap({ comparison.row($0, .level) ?? comparison.row($0, .share) })
        ?? comparison.row(row.indicator.id, .growth),
      second != row
    else { return nil }
    let upright = Subject(row: second, comparison: comparison, year: year)
    let across = values(year)
    let up = upright.values(year)
    let drawn = across.indices.filter { isSure(across[$0]) && isSure(up[$0]) }
    guard drawn.count >= 2 else { return nil }
    let middle = (
      x: median(drawn.compactMap { across[$0].value.map { unit.scaled($0).double } }),
      y: median(drawn.compactMap { up[$0].value.map { upright.unit.scaled($0).double } })
    )
    var table: [DataRow] = []
    for (position, i) in drawn.enumerated() {
      var r = fields(across[i], previous: nil)
      r["x"] = r["value"]
      r["y"] = up[i].value.map { .number(upright.unit.scaled($0).double) } ?? .null
      r["xLabel"] = .text(label(across[i]))
      r["yLabel"] = .text(upright.label(up[i]))
      r["xMiddle"] = .number(middle.x)
      r["yMiddle"] = .number(middle.y)
      r["isFirst"] = .bool(position == 0)
      table.append(r)
    }
    let leftOut = across.indices.compactMap { i -> LeftOut? in
      for (subject, value) in [(self, across[i]), (upright, up[i])] where !isSure(value) {
        let reason = value.reason ?? value.conditions.first ?? Wording(en: "comparable with a condition", zh: "有条件可比")
        return LeftOut(
          area: value.area.name,
          reason: Wording(
            en: "\(subject.englishName) \(reason.english)",
            zh: "\(subject.name)\(reason.chinese.hasSuffix("数") ? "为" : "")\(reason.chinese)"))
      }
      return nil
    }
    let names = (x: titled, y: upright.titled)
    return BoundData(
      table: DataTable(table), leftOut: leftOut, notes: [],
      subject: Wording(
        en:
          "\(englishName) and \(upright.englishName.prefix(1).lowercased() + upright.englishName.dropFirst()), \(year)",
        zh: "\(year)年\(name)与\(upright.row.indicator.id == row.indicator.id ? "增速" : upright.name)"),
      finding: pairFinding(
        drawn.filter { i in
          (across[i].value.map { unit.scaled($0).double } ?? 0) > middle.x
            && (up[i].value.map { upright.unit.scaled($0).double } ?? 0) > middle.y
        }.map { across[$0].area.name }, of: drawn.count),
      subtitle: words(["虚线为中位数", "\(year)年"]),
      readings: drawn.map { i in
        reading(across[i]) + Wording(en: ", \(upright.spokenInEnglish(up[i]))", zh: "、\(upright.spoken(up[i]))")
      }, areaCount: drawn.count, axisTitles: [.x: names.x, .y: names.y])
  }

  /// `地区生产总值（亿元）`
  var titled: String { unit.name.isEmpty ? name : "\(name)（\(unit.name)）" }

  /// `甲区、乙区两项均高于中位数`, `甲区 and 乙区 lie above both medians`
  private func pairFinding(_ names: [String], of count: Int) -> Wording? {
    guard count >= 4 else { return nil }
    let noun = AreaWording(comparison.areas)
    switch names.count {
    case 0: return Wording(en: "no area lies above both medians", zh: "没有\(noun.noun)两项均高于中位数")
    case 1...3:
      return names.map { Wording(en: $0, zh: $0) }.listed
        + Wording(en: names.count == 1 ? " lies above both medians" : " lie above both medians", zh: "两项均高于中位数")
    default:
      return Wording(
        en: "\(names.count) of \(count) areas lie above both medians", zh: "\(count)\(noun.counter)中\(names.count)个两项均高于中位数")
    }
  }
}

/// The middle value, or the mean of the two in the middle; 0 of nothing.
func median(_ numbers: [Double]) -> Double {
  guard !numbers.isEmpty else { return 0 }
  let sorted = numbers.sorted()
  let half = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
}
