import CodeLists
import Documents
import FoundationEssentials
import Statistics

/// The numbers of one table that was understood, in the order of the text.
struct TableReading: Sendable {
  /// The table's block.
  var range: Range<Int>
  var entries: [Entry]

  struct Entry: Sendable {
    var item: Item
    /// Present where the number is a figure of the table; a number inside a cell's prose is read as prose.
    var statement: Statement?
    /// The cell that the number stands in.
    var cell: Range<Int>
    /// Row and column as a spreadsheet counts them: B3.
    var address: String
  }
}

/// Reads tables: which rows are heads, which columns name the rows, and what each figure is of.
struct TableReader {
  let here: Surroundings
  let profile: DocumentProfile
  let scopes: ScopeMap
  let words: TableWords
  let names: IndicatorNames
  /// The areas that the folder names itself.
  var areas: [String] = []
  let isDataFile: Bool

  private var lists: CodeLists { here.lists }

  /// The tables of a document that can be understood; the others are left to the rules of prose.
  func readings(of document: Document) -> [TableReading] {
    var result: [TableReading] = []
    for (index, block) in document.blocks.enumerated() {
      guard case .table(let rows) = block.kind else { continue }
      if let reading = read(rows, of: block, lines: linesAbove(index, in: document)) { result.append(reading) }
    }
    return result
  }

  /// The short lines just above a table.
  private func linesAbove(_ index: Int, in document: Document) -> [CellWords] {
    var lines: [CellWords] = []
    var i = index - 1
    while i >= 0, lines.count < 3 {
      if case .table = document.blocks[i].kind { break }
      let line = here.text.folded[document.blocks[i].range].filter { !$0.isBlank }
      guard line.count <= 45, line.last != "。", TableRowNumber.end(in: line) == 0 else { break }
      lines.insert(line, at: 0)
      i -= 1
    }
    return lines
  }

  private func read(_ rows: [[Block.Cell]], of block: Block, lines: [CellWords]) -> TableReading? {
    guard rows.count >= 2, let grid = TableGrid(rows, text: here.text), grid.columnCount >= 2 else { return nil }
    let cells = CellReader(lists: lists, grammar: here.grammar, document: here.text.original)
    let contents: [[CellContent]] = (0..<grid.rowCount).map { row in
      (0..<grid.columnCount).map { column in grid.cell(row, column).map { cells.content($0.range) } ?? .empty }
    }
    let parts = TableParts(grid, contents: contents)
    guard let body = parts.body else { return nil }
    let caption = TableCaption(
      lines: lines + parts.captions.map { grid.cells(in: $0).flatMap(\.words) }, table: words, lists: lists,
      ownArea: profile.area?.name ?? "")
    let areaNames = AreaNames(list: lists.areas, own: Set(areas + [profile.area?.name ?? ""]))
    let columns = ColumnReader(
      grid: grid, body: body, heads: parts.heads, contents: contents, words: words, lists: lists, areas: areaNames
    ).columns()
    let table = TableFigures(
      grid: grid, body: body, heads: parts.heads, contents: contents, columns: columns, caption: caption,
      words: words, lists: lists, names: names, profile: profile,
      scope: scopes.scope(at: block.range.lowerBound), isDataFile: isDataFile)
    guard let figures = table.statements() else { return nil }

    var entries: [TableReading.Entry] = []
    for cell in grid.cells {
      let address = Self.address(cell)
      if let figure = figures[[cell.row, cell.column]] {
        entries.append(TableReading.Entry(item: figure.item, statement: figure.statement, cell: cell.range, address: address))
        continue
      }
      let isBody = body.contains(cell.row)
      let kind: TableColumn.Kind? = isBody && columns.indices.contains(cell.column) ? columns[cell.column].kind : nil
      for item in items(in: cell, kind: kind, isBody: isBody, cells: cells) {
        entries.append(TableReading.Entry(item: item, statement: nil, cell: cell.range, address: address))
      }
    }
    entries.sort { $0.item.range.lowerBound < $1.item.range.lowerBound }
    return TableReading(range: block.range, entries: entries)
  }

  // MARK: Numbers that are no figures

