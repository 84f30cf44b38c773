import Drawing

/// Stacks lines, tables and figures on pages, line of the grid by line of the grid.
struct PageBuilder {
  let style: PageStyle
  let widths: Widths
  private(set) var pages: [Page] = []
  /// What stands on the page that is being filled, and the lines of the grid that it takes.
  var items: [Frame.Item] = []
  var used = 0
  /// The page is turned clockwise: the head of what stands on it is at the binding edge of an odd page and at the
  /// fore-edge of an even one, and the page number keeps its place.
  var sideways = false
  /// Figures and whole tables that did not fit where they belong; text goes on in front of them.
  var floats: [Float] = []
  /// Set while a table runs over pages, so that nothing comes between its parts.
  var holdsFloats = false
  /// The newest line is a heading's, which nothing may be parted from.
  var endsWithHeading = false

  enum Float {
    case figure(FigureSetting)
    case table(TableSetting)
  }

  init(style: PageStyle, widths: Widths) {
    self.style = style
    self.widths = widths
  }

  /// Lines of the grid that a page holds.
  var capacity: Int { sideways ? Int(style.typeArea.width / style.leading) : style.linesPerPage }
  var left: Int { capacity - used }
  /// The upper left corner of the type area.
  var origin: Point {
    sideways
      ? Point(style.paper.height - style.typeArea.maxY, style.typeArea.x) : Point(style.typeArea.x, style.typeArea.y)
  }
  func top(of line: Int) -> Double { origin.y + Double(line) * style.leading }

  mutating func build(_ flow: [FlowItem]) {
    for index in flow.indices {
      switch flow[index] {
      case .newPage:
        closeSideways()
        placeAllFloats()
        if used > 0 { turnPage() }
      case .blank(let count):
        if used > 0 { used = min(capacity, used + count) }
      case .lines(let group):
        let leads = leadsSideways(index, in: flow)
        if sideways, !leads { closeSideways() }
        if used == 0, floats.isEmpty, leads { sideways = true }
        place(group, at: index, in: flow)
      case .figure(let figure):
        closeSideways()
        place(figure)
      case .table(let table):
        if !table.landscape { closeSideways() }
        place(table)
      }
    }
    closeSideways()
    placeAllFloats()
    if used > 0 || pages.isEmpty { finishPage() }
  }

  /// Whether these lines are headings with nothing but a turned table below them: they stand on its page.
  private func leadsSideways(_ index: Int, in flow: [FlowItem]) -> Bool {
    for item in flow[index...] {
      switch item {
      case .blank: continue
      case .lines(let group) where group.keepsWithNext: continue
      case .table(let table): return table.landscape
      default: return false
      }
    }
    return false
  }
}

// MARK: Pages

extension PageBuilder {
  mutating func turnPage() {
    finishPage()
    placeWaitingFloats()
  }

  /// Goes back to upright pages.
  mutating func closeSideways() {
    guard sideways else { return }
    if used > 0 { finishPage() }
    sideways = false
  }

  mutating func finishPage() {
    let number = pages.count + 1
    let size = sideways ? Size(style.paper.height, style.paper.width) : style.paper
    var frame = Frame(size: size, items: items)
    var (point, run) = pageNumber(number)
    if sideways {
      run.angle = 90
      point = Point(style.paper.height - point.y, point.x)
    }
    frame.items += [.begin(Frame.Tag("Artifact")), .text(point, run), .end]
    pages.append(Page(frame: frame, number: number))
    items = []
    used = 0
    endsWithHeading = false
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
}
