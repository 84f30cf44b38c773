import CodeLists
import Documents
import FoundationEssentials
import Statistics

/// Says of each figure of a table what it is of, from its row, its column and its caption.
struct TableFigures {
  let grid: TableGrid
  let body: Range<Int>
  let heads: Range<Int>
  let contents: [[CellContent]]
  let columns: [TableColumn]
  let caption: TableCaption
  let words: TableWords
  let lists: CodeLists
  let names: IndicatorNames
  let profile: DocumentProfile
  let scope: Scope
  /// A file of figures for several areas and years: no year of it only looks back from another.
  let isDataFile: Bool

  struct Figure {
    var item: Item
    var statement: Statement
  }

  /// By row and column; nil where the table is not understood.
  func statements() -> [[Int]: Figure]? {
    let values = columns.indices.filter { columns[$0].kind == .value }
    guard !values.isEmpty, hasHeads(values) else { return nil }
    let hasNames = columns.contains { $0.kind == .stub }
    guard hasNames || values.contains(where: { !columns[$0].head.noun.isEmpty }) || !caption.subject.isEmpty else { return nil }
    var labelsOfGroup: [[Int]: [RowLabel]] = [:]
    var figures: [[Int]: Figure] = [:]
    var said: [String: Decimal?] = [:]
    for column in values {
      let stubs = columns[column].stubs
      if hasNames, stubs.isEmpty { return nil }
      let labels = labelsOfGroup[stubs] ?? rowLabels(stubs)
      labelsOfGroup[stubs] = labels
      let rate = isRate(column)
      for row in body {
        guard let cell = grid.cell(row, column), cell.row == row, cell.column == column,
          case .number(let number) = contents[row][column]
        else { continue }
        guard let figure = figure(number, row: row, column: column, label: labels[row - body.lowerBound], isRate: rate) else {
          return nil
        }
        // The same thing said twice with two values was not told apart.
        let s = figure.statement
        let key = "\(s.label.words)|\(s.measure)|\(s.scenario)|\(s.period.code)|\(s.area ?? "")"
        let value = figure.item.numeral.value
        if let other = said[key], other != value { return nil }
        said[key] = value
        figures[[row, column]] = figure
      }
    }
    return figures.isEmpty ? nil : figures
  }

  /// Figures without a head are understood only where each says its unit and the row its name.
  private func hasHeads(_ values: [Int]) -> Bool {
    for column in values where columns[column].headWords.isEmpty {
      guard grid.columnCount == 2, values.count == 1 else { return false }
      for row in body {
        if case .number(let number) = contents[row][column], number.unit == nil, caption.units.isEmpty { return false }
      }
    }
    return true
  }

  /// A column called an index whose figures all lie near nought holds rates of change.
  private func isRate(_ column: Int) -> Bool {
    guard columns[column].head.measure == nil else { return false }
    var isIndex = columns[column].head.isIndex || caption.isIndex
    var count = 0
    for row in body {
      guard case .number(let number) = contents[row][column] else { continue }
      guard let value = number.item.numeral.value, value < 50, number.unit == nil else { return false }
      if HeadReading.has(grid.words(row, columns[column].stubs.first ?? 0), "价格") { isIndex = true }
      count += 1
    }
    return isIndex && count >= 2 && columns[column].head.unit == nil
      && (HeadReading.has(columns[column].headWords, "指数") || HeadReading.has(caption.subject, "价格"))
  }

  // MARK: Rows

