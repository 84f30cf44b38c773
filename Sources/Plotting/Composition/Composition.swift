import Diagnostics
import Drawing

/// A picture around an origin of its own, with what it covers.
struct Piece {
  var scene: Scene
  /// Width and height of the plot, or of all plots together.
  var size: Size
  var bounds: Bounds
  /// What the plots of small multiples span together, without their axes and headers; nil for one plot.
  var span: Bounds?
  /// From where to where a header beside or above stands.
  var headed: Bounds { span ?? Bounds(0, 0, size.width, size.height) }

  mutating func add(_ other: Piece, at point: Point) {
    scene.add(other.scene, at: point)
    bounds.add(other.bounds.moved(by: point))
  }
}

/// Lays out plots with their axes and legends, and several plots in rows and columns, by Vega's rules.
struct Composition {
  var config: Config
  var theme: Theme
  var measurer: any TextMeasurer
  /// The extent of plots that take what room there is.
  var containerSize: Size
  /// How wide the whole picture is, where it is to fit a page.
  var pageWidth: Double?
  var isPrint: Bool { !theme.isPlain }

  /// The picture of a block in its natural size, with a margin around it.
  func scene(_ block: Block, _ diagnostics: inout [Diagnostic]) throws(PlottingError) -> Scene {
    var piece = try self.piece(block, shared: TrainedScales(), showing: Guides(), &diagnostics)
    let padding = config.padding ?? 5
    let left = max(0, -piece.bounds.x1).rounded(.up)
    let top = max(0, -piece.bounds.y1).rounded(.up)
    let right = max(0, piece.bounds.x2 - piece.size.width).rounded(.up)
    let bottom = max(0, piece.bounds.y2 - piece.size.height).rounded(.up)
    var result = Scene(
      size: Size(left + piece.size.width + right + 2 * padding, top + piece.size.height + bottom + 2 * padding), background: config.background ?? .white)
    piece.scene.background = result.background
    result.add(piece.scene, at: Point(left + padding, top + padding))
    return result
  }

  /// What a view around shows in the place of those in it.
  struct Guides {
    /// Legends that stand further out.
    var legends: Set<Channel> = []
    /// Axes of which small multiples show the lines across the plot only.
    var axes: Set<Channel> = []
  }

  /// Learns the scales that the views of a block share; those of its surroundings are known.
  func train(_ block: Block, _ shared: TrainedScales, _ diagnostics: inout [Diagnostic]) throws(PlottingError) -> TrainedScales {
    var scales = shared
    let training = ScaleTraining(config: config, isPrint: isPrint, width: block.stepView.width, height: block.stepView.height)
    for channel in TrainedScales.positionChannels + Channel.visuals where !shared.has(channel) && block.shares(channel) {
      try training.train(channel, from: block.layers(sharing: channel), into: &scales)
    }
    diagnostics += scales.diagnostics
    scales.diagnostics = []
    return scales
  }

  func piece(_ block: Block, shared: TrainedScales, showing guides: Guides, _ diagnostics: inout [Diagnostic]) throws(PlottingError) -> Piece {
    let scales = try train(block, shared, &diagnostics)
    var inner = guides
    let mine = Channel.visuals.filter { scales.visuals[$0] != nil && shared.visuals[$0] == nil && !guides.legends.contains($0) }
    let isShown = mine.filter { (block.view.resolve.legends[$0] ?? .shared) == .shared || block.isPlot }
    inner.legends.formUnion(isShown)
    var piece: Piece
    switch block {
    case .plot(let plot): piece = try self.plot(plot, scales, guides, &diagnostics)
    case .facet(let facet): piece = try FacetLayout(composition: self, facet: facet).piece(scales, inner, &diagnostics)
    case .grid(let grid): piece = try self.grid(grid, scales, inner, &diagnostics)
    }
    if !block.isPlot {
      let extent = block.firstPlot.map { self.plotSize($0, scales) } ?? piece.size
      addLegends(to: &piece, isShown, scales, block.layers, plotSize: extent)
      addTitle(to: &piece, block.view)
    }
    return piece
  }

