import Definitions
package import Diagnostics

/// A visible property that a field of the data may drive.
package enum Channel: String, Hashable, Sendable, CaseIterable {
  case x, y, x2, y2, xOffset, yOffset
  case color, fill, stroke, opacity, shape, size, strokeDash
  case text, order, detail, tooltip

  /// The position channel that a channel belongs to, if any.
  var isPosition: Bool { self == .x || self == .y }
}

package enum FieldType: String, Hashable, Sendable, CaseIterable {
  case quantitative, nominal, ordinal, temporal
}

/// The summaries of several rows in one number.
package enum AggregateOperation: String, Hashable, Sendable, CaseIterable {
  case count, sum, mean, average, median, min, max, distinct, valid, missing
}

/// How a channel's value comes about, and the scale and guide that go with it.
package struct ChannelDefinition: Hashable, Sendable {
  package enum Source: Hashable, Sendable {
    case field(String)
    /// A constant that goes through the scale.
    case datum(Datum)
    /// A constant of the page: a colour, a length, `width`.
    case value(Datum)
    /// The number of rows.
    case count
  }

  package enum Stack: Hashable, Sendable { case zero, normalize, center, none }

  package struct Condition: Hashable, Sendable {
    package var test: Predicate
    package var source: Source
  }

  package var place: Place
  package var source: Source?
  package var type: FieldType?
  package var aggregate: AggregateOperation?
  package var stack: Stack?
  package var sort: SortDefinition?
  package var scale: ScaleDefinition?
  /// True where the scale is switched off with null: the data are colours already.
  package var hasNoScale = false
  package var axis: Properties<AxisProperty>?
  package var hasNoAxis = false
  package var legend: Properties<LegendProperty>?
  package var hasNoLegend = false
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

  package init(at place: Place) { self.place = place }

  package var field: String? { if case .field(let f) = source { f } else { nil } }

  /// The field, or the name of the column that an aggregate makes.
  package var column: String? {
    switch (source, aggregate) {
    case (.count, _): "__count"
    case (.field(let f), _) where binning != nil: "bin_\(f)"
    case (.field(let f), let op?): "\(op.rawValue)_\(f)"
    case (.field(let f), nil): f
    default: nil
    }
  }

  /// Where a class ends.
  package var endColumn: String? { binning == nil ? nil : field.map { "bin_\($0)_end" } }

  package var isDiscrete: Bool { type == .nominal || type == .ordinal }
}

/// The order of a discrete domain.
package enum SortDefinition: Hashable, Sendable {
  case ascending, descending
  /// As the rows come.
  case none
  case values([Datum])
  case field(String, AggregateOperation, descending: Bool)
  case channel(Channel, descending: Bool)
}

/// What a definition says of a scale.
package struct ScaleDefinition: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable { 
    case linear, log, pow, sqrt, symlog, band, point, ordinal, time, threshold, quantize, quantile

    /// Scales that part numbers into classes, each with a colour or size.
    var isOfClasses: Bool { self == .threshold || self == .quantize || self == .quantile }
  }
  package enum Range: Hashable, Sendable {
    case values([Datum])
    /// The value of a field for each value of the domain.
    case field(String)
    /// A named range of the theme: `category`, `ramp`, `diverging`, `ordinal`.
    case named(String)
  }

  package var place: Place
  package var kind: Kind?
  package var domain: [Datum]?
  package var domainMin: Double?
  package var domainMax: Double?
  package var domainMid: Double?
  package var range: Range?
  package var zero: Bool?
  package var nice: Bool?
  package var niceCount: Int?
  package var padding: Double?
  package var paddingInner: Double?
  package var paddingOuter: Double?
  package var align: Double?
  package var reverse = false
  package var clamp = false
  /// Of `pow`, `log` and `symlog`.
  package var exponent: Double?
  package var base: Double?
  package var constant: Double?

  package var curve: ScaleCurve {
    switch kind {
    case .log: .log(base: base ?? 10)
    case .pow: .power(exponent ?? 1)
    case .sqrt: .power(0.5)
    case .symlog: .symmetricLog(constant ?? 1)
    default: .straight
    }
  }

  package init(at place: Place) { self.place = place }
}
