import Drawing

/// Which values an axis names, and how they are written.
struct AxisTicks {
  struct Tick {
    var value: Datum
    var label: String
  }

  var ticks: [Tick]

  init(
    _ channel: Channel, _ domain: PositionDomain, _ scale: Scale, length: Double, settings: Properties<AxisProperty>, config: Config,
    parameters: [String: Datum] = [:]
  ) {
    ticks = Self.ticks(domain, scale, length: length, settings: settings, config: config)
    guard let text = settings.text(.labelExpr), let expression = try? Expression.parse(text, parameters) else { return }
    for i in ticks.indices {
      let row = DataRow(["value": ticks[i].value, "label": .text(ticks[i].label), "index": .number(ticks.count > 1 ? Double(i) / Double(ticks.count - 1) : 0)])
      ticks[i].label = Self.written(expression.value(for: row))
    }
  }

  /// What an expression makes of a label; of a list, one line below the other.
  private static func written(_ value: Datum) -> String {
    switch value {
    case .null: ""
    case .number(let n): plainNumber(n)
    case .list(let lines): lines.map(written).joined(separator: "\n")
    default: value.label
    }
  }

  private static func ticks(
    _ domain: PositionDomain, _ scale: Scale, length: Double, settings: Properties<AxisProperty>, config: Config
  ) -> [Tick] {
    let definition = domain.definition
    let format = settings.text(.format) ?? definition.format
    let formatType = settings.text(.formatType) ?? definition.formatType
    let chosen = Self.chosen(settings)
    switch scale {
    case .band(let band):
      let values: [Datum] = chosen.map { list in list.filter { band.domain.contains($0) } } ?? band.domain
      let writer = GuideText(definition, format: format, type: formatType, config: config)
      return values.map { Tick(value: $0, label: writer.name($0)) }
    case .continuous(let continuous):
      let (low, high) = (continuous.domain.lowerBound, continuous.domain.upperBound)
      let count = Self.count(domain, length, settings, low, high)
      if continuous.isTemporal {
        let values: [Double]
        if let chosen {
          values = chosen.compactMap { Moment.milliseconds($0) }
        } else if case .values(let interval) = settings[.tickCount], let word = interval["interval"]?.text, let unit = TimeUnit(word) ?? TimeUnit(word + "s") {
          values = TimeTicks.ticks(from: low, to: high, every: unit.last, Int(interval["step"]?.number ?? 1))
        } else if let word = settings.text(.tickCount), let unit = TimeUnit(word) ?? TimeUnit(word + "s") {
          values = TimeTicks.ticks(from: low, to: high, every: unit.last, 1)
        } else {
          values = TimeTicks.ticks(from: low, to: high, count: count)
        }
        let pattern = format ?? definition.timeUnit?.pattern
        return Self.valid(values, continuous, chosen == nil).map {
          Tick(value: .number($0), label: pattern.map { TimeFormat($0) }?.string($0) ?? TimeTicks.label($0))
        }
      }
      var values: [Double]
      if let chosen {
        values = Self.valid(chosen.compactMap { measured($0) }, continuous, false)
      } else if let bins = domain.bins {
        values = Self.classLimits(bins, continuous, max(count, Int(((bins.end - bins.start) / bins.step).rounded()) + 1), count)
      } else if continuous.curve.isLog {
        values = continuous.curve.ticks(from: low, to: high, count: count)
      } else {
        values = TickSteps.plain.ticks(from: low, to: high, count: count)
      }
      if continuous.curve.isLog {
        let writer = NumberFormat(format ?? config.numberFormat ?? ",") ?? NumberFormat(",")
        let all = values.count
        return values.map { n in
          let isWritten = chosen != nil || continuous.curve.isWritten(n, of: all, count: count)
          return Tick(value: .number(n), label: isWritten ? writer?.string(n) ?? plainNumber(n) : "")
        }
      }
      let writer = GuideText(definition, format: format, type: formatType, config: config).numbers(from: low, to: high, count: count)
      values = values.map { $0 == 0 ? 0 : $0 }
      return values.map { Tick(value: .number($0), label: writer($0)) }
    default: return []
    }
  }

  private static func chosen(_ settings: Properties<AxisProperty>) -> [Datum]? {
    switch settings[.values] {
    case .numbers(let list): list.map(Datum.number)
    case .texts(let list): list.map(Datum.text)
    case .list(let list): list
    default: nil
    }
  }

