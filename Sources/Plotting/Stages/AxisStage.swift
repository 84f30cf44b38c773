import Drawing

/// An axis with its labels measured, before it has a place.
struct AxisPlan {
  struct Tick {
    var value: Datum
    var lines: [String]
    var width: Double
  }

  var channel: Channel
  var orient: String
  var settings: Properties<AxisProperty>
  var ticks: [Tick]
  var angle: Double
  var title: [String]
  /// Room beside the plot for ticks and labels, without the title.
  var thickness: Double
  var titleHeight: Double
  /// How far labels reach beyond the ends of the plot.
  var overhangStart: Double
  var overhangEnd: Double
  /// From one line of a label to the next.
  var lineHeight = 0.0

  var labelFace: Face { face(settings.number(.labelFontSize) ?? 10, settings[.labelFontWeight]) }
  var titleFace: Face { face(settings.number(.titleFontSize) ?? 11, settings[.titleFontWeight] ?? .text("bold")) }
  var tickLength: Double { settings.bool(.ticks) == false ? 0 : settings.number(.tickSize) ?? 5 }
  var labelPadding: Double { settings.number(.labelPadding) ?? 2 }

  private func face(_ size: Double, _ weight: Setting?) -> Face {
    Face(.figure, size: size, bold: weight == .text("bold") || weight == .number(700))
  }
}

extension AxisPlan {
  /// Chooses and measures the labels of an axis; nil where it is switched off.
  init?(
    _ channel: Channel, _ domain: PositionDomain, _ scale: Scale, ticks numbers: [Double], config: Config,
    room: Size, words: BreakWords = BreakWords(), measurer: any TextMeasurer
  ) {
    guard !domain.definition.hasNoAxis else { return nil }
    self.channel = channel
    settings = config.axis(domain.definition.axis, channel, isBand: domain.isDiscrete, isTemporal: domain.isTemporal)
    orient = settings.text(.orient) ?? (channel == .x ? "bottom" : "left")
    angle = 0
    ticks = []
    title = []
    (thickness, titleHeight, overhangStart, overhangEnd) = (0, 0, 0, 0)
    title = Self.title(domain.definition, settings)
    if !title.isEmpty {
      titleHeight = Double(title.count) * titleFace.size * 1.25 + (settings.number(.titlePadding) ?? 4)
    }
    guard settings.bool(.labels) != false else {
      thickness = tickLength
      return
    }
    ticks = Self.values(domain, scale, numbers, settings).map { value, text in
      Tick(value: value, lines: [text], width: measurer.extents(of: text, in: labelFace).width)
    }
    fit(scale, room: room, words: words, measurer: measurer)
  }

  /// The title as written, else the field's name as Vega-Lite words it.
  private static func title(_ definition: ChannelDefinition, _ settings: Properties<AxisProperty>) -> [String] {
    if definition.hasNoTitle || definition.axis?.isNull(.title) == true { return [] }
    // What the definition says of this axis is stronger than what a theme says of all.
    if let written = definition.axis?.lines(.title) ?? definition.title ?? settings.lines(.title) {
      return written.filter { !$0.isEmpty }
    }
    if settings.isNull(.title) { return [] }
    switch definition.source {
    case .count: return ["Count of Records"]
    case .field(let field):
      guard let op = definition.aggregate else { return [field] }
      let name = op == .average ? "Average" : op.rawValue.prefix(1).uppercased() + op.rawValue.dropFirst()
      return ["\(name) of \(field)"]
    default: return []
    }
  }

  private static func values(
    _ domain: PositionDomain, _ scale: Scale, _ numbers: [Double], _ settings: Properties<AxisProperty>
  ) -> [(Datum, String)] {
    let chosen: [Datum]? =
      switch settings[.values] {
      case .numbers(let list): list.map(Datum.number)
      case .texts(let list): list.map(Datum.text)
      default: nil
      }
    if case .list(let list, _) = domain.values {
      return list.filter { chosen?.contains($0) ?? true }.map { value in
        let format = (domain.definition.format ?? settings.text(.format)).flatMap { NumberFormat($0) }
        return (value, value.number.flatMap { n in format?.string(n) } ?? value.label)
      }
    }
    guard case .continuous(let continuous) = scale else { return [] }
    if continuous.isTemporal {
      return numbers.map { (.number($0), String(Moment($0).year)) }
    }
    let marks = chosen?.compactMap(\.number) ?? numbers
    if continuous.curve.isLog {
      // Powers have no decimals in common.
      return marks.map { n in
        let labeller = numberLabeller(
          format: domain.definition.format ?? settings.text(.format),
          type: domain.definition.formatType ?? settings.text(.formatType), for: [n])
        return (.number(n), labeller(n))
      }
    }
    let labeller = numberLabeller(
      format: domain.definition.format ?? settings.text(.format),
      type: domain.definition.formatType ?? settings.text(.formatType), for: marks)
    return marks.map { (.number($0), labeller($0)) }
  }

