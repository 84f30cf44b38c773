import CodeLists
import FoundationEssentials
import Statistics

/// A column of a table: what its cells hold, and what its head says.
struct TableColumn: Sendable {
  enum Kind: Hashable, Sendable { case serial, code, unit, area, period, attribute, stub, value, text }

  var kind: Kind
  var head: HeadReading
  var headWords: CellWords
  /// The area that the head names: 伊州区.
  var area: String?
  /// For figures, the columns whose cells name the row, outermost first.
  var stubs: [Int] = []
}

/// Tells what each column of a table holds from its head and its cells.
struct ColumnReader {
  let grid: TableGrid
  let body: Range<Int>
  let heads: Range<Int>
  let contents: [[CellContent]]
  let words: TableWords
  let lists: CodeLists
  let areas: AreaNames

  func columns() -> [TableColumn] {
    var columns = (0..<grid.columnCount).map(column)
    assignStubs(&columns)
    inheritNouns(&columns)
    return columns
  }

  private func column(_ c: Int) -> TableColumn {
    var path: [CellWords] = []
    for row in heads {
      guard let cell = grid.cell(row, c), !cell.words.isEmpty else { continue }
      // A head that spans rows is one head.
      if cell.row < row { continue }
      path.append(cell.words)
    }
    let headWords = Array(path.joined())
    var column = TableColumn(kind: .text, head: reading(of: path), headWords: headWords)
    let cells = body.compactMap { row in grid.cell(row, c).flatMap { $0.row == row || $0.rows > 1 ? ($0, contents[row][c]) : nil } }
    let filled = cells.filter { if case .empty = $0.1 { false } else { true } }
    let numbers = filled.filter { if case .number = $0.1 { true } else { false } }
    let named = kind(named: headWords)
    switch named {
    case .serial, .code: column.kind = named!
    case .unit:
      let units = filled.filter { TableUnit(columnEntry: $0.0.words, units: lists.units) != nil }
      column.kind = areNames(filled.map(\.0.words)) ? .area : units.count * 10 >= filled.count * 8 ? .unit : .text
    case .area: column.kind = numbers.isEmpty ? .area : .value
    case .period: column.kind = .period
    case .attribute:
      column.kind = .attribute
      for cell in filled {
        let reading = HeadReading(cell.0.words, table: words, units: lists.units)
        if !reading.noun.isEmpty { column.kind = .text }
      }
    case .stub, .text, nil:
      if numbers.count * 2 >= filled.count, !numbers.isEmpty {
        column.kind = isCount(numbers.map(\.1)) && c == 0 && headWords.count <= 1 ? .serial : .value
      } else if !filled.isEmpty, filled.count >= 2, areNames(filled.map(\.0.words)) {
        column.kind = .area
      } else if !filled.isEmpty, named != .stub, filled.allSatisfy({ isPeriod($0.0.words) }) {
        column.kind = .period
      } else if named == .text {
        column.kind = .text
      } else {
        column.kind = named == .stub ? .stub : .text
      }
    case .value: break
    }
    return column
  }

  /// The readings of a head over several rows, put together: the lower one decides where both speak.
  private func reading(of path: [CellWords]) -> HeadReading {
    var result = HeadReading()
    for words in path {
      let next = HeadReading(words, table: self.words, units: lists.units)
      if result.measure == nil || next.measure != nil { (result.measure, result.isFall) = (next.measure, next.isFall) }
      if next.unit != nil || next.measure != nil && next.measure != .level { result.unit = next.unit }
      result.isIndex = result.isIndex || next.isIndex
      result.isTarget = result.isTarget || next.isTarget
      result.isPrior = result.isPrior || next.isPrior
      result.period = next.period ?? result.period
      if !next.noun.isEmpty { result.noun = result.noun.isEmpty ? next.noun : result.noun + next.noun }
      if !next.scope.isEmpty { result.scope = next.scope }
    }
    return result
  }

  private func kind(named head: CellWords) -> TableColumn.Kind? {
    let plain = head.filter { $0 != "(" && $0 != ")" && $0 != "、" && $0 != "," && $0 != "/" && $0 != ":" }
    let lower = plain.map { $0.isLatin && $0.value < 0x61 ? Unicode.Scalar($0.value + 0x20)! : $0 }
    for words in [plain, lower] {
      if let found = self.words.columns.longest(in: words, at: 0, before: words.count), found.end == words.count {
        return found.value
      }
    }
    return nil
  }

