import Drawing

/// Makes the marks of a layer out of its rows, once the scales have their lengths.
struct MarkStage {
  var scales: PositionScales
  var visuals: [Channel: Scale]
  var plot: Box
  var measurer: any TextMeasurer
  var unplaced: [String] = []

  mutating func marks(of layer: UnitLayer) -> [SceneMark] {
    switch layer.mark.kind {
    case .line, .area: paths(layer)
    default: layer.rows.compactMap { mark(layer, $0) }
    }
  }

  // MARK: Positions

  private struct Spot {
    var middle: Double
    /// The band around it, where the scale has bands.
    var band: (low: Double, width: Double)?
  }

  /// Where a row stands along x or y; nil where it has no value there.
  private func spot(_ channel: Channel, _ layer: UnitLayer, _ row: DataRow, end: String = "__high") -> Spot? {
    let start = channel == .x ? plot.x : plot.y
    let length = channel == .x ? plot.width : plot.height
    guard let definition = layer.channel(channel) else {
      let fixed: MarkProperty? = channel == .x ? .x : channel == .y ? .y : nil
      if let fixed, let setting = layer.settings[fixed] {
        if case .number(let n) = setting { return Spot(middle: start + n) }
        return Spot(middle: start + length)
      }
      return Spot(middle: start + length / 2)
    }
    let value: Datum
    switch definition.source {
    case .value(.number(let n)): return Spot(middle: start + n)
    case .value(.text(let word)): return Spot(middle: word == "width" || word == "height" ? start + length : start)
    case .value, nil: return nil
    case .datum(let d): value = d
    case .field, .count: value = layer.stack?.channel == channel ? row[end] : row[definition.column ?? ""]
    }
    return spot(channel, value, layer, row, bandPosition: definition.bandPosition)
  }

  private func spot(_ channel: Channel, _ value: Datum, _ layer: UnitLayer, _ row: DataRow, bandPosition: Double?) -> Spot? {
    switch scales.scales[channel] {
    case .band(let band):
      guard let low = band.low(of: value) else { return nil }
      let offset: Channel = channel == .x ? .xOffset : .yOffset
      if let definition = layer.channel(offset), case .band(let inner) = scales.scales[offset] {
        let key: Datum = if case .datum(let d) = definition.source { d } else { row[definition.column ?? ""] }
        guard let innerLow = inner.low(of: key) else { return nil }
        return Spot(middle: low + innerLow + inner.bandwidth / 2, band: (low + innerLow, inner.bandwidth))
      }
      return Spot(
        middle: low + band.bandwidth * (bandPosition ?? 0.5), band: band.isPoint ? nil : (low, band.bandwidth))
    case .continuous(let scale): return scale.position(of: value).map { Spot(middle: $0) }
    default: return nil
    }
  }

  /// The other end: `x2`, `y2`, the foot of a stack, or zero.
  private func second(_ channel: Channel, _ layer: UnitLayer, _ row: DataRow) -> Double? {
    let other: Channel = channel == .x ? .x2 : .y2
    if let definition = layer.channel(other) {
      switch definition.source {
      case .value(.number(let n)): return (channel == .x ? plot.x : plot.y) + n
      case .value: return channel == .x ? plot.maxX : plot.maxY
      case .datum(let d): return spot(channel, d, layer, row, bandPosition: nil)?.middle
      case .field, .count: return spot(channel, row[definition.column ?? ""], layer, row, bandPosition: nil)?.middle
      case nil: return nil
      }
    }
    if let fixed = layer.settings[channel == .x ? .x2 : .y2] {
      if case .number(let n) = fixed { return (channel == .x ? plot.x : plot.y) + n }
      return channel == .x ? plot.maxX : plot.maxY
    }
    if layer.stack?.channel == channel { return spot(channel, layer, row, end: "__low")?.middle }
    return nil
  }

  private func zero(_ channel: Channel) -> Double {
    guard case .continuous(let scale) = scales.scales[channel] else { return channel == .x ? plot.x : plot.maxY }
    return scale.position(min(max(0, scale.domain.lowerBound), scale.domain.upperBound))
  }

  // MARK: Looks

  /// What a channel gives for a row: through its scale, or as a constant.
  func output(_ channel: Channel, _ layer: UnitLayer, _ row: DataRow) -> Datum? {
    guard let definition = layer.channel(channel) else { return nil }
    var source = definition.source
    for condition in definition.conditions where condition.test.holds(for: row) {
      source = condition.source
      break
    }
    let value: Datum
    switch source {
    case .value(let v): return v
    case .datum(let d): value = d
    case .field(let f): value = row[source == definition.source ? definition.column ?? f : f]
    case .count: value = row["__count"]
    case nil: return nil
    }
    if definition.hasNoScale { return value }
    switch visuals[channel] {
    case .ordinal(let scale): return scale.output(value)
    case .ramp(let ramp): return value.number.map { .text(ramp.color($0).hexText) }
    case .continuous(let scale): return scale.position(of: value).map { .number($0) }
    case .classes(let scale): return value.number.flatMap(scale.output)
    default: return nil
    }
  }

