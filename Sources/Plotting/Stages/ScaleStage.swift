import Definitions
import Diagnostics
import Drawing

/// What a position channel shows, before its length on the page is known.
struct PositionDomain {
  enum Values {
    case numbers(ClosedRange<Double>, nice: Bool, niceCount: Int?, isTemporal: Bool)
    case list([Datum], isPoint: Bool)
  }

  var values: Values
  var scale: ScaleDefinition
  /// The channel's definition that axis and title come from.
  var definition: ChannelDefinition
  /// Which marks stand on it, for the padding of bands.
  var marks: Set<MarkKind>
  var hasOffset: Bool
  /// Whether all numbers are whole, so that ticks between them would say nothing.
  var isWhole = false

  var isDiscrete: Bool { if case .list = values { true } else { false } }
}

/// The scales of a view, learned from all its layers.
struct TrainedScales {
  var positions: [Channel: PositionDomain] = [:]
  var visuals: [Channel: Scale] = [:]
  /// The definitions that legends come from.
  var definitions: [Channel: ChannelDefinition] = [:]
  var diagnostics: [Diagnostic] = []
}

/// Learns the domains from the rows of all layers together.
func scaleStage(_ layers: [UnitLayer], config: Config) throws(PlottingError) -> TrainedScales {
  var result = TrainedScales()
  for channel in [Channel.x, .y, .xOffset, .yOffset] {
    if let domain = try position(channel, layers, config, &result.diagnostics) { result.positions[channel] = domain }
  }
  for channel in [Channel.color, .fill, .stroke, .opacity, .shape, .size, .strokeDash] {
    if let (scale, definition) = try visual(channel, layers, config) {
      result.visuals[channel] = scale
      result.definitions[channel] = definition
    }
  }
  return result
}

/// The definitions of a channel that go through its scale, with their layers.
private func scaled(_ channel: Channel, _ layers: [UnitLayer]) -> [(UnitLayer, ChannelDefinition)] {
  var list: [(UnitLayer, ChannelDefinition)] = []
  for layer in layers {
    for definition in layer.encoding[channel] ?? [] where !definition.hasNoScale {
      switch definition.source {
      case .field, .datum, .count: list.append((layer, definition))
      case .value, nil:
        for condition in definition.conditions {
          if case .field = condition.source {
            var inner = definition
            inner.source = condition.source
            inner.type = definition.type ?? .nominal
            list.append((layer, inner))
          }
        }
      }
    }
  }
  return list
}