  private func rowLabels(_ stubs: [Int]) -> [RowLabel] {
    guard let last = stubs.last else { return body.map { _ in RowLabel() } }
    let reader = RowLabels(words: words, lists: lists) { words in
      names.indicator(for: Phrase() + words.label, measure: .level) != nil
    }
    // In a file of figures each row stands for itself: rows of other areas and years are no parts of one another.
    let isLong = columns.contains { ($0.kind == .area || $0.kind == .period || $0.kind == .attribute) }
    let amounts = columns.indices.filter {
      columns[$0].kind == .value && columns[$0].stubs == stubs && columns[$0].head.measure == nil && !columns[$0].head.isTarget
    }
    let group = columns.indices.filter { columns[$0].kind == .value && columns[$0].stubs == stubs }
    let rows = body.map { row in
      var amount: Decimal?
      var error: Decimal = 0
      if let first = amounts.first, !isLong, case .number(let number) = contents[row][first], !number.isNegative {
        amount = number.item.numeral.value
        error = Decimal(sign: .plus, exponent: -number.item.numeral.decimals - 1, significand: 5)
      }
      // A dash says that there is no figure; only a row of empty cells names what the rows below it are of.
      let hasFigures = group.contains { !grid.words(row, $0).isEmpty }
      return RowLabels.Row(stub: grid.words(row, last), amount: amount, error: error, hasFigures: hasFigures || isLong)
    }
    var labels: [RowLabel]
    if isLong {
      labels = rows.map { reader.labels([$0], subject: caption.subject)[0] }
    } else {
      labels = reader.labels(rows, subject: caption.subject)
    }
    // 人口 | 男性 is 男性人口; 经济发展 | 地区生产总值 stays.
    for outer in stubs.dropLast().reversed() {
      for (n, row) in body.enumerated() where !labels[n].standsAlone && !labels[n].words.isEmpty {
        let wider = grid.words(row, outer)
        if !wider.isEmpty, !wider.endsWith(labels[n].words), wider != labels[n].words { labels[n].stem = wider }
      }
    }
    return labels
  }

  private func label(_ row: RowLabel, _ head: HeadReading) -> CellWords? {
    var label: CellWords
    let noun = head.noun
    if row.words.isEmpty {
      label = noun.isEmpty ? caption.subject : noun
    } else if !noun.isEmpty {
      let countEndings: Set<Unicode.Scalar> = ["量", "额", "数", "值"]
      let plain = row.words.without(row.words.brackets)
      let saysItself = plain.endsWith(noun) || countEndings.contains(noun.last!) && plain.last == noun.last
      label = saysItself ? row.words : row.words.joined(to: noun)
    } else if !row.standsAlone, !row.stem.isEmpty {
      label = row.words.joined(to: row.stem)
    } else {
      label = row.words
    }
    if !head.scope.isEmpty, !label.contains(head.scope) { label = head.scope + label }
    return label.isEmpty ? nil : label
  }

  // MARK: Figures

  private func figure(_ number: CellNumber, row: Int, column: Int, label row1: RowLabel, isRate: Bool) -> Figure? {
    var head = columns[column].head
    for attribute in columns.indices where columns[attribute].kind == .attribute {
      let said = HeadReading(grid.words(row, attribute), table: words, units: lists.units)
      head.measure = said.measure ?? head.measure
      head.isFall = head.isFall || said.isFall
      head.isTarget = head.isTarget || said.isTarget
      head.isPrior = head.isPrior || said.isPrior
    }
    guard var label = label(row1, head) else { return nil }
    let unitColumn = columns.indices.first { columns[$0].kind == .unit }
    let rowUnit = unitColumn.flatMap { TableUnit(columnEntry: grid.words(row, $0), units: lists.units) } ?? row1.unit
    let isIndex = head.measure == nil && number.unit == nil && (head.isIndex || row1.isIndex || caption.isIndex)

    var measure = isRate ? .growth : head.measure ?? row1.measure
    var unit = number.unit ?? head.unit
    if measure == nil, caption.isGrowth, unit?.entry.family == .percent { measure = .growth }
    switch measure {
    case .growth, .share, .completion: unit = unit ?? TableUnit.percent(in: lists.units)
    case .rank: unit = number.unit
    case .change, .level, nil:
      if unit == nil, !isIndex { unit = rowUnit ?? captionUnit }
    }
    if measure == nil {
      switch unit?.entry.family {
      case .percent: measure = .share
      case .percentagePoint: measure = .change
      case .rank: measure = .rank
      default: measure = .level
      }
    }
    if isIndex, !isRate, !HeadReading.has(label, "指数"), !HeadReading.has(label, "系数") {
      label += Array("指数".unicodeScalars)
    }

    var item = number.item
    scale(&item, to: unit, isNegative: number.isNegative)
    item.role = .observation
    var statement = Statement()
    statement.measure = measure ?? .level
    statement.isFall = head.isFall && !number.isNegative
    statement.rule = "table"
    statement.isFlow = statement.measure == .growth || statement.measure == .change
    statement.area = area(row: row, column: column)
    time(&statement, head, row: row)
    statement.label = Phrase() + worded(label, statement.measure, head).label
    return Figure(item: item, statement: statement)
  }

