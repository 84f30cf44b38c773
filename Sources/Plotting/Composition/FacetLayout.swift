import Diagnostics
import Drawing

/// Small multiples: the same plot for each value of a field, in rows and columns, with the values as headers and the axes at the edges.
struct FacetLayout {
  var composition: Composition
  var facet: FacetBlock

  private var config: Config { composition.config }
  private var measurer: any TextMeasurer { composition.measurer }

  private struct Cell {
    var row: Datum
    var column: Datum
    var block: Block
  }

  func piece(_ scales: TrainedScales, _ guides: Composition.Guides, _ diagnostics: inout [Diagnostic]) throws(PlottingError) -> Piece {
    let definition = facet.definition
    let rows = values(definition.row)
    let columns = values(definition.column)
    let wrapped = values(definition.wrapped)
    let parts = facet.child.divided(by: definition.channels.compactMap { $0.1.column })
    var cells: [Cell] = []
    let count: Int
    if definition.wrapped != nil {
      for value in wrapped { cells.append(Cell(row: .null, column: value, block: parts[[value]] ?? facet.child.emptied)) }
      count = definition.columns ?? config.facetColumns ?? suitableColumns(wrapped)
    } else {
      for row in rows.isEmpty ? [Datum.null] : rows {
        for column in columns.isEmpty ? [Datum.null] : columns {
          let key = [definition.row == nil ? nil : row, definition.column == nil ? nil : column].compactMap { $0 }
          cells.append(Cell(row: row, column: column, block: parts[key] ?? facet.child.emptied))
        }
      }
      count = definition.column == nil ? 1 : max(1, columns.count)
    }
    var inner = guides
    let edgeAxes = sharedAxes
    inner.axes.formUnion(edgeAxes)
    // Legends of multiples that have scales of their own stand beside each.
    var pieces: [Piece] = []
    for cell in cells {
      var block = cell.block
      if case .facet(var below) = block {
        below.titledAbove = Set(definition.channels.filter { !titleLines($0.1, $0.0, of: facet).isEmpty }.map(\.0))
        block = .facet(below)
      }
      var piece = try composition.piece(block, shared: scales, showing: inner, &diagnostics)
      if let wrapped = definition.wrapped, !wrapped.hasNoHeader { addHeader(to: &piece, wrapped, .facet, cell.column) }
      pieces.append(piece)
    }
    let places = layout(count).places(of: pieces.map { facet.view.bounds == "flush" ? Bounds(0, 0, $0.size.width, $0.size.height) : $0.bounds })
    var result = composition.assembled(pieces, places)
    let grid = result.bounds
    result.span = zip(pieces, places).reduce(into: Bounds()) { $0.add($1.0.headed.moved(by: $1.1)) }
    addEdges(to: &result, grid, cells, pieces, places, count, edgeAxes, scales)
    return result
  }

  /// How many multiples stand in a row where nobody says it: all, or on a page as many as leave each room for its line and its name.
  private func suitableColumns(_ values: [Datum]) -> Int {
    guard let width = composition.pageWidth, composition.isPrint, let definition = facet.definition.wrapped else { return max(1, values.count) }
    let usual = values.count <= 4 ? 2 : values.count <= 9 ? 3 : 4
    let s = settings(definition, .facet)
    let longest = values.map { header(text($0, definition, s), s, orient: "top", along: 0, around: Bounds(0, 0, 0, 0)).width }.max() ?? 0
    return max(1, min(usual, Int((width - 40) / (longest + (facet.view.columnSpacing ?? 20)))))
  }

  private func layout(_ columns: Int) -> GridLayout {
    let spacing = config.facetSpacing ?? 20
    var alignment: GridLayout.Alignment = .all
    // Multiples with scales of their own are as wide as they need.
    let block = Block.facet(facet)
    if facet.definition.row == nil && !block.shares(.x) || facet.definition.column == nil && !block.shares(.y) { alignment = .none }
    if let asked = facet.view.align { alignment = asked == "each" ? .each : asked == "none" ? .none : .all }
    return GridLayout(
      columns: columns, columnPadding: facet.view.columnSpacing ?? spacing, rowPadding: facet.view.rowSpacing ?? spacing, columnAlignment: alignment,
      rowAlignment: alignment, centersColumns: facet.view.centers, centersRows: facet.view.centers)
  }

