import Definitions
import Diagnostics

extension DefinitionReader {
  private static let scaleKeys = [
    "type", "domain", "domainMin", "domainMax", "domainMid", "range", "rangeMin", "rangeMax", "scheme", "zero", "nice", "padding",
    "paddingInner", "paddingOuter", "align", "reverse", "clamp", "exponent", "base", "constant", "round",
  ]

  mutating func scale(_ node: Node) throws(PlottingError) -> ScaleDefinition {
    // Colours are mixed in one way.
    allow(Self.scaleKeys, in: "scale", node, silently: ["interpolate", "domainRaw", "bins"])
    var result = ScaleDefinition(at: node.place)
    if let kind = node["type"] {
      let name = try text(kind, "type")
      guard let known = ScaleDefinition.Kind(rawValue: name), known != .identity, known != .sequential else {
        throw .definition(
          .badValue(kind.place, key: "type", value: name, allowed: ScaleDefinition.Kind.allCases.map(\.rawValue)))
      }
      result.kind = known
    }
    if let domain = node["domain"] { try self.domain(domain, &result) }
    func limit(_ key: String) throws(PlottingError) -> Double? {
      guard let node = node[key] else { return nil }
      if let moment = dateTime(node) { return moment }
      return try amount(node, key)
    }
    result.domainMin = try limit("domainMin")
    result.domainMax = try limit("domainMax")
    result.domainMid = try limit("domainMid")
    if let range = node["range"] {
      if let list = range.list {
        result.range = .values(list.map(datum))
      } else if let field = range["field"] {
        result.range = .field(try text(field, "field"))
      } else {
        result.range = .named(try text(range, "range"))
      }
    }
    if let scheme = node["scheme"] {
      if let name = scheme["name"] {
        let extent = scheme["extent"]?.list?.compactMap(\.double) ?? [0, 1]
        result.range = .named(
          try text(name, "scheme"), from: extent.first ?? 0, to: extent.last ?? 1, count: scheme["count"]?.int)
      } else if let list = scheme.list {
        result.range = .values(list.map(datum))
      } else {
        result.range = .named(try text(scheme, "scheme"))
      }
    }
    result.rangeMin = try limit("rangeMin")
    result.rangeMax = try limit("rangeMax")
    if let b = node["zero"] { result.zero = try truth(b, "zero") }
    if let nice = node["nice"] {
      if let count = nice.int {
        (result.nice, result.niceCount) = (true, count)
      } else if let interval = nice["interval"] ?? (nice.string == nil ? nil : nice) {
        let word = try text(interval, "nice")
        guard let unit = TimeUnit(word) ?? TimeUnit(word + "s") else {
          throw .definition(.badValue(interval.place, key: "nice", value: word, allowed: TimeUnit.Part.allCases.map(\.rawValue)))
        }
        result.nice = true
        result.niceUnit = TimeUnit(unit.parts, step: nice["step"]?.int ?? 1)
      } else {
        result.nice = try truth(nice, "nice")
      }
    }
    if let n = node["padding"] { result.padding = try amount(n, "padding") }
    if let n = node["paddingInner"] { result.paddingInner = try amount(n, "paddingInner") }
    if let n = node["paddingOuter"] { result.paddingOuter = try amount(n, "paddingOuter") }
    if let n = node["align"] { result.align = try amount(n, "align") }
    if let b = node["reverse"] { result.reverse = try truth(b, "reverse") }
    if let n = node["exponent"] { result.exponent = try amount(n, "exponent") }
    if let n = node["base"] { result.base = try amount(n, "base") }
    if let n = node["constant"] { result.constant = try amount(n, "constant") }
    if let b = node["clamp"] { result.clamp = try truth(b, "clamp") }
    if let b = node["round"] { result.round = try truth(b, "round") }
    return result
  }

  private mutating func domain(_ node: Node, _ scale: inout ScaleDefinition) throws(PlottingError) {
    if node.string == "unaggregated" {
      scale.isUnaggregated = true
    } else if let list = node.list {
      scale.domain = list.map(datum)
    } else if let list = node["unionWith"]?.list {
      scale.unionWith = list.map(datum)
    } else if let parameter = node["param"] ?? node["selection"] {
      // A selection that nobody has made leaves the domain to the data.
      _ = parameter
    } else if node["expr"] != nil {
      guard case .list(let items) = try constant(node, "domain") else { throw .unsupportedFeature(node.place, feature: "domain.expr") }
      scale.domain = items
    } else {
      throw .unsupportedFeature(node.place, feature: "scale.domain")
    }
  }

  /// A number, or an expression of the definition's parameters that makes one.
  mutating func amount(_ node: Node, _ key: String) throws(PlottingError) -> Double {
    guard node["expr"] != nil || node["signal"] != nil else { return try number(node, key) }
    guard let n = try constant(node, key).number else { throw .unsupportedFeature(node.place, feature: "\(key).expr") }
    return n
  }

  mutating func truth(_ node: Node, _ key: String) throws(PlottingError) -> Bool {
    guard node["expr"] != nil || node["signal"] != nil else { return try bool(node, key) }
    return try constant(node, key).isTrue
  }

  /// What an expression without fields of a row comes to.
  mutating func constant(_ node: Node, _ key: String) throws(PlottingError) -> Datum {
    let expression = try self.expression(node, key)
    guard expression.fields.isEmpty else { throw .unsupportedFeature(node.place, feature: "\(key).expr") }
    return expression.value(for: DataRow())
  }

  /// `{"expr": "…"}` with the definition's parameters in it.
  mutating func expression(_ node: Node, _ key: String) throws(PlottingError) -> Expression {
    guard let inner = node["expr"] ?? node["signal"] else { throw .definition(.missingKey(node.place, key: "expr")) }
    return try Expression(parsing: try text(inner, "expr"), at: inner.place, parameters: parameters)
  }
}
