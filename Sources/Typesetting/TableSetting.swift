import Drawing

/// A table with its columns and lines fixed, ready to be cut into page-high parts.
struct TableSetting {
  let number: Int
  let style: PageStyle
  let landscape: Bool
  let isTooWide: Bool
  /// Width of the table: the type area's, upright or turned.
  let measure: Double
  let size: Double
  let columns: [Column]
  let head: Row
  let rows: [Row]
  /// Beside text of three lines and more, short cells stand at its first line; else in the middle of their row.
  let standsAtTop: Bool
  let caption: [SetLine]
  let unit: String?
  let notes: [SetLine]

  struct Column {
    var x: Double
    var width: Double
    /// Where decimal points stand, from the table's left edge.
    var point: Double
    /// The middle of the block of numbers.
    var middle: Double
    /// Where all cells end in a column of numbers with different units; their points have nothing in common.
    var rightEdge: Double?
    var alignment: Table.Alignment
  }

  struct Row {
    var cells: [Cell]
    var height: Double
    /// The part of its height that is room between rows.
    var gap: Double
  }

  struct Cell {
    var paragraph: Paragraph
    var lines: [LineRange]
    /// Width left of the decimal point; nil for cells that are no number.
    var left: Double?
    var natural: Double
    var widestPiece: Double
  }

  /// Distance of lines in a cell.
  let cellLeading: Double
  /// Height of all rows.
  let rowsHeight: Double
  /// A reference table: small, close, in an appendix or of many rows.
  let isReference: Bool
  let captionFace: Face
  let noteFace: Face
  var padding: Double { Self.padding(at: size, isReference) }

  /// Room between columns.
  private static func padding(at size: Double, _ isReference: Bool) -> Double { size * (isReference ? 0.7 : 0.8) }

  init(
    _ table: Table, number: Int, isReference: Bool, style: PageStyle, widths: Widths, anchors: Set<String>
  ) {
    self.number = number
    self.style = style
    let upright = style.typeArea.width
    let turned = style.typeArea.height
    let long = isReference
    self.isReference = isReference
    var (captionFace, note) = (style.table.caption, style.table.note)
    if long {
      captionFace.size = min(captionFace.size, style.table.longSize + 2)
      note.size = min(note.size, style.table.longSize)
    }
    self.captionFace = captionFace
    noteFace = note

    // The largest size that needs no wrapping; else the small size, upright if it can be, else turned.
    var sizes = long ? [style.table.longSize] : [style.table.text.size, style.table.smallSize]
    if !long { sizes.append(style.table.longSize) }
    var measures = [table.landscape ? turned : upright]
    if !table.landscape { measures.append(turned) }
    var chosen: (Measured, Double, Double)?
    search: for measure in measures {
      for (rank, size) in sizes.enumerated() {
        // The smallest size is a last resort before the page is turned, not a way to avoid wrapping.
        let measured = Measured(table, size: size, isReference: long, style: style, widths: widths, anchors: anchors)
        let room = measure - Self.padding(at: size, long) * Double(measured.needs.count)
        let fitsUnwrapped = measured.needs.reduce(0) { $0 + $1.most } <= room
        let fitsWrapped = measured.needs.reduce(0) { $0 + $1.least } <= room
        let mayWrap = rank == sizes.count - 1 || sizes[rank] == style.table.smallSize
        if fitsUnwrapped || fitsWrapped && mayWrap {
          chosen = (measured, measure, size)
          break search
        }
      }
    }
    let fits = chosen != nil
    let (measured, measure, size) =
      chosen
      ?? (
        Measured(
          table, size: style.table.longSize, isReference: long, style: style, widths: widths, anchors: anchors),
        turned, style.table.longSize
      )
    isTooWide = !fits
    self.measure = measure
    self.size = size
    landscape = measure == turned

    let pad = Self.padding(at: size, long)
    let shares = columnWidths(measured.needs, padding: pad, measure: measure, step: size / 2)
    var x = 0.0
    var columns: [Column] = []
    for (c, width) in shares.enumerated() {
      let alignment = c < table.alignments.count ? table.alignments[c] : .left
      let block = measured.blocks[c]
      let start = x + (width - block.left - block.right) / 2
      columns.append(
        Column(
          x: x, width: width, point: start + block.left, middle: x + width / 2,
          rightEdge: measured.mixed.contains(c) ? x + (width + min(block.right, width - pad)) / 2 : nil,
          alignment: alignment))
      x += width
    }
    self.columns = columns

    let leading = size * (long ? style.table.longLeading : style.table.leading)
    let gap = size * (long ? style.table.longRowGap : style.table.rowGap)
    cellLeading = leading
    func row(_ cells: [Cell], isHead: Bool = false) -> Row {
      var cells = cells
      var tallest = 1
      for c in cells.indices {
        let room = columns[c].width - pad
        cells[c].lines =
          cells[c].natural <= room + 0.01
          ? [LineRange(range: 0..<cells[c].paragraph.atoms.count, justified: false)]
          : isHead
            ? cells[c].paragraph.balanceLines(measure: room, em: size) : cells[c].paragraph.fillLines(measure: room)
        tallest = max(tallest, cells[c].lines.count)
      }
      // Rows of several lines need more room between them to be told apart.
      let between = long && tallest > 1 ? gap + 0.25 * size : gap
      return Row(cells: cells, height: Double(tallest) * leading + between, gap: between)
    }
    var head = row(measured.head, isHead: true)
    if long {
      head.height += 0.3 * size
      head.gap += 0.3 * size
    }
    self.head = head
    rows = measured.rows.map { row($0) }
    rowsHeight = rows.reduce(0) { $0 + $1.height }
    let most = long ? 1 : 2
    standsAtTop = rows.contains { $0.cells.contains { $0.lines.count > most } }

    func lines(_ inlines: [Inline], _ face: Face, centered: Bool, hang: Double = 0) -> [SetLine] {
      let inline = InlineStyle(face: face, latin: face.role, scriptSpace: 0, index: nil)
      let paragraph = Paragraph(widths.atoms(of: inlines, in: inline, anchors: anchors))
      let ranges =
        centered
        ? paragraph.balanceLines(measure: measure, em: face.size)
        : paragraph.fillLines(measure: measure, hang: hang)
      return ranges.enumerated().map { offset, line in
        let indent = offset > 0 ? hang : 0
        return SetLine(
          paragraph: paragraph, range: line.range, measure: measure - indent, indent: indent, justified: false,
          alignment: centered ? .center : .left, em: face.size)
      }
    }
    caption = lines(
      [.text(table.caption.isEmpty ? "表\(number)" : "表\(number)　\(table.caption)")], captionFace, centered: true
    )
    unit = table.unit.map { "单位：\($0)" }
    notes =
      table.notes.flatMap { lines($0, note, centered: false, hang: 2 * note.size) }
      + (table.source.map { lines($0, note, centered: false, hang: 5 * note.size) } ?? [])
  }

