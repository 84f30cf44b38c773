import Drawing

/// A legend with its entries measured, before it has a place.
struct LegendPlan {
  struct Entry {
    var value: Datum
    var text: String
    var width: Double
  }

  var channels: [Channel]
  var title: [String]
  var entries: [Entry]
  var ramp: ColorRamp?
  var orient: String
  var settings: Properties<LegendProperty>
  var kind: MarkKind
  var layer: UnitLayer

  var labelFace: Face { Face(.figure, size: settings.number(.labelFontSize) ?? 10) }
  var titleFace: Face { Face(.figure, size: settings.number(.titleFontSize) ?? 11, bold: settings[.titleFontWeight] != .text("normal")) }
  /// The area of the largest symbol, where sizes stand for numbers.
  var largestArea = 0.0
  var symbolSide: Double { max(settings.number(.symbolSize) ?? 100, largestArea).squareRoot() }
  var gap: Double { settings.number(.columnPadding) ?? 10 }
  var rowHeight: Double { max(labelFace.size * 1.35, largestArea.squareRoot() + 2) + (settings.number(.rowPadding) ?? 0) }

  static func plans(_ trained: TrainedScales, _ layers: [UnitLayer], config: Config, measurer: any TextMeasurer) -> [LegendPlan] {
    var plans: [LegendPlan] = []
    for channel in [Channel.color, .fill, .stroke, .shape, .strokeDash, .opacity, .size] {
      guard let scale = trained.visuals[channel], let definition = trained.definitions[channel], !definition.hasNoLegend,
        let layer = layers.first(where: { usesField($0, channel) })
      else { continue }
      let settings = (definition.legend ?? Properties()).over(config.legend)
      let orient = settings.text(.orient) ?? "right"
      if orient == "none" { continue }
      var title: [String] = []
      if !definition.hasNoTitle && !settings.isNull(.title) {
        title = settings.lines(.title) ?? definition.title ?? [definition.column].compactMap { $0 }
      }
      var plan = LegendPlan(
        channels: [channel], title: title, entries: [], ramp: nil, orient: orient, settings: settings, kind: layer.mark.kind,
        layer: layer)
      switch scale {
      case .ordinal(let ordinal):
        let labeller = definition.format.flatMap { NumberFormat($0) }
        plan.entries = ordinal.domain.map { value in
          let text = value.number.flatMap { n in labeller?.string(n) } ?? value.label
          return Entry(value: value, text: text, width: measurer.extents(of: text, in: plan.labelFace).width)
        }
        // One legend says both colour and dash where both mean the same.
        if let i = plans.firstIndex(where: { $0.title == title && $0.entries.map(\.value) == plan.entries.map(\.value) && $0.ramp == nil }) {
          plans[i].channels.append(channel)
          continue
        }
      case .ramp(let ramp):
        plan.ramp = ramp
        let ends = [ramp.stops.first ?? 0, ramp.stops.last ?? 1]
        let labeller = numberLabeller(format: definition.format, type: definition.formatType, for: ends)
        plan.entries = ends.map { n in
          let text = labeller(n)
          return Entry(value: .number(n), text: text, width: measurer.extents(of: text, in: plan.labelFace).width)
        }
      case .continuous(let continuous):
        if channel == .size { plan.largestArea = max(continuous.start, continuous.end) }
        let values = TickSteps.plain.ticks(from: continuous.domain.lowerBound, to: continuous.domain.upperBound, count: 4)
        let labeller = numberLabeller(format: definition.format, type: definition.formatType, for: values)
        plan.entries = values.map { n in
          let text = labeller(n)
          return Entry(value: .number(n), text: text, width: measurer.extents(of: text, in: plan.labelFace).width)
        }
      case .classes(let classes):
        let labeller = numberLabeller(format: definition.format, type: definition.formatType ?? "number", for: classes.limits)
        plan.entries = zip(classes.samples, classes.labels(labeller)).map { n, text in
          Entry(value: .number(n), text: text, width: measurer.extents(of: text, in: plan.labelFace).width)
        }
        if channel == .size { plan.largestArea = classes.range.compactMap(\.number).max() ?? 0 }
        if let i = plans.firstIndex(where: { $0.entries.map(\.value) == plan.entries.map(\.value) && $0.ramp == nil }) {
          plans[i].channels.append(channel)
          plans[i].largestArea = max(plans[i].largestArea, plan.largestArea)
          if definition.legend?.lines(.title) != nil { plans[i].title = title }
          continue
        }
      case .band: continue
      }
      plans.append(plan)
    }
    return plans
  }

  private static func usesField(_ layer: UnitLayer, _ channel: Channel) -> Bool {
    layer.mark.kind != .text && (layer.encoding[channel] ?? []).contains { definition in
      switch definition.source {
      case .field, .datum, .count: true
      default: definition.conditions.contains { if case .field = $0.source { true } else { false } }
      }
    }
  }

  func width(of entry: Entry) -> Double { symbolSide + 4 + entry.width }

  func titleWidth(_ measurer: any TextMeasurer) -> Double {
    title.map { measurer.extents(of: $0, in: titleFace).width }.max() ?? 0
  }