  func ink(_ layer: UnitLayer, _ row: DataRow) -> (fill: Color?, stroke: Stroke?, opacity: Double) {
    let s = layer.settings
    func named(_ channel: Channel) -> Color? { output(channel, layer, row)?.text.flatMap(color(named:)) }
    func set(_ name: MarkProperty) -> Color? { s.text(name).flatMap(color(named:)) }
    let usual: Color = layer.mark.kind == .text || layer.mark.kind == .rule ? .black : Color(hex: "#4C78A8") ?? .black
    // A colour of the definition itself is stronger than the fill or stroke of a theme, so it is asked for first.
    let main = named(.color) ?? set(.color) ?? usual
    var fill: Color? = layer.isFilled ? named(.fill) ?? (named(.color) ?? set(.fill) ?? main) : named(.fill) ?? set(.fill)
    var stroke: Color? = layer.isFilled ? named(.stroke) ?? set(.stroke) : named(.stroke) ?? named(.color) ?? set(.stroke) ?? main
    if let o = s.number(.fillOpacity) { fill?.alpha *= o }
    if let o = s.number(.strokeOpacity) { stroke?.alpha *= o }
    if fill?.alpha == 0 { fill = nil }
    if stroke?.alpha == 0 { stroke = nil }
    let dash: [Double] =
      if case .list(let list) = output(.strokeDash, layer, row) { list.compactMap(\.number) } else { s.numbers(.strokeDash) ?? [] }
    let usualWidth: Double = layer.mark.kind == .line || layer.mark.kind == .point ? 2 : 1
    let line = stroke.map {
      Stroke(
        $0, width: s.number(.strokeWidth) ?? usualWidth, dash: dash == [1, 0] ? [] : dash,
        cap: s.text(.strokeCap).flatMap(Stroke.Cap.init) ?? .butt, join: s.text(.strokeJoin).flatMap(Stroke.Join.init) ?? .miter)
    }
    let opacity = output(.opacity, layer, row)?.number ?? s.number(.opacity) ?? 1
    return (fill, line, opacity)
  }

  // MARK: Marks of one row

  private mutating func mark(_ layer: UnitLayer, _ row: DataRow) -> SceneMark? {
    guard let x = spot(.x, layer, row), let y = spot(.y, layer, row) else { return nil }
    let shape: SceneMark.Shape
    let s = layer.settings
    switch layer.mark.kind {
    case .bar, .rect:
      let (left, right) = sides(.x, layer, row, x)
      let (top, bottom) = sides(.y, layer, row, y)
      shape = .rect(Box(left, top, right - left, bottom - top), radius: s.number(.cornerRadius) ?? 0)
    case .point, .circle, .square:
      let name =
        layer.mark.kind == .circle ? "circle" : layer.mark.kind == .square ? "square" : output(.shape, layer, row)?.text ?? s.text(.shape) ?? "circle"
      shape = .symbol(
        Point(x.middle + (s.number(.xOffset) ?? 0), y.middle + (s.number(.yOffset) ?? 0)), name: name,
        area: output(.size, layer, row)?.number ?? s.number(.size) ?? 30)
    case .tick:
      let isUpright = layer.isHorizontal
      let across = isUpright ? y : x
      let length = s.number(.size) ?? across.band.map { $0.width * 0.75 } ?? 15
      let thick = s.number(.thickness) ?? 1
      shape = .rect(
        isUpright
          ? Box(x.middle - thick / 2, y.middle - length / 2, thick, length)
          : Box(x.middle - length / 2, y.middle - thick / 2, length, thick), radius: 0)
    case .rule: shape = rule(layer, row, x, y)
    case .text:
      guard let label = label(layer, row, x.middle, y.middle) else { return nil }
      shape = .text(label)
    case .line, .area: return nil
    }
    let (fill, stroke, opacity) = ink(layer, row)
    return SceneMark(
      kind: layer.mark.kind, layer: layer.index, shape: shape, fill: fill, stroke: layer.mark.kind == .text ? nil : stroke,
      opacity: opacity, row: row)
  }

