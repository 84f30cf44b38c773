import Drawing

/// A legend by Vega's rules, around an origin of its own.
struct LegendGuide {
  struct Entry {
    var value: Datum
    var text: String
  }

  var channels: [Channel]
  var definition: ChannelDefinition
  var scale: Scale
  /// Of each channel, where the legend says several things.
  var scales: [Channel: Scale]
  var kind: ScaleDefinition.Kind
  var titles: [ChannelDefinition]
  var settings: Properties<LegendProperty>
  var layer: UnitLayer
  var config: Config
  var measurer: any TextMeasurer
  var isGradient: Bool
  var entries: [Entry] = []
  /// Of the plot that the legend serves, for the length of a strip of colours.
  var plotSize: Size

  var orient: String { settings.text(.orient) ?? "right" }
  private var isHorizontal: Bool {
    if let direction = settings.text(.direction) { return direction == "horizontal" }
    switch orient {
    case "top", "bottom": return true
    case "left", "right", "none": return false
    default: return isGradient
    }
  }
  private var labelFace: Face { Face(.figure, size: settings.number(.labelFontSize) ?? 10, bold: settings[.labelFontWeight].map(TextContent.isBold) ?? false) }
  private var titleFace: Face { Face(.figure, size: settings.number(.titleFontSize) ?? 11, bold: settings[.titleFontWeight].map(TextContent.isBold) ?? true) }

  /// Nil where the legend is switched off or has nothing to say.
  init?(_ channel: Channel, _ trained: TrainedScales, _ layers: [UnitLayer], plotSize: Size, config: Config, measurer: any TextMeasurer) {
    // How far a text or a symbol is turned is no thing to look up.
    guard channel != .angle, let scale = trained.visuals[channel], let definition = trained.definitions[channel], !definition.hasNoLegend,
      let layer = layers.first(where: { LegendGuide.uses($0, channel) })
    else { return nil }
    var styled = Properties<LegendProperty>()
    if let label = config.styles["guide-label"] { styled[.labelFontSize] = label[.fontSize] }
    if let title = config.styles["guide-title"] { styled[.titleFontSize] = title[.fontSize] }
    settings = (definition.legend ?? Properties()).over(config.legend).over(styled)
    if settings.bool(.disable) == true { return nil }
    channels = [channel]
    self.definition = definition
    self.scale = scale
    scales = [channel: scale]
    kind = trained.kinds[channel] ?? .ordinal
    titles = trained.titles[channel] ?? [definition]
    self.layer = layer
    self.config = config
    self.measurer = measurer
    self.plotSize = plotSize
    var isStrip = false
    var isOfColors = false
    if case .ramp = scale { isOfColors = true }
    if case .classes = scale, channel.isColor { isOfColors = true }
    if isOfColors {
      // Fills and strokes in one legend are shown by symbols.
      let users = layers.filter { LegendGuide.uses($0, channel) }
      isStrip = settings.text(.type) != "symbol" && !(users.contains(where: \.isFilled) && users.contains { !$0.isFilled })
      if let unit = definition.timeUnit, unit.parts.count == 1, [.quarter, .month, .day].contains(unit.last) { isStrip = false }
    }
    isGradient = isStrip
    entries = named()
  }

  /// Says a further thing of the same field: colours become symbols where sizes or shapes go with them.
  mutating func join(_ other: LegendGuide) {
    channels += other.channels
    scales.merge(other.scales) { first, _ in first }
    if definition.legend == nil { definition.legend = other.definition.legend }
    // Entries are those of the sizes.
    if other.channels.contains(.size) || isGradient, !other.isGradient {
      isGradient = false
      (scale, kind) = (other.scale, other.kind)
      entries = other.entries
    } else if isGradient != other.isGradient {
      isGradient = false
      if case .classes = scale { entries = named() }
    }
  }

  /// What is told apart, whether symbols or a strip tell it.
  var meanings: [Datum] {
    if case .classes(let classes) = scale { classes.samples.map(Datum.number) } else { entries.map(\.value) }
  }

  static func uses(_ layer: UnitLayer, _ channel: Channel) -> Bool {
    (layer.encoding[channel] ?? []).contains { definition in
      !definition.hasNoScale && (definition.isFieldOrDatum || definition.conditions.contains { $0.definition.isFieldOrDatum })
    }
  }

  var title: [String] {
    let own = definition.legend
    return GuideTitle.text(titles, own: definition, written: own?.isNull(.title) == true ? [] : own?.lines(.title), usual: config.legend, config)
  }

