import Definitions
import Diagnostics
import Drawing

extension ScaleTraining {
  /// The scale of a colour, size, shape or the like.
  func visual(
    _ channel: Channel, _ layers: [UnitLayer]
  ) throws(PlottingError) -> (scale: Scale, kind: ScaleDefinition.Kind, definition: ChannelDefinition, titles: [ChannelDefinition])? {
    let uses = uses(channel, layers)
    guard let first = uses.first else { return nil }
    var merged = merge(uses.map(\.definition))
    merged.type = merged.type ?? .nominal
    let scale = merged.scale ?? ScaleDefinition(at: merged.place)
    let kind = scale.kind ?? usualKind(channel, merged)
    let titles = uses.map(\.definition)
    if kind.isOfClasses || kind == .binOrdinal {
      return (.classes(try classes(channel, kind, scale, uses)), kind, merged, titles)
    }
    if kind.isDiscrete || channel == .shape || channel == .strokeDash {
      var domain = scale.domain ?? DomainOrder(uses: uses, keepsNulls: !isPrint).values()
      for value in scale.unionWith ?? [] where !domain.contains(value) { domain.append(value) }
      var range = try discreteRange(channel, scale, domain, uses, merged)
      if scale.reverse == true { range.reverse() }
      return (.ordinal(OrdinalScale(domain, range)), kind.isDiscrete ? kind : .ordinal, merged, titles)
    }
    let (low, high) = extent(channel, kind, scale, uses)
    let curve = scale.curve(kind)
    guard channel.isColor else {
      var ends: [Double] =
        if case .values(let list) = scale.range { list.compactMap(\.number) } else { usualRange(channel, first, scale) }
      if let least = scale.rangeMin, !ends.isEmpty { ends[0] = least }
      if let greatest = scale.rangeMax, ends.count > 1 { ends[ends.count - 1] = greatest }
      if scale.reverse == true { ends.reverse() }
      return (
        .continuous(
          ContinuousScale(
            low...max(low, high), from: ends.first ?? 0, to: ends.last ?? 1, isTemporal: kind.isTemporal, clamps: scale.clamp || isPrint,
            curve: curve)), kind, merged, titles
      )
    }
    var colors = try rampColors(scale, isHeat: first.mark == .rect, isDiverging: scale.domainMid != nil)
    if scale.reverse == true { colors.reverse() }
    return (.ramp(ramp(colors, low, high, scale, curve)), kind, merged, titles)
  }

  private func usualKind(_ channel: Channel, _ definition: ChannelDefinition) -> ScaleDefinition.Kind {
    switch definition.type {
    case .quantitative: channel.isColor && definition.binning != nil ? .binOrdinal : .linear
    case .temporal: .time
    case .nominal, .ordinal, nil: channel.isColor || channel == .shape || channel == .strokeDash ? .ordinal : .point
    }
  }

  private func extent(_ channel: Channel, _ kind: ScaleDefinition.Kind, _ scale: ScaleDefinition, _ uses: [ScaleUse]) -> (Double, Double) {
    let written = (scale.domain ?? []).compactMap { kind.isTemporal ? Moment.milliseconds($0) : $0.number }
    var low = Double.infinity
    var high = -Double.infinity
    for use in uses {
      func add(_ n: Double?) { if let n { (low, high) = (min(low, n), max(high, n)) } }
      if case .datum(let value) = use.definition.source { add(value.number) }
      let columns = [use.definition.column, use.definition.binning == nil ? nil : use.definition.endColumn].compactMap { $0 }
      for row in use.rows { for column in columns { add(measured(row[column])) } }
    }
    if !low.isFinite { (low, high) = (0, 1) }
    if written.count >= 2 { (low, high) = (written.min() ?? low, written.max() ?? high) }
    let isDomainFree = written.count < 2
    if scale.zero ?? (channel == .size && isDomainFree && uses[0].definition.type == .quantitative), !kind.isTemporal, kind != .log {
      (low, high) = (min(low, 0), max(high, 0))
    }
    low = scale.domainMin ?? low
    high = scale.domainMax ?? high
    if scale.nice == true, !kind.isTemporal { (low, high) = TickSteps.plain.nice(from: low, to: high, count: scale.niceCount ?? 10) }
    return (low, high)
  }

