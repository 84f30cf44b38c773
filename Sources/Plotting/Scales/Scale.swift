package import Drawing

/// Where a value of the data goes on the page, or which colour, size or shape stands for it.
package enum Scale: Hashable, Sendable {
  case continuous(ContinuousScale)
  case band(BandScale)
  case ordinal(OrdinalScale)
  case ramp(ColorRamp)
  case classes(ClassScale)

  /// The values of a discrete scale, in order.
  package var domain: [Datum]? {
    switch self {
    case .band(let s): s.domain
    case .ordinal(let s): s.domain
    case .continuous, .ramp, .classes: nil
    }
  }
}

/// A straight line from numbers (or days) to lengths.
package struct ContinuousScale: Hashable, Sendable {
  package var domain: ClosedRange<Double>
  package var start: Double
  package var end: Double
  /// True for dates, whose numbers are milliseconds.
  package var isTemporal: Bool
  package var clamps: Bool
  package var curve: ScaleCurve

  package init(
    _ domain: ClosedRange<Double>, from start: Double, to end: Double, isTemporal: Bool = false, clamps: Bool = false,
    curve: ScaleCurve = .straight
  ) {
    self.curve = curve
    self.domain = domain
    self.start = start
    self.end = end
    self.isTemporal = isTemporal
    self.clamps = clamps
  }

  package func number(_ value: Datum) -> Double? {
    isTemporal ? Moment.milliseconds(value) : measured(value)
  }

  package func position(_ value: Double) -> Double {
    let low = curve.bent(domain.lowerBound)
    let width = curve.bent(domain.upperBound) - low
    // Not a number has no place.
    if value.isNaN { return .nan }
    guard width > 0 else { return (start + end) / 2 }
    // A logarithm has no place for zero and below: it stands at the foot of the axis.
    var t = curve.isLog && value <= 0 ? 0 : (curve.bent(value) - low) / width
    if clamps { t = min(max(t, 0), 1) }
    return start + t * (end - start)
  }

  package func position(of value: Datum) -> Double? { number(value).map(position) }
}

/// Equal bands (or points, bands without width) for the values of a list.
package struct BandScale: Hashable, Sendable {
  package var domain: [Datum]
  package var start: Double
  package var end: Double
  package var paddingInner: Double
  package var paddingOuter: Double
  /// Where the bands lie in room that is left over: 0 at the start, 1 at the end.
  package var align: Double
  package var isPoint: Bool
  private var positions: [Datum: Int]

  package init(
    _ domain: [Datum], from start: Double, to end: Double, paddingInner: Double, paddingOuter: Double,
    align: Double = 0.5, isPoint: Bool = false
  ) {
    self.domain = domain
    self.start = start
    self.end = end
    self.paddingInner = isPoint ? 1 : paddingInner
    self.paddingOuter = paddingOuter
    self.align = align
    self.isPoint = isPoint
    positions = Dictionary(domain.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
  }

  /// From the start of a band to the start of the next.
  package var step: Double {
    let count = Double(domain.count)
    return abs(end - start) / max(1, count - paddingInner + 2 * paddingOuter)
  }
  package var bandwidth: Double { isPoint ? 0 : step * (1 - paddingInner) }

  /// The smaller end of a value's band.
  package func low(of value: Datum) -> Double? {
    guard let i = positions[value] else { return nil }
    let count = Double(domain.count)
    let free = abs(end - start) - step * (count - paddingInner)
    let reversed = end < start
    let index = reversed ? domain.count - 1 - i : i
    return min(start, end) + free * align + step * Double(index)
  }

  package func middle(of value: Datum) -> Double? { low(of: value).map { $0 + bandwidth / 2 } }
}

/// One of a list of colours, shapes, sizes or dashes for each value of a list.
package struct OrdinalScale: Hashable, Sendable {
  package var domain: [Datum]
  package var range: [Datum]
  private var positions: [Datum: Int]

  package init(_ domain: [Datum], _ range: [Datum]) {
    self.domain = domain
    self.range = range
    positions = Dictionary(domain.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
  }

  package func output(_ value: Datum) -> Datum? {
    guard let i = positions[value], !range.isEmpty else { return nil }
    return range[i % range.count]
  }
}

/// Colours that flow from one to the next along a number, through stops.
package struct ColorRamp: Hashable, Sendable {
  /// Ascending; as many as colours.
  package var stops: [Double]
  package var colors: [Color]
  package var curve: ScaleCurve

  package init(stops: [Double], colors: [Color], curve: ScaleCurve = .straight) {
    self.stops = stops
    self.colors = colors
    self.curve = curve
  }

  package func color(_ value: Double) -> Color {
    guard let first = stops.first, let last = stops.last, colors.count == stops.count else { return .black }
    if value <= first { return colors[0] }
    if value >= last { return colors[colors.count - 1] }
    let i = stops.lastIndex { $0 <= value } ?? 0
    let low = curve.bent(stops[i])
    let width = curve.bent(stops[i + 1]) - low
    return mix(colors[i], colors[i + 1], width > 0 ? (curve.bent(value) - low) / width : 0)
  }
}

/// The colour a part `t` of the way from one to another.
func mix(_ a: Color, _ b: Color, _ t: Double) -> Color {
  Color(
    red: a.red + (b.red - a.red) * t, green: a.green + (b.green - a.green) * t, blue: a.blue + (b.blue - a.blue) * t,
    alpha: a.alpha + (b.alpha - a.alpha) * t)
}

extension Color {
  /// Lightness in CIE L*, 0 for black and 100 for white: what a grey printer keeps of the colour.
  package var lightness: Double {
    func linear(_ c: Double) -> Double { c <= 0.04045 ? c / 12.92 : power((c + 0.055) / 1.055, 2.4) }
    let y = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    return y > 216.0 / 24389 ? 116 * cubeRoot(y) - 16 : y * 24389 / 27
  }

  package var hexText: String {
    func byte(_ c: Double) -> String {
      let text = String(Int((min(max(c, 0), 1) * 255).rounded()), radix: 16, uppercase: true)
      return text.count == 1 ? "0" + text : text
    }
    return "#" + byte(red) + byte(green) + byte(blue) + (alpha < 1 ? byte(alpha) : "")
  }
}