  // MARK: Entries

  private func named() -> [Entry] {
    let format = settings.text(.format) ?? definition.format
    let writer = GuideText(definition, format: format, type: settings.text(.formatType) ?? definition.formatType, config: config)
    let chosen: [Datum]? =
      switch settings[.values] {
      case .numbers(let list): list.map(Datum.number)
      case .texts(let list): list.map(Datum.text)
      case .list(let list): list
      default: nil
      }
    var list: [Entry]
    switch scale {
    case .ordinal(let ordinal): list = (chosen ?? ordinal.domain).map { Entry(value: $0, text: writer.name($0)) }
    case .classes(let classes): list = self.classes(classes, writer)
    case .continuous(let continuous):
      list = chosen == nil ? spans(writer) : []
      if list.isEmpty { list = numbers(continuous.domain, continuous.curve, continuous.isTemporal, writer, chosen) }
    case .ramp(let ramp): list = numbers((ramp.stops.first ?? 0)...max(ramp.stops.first ?? 0, ramp.stops.last ?? 1), ramp.curve, kind.isTemporal, writer, chosen)
    case .band: list = []
    }
    if case .continuous(let continuous) = scale, channels[0] == .size, chosen == nil, let first = list.first?.value.number, continuous.position(first) == 0 {
      // A symbol of no size cannot be seen.
      list.removeFirst()
    }
    let limit = Int(settings.number(.symbolLimit) ?? 30)
    if !isGradient, limit > 0, list.count > limit {
      let left = list.count - limit + 1
      list = Array(list.prefix(limit - 1)) + [Entry(value: list[limit - 1].value, text: "…\(left) entries")]
    }
    if let text = settings.text(.labelExpr), let expression = try? Expression.parse(text) {
      for i in list.indices {
        let value = expression.value(for: DataRow(["value": list[i].value, "label": .text(list[i].text), "index": .number(Double(i))]))
        list[i].text = value.isNull ? "" : value.label
      }
    }
    return list
  }

  /// The classes that sizes or opacities stand for, `5 – 10`; none where the numbers are not in classes.
  private func spans(_ writer: GuideText) -> [Entry] {
    guard definition.binning != nil, let start = definition.startColumn, let end = definition.endColumn else { return [] }
    let classes = layer.rows.compactMap { row in row[start].number.flatMap { low in row[end].number.map { (low: low, high: $0) } } }
    guard let one = classes.first, one.high > one.low, let least = classes.map(\.low).min(), let greatest = classes.map(\.high).max() else { return [] }
    let step = one.high - one.low
    let count = Int(((greatest - least) / step).rounded())
    guard (1...100).contains(count) else { return [] }
    let write = writer.numbers(from: 0, to: step, count: 1)
    return (0..<count).map { i in
      let first = least + Double(i) * step
      return Entry(value: .number(first), text: "\(write(first)) – \(write(first + step))")
    }
  }

  private func numbers(
    _ domain: ClosedRange<Double>, _ curve: ScaleCurve, _ isTemporal: Bool, _ writer: GuideText, _ chosen: [Datum]?
  ) -> [Entry] {
    let (low, high) = (domain.lowerBound, domain.upperBound)
    // A strip has room for two labels in each hundred points.
    let count = settings.number(.tickCount).map { Int($0) } ?? (isGradient ? max(2, 2 * Int((gradientLength / 100).rounded(.down))) : 5)
    let values: [Double]
    if let chosen {
      values = chosen.compactMap { isTemporal ? Moment.milliseconds($0) : measured($0) }
    } else if isTemporal {
      values = TimeTicks.ticks(from: low, to: high, count: count)
    } else if curve.isLog {
      let all = curve.ticks(from: low, to: high, count: count)
      values = all.filter { curve.isWritten($0, of: all.count, count: count) }
    } else {
      values = TickSteps.plain.ticks(from: low, to: high, count: count)
    }
    if isTemporal {
      let pattern = writer.format ?? definition.timeUnit?.pattern ?? config.timeFormat ?? "%b %d, %Y"
      return values.map { Entry(value: .number($0), text: TimeFormat(pattern).string($0)) }
    }
    if curve.isLog {
      let format = NumberFormat(writer.format ?? ",")
      return values.map { Entry(value: .number($0), text: format?.string($0) ?? plainNumber($0)) }
    }
    let shown = isGradient && values.count < 3 && chosen == nil && low < high ? [low, high] : values
    let write = writer.numbers(from: low, to: high, count: count)
    return shown.map { Entry(value: .number($0), text: write($0)) }
  }

