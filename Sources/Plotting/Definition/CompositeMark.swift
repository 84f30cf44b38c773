import Definitions
import Diagnostics

/// Marks that are made of several: an error bar is a rule with ticks, a box plot a box with whiskers.
enum CompositeMark: String {
  case errorbar, errorband, boxplot

  /// The layers that draw it, with the summaries that they need.
  func layers(of node: Node, config: Node?) throws(PlottingError) -> Node {
    var parts = try CompositeParts(self, node, config)
    switch self {
    case .errorbar: return try parts.errorBar()
    case .errorband: return try parts.errorBand()
    case .boxplot: return try parts.boxPlot()
    }
  }
}

/// What the layers of a composite mark have in common.
private struct CompositeParts {
  var kind: CompositeMark
  var node: Node
  var mark: Node
  var config: Node?
  var encoding: Node
  /// The channel along which values are measured, and its definition.
  var along: String
  var value: Node
  var field: String
  var place: Place

  init(_ kind: CompositeMark, _ node: Node, _ config: Node?) throws(PlottingError) {
    self.kind = kind
    self.node = node
    self.config = config
    let written = node["mark"] ?? node
    mark = written.map == nil ? Node(.map([]), at: written.place) : written
    place = written.place
    encoding = node["encoding"] ?? Node(.map([]), at: node.place)
    let (x, y) = (encoding["x"], encoding["y"])
    func isContinuous(_ node: Node?) -> Bool {
      guard let node else { return false }
      if let type = node["type"]?.string { return type == "quantitative" || type == "temporal" }
      return node["aggregate"] != nil || node["bin"] != nil || node["timeUnit"] != nil || node["datum"]?.double != nil
    }
    func isTemporal(_ node: Node?) -> Bool { node?["type"]?.string == "temporal" || node?["timeUnit"] != nil }
    if let orient = mark["orient"]?.string {
      along = orient == "vertical" ? "y" : "x"
    } else if encoding["x2"] != nil || encoding["xError"] != nil {
      along = "x"
    } else if encoding["y2"] != nil || encoding["yError"] != nil {
      along = "y"
    } else if isContinuous(x), !isContinuous(y) {
      along = "x"
    } else if isContinuous(x), x?["aggregate"]?.string == kind.rawValue || isTemporal(y) && !isTemporal(x) {
      along = "x"
    } else {
      along = "y"
    }
    guard let value = encoding[along], let name = value["field"]?.string else {
      throw .definition(.missingKey(encoding.place, key: along))
    }
    self.value = value.removing(["aggregate"])
    field = DefinitionReader.plainName(name)
  }

  // MARK: Building

  func made(_ value: Node.Value) -> Node { Node(value, at: place) }
  func text(_ s: String) -> Node { made(.string(s)) }
  func map(_ pairs: [(String, Node)]) -> Node {
    made(.map(pairs.map { Node.Entry(key: $0.0, keyPlace: $0.1.place, value: $0.1) }))
  }
  func list(_ items: [Node]) -> Node { made(.list(items)) }
  func setting(_ key: String) -> Node? { mark[key] ?? config?[key] }
  func quoted(_ field: String) -> String { "datum['\(field.replacing("'", with: "\\'"))']" }

  /// The channels beside that of the values, without those that only say how far it reaches.
  var others: Node {
    encoding.removing([along, along + "2", along + "Error", along + "Error2"])
  }

