import Diagnostics
import Drawing

/// What stands around the plot, as it was decided before drawing.
package struct Surroundings: Hashable, Sendable {
  package var title: [String]
  package var subtitle: [String]
  package var notes: [String]
  package var source: String?

  package init(title: [String] = [], subtitle: [String] = [], notes: [String] = [], source: String? = nil) {
    self.title = title
    self.subtitle = subtitle
    self.notes = notes
    self.source = source
  }
}

/// How the height of a picture comes about.
package enum Fit: Hashable, Sendable {
  /// The asked size; taller only where rows could not be labelled.
  case page
  /// As high as the content needs, up to the asked size: for a page of text, where four bars need no half of it.
  case content
}

/// Finds a place for everything: measures the furniture, the axes and the labels, and gives the rest to the plot.
struct LayoutStage {
  var layers: [UnitLayer]
  var trained: TrainedScales
  var config: Config
  var theme: Theme
  var measurer: any TextMeasurer
  var view: ViewDefinition
  var surroundings: Surroundings
  var fit = Fit.page

  private var padding: Double { config.padding ?? 5 }

  /// A picture of the asked size, taller where rows would become too thin to label.
  func scene(fitting asked: Size) -> Scene {
    var size = asked
    var first = scene(in: size)
    if fit == .content {
      // The axes depend on the height too, so that a second round is needed to settle it.
      for _ in 0..<3 {
        guard let plot = first.plots.first, let wanted = contentHeight(of: plot) else { break }
        let height = min(asked.height, size.height - plot.box.height + wanted)
        guard abs(height - size.height) > 0.25 else { break }
        size.height = height
        first = scene(in: size)
      }
    }
    // Long notes take their room from the margin below, not from the picture.
    if fit == .page, theme.minimumStep > 0, let plot = first.plots.first, plot.box.height < asked.height * 0.4 {
      size.height += asked.height * 0.55 - contentHeight(of: first)
      first = scene(in: size)
    }
    // A name of several lines needs them all within its band.
    let lines = first.plots.first?.axes.first { $0.channel == .y }?.lineCount ?? 1
    // Bars that are thinner than their labels would push labels over each other: the page grows instead.
    if theme.minimumStep > 0, let plot = first.plots.first, case .band(let band)? = plot.scales[.y], !band.domain.isEmpty {
      var least = max(theme.minimumStep, lines > 1 ? Double(lines) * theme.minimumStep : 0)
      if case .band(let inner)? = plot.scales[.yOffset] { least *= max(1, Double(inner.domain.count) * 0.96) }
      if case .step(let asked, _)? = view.height {
        least = max(least, asked)
        // Where there are few rows of a height that is written, the picture is lower, not emptier.
        let most = asked * 1.4
        if band.step > most {
          size.height -= (band.step - most) * Double(band.domain.count)
          return scene(in: size)
        }
      }
      guard band.step < least else { return first }
      size.height += (least - band.step) * Double(band.domain.count)
      return scene(in: size)
    }
    // So do names below each other at the ends of lines.
    let lacking = theme.minimumStep > 0 ? heightLacking(first) : 0
    guard lacking > 0 else { return first }
    size.height += lacking
    return scene(in: size)
  }

  /// How much higher the plot has to be for all names beside it to stand below each other.
  private func heightLacking(_ scene: Scene) -> Double {
    guard let plot = scene.plots.first, !scene.unplaced.isEmpty, !spansNumbers(plot.scales) else { return 0 }
    var columns: [Int: (count: Int, size: Double)] = [:]
    for mark in plot.marks {
      guard case .text(let label) = mark.shape else { continue }
      let column = columns[Int(label.point.x.rounded()), default: (0, 0)]
      columns[Int(label.point.x.rounded())] = (column.count + 1, max(column.size, label.face.size))
    }
    let longest = columns.values.map { Double($0.count + scene.unplaced.count) * $0.size * LabelPlacement.leading }.max() ?? 0
    return longest - plot.box.height
  }

