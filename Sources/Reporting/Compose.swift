package import Analysis
import FoundationEssentials
package import Plotting
import Statistics

/// A brief as it was written, and how its computed numbers came about.
package struct Composition: Hashable, Sendable {
  package var manuscript: String
  /// By the ids that the numbers are bound to.
  package var calculations: [String: Calculation]
}

/// Writes the brief: what the comparison holds, in the order and with the fixed words of the template, as a manuscript
/// whose every number leads to its evidence.
package func compose(
  _ comparison: Comparison, figures: [BriefFigure], template: String, file: String = "annual-comparison.md",
  settings: BriefSettings
) throws(ReportingError) -> String {
  try composition(of: comparison, figures: figures, template: template, file: file, settings: settings).manuscript
}

/// As `compose`, with what is needed to check the numbers later.
package func composition(
  of comparison: Comparison, figures: [BriefFigure], template: String, file: String = "annual-comparison.md",
  settings: BriefSettings
) throws(ReportingError) -> Composition {
  let template = try Template(template, file: file)
  var composer = Composer(comparison, settings: settings, figures: figures)
  let body = template.render(composer.content())
  // A template without that section leads nobody to it.
  let hasDoubts = body.contains(/(?m)^#.*不可比情况说明/)
  let text = tidied(numbered(hasDoubts ? body : body.replacing("，见“不可比情况说明”", with: "")))

  let calculations = composer.evidence.calculations
  guard text.contains(sourceIndexMark) else { return Composition(manuscript: text, calculations: calculations) }
  let index = SourceIndex(
    evidence: composer.evidence.byID, observations: comparison.observations, profiles: comparison.profiles)
  let ids = SourceIndex.ids(in: text)
  let table = ids.isEmpty ? "本简报没有需要编列出处的数值。" : index.table(of: ids).markdown
  return Composition(manuscript: text.replacing(sourceIndexMark, with: table), calculations: calculations)
}

/// Writes the brief with charts as they were drawn.
package func compose(
  _ comparison: Comparison, charts: [Chart], template: String, file: String = "annual-comparison.md",
  settings: BriefSettings
) throws(ReportingError) -> String {
  try compose(
    comparison, figures: charts.map { BriefFigure($0) }, template: template, file: file, settings: settings)
}

/// Where the index goes: it can only be written when everything before it is known.
private let sourceIndexMark = "<!-- source-index -->"

extension Composer {
  /// Everything that a template may name, as text ready to print.
  mutating func content() -> [String: Any] {
    var content: [String: Any] = [
      "title": quoted(title), "style": settings.style, "opening": opening(), "sourceIndex": sourceIndexMark,
      "single": isSingle, "several": areas.count > 1,
    ]
    content["issuer"] = settings.issuer.map(quoted)
    content["date"] = settings.date.map(quoted)
    content["number"] = settings.number.map(quoted)
    content["headlines"] = headlines()

    let overview = overviewTables().map { ["table": $0.markdown] }
    content["coverage"] = coverageText()
    content["overview"] = overview
    content["overviewFigures"] = figures.filter { $0.indicator == nil && $0.definition != "task-completion" }
      .map { ["figure": figureLine($0)] }
    content["league"] = leagueTable().map { ["table": $0.markdown] }
    content["domains"] = domains()

    if let text = taskText() {
      var tasks: [String: Any] = ["text": text]
      tasks["table"] = taskTable()?.markdown
      tasks["figures"] = figures.filter { $0.definition == "task-completion" }.map { ["figure": figureLine($0)] }
      content["tasks"] = tasks
    }
    if let text = progressText() {
      var progress: [String: Any] = ["text": text]
      progress["table"] = progressTable()?.markdown
      content["progress"] = progress
    }
    if let text = benchmarkText() {
      var benchmark: [String: Any] = ["text": text]
      benchmark["table"] = benchmarkTable()?.markdown
      content["benchmark"] = benchmark
    }
    let good = highlightText(good: true)
    let bad = highlightText(good: false)
    if good != nil || bad != nil {
      content["hasHighlights"] = true
      content["highlights"] =
        [["name": "亮点", "text": good], ["name": "差距", "text": bad]]
        .compactMap { item in item["text"]!.map { ["name": item["name"]!!, "text": $0] } } as [[String: Any]]
    }
    if let text = targetText() {
      var targets: [String: Any] = ["text": text]
      targets["tables"] = targetTables().map { ["table": $0.markdown] }
      targets["figures"] = figures.filter { $0.definition == "target" }.map { ["figure": figureLine($0)] }
      content["targets"] = targets
    }
    var doubts: [String: Any] = ["text": doubtText()]
    doubts["table"] = doubtTable()?.markdown
    content["doubts"] = doubts
    if let text = findingText() {
      content["findings"] = ["text": text, "items": findingItems().map { ["item": $0] }] as [String: Any]
    }
    content["notes"] = notes().map { ["note": $0] }
    content["values"] = valueTables().map { ["table": $0.markdown] }
    content["rest"] = restText()
    content["documents"] = documentTable()?.markdown
    content["breadth"] = coverageTable()?.markdown
    content["attachments"] = "附件：1.指标数值<br>　　　　　2.编制说明<br>　　　　　3.数据来源索引"
    return content
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " ") + "\""
  }

  private func coverageText() -> String {
    if areas.isEmpty { return "没有识别出可供对比的地区和年度。" }
    if topics.isEmpty {
      return isSingle && comparison.years.count < 2
        ? "只有一个年度的材料，不作逐年对比。各项数值见附件“指标数值”。"
        : "各项数值没有可比的对应项，不作对比。各项数值见附件“指标数值”。"
    }
    return isSingle
      ? "\(yearWords(comparison.years))主要指标情况如下。"
      : areas.count >= 3 ? "各项主要指标及其位次如下，位次只在可比的数值之间排定。" : "各项主要指标如下。"
  }

  private mutating func domains() -> [[String: Any]] {
    Domain.allCases.compactMap { domain in
      let all = topics.filter { $0.indicator.domain == domain && !taskCodes.contains($0.indicator.id) }
      let key = keyTopics.filter { $0.indicator.domain == domain }
      guard !key.isEmpty else { return nil }
      var section: [String: Any] = ["name": domain.title]
      section["topics"] = key.map { topic -> [String: Any] in
        var item: [String: Any] = ["text": isSingle ? yearsParagraph(on: topic) : paragraph(on: topic)]
        // A heading over the only paragraph of a section would say what the paragraph begins with.
        if key.count > 1 { item["heading"] = rowName(topic.row) }
        guard shownTopics.contains(topic) else { return item }
        let drawn = figures(for: topic)
        item["figures"] = drawn.map { ["figure": figureLine($0)] }
        if !isSingle, needsTable(topic, beside: drawn) { item["table"] = table(on: topic).markdown }
        return item
      }
      let others = all.filter { topic in !key.contains { $0.indicator.id == topic.indicator.id } }
      if !others.isEmpty {
        let named = others.prefix(5).map { escaped($0.indicator.name) }.joined(separator: "、")
        section["more"] = "此外，\(named)\(others.count > 5 ? "等" : "")也可对比，数值见附件“指标数值”。"
      }
      return section
    }
  }

  /// A table beside a chart that shows the same figures wastes a page; three years say more than a chart of one. The
  /// tables of many areas stand in the annex.
  private func needsTable(_ topic: Topic, beside figures: [BriefFigure]) -> Bool {
    // Shares, steps and ranks do not show the values that they come from.
    let derived: Set = ["composition", "waterfall", "slope", "change"]
    if figures.allSatisfy({ derived.contains($0.definition) }) {
      return areas.count <= 6 || topic.coverage * 2 > areas.count
    }
    let years = comparison.years.filter { topic.row.usable(areas: areas.count, year: $0).count >= 2 }
    return years.count >= 3 && areas.count <= 6 && topic == shownTopics.first
  }

  private mutating func notes() -> [String] {
    var notes = [
      "符号说明：“—”表示材料未提及或无该年度材料；“\\*”表示数值在原文中隐去，不作为零，也不参与合计和排序；“约”“以上”“以内”照录原文的限定。",
      roundingNote(),
      "指标口径：同比为材料所述，材料未述的按相邻两年数值计算并注明“比上年”；未作价格调整。“万元”“亿元”等单位已作换算，原文写法见附件“数据来源索引”。",
      "可比范围：只有时段完整、单位一致、口径相同的数值才排序、合计和计算增减；只覆盖部分月份的数值注明月份，不与全年数比较；相邻两年相差四倍以上的，不计算增减。",
    ]
    notes.append(checkNote())
    if !comparison.proposals.isEmpty {
      let n = count(comparison.proposals.count, "处", key: "count|proposals", of: "可能是同一指标的不同名称")
      notes.append("指标名称：材料中可能是同一指标的不同名称\(n)，未作合并。")
    }
    if comparison.targets.contains(where: { $0.verdict != .unknown }) {
      notes.append("目标对照：目标取自上一年度材料的计划部分，结果取自当年材料；目标带有“左右”的，允许小幅偏差；结果与目标相差三倍以上的，不作判断。")
    }
    return notes
  }
}

