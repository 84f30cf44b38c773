import Definitions
import Diagnostics

/// Writes out the short forms of Vega-Lite: `repeat` and the channels `row`, `column` and `facet` become views, composite marks and points
/// on lines become layers. Every part keeps the place where it was written.
struct Normalizing {
  /// The definition's own `config`, where composite marks and overlays have settings.
  var config: Node?

  func view(_ node: Node) throws(PlottingError) -> Node {
    guard let entries = node.map else { return node }
    if let list = node["repeat"] { return try repeated(node, list) }
    for key in ["hconcat", "vconcat", "concat"] {
      guard let views = node[key]?.list else { continue }
      var inner: [Node] = []
      for item in views { inner.append(try view(item)) }
      return node.replacing(key, with: Node(.list(inner), at: node[key]?.place ?? node.place))
    }
    if node["facet"] != nil, let spec = node["spec"] { return node.replacing("spec", with: try view(spec)) }
    if let encoding = node["encoding"], encoding.map?.contains(where: { Self.facetKeys.contains($0.key) && !$0.value.isNull }) == true {
      return try faceted(node, encoding)
    }
    if let layers = node["layer"]?.list {
      var inner: [Node] = []
      // Overlays and composite marks of a layer need the channels around it.
      for item in layers { inner.append(try view(item.inheriting(node["encoding"]))) }
      return node.replacing("layer", with: Node(.list(inner), at: node["layer"]?.place ?? node.place))
    }
    guard let mark = node["mark"], let name = (mark["type"] ?? mark).string else { return Node(.map(entries), at: node.place) }
    if let composite = CompositeMark(rawValue: name) { return try view(try composite.layers(of: node, config: config?[name])) }
    return try overlaid(node, mark, name)
  }

  // MARK: Repeated views

  private func repeated(_ node: Node, _ list: Node) throws(PlottingError) -> Node {
    guard let spec = node["spec"] else { throw .definition(.missingKey(node.place, key: "spec")) }
    func names(_ node: Node?) throws(PlottingError) -> [Node] {
      guard let node else { return [] }
      guard let list = node.list, list.allSatisfy({ $0.string != nil }) else {
        throw .definition(
          .wrongKind(node.place, key: "repeat", expected: Wording(en: "a list of field names", zh: "字段名列表"), found: node.kind))
      }
      return list
    }
    let outer = node.removing(["repeat", "spec"])
    if let layers = list["layer"] {
      var views: [Node] = []
      for name in try names(layers) { views.append(spec.substituting(["layer": name])) }
      let layered = Node(.map([.init(key: "layer", keyPlace: layers.place, value: Node(.list(views), at: layers.place))]), at: node.place)
      let rest = list.removing(["layer"])
      guard rest.map?.isEmpty == false else { return try view(outer.adding(layered)) }
      return try repeated(outer.adding("repeat", rest).adding("spec", layered), rest)
    }
    var views: [Node] = []
    var columns = node["columns"]
    if list.list != nil {
      for name in try names(list) { views.append(spec.substituting(["repeat": name])) }
    } else {
      let (rows, across) = (try names(list["row"]), try names(list["column"]))
      for row in rows.isEmpty ? [nil] : rows.map(Optional.some) {
        for column in across.isEmpty ? [nil] : across.map(Optional.some) {
          views.append(spec.substituting(["row": row, "column": column].compactMapValues { $0 }))
        }
      }
      columns = Node(.number(String(max(1, across.count))), at: list.place)
    }
    var inner: [Node] = []
    for item in views { inner.append(try view(item)) }
    var result = outer.removing(["columns"]).adding("concat", Node(.list(inner), at: list.place))
    if let columns { result = result.adding("columns", columns) }
    return result
  }

  // MARK: Small multiples

  private static let facetKeys = ["row", "column", "facet"]
  private static let cellKeys = ["mark", "layer", "encoding", "width", "height", "view", "projection", "resolve"]

  private func faceted(_ node: Node, _ encoding: Node) throws(PlottingError) -> Node {
    var cell: [Node.Entry] = []
    var outer: [Node.Entry] = []
    for entry in node.map ?? [] {
      switch entry.key {
      case "encoding":
        cell.append(.init(key: entry.key, keyPlace: entry.keyPlace, value: encoding.removing(Self.facetKeys)))
      case "resolve": outer.append(entry)
      default:
        if Self.cellKeys.contains(entry.key) { cell.append(entry) } else { outer.append(entry) }
      }
    }
    var result = Node(.map(outer), at: node.place)
    if let wrapped = encoding["facet"], !wrapped.isNull {
      result = result.adding("facet", wrapped)
      for key in ["columns", "spacing", "align", "center", "bounds"] { if let value = wrapped[key] { result = result.adding(key, value) } }
    } else {
      var mapping: [Node.Entry] = []
      var spacing: [Node.Entry] = []
      for entry in encoding.map ?? [] where (entry.key == "row" || entry.key == "column") && !entry.value.isNull {
        mapping.append(entry)
        if let value = entry.value["spacing"] { spacing.append(.init(key: entry.key, keyPlace: entry.keyPlace, value: value)) }
        if let align = entry.value["align"] { result = result.adding("align", align) }
      }
      result = result.adding("facet", Node(.map(mapping), at: encoding.place))
      if !spacing.isEmpty { result = result.adding("spacing", Node(.map(spacing), at: encoding.place)) }
    }
    return result.adding("spec", try view(Node(.map(cell), at: node.place)))
  }

  // MARK: Points and lines on top