  /// The height at which a plot can be read with ease: a row for each bar, or enough for the slope of a line to show.
  private func contentHeight(of plot: PlotArea) -> Double? {
    guard theme.comfortableStep > 0 else { return nil }
    guard case .band(let band)? = plot.scales[.y], !band.domain.isEmpty else {
      // Names at the ends of lines stand below each other.
      let names = plot.marks.count { if case .text = $0.shape { true } else { false } }
      return max(theme.lineHeight, Double(names) * theme.minimumStep)
    }
    var step = theme.comfortableStep
    if case .band(let inner)? = plot.scales[.yOffset] {
      step = max(step, theme.minimumStep * 1.15 * Double(inner.domain.count) + theme.comfortableStep * 0.25)
    }
    let lines = plot.axes.first { $0.channel == .y }?.lineCount ?? 1
    step = max(step, Double(lines) * theme.minimumStep)
    if case .step(let asked, _)? = view.height { step = max(step, asked) }
    return step * (Double(band.domain.count) - band.paddingInner + 2 * band.paddingOuter)
  }

  /// The height between header and footer; negative where they meet.
  private func contentHeight(of scene: Scene) -> Double {
    let head = scene.furniture.filter { $0.part == .title || $0.part == .subtitle }.map(\.box.maxY).max() ?? 0
    let foot = scene.furniture.filter { $0.part == .note || $0.part == .source }.map(\.box.y).min() ?? scene.size.height
    return foot - head
  }

  private func scene(in size: Size) -> Scene {
    var scene = Scene(size: size, background: config.background ?? .white)
    let width = size.width - 2 * padding
    var top = padding
    scene.furniture += header(width: width, top: &top)
    let plans = LegendPlan.plans(trained, layers, config: config, measurer: measurer)
    let above = plans.filter { $0.orient == "top" }
    let legendTop = top
    for plan in above { top += plan.room(in: width, measurer) }
    let under = plans.filter { $0.orient == "bottom" }
    let beside = plans.filter { $0.orient == "right" }
    let rightRoom = beside.map { $0.room(in: width, measurer) }.max() ?? 0
    // Labels that find no room become a note, which needs room itself: hence a second round.
    var unplaced: [String] = []
    var bottom = padding
    for _ in 0..<2 {
      bottom = padding
      let footer = self.footer(width: width, unplaced: unplaced)
      if !footer.isEmpty { bottom += 4 }
      for line in footer { bottom += line.face.size * 1.3 }
      for plan in under { bottom += plan.room(in: width, measurer) }
      let content = Box(padding, top, size.width - 2 * padding - rightRoom, size.height - top - bottom)
      let result = plot(in: content)
      scene.plots = [result.plot]
      let isSame = result.unplaced == unplaced
      unplaced = result.unplaced
      if isSame { break }
    }
    scene.unplaced = unplaced
    placeLegends(&scene, above, under, beside, width: width, top: legendTop, bottom: bottom, rightRoom: rightRoom)
    var y = scene.size.height - padding
    for var line in footer(width: width, unplaced: unplaced).reversed() {
      line.point.y = y - line.face.size * 0.15
      y -= line.face.size * 1.3
      scene.furniture.append(line)
    }
    return scene
  }

  private func placeLegends(
    _ scene: inout Scene, _ above: [LegendPlan], _ under: [LegendPlan], _ beside: [LegendPlan], width: Double, top: Double,
    bottom: Double, rightRoom: Double
  ) {
    guard let plot = scene.plots.first else { return }
    let stage = MarkStage(
      scales: PositionScales(trained, box: plot.box, config: config, steps: theme.tickSteps, counts: [:]),
      visuals: trained.visuals, plot: plot.box, config: config, measurer: measurer)
    var y = top
    for plan in above {
      scene.legends.append(plan.placed(in: Box(padding, y, width, 0), stage: stage, measurer: measurer))
      y += plan.room(in: width, measurer)
    }
    y = scene.size.height - bottom + 4
    for plan in under {
      scene.legends.append(plan.placed(in: Box(padding, y, width, 0), stage: stage, measurer: measurer))
      y += plan.room(in: width, measurer)
    }
    y = plot.box.y
    for plan in beside {
      let x = scene.size.width - padding - rightRoom + (plan.settings.number(.offset) ?? 10)
      scene.legends.append(plan.placed(in: Box(x, y, rightRoom - 10, 0), stage: stage, measurer: measurer))
      y += Double(plan.entries.count) * plan.rowHeight + Double(plan.title.count) * plan.titleFace.size * 1.3 + 8
    }
  }

  // MARK: Furniture

