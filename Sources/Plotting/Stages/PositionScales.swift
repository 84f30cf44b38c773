import Drawing

/// Position scales with their lengths on the page, and the ticks that go with them.
struct PositionScales {
  var scales: [Channel: Scale] = [:]
  var ticks: [Channel: [Double]] = [:]

  init() {}

  /// `counts` say how many ticks an axis has room for; without print's rules limits are rounded to about ten.
  init(_ trained: TrainedScales, box: Box, config: Config, steps: TickSteps, counts: [Channel: Int], isPrint: Bool = true) {
    for (channel, offset) in [(Channel.x, Channel.xOffset), (.y, .yOffset)] {
      let length = channel == .x ? box.width : box.height
      let origin = channel == .x ? box.x : box.y
      if let domain = trained.positions[channel] { add(channel, domain, origin, length, config, steps, counts[channel], isPrint) }
      if let inner = trained.positions[offset] { add(offset, inner, channel, length, trained.positions[channel], config) }
    }
    let radius = min(box.width, box.height) / 2
    for (channel, length) in [(Channel.theta, 2 * Double.pi), (.radius, radius)] {
      guard let domain = trained.positions[channel] else { continue }
      let range = Self.range(domain.scale, from: 0, to: length)
      switch domain.values {
      case .list(let values, let isPoint):
        scales[channel] = .band(Self.band(domain, values, isPoint, from: range.0, to: range.1, config))
      case .numbers(let limits, let nice, let count, let isTemporal):
        var (low, high) = (limits.lowerBound, limits.upperBound)
        if nice { (low, high) = TickSteps.plain.nice(from: low, to: high, count: count ?? 10) }
        let (start, end) = domain.isReversed ? (range.1, range.0) : range
        scales[channel] = .continuous(
          ContinuousScale(
            low...high, from: start, to: end, isTemporal: isTemporal, clamps: domain.scale.clamp, curve: domain.scale.curve(domain.kind)))
      }
    }
  }

  private static func range(_ scale: ScaleDefinition, from start: Double, to end: Double) -> (Double, Double) {
    var (first, last) = (scale.rangeMin ?? start, scale.rangeMax ?? end)
    if case .values(let list) = scale.range, list.count >= 2, let a = list[0].number, let b = list[list.count - 1].number { (first, last) = (a, b) }
    return (first, last)
  }

  private mutating func add(
    _ channel: Channel, _ domain: PositionDomain, _ origin: Double, _ length: Double, _ config: Config, _ steps: TickSteps, _ count: Int?,
    _ isPrint: Bool
  ) {
    switch domain.values {
    case .list(let values, let isPoint):
      var (start, end) = (origin, origin + length)
      if case .values(let list) = domain.scale.range, list.count >= 2, let a = list[0].number, let b = list[list.count - 1].number {
        (start, end) = (origin + a, origin + b)
      }
      if domain.isReversed { swap(&start, &end) }
      scales[channel] = .band(Self.band(domain, values, isPoint, from: start, to: end, config))
    case .numbers(let range, let nice, let niceCount, let isTemporal):
      let steps = domain.isWhole && isPrint ? steps.whole : steps
      // Numbers grow upwards, the page downwards.
      var (start, end) = channel == .x ? (origin, origin + length) : (origin + length, origin)
      if domain.scale.rangeMin != nil || domain.scale.rangeMax != nil || domain.scale.range != nil {
        let (a, b) = Self.range(domain.scale, from: start - origin, to: end - origin)
        (start, end) = (origin + a, origin + b)
      }
      if domain.isReversed { swap(&start, &end) }
      let count = domain.definition.axis?.number(.tickCount).map { max(1, Int($0)) } ?? count ?? 5
      var limits = (low: range.lowerBound, high: range.upperBound)
      let curve = domain.scale.curve(domain.kind)
      let span = abs(end - start)
      if let padding = domain.padding, padding > 0, span > 2 * padding {
        let (a, b) = (curve.bent(limits.low), curve.bent(limits.high))
        let extra = (b - a) * padding / (span - 2 * padding)
        if a.isFinite, b.isFinite { limits = (curve.straightened(a - extra), curve.straightened(b + extra)) }
      }
      if nice { limits = Self.nice(limits, domain, curve, steps, niceCount ?? (isPrint ? count : 10)) }
      scales[channel] = .continuous(
        ContinuousScale(
          limits.low...max(limits.low, limits.high), from: start, to: end, isTemporal: isTemporal, clamps: domain.scale.clamp, curve: curve))
      ticks[channel] =
        curve.isLog
        ? curve.ticks(from: limits.low, to: limits.high, count: isPrint ? count : 10)
        : isTemporal ? TimeTicks.ticks(from: limits.low, to: limits.high, count: count) : steps.ticks(from: limits.low, to: limits.high, count: count)
    }
  }

