import Drawing

/// Stacks lines, tables and figures on pages, line of the grid by line of the grid.
struct PageBuilder {
  let style: PageStyle
  let widths: Widths
  private(set) var pages: [Page] = []
  private var items: [Frame.Item] = []
  private var used = 0
  /// Figures and whole tables that did not fit where they belong; text goes on in front of them.
  private var floats: [Float] = []
  /// Set while a table runs over pages, so that nothing comes between its parts.
  private var holdsFloats = false

  /// The newest line is a heading's, which nothing may be parted from.
  private var endsWithHeading = false

  private enum Float {
    case figure(FigureSetting)
    case table(TableSetting)
  }

  init(style: PageStyle, widths: Widths) {
    self.style = style
    self.widths = widths
  }

  private var left: Int { style.linesPerPage - used }

  mutating func build(_ flow: [FlowItem]) {
    for index in flow.indices {
      switch flow[index] {
      case .newPage:
        placeAllFloats()
        if used > 0 { turnPage() }
      case .blank(let count):
        if used > 0 { used = min(style.linesPerPage, used + count) }
      case .lines(let group): place(group, at: index, in: flow)
      case .figure(let figure): place(figure)
      case .table(let table): place(table)
      }
    }
    placeAllFloats()
    if used > 0 || pages.isEmpty { finishPage() }
  }
}

// MARK: Lines

extension PageBuilder {
  private mutating func place(_ group: LineGroup, at index: Int, in flow: [FlowItem]) {
    // A chapter rather begins below the waiting figures of the one before.
    if group.headingLevel == 1, !floats.isEmpty, left <= 5, !endsWithHeading { turnPage() }
    if group.keepsWithNext {
      // Waiting figures may fill the next pages' tops, so that more than one page has to be turned.
      while used > 0, group.lineCount + startNeed(of: index + 1, in: flow) > left { turnPage() }
    }
    if group.keepsTogether, group.lineCount > left, used > 0 { turnPage() }
    let closing = group.closesText ? 0 : closingNeed(after: index, in: flow)
    var next = 0
    while next < group.lines.count {
      let rest = group.lines.count - next
      var count = min(rest, left / group.span)
      // The text's last two lines go over with a signature that has no room here.
      if closing > 0, count == rest, count + closing > left, rest + closing <= 2 * left { count = rest - 1 }
      if count < rest {
        // Two lines at least stay at a page's foot, and two at least go over.
        if rest - count < 2 { count = rest - 2 }
        if count < 2 { count = 0 }
        if count == 0 && used == 0 { count = max(1, min(rest, left / group.span)) }
      }
      if count > 0 { print(group, next..<(next + count)) }
      next += count
      if next < group.lines.count { turnPage() }
    }
  }

  /// Lines that what comes next needs at least to make a decent beginning.
  private func startNeed(of index: Int, in flow: [FlowItem]) -> Int {
    guard index < flow.count else { return 0 }
    switch flow[index] {
    case .newPage: return 0
    case .blank(let count): return count + startNeed(of: index + 1, in: flow)
    case .lines(let group):
      if group.keepsWithNext { return group.lineCount + startNeed(of: index + 1, in: flow) }
      // A paragraph of three lines is not cut.
      return group.keepsTogether || group.lines.count <= 3 ? min(group.lineCount, 6) : 2
    case .figure(let figure):
      // It has to wait behind others: what comes after it begins here.
      if !floats.isEmpty { return startNeed(of: index + 1, in: flow) }
      return min(figure.lineCount, style.linesPerPage - 4)
    case .table(let table):
      if table.landscape || tableWaits { return startNeed(of: index + 1, in: flow) }
      let whole = table.wholeLineCount
      if whole <= style.table.wholeUpTo { return whole }
      return max(6, table.leastLineCount)
    }
  }

  /// Lines that a signature right after this paragraph needs, with its empty line.
  private func closingNeed(after index: Int, in flow: [FlowItem]) -> Int {
    guard index + 2 < flow.count, case .blank(let blank) = flow[index + 1], case .lines(let group) = flow[index + 2],
      group.closesText
    else { return 0 }
    return blank + group.lineCount
  }

  private mutating func print(_ group: LineGroup, _ range: Range<Int>) {
    if range.lowerBound == 0, let anchor = group.anchor {
      items.append(.anchor(Point(style.typeArea.x, top(of: used)), anchor))
    }
    endsWithHeading = group.keepsWithNext
    items.append(.begin(group.tag))
    for line in group.lines[range] {
      let baseline = top(of: used) + Double(group.span) * style.leading / 2 + 0.38 * line.em
      line.print(at: Point(style.typeArea.x, baseline), into: &items)
      used += group.span
    }
    items.append(.end)
    if group.barred {
      let x = style.typeArea.x + 2
      let bar = Path.line(Point(x, top(of: used - range.count)), Point(x, top(of: used)))
      let grey = Color(red: 0.6, green: 0.6, blue: 0.6)
      items.append(.begin(Frame.Tag("Artifact")))
      items.append(.shape(Frame.Shape(bar, stroke: Stroke(grey, width: 1.5))))
      items.append(.end)
    }
  }

  private func top(of line: Int) -> Double { style.typeArea.y + Double(line) * style.leading }
}

