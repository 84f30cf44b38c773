import Analysis
import FoundationEssentials
import Statistics

/// 目标与结果对照: what was announced for a year, and what its report says.
extension Composer {
  private var judged: [TargetResult] { comparison.targets.filter { $0.verdict != .unknown } }

  mutating func targetText() -> String? {
    guard !comparison.targets.isEmpty else { return nil }
    var text = "上年提出的目标中，能与当年结果对照的"
    text += count(judged.count, "项", key: "count|targets-judged", of: "“目标与结果对照”表中已作判断的目标")
    let met = judged.filter { $0.verdict == .met }
    let missed = judged.filter { $0.verdict == .missed }
    if !judged.isEmpty {
      let done = count(met.count, "项", key: "count|targets-met", of: "结果达到目标的项目")
      let open = count(missed.count, "项", key: "count|targets-missed", of: "结果未达到目标的项目")
      text += missed.isEmpty ? "，全部实现" : met.isEmpty ? "，均未实现" : "，其中实现\(done)，未实现\(open)"
    }
    text += "。"
    if !missed.isEmpty, missed.count <= 8 {
      let items = missed.map { item -> String in
        "\(isSingle ? "" : escaped(item.area.name))\(item.year)年\(escaped(item.indicator.name))"
          + "（目标\(phrase(item.target))，结果\(item.result.map { phrase($0) } ?? "未提及")）"
      }
      text += "未实现的是：" + items.joined(separator: "、") + "。"
    } else if !missed.isEmpty, isSingle {
      text += "详见下表。"
    } else if !missed.isEmpty {
      let byArea = areas.filter { area in missed.contains { $0.area == area } }.map { escaped($0.name) }
      text += "未实现的目标涉及\(list(byArea))，详见下表。"
    }
    let unknown = comparison.targets.count - judged.count
    if unknown > 0 {
      text += "另有\(count(unknown, "项", key: "count|targets-unknown", of: "没有可对照结果的目标"))目标，后续材料没有可对照的结果。"
    }
    return text
  }

  private mutating func phrase(_ o: Observation) -> String {
    guard o.measure == .growth, let value = o.quantity.value ?? o.quantity.low else { return stated(o, signed: true) }
    return NumberPrinting.direction(value) + (value == 0 ? "" : stated(o))
  }

  mutating func targetTable() -> ManuscriptTable? {
    let shown = judged.isEmpty ? [] : judged
    guard !shown.isEmpty else { return nil }
    var table = ManuscriptTable(
      title: "年度目标与结果对照", attributes: [],
      header: (isSingle ? [] : ["地区"]) + ["指标", "年度", "目标", "结果", "完成程度", "对照"],
      alignment: (isSingle ? [] : [.left]) + [.left, .center, .right, .right, .right, .center])
    for item in shown {
      let row = Row(
        indicator: item.indicator, measure: item.measure, scenario: .actual, unit: "", cells: [], periods: [],
        summaries: [])
      table.rows.append((isSingle ? [] : [stub(item.area)]) + [
        rowName(row), "\(item.year)年", stated(item.target, signed: true),
        item.result.map { stated($0, signed: true) } ?? "—",
        item.attainment.map {
          computed(
            $0, key: "attainment|\(item.indicator.id)|\(item.measure.rawValue)|\(item.area.key)|\(item.year)",
            signed: $0.unit == "个百分点")
        } ?? "—",
        item.verdict == .met ? "实现" : "未实现",
      ])
    }
    table.notes = ["总量指标的完成程度为结果与目标之比，增速和比率为结果与目标之差。"]
    return table
  }

  mutating func targetHeadline() -> String? {
    guard !judged.isEmpty else { return nil }
    let missed = judged.filter { $0.verdict == .missed }.count
    let all = count(judged.count, "项", key: "count|targets-judged", of: "“目标与结果对照”表中已作判断的目标")
    if missed == 0 { return "可对照的年度目标\(all)，全部实现" }
    let met = count(judged.count - missed, "项", key: "count|targets-met", of: "结果达到目标的项目")
    return "可对照的年度目标\(all)，实现\(met)"
  }
}
