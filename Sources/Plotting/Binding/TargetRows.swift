import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

/// One row for each area that announced a target for the year and reports a result.
func targetRows(_ request: ChartRequest, of comparison: Comparison) -> BoundData? {
  let items = comparison.targets.filter { $0.indicator.id == request.indicator && $0.measure == request.measure }
  guard let first = items.first, let year = request.year ?? items.filter({ $0.attainment != nil }).map(\.year).max()
  else { return nil }
  let ofYear = items.filter { $0.year == year }
  let quantities = ofYear.flatMap { [$0.target.quantity, $0.result?.quantity].compactMap { $0 } }
  let unit = DisplayUnit(base: first.target.quantity.unit, quantities: quantities)
  let isRate = first.target.quantity.unit == "%"
  let name = first.indicator.name(of: request.measure)
  var table: [DataRow] = []
  var leftOut: [LeftOut] = []
  var readings: [Wording] = []
  var odd: [(area: String, reason: String)] = []
  var met: [String] = []
  var missed: [String] = []
  for (order, area) in comparison.areas.enumerated() {
    guard let item = ofYear.first(where: { $0.area == area }) else {
      leftOut.append(LeftOut(area: area.name, reason: Wording(en: "no target announced", zh: "未提出目标")))
      continue
    }
    guard let target = item.target.quantity.value, let result = item.result, let reached = result.quantity.value,
      let attainment = item.attainment?.value
    else {
      leftOut.append(LeftOut(area: area.name, reason: item.missingSide))
      continue
    }
    let month = result.period.endingMonth.flatMap { $0 < 12 ? $0 : nil }
    let shownTarget = unit.label(target, as: item.target.quantity) + (item.target.quantity.bound?.words ?? "")
    // 约 stands in the note under the hatching.
    let hedge = result.quantity.bound.map { $0 == .about ? "" : $0.words } ?? ""
    let shown = unit.label(reached, as: result.quantity) + hedge
    let verdict: String
    if isRate {
      verdict = attainment == 0 ? "持平" : "\(attainment > 0 ? "高" : "低")\(printedRate(attainment.magnitude))个百分点"
    } else {
      verdict = "完成\(printedRate(attainment))%"
    }
    var r = DataRow()
    r["area"] = .text(area.name)
    r["areaOrder"] = .number(Double(order))
    r["year"] = .number(Double(year))
    r["value"] = .number(unit.scaled(reached).double)
    r["target"] = .number(unit.scaled(target).double)
    r["far"] = .number(unit.scaled(max(reached, target)).double)
    r["attainment"] = .number(attainment.double)
    r["conditional"] = .bool(month != nil || result.quantity.bound != nil)
    r["verdict"] = .text(item.verdict.rawValue)
    r["label"] = .text("\(shown)（目标\(shownTarget)，\(verdict)）")
    r["observation"] = .text(result.id)
    table.append(r)
    switch item.verdict {
    case .met: met.append(area.name)
    case .missed: missed.append(area.name)
    case .unknown: break
    }
    let reasons = [month.map { "1—\($0)月数" }, result.quantity.bound?.chineseNoun].compactMap { $0 }
    if !reasons.isEmpty { odd.append((area.name, reasons.joined(separator: "、"))) }
    readings.append(
      Wording(
        en: "\(area.name) \(englishAmount(reached, unit: result.quantity.unit, as: result.quantity)), "
          + "target \(englishAmount(target, unit: item.target.quantity.unit, as: item.target.quantity))",
        zh:
          [
            area.name,
            "\(unit.label(reached, as: result.quantity))\(unit.name)\(hedge)，目标\(shownTarget)\(item.target.quantity.bound == nil ? unit.name : "")，\(verdict)",
          ].joinedNames))
  }
  guard !table.isEmpty else { return nil }
  let unitWords = unit.name.isEmpty ? "" : "单位：\(unit.name)"
  return BoundData(
    table: DataTable(table), leftOut: leftOut, notes: hatchingNotes(odd),
    subject: Wording(en: "\(name.english): result against target, \(year)", zh: "\(year)年\(name.chinese)目标与结果"),
    finding: targetFinding(met, missed, of: comparison.areas),
    subtitle: ["\(name.chinese)　空框为目标，实心为结果", unitWords, "\(year)年"].filter { !$0.isEmpty }.joined(separator: "　"),
    readings: readings, areaCount: table.count)
}

/// `斜线：甲区、乙区为1—11月数，丙区为下限数。`
private func hatchingNotes(_ odd: [(area: String, reason: String)]) -> [String] {
  var reasons: [String] = []
  for item in odd where !reasons.contains(item.reason) { reasons.append(item.reason) }
  let parts = reasons.map { reason in odd.filter { $0.reason == reason }.map(\.area).joined(separator: "、") + "为" + reason }
  return parts.isEmpty ? [] : ["斜线：" + parts.joined(separator: "，") + "。"]
}

/// `可对照的4个区中3个达到目标，乙区未达到`, `3 of the 4 areas that can be checked reached the target, 乙区 did not`
private func targetFinding(_ met: [String], _ missed: [String], of areas: [ReferenceArea]) -> Wording? {
  let count = met.count + missed.count
  guard count >= 2 else { return nil }
  let isAll = count == areas.count
  let who = Wording(
    en: isAll ? "\(count) areas" : "the \(count) areas that can be checked", zh: "\(isAll ? "" : "可对照的")\(count)\(AreaWording(areas).counter)")
  if missed.isEmpty { return Wording(en: "all \(who.english) reached the target", zh: "\(who.chinese)均达到目标") }
  if met.isEmpty { return Wording(en: "none of \(who.english) reached the target", zh: "\(who.chinese)均未达到目标") }
  let text = Wording(en: "\(met.count) of \(who.english) reached the target", zh: "\(who.chinese)中\(met.count)个达到目标")
  guard missed.count <= 2 else { return text + Wording(en: ", \(missed.count) did not", zh: "、\(missed.count)个未达到") }
  return text + Wording(en: ", \(missed.joined(separator: " and ")) did not", zh: "，\(missed.joined(separator: "、"))未达到")
}

extension TargetResult {
  /// Why target and result cannot be drawn side by side.
  fileprivate var missingSide: Wording {
    if target.quantity.isMasked { return Wording(en: "target withheld", zh: "目标数字隐去") }
    guard let result else { return Wording(en: "no result stated", zh: "结果未提及") }
    if result.quantity.isMasked { return Wording(en: "result withheld", zh: "结果数字隐去") }
    if target.quantity.value == nil { return Wording(en: "the target is a range", zh: "目标为区间数") }
    if result.quantity.value == nil { return Wording(en: "the result is a range", zh: "结果为区间数") }
    return Wording(en: "not comparable", zh: "不可比")
  }
}

extension Bound {
  /// What a number so written is called: 下限数.
  fileprivate var chineseNoun: String {
    switch self {
    case .atLeast: "下限数"
    case .atMost: "上限数"
    case .about: "约数"
    }
  }

  /// Behind a number: `350以上`.
  var words: String {
    switch self {
    case .atLeast: "以上"
    case .atMost: "以内"
    case .about: "左右"
    }
  }
}