  /// About how many ticks there is room for.
  private static func count(
    _ domain: PositionDomain, _ length: Double, _ settings: Properties<AxisProperty>, _ low: Double, _ high: Double
  ) -> Int {
    var count: Int
    if let asked = settings.number(.tickCount) {
      count = Int(asked)
    } else if domain.kind == .log {
      count = 10
    } else if domain.definition.binning != nil {
      count = Int((length / 10).rounded(.up))
    } else if let unit = domain.definition.timeUnit, unit.parts.count == 1, [.month, .hours, .day, .quarter].contains(unit.last) {
      count = 10
    } else {
      count = Int((length / 40).rounded(.up))
    }
    let format = settings.text(.format) ?? domain.definition.format
    let least = settings.number(.tickMinStep) ?? domain.definition.timeUnit?.duration ?? (format == "d" ? 1 : nil)
    if let least, least > 0 {
      count = min(count, Int(min(1e6, max(1, ((high - low) / least).rounded(.down)))) + 1)
      if !domain.isTemporal, domain.kind != .log, high > low {
        while count > 1, TickSteps.plain.step(spanning: high - low, count: count) < least { count -= 1 }
      }
    }
    return max(0, count)
  }

  /// The limits of classes, every second one only where there is no room for all.
  private static func classLimits(_ bins: (start: Double, end: Double, step: Double), _ scale: ContinuousScale, _ most: Int, _ count: Int) -> [Double] {
    let steps = Int(((bins.end - bins.start) / bins.step).rounded())
    let all = (0...max(0, steps)).map { (bins.start + Double($0) * bins.step).rounded(toPlaces: 12) }
    var values = valid(all, scale, true)
    let limit = max(count, all.count)
    while values.count > limit, values.count >= 3 { values = values.enumerated().filter { $0.offset % 2 == 0 }.map(\.element) }
    return values
  }

  /// Those within the axis, in its order.
  private static func valid(_ values: [Double], _ scale: ContinuousScale, _ isAutomatic: Bool) -> [Double] {
    let (a, b) = (min(scale.start, scale.end).rounded(.down), max(scale.start, scale.end).rounded(.up))
    let inside = values.filter { let p = scale.position($0); return p >= a && p <= b }
    return isAutomatic ? inside : inside.sorted()
  }
}

/// How the values of an axis, a legend or a header are written.
struct GuideText {
  var definition: ChannelDefinition
  var format: String?
  var type: String?
  var config: Config

  init(_ definition: ChannelDefinition, format: String?, type: String?, config: Config) {
    self.definition = definition
    self.format = format
    self.type = type
    self.config = config
  }

  var isTime: Bool { definition.type == .temporal || definition.timeUnit != nil || type == "time" || type == "utc" }

  /// A value of a list of names.
  func name(_ value: Datum) -> String {
    guard case .number(let n) = value else { return value.label }
    if isTime { return TimeFormat(format ?? definition.timeUnit?.pattern ?? config.timeFormat ?? "%b %d, %Y").string(n) }
    if let format, let number = NumberFormat(format) { return number.string(n) }
    if let type, labellerNames.contains(type) { return numberLabeller(format: nil, type: type, for: [n])(n) }
    return plainNumber(n)
  }

  /// Numbers of a span, with as many decimals as tell ticks of that count apart.
  func numbers(from low: Double, to high: Double, count: Int) -> (Double) -> String {
    if let type, labellerNames.contains(type) { return numberLabeller(format: nil, type: type, for: [low, high]) }
    // Shares of a whole are written as such.
    let pattern = format ?? (definition.stack == .normalize ? ".0%" : config.numberFormat) ?? ""
    return spanFormat(pattern, from: low, to: high, count: count)
  }
}

/// A format that writes numbers of a span with the precision that its steps need.
func spanFormat(_ pattern: String, from low: Double, to high: Double, count: Int) -> (Double) -> String {
  guard var format = NumberFormat(pattern.isEmpty ? ",f" : pattern) else { return { plainNumber($0) } }
  let step = TickSteps.plain.step(spanning: high - low, count: max(1, count))
  let power = NumberFormat.exponent(step)
  let largest = max(abs(low), abs(high))
  guard format.precision == nil else { return { format.string($0) } }
  switch format.kind {
  case .fixed: format.precision = max(0, -power)
  case .percent: format.precision = max(0, -power - 2)
  case .si:
    let level = max(-8, min(8, Int((Double(NumberFormat.exponent(largest)) / 3).rounded(.down)))) * 3
    return format.withPrefix(level, places: max(0, level - power))
  case .general, .rounded, nil:
    // As many digits as tell neighbours apart.
    format.precision = max(0, NumberFormat.exponent(largest) - power) + 1
  case .exponent: format.precision = max(0, NumberFormat.exponent(largest) - power)
  default: break
  }
  return { format.string($0) }
}
