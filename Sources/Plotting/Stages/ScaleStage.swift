import Definitions
import Diagnostics
import Drawing

/// What a position channel shows, before its length on the page is known.
struct PositionDomain {
  enum Values {
    case numbers(ClosedRange<Double>, nice: Bool, niceCount: Int?, isTemporal: Bool)
    case list([Datum], isPoint: Bool)
  }

  var values: Values
  var kind: ScaleDefinition.Kind
  var scale: ScaleDefinition
  /// The channel's definition that axis and title come from.
  var definition: ChannelDefinition
  /// Which marks stand on it, for the padding of bands.
  var marks: Set<MarkKind>
  /// The mark of the first layer, whose ways the scale has.
  var firstMark: MarkKind
  var hasOffset: Bool
  /// Whether all numbers are whole, so that ticks between them would say nothing.
  var isWhole = false
  /// Largest first.
  var isReversed = false
  /// Room at both ends, in points, for marks that stand on the ends.
  var padding: Double?
  /// Where the data are in classes of equal width.
  var bins: (start: Double, end: Double, step: Double)?
  /// The titles of the layers' definitions, for the axis.
  var titles: [ChannelDefinition] = []

  var isDiscrete: Bool { if case .list = values { true } else { false } }
  var isTemporal: Bool { if case .numbers(_, _, _, true) = values { true } else { false } }
}

/// The scales of a view, learned from all its layers.
struct TrainedScales {
  var positions: [Channel: PositionDomain] = [:]
  var visuals: [Channel: Scale] = [:]
  var kinds: [Channel: ScaleDefinition.Kind] = [:]
  /// The definitions that legends come from.
  var definitions: [Channel: ChannelDefinition] = [:]
  /// The titles of the layers' definitions, for legends.
  var titles: [Channel: [ChannelDefinition]] = [:]
  var diagnostics: [Diagnostic] = []

  static let positionChannels: [Channel] = [.x, .y, .xOffset, .yOffset, .theta, .radius]

  func has(_ channel: Channel) -> Bool { positions[channel] != nil || visuals[channel] != nil }
}

/// How scales learn: by Vega-Lite's rules, or with those of print (bars from zero).
struct ScaleTraining {
  var config: Config
  var isPrint: Bool
  /// The steps of bands that the view asks for, for the size of symbols.
  var step: Double

  init(config: Config, isPrint: Bool, width: ViewDefinition.Extent? = nil, height: ViewDefinition.Extent? = nil) {
    self.config = config
    self.isPrint = isPrint
    let usual = config.view.number(.step) ?? 20
    let steps = [width, height].map { extent -> Double in if case .step(let n, _) = extent { n } else { usual } }
    step = steps.min() ?? usual
  }

  /// Learns the scale of one channel from layers and puts it with the others.
  func train(_ channel: Channel, from layers: [UnitLayer], into result: inout TrainedScales) throws(PlottingError) {
    if TrainedScales.positionChannels.contains(channel) {
      if let domain = try position(channel, layers, &result.diagnostics) { result.positions[channel] = domain }
    } else if let visual = try visual(channel, layers) {
      result.visuals[channel] = visual.scale
      result.kinds[channel] = visual.kind
      result.definitions[channel] = visual.definition
      result.titles[channel] = visual.titles
    }
  }

  /// The definitions of a channel that go through its scale, with their layers.
  func uses(_ channel: Channel, _ layers: [UnitLayer]) -> [ScaleUse] {
    var list: [ScaleUse] = []
    for layer in layers {
      for var definition in layer.encoding[channel] ?? [] where !definition.hasNoScale {
        if channel == .xOffset || channel == .yOffset, definition.sort == nil { definition.sort = colorOrder(of: definition, layer) }
        if definition.isFieldOrDatum { list.append(ScaleUse(layer: layer, definition: definition)) }
        for condition in definition.conditions where condition.definition.isFieldOrDatum && !condition.definition.hasNoScale {
          var inner = condition.definition
          inner.type = inner.type ?? definition.type ?? .nominal
          list.append(ScaleUse(layer: layer, definition: inner))
        }
      }
      // A second end alone has the scale of the first.
      if let second = channel.second, layer.channel(channel)?.isFieldOrDatum != true, let definition = layer.channel(second), definition.isFieldOrDatum {
        var inner = definition
        inner.type = inner.type ?? .quantitative
        list.append(ScaleUse(layer: layer, definition: inner, isSecondary: true))
      }
    }
    return list
  }

  /// Parts side by side come in the order in which their colours are listed.
  private func colorOrder(of definition: ChannelDefinition, _ layer: UnitLayer) -> SortDefinition? {
    for channel in [Channel.color, .fill, .stroke] {
      guard let color = layer.channel(channel), color.field != nil, color.field == definition.field else { continue }
      return color.scale?.domain.map(SortDefinition.values) ?? color.sort
    }
    return nil
  }

  /// One definition out of those of all layers: the first word on each matter counts.
  func merge(_ definitions: [ChannelDefinition]) -> ChannelDefinition {
    var result = definitions[0]
    for other in definitions.dropFirst() {
      result.scale = result.scale.map { $0.over(other.scale) } ?? other.scale
      result.sort = result.sort ?? other.sort
      result.axis = result.axis.map { $0.over(other.axis ?? Properties()) } ?? other.axis
      result.legend = result.legend.map { $0.over(other.legend ?? Properties()) } ?? other.legend
      result.format = result.format ?? other.format
      result.formatType = result.formatType ?? other.formatType
    }
    // A guide is off where a layer says so and none says otherwise.
    result.hasNoAxis = definitions.contains(where: \.hasNoAxis) && !definitions.contains { $0.axis != nil }
    result.hasNoLegend = definitions.contains(where: \.hasNoLegend) && !definitions.contains { $0.legend != nil }
    if !definitions.contains(where: { $0.title != nil }) {
      result.hasNoTitle = definitions.contains(where: \.hasNoTitle)
    } else {
      result.title = definitions.lazy.compactMap(\.title).first
      result.hasNoTitle = false
    }
    return result
  }
}

/// Learns the domains from the rows of all layers together.
func scaleStage(_ layers: [UnitLayer], config: Config, isPrint: Bool) throws(PlottingError) -> TrainedScales {
  var result = TrainedScales()
  let training = ScaleTraining(config: config, isPrint: isPrint)
  for channel in TrainedScales.positionChannels + Channel.visuals { try training.train(channel, from: layers, into: &result) }
  return result
}
