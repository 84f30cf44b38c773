package import Analysis
import Definitions
import Diagnostics
package import Drawing
import Statistics

/// Draws what a request asks of a comparison: title with the finding, unit below, what was left out and the source under it.
package func plot(
  _ request: ChartRequest, by definition: ChartDefinition, of comparison: Comparison, theme: Theme,
  measurer: any TextMeasurer, size: Size
) throws(PlottingError) -> Chart {
  let data = try rows(for: request, definition, of: comparison)
  let title = data.finding.map { "\(data.subject)：\($0)" } ?? data.subject
  var notes = data.notes
  if !data.leftOut.isEmpty { notes.append("未列入：" + data.leftOut.map(\.text).joined(separator: "、") + "。") }
  let source = sourceLine(comparison)
  let (scene, found) = try scene(
    definition, data: ["comparison": data.table], theme: theme, measurer: measurer, size: size,
    surroundings: Surroundings(title: [title], subtitle: [data.subtitle], notes: notes, source: source))
  var diagnostics = definition.diagnostics + found
  if !scene.unplaced.isEmpty {
    let list = scene.unplaced
    diagnostics.append(
      Diagnostic(
        .note, at: definition.view.place,
        Wording(
          en: "labels without room in \(request.id), listed under the chart: \(list.joined(separator: ", "))",
          zh: "图\(request.id)中有标注无处安放，已列于图下：\(list.joined(separator: "、"))"),
        remedy: Wording(en: "draw fewer areas, or a taller chart", zh: "请减少地区或加高图幅")))
  }
  return Chart(
    request: request, scene: scene, frame: Frame(scene, theme: theme), title: title, subtitle: data.subtitle,
    altText: altText(definition, title: title, data), leftOut: data.leftOut, notes: notes, source: source,
    diagnostics: diagnostics)
}

/// `数据来源：各区2021—2023年工作总结`
package func sourceLine(_ comparison: Comparison) -> String {
  let noun = areaNoun(comparison.areas).all
  let isGovernment = !comparison.profiles.isEmpty && comparison.profiles.allSatisfy { $0.title.contains("政府工作报告") }
  let kind = isGovernment ? "政府工作报告" : "工作总结"
  let years = Set(comparison.profiles.compactMap(\.year)).sorted()
  guard let first = years.first, let last = years.last else { return "数据来源：\(noun)\(kind)" }
  // A government report is named by the year that it is given in, which the comparison does not know: years are left out.
  if isGovernment { return "数据来源：\(noun)\(kind)" }
  return "数据来源：\(noun)\(first == last ? "\(first)" : "\(first)—\(last)")年\(kind)"
}

private func altText(_ definition: ChartDefinition, title: String, _ data: BoundData) -> String {
  let shape = definition.view.picture
  let shown = data.readings.prefix(12).joined(separator: "；")
  var text = "\(shape)。\(title)。\(shown)"
  if data.readings.count > 12 { text += "；等共\(data.readings.count)项" }
  text += "。"
  if !data.leftOut.isEmpty { text += "未列入：" + data.leftOut.map(\.text).joined(separator: "、") + "。" }
  return text
}

extension ViewDefinition {
  /// The kind of picture in Chinese, by its strongest mark.
  var picture: String {
    let kinds = marks
    if kinds.contains(.rect) { return "热力表" }
    if kinds.contains(.bar) { return "条形图" }
    if kinds.contains(.line) { return "折线图" }
    if kinds.contains(.rule) && (kinds.contains(.point) || kinds.contains(.circle)) { return "哑铃图" }
    if kinds.contains(.area) { return "面积图" }
    return "点图"
  }

  private var marks: Set<MarkKind> {
    switch content {
    case .mark(let mark): [mark.kind]
    case .layers(let views): views.reduce(into: []) { $0.formUnion($1.marks) }
    }
  }
}
