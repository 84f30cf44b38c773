import Drawing

/// The rows of a table that stand on one page.
struct TablePart {
  var rows: Range<Int>
  var isFirst: Bool
  var isLast: Bool
  /// Height in lines of the grid.
  var lineCount: Int
  /// Room above the caption.
  fileprivate var above: Double
  /// What each row's height is multiplied by, so that the part fills its grid lines with even room around it.
  fileprivate var stretch: Double
  /// Room below that nothing needs; what follows directly may begin in it.
  var slack: Double
}

extension TableSetting {
  /// Room above a table below other text, and below it.
  private var above: Double { 0.32 * style.leading }
  private var below: Double { 0.45 * style.leading }
  /// How far rows may be pushed together or drawn apart.
  private var tightest: Double { isReference ? 1 : 0.95 }
  private static var widest: Double { 1.1 }
  /// Room between the rules and the rows of a table whose rows stand close.
  private var inset: Double { isReference ? 0.2 * size : 0 }
  private var noteLeading: Double { noteFace.size * 1.4 }

  private func topHeight(isFirst: Bool) -> Double {
    guard isFirst else { return noteFace.size * 1.5 }
    let title = Double(caption.count) * captionFace.size * 1.5
    return title + (unit == nil ? size * 0.3 : noteFace.size * 1.6)
  }

  private var notesHeight: Double { notes.isEmpty ? 0 : size * 0.4 + Double(notes.count) * noteLeading }

  /// The height in grid lines if nothing is cut.
  var wholeLineCount: Int {
    gridLines(topHeight(isFirst: true) + head.height + 2 * inset + rowsHeight * tightest + notesHeight + above)
  }

  /// The height in grid lines of the least that a table begins with: its head and three rows.
  var leastLineCount: Int {
    let height = topHeight(isFirst: true) + head.height + rows.prefix(3).reduce(0) { $0 + $1.height }
    return min(style.linesPerPage, gridLines(height + above))
  }

  /// Whether a page may end inside the table: short ones are kept whole.
  var mayBeCut: Bool { rows.count > style.table.wholeUpTo }

  private func gridLines(_ height: Double) -> Int { Int((height / style.leading - 0.001).rounded(.up)) }

  /// As many rows from `start` on as fit below the grid line `used` of a page, or `lent` points above it. Nil where
  /// not even three rows fit and `forced` is not set. The last part has three rows at least, so that a head never
  /// stands over a single one.
  func part(from start: Int, at used: Int, lent: Double, of capacity: Int, forced: Bool) -> TablePart? {
    let isFirst = start == 0
    let above = used == 0 ? 0 : above
    let available = Double(capacity - used) * style.leading + lent - above
    let fixed = topHeight(isFirst: isFirst) + head.height + 2 * inset
    var inRows = 0.0
    var end = start
    while end < rows.count, fixed + (inRows + rows[end].height) * tightest <= available + 0.01 {
      inRows += rows[end].height
      end += 1
    }
    let least = min(3, rows.count - start)
    if end == rows.count, fixed + inRows * tightest + notesHeight > available + 0.01 {
      while end > start + 1, end > rows.count - 3 {
        end -= 1
        inRows -= rows[end].height
      }
    } else if end < rows.count, end > rows.count - 3 {
      while end > start + least, end > rows.count - 3 {
        end -= 1
        inRows -= rows[end].height
      }
    }
    if end - start < least, !forced { return nil }
    if end == start, start < rows.count {
      // A row higher than a page: it stands alone, as high as it is.
      inRows += rows[start].height
      end = start + 1
    }
    let isLast = end == rows.count
    let height = fixed + (isLast ? notesHeight : 0)
    var lineCount = min(capacity - used, gridLines(above + height + inRows + below - lent))
    // A grid line is saved where rows need only be a little closer.
    let saved = gridLines(above + height + inRows * tightest + 0.8 * below - lent)
    lineCount = max(1, min(lineCount, saved))
    let spare = Double(lineCount) * style.leading + lent - height - inRows
    let atFoot = used + lineCount == capacity
    let wanted = above + (atFoot ? 0 : below)
    let stretch = inRows > 0 ? min(Self.widest, max(tightest, 1 + (spare - wanted) / inRows)) : 1
    let room = max(0, spare - (stretch - 1) * inRows)
    let share = used == 0 ? 0 : above / (above + below)
    return TablePart(
      rows: start..<end, isFirst: isFirst, isLast: isLast, lineCount: lineCount,
      above: used == 0 ? 0 : min(room, max(above, min(room * share, 1.4 * above))),
      stretch: stretch, slack: max(0, room - wanted))
  }

