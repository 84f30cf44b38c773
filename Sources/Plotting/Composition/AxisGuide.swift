import Drawing
#if canImport(Glibc)
  import Glibc
#endif

/// An axis by Vega's rules: beside its plot, whose upper left corner is the origin.
struct AxisGuide {
  var channel: Channel
  var orient: String
  var settings: Properties<AxisProperty>
  var ticks: [AxisTicks.Tick]
  var title: [String]
  var scale: Scale
  var size: Size
  var isDiscrete: Bool
  var grid: Bool
  var measurer: any TextMeasurer
  var definition: ChannelDefinition
  /// Above the marks, not below.
  var isOnTop: Bool { (settings.number(.zindex) ?? 0) > 0 }

  private var isX: Bool { channel == .x }
  private var sign: Double { orient == "top" || orient == "left" ? -1 : 1 }
  var labelFace: Face { Face(.figure, size: settings.number(.labelFontSize) ?? 10, bold: settings[.labelFontWeight].map(TextContent.isBold) ?? false) }
  var titleFace: Face { Face(.figure, size: settings.number(.titleFontSize) ?? 11, bold: settings[.titleFontWeight].map(TextContent.isBold) ?? true) }
  var length: Double { isX ? size.width : size.height }

  /// Nil where the axis is switched off.
  init?(
    _ channel: Channel, _ domain: PositionDomain, _ scale: Scale, size: Size, orient asked: String?, config: Config, measurer: any TextMeasurer
  ) {
    guard !domain.definition.hasNoAxis else { return nil }
    self.channel = channel
    self.scale = scale
    self.size = size
    self.measurer = measurer
    definition = domain.definition
    isDiscrete = domain.isDiscrete
    let kinds: [String] = domain.isDiscrete ? ["Discrete", domain.kind == .band ? "Band" : "Point"] : [domain.isTemporal ? "Temporal" : "Quantitative"]
    let own = domain.definition.axis ?? Properties()
    let usual = asked ?? (channel == .x ? "bottom" : "left")
    orient = config.axis(own, channel, kinds: kinds, orient: nil).text(.orient) ?? usual
    settings = config.axis(own, channel, kinds: kinds, orient: orient).over(Self.guideStyles(config))
    let isBinned = domain.definition.isClassed
    grid = settings.bool(.grid) ?? (!domain.isDiscrete && (domain.definition.field != nil || domain.definition.source == .count) && !isBinned)
    ticks = AxisTicks(channel, domain, scale, length: channel == .x ? size.width : size.height, settings: settings, config: config).ticks
    title = GuideTitle.text(domain.titles, own: domain.definition, written: own.isNull(.title) ? [] : own.lines(.title), usual: settings, config)
  }

  /// The general styles of guides are weaker than what is said of axes.
  private static func guideStyles(_ config: Config) -> Properties<AxisProperty> {
    var result = Properties<AxisProperty>()
    if let label = config.styles["guide-label"] {
      result[.labelFontSize] = label[.fontSize]
      result[.labelColor] = label[.fill] ?? label[.color]
    }
    if let title = config.styles["guide-title"] {
      result[.titleFontSize] = title[.fontSize]
      result[.titleColor] = title[.fill] ?? title[.color]
    }
    return result
  }

  // MARK: Where things stand

  private func point(_ along: Double, _ across: Double) -> Point { isX ? Point(along, across) : Point(across, along) }

  /// The edge of the plot at which the axis lies.
  private var edge: Double {
    let offset = settings.number(.offset) ?? 0
    switch orient {
    case "top": return -offset
    case "left": return -offset
    case "right": return size.width + offset
    default: return size.height + offset
    }
  }

  private func middle(of value: Datum) -> Double? {
    switch scale {
    case .band(let band): band.middle(of: value)
    case .continuous(let continuous): continuous.position(of: value)
    default: nil
    }
  }

  private func color(_ name: AxisProperty, _ fallback: String, _ row: DataRow) -> Color {
    let text = settings.text(name, for: row) ?? fallback
    return Plotting.color(named: text) ?? .black
  }

