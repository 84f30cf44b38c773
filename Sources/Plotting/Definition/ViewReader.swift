import Definitions
import Diagnostics

extension DefinitionReader {
  private static let topKeys = [
    "$schema", "usermeta", "config", "background", "padding", "autosize", "datasets",
  ]
  private static let viewKeys = [
    "data", "transform", "encoding", "mark", "layer", "title", "width", "height", "name", "description", "view", "resolve", "params",
  ]
  private static let compositionKeys = ["columns", "spacing", "align", "bounds", "center"]
  private static let concats = ["hconcat", "vconcat", "concat"]

  /// Reads a view whose short forms have been written out (see `Normalizing`).
  mutating func view(_ node: Node, isTop: Bool, datasets: [String: [DataRow]]) throws(PlottingError) -> ViewDefinition {
    guard let entries = node.map else {
      throw .definition(
        .wrongKind(node.place, key: "definition", expected: Wording(en: "a group of settings", zh: "一组设置"), found: node.kind))
    }
    let outer = parameters
    defer { parameters = outer }
    if let list = node["params"] { try readParameters(list) }
    let concat = entries.first { Self.concats.contains($0.key) }
    let facet = node["facet"]
    var keys = Self.viewKeys + (isTop ? Self.topKeys : [])
    if concat != nil || facet != nil { keys += Self.compositionKeys + (facet == nil ? Self.concats : ["facet", "spec"]) }
    allow(keys, in: isTop ? "definition" : "view", node, silently: ["projection"])
    var result = ViewDefinition(place: node.place, content: .layers([]))
    result.content = try content(node, concat, facet, datasets)
    if let data = node["data"] { result.data = data.isNull ? .nothing : try self.data(data, datasets) }
    if let transform = node["transform"] { result.transforms = try transforms(transform, datasets) }
    if let encoding = node["encoding"] { result.encoding = try self.encoding(encoding) }
    if let title = node["title"], !title.isNull {
      if title.map != nil, title["expr"] == nil {
        result.title = try properties(title, of: "title")
      } else {
        result.title = Properties()
        result.title?[.text] = .texts(title["expr"] == nil ? try lines(title, "title") : [try constant(title, "title").label])
      }
    }
    if let width = node["width"] { result.width = try extent(width, "width") }
    if let height = node["height"] { result.height = try extent(height, "height") }
    if let view = node["view"], view.map != nil { result.background = try properties(view, of: "view") }
    if let resolve = node["resolve"] { result.resolve = try self.resolve(resolve) }
    if let spacing = node["spacing"] {
      result.columnSpacing = spacing.double ?? spacing["column"]?.double
      result.rowSpacing = spacing.double ?? spacing["row"]?.double
    }
    result.align = node["align"]?.string
    result.bounds = node["bounds"]?.string
    result.centers = node["center"]?.bool ?? false
    return result
  }

  private mutating func content(
    _ node: Node, _ concat: Node.Entry?, _ facet: Node?, _ datasets: [String: [DataRow]]
  ) throws(PlottingError) -> ViewDefinition.Content {
    func views(_ list: Node, _ key: String) throws(PlottingError) -> [ViewDefinition] {
      var result: [ViewDefinition] = []
      for inner in try self.list(list, key) { result.append(try view(inner, isTop: false, datasets: datasets)) }
      return result
    }
    if let concat {
      let list = try views(concat.value, concat.key)
      guard !list.isEmpty else { throw .definition(.missingKey(concat.value.place, key: "mark")) }
      let columns: Int? = concat.key == "vconcat" ? 1 : concat.key == "concat" ? node["columns"]?.int.map { max(1, $0) } : nil
      return .concat(list, columns: columns)
    }
    if let facet {
      guard let spec = node["spec"] else { throw .definition(.missingKey(node.place, key: "spec")) }
      var definition = FacetDefinition()
      if facet["field"] != nil || facet["aggregate"] != nil {
        definition.wrapped = try channel(facet, .facet)
      } else {
        allow(["row", "column"], in: "facet", facet)
        if let row = facet["row"] { definition.row = try channel(row, .row) }
        if let column = facet["column"] { definition.column = try channel(column, .column) }
      }
      guard !definition.channels.isEmpty else { throw .definition(.missingKey(facet.place, key: "field")) }
      definition.columns = node["columns"]?.int.map { max(1, $0) }
      return .facet(definition, try view(spec, isTop: false, datasets: datasets))
    }
    if let layers = node["layer"] { return .layers(try views(layers, "layer")) }
    if let mark = node["mark"] { return .mark(try self.mark(mark)) }
    throw .definition(.missingKey(node.place, key: "mark"))
  }

