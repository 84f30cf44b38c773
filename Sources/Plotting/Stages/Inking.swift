import Drawing

/// Says how the marks of a row look: colours, strokes, sizes and shapes, through their scales or as they are set.
struct Inking {
  var visuals: [Channel: Scale]
  var config: Config
  var isPrint = true

  /// What a channel gives for a row: through its scale, or as a constant.
  func output(_ channel: Channel, _ layer: UnitLayer, _ row: DataRow) -> Datum? {
    guard var definition = layer.channel(channel) else { return nil }
    let outer = definition
    for condition in definition.conditions where condition.test.holds(for: row) {
      definition = condition.definition
      break
    }
    let value: Datum
    switch definition.source {
    case .value(let v): return v
    case .expression(let e): return e.value(for: row)
    case .datum(let d): value = d
    case .field, .count:
      value = definition.binning != nil && !definition.usesClassNames ? row[definition.startColumn ?? ""] : row[definition.column ?? ""]
    case nil: return nil
    }
    if definition.hasNoScale || outer.hasNoScale { return value }
    switch visuals[channel] {
    case .ordinal(let scale): return scale.output(value)
    case .ramp(let ramp): return measured(value).map { .text(ramp.color($0).hexText) } ?? invalid(channel, layer) { .text(ramp.color(0).hexText) }
    case .continuous(let scale): return scale.number(value).map { .number(scale.position($0)) } ?? invalid(channel, layer) { .number(scale.position(max(0, scale.domain.lowerBound))) }
    case .classes(let scale): return measured(value).flatMap(scale.output)
    default: return nil
    }
  }

  /// What stands for a missing number, where missing numbers are shown.
  private func invalid(_ channel: Channel, _ layer: UnitLayer, _ usual: () -> Datum) -> Datum? {
    if case .values(let outputs) = config.scale[.invalid], let output = outputs[channel.rawValue], output.text != "zero-or-min" { return output }
    guard case .show = layer.gaps else { return nil }
    return usual()
  }

  func ink(_ layer: UnitLayer, _ row: DataRow) -> (fill: Color?, stroke: Stroke?, opacity: Double) {
    let s = layer.settings
    func named(_ channel: Channel) -> Color? { output(channel, layer, row)?.text.flatMap(color(named:)) }
    func set(_ name: MarkProperty) -> Color? { s.text(name, for: row).flatMap(color(named:)) }
    let usual: Color = layer.kind == .text || layer.kind == .rule ? .black : Color(hex: "#4C78A8") ?? .black
    // A colour of the definition itself is stronger than the fill or stroke of a theme, so it is asked for first.
    let main = named(.color) ?? set(.color) ?? usual
    var fill: Color? = layer.isFilled ? named(.fill) ?? (named(.color) ?? set(.fill) ?? main) : named(.fill) ?? set(.fill)
    var stroke: Color? = layer.isFilled ? named(.stroke) ?? set(.stroke) : named(.stroke) ?? named(.color) ?? set(.stroke) ?? main
    // A colour that is switched off with null leaves nothing.
    if layer.isFilled, s.isNull(.color) || s.isNull(.fill), named(.color) == nil, named(.fill) == nil { fill = nil }
    if let o = output(.fillOpacity, layer, row)?.number ?? s.number(.fillOpacity, for: row) { fill?.alpha *= o }
    if let o = output(.strokeOpacity, layer, row)?.number ?? s.number(.strokeOpacity, for: row) { stroke?.alpha *= o }
    if fill?.alpha == 0 { fill = nil }
    if stroke?.alpha == 0 { stroke = nil }
    let dash: [Double] =
      if case .list(let list) = output(.strokeDash, layer, row) { list.compactMap(\.number) } else { s.numbers(.strokeDash, for: row) ?? [] }
    let line = stroke.map {
      Stroke(
        $0, width: strokeWidth(layer, row), dash: dash == [1, 0] || dash.allSatisfy { $0 == 0 } ? [] : dash,
        cap: s.text(.strokeCap).flatMap(Stroke.Cap.init) ?? .butt, join: s.text(.strokeJoin).flatMap(Stroke.Join.init) ?? .miter)
    }
    return (fill, line, opacity(layer, row))
  }

  private func strokeWidth(_ layer: UnitLayer, _ row: DataRow) -> Double {
    if let width = output(.strokeWidth, layer, row)?.number { return width }
    if layer.kind == .line || layer.kind == .rule, let width = output(.size, layer, row)?.number ?? layer.settings.number(.size, for: row) { return width }
    let isThick = layer.kind == .line || layer.kind.isSymbol
    return layer.settings.number(.strokeWidth, for: row) ?? (isThick ? 2 : 1)
  }

  private func opacity(_ layer: UnitLayer, _ row: DataRow) -> Double {
    if let n = output(.opacity, layer, row)?.number ?? layer.settings.number(.opacity, for: row) { return n }
    // Points that may lie over each other let those below shine through.
    let isFaint = !isPrint && (layer.kind.isSymbol || layer.kind == .tick) && !layer.isAggregated && layer.settings.number(.fillOpacity) == nil
    return isFaint ? 0.7 : 1
  }

  func symbol(_ layer: UnitLayer, _ row: DataRow) -> (shape: String, area: Double) {
    let shape: String =
      switch layer.kind {
      case .circle: "circle"
      case .square: "square"
      default: output(.shape, layer, row)?.text ?? layer.settings.text(.shape, for: row) ?? "circle"
      }
    return (shape, output(.size, layer, row)?.number ?? layer.settings.number(.size, for: row) ?? 30)
  }
}
