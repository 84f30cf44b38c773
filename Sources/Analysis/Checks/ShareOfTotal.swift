import CodeLists
import Diagnostics
import FoundationEssentials
import Statistics

/// Holds a stated share or completion rate against its part and its whole: both named before it in the same sentence
/// (`132项改革任务，已完成118项，占比89.4%`), the whole named by its indicator (`工业投资40.12亿元，占固定资产投资的39.6%`), or both
/// known from the code list (税收占比).
struct ShareOfTotal: Check {
  let name = "share-of-total"
  let title = Wording(en: "shares and completion rates against their parts", zh: "占比、完成率与分子分母")
  let rounding: RoundingRule

  /// What may stand between the part and its rate when nothing else can be meant.
  private static let cues = ["占比", "占", "占总数", "占总量", "完成率", "办结率", "支出进度", "支付进度", "实际支出进度", "执行率"]
  /// Words after a cue that do not change it.
  private static let tails = ["为", "达", "达到", "的", "到"]

  func findings(in context: CheckContext) -> [Finding] {
    var findings = context.spoken.flatMap { profile, sentence in
      sentence.statements.indices.compactMap {
        finding(at: $0, in: sentence, profile: profile) ?? ofNamedWhole(at: $0, in: sentence, profile: profile, context)
      }
    }
    let told = Set(findings.compactMap(\.operands.first?.id))
    findings += listed(in: context).filter { $0.operands.first.map { !told.contains($0.id) } ?? true }
    return findings
  }

  /// `占固定资产投资的39.6%`: the whole is what the same document states of that indicator for the same period.
  private func ofNamedWhole(
    at index: Int, in sentence: Sentence, profile: DocumentProfile, _ context: CheckContext
  ) -> Finding? {
    let spoken = sentence.statements[index]
    let stated = spoken.observation
    guard stated.quantity.unit == "%", stated.measure == .share, stated.firmNumber != nil, stated.scenario == .actual,
      let named = spoken.wholeNamed, let indicator = context.lists.indicators.named(named),
      let part = sentence.statements[..<index].last(where: { isAmount($0.observation) })?.observation,
      part.indicator != indicator.id,
      let area = profile.area.flatMap({ context.comparison.areas.firstIndex(of: $0) }), let year = profile.year
    else { return nil }
    for row in context.rows(of: indicator.id, .level, .actual) where row.unit == part.quantity.unit {
      let candidates =
        row.periods.indices.compactMap { row.cells[area][$0].observation }
        + (row.cell(area: area, year: year)?.rivals ?? [])
      guard
        let whole = candidates.first(where: {
          $0.period == part.period && $0.firmNumber != nil && context.documentOf[$0.id] == context.documentOf[part.id]
        }), whole.id != part.id, whole.firmNumber! > 0
      else { continue }
      let result = divide(part, by: whole, stated: stated)
      // A rate of quite another size is one of something else.
      guard (result.computed - stated.firmNumber!).magnitude <= 30 else { return nil }
      return make(result, stated, part, whole, profile)
    }
    return nil
  }

  /// Rates of the code list whose part and whole the same document states.
  private func listed(in context: CheckContext) -> [Finding] {
    let comparison = context.comparison
    return context.lists.parts.ratios.flatMap { ratio -> [Finding] in
      let rates = context.rows(of: ratio.rate, .share, .actual).filter { $0.unit == "%" }
      let parts = context.rows(of: ratio.part, .level, .actual)
      return rates.flatMap { rateRow in
        comparison.areas.indices.flatMap { area in
          comparison.years.compactMap { year -> Finding? in
            guard let stated = rateRow.cell(area: area, year: year)?.observation, stated.firmNumber != nil else {
              return nil
            }
            for partRow in parts {
              guard let part = partRow.cell(area: area, year: year)?.observation, isAmount(part),
                let whole = context.rows(of: ratio.whole, .level, .actual).first(where: { $0.unit == partRow.unit })?
                  .cell(area: area, year: year)?.observation, isAmount(whole),
                let home = context.documentOf[stated.id],
                [part, whole].allSatisfy({ context.documentOf[$0.id] == home && $0.period == stated.period })
              else { continue }
              return make(divide(part, by: whole, stated: stated), stated, part, whole, comparison.profiles[home])
            }
            return nil
          }
        }
      }
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

  /// Whether the stated rate is one unit of its last digit away from the computed one, rounded alike.
  private func isLastDigit(_ stated: Observation, _ computed: Decimal) -> Bool {
    let places = stated.quantity.decimals
    return (rounded(computed, places: places, rule: rounding) - stated.firmNumber!).magnitude
      == Decimal(sign: .plus, exponent: -places, significand: 1)
  }

  private func make(
    _ quotient: Quotient, _ stated: Observation, _ part: Observation, _ whole: Observation, _ profile: DocumentProfile
  ) -> Finding {
    let value = printed(quotient.computed, places: max(1, stated.quantity.decimals)) + "%"
    let sum = "\(part.written) ÷ \(whole.written)"
    let isWrong = quotient.verdict == .toVerify
    return Finding(
      check: name, verdict: quotient.verdict, area: profile.area, year: profile.year,
      message: Wording(
        en: "\(stated.written) stated; \(sum) gives \(value)" + quotient.verdict.conclusion.english,
        zh: "文中为\(stated.written)，按\(sum)计算为\(value)" + quotient.verdict.conclusion.chinese),
      remedy: isWrong && isLastDigit(stated, quotient.computed)
        ? Wording(
          en:
            "the last digit differs by one: if the shares were trimmed to add up to 100 %, write \(value) and say that they do not add up because of rounding",
          zh: "末位相差1，如为凑足100%而调整，建议改为\(value)，并注明“因四舍五入，各项之和不等于100%”；否则请核对分子、分母")
        : isWrong
          ? Wording(
            en: "check the part, the whole and the rate against the office's records",
            zh: "请与填报单位核对分子、分母和比率")
          : Wording(en: "nothing to do", zh: "无需处理"),
      operands: [stated, part, whole],
      computed: Derived(
        value: quotient.computed, unit: "%", formula: sum + " × 100%", inputs: [part.id, whole.id]))
  }
}

extension SpokenStatement {
  /// What a share is said to be of: `占固定资产投资的比重达` names 固定资产投资.
  fileprivate var wholeNamed: String? {
    guard let mark = clauseBefore.lastIndex(of: "占") else { return nil }
    var words = String(clauseBefore[clauseBefore.index(after: mark)...])
    var isShorter = true
    while isShorter {
      isShorter = false
      for tail in ["的", "比重", "比例", "为", "达", "达到", "到", "约", "提高", "上升", "下降", "全部", "总量"] where words.hasSuffix(tail)
      {
        words.removeLast(tail.count)
        isShorter = true
      }
    }
    for lead in ["全区", "全市", "全县", "全省", "全部", "我区", "我市"] where words.hasPrefix(lead) { words.removeFirst(lead.count) }
    return words.isEmpty ? nil : words
  }
}
