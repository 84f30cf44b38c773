import Definitions
import Diagnostics

extension DefinitionReader {
  mutating func encoding(_ node: Node) throws(PlottingError) -> [Channel: [ChannelDefinition]] {
    guard let entries = node.map else {
      throw .definition(
        .wrongKind(
          node.place, key: "encoding", expected: Wording(en: "a group of settings", zh: "一组设置"), found: node.kind))
    }
    var result: [Channel: [ChannelDefinition]] = [:]
    let names = Channel.allCases.map(\.rawValue)
    for entry in entries {
      guard let channel = Channel(rawValue: entry.key) else {
        if ["row", "column", "facet", "theta", "radius", "theta2", "radius2"].contains(entry.key) {
          throw .unsupportedFeature(entry.keyPlace, feature: entry.key)
        }
        notSupported(entry, in: "encoding", allowed: names)
        continue
      }
      // A printed chart has no pointer to show a tooltip to.
      if channel == .tooltip { continue }
      if entry.value.isNull { continue }
      var list: [ChannelDefinition] = []
      for item in entry.value.list ?? [entry.value] { list.append(try self.channel(item, channel)) }
      result[channel] = list
    }
    return result
  }

  private static let channelKeys = [
    "field", "type", "aggregate", "value", "datum", "stack", "sort", "scale", "axis", "legend", "title", "format",
    "formatType", "bandPosition", "condition",
  ]

  private mutating func channel(_ node: Node, _ channel: Channel) throws(PlottingError) -> ChannelDefinition {
    guard node.map != nil else {
      throw .definition(
        .wrongKind(
          node.place, key: channel.rawValue, expected: Wording(en: "a group of settings", zh: "一组设置"),
          found: node.kind))
    }
    for entry in node.map ?? [] where ["timeUnit", "impute"].contains(entry.key) {
      if entry.value.bool == false || entry.value.isNull { continue }
      throw .unsupportedFeature(entry.keyPlace, feature: entry.key)
    }
    allow(Self.channelKeys, in: channel.rawValue, node, silently: ["bin", "timeUnit", "impute", "description"])
    var result = ChannelDefinition(at: node.place)
    result.source = try source(node)
    if let aggregate = node["aggregate"], !aggregate.isNull {
      if aggregate.map != nil { throw .unsupportedFeature(aggregate.place, feature: "aggregate.argmin/argmax") }
      result.aggregate = try word(aggregate, "aggregate")
      if result.aggregate == .count { result.source = .count }
    }
    if let bin = node["bin"], let binning = try binning(bin) {
      if bin.string == "binned" || bin["binned"]?.bool == true { result.isBinned = true } else { result.binning = binning }
    }
    if let type = node["type"] {
      result.type = try word(type, "type")
    } else {
      result.type = inferredType(node, result, channel)
    }
    if let stack = node["stack"] { result.stack = try self.stack(stack) }
    if let sort = node["sort"] { result.sort = try self.sort(sort) }
    if let scale = node["scale"] {
      if scale.isNull { result.hasNoScale = true } else { result.scale = try self.scale(scale) }
    }
    if let axis = node["axis"] {
      if axis.isNull || axis.bool == false {
        result.hasNoAxis = true
      } else {
        result.axis = try properties(axis, of: "axis")
      }
    }
    if let legend = node["legend"] {
      if legend.isNull || legend.bool == false {
        result.hasNoLegend = true
      } else {
        result.legend = try properties(legend, of: "legend")
      }
    }
    if let title = node["title"] {
      if title.isNull { result.hasNoTitle = true } else { result.title = try lines(title, "title") }
    }
    if let format = node["format"] {
      let pattern = try text(format, "format")
      guard NumberFormat(pattern) != nil || result.type == .temporal else {
        throw .definition(
          .badValue(format.place, key: "format", value: pattern, allowed: [",.1f", ".0f", "+.1f", ".1%", "d", "~s"]))
      }
      result.format = pattern
    }
    if let kind = node["formatType"] {
      let word = try text(kind, "formatType")
      guard labellerNames.contains(word) else {
        throw .definition(.badValue(kind.place, key: "formatType", value: word, allowed: labellerNames))
      }
      result.formatType = word
    }
    if let position = node["bandPosition"] { result.bandPosition = try number(position, "bandPosition") }
    if let condition = node["condition"] {
      for item in condition.list ?? [condition] {
        guard let test = item["test"] else { throw .unsupportedFeature(item.place, feature: "condition.param") }
        allow(["test", "value", "field", "datum", "type"], in: "condition", item)
        guard let source = try self.source(item) else {
          throw .definition(.missingKey(item.place, key: "value"))
        }
        result.conditions.append(.init(test: try predicate(test), source: source))
      }
    }
    return result
  }

  private func source(_ node: Node) throws(PlottingError) -> ChannelDefinition.Source? {
    if let field = node["field"] {
      if field.map != nil { throw .unsupportedFeature(field.place, feature: "field.repeat") }
      return .field(try text(field, "field").replacing("\\.", with: "."))
    }
    if let value = node["value"] {
      if value.map != nil { throw .unsupportedFeature(value.place, feature: "value.expr") }
      return .value(datum(value))
    }
    if let value = node["datum"] {
      if value.map != nil { throw .unsupportedFeature(value.place, feature: "datum.expr") }
      return .datum(datum(value))
    }
    return nil
  }