  func header(width: Double, top: inout Double) -> [SceneLabel] {
    var labels: [SceneLabel] = []
    let anchor = config.title.text(.anchor) ?? (view.title?.text(.anchor)) ?? "start"
    func add(_ lines: [String], _ part: SceneLabel.Part, _ face: Face, _ color: Color) {
      for line in lines.flatMap({ wrapTitle($0, in: face, to: width, by: measurer) }) {
        top += face.size * 1.25
        let (x, at): (Double, TextRun.Anchor) =
          anchor == "middle" ? (padding + width / 2, .middle) : anchor == "end" ? (padding + width, .end) : (padding, .start)
        labels.append(
          SceneLabel(
            part: part, text: line, face: face, color: color, point: Point(x, top - face.size * 0.3), anchor: at, angle: 0,
            width: measurer.extents(of: line, in: face).width))
      }
    }
    let t = (view.title ?? Properties()).over(config.title)
    let isBold = t[.fontWeight] != .text("normal")
    add(
      surroundings.title, .title, Face(.figure, size: t.number(.fontSize) ?? 13, bold: isBold),
      t.text(.color).flatMap(color(named:)) ?? .black)
    add(
      surroundings.subtitle, .subtitle, Face(.figure, size: t.number(.subtitleFontSize) ?? 11),
      t.text(.subtitleColor).flatMap(color(named:)) ?? .black)
    if !labels.isEmpty { top += t.number(.offset) ?? 4 }
    return labels
  }

  /// Notes and source, without their final height.
  func footer(width: Double, unplaced: [String]) -> [SceneLabel] {
    var notes = surroundings.notes
    if !unplaced.isEmpty { notes.append("图中未标出：" + unplaced.joined(separator: "、") + "。") }
    let settings = config.styles["note"] ?? Properties()
    let face = Face(.figure, size: settings.number(.fontSize) ?? 9)
    let color = (settings.text(.color) ?? settings.text(.fill)).flatMap(Plotting.color(named:)) ?? .black
    var labels: [SceneLabel] = []
    for (part, texts) in [(SceneLabel.Part.note, notes), (.source, [surroundings.source].compactMap { $0 })] {
      for line in texts.flatMap({ wrapNote($0, in: face, to: width, by: measurer) }) {
        labels.append(
          SceneLabel(
            part: part, text: line, face: face, color: color, point: Point(padding, 0), anchor: .start, angle: 0,
            width: measurer.extents(of: line, in: face).width))
      }
    }
    return labels
  }

  // MARK: The plot

  private struct Insets {
    var left = 0.0
    var right = 0.0
    var top = 0.0
    var bottom = 0.0
  }

  private func plot(in content: Box) -> (plot: PlotArea, unplaced: [String]) {
    var inner = Insets()
    var box = content
    var plans: [AxisPlan] = []
    var scales = PositionScales()
    var stage = MarkStage(scales: scales, visuals: trained.visuals, plot: box, config: config, measurer: measurer)
    var marks: [SceneMark] = []
    var dropped: [String] = []
    for round in 0..<6 {
      // Axes depend on the plot's size and the plot's size on the axes: three rounds settle both.
      for _ in 0..<3 {
        scales = positionScales(box)
        plans = axisPlans(scales, content)
        box = placed(plans, in: content, inner)
      }
      scales = positionScales(box)
      stage = MarkStage(scales: scales, visuals: trained.visuals, plot: box, config: config, measurer: measurer)
      stage.unplaced = []
      marks = layers.flatMap { stage.marks(of: $0) }
      let room = Box(
        box.x - inner.left, box.y - inner.top, content.maxX - box.x + inner.left, box.height + inner.top + inner.bottom)
      let lines = axes(plans, scales, box, inner).compactMap(\.line).map { ($0.from, $0.to) }
      (marks, dropped) = LabelPlacement(bounds: room, plot: box, axes: lines, paper: config.background ?? .white)
        .spread(marks, namesPoints: spansNumbers(scales.scales))
      guard round < 5, widen(&inner, marks, box, content) else { break }
    }
    let view = config.view
    var area = PlotArea(box: box, background: view.text(.fill).flatMap(color(named:)), axes: [], marks: marks, scales: scales.scales)
    if let stroke = view.text(.stroke).flatMap(color(named:)), stroke.alpha > 0 {
      area.outline = Stroke(stroke, width: view.number(.strokeWidth) ?? 1)
    }
    area.axes = axes(plans, scales, box, inner)
    return (area, stage.unplaced + dropped)
  }

