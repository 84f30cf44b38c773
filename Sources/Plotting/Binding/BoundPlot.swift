package import Analysis
import Definitions
import Diagnostics
package import Drawing
import Statistics

/// Draws what a request asks of a comparison: title with the finding, unit below, what was left out and the source under it.
package func plot(
  _ request: ChartRequest, by definition: ChartDefinition, of comparison: Comparison, theme: Theme,
  measurer: any TextMeasurer, size: Size, fit: Fit = .page
) throws(PlottingError) -> Chart {
  let data = try rows(for: request, definition, of: comparison, words: theme.breaks)
  let title = data.finding.map { "\(data.subject.chinese)：\($0.chinese)" } ?? data.subject.chinese
  var notes = data.notes
  if !data.gaps.isEmpty { notes.append("断线：" + listed(data.gaps) + "。") }
  if !data.leftOut.isEmpty { notes.append("未列入：" + listed(data.leftOut) + "。") }
  // On a page the caption names the source.
  let source = fit == .content ? nil : sourceLine(comparison)
  var surroundings = Surroundings(title: [title], subtitle: [data.subtitle], notes: notes, source: source)
  var definition = definition
  definition.view.nameAxes(data.axisTitles)
  func draw() throws(PlottingError) -> (scene: Scene, diagnostics: [Diagnostic]) {
    try Plotting.scene(
      definition, data: ["comparison": data.table], theme: theme, measurer: measurer, size: size, fit: fit,
      surroundings: surroundings)
  }
  var drawn = try draw()
  let isShort = drawn.scene.hasMostlyShortBars
  let found = [definition.lineUp?.rows == .ranks ? nil : drawn.scene.cutAxisNote, isShort ? Scene.shortBarsNote : nil].compactMap { $0 }
  if !found.isEmpty {
    notes += found
    surroundings.notes = notes
    drawn = try draw()
  }
  let scene = drawn.scene
  var diagnostics = definition.diagnostics + drawn.diagnostics
  if isShort {
    diagnostics.append(
      Diagnostic(
        .note, at: definition.view.place,
        Wording(
          en: "most bars of \(request.id) are shorter than a hundredth of the longest, which the picture says under it",
          zh: "图\(request.id)中多数条形不足最长条形的1%，图下已注明"),
        remedy: Wording(
          en: "draw the areas of one order of magnitude by themselves, or check the longest value in its document",
          zh: "请将数量级相近的地区单独成图，或核对最大值的原文")))
  }
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

extension Scene {
  static let shortBarsNote = "多数条形不足最长条形的1%，图上看不出长短，请以所标数字为准。"

  /// Whether half of the bars are shorter than a hundredth of the longest that shares their scale. A bar of zero has no
  /// length to see and is not counted.
  var hasMostlyShortBars: Bool {
    plots.contains { plot in
      let isUpright = if case .continuous = plot.scales[.x] { false } else { true }
      let bars = plot.marks.compactMap { mark -> (panel: Datum, length: Double)? in
        guard mark.kind == .bar, case .rect(let box, _) = mark.shape else { return nil }
        return (mark.row["panel"], isUpright ? box.height : box.width)
      }
      return Dictionary(grouping: bars.filter { $0.length > 1e-6 }, by: \.panel).values.contains { bars in
        let lengths = bars.map(\.length).sorted()
        return lengths.count >= 3 && lengths[lengths.count / 2] < lengths[lengths.count - 1] / 100
      }
    }
  }

  /// Says of an axis of lengths that it does not begin at zero: a slope or a distance looks greater than it is.
  var cutAxisNote: String? {
    let cut = plots.flatMap { plot in
      plot.scales.filter { channel, scale in
        if case .continuous(let s) = scale, !s.isTemporal, channel.isPosition { !s.domain.contains(0) } else { false }
      }.keys
    }
    if cut.contains(.y), cut.contains(.x) { return "两轴均不从零开始。" }
    if cut.contains(.y) { return "纵轴不从零开始。" }
    return cut.contains(.x) ? "横轴不从零开始。" : nil
  }
}

/// `数据来源：各区2021—2023年工作总结`
package func sourceLine(_ comparison: Comparison) -> String {
  let noun = comparison.areas.count == 1 ? comparison.areas[0].name : AreaWording(comparison.areas).each
  let isGovernment = !comparison.profiles.isEmpty && comparison.profiles.allSatisfy { $0.title.contains("政府工作报告") }
  let kind = isGovernment ? "政府工作报告" : "工作总结"
  let years = Set(comparison.profiles.compactMap(\.year)).sorted()
  guard let first = years.first, let last = years.last else { return "数据来源：\(noun)\(kind)" }
  // A government report is named by the year that it is given in, which the comparison does not know: years are left out.
  if isGovernment { return "数据来源：\(noun)\(kind)" }
  return "数据来源：\(noun)\(first == last ? "\(first)" : "\(first)—\(last)")年\(kind)"
}

/// Areas with their reasons, those of one reason together: `甲区、乙区（未提及）；丙区（数字隐去）`.
func listed(_ items: [LeftOut]) -> String {
  let reasons = reasons(of: items)
  return reasons.map { reason in
    items.filter { $0.reason == reason }.map(\.area).joined(separator: "、") + "（\(reason.chinese)）"
  }.joined(separator: reasons.count < items.count ? "；" : "、")
}

/// Each reason once, in the order in which they come.
func reasons(of items: [LeftOut]) -> [Wording] {
  var reasons: [Wording] = []
  for item in items where !reasons.contains(item.reason) { reasons.append(item.reason) }
  return reasons
}
