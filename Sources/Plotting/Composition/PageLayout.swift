import Diagnostics
import Drawing

/// A composition on a page: in its natural size, or with its plots as large as a given size allows, with notes and source below.
struct PageLayout {
  var config: Config
  var theme: Theme
  var measurer: any TextMeasurer
  var surroundings: Surroundings?

  func scene(_ block: Block, fitting size: Size?, _ diagnostics: inout [Diagnostic]) throws(PlottingError) -> Scene {
    guard let size else { return try scene(block, extent: Size(Composition.usualExtent, 200), pageWidth: nil, &diagnostics) }
    // What plots take beside their extents does not depend on these: two pictures tell how the rest is divided.
    let header = headerHeight(size.width)
    let footer = footer(size.width - 2 * padding)
    let room = Size(size.width, size.height - header - footer.reduce(0) { $0 + $1.face.size * 1.3 })
    var resized = block
    resized.fill()
    var found: [Diagnostic] = []
    // Plots narrower than their names would tell nothing.
    let (low, high) = (Size(90, 60), Size(190, 160))
    let a = try scene(resized, extent: low, pageWidth: size.width, &found).size
    let b = try scene(resized, extent: high, pageWidth: size.width, &found).size
    // Of many plots one below the other, none is too low to be read: the picture grows.
    let least = theme.isPlain ? 10.0 : 42
    func extent(_ wanted: Double, _ first: Double, _ second: Double, _ low: Double, _ high: Double) -> Double {
      guard second > first else { return low }
      return max(least, low + (wanted - first) * (high - low) / (second - first))
    }
    var fitted = Size(extent(room.width, a.width, b.width, low.width, high.width), extent(room.height, a.height, b.height, low.height, high.height))
    // What stands around plots is reckoned in whole points: they may be a few too large.
    let excess = try scene(resized, extent: fitted, pageWidth: size.width, &found).size
    if excess.width > room.width { fitted.width = extent(2 * room.width - excess.width, a.width, b.width, low.width, high.width) }
    if excess.height > room.height { fitted.height = extent(2 * room.height - excess.height, a.height, b.height, low.height, high.height) }
    var result = try scene(resized, extent: fitted, pageWidth: size.width, &diagnostics)
    if let surroundings { frame(&result, surroundings, size, header, footer) }
    return result
  }

  private func scene(_ block: Block, extent: Size, pageWidth: Double?, _ diagnostics: inout [Diagnostic]) throws(PlottingError) -> Scene {
    try Composition(config: config, theme: theme, measurer: measurer, containerSize: extent, pageWidth: pageWidth).scene(block, &diagnostics)
  }

  private var padding: Double { config.padding ?? 5 }

  // MARK: Words around

  private var stage: LayoutStage? {
    surroundings.map {
      LayoutStage(
        layers: [], trained: TrainedScales(), config: config, theme: theme, measurer: measurer,
        view: ViewDefinition(place: Place(file: ""), content: .layers([])), surroundings: $0)
    }
  }

  private func headerHeight(_ width: Double) -> Double {
    var top = padding
    _ = stage?.header(width: width - 2 * padding, top: &top)
    return top - padding
  }

  private func footer(_ width: Double) -> [SceneLabel] { stage?.footer(width: width, unplaced: []) ?? [] }

  private func frame(_ scene: inout Scene, _ words: Surroundings, _ size: Size, _ header: Double, _ footer: [SceneLabel]) {
    var framed = Scene(size: Size(max(size.width, scene.size.width), 0), background: scene.background)
    var top = padding
    framed.furniture = stage?.header(width: size.width - 2 * padding, top: &top) ?? []
    framed.add(scene, at: Point(0, header))
    var y = header + scene.size.height
    for var line in footer {
      y += line.face.size * 1.3
      line.point.y = y - line.face.size * 0.15 - padding
      framed.furniture.append(line)
    }
    framed.size.height = y
    scene = framed
  }
}

extension Block {
  /// Lets the plots take the room that there is: lengths that are written give way to the size of the picture.
  mutating func fill() {
    switch self {
    case .plot(var plot):
      plot.view.width = .container
      plot.view.height = .container
      self = .plot(plot)
    case .facet(var facet):
      facet.child.fill()
      self = .facet(facet)
    case .grid(var grid):
      for i in grid.children.indices { grid.children[i].fill() }
      self = .grid(grid)
    }
  }
}
