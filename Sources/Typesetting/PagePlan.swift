import Drawing

/// One way of filling the pages up to some point of the document, with what it costs in white and in distance.
struct PagePlan {
  let style: PageStyle
  let flow: [FlowItem]
  private(set) var pages: [PlannedPage] = []
  /// What stands on the page that is being filled, and the lines of the grid that it takes.
  var placed: [Placed] = []
  var used = 0
  /// Points above the line `used` that the figure or table there left empty; the next one may begin in them.
  var slack = 0.0
  /// The page is turned clockwise: the head of what stands on it is at the binding edge of an odd page and at the
  /// fore-edge of an even one, and the page number keeps its place.
  var sideways = false
  /// Figures and tables that did not fit where they belong; text goes on in front of them.
  var waiting: [Waiting] = []
  /// Set while a table runs over pages, so that nothing comes between its parts.
  var holdsWaiting = false
  /// The newest line is a heading's, which nothing may be parted from.
  var endsWithHeading = false
  /// How the next item is to be placed where there is a choice.
  var choice = Choice.wait
  var cost = 0.0

  enum Choice: CaseIterable {
    /// What does not fit waits.
    case wait
    /// Tables are cut and figures made smaller to fill the page.
    case fill
    /// Before a chapter the page is turned until nothing waits.
    case settle
  }

  struct Waiting: Hashable {
    var item: Int
    /// The page on which its place was.
    var page: Int
  }

  init(style: PageStyle, flow: [FlowItem]) {
    self.style = style
    self.flow = flow
  }

  /// Lines of the grid that a page holds.
  var capacity: Int { sideways ? Int(style.typeArea.width / style.leading) : style.linesPerPage }
  var left: Int { capacity - used }

  /// Places one item of the flow.
  mutating func place(item index: Int) {
    switch flow[index] {
    case .newPage:
      closeSideways()
      placeAllWaiting()
      if used > 0 { finishPage(isLast: true) }
    case .blank(let count):
      if used > 0 { used = min(capacity, used + count) }
      slack = 0
    case .lines(let group):
      let leads = leadsSideways(index)
      if sideways, !leads { closeSideways() }
      if used == 0, waiting.isEmpty, leads { sideways = true }
      place(group, at: index)
    case .figure(let figure):
      closeSideways()
      place(figure, at: index)
    case .contents(let contents): place(contents, at: index)
    case .redHead(let head):
      placed.append(Placed(item: index, top: used, piece: .redHead))
      used = min(capacity, used + head.lineCount)
    case .table(let table):
      if !table.landscape { closeSideways() }
      place(table, at: index)
    }
  }

  /// Contents go on overleaf, where three entries stand at least; their heading has three entries below it at least.
  private mutating func place(_ contents: ContentsSetting, at index: Int) {
    closeSideways()
    if left < min(4, contents.lineCount), used > 0 { turnPage() }
    var next = 0
    while next < contents.lineCount {
      var count = min(left, contents.lineCount - next)
      let rest = contents.lineCount - next - count
      if rest > 0, rest < 3, count > 6 { count -= 3 - rest }
      placed.append(Placed(item: index, top: used, piece: .contents(next..<(next + count))))
      used += count
      next += count
      slack = 0
      endsWithHeading = false
      if next < contents.lineCount { turnPage() }
    }
  }

  mutating func finish() {
    closeSideways()
    placeAllWaiting()
    if used > 0 || pages.isEmpty { finishPage(isLast: true) }
  }

  /// Whether these lines are headings with nothing but a turned table below them: they stand on its page.
  private func leadsSideways(_ index: Int) -> Bool {
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

  mutating func turnPage() {
    finishPage()
    placeWaiting()
  }

  /// Goes back to upright pages.
  mutating func closeSideways() {
    guard sideways else { return }
    if used > 0 { finishPage() }
    sideways = false
  }

  mutating func finishPage(isLast: Bool = false) {
    if !isLast, !sideways { cost += Cost.white(left, of: capacity) }
    cost += Cost.page
    pages.append(PlannedPage(placed: placed, sideways: sideways))
    placed = []
    used = 0
    slack = 0
    endsWithHeading = false
  }
}

/// A page as a plan has it: what stands at which line of the grid.
struct PlannedPage {
  var placed: [Placed]
  var sideways: Bool
}

/// A piece of the flow and the line of the grid where it begins.
struct Placed {
  enum Piece {
    case lines(Range<Int>)
    case table(TablePart)
    case figure(scale: Double)
    case contents(Range<Int>)
    case redHead
  }

  var item: Int
  var top: Int
  /// Points above that line.
  var lent = 0.0
  var piece: Piece
}

/// What is weighed when there are several ways to fill pages; one unit is about one empty line.
enum Cost {
  /// Every page more.
  static let page = 12.0
  /// A table cut in two that would have fitted on one page.
  static let cut = 7.0
  /// A chapter that begins in front of a waiting figure or table of the one before.
  static let chapterPassed = 4.0
  /// A figure or table that did not find its place on its page.
  static let moved = 1.0

  /// Empty lines at a page's foot: few do not show, many do.
  static func white(_ lines: Int, of capacity: Int) -> Double {
    guard lines > 2 else { return Double(max(0, lines)) * 0.5 }
    let far = Double(max(0, lines - capacity / 5))
    return Double(lines) + 0.6 * far * far
  }

  /// A figure that is printed smaller.
  static func shrunk(by scale: Double) -> Double { (1 - scale) * 20 }

  /// A figure or table so many pages behind its place: the next page is near enough.
  static func lag(_ pages: Int) -> Double { pages <= 1 ? 0 : Double((pages - 1) * (pages - 1)) * 14 }
}