  /// Classes, units of time and summaries of the other channels become steps of their own; their fields keep apart what is summarised.
  func extracted() -> (steps: [Node], summaries: [Node], by: [Node], encoding: Node) {
    var steps: [Node] = []
    var summaries: [Node] = []
    var by: [Node] = []
    var names: Set<String> = []
    func addGroup(_ name: String, _ place: Place) {
      if names.insert(name).inserted { by.append(Node(.string(name), at: place)) }
    }
    func rewritten(_ definition: Node) -> Node {
      var definition = definition
      if let condition = definition["condition"], condition["field"] != nil {
        definition = definition.replacing("condition", with: rewritten(condition))
      }
      guard let field = definition["field"]?.string ?? (definition["aggregate"]?.string == "count" ? "*" : nil) else { return definition }
      let title = definition["title"] ?? definition["axis"]?["title"]
      if let aggregate = definition["aggregate"]?.string {
        let name = aggregate == "count" ? "__count" : "\(aggregate)_\(field)"
        var summary = [("op", text(aggregate)), ("as", text(name))]
        if aggregate != "count" { summary.append(("field", text(field))) }
        summaries.append(map(summary))
        definition = definition.removing(["aggregate", "field"]).adding("field", text(name))
        if definition["type"] == nil { definition = definition.adding("type", text("quantitative")) }
        if title == nil {
          definition = definition.adding("title", text(aggregate == "count" ? "Count of Records" : "\(aggregate.prefix(1).uppercased() + aggregate.dropFirst()) of \(field)"))
        }
        return definition
      }
      if let unit = definition["timeUnit"], !unit.isNull {
        let word = (unit["unit"] ?? unit).string ?? "time"
        let name = "\(word)_\(field)"
        steps.append(map([("timeUnit", unit), ("field", text(field)), ("as", text(name))]))
        addGroup(name, definition.place)
        if definition["type"] == nil { definition = definition.adding("type", text("temporal")) }
        if title == nil {
          let parts = TimeUnit(word)?.parts.map(\.rawValue).joined(separator: "-") ?? word
          definition = definition.adding("title", text("\(field) (\(parts))"))
        }
        let binned = map([("unit", text(word)), ("binned", made(.bool(true)))])
        return definition.replacing("field", with: text(name)).replacing("timeUnit", with: binned)
      }
      if let bin = definition["bin"], bin.bool != false, !bin.isNull, bin.string != "binned" {
        let name = "bin_\(field)"
        steps.append(map([("bin", bin), ("field", text(field)), ("as", list([text(name), text(name + "_end")]))]))
        addGroup(name, definition.place)
        addGroup(name + "_end", definition.place)
        if title == nil { definition = definition.adding("title", text("\(field) (binned)")) }
        if definition["type"] == nil { definition = definition.adding("type", text("quantitative")) }
        return definition.replacing("field", with: text(name)).replacing("bin", with: text("binned"))
      }
      addGroup(field, definition.place)
      return definition
    }
    var result: [Node.Entry] = []
    for entry in others.map ?? [] {
      if entry.key == "tooltip" { continue }
      let value: Node =
        if let items = entry.value.list { Node(.list(items.map(rewritten)), at: entry.value.place) } else { rewritten(entry.value) }
      result.append(.init(key: entry.key, keyPlace: entry.keyPlace, value: value))
    }
    return (steps, summaries, by, Node(.map(result), at: encoding.place))
  }

  /// A layer that draws one part, from one summary to another.
  func part(
    _ name: String, isUsual: Bool, mark usual: [(String, Node)], usualSettings: [(String, Node)] = [], from start: String, to end: String?,
    _ encoding: Node
  ) -> [Node] {
    let asked = mark[name] ?? config?[name]
    let isOn = asked.map { !($0.isNull || $0.bool == false) } ?? isUsual
    guard isOn else { return [] }
    var settings = map([])
    for (key, value) in usualSettings { settings = settings.adding(key, value) }
    if let written = config?[name], written.map != nil { settings = settings.adding(written) }
    for key in ["clip", "color", "opacity"] { if let value = mark[key] { settings = settings.adding(key, value) } }
    for (key, value) in usual { settings = settings.adding(key, value) }
    settings = settings.adding("style", text("\(kind.rawValue)-\(name)"))
    if let written = mark[name], written.map != nil { settings = settings.adding(written) }
    var position = map([("field", text("\(start)_\(field)")), ("type", value["type"] ?? text("quantitative")), ("title", value["title"] ?? text(field))])
    for key in ["scale", "axis"] { if let written = value[key] { position = position.adding(key, written) } }
    var channels = map([(along, position)])
    if let end { channels = channels.adding(along + "2", map([("field", text("\(end)_\(field)"))])) }
    return [map([("mark", settings), ("encoding", encoding.removing([along, along + "2"]).adding(channels))])]
  }

  func summary(_ op: String, _ name: String) -> Node { map([("op", text(op)), ("field", text(field)), ("as", text("\(name)_\(field)"))]) }
  func calculation(_ expression: String, _ name: String) -> Node {
    map([("calculate", text(expression)), ("as", text("\(name)_\(field)"))])
  }
  func wrapped(_ steps: [Node], _ layers: [Node]) -> Node {
    let transform = list((node["transform"]?.list ?? []) + steps)
    return node.removing(["mark", "encoding", "transform"]).adding("transform", transform).adding("layer", list(layers))
  }

