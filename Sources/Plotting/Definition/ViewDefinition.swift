import Definitions
package import Diagnostics

/// A picture or a layer of one: rows, steps that change them, and a mark or further layers.
package struct ViewDefinition: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    case mark(MarkDefinition)
    case layers([ViewDefinition])
    /// Views of their own, in so many columns; all in one row where nil.
    case concat([ViewDefinition], columns: Int?)
    /// The same view for each value of a field.
    case facet(FacetDefinition, ViewDefinition)
  }

  package enum Source: Hashable, Sendable {
    case named(String, Place)
    /// A csv, tsv or json file beside the definition (`data.url`), and how its fields are read.
    case file(String, DataFormat, Place)
    case values([DataRow])
    /// No rows but one without fields.
    case nothing
  }

  /// A length of the plot area.
  package enum Extent: Hashable, Sendable {
    case points(Double)
    /// Of each band; of each part of a band where parts stand side by side in it, unless it is meant for the whole band.
    case step(Double, isForBand: Bool)
    case container
  }

  package enum Resolution: String, Hashable, Sendable, CaseIterable { case shared, independent }

  package struct Resolve: Hashable, Sendable {
    package var scales: [Channel: Resolution] = [:]
    package var axes: [Channel: Resolution] = [:]
    package var legends: [Channel: Resolution] = [:]
  }

  package var place: Place
  package var data: Source?
  package var transforms: [TransformDefinition] = []
  package var encoding: [Channel: [ChannelDefinition]] = [:]
  package var content: Content
  package var title: Properties<TitleProperty>?
  package var width: Extent?
  package var height: Extent?
  package var resolve = Resolve()
  /// Between views side by side and below each other.
  package var columnSpacing: Double?
  package var rowSpacing: Double?
  /// Whether views in a grid are as wide and high as the largest: `all`, `each`, `none`.
  package var align: String?
  package var bounds: String?
  package var centers = false
  package var background: Properties<ViewProperty>?

  /// Whether it says how wide or high a plot is, its own or that of a view in it.
  package var givesSize: Bool {
    for case .points? in [width, height] { return true }
    return children.contains(where: \.givesSize)
  }
}

/// By which fields small multiples are made.
package struct FacetDefinition: Hashable, Sendable {
  package var row: ChannelDefinition?
  package var column: ChannelDefinition?
  /// In rows one after the other, of so many columns.
  package var wrapped: ChannelDefinition?
  package var columns: Int?

  var channels: [(Channel, ChannelDefinition)] {
    [(Channel.row, row), (.column, column), (.facet, wrapped)].compactMap { channel, definition in definition.map { (channel, $0) } }
  }
}

extension ViewDefinition {
  /// The views directly in this one.
  package var children: [ViewDefinition] {
    switch content {
    case .mark: []
    case .layers(let views), .concat(let views, _): views
    case .facet(_, let view): [view]
    }
  }

  /// The data of this view and all views in it, and what their steps look things up in.
  package var allSources: [Source] {
    let lookups = transforms.compactMap { step -> Source? in if case .lookup(let lookup, _) = step { lookup.source } else { nil } }
    return [data].compactMap { $0 } + lookups + children.flatMap(\.allSources)
  }

  /// Whether it shows several plots.
  package var isComposed: Bool {
    switch content {
    case .mark, .layers: false
    case .concat, .facet: true
    }
  }
}
