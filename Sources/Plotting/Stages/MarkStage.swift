import Drawing
#if canImport(Glibc)
  import Glibc
#endif

/// Makes the marks of a layer out of its rows, once the scales have their lengths.
struct MarkStage {
  var placing: Placing
  var inking: Inking
  var measurer: any TextMeasurer
  var unplaced: [String] = []

  var plot: Box { placing.plot }
  private var isPrint: Bool { placing.isPrint }

  init(scales: PositionScales, visuals: [Channel: Scale], plot: Box, config: Config, isPrint: Bool = true, measurer: any TextMeasurer) {
    let inking = Inking(visuals: visuals, config: config, isPrint: isPrint)
    self.inking = inking
    placing = Placing(scales: scales.scales, plot: plot, config: config, isPrint: isPrint)
    placing.sizeOutput = { layer, row in inking.output(.size, layer, row)?.number }
    self.measurer = measurer
  }

  mutating func marks(of layer: UnitLayer) -> [SceneMark] {
    if layer.kind.isPath { return paths(layer) }
    guard let order = layer.encoding[.order]?.first, let column = order.column, layer.stack == nil else {
      return layer.rows.compactMap { mark(layer, $0) }
    }
    // What is drawn later lies above.
    let rows = stableSorted(layer.rows) {
      order.sort == .descending ? Datum.precedes($1[column], $0[column]) : Datum.precedes($0[column], $1[column])
    }
    return rows.compactMap { mark(layer, $0) }
  }

  // MARK: Marks of one row

  private mutating func mark(_ layer: UnitLayer, _ row: DataRow) -> SceneMark? {
    guard let shape = shape(layer, row) else { return nil }
    let (fill, stroke, opacity) = inking.ink(layer, row)
    var mark = SceneMark(
      kind: layer.kind, layer: layer.index, shape: shape, fill: fill, stroke: layer.kind == .text ? nil : stroke, opacity: opacity, row: row)
    mark.isClipped = layer.settings.bool(.clip) ?? false
    return mark
  }

  private mutating func shape(_ layer: UnitLayer, _ row: DataRow) -> SceneMark.Shape? {
    switch layer.kind {
    case .bar, .rect:
      guard let (left, right) = placing.ends(.x, layer, row), let (top, bottom) = placing.ends(.y, layer, row) else { return nil }
      return .rect(Box(left, top, right - left, bottom - top), radius: corners(layer, row))
    case .point, .circle, .square:
      guard let x = placing.place(.x, layer, row, .middle), let y = placing.place(.y, layer, row, .middle) else { return nil }
      let (name, area) = inking.symbol(layer, row)
      return .symbol(Point(x, y), name: name, area: area)
    case .tick: return tick(layer, row)
    case .rule: return rule(layer, row)
    case .arc: return arc(layer, row)
    case .text:
      guard let x = placing.place(.x, layer, row, .middle), let y = placing.place(.y, layer, row, .middle) else { return nil }
      var at = Point(x, y)
      // Around the centre: by angle from the top, clockwise, and by distance.
      if layer.channel(.theta) != nil || layer.channel(.radius) != nil || layer.settings[.theta] != nil || layer.settings[.radius] != nil {
        let theta = placing.place(.theta, layer, row, .nothing) ?? 0
        let radius = placing.place(.radius, layer, row, .nothing) ?? 0
        at = Point(x + radius * sin(theta), y - radius * cos(theta))
      }
      return label(layer, row, at)
    case .line, .area, .trail: return nil
    }
  }

