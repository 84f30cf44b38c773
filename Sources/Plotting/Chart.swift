package import Diagnostics
package import Drawing

/// A finished chart with its words: what it shows, what it leaves out and why.
package struct Chart: Hashable, Sendable {
  package var request: ChartRequest
  package var scene: Scene
  package var frame: Frame
  package var title: String
  package var subtitle: String
  /// What the chart says, in sentences, for those who cannot see it.
  package var altText: Wording
  /// Areas without a bar, with the reason: `丙区（数字隐去）`.
  package var leftOut: [LeftOut]
  package var notes: [String]
  package var source: String?
  package var diagnostics: [Diagnostic]
}

/// An area that a chart could not draw.
package struct LeftOut: Hashable, Sendable {
  package var area: String
  package var reason: Wording

  package init(area: String, reason: Wording) {
    self.area = area
    self.reason = reason
  }

  package var text: String { "\(area)（\(reason.chinese)）" }
}

/// A definition and rows become a scene: parse is done, then data, stacks, scales, layout and marks.
package func scene(
  _ definition: ChartDefinition, data: [String: DataTable] = [:], theme: Theme, measurer: any TextMeasurer, size: Size?,
  fit: Fit = .page, surroundings: Surroundings? = nil
) throws(PlottingError) -> (scene: Scene, diagnostics: [Diagnostic]) {
  let config = definition.config.over(theme.config)
  let view = definition.view
  var diagnostics: [Diagnostic] = []
  if let size, !view.isComposed {
    let layers = stackStage(try dataStage(view, named: data, config: config), config: config)
    let trained = try scaleStage(layers, config: config, isPrint: true)
    let words = surroundings ?? Surroundings(title: view.title?.lines(.text) ?? [], subtitle: view.title?.lines(.subtitle) ?? [])
    let layout = LayoutStage(
      layers: layers, trained: trained, config: config, theme: theme, measurer: measurer, view: view, surroundings: words, fit: fit)
    return (layout.scene(fitting: size), trained.diagnostics)
  }
  let block = try BlockBuilding(named: data, config: config).block(view, inherited: (DataTable(), false), facets: [])
  let page = PageLayout(config: config, theme: theme, measurer: measurer, surroundings: surroundings)
  let scene = try page.scene(block, fitting: definition.fits ? definition.wholeSize(config) : size, &diagnostics)
  return (scene, diagnostics)
}

extension ChartDefinition {
  /// The size of the whole picture where width and height are meant for it.
  fileprivate func wholeSize(_ config: Config) -> Size? {
    func length(_ extent: ViewDefinition.Extent?) -> Double? {
      switch extent {
      case .points(let n): n
      case nil: Composition.usualExtent
      default: nil
      }
    }
    guard let width = length(view.width), let height = length(view.height) else { return nil }
    let margin = containsPadding ? 0 : 2 * (config.padding ?? 5)
    return Size(width + margin, height + margin)
  }
}

/// Draws a definition that brings its own data (or is given some by name), in a size or in its natural one.
package func plot(
  _ definition: ChartDefinition, data: [String: DataTable] = [:], theme: Theme = Theme(), measurer: any TextMeasurer,
  size: Size? = nil
) throws(PlottingError) -> Chart {
  let (scene, found) = try scene(definition, data: data, theme: theme, measurer: measurer, size: size)
  let title = definition.view.title?.lines(.text)?.joined() ?? ""
  // What a definition says of itself is in its author's language.
  let words = definition.purpose.isEmpty ? title : definition.purpose
  return Chart(
    request: ChartRequest(definition: definition.name, indicator: nil), scene: scene, frame: Frame(scene, theme: theme),
    title: title, subtitle: definition.view.title?.lines(.subtitle)?.joined() ?? "",
    altText: Wording(en: words, zh: words), leftOut: [], notes: [], source: nil,
    diagnostics: definition.diagnostics + found)
}
