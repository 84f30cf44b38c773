import Drawing

/// Says where the marks of a row stand: along x and y, around a centre, from one end to the other.
struct Placing {
  var scales: [Channel: Scale]
  var plot: Box
  var config: Config
  var isPrint = true

  /// Where a mark stands along a channel that says nothing.
  enum Fallback { case middle, zeroOrLeast, zeroOrGreatest, nothing }

  func origin(_ channel: Channel) -> Double {
    switch channel {
    case .x, .x2: plot.x
    case .y, .y2: plot.y
    default: 0
    }
  }

  func length(_ channel: Channel) -> Double {
    switch channel.main {
    case .x: plot.width
    case .y: plot.height
    case .theta: 2 * .pi
    default: min(plot.width, plot.height) / 2
    }
  }

  // MARK: One place

  /// Where a row stands; nil where it has no value there.
  func place(_ channel: Channel, _ layer: UnitLayer, _ row: DataRow, _ fallback: Fallback) -> Double? {
    let shift = offset(channel, layer, row)
    guard case .some(let shift) = shift else { return nil }
    guard let definition = layer.channel(channel), let source = definition.source else {
      guard let usual = fixed(channel, layer, row) ?? self.fallback(fallback, channel, layer) else { return nil }
      return usual + shift
    }
    switch source {
    case .value(let value): return constant(value, channel).map { $0 + shift }
    case .expression(let expression): return constant(expression.value(for: row), channel).map { $0 + shift }
    case .field, .count, .datum: break
    }
    return scaled(channel, definition, layer, row).map { $0 + shift }
  }

  private func constant(_ value: Datum, _ channel: Channel) -> Double? {
    if let n = value.number { return origin(channel) + n }
    return value.text.map { $0 == "width" || $0 == "height" ? origin(channel) + length(channel) : origin(channel) }
  }

  /// What the mark's own settings say of a place.
  private func fixed(_ channel: Channel, _ layer: UnitLayer, _ row: DataRow) -> Double? {
    let names: [Channel: [MarkProperty]] = [
      .x: [.x], .y: [.y], .x2: [.x2], .y2: [.y2], .theta: [.theta], .theta2: [.theta2], .radius: [.radius, .outerRadius], .radius2: [.radius2, .innerRadius],
    ]
    for name in names[channel] ?? [] {
      if let n = layer.settings.number(name, for: row) { return origin(channel) + n }
      if case .text = layer.settings[name] { return origin(channel) + length(channel) }
    }
    return nil
  }

  func fallback(_ fallback: Fallback, _ channel: Channel, _ layer: UnitLayer) -> Double? {
    let main = channel.main
    // A scale of other layers says nothing of a mark that has no place on it.
    let isScaled = layer.channel(main)?.isFieldOrDatum == true || main.second.flatMap { layer.channel($0) }?.isFieldOrDatum == true
    let (start, end) = (origin(main), origin(main) + length(main))
    switch fallback {
    case .nothing: return nil
    case .middle: return (start + end) / 2
    case .zeroOrLeast: return (isScaled ? zero(main) : nil) ?? (main == .y ? end : start)
    case .zeroOrGreatest:
      if isScaled, case .continuous(let scale) = scales[main] {
        if scale.domain.contains(0), !scale.curve.isLog, !scale.isTemporal { return scale.position(0) }
        return scale.position(scale.domain.upperBound)
      }
      return main == .y ? start : end
    }
  }

  /// The foot of bars and areas: zero, or the least number where zero is not shown.
  func zero(_ channel: Channel) -> Double? {
    guard case .continuous(let scale) = scales[channel] else { return nil }
    if scale.curve.isLog || scale.isTemporal { return scale.position(scale.domain.lowerBound) }
    return scale.position(min(max(0, scale.domain.lowerBound), scale.domain.upperBound))
  }

  private func scaled(_ channel: Channel, _ definition: ChannelDefinition, _ layer: UnitLayer, _ row: DataRow) -> Double? {
    let main = channel.main
    if let stack = layer.stack, stack.channel == main {
      guard let end = position(main, row[stack.high], layer) else { return nil }
      guard channel == main else { return position(main, row[stack.low], layer) }
      guard let part = definition.bandPosition ?? (layer.kind == .text && (main == .theta || main == .radius) ? 0.5 : nil),
        let start = position(main, row[stack.low], layer)
      else { return end }
      return start + (end - start) * part
    }
    let value = value(of: definition, row)
    switch scales[main] {
    case .band(let band):
      guard let low = band.low(of: value) else { return nil }
      return low + (hasParts(main, layer) ? 0 : band.bandwidth * (definition.bandPosition ?? 0.5))
    case .continuous:
      if let end = spanEnd(definition, layer, main, row), let part = bandPosition(definition, layer, main) {
        guard let a = position(main, value, layer), let b = position(main, end, layer) else { return nil }
        return a + (b - a) * (hasParts(main, layer) ? part - 0.5 : part)
      }
      return position(main, value, layer)
    default: return nil
    }
  }

