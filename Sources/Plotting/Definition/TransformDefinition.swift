import Definitions
package import Diagnostics

/// One step that changes the rows before they are drawn.
package enum TransformDefinition: Hashable, Sendable {
  case filter(Predicate, Place)
  case calculate(Expression, as: String, Place)
  case aggregate([Summary], by: [String], Place)
  case joinAggregate([Summary], by: [String], Place)
  case fold([String], key: String, value: String, Place)
  case bin(Binning, field: String, start: String, end: String, Place)
  case window([WindowField], sort: [SortKey], by: [String], from: Int?, to: Int?, Place)

  /// A summary of a field under a new name.
  package struct Summary: Hashable, Sendable {
    package var operation: AggregateOperation
    package var field: String?
    package var name: String
  }

  package struct WindowField: Hashable, Sendable {
    package enum Operation: Hashable, Sendable {
      case rowNumber, rank, denseRank
      case lag(Int), lead(Int)
      case summary(AggregateOperation)
    }
    package var operation: Operation
    package var field: String?
    package var name: String
  }

  package struct SortKey: Hashable, Sendable {
    package var field: String
    package var descending: Bool
  }
}

extension DefinitionReader {
  private static let transformNames = ["filter", "calculate", "aggregate", "joinaggregate", "fold", "window", "bin"]

  mutating func transforms(_ node: Node) throws(PlottingError) -> [TransformDefinition] {
    var result: [TransformDefinition] = []
    for step in try list(node, "transform") { result.append(try transform(step)) }
    return result
  }

  private mutating func transform(_ node: Node) throws(PlottingError) -> TransformDefinition {
    let by: [String] = if let groupby = node["groupby"] { try texts(groupby, "groupby") } else { [] }
    if let filter = node["filter"] {
      allow(["filter"], in: "filter", node)
      return .filter(try predicate(filter), node.place)
    }
    if let calculate = node["calculate"] {
      allow(["calculate", "as"], in: "calculate", node)
      return .calculate(
        try Expression(parsing: try text(calculate, "calculate"), at: calculate.place), as: try name(node), node.place)
    }
    if let aggregate = node["aggregate"] {
      allow(["aggregate", "groupby"], in: "aggregate", node)
      return .aggregate(try summaries(aggregate), by: by, node.place)
    }
    if let aggregate = node["joinaggregate"] {
      allow(["joinaggregate", "groupby"], in: "joinaggregate", node)
      return .joinAggregate(try summaries(aggregate), by: by, node.place)
    }
    if let fold = node["fold"] {
      allow(["fold", "as"], in: "fold", node)
      let names: [String] = if let names = node["as"] { try texts(names, "as") } else { ["key", "value"] }
      guard names.count == 2, let asNode = node["as"] ?? node["fold"] else {
        throw .definition(.missingKey(node.place, key: "as"))
      }
      _ = asNode
      return .fold(try texts(fold, "fold"), key: names[0], value: names[1], node.place)
    }
    if let window = node["window"] {
      allow(["window", "sort", "groupby", "frame", "ignorePeers"], in: "window", node)
      return try self.window(node, window, by: by)
    }
    if let bin = node["bin"] {
      allow(["bin", "field", "as"], in: "bin", node)
      guard let field = node["field"] else { throw .definition(.missingKey(node.place, key: "field")) }
      guard let asNode = node["as"] else { throw .definition(.missingKey(node.place, key: "as")) }
      let names = asNode.list == nil ? [try text(asNode, "as")] : try texts(asNode, "as")
      guard let start = names.first else { throw .definition(.missingKey(asNode.place, key: "as")) }
      return .bin(
        try binning(bin) ?? Binning(), field: try text(field, "field"), start: start,
        end: names.count > 1 ? names[1] : start + "_end", node.place)
    }
    let key = node.map?.first { !["as", "groupby"].contains($0.key) }
    throw .unsupportedTransform(
      key?.keyPlace ?? node.place, transform: key?.key ?? "", supported: Self.transformNames)
  }

  private func name(_ node: Node) throws(PlottingError) -> String {
    guard let name = node["as"] else { throw .definition(.missingKey(node.place, key: "as")) }
    return try text(name, "as")
  }

  private func summaries(_ node: Node) throws(PlottingError) -> [TransformDefinition.Summary] {
    var result: [TransformDefinition.Summary] = []
    for item in try list(node, "aggregate") {
      guard let op = item["op"] else { throw .definition(.missingKey(item.place, key: "op")) }
      let field: String? = if let field = item["field"] { try text(field, "field") } else { nil }
      result.append(.init(operation: try word(op, "op"), field: field, name: try name(item)))
    }
    return result
  }

  private func window(_ node: Node, _ fields: Node, by: [String]) throws(PlottingError) -> TransformDefinition {
    var list: [TransformDefinition.WindowField] = []
    for item in try self.list(fields, "window") {
      guard let op = item["op"] else { throw .definition(.missingKey(item.place, key: "op")) }
      let field: String? = if let field = item["field"] { try text(field, "field") } else { nil }
      let shift = item["param"]?.int ?? 1
      let operation: TransformDefinition.WindowField.Operation
      switch try text(op, "op") {
      case "row_number": operation = .rowNumber
      case "rank": operation = .rank
      case "dense_rank": operation = .denseRank
      case "lag": operation = .lag(shift)
      case "lead": operation = .lead(shift)
      case let other:
        guard let summary = AggregateOperation(rawValue: other) else {
          throw .definition(
            .badValue(
              op.place, key: "op", value: other,
              allowed: ["row_number", "rank", "dense_rank", "lag", "lead"] + AggregateOperation.allCases.map(\.rawValue)))
        }
        operation = .summary(summary)
      }
      list.append(.init(operation: operation, field: field, name: try name(item)))
    }
    var keys: [TransformDefinition.SortKey] = []
    for item in node["sort"]?.list ?? [] {
      guard let field = item["field"] else { throw .definition(.missingKey(item.place, key: "field")) }
      keys.append(.init(field: try text(field, "field"), descending: item["order"]?.string == "descending"))
    }
    let frame = node["frame"]?.list
    return .window(
      list, sort: keys, by: by, from: frame.flatMap { $0.first?.int }, to: frame == nil ? 0 : frame?.last?.int, node.place)
  }
}
