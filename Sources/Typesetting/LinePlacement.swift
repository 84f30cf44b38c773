import Drawing

/// Paragraphs and headings on the page: where they may be parted and what they stay with.
extension PagePlan {
  mutating func place(_ group: LineGroup, at index: Int) {
    if group.headingLevel == 1, !endsWithHeading {
      if choice == .settle {
        while !waiting.isEmpty { turnPage() }
      }
      cost += Double(waiting.count) * Cost.chapterPassed
    }
    if group.keepsWithNext {
      // Waiting figures may fill the next pages' tops, so that more than one page has to be turned.
      while used > 0, group.lineCount + startNeed(of: index + 1) > left { turnPage() }
    }
    if group.keepsTogether {
      while group.lineCount > left, used > 0 { turnPage() }
    }
    let closing = group.closesText ? 0 : closingNeed(after: index)
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
      if count > 0 {
        placed.append(Placed(item: index, top: used, piece: .lines(next..<(next + count))))
        used += count * group.span
        slack = 0
        endsWithHeading = group.keepsWithNext
      }
      next += count
      if next < group.lines.count { turnPage() }
    }
  }

  /// Lines that what comes next needs at least to make a decent beginning.
  private func startNeed(of index: Int) -> Int {
    guard index < flow.count else { return 0 }
    switch flow[index] {
    case .newPage: return 0
    case .contents(let contents): return min(4, contents.lineCount)
    case .redHead(let head): return head.lineCount
    case .blank(let count): return count + startNeed(of: index + 1)
    case .lines(let group):
      if group.keepsWithNext { return group.lineCount + startNeed(of: index + 1) }
      // A paragraph of three lines is not cut.
      guard group.keepsTogether || group.lines.count <= 3 else { return 2 }
      // A short last paragraph goes over with what closes the text, and its heading with it.
      return min(group.lineCount, 6) + (group.closesText ? 0 : min(8, closingNeed(after: index)))
    case .figure(let figure):
      // It has to wait behind others: what comes after it begins here.
      if figureWaits { return startNeed(of: index + 1) }
      return min(figure.lineCount, style.linesPerPage - 4)
    case .table(let table):
      if table.landscape && sideways { return min(table.leastLineCount, capacity - 5) }
      if table.landscape || tableWaits { return startNeed(of: index + 1) }
      return table.mayBeCut ? min(max(5, table.leastLineCount), table.wholeLineCount) : table.wholeLineCount
    }
  }

  /// Lines that a signature, or a short last paragraph of the text, needs right after this paragraph: neither may
  /// stand alone on a page.
  private func closingNeed(after index: Int) -> Int {
    var next = index + 1
    var need = 0
    // The appendices' names and the signature, with the room above them.
    var closing = 0
    closers: for item in flow[next...] {
      switch item {
      case .blank(let count): need += count
      case .lines(let group) where group.closesText:
        need += group.lineCount
        closing = need
      default: break closers
      }
    }
    if closing > 0 { return closing }
    need = 0
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
    guard isLast && group.lineCount <= 2 else { return 0 }
    return need + group.lineCount
  }
}
