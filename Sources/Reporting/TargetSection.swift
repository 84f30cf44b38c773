import Analysis
import FoundationEssentials
import Statistics

/// 目标与结果对照: what was announced for a year, and what its report says.
extension Composer {
  /// Up to so many rows, all are shown; of more, the first of them.
  private static let most = 25
  private static let rowLimit = 20

  /// Targets of the code list's indicators; names that only a document uses stay in the data files.
  private var known: [TargetResult] { comparison.targets.filter { !$0.indicator.id.hasPrefix("~") } }

  private var judged: [TargetResult] { known.filter { $0.verdict != .unknown && !isFarOff($0) } }

  /// A result of three times the target, or a third of it, hardly counts the same thing.
  private func isFarOff(_ item: TargetResult) -> Bool {
    guard item.verdict != .unknown, item.attainment?.unit == "%", let value = item.attainment?.value else { return false }
    return value >= 300 || value * 3 <= 100
  }

  /// The newest year first, then as the code list has them.
  private func ordered(_ items: [TargetResult]) -> [TargetResult] {
    items.enumerated().sorted { a, b in (-a.element.year, a.offset) < (-b.element.year, b.offset) }.map(\.element)
  }

  private func name(_ item: TargetResult) -> String {
    rowName(
      Row(
        indicator: item.indicator, measure: item.measure, scenario: .actual, unit: "", cells: [], periods: [],
        summaries: []))
  }

  mutating func targetText() -> String? {
    guard !judged.isEmpty else { return nil }
    let missed = judged.filter { $0.verdict == .missed }
    var text = "材料提出的年度目标中，能与结果对照的\(targetCounts())。"
    if !missed.isEmpty {
      var names: [(name: String, count: Int)] = []
      for item in ordered(missed) {
        let name = name(item)
        if let i = names.firstIndex(where: { $0.name == name }) { names[i].count += 1 } else { names.append((name, 1)) }
      }
      let repeated = names.enumerated().filter { $0.element.count > 1 }
        .sorted { (-$0.element.count, $0.offset) < (-$1.element.count, $1.offset) }.map(\.element)
      if missed.count <= 4 {
        let items = ordered(missed).map { item -> String in
          "\(isSingle ? "" : escaped(item.area.name))\(item.year)年\(name(item))"
            + "（目标\(phrase(item.target))，结果\(item.result.map { phrase($0) } ?? "未提及")）"
        }
        text += "未实现的是\(list(items))。"
      } else if !repeated.isEmpty {
        let items = repeated.prefix(4).map {
          $0.name + count($0.count, "项", key: "count|missed|\($0.name)", of: $0.name + "未实现的目标")
        }
        text += "未实现的目标中，\(items.joined(separator: "、"))\(repeated.count > 4 || repeated.count < names.count ? "，较为集中" : "")。"
      }
    }
    let far = known.filter(isFarOff)
    if !far.isEmpty {
      let items = far.prefix(3).map { item in
        "\(isSingle ? "" : escaped(item.area.name))\(item.year)年\(name(item))"
          + "（目标\(phrase(item.target))，结果\(item.result.map { phrase($0) } ?? "未提及")）"
      }
      text += "\(list(Array(items)))\(far.count > 3 ? "等" : "")结果与目标相差悬殊，口径可能不同，未作判断，需要核实。"
    }
    let unknown = known.count - judged.count - far.count
    if unknown > 0 {
      text += "另有目标\(count(unknown, "项", key: "count|targets-unknown", of: "没有可对照结果的目标"))，材料中没有可对照的结果。"
    }
    return text
  }

  /// `90项，其中实现74项，未实现16项`.
  private mutating func targetCounts() -> String {
    let met = judged.filter { $0.verdict == .met }.count
    let all = count(judged.count, "项", key: "count|targets-judged", of: "已作判断的目标")
    if met == judged.count { return "\(all)，全部实现" }
    if met == 0 { return "\(all)，均未实现" }
    let done = count(met, "项", key: "count|targets-met", of: "结果达到目标的项目")
    let open = count(judged.count - met, "项", key: "count|targets-missed", of: "结果未达到目标的项目")
    return "\(all)，其中实现\(done)，未实现\(open)"
  }

  private mutating func phrase(_ o: Observation) -> String {
    guard o.measure == .growth, let value = o.quantity.value ?? o.quantity.low else { return stated(o, signed: true) }
    return NumberPrinting.direction(value) + (value == 0 ? "" : stated(o))
  }

