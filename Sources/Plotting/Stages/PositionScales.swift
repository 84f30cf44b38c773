import Drawing

/// Position scales with their lengths on the page, and the ticks that go with them.
struct PositionScales {
  var scales: [Channel: Scale] = [:]
  var ticks: [Channel: [Double]] = [:]

  init(_ trained: TrainedScales, box: Box, config: Config, steps: TickSteps, counts: [Channel: Int]) {
    for (channel, offset) in [(Channel.x, Channel.xOffset), (.y, .yOffset)] {
      guard let domain = trained.positions[channel] else { continue }
      let length = channel == .x ? box.width : box.height
      let origin = channel == .x ? box.x : box.y
      switch domain.values {
      case .list(let values, let isPoint):
        scales[channel] = .band(Self.band(domain, values, isPoint, from: origin, to: origin + length, config))
      case .numbers(let range, let nice, let niceCount, let isTemporal):
        let steps = domain.isWhole ? steps.whole : steps
        // Numbers grow upwards, the page downwards.
        var (start, end) = channel == .x ? (origin, origin + length) : (origin + length, origin)
        if domain.scale.reverse { swap(&start, &end) }
        let count = domain.definition.axis?.number(.tickCount).map { max(1, Int($0)) } ?? counts[channel] ?? 5
        var limits = (low: range.lowerBound, high: range.upperBound)
        let curve = domain.scale.curve
        if nice && curve.isLog { limits = curve.nice(from: limits.low, to: limits.high) }
        if nice && !isTemporal && !curve.isLog { limits = steps.nice(from: limits.low, to: limits.high, count: niceCount ?? count) }
        if let padding = domain.scale.padding, length > 2 * padding, !isTemporal {
          let extra = (limits.high - limits.low) * padding / (length - 2 * padding)
          limits = (limits.low - extra, limits.high + extra)
        }
        scales[channel] = .continuous(
          ContinuousScale(
            limits.low...max(limits.low, limits.high), from: start, to: end, isTemporal: isTemporal,
            clamps: domain.scale.clamp, curve: curve))
        ticks[channel] =
          curve.isLog
          ? curve.ticks(from: limits.low, to: limits.high, count: count)
          : isTemporal ? Self.years(limits.low, limits.high, count, steps) : steps.ticks(from: limits.low, to: limits.high, count: count)
      }
      if let inner = trained.positions[offset], case .list(let values, let isPoint) = inner.values,
        case .band(let outer) = scales[channel]
      {
        scales[offset] = .band(Self.band(inner, values, isPoint, from: 0, to: outer.bandwidth, config, isOffset: true))
      }
    }
  }

  private static func band(
    _ domain: PositionDomain, _ values: [Datum], _ isPoint: Bool, from start: Double, to end: Double, _ config: Config,
    isOffset: Bool = false
  ) -> BandScale {
    let scale = domain.scale
    if isPoint {
      return BandScale(
        values, from: start, to: end, paddingInner: 1, paddingOuter: scale.paddingOuter ?? scale.padding ?? config.scale.number(.pointPadding) ?? 0.5,
        align: scale.align ?? 0.5, isPoint: true)
    }
    let inner: Double
    let outer: Double
    if isOffset {
      inner = scale.paddingInner ?? scale.padding ?? config.scale.number(.offsetBandPaddingInner) ?? 0
      outer = scale.paddingOuter ?? scale.padding ?? config.scale.number(.offsetBandPaddingOuter) ?? 0
    } else if domain.hasOffset {
      inner = scale.paddingInner ?? scale.padding ?? config.scale.number(.bandWithNestedOffsetPaddingInner) ?? 0.2
      outer = scale.paddingOuter ?? scale.padding ?? config.scale.number(.bandWithNestedOffsetPaddingOuter) ?? 0.2
    } else {
      let usual = domain.marks.contains(.bar)
        ? config.scale.number(.barBandPaddingInner) ?? 0.1
        : domain.marks.contains(.rect) ? config.scale.number(.rectBandPaddingInner) ?? 0 : config.scale.number(.bandPaddingInner) ?? 0.1
      inner = scale.paddingInner ?? scale.padding ?? usual
      outer = scale.paddingOuter ?? scale.padding ?? config.scale.number(.bandPaddingOuter) ?? inner / 2
    }
    return BandScale(
      values, from: start, to: end, paddingInner: inner, paddingOuter: outer, align: scale.align ?? 0.5)
  }

  /// New Year's days at whole steps of years.
  private static func years(_ low: Double, _ high: Double, _ count: Int, _ steps: TickSteps) -> [Double] {
    let first = Day(number: low).year
    let last = Day(number: high).year
    let step = max(1, steps.step(spanning: Double(max(1, last - first)), count: count).rounded())
    return stride(from: (Double(first) / step).rounded(.up) * step, through: Double(last), by: step).compactMap {
      let day = Day(.number($0))?.number
      return day.flatMap { $0 >= low && $0 <= high ? $0 : nil }
    }
  }
}