  // MARK: Error bars and bands

  /// The steps that give each row a lower and an upper end.
  private func reach() throws(PlottingError) -> (steps: [Node], encoding: Node) {
    let (steps, others, by, channels) = extracted()
    func column(_ key: String) -> String? { encoding[key].flatMap { $0["field"]?.string }.map(DefinitionReader.plainName) }
    if let upper = column(along + "2") {
      return (steps + [calculation(quoted(upper), "upper"), calculation(quoted(field), "lower")], channels)
    }
    func amount(_ key: String) -> String? { column(key).map(quoted) ?? encoding[key]?["value"]?.double.map { plainNumber($0) } }
    if let error = amount(along + "Error") {
      let lower = amount(along + "Error2") ?? "-\(error)"
      return (steps + [calculation("\(quoted(field)) + \(error)", "upper"), calculation("\(quoted(field)) + \(lower)", "lower")], channels)
    }
    let asked = setting("center")?.string
    let extent = setting("extent")?.string ?? (asked == "median" ? "iqr" : "stderr")
    let center = asked ?? (extent == "iqr" ? "median" : "mean")
    var summaries = others
    var after: [Node] = []
    switch extent {
    case "stderr", "stdev":
      summaries += [summary(extent, "extent"), summary(center, "center")]
      after = [
        calculation("\(quoted("center_\(field)")) + \(quoted("extent_\(field)"))", "upper"),
        calculation("\(quoted("center_\(field)")) - \(quoted("extent_\(field)"))", "lower"),
      ]
    case "ci": summaries += [summary("ci0", "lower"), summary("ci1", "upper"), summary("mean", "center")]
    case "iqr": summaries += [summary("q1", "lower"), summary("q3", "upper"), summary("median", "center")]
    default:
      throw .definition(
        .badValue(setting("extent")?.place ?? place, key: "extent", value: extent, allowed: ["stderr", "stdev", "ci", "iqr"]))
    }
    return (steps + [map([("aggregate", list(summaries)), ("groupby", list(by))])] + after, channels)
  }

  mutating func errorBar() throws(PlottingError) -> Node {
    let (steps, channels) = try reach()
    let across = along == "y" ? "horizontal" : "vertical"
    var tick = [("type", text("tick")), ("orient", text(across))]
    if let thickness = setting("thickness") { tick.append(("thickness", thickness)) }
    if let size = setting("size") { tick.append(("size", size)) }
    var rule = [("type", text("rule"))]
    if let thickness = setting("thickness") { rule.append(("size", thickness)) }
    return wrapped(
      steps,
      part("ticks", isUsual: false, mark: tick, from: "lower", to: nil, channels)
        + part("ticks", isUsual: false, mark: tick, from: "upper", to: nil, channels)
        + part("rule", isUsual: true, mark: rule, from: "lower", to: "upper", channels))
  }

  mutating func errorBand() throws(PlottingError) -> Node {
    let (steps, channels) = try reach()
    let isPlane = encoding["x"] != nil && encoding["y"] != nil
    var band = [("type", text(isPlane ? "area" : "rect"))]
    var border = [("type", text(isPlane ? "line" : "rule"))]
    for key in ["interpolate", "tension"] where isPlane {
      guard let value = setting(key) else { continue }
      band.append((key, value))
      border.append((key, value))
    }
    return wrapped(
      steps,
      part("band", isUsual: true, mark: band, usualSettings: [("opacity", made(.number("0.3")))], from: "lower", to: "upper", channels)
        + part("borders", isUsual: false, mark: border, from: "lower", to: nil, channels)
        + part("borders", isUsual: false, mark: border, from: "upper", to: nil, channels))
  }

  // MARK: Box plots

