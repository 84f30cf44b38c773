import Definitions
import Diagnostics

extension DefinitionReader {
  /// Channels that only a screen can use: paper has no pointer. Their fields still keep rows apart that a summary would join.
  private static let unseen: Set<Channel> = [.tooltip, .href, .url, .description, .key]

  mutating func encoding(_ node: Node) throws(PlottingError) -> [Channel: [ChannelDefinition]] {
    guard let entries = node.map else {
      throw .definition(
        .wrongKind(
          node.place, key: "encoding", expected: Wording(en: "a group of settings", zh: "一组设置"), found: node.kind))
    }
    var result: [Channel: [ChannelDefinition]] = [:]
    let names = Channel.allCases.filter { !Self.unseen.contains($0) }.map(\.rawValue)
    for entry in entries {
      guard let channel = Channel(rawValue: entry.key) else {
        notSupported(entry, in: "encoding", allowed: names)
        continue
      }
      if entry.value.isNull { continue }
      if Self.unseen.contains(channel), !(entry.value.list ?? [entry.value]).allSatisfy({ $0["field"] != nil || $0["aggregate"] != nil }) { continue }
      var list: [ChannelDefinition] = []
      for item in entry.value.list ?? [entry.value] { list.append(try self.channel(item, channel)) }
      result[channel] = list
    }
    return result
  }

  private static let channelKeys = [
    "field", "type", "aggregate", "value", "datum", "stack", "sort", "scale", "axis", "legend", "title", "format",
    "formatType", "bandPosition", "condition", "bin", "timeUnit", "impute", "header",
  ]

  mutating func channel(_ node: Node, _ channel: Channel) throws(PlottingError) -> ChannelDefinition {
    guard node.map != nil else {
      throw .definition(
        .wrongKind(
          node.place, key: channel.rawValue, expected: Wording(en: "a group of settings", zh: "一组设置"),
          found: node.kind))
    }
    allow(Self.channelKeys, in: channel.rawValue, node, silently: ["description", "spacing", "align", "columns", "center", "bounds"])
    var result = ChannelDefinition(at: node.place)
    result.source = try source(node, in: channel)
    if let aggregate = node["aggregate"], !aggregate.isNull {
      if aggregate.map != nil {
        for op in [AggregateOperation.argmin, .argmax] {
          guard let argument = aggregate[op.rawValue] else { continue }
          (result.aggregate, result.argument) = (op, try text(argument, op.rawValue))
        }
      } else {
        result.aggregate = try word(aggregate, "aggregate")
      }
      if result.aggregate == .count { result.source = .count }
    }
    if let bin = node["bin"], let binning = try binning(bin) {
      if bin.string == "binned" || bin["binned"]?.bool == true { result.isBinned = true }
      if !result.isBinned || binning.step != nil { result.binning = binning }
      if result.isBinned { result.binning = nil }
    }
    if let unit = node["timeUnit"] { result.timeUnit = try timeUnit(unit) }
    if let type = node["type"] { result.type = try word(type, "type") } else { result.type = inferredType(node, result, channel) }
    if let stack = node["stack"] { result.stack = try self.stack(stack) }
    if let sort = node["sort"] { result.sort = try self.sort(sort) }
    if let scale = node["scale"] {
      if scale.isNull { result.hasNoScale = true } else { result.scale = try self.scale(scale) }
    }
    try guides(node, &result)
    if let title = node["title"] {
      if title.isNull { result.hasNoTitle = true } else { result.title = try lines(title, "title") }
    }
    try format(node, &result)
    if let position = node["bandPosition"] { result.bandPosition = try amount(position, "bandPosition") }
    if let impute = node["impute"], !impute.isNull { result.impute = try self.impute(impute) }
    if let condition = node["condition"] {
      for item in condition.list ?? [condition] {
        let test: Predicate =
          if let test = item["test"] { try predicate(test) } else { try parameterTest(item) }
        var inner = item
        if case .map(let entries) = item.value {
          inner.value = .map(entries.filter { !["test", "param", "selection", "empty"].contains($0.key) })
        }
        let definition = try self.channel(inner, channel)
        guard definition.source != nil else { throw .definition(.missingKey(item.place, key: "value")) }
        result.conditions.append(.init(test: test, definition: definition))
      }
    }
    return result
  }

  private mutating func guides(_ node: Node, _ result: inout ChannelDefinition) throws(PlottingError) {
    if let axis = node["axis"] {
      if axis.isNull || axis.bool == false { result.hasNoAxis = true } else { result.axis = try properties(axis, of: "axis", besides: ["encoding"]) }
    }
    if let legend = node["legend"] {
      if legend.isNull || legend.bool == false { result.hasNoLegend = true } else { result.legend = try properties(legend, of: "legend", besides: ["encoding"]) }
    }
    if let header = node["header"] {
      if header.isNull || header.bool == false { result.hasNoHeader = true } else { result.header = try properties(header, of: "header") }
    }
  }