  private func overlaid(_ node: Node, _ mark: Node, _ name: String) throws(PlottingError) -> Node {
    guard name == "line" || name == "area" || name == "trail" else { return node }
    // A line whose points have a shape shows them.
    let shape = node["encoding"]?["shape"].map { Node(.map([]), at: $0.place) }
    let point = mark["point"] ?? config?[name]?["point"] ?? shape
    let line = name == "area" ? mark["line"] ?? config?[name]?["line"] : nil
    func isOn(_ node: Node?) -> Bool { node.map { !($0.isNull || $0.bool == false) } ?? false }
    guard isOn(point) || isOn(line) else { return node }
    var base = (mark.map == nil ? Node(.map([.init(key: "type", keyPlace: mark.place, value: mark)]), at: mark.place) : mark)
      .removing(["point", "line"])
    // Under its own outline an area is lighter.
    if name == "area", base["opacity"] == nil, base["fillOpacity"] == nil {
      base = base.adding("opacity", Node(.number("0.7"), at: mark.place))
    }
    let encoding = node["encoding"] ?? Node(.map([]), at: node.place)
    func layer(_ mark: Node, _ encoding: Node) -> Node {
      Node(.map([.init(key: "mark", keyPlace: mark.place, value: mark), .init(key: "encoding", keyPlace: encoding.place, value: encoding)]), at: node.place)
    }
    var layers = [layer(base, encoding.removing(["shape"]))]
    var above = encoding
    // What lies on a stacked area is stacked as it is.
    if name == "area" {
      let isNumber = { (channel: String) in encoding[channel].map { $0["type"]?.string == "quantitative" || $0["aggregate"] != nil } ?? false }
      // Of two measures, the one that stands up.
      let measure = isNumber("y") && !(isNumber("x") && encoding["x"]?["aggregate"] != nil && encoding["y"]?["aggregate"] == nil) ? "y" : "x"
      for channel in [measure] {
        if let definition = encoding[channel], definition["type"]?.string == "quantitative" || definition["aggregate"] != nil,
          definition["stack"] == nil, encoding[channel + "2"] == nil, encoding["color"] != nil || encoding["fill"] != nil || encoding["detail"] != nil
        {
          above = above.replacing(channel, with: definition.adding("stack", Node(.string("zero"), at: definition.place)))
        }
      }
    }
    func overlay(_ kind: String, _ settings: Node?, _ usual: [(String, Node.Value)]) -> Node {
      var entries: [Node.Entry] = [.init(key: "type", keyPlace: mark.place, value: Node(.string(kind), at: mark.place))]
      for (key, value) in usual where settings?[key] == nil { entries.append(.init(key: key, keyPlace: mark.place, value: Node(value, at: mark.place))) }
      for key in ["clip", "interpolate", "tension", "orient"] where kind == "line" && settings?[key] == nil {
        if let value = mark[key] { entries.append(.init(key: key, keyPlace: mark.place, value: value)) }
      }
      if kind == "point", let clip = mark["clip"], settings?["clip"] == nil { entries.append(.init(key: "clip", keyPlace: mark.place, value: clip)) }
      if let color = mark["color"], settings?["color"] == nil { entries.append(.init(key: "color", keyPlace: mark.place, value: color)) }
      return Node(.map(entries + (settings?.map ?? [])), at: mark.place)
    }
    if isOn(line) { layers.append(layer(overlay("line", line, []), above.removing(["shape"]))) }
    if isOn(point) {
      let isHidden = point?.string == "transparent"
      layers.append(
        layer(overlay("point", point, [("opacity", .number(isHidden ? "0" : "1")), ("filled", .bool(true))]), above.removing(["strokeDash"])))
    }
    return node.removing(["mark", "encoding"]).adding("layer", Node(.list(layers), at: mark.place))
  }
}

extension Node {
  func removing(_ keys: [String]) -> Node {
    guard let entries = map else { return self }
    return Node(.map(entries.filter { !keys.contains($0.key) }), at: place)
  }

  func adding(_ key: String, _ value: Node) -> Node {
    Node(.map((map ?? []).filter { $0.key != key } + [.init(key: key, keyPlace: value.place, value: value)]), at: place)
  }

  func adding(_ other: Node) -> Node {
    (other.map ?? []).reduce(self) { $0.adding($1.key, $1.value) }
  }

  func replacing(_ key: String, with value: Node) -> Node {
    Node(.map((map ?? []).map { $0.key == key ? Entry(key: key, keyPlace: $0.keyPlace, value: value) : $0 }), at: place)
  }

  /// `{"repeat": "row"}` becomes the name that it stands for.
  func substituting(_ names: [String: Node]) -> Node {
    switch value {
    case .map(let entries):
      if entries.count == 1, entries[0].key == "repeat", let word = entries[0].value.string, let name = names[word] {
        return Node(name.value, at: place)
      }
      return Node(.map(entries.map { Entry(key: $0.key, keyPlace: $0.keyPlace, value: $0.value.substituting(names)) }), at: place)
    case .list(let list): return Node(.list(list.map { $0.substituting(names) }), at: place)
    default: return self
    }
  }

  /// A layer whose mark is made of several takes over the channels of the view around it.
  fileprivate func inheriting(_ outer: Node?) -> Node {
    guard let outer, let mark = self["mark"], let name = (mark["type"] ?? mark).string, CompositeMark(rawValue: name) != nil else { return self }
    let own = self["encoding"] ?? Node(.map([]), at: place)
    let missing = (outer.map ?? []).filter { entry in own[entry.key] == nil }
    var merged = own.map ?? []
    for i in merged.indices {
      guard let above = outer[merged[i].key], above.map != nil, merged[i].value.map != nil else { continue }
      let extra = (above.map ?? []).filter { entry in merged[i].value[entry.key] == nil }
      merged[i].value = Node(.map((merged[i].value.map ?? []) + extra), at: merged[i].value.place)
    }
    return removing(["encoding"]).adding("encoding", Node(.map(missing + merged), at: own.place))
  }
}
