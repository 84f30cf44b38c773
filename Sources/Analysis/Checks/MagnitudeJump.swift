import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// Finds amounts that are ten thousand or a hundred million times what they were: 万 written for 亿, or a unit left out.
struct MagnitudeJump: Check {
  let name = "magnitude"
  let title = Wording(en: "amounts that jump by 10 000 or 100 000 000", zh: "数量级跳变（万、亿误写）")
  let rounding: RoundingRule

  func findings(in context: CheckContext) -> [Finding] { pairs(in: context).compactMap { finding($0) } }

  func silentAgreements(in context: CheckContext) -> Int { pairs(in: context).count { finding($0) == nil } }

  private struct Pair {
    var name: String
    var area: ReferenceArea
    var year: Int
    var later: Observation
    var earlier: Observation
  }

  /// Amounts of one area in neighbouring years, and of one document stated twice.
  private func pairs(in context: CheckContext) -> [Pair] {
    let comparison = context.comparison
    var result: [Pair] = []
    for row in comparison.rows
    where row.measure == .level && row.scenario == .actual && !row.unit.isRate && row.indicator.name.count >= 3 {
      for (index, area) in comparison.areas.enumerated() {
        for year in comparison.years {
          guard let cell = row.cell(area: index, year: year), let later = cell.observation, later.amount != nil else {
            continue
          }
          for rival in cell.rivals
          where rival.amount != nil && rival.label == later.label
            && context.documentOf[rival.id] == context.documentOf[later.id]
            && rival.period == later.period
          {
            result.append(Pair(name: row.indicator.name, area: area, year: year, later: later, earlier: rival))
          }
          if let earlier = row.cell(area: index, year: year - 1)?.observation, earlier.amount != nil {
            result.append(Pair(name: row.indicator.name, area: area, year: year, later: later, earlier: earlier))
          }
        }
      }
    }
    return result
  }

  private func finding(_ pair: Pair) -> Finding? {
    let a = pair.later.amount!
    let b = pair.earlier.amount!
    let ratio = max(a, b) / min(a, b)
    guard
      let power = [4, 8].first(where: { power in
        let step = Decimal(sign: .plus, exponent: power, significand: 1)
        return ratio * 2 >= step && ratio <= step * 2
      })
    else { return nil }
    let step = power == 4 ? Wording(en: "10 000", zh: "1万") : Wording(en: "100 000 000", zh: "1亿")
    let isSameYear = pair.later.citation.document == pair.earlier.citation.document
    return Finding(
      check: name, verdict: .toVerify, area: pair.area, year: pair.year,
      message: Wording(
        en: "\(pair.name): \(pair.later.written) beside \(pair.earlier.written) "
          + (isSameYear ? "in the same document" : "the year before") + ", about \(step.english) times apart",
        zh:
          "\(pair.name)为\(pair.later.written)，\(isSameYear ? "同一材料另一处" : "上年")为\(pair.earlier.written)，相差约\(step.chinese)倍"
      ),
      remedy: Wording(
        en: "check the multiplier (万 or 亿) and the unit of both", zh: "请核对两处的数量级（万、亿）和计量单位"),
      operands: [pair.later, pair.earlier])
  }
}

extension Observation {
  /// A positive amount, hedged or not.
  fileprivate var amount: Decimal? { number.flatMap { $0 > 0 ? $0 : nil } }
}