  /// `< 30`, `30 – 70`, `≥ 70`, or where the ends are known `0 – 10`.
  private func classes(_ classes: ClassScale, _ writer: GuideText) -> [Entry] {
    let limits = classes.limits
    let write: (Double) -> String
    if let format = writer.format, kind == .threshold || kind == .binOrdinal, let number = NumberFormat(format) {
      write = { number.string($0) }
    } else if kind == .threshold || kind == .binOrdinal {
      write = { plainNumber($0).replacing("-", with: "\u{2212}") }
    } else {
      // Equal classes are written with the precision of their whole span, others with that of the narrowest.
      var smallest = zip(limits, limits.dropFirst()).map { $1 - $0 }.min() ?? limits.first ?? 1
      if kind == .quantize { smallest *= Double(limits.count + 1) }
      write = writer.numbers(from: 0, to: smallest, count: 30)
    }
    // Along a strip it is the limits that are named.
    if isGradient { return limits.map { Entry(value: .number($0), text: write($0)) } }
    let samples = classes.samples
    return samples.enumerated().map { i, sample in
      let low = i > 0 ? limits[i - 1] : classes.ends?.0
      let high = i < limits.count ? limits[i] : classes.ends?.1
      let text: String =
        switch (low, high) {
        case (let low?, let high?): "\(write(low)) – \(write(high))"
        case (nil, let high?): "< \(write(high))"
        case (let low?, nil): "≥ \(write(low))"
        case (nil, nil): ""
        }
      return Entry(value: .number(sample), text: text)
    }
  }

  private var gradientLength: Double {
    if let length = settings.number(.gradientLength) { return length }
    if !isHorizontal { return min(max(plotSize.height, settings.number(.gradientVerticalMinLength) ?? 64), settings.number(.gradientVerticalMaxLength) ?? 200) }
    let least = settings.number(.gradientHorizontalMinLength) ?? 100
    guard orient == "top" || orient == "bottom" else { return least }
    return min(max(plotSize.width, least), settings.number(.gradientHorizontalMaxLength) ?? 200)
  }

  // MARK: Layout

  /// The legend with its upper left corner at the origin, and its size.
  func placed() -> (area: LegendArea, size: Size) {
    var area = LegendArea(channel: channels[0], title: [], entries: [], strip: nil)
    let padding = settings.number(.padding) ?? 0
    let ink = settings.text(.titleColor).flatMap(Plotting.color(named:)) ?? .black
    var bounds = Bounds(padding, padding, padding, padding)
    var origin = Point(padding, padding)
    let lines = title
    let beside = settings.text(.titleOrient) == "left"
    let leading = settings.number(.titleLineHeight) ?? titleFace.size + 2
    for (i, line) in lines.enumerated() {
      let shown = shortened(line, in: titleFace, to: settings.number(.titleLimit) ?? 180, by: measurer)
      let label = SceneLabel(
        .legendTitle, shown, titleFace, ink, at: Point(padding, padding + Double(i) * leading), align: "left", baseline: "top", measurer: measurer)
      area.title.append(label)
      bounds.add(label.bounds)
    }
    if !lines.isEmpty {
      let gap = settings.number(.titlePadding) ?? 5
      if beside { origin.x += (bounds.width).rounded(.up) + gap } else { origin.y += Double(lines.count - 1) * leading + titleFace.size + gap }
    }
    if isGradient { strip(&area, origin, &bounds) } else { symbols(&area, origin, &bounds) }
    return (area, Size((bounds.x2 - padding + 2 * padding).rounded(.up), (bounds.y2 - padding + 2 * padding).rounded(.up)))
  }

  /// The colours of a strip, and how far along it a number stands.
  private var stripe: (colors: [Color], limits: [Double], part: (Double) -> Double)? {
    switch scale {
    case .ramp(let ramp):
      let (low, high) = (ramp.curve.bent(ramp.stops.first ?? 0), ramp.curve.bent(ramp.stops.last ?? 1))
      return (ramp.colors, [], { high > low ? (ramp.curve.bent($0) - low) / (high - low) : 0 })
    case .classes(let classes):
      guard let first = classes.limits.first, let last = classes.limits.last else { return nil }
      // Where nobody says how far the outer classes reach, they are as wide as the others are.
      let usual = classes.limits.count > 1 ? (last - first) / Double(classes.limits.count - 1) : 0.1
      let (low, high) = kind == .threshold ? (first - usual, last + usual) : classes.ends ?? (first - usual, last + usual)
      let symbol = LegendSymbol(self)
      let colors = classes.samples.map { sample -> Color in
        let look = symbol.look(.number(sample))
        return (layer.isFilled ? look.fill : look.stroke?.color) ?? look.fill ?? look.stroke?.color ?? .black
      }
      let part = { (value: Double) in high > low ? (value - low) / (high - low) : 0 }
      return (colors, classes.limits.map(part), part)
    default: return nil
    }
  }