  private func corners(_ layer: UnitLayer, _ row: DataRow) -> Corners {
    let s = layer.settings
    var all = Corners(s.number(.cornerRadius, for: row) ?? 0)
    if let end = s.number(.cornerRadiusEnd, for: row) {
      let value = layer.channel(layer.valueChannel)?.column.flatMap { row[$0].number } ?? 0
      switch (layer.isHorizontal, value < 0) {
      case (false, false): (all.topLeft, all.topRight) = (end, end)
      case (false, true): (all.bottomLeft, all.bottomRight) = (end, end)
      case (true, false): (all.topRight, all.bottomRight) = (end, end)
      case (true, true): (all.topLeft, all.bottomLeft) = (end, end)
      }
    }
    if let n = s.number(.cornerRadiusTopLeft, for: row) { all.topLeft = n }
    if let n = s.number(.cornerRadiusTopRight, for: row) { all.topRight = n }
    if let n = s.number(.cornerRadiusBottomLeft, for: row) { all.bottomLeft = n }
    if let n = s.number(.cornerRadiusBottomRight, for: row) { all.bottomRight = n }
    return all
  }

  private func tick(_ layer: UnitLayer, _ row: DataRow) -> SceneMark.Shape? {
    let thick = layer.settings.number(.thickness, for: row) ?? 1
    if layer.orient == .horizontal {
      guard let (left, right) = placing.ends(.x, layer, row), let y = placing.place(.y, layer, row, .middle) else { return nil }
      return .rect(Box(left, y - thick / 2, right - left, thick), radius: corners(layer, row))
    }
    guard let (top, bottom) = placing.ends(.y, layer, row), let x = placing.place(.x, layer, row, .middle) else { return nil }
    return .rect(Box(x - thick / 2, top, thick, bottom - top), radius: corners(layer, row))
  }

  private func rule(_ layer: UnitLayer, _ row: DataRow) -> SceneMark.Shape? {
    guard layer.channel(.x) != nil || layer.channel(.y) != nil || layer.settings[.x] != nil || layer.settings[.y] != nil else { return nil }
    let (across, upright) = (layer.orient == .horizontal, layer.orient == .vertical)
    guard let x = placing.place(.x, layer, row, across ? .zeroOrGreatest : .middle),
      let y = placing.place(.y, layer, row, upright ? .zeroOrGreatest : .middle)
    else { return nil }
    var (x2, y2) = (x, y)
    if !upright {
      if layer.channel(.x2)?.isFieldOrDatum == true, placing.second(.x, layer, row) == nil { return nil }
      x2 = placing.second(.x, layer, row) ?? placing.fallback(.zeroOrLeast, .x, layer) ?? x
    }
    if !across {
      if layer.channel(.y2)?.isFieldOrDatum == true, placing.second(.y, layer, row) == nil { return nil }
      y2 = placing.second(.y, layer, row) ?? placing.fallback(.zeroOrLeast, .y, layer) ?? y
    }
    return .rule(Point(x, y), Point(x2, y2))
  }

  private func arc(_ layer: UnitLayer, _ row: DataRow) -> SceneMark.Shape? {
    guard let x = placing.place(.x, layer, row, .middle), let y = placing.place(.y, layer, row, .middle),
      let (start, end) = sector(.theta, layer, row), let (inner, outer) = sector(.radius, layer, row)
    else { return nil }
    let s = layer.settings
    return .arc(
      ArcShape(
        center: Point(x, y), inner: max(0, inner), outer: max(0, outer), start: start, end: end, corner: s.number(.cornerRadius, for: row) ?? 0,
        gap: s.number(.padAngle, for: row) ?? 0))
  }

  /// Both ends of a sector: as a bar's, but around the centre.
  private func sector(_ channel: Channel, _ layer: UnitLayer, _ row: DataRow) -> (Double, Double)? {
    if case .band(let band) = placing.scales[channel], let definition = layer.channel(channel), definition.isFieldOrDatum {
      guard let low = band.low(of: placing.value(of: definition, row)) else { return nil }
      return (low, low + band.bandwidth)
    }
    guard let (low, high) = placing.ends(channel, layer, row) else { return nil }
    return (low, high)
  }

  // MARK: Text