  private static func nice(
    _ limits: (low: Double, high: Double), _ domain: PositionDomain, _ curve: ScaleCurve, _ steps: TickSteps, _ count: Int
  ) -> (low: Double, high: Double) {
    if domain.isTemporal {
      if let unit = domain.scale.niceUnit { return TimeTicks.nice(limits.low, limits.high, unit.last, unit.step) }
      return TimeTicks.nice(limits.low, limits.high, count: domain.scale.niceCount ?? 10)
    }
    return curve.isLog ? curve.nice(from: limits.low, to: limits.high) : steps.nice(from: limits.low, to: limits.high, count: count)
  }

  /// The scale of parts within a band, or around a place.
  private mutating func add(
    _ offset: Channel, _ inner: PositionDomain, _ channel: Channel, _ length: Double, _ outer: PositionDomain?, _ config: Config
  ) {
    var (start, end) = (-length / 2, length / 2)
    switch scales[channel] {
    case .band(let band): (start, end) = (0, band.bandwidth)
    case .continuous(let scale)?:
      // In a unit of time the parts share the room of one unit.
      guard let unit = outer?.definition.timeUnit else { break }
      let padding = config.scale.number(.bandWithNestedOffsetPaddingInner) ?? 0.2
      let low = scale.domain.lowerBound
      let room = abs(scale.position(unit.end(of: low)) - scale.position(low))
      (start, end) = (room * padding / 2, room * (1 - padding / 2))
    default: break
    }
    switch inner.values {
    case .list(let values, let isPoint):
      scales[offset] = .band(Self.band(inner, values, isPoint, from: start, to: end, config, isOffset: true))
    case .numbers(let limits, _, _, let isTemporal):
      if offset == .yOffset { swap(&start, &end) }
      if case .values(let list) = inner.scale.range, list.count >= 2, let a = list[0].number, let b = list[list.count - 1].number { (start, end) = (a, b) }
      if inner.isReversed { swap(&start, &end) }
      scales[offset] = .continuous(ContinuousScale(limits, from: start, to: end, isTemporal: isTemporal, curve: inner.scale.curve(inner.kind)))
    }
  }

  static func band(
    _ domain: PositionDomain, _ values: [Datum], _ isPoint: Bool, from start: Double, to end: Double, _ config: Config,
    isOffset: Bool = false
  ) -> BandScale {
    let (inner, outer) = paddings(domain, isPoint, config, isOffset: isOffset)
    return BandScale(
      values, from: start, to: end, paddingInner: inner, paddingOuter: outer, align: domain.scale.align ?? 0.5, isPoint: isPoint)
  }

  /// Between bands and at the ends, in parts of a step.
  static func paddings(_ domain: PositionDomain, _ isPoint: Bool, _ config: Config, isOffset: Bool) -> (inner: Double, outer: Double) {
    let (scale, s) = (domain.scale, config.scale)
    if isPoint { return (1, scale.paddingOuter ?? scale.padding ?? (isOffset ? 0.5 : s.number(.pointPadding) ?? 0.5)) }
    if isOffset {
      return (
        scale.paddingInner ?? scale.padding ?? s.number(.offsetBandPaddingInner) ?? 0,
        scale.paddingOuter ?? scale.padding ?? s.number(.offsetBandPaddingOuter) ?? 0
      )
    }
    if domain.hasOffset {
      return (
        scale.paddingInner ?? scale.padding ?? s.number(.bandWithNestedOffsetPaddingInner) ?? 0.2,
        scale.paddingOuter ?? scale.padding ?? s.number(.bandWithNestedOffsetPaddingOuter) ?? 0.2
      )
    }
    let usual: Double
    switch domain.firstMark {
    case .bar: usual = s.number(.barBandPaddingInner) ?? 0.1
    case .tick: usual = s.number(.tickBandPaddingInner) ?? 0.25
    default: usual = s.number(.rectBandPaddingInner) ?? 0
    }
    let inner = scale.paddingInner ?? scale.padding ?? s.number(.bandPaddingInner) ?? usual
    return (inner, scale.paddingOuter ?? scale.padding ?? s.number(.bandPaddingOuter) ?? inner / 2)
  }
}
