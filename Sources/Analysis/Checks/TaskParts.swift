import Diagnostics
import FoundationEssentials
import Statistics

/// Done, going on and waiting must add up to the number of tasks.
struct TaskParts: Check {
  let name = "task-parts"
  let title = Wording(en: "tasks done, going on and waiting against their number", zh: "任务完成、推进、未启动与总数")
  let rounding: RoundingRule

  func findings(in context: CheckContext) -> [Finding] {
    context.comparison.tasks.compactMap { tasks in
      guard let total = tasks.total, let whole = total.firmNumber, let done = tasks.done,
        [done, tasks.ongoing, tasks.waiting].compactMap({ $0 }).allSatisfy({ $0.firmNumber != nil })
      else { return nil }
      let parts = [done, tasks.ongoing, tasks.waiting].compactMap { $0 }
      guard parts.count >= 2 else { return nil }
      let sum = parts.reduce(Decimal(0)) { $0 + $1.firmNumber! }
      // With a part untold, less than the total proves nothing.
      if parts.count == 2, sum < whole { return nil }
      let isWrong = sum != whole
      let formula = parts.map(\.written).joined(separator: " + ")
      let result = plain(sum) + total.quantity.unit
      return Finding(
        check: name, verdict: isWrong ? .toVerify : .agrees, area: tasks.area, year: tasks.year,
        message: Wording(
          en: "\(total.written) tasks stated; \(formula) gives \(result)" + (isWrong ? "" : ", which agrees"),
          zh: "任务总数为\(total.written)，\(formula)合计\(result)" + (isWrong ? "，两者不符" : "，两者相符")),
        remedy: isWrong
          ? Wording(en: "check the list of tasks: one may be counted twice or left out", zh: "请核对任务台账，看有无重复计数或遗漏")
          : Wording(en: "nothing to do", zh: "无需处理"),
        operands: [total] + parts,
        computed: Derived(value: sum, unit: total.quantity.unit, formula: formula, inputs: parts.map(\.id)))
    }
  }
}
