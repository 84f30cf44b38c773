import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// Holds a stated difference against the figures of two documents: `占比56.1%，比上年提高1.8个百分点`,
/// `年末经营主体8.05万户，比上年净增0.74万户`.
struct StatedChange: Check {
  let name = "stated-change"
  let title = Wording(en: "stated differences against the figures of two documents", zh: "增减数与两年数值")
  let rounding: RoundingRule

  func findings(in context: CheckContext) -> [Finding] {
    let comparison = context.comparison
    return comparison.rows.flatMap { row -> [Finding] in
      guard row.measure == .change, row.scenario == .actual, row.unit != "位" else { return [] }
      return comparison.areas.indices.flatMap { area in
        comparison.years.compactMap { finding(row, area: area, year: $0, in: context) }
      }
    }
  }

  /// The difference may be one of the share, the growth or the amount: where several are known, the one that fits is
  /// meant, and only where one alone is known does it count when it does not fit.
  private func finding(_ row: Row, area: Int, year: Int, in context: CheckContext) -> Finding? {
    guard let cell = row.cell(area: area, year: year), let stated = cell.observation, stated.firmNumber != nil,
      Set(cell.comparability.reasons).isDisjoint(with: [.partialPeriod, .conflicting, .otherDocument, .otherScope]),
      let spoken = context.spoken(stated), spoken.isAgainstLastYear
    else { return nil }
    let measures: [Measure] =
      row.unit != "个百分点" ? [.level] : spoken.isOfShare ? [.share] : spoken.isOfGrowth ? [.growth] : [.share, .growth]
    var candidates: [(later: Observation, before: Observation, name: String)] = []
    for measure in measures {
      for other in context.rows(of: row.indicator.id, measure, .actual) {
        guard row.unit == "个百分点" ? other.unit == "%" : other.unit == row.unit,
          let now = other.cell(area: area, year: year), now.comparability.verdict == .comparable,
          let then = other.cell(area: area, year: year - 1), then.comparability.verdict == .comparable,
          let later = now.observation, let before = then.observation, later.firmNumber != nil, before.firmNumber != nil,
          context.documentOf[later.id] == context.documentOf[stated.id],
          context.documentOf[before.id] != context.documentOf[later.id]
        else { continue }
        candidates.append((later, before, row.indicator.name + (measure == .growth ? "增速" : "")))
      }
    }
    let judged = candidates.map { ($0, verdict(stated, $0.later, $0.before)) }
    guard let chosen = judged.first(where: { $0.1 != .toVerify }) ?? (judged.count == 1 ? judged.first : nil) else {
      return nil
    }
    return make(stated, chosen.0, chosen.1, area: context.comparison.areas[area], year: year)
  }

  private func verdict(_ stated: Observation, _ later: Observation, _ before: Observation) -> Finding.Verdict {
    let difference = later.firmNumber! - before.firmNumber!
    let margin = later.roundingError + before.roundingError
    return Finding.Verdict(stated: stated, computed: difference, low: difference - margin, high: difference + margin)
  }

  private func make(
    _ stated: Observation, _ pair: (later: Observation, before: Observation, name: String), _ verdict: Finding.Verdict,
    area: ReferenceArea, year: Int
  ) -> Finding {
    let difference = pair.later.firmNumber! - pair.before.firmNumber!
    let formula = "\(pair.later.written) − \(pair.before.written)"
    let value = stated.quantity.spelling(of: difference, rule: rounding)
    return Finding(
      check: name, verdict: verdict, area: area, year: year,
      message: Wording(
        en:
          "\(pair.name): a change of \(stated.written) stated; \(formula) (\(pair.before.citation.document)) gives \(value)"
          + verdict.conclusion.english,
        zh:
          "\(pair.name)比上年增减文中为\(stated.written)，按两年数值（\(pair.later.written)，上年\(pair.before.written)，见\(pair.before.citation.document)第\(pair.before.citation.paragraph)段）计算为\(value)"
          + verdict.conclusion.chinese),
      remedy: verdict.remedy(
        en: "check the difference and whether last year's figure was revised", zh: "请核对增减数，以及上年数是否作过修订"),
      operands: [stated, pair.later, pair.before],
      computed: Derived(
        value: difference, unit: stated.quantity.unit, formula: formula, inputs: [pair.later.id, pair.before.id]))
  }
}

extension SpokenStatement {
  private static let lastYear = ["上年", "去年", "同比"]
  private static let otherBases = ["同期", "目标", "预期", "计划", "全市", "全省", "全国", "全区", "平均", "年初", "年底"]

  fileprivate var isOfShare: Bool { ["占比", "比重", "比例"].contains { clauseBefore.contains($0) } }
  fileprivate var isOfGrowth: Bool { ["增速", "增幅"].contains { clauseBefore.contains($0) } }

  /// Whether a difference is one to the year before as a whole, and not to a target, a mean or the same months.
  fileprivate var isAgainstLastYear: Bool {
    let words = clauseBefore
    return Self.lastYear.contains { words.contains($0) } && !Self.otherBases.contains { words.contains($0) }
  }
}