  /// Wraps, thins or turns the labels so that none touches its neighbour.
  private mutating func fit(_ scale: Scale, room: Size, words: BreakWords, measurer: any TextMeasurer) {
    let size = labelFace.size
    if channel == .y {
      if case .band = scale {
        let limit = settings.number(.labelLimit).flatMap { $0 > 0 ? $0 : nil } ?? room.width * 0.35
        for i in ticks.indices where ticks[i].width > limit {
          ticks[i].lines = breakLabel(ticks[i].lines[0], in: labelFace, to: limit, words: words, by: measurer)
          ticks[i].width = ticks[i].lines.map { measurer.extents(of: $0, in: labelFace).width }.max() ?? 0
        }
        lineHeight = size * 1.1
      }
      thickness = tickLength + labelPadding + (ticks.map(\.width).max() ?? 0)
      overhangStart = size * 0.4
      return
    }
    if let turned = settings.number(.labelAngle), turned != 0 {
      angle = turned
    } else if case .band(let band) = scale {
      let limit = band.step - 2
      for i in ticks.indices where ticks[i].width > limit {
        ticks[i].lines = breakLabel(ticks[i].lines[0], in: labelFace, to: limit, words: words, by: measurer)
        ticks[i].width = ticks[i].lines.map { measurer.extents(of: $0, in: labelFace).width }.max() ?? 0
      }
      // A label that does not fit even in lines of its own is turned, all with it.
      if ticks.contains(where: { $0.width > limit + 0.5 || $0.lines.count > 4 }) {
        angle = -90
        for i in ticks.indices {
          ticks[i].lines = [ticks[i].lines.joined()]
          ticks[i].width = measurer.extents(of: ticks[i].lines[0], in: labelFace).width
        }
      }
    }
    if angle == 0 {
      thickness = tickLength + labelPadding + Double(ticks.map(\.lines.count).max() ?? 1) * size * 1.2
      overhangStart = (ticks.first?.width ?? 0) / 2
      overhangEnd = (ticks.last?.width ?? 0) / 2
      if case .band(let band) = scale {
        overhangStart = max(0, overhangStart - band.step / 2)
        overhangEnd = max(0, overhangEnd - band.step / 2)
      }
    } else {
      thickness = tickLength + labelPadding + (ticks.map(\.width).max() ?? 0)
    }
  }

  /// How many ticks an axis of numbers has room for.
  static func count(_ channel: Channel, length: Double, labels: [String], face: Face, measurer: any TextMeasurer) -> Int {
    let usual = Int((length / 40).rounded(.up))
    guard channel == .x else { return max(2, min(usual, Int(length / (face.size * 2)))) }
    let widest = labels.map { measurer.extents(of: $0, in: face).width }.max() ?? 0
    return max(2, min(usual, Int(length / (widest * 1.5 + 1))))
  }
}

/// How numbers are written: by name in Chinese, by d3's patterns, else plainly with grouped digits.
func numberLabeller(format: String?, type: String?, for numbers: [Double]) -> (Double) -> String {
  switch type {
  case "wanyi": return NumberLabels.tenThousands(for: numbers)
  case "percent": return NumberLabels.percent(for: numbers)
  case "percentagePoint": return NumberLabels.percentagePoints(for: numbers)
  case "signed": return NumberLabels.signed(for: numbers)
  default: break
  }
  if let format, let number = NumberFormat(format) { return { number.string($0) } }
  if type == "number" { return NumberLabels.plain(for: numbers) }
  let places = NumberLabels.decimals(for: numbers)
  return { NumberFormat(",.\(places)f")?.string($0) ?? plainNumber($0) }
}

