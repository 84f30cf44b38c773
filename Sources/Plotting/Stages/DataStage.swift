import Definitions
import Diagnostics

/// One mark with its rows after all transforms, its settings and its channels: what the later stages work on.
struct UnitLayer {
  var index: Int
  var mark: MarkDefinition
  var settings: Properties<MarkProperty>
  var encoding: [Channel: [ChannelDefinition]]
  var rows: [DataRow]
  /// The lower and upper end of a stack, in columns that the stacking stage adds.
  var stack: StackColumns?

  struct StackColumns {
    var channel: Channel
    var low = "__low"
    var high = "__high"
  }

  func channel(_ name: Channel) -> ChannelDefinition? { encoding[name]?.first }

  /// True where bars lie: the length runs along x.
  var isHorizontal: Bool {
    if let orient = settings.text(.orient) { return orient == "horizontal" }
    let x = channel(.x)
    let y = channel(.y)
    // Classes stand side by side: the other direction is the length.
    let hasClasses = { (definition: ChannelDefinition?) in definition.map { $0.isBinned || $0.binning != nil } ?? false }
    if hasClasses(x) != hasClasses(y) { return hasClasses(y) }
    // A bar with two ends along x lies, unless its length is measured along y, as over classes that the data bring.
    let isBar = mark.kind == .bar
    if channel(.x2) != nil && channel(.y2) == nil { return !(isBar && y?.type == .quantitative) }
    if channel(.y2) != nil && channel(.x2) == nil { return isBar && x?.type == .quantitative }
    if x?.type == .quantitative, y?.type != .quantitative { return y != nil || mark.kind != .tick && mark.kind != .rule }
    return x?.type == .quantitative && y?.type == .quantitative && y?.aggregate == nil && x?.aggregate != nil
  }

  /// The channel along which values are measured.
  var valueChannel: Channel { isHorizontal ? .x : .y }

  var isFilled: Bool {
    if let filled = settings.bool(.filled) { return filled }
    switch mark.kind {
    case .bar, .area, .rect, .text, .circle, .square, .tick: return true
    case .line, .rule, .point: return false
    }
  }
}

/// Carries rows through the transforms of a view and its layers; `inherited` are those of the views around it.
func dataStage(
  _ view: ViewDefinition, inherited: (table: DataTable, isGiven: Bool) = (DataTable(), false), named: [String: DataTable],
  config: Config
) throws(PlottingError) -> [UnitLayer] {
  var layers: [UnitLayer] = []
  try collect(view, inherited, [:], named, config, &layers)
  return layers
}

/// The rows of a view after its own transforms, and whether any data were given for it.
func sourceRows(
  _ view: ViewDefinition, inherited: (table: DataTable, isGiven: Bool), named: [String: DataTable]
) throws(PlottingError) -> (table: DataTable, isGiven: Bool) {
  var table = inherited.table
  switch view.data {
  case .values(let rows): table = DataTable(rows)
  case .named(let name, let place):
    guard let known = named[name] else { throw .unknownData(place, name: name) }
    table = known
  case .file(let path, let place):
    guard let known = named[path] else { throw .unsupportedFeature(place, feature: "data.url") }
    table = known
  case nil: break
  }
  return (try table.transformed(by: view.transforms), inherited.isGiven || view.data != nil)
}

private func collect(
  _ view: ViewDefinition, _ inherited: (table: DataTable, isGiven: Bool), _ above: [Channel: [ChannelDefinition]], _ named: [String: DataTable],
  _ config: Config, _ layers: inout [UnitLayer]
) throws(PlottingError) {
  let rows = try sourceRows(view, inherited: inherited, named: named)
  let table = rows.table
  let encoding = merge(view.encoding, over: above)
  switch view.content {
  case .concat: throw .unsupportedFeature(view.place, feature: "concat in layer")
  case .layers(let views):
    for inner in views { try collect(inner, rows, encoding, named, config, &layers) }
  case .mark(let mark):
    var layer = UnitLayer(
      index: layers.count, mark: mark, settings: config.settings(of: mark), encoding: encoding, rows: table.rows)
    for channel in Channel.allCases {
      for definition in encoding[channel] ?? [] {
        if let field = definition.field { try table.require([field], at: definition.place) }
      }
    }
    if !rows.isGiven, let definition = Channel.allCases.lazy.compactMap({ encoding[$0]?.first { $0.field != nil } }).first {
      throw .definition(.missingKey(definition.place, key: "data"))
    }
    bin(&layer)
    aggregate(&layer)
    layers.append(layer)
    if let point = layer.settings.bool(.point), point, mark.kind == .line || mark.kind == .area {
      var dots = layer
      dots.index = layers.count
      dots.mark = MarkDefinition(kind: .point, place: mark.place, properties: Properties())
      dots.settings = config.settings(of: dots.mark)
      dots.settings[.filled] = .bool(true)
      dots.encoding[.strokeDash] = nil
      layers.append(dots)
    }
  }
}

/// The layer's channels, and where they name no source, the one of the view around it.
private func merge(
  _ inner: [Channel: [ChannelDefinition]], over outer: [Channel: [ChannelDefinition]]
) -> [Channel: [ChannelDefinition]] {
  outer.merging(inner) { outer, inner in
    guard inner.count == 1, outer.count == 1, inner[0].source == nil else { return inner }
    var merged = inner[0]
    merged.source = outer[0].source
    merged.type = merged.type ?? outer[0].type
    merged.aggregate = merged.aggregate ?? outer[0].aggregate
    merged.scale = merged.scale ?? outer[0].scale
    merged.sort = merged.sort ?? outer[0].sort
    return [merged]
  }
}

/// Puts the numbers of binned channels into classes; along x and y a class reaches from its begin to its end.
private func bin(_ layer: inout UnitLayer) {
  for channel in Channel.allCases {
    for definition in layer.encoding[channel] ?? [] {
      guard let binning = definition.binning, let field = definition.field, let start = definition.column,
        let end = definition.endColumn
      else { continue }
      layer.rows =
        DataTable(layer.rows).binned(field, binning, as: (start, end), usual: channel.isPosition ? 10 : 6).rows
      let other: Channel? = channel == .x ? .x2 : channel == .y ? .y2 : nil
      if let other, layer.encoding[other] == nil, [.bar, .rect, .rule].contains(layer.mark.kind) {
        var second = ChannelDefinition(at: definition.place)
        second.source = .field(end)
        layer.encoding[other] = [second]
      }
    }
  }
}

/// One row for each combination of the fields that are not summarised, where some channel is.
private func aggregate(_ layer: inout UnitLayer) {
  let definitions = Channel.allCases.flatMap { layer.encoding[$0] ?? [] }
  let summarised = definitions.filter { $0.aggregate != nil }
  guard !summarised.isEmpty else { return }
  var groups: [String] = []
  for definition in definitions where definition.aggregate == nil {
    let conditions = definition.conditions.compactMap { if case .field(let f) = $0.source { f } else { nil } }
    for field in [definition.column].compactMap({ $0 }) + conditions where !groups.contains(field) { groups.append(field) }
  }
  layer.rows = DataTable(layer.rows).grouped(by: groups).map { group in
    var row = DataRow()
    for field in groups { row[field] = group[0][field] }
    for definition in summarised {
      guard let column = definition.column, let op = definition.aggregate else { continue }
      row[column] = summarize(group, op, definition.field)
    }
    return row
  }
}
