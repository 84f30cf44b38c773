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
  /// What the same styles say of axes.
  package var axisStyles: [String: Properties<AxisProperty>] = [:]
  /// By `axis`, `axisX`, `axisY`, `axisBand`, `axisQuantitative` ….
  package var axes: [String: Properties<AxisProperty>] = [:]
  package var legend = Properties<LegendProperty>()
  package var title = Properties<TitleProperty>()
  package var view = Properties<ViewProperty>()
  package var scale = Properties<ScaleProperty>()
  /// By `header`, `headerRow`, `headerColumn`, `headerFacet`.
  package var headers: [String: Properties<HeaderProperty>] = [:]
  /// Room between views side by side, and how many stand in a row.
  package var facetSpacing: Double?
  package var facetColumns: Int?
  package var concatSpacing: Double?
  package var concatColumns: Int?
  package var numberFormat: String?
  package var timeFormat: String?
  package var countTitle: String?
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
    result.axisStyles.merge(axisStyles) { low, mine in mine.over(low) }
    result.axes.merge(axes) { low, mine in mine.over(low) }
    result.legend = legend.over(below.legend)
    result.title = title.over(below.title)
    result.view = view.over(below.view)
    result.scale = scale.over(below.scale)
    result.headers.merge(headers) { low, mine in mine.over(low) }
    result.facetSpacing = facetSpacing ?? below.facetSpacing
    result.facetColumns = facetColumns ?? below.facetColumns
    result.concatSpacing = concatSpacing ?? below.concatSpacing
    result.concatColumns = concatColumns ?? below.concatColumns
    result.numberFormat = numberFormat ?? below.numberFormat
    result.timeFormat = timeFormat ?? below.timeFormat
    result.countTitle = countTitle ?? below.countTitle
    result.ranges.merge(ranges) { _, mine in mine }
    return result
  }

  /// A mark's settings: its own, then those of its styles, of its kind and of all marks.
  package func settings(of mark: MarkDefinition) -> Properties<MarkProperty> {
    var below = (marks[mark.kind.rawValue] ?? Properties()).over(marks["mark"] ?? Properties())
    for style in mark.properties.lines(.style) ?? [] { below = (styles[style] ?? Properties()).over(below) }
    // A mark's own colour is stronger than the fill or stroke of a theme.
    if mark.properties[.color] != nil {
      if mark.properties[.fill] == nil { below[.fill] = nil }
      if [.line, .rule, .point].contains(mark.kind) { below[.stroke] = nil }
    }
    return mark.properties.over(below)
  }

  package func axis(_ own: Properties<AxisProperty>?, _ channel: Channel, isBand: Bool, isTemporal: Bool) -> Properties<AxisProperty> {
    axis(own ?? Properties(), channel, kinds: isBand ? ["Discrete", "Band"] : [isTemporal ? "Temporal" : "Quantitative"], orient: nil)
  }

  /// The settings of an axis, from the weakest to the strongest: of all, of its direction, of its side, of its kind (`Band`,
  /// `Quantitative`), of its styles, its own.
  func axis(_ own: Properties<AxisProperty>, _ channel: Channel, kinds: [String], orient: String?) -> Properties<AxisProperty> {
    var result = axes["axis"] ?? Properties()
    let side = channel == .x ? "X" : "Y"
    let sides = ["axis\(side)"] + (orient.map { ["axis" + $0.prefix(1).uppercased() + $0.dropFirst()] } ?? [])
    for name in sides + kinds.map({ "axis\($0)" }) + kinds.map({ "axis\(side)\($0)" }) {
      if let settings = axes[name] { result = settings.over(result) }
    }
    for style in own.lines(.style) ?? result.lines(.style) ?? [] {
      if let settings = axisStyles[style] { result = settings.over(result) }
    }
    return own.over(result)
  }

  func header(_ channel: Channel) -> Properties<HeaderProperty> {
    let name = "header" + channel.rawValue.prefix(1).uppercased() + channel.rawValue.dropFirst()
    return (headers[name] ?? Properties()).over(headers["header"] ?? Properties())
  }
}

