import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// Holds `3380人，完成年度任务的105.6%` against the target that the year before announced for the same thing: 3200人.
///
/// The task of a year may have been set higher or lower after it was announced, so what does not agree is a question
/// which of the two was meant.
struct CompletionAgainstTarget: Check {
  let name = "completion-of-target"
  let title = Wording(en: "stated completion against the announced target", zh: "完成率与上年公布的目标")
  let rounding: RoundingRule

  func findings(in context: CheckContext) -> [Finding] {
    context.spoken.flatMap { profile, sentence in
      sentence.statements.indices.compactMap { finding(at: $0, in: sentence, profile: profile, context) }
    }
  }

  /// The amount told before the rate, and the target for the same indicator, in the same unit, from another document.
  private func finding(
    at index: Int, in sentence: Sentence, profile: DocumentProfile, _ context: CheckContext
  ) -> Finding? {
    let stated = sentence.statements[index].observation
    guard stated.measure == .completion, stated.scenario == .actual, stated.quantity.unit == "%",
      stated.firmNumber != nil,
      let done = sentence.statements[..<index].last(where: {
        $0.observation.measure == .level && !$0.observation.quantity.unit.isRate
      })?.observation, done.scenario == .actual, done.firmNumber != nil, let id = done.indicator,
      stated.indicator ?? id == id,
      let area = profile.area.flatMap({ context.comparison.areas.firstIndex(of: $0) }), let year = profile.year,
      done.period == stated.period, done.period.year == year,
      let row = context.rows(of: id, .level, .target).first(where: { $0.unit == done.quantity.unit }),
      let target = row.cell(area: area, year: year)?.observation, let wanted = target.quantity.value, wanted > 0,
      target.quantity.bound != .about, context.documentOf[target.id] != context.documentOf[done.id],
      target.qualifiers == done.qualifiers
    else { return nil }
    return finding(
      stated, done, target, indicator: row.indicator.name, area: context.comparison.areas[area], year: year)
  }

  private func finding(
    _ stated: Observation, _ done: Observation, _ target: Observation, indicator: String, area: ReferenceArea, year: Int
  ) -> Finding? {
    let part = done.firmNumber!
    let whole = target.quantity.value!
    let error = target.roundingError
    let computed = part / whole * 100
    let verdict = Finding.Verdict(
      stated: stated, computed: computed, low: (part - done.roundingError) / (whole + error) * 100,
      high: whole > error ? (part + done.roundingError) / (whole - error) * 100 : computed)
    let formula = "\(done.written) ÷ \(target.written)"
    let value = printed(computed, places: max(1, stated.quantity.decimals)) + "%"
    let place = "\(target.citation.document)"
    return Finding(
      check: name, verdict: verdict, area: area, year: year,
      message: Wording(
        en: "\(indicator): \(stated.written) of the task stated as done; against the target of \(target.written) in "
          + "\(place) it is \(value)" + verdict.conclusion.english,
        zh: "\(indicator)完成率文中为\(stated.written)，按\(place)提出的目标\(target.written)计算（\(formula)）为\(value)"
          + verdict.conclusion.chinese),
      remedy: verdict.remedy(
        en: "ask whether the task was changed after it was announced", zh: "请核实年度任务数是否在公布后作过调整"),
      operands: [stated, done, target],
      computed: Derived(value: computed, unit: "%", formula: formula + " × 100%", inputs: [done.id, target.id]))
  }
}