  /// Whether marks stand side by side in a band; they begin where the band begins.
  private func hasParts(_ main: Channel, _ layer: UnitLayer) -> Bool {
    main.offset.map { layer.channel($0)?.isFieldOrDatum == true } ?? false
  }

  func value(of definition: ChannelDefinition, _ row: DataRow) -> Datum {
    if case .datum(let value) = definition.source { return value }
    if definition.binning != nil, !definition.usesClassNames { return row[definition.startColumn ?? ""] }
    return row[definition.column ?? ""]
  }

  /// The end of a class or a unit of time, where a mark stands within it.
  private func spanEnd(_ definition: ChannelDefinition, _ layer: UnitLayer, _ main: Channel, _ row: DataRow) -> Datum? {
    if definition.isBinned {
      guard let second = main.second, let other = layer.channel(second), let column = other.column else { return nil }
      return row[column]
    }
    return definition.endColumn.map { row[$0] }
  }

  /// How far into a class or a unit of time a mark stands.
  private func bandPosition(_ definition: ChannelDefinition, _ layer: UnitLayer, _ main: Channel) -> Double? {
    if let position = definition.bandPosition { return position }
    if definition.isClassed { return 0.5 }
    guard definition.timeUnit != nil, main.second.flatMap({ layer.channel($0) }) == nil else { return nil }
    if let n = layer.settings.number(.timeUnitBandPosition) { return n }
    return [.bar, .rect, .tick].contains(layer.kind) ? 0.5 : nil
  }

  func position(_ channel: Channel, _ value: Datum, _ layer: UnitLayer) -> Double? {
    guard case .continuous(let scale) = scales[channel] else {
      if case .band(let band) = scales[channel] { return band.middle(of: value) }
      return nil
    }
    if let n = scale.number(value) { return scale.position(n) }
    guard case .show = layer.gaps else { return nil }
    // What is missing is shown where the theme says, else at the foot.
    if case .values(let outputs) = config.scale[.invalid], let output = outputs[channel.rawValue] {
      return output.number.map { origin(channel) + $0 } ?? zero(channel)
    }
    return zero(channel)
  }

  /// How far a part of a band stands from its beginning; nil where the row has none.
  private func offset(_ channel: Channel, _ layer: UnitLayer, _ row: DataRow) -> Double? {
    let main = channel.main
    if let name = main.offset, layer.encoding[name] != nil, let definition = layer.channel(name), definition.source != nil {
      if case .value(let value) = definition.source { return value.number ?? 0 }
      let value = value(of: definition, row)
      switch scales[name] {
      case .band(let inner): return inner.low(of: value).map { $0 + inner.bandwidth / 2 }
      case .continuous(let scale): return scale.position(of: value)
      default: return nil
      }
    }
    let property: MarkProperty? =
      switch channel {
      case .x: .xOffset
      case .y: .yOffset
      case .x2: layer.settings[.x2Offset] == nil ? .xOffset : .x2Offset
      case .y2: layer.settings[.y2Offset] == nil ? .yOffset : .y2Offset
      case .theta: .thetaOffset
      case .radius: .radiusOffset
      case .theta2: layer.settings[.theta2Offset] == nil ? .thetaOffset : .theta2Offset
      case .radius2: layer.settings[.radius2Offset] == nil ? .radiusOffset : .radius2Offset
      default: nil
      }
    return property.flatMap { layer.settings.number($0, for: row) } ?? 0
  }

  // MARK: From one end to the other

  /// The other end: `x2`, the foot of a stack, what the mark says, or zero.
  func second(_ channel: Channel, _ layer: UnitLayer, _ row: DataRow) -> Double? {
    guard let name = channel.second else { return nil }
    if let stack = layer.stack, stack.channel == channel { return position(channel, row[stack.low], layer).map { $0 + (offset(name, layer, row) ?? 0) } }
    if let definition = layer.channel(name), let source = definition.source {
      switch source {
      case .value(let value): return constant(value, name)
      case .expression(let expression): return constant(expression.value(for: row), name)
      case .datum(let value): return position(channel, value, layer)
      case .field, .count:
        if case .band(let band) = scales[channel] { return band.middle(of: value(of: definition, row)).map { $0 + (offset(name, layer, row) ?? 0) } }
        return position(channel, value(of: definition, row), layer).map { $0 + (offset(name, layer, row) ?? 0) }
      }
    }
    return fixed(name, layer, row)
  }

