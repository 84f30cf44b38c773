import Definitions
package import Diagnostics
package import Drawing

/// How charts look: the settings of `Charts/theme.json`, and what print adds to them.
package struct Theme: Hashable, Sendable {
  package var config: Config
  /// A fill of this colour (`#8FA6BF`) is printed as hatching.
  package var hatches: [String: Hatch]
  package var tickSteps: TickSteps
  /// Lowest height of a row of bars, in points; a picture with more rows grows taller.
  package var minimumStep: Double
  /// Height of a row, in points, where the height follows the content; 0 leaves the height as asked.
  package var comfortableStep: Double
  /// Height of a plot of lines, in points, where the height follows the content.
  package var lineHeight: Double
  /// Where names may be broken.
  package var breaks: BreakWords
  package var diagnostics: [Diagnostic]
  /// Whether it is Vega-Lite's own look, which is drawn by Vega-Lite's own rules.
  package var isPlain: Bool

  /// Vega-Lite's own look, for definitions that are drawn without a theme.
  package init() {
    config = Config()
    hatches = [:]
    tickSteps = .plain
    minimumStep = 0
    comfortableStep = 0
    lineHeight = 0
    breaks = BreakWords()
    diagnostics = []
    isPlain = true
  }

  /// Reads `{"config": {…Vega-Lite's config…}, "usermeta": {"duizhao": {…}}}`.
  package init(parsing text: String, file: String) throws(PlottingError) {
    self.init()
    isPlain = false
    let node: Node
    do {
      node = try Node(parsing: text, file: file)
    } catch {
      throw .definition(error)
    }
    var reader = DefinitionReader()
    reader.allow(["config", "usermeta", "description", "$schema"], in: "theme", node)
    if let config = node["config"] { self.config = try reader.config(config) }
    if let meta = node["usermeta"]?["duizhao"] {
      reader.allow(["hatches", "tickSteps", "minimumStep", "comfortableStep", "lineHeight", "breakBefore", "breakAfter"], in: "usermeta.duizhao", meta)
      for item in meta["hatches"]?.list ?? [] {
        let (hex, hatch) = try reader.hatch(item)
        hatches[hex] = hatch
      }
      if let steps = meta["tickSteps"]?.list { tickSteps = TickSteps(steps.compactMap(\.double)) }
      if let step = meta["minimumStep"] { minimumStep = try reader.number(step, "minimumStep") }
      if let words = meta["breakBefore"] { breaks.before = try reader.texts(words, "breakBefore") }
      if let words = meta["breakAfter"] { breaks.after = try reader.texts(words, "breakAfter") }
      if let step = meta["comfortableStep"] { comfortableStep = try reader.number(step, "comfortableStep") }
      if let height = meta["lineHeight"] { lineHeight = try reader.number(height, "lineHeight") }
    }
    diagnostics = reader.diagnostics
  }

  /// A colour as paint: hatched where the theme says that this colour is.
  package func paint(_ color: Color) -> Paint {
    hatches[color.hexText].map(Paint.hatch) ?? .solid(color)
  }
}

extension DefinitionReader {
  fileprivate mutating func hatch(_ node: Node) throws(PlottingError) -> (String, Hatch) {
    allow(["color", "kind", "line", "background", "spacing", "width"], in: "hatches", node)
    func required(_ key: String) throws(PlottingError) -> Color {
      guard let value = node[key] else { throw .definition(.missingKey(node.place, key: key)) }
      let text = try text(value, key)
      guard let color = color(named: text) else {
        throw .definition(.badValue(value.place, key: key, value: text, allowed: ["#12436D"]))
      }
      return color
    }
    guard let kind = node["kind"] else { throw .definition(.missingKey(node.place, key: "kind")) }
    var hatch = Hatch(try word(kind, "kind"), line: try required("line"))
    if node["background"] != nil { hatch.background = try required("background") }
    if let n = node["spacing"] { hatch.spacing = try number(n, "spacing") }
    if let n = node["width"] { hatch.width = try number(n, "width") }
    return (try required("color").hexText, hatch)
  }
}