extension SceneAxis {
  /// Sets a planned axis beside its plot.
  init(_ plan: AxisPlan, _ scale: Scale, plot: Box, gap: Double, isDiscrete: Bool, measurer: any TextMeasurer) {
    channel = plan.channel
    orient = plan.orient
    let s = plan.settings
    let isX = plan.channel == .x
    let side: Double =
      switch plan.orient {
      case "top": plot.y - gap
      case "left": plot.x - gap
      case "right": plot.maxX + gap
      default: plot.maxY + gap
      }
    let outward: Double = plan.orient == "top" || plan.orient == "left" ? -1 : 1
    (grid, ticks, labels, title) = ([], [], [], [])
    lineCount = plan.ticks.map(\.lines.count).max() ?? 1
    func at(_ along: Double, _ across: Double) -> Point { isX ? Point(along, across) : Point(across, along) }
    var row = DataRow()
    func color(_ name: AxisProperty, _ fallback: String) -> Drawing.Color {
      let text = s.text(name, for: row) ?? fallback
      return Drawing.Color(hex: text) ?? Plotting.color(named: text) ?? .black
    }
    if s.bool(.domain) != false {
      let ends = isX ? (plot.x, plot.maxX) : (plot.y, plot.maxY)
      let edge = isX ? (plan.orient == "top" ? plot.y : plot.maxY) : (plan.orient == "right" ? plot.maxX : plot.x)
      line = SceneLine(
        from: at(ends.0, edge), to: at(ends.1, edge),
        stroke: Stroke(color(.domainColor, "#888888"), width: s.number(.domainWidth) ?? 1))
    }
    let face = plan.labelFace
    for tick in plan.ticks {
      row = DataRow(["value": tick.value, "label": .text(tick.lines.joined())])
      let position: Double? =
        switch scale {
        case .band(let band): band.middle(of: tick.value)
        case .continuous(let c): c.position(of: tick.value)
        default: nil
        }
      guard let position else { continue }
      if s.bool(.grid) ?? !isDiscrete {
        grid.append(
          SceneLine(
            from: isX ? Point(position, plot.y) : Point(plot.x, position),
            to: isX ? Point(position, plot.maxY) : Point(plot.maxX, position),
            stroke: Stroke(color(.gridColor, "#DDDDDD"), width: s.number(.gridWidth, for: row) ?? 1, dash: s.numbers(.gridDash) ?? [])))
      }
      if plan.tickLength > 0 {
        ticks.append(
          SceneLine(
            from: at(position, side), to: at(position, side + outward * plan.tickLength),
            stroke: Stroke(color(.tickColor, "#888888"), width: s.number(.tickWidth) ?? 1)))
      }
      let away = side + outward * (plan.tickLength + plan.labelPadding)
      let leading = plan.lineHeight > 0 ? plan.lineHeight : face.size * 1.2
      for (i, text) in tick.lines.enumerated() {
        let row = Double(i)
        let last = Double(tick.lines.count - 1)
        var point: Point
        var anchor = TextRun.Anchor.middle
        if !isX {
          anchor = plan.orient == "left" ? .end : .start
          point = Point(away, position + face.size * 0.36 + (row - last / 2) * leading)
        } else if plan.angle != 0 {
          anchor = plan.orient == "top" ? .start : .end
          point = Point(position + face.size * 0.36, away)
        } else if plan.orient == "top" {
          point = Point(position, away - face.size * 0.14 - (last - row) * leading)
        } else {
          point = Point(position, away + face.size * 0.9 + row * leading)
        }
        labels.append(
          SceneLabel(
            part: .axis, text: text, face: face, color: color(.labelColor, "#000000"), point: point, anchor: anchor,
            angle: isX ? plan.angle : 0, width: measurer.extents(of: text, in: face).width))
      }
    }
    if let most = s.labelOverhang {
      labels.removeAll { isX ? $0.box.x < plot.x - most || $0.box.maxX > plot.maxX + most : $0.box.y < plot.y - most || $0.box.maxY > plot.maxY + most }
    }
    let titleFace = plan.titleFace
    for (i, text) in plan.title.enumerated() {
      let width = measurer.extents(of: text, in: titleFace).width
      let leading = titleFace.size * 1.25
      let point: Point
      let anchor: TextRun.Anchor
      if isX {
        let edge = side + outward * plan.thickness
        let below = plan.orient == "top" ? edge - plan.titleHeight + titleFace.size : edge + (s.number(.titlePadding) ?? 4) + titleFace.size * 0.9
        (point, anchor) = (Point(plot.midX, below + Double(i) * leading), .middle)
      } else {
        // Upright above the axis: Chinese is not read lying down.
        let start = plan.orient == "left" ? plot.x - gap - plan.thickness : plot.maxX + gap
        let lift = (s.number(.titlePadding) ?? 4) + face.size * 0.4
        (point, anchor) = (Point(start, plot.y - lift - Double(plan.title.count - 1 - i) * leading), .start)
      }
      title.append(
        SceneLabel(
          part: .axisTitle, text: text, face: titleFace, color: color(.titleColor, "#000000"), point: point,
          anchor: anchor, angle: 0, width: width))
    }
  }
}
