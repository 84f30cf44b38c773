import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

extension Subject {
  /// A row for each area and part of the indicator, where its parts are known: 三次产业 of 地区生产总值.
  func partRows(_ parts: [String: [String]]) -> BoundData? {
    guard row.measure == .level, let codes = parts[row.indicator.id] else { return nil }
    let rows = codes.compactMap { comparison.row($0, .level) }
    guard rows.count == codes.count, rows.allSatisfy({ $0.unit == row.unit }) else { return nil }
    let columns = rows.map { comparison.values(of: $0, year: year) }
    let whole = values(year)
    var bars: [Bar] = []
    var leftOut: [LeftOut] = []
    for (i, area) in comparison.areas.enumerated() {
      let numbers = columns.map { isSure($0[i]) ? $0[i].value : nil }
      guard numbers.allSatisfy({ ($0 ?? -1) >= 0 }), numbers.contains(where: { ($0 ?? 0) > 0 }) else {
        let lacking = columns.indices.filter { numbers[$0] == nil }
        let reason = lacking.compactMap { columns[$0][i].reason ?? columns[$0][i].conditions.first }.first ?? .notStated
        leftOut.append(
          LeftOut(
            area: area.name, reason: reason == .notStated ? Wording(en: "not all parts stated", zh: "分项未全部提及") : reason)
        )
        continue
      }
      let sum = numbers.compactMap { $0 }.reduce(0, +)
      // Parts that miss the whole by more than their rounding are not its parts.
      if let all = whole[i].value, (all - sum).magnitude > all.magnitude / 100 {
        leftOut.append(
          LeftOut(area: area.name, reason: Wording(en: "the parts do not add up to the whole", zh: "分项之和与总量不符")))
        continue
      }
      bars.append(
        Bar(
          name: area.name, year: year,
          parts: zip(rows, numbers).map {
            (Wording(en: $0.indicator.name(of: .level).english, zh: $0.indicator.name), $1 ?? 0)
          }))
    }
    guard !bars.isEmpty else { return nil }
    return bound(
      bars, leftOut, what: "构成", subtitle: words(["各部分占\(name)的比重", "单位：%", "\(year)年"]), areas: bars.count,
      ofYears: false)
  }

  /// A row for each year and area: what each area is of the total. Of more than five areas, the small ones stand together.
  func shareRows() -> BoundData? {
    guard row.measure == .level, row.indicator.isAdditive, !isRate else { return nil }
    let known = comparison.years.filter { $0 <= year }.map(values).filter { list in
      list.allSatisfy { isSure($0) && ($0.value ?? -1) >= 0 } && list.contains { ($0.value ?? 0) > 0 }
    }
    guard let newest = known.last, newest.first?.year == year, comparison.areas.count >= 2 else { return nil }
    let order = ranked(newest).map(\.order)
    let shown = order.count <= 5 ? order : Array(order.prefix(4))
    let others = order.filter { !shown.contains($0) }
    let noun = AreaWording(comparison.areas)
    let bars = known.suffix(5).map { list -> Bar in
      var parts = shown.map { (Wording(en: list[$0].area.name, zh: list[$0].area.name), list[$0].value ?? 0) }
      if !others.isEmpty {
        parts.append(
          (
            Wording(en: "\(others.count) others", zh: "其余\(others.count)\(noun.counter)"),
            others.compactMap { list[$0].value }.reduce(0, +)
          ))
      }
      return Bar(name: "\(list[0].year)年", year: list[0].year, parts: parts)
    }
    let dropped = comparison.years.filter { y in y <= year && !bars.contains { $0.year == y } }
    let notes = dropped.isEmpty ? [] : ["注：\(dropped.map { "\($0)年" }.joined(separator: "、"))的数值不全或不可比，未列入。"]
    var data = bound(
      bars, [], what: "占合计的比重",
      subtitle: words([
        "各地占合计的比重".replacing("各地", with: noun.each), "单位：%", bars.count > 1 ? "\(bars[0].year)—\(year)年" : "\(year)年",
      ]),
      areas: comparison.areas.count, ofYears: true)
    data.notes = notes
    return data
  }

  private struct Bar {
    var name: String
    var year: Int
    var parts: [(name: Wording, amount: Decimal)]
    var sum: Decimal { parts.map(\.amount).reduce(0, +) }
  }

  private func bound(
    _ bars: [Bar], _ leftOut: [LeftOut], what: String, subtitle: String, areas: Int, ofYears: Bool
  ) -> BoundData {
    var table: [DataRow] = []
    for (order, bar) in bars.enumerated() {
      for (k, part) in bar.parts.enumerated() {
        let share = part.amount / bar.sum * 100
        var r = DataRow()
        r["bar"] = .text(bar.name)
        r["barOrder"] = .number(Double(order))
        r["year"] = .number(Double(bar.year))
        r["part"] = .text(part.name.chinese)
        r["partOrder"] = .number(Double(k))
        r["value"] = .number(unit.scaled(part.amount).double)
        r["share"] = .number(share.double)
        r["label"] = .text(printedRate(share))
        table.append(r)
      }
    }
    return BoundData(
      table: DataTable(table), leftOut: leftOut, notes: [],
      subject: Wording(en: "\(englishName): shares, \(year)", zh: "\(year)年\(name)\(what)"),
      finding: shareFinding(bars, ofYears: ofYears),
      subtitle: subtitle,
      readings: bars.map { bar in
        let texts = bar.parts.map { (name: $0.name, share: printedRate($0.amount / bar.sum * 100)) }
        return Wording(
          en: bar.name + texts.map { " \($0.name.english) \($0.share)%" }.joined(separator: ","),
          zh: bar.name + texts.map { "\($0.name.chinese)占\($0.share)%" }.joined(separator: "、"))
      }, areaCount: areas)
  }

  /// `甲区占45.6%，比2021年提高1.2个百分点`, `甲区 has 45.6%, 1.2 percentage points more than in 2021`: the largest part, and how it moved.
  private func shareFinding(_ bars: [Bar], ofYears: Bool) -> Wording? {
    guard ofYears, let last = bars.last, let top = last.parts.first else { return nil }
    func share(_ bar: Bar, _ k: Int) -> Decimal { bar.parts[k].amount / bar.sum * 100 }
    let now = printedRate(share(last, 0))
    var text = Wording(en: "\(top.name.english) has \(now)%", zh: "\(top.name.chinese)占\(now)%")
    if let first = bars.first, first.year != last.year {
      let moved = share(last, 0) - share(first, 0)
      let size = printed(moved.magnitude, decimals: 1)
      if size.contains(where: { $0.isNumber && $0 != "0" }) {
        text = text
          + Wording(
            en: ", \(size) percentage points \(moved > 0 ? "more" : "less") than in \(first.year)",
            zh: "，比\(first.year)年\(moved > 0 ? "提高" : "下降")\(size)个百分点")
      }
    }
    return text
  }
}
