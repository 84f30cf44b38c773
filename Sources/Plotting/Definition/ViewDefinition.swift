import Definitions
package import Diagnostics

/// A picture or a layer of one: rows, steps that change them, and a mark or further layers.
package struct ViewDefinition: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    case mark(MarkDefinition)
    case layers([ViewDefinition])
    /// Views of their own, in so many columns; all in one row where nil.
    case concat([ViewDefinition], columns: Int?, spacing: Double?)
  }

  package enum Source: Hashable, Sendable {
    case named(String, Place)
    /// A csv or json file beside the definition (`data.url`).
    case file(String, Place)
    case values([DataRow])
  }

  /// A length of the plot area.
  package enum Extent: Hashable, Sendable {
    case points(Double)
    case step(Double)
    case container
  }

  package var place: Place
  package var data: Source?
  package var transforms: [TransformDefinition]
  package var encoding: [Channel: [ChannelDefinition]]
  package var content: Content
  package var title: Properties<TitleProperty>?
  package var width: Extent?
  package var height: Extent?
}

extension ViewDefinition {
  /// The data of this view and all views in it.
  package var sources: [Source] {
    var list = [data].compactMap { $0 }
    switch content {
    case .layers(let views), .concat(let views, _, _): list += views.flatMap(\.sources)
    case .mark: break
    }
    return list
  }
}

extension DefinitionReader {
  private static let topKeys = [
    "$schema", "description", "usermeta", "config", "background", "padding", "autosize", "name", "datasets", "params",
  ]
  private static let viewKeys = [
    "data", "transform", "encoding", "mark", "layer", "title", "width", "height", "name", "description", "view",
  ]
  private static let compositions = ["facet", "repeat", "spec"]
  private static let concats = ["hconcat", "vconcat", "concat"]

  mutating func view(_ node: Node, isTop: Bool, datasets: [String: [DataRow]]) throws(PlottingError) -> ViewDefinition {
    guard let entries = node.map else {
      throw .definition(
        .wrongKind(node.place, key: "definition", expected: Wording(en: "a group of settings", zh: "一组设置"), found: node.kind))
    }
    for entry in entries where Self.compositions.contains(entry.key) {
      throw .unsupportedFeature(entry.keyPlace, feature: entry.key)
    }
    let isConcat = entries.contains { Self.concats.contains($0.key) }
    let keys = (isConcat ? Self.concats + ["columns", "spacing", "resolve"] : []) + (isTop ? Self.viewKeys + Self.topKeys : Self.viewKeys)
    allow(keys.filter { $0 != "params" && $0 != "view" }, in: isTop ? "definition" : "layer", node)
    let content: ViewDefinition.Content
    if let entry = entries.first(where: { Self.concats.contains($0.key) }) {
      var list: [ViewDefinition] = []
      for inner in try self.list(entry.value, entry.key) { list.append(try view(inner, isTop: false, datasets: datasets)) }
      // Views side by side keep scales of their own, which is Vega-Lite's way unless told otherwise.
      for group in node["resolve"]?.map ?? [] {
        for item in group.value.map ?? [] where item.value.string == "shared" {
          throw .unsupportedFeature(item.value.place, feature: "resolve: shared")
        }
      }
      guard !list.isEmpty else { throw .definition(.missingKey(entry.value.place, key: "mark")) }
      let columns: Int? = entry.key == "vconcat" ? 1 : entry.key == "concat" ? node["columns"]?.int.map { max(1, $0) } : nil
      content = .concat(list, columns: columns, spacing: try node["spacing"].map { (n) throws(PlottingError) in try number(n, "spacing") })
    } else if let layers = node["layer"] {
      var list: [ViewDefinition] = []
      for layer in try self.list(layers, "layer") {
        list.append(try view(layer, isTop: false, datasets: datasets))
      }
      content = .layers(list)
    } else if let mark = node["mark"] {
      content = .mark(try self.mark(mark))
    } else {
      throw .definition(.missingKey(node.place, key: "mark"))
    }
    var result = ViewDefinition(
      place: node.place, data: nil, transforms: [], encoding: [:], content: content, title: nil, width: nil, height: nil)
    if let data = node["data"], !data.isNull { result.data = try self.data(data, datasets) }
    if let transform = node["transform"] { result.transforms = try transforms(transform) }
    if let encoding = node["encoding"] { result.encoding = try self.encoding(encoding) }
    if let title = node["title"] {
      if title.map != nil {
        result.title = try properties(title, of: "title")
      } else {
        result.title = Properties()
        result.title?[.text] = .texts(try lines(title, "title"))
      }
    }
    if let width = node["width"] { result.width = try extent(width, "width") }
    if let height = node["height"] { result.height = try extent(height, "height") }
    return result
  }

  private func extent(_ node: Node, _ key: String) throws(PlottingError) -> ViewDefinition.Extent {
    if node.string == "container" { return .container }
    if let step = node["step"] { return .step(try number(step, "step")) }
    return .points(try number(node, key))
  }

  func data(_ node: Node, _ datasets: [String: [DataRow]]) throws(PlottingError) -> ViewDefinition.Source {
    if let values = node["values"] { return .values(try rows(values)) }
    if let url = node["url"] {
      let path = try text(url, "url")
      guard !path.contains("://") else { throw .unsupportedFeature(url.place, feature: "data.url") }
      return .file(path, url.place)
    }
    guard let name = node["name"] else { throw .definition(.missingKey(node.place, key: "values")) }
    let word = try text(name, "name")
    if let rows = datasets[word] { return .values(rows) }
    return .named(word, name.place)
  }

  func rows(_ node: Node) throws(PlottingError) -> [DataRow] {
    try list(node, "values").map { item in
      guard let entries = item.map else { return DataRow(["data": datum(item)]) }
      return DataRow(Dictionary(entries.map { ($0.key, datum($0.value)) }) { _, last in last })
    }
  }
}