extension Composer {
  /// The rule by which computed figures are rounded, stated once, and how many printed sums do not add up because of it.
  private mutating func roundingNote() -> String {
    let rule = comparison.rounding == .halfUp ? "按四舍五入取位" : "按GB/T 8170取位（恰为五时保留偶数）"
    var note = "数值修约：计算所得的数值由未经修约的数据一次算出，\(rule)"
    var open = 0
    for topic in topics {
      for year in comparison.years {
        guard let total = topic.row.statedTotal(areas: areas.count, year: year) else { continue }
        let scale = TableScale(of: [topic.row])
        let parts = topic.row.usable(areas: areas.count, year: year).compactMap { $0.cell.observation?.quantity }
        let printed = parts.compactMap { Decimal(printed: scale.text($0).number) }
        let sum = Decimal(printed: scale.sum(total.value, of: parts, rule: comparison.rounding))
        if printed.count == parts.count, let sum, printed.reduce(0, +) != sum { open += 1 }
      }
    }
    if open > 0 {
      note += "；各项之和与合计因修约不等的\(count(open, "处", key: "count|rounding", of: "各项之和与合计因修约不等"))，未作机械调整。"
    } else {
      note += "；各项之和与合计如因修约不等，未作机械调整。"
    }
    return note
  }

  /// How much was checked, and that most of it agrees.
  private mutating func checkNote() -> String {
    let found = comparison.findings
    guard !found.isEmpty else { return "数据核对：材料中没有可以相互核对的数值。" }
    let agree = found.count { $0.verdict == .agrees }
    let near = found.count { $0.verdict == .agreesWithinRounding }
    var note = "数据核对：就占比、完成率、增速、增减数、分项与合计、上年数和表述核对\(count(found.count, "处", key: "count|checked", of: "核对的数值和表述"))"
    if agree > 0 { note += "，相符\(count(agree, "处", key: "count|agreed", of: "核对相符的数值和表述"))" }
    if near > 0 { note += "，在修约误差内相符\(count(near, "处", key: "count|agreed-near", of: "在修约误差内相符的数值"))" }
    let open = comparison.findings.count { $0.verdict == .toVerify }
    note += open > 0 ? "，其余见“需核实事项”" : "，没有需要核实的事项"
    note += "；并逐一检查数量级跳变和不同材料的语句雷同。"
    return note
  }
}