  private func strip(_ area: inout LegendArea, _ origin: Point, _ bounds: inout Bounds) {
    guard let stripe else { return }
    let (length, thick) = (gradientLength, settings.number(.gradientThickness) ?? 16)
    let box = isHorizontal ? Box(origin.x, origin.y, length, thick) : Box(origin.x, origin.y, thick, length)
    area.strip = box
    area.stripColors = stripe.colors
    area.stripLimits = stripe.limits
    area.isUpright = !isHorizontal
    bounds.add(Bounds(box))
    let ink = settings.text(.labelColor).flatMap(Plotting.color(named:)) ?? .black
    var labels: [(Entry, SceneLabel)] = []
    for entry in entries {
      let t = stripe.part(entry.value.number ?? 0)
      let (align, baseline): (String, String) =
        isHorizontal ? (t <= 0 ? "left" : t >= 1 ? "right" : "center", "top") : ("left", t <= 0 ? "bottom" : t >= 1 ? "top" : "middle")
      let at = isHorizontal ? Point(box.x + t * length, box.maxY + 2) : Point(box.maxX + 2, box.y + (1 - t) * length)
      let text = shortened(entry.text, in: labelFace, to: settings.number(.labelLimit) ?? 100, by: measurer)
      labels.append((entry, SceneLabel(.legend, text, labelFace, ink, at: at, align: align, baseline: baseline, measurer: measurer)))
    }
    let kept = AxisGuide.thinned(labels.map(\.1), isGreedy: false, apart: 0)
    for (entry, label) in labels where kept.contains(label) {
      area.entries.append(.init(value: entry.value, symbol: LegendSymbol.nothing(layer.index), label: label))
      bounds.add(label.bounds)
    }
  }

  private func symbols(_ area: inout LegendArea, _ origin: Point, _ bounds: inout Bounds) {
    let symbol = LegendSymbol(self)
    let looks = entries.map { symbol.look($0.value) }
    let sizes = looks.map { max($0.side, 0) }
    let widest = sizes.max() ?? 10
    let hasColumns = columns > 0
    let ink = settings.text(.labelColor).flatMap(Plotting.color(named:)) ?? .black
    // Each entry around an origin of its own: the symbol, then its label.
    var cells: [(mark: SceneMark, label: SceneLabel, bounds: Bounds)] = []
    let offset = settings.number(.labelOffset) ?? 4
    let shift = settings.number(.symbolOffset) ?? 0
    for (i, entry) in entries.enumerated() {
      let room = hasColumns ? widest : sizes[i]
      let center = Point(room / 2 + shift, sizes[i] / 2)
      let mark = looks[i].mark(at: center)
      let text = shortened(entry.text, in: labelFace, to: settings.number(.labelLimit) ?? 160, by: measurer)
      let label = SceneLabel(
        .legend, text, labelFace, ink, at: Point(room + offset, sizes[i] / 2), align: "left", baseline: "middle", measurer: measurer)
      var box = mark.bounds
      if !text.isEmpty { box.add(label.bounds) }
      cells.append((mark, label, box))
    }
    let columns = hasColumns ? self.columns : max(1, cells.count)
    var order = Array(cells.indices)
    let rows = (cells.count + columns - 1) / max(1, columns)
    if !isHorizontal, columns > 1 {
      // Down first, then across.
      order = (0..<(rows * columns)).map { ($0 % columns) * rows + $0 / columns }.filter { $0 < cells.count }
    }
    let grid = GridLayout(
      columns: columns, columnPadding: settings.number(.columnPadding) ?? 10, rowPadding: settings.number(.rowPadding) ?? 2, columnAlignment: .each,
      rowAlignment: .each, centersRows: true)
    let places = grid.places(of: order.map { cells[$0].bounds })
    for (k, i) in order.enumerated() {
      let at = places[k] + origin
      area.entries.append(.init(value: entries[i].value, symbol: cells[i].mark.moved(by: at), label: cells[i].label.moved(by: at)))
      bounds.add(cells[i].bounds.moved(by: at))
    }
    // In the order of their values, wherever they stand.
    area.entries = order.enumerated().sorted { $0.element < $1.element }.map { area.entries[$0.offset] }
  }

