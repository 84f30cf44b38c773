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
  let text = tidied(numbered(body))

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
    content["domains"] = domains()

    if let text = taskText() {
      var tasks: [String: Any] = ["text": text]
      tasks["table"] = taskTable()?.markdown
      tasks["figures"] = figures.filter { $0.definition == "task-completion" }.map { ["figure": figureLine($0)] }
      content["tasks"] = tasks
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
    if figures.allSatisfy({ derived.contains($0.definition) }) { return areas.count <= 6 || topic.coverage * 2 > areas.count }
    let years = comparison.years.filter { topic.row.usable(areas: areas.count, year: $0).count >= 2 }
    return years.count >= 3 && areas.count <= 6 && topic == shownTopics.first
  }

  private func notes() -> [String] {
    var notes = [
      "符号说明：“—”表示材料未提及或无该年度材料；“\\*”表示数值在原文中隐去，不作为零，也不参与合计和排序；“约”“以上”“以内”照录原文的限定。",
      "数值修约：计算所得的数值由未经修约的数据一次算出，按四舍五入取位；各项之和与合计不等的，是修约所致，未作机械调整。",
      "指标口径：同比为材料所述，材料未述的按相邻两年数值计算并注明“比上年”；未作价格调整。“万元”“亿元”等单位已作换算，原文写法见附件“数据来源索引”。",
      "可比范围：只有时段完整、单位一致、口径相同的数值才排序、合计和计算增减；只覆盖部分月份的数值注明月份，不与全年数比较；相邻两年相差四倍以上的，不计算增减。",
    ]
    if comparison.targets.contains(where: { $0.verdict != .unknown }) {
      notes.append("目标对照：目标取自上一年度材料的计划部分，结果取自当年材料；目标带有“左右”的，允许小幅偏差；结果与目标相差三倍以上的，不作判断。")
    }
    return notes
  }
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
  return text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
    if line.hasPrefix("## 附件") {
      appendix += 1
      let title = line.dropFirst("## 附件".count).drop { $0.isNumber || $0.isWhitespace }
      return "## 附件\(appendix)　\(title)"
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
    let trimmed = line.last?.isWhitespace == true ? line.dropLast(line.reversed().prefix { $0.isWhitespace }.count) : line
    if trimmed.isEmpty, lines.last?.isEmpty ?? true { continue }
    lines.append(trimmed)
  }
  while lines.last?.isEmpty == true { lines.removeLast() }
  return lines.joined(separator: "\n") + "\n"
}