extension DefinitionReader {
  private static let axisNames: [String] = {
    let kinds = ["", "Band", "Discrete", "Point", "Quantitative", "Temporal"]
    return ["X", "Y", ""].flatMap { side in kinds.map { "axis" + side + $0 } } + ["axisTop", "axisBottom", "axisLeft", "axisRight"]
  }()
  private static let headerNames = ["header", "headerRow", "headerColumn", "headerFacet"]

  mutating func config(_ node: Node) throws(PlottingError) -> Config {
    var result = Config()
    let markNames = ["mark"] + MarkKind.allCases.map(\.rawValue)
    for entry in node.map ?? [] {
      if Self.axisNames.contains(entry.key) {
        result.axes[entry.key] = try properties(entry.value, of: entry.key)
      } else if markNames.contains(entry.key) {
        result.marks[entry.key] = try properties(entry.value, of: entry.key)
      } else if Self.headerNames.contains(entry.key) {
        result.headers[entry.key] = try properties(entry.value, of: entry.key)
      } else {
        switch entry.key {
        case "background": result.background = entry.value.isNull ? nil : color(named: try text(entry.value, entry.key))
        case "padding": result.padding = entry.value.double ?? entry.value["left"]?.double
        case "legend": result.legend = try properties(entry.value, of: entry.key)
        case "title": result.title = try properties(entry.value, of: entry.key)
        case "view": result.view = try properties(entry.value, of: entry.key)
        case "scale": result.scale = try properties(entry.value, of: entry.key)
        case "style":
          for entry in entry.value.map ?? [] {
            let (marks, axes) = try style(entry)
            result.styles[entry.key] = marks
            if !axes.values.isEmpty { result.axisStyles[entry.key] = axes }
          }
        case "range":
          for range in entry.value.map ?? [] {
            // A range may be a scheme by name.
            if let name = range.value["scheme"]?.string ?? range.value.string {
              result.ranges[range.key] = [name]
            } else {
              result.ranges[range.key] = try texts(range.value, range.key)
            }
          }
        case "facet": (result.facetSpacing, result.facetColumns) = (entry.value["spacing"]?.double, entry.value["columns"]?.int)
        case "concat": (result.concatSpacing, result.concatColumns) = (entry.value["spacing"]?.double, entry.value["columns"]?.int)
        case "numberFormat": result.numberFormat = try text(entry.value, entry.key)
        case "timeFormat": result.timeFormat = try text(entry.value, entry.key)
        case "countTitle": result.countTitle = try text(entry.value, entry.key)
        // Fonts are the business of `Fonts/roles.yaml`, locales of the labellers; what a pointer does has no place on paper. Composite
        // marks have taken their settings already.
        case "font", "locale", "customFormatTypes", "fieldTitle", "aria", "selection", "params", "tooltipFormat", "normalizedNumberFormat",
          "boxplot", "errorbar", "errorband", "lineBreak", "autosize":
          break
        default:
          notSupported(
            entry, in: "config",
            allowed: Self.axisNames + Self.headerNames + markNames
              + ["background", "padding", "legend", "title", "view", "scale", "style", "range", "facet", "concat", "numberFormat"])
        }
      }
    }
    return result
  }
  /// One style, which may be of marks and of axes; a name that both know is the mark's.
  private mutating func style(_ entry: Node.Entry) throws(PlottingError) -> (Properties<MarkProperty>, Properties<AxisProperty>) {
    let ofAxes = AxisProperty.allCases.map(\.rawValue).filter { MarkProperty(rawValue: $0) == nil }
    let others = (entry.value.map ?? []).map(\.key).filter { !ofAxes.contains($0) }
    return (try properties(entry.value, of: entry.key, besides: ofAxes), try properties(entry.value, of: entry.key, besides: others))
  }
}
