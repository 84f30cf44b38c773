import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

/// The indicators that count reform tasks, in the order of their states.
private let taskParts = [
  ("reform_tasks_done", Wording(en: "done", zh: "已完成")),
  ("reform_tasks_ongoing", Wording(en: "under way", zh: "正在推进")),
  ("reform_tasks_waiting", Wording(en: "not begun", zh: "尚未启动")),
]

/// A row for each area and state of its reform tasks; what the states leave of the total is 状态未说明.
func taskRows(_ comparison: Comparison, year: Int) -> BoundData? {
  func value(_ indicator: String, _ i: Int) -> AreaValue? {
    comparison.row(indicator, .level).map { comparison.values(of: $0, year: year)[i] }
  }
  var table: [DataRow] = []
  var leftOut: [LeftOut] = []
  var readings: [Wording] = []
  var odd: [String] = []
  var rates: [(name: String, done: Decimal, total: Decimal)] = []
  for (i, area) in comparison.areas.enumerated() {
    let stated = taskParts.map { value($0.0, i)?.value }
    let whole = value("reform_tasks", i)
    let sum = stated.compactMap { $0 }.reduce(0, +)
    let total = whole?.value ?? (stated.allSatisfy { $0 != nil } ? sum : nil)
    guard let total, total > 0, let done = stated[0] else {
      let reason = whole?.value == nil ? whole?.reason : value("reform_tasks_done", i)?.reason
      let silent = Wording(en: "number of tasks or of those done not stated", zh: "未提及任务总数或完成项数")
      leftOut.append(LeftOut(area: area.name, reason: reason.flatMap { $0 == .notStated ? nil : $0 } ?? silent))
      continue
    }
    guard sum <= total else {
      leftOut.append(LeftOut(area: area.name, reason: Wording(en: "the parts exceed the total", zh: "分项之和大于总数")))
      continue
    }
    var parts = zip(taskParts, stated).map { ($0.0.1, $0.1 ?? 0) }
    parts.append((Wording(en: "state not told", zh: "状态未说明"), total - sum))
    let rate = done / total * 100
    let rateText = printedRate(rate) + "%"
    for (k, part) in parts.enumerated() where part.1 > 0 {
      var r = DataRow()
      r["area"] = .text(area.name)
      r["areaOrder"] = .number(Double(i))
      r["year"] = .number(Double(year))
      r["part"] = .text(part.0.chinese)
      r["partOrder"] = .number(Double(k))
      r["value"] = .number(part.1.double)
      r["label"] = .text(printed(part.1, decimals: 0))
      r["total"] = .number(total.double)
      r["completion"] = .number(rate.double)
      r["totalLabel"] = .text("\(printed(done, decimals: 0))/\(printed(total, decimals: 0))项，\(rateText)")
      table.append(r)
    }
    if let cell = whole, cell.isConditional || (value("reform_tasks_done", i)?.isConditional ?? false) {
      odd.append("\(area.name)为\(((cell.conditions) + (value("reform_tasks_done", i)?.conditions ?? [])).first?.chinese ?? "有条件可比")")
    }
    rates.append((area.name, done, total))
    let shown = parts.filter { $0.1 > 0 }
    readings.append(
      Wording(
        en: "\(area.name) \(printed(total, decimals: 0)) tasks: "
          + shown.map { "\(printed($0.1, decimals: 0)) \($0.0.english)" }.joined(separator: ", ") + ", \(rateText) done",
        zh: area.name + "共\(printed(total, decimals: 0))项，"
          + shown.map { "\($0.0.chinese)\(printed($0.1, decimals: 0))项" }.joined(separator: "、") + "，完成率\(rateText)"))
  }
  guard !rates.isEmpty else { return nil }
  return BoundData(
    table: DataTable(table), leftOut: leftOut, notes: odd.isEmpty ? [] : ["注：" + odd.joined(separator: "，") + "。"],
    subject: Wording(en: "Reform tasks, \(year)", zh: "\(year)年改革任务"), finding: taskFinding(rates, of: comparison.areas), subtitle: "改革任务完成情况　单位：项　\(year)年", readings: readings,
    areaCount: rates.count)
}

/// `甲区完成率最高（89.4%）`, `甲区 has done most (89.4%)`
private func taskFinding(
  _ rates: [(name: String, done: Decimal, total: Decimal)], of areas: [ReferenceArea]
) -> Wording? {
  guard rates.count >= 2 else { return nil }
  let noun = AreaWording(areas)
  let isAll = rates.count == areas.count
  if rates.allSatisfy({ $0.done == $0.total }) {
    return Wording(
      en: "all tasks done in \(isAll ? "all \(rates.count) areas" : "the \(rates.count) areas that compare")",
      zh: "\(isAll ? "" : "可比的")\(rates.count)\(noun.counter)全部完成")
  }
  let exact = rates.map { $0.done / $0.total }
  guard let best = exact.max() else { return nil }
  let among = isAll ? Wording(en: "", zh: "") : Wording(en: "of the \(rates.count) areas that compare, ", zh: "可比的\(rates.count)\(noun.counter)中")
  let shown = { (rate: Decimal) in printedRate(rate * 100) }
  // Rates that are printed alike are not told apart.
  let first = zip(rates, exact).filter { shown($0.1) == shown(best) }.map(\.0.name)
  switch first.count {
  case 1: return among + Wording(en: "\(first[0]) has done most (\(shown(best))%)", zh: "\(first[0])完成率最高（\(shown(best))%）")
  case 2:
    return among
      + Wording(
        en: "\(first.joined(separator: " and ")) have done most, \(shown(best))% each",
        zh: "\(first.joined(separator: "、"))完成率居前，均为\(shown(best))%")
  default: return nil
  }
}