  /// The numbers of a cell that is no figure, with their roles.
  private func items(in cell: TableGrid.Cell, kind: TableColumn.Kind?, isBody: Bool, cells: CellReader) -> [Item] {
    let text = cells.text(cell.range)
    let surroundings = Surroundings(
      text: text, enclosures: Enclosures(text), lists: lists, grammar: here.grammar, names: here.names)
    var number = TableRowNumber.end(in: cell.words)
    // The number's end in the cell itself, whose blanks the words do not have.
    var numberEnd = 0
    while number > 0, numberEnd < text.count {
      if !text.folded[numberEnd].isBlank { number -= 1 }
      numberEnd += 1
    }
    return ItemReader(text: text, lists: lists, grammar: here.grammar).items().map { found in
      var item = found
      if item.role == nil {
        item.role = .observation
        for rule in ExclusionRule.all where rule.applies(item, surroundings) {
          (item.role, item.rule) = (rule.role, rule.name)
          break
        }
      }
      switch kind {
      case .serial: (item.role, item.rule) = (.enumerator, "serial-column")
      case .code: (item.role, item.rule) = (.name, "code-column")
      case .period: (item.role, item.rule) = (.date, "period-column")
      case .unit: (item.role, item.rule) = (.incidental, "table-head")
      case .stub, .area, .attribute:
        if item.range.upperBound <= numberEnd {
          (item.role, item.rule) = (.enumerator, "row-number")
        } else if item.role == .observation {
          (item.role, item.rule) = (.name, "table-label")
        }
      case .text, .value: break
      case nil:
        if item.role == .observation {
          let isYear = item.numeral.integerDigits == 4 && item.range.count == text.trimmed(0..<text.count).count
          (item.role, item.rule) = isYear ? (.date, "table-period") : (.incidental, "table-head")
        }
      }
      return item.shifted(by: cell.range.lowerBound)
    }
  }

  private static func address(_ cell: TableGrid.Cell) -> String {
    if let address = cell.address { return address }
    var letters = ""
    var n = cell.column + 1
    while n > 0 {
      letters = String(UnicodeScalar(UInt8(0x41 + (n - 1) % 26))) + letters
      n = (n - 1) / 26
    }
    return letters + String(cell.row + 1)
  }
}

/// Which rows of a table are its title, its heads and its body.
struct TableParts: Sendable {
  /// Rows that hold the table's name or unit in one cell.
  var captions: [Int] = []
  var heads: Range<Int> = 0..<0
  /// nil where no row holds a figure.
  var body: Range<Int>?

  private static let mostHeads = 5

  init(_ grid: TableGrid, contents: [[CellContent]]) {
    var row = 0
    while row < grid.rowCount {
      let cells = grid.cells(in: row).filter { !$0.words.isEmpty }
      let isSpanned = cells.count == 1 && (cells[0].columns == grid.columnCount || grid.cells(in: row).allSatisfy { $0.rows == 1 })
      guard cells.count <= 1, cells.isEmpty || isSpanned, cells.isEmpty || !Self.isNumber(contents[row][cells[0].column]) else { break }
      if !cells.isEmpty { captions.append(row) }
      row += 1
    }
    let first = row
    while row < grid.rowCount, row - first < Self.mostHeads {
      let cells = grid.cells(in: row).filter { !$0.words.isEmpty }
      let figures = cells.filter { Self.isFigure(contents[row][$0.column]) }
      if !figures.isEmpty { break }
      // A row that only names what the rows below it are of belongs to the body.
      let spans = (0..<grid.columnCount).contains { c in grid.cell(row, c).map { $0.row < row } ?? false }
      if row > first, cells.count < 2, !spans { break }
      row += 1
    }
    // What looked like one title was the only line above the figures.
    if row == first, let last = captions.last, grid.cells(in: last).count > 1, first == last + 1, grid.cells(in: last)[0].columns < grid.columnCount {
      captions.removeLast()
      heads = last..<row
    } else {
      heads = first..<row
    }
    let figures = (row..<grid.rowCount).contains { r in contents[r].contains { Self.isFigure($0) } }
    body = figures && row < grid.rowCount ? row..<grid.rowCount : nil
  }

  private static func isNumber(_ content: CellContent) -> Bool {
    if case .number = content { true } else { false }
  }

  /// A number that is no year.
  private static func isFigure(_ content: CellContent) -> Bool {
    if case .number(let number) = content { number.year == nil } else { false }
  }
}