  private func grid(_ grid: GridBlock, _ scales: TrainedScales, _ guides: Guides, _ diagnostics: inout [Diagnostic]) throws(PlottingError) -> Piece {
    var pieces: [Piece] = []
    for child in grid.children { pieces.append(try piece(child, shared: scales, showing: guides, &diagnostics)) }
    let spacing = config.concatSpacing ?? 20
    let alignment: GridLayout.Alignment = grid.view.align == "none" ? .none : grid.view.align == "all" ? .all : .each
    let layout = GridLayout(
      columns: grid.columns ?? config.concatColumns ?? max(1, pieces.count), columnPadding: grid.view.columnSpacing ?? spacing,
      rowPadding: grid.view.rowSpacing ?? spacing, columnAlignment: alignment, rowAlignment: alignment, centersColumns: grid.view.centers,
      centersRows: grid.view.centers)
    let isFlush = grid.view.bounds == "flush"
    let places = layout.places(of: pieces.map { isFlush ? Bounds(0, 0, $0.size.width, $0.size.height) : $0.bounds })
    return assembled(pieces, places)
  }

  /// Pieces at their places. What they cover reaches from the origin of the first.
  func assembled(_ pieces: [Piece], _ places: [Point]) -> Piece {
    var result = Piece(scene: Scene(size: Size(0, 0)), size: Size(0, 0), bounds: Bounds(0, 0, 0, 0))
    for (piece, place) in zip(pieces, places) { result.add(piece, at: place) }
    return result
  }

  // MARK: A plot

  /// The length of a plot along x or y.
  func length(_ channel: Channel, _ plot: PlotBlock, _ scales: TrainedScales) -> Double {
    let extent = channel == .x ? plot.view.width : plot.view.height
    let domain = scales.positions[channel]
    let usual = config.view.number(.step) ?? 20
    func steps(_ step: Double, _ isForBand: Bool) -> Double {
      guard let domain, case .list(let values, let isPoint) = domain.values else { return step }
      let (inner, outer) = PositionScales.paddings(domain, isPoint, config, isOffset: false)
      var step = step
      if let offset = channel.offset, let parts = scales.positions[offset], case .list(let names, let areParts) = parts.values, !isForBand {
        let (a, b) = PositionScales.paddings(parts, areParts, config, isOffset: true)
        step = step * max(1, areParts ? Double(names.count) : Double(names.count) - a + 2 * b) / (1 - inner)
      }
      let count = Double(values.count)
      // A line of points is as long as the steps between them and half a step at both ends.
      return step * max(1, isPoint ? count - 1 + 2 * outer : count - inner + 2 * outer)
    }
    switch extent {
    case .points(let n): return n
    case .step(let n, let isForBand): return domain?.isDiscrete == true ? steps(n, isForBand) : continuous(channel)
    case .container: return channel == .x ? containerSize.width : containerSize.height
    case nil: break
    }
    if domain?.isDiscrete == true {
      switch config.view[channel == .x ? .discreteWidth : .discreteHeight] {
      case .number(let n): return n
      case .values(let step): return steps(step["step"]?.number ?? usual, false)
      default: return steps(usual, false)
      }
    }
    if domain == nil {
      let isRound = plot.layers.contains { $0.kind == .arc }
      if isRound { return continuous(channel) }
      switch config.view[channel == .x ? .discreteWidth : .discreteHeight] {
      case .number(let n): return n
      case .values(let step): return step["step"]?.number ?? usual
      default: return usual
      }
    }
    return continuous(channel)
  }

  private func continuous(_ channel: Channel) -> Double {
    config.view.number(channel == .x ? .continuousWidth : .continuousHeight) ?? (isPrint ? 200 : Self.usualExtent)
  }
  static let usualExtent = 300.0

  func plotSize(_ plot: PlotBlock, _ scales: TrainedScales) -> Size {
    // Where layers have scales of their own, the first that has one counts.
    var all = scales
    for (layer, groups) in zip(plot.layers, plot.groups) {
      for channel in [Channel.x, .y] where all.positions[channel] == nil && (groups[channel] ?? 0) > 0 {
        try? ScaleTraining(config: config, isPrint: isPrint).train(channel, from: [layer], into: &all)
      }
    }
    return Size(length(.x, plot, all), length(.y, plot, all))
  }