  private func row(_ tick: AxisTicks.Tick, _ index: Int) -> DataRow {
    DataRow(["value": tick.value, "label": .text(tick.label), "index": .number(ticks.count > 1 ? Double(index) / Double(ticks.count - 1) : 0)])
  }

  private func line(_ a: Point, _ b: Point, _ color: Color, _ opacity: Double?, width: Double, dash: [Double]) -> SceneLine {
    var color = color
    color.alpha *= opacity ?? 1
    return SceneLine(from: a, to: b, stroke: Stroke(color, width: width, dash: dash))
  }

  /// The lines across the plot.
  func gridLines() -> [SceneLine] {
    guard grid else { return [] }
    let far = isX ? size.height : size.width
    var lines: [SceneLine] = []
    for (i, tick) in ticks.enumerated() {
      let row = row(tick, i)
      for at in tickPlaces(tick, forGrid: true) {
        lines.append(
          line(
            point(at, 0), point(at, far), color(.gridColor, "#dddddd", row), settings.number(.gridOpacity, for: row),
            width: settings.number(.gridWidth, for: row) ?? 1, dash: settings.numbers(.gridDash, for: row) ?? []))
      }
    }
    return lines
  }

  /// In the middle of a band, or at its ends.
  private func tickPlaces(_ tick: AxisTicks.Tick, forGrid: Bool) -> [Double] {
    if case .band(let band) = scale, settings.text(.tickBand) == "extent", let low = band.low(of: tick.value) {
      let gap = (band.step - band.bandwidth) / 2
      let isLast = tick.value == band.domain.last
      return isLast ? [low - gap, low + band.bandwidth + gap] : [low - gap]
    }
    return middle(of: tick.value).map { [$0] } ?? []
  }

  /// The axis without its grid: line, ticks, labels, title; and what it covers.
  func main() -> (axis: SceneAxis, bounds: Bounds) {
    var axis = SceneAxis(channel: channel, orient: orient, grid: [], ticks: [], line: nil, labels: [], title: [])
    var bounds = Bounds()
    let tickSize = settings.bool(.ticks) == false ? 0 : settings.number(.tickSize) ?? 5
    if settings.bool(.ticks) != false {
      for (i, tick) in ticks.enumerated() {
        let row = row(tick, i)
        for at in tickPlaces(tick, forGrid: false) {
          let at = at + (settings.number(.tickOffset) ?? 0)
          let mark = line(
            point(at, edge), point(at, edge + sign * tickSize), color(.tickColor, "#888888", row), settings.number(.tickOpacity, for: row),
            width: settings.number(.tickWidth, for: row) ?? 1, dash: settings.numbers(.tickDash, for: row) ?? [])
          axis.ticks.append(mark)
          bounds.add(mark.bounds)
        }
      }
    }
    if settings.bool(.labels) != false {
      axis.labels = labels(tickSize)
      for label in axis.labels { bounds.add(label.bounds) }
    }
    if settings.bool(.domain) != false {
      axis.line = line(
        point(0, edge), point(length, edge), color(.domainColor, "#888888", DataRow()), settings.number(.domainOpacity),
        width: settings.number(.domainWidth) ?? 1, dash: settings.numbers(.domainDash) ?? [])
    }
    // Ticks and labels reach so far from the plot, at least and at most as the settings say.
    let reach: Double = bounds.isEmpty ? 0 : orient == "top" || orient == "left" ? edge - (isX ? bounds.y1 : bounds.x1) : (isX ? bounds.y2 : bounds.x2) - edge
    let extent = max(settings.number(.minExtent) ?? 0, min(settings.number(.maxExtent) ?? 200, reach))
    bounds.add(point(0, edge).x, point(0, edge).y)
    let far = point(length, edge + sign * extent)
    bounds.add(far.x, far.y)
    axis.title = titleLines(extent)
    for label in axis.title { bounds.add(label.bounds) }
    return (axis, bounds)
  }

  // MARK: Labels

  private var angle: Double {
    let written: Double
    if let asked = settings.number(.labelAngle) {
      written = asked
    } else {
      written = isX && definition.isDiscrete && definition.timeUnit == nil ? 270 : 0
    }
    let turned = written.truncatingRemainder(dividingBy: 360)
    return turned < 0 ? turned + 360 : turned
  }

