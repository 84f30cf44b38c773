import Drawing

/// Paragraphs and headings on the page: where they may be parted and what they stay with.
extension PageBuilder {
  mutating func place(_ group: LineGroup, at index: Int, in flow: [FlowItem]) {
    if let level = group.headingLevel, level <= 2, !endsWithHeading { settleFloats() }
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
      // The last two lines go over with a signature that has no room here.
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
      if table.landscape && sideways { return min(table.leastLineCount, capacity - 5) }
      if table.landscape || tableWaits { return startNeed(of: index + 1, in: flow) }
      let whole = table.wholeLineCount
      if whole <= style.table.wholeUpTo { return whole }
      return max(6, table.leastLineCount)
    }
  }

  /// Lines that a signature, or a short last paragraph of the text, needs right after this paragraph: neither may
  /// stand alone on a page.
  private func closingNeed(after index: Int, in flow: [FlowItem]) -> Int {
    var next = index + 1
    var need = 0
    if next < flow.count, case .blank(let count) = flow[next] {
      need = count
      next += 1
    }
    guard next < flow.count, case .lines(let group) = flow[next] else { return 0 }
    let isLast: Bool
    if next + 1 < flow.count {
      if case .newPage = flow[next + 1] { isLast = true } else { isLast = false }
    } else {
      isLast = true
    }
    guard group.closesText || isLast && group.lineCount <= 2 else { return 0 }
    return need + group.lineCount
  }

  private mutating func print(_ group: LineGroup, _ range: Range<Int>) {
    if range.lowerBound == 0, let anchor = group.anchor {
      items.append(.anchor(Point(origin.x, top(of: used)), anchor))
    }
    endsWithHeading = group.keepsWithNext
    let origin = origin
    items.append(.begin(group.tag))
    for var line in group.lines[range] {
      if sideways, line.alignment == .center { line.measure = style.typeArea.height }
      let baseline = top(of: used) + Double(group.span) * style.leading / 2 + 0.38 * line.em
      line.print(at: Point(origin.x, baseline), into: &items)
      used += group.span
    }
    items.append(.end)
    if group.barred {
      let x = origin.x + 2
      let bar = Path.line(Point(x, top(of: used - range.count)), Point(x, top(of: used)))
      let grey = Color(red: 0.6, green: 0.6, blue: 0.6)
      items.append(.begin(Frame.Tag("Artifact")))
      items.append(.shape(Frame.Shape(bar, stroke: Stroke(grey, width: 1.5))))
      items.append(.end)
    }
  }
}
