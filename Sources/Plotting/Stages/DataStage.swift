import Definitions
import Diagnostics

/// Carries rows through the transforms of a view and its layers; `inherited` are those of the views around it, `facets` the fields by
/// which a view around divides them.
func dataStage(
  _ view: ViewDefinition, inherited: (table: DataTable, isGiven: Bool) = (DataTable(), false), named: [String: DataTable],
  config: Config, facets: [String] = [], encoding: [Channel: [ChannelDefinition]] = [:]
) throws(PlottingError) -> [UnitLayer] {
  var stage = DataStage(named: named, config: config, facets: facets)
  try stage.collect(view, inherited, encoding)
  return stage.layers
}

/// The rows of a view after its own transforms, and whether any data were given for it.
func sourceRows(
  _ view: ViewDefinition, inherited: (table: DataTable, isGiven: Bool), named: [String: DataTable]
) throws(PlottingError) -> (table: DataTable, isGiven: Bool) {
  var table = inherited.table
  switch view.data {
  case .values(let rows): table = DataTable(rows)
  case .nothing: table = DataTable([DataRow()])
  case .named(let name, let place):
    guard let known = named[name] else { throw .unknownData(place, name: name) }
    table = known
  case .file(let path, _, let place):
    guard let known = named[path] else { throw .unsupportedFeature(place, feature: "data.url") }
    table = known
  case nil: break
  }
  return (try table.transformed(by: view.transforms, named: named), inherited.isGiven || view.data != nil)
}

private struct DataStage {
  var named: [String: DataTable]
  var config: Config
  var facets: [String]
  var layers: [UnitLayer] = []

  mutating func collect(
    _ view: ViewDefinition, _ inherited: (table: DataTable, isGiven: Bool), _ above: [Channel: [ChannelDefinition]]
  ) throws(PlottingError) {
    let rows = try sourceRows(view, inherited: inherited, named: named)
    let encoding = merge(view.encoding, over: above)
    switch view.content {
    case .concat, .facet: throw .unsupportedFeature(view.place, feature: "concat in layer")
    case .layers(let views):
      for inner in views { try collect(inner, rows, encoding) }
    case .mark(let mark):
      for channel in Channel.allCases {
        for definition in encoding[channel] ?? [] {
          if let field = definition.field { try rows.table.require([field], at: definition.place) }
        }
      }
      if !rows.isGiven, let definition = Channel.allCases.lazy.compactMap({ encoding[$0]?.first { $0.field != nil } }).first {
        throw .definition(.missingKey(definition.place, key: "data"))
      }
      layers.append(unit(mark, encoding, rows.isGiven ? rows.table : DataTable([DataRow()])))
    }
  }

  private func unit(_ mark: MarkDefinition, _ encoding: [Channel: [ChannelDefinition]], _ table: DataTable) -> UnitLayer {
    var layer = UnitLayer(
      index: layers.count, mark: mark, settings: config.settings(of: mark), encoding: encoding, rows: table.rows)
    layer.orient = UnitLayer.orientation(mark.kind, encoding, asked: layer.settings.text(.orient))
    if let first = table.rows.first { layer.facets = facets.filter { !first[$0].isNull || table.fieldSet.contains($0) } }
    // A constant second end, offset or condition may stand in a list of its own.
    dates(&layer)
    classes(&layer)
    layer.rawRows = layer.rows
    aggregate(&layer)
    impute(&layer)
    return layer
  }

  /// The layer's channels, and where they name no source, the one of the view around it.
  private func merge(
    _ inner: [Channel: [ChannelDefinition]], over outer: [Channel: [ChannelDefinition]]
  ) -> [Channel: [ChannelDefinition]] {
    outer.merging(inner) { outer, inner in
      guard inner.count == 1, outer.count == 1 else { return inner }
      var merged = inner[0]
      if merged.source == nil {
        merged.source = outer[0].source
        merged.type = merged.type ?? outer[0].type
        merged.aggregate = merged.aggregate ?? outer[0].aggregate
        merged.argument = merged.argument ?? outer[0].argument
        merged.timeUnit = merged.timeUnit ?? outer[0].timeUnit
        merged.binning = merged.binning ?? outer[0].binning
        merged.isBinned = merged.isBinned || outer[0].isBinned
      } else if merged.field == nil && merged.source != .count {
        // A constant takes nothing over.
        if case .value = merged.source { return inner }
      }
      merged.stack = merged.stack ?? outer[0].stack
      merged.title = merged.title ?? outer[0].title
      merged.hasNoTitle = merged.hasNoTitle || outer[0].hasNoTitle
      merged.scale = merged.scale.map { $0.over(outer[0].scale) } ?? outer[0].scale
      merged.hasNoScale = merged.hasNoScale || outer[0].hasNoScale
      merged.sort = merged.sort ?? outer[0].sort
      merged.axis = merged.axis.map { $0.over(outer[0].axis ?? Properties()) } ?? outer[0].axis
      merged.hasNoAxis = merged.hasNoAxis || outer[0].hasNoAxis
      merged.legend = merged.legend.map { $0.over(outer[0].legend ?? Properties()) } ?? outer[0].legend
      merged.hasNoLegend = merged.hasNoLegend || outer[0].hasNoLegend
      merged.format = merged.format ?? outer[0].format
      merged.formatType = merged.formatType ?? outer[0].formatType
      merged.bandPosition = merged.bandPosition ?? outer[0].bandPosition
      // What the inner one does not say, not even its type, it has from the outer.
      if merged.type == .nominal, case .field = merged.source, let type = outer[0].type, outer[0].source == nil { merged.type = type }
      return [merged]
    }
  }