  /// Parameters with a value may be used in expressions; those that a pointer would set are empty.
  mutating func readParameters(_ node: Node) throws(PlottingError) {
    for item in try list(node, "params") {
      guard let name = item["name"]?.string else { throw .definition(.missingKey(item.place, key: "name")) }
      if item["select"] != nil {
        parameters[name] = .object([:])
      } else if let value = item["value"] {
        parameters[name] = datum(value)
      } else if let text = item["expr"]?.string {
        let expression = try Expression(parsing: text, at: item["expr"]?.place ?? item.place, parameters: parameters)
        parameters[name] = expression.value(for: DataRow())
      } else {
        parameters[name] = .null
      }
    }
  }

  private mutating func resolve(_ node: Node) throws(PlottingError) -> ViewDefinition.Resolve {
    allow(["scale", "axis", "legend"], in: "resolve", node)
    var result = ViewDefinition.Resolve()
    func read(_ key: String) throws(PlottingError) -> [Channel: ViewDefinition.Resolution] {
      var list: [Channel: ViewDefinition.Resolution] = [:]
      for entry in node[key]?.map ?? [] {
        guard let channel = Channel(rawValue: entry.key) else {
          notSupported(entry, in: "resolve", allowed: Channel.allCases.map(\.rawValue))
          continue
        }
        list[channel] = try word(entry.value, entry.key)
      }
      return list
    }
    result.scales = try read("scale")
    result.axes = try read("axis")
    result.legends = try read("legend")
    return result
  }

  private mutating func extent(_ node: Node, _ key: String) throws(PlottingError) -> ViewDefinition.Extent {
    if node.string == "container" { return .container }
    if let step = node["step"] { return .step(try amount(step, "step"), isForBand: node["for"]?.string == "position") }
    return .points(try amount(node, key))
  }

  mutating func data(_ node: Node, _ datasets: [String: [DataRow]]) throws(PlottingError) -> ViewDefinition.Source {
    let format = try DataFormat(node["format"], self)
    if let values = node["values"] {
      if let text = values.string { return .values(try DataTable(text: text, format, at: values.place).rows) }
      return .values(format.parsed(try rows(format.member(of: values))))
    }
    if let url = node["url"] {
      let path = try text(url, "url")
      guard !path.contains("://") else { throw .unsupportedFeature(url.place, feature: "data.url") }
      return .file(path, format, url.place)
    }
    if let sequence = node["sequence"] {
      let name = sequence["as"]?.string ?? "data"
      return .values(try keyValues(sequence).map { DataRow([name: $0]) })
    }
    for key in ["sphere", "graticule"] where node[key] != nil { throw .unsupportedFeature(node.place, feature: "data.\(key)") }
    guard let name = node["name"] else { throw .definition(.missingKey(node.place, key: "values")) }
    let word = try text(name, "name")
    if let rows = datasets[word] { return .values(format.parsed(rows)) }
    return .named(word, name.place)
  }

  func rows(_ node: Node) throws(PlottingError) -> [DataRow] {
    if node.map != nil { return [row(node)] }
    return try list(node, "values").map(row)
  }

  private func row(_ item: Node) -> DataRow {
    guard let entries = item.map else { return DataRow(["data": datum(item)]) }
    return DataRow(Dictionary(entries.map { ($0.key, datum($0.value)) }) { _, last in last })
  }
}