  /// Rows of entries that fit a width, for a legend above or below.
  func rows(in width: Double, _ measurer: any TextMeasurer) -> [[Entry]] {
    var rows: [[Entry]] = [[]]
    var used = title.isEmpty ? 0 : titleWidth(measurer) + gap
    for entry in entries {
      let needed = self.width(of: entry) + (rows[rows.count - 1].isEmpty ? 0 : gap)
      if used + needed > width, !rows[rows.count - 1].isEmpty || used > 0 {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append(entry)
      used += needed
    }
    return rows
  }

  /// How much it takes of the picture: height above or below, width at the right.
  func room(in width: Double, _ measurer: any TextMeasurer) -> Double {
    if orient == "right" {
      let widest = max(entries.map { self.width(of: $0) }.max() ?? 0, titleWidth(measurer))
      return widest + (settings.number(.offset) ?? 10)
    }
    return Double(ramp == nil ? rows(in: width, measurer).count : 1) * rowHeight + (settings.number(.offset) ?? 4)
  }

  func placed(in box: Box, stage: MarkStage, measurer: any TextMeasurer) -> LegendArea {
    var area = LegendArea(channel: channels[0], title: [], entries: [], strip: nil)
    let color = settings.text(.labelColor).flatMap(Plotting.color(named:)) ?? .black
    let titleColor = settings.text(.titleColor).flatMap(Plotting.color(named:)) ?? .black
    var x = box.x
    var y = box.y
    for line in title {
      area.title.append(
        SceneLabel(
          part: .legendTitle, text: line, face: titleFace, color: titleColor, point: Point(x, y + titleFace.size),
          anchor: .start, angle: 0, width: measurer.extents(of: line, in: titleFace).width))
      if orient == "right" { y += titleFace.size * 1.3 }
    }
    if !title.isEmpty, orient != "right" { x += titleWidth(measurer) + gap }
    func place(_ entry: Entry, _ x: Double, _ y: Double) {
      let center = Point(x + symbolSide / 2, y + rowHeight / 2)
      area.entries.append(
        .init(
          value: entry.value, symbol: symbol(entry.value, at: center, stage: stage),
          label: SceneLabel(
            part: .legend, text: entry.text, face: labelFace, color: color,
            point: Point(x + symbolSide + 4, center.y + labelFace.size * 0.36), anchor: .start, angle: 0,
            width: entry.width)))
    }
    if let ramp {
      area.stripColors = ramp.colors
      let first = entries.first
      let last = entries.last
      let label = { (entry: Entry, x: Double) in
        SceneLabel(
          part: .legend, text: entry.text, face: labelFace, color: color,
          point: Point(x, y + rowHeight / 2 + labelFace.size * 0.36), anchor: .start, angle: 0, width: entry.width)
      }
      let start = x + (first?.width ?? 0) + 4
      let length = orient == "right" ? max(20, box.width - (first?.width ?? 0) - (last?.width ?? 0) - 8) : 80
      area.strip = Box(start, y + rowHeight / 2 - 4, length, 8)
      for (entry, at) in [(first, x), (last, start + length + 4)] {
        if let entry { area.entries.append(.init(value: entry.value, symbol: blank, label: label(entry, at))) }
      }
      return area
    }
    if orient == "right" {
      for entry in entries {
        place(entry, x, y)
        y += rowHeight
      }
      return area
    }
    for row in rows(in: box.width, measurer) {
      for entry in row {
        place(entry, x, y)
        x += width(of: entry) + gap
      }
      x = box.x
      y += rowHeight
    }
    return area
  }

  private var blank: SceneMark {
    SceneMark(kind: .point, layer: layer.index, shape: .line([]), fill: nil, stroke: nil, row: DataRow())
  }

  /// The mark as it looks in the picture, small.
  private func symbol(_ value: Datum, at center: Point, stage: MarkStage) -> SceneMark {
    // A row that it stands for tells what else its marks show, such as an outline.
    let columns = channels.compactMap { layer.channel($0)?.column }
    var row = layer.rows.first { row in !columns.isEmpty && columns.allSatisfy { row[$0] == value } } ?? DataRow()
    for channel in channels { if let column = layer.channel(channel)?.column { row[column] = value } }
    var sample = layer
    for channel in Channel.allCases where !channels.contains(channel) {
      if case .field = layer.channel(channel)?.source, !channel.isPosition { sample.encoding[channel] = nil }
    }
    for channel in channels {
      if case .datum = layer.channel(channel)?.source { sample.encoding[channel]?[0].source = .datum(value) }
      sample.encoding[channel]?[0].conditions = []
      if layer.channel(channel)?.field == nil, case .datum = layer.channel(channel)?.source {} else if let field = layer.channel(channel)?.conditions.compactMap({ if case .field(let f) = $0.source { f } else { nil } }).first {
        sample.encoding[channel]?[0].source = .field(field)
        row[field] = value
      }
    }
    let half = symbolSide / 2
    var look = stage.look(sample, row)
    switch kind {
    case .line, .rule:
      look.fill = nil
      return SceneMark(
        kind: kind, layer: layer.index, shape: .line([Point(center.x - half, center.y), Point(center.x + half, center.y)]),
        fill: nil, stroke: look.stroke, opacity: look.opacity, row: row)
    case .point, .circle, .square:
      let area = channels.contains(.size) ? look.area : min(look.area, symbolSide * symbolSide)
      return SceneMark(
        kind: kind, layer: layer.index, shape: .symbol(center, name: look.shape, area: area), fill: look.fill,
        stroke: look.stroke, opacity: look.opacity, row: row)
    default:
      return SceneMark(
        kind: .rect, layer: layer.index,
        shape: .rect(Box(center.x - half, center.y - half, symbolSide, symbolSide), radius: 0.0), fill: look.fill,
        stroke: look.stroke, opacity: look.opacity, row: row)
    }
  }
}
