import Definitions
import Diagnostics

/// The views of a definition with their rows: plots, and what sets plots side by side.
indirect enum Block {
  case plot(PlotBlock)
  case facet(FacetBlock)
  case grid(GridBlock)
}

/// A plot with its layers, and which of the layers' scales are their own.
struct PlotBlock {
  var view: ViewDefinition
  var layers: [UnitLayer]
  /// By layer: for each channel the group of layers that share its scale; group 0 shares it with the views around.
  var groups: [[Channel: Int]]
}

/// The same block for each value of one or two fields.
struct FacetBlock {
  var view: ViewDefinition
  var definition: FacetDefinition
  /// The rows by which the values and their order are known.
  var rows: [DataRow]
  var child: Block
  /// Whose titles the multiples around it bear already.
  var titledAbove: Set<Channel> = []
}

struct GridBlock {
  var view: ViewDefinition
  var children: [Block]
  /// All in one row where nil.
  var columns: Int?
}

/// Carries rows down the tree of views.
struct BlockBuilding {
  var named: [String: DataTable]
  var config: Config

  func block(
    _ view: ViewDefinition, inherited: (table: DataTable, isGiven: Bool), facets: [String], encoding: [Channel: [ChannelDefinition]] = [:]
  ) throws(PlottingError) -> Block {
    switch view.content {
    case .concat(let views, let columns):
      let rows = try sourceRows(view, inherited: inherited, named: named)
      var children: [Block] = []
      for inner in views { children.append(try block(inner, inherited: rows, facets: facets)) }
      return .grid(GridBlock(view: view, children: children, columns: columns))
    case .facet(let definition, let child): return try facet(view, definition, child, inherited, facets)
    case .mark, .layers:
      var groups: [[Channel: Int]] = []
      var next = 0
      Self.collectGroups(view, [:], &groups, &next)
      let layers = try dataStage(view, inherited: inherited, named: named, config: config, facets: facets, encoding: encoding)
      return .plot(PlotBlock(view: view, layers: stackStage(layers, config: config), groups: groups))
    }
  }

  /// The groups in which layers share scales, in the order of the layers.
  private static func collectGroups(_ view: ViewDefinition, _ above: [Channel: Int], _ groups: inout [[Channel: Int]], _ next: inout Int) {
    guard case .layers(let views) = view.content else {
      groups.append(above)
      return
    }
    for inner in views {
      var mine = above
      for channel in Channel.allCases where view.resolve.scales[channel] == .independent {
        next += 1
        mine[channel] = next
      }
      collectGroups(inner, mine, &groups, &next)
    }
  }

  private func facet(
    _ view: ViewDefinition, _ definition: FacetDefinition, _ child: ViewDefinition, _ inherited: (table: DataTable, isGiven: Bool), _ facets: [String]
  ) throws(PlottingError) -> Block {
    var rows = try sourceRows(view, inherited: inherited, named: named)
    guard rows.isGiven else { throw .definition(.missingKey(view.place, key: "data")) }
    var definition = definition
    for (channel, facet) in definition.channels {
      guard let field = facet.field else { throw .definition(.missingKey(facet.place, key: "field")) }
      try rows.table.require([field], at: facet.place)
      var facet = facet
      guard let column = facet.startColumn, let end = facet.endColumn else { continue }
      if let binning = facet.binning {
        rows.table = rows.table.binned(field, binning, as: (column, end), usual: 6)
      } else if let unit = facet.timeUnit {
        rows.table = rows.table.timed(field, unit, as: (column, end))
      }
      if facet.binning != nil {
        let format = NumberFormat(facet.header?.text(.format) ?? config.numberFormat ?? "")
        rows.table = rows.table.with(column + "_range") { row in
          guard let low = row[column].number, let high = row[end].number else { return .text("null") }
          let write = { (n: Double) in format?.string(n) ?? plainNumber(n) }
          return .text("\(write(low)) – \(write(high))")
        }
        facet.usesClassNames = true
      }
      switch channel {
      case .row: definition.row = facet
      case .column: definition.column = facet
      default: definition.wrapped = facet
      }
    }
    let columns = definition.channels.compactMap { $0.1.column }
    let inner = try block(child, inherited: rows, facets: facets + columns)
    return .facet(FacetBlock(view: view, definition: definition, rows: rows.table.rows, child: inner))
  }
}