  private func areNames(_ cells: [CellWords]) -> Bool {
    let names = cells.filter { areas.isName($0) }
    return names.count >= 2 && names.count * 10 >= cells.filter { !$0.matches(words.total) }.count * 7
  }

  private func isPeriod(_ words: CellWords) -> Bool {
    var rest = words
    return words.count > 4 && NamedPeriod(taking: &rest) != nil && rest.isEmpty
  }

  /// 1, 2, 3 …
  private func isCount(_ cells: [CellContent]) -> Bool {
    guard cells.count >= 2 else { return false }
    for (n, cell) in cells.enumerated() {
      guard case .number(let number) = cell, number.item.numeral.value == Decimal(n + 1), number.unit == nil else { return false }
    }
    return true
  }

  /// Each column of figures belongs to the names on its left; where a head comes again, another group begins.
  private func assignStubs(_ columns: inout [TableColumn]) {
    let values = columns.indices.filter { columns[$0].kind == .value }
    guard let firstValue = values.first else { return }
    let named = columns.indices.filter { columns[$0].kind == .stub }
    if named.isEmpty, let leftmost = columns.indices.first(where: { columns[$0].kind == .text && $0 < firstValue }) {
      columns[leftmost].kind = .stub
    } else if named.isEmpty, !columns.contains(where: { $0.kind == .area || $0.kind == .period }),
      let any = columns.indices.first(where: { columns[$0].kind == .text && self.kind(named: columns[$0].headWords) != .text })
    {
      columns[any].kind = .stub
    }
    // A second column of names before the figures narrows the first.
    for c in columns.indices where c < firstValue && columns[c].kind == .text && columns[..<c].contains(where: { $0.kind == .stub })
      && self.kind(named: columns[c].headWords) != .text
    { columns[c].kind = .stub }
    for value in values {
      var group: [Int] = []
      var c = value - 1
      var passedValue = false
      while c >= 0 {
        if columns[c].kind == .stub {
          if !group.isEmpty, passedValue { break }
          group.insert(c, at: 0)
          passedValue = false
        } else if columns[c].kind == .value, !group.isEmpty {
          break
        }
        c -= 1
      }
      if group.isEmpty, let right = columns.indices.first(where: { $0 > value && columns[$0].kind == .stub }) { group = [right] }
      columns[value].stubs = group
      let noun = columns[value].head.noun
      if !noun.isEmpty, let area = areas.name(noun) {
        columns[value].area = area
        columns[value].head.noun = []
      }
    }
  }

  /// 比上年增长 behind 出口额 is the growth of 出口额.
  private func inheritNouns(_ columns: inout [TableColumn]) {
    for c in columns.indices where columns[c].kind == .value && columns[c].head.noun.isEmpty {
      guard let measure = columns[c].head.measure, measure != .level else { continue }
      var left = c - 1
      while left >= 0 {
        if columns[left].kind == .stub { break }
        if columns[left].kind == .value, columns[left].head.measure == nil {
          if columns[left].area == columns[c].area || columns[c].area == nil {
            columns[c].head.noun = columns[left].head.noun
            columns[c].area = columns[left].area
            if columns[c].head.scope.isEmpty { columns[c].head.scope = columns[left].head.scope }
            if columns[left].head.isTarget, measure == .growth { columns[c].head.isTarget = columns[c].head.isTarget }
          }
          break
        }
        left -= 1
      }
    }
  }
}

/// Names of areas, as the cells of a table have them.
struct AreaNames: Sendable {
  let list: AreaList
  /// Areas that the folder or the document names itself.
  let own: Set<String>

  func isName(_ words: CellWords) -> Bool { name(words) != nil }

  /// The area that words name and nothing else; nil where they name none.
  func name(_ words: CellWords) -> String? {
    guard words.count >= 2 else { return nil }
    let text = words.label
    if own.contains(text) { return text }
    if let match = list.match(in: words, at: 0, before: words.count), match.end == words.count { return text }
    // A development zone, an invented district.
    guard words.count >= 3, words.count <= 9, let last = words.last else { return nil }
    return (last == "区" || last == "县" || last == "旗") && words.allSatisfy(\.isHan)
      && !["市区", "城区", "地区", "社区", "园区", "辖区", "景区", "库区", "灌区"].contains(where: { text.hasSuffix($0) }) ? text : nil
  }
}
