import Diagnostics
import FoundationEssentials
import Statistics

/// Finds `超额完成年度任务的106.3%`: taken by its words the task was exceeded by 106.3 %, but what is meant is that
/// 106.3 % of it was done. The plan that each reading implies is told; a round one speaks for its reading.
struct CompletionWording: Check {
  let name = "completion-wording"
  let title = Wording(en: "wording of completion rates (超额完成…的106.3%)", zh: "完成率表述（如“超额完成……的106.3%”）")
  let rounding: RoundingRule

  func findings(in context: CheckContext) -> [Finding] {
    context.spoken.flatMap { profile, sentence in
      sentence.statements.enumerated().compactMap { index, spoken in
        finding(spoken, before: sentence.statements[..<index].map(\.observation), profile: profile)
      }
    }
  }

  private func finding(_ spoken: SpokenStatement, before: [Observation], profile: DocumentProfile) -> Finding? {
    let stated = spoken.observation
    guard stated.quantity.unit == "%", let rate = stated.firmNumber, rate > 100,
      let cue = spoken.clauseBefore.range("超额完成")
    else { return nil }
    guard spoken.clauseBefore[cue...].contains("的") else { return nil }

    let surplus = printed(rate - 100, places: stated.quantity.decimals) + "%"
    let doubled = printed(rate + 100, places: stated.quantity.decimals) + "%"
    var operands = [stated]
    var computed: Derived? = nil
    var english = "“超额完成…的\(stated.written)” can be read as \(stated.written) of the task done (exceeded by \(surplus))"
    var chinese = "“超额完成……的\(stated.written)”表述不确切：可理解为完成率\(stated.written)（超额\(surplus)）"
    var why = Wording(
      en: "the first reading is taken, as usual for rates just above 100 %",
      zh: "略高于100%的比率通常指完成率，这里取前一种理解")
    if let amount = before.last(where: { $0.measure == .level && !$0.quantity.unit.isRate && ($0.firmNumber ?? 0) > 0 })
    {
      let done = amount.firmNumber!
      let plan = done / rate * 100
      let other = done / (rate + 100) * 100
      operands.append(amount)
      computed = Derived(
        value: plan, unit: amount.quantity.unit, formula: "\(amount.written) ÷ \(stated.written)",
        inputs: [amount.id, stated.id])
      english +=
        ", a plan of \(amount.quantity.spelling(of: plan, rule: rounding)), or as \(doubled) of it done, a plan of \(amount.quantity.spelling(of: other, rule: rounding))"
      chinese +=
        "，推算计划数为\(amount.quantity.spelling(of: plan, rule: rounding))；也可理解为超出\(stated.written)（即完成\(doubled)），推算计划数为\(amount.quantity.spelling(of: other, rule: rounding))"
      if amount.quantity.isRound(plan), !amount.quantity.isRound(other) {
        why = Wording(
          en: "the first reading is taken: its plan is a round number",
          zh: "前一种理解推算的计划数为整数，这里取前一种理解")
      }
    } else {
      english += ", or as \(doubled) of it done"
      chinese += "；也可理解为超出\(stated.written)（即完成\(doubled)）"
    }
    return Finding(
      check: name, verdict: .toVerify, area: profile.area, year: profile.year,
      message: Wording(en: english + "; " + why.english, zh: chinese + "。" + why.chinese),
      remedy: Wording(
        en: "confirm the plan; write “完成年度任务的\(stated.written)” or “超额\(surplus)完成”",
        zh: "请核实计划数，并改为“完成年度任务的\(stated.written)”或“超额\(surplus)完成”"),
      operands: operands, computed: computed)
  }
}

extension Substring {
  /// Where a word begins.
  fileprivate func range(_ word: String) -> Substring.Index? {
    guard count >= word.count else { return nil }
    return indices.first { self[$0...].hasPrefix(word) }
  }
}

extension Quantity {
  /// Whether an amount, to the precision of this one, is whole in its multiplier: 35.00亿.
  fileprivate func isRound(_ amount: Decimal) -> Bool {
    let scaled = rounded(amount * Decimal(sign: .plus, exponent: -scale, significand: 1), places: decimals)
    return decimals > 0 && scaled == rounded(scaled, places: 0)
  }
}