  private mutating func label(_ layer: UnitLayer, _ row: DataRow, _ place: Point) -> SceneMark.Shape? {
    let s = layer.settings
    guard let written = TextContent(layer, row, inking.config, isPrint: isPrint).lines, written.contains(where: { !$0.isEmpty }) else { return nil }
    let weight = s[.fontWeight]
    let size = inking.output(.size, layer, row)?.number ?? s.number(.fontSize, for: row) ?? 11
    let face = Face(.figure, size: size, bold: weight.map(TextContent.isBold) ?? false)
    var lines = isPrint ? [written.joined(separator: " ")] : written
    if let limit = s.number(.limit, for: row), limit > 0 { lines = lines.map { shortened($0, in: face, to: limit, by: measurer) } }
    var at = Point(place.x + (s.number(.dx, for: row) ?? 0), place.y + (s.number(.dy, for: row) ?? 0))
    let leading = s.number(.lineHeight) ?? (size + 2)
    let baseline = s.text(.baseline, for: row) ?? "middle"
    at.y += TextContent.shift(baseline, size: size, isPrint: isPrint)
    if lines.count > 1 { at.y -= baseline == "middle" ? leading * Double(lines.count - 1) / 2 : baseline == "bottom" || baseline == "line-bottom" ? leading * Double(lines.count - 1) : 0 }
    let width = lines.map { measurer.extents(of: $0, in: face).width }.max() ?? 0
    if isPrint, let fitted = fitted(layer, row, at, width, face, lines[0]) {
      guard let point = fitted.point else { return nil }
      at = point
    }
    let anchor: TextRun.Anchor =
      switch s.text(.align, for: row) ?? "center" {
      case "left": .start
      case "right": .end
      default: .middle
      }
    let angle = inking.output(.angle, layer, row)?.number ?? s.number(.angle, for: row) ?? 0
    let ink = inking.ink(layer, row).fill ?? .black
    let labels = lines.enumerated().map { i, text in
      SceneLabel(
        part: .mark, text: text, face: face, color: ink, point: Point(at.x, at.y + leading * Double(i)), anchor: anchor, angle: angle,
        width: measurer.extents(of: text, in: face).width)
    }
    return labels.count == 1 ? .text(labels[0]) : .lines(labels)
  }

  /// A count inside a part of a stacked bar is written only where the part is long enough for it; nil where the label is none of that kind.
  private mutating func fitted(
    _ layer: UnitLayer, _ row: DataRow, _ at: Point, _ width: Double, _ face: Face, _ text: String
  ) -> (point: Point?, Void)? {
    guard let stack = layer.stack, let part = layer.channel(stack.channel)?.bandPosition,
      let low = placing.position(stack.channel, row[stack.low], layer), let high = placing.position(stack.channel, row[stack.high], layer)
    else { return nil }
    if abs(high - low) < (stack.channel == .x ? width : face.size) + 1.5 {
      if abs(high - low) > 0 { unplaced.append(describe(row, text, layer)) }
      return (nil, ())
    }
    let middle = low + (high - low) * part
    return (stack.channel == .x ? Point(middle + (layer.settings.number(.dx) ?? 0), at.y) : Point(at.x, middle + face.size * 0.36), ())
  }

  /// What a label that found no room would have said: `甲区正在推进9`.
  private func describe(_ row: DataRow, _ text: String, _ layer: UnitLayer) -> String {
    let names = [layer.channel(.y), layer.channel(.x), layer.encoding[.color]?.first, layer.channel(.detail)]
      .compactMap { $0 }.filter { $0.isDiscrete && $0.aggregate == nil }.compactMap(\.field)
    return (names.map { row[$0].label } + [text]).joinedNames
  }

  // MARK: Lines and areas

  /// The fields that keep series apart.
  private func seriesFields(_ layer: UnitLayer) -> [String] {
    var fields: [String] = []
    for channel in Channel.visuals + [.detail, .key] where channel != .shape && channel != .angle && !(channel == .size && layer.kind == .trail) {
      for definition in (layer.encoding[channel] ?? []).flatMap({ [$0] + $0.conditions.map(\.definition) }) where definition.aggregate == nil {
        if let field = definition.column, !fields.contains(field) { fields.append(field) }
      }
    }
    return fields
  }

