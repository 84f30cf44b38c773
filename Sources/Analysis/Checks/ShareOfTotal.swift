import Diagnostics
import FoundationEssentials
import Statistics

/// Holds a stated share or completion rate against the part and the whole named before it in the same sentence:
/// `132项改革任务，已完成118项，占比89.4%`.
struct ShareOfTotal: Check {
  /// What may stand between the part and its rate when nothing else can be meant.
  private static let cues = ["占比", "占", "占总数", "占总量", "完成率", "办结率", "支出进度", "支付进度", "实际支出进度", "执行率"]
  /// Words after a cue that do not change it.
  private static let tails = ["为", "达", "达到", "的", "到"]

  func findings(in context: CheckContext) -> [Finding] {
    context.spoken.flatMap { profile, sentence in
      sentence.statements.indices.compactMap { finding(at: $0, in: sentence, profile: profile) }
    }
  }

  private func finding(at index: Int, in sentence: Sentence, profile: DocumentProfile) -> Finding? {
    let spoken = sentence.statements[index]
    let stated = spoken.observation
    guard stated.quantity.unit == "%", [.share, .completion].contains(stated.measure), stated.firmNumber != nil,
      stated.scenario == .actual
    else { return nil }
    let levels: [Observation] = sentence.statements[..<index].suffix(5).map(\.observation).filter { isAmount($0) }
    guard levels.count >= 2 else { return nil }

    // Two amounts whose quotient is the rate are its part and whole, wherever they stand in the sentence.
    for part in levels.reversed() {
      for whole in levels.reversed()
      where whole.id != part.id && whole.quantity.unit == part.quantity.unit {
        let result = divide(part, by: whole, stated: stated)
        if result.verdict == .agrees { return make(result, stated, part, whole, profile) }
      }
    }
    // Else only where the words leave no doubt which two are meant.
    let pair = levels.suffix(2)
    guard let last = pair.last, let first = pair.first, first.quantity.unit == last.quantity.unit,
      first.firmNumber! > last.firmNumber!, sentence.statements[index - 1].observation.id == last.id,
      isUnmistakable(spoken), isPart(sentence.statements[index - 1]), stated.firmNumber != 100
    else { return nil }
    let (part, whole) = (last, first)
    let result = divide(part, by: whole, stated: stated)
    // A rate of quite another size is one of something else.
    guard (result.computed - stated.firmNumber!).magnitude <= 25 else { return nil }
    return make(result, stated, part, whole, profile)
  }

  private func isAmount(_ observation: Observation) -> Bool {
    guard observation.measure == .level, observation.scenario == .actual, let number = observation.firmNumber else {
      return false
    }
    return number > 0
  }

  /// Whether the words before an amount call it a part of what was named before.
  private func isPart(_ spoken: SpokenStatement) -> Bool {
    ["其中", "已", "完成", "办结", "支出", "实际", "落实"].contains { spoken.clauseBefore.contains($0) }
  }

  private func isUnmistakable(_ spoken: SpokenStatement) -> Bool {
    var words = String(spoken.clauseBefore)
    while let tail = Self.tails.first(where: { words.hasSuffix($0) && words.count > $0.count }) {
      words.removeLast(tail.count)
    }
    return Self.cues.contains(words)
  }

  private typealias Quotient = (verdict: Finding.Verdict, computed: Decimal)

  private func divide(_ part: Observation, by whole: Observation, stated: Observation) -> Quotient {
    let p = part.firmNumber!
    let w = whole.firmNumber!
    let low = max(0, p - part.roundingError) / (w + whole.roundingError) * 100
    let high = w > whole.roundingError ? (p + part.roundingError) / (w - whole.roundingError) * 100 : 100
    let computed = p / w * 100
    return (Finding.Verdict(stated: stated, computed: computed, low: low, high: high), computed)
  }

  private func make(
    _ quotient: Quotient, _ stated: Observation, _ part: Observation, _ whole: Observation, _ profile: DocumentProfile
  ) -> Finding {
    let value = fixed(quotient.computed, places: max(1, stated.quantity.decimals)) + "%"
    let sum = "\(part.written) ÷ \(whole.written)"
    let isWrong = quotient.verdict == .toVerify
    return Finding(
      check: "share-of-total", verdict: quotient.verdict, area: profile.area, year: profile.year,
      message: Wording(
        en: "\(stated.written) stated; \(sum) gives \(value)" + quotient.verdict.conclusion.english,
        zh: "文中为\(stated.written)，按\(sum)计算为\(value)" + quotient.verdict.conclusion.chinese),
      remedy: isWrong
        ? Wording(
          en: "check the part, the whole and the rate against the office's records",
          zh: "请与填报单位核对分子、分母和比率")
        : Wording(en: "nothing to do", zh: "无需处理"),
      operands: [stated, part, whole],
      computed: Derived(
        value: quotient.computed, unit: "%", formula: sum + " × 100%", inputs: [part.id, whole.id]))
  }
}
