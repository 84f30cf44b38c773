import Drawing

/// The rows of a table that stand on one page.
struct TablePart {
  var rows: Range<Int>
  var isFirst: Bool
  var isLast: Bool
  /// Height in lines of the grid.
  var lineCount: Int
  fileprivate var height: Double
}

extension TableSetting {
  private var margin: Double { 8 }
  private var noteLeading: Double { style.table.note.size * 1.4 }

  private func topHeight(isFirst: Bool) -> Double {
    guard isFirst else { return style.table.note.size * 1.6 }
    let title = Double(caption.count) * style.table.caption.size * 1.5
    return title + (unit == nil ? size * 0.3 : style.table.note.size * 1.6)
  }

  private var notesHeight: Double { notes.isEmpty ? 0 : size * 0.4 + Double(notes.count) * noteLeading }

  /// The height in grid lines if nothing is cut.
  var wholeLineCount: Int {
    let height = topHeight(isFirst: true) + head.height + rows.reduce(0) { $0 + $1.height } + notesHeight
    return gridLines(height)
  }

  /// The height in grid lines of the least that a table begins with: its head and two rows.
  var leastLineCount: Int {
    let height = topHeight(isFirst: true) + head.height + rows.prefix(2).reduce(0) { $0 + $1.height }
    return min(style.linesPerPage, gridLines(height))
  }

  private func gridLines(_ height: Double) -> Int {
    Int(((height + margin) / style.leading - 0.001).rounded(.up))
  }

  /// As many rows from `start` on as `available` grid lines hold. Nil where not even two rows fit and `forced` is
  /// not set. The last part has two rows at least, so that a head never stands over a single one.
  func part(from start: Int, available: Int, forced: Bool) -> TablePart? {
    let isFirst = start == 0
    let room = Double(available) * style.leading - margin
    var height = topHeight(isFirst: isFirst) + head.height
    var end = start
    while end < rows.count, height + rows[end].height <= room + 0.01 {
      height += rows[end].height
      end += 1
    }
    if end == rows.count, height + notesHeight > room + 0.01 {
      while end > start + 1, end > rows.count - 2 {
        end -= 1
        height -= rows[end].height
      }
    } else if end == rows.count - 1, end > start + 2 {
      end -= 1
      height -= rows[end].height
    }
    if end - start < min(2, rows.count - start), !forced { return nil }
    if end == start, start < rows.count {
      // A row higher than a page: it stands alone, as high as it is.
      height += rows[start].height
      end = start + 1
    }
    let isLast = end == rows.count
    if isLast { height += notesHeight }
    return TablePart(
      rows: start..<end, isFirst: isFirst, isLast: isLast, lineCount: gridLines(height), height: height)
  }

  /// Prints a part with its top left corner at a point.
  func print(_ part: TablePart, at origin: Point, into items: inout [Frame.Item]) {
    let spare = max(0, Double(part.lineCount) * style.leading - part.height)
    var y = origin.y + spare * 0.4
    let note = style.table.note
    items.append(.begin(Frame.Tag("Table")))
    items.append(.begin(Frame.Tag("Caption")))
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
    y = origin.y + spare * 0.4 + topHeight(isFirst: part.isFirst)

    rule(at: y, from: origin.x, width: style.table.thickRule, into: &items)
    printRow(head, isHead: true, at: Point(origin.x, y), into: &items)
    y += head.height
    rule(at: y, from: origin.x, width: style.table.thinRule, into: &items)
    for r in part.rows {
      printRow(rows[r], isHead: false, at: Point(origin.x, y), into: &items)
      y += rows[r].height
    }
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
    items.append(.shape(Frame.Shape(line, stroke: Stroke(.black, width: width))))
  }

  private func printRow(_ row: Row, isHead: Bool, at origin: Point, into items: inout [Frame.Item]) {
    items.append(.begin(Frame.Tag("TR")))
    let inner = row.height - rowGap
    let top = origin.y + rowGap / 2
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
