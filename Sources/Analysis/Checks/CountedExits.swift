import Diagnostics
import FoundationEssentials
import Statistics

/// Holds a count that went from one number to another against the exits and entries named beside it:
/// `完成29家企业清理注销，企业数量从2018年83家压减到59家`. A difference asks for an explanation; it is no error.
struct CountedExits: Check {
  let name = "counted-exits"
  let title = Wording(en: "counts that changed against the exits and entries named", zh: "数量增减与列明的退出、新增")
  let rounding: RoundingRule

  private static let exits = ["注销", "清理", "退出", "关停", "关闭", "撤并", "撤销", "吊销", "淘汰", "取消", "清退"]
  private static let entries = ["新增", "新设", "新成立", "新注册", "新组建"]

  func findings(in context: CheckContext) -> [Finding] {
    context.spoken.flatMap { profile, sentence in
      zip(sentence.statements, sentence.statements.dropFirst()).compactMap { from, to in
        finding(from, to, others: sentence.statements, profile: profile)
      }
    }
  }

  private func finding(
    _ from: SpokenStatement, _ to: SpokenStatement, others: [SpokenStatement], profile: DocumentProfile
  ) -> Finding? {
    let unit = from.observation.quantity.unit
    guard from.observation.scenario == .baseline, to.observation.scenario == .actual,
      from.observation.measure == .level, to.observation.measure == .level, to.observation.quantity.unit == unit,
      from.observation.quantity.family == .count,
      let before = from.observation.firmNumber, let after = to.observation.firmNumber,
      to.clauseBefore.contains("到") || to.clauseBefore.contains("至") || to.clauseBefore.contains("为")
    else { return nil }
    func named(_ words: [String]) -> [Observation] {
      others.filter { other in
        let o = other.observation
        return o.id != from.observation.id && o.id != to.observation.id && o.measure == .level
          && o.scenario == .actual && o.quantity.unit == unit && o.firmNumber != nil
          && words.contains {
            o.label.contains($0) || other.clauseBefore.contains($0) || other.clauseAfter.contains($0)
          }
      }
      .map(\.observation)
    }
    let left = named(Self.exits)
    let leftIDs = Set(left.map(\.id))
    let joined = named(Self.entries).filter { !leftIDs.contains($0.id) }
    guard !left.isEmpty, after < before else { return nil }
    let expected = left.reduce(before) { $0 - $1.firmNumber! }
    let total = joined.reduce(expected) { $0 + $1.firmNumber! }
    var formula = from.observation.written + left.map { " − " + $0.written }.joined()
    formula += joined.map { " + " + $0.written }.joined()
    let isOpen = total != after
    let result = plain(total) + unit
    return Finding(
      check: name, verdict: isOpen ? .toVerify : .agrees, area: profile.area, year: profile.year,
      message: Wording(
        en: "from \(from.observation.written) to \(to.observation.written); \(formula) gives \(result)"
          + (isOpen ? ", a difference of \(plain((after - total).magnitude))\(unit)" : ", which agrees"),
        zh: "由\(from.observation.written)减至\(to.observation.written)，按列明的增减计算应为\(result)（\(formula)）"
          + (isOpen ? "，相差\(plain((after - total).magnitude))\(unit)" : "，两者相符")),
      remedy: isOpen
        ? Wording(
          en: "ask whether new or merged units explain the difference, and whether the exits belong to the same years",
          zh: "请核实差额是否由新设、合并等引起，退出数与起止年份是否对应")
        : Wording(en: "nothing to do", zh: "无需处理"),
      operands: [to.observation, from.observation] + left + joined,
      computed: Derived(
        value: total, unit: unit, formula: formula,
        inputs: [from.observation.id] + left.map(\.id) + joined.map(\.id)))
  }
}