  /// The two edges of a bar or rectangle along one direction.
  private func sides(_ channel: Channel, _ layer: UnitLayer, _ row: DataRow, _ spot: Spot) -> (Double, Double) {
    if let other = second(channel, layer, row) {
      let (low, high) = (min(spot.middle, other), max(spot.middle, other))
      let hasClasses = layer.channel(channel).map { $0.isBinned || $0.binning != nil } ?? false
      // Classes side by side stand a hair apart.
      let gap = hasClasses && layer.mark.kind == .bar ? min(layer.settings.number(.binSpacing) ?? 1, (high - low) / 2) / 2 : 0
      return (low + gap, high - gap)
    }
    if let band = spot.band {
      let limit = layer.settings.number(.maxBandSize) ?? .infinity
      let width = min(band.width, limit, layer.settings.number(channel == .x ? .width : .height) ?? .infinity)
      let low = band.low + (band.width - width) / 2
      return (low, low + width)
    }
    let isLength = layer.mark.kind == .bar ? layer.valueChannel == channel : layer.channel(channel)?.type == .quantitative
    if isLength, layer.channel(channel) != nil {
      let foot = zero(channel)
      return (min(spot.middle, foot), max(spot.middle, foot))
    }
    if layer.channel(channel) == nil, layer.mark.kind == .rect {
      return channel == .x ? (plot.x, plot.maxX) : (plot.y, plot.maxY)
    }
    let half = (layer.settings.number(.size) ?? layer.settings.number(.continuousBandSize) ?? 5) / 2
    return (spot.middle - half, spot.middle + half)
  }

  private func rule(_ layer: UnitLayer, _ row: DataRow, _ x: Spot, _ y: Spot) -> SceneMark.Shape {
    let x2 = second(.x, layer, row)
    let y2 = second(.y, layer, row)
    if let x2, let y2 { return .rule(Point(x.middle, y.middle), Point(x2, y2)) }
    if let x2 { return .rule(Point(x.middle, y.middle), Point(x2, y.middle)) }
    if let y2 { return .rule(Point(x.middle, y.middle), Point(x.middle, y2)) }
    if layer.channel(.x) != nil && layer.channel(.y) == nil { return .rule(Point(x.middle, plot.y), Point(x.middle, plot.maxY)) }
    if layer.channel(.y) != nil && layer.channel(.x) == nil { return .rule(Point(plot.x, y.middle), Point(plot.maxX, y.middle)) }
    return layer.isHorizontal
      ? .rule(Point(zero(.x), y.middle), Point(x.middle, y.middle)) : .rule(Point(x.middle, zero(.y)), Point(x.middle, y.middle))
  }

  private mutating func label(_ layer: UnitLayer, _ row: DataRow, _ x: Double, _ y: Double) -> SceneLabel? {
    let s = layer.settings
    let definition = layer.channel(.text)
    var text: String
    switch output(.text, layer, row) ?? rawText(definition, row) {
    case .number(let n)?:
      text =
        definition?.format != nil || definition?.formatType != nil
        ? numberLabeller(format: definition?.format, type: definition?.formatType, for: [n])(n) : plainNumber(n).replacing("-", with: "\u{2212}")
    case .null?: return nil
    case let other?: text = other.label
    case nil: text = s.text(.text) ?? ""
    }
    guard !text.isEmpty else { return nil }
    text = text.split(separator: "\n").joined(separator: " ")
    let weight = s[.fontWeight]
    let face = Face(.figure, size: s.number(.fontSize) ?? 11, bold: weight == .text("bold") || weight == .number(700))
    let width = measurer.extents(of: text, in: face).width
    var at = Point(x + (s.number(.dx) ?? 0), y + (s.number(.dy) ?? 0))
    switch s.text(.baseline) ?? "middle" {
    case "top": at.y += face.size * 0.8
    case "bottom": at.y -= face.size * 0.14
    case "alphabetic": break
    default: at.y += face.size * 0.36
    }
    // A count inside a part of a stacked bar is written only where the part is long enough for it.
    if let stack = layer.stack, layer.channel(stack.channel)?.bandPosition != nil,
      let low = spot(stack.channel, layer, row, end: "__low")?.middle, let high = spot(stack.channel, layer, row)?.middle
    {
      let position = layer.channel(stack.channel)?.bandPosition ?? 0.5
      let middle = low + (high - low) * position
      if stack.channel == .x { at.x = middle + (s.number(.dx) ?? 0) } else { at.y = middle + face.size * 0.36 }
      if abs(high - low) < (stack.channel == .x ? width : face.size) + 1.5 {
        if abs(high - low) > 0 { unplaced.append(describe(row, text, layer)) }
        return nil
      }
    }
    let anchor: TextRun.Anchor =
      switch s.text(.align) ?? "center" {
      case "left": .start
      case "right": .end
      default: .middle
      }
    return SceneLabel(
      part: .mark, text: text, face: face, color: ink(layer, row).fill ?? .black, point: at, anchor: anchor,
      angle: s.number(.angle) ?? 0, width: width)
  }