  private func ramp(_ colors: [Color], _ low: Double, _ high: Double, _ scale: ScaleDefinition, _ curve: ScaleCurve) -> ColorRamp {
    let last = Double(max(1, colors.count - 1))
    if let domain = scale.domain?.compactMap(\.number), domain.count == colors.count, domain.count > 2 {
      return ColorRamp(stops: domain, colors: colors, curve: curve)
    }
    if let middle = scale.domainMid {
      if isPrint {
        // The middle colour stands for the middle value; both wings reach as far as the longer one.
        let wing = max(high - middle, middle - low, 1e-9)
        return ColorRamp(stops: colors.indices.map { middle - wing + 2 * wing * Double($0) / last }, colors: colors)
      }
      return ColorRamp(
        stops: colors.indices.map { i in
          let t = Double(i) / last
          return t < 0.5 ? low + (middle - low) * t * 2 : middle + (high - middle) * (t - 0.5) * 2
        }, colors: colors)
    }
    let (a, b) = (curve.bent(low), curve.bent(high))
    return ColorRamp(stops: colors.indices.map { curve.straightened(a + (b - a) * Double($0) / last) }, colors: colors, curve: curve)
  }

  /// Lengths between which sizes, widths and opacities lie.
  private func usualRange(_ channel: Channel, _ use: ScaleUse, _ scale: ScaleDefinition) -> [Double] {
    let s = config.scale
    switch channel {
    case .size:
      switch use.mark {
      case .bar, .tick: return [s.number(.minBandSize) ?? 2, s.number(.maxBandSize) ?? step - 1]
      case .line, .trail, .rule: return [s.number(.minStrokeWidth) ?? 1, s.number(.maxStrokeWidth) ?? 4]
      case .text: return [s.number(.minFontSize) ?? 8, s.number(.maxFontSize) ?? 40]
      default:
        let side = 0.95 * step
        return [s.number(.minSize) ?? (isPrint ? 0 : 4), s.number(.maxSize) ?? (isPrint ? 200 : side * side)]
      }
    case .strokeWidth: return [s.number(.minStrokeWidth) ?? 1, s.number(.maxStrokeWidth) ?? 4]
    case .angle: return [0, 360]
    default: return [s.number(.minOpacity) ?? 0.3, s.number(.maxOpacity) ?? 0.8]
    }
  }

  // MARK: Classes

  /// A scale that parts numbers into classes at given limits, at equal distances, or with equal counts.
  private func classes(_ channel: Channel, _ kind: ScaleDefinition.Kind, _ scale: ScaleDefinition, _ uses: [ScaleUse]) throws(PlottingError) -> ClassScale {
    let numbers = uses.flatMap { use in use.rows.compactMap { measured($0[use.definition.startColumn ?? ""]) } }
    var written: [Datum]?
    if case .values(let list) = scale.range { written = list }
    // Four classes are told apart without a legend in hand.
    var count = written?.count ?? (kind == .threshold ? (scale.domain?.count ?? 0) + 1 : 4)
    if case .named(_, _, _, let n?) = scale.range { count = n }
    if written == nil, kind == .quantile { count = config.scale.number(.quantileCount).map { Int($0) } ?? count }
    if written == nil, kind == .quantize { count = config.scale.number(.quantizeCount).map { Int($0) } ?? count }
    var ends: (Double, Double)?
    let limits: [Double]
    switch kind {
    case .threshold: limits = (scale.domain ?? []).compactMap(\.number)
    case .binOrdinal:
      let use = uses[0]
      guard let binning = use.definition.binning, let field = use.definition.field else { return ClassScale(limits: [], range: written ?? []) }
      let classes = binning.classes(of: use.layer.rawRows.compactMap { $0[field].number }, usual: 6)
      let steps = Int(((classes.end - classes.start) / classes.step).rounded())
      limits = (1..<max(2, steps)).prefix(max(0, steps - 1)).map { (classes.start + Double($0) * classes.step).rounded(toPlaces: 12) }
      ends = (classes.start, classes.end)
    case .quantize:
      let domain = scale.domain?.compactMap(\.number) ?? []
      var (low, high) = (domain.first ?? numbers.min() ?? 0, domain.last ?? numbers.max() ?? 1)
      if scale.nice == true { (low, high) = TickSteps.plain.nice(from: low, to: high, count: 10) }
      limits = ClassScale.equal(low, high, classes: count)
    default: limits = ClassScale.quantiles(numbers, classes: count)
    }
    var range: [Datum]
    if let written {
      range = written
    } else if channel.isColor {
      range = sample(try rampColors(scale, isHeat: uses[0].mark == .rect, isDiverging: false), limits.count + 1)
    } else {
      let values = usualRange(channel, uses[0], scale)
      let (low, high) = isPrint && channel == .size ? (20, 200) : (values[0], values[1])
      range = (0...limits.count).map { .number(low + (high - low) * Double($0) / Double(max(1, limits.count))) }
    }
    if scale.reverse == true { range.reverse() }
    var result = ClassScale(limits: limits, range: range)
    result.ends = ends
    return result
  }

  // MARK: Lists

