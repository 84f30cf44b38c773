package import Diagnostics

/// What a definition says of a scale.
package struct ScaleDefinition: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case linear, log, pow, sqrt, symlog, band, point, ordinal, time, utc, threshold, quantize, quantile
    case binOrdinal = "bin-ordinal", identity, sequential

    /// Scales that part numbers into classes, each with a colour or size.
    var isOfClasses: Bool { self == .threshold || self == .quantize || self == .quantile }
    var isDiscrete: Bool { self == .band || self == .point || self == .ordinal }
    var isTemporal: Bool { self == .time || self == .utc }
  }
  package enum Range: Hashable, Sendable {
    case values([Datum])
    /// The value of a field for each value of the domain.
    case field(String)
    /// A named range of the theme or a scheme: `category`, `ramp`, `diverging`, `viridis`; all of it or a part from 0 to 1.
    case named(String, from: Double = 0, to: Double = 1, count: Int? = nil)
  }

  package var place: Place
  package var kind: Kind?
  package var domain: [Datum]?
  /// Values that belong to the domain beside those of the data.
  package var unionWith: [Datum]?
  package var isUnaggregated = false
  package var domainMin: Double?
  package var domainMax: Double?
  package var domainMid: Double?
  package var range: Range?
  package var rangeMin: Double?
  package var rangeMax: Double?
  package var zero: Bool?
  package var nice: Bool?
  package var niceCount: Int?
  package var niceUnit: TimeUnit?
  package var padding: Double?
  package var paddingInner: Double?
  package var paddingOuter: Double?
  package var align: Double?
  package var reverse: Bool?
  package var clamp = false
  package var round = false
  /// Of `pow`, `log` and `symlog`.
  package var exponent: Double?
  package var base: Double?
  package var constant: Double?

  package func curve(_ kind: Kind?) -> ScaleCurve {
    switch kind {
    case .log: .log(base: base ?? 10)
    case .pow: .power(exponent ?? 1)
    case .sqrt: .power(0.5)
    case .symlog: .symmetricLog(constant ?? 1)
    default: .straight
    }
  }
  package var curve: ScaleCurve { curve(kind) }

  package init(at place: Place) { self.place = place }

  /// These settings, and where they are silent those of another layer.
  func over(_ other: ScaleDefinition?) -> ScaleDefinition {
    guard let other else { return self }
    var result = self
    result.kind = kind ?? other.kind
    result.domain = domain ?? other.domain
    result.unionWith = unionWith ?? other.unionWith
    result.isUnaggregated = isUnaggregated || other.isUnaggregated
    result.domainMin = domainMin ?? other.domainMin
    result.domainMax = domainMax ?? other.domainMax
    result.domainMid = domainMid ?? other.domainMid
    result.range = range ?? other.range
    result.rangeMin = rangeMin ?? other.rangeMin
    result.rangeMax = rangeMax ?? other.rangeMax
    result.zero = zero ?? other.zero
    result.nice = nice ?? other.nice
    result.niceCount = niceCount ?? other.niceCount
    result.niceUnit = niceUnit ?? other.niceUnit
    result.padding = padding ?? other.padding
    result.paddingInner = paddingInner ?? other.paddingInner
    result.paddingOuter = paddingOuter ?? other.paddingOuter
    result.align = align ?? other.align
    result.reverse = reverse ?? other.reverse
    result.clamp = clamp || other.clamp
    result.round = round || other.round
    result.exponent = exponent ?? other.exponent
    result.base = base ?? other.base
    result.constant = constant ?? other.constant
    return result
  }
}
