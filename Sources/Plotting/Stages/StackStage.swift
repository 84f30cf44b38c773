import Diagnostics

/// Piles bars and areas of one place upon each other: adds the lower and upper end to each row.
func stackStage(_ layers: [UnitLayer], config: Config) -> [UnitLayer] {
  layers.map(inOrderOfColors).map { layer in
    guard let stack = stacking(of: layer) else { return gapStage(layer, config) }
    return gapStage(stacked(layer, stack), config)
  }
}

/// The column with a colour's place in the order that the definition gives them.
private let colorPlace = "_color_sort_index"

/// Bars side by side stand in the order that the definition gives their colours, where it gives them no other.
private func inOrderOfColors(_ layer: UnitLayer) -> UnitLayer {
  guard let colors = layer.orderedColors, layer.encoding[.order] == nil else { return layer }
  var layer = layer
  for channel in [Channel.xOffset, .yOffset] where layer.channel(channel)?.field == colors.field && layer.channel(channel)?.sort == nil {
    layer.encoding[channel]?[0].sort = .values(colors.values)
  }
  return layer
}

extension UnitLayer {
  /// The field of the colours and its values in the order in which the definition lists them, where it does.
  fileprivate var orderedColors: (field: String, values: [Datum])? {
    guard let color = channel(.fill) ?? channel(.color), color.type == .nominal, let field = color.column, let values = color.scale?.domain else { return nil }
    return (field, values)
  }
}

/// Along which channel, if any, and how a layer is stacked, by Vega-Lite's rules.
private func stacking(of layer: UnitLayer) -> UnitLayer.StackColumns? {
  let stackable: [MarkKind] = [.arc, .bar, .area, .rule, .point, .circle, .square, .line, .text, .tick]
  guard stackable.contains(layer.kind) else { return nil }
  guard let channel = candidate(layer, .x) ?? candidate(layer, .theta), let value = layer.channel(channel) else { return nil }
  let isUsual = [.bar, .area, .arc].contains(layer.kind)
  let kind = value.stack ?? (isUsual ? ChannelDefinition.Stack.zero : .none)
  guard kind != .none else { return nil }
  let across = layer.channel(channel.across)
  let dimension = across?.column == value.column ? nil : across?.column
  let offset = channel.across.offset.flatMap { layer.channel($0)?.column }
  var parts: [String] = []
  for name in [Channel.color, .fill, .stroke, .opacity, .fillOpacity, .strokeOpacity, .strokeWidth, .size, .shape, .strokeDash, .angle, .text, .order, .detail] {
    for definition in (layer.encoding[name] ?? []).flatMap({ [$0] + $0.conditions.map(\.definition) }) where definition.aggregate == nil {
      guard let field = definition.column, field != dimension, field != offset, !parts.contains(field) else { continue }
      parts.append(field)
    }
  }
  if layer.isAggregated && parts.isEmpty { return nil }
  if let second = channel.second, layer.channel(second)?.isFieldOrDatum == true { return nil }
  return UnitLayer.StackColumns(channel: channel, kind: kind, parts: parts)
}

/// The channel of two along which numbers could be piled.
private func candidate(_ layer: UnitLayer, _ first: Channel) -> Channel? {
  let second: Channel = first == .x ? .y : .radius
  let (a, b) = (layer.channel(first), layer.channel(second))
  let isNumber = { (d: ChannelDefinition?) in (d.map { $0.field != nil || $0.source == .count } ?? false) && d?.type == .quantitative && d?.binning == nil && d?.isBinned == false }
  let isField = { (d: ChannelDefinition?) in d.map { $0.field != nil || $0.source == .count } ?? false }
  let isBarOrArea = first == .x && (layer.kind == .bar || layer.kind == .area)
  if isField(a), isField(b) {
    switch (isNumber(a), isNumber(b)) {
    case (true, true):
      if let stack = a?.stack, stack != .none { return first }
      if let stack = b?.stack, stack != .none { return second }
      if (a?.aggregate != nil) != (b?.aggregate != nil) { return a?.aggregate != nil ? first : second }
      if isBarOrArea { return layer.orient == .vertical ? second : layer.orient == .horizontal ? first : nil }
      return nil
    case (true, false): return first
    case (false, true): return second
    case (false, false): return nil
    }
  }
  if isNumber(a) { return isBarOrArea && layer.orient == .vertical ? nil : first }
  if isNumber(b) { return isBarOrArea && layer.orient == .horizontal ? nil : second }
  return nil
}