extension Decimal {
  /// A number as a table prints it.
  fileprivate init?(printed text: String) { self.init(string: text.replacing("−", with: "-")) }
}

extension Comparison {
  /// All observations that the comparison holds, by id.
  var observations: [String: Observation] {
    var byID: [String: Observation] = [:]
    for row in rows {
      for cell in row.cells.joined() {
        for o in [cell.observation].compactMap({ $0 }) + cell.rivals { byID[o.id] = o }
      }
    }
    for target in targets {
      byID[target.target.id] = target.target
      if let result = target.result { byID[result.id] = result }
    }
    for item in progress { for o in [item.stated, item.done, item.task].compactMap({ $0 }) { byID[o.id] = o } }
    for finding in findings { for o in finding.operands { byID[o.id] = o } }
    for o in elsewhere { byID[o.id] = o }
    return byID
  }
}

/// Numbers the headings in the order in which they came out: a template says where a section stands, not which it is.
private func numbered(_ text: String) -> String {
  var first = 0
  var second = 0
  var appendix = 0
  let appendices = text.split(separator: "\n").count { $0.hasPrefix("## 附件") }
  return text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
    if line.hasPrefix("## 附件") {
      appendix += 1
      let title = line.dropFirst("## 附件".count).drop { $0.isNumber || $0.isWhitespace }
      // The only one bears no number.
      return "## 附件\(appendices > 1 ? "\(appendix)" : "")　\(title)"
    }
    if line.hasPrefix("## "), let mark = line.firstIndex(of: "、"),
      line[..<mark].dropFirst(3).allSatisfy({ "〇一二三四五六七八九十".contains($0) })
    {
      first += 1
      second = 0
      return "## \(NumberPrinting.chinese(first))" + line[mark...]
    }
    if line.hasPrefix("### （"), let mark = line.firstIndex(of: "）") {
      second += 1
      return "### （\(NumberPrinting.chinese(second))" + line[mark...]
    }
    return String(line)
  }.joined(separator: "\n")
}

/// One blank line between blocks, none at the end of lines, one line feed at the end.
private func tidied(_ text: String) -> String {
  var lines: [Substring] = []
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let trimmed =
      line.last?.isWhitespace == true ? line.dropLast(line.reversed().prefix { $0.isWhitespace }.count) : line
    if trimmed.isEmpty, lines.last?.isEmpty ?? true { continue }
    lines.append(trimmed)
  }
  while lines.last?.isEmpty == true { lines.removeLast() }
  return lines.joined(separator: "\n") + "\n"
}