  private var columns: Int {
    if let columns = settings.number(.columns) { return Int(columns) }
    return isHorizontal ? 0 : 1
  }
}

/// What stands for a value in a legend.
struct LegendSymbol {
  var legend: LegendGuide

  init(_ legend: LegendGuide) { self.legend = legend }

  struct Look {
    var kind: MarkKind
    var shape: String
    var area: Double
    var fill: Color?
    var stroke: Stroke?
    var opacity: Double
    var layer: Int

    /// The square that it takes, strokes included.
    var side: Double { max(0, area).squareRoot() + (stroke?.width ?? 0) }

    func mark(at center: Point) -> SceneMark {
      SceneMark(
        kind: kind, layer: layer, shape: .symbol(center, name: shape, area: area), fill: shape == "stroke" ? nil : fill, stroke: stroke, opacity: opacity,
        row: DataRow())
    }
  }

  static func nothing(_ layer: Int) -> SceneMark { SceneMark(kind: .point, layer: layer, shape: .line([]), fill: nil, stroke: nil, row: DataRow()) }

  func look(_ value: Datum) -> Look {
    let layer = legend.layer
    let s = legend.settings
    let inking = Inking(visuals: legend.scales, config: legend.config, isPrint: false)
    // A row that has nothing but the value, and channels that go by nothing else.
    var sample = layer
    var row = DataRow()
    for channel in Channel.allCases {
      guard let definition = layer.channel(channel) else { continue }
      if legend.channels.contains(channel) {
        var plain = definition.isFieldOrDatum ? definition : definition.conditions.first { $0.definition.isFieldOrDatum }?.definition ?? definition
        plain.conditions = []
        if plain.usesClassNames || plain.binning == nil { plain.source = .datum(value) } else { row[plain.startColumn ?? ""] = value }
        if case .datum = plain.source { plain.binning = nil }
        plain.aggregate = nil
        if plain.source == .count { plain.source = .datum(value) }
        sample.encoding[channel] = [plain]
      } else if !definition.isFieldOrDatum, definition.conditions.contains(where: { $0.definition.isFieldOrDatum }) || definition.source == nil {
        sample.encoding[channel] = nil
      } else if !definition.isFieldOrDatum {
        sample.encoding[channel] = [definition.withoutConditions]
      } else {
        sample.encoding[channel] = nil
      }
    }
    let (fill, stroke, opacity) = inking.ink(sample, row)
    var look = Look(
      kind: layer.kind, shape: shape(sample, row, inking), area: s.number(.symbolSize) ?? 100, fill: fill, stroke: stroke, opacity: opacity,
      layer: layer.index)
    if legend.channels.contains(.size), !layer.kind.isPath, layer.kind != .rule, let n = inking.output(.size, sample, row)?.number { look.area = n }
    if !legend.channels.contains(where: \.isColor) {
      // Sizes and shapes are shown without a colour of their own.
      let isColored = layer.channel(.color)?.isFieldOrDatum == true || layer.channel(.fill)?.isFieldOrDatum == true
      if isColored {
        if layer.isFilled { look.fill = .black } else { look.stroke?.color = Color(hex: "#888888") ?? .black }
      }
    }
    if let name = s.text(.symbolFillColor) { look.fill = Plotting.color(named: name) }
    if let name = s.text(.symbolStrokeColor), let color = Plotting.color(named: name) { look.stroke = Stroke(color, width: look.stroke?.width ?? 1.5) }
    if let width = s.number(.symbolStrokeWidth) { look.stroke?.width = width }
    if let o = s.number(.symbolOpacity) { look.opacity = o }
    if let dash = s.numbers(.symbolDash) { look.stroke?.dash = dash }
    if look.shape == "stroke", look.stroke == nil { look.stroke = Stroke(fill ?? .black, width: 1.5) }
    return look
  }

  private func shape(_ sample: UnitLayer, _ row: DataRow, _ inking: Inking) -> String {
    if legend.channels.contains(.shape) { return inking.output(.shape, sample, row)?.text ?? "circle" }
    if let name = legend.settings.text(.symbolType) ?? sample.settings.text(.shape) { return name }
    switch sample.kind {
    case .bar, .rect, .square: return "square"
    case .line, .trail, .rule: return "stroke"
    default: return "circle"
    }
  }
}

extension ChannelDefinition {
  fileprivate var withoutConditions: ChannelDefinition {
    var plain = self
    plain.conditions = []
    return plain
  }
}
