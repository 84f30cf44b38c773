import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

extension Subject {
  /// One row for each area with its growth in per cent, for rates with the difference in points.
  func changeRows() -> BoundData? {
    let current = values(year)
    let last = values(year - 1)
    let drawn = current.filter { change(of: $0) != nil }
    guard !drawn.isEmpty else { return nil }
    let table = DataTable(
      zip(current, last).compactMap { value, previous in
        guard let change = change(of: value) else { return nil }
        var r = fields(value, previous: previous)
        r["value"] = .number(change.double)
        r["label"] = .text(signed(change))
        r["way"] = .text(change > 0 ? "up" : change < 0 ? "down" : "same")
        return r
      })
    let leftOut = zip(current, last).compactMap { value, previous -> LeftOut? in
      guard change(of: value) == nil else { return nil }
      return lackingEitherYear(value, previous) ?? lackingSureness(value, previous) ?? leaping(value, previous)
        ?? LeftOut(area: value.area.name, reason: Wording(en: "written too coarsely for a rate", zh: "数值过粗，不推算增速"))
    }
    let what = isRate ? "较上年变动" : "比上年增长"
    let unit = isRate ? "个百分点" : "%"
    let notes = !isRate && row.unit == "元" ? ["注：增速按两年数额推算，未扣除价格因素。"] : []
    return BoundData(
      table: table, leftOut: leftOut, notes: notes,
      subject: Wording(en: "\(englishName): change against the year before, \(year)", zh: "\(year)年\(name)\(what)"),
      finding: extremes(drawn.map { ($0.area.name, change(of: $0) ?? 0) }),
      subtitle: words(["\(name)\(what)", "单位：\(unit)", "\(year)年"]),
      readings: drawn.sorted { (-(change(of: $0) ?? 0), $0.order) < (-(change(of: $1) ?? 0), $1.order) }.map { value in
        let text = signed(change(of: value) ?? 0)
        return Wording(
          en: "\(value.area.name) \(text)\(isRate ? " percentage points" : "%")", zh: value.area.name + text + unit)
      }, areaCount: drawn.count)
  }

  /// What is drawn of an area: growth, or the difference of two rates.
  private func change(of value: AreaValue) -> Decimal? {
    guard isSure(value) else { return nil }
    return isRate ? value.cell.change?.value : value.cell.growth?.value
  }

  private func signed(_ change: Decimal) -> String { printedSignedRate(change) }

  /// `甲区增长最快（+5.1%），乙区下降`, `甲区 grew fastest (+5.1%), 乙区 fell`: the ends, where nobody shares them.
  private func extremes(_ changes: [(name: String, change: Decimal)]) -> Wording? {
    guard changes.count >= 2, let top = changes.map(\.change).max(), let bottom = changes.map(\.change).min(),
      top != bottom,
      changes.count(where: { $0.change == top }) == 1, let first = changes.first(where: { $0.change == top })
    else { return nil }
    let noun = AreaWording(comparison.areas)
    let scope =
      changes.count == comparison.areas.count
      ? Wording(en: "", zh: "") : Wording(en: "of the \(changes.count) areas that compare, ", zh: "可比的\(changes.count)\(noun.counter)中")
    let size = Wording(en: " (\(signed(top))\(isRate ? " percentage points" : "%"))", zh: "（\(signed(top))\(isRate ? "个百分点" : "%")）")
    let falling = changes.filter { $0.change < 0 }.map(\.name)
    if top < 0 {
      return scope + Wording(en: "\(first.name) fell least", zh: "\(first.name)\(isRate ? "下降最少" : "降幅最小")") + size
    }
    // Who stands still has neither grown nor fallen.
    let rise =
      top == 0
      ? Wording(en: "\(first.name) stayed the same", zh: "\(first.name)持平")
      : Wording(en: "\(first.name) \(isRate ? "rose most" : "grew fastest")", zh: "\(first.name)\(isRate ? "提高最多" : "增长最快")")
    let fall =
      switch falling.count {
      case 0: Wording(en: "", zh: "")
      case 1: Wording(en: ", \(falling[0]) fell", zh: "，\(falling[0])下降")
      default: Wording(en: ", \(falling.count) areas fell", zh: "，\(falling.count)\(scope.chinese.isEmpty ? noun.counter : "个")下降")
      }
    return scope + rise + (top == 0 ? Wording(en: "", zh: "") : size) + fall
  }
}