  private func paths(_ layer: UnitLayer) -> [SceneMark] {
    let along: Channel = layer.isHorizontal ? .y : .x
    let breaks: Bool = if case .breaks = layer.gaps { true } else { false }
    let keepsOrder = layer.settings.bool(.order) == false || layer.settings.isNull(.order) || layer.encoding[.order]?.first?.source == .value(.null)
    let order = layer.encoding[.order]?.first
    // A pile without its number is no pile.
    let pile = layer.stack.flatMap { layer.channel($0.channel)?.column }
    var result: [SceneMark] = []
    for (series, group) in DataTable(layer.rows).grouped(by: seriesFields(layer)).enumerated() {
      var points: [(row: DataRow, x: Double?, y: Double?)] = group.map {
        ($0, placing.place(.x, layer, $0, layer.kind == .area ? .zeroOrLeast : .middle), placing.place(.y, layer, $0, layer.kind == .area ? .zeroOrLeast : .middle))
      }
      if let order, let column = order.column, layer.stack == nil {
        points = stableSorted(points) {
          order.sort == .descending ? Datum.precedes($1.row[column], $0.row[column]) : Datum.precedes($0.row[column], $1.row[column])
        }
      } else if !keepsOrder, layer.channel(along)?.isFieldOrDatum == true {
        let isSorted = zip(points, points.dropFirst()).allSatisfy { ((along == .x ? $0.x : $0.y) ?? 0) <= ((along == .x ? $1.x : $1.y) ?? 0) }
        if !isSorted { points = stableSorted(points) { ((along == .x ? $0.x : $0.y) ?? 0) < ((along == .x ? $1.x : $1.y) ?? 0) } }
      }
      var run: [(row: DataRow, at: Point)] = []
      var runs = 0
      func flush() {
        if !run.isEmpty, let mark = path(layer, run, series: series, run: runs) {
          result.append(mark)
          runs += 1
        }
        run = []
      }
      for point in points {
        if let x = point.x, let y = point.y, x.isFinite, y.isFinite, !breaks || pile.map({ measured(point.row[$0]) != nil }) ?? true {
          run.append((point.row, Point(x, y)))
        } else if breaks {
          flush()
        }
      }
      flush()
    }
    return result
  }

  private func path(_ layer: UnitLayer, _ run: [(row: DataRow, at: Point)], series: Int, run index: Int) -> SceneMark? {
    let (fill, stroke, opacity) = inking.ink(layer, run[0].row)
    let points = run.map(\.at)
    let shape: SceneMark.Shape
    switch layer.kind {
    case .area:
      let channel = layer.valueChannel
      shape = .area(
        points,
        run.map { item in
          let foot = placing.second(channel, layer, item.row) ?? placing.fallback(.zeroOrLeast, channel, layer) ?? 0
          return channel == .y ? Point(item.at.x, foot) : Point(foot, item.at.y)
        })
    case .trail: shape = .trail(points, run.map { inking.output(.size, layer, $0.row)?.number ?? layer.settings.number(.size) ?? 2 })
    default: shape = .line(points)
    }
    var mark = SceneMark(
      kind: layer.kind, layer: layer.index, shape: shape, fill: layer.kind == .line ? nil : fill, stroke: stroke, opacity: opacity, row: run[0].row)
    mark.series = series
    mark.run = index
    mark.interpolation = layer.settings.text(.interpolate).flatMap(Interpolation.init) ?? .linear
    mark.tension = layer.settings.number(.tension)
    mark.isClipped = layer.settings.bool(.clip) ?? false
    return mark
  }
}

extension MarkStage {
  /// Fill, stroke, symbol and size of a row's mark, wherever it stands.
  func look(_ layer: UnitLayer, _ row: DataRow) -> (fill: Color?, stroke: Stroke?, opacity: Double, shape: String, area: Double) {
    let (fill, stroke, opacity) = inking.ink(layer, row)
    let (shape, area) = inking.symbol(layer, row)
    return (fill, stroke, opacity, shape, area)
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