  /// The axes that stand at the edges only: those whose scale all multiples share.
  private var sharedAxes: Set<Channel> {
    guard case .plot = facet.child else { return [] }
    let block = Block.facet(facet)
    return Set([Channel.x, .y].filter { block.shares($0) && (facet.view.resolve.axes[$0] ?? .shared) == .shared })
  }

  // MARK: Values

  /// The values of a facet's field in their order.
  private func values(_ definition: ChannelDefinition?) -> [Datum] {
    guard let definition, let column = definition.column else { return [] }
    var values: [Datum] = []
    var seen: Set<Datum> = []
    for row in facet.rows where seen.insert(row[column]).inserted { values.append(row[column]) }
    switch definition.sort {
    case .descending: return stableSorted(values) { Datum.precedes($1, $0) }
    case .some(.none): return values
    case .values(let list): return list.filter(seen.contains) + values.filter { !list.contains($0) }
    case .field(let field, let op, let descending):
      let groups = Dictionary(grouping: facet.rows) { $0[column] }
      let keys = groups.mapValues { summarize($0, op ?? .min, op == .count ? nil : field) }
      return stableSorted(values) { a, b in
        let (x, y) = (keys[a] ?? .null, keys[b] ?? .null)
        return descending ? Datum.precedes(y, x) : Datum.precedes(x, y)
      }
    case .ascending, .channel, nil:
      if definition.usesClassNames, let start = definition.startColumn {
        let keys = Dictionary(facet.rows.map { ($0[column], $0[start]) }) { first, _ in first }
        return stableSorted(values) { Datum.precedes(keys[$0] ?? .null, keys[$1] ?? .null) }
      }
      return stableSorted(values, by: Datum.precedes)
    }
  }

  // MARK: Headers

  private func settings(_ definition: ChannelDefinition, _ channel: Channel) -> Properties<HeaderProperty> {
    (definition.header ?? Properties()).over(config.header(channel))
  }

  private func text(_ value: Datum, _ definition: ChannelDefinition, _ settings: Properties<HeaderProperty>) -> String {
    let writer = GuideText(definition, format: settings.text(.format) ?? definition.format, type: settings.text(.formatType), config: config)
    let label = writer.name(value)
    guard let text = settings.text(.labelExpr), let expression = try? Expression.parse(text) else { return label }
    let value = expression.value(for: DataRow(["value": value, "label": .text(label)]))
    return value.isNull ? "" : value.label
  }

  /// The value above a multiple (or at another side of it).
  private func addHeader(to piece: inout Piece, _ definition: ChannelDefinition, _ channel: Channel, _ value: Datum) {
    let s = settings(definition, channel)
    guard s.bool(.labels) != false else { return }
    let orient = s.text(.labelOrient) ?? s.text(.orient) ?? "top"
    // In print names stand at one height, whatever rises in their plots.
    let around = composition.isPrint ? Bounds(0, 0, piece.size.width, piece.size.height) : piece.bounds
    let label = header(text(value, definition, s), s, orient: orient, along: orient == "left" || orient == "right" ? piece.size.height : piece.size.width, around: around)
    piece.scene.furniture.append(label)
    piece.bounds.add(label.bounds)
  }

  /// The value of a row or column at an edge, or of one multiple at its side.
  private func header(_ text: String, _ s: Properties<HeaderProperty>, orient: String, along length: Double, around bounds: Bounds) -> SceneLabel {
    let face = Face(.figure, size: s.number(.labelFontSize) ?? 10, bold: s[.labelFontWeight].map(TextContent.isBold) ?? false)
    let padding = s.number(.labelPadding) ?? 10
    let anchor = s.text(.labelAnchor) ?? "middle"
    let isSide = orient == "left" || orient == "right"
    let part = anchor == "start" ? 0 : anchor == "end" ? 1 : 0.5
    let at = isSide ? (orient == "left" ? length * (1 - part) : length * part) : length * part
    let angle = s.number(.labelAngle) ?? (orient == "left" ? -90 : orient == "right" ? 90 : 0)
    let ink = s.text(.labelColor).flatMap(Plotting.color(named:)) ?? .black
    let shown = shortened(text, in: face, to: s.number(.labelLimit) ?? 0, by: measurer)
    let turned = (angle.truncatingRemainder(dividingBy: 360) + 360).truncatingRemainder(dividingBy: 360)
    let written = s.number(.labelAngle) != nil
    var (align, baseline) = written ? AxisGuide.hang(turned, isSide ? "left" : "top", isX: !isSide, alwaysMiddle: true) : ("center", orient == "bottom" ? "top" : "bottom")
    if anchor != "middle" { align = anchor == "start" ? "left" : "right" }
    if let asked = s.text(.labelAlign) { align = asked }
    baseline = s.text(.labelBaseline) ?? baseline
    let point: Point =
      switch orient {
      case "left": Point(bounds.x1 - padding, at)
      case "right": Point(bounds.x2 + padding, at)
      case "bottom": Point(at, bounds.y2 + padding)
      default: Point(at, bounds.y1 - padding)
      }
    var label = SceneLabel(.header, shown, face, ink, at: point, align: align, baseline: baseline, angle: angle, measurer: measurer)
    // A label that lies flat beside its row ends at the padding, however it is aligned.
    if isSide {
      let b = label.bounds
      let wanted = orient == "left" ? bounds.x1 - padding - b.x2 : bounds.x2 + padding - b.x1
      label.point.x += wanted
    }
    return label
  }