  mutating func targetTables() -> [ManuscriptTable] {
    [targetSummary(), targetTable()].compactMap { $0 }
  }

  /// Areas by how many of their targets were met.
  private mutating func targetSummary() -> ManuscriptTable? {
    let own = areas.filter { area in judged.contains { $0.area == area } }
    guard own.count >= 2 else { return nil }
    var table = ManuscriptTable(
      title: "\(wording.each)年度目标实现情况", attributes: ["单位：项"], header: ["地区", "可对照", "实现", "未实现", "实现率（%）"],
      alignment: [.left, .right, .right, .right, .right])
    for area in own {
      let items = judged.filter { $0.area == area }
      let met = items.filter { $0.verdict == .met }.count
      let rate = Derived(value: Decimal(met) / Decimal(items.count) * 100, unit: "%", formula: "", inputs: [])
      let key = "count|targets|\(area.key)"
      table.rows.append([
        stub(area), count(items.count, "", key: key + "|all", of: "可对照目标"),
        count(met, "", key: key + "|met", of: "实现目标"), count(items.count - met, "", key: key + "|missed", of: "未实现目标"),
        bindFigure(
          rate, key: key + "|rate", text: tabular(rate.value, places: 1),
          shared: .init(key: "targets-rate", printed: "实现率", formula: "实现项数÷可对照项数×100%")),
      ])
    }
    return table
  }

  /// The missed ones first; then, as far as there is room, the met ones; the rest is counted.
  private mutating func targetTable() -> ManuscriptTable? {
    guard !judged.isEmpty else { return nil }
    let missed = ordered(judged.filter { $0.verdict == .missed })
    let met = ordered(judged.filter { $0.verdict == .met })
    let limit = judged.count <= Self.most ? Self.most : Self.rowLimit
    let shownMissed = missed.prefix(limit)
    let shown = shownMissed + met.prefix(limit - shownMissed.count)
    var table = ManuscriptTable(
      title: "年度目标与结果对照", attributes: [],
      header: (isSingle ? [] : ["地区"]) + ["指标", "年度", "目标", "结果", "完成程度", "对照"],
      alignment: (isSingle ? [] : [.left]) + [.left, .center, .right, .right, .right, .center])
    for item in shown {
      table.rows.append((isSingle ? [] : [stub(item.area)]) + [
        name(item), "\(item.year)年", stated(item.target, signed: true),
        item.result.map { stated($0, signed: true) } ?? "—",
        item.attainment.map {
          computed(
            $0, key: "attainment|\(item.indicator.id)|\(item.measure.rawValue)|\(item.area.key)|\(item.year)",
            signed: $0.unit == "个百分点",
            shared: $0.unit == "%"
              ? .init(key: "attainment", printed: "完成程度", formula: "结果÷目标×100%")
              : .init(key: "attainment-points", printed: "与目标之差", formula: "结果−目标"))
        } ?? "—",
        item.verdict == .met ? "实现" : "未实现",
      ])
    }
    var note = "总量指标的完成程度为结果与目标之比，增速和比率为结果与目标之差。"
    let restMissed = missed.count - shownMissed.count
    let restMet = judged.count - shown.count - restMissed
    var rest: [String] = []
    if restMissed > 0 { rest.append("未实现的\(count(restMissed, "项", key: "count|missed-rest", of: "未列出的未实现目标"))") }
    if restMet > 0 { rest.append("已实现的\(count(restMet, "项", key: "count|met-rest", of: "未列出的已实现目标"))") }
    if !rest.isEmpty { note += "本表先列未实现的目标；另有\(rest.joined(separator: "、"))未列出，见随附数据文件data.json。" }
    table.notes = [note]
    return table
  }

  mutating func targetHeadline() -> String? {
    guard !judged.isEmpty else { return nil }
    let missed = judged.filter { $0.verdict == .missed }
    var text = "可对照的年度目标\(targetCounts())"
    // Which areas or indicators fall short: the two that do so most often.
    var names: [(name: String, count: Int)] = []
    for item in ordered(missed) {
      let name = name(item)
      if let i = names.firstIndex(where: { $0.name == name }) { names[i].count += 1 } else { names.append((name, 1)) }
    }
    let most = names.enumerated().sorted { (-$0.element.count, $0.offset) < (-$1.element.count, $1.offset) }.prefix(2)
    if missed.count > 2, let first = most.first, first.element.count > 1 {
      text += "，未实现的主要是\(most.filter { $0.element.count > 1 }.map(\.element.name).joined(separator: "、"))等"
    }
    return text
  }
}
