import Definitions
import Diagnostics
package import Drawing

/// The settings that hold wherever a definition is silent: Vega-Lite's `config`.
package struct Config: Hashable, Sendable {
  package var background: Color?
  /// Room between the picture and its edge, in points.
  package var padding: Double?
  /// By mark name, and `mark` for all.
  package var marks: [String: Properties<MarkProperty>] = [:]
  package var styles: [String: Properties<MarkProperty>] = [:]
  /// By `axis`, `axisX`, `axisY`, `axisBand`, `axisQuantitative` ….
  package var axes: [String: Properties<AxisProperty>] = [:]
  package var legend = Properties<LegendProperty>()
  package var title = Properties<TitleProperty>()
  package var view = Properties<ViewProperty>()
  package var scale = Properties<ScaleProperty>()
  /// Colours by `category`, `ordinal`, `ramp`, `heatmap`, `diverging`.
  package var ranges: [String: [String]] = [:]

  package init() {}

  /// These settings, and where they are silent those below.
  package func over(_ below: Config) -> Config {
    var result = below
    result.background = background ?? below.background
    result.padding = padding ?? below.padding
    result.marks.merge(marks) { low, mine in mine.over(low) }
    result.styles.merge(styles) { low, mine in mine.over(low) }
    result.axes.merge(axes) { low, mine in mine.over(low) }
    result.legend = legend.over(below.legend)
    result.title = title.over(below.title)
    result.view = view.over(below.view)
    result.scale = scale.over(below.scale)
    result.ranges.merge(ranges) { _, mine in mine }
    return result
  }

  /// A mark's settings: its own, then those of its styles, of its kind and of all marks.
  package func settings(of mark: MarkDefinition) -> Properties<MarkProperty> {
    var below = (marks[mark.kind.rawValue] ?? Properties()).over(marks["mark"] ?? Properties())
    for style in mark.properties.lines(.style) ?? [] { below = (styles[style] ?? Properties()).over(below) }
    // A mark's own colour is stronger than the fill or stroke of a theme.
    if mark.properties[.color] != nil {
      below[.fill] = nil
      if [.line, .rule, .point].contains(mark.kind) { below[.stroke] = nil }
    }
    return mark.properties.over(below)
  }

  package func axis(_ channel: Channel, isBand: Bool, isTemporal: Bool) -> Properties<AxisProperty> {
    var result = axes["axis"] ?? Properties()
    let kind = isBand ? "Band" : isTemporal ? "Temporal" : "Quantitative"
    let side = channel == .x ? "X" : "Y"
    let names = ["axis\(side)"] + (isBand ? ["axisDiscrete"] : []) + ["axis\(kind)", "axis\(side)\(kind)"]
    for name in names { result = (axes[name] ?? Properties()).over(result) }
    return result
  }
}

extension DefinitionReader {
  private static let axisNames = [
    "axis", "axisX", "axisY", "axisBand", "axisDiscrete", "axisQuantitative", "axisTemporal", "axisXBand", "axisYBand",
    "axisXQuantitative", "axisYQuantitative", "axisXTemporal", "axisYTemporal",
  ]

  mutating func config(_ node: Node) throws(PlottingError) -> Config {
    var result = Config()
    let markNames = ["mark"] + MarkKind.allCases.map(\.rawValue)
    for entry in node.map ?? [] {
      if Self.axisNames.contains(entry.key) {
        result.axes[entry.key] = try properties(entry.value, of: entry.key)
      } else if markNames.contains(entry.key) {
        result.marks[entry.key] = try properties(entry.value, of: entry.key)
      } else {
        switch entry.key {
        case "background": result.background = color(named: try text(entry.value, entry.key))
        case "padding": result.padding = try number(entry.value, entry.key)
        case "legend": result.legend = try properties(entry.value, of: entry.key)
        case "title": result.title = try properties(entry.value, of: entry.key)
        case "view": result.view = try properties(entry.value, of: entry.key)
        case "scale": result.scale = try properties(entry.value, of: entry.key)
        case "style":
          for style in entry.value.map ?? [] { result.styles[style.key] = try properties(style.value, of: style.key) }
        case "range":
          for range in entry.value.map ?? [] { result.ranges[range.key] = try texts(range.value, range.key) }
        // Fonts are the business of `Fonts/roles.yaml`, locales of the labellers.
        case "font", "locale", "customFormatTypes", "countTitle", "fieldTitle", "aria", "numberFormat": break
        default:
          notSupported(
            entry, in: "config",
            allowed: Self.axisNames + markNames + ["background", "padding", "legend", "title", "view", "scale", "style", "range"])
        }
      }
    }
    return result
  }
}