// MARK: Figures and tables

extension PageBuilder {
  private mutating func place(_ figure: FigureSetting) {
    if !floats.isEmpty || !placeNow(figure) { floats.append(.figure(figure)) }
  }

  private mutating func placeNow(_ figure: FigureSetting) -> Bool {
    guard let factor = used == 0 ? 1 : figure.factor(fitting: left) else { return false }
    endsWithHeading = false
    used += figure.print(at: Point(style.typeArea.x, top(of: used)), shrunkBy: factor, into: &items)
    return true
  }

  private mutating func place(_ table: TableSetting) {
    if table.landscape || tableWaits {
      floats.append(.table(table))
    } else if placeWhole(table) {
      return
    } else if table.wholeLineCount <= style.table.wholeUpTo {
      floats.append(.table(table))
    } else {
      run(table)
    }
  }

  /// Tables keep their order: behind a waiting one, each waits.
  private var tableWaits: Bool { floats.contains { if case .table = $0 { true } else { false } } }

  private mutating func placeWhole(_ table: TableSetting) -> Bool {
    guard let part = table.part(from: 0, available: left, forced: false), part.isLast else { return false }
    endsWithHeading = false
    table.print(part, at: Point(style.typeArea.x, top(of: used)), into: &items)
    used += part.lineCount
    return true
  }

  /// Prints a long table from here over as many pages as it needs.
  private mutating func run(_ table: TableSetting) {
    let wasHolding = holdsFloats
    holdsFloats = true
    endsWithHeading = false
    var row = 0
    repeat {
      // A beginning of fewer than a quarter page is not worth cutting a table for.
      let tooLittle = row == 0 && used > 0 && left < 6
      guard !tooLittle, let part = table.part(from: row, available: left, forced: used == 0) else {
        turnPage()
        continue
      }
      table.print(part, at: Point(style.typeArea.x, top(of: used)), into: &items)
      used = min(style.linesPerPage, used + part.lineCount)
      row = part.rows.upperBound
      if row < table.rows.count { turnPage() }
    } while row < table.rows.count
    holdsFloats = wasHolding
    if !holdsFloats { placeWaitingFloats() }
  }

  /// Prints waiting figures and tables, in order, as far as this page has room.
  private mutating func placeWaitingFloats() {
    guard !holdsFloats else { return }
    holdsFloats = true
    defer { holdsFloats = false }
    while let float = floats.first {
      switch float {
      case .figure(let figure):
        guard placeNow(figure) else { return }
      case .table(let table) where table.landscape:
        guard used == 0 else { return }
        printSideways(table)
      case .table(let table):
        if !placeWhole(table) {
          guard used == 0 else { return }
          run(table)
        }
      }
      floats.removeFirst()
    }
  }

  private mutating func placeAllFloats() {
    while !floats.isEmpty {
      placeWaitingFloats()
      if !floats.isEmpty { turnPage() }
    }
  }
}

// MARK: Pages

extension PageBuilder {
  private mutating func turnPage() {
    finishPage()
    placeWaitingFloats()
  }

  private mutating func finishPage() {
    let number = pages.count + 1
    var frame = Frame(size: style.paper, items: items)
    let (point, run) = pageNumber(number)
    frame.items += [.begin(Frame.Tag("Artifact")), .text(point, run), .end]
    pages.append(Page(frame: frame, number: number))
    items = []
    used = 0
  }

  /// The page number's place on an upright page.
  private func pageNumber(_ number: Int) -> (Point, TextRun) {
    let s = style.pageNumber
    // The dashes stand at the middle of the digits, a third of the size above the baseline.
    let y = style.typeArea.maxY + s.distance + 0.36 * s.face.size
    let text = "\(s.before)\(number)\(s.after)"
    let inset = s.inset * s.face.size
    switch s.position {
    case .center: return (Point(style.typeArea.midX, y), TextRun(text, s.face, anchor: .middle))
    case .outside where number % 2 == 1:
      return (Point(style.typeArea.maxX - inset, y), TextRun(text, s.face, anchor: .end))
    case .outside: return (Point(style.typeArea.x + inset, y), TextRun(text, s.face, anchor: .start))
    }
  }

  /// Prints a table on pages of its own. Each is the upright page turned clockwise, so that the table's head stands
  /// at the binding edge of an odd page and at the fore-edge of an even one, and the page number keeps its place.
  private mutating func printSideways(_ table: TableSetting) {
    let paper = Size(style.paper.height, style.paper.width)
    let origin = Point(style.paper.height - style.typeArea.maxY, style.typeArea.x)
    let available = Int(style.typeArea.width / style.leading)
    var row = 0
    repeat {
      guard let part = table.part(from: row, available: available, forced: true) else { return }
      var frame = Frame(size: paper)
      table.print(part, at: origin, into: &frame.items)
      let number = pages.count + 1
      var (point, run) = pageNumber(number)
      run.angle = 90
      point = Point(style.paper.height - point.y, point.x)
      frame.items += [.begin(Frame.Tag("Artifact")), .text(point, run), .end]
      pages.append(Page(frame: frame, number: number))
      row = part.rows.upperBound
    } while row < table.rows.count
  }
}
