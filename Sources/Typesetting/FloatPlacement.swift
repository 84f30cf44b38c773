import Drawing

/// Figures and tables on the page: at once where they fit, else waiting while text goes on in front of them.
extension PageBuilder {
  mutating func place(_ figure: FigureSetting) {
    if !floats.isEmpty || !placeNow(figure) { floats.append(.figure(figure)) }
  }

  mutating func place(_ table: TableSetting) {
    if table.landscape {
      if sideways || used == 0 && floats.isEmpty {
        placeSideways(table)
      } else {
        floats.append(.table(table))
      }
    } else if tableWaits {
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
  var tableWaits: Bool { floats.contains { if case .table = $0 { true } else { false } } }

  /// Before a new section: what waits must not fall too far behind its text. One figure or table may still follow on
  /// the next page; where more wait, or little room is left, the page is filled up or turned.
  mutating func settleFloats() {
    while let first = floats.first {
      if case .table(let table) = first, !table.landscape, left >= 8, floats.count > 1 {
        floats.removeFirst()
        run(table)
      } else if left <= 7 || floats.count > 2 {
        turnPage()
      } else {
        return
      }
    }
  }

  /// Prints waiting figures and tables, in order, as far as this page has room.
  mutating func placeWaitingFloats() {
    guard !holdsFloats else { return }
    holdsFloats = true
    defer { holdsFloats = false }
    while let float = floats.first {
      if case .table(let table) = float, table.landscape {
        guard used == 0 || sideways else { return }
        placeSideways(table)
        floats.removeFirst()
        continue
      }
      closeSideways()
      switch float {
      case .figure(let figure):
        guard placeNow(figure) else { return }
      case .table(let table):
        if !placeWhole(table) {
          guard used == 0 else { return }
          run(table)
        }
      }
      floats.removeFirst()
    }
    closeSideways()
  }

  mutating func placeAllFloats() {
    while !floats.isEmpty {
      placeWaitingFloats()
      if !floats.isEmpty { turnPage() }
    }
  }

  private mutating func placeNow(_ figure: FigureSetting) -> Bool {
    guard let factor = used == 0 ? 1 : figure.factor(fitting: left) else { return false }
    endsWithHeading = false
    used += figure.print(at: Point(origin.x, top(of: used)), shrunkBy: factor, into: &items)
    return true
  }

  private mutating func placeWhole(_ table: TableSetting) -> Bool {
    guard let part = table.part(from: 0, available: left, forced: false), part.isLast else { return false }
    endsWithHeading = false
    table.print(part, at: Point(origin.x, top(of: used)), into: &items)
    used += part.lineCount
    return true
  }

  /// Prints a table on a turned page, below other turned ones if it fits there.
  private mutating func placeSideways(_ table: TableSetting) {
    sideways = true
    if placeWhole(table) { return }
    if table.wholeLineCount <= capacity, !endsWithHeading {
      finishPage()
      if placeWhole(table) { return }
    }
    run(table)
  }

  /// Prints a long table from here over as many pages as it needs.
  private mutating func run(_ table: TableSetting) {
    let wasHolding = holdsFloats
    holdsFloats = true
    var row = 0
    repeat {
      // A beginning of fewer than a quarter page is not worth cutting a table for, except below its heading.
      let tooLittle = row == 0 && used > 0 && left < 6 && !endsWithHeading
      guard !tooLittle, let part = table.part(from: row, available: left, forced: used == 0) else {
        turnPage()
        continue
      }
      endsWithHeading = false
      table.print(part, at: Point(origin.x, top(of: used)), into: &items)
      used = min(capacity, used + part.lineCount)
      row = part.rows.upperBound
      if row < table.rows.count { turnPage() }
    } while row < table.rows.count
    holdsFloats = wasHolding
    if !holdsFloats, !sideways { placeWaitingFloats() }
  }
}