  private func format(_ node: Node, _ result: inout ChannelDefinition) throws(PlottingError) {
    if let kind = node["formatType"] {
      let word = try text(kind, "formatType")
      guard labellerNames.contains(word) || word == "time" || word == "utc" else {
        throw .definition(.badValue(kind.place, key: "formatType", value: word, allowed: labellerNames + ["time"]))
      }
      result.formatType = word
    }
    guard let format = node["format"] else { return }
    let pattern = try text(format, "format")
    guard NumberFormat(pattern) != nil || pattern.contains("%") && pattern != "%" else {
      throw .definition(
        .badValue(format.place, key: "format", value: pattern, allowed: [",.1f", ".0f", "+.1f", ".1%", "d", "~s"]))
    }
    result.format = pattern
  }

  private mutating func source(_ node: Node, in channel: Channel) throws(PlottingError) -> ChannelDefinition.Source? {
    if let field = node["field"] {
      if field.map != nil { throw .unsupportedFeature(field.place, feature: "field.repeat") }
      return .field(Self.plainName(try text(field, "field")))
    }
    if let value = node["value"] {
      guard value.map != nil else { return .value(datum(value)) }
      guard value["expr"] != nil else { throw .unsupportedFeature(value.place, feature: "value.\(value.map?.first?.key ?? "")") }
      let expression = try self.expression(value, "value")
      return expression.fields.isEmpty ? .value(expression.value(for: DataRow())) : .expression(expression)
    }
    if let value = node["datum"] {
      if value["expr"] != nil { return .datum(try constant(value, "datum")) }
      return .datum(datum(value))
    }
    return nil
  }

  /// `a\\.b` and `['a.b']` name a field with a point in it, not a field in a field.
  static func plainName(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for c in text {
      if c == "\\", !isEscaped {
        isEscaped = true
      } else {
        result.append(c)
        isEscaped = false
      }
    }
    return result
  }

  /// The type where none is written, by Vega-Lite's rules.
  private func inferredType(_ node: Node, _ channel: ChannelDefinition, _ name: Channel) -> FieldType? {
    switch channel.source {
    case .count: return .quantitative
    case .datum(let value):
      if node["datum"].flatMap(dateTime) != nil { return .temporal }
      return value.number == nil ? .nominal : .quantitative
    case .value, .expression, nil: return nil
    case .field: break
    }
    if [.row, .column, .facet, .shape, .strokeDash].contains(name) { return .nominal }
    if name == .order || node["sort"]?.list != nil { return .ordinal }
    if channel.timeUnit != nil { return .temporal }
    if channel.isClassed { return .quantitative }
    if let op = channel.aggregate, op != .argmin, op != .argmax { return .quantitative }
    switch node["scale"]?["type"]?.string {
    case "linear", "log", "pow", "sqrt", "symlog", "threshold", "quantize", "quantile": return .quantitative
    case "time", "utc": return .temporal
    default: return .nominal
    }
  }

  private func stack(_ node: Node) throws(PlottingError) -> ChannelDefinition.Stack {
    if node.isNull || node.bool == false { return .none }
    if node.bool == true { return .zero }
    switch try text(node, "stack") {
    case "zero": return .zero
    case "normalize": return .normalize
    case "center": return .center
    case let word:
      throw .definition(.badValue(node.place, key: "stack", value: word, allowed: ["zero", "normalize", "center"]))
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
    let op: AggregateOperation? = if let op = node["op"] { try word(op, "op") } else { nil }
    return .field(Self.plainName(try text(field, "field")), op, descending: descending)
  }

  mutating func impute(_ node: Node) throws(PlottingError) -> ChannelDefinition.Impute {
    allow(["method", "value", "keyvals", "frame"], in: "impute", node)
    var result = ChannelDefinition.Impute()
    if let method = node["method"] { result.method = try word(method, "method") }
    if let value = node["value"] { result.value = datum(value) }
    if let keys = node["keyvals"] { result.keys = try keyValues(keys) }
    if let frame = node["frame"]?.list { (result.from, result.to) = (frame.first?.int, frame.last?.int) }
    return result
  }

  /// A list of values, or `{"start": 0, "stop": 10, "step": 2}`.
  func keyValues(_ node: Node) throws(PlottingError) -> [Datum] {
    if let list = node.list { return list.map(datum) }
    guard let stop = node["stop"] else { throw .definition(.missingKey(node.place, key: "stop")) }
    let step = node["step"]?.double ?? 1
    guard step != 0 else { return [] }
    return Array(stride(from: node["start"]?.double ?? 0, to: try number(stop, "stop"), by: step).prefix(100_000)).map(Datum.number)
  }

  func lines(_ node: Node, _ key: String) throws(PlottingError) -> [String] {
    if let text = node.string { return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    return try texts(node, key)
  }
}

/// The ways of writing numbers that `formatType` may name, beside d3's patterns in `format`.
let labellerNames = ["number", "wanyi", "percent", "percentagePoint", "signed"]