extension Block {
  var view: ViewDefinition {
    switch self {
    case .plot(let plot): plot.view
    case .facet(let facet): facet.view
    case .grid(let grid): grid.view
    }
  }

  /// All layers in it.
  var layers: [UnitLayer] {
    switch self {
    case .plot(let plot): plot.layers
    case .facet(let facet): facet.child.layers
    case .grid(let grid): grid.children.flatMap(\.layers)
    }
  }

  /// Whether the views in it share a scale, by what is written or by custom: positions are shared by small multiples, colours by all.
  func shares(_ channel: Channel) -> Bool {
    switch self {
    case .plot: true
    case .facet(let facet): (facet.view.resolve.scales[channel] ?? (channel == .theta ? .independent : .shared)) == .shared
    case .grid(let grid):
      (grid.view.resolve.scales[channel] ?? ([.x, .y, .theta, .radius].contains(channel) ? .independent : .shared)) == .shared
    }
  }

  /// The layers that share a channel's scale with what is around.
  func layers(sharing channel: Channel) -> [UnitLayer] {
    switch self {
    case .plot(let plot): plot.layers.enumerated().filter { (plot.groups[$0.offset][channel] ?? 0) == 0 }.map(\.element)
    case .facet(let facet): shares(channel) ? facet.child.layers(sharing: channel) : []
    case .grid(let grid): shares(channel) ? grid.children.flatMap { $0.layers(sharing: channel) } : []
    }
  }

  /// The block with those rows only that belong to one of the multiples.
  func divided(by columns: [String]) -> [[Datum]: Block] {
    switch self {
    case .plot(let plot):
      var parts: [[Datum]: PlotBlock] = [:]
      var empty = plot
      for i in empty.layers.indices where !plot.layers[i].facets.isEmpty {
        empty.layers[i].rows = []
        empty.layers[i].scaleRows = empty.layers[i].scaleRows.map { _ in [] }
        empty.layers[i].rawRows = []
      }
      for (i, layer) in plot.layers.enumerated() where !layer.facets.isEmpty {
        func deal(_ rows: [DataRow], _ keyPath: WritableKeyPath<UnitLayer, [DataRow]>) {
          for row in rows { parts[columns.map { row[$0] }, default: empty].layers[i][keyPath: keyPath].append(row) }
        }
        deal(layer.rows, \.rows)
        deal(layer.rawRows, \.rawRows)
        if let rows = layer.scaleRows { for row in rows { parts[columns.map { row[$0] }, default: empty].layers[i].scaleRows?.append(row) } }
      }
      return parts.mapValues { .plot($0) }
    case .facet(let facet):
      let inner = facet.child.divided(by: columns)
      var rows: [[Datum]: [DataRow]] = [:]
      for row in facet.rows { rows[columns.map { row[$0] }, default: []].append(row) }
      return inner.reduce(into: [:]) { result, part in
        result[part.key] = .facet(FacetBlock(view: facet.view, definition: facet.definition, rows: rows[part.key] ?? [], child: part.value))
      }
    case .grid(let grid):
      let parts = grid.children.map { $0.divided(by: columns) }
      var keys: Set<[Datum]> = []
      for part in parts { keys.formUnion(part.keys) }
      return keys.reduce(into: [:]) { result, key in
        result[key] = .grid(GridBlock(view: grid.view, children: zip(grid.children, parts).map { $1[key] ?? $0.emptied }, columns: grid.columns))
      }
    }
  }

  /// The block without rows.
  var emptied: Block {
    switch self {
    case .plot(var plot):
      for i in plot.layers.indices where !plot.layers[i].facets.isEmpty {
        plot.layers[i].rows = []
        plot.layers[i].rawRows = []
        plot.layers[i].scaleRows = plot.layers[i].scaleRows.map { _ in [] }
      }
      return .plot(plot)
    case .facet(let facet): return .facet(FacetBlock(view: facet.view, definition: facet.definition, rows: [], child: facet.child.emptied))
    case .grid(let grid): return .grid(GridBlock(view: grid.view, children: grid.children.map(\.emptied), columns: grid.columns))
    }
  }
}