  /// Prints a part with its top left corner at a point.
  func print(_ part: TablePart, at origin: Point, into items: inout [Frame.Item]) {
    var y = origin.y + part.above
    let note = noteFace
    items.append(.begin(Frame.Tag("Table", name: "table-\(number)")))
    // Overleaf the head is repeated for the eye only: to a reader that speaks, the table goes on.
    items.append(.begin(Frame.Tag(part.isFirst ? "Caption" : "Artifact")))
    if part.isFirst {
      for line in caption {
        line.print(at: Point(origin.x, y + line.em * 1.13), into: &items)
        y += line.em * 1.5
      }
    } else {
      items.append(.text(Point(origin.x, y + note.size * 1.13), TextRun("续表\(number)", note)))
    }
    if let unit {
      items.append(
        .text(Point(origin.x + measure, y + note.size * 1.13), TextRun(unit, note, anchor: .end)))
    }
    items.append(.end)
    y = origin.y + part.above + topHeight(isFirst: part.isFirst)

    rule(at: y, from: origin.x, width: style.table.thickRule, into: &items)
    if !part.isFirst { items.append(.begin(Frame.Tag("Artifact"))) }
    printRow(head, isHead: true, height: head.height, at: Point(origin.x, y), into: &items)
    if !part.isFirst { items.append(.end) }
    y += head.height
    rule(at: y, from: origin.x, width: style.table.thinRule, into: &items)
    y += inset
    for r in part.rows {
      let height = rows[r].height * part.stretch
      printRow(rows[r], isHead: false, height: height, at: Point(origin.x, y), into: &items)
      y += height
    }
    y += inset
    rule(at: y, from: origin.x, width: part.isLast ? style.table.thickRule : style.table.thinRule, into: &items)
    items.append(.end)

    guard part.isLast, !notes.isEmpty else { return }
    y += size * 0.4
    items.append(.begin(Frame.Tag("P")))
    for line in notes {
      line.print(at: Point(origin.x, y + note.size * 1.08), into: &items)
      y += noteLeading
    }
    items.append(.end)
  }

  private func rule(at y: Double, from x: Double, width: Double, into items: inout [Frame.Item]) {
    let line = Path.line(Point(x, y), Point(x + measure, y))
    items += [
      .begin(Frame.Tag("Artifact")), .shape(Frame.Shape(line, stroke: Stroke(.black, width: width))), .end,
    ]
  }

  private func printRow(
    _ row: Row, isHead: Bool, height: Double, at origin: Point, into items: inout [Frame.Item]
  ) {
    items.append(.begin(Frame.Tag("TR")))
    let gap = row.gap + height - row.height
    let inner = height - gap
    let top = origin.y + gap / 2
    for (cell, column) in zip(row.cells, columns) {
      items.append(.begin(Frame.Tag(isHead ? "TH" : "TD")))
      let height = Double(cell.lines.count) * cellLeading
      let shift = isHead || !standsAtTop ? (inner - height) / 2 : 0
      var baseline = top + shift + cellLeading / 2 + 0.38 * size
      for line in cell.lines {
        let width = cell.paragraph.width(line.range)
        let x: Double
        switch column.alignment {
        case .left where !isHead: x = column.x + padding / 2
        case .decimal where !isHead && column.rightEdge != nil: x = column.rightEdge! - width
        case .decimal where !isHead: x = cell.left.map { column.point - $0 } ?? column.middle - width / 2
        default: x = column.middle - width / 2
        }
        SetLine(
          paragraph: cell.paragraph, range: line.range, measure: .infinity, justified: false, em: size
        ).print(at: Point(origin.x + x, baseline), into: &items)
        baseline += cellLeading
      }
      items.append(.end)
    }
    items.append(.end)
  }
}
