import Definitions
import Diagnostics

extension DefinitionReader {
  private static let transformNames = [
    "filter", "calculate", "aggregate", "joinaggregate", "fold", "flatten", "window", "bin", "timeUnit", "stack", "impute", "pivot",
    "density", "regression", "loess", "quantile", "lookup",
  ]

  mutating func transforms(_ node: Node, _ datasets: [String: [DataRow]] = [:]) throws(PlottingError) -> [TransformDefinition] {
    var result: [TransformDefinition] = []
    for step in try list(node, "transform") { if let step = try transform(step, datasets) { result.append(step) } }
    return result
  }

  private mutating func transform(_ node: Node, _ datasets: [String: [DataRow]]) throws(PlottingError) -> TransformDefinition? {
    guard let entry = node.map?.first(where: { Self.transformNames.contains($0.key) }) else {
      // The span of a field that a selection could use.
      if node["extent"] != nil, node["param"] != nil { return nil }
      let key = node.map?.first { !["as", "groupby"].contains($0.key) }
      throw .unsupportedTransform(key?.keyPlace ?? node.place, transform: key?.key ?? "", supported: Self.transformNames)
    }
    // A step of time or classes has a field of that name too; the kind is named by the rarer word.
    let kind = ["lookup", "impute", "pivot", "density", "regression", "loess", "quantile", "window", "stack"].first { node[$0] != nil } ?? entry.key
    let written = node[kind] ?? entry.value
    let by = try fields(node, "groupby")
    switch kind {
    case "filter":
      allow(["filter"], in: kind, node)
      return .filter(try predicate(written), node.place)
    case "calculate":
      allow(["calculate", "as"], in: kind, node)
      let expression = try Expression(parsing: try text(written, kind), at: written.place, parameters: parameters)
      return .calculate(expression, as: try name(node), node.place)
    case "aggregate", "joinaggregate":
      allow([kind, "groupby"], in: kind, node)
      let list = try summaries(written)
      return kind == "aggregate" ? .aggregate(list, by: by, node.place) : .joinAggregate(list, by: by, node.place)
    case "fold":
      allow(["fold", "as"], in: kind, node)
      let names = try self.names(node, ["key", "value"])
      return .fold(try texts(written, "fold").map(Self.plainName), key: names[0], value: names[1], node.place)
    case "flatten":
      allow(["flatten", "as"], in: kind, node)
      let list = try texts(written, "flatten").map(Self.plainName)
      let given: [String] = if let names = node["as"] { try texts(names, "as") } else { [] }
      return .flatten(list, as: list.enumerated().map { $0.offset < given.count ? given[$0.offset] : $0.element }, node.place)
    case "bin":
      allow(["bin", "field", "as"], in: kind, node)
      guard let asNode = node["as"] else { throw .definition(.missingKey(node.place, key: "as")) }
      let names = asNode.list == nil ? [try text(asNode, "as")] : try texts(asNode, "as")
      guard let start = names.first else { throw .definition(.missingKey(asNode.place, key: "as")) }
      return .bin(
        try binning(written) ?? Binning(), field: try field(node), start: start, end: names.count > 1 ? names[1] : start + "_end", node.place)
    case "timeUnit":
      allow(["timeUnit", "field", "as"], in: kind, node)
      return .timeUnit(try timeUnit(written) ?? TimeUnit([.year]), field: try field(node), name: try name(node), node.place)
    case "window": return try window(node, written, by: by)
    case "stack": return try stack(node, written, by: by)
    case "impute":
      allow(["impute", "key", "keyvals", "method", "value", "groupby", "frame"], in: kind, node)
      guard let key = node["key"] else { throw .definition(.missingKey(node.place, key: "key")) }
      return .impute(
        .init(
          field: Self.plainName(try text(written, kind)), key: Self.plainName(try text(key, "key")), by: by,
          impute: try impute(node.removing(["impute", "key", "groupby"]))), node.place)
    case "pivot":
      allow(["pivot", "value", "groupby", "op", "limit"], in: kind, node)
      guard let value = node["value"] else { throw .definition(.missingKey(node.place, key: "value")) }
      let op: AggregateOperation = if let op = node["op"] { try word(op, "op") } else { .sum }
      return .pivot(field: try text(written, kind), value: try text(value, "value"), by: by, op, limit: node["limit"]?.int, node.place)
    case "lookup": return try lookup(node, written, datasets)
    default: return try statistics(kind, node, written, by: by)
    }
  }