private func position(
  _ channel: Channel, _ layers: [UnitLayer], _ config: Config, _ diagnostics: inout [Diagnostic]
) throws(PlottingError) -> PositionDomain? {
  let uses = scaled(channel, layers)
  guard let first = uses.first(where: { $0.1.type != nil }) else { return nil }
  let merged = merge(uses.map(\.1))
  let marks = Set(uses.map { $0.0.mark.kind })
  let isDiscrete: Bool =
    switch merged.scale?.kind {
    case .band, .point, .ordinal: true
    case .linear, .time, .log, .pow, .sqrt, .symlog: false
    case .threshold, .quantize, .quantile: throw .unsupportedFeature(merged.place, feature: "\(channel.rawValue).scale.type")
    case nil: uses.contains { $0.1.isDiscrete } || channel == .xOffset || channel == .yOffset
    }
  let scale = merged.scale ?? ScaleDefinition(at: merged.place)
  let offset: Channel = channel == .x ? .xOffset : .yOffset
  let hasOffset = channel.isPosition && layers.contains { $0.channel(offset)?.field != nil }
  if isDiscrete {
    let isBand = scale.kind == .band || (scale.kind == nil && (!marks.isDisjoint(with: [.bar, .rect]) || !channel.isPosition))
    let values = scale.domain ?? discreteDomain(uses, sort: merged.sort)
    return PositionDomain(
      values: .list(scale.reverse ? values.reversed() : values, isPoint: !isBand), scale: scale, definition: merged,
      marks: marks, hasOffset: hasOffset)
  }
  let isTemporal = first.1.type == .temporal || scale.kind == .time
  var numbers: [Double] = []
  for (layer, definition) in uses {
    if layer.stack?.channel == channel {
      numbers += layer.rows.flatMap { [$0["__low"].number, $0["__high"].number] }.compactMap { $0 }
    } else if case .datum(let value) = definition.source {
      numbers += [isTemporal ? Day(value)?.number : value.number].compactMap { $0 }
    } else if let column = definition.column {
      numbers += layer.rows.compactMap { isTemporal ? Day($0[column])?.number : $0[column].number }
    }
    if let second = layer.channel(channel == .x ? .x2 : .y2) {
      if let column = second.column { numbers += layer.rows.compactMap { isTemporal ? Day($0[column])?.number : $0[column].number } }
      if case .datum(let value) = second.source, let n = value.number { numbers.append(n) }
    }
  }
  if !isTemporal { diagnostics += uses.compactMap { Diagnostic.textAmongNumbers($0.1, in: $0.0.rows) }.filter { !diagnostics.contains($0) } }
  let isWhole = !isTemporal && !numbers.isEmpty && numbers.allSatisfy { $0 == $0.rounded() }
  var low = numbers.min() ?? 0
  var high = numbers.max() ?? 1
  let ranged = layers.contains { $0.channel(channel == .x ? .x2 : .y2) != nil }
  let hasBars = uses.contains { layer, _ in
    (layer.mark.kind == .bar || layer.mark.kind == .area) && layer.valueChannel == channel
      && layer.channel(channel == .x ? .x2 : .y2) == nil
  }
  var wantsZero = scale.zero ?? config.scale.bool(.zero) ?? defaultZero(channel, uses, ranged: ranged)
  if hasBars && !isTemporal && !scale.curve.isLog {
    let startsAboveZero = (scale.domain?.first?.number ?? 0) > 0 || (scale.domainMin ?? 0) > 0
    if scale.zero == false || startsAboveZero {
      diagnostics.append(
        Diagnostic(
          .warning, at: scale.place,
          Wording(en: "bars that do not begin at zero mislead; drawn from zero", zh: "条形不从零开始会误导读者，已改为从零画起"),
          remedy: Wording(en: "remove “zero” and “domain”, or use the mark “point”", zh: "请删去zero或domain，或改用point")))
    }
    wantsZero = true
  }
  let curve = scale.curve
  if isTemporal || curve.isLog { wantsZero = false }
  if curve.isLog {
    numbers = numbers.filter { $0 > 0 }
    low = numbers.min() ?? 1
    high = numbers.max() ?? 10
  }
  if wantsZero, scale.domain == nil || hasBars {
    low = min(low, 0)
    high = max(high, 0)
  }
  if let domain = scale.domain, domain.count >= 2 {
    let ends = [domain[0], domain[domain.count - 1]].compactMap { isTemporal ? Day($0)?.number : $0.number }
    if ends.count == 2 {
      low = hasBars ? min(0, ends.min() ?? 0) : ends.min() ?? low
      high = ends.max() ?? high
    }
  }
  if let n = scale.domainMin { low = hasBars ? min(0, n) : n }
  if let n = scale.domainMax { high = n }
  if curve.isLog, low <= 0 { low = min(1, high / 10) }
  if low == high, curve.isLog {
    high = low * 10
  } else if low == high {
    low = low > 0 ? 0 : low - 1
    high = high > 0 ? high : high + 1
  }
  let isNice = scale.nice ?? (scale.domain == nil && !isTemporal)
  return PositionDomain(
    values: .numbers(low...max(low, high), nice: isNice, niceCount: scale.niceCount, isTemporal: isTemporal),
    scale: scale, definition: merged, marks: marks, hasOffset: hasOffset, isWhole: isWhole)
}

extension Diagnostic {
  /// Words where numbers are drawn: their rows have no place on the axis.
  fileprivate static func textAmongNumbers(_ definition: ChannelDefinition, in rows: [DataRow]) -> Diagnostic? {
    guard definition.type == .quantitative, definition.aggregate == nil, let field = definition.field else { return nil }
    let texts = rows.compactMap { $0[field].text }
    guard let first = texts.first else { return nil }
    return Diagnostic(
      .warning, at: definition.place,
      Wording(
        en: "\(texts.count) of \(rows.count) rows have no number in “\(field)” and are not drawn: “\(first)”",
        zh: "字段“\(field)”有\(texts.count)行（共\(rows.count)行）不是数字，未绘制：“\(first)”"),
      remedy: Wording(
        en: "write numbers without quotation marks and units", zh: "请写成不带引号和单位的数字，或将type改为nominal"))
  }
}

