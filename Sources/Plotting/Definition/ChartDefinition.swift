import Definitions
package import Diagnostics

/// A file of `Charts/`: what to draw, in Vega-Lite, and what rows of the comparison to line up for it.
package struct ChartDefinition: Hashable, Sendable {
  package var file: String
  /// The file's name without endings: `rank`.
  package var name: String
  /// One sentence for people on what the chart is for.
  package var purpose: String
  package var view: ViewDefinition
  /// What the definition itself says over the theme.
  package var config: Config
  /// Whether width and height are those of the whole picture (`autosize: fit`), with or without its padding, not those of the plot.
  package var fits = false
  package var containsPadding = false
  /// Whether it is meant for the charts of this program: `usermeta.duizhao` is there, if only empty. Other definitions are drawn as
  /// Vega-Lite draws them, in size and look.
  package var isOurs: Bool
  /// Which rows of a comparison it draws; nil for definitions that bring their own.
  package var lineUp: LineUp?
  /// Properties that are not drawn, with place and remedy.
  package var diagnostics: [Diagnostic]

  package init(parsing text: String, file: String) throws(PlottingError) {
    let node: Node
    do {
      node = try Node(parsing: text, file: file)
    } catch {
      throw .definition(error)
    }
    var reader = DefinitionReader()
    var datasets: [String: [DataRow]] = [:]
    for entry in node["datasets"]?.map ?? [] { datasets[entry.key] = try reader.rows(entry.value) }
    let written = try Normalizing(config: node["config"]).view(node)
    view = try reader.view(written, isTop: true, datasets: datasets)
    config = if let config = node["config"] { try reader.config(config) } else { Config() }
    if let background = node["background"]?.string { config.background = color(named: background) }
    if let padding = node["padding"] { config.padding = padding.double ?? padding["left"]?.double }
    fits = ["type", "contains"].contains { key in node["autosize"]?[key]?.string?.hasPrefix("fit") == true } || node["autosize"]?.string?.hasPrefix("fit") == true
    containsPadding = node["autosize"]?["contains"]?.string == "padding"
    let meta = node["usermeta"]?["duizhao"]
    isOurs = meta != nil
    lineUp = if let meta, meta.map?.isEmpty == false { try reader.lineUp(meta) } else { nil }
    purpose = node["description"]?.string ?? ""
    self.file = file
    let last = file.split(separator: "/").last.map(String.init) ?? file
    name = last.replacing(".vl.json", with: "").replacing(".json", with: "")
    diagnostics = reader.diagnostics
  }
}

/// Which rows of a comparison a definition draws (`usermeta.duizhao`).
package struct LineUp: Hashable, Sendable {
  package enum Rows: String, Hashable, Sendable, CaseIterable {
    /// One row for each area, of the year asked about.
    case areas
    /// Two rows for each area: the year before and the year asked about.
    case twoYears
    /// A row for each area and year.
    case years
    /// As `years`, with the place of each area in a grid of small pictures.
    case panels
    /// A row for each area and state of its tasks.
    case tasks
    /// A row for each area and indicator, with the growth of the year.
    case growth
    /// Two rows for each area: its rank in the year before and in the year asked about.
    case ranks
    /// One row for each area, with what changed against the year before.
    case changes
    /// What each area adds to the change of the total, one after the other, and the change of the total.
    case steps
    /// A row for each area and part of the indicator, else for each year and area: what a whole is made of.
    case shares
    /// One row for each area, with the values of two indicators, or an amount and its growth.
    case pairs
    /// One row for each area: a target announced for the year, and the result.
    case targets
    /// One row for each area: how far the year's work has come, and how far the year.
    case progress
    /// A row for each area and each of the best known indicators.
    case indicators
    /// A row for each of the best known indicators: what a meeting wants to have heard first.
    case tiles
  }

  /// Like parts of a year, or told apart from them where a symbol has room for no third thing.
  package enum Hedged: String, Hashable, Sendable, CaseIterable {
    case hatched
    case hollow
  }

  package var rows: Rows
  package var place: Place
  /// Whether the rows are about one indicator, which the request has to name.
  package var needsIndicator: Bool { ![.tasks, .growth, .progress, .indicators, .tiles].contains(rows) }
  /// Draw only with at least so many areas, and at most.
  package var minimumAreas: Int
  package var maximumAreas: Int
  /// Draw only with at least so many years.
  package var minimumYears: Int
  /// What the kind of picture is called; by its marks where nil.
  package var picture: Wording? = nil
  /// How values of a whole year are drawn that compare only with a condition.
  package var hedged = Hedged.hatched
  /// Of which indicators a whole is made, by its code.
  package var parts: [String: [String]] = [:]
}

extension DefinitionReader {
  mutating func lineUp(_ node: Node) throws(PlottingError) -> LineUp {
    allow(["rows", "minimumAreas", "maximumAreas", "minimumYears", "picture", "hedged", "parts"], in: "usermeta.duizhao", node)
    guard let rows = node["rows"] else { throw .noBinding(node.place) }
    var lineUp = LineUp(
      rows: try word(rows, "rows"), place: node.place,
      minimumAreas: node["minimumAreas"]?.int ?? 2, maximumAreas: node["maximumAreas"]?.int ?? 40,
      minimumYears: node["minimumYears"]?.int ?? 1)
    if let hedged = node["hedged"] { lineUp.hedged = try word(hedged, "hedged") }
    if let picture = node["picture"] {
      allow(["zh", "en"], in: "picture", picture)
      func name(_ key: String) throws(PlottingError) -> String {
        guard let word = picture[key] else { throw .definition(.missingKey(picture.place, key: key)) }
        return try text(word, key)
      }
      lineUp.picture = Wording(en: try name("en"), zh: try name("zh"))
    }
    for whole in node["parts"]?.map ?? [] { lineUp.parts[whole.key] = try texts(whole.value, whole.key) }
    return lineUp
  }
}