  private func name(_ node: Node) throws(PlottingError) -> String {
    guard let name = node["as"] else { throw .definition(.missingKey(node.place, key: "as")) }
    return try text(name.list?.first ?? name, "as")
  }

  private func names(_ node: Node, _ usual: [String]) throws(PlottingError) -> [String] {
    guard let given = node["as"] else { return usual }
    let list = given.list == nil ? [try text(given, "as")] : try texts(given, "as")
    return list + usual.dropFirst(list.count)
  }

  private func field(_ node: Node) throws(PlottingError) -> String {
    guard let field = node["field"] else { throw .definition(.missingKey(node.place, key: "field")) }
    return Self.plainName(try text(field, "field"))
  }

  private func fields(_ node: Node, _ key: String) throws(PlottingError) -> [String] {
    guard let list = node[key] else { return [] }
    return try texts(list, key).map(Self.plainName)
  }

  private func sortKeys(_ node: Node?) throws(PlottingError) -> [TransformDefinition.SortKey] {
    var keys: [TransformDefinition.SortKey] = []
    for item in node?.list ?? [] {
      guard let field = item["field"] else { throw .definition(.missingKey(item.place, key: "field")) }
      keys.append(.init(field: Self.plainName(try text(field, "field")), descending: item["order"]?.string == "descending"))
    }
    return keys
  }

  private func summaries(_ node: Node) throws(PlottingError) -> [TransformDefinition.Summary] {
    var result: [TransformDefinition.Summary] = []
    for item in try list(node, "aggregate") {
      guard let op = item["op"] else { throw .definition(.missingKey(item.place, key: "op")) }
      let field: String? = if let field = item["field"] { Self.plainName(try text(field, "field")) } else { nil }
      let operation: AggregateOperation = try word(op, "op")
      let name = item["as"] == nil ? [operation.rawValue, field].compactMap { $0 }.joined(separator: "_") : try self.name(item)
      result.append(.init(operation: operation, field: field, name: name))
    }
    return result
  }

  private static let windowNames = [
    "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead", "first_value", "last_value", "nth_value",
  ]

  private mutating func window(_ node: Node, _ fields: Node, by: [String]) throws(PlottingError) -> TransformDefinition {
    allow(["window", "sort", "groupby", "frame", "ignorePeers"], in: "window", node)
    var list: [TransformDefinition.WindowField] = []
    for item in try self.list(fields, "window") {
      guard let op = item["op"] else { throw .definition(.missingKey(item.place, key: "op")) }
      let field: String? = if let field = item["field"] { Self.plainName(try text(field, "field")) } else { nil }
      let count = item["param"]?.int ?? 1
      let operation: TransformDefinition.WindowField.Operation
      switch try text(op, "op") {
      case "row_number": operation = .rowNumber
      case "rank": operation = .rank
      case "dense_rank": operation = .denseRank
      case "percent_rank": operation = .percentRank
      case "cume_dist": operation = .cumulativeShare
      case "ntile": operation = .parts(max(1, count))
      case "lag": operation = .lag(count)
      case "lead": operation = .lead(count)
      case "first_value": operation = .firstValue
      case "last_value": operation = .lastValue
      case "nth_value": operation = .nthValue(max(1, count))
      case let other:
        guard let summary = AggregateOperation(rawValue: other) else {
          throw .definition(
            .badValue(op.place, key: "op", value: other, allowed: Self.windowNames + AggregateOperation.allCases.map(\.rawValue)))
        }
        operation = .summary(summary)
      }
      list.append(.init(operation: operation, field: field, name: try name(item)))
    }
    var frame = TransformDefinition.WindowFrame()
    frame.sort = try sortKeys(node["sort"])
    frame.by = by
    let ends = node["frame"]?.list
    (frame.from, frame.to) = (ends.flatMap { $0.first?.int }, ends == nil ? 0 : ends?.last?.int)
    frame.ignoresPeers = node["ignorePeers"]?.bool ?? false
    return .window(list, frame, node.place)
  }

