import Drawing

/// Figures and tables on the page: at once where they fit, else waiting while text goes on in front of them.
/// Tables keep their order and figures keep theirs, but a figure may stand before a table that waits.
extension PagePlan {
  mutating func place(_ figure: FigureSetting, at index: Int) {
    if !figureWaits, set(figure, at: index) { return }
    wait(index)
  }

  mutating func place(_ table: TableSetting, at index: Int) {
    if table.landscape {
      if sideways || used == 0 && waiting.isEmpty {
        placeSideways(table, at: index)
      } else {
        wait(index)
      }
    } else if tableWaits {
      wait(index)
    } else if setWhole(table, at: index) {
      return
    } else if endsWithHeading || choice == .fill && table.mayBeCut || table.wholeLineCount > capacity {
      run(table, at: index)
    } else {
      wait(index)
    }
  }

  var tableWaits: Bool {
    waiting.contains { if case .table = flow[$0.item] { true } else { false } }
  }

  var figureWaits: Bool {
    waiting.contains { if case .figure = flow[$0.item] { true } else { false } }
  }

  private mutating func wait(_ index: Int) {
    waiting.append(Waiting(item: index, page: pages.count))
    cost += Cost.moved
  }

  /// Prints waiting figures and tables as far as this page has room.
  mutating func placeWaiting() {
    guard !holdsWaiting else { return }
    holdsWaiting = true
    defer { holdsWaiting = false }
    var heldTable = false
    var heldFigure = false
    var next = 0
    while next < waiting.count {
      let wait = waiting[next]
      var isPlaced = false
      switch flow[wait.item] {
      case .figure(let figure):
        if !heldFigure, !sideways { isPlaced = set(figure, at: wait.item) }
        if !isPlaced { heldFigure = true }
      case .table(let table) where table.landscape:
        if !heldTable, used == 0 || sideways {
          placeSideways(table, at: wait.item)
          isPlaced = true
        } else {
          heldTable = true
        }
      case .table(let table):
        if !heldTable {
          closeSideways()
          isPlaced = setWhole(table, at: wait.item)
          let mayRun = used == 0 || choice == .fill && table.mayBeCut && left >= 7
          if !isPlaced, mayRun {
            run(table, at: wait.item)
            isPlaced = true
          }
        }
        if !isPlaced { heldTable = true }
      default: isPlaced = true
      }
      if isPlaced {
        cost += Cost.lag(pages.count - wait.page)
        waiting.remove(at: next)
      } else {
        next += 1
      }
    }
    closeSideways()
  }

  mutating func placeAllWaiting() {
    while !waiting.isEmpty {
      placeWaiting()
      if !waiting.isEmpty { turnPage() }
    }
  }

  private mutating func set(_ figure: FigureSetting, at index: Int) -> Bool {
    guard let scale = used == 0 ? 1 : figure.scale(fitting: left, lent: slack) else { return false }
    if scale < figure.easyScale {
      guard choice == .fill || endsWithHeading else { return false }
      cost += Cost.shrunk(by: scale)
    }
    endsWithHeading = false
    placed.append(Placed(item: index, top: used, lent: slack, piece: .figure(scale: scale)))
    used = min(capacity, used + figure.lines(atScale: scale, lent: slack))
    slack = figure.slack(atScale: scale, lent: slack)
    return true
  }

  private mutating func setWhole(_ table: TableSetting, at index: Int) -> Bool {
    let part = table.part(from: 0, at: used, lent: slack, of: capacity, forced: false)
    guard let part, part.isLast else { return false }
    set(part, at: index)
    return true
  }

  private mutating func set(_ part: TablePart, at index: Int) {
    endsWithHeading = false
    placed.append(Placed(item: index, top: used, lent: slack, piece: .table(part)))
    used = min(capacity, used + part.lineCount)
    slack = part.slack
  }

  /// Prints a table on a turned page, below other turned ones if it fits there.
  private mutating func placeSideways(_ table: TableSetting, at index: Int) {
    sideways = true
    if setWhole(table, at: index) { return }
    if table.wholeLineCount <= capacity, !endsWithHeading {
      finishPage()
      if setWhole(table, at: index) { return }
    }
    run(table, at: index)
  }

  /// Prints a long table from here over as many pages as it needs.
  private mutating func run(_ table: TableSetting, at index: Int) {
    let wasHolding = holdsWaiting
    holdsWaiting = true
    if table.wholeLineCount <= capacity { cost += Cost.cut }
    var row = 0
    repeat {
      // A beginning of fewer than a quarter page is not worth cutting a table for, except below its heading.
      let tooLittle = row == 0 && used > 0 && left < 6 && !endsWithHeading
      guard !tooLittle, let part = table.part(from: row, at: used, lent: slack, of: capacity, forced: used == 0) else {
        turnPage()
        continue
      }
      set(part, at: index)
      row = part.rows.upperBound
      if row < table.rows.count { finishPage() }
    } while row < table.rows.count
    holdsWaiting = wasHolding
    if !holdsWaiting, !sideways { placeWaiting() }
  }
}
