package import CodeLists
import Definitions
import Diagnostics
import Foundation
import Manuscript
import Plotting
package import Rendering
import Stock
import Typesetting

/// The files that come with the program and that a user may edit, read and checked before any work starts.
package struct StockFiles: Sendable {
  package var lists: CodeLists
  package var roles: FontRoles
  var theme: Theme
  /// By name without ending: `rank` is `Charts/rank.vl.json`.
  var charts: [String: ChartDefinition]
  /// By their names without ending.
  var templates: [String: Template]

  /// The template for several areas, and the one for a single area.
  static let comparisonTemplate = "annual-comparison"
  static let singleTemplate = "one-district"

  package init() throws(RunFailure) {
    lists = try Self.codeLists()
    roles = try Self.fontRoles()
    theme = try Self.chartTheme()
    charts = try Self.chartDefinitions()
    templates = try Self.templates()
    _ = try Self.pageStyle("gongwen")
  }

  /// The code lists alone, for commands that only read.
  package static func codeLists() throws(RunFailure) -> CodeLists {
    try orFail { () throws(CodeListError) in
      try CodeLists { try? text($0, in: .codeLists) }
    }
  }

  package static func fontRoles() throws(RunFailure) -> FontRoles {
    let text = try text("roles.yaml", in: .fonts)
    return try orFail { () throws(DefinitionError) in
      try FontRoles(parsing: text, file: "Fonts/roles.yaml", folder: StockFolder.fonts.url.path)
    }
  }

  /// A page style by its name in `Reports/`.
  static func pageStyle(_ name: String) throws(RunFailure) -> PageStyle {
    let text = try text(name + ".yaml", in: .reports)
    return try orFail { () throws(ManuscriptError) in try PageStyle(parsing: text, file: "Reports/\(name).yaml") }
  }

  static func chartTheme() throws(RunFailure) -> Theme {
    let text = try text("theme.json", in: .charts)
    return try orFail { () throws(PlottingError) in try Theme(parsing: text, file: "Charts/theme.json") }
  }

  static func chartDefinitions() throws(RunFailure) -> [String: ChartDefinition] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: StockFolder.charts.url.path)) ?? []
    var charts: [String: ChartDefinition] = [:]
    for name in names.sorted() where name.hasSuffix(chartEnding) {
      let text = try text(name, in: .charts)
      charts[String(name.dropLast(chartEnding.count))] = try orFail { () throws(PlottingError) in
        try ChartDefinition(parsing: text, file: "Charts/\(name)")
      }
    }
    return charts
  }

  /// Opens the fonts once before any work: a role without a font stops the run, and one note says which stand in.
  func standInFonts() throws(RunFailure) -> [Diagnostic] {
    let fonts = try orFail { () throws(RenderingError) in try Fonts(roles) }
    guard !fonts.diagnostics.isEmpty else { return [] }
    func words(_ language: Language) -> [String] { fonts.diagnostics.map { $0.message(in: language) } }
    return [
      Diagnostic(
        .note, at: Place(file: "Fonts/roles.yaml"),
        Wording(
          en: "free fonts stand in for those of official documents — \(words(.english).joined(separator: "; "))",
          zh: "公文字体未安装，以开源字体代替——\(words(.chinese).joined(separator: "；"))"),
        remedy: Wording(
          en: "if your office owns them (仿宋_GB2312, 方正小标宋 …), put the font files into Fonts/",
          zh: "如单位拥有仿宋_GB2312、方正小标宋等字体，请将字体文件放入Fonts/"))
    ]
  }

  /// A template and the name by which messages call its file.
  struct Template: Sendable {
    var text: String
    var file: String
  }

  private static func templates() throws(RunFailure) -> [String: Template] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: StockFolder.reports.url.path)) ?? []
    var templates: [String: Template] = [:]
    for name in names.sorted() where name.hasSuffix(".md") && name != "README.md" {
      templates[String(name.dropLast(3))] = Template(text: try text(name, in: .reports), file: "Reports/\(name)")
    }
    return templates
  }

  /// The template of a name in `Reports/`, or of a file of the user's own; where none is named, by the number of areas.
  func template(_ name: String?, areas: Int) throws(RunFailure) -> Template {
    let name = name ?? (areas == 1 ? Self.singleTemplate : Self.comparisonTemplate)
    if let template = templates[name] ?? templates[String(name.dropLast(name.hasSuffix(".md") ? 3 : 0))] { return template }
    if name.hasSuffix(".md"), FileManager.default.fileExists(atPath: name) {
      do {
        return Template(text: try String(contentsOf: URL(fileURLWithPath: name), encoding: .utf8), file: name)
      } catch {
        throw RunFailure(PipelineError.fileUnreadable(name, detail: error.reason))
      }
    }
    throw RunFailure(PipelineError.unknownTemplate(name, known: templates.keys.sorted()))
  }

  static let chartEnding = ".vl.json"

  static func text(_ name: String, in folder: StockFolder) throws(RunFailure) -> String {
    do {
      return try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
    } catch {
      throw RunFailure(PipelineError.stockMissing("\(folder.rawValue)/\(name)"))
    }
  }
}
