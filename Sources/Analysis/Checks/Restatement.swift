import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// Holds what a report calls last year's figure against what last year's own report said.
struct Restatement: Check {
  let name = "restatement"
  let title = Wording(en: "last year's figure against last year's own document", zh: "上年数与上年材料")
  let rounding: RoundingRule

  func findings(in context: CheckContext) -> [Finding] {
    let comparison = context.comparison
    return comparison.rows.flatMap { row -> [Finding] in
      if row.scenario == .actual { return revisions(row, in: context) }
      guard row.scenario == .baseline,
        let own = context.rows(of: row.indicator.id, row.measure, .actual).first(where: { $0.unit == row.unit })
      else { return [] }
      var findings: [Finding] = []
      for area in comparison.areas.indices {
        for (position, period) in row.periods.enumerated() {
          guard let year = period.coveredYear, let cell = own.cell(area: area, year: year),
            !cell.comparability.reasons.contains(.otherDocument),
            !cell.comparability.reasons.contains(.partialPeriod),
            // A label outside the list that stands for two things in one document proves nothing.
            row.isCoded || !cell.comparability.reasons.contains(.conflicting),
            let first = cell.observation, first.firmNumber != nil, let again = row.cells[area][position].observation,
            again.firmNumber != nil, context.documentOf[again.id] != context.documentOf[first.id],
            again.qualifiers == first.qualifiers
          else { continue }
          let found = finding(again, first, name: row.indicator.name, area: comparison.areas[area], year: year)
          // 从26.7%提高到52.1% without a year may look back further than one.
          if found.verdict != .toVerify || context.spoken(again)?.namesYear(year) == true { findings.append(found) }
        }
      }
      return findings
    }
  }

  /// What a later report states of an earlier year as a figure of its own: `经核实，2021年为622.80亿元`.
  private func revisions(_ row: Row, in context: CheckContext) -> [Finding] {
    var findings: [Finding] = []
    for area in context.comparison.areas.indices {
      for year in context.comparison.years {
        guard let cell = row.cell(area: area, year: year), !cell.rivals.isEmpty,
          Set(cell.comparability.reasons).isDisjoint(with: [.otherDocument, .partialPeriod]),
          row.isCoded || !cell.comparability.reasons.contains(.conflicting),
          let first = cell.observation, first.firmNumber != nil, let home = context.documentOf[first.id]
        else { continue }
        for again in cell.rivals
        where again.scenario == .actual && again.firmNumber != nil && again.period.coveredYear == year
          && again.qualifiers == first.qualifiers
          && context.documentOf[again.id].flatMap({ context.comparison.profiles[$0].year }) ?? 0
            > context.comparison.profiles[home].year ?? 0
        {
          findings.append(
            finding(again, first, name: row.indicator.name, area: context.comparison.areas[area], year: year))
        }
      }
    }
    return findings
  }

  private func finding(
    _ again: Observation, _ first: Observation, name: String, area: ReferenceArea, year: Int
  ) -> Finding {
    let verdict: Finding.Verdict =
      again.quantity.value == first.quantity.value
      ? .agrees : again.quantity.isConsistent(with: first.quantity) ? .agreesWithinRounding : .toVerify
    let isWrong = verdict == .toVerify
    let difference = again.firmNumber! - first.firmNumber!
    return Finding(
      check: self.name, verdict: verdict, area: area, year: year,
      message: Wording(
        en: "\(name) \(year): \(again.citation.document) says \(again.written), the year's own document "
          + "\(first.citation.document) said \(first.written)"
          + verdict.conclusion.english,
        zh: "\(year)年\(name)：\(again.citation.document)称\(again.written)，当年的\(first.citation.document)为\(first.written)"
          + verdict.conclusion.chinese),
      remedy: isWrong
        ? Wording(
          en: "confirm whether last year's figure was revised, and which one growth is computed from",
          zh: "请核实上年数是否作过修订，以及增速以哪个数为基数")
        : Wording(en: "nothing to do", zh: "无需处理"),
      operands: [again, first],
      computed: Derived(
        value: difference, unit: again.quantity.unit, formula: "\(again.written) − \(first.written)",
        inputs: [again.id, first.id]))
  }
}

extension SpokenStatement {
  /// Whether the words before a figure say of which year it is.
  fileprivate func namesYear(_ year: Int) -> Bool {
    observation.citation.cell != nil || ["上年", "去年", "\(year)年"].contains { before.suffix(24).contains($0) }
  }
}
