import Diagnostics
import FoundationEssentials
import Statistics

/// Looks at `倍`: 增长2倍 is three times the base, 增长到2倍 twice it, and nothing falls by more than its whole.
///
/// Which reading the writer had in mind shows where both amounts are known.
struct TimesWording: Check {
  let name = "times-wording"
  let title = Wording(en: "wording with 倍", zh: "倍数表述")
  let rounding: RoundingRule
  private static let falls = ["下降", "减少", "降低", "缩小", "压缩", "缩短", "减"]
  private static let rises = ["增长", "增加", "提高", "提升", "扩大", "上升", "增"]

  func findings(in context: CheckContext) -> [Finding] {
    context.spoken.flatMap { profile, sentence in
      sentence.statements.compactMap { spoken -> Finding? in
        let stated = spoken.observation
        guard stated.quantity.unit == "倍", stated.scenario == .actual, let times = stated.firmNumber?.magnitude,
          times > 0
        else {
          return nil
        }
        var words = spoken.clauseBefore
        for tail in ["了", "约", "近", "超", "超过"] where words.hasSuffix(tail) { words = words.dropLast(tail.count) }
        if Self.falls.contains(where: { words.hasSuffix($0) }) { return fall(stated, times, profile) }
        guard Self.rises.contains(where: { words.hasSuffix($0) }) else { return nil }
        return rise(stated, times, in: context, profile)
      }
    }
  }

  private func fall(_ stated: Observation, _ times: Decimal, _ profile: DocumentProfile) -> Finding {
    let words = stated.written.trimmingSign
    let left = printed(100 / times, places: 1) + "%"
    let other = times > 1 ? printed(100 / (times + 1), places: 1) + "%" : nil
    return Finding(
      check: name, verdict: .toVerify, area: profile.area, year: profile.year,
      message: Wording(
        en: "a fall of \(words) is no amount: it can be read as a fall to \(left) of the base"
          + (other.map { " or to \($0)" } ?? "") + "; the first reading is the usual one",
        zh: "“下降\(words)”表述不确切，下降不用倍数：可理解为降至原来的\(left)"
          + (other.map { "，也可理解为降至原来的\($0)" } ?? "") + "。通常指前一种"),
      remedy: Wording(
        en: "write the fall in per cent, or “降至原来的几分之几”", zh: "请改用百分数，或“降至原来的几分之几”"),
      operands: [stated])
  }

  /// Both readings against the amounts, where this document and last year's give them.
  private func rise(_ stated: Observation, _ times: Decimal, in context: CheckContext, _ profile: DocumentProfile)
    -> Finding?
  {
    guard let id = stated.indicator, let area = profile.area.flatMap({ context.comparison.areas.firstIndex(of: $0) }),
      let year = profile.year, stated.period.coveredYear == year
    else { return nil }
    for row in context.rows(of: id, .level, .actual) where !row.unit.isRate {
      guard let now = row.cell(area: area, year: year), now.comparability.verdict == .comparable,
        let then = row.cell(area: area, year: year - 1), then.comparability.verdict == .comparable,
        let later = now.observation, let before = then.observation, let a = later.firmNumber, let b = before.firmNumber,
        b > before.roundingError
      else { continue }
      let ratio = a / b
      let low = (a - later.roundingError) / (b + before.roundingError) - stated.roundingError
      let high = (a + later.roundingError) / (b - before.roundingError) + stated.roundingError
      let byWords = low <= times + 1 && times + 1 <= high
      let byTotal = low <= times && times <= high
      let verdict: Finding.Verdict = byWords ? .agrees : .toVerify
      let formula = "\(later.written) ÷ \(before.written)"
      let value = printed(ratio, places: max(1, stated.quantity.decimals))
      let reading =
        byTotal && !byWords
        ? Wording(
          en: "; by its words it would be \(plain(times + 1)) times the base; “增长到\(stated.written)” is meant",
          zh: "，按字面应为\(plain(times + 1))倍；实为增长到\(stated.written)")
        : verdict.conclusion
      return Finding(
        check: name, verdict: verdict, area: profile.area, year: profile.year,
        message: Wording(
          en: "a growth by \(stated.written) stated; \(formula) is \(value) times" + reading.english,
          zh: "文中为“增长\(stated.written)”，按\(formula)为上年的\(value)倍" + reading.chinese),
        remedy: verdict.remedy(
          en: "write “增长到\(value)倍” or the growth in per cent", zh: "请改为“增长到\(value)倍”或用百分数表示增幅"),
        operands: [stated, later, before],
        computed: Derived(value: ratio, unit: "倍", formula: formula, inputs: [later.id, before.id]))
    }
    return nil
  }
}

extension String {
  fileprivate var trimmingSign: String { hasPrefix("-") || hasPrefix("−") ? String(dropFirst()) : self }
}
