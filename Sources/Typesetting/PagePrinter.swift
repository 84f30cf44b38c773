import Drawing

/// Prints planned pages: each piece at its line of the grid, the page number at its place.
struct PagePrinter {
  let style: PageStyle
  let flow: [FlowItem]

  func pages(of plan: PagePlan) -> [Page] {
    let chapters = pagesOfChapters(plan)
    return plan.pages.enumerated().map { offset, page in
      Page(frame: frame(page, number: offset + 1, chapters: chapters), number: offset + 1)
    }
  }

  /// The page on which each named heading stands.
  private func pagesOfChapters(_ plan: PagePlan) -> [String: Int] {
    var pages: [String: Int] = [:]
    for (offset, page) in plan.pages.enumerated() {
      for placed in page.placed {
        if case .lines(let group) = flow[placed.item], case .lines(let range) = placed.piece, range.lowerBound == 0,
          let anchor = group.anchor
        {
          pages[anchor] = offset + 1
        }
      }
    }
    return pages
  }

  private func frame(_ page: PlannedPage, number: Int, chapters: [String: Int]) -> Frame {
    // The upper left corner of the type area.
    let origin =
      page.sideways
      ? Point(style.paper.height - style.typeArea.maxY, style.typeArea.x) : Point(style.typeArea.x, style.typeArea.y)
    var items: [Frame.Item] = []
    for placed in page.placed {
      let corner = Point(origin.x, origin.y + Double(placed.top) * style.leading - placed.lent)
      switch (flow[placed.item], placed.piece) {
      case (.lines(let group), .lines(let range)):
        print(group, range, number: placed.item, at: corner, isSideways: page.sideways, into: &items)
      case (.table(let table), .table(let part)): table.print(part, at: corner, into: &items)
      case (.figure(let figure), .figure(let scale)):
        figure.print(at: corner, scaledBy: scale, isAtTop: placed.top == 0, into: &items)
      case (.contents(let contents), .contents(let lines)):
        contents.print(lines, at: corner, pages: chapters, into: &items)
      case (.redHead(let head), .redHead): head.print(at: corner, into: &items)
      default: break
      }
    }
    var (point, run) = pageNumber(number)
    if page.sideways {
      run.angle = 90
      point = Point(style.paper.height - point.y, point.x)
    }
    items += [.begin(Frame.Tag("Artifact")), .text(point, run), .end]
    let size = page.sideways ? Size(style.paper.height, style.paper.width) : style.paper
    return Frame(size: size, items: items)
  }

  private func print(
    _ group: LineGroup, _ range: Range<Int>, number: Int, at corner: Point, isSideways: Bool,
    into items: inout [Frame.Item]
  ) {
    if range.lowerBound == 0, let anchor = group.anchor { items.append(.anchor(corner, anchor)) }
    var tags: [Frame.Tag] = []
    if let list = group.list {
      tags = [Frame.Tag("L", name: "list-\(list)"), Frame.Tag("LI", name: "item-\(number)")]
    }
    var tag = group.tag
    // What goes on overleaf is one paragraph there and here.
    if range.count < group.lines.count { tag.name = "lines-\(number)" }
    tags.append(tag)
    items += tags.map { .begin($0) }
    var top = corner.y
    let height = Double(group.span) * style.leading
    for var line in group.lines[range] {
      if isSideways, line.alignment == .center { line.measure = style.typeArea.height }
      line.print(at: Point(corner.x, top + height / 2 + 0.38 * line.em), into: &items)
      top += height
    }
    items += tags.map { _ in .end }
    if group.barred {
      let bar = Path.line(Point(corner.x + 2, corner.y), Point(corner.x + 2, top))
      let grey = Color(red: 0.6, green: 0.6, blue: 0.6)
      items.append(.begin(Frame.Tag("Artifact")))
      items.append(.shape(Frame.Shape(bar, stroke: Stroke(grey, width: 1.5))))
      items.append(.end)
    }
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