  // MARK: Edges

  /// The axes below the columns and beside the rows, the headers, and above all what the fields are called.
  private func addEdges(
    to result: inout Piece, _ grid: Bounds, _ cells: [Cell], _ pieces: [Piece], _ places: [Point], _ count: Int, _ edgeAxes: Set<Channel>,
    _ scales: TrainedScales
  ) {
    guard !pieces.isEmpty else { return }
    let rows = (pieces.count + count - 1) / count
    let definition = facet.definition
    var edge = Bounds(0, 0, 0, 0)
    for (piece, place) in zip(pieces, places) { edge.add(piece.bounds.moved(by: place)) }
    let left = edge.x1.rounded(.down), top = edge.y1.rounded(.down)
    let right = edge.x2.rounded(.up), bottom = edge.y2.rounded(.up)
    // Axes of rows, with the row's value beyond them.
    for r in 0..<rows {
      let i = min(r * count, pieces.count - 1)
      let size = pieces[i].size
      var strip = Bounds(0, 0, 0, 0)
      if edgeAxes.contains(.y) { strip.add(addAxis(.y, to: &result, cells[i].block, scales, size, at: Point(left, places[i].y), far: Point(right, places[i].y))) }
      if let row = definition.row, !row.hasNoHeader {
        let s = settings(row, .row)
        if s.bool(.labels) != false {
          let orient = s.text(.labelOrient) ?? s.text(.orient) ?? "left"
          // Rows within rows are headed together, at the middle of them all.
          let headed = pieces[i].headed
          let around = orient == "left" ? strip : Bounds(0, 0, right - left, headed.height)
          let label = header(text(cells[i].row, row, s), s, orient: orient, along: orient == "top" || orient == "bottom" ? headed.width : headed.height, around: around)
          let placed = label.moved(by: Point(left, places[i].y + headed.y1))
          result.scene.furniture.append(placed)
          result.bounds.add(placed.bounds)
        }
      }
    }
    for c in 0..<min(count, pieces.count) {
      // The last multiple of a column has the axis below it.
      let last = stride(from: c, to: pieces.count, by: count).reversed().first ?? c
      let size = pieces[c].size
      var strip = Bounds(0, 0, 0, 0)
      if edgeAxes.contains(.x) {
        // In print the axis of a shorter column stands right below its last multiple.
        let end = composition.isPrint ? places[last].y + pieces[last].size.height : bottom
        strip.add(addAxis(.x, to: &result, cells[last].block, scales, size, at: Point(places[c].x, top), far: Point(places[c].x, end)))
      }
      if let column = definition.column, !column.hasNoHeader {
        let s = settings(column, .column)
        if s.bool(.labels) != false {
          let orient = s.text(.labelOrient) ?? s.text(.orient) ?? "top"
          let headed = pieces[c].headed
          let around = orient == "bottom" ? Bounds(0, 0, headed.width, max(bottom - top, strip.y2)) : strip
          let label = header(text(cells[c].column, column, s), s, orient: orient, along: orient == "left" || orient == "right" ? headed.height : headed.width, around: around)
          let placed = label.moved(by: Point(places[c].x + headed.x1, top))
          result.scene.furniture.append(placed)
          result.bounds.add(placed.bounds)
        }
      }
    }
    for (channel, facet) in definition.channels where !facet.hasNoHeader { addTitle(to: &result, facet, channel, grid) }
  }