  /// Both ends of a bar, rectangle or sector along a direction, the lesser first; nil where it has no place.
  func ends(_ channel: Channel, _ layer: UnitLayer, _ row: DataRow) -> (Double, Double)? {
    let definition = layer.channel(channel)
    let isBand = layer.kind == .bar && layer.orient == (channel == .x ? .vertical : .horizontal) || layer.kind == .tick
    let other = channel.second.flatMap { layer.channel($0) }
    let isDiscrete: Bool = if case .band = scales[channel] { true } else { false }
    var size = size(channel, layer, row)
    if let definition, definition.isFieldOrDatum {
      let isSpan = definition.isClassed || definition.timeUnit != nil && other == nil
      if definition.timeUnit != nil, size == (nil, nil) { size.share = layer.settings.number(.timeUnitBandSize) }
      if isSpan, size.points == nil, !hasParts(channel, layer), !isDiscrete, let found = span(channel, definition, layer, row, size.share) { return found }
    }
    if other == nil, isBand || isDiscrete && definition?.isFieldOrDatum == true { return sized(channel, definition, layer, row, size) }
    guard let first = place(channel, layer, row, .zeroOrGreatest) else { return nil }
    let last: Double
    if let second = second(channel, layer, row) {
      last = second
    } else if other != nil {
      return nil
    } else if let length = size.points, layer.settings[channel == .x ? .width : .height] != nil {
      return (first - length / 2, first + length / 2)
    } else {
      last = (fallback(.zeroOrLeast, channel, layer) ?? origin(channel)) + (offset(channel, layer, row) ?? 0)
    }
    return (min(first, last), max(first, last))
  }

  /// A class or a unit of time from begin to end, a hair narrower for bars.
  private func span(_ channel: Channel, _ definition: ChannelDefinition, _ layer: UnitLayer, _ row: DataRow, _ share: Double?) -> (Double, Double)? {
    guard let end = spanEnd(definition, layer, channel, row), let a = position(channel, value(of: definition, row), layer), let b = position(channel, end, layer)
    else { return nil }
    var (low, high) = (min(a, b), max(a, b))
    if let position = bandPosition(definition, layer, channel), position != 0.5, definition.timeUnit != nil {
      // Bars that stand at the begin of their unit of time.
      let shift = (b - a) * (position - 0.5)
      (low, high) = (low + shift, high + shift)
    }
    if let share, share != 1 {
      let middle = (low + high) / 2
      (low, high) = (middle - (high - low) * share / 2, middle + (high - low) * share / 2)
    }
    let shift = offset(channel, layer, row) ?? 0
    let gap = channel == .theta || channel == .radius ? 0 : layer.settings.number(.binSpacing) ?? (layer.kind == .bar ? 1 : 0)
    let least = layer.settings.number(.minBandSize) ?? 0.25
    if high - low < least {
      let middle = (low + high) / 2
      return (middle - least / 2 + shift, middle + least / 2 + shift)
    }
    let inset = min(gap, high - low) / 2
    return (low + inset + shift, high - inset + shift)
  }

  /// How wide a mark is across its length: in points, or as a part of its band.
  private func size(_ channel: Channel, _ layer: UnitLayer, _ row: DataRow) -> (points: Double?, share: Double?) {
    let s = layer.settings
    let isThickness = layer.kind == .tick || layer.orient == (channel == .x ? .vertical : .horizontal)
    if isThickness, let n = sizeOutput?(layer, row) ?? s.number(.size, for: row) { return (n, nil) }
    let name: MarkProperty = channel == .x ? .width : .height
    if let n = s.number(name, for: row) { return (n, nil) }
    if case .share(let part) = s[name] { return (nil, part) }
    return (nil, nil)
  }
  /// What the channel `size` gives for a row.
  var sizeOutput: ((UnitLayer, DataRow) -> Double?)?

  private func sized(
    _ channel: Channel, _ definition: ChannelDefinition?, _ layer: UnitLayer, _ row: DataRow, _ size: (points: Double?, share: Double?)
  ) -> (Double, Double)? {
    let s = layer.settings
    guard let middle = place(channel, layer, row, .middle) else { return nil }
    if var points = size.points {
      // In print no bar reaches into its neighbour's band.
      if isPrint, case .band(let band) = scales[channel], !band.isPoint { points = min(points, band.bandwidth) }
      return (middle - points / 2, middle + points / 2)
    }
    let offsetScale = channel.offset.flatMap { layer.channel($0)?.isFieldOrDatum == true ? scales[$0] : nil }
    let least = s.number(.minBandSize) ?? 0.25
    switch offsetScale ?? scales[channel] {
    case .band(let band) where !band.isPoint:
      if case .number(let n) = s[.discreteBandSize] { return (middle - n / 2, middle + n / 2) }
      var share = size.share ?? 1
      if case .share(let part) = s[.discreteBandSize], size.share == nil { share = part }
      let width = min(max(least, band.bandwidth * share), s.number(.maxBandSize) ?? .infinity)
      return (middle - width / 2, middle + width / 2)
    case .band: break
    case .continuous:
      let width = s.number(.continuousBandSize) ?? 5
      return (middle - width / 2, middle + width / 2)
    default:
      if definition == nil {
        let c = config.scale
        let padding =
          c.number(.bandPaddingInner)
          ?? (layer.kind == .tick ? c.number(.tickBandPaddingInner) ?? 0.25 : layer.kind == .bar ? c.number(.barBandPaddingInner) ?? 0.1 : c.number(.rectBandPaddingInner) ?? 0)
        let width = (size.share ?? 1 - padding) * length(channel)
        return (middle - width / 2, middle + width / 2)
      }
    }
    let width = (config.view.number(.step) ?? 20) - 2
    return (middle - width / 2, middle + width / 2)
  }
}