  mutating func boxPlot() throws(PlottingError) -> Node {
    let (steps, others, by, channels) = extracted()
    let across = text(along == "y" ? "horizontal" : "vertical")
    let lengthwise = text(along == "y" ? "vertical" : "horizontal")
    let extent = setting("extent")?.double ?? (setting("extent")?.string == "min-max" ? nil : 1.5)
    let quartiles = [summary("q1", "lower_box"), summary("q3", "upper_box")]
    let plain = channels.removing(["color", "size"])
    let size = mark["size"] ?? config?["size"] ?? made(.number("14"))
    // A box without height shows its median in its own colour.
    let flat = "\(quoted("lower_box_\(field)")) >= \(quoted("upper_box_\(field)"))"
    let boxColor = (channels["color"] ?? map([("value", mark["color"] ?? text("#4c78a8"))])).removing(["legend"])
    let medianColor = map([("condition", map([("test", text(flat))]).adding(boxColor))])
    var middle = plain.adding("color", medianColor)
    if let sizes = channels["size"] { middle = middle.adding("size", sizes) }
    let tick = [("type", text("tick")), ("color", text("black")), ("opacity", made(.number("1"))), ("orient", across)]
    let whiskers =
      part("rule", isUsual: true, mark: [("type", text("rule"))], from: "lower_whisker", to: "lower_box", plain)
      + part("rule", isUsual: true, mark: [("type", text("rule"))], from: "upper_box", to: "upper_whisker", plain)
      + part("ticks", isUsual: false, mark: tick, from: "lower_whisker", to: nil, plain)
      + part("ticks", isUsual: false, mark: tick, from: "upper_whisker", to: nil, plain)
    let box =
      part("box", isUsual: true, mark: [("type", text("bar")), ("size", size), ("orient", lengthwise)], from: "lower_box", to: "upper_box", channels)
      + part(
        "median", isUsual: true,
        mark: [("type", text("tick")), ("color", config?["median"]?["color"] ?? text("white")), ("size", size), ("orient", across)],
        from: "mid_box", to: nil, middle)
    let byList = list(by)
    func five(_ low: String, _ high: String) -> Node {
      map([("aggregate", list(others + quartiles + [summary("median", "mid_box"), summary("min", low), summary("max", high)])), ("groupby", byList)])
    }
    guard let extent else { return wrapped(steps + [five("lower_whisker", "upper_whisker")], whiskers + box) }
    let (lower, upper) = (quoted("lower_box_\(field)"), quoted("upper_box_\(field)"))
    let reach = plainNumber(extent)
    let (low, high) = ("\(lower) - \(reach) * (\(upper) - \(lower))", "\(upper) + \(reach) * (\(upper) - \(lower))")
    let inside = "(\(low) <= \(quoted(field))) && (\(quoted(field)) <= \(high))"
    let outside = "(\(quoted(field)) < \(low)) || (\(quoted(field)) > \(high))"
    let whiskerLayer = map([
      ("transform", list([
        map([("filter", text(inside))]),
        map([
          ("aggregate", list([
            summary("min", "lower_whisker"), summary("max", "upper_whisker"),
            map([("op", text("min")), ("field", text("lower_box_\(field)")), ("as", text("lower_box_\(field)"))]),
            map([("op", text("max")), ("field", text("upper_box_\(field)")), ("as", text("upper_box_\(field)"))]),
          ] + others)), ("groupby", byList),
        ]),
      ])), ("layer", list(whiskers)),
    ])
    var layers: [Node] = []
    let points = mark["outliers"] ?? config?["outliers"]
    if points.map({ !($0.isNull || $0.bool == false) }) ?? true {
      var settings = map([("type", text("point")), ("style", text("boxplot-outliers"))])
      for key in ["clip", "color", "opacity"] { if let value = mark[key] { settings = settings.adding(key, value) } }
      if let written = points, written.map != nil { settings = settings.adding(written) }
      var position = map([("field", text(field)), ("type", value["type"] ?? text("quantitative")), ("title", value["title"] ?? text(field))])
      for key in ["scale", "axis"] { if let written = value[key] { position = position.adding(key, written) } }
      layers.append(
        map([
          ("transform", list([map([("filter", text(outside))])])), ("mark", settings),
          ("encoding", channels.removing(["size"]).adding(along, position)),
        ]))
    }
    layers.append(whiskerLayer)
    let outer = map([
      ("transform", list(steps + [map([("joinaggregate", list(quartiles)), ("groupby", byList)])])), ("layer", list(layers)),
    ])
    let boxLayer = map([("transform", list(steps + [five("min", "max")])), ("layer", list(box))])
    return wrapped([], [outer, boxLayer])
  }
}
