package import Diagnostics

/// How a channel's value comes about, and the scale and guide that go with it.
package struct ChannelDefinition: Hashable, Sendable {
  package enum Source: Hashable, Sendable {
    case field(String)
    /// A constant that goes through the scale.
    case datum(Datum)
    /// A constant of the page: a colour, a length, `width`.
    case value(Datum)
    /// A value of the page that is worked out for each row.
    case expression(Expression)
    /// The number of rows.
    case count
  }

  package enum Stack: Hashable, Sendable { case zero, normalize, center, none }

  /// What the channel shows instead where a test holds.
  package struct Condition: Hashable, Sendable {
    package var test: Predicate
    package var definition: ChannelDefinition
    package var source: Source { definition.source ?? .value(.null) }
  }

  /// Rows that are added where a series has none.
  package struct Impute: Hashable, Sendable {
    package enum Method: String, Hashable, Sendable, CaseIterable { case value, mean, median, max, min }
    package var method = Method.value
    package var value = Datum.null
    package var keys: [Datum] = []
    /// So many rows before and after count for the mean; all where nil.
    package var from: Int?
    package var to: Int?
  }

  package var place: Place
  package var source: Source?
  package var type: FieldType?
  package var aggregate: AggregateOperation?
  /// Of `argmin` and `argmax`: the field whose least or greatest value chooses the row.
  package var argument: String?
  package var stack: Stack?
  package var sort: SortDefinition?
  package var scale: ScaleDefinition?
  /// True where the scale is switched off with null: the data are colours already.
  package var hasNoScale = false
  package var axis: Properties<AxisProperty>?
  package var hasNoAxis = false
  package var legend: Properties<LegendProperty>?
  package var hasNoLegend = false
  package var header: Properties<HeaderProperty>?
  package var hasNoHeader = false
  package var title: [String]?
  package var hasNoTitle = false
  package var format: String?
  package var formatType: String?
  package var bandPosition: Double?
  package var conditions: [Condition] = []
  /// Numbers are put into classes before they are counted or drawn.
  package var binning: Binning?
  /// The data have classes already: the field is where one begins.
  package var isBinned = false
  /// The classes are names on a scale of names, `0 – 10`.
  var usesClassNames = false
  package var timeUnit: TimeUnit?
  package var impute: Impute?

  package init(at place: Place) { self.place = place }

  package var field: String? { if case .field(let f) = source { f } else { nil } }
  package var isFieldOrDatum: Bool {
    switch source {
    case .field, .datum, .count: true
    default: false
    }
  }

  /// The field, or the name of the column that a class, a unit of time or an aggregate makes.
  package var column: String? { usesClassNames ? startColumn.map { $0 + "_range" } : startColumn }

  /// Of a class, where it begins.
  var startColumn: String? {
    switch (source, aggregate) {
    case (.count, _): return "__count"
    case (.field(let f), _) where binning != nil: return "bin\(binning?.suffix ?? "")_\(f)"
    case (.field(let f), let op?):
      if op == .argmin || op == .argmax { return "\(op.rawValue)_\(argument ?? "")_\(f)" }
      return "\(op.rawValue)_\(f)"
    case (.field(let f), nil):
      guard let timeUnit, !timeUnit.isBinned else { return f }
      return "\(timeUnit.name)_\(f)"
    default: return nil
    }
  }

  /// Where a class or a span of time ends.
  package var endColumn: String? {
    if binning != nil { return startColumn.map { $0 + "_end" } }
    guard let timeUnit else { return nil }
    return startColumn.map { timeUnit.isBinned ? "\(timeUnit.name)_\($0)_end" : $0 + "_end" }
  }

  package var isDiscrete: Bool { type == .nominal || type == .ordinal }
  /// Numbers that are not put into classes: what bars measure.
  var isMeasure: Bool { isFieldOrDatum && type == .quantitative && binning == nil && !isBinned }
  var isClassed: Bool { binning != nil || isBinned }
}

/// The order of a discrete domain.
package enum SortDefinition: Hashable, Sendable {
  case ascending, descending
  /// As the rows come.
  case none
  case values([Datum])
  case field(String, AggregateOperation?, descending: Bool)
  case channel(Channel, descending: Bool)
}