  private func rawText(_ definition: ChannelDefinition?, _ row: DataRow) -> Datum? {
    guard let definition else { return nil }
    for condition in definition.conditions where condition.test.holds(for: row) {
      if case .value(let v) = condition.source { return v }
      if case .field(let f) = condition.source { return row[f] }
    }
    switch definition.source {
    case .field, .count: return row[definition.column ?? ""]
    case .datum(let d), .value(let d): return d
    case nil: return nil
    }
  }

  /// What a label that found no room would have said: `甲区正在推进9`.
  private func describe(_ row: DataRow, _ text: String, _ layer: UnitLayer) -> String {
    let names = [layer.channel(.y), layer.channel(.x), layer.encoding[.color]?.first, layer.channel(.detail)]
      .compactMap { $0 }.filter { $0.isDiscrete && $0.aggregate == nil }.compactMap(\.field)
    return names.map { row[$0].label }.joined() + text
  }

  // MARK: Lines and areas

  private func paths(_ layer: UnitLayer) -> [SceneMark] {
    var fields: [String] = []
    for channel in [Channel.color, .fill, .stroke, .detail, .strokeDash, .opacity, .shape, .size] {
      for definition in layer.encoding[channel] ?? [] {
        if let field = definition.field, definition.aggregate == nil, definition.type != .quantitative, !fields.contains(field) {
          fields.append(field)
        }
      }
    }
    let along: Channel = layer.isHorizontal ? .y : .x
    let breaks = layer.settings.text(.invalid).map { $0.hasPrefix("break") } ?? true
    var result: [SceneMark] = []
    for group in DataTable(layer.rows).grouped(by: fields) {
      var points: [(row: DataRow, x: Double?, y: Double?)] = group.map {
        ($0, spot(.x, layer, $0)?.middle, spot(.y, layer, $0)?.middle)
      }
      if let order = layer.encoding[.order]?.first?.field {
        points = stableSorted(points) { Datum.precedes($0.row[order], $1.row[order]) }
      } else {
        points = stableSorted(points) { ((along == .x ? $0.x : $0.y) ?? 0) < ((along == .x ? $1.x : $1.y) ?? 0) }
      }
      var run: [(row: DataRow, at: Point)] = []
      func flush() {
        if !run.isEmpty, let mark = path(layer, run) { result.append(mark) }
        run = []
      }
      for point in points {
        if let x = point.x, let y = point.y {
          run.append((point.row, Point(x, y)))
        } else if breaks {
          flush()
        }
      }
      flush()
    }
    return result
  }

  private func path(_ layer: UnitLayer, _ run: [(row: DataRow, at: Point)]) -> SceneMark? {
    let (fill, stroke, opacity) = ink(layer, run[0].row)
    var points = run.map(\.at)
    let shape: SceneMark.Shape
    if layer.mark.kind == .area {
      let channel = layer.valueChannel
      let feet = run.map { item -> Point in
        let foot = second(channel, layer, item.row) ?? zero(channel)
        return channel == .y ? Point(item.at.x, foot) : Point(foot, item.at.y)
      }
      shape = .area(points, feet)
    } else {
      if let kind = layer.settings.text(.interpolate), kind != "linear" { points = steps(points, kind) }
      shape = .line(points)
    }
    return SceneMark(
      kind: layer.mark.kind, layer: layer.index, shape: shape, fill: layer.mark.kind == .line ? nil : fill, stroke: stroke,
      opacity: opacity, row: run[0].row)
  }

  private func steps(_ points: [Point], _ kind: String) -> [Point] {
    guard var last = points.first else { return points }
    var result = [last]
    for point in points.dropFirst() {
      switch kind {
      case "step-after": result.append(Point(point.x, last.y))
      case "step-before": result.append(Point(last.x, point.y))
      default: result += [Point((last.x + point.x) / 2, last.y), Point((last.x + point.x) / 2, point.y)]
      }
      result.append(point)
      last = point
    }
    return result
  }
}

/// Sorted with equal elements left in their order.
func stableSorted<Element>(_ list: [Element], by precedes: (Element, Element) -> Bool) -> [Element] {
  list.enumerated().sorted {
    if precedes($0.element, $1.element) { return true }
    if precedes($1.element, $0.element) { return false }
    return $0.offset < $1.offset
  }.map(\.element)
}