  private func axes(_ plans: [AxisPlan], _ scales: PositionScales, _ box: Box, _ inner: Insets) -> [SceneAxis] {
    plans.compactMap { plan in
      guard let scale = scales.scales[plan.channel] else { return nil }
      let gap = plan.orient == "left" ? inner.left : plan.orient == "top" ? inner.top : plan.orient == "bottom" ? inner.bottom : 0
      return SceneAxis(
        plan, scale, plot: box, gap: gap, isDiscrete: trained.positions[plan.channel]?.isDiscrete ?? false, measurer: measurer)
    }
  }

  /// Whether both directions measure numbers, so that labels of points have no line to stand in.
  private func spansNumbers(_ scales: [Channel: Scale]) -> Bool {
    [Channel.x, .y].allSatisfy { if case .continuous? = scales[$0] { true } else { false } }
  }

  private func positionScales(_ box: Box) -> PositionScales {
    var counts: [Channel: Int] = [:]
    for (channel, length) in [(Channel.x, box.width), (.y, box.height)] {
      guard let domain = trained.positions[channel], case .numbers(let range, _, _, _) = domain.values else { continue }
      let settings = config.axis(domain.definition.axis, channel, isBand: false, isTemporal: false)
      let face = Face(.figure, size: settings.number(.labelFontSize) ?? 10)
      let ends = theme.tickSteps.ticks(from: range.lowerBound, to: range.upperBound, count: 5)
      let labeller = numberLabeller(
        format: domain.definition.format ?? settings.text(.format),
        type: domain.definition.formatType ?? settings.text(.formatType), for: ends)
      counts[channel] = AxisPlan.count(channel, length: length, labels: ends.map(labeller), face: face, measurer: measurer)
    }
    return PositionScales(trained, box: box, config: config, steps: theme.tickSteps, counts: counts)
  }

  private func axisPlans(_ scales: PositionScales, _ content: Box) -> [AxisPlan] {
    [Channel.x, .y].compactMap { channel in
      guard let domain = trained.positions[channel], let scale = scales.scales[channel] else { return nil }
      return AxisPlan(
        channel, domain, scale, ticks: scales.ticks[channel] ?? [], config: config,
        room: Size(content.width, content.height), words: theme.breaks, measurer: measurer)
    }
  }

  private func placed(_ plans: [AxisPlan], in content: Box, _ inner: Insets) -> Box {
    var outer = inner
    for plan in plans {
      switch plan.orient {
      case "left": outer.left += plan.thickness
      case "right": outer.right += plan.thickness
      case "top": outer.top += plan.thickness + plan.titleHeight
      default: outer.bottom += plan.thickness + plan.titleHeight
      }
      if plan.channel == .y { outer.top += plan.titleHeight }
    }
    // Labels at the ends reach beyond the plot; where something else stands there already, that room serves.
    for plan in plans {
      if plan.channel == .x {
        outer.left = max(outer.left, plan.overhangStart)
        outer.right = max(outer.right, plan.overhangEnd)
      } else {
        outer.top = max(outer.top, plan.overhangStart)
        outer.bottom = max(outer.bottom, plan.overhangStart)
      }
    }
    return Box(
      content.x + outer.left, content.y + outer.top, max(20, content.width - outer.left - outer.right),
      max(20, content.height - outer.top - outer.bottom))
  }

  /// Makes room inside the axes for labels that would reach over them; true where more was needed.
  private func widen(_ inner: inout Insets, _ marks: [SceneMark], _ box: Box, _ content: Box) -> Bool {
    var over = Insets()
    for mark in marks {
      guard case .text(let label) = mark.shape else { continue }
      let b = label.box
      over.left = max(over.left, box.x - b.x - inner.left)
      over.right = max(over.right, b.maxX - content.maxX)
      over.top = max(over.top, box.y - b.y - inner.top)
      over.bottom = max(over.bottom, b.maxY - box.maxY - inner.bottom)
    }
    guard max(over.left, over.right, over.top, over.bottom) > 0.3 else { return false }
    if over.left > 0.3 { inner.left += over.left + 0.5 }
    if over.right > 0.3 { inner.right += over.right + 0.5 }
    if over.top > 0.3 { inner.top += over.top + 0.5 }
    if over.bottom > 0.3 { inner.bottom += over.bottom + 0.5 }
    return true
  }
}