  /// Points in time as milliseconds, wherever a channel takes a field for time.
  private func dates(_ layer: inout UnitLayer) {
    var fields: [String] = []
    for definition in layer.allDefinitions.flatMap({ [$0] + $0.conditions.map(\.definition) }) {
      guard let field = definition.field, definition.type == .temporal || definition.timeUnit != nil, !fields.contains(field) else { continue }
      fields.append(field)
    }
    for (channel, definitions) in layer.encoding {
      for i in definitions.indices {
        if case .datum(let value) = definitions[i].source, definitions[i].type == .temporal, let moment = Moment.milliseconds(value) {
          layer.encoding[channel]?[i].source = .datum(.number(moment))
        }
      }
      // The second end is of the kind of the first.
      if let second = channel.second, layer.encoding[channel]?.first?.type == .temporal, let other = layer.encoding[second]?.first {
        if let field = other.field, !fields.contains(field) { fields.append(field) }
        if case .datum(let value) = other.source, let moment = Moment.milliseconds(value) { layer.encoding[second]?[0].source = .datum(.number(moment)) }
      }
    }
    for field in fields {
      guard layer.rows.contains(where: { Moment.milliseconds($0[field]).map(Datum.number) ?? .null != $0[field] }) else { continue }
      for i in layer.rows.indices {
        let value = layer.rows[i][field]
        layer.rows[i][field] = Moment.milliseconds(value).map(Datum.number) ?? .null
      }
    }
  }

  /// Puts numbers into classes and moments into units of time.
  private func classes(_ layer: inout UnitLayer) {
    var done: Set<String> = []
    func add(_ definition: ChannelDefinition, _ channel: Channel) {
      guard let field = definition.field, let start = definition.column, let end = definition.endColumn else { return }
      if let binning = definition.binning {
        guard done.insert(start).inserted else { return }
        let usual = [.x, .y, .xOffset, .yOffset, .theta, .radius, .text, .detail, .order].contains(channel) ? 10 : 6
        layer.rows = DataTable(layer.rows).binned(field, binning, as: (start, end), usual: usual).rows
      } else if let unit = definition.timeUnit {
        guard done.insert(start).inserted else { return }
        layer.rows = DataTable(layer.rows).timed(field, unit, as: (start, end)).rows
      }
    }
    for channel in Channel.allCases {
      for (i, definition) in (layer.encoding[channel] ?? []).enumerated() {
        add(definition, channel)
        for condition in definition.conditions { add(condition.definition, channel) }
        // On a scale of names each class is one, written with both its ends.
        let isDiscrete = definition.isDiscrete || definition.scale?.kind?.isDiscrete == true
        guard definition.binning != nil, isDiscrete, let start = definition.column, let end = definition.endColumn else { continue }
        let format = NumberFormat(definition.format ?? config.numberFormat ?? "")
        layer.rows = DataTable(layer.rows).with(start + "_range") { row in
          guard let low = row[start].number, let high = row[end].number else { return .text("null") }
          let write = { (n: Double) in format?.string(n) ?? plainNumber(n).replacing("-", with: "\u{2212}") }
          return .text("\(write(low)) – \(write(high))")
        }.rows
        layer.encoding[channel]?[i].usesClassNames = true
      }
    }
  }

  /// One row for each combination of the fields that are not summarised, where some channel is.
  private func aggregate(_ layer: inout UnitLayer) {
    let definitions = layer.allDefinitions.flatMap { [$0] + $0.conditions.map(\.definition) }
    let summarised = definitions.filter { $0.aggregate != nil }
    guard !summarised.isEmpty else { return }
    var groups: [String] = layer.facets
    for definition in definitions where definition.aggregate == nil {
      var columns = [definition.column, definition.endColumn].compactMap { $0 }
      if definition.usesClassNames, let start = definition.startColumn { columns.append(start) }
      for field in columns where !groups.contains(field) { groups.append(field) }
    }
    // Fields that tests ask for stay where every group has one value of them.
    let tested = definitions.flatMap { $0.conditions.flatMap(\.test.fields) }
    layer.rows = DataTable(layer.rows).grouped(by: groups).map { group in
      var row = DataRow()
      for field in groups { row[field] = group[0][field] }
      for field in tested where row.fields[field] == nil { row[field] = group[0][field] }
      for definition in summarised {
        guard let column = definition.column, let op = definition.aggregate else { continue }
        if op == .argmin || op == .argmax, let argument = definition.argument, let field = definition.field {
          guard case .object(let fields) = summarize(group, op, argument) else { continue }
          row[column] = DataRow(fields)[field]
        } else {
          row[column] = summarize(group, op, definition.field)
        }
      }
      return row
    }
  }

  /// Adds the rows that a series lacks, along the other direction.
  private func impute(_ layer: inout UnitLayer) {
    for channel in [Channel.x, .y] {
      guard let definition = layer.channel(channel), let impute = definition.impute, let field = definition.column,
        let key = layer.channel(channel.across)?.column
      else { continue }
      var by = layer.facets
      for other in Channel.visuals + [.detail] {
        for definition in layer.encoding[other] ?? [] where definition.aggregate == nil {
          if let column = definition.column, column != key, !by.contains(column) { by.append(column) }
        }
      }
      layer.rows = DataTable(layer.rows).imputed(.init(field: field, key: key, by: by, impute: impute)).rows
    }
  }
}
