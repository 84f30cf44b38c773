import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

/// How far an area has come with the year's work.
private struct Progress {
  var area: ReferenceArea
  var order: Int
  /// In per cent of the year's task, and as it is printed.
  var rate: Decimal
  var shown: String
  /// The last month that the figure covers; 12 for a whole year.
  var month: Int
  var observation: String
  /// What a target decides: 左右 is reached by a little less.
  var isMet: Bool?

  /// How much of the year had gone by, in per cent.
  var elapsed: Decimal { Decimal(month) / 12 * 100 }
}

/// One row for each area: the completion of an indicator's yearly task, as stated or held against the target, beside the
/// part of the year that has gone by.
func progressRows(_ request: ChartRequest, of comparison: Comparison, year: Int) -> BoundData? {
  guard let indicator = request.indicator else { return nil }
  let stated = comparison.row(indicator, .completion)
  let values = stated.map { comparison.values(of: $0, year: year) }
  let targets = comparison.targets.filter { $0.indicator.id == indicator && $0.measure == .level && $0.year == year }
  guard let name = stated?.indicator ?? targets.first?.indicator else { return nil }
  var items: [Progress] = []
  var leftOut: [LeftOut] = []
  for (i, area) in comparison.areas.enumerated() {
    if let value = values?[i], let rate = value.value {
      let places = value.cell.observation?.quantity.decimals ?? 1
      items.append(
        Progress(
          area: area, order: i, rate: rate, shown: printed(rate, decimals: places), month: value.endingMonth ?? 12,
          observation: value.cell.observation?.id ?? ""))
    } else if let target = targets.first(where: { $0.area == area }), let rate = target.attainment?.value,
      let result = target.result
    {
      items.append(
        Progress(
          area: area, order: i, rate: rate, shown: printedRate(rate), month: result.period.endingMonth ?? 12,
          observation: result.id, isMet: target.verdict == .unknown ? nil : target.verdict == .met))
    } else {
      let reason = values?[i].reason.flatMap { $0 == .notStated ? nil : $0 }
      leftOut.append(
        LeftOut(area: area.name, reason: reason ?? Wording(en: "no rate and no target stated", zh: "未提及完成率，也无目标可算")))
    }
  }
  return bound(items, leftOut, of: comparison, year: year, what: name.name(of: .level), subject: "年度任务完成进度")
}

/// The same for the list of reform tasks.
func taskProgressRows(_ comparison: Comparison, year: Int) -> BoundData? {
  let total = comparison.row("reform_tasks", .level).map { comparison.values(of: $0, year: year) }
  let done = comparison.row("reform_tasks_done", .level).map { comparison.values(of: $0, year: year) }
  var items: [Progress] = []
  var leftOut: [LeftOut] = []
  for (i, area) in comparison.areas.enumerated() {
    if let all = total?[i].value, all > 0, let ready = done?[i], let count = ready.value, count <= all {
      let rate = count / all * 100
      items.append(
        Progress(
          area: area, order: i, rate: rate, shown: printedRate(rate), month: ready.endingMonth ?? 12,
          observation: ready.cell.observation?.id ?? ""))
    } else {
      let reason = [total?[i].reason, done?[i].reason].compactMap { $0 }.first { $0 != .notStated }
      leftOut.append(
        LeftOut(
          area: area.name,
          reason: reason ?? Wording(en: "number of tasks or of those done not stated", zh: "未提及任务总数或完成项数")))
    }
  }
  return bound(
    items, leftOut, of: comparison, year: year, what: Wording(en: "Reform tasks", zh: "改革任务"), subject: "完成进度")
}

private func bound(
  _ items: [Progress], _ leftOut: [LeftOut], of comparison: Comparison, year: Int, what: Wording, subject: String
) -> BoundData? {
  guard !items.isEmpty else { return nil }
  let isWholeYear = items.allSatisfy { $0.month == 12 }
  var readings: [Wording] = []
  let table = items.map { item in
    let gap = item.rate - item.elapsed
    let size = printed(gap.magnitude, decimals: 1)
    let isLevel = !size.contains { $0.isNumber && $0 != "0" }
    let words = isLevel ? "与序时进度持平" : "\(gap > 0 ? "快" : "慢")于序时进度\(size)个百分点"
    // After a whole year the year's own share says nothing more than the rate.
    let label = item.month == 12 ? "\(item.shown)%" : "\(item.shown)%（1—\(item.month)月，\(words)）"
    readings.append(
      Wording(
        en: "\(item.area.name) \(item.shown)%" + (item.month == 12 ? "" : " after \(item.month) of 12 months"),
        zh: [item.area.name, label].joinedNames))
    var r = DataRow()
    r["area"] = .text(item.area.name)
    r["areaOrder"] = .number(Double(item.order))
    r["year"] = .number(Double(year))
    r["value"] = .number(item.rate.double)
    r["elapsed"] = .number(item.elapsed.double)
    r["far"] = .number(max(item.rate, item.elapsed).double)
    r["ahead"] = .bool(gap >= 0)
    r["partial"] = .bool(item.month < 12)
    r["label"] = .text(label)
    r["observation"] = .text(item.observation)
    return r
  }
  let noun = AreaWording(comparison.areas)
  let isAll = items.count == comparison.areas.count
  let who = Wording(
    en: isAll ? "\(items.count) areas" : "the \(items.count) areas that compare", zh: "\(isAll ? "" : "可比的")\(items.count)\(noun.counter)")
  // Of a whole year the task is judged as beside the target itself: both pictures say the same.
  let ahead = items.count { isWholeYear ? $0.isMet ?? ($0.rate >= $0.elapsed) : $0.rate >= $0.elapsed }
  let aim =
    isWholeYear
    ? Wording(en: " reached the year's task", zh: "完成年度任务") : Wording(en: " kept up with the year or were ahead of it", zh: "达到或快于序时进度")
  let finding: Wording? =
    items.count < 2
    ? nil
    : ahead == items.count
      ? Wording(en: "all \(who.english)", zh: "\(who.chinese)均") + aim
      : ahead == 0
        ? Wording(en: "none of \(who.english)", zh: "\(who.chinese)均未") + aim
        : Wording(en: "\(ahead) of \(who.english)", zh: "\(who.chinese)中\(ahead)个") + aim
  // 左右 is reached by a little less, which the rate beside the bar does not say.
  let nearly = items.filter { isWholeYear && $0.isMet == true && $0.rate < $0.elapsed }.map(\.area.name)
  let tolerance = nearly.isEmpty ? [] : ["\(nearly.joined(separator: "、"))的目标为约数，略低于目标视为完成。"]
  return BoundData(
    table: DataTable(table), leftOut: leftOut, notes: ["注：竖线为序时进度，即已过月数占全年的比重。"] + tolerance,
    subject: Wording(
      en: "\(what.english): work done against time gone by, \(year)", zh: "\(year)年\(what.chinese)\(subject)"),
    finding: finding, subtitle: "\(what.chinese)完成率与序时进度　单位：%　\(year)年", readings: readings, areaCount: items.count)
}