private func defaultZero(_ channel: Channel, _ uses: [(UnitLayer, ChannelDefinition)], ranged: Bool) -> Bool {
  uses.allSatisfy { layer, definition in
    guard definition.type == .quantitative else { return false }
    if [.bar, .area, .line].contains(layer.mark.kind) && layer.valueChannel != channel { return false }
    return !ranged || layer.mark.kind != .bar
  }
}

/// One definition out of those of all layers: the first word on each matter counts.
private func merge(_ definitions: [ChannelDefinition]) -> ChannelDefinition {
  var result = definitions[0]
  for other in definitions.dropFirst() {
    result.scale = result.scale ?? other.scale
    result.sort = result.sort ?? other.sort
    result.axis = result.axis ?? other.axis
    result.legend = result.legend ?? other.legend
    result.title = result.title ?? other.title
    result.format = result.format ?? other.format
    result.formatType = result.formatType ?? other.formatType
    result.hasNoAxis = result.hasNoAxis || other.hasNoAxis
    result.hasNoLegend = result.hasNoLegend || other.hasNoLegend
    result.hasNoTitle = result.hasNoTitle || other.hasNoTitle
  }
  return result
}

/// The values of a discrete scale in their order.
private func discreteDomain(_ uses: [(UnitLayer, ChannelDefinition)], sort: SortDefinition?) -> [Datum] {
  var values: [Datum] = []
  var seen: Set<Datum> = []
  func add(_ value: Datum) { if !value.isNull, seen.insert(value).inserted { values.append(value) } }
  for (layer, definition) in uses {
    if case .datum(let value) = definition.source { add(value) }
    if let column = definition.column { for row in layer.rows { add(row[column]) } }
  }
  let hasOnlyConstants = uses.allSatisfy { if case .datum = $0.1.source { true } else { false } }
  func order(by column: String, _ op: AggregateOperation, descending: Bool, _ layer: UnitLayer?) {
    var keys: [Datum: Datum] = [:]
    for value in values {
      var rows: [DataRow] = []
      for (other, definition) in uses where layer == nil || other.index == layer?.index {
        if let field = definition.column { rows += other.rows.filter { $0[field] == value } }
      }
      keys[value] = summarize(rows.filter { !$0[column].isNull || op == .count }, op, op == .count ? nil : column)
    }
    let position = Dictionary(values.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    values.sort { a, b in
      let (x, y) = (keys[a] ?? .null, keys[b] ?? .null)
      // Values without a key come last either way.
      if x.isNull != y.isNull { return y.isNull }
      if x != y { return descending ? Datum.precedes(y, x) : Datum.precedes(x, y) }
      return (position[a] ?? 0) < (position[b] ?? 0)
    }
  }
  switch sort {
  case nil: if !hasOnlyConstants { values.sort(by: Datum.precedes) }
  case .ascending: values.sort(by: Datum.precedes)
  case .descending: values.sort { Datum.precedes($1, $0) }
  case .some(.none): break
  case .values(let list):
    values = list.filter(seen.contains) + values.filter { !list.contains($0) }
  case .field(let field, let op, let descending): order(by: field, op, descending: descending, nil)
  case .channel(let channel, let descending):
    for (layer, _) in uses {
      guard let column = layer.channel(channel)?.column else { continue }
      order(by: column, .min, descending: descending, layer)
      break
    }
  }
  return values
}

private func visual(
  _ channel: Channel, _ layers: [UnitLayer], _ config: Config
) throws(PlottingError) -> (Scale, ChannelDefinition)? {
  let uses = scaled(channel, layers)
  guard let first = uses.first else { return nil }
  let merged = merge(uses.map(\.1))
  let scale = merged.scale ?? ScaleDefinition(at: merged.place)
  let isColor = channel == .color || channel == .fill || channel == .stroke
  if scale.kind?.isOfClasses == true {
    return (.classes(try classes(channel, scale, uses, config)), merged)
  }
  let isContinuous = scale.kind == .linear || scale.curve != .straight || (scale.kind == nil && (merged.type == .quantitative || merged.type == .temporal))
  guard isContinuous, channel != .shape, channel != .strokeDash else {
    var domain = scale.domain ?? discreteDomain(uses, sort: merged.sort)
    if scale.reverse { domain.reverse() }
    let range = try discreteRange(channel, scale, domain, uses, merged, config)
    return (.ordinal(OrdinalScale(domain, range)), merged)
  }
  var numbers: [Double] = []
  for (layer, definition) in uses {
    if case .datum(let value) = definition.source, let n = value.number { numbers.append(n) }
    if let column = definition.column { numbers += layer.rows.compactMap { $0[column].number } }
  }
  var low = scale.domainMin ?? scale.domain?.first?.number ?? numbers.min() ?? 0
  var high = scale.domainMax ?? scale.domain?.last?.number ?? numbers.max() ?? 1
  if scale.zero ?? (channel == .size), scale.domain == nil { (low, high) = (min(low, 0), max(high, 0)) }
  guard isColor else {
    let ends: [Double] =
      if case .values(let list) = scale.range { list.compactMap(\.number) } else { channel == .opacity ? [0.3, 0.8] : [0, 200] }
    return (
      .continuous(
        ContinuousScale(
          low...max(low, high), from: ends.first ?? 0, to: ends.last ?? 1, clamps: true, curve: scale.curve)), merged
    )
  }
  _ = first
  let colors = try rampColors(scale, isDiverging: scale.domainMid != nil, config)
  var stops: [Double]
  if let domain = scale.domain, domain.count == colors.count {
    stops = domain.compactMap(\.number)
  } else if let middle = scale.domainMid {
    // The middle colour stands for the middle value; both wings reach as far as the longer one.
    let wing = max(high - middle, middle - low, 1e-9)
    stops = colors.indices.map { middle - wing + 2 * wing * Double($0) / Double(max(1, colors.count - 1)) }
  } else {
    stops = colors.indices.map { low + (high - low) * Double($0) / Double(max(1, colors.count - 1)) }
  }
  return (.ramp(ColorRamp(stops: stops, colors: scale.reverse ? colors.reversed() : colors)), merged)
}

/// A scale that parts numbers into classes at given limits, at equal distances, or with equal counts.
private func classes(
  _ channel: Channel, _ scale: ScaleDefinition, _ uses: [(UnitLayer, ChannelDefinition)], _ config: Config
) throws(PlottingError) -> ClassScale {
  let isColor = channel == .color || channel == .fill || channel == .stroke
  var numbers = uses.flatMap { layer, definition in layer.rows.compactMap { $0[definition.column ?? ""].number } }
  var written: [Datum]?
  if case .values(let list) = scale.range { written = list }
  // Four classes are told apart without a legend in hand.
  let count = written?.count ?? (scale.kind == .threshold ? (scale.domain?.count ?? 0) + 1 : 4)
  let limits: [Double]
  switch scale.kind {
  case .threshold: limits = (scale.domain ?? []).compactMap(\.number)
  case .quantize:
    if scale.zero == true { numbers.append(0) }
    let ends = scale.domain?.compactMap(\.number) ?? []
    limits = ClassScale.equal(ends.first ?? numbers.min() ?? 0, ends.last ?? numbers.max() ?? 1, classes: count)
  default: limits = ClassScale.quantiles(numbers, classes: count)
  }
  let range: [Datum]
  if let written {
    range = written
  } else if isColor {
    range = sample(try rampColors(scale, isDiverging: false, config), limits.count + 1)
  } else {
    let (low, high) = channel == .opacity ? (0.3, 0.8) : (20.0, 200.0)
    range = (0...limits.count).map { .number(low + (high - low) * Double($0) / Double(max(1, limits.count))) }
  }
  return ClassScale(limits: limits, range: scale.reverse ? range.reversed() : range)
}

private func discreteRange(
  _ channel: Channel, _ scale: ScaleDefinition, _ domain: [Datum], _ uses: [(UnitLayer, ChannelDefinition)],
  _ merged: ChannelDefinition, _ config: Config
) throws(PlottingError) -> [Datum] {
  switch scale.range {
  case .values(let list): return list
  case .field(let field):
    return domain.map { value in
      for (layer, definition) in uses {
        guard let column = definition.column else { continue }
        if let row = layer.rows.first(where: { $0[column] == value && !$0[field].isNull }) { return row[field] }
      }
      return .null
    }
  case .named, nil: break
  }
  switch channel {
  case .shape: return ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"].map(Datum.text)
  case .strokeDash:
    return [[1, 0], [4, 2], [1.5, 1.5], [7, 2, 1.5, 2], [4, 1.5, 1, 1.5, 1, 1.5]].map { .list($0.map(Datum.number)) }
  case .opacity, .size:
    let (low, high) = channel == .opacity ? (0.3, 0.8) : (20.0, 200.0)
    let last = Double(max(1, domain.count - 1))
    return domain.indices.map { .number(low + (high - low) * Double($0) / last) }
  default: break
  }
  if case .named(let name) = scale.range {
    let colors = try namedColors(name, scale.place, config)
    if continuousSchemes[name] != nil || name == "ramp" || name == "heatmap" || name == "diverging" || name == "ordinal" {
      return sample(colors, domain.count)
    }
    return colors.map { .text($0.hexText) }
  }
  if merged.type == .ordinal {
    return sample(try namedColors("ordinal", scale.place, config), domain.count)
  }
  return try namedColors("category", scale.place, config).map { .text($0.hexText) }
}

/// As many colours as asked for, at equal distances along a ramp.
private func sample(_ colors: [Color], _ count: Int) -> [Datum] {
  let ramp = ColorRamp(stops: colors.indices.map(Double.init), colors: colors)
  return (0..<count).map { i in
    let t = count == 1 ? 1 : Double(i) / Double(count - 1)
    return .text(ramp.color(t * Double(colors.count - 1)).hexText)
  }
}

private func rampColors(_ scale: ScaleDefinition, isDiverging: Bool, _ config: Config) throws(PlottingError) -> [Color] {
  switch scale.range {
  case .values(let list):
    let colors = list.compactMap { $0.text.flatMap(color(named:)) }
    return colors.count >= 2 ? colors : [.white, .black]
  case .named(let name): return try namedColors(name, scale.place, config)
  case .field, nil: return try namedColors(isDiverging ? "diverging" : "ramp", scale.place, config)
  }
}

private let continuousSchemes: [String: [String]] = [
  "ordinal": ["#C6DBEF", "#6BAED6", "#08519C"], "ramp": ["#EFF3FF", "#6BAED6", "#08519C"],
  "heatmap": ["#EFF3FF", "#6BAED6", "#08519C"], "blues": ["#EFF3FF", "#6BAED6", "#08519C"],
  "greys": ["#F7F7F7", "#969696", "#252525"], "oranges": ["#FEEDDE", "#FD8D3C", "#A63603"],
  "viridis": ["#440154", "#3B528B", "#21918C", "#5EC962", "#FDE725"],
  "magma": ["#000004", "#51127C", "#B73779", "#FC8961", "#FCFDBF"],
  "greens": ["#EDF8E9", "#74C476", "#006D2C"], "diverging": ["#F46A25", "#FFFFFF", "#12436D"],
  "blueorange": ["#12436D", "#FFFFFF", "#F46A25"],
]

private let categorySchemes: [String: [String]] = [
  "category": ["#4C78A8", "#F58518", "#E45756", "#72B7B2", "#54A24B", "#EECA3B", "#B279A2", "#FF9DA6", "#9D755D", "#BAB0AC"],
  "tableau10": ["#4C78A8", "#F58518", "#E45756", "#72B7B2", "#54A24B", "#EECA3B", "#B279A2", "#FF9DA6", "#9D755D", "#BAB0AC"],
  "category10": ["#1F77B4", "#FF7F0E", "#2CA02C", "#D62728", "#9467BD", "#8C564B", "#E377C2", "#7F7F7F", "#BCBD22", "#17BECF"],
]

/// The colours of a named range: the theme's, else Vega's of that name.
private func namedColors(_ name: String, _ place: Place, _ config: Config) throws(PlottingError) -> [Color] {
  if let colors = config.ranges[name] ?? continuousSchemes[name] ?? categorySchemes[name] {
    return colors.compactMap(color(named:))
  }
  let known = Set(config.ranges.keys).union(continuousSchemes.keys).union(categorySchemes.keys).sorted()
  throw .definition(.badValue(place, key: "scheme", value: name, allowed: known))
}
