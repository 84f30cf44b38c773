import Diagnostics
import Documents
import FoundationEssentials
package import Statistics

/// Holds a stated growth against the amounts of two years, each from its own document.
///
/// Growth of output and value added is stated at constant prices and cannot be had from amounts at current prices:
/// it is not checked.
struct StatedGrowth: Check {
  let name = "stated-growth"
  let title = Wording(en: "stated growth against the amounts of two documents", zh: "增速与两年数额")
  let rounding: RoundingRule

  func findings(in context: CheckContext) -> [Finding] {
    let comparison = context.comparison
    return comparison.rows.flatMap { growthRow -> [Finding] in
      let indicator = growthRow.indicator
      guard growthRow.measure == .growth, growthRow.scenario == .actual, growthRow.unit == "%",
        !indicator.isAtConstantPrices,
        let levelRow = context.rows(of: indicator.id, .level, .actual).first(where: { !$0.unit.isRate })
      else { return [] }
      return comparison.areas.indices.flatMap { area in
        comparison.years.compactMap { year in
          finding(growthRow, levelRow, area: area, year: year, in: context)
        }
      }
    }
  }

  private func finding(
    _ growthRow: Row, _ levelRow: Row, area: Int, year: Int, in context: CheckContext
  ) -> Finding? {
    guard let growthCell = growthRow.cell(area: area, year: year), growthCell.comparability.verdict == .comparable,
      let stated = growthCell.observation, stated.firmNumber != nil,
      let now = levelRow.cell(area: area, year: year), now.comparability.verdict == .comparable,
      let earlier = levelRow.cell(area: area, year: year - 1), earlier.comparability.verdict == .comparable,
      let later = now.observation, let before = earlier.observation,
      context.documentOf[before.id] != context.documentOf[later.id], let growth = later.growth(since: before)
    else { return nil }
    // Amounts a thousand times apart are a slip of 万 for 亿, of which another check tells.
    guard growth.value.magnitude < 99_900, growth.value > Decimal(-999) / 10 else { return nil }
    let derived = Derived(
      value: growth.value, unit: "%", formula: "(\(later.written) ÷ \(before.written) − 1) × 100%",
      inputs: [later.id, before.id], margin: (growth.high - growth.low) / 2)
    let verdict = Finding.Verdict(stated: stated, computed: growth.value, low: growth.low, high: growth.high)
    let isWrong = verdict == .toVerify
    let name = growthRow.indicator.name
    let value = printed(derived.value, places: max(1, stated.quantity.decimals)) + "%"
    return Finding(
      check: self.name, verdict: verdict, area: context.comparison.areas[area], year: year,
      message: Wording(
        en: "stated growth of \(name) is \(stated.written), the amounts give \(value) (\(later.written) against "
          + "\(before.written) in \(before.citation.document), paragraph \(before.citation.paragraph))"
          + verdict.conclusion.english,
        zh:
          "\(name)增速文中为\(stated.written)，按两年数额（\(later.written)，上年\(before.written)，见\(before.citation.document)第\(before.citation.paragraph)段）计算为\(value)"
          + verdict.conclusion.chinese),
      remedy: isWrong
        ? Wording(
          en: "confirm whether the growth is at constant prices or on another basis, or last year's amount was revised",
          zh: "请核实增速是否为可比价或同口径，上年基数是否修订")
        : Wording(en: "nothing to do", zh: "无需处理"),
      operands: [stated, later, before], computed: derived)
  }
}

extension Indicator {
  /// Growth of output and value added is told at constant prices, amounts at current ones: the one does not follow from
  /// the other.
  package var isAtConstantPrices: Bool { ["生产总值", "增加值", "总产值"].contains { name.contains($0) } }
}