  private mutating func stack(_ node: Node, _ written: Node, by: [String]) throws(PlottingError) -> TransformDefinition {
    allow(["stack", "groupby", "offset", "sort", "as"], in: "stack", node)
    let field = Self.plainName(try text(written, "stack"))
    let names = try self.names(node, ["\(field)_start"])
    let kind: ChannelDefinition.Stack
    switch node["offset"]?.string ?? "zero" {
    case "normalize": kind = .normalize
    case "center": kind = .center
    default: kind = .zero
    }
    return .stack(
      .init(
        field: field, by: by, sort: try sortKeys(node["sort"]), kind: kind, start: names[0],
        end: names.count > 1 ? names[1] : node["as"] == nil ? "\(field)_end" : names[0] + "_end"), node.place)
  }

  private mutating func lookup(_ node: Node, _ written: Node, _ datasets: [String: [DataRow]]) throws(PlottingError) -> TransformDefinition {
    allow(["lookup", "from", "as", "default"], in: "lookup", node)
    guard let from = node["from"] else { throw .definition(.missingKey(node.place, key: "from")) }
    if let parameter = from["param"] { throw .unsupportedFeature(parameter.place, feature: "lookup.from.param") }
    guard let data = from["data"] else { throw .definition(.missingKey(from.place, key: "data")) }
    guard let key = from["key"] else { throw .definition(.missingKey(from.place, key: "key")) }
    let fields = try self.fields(from, "fields")
    let names: [String] =
      if let given = node["as"] { given.list == nil ? [try text(given, "as")] : try texts(given, "as") } else { fields }
    return .lookup(
      .init(
        field: Self.plainName(try text(written, "lookup")), source: try self.data(data, datasets), key: Self.plainName(try text(key, "key")),
        fields: fields, names: names, missing: node["default"].map(datum) ?? .null), node.place)
  }

  private mutating func statistics(_ kind: String, _ node: Node, _ written: Node, by: [String]) throws(PlottingError) -> TransformDefinition {
    let field = Self.plainName(try text(written, kind))
    let ends = node["extent"]?.list?.compactMap(\.double) ?? []
    let extent: ClosedRange<Double>? = ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
    func on() throws(PlottingError) -> String {
      guard let on = node["on"] else { throw .definition(.missingKey(node.place, key: "on")) }
      return Self.plainName(try text(on, "on"))
    }
    switch kind {
    case "density":
      allow(
        ["density", "groupby", "cumulative", "counts", "bandwidth", "extent", "minsteps", "maxsteps", "steps", "as", "resolve"], in: kind, node)
      let names = try self.names(node, ["value", "density"])
      return .density(
        .init(
          field: field, by: by, bandwidth: node["bandwidth"]?.double, extent: extent, steps: node["steps"]?.int ?? node["maxsteps"]?.int ?? 200,
          isCumulative: node["cumulative"]?.bool ?? false, counts: node["counts"]?.bool ?? false, value: names[0], density: names[1],
          isIndependent: node["resolve"]?.string == "independent"), node.place)
    case "regression":
      allow(["regression", "on", "groupby", "method", "order", "extent", "params", "as"], in: kind, node)
      let x = try on()
      let names = try self.names(node, [x, field])
      let method: TransformDefinition.RegressionStep.Method = if let method = node["method"] { try word(method, "method") } else { .linear }
      return .regression(
        .init(
          y: field, x: x, by: by, method: method, order: max(0, node["order"]?.int ?? 3), extent: extent, xName: names[0], yName: names[1],
          wantsParameters: node["params"]?.bool ?? false), node.place)
    case "loess":
      allow(["loess", "on", "groupby", "bandwidth", "as"], in: kind, node)
      let x = try on()
      let names = try self.names(node, [x, field])
      return .loess(
        .init(y: field, x: x, by: by, bandwidth: node["bandwidth"]?.double ?? 0.3, xName: names[0], yName: names[1]), node.place)
    default:
      allow(["quantile", "groupby", "probs", "step", "as"], in: kind, node)
      let names = try self.names(node, ["prob", "value"])
      let step = node["step"]?.double ?? 0.01
      let usual = step > 0 ? Array(stride(from: step / 2, to: 1, by: step)) : []
      return .quantile(
        .init(
          field: field, by: by, probabilities: node["probs"]?.list?.compactMap(\.double) ?? usual, probability: names[0], value: names[1]),
        node.place)
    }
  }
}
