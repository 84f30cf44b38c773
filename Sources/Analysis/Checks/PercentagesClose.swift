import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// Looks at shares that divide a whole: whether they close to 100 %, and whether one was trimmed by hand to make them
/// (162 of 222 is 73.0 %, stated as 72.9 % so that the column adds up).
struct PercentagesClose: Check {
  let name = "percentages-close"
  let title = Wording(en: "shares of a whole that close to 100 %", zh: "构成比合计100%")
  let rounding: RoundingRule
  private static let cues = ["占", "比重", "构成", "结构", "比例"]

  func findings(in context: CheckContext) -> [Finding] {
    zip(context.comparison.profiles, context.sentences).flatMap { profile, sentences in
      paragraphs(of: sentences).flatMap { paragraph in
        runs(of: paragraph).compactMap { run in trimmed(run, profile: profile) ?? closure(run, profile: profile) }
      }
    }
  }

  /// A list of parts may be divided by semicolons: neighbouring sentences may be read as one.
  private func paragraphs(of sentences: [Sentence]) -> [[Sentence]] {
    var result: [[Sentence]] = []
    for sentence in sentences {
      if let last = result.last?.last?.statements.last, let next = sentence.statements.first,
        last.observation.citation.paragraph == next.observation.citation.paragraph,
        next.observation.citation.range.lowerBound - last.observation.citation.range.upperBound <= 24
      {
        result[result.count - 1].append(sentence)
      } else {
        result.append([sentence])
      }
    }
    return result
  }

  private typealias Part = (share: SpokenStatement, count: Observation?, sentence: Int)

  /// Runs of three or more shares, each alone or behind the count that it is of, that make about a whole. What stands in
  /// the sentences before and after a list is none of it: a run begins and ends where sentences do.
  private func runs(of paragraph: [Sentence]) -> [[Part]] {
    var result: [[Part]] = []
    var current: [Part] = []
    var count: Observation?
    func isDivision(_ run: [Part]) -> Bool {
      run.count >= 3
        && Self.cues.contains { cue in
          run[0].share.before.contains(cue) || run.contains { $0.share.clauseBefore.contains(cue) }
        }
    }
    func sum(_ run: some Sequence<Part>) -> Decimal {
      run.reduce(Decimal(0)) { $0 + ($1.share.observation.firmNumber ?? 0) }
    }
    func close() {
      defer { current = [] }
      let starts = current.indices.filter { $0 == 0 || current[$0].sentence != current[$0 - 1].sentence }
      let ends = starts.dropFirst() + [current.count]
      let windows = starts.flatMap { start in ends.filter { $0 - start >= 3 }.map { start..<$0 } }
      let whole = windows.sorted { ($1.count, $0.lowerBound) < ($0.count, $1.lowerBound) }.first { window in
        let run = Array(current[window])
        // A list over several sentences without counts is one only if it closes.
        let isOne = window.count == current.count || run[0].sentence == run[run.count - 1].sentence
          || run.allSatisfy { $0.count != nil } || sum(run) == 100
        return isOne && isDivision(run) && (sum(run) - 100).magnitude <= 1
      }
      if let whole { result.append(Array(current[whole])) }
    }
    for (place, spoken) in paragraph.enumerated().flatMap({ place, sentence in sentence.statements.map { (place, $0) } }) {
      let o = spoken.observation
      if o.quantity.unit == "%", o.measure == .share || o.measure == .completion, o.scenario == .actual,
        let value = o.firmNumber, value > 0, value < 100
      {
        // 100 is reached: what follows begins another whole.
        if (99...101).contains(sum(current)), current.count >= 3 { close() }
        current.append((spoken, count, place))
        count = nil
      } else if o.measure == .level, o.quantity.family == .count, o.scenario == .actual, o.firmNumber != nil {
        count = o
      } else {
        close()
        count = nil
      }
    }
    close()
    return result
  }

  private func closure(_ run: [Part], profile: DocumentProfile) -> Finding? {
    let shares = run.map(\.share.observation)
    let sum = shares.reduce(Decimal(0)) { $0 + $1.firmNumber! }
    let margin = shares.reduce(Decimal(0)) { $0 + $1.roundingError }
    let verdict: Finding.Verdict =
      sum == 100 ? .agrees : (sum - 100).magnitude <= margin ? .agreesWithinRounding : .toVerify
    let formula = shares.map(\.written).joined(separator: " + ")
    let value = printed(sum, places: shares.map(\.quantity.decimals).max() ?? 1) + "%"
    return Finding(
      check: name, verdict: verdict, area: profile.area, year: profile.year,
      message: Wording(
        en: "\(formula) is \(value)"
          + (verdict == .toVerify ? ", not 100 %" : verdict == .agrees ? "" : ", 100 % within rounding"),
        zh: "构成比\(formula)合计\(value)"
          + (verdict == .toVerify ? "，不等于100%" : verdict == .agrees ? "" : "，在取舍误差内合计100%")),
      remedy: verdict.remedy(
        en: "check the shares, and whether one part is missing or overlaps another", zh: "请核对各项占比，看有无遗漏或交叉"),
      operands: shares,
      computed: Derived(value: sum, unit: "%", formula: formula, inputs: shares.map(\.id), margin: margin))
  }

  /// Shares that close to 100 exactly although their counts, rounded one by one, do not.
  private func trimmed(_ run: [Part], profile: DocumentProfile) -> Finding? {
    let counts = run.compactMap(\.count)
    guard counts.count == run.count, Set(counts.map(\.quantity.unit)).count == 1,
      run.reduce(Decimal(0), { $0 + $1.share.observation.firmNumber! }) == 100
    else { return nil }
    let whole = counts.reduce(Decimal(0)) { $0 + $1.firmNumber! }
    guard whole > 0 else { return nil }
    let off = run.filter { part in
      let stated = part.share.observation
      return rounded(part.count!.firmNumber! / whole * 100, places: stated.quantity.decimals) != stated.firmNumber!
    }
    // All of them off: the shares are of another whole.
    guard let first = off.first, off.count * 2 <= run.count, let count = first.count else { return nil }
    let stated = first.share.observation
    let exact = count.firmNumber! / whole * 100
    let value = printed(exact, places: stated.quantity.decimals) + "%"
    let formula = "\(count.written) ÷ \(plain(whole))\(count.quantity.unit)"
    return Finding(
      check: name, verdict: .toVerify, area: profile.area, year: profile.year,
      message: Wording(
        en:
          "\(stated.written) stated; \(formula) is \(value): the shares seem to have been trimmed so that they add up to 100 %",
        zh: "文中为\(stated.written)，按\(formula)计算为\(value)，各项占比似为凑足100%作过调整"),
      remedy: Wording(
        en: "write \(value) and note that the parts do not add up to 100 % because of rounding",
        zh: "建议改为\(value)，并注明“因四舍五入，各项之和不等于100%，未作机械调整”"),
      operands: [stated, count] + counts.filter { $0.id != count.id },
      computed: Derived(value: exact, unit: "%", formula: formula + " × 100%", inputs: counts.map(\.id)))
  }
}