  private func plot(_ plot: PlotBlock, _ shared: TrainedScales, _ guides: Guides, _ diagnostics: inout [Diagnostic]) throws(PlottingError) -> Piece {
    let size = plotSize(plot, shared)
    let box = Box(0, 0, size.width, size.height)
    // Layers with scales of their own go with those that have the same.
    var sets: [(groups: [Channel: Int], scales: TrainedScales, layers: [UnitLayer])] = []
    for (layer, groups) in zip(plot.layers, plot.groups) {
      if let i = sets.firstIndex(where: { $0.groups == groups }) {
        sets[i].layers.append(layer)
      } else {
        sets.append((groups, shared, [layer]))
      }
    }
    let training = ScaleTraining(config: config, isPrint: isPrint, width: plot.view.width, height: plot.view.height)
    for i in sets.indices {
      for (channel, group) in sets[i].groups.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where group > 0 {
        let members = zip(plot.layers, plot.groups).filter { $0.1[channel] == group }.map(\.0)
        sets[i].scales.positions[channel] = nil
        sets[i].scales.visuals[channel] = nil
        try training.train(channel, from: members, into: &sets[i].scales)
      }
    }
    var area = PlotArea(box: box, background: nil, axes: [], marks: [], scales: [:])
    frame(&area, plot)
    var marks: [[SceneMark]] = []
    for set in sets {
      let position = PositionScales(set.scales, box: box, config: config, steps: theme.tickSteps, counts: [:], isPrint: isPrint)
      area.scales.merge(position.scales) { first, _ in first }
      var stage = MarkStage(scales: position, visuals: set.scales.visuals, plot: box, config: config, isPrint: isPrint, measurer: measurer)
      for layer in set.layers {
        while marks.count <= layer.index { marks.append([]) }
        marks[layer.index] = stage.marks(of: layer)
      }
    }
    area.marks = marks.flatMap { $0 }
    var bounds = Bounds(0, 0, size.width, size.height)
    for mark in area.marks where !mark.isClipped { bounds.add(mark.bounds) }
    var piece = Piece(scene: Scene(size: size), size: size, bounds: bounds)
    piece.bounds.add(axes(&area, plot, sets.map { ($0.groups, $0.scales) }, size, guides))
    piece.scene.plots = [area]
    for (i, set) in sets.enumerated() {
      let own = Channel.visuals.filter { set.scales.visuals[$0] != nil && !guides.legends.contains($0) && ((set.groups[$0] ?? 0) > 0 || i == 0) }
      addLegends(to: &piece, own, set.scales, (set.groups.isEmpty ? plot.layers : set.layers), plotSize: size)
    }
    addTitle(to: &piece, plot.view)
    return piece
  }

  private func frame(_ area: inout PlotArea, _ plot: PlotBlock) {
    let view = (plot.view.background ?? Properties()).over(config.view)
    area.background = view.text(.fill).flatMap(color(named:))
    if let o = view.number(.fillOpacity) { area.background?.alpha *= o }
    // Around a pie there is no frame: it has no axes.
    let hasAxes = plot.layers.contains { $0.channel(.x)?.isFieldOrDatum == true || $0.channel(.y)?.isFieldOrDatum == true || $0.channel(.x2) != nil || $0.channel(.y2) != nil }
    let usual: String? = isPrint || view.isNull(.stroke) || !hasAxes && plot.layers.contains(where: { $0.kind == .arc }) ? nil : "#dddddd"
    if let stroke = (view.text(.stroke) ?? usual).flatMap(color(named:)), stroke.alpha > 0 {
      area.outline = Stroke(stroke, width: view.number(.strokeWidth) ?? 1)
    }
  }

  /// The axes of all sets of scales; a second axis of its own stands at the other side.
  private func axes(
    _ area: inout PlotArea, _ plot: PlotBlock, _ sets: [(groups: [Channel: Int], scales: TrainedScales)], _ size: Size, _ guides: Guides
  ) -> Bounds {
    var bounds = Bounds()
    var used: [String] = []
    for channel in [Channel.x, .y] {
      var done: Set<Int> = []
      for set in sets {
        let group = set.groups[channel] ?? 0
        guard done.insert(group).inserted, let domain = set.scales.positions[channel] else { continue }
        let position = PositionScales(set.scales, box: Box(0, 0, size.width, size.height), config: config, steps: theme.tickSteps, counts: [:], isPrint: isPrint)
        guard let scale = position.scales[channel] else { continue }
        let usual = channel == .x ? "bottom" : "left"
        let other = channel == .x ? "top" : "right"
        let asked = domain.definition.axis?.text(.orient) == nil && used.contains(usual) && !used.contains(other) ? other : nil
        guard let guide = AxisGuide(channel, domain, scale, size: size, orient: asked, config: config, measurer: measurer) else { continue }
        used.append(guide.orient)
        if guides.axes.contains(channel) {
          area.axes.append(SceneAxis(channel: channel, orient: guide.orient, grid: guide.gridLines(), ticks: [], line: nil, labels: [], title: []))
          continue
        }
        var (axis, covered) = guide.main()
        axis.grid = guide.gridLines()
        bounds.add(covered)
        area.axes.append(axis)
      }
    }
    return bounds
  }

