import Diagnostics
import Drawing

/// Sets several views side by side or below each other, each with axes and legends of its own.
struct ConcatStage {
  var config: Config
  var theme: Theme
  var measurer: any TextMeasurer
  var data: [String: DataTable]

  /// The picture of a view with all views in it, in its natural size or (single views only) in the asked one.
  func scene(
    _ view: ViewDefinition, inherited: (table: DataTable, isGiven: Bool), size: Size?, fit: Fit, surroundings: Surroundings?,
    diagnostics: inout [Diagnostic]
  ) throws(PlottingError) -> Scene {
    let words =
      surroundings ?? Surroundings(title: view.title?.lines(.text) ?? [], subtitle: view.title?.lines(.subtitle) ?? [])
    guard case .concat(let views, let columns, let spacing) = view.content else {
      let layers = stackStage(try dataStage(view, inherited: inherited, named: data, config: config))
      let trained = try scaleStage(layers, config: config)
      diagnostics += trained.diagnostics
      let layout = LayoutStage(
        layers: layers, trained: trained, config: config, theme: theme, measurer: measurer, view: view, surroundings: words,
        fit: fit)
      return layout.scene(fitting: size)
    }
    let rows = try sourceRows(view, inherited: inherited, named: data)
    var scenes: [Scene] = []
    for inner in views {
      scenes.append(
        try scene(inner, inherited: rows, size: nil, fit: .page, surroundings: nil, diagnostics: &diagnostics))
    }
    return grid(scenes, columns: columns ?? max(1, views.count), spacing: spacing ?? 20, title: words, view: view)
  }

  /// Rows and columns as wide and high as their largest picture.
  private func grid(_ scenes: [Scene], columns: Int, spacing: Double, title: Surroundings, view: ViewDefinition) -> Scene {
    let count = (scenes.count + columns - 1) / max(1, columns)
    var widths = [Double](repeating: 0, count: min(columns, max(1, scenes.count)))
    var heights = [Double](repeating: 0, count: count)
    for (i, scene) in scenes.enumerated() {
      widths[i % columns] = max(widths[i % columns], scene.size.width)
      heights[i / columns] = max(heights[i / columns], scene.size.height)
    }
    // Each picture brings a margin of its own, which counts as part of the distance.
    let padding = config.padding ?? 5
    let gap = max(0, spacing - 2 * padding)
    let width = widths.reduce(0, +) + gap * Double(widths.count - 1)
    var result = Scene(size: Size(width, 0), background: config.background ?? .white)
    let header = LayoutStage(
      layers: [], trained: TrainedScales(), config: config, theme: theme, measurer: measurer, view: view, surroundings: title)
    var y = 0.0
    if !title.title.isEmpty || !title.subtitle.isEmpty {
      y = padding
      result.furniture = header.header(width: width - 2 * padding, top: &y)
    }
    for (row, height) in heights.enumerated() {
      var x = 0.0
      for (column, width) in widths.enumerated() where row * columns + column < scenes.count {
        result.add(scenes[row * columns + column], at: Point(x, y))
        x += width + gap
      }
      y += height + gap
    }
    result.size.height = y - gap
    return result
  }
}