  /// The type where none is written, by Vega-Lite's rules.
  private func inferredType(_ node: Node, _ channel: ChannelDefinition, _ name: Channel) -> FieldType? {
    switch channel.source {
    case .count: return .quantitative
    case .datum(.number): return .quantitative
    case .datum: return .nominal
    case .value, nil: return nil
    case .field:
      if channel.binning != nil || channel.isBinned { return .quantitative }
      if let aggregate = channel.aggregate { return aggregate == .count ? .quantitative : .quantitative }
      if let kind = node["scale"]?["type"]?.string {
        switch kind {
        case "linear", "log", "pow", "sqrt", "symlog", "threshold", "quantize", "quantile": return .quantitative
        case "time": return .temporal
        case "band", "point", "ordinal": return .nominal
        default: break
        }
      }
      if name == .order || name == .size { return .quantitative }
      if node["sort"]?.list != nil || name == .shape { return .ordinal }
      return .nominal
    }
  }

  private func stack(_ node: Node) throws(PlottingError) -> ChannelDefinition.Stack {
    if node.isNull || node.bool == false { return .none }
    if node.bool == true { return .zero }
    switch try text(node, "stack") {
    case "zero": return .zero
    case "normalize": return .normalize
    case "center": throw .unsupportedFeature(node.place, feature: "stack: center")
    case let word:
      throw .definition(.badValue(node.place, key: "stack", value: word, allowed: ["zero", "normalize"]))
    }
  }

  mutating func sort(_ node: Node) throws(PlottingError) -> SortDefinition {
    if node.isNull { return .none }
    if let list = node.list { return .values(list.map(datum)) }
    if let word = node.string {
      if word == "ascending" { return .ascending }
      if word == "descending" { return .descending }
      let descending = word.hasPrefix("-")
      let name = descending ? String(word.dropFirst()) : word
      guard let channel = Channel(rawValue: name) else {
        throw .definition(
          .badValue(
            node.place, key: "sort", value: word,
            allowed: ["ascending", "descending"] + Channel.allCases.flatMap { [$0.rawValue, "-" + $0.rawValue] }))
      }
      return .channel(channel, descending: descending)
    }
    allow(["field", "op", "order", "encoding"], in: "sort", node)
    let descending = node["order"]?.string == "descending"
    if let encoding = node["encoding"] { return .channel(try word(encoding, "encoding"), descending: descending) }
    guard let field = node["field"] else {
      if node["op"]?.string == "count" { return .field("", .count, descending: descending) }
      throw .definition(.missingKey(node.place, key: "field"))
    }
    let op: AggregateOperation = if let op = node["op"] { try word(op, "op") } else { .min }
    return .field(try text(field, "field"), op, descending: descending)
  }

  func lines(_ node: Node, _ key: String) throws(PlottingError) -> [String] {
    if let text = node.string { return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    return try texts(node, key)
  }

  mutating func scale(_ node: Node) throws(PlottingError) -> ScaleDefinition {
    allow(
      [
        "type", "domain", "domainMin", "domainMax", "domainMid", "range", "scheme", "zero", "nice", "padding",
        "paddingInner", "paddingOuter", "align", "reverse", "clamp", "exponent", "base", "constant", "rangeMin", "rangeMax",
      ].filter { !$0.hasPrefix("rangeM") }, in: "scale", node)
    var result = ScaleDefinition(at: node.place)
    if let kind = node["type"] {
      let name = try text(kind, "type")
      guard let known = ScaleDefinition.Kind(rawValue: name) else {
        throw .definition(
          .badValue(kind.place, key: "type", value: name, allowed: ScaleDefinition.Kind.allCases.map(\.rawValue)))
      }
      result.kind = known
    }
    if let domain = node["domain"] {
      guard let list = domain.list else { throw .unsupportedFeature(domain.place, feature: "scale.domain") }
      result.domain = list.map(datum)
    }
    if let n = node["domainMin"] { result.domainMin = try number(n, "domainMin") }
    if let n = node["domainMax"] { result.domainMax = try number(n, "domainMax") }
    if let n = node["domainMid"] { result.domainMid = try number(n, "domainMid") }
    if let range = node["range"] {
      if let list = range.list {
        result.range = .values(list.map(datum))
      } else if let field = range["field"] {
        result.range = .field(try text(field, "field"))
      } else {
        result.range = .named(try text(range, "range"))
      }
    }
    if let scheme = node["scheme"] { result.range = .named(try text(scheme, "scheme")) }
    if let b = node["zero"] { result.zero = try bool(b, "zero") }
    if let nice = node["nice"] {
      if let count = nice.int {
        (result.nice, result.niceCount) = (true, count)
      } else {
        result.nice = try bool(nice, "nice")
      }
    }
    if let n = node["padding"] { result.padding = try number(n, "padding") }
    if let n = node["paddingInner"] { result.paddingInner = try number(n, "paddingInner") }
    if let n = node["paddingOuter"] { result.paddingOuter = try number(n, "paddingOuter") }
    if let n = node["align"] { result.align = try number(n, "align") }
    if let b = node["reverse"] { result.reverse = try bool(b, "reverse") }
    if let n = node["exponent"] { result.exponent = try number(n, "exponent") }
    if let n = node["base"] { result.base = try number(n, "base") }
    if let n = node["constant"] { result.constant = try number(n, "constant") }
    if let b = node["clamp"] { result.clamp = try bool(b, "clamp") }
    return result
  }
}

/// The ways of writing numbers that `formatType` may name, beside d3's patterns in `format`.
let labellerNames = ["number", "wanyi", "percent", "percentagePoint", "signed"]
