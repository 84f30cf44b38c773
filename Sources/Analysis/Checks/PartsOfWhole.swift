import CodeLists
import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// Holds parts against their whole: value added by industry against gross product, `其中` against what it is of, `合计`
/// against what was just listed.
struct PartsOfWhole: Check {
  let name = "parts-and-whole"
  let title = Wording(en: "parts against their whole", zh: "分项与合计")
  let rounding: RoundingRule

  func findings(in context: CheckContext) -> [Finding] {
    listed(in: context)
      + context.spoken.flatMap { profile, sentence in
        including(sentence, profile: profile) + summedUp(sentence, profile: profile)
      }
  }

  // MARK: By the code list

  /// The sums of `parts.tsv`, where one document states the whole and each part for the same period.
  private func listed(in context: CheckContext) -> [Finding] {
    let comparison = context.comparison
    return context.lists.parts.sums.flatMap { sum -> [Finding] in
      guard let wholeRow = context.rows(of: sum.whole, .level, .actual).first(where: { !$0.unit.isRate }) else {
        return []
      }
      let partRows = sum.parts.compactMap { part in
        context.rows(of: part, .level, .actual).first { $0.unit == wholeRow.unit }
      }
      guard partRows.count == sum.parts.count else { return [] }
      return comparison.areas.indices.flatMap { area in
        comparison.years.compactMap { year -> Finding? in
          guard let whole = firm(wholeRow, area, year), let home = context.documentOf[whole.id] else { return nil }
          let parts = partRows.compactMap { firm($0, area, year) }
          guard parts.count == partRows.count,
            parts.allSatisfy({ context.documentOf[$0.id] == home && $0.period == whole.period })
          else { return nil }
          // Much less or much more is not a sum gone wrong but parts of something else (限额以上).
          let sum = parts.reduce(Decimal(0)) { $0 + $1.firmNumber! }
          guard (sum - whole.firmNumber!).magnitude * 5 <= whole.firmNumber!.magnitude else { return nil }
          return finding(whole, parts, named: wholeRow.indicator.name, profile: comparison.profiles[home])
        }
      }
    }
  }

  private func firm(_ row: Row, _ area: Int, _ year: Int) -> Observation? {
    guard let cell = row.cell(area: area, year: year), let observation = cell.observation,
      observation.firmNumber != nil,
      Set(cell.comparability.reasons).isDisjoint(with: [
        .conflicting, .otherUnit, .otherScope, .cumulative, .otherDocument,
      ])
    else { return nil }
    return observation
  }

  // MARK: In one sentence

  /// `引进项目42个，其中10亿元以上项目6个`: no part is larger than what it is part of, and parts that make up the whole
  /// are counted as agreeing. Parts that add up to less, or overlap, prove nothing.
  private func including(_ sentence: Sentence, profile: DocumentProfile) -> [Finding] {
    var findings: [Finding] = []
    for (index, spoken) in sentence.statements.enumerated() {
      let first = spoken.observation
      // Of 总里程599公里（干线533公里、支线66公里），其中…… the number before 其中 is a part itself.
      guard isAmount(first), let before = sentence.statements[..<index].last, spoken.opensParts(behind: before),
        !before.closesBracket
      else { continue }
      let whole = before.observation
      guard isAmount(whole), whole.quantity.unit == first.quantity.unit, whole.scenario == first.scenario
      else { continue }
      var parts = [first]
      for next in sentence.statements[(index + 1)...] {
        guard isAmount(next.observation), next.observation.quantity.unit == first.quantity.unit,
          next.observation.scenario == first.scenario, next.clauseBefore.count <= 24, next.separator == "、"
        else { break }
        parts.append(next.observation)
      }
      if let larger = parts.first(where: { $0.firmNumber! - $0.roundingError > whole.firmNumber! + whole.roundingError }
      ) {
        findings.append(tooLarge(larger, of: whole, profile: profile))
      } else if parts.count >= 2, parts.reduce(Decimal(0), { $0 + $1.firmNumber! }) == whole.firmNumber! {
        findings.append(finding(whole, parts, named: nil, profile: profile))
      }
    }
    return findings
  }