  // MARK: Legends and titles

  private static let sides = ["left", "right", "top", "bottom", "top-left", "top-right", "bottom-left", "bottom-right"]

  func legends(_ channels: [Channel], _ scales: TrainedScales, _ layers: [UnitLayer], plotSize: Size) -> [LegendGuide] {
    var guides: [LegendGuide] = []
    for channel in channels {
      guard let guide = LegendGuide(channel, scales, layers, plotSize: plotSize, config: config, measurer: measurer) else { continue }
      // One legend says several things where all mean the same.
      if let i = guides.firstIndex(where: { $0.saysTheSame(as: guide) }) {
        guides[i].join(guide)
        continue
      }
      guides.append(guide)
    }
    return guides
  }

  func addLegends(to piece: inout Piece, _ channels: [Channel], _ scales: TrainedScales, _ layers: [UnitLayer], plotSize: Size) {
    let guides = legends(channels, scales, layers, plotSize: plotSize)
    guard !guides.isEmpty else { return }
    let covered = piece.bounds
    let (w, h) = (piece.size.width, piece.size.height)
    for guide in guides where guide.orient == "none" {
      let at = Point(guide.settings.number(.legendX) ?? 0, guide.settings.number(.legendY) ?? 0)
      let placed = guide.placed()
      piece.scene.legends.append(placed.area.moved(by: at))
      piece.bounds.add(Bounds(0, 0, placed.size.width, placed.size.height).moved(by: at))
    }
    for side in Self.sides {
      let members = guides.filter { $0.orient == side }
      guard !members.isEmpty else { continue }
      let placed = members.map { $0.placed() }
      let offset = members.compactMap { $0.definition.legend?.number(.offset) ?? config.legend.number(.offset) }.max() ?? 18
      let isBeside = side == "left" || side == "right"
      let layout = GridLayout(
        columns: isBeside ? 1 : members.count, columnPadding: 8, rowPadding: 8, columnAlignment: .each, rowAlignment: .each)
      let places = layout.places(of: placed.map { Bounds(0, 0, $0.size.width, $0.size.height) })
      var all = Bounds(0, 0, 0, 0)
      for (place, legend) in zip(places, placed) { all.add(Bounds(0, 0, legend.size.width, legend.size.height).moved(by: place)) }
      let corner: Point =
        switch side {
        case "left": Point(covered.x1.rounded(.down) - offset - all.width, 0)
        case "right": Point(covered.x2.rounded(.up) + offset, 0)
        case "top": Point(0, covered.y1.rounded(.down) - offset - all.height)
        case "bottom": Point(0, covered.y2.rounded(.up) + offset)
        case "top-left": Point(offset, offset)
        case "top-right": Point(w - offset - all.width, offset)
        case "bottom-left": Point(offset, h - offset - all.height)
        default: Point(w - offset - all.width, h - offset - all.height)
        }
      for (place, legend) in zip(places, placed) {
        let at = Point((place.x + corner.x).rounded(), (place.y + corner.y).rounded())
        piece.scene.legends.append(legend.area.moved(by: at))
        piece.bounds.add(Bounds(0, 0, legend.size.width, legend.size.height).moved(by: at))
      }
    }
  }

  func addTitle(to piece: inout Piece, _ view: ViewDefinition) {
    guard let guide = TitleGuide(view, config: config, measurer: measurer) else { return }
    let labels = guide.placed(size: piece.size, around: piece.bounds, isComposed: view.isComposed)
    piece.scene.furniture += labels
    for label in labels { piece.bounds.add(label.bounds) }
  }
}

extension LegendGuide {
  /// Whether two legends are of the same field, on scales of the same values.
  func saysTheSame(as other: LegendGuide) -> Bool {
    guard definition.column == other.definition.column, definition.source == other.definition.source, orient == other.orient else {
      return false
    }
    let areNumbers = [scale, other.scale].allSatisfy { if case .ordinal = $0 { false } else if case .classes = $0 { false } else { true } }
    return areNumbers || meanings == other.meanings
  }
}

extension Block {
  var isPlot: Bool { if case .plot = self { true } else { false } }

  /// The first plot in it.
  var firstPlot: PlotBlock? {
    switch self {
    case .plot(let plot): plot
    case .facet(let facet): facet.child.firstPlot
    case .grid(let grid): grid.children.lazy.compactMap(\.firstPlot).first
    }
  }

  /// The view whose steps of bands count.
  fileprivate var stepView: ViewDefinition { firstPlot?.view ?? view }
}