  /// An axis at the edge of a row or column; what it covers, from that edge.
  private func addAxis(
    _ channel: Channel, to result: inout Piece, _ block: Block, _ scales: TrainedScales, _ size: Size, at near: Point, far: Point
  ) -> Bounds {
    guard case .plot(let plot) = block, let domain = scales.positions[channel] else { return Bounds() }
    _ = plot
    let position = PositionScales(
      scales, box: Box(0, 0, size.width, size.height), config: config, steps: composition.theme.tickSteps, counts: [:], isPrint: composition.isPrint)
    guard let scale = position.scales[channel] else { return Bounds() }
    // At the edge, the axis stands at a plot without extent across.
    let flat = channel == .x ? Size(size.width, 0) : Size(0, size.height)
    guard let guide = AxisGuide(channel, domain, scale, size: flat, orient: nil, config: config, measurer: measurer) else { return Bounds() }
    let (axis, covered) = guide.main()
    let isFar = guide.orient == "bottom" || guide.orient == "right"
    let point = isFar ? far : near
    var area = PlotArea(box: Box(0, 0, flat.width, flat.height), background: nil, axes: [axis], marks: [], scales: [:])
    area.isEdge = true
    result.scene.plots.append(area.moved(by: point))
    result.bounds.add(covered.moved(by: point))
    return isFar ? Bounds() : covered
  }

  /// What the field is called; rows within rows are named together: `Origin / Cylinders`.
  private func titleLines(_ definition: ChannelDefinition, _ channel: Channel, of facet: FacetBlock) -> [String] {
    guard !definition.hasNoHeader else { return [] }
    let own = definition.header
    let lines = GuideTitle.text(
      [definition], own: definition, written: own?.isNull(.title) == true ? [] : own?.lines(.title), usual: config.header(channel), config)
    guard lines.contains(where: { !$0.isEmpty }) else { return [] }
    guard case .facet(let below) = facet.child, let inner = below.definition.channels.first(where: { $0.0 == channel })?.1
    else { return lines }
    let names = [lines, titleLines(inner, channel, of: below)].filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
    return names.count == 1 ? lines : [names.joined(separator: " / ")]
  }

  /// Writes what the field is called above the columns or beside the rows.
  private func addTitle(to result: inout Piece, _ definition: ChannelDefinition, _ channel: Channel, _ grid: Bounds) {
    guard !facet.titledAbove.contains(channel) else { return }
    let s = settings(definition, channel)
    let lines = titleLines(definition, channel, of: facet)
    guard !lines.isEmpty else { return }
    let face = Face(.figure, size: s.number(.titleFontSize) ?? 11, bold: s[.titleFontWeight].map(TextContent.isBold) ?? true)
    let ink = s.text(.titleColor).flatMap(Plotting.color(named:)) ?? .black
    let padding = s.number(.titlePadding) ?? 10
    let orient = s.text(.titleOrient) ?? s.text(.orient) ?? (channel == .row ? "left" : "top")
    let anchor = s.text(.titleAnchor) ?? "middle"
    let part = anchor == "start" ? 0 : anchor == "end" ? 1 : 0.5
    let align = s.text(.titleAlign) ?? (part == 0 ? "left" : part == 1 ? "right" : "center")
    let x = grid.x1 + part * grid.width
    let y = grid.y1 + (1 - part) * grid.height
    let b = result.bounds
    let leading = s.number(.titleLineHeight) ?? face.size + 2
    for (i, line) in lines.enumerated() {
      let back = Double(lines.count - 1 - i) * leading
      let label: SceneLabel =
        switch orient {
        case "left": SceneLabel(.headerTitle, line, face, ink, at: Point(b.x1.rounded(.down) - padding - back, y), align: align, baseline: "bottom", angle: s.number(.titleAngle) ?? -90, measurer: measurer)
        case "right": SceneLabel(.headerTitle, line, face, ink, at: Point(b.x2.rounded(.up) + padding + back, y), align: align, baseline: "bottom", angle: s.number(.titleAngle) ?? 90, measurer: measurer)
        case "bottom": SceneLabel(.headerTitle, line, face, ink, at: Point(x, b.y2.rounded(.up) + padding + Double(i) * leading), align: align, baseline: "top", measurer: measurer)
        default: SceneLabel(.headerTitle, line, face, ink, at: Point(x, b.y1.rounded(.down) - padding - back), align: align, baseline: "bottom", measurer: measurer)
        }
      result.scene.furniture.append(label)
      result.bounds.add(label.bounds)
    }
  }
}