  /// As the labels of prose are worded: a place is a 位次, a part a 占比.
  private func worded(_ label: CellWords, _ measure: Measure, _ head: HeadReading) -> CellWords {
    func with(_ ending: String, unless endings: [StaticPhrase]) -> CellWords {
      endings.contains { HeadReading.has(label, $0) } ? label : label + Array(ending.unicodeScalars)
    }
    switch measure {
    case .rank: return with("位次", unless: ["位次", "排名", "名次"])
    case .completion: return with("完成率", unless: ["完成率", "进度"])
    case .share where head.measure == .share: return with("占比", unless: ["占", "比重", "构成"])
    default: return label
    }
  }

  private var captionUnit: TableUnit? {
    caption.units.first { $0.entry.family != .percent } ?? caption.units.first
  }

  private func scale(_ item: inout Item, to unit: TableUnit?, isNegative: Bool) {
    let power = Decimal.power(unit?.scale ?? 0) * (isNegative ? -1 : 1)
    if let value = item.numeral.value { item.numeral.value = value * power }
    if let value = item.upper?.value { item.upper?.value = value * power }
    item.numeral.scale += unit?.scale ?? 0
    item.upper?.scale += unit?.scale ?? 0
    item.unit = unit?.entry
    item.unitText = unit?.text ?? ""
  }

  private func area(row: Int, column: Int) -> String? {
    var named = columns[column].area
    if let areaColumn = columns.indices.first(where: { columns[$0].kind == .area }) {
      let cell = grid.words(row, areaColumn)
      if cell.isEmpty || cell.matches(words.total) && !isDataFile { return nil }
      named = cell.label
    }
    guard let named, named != profile.area?.name else { return nil }
    return named
  }

  private func time(_ statement: inout Statement, _ head: HeadReading, row: Int) {
    let year = caption.period?.year ?? scope.lastYear ?? profile.year
    var explicit: TimePeriod?
    if let column = columns.indices.first(where: { columns[$0].kind == .period }) {
      var cell = grid.words(row, column)
      explicit = NamedPeriod(taking: &cell)?.period(orYear: year)
      if explicit == nil, case .number(let number) = contents[row][column], let y = number.year { explicit = TimePeriod(year: y) }
    }
    if explicit == nil, let named = head.period { explicit = named.period(orYear: year) }
    if explicit == nil, head.isPrior, let year { explicit = TimePeriod(year: year - 1) }
    if explicit == nil, let named = caption.period, named.year != scope.lastYear || named.months != nil {
      explicit = named.period(orYear: year)
    }
    statement.period = explicit ?? scope.period(isFlow: statement.isFlow)
    let isTarget = head.isTarget || (caption.isTarget && head.measure != .completion && head.period == nil && !head.isPrior)
    let spoken = explicit?.year
    if isTarget || scope.scenario == .target && spoken.map({ s in profile.year.map { s > $0 } ?? true }) ?? true {
      statement.scenario = .target
    } else if let spoken, let reviewed = profile.year, !isDataFile {
      statement.scenario = spoken > reviewed ? .target : spoken < reviewed ? .baseline : .actual
    }
  }
}