  private func labels(_ tickSize: Double) -> [SceneLabel] {
    let angle = self.angle
    let flush: Double? =
      switch settings[.labelFlush] {
      case .bool(let b): b ? 0.001 : nil
      case .number(let n): n
      default: isX && !isDiscrete && (definition.type == .quantitative || definition.type == .temporal) ? 0.001 : nil
      }
    let limit = settings.number(.labelLimit) ?? 180
    var result: [(label: SceneLabel, index: Int)] = []
    for (i, tick) in ticks.enumerated() where !tick.label.isEmpty {
      guard let middle = middle(of: tick.value) else { continue }
      let row = row(tick, i)
      let at = middle + (settings.number(.labelOffset, for: row) ?? 0)
      let across = edge + sign * (tickSize + (settings.number(.labelPadding, for: row) ?? 2))
      var (align, baseline) = Self.hang(angle, orient, isX: isX)
      if let flush, isX, angle == 0 {
        if abs(middle - startOfScale) <= flush + 0.5 { align = startOfScale <= endOfScale ? "left" : "right" } else if abs(middle - endOfScale) <= flush + 0.5 { align = startOfScale <= endOfScale ? "right" : "left" }
      } else if let flush, !isX, settings[.labelFlush] != nil, angle == 0 {
        if abs(middle - startOfScale) <= flush + 0.5 { baseline = startOfScale <= endOfScale ? "top" : "bottom" } else if abs(middle - endOfScale) <= flush + 0.5 { baseline = startOfScale <= endOfScale ? "bottom" : "top" }
      }
      align = settings.text(.labelAlign, for: row) ?? align
      baseline = settings.text(.labelBaseline, for: row) ?? baseline
      var ink = color(.labelColor, "#000000", row)
      if let o = settings.number(.labelOpacity, for: row) { ink.alpha *= o }
      let face = Face(.figure, size: settings.number(.labelFontSize, for: row) ?? 10, bold: settings[.labelFontWeight].map(TextContent.isBold) ?? false)
      for (k, text) in tick.label.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !text.isEmpty {
        let shown = shortened(String(text), in: face, to: limit, by: measurer)
        var place = point(at, across)
        place.y += Double(k) * (settings.number(.labelLineHeight) ?? face.size + 2)
        result.append((SceneLabel(.axis, shown, face, ink, at: place, align: align, baseline: baseline, angle: angle, measurer: measurer), i))
      }
    }
    let shown = thinned(result)
    guard let most = settings.labelOverhang else { return shown }
    let (low, high) = (min(startOfScale, endOfScale) - most, max(startOfScale, endOfScale) + most)
    return shown.filter { isX ? low <= $0.bounds.x1 && $0.bounds.x2 <= high : low <= $0.bounds.y1 && $0.bounds.y2 <= high }
  }

  private var startOfScale: Double {
    switch scale {
    case .continuous(let s): s.start
    case .band(let s): s.start
    default: 0
    }
  }
  private var endOfScale: Double {
    switch scale {
    case .continuous(let s): s.end
    case .band(let s): s.end
    default: 0
    }
  }

  /// Labels that would touch are left out, every second one or one by one, until none does; the first and the last stay longest.
  private func thinned(_ labels: [(label: SceneLabel, index: Int)]) -> [SceneLabel] {
    let isGreedy: Bool
    switch settings[.labelOverlap] {
    case .bool(false): return labels.map(\.label)
    case .text(let word): isGreedy = word == "greedy"
    case .bool(true): isGreedy = false
    default:
      let hasTime = definition.timeUnit != nil && (definition.sort == nil || definition.sort == .ascending || definition.sort == .descending)
      guard hasTime || !definition.isDiscrete else { return labels.map(\.label) }
      isGreedy = definition.scale?.kind == .log || definition.scale?.kind == .symlog
    }
    // Measured in another font than Vega's, labels that touch there may lie a hair apart here.
    return Self.thinned(labels.map(\.label), isGreedy: isGreedy, apart: settings.number(.labelSeparation) ?? 0.1)
  }