  private func discreteRange(
    _ channel: Channel, _ scale: ScaleDefinition, _ domain: [Datum], _ uses: [ScaleUse], _ merged: ChannelDefinition
  ) throws(PlottingError) -> [Datum] {
    switch scale.range {
    case .values(let list): return list
    case .field(let field):
      return domain.map { value in
        for use in uses {
          guard let column = use.definition.column else { continue }
          for rows in [use.rows, use.layer.rawRows] {
            if let row = rows.first(where: { $0[column] == value && !$0[field].isNull }) { return row[field] }
          }
        }
        return .null
      }
    case .named, nil: break
    }
    switch channel {
    case .shape:
      return ["circle", "square", "triangle-up", "cross", "diamond", "triangle-right", "triangle-down", "triangle-left"].map(Datum.text)
    case .strokeDash:
      let dashes: [[Double]] =
        isPrint ? [[1, 0], [4, 2], [1.5, 1.5], [7, 2, 1.5, 2], [4, 1.5, 1, 1.5, 1, 1.5]] : [[1, 0], [4, 2], [2, 1], [1, 1], [1, 2, 4, 2]]
      return dashes.map { .list($0.map(Datum.number)) }
    default: break
    }
    guard channel.isColor else {
      let ends = usualRange(channel, uses[0], scale)
      // Like points along a line; a single one stands in its middle.
      if domain.count == 1 { return [.number((ends[0] + ends[1]) / 2)] }
      return domain.indices.map { .number(ends[0] + (ends[1] - ends[0]) * Double($0) / Double(max(1, domain.count - 1))) }
    }
    if case .named(let name, let from, let to, let count) = scale.range {
      if let colors = categories(name) {
        return colors.map { .text($0.hexText) }
      }
      return sample(try ramp(named: name, scale.place), count ?? domain.count, from: from, to: to)
    }
    if merged.type == .ordinal { return sample(try ramp(named: "ordinal", scale.place), domain.count) }
    return (categories("category") ?? []).map { .text($0.hexText) }
  }

  /// As many colours as asked for, at equal distances along a ramp.
  private func sample(_ colors: [Color], _ count: Int, from: Double = 0, to: Double = 1) -> [Datum] {
    let ramp = ColorRamp(stops: colors.indices.map(Double.init), colors: colors)
    return (0..<max(0, count)).map { i in
      let t = count == 1 ? 1 : Double(i) / Double(count - 1)
      return .text(ramp.color((from + (to - from) * t) * Double(colors.count - 1)).hexText)
    }
  }

  private func rampColors(_ scale: ScaleDefinition, isHeat: Bool, isDiverging: Bool) throws(PlottingError) -> [Color] {
    switch scale.range {
    case .values(let list):
      let colors = list.compactMap { $0.text.flatMap(color(named:)) }
      return colors.count >= 2 ? colors : [.white, .black]
    case .named(let name, let from, let to, _):
      if let colors = categories(name) { return colors }
      let colors = try ramp(named: name, scale.place)
      guard from != 0 || to != 1 else { return colors }
      return sample(colors, 9, from: from, to: to).compactMap { $0.text.flatMap(color(named:)) }
    case .field, nil:
      let colors = try ramp(named: isDiverging ? "diverging" : isHeat && !isPrint ? "heatmap" : "ramp", scale.place)
      return isDiverging && config.ranges["diverging"] == nil ? colors.reversed() : colors
    }
  }

  /// Colours that are told apart: the theme's of that name, else the scheme's.
  private func categories(_ name: String) -> [Color]? {
    if let list = config.ranges[name], Self.usualSchemes[name] == nil {
      if list.count == 1, let colors = ColorSchemes.categories(list[0]) { return colors.compactMap(color(named:)) }
      return list.compactMap(color(named:))
    }
    return ColorSchemes.categories(name == "category" ? "tableau10" : name)?.compactMap(color(named:))
  }

  private static let usualSchemes = [
    "ordinal": "blues", "ramp": "blues", "heatmap": "yellowgreenblue", "diverging": "blueorange",
  ]

  /// Colours that flow: the theme's of that name, else the scheme's.
  private func ramp(named name: String, _ place: Place) throws(PlottingError) -> [Color] {
    if let list = config.ranges[name] {
      if list.count == 1, let colors = ColorSchemes.ramp(list[0]) { return colors.compactMap(color(named:)) }
      return list.compactMap(color(named:))
    }
    // `blues-4` is a scheme of four colours.
    let base = String(name.prefix { $0 != "-" })
    if let colors = ColorSchemes.ramp(Self.usualSchemes[name] ?? base) ?? ColorSchemes.categories(name) { return colors.compactMap(color(named:)) }
    throw .definition(.badValue(place, key: "scheme", value: name, allowed: Set(config.ranges.keys).union(ColorSchemes.names).sorted()))
  }
}
