import Diagnostics

/// Piles bars and areas of one place upon each other: adds the lower and upper end to each row.
func stackStage(_ layers: [UnitLayer]) -> [UnitLayer] {
  layers.map { layer in
    guard let (channel, kind) = stacking(of: layer) else { return layer }
    return stacked(layer, along: channel, kind)
  }
}

/// Along which channel, if any, and how a layer is stacked, by Vega-Lite's rules.
private func stacking(of layer: UnitLayer) -> (Channel, ChannelDefinition.Stack)? {
  let channel = layer.valueChannel
  guard let value = layer.channel(channel), value.type == .quantitative, value.column != nil,
    layer.channel(channel == .x ? .x2 : .y2) == nil, value.stack != ChannelDefinition.Stack.none
  else { return nil }
  let parts = stackFields(of: layer)
  if let stack = value.stack { return (channel, stack) }
  guard layer.mark.kind == .bar || layer.mark.kind == .area, !parts.isEmpty else { return nil }
  if let op = value.aggregate, ![.count, .sum, .distinct, .valid, .missing].contains(op) { return nil }
  return (channel, .zero)
}

private func stackFields(of layer: UnitLayer) -> [String] {
  let dimension = layer.channel(layer.valueChannel == .x ? .y : .x)?.field
  let offsets = [layer.channel(.xOffset)?.field, layer.channel(.yOffset)?.field]
  var fields: [String] = []
  for channel in [Channel.color, .fill, .stroke, .detail, .opacity, .strokeDash, .shape, .size, .order] {
    for definition in layer.encoding[channel] ?? [] where definition.aggregate == nil {
      guard let field = definition.field, field != dimension, !offsets.contains(field), !fields.contains(field) else {
        continue
      }
      if channel == .order && layer.mark.kind == .line { continue }
      fields.append(field)
    }
  }
  return fields
}

private func stacked(_ layer: UnitLayer, along channel: Channel, _ kind: ChannelDefinition.Stack) -> UnitLayer {
  var layer = layer
  guard let column = layer.channel(channel)?.column else { return layer }
  var keys: [String] = []
  for other in [channel == .x ? Channel.y : .x, .xOffset, .yOffset] {
    if let field = layer.channel(other)?.column { keys.append(field) }
  }
  let order = layer.encoding[.order] ?? []
  let parts = stackFields(of: layer).filter { field in !order.contains { $0.field == field } }
  var groups: [[Datum]: [Int]] = [:]
  for (i, row) in layer.rows.enumerated() { groups[keys.map { row[$0] }, default: []].append(i) }
  for members in groups.values {
    let ordered = members.sorted { a, b in
      let (x, y) = (layer.rows[a], layer.rows[b])
      for definition in order {
        guard let field = definition.field, x[field] != y[field] else { continue }
        return definition.sort == .descending ? Datum.precedes(y[field], x[field]) : Datum.precedes(x[field], y[field])
      }
      // Without an order the last of the legend lies at the bottom, as Vega-Lite piles.
      if order.isEmpty {
        for field in parts where x[field] != y[field] { return Datum.precedes(y[field], x[field]) }
      }
      return a < b
    }
    let total = ordered.reduce(0) { $0 + (layer.rows[$1][column].number?.magnitude ?? 0) }
    var above = 0.0
    var below = 0.0
    for i in ordered {
      guard let value = layer.rows[i][column].number else {
        layer.rows[i]["__low"] = .null
        layer.rows[i]["__high"] = .null
        continue
      }
      let part = kind == .normalize ? (total > 0 ? value / total : 0) : value
      let start = part < 0 ? below : above
      layer.rows[i]["__low"] = .number(start)
      layer.rows[i]["__high"] = .number(start + part)
      if part < 0 { below += part } else { above += part }
    }
  }
  layer.stack = .init(channel: channel)
  return layer
}
