import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

extension Subject {
  /// What each area adds to the change of the total, from zero on, and the change of the total as the last row.
  func stepRows() -> BoundData? {
    guard row.measure == .level, row.indicator.isAdditive, !isRate else { return nil }
    let current = values(year)
    let last = values(year - 1)
    let pairs = zip(current, last).filter { isSure($0.0) && isSure($0.1) && $0.0.cell.change != nil }
    guard pairs.count >= 2 else { return nil }
    func change(_ pair: (AreaValue, AreaValue)) -> Decimal { (pair.0.value ?? 0) - (pair.1.value ?? 0) }
    let ordered = pairs.sorted { (-change($0), $0.0.order) < (-change($1), $1.0.order) }
    let before = pairs.map { $0.1.value ?? 0 }.reduce(0, +)
    let after = pairs.map { $0.0.value ?? 0 }.reduce(0, +)
    guard before > 0, after != before else { return nil }
    // All steps and their sum with the same decimals, so that what is printed adds up, as it does in the brief's table.
    let places = min(2, pairs.map { unit.scaled(change($0)).decimals }.max() ?? 1)
    func signed(_ amount: Decimal) -> String { printedSigned(unit.scaled(amount), decimals: places) }
    func points(_ amount: Decimal) -> String { printedSignedRate(amount / before * 100) }
    var table: [DataRow] = []
    var sum = Decimal(0)
    for (i, pair) in ordered.enumerated() {
      var r = fields(pair.0, previous: pair.1)
      let amount = change(pair)
      r["step"] = .text(pair.0.area.name)
      r["next"] = .text(i + 1 < ordered.count ? ordered[i + 1].0.area.name : Self.total)
      r["order"] = .number(Double(i))
      r["from"] = .number(unit.scaled(sum).double)
      sum += amount
      r["to"] = .number(unit.scaled(sum).double)
      r["way"] = .text(amount > 0 ? "up" : amount < 0 ? "down" : "same")
      r["label"] = .text("\(signed(amount))（\(points(amount))个百分点）")
      r["end"] = .number(unit.scaled(max(sum, sum - amount, 0)).double)
      table.append(r)
    }
    var r = DataRow()
    r["step"] = .text(Self.total)
    r["year"] = .number(Double(year))
    r["order"] = .number(Double(ordered.count))
    r["from"] = .number(0)
    r["to"] = .number(unit.scaled(sum).double)
    r["value"] = r["to"]
    r["way"] = .text("total")
    r["label"] = .text("\(signed(sum))（\(points(sum))%）")
    r["end"] = .number(unit.scaled(max(sum, 0)).double)
    table.append(r)
    let leftOut = zip(current, last).compactMap { value, previous in
      lackingEitherYear(value, previous) ?? lackingSureness(value, previous) ?? leaping(value, previous)
        ?? (value.cell.change == nil
          ? LeftOut(
            area: value.area.name, reason: Wording(en: "the two years cannot be held against each other", zh: "两年不便比较"))
          : nil)
    }
    let noun = AreaWording(comparison.areas)
    let who = leftOut.isEmpty ? noun.each : "可比的\(pairs.count)\(noun.counter)"
    // 7个地区地区生产总值 would be read twice.
    let whose = who.hasSuffix("地区") && name.hasPrefix("地区") ? "\(who)的" : who
    func amount(_ value: Decimal) -> String { printed(unit.scaled(value), decimals: places) + unit.name }
    return BoundData(
      table: DataTable(table), leftOut: leftOut,
      notes: [
        "注：括号内为拉动合计增长的百分点，由\(who)合计\(amount(before))增至\(amount(after))推算\(row.unit == "元" ? "，未扣除价格因素" : "")。".replacing(
          "增至", with: after > before ? "增至" : "减至")
      ],
      subject: Wording(
        en: "\(englishName): what each area adds to the change of the total, \(year)", zh: "\(year)年\(whose)\(name)合计"),
      finding: stepFinding(
        ordered.map { ($0.0.area.name, change($0)) }, sum: sum,
        shown: Wording(en: englishAmount(sum.magnitude, unit: row.unit, decimals: places - unit.power), zh: amount(sum.magnitude)), points: points),
      subtitle: words(["\(name)比上年\(after > before ? "增加" : "减少")额", unitWords, "\(year)年"]),
      readings: ordered.map { pair in
        let value = pair.0
        guard let quantity = value.cell.observation?.quantity else { return reading(value) }
        let amount = change(pair)
        return Wording(
          en: "\(value.area.name) \(amount > 0 ? "+" : "")\(englishAmount(amount, unit: row.unit, as: quantity))",
          zh: "\(value.area.name)\(signed(amount))\(unit.name)")
      } + [Wording(en: "in all \(points(sum))%", zh: "合计\(signed(sum))\(unit.name)")], areaCount: pairs.count)
  }

  private static let total = "合计"

  /// `比上年增加133.4亿元，甲区拉动2.6个百分点`, `13.34 billion yuan more than the year before, 甲区 adds 2.6 percentage points`
  private func stepFinding(
    _ changes: [(name: String, change: Decimal)], sum: Decimal, shown: Wording, points: (Decimal) -> String
  ) -> Wording? {
    let text = Wording(
      en: "\(shown.english) \(sum > 0 ? "more" : "less") than the year before", zh: "比上年\(sum > 0 ? "增加" : "减少")\(shown.chinese)")
    let ends = changes.map { sum > 0 ? $0.change : -$0.change }
    guard let most = ends.max(), most > 0, ends.count(where: { $0 == most }) == 1, let i = ends.firstIndex(of: most)
    else { return text }
    let share = points(changes[i].change).replacing("+", with: "").replacing("\u{2212}", with: "")
    let name = changes[i].name
    return text
      + Wording(
        en: ", \(name) \(sum > 0 ? "adds" : "takes away") \(share) percentage points", zh: "，\(name)\(sum > 0 ? "拉动" : "拉低")\(share)个百分点")
  }
}