private func stacked(_ layer: UnitLayer, _ stack: UnitLayer.StackColumns) -> UnitLayer {
  var layer = layer
  guard let column = layer.channel(stack.channel)?.column else { return layer }
  let across = layer.channel(stack.channel.across)
  var keys: [String] = []
  if let field = across?.column, field != column { keys.append(field) }
  if let offset = stack.channel.across.offset, let field = layer.channel(offset)?.column, field != column { keys.append(field) }
  let order = layer.encoding[.order] ?? []
  var sort: [TransformDefinition.SortKey] = []
  let ordered = order.filter { $0.column != nil }
  if order.isEmpty, let colors = layer.orderedColors {
    for i in layer.rows.indices { layer.rows[i][colorPlace] = .number(Double(colors.values.firstIndex(of: layer.rows[i][colors.field]) ?? -1)) }
    sort = [.init(field: colorPlace, descending: layer.orient != .horizontal)]
  } else if !ordered.isEmpty {
    sort = ordered.map { .init(field: $0.column ?? "", descending: $0.sort == .descending) }
  } else {
    // Without an order the last of the legend lies at the bottom, and the first at the left.
    let descending = order.first?.sort.map { $0 == .descending } ?? (stack.channel == .y)
    sort = stack.parts.map { .init(field: $0, descending: descending) }
  }
  var table = DataTable(layer.rows)
  if layer.kind.isPath, let key = keys.first, layer.channel(stack.channel)?.impute == nil {
    // A series that lacks a place of the others has nothing there.
    var impute = ChannelDefinition.Impute()
    impute.value = .number(0)
    table = table.imputed(.init(field: column, key: key, by: stack.parts + layer.facets, impute: impute), fillsNulls: false)
  }
  let step = TransformDefinition.StackStep(
    field: column, by: keys + layer.facets, sort: sort, kind: stack.kind, start: stack.low, end: stack.high)
  layer.rows = table.stacked(step).rows
  layer.stack = stack
  return layer
}

/// Takes out rows whose numbers are missing, as the mark asks for it; lines break there instead.
private func gapStage(_ layer: UnitLayer, _ config: Config) -> UnitLayer {
  var layer = layer
  // What has an output of its own for missing numbers is complete without them.
  var tolerant: Set<String> = []
  if case .values(let outputs) = config.scale[.invalid] { tolerant = Set(outputs.keys) }
  var columns: [String] = []
  for channel in [Channel.x, .y, .theta, .radius, .xOffset, .yOffset] + Channel.visuals where !tolerant.contains(channel.rawValue) {
    for definition in layer.encoding[channel] ?? [] {
      guard let column = definition.column, definition.aggregate?.isAdditive != true || definition.aggregate == .sum, !definition.hasNoScale else { continue }
      let isContinuous =
        definition.scale?.kind.map { !$0.isDiscrete && $0 != .binOrdinal } ?? (definition.type == .quantitative || definition.type == .temporal)
      if isContinuous, channel != .shape, channel != .strokeDash { columns.append(column) }
    }
  }
  guard !columns.isEmpty else { return layer }
  func isComplete(_ row: DataRow) -> Bool { columns.allSatisfy { measured(row[$0]) != nil } }
  switch layer.gaps {
  case .filter: layer.rows = layer.rows.filter(isComplete)
  case .breaks(let learnsFromAll):
    if layer.kind.isPath {
      if !learnsFromAll { layer.scaleRows = layer.rows.filter(isComplete) }
    } else {
      if learnsFromAll { layer.scaleRows = layer.rows }
      layer.rows = layer.rows.filter(isComplete)
    }
  case .show: break
  }
  return layer
}