  /// `甲5个、乙3个，合计8个`: the words say that the list adds up.
  private func summedUp(_ sentence: Sentence, profile: DocumentProfile) -> [Finding] {
    sentence.statements.enumerated().compactMap { index, spoken in
      let total = spoken.observation
      guard isAmount(total), ["合计", "共计", "总计"].contains(where: { spoken.clauseBefore.hasSuffix($0) }),
        spoken.clauseBefore.count <= 4
      else { return nil }
      var parts: [Observation] = []
      for earlier in sentence.statements[..<index].reversed() {
        guard isAmount(earlier.observation), earlier.observation.quantity.unit == total.quantity.unit,
          earlier.observation.scenario == total.scenario
        else { break }
        parts.insert(earlier.observation, at: 0)
        if earlier.separator != "、" { break }
      }
      return parts.count >= 2 ? finding(total, parts, named: nil, profile: profile) : nil
    }
  }

  private func isAmount(_ observation: Observation) -> Bool {
    observation.measure == .level && observation.scenario != .baseline && !observation.quantity.unit.isRate
      && (observation.firmNumber ?? 0) > 0
  }

  // MARK: Words

  private func finding(
    _ whole: Observation, _ parts: [Observation], named wholeName: String?, profile: DocumentProfile
  ) -> Finding {
    let sum = parts.reduce(Decimal(0)) { $0 + $1.firmNumber! }
    let margin = parts.reduce(whole.roundingError) { $0 + $1.roundingError }
    let verdict: Finding.Verdict =
      sum == whole.firmNumber!
      ? .agrees : (sum - whole.firmNumber!).magnitude <= margin ? .agreesWithinRounding : .toVerify
    let formula = parts.map(\.written).joined(separator: " + ")
    let value = whole.quantity.spelling(of: sum, rule: rounding)
    return Finding(
      check: name, verdict: verdict, area: profile.area, year: profile.year,
      message: Wording(
        en: "\(wholeName.map { $0 + ": " } ?? "")\(whole.written) stated; \(formula) gives \(value)"
          + verdict.conclusion.english,
        zh: "\(wholeName ?? "合计")为\(whole.written)，分项\(formula)相加为\(value)" + verdict.conclusion.chinese),
      remedy: verdict.remedy(
        en: "check the parts and the whole against the records, and whether a part is left out or counted twice",
        zh: "请核对各分项与合计，看有无遗漏或重复计算"),
      operands: [whole] + parts,
      computed: Derived(
        value: sum, unit: whole.quantity.unit, formula: formula, inputs: parts.map(\.id), margin: margin))
  }

  private func tooLarge(_ part: Observation, of whole: Observation, profile: DocumentProfile) -> Finding {
    Finding(
      check: name, verdict: .toVerify, area: profile.area, year: profile.year,
      message: Wording(
        en: "\(part.written) is named as a part of \(whole.written), and is larger than it",
        zh: "“其中”项\(part.written)大于所属总数\(whole.written)"),
      remedy: Wording(
        en: "check both figures, and of which total the part is one", zh: "请核对两个数值，以及“其中”所指的总数"),
      operands: [part, whole])
  }
}

extension SpokenStatement {
  /// Whether 其中 stands between the number before and this one.
  fileprivate func opensParts(behind before: SpokenStatement) -> Bool {
    guard let range = clauseBefore.lastRange(of: "其中") else { return false }
    let digits = before.observation.citation.words.filter { $0.isASCII && ($0.isNumber || $0 == ".") }
    return digits.isEmpty || !clauseBefore[range.upperBound...].contains(digits)
  }

  fileprivate var closesBracket: Bool { after.first == "）" || after.first == ")" }
}

extension Substring {
  fileprivate func lastRange(of word: String) -> Range<Substring.Index>? {
    var found: Range<Substring.Index>?
    var rest = self
    while let range = rest.firstRange(of: word) {
      found = range
      rest = rest[range.upperBound...]
    }
    return found
  }
}