  /// A table's cells measured at one size.
  private struct Measured {
    var head: [Cell]
    var rows: [[Cell]]
    var needs: [ColumnNeeds]
    /// For each column the widths on both sides of the decimal point.
    var blocks: [(left: Double, right: Double)]
    /// Columns of numbers with different units.
    var mixed: Set<Int> = []

    init(
      _ table: Table, size: Double, isReference: Bool, style: PageStyle, widths: Widths, anchors: Set<String>
    ) {
      let count = table.head.count
      var face = style.table.text
      face.size = size
      var headFace = style.table.head
      headFace.size = size
      let inline = InlineStyle(face: face, latin: face.role)
      let headInline = InlineStyle(face: headFace, latin: headFace.role)
      var blocks = [(left: Double, right: Double)](repeating: (0, 0), count: count)
      let decimal = (0..<count).filter { $0 < table.alignments.count && table.alignments[$0] == .decimal }
      // Where each row has its own unit, the points of a column have nothing in common either, and room is scarce.
      let hasUnitColumn = isReference && table.head.contains { $0.content.text.hasPrefix("单位") }
      if hasUnitColumn { mixed.formUnion(decimal) }
      for c in decimal {
        let units = Set(
          table.rows.lazy.compactMap { c < $0.count ? DecimalCell($0[c].content.text)?.unit : nil }.prefix(200))
        if units.count > 1 { mixed.insert(c) }
      }
      let (aligned, ragged) = (Set(decimal).subtracting(mixed), mixed)
      func cell(_ content: [Inline], _ c: Int, _ style: InlineStyle, isHead: Bool) -> Cell {
        var atoms = widths.atoms(of: content, in: style, anchors: anchors)
        if isHead { Self.keepBracketsTogether(&atoms) }
        if let first = atoms.first, first.kind == .opening, first.width > 0.9 * size {
          atoms[0].lead = first.width / 2
          atoms[0].width -= first.width / 2
        }
        let paragraph = Paragraph(atoms)
        let natural = paragraph.width(0..<paragraph.atoms.count)
        var left: Double?
        if !isHead, ragged.contains(c) {
          blocks[c].right = max(blocks[c].right, natural)
        } else if !isHead, aligned.contains(c), let number = DecimalCell(content.text) {
          let width = widths.width(of: number.integer, in: style.face)
          left = width
          blocks[c].left = max(blocks[c].left, width)
          blocks[c].right = max(blocks[c].right, natural - width)
        }
        return Cell(
          paragraph: paragraph, lines: [], left: left, natural: natural,
          widestPiece: natural <= 4 * size ? natural : paragraph.widestPiece)
      }
      let empty = Table.Cell([])
      head = table.head.enumerated().map { cell($1.content, $0, headInline, isHead: true) }
      rows = table.rows.map { row in
        (0..<count).map { c in cell((c < row.count ? row[c] : empty).content, c, inline, isHead: false) }
      }
      needs = []
      for c in 0..<count {
        // Where hundreds of rows have different units, a few long units may go to a second line.
        let mayWrap = mixed.contains(c) && rows.count >= 100
        let block = mayWrap ? 0 : blocks[c].left + blocks[c].right
        let title = head[c].natural
        var least = max(block, head[c].widestPiece, min(title, max(3 * size, title / 3)))
        var natural = [title]
        natural.reserveCapacity(rows.count + 1)
        for row in rows {
          // A number is never broken in a cell; text may be, but not into single characters.
          let isWhole = row[c].left != nil || mixed.contains(c) && !mayWrap
          let whole = isWhole ? block : max(row[c].widestPiece, min(row[c].natural, 4 * size))
          least = max(least, whole)
          natural.append(row[c].left != nil ? block : row[c].natural)
        }
        needs.append(ColumnNeeds(least: least, natural: natural))
      }
      self.blocks = blocks
    }

    /// The unit in a column's head, （亿元）, is not cut.
    private static func keepBracketsTogether(_ atoms: inout [Atom]) {
      var open: Int?
      for i in atoms.indices {
        if atoms[i].kind == .opening { open = i }
        guard atoms[i].kind == .closing, let start = open, atoms[i].first == "）" else { continue }
        if i - start <= 7 { for k in start..<i { atoms[k].breakAfter = false } }
        open = nil
      }
    }
  }
}