  static func thinned(_ labels: [SceneLabel], isGreedy: Bool, apart gap: Double) -> [SceneLabel] {
    let all = labels.map { ($0, $0.bounds) }
    var items = all.filter { $0.1.width > 1 && $0.1.height > 1 }
    func touches(_ items: [(SceneLabel, Bounds)]) -> Bool { zip(items, items.dropFirst()).contains { $0.1.overlaps($1.1, apart: gap) } }
    guard items.count >= 3, touches(items), let last = items.last else { return labels }
    while items.count >= 3, touches(items) {
      if isGreedy {
        var kept = [items[0]]
        for item in items.dropFirst() where !kept[kept.count - 1].1.overlaps(item.1, apart: gap) { kept.append(item) }
        if kept.count == items.count { break }
        items = kept
      } else {
        items = items.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
      }
    }
    if items.count < 3, items.last?.0 != last.0 {
      if items.count > 1 { items.removeLast() }
      items.append(last)
    }
    return items.map(\.0)
  }

  /// By which end and which edge turned labels hang on their ticks.
  static func hang(_ angle: Double, _ orient: String, isX: Bool, alwaysMiddle: Bool = false) -> (align: String, baseline: String) {
    var align = isX ? "center" : orient == "right" ? "left" : "right"
    var baseline = isX ? (orient == "top" ? "bottom" : "top") : "middle"
    guard angle != 0 else { return (align, baseline) }
    let start = isX ? 0.0 : 90
    if (angle + start).truncatingRemainder(dividingBy: 180) == 0 {
      align = "center"
    } else {
      let isMain = orient == (isX ? "bottom" : "left")
      align = (start < angle && angle < 180 + start) == isMain ? "left" : "right"
    }
    if isX {
      if 45 < angle && angle < 135 || 225 < angle && angle < 315 {
        baseline = "middle"
      } else {
        baseline = (angle <= 45 || 315 <= angle) == (orient == "top") ? "bottom" : "top"
      }
    } else if angle <= 45 || 315 <= angle || 135 <= angle && angle <= 225 {
      baseline = "middle"
    } else {
      baseline = (45 <= angle && angle <= 135) == (orient == "left") ? "top" : "bottom"
    }
    return (align, baseline)
  }

  // MARK: The title

  private func titleLines(_ extent: Double) -> [SceneLabel] {
    let lines = title.filter { !$0.isEmpty }
    guard !lines.isEmpty else { return [] }
    let face = titleFace
    let anchor = settings.text(.titleAnchor) ?? "middle"
    // Along an axis of numbers “start” is its low end.
    let part = anchor == "start" ? 0 : anchor == "end" ? 1 : 0.5
    let along = startOfScale + (endOfScale - startOfScale) * part
    let padding = settings.number(.titlePadding) ?? 4
    let away = edge + sign * (extent + padding)
    let angle = settings.number(.titleAngle) ?? (isX ? 0 : sign * 90)
    let align = settings.text(.titleAlign) ?? (part == 0 ? "left" : part == 1 ? "right" : "center")
    let baseline = settings.text(.titleBaseline) ?? (isX && orient != "top" ? "top" : "bottom")
    let leading = settings.number(.titleLineHeight) ?? face.size + 2
    var place = isX ? Point(along, away) : Point(away, along)
    if let x = settings.number(.titleX) { place.x = x }
    if let y = settings.number(.titleY) { place.y = y }
    let ink = color(.titleColor, "#000000", DataRow())
    return lines.enumerated().map { i, text in
      // Several lines: above and beside, the last is nearest to the axis.
      let back = Double(orient == "bottom" ? i : i - (lines.count - 1)) * leading
      let turn = angle * .pi / 180
      let shown = shortened(text, in: face, to: settings.number(.titleLimit) ?? 0, by: measurer)
      return SceneLabel(
        .axisTitle, shown, face, ink, at: Point(place.x - back * sin(turn), place.y + back * cos(turn)), align: align, baseline: baseline,
        angle: angle, measurer: measurer)
    }
  }
}
