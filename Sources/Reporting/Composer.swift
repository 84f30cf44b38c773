import Analysis
import FoundationEssentials
import Statistics

/// Writes the parts of one brief and collects the evidence of every number as it goes.
struct Composer {
  let comparison: Comparison
  let settings: BriefSettings
  let figures: [BriefFigure]
  let wording: AreaWording
  let topics: [Topic]
  let keyTopics: [Topic]
  /// The topics with a table or a chart.
  let shownTopics: [Topic]
  /// What the first annex prints.
  let annex: Annex
  var evidence = EvidenceRegister()

  init(_ comparison: Comparison, settings: BriefSettings, figures: [BriefFigure]) {
    self.comparison = comparison
    self.settings = settings
    self.figures = figures
    wording = AreaWording(comparison.areas)
    topics = comparison.topics()
    keyTopics = comparison.keyTopics(of: topics, limit: settings.indicatorLimit)
    shownTopics = comparison.shownTopics(of: keyTopics, limit: settings.exhibitLimit)
    annex = Annex(comparison)
  }

  var areas: [ReferenceArea] { comparison.areas }
  var isSingle: Bool { comparison.isSingleArea }
  var newest: Int? { comparison.years.last }

  func name(_ area: Int) -> String { escaped(areas[area].name) }

  /// An area in a table's stub: 内蒙古, 广西; districts keep their full names.
  func stub(_ area: ReferenceArea) -> String { escaped(AreaWording.short(area)) }

  // MARK: Numbers in prose

  /// A stated number without its sign's word, with 约, 以上 or 以内 around it, bound to its source.
  mutating func stated(_ o: Observation, signed: Bool = false) -> String {
    let (before, after) = NumberPrinting.hedge(o.quantity)
    let text = NumberPrinting.written(o.quantity, signed: signed).replacing("-", with: "−")
    return before + evidence.bind(text, to: o) + after
  }

  /// A stated number in the unit of its table, so that the numbers of one sentence can be compared as they stand.
  mutating func stated(_ o: Observation, in scale: TableScale, signed: Bool = false) -> String {
    let q = o.quantity
    guard !q.isMasked, q.family != .rank, scale.unit != "%", scale.unit.hasSuffix(q.unit) else {
      return stated(o, signed: signed)
    }
    let (before, number, after) = scale.text(q)
    return before + evidence.bind((signed ? number : number.replacing("−", with: "")) + scale.unit, to: o) + after
  }

  /// A computed number, bound to its formula.
  mutating func computed(
    _ d: Derived, key: String, places: Int? = nil, unit: String? = nil, signed: Bool = false,
    shared: Evidence.Shared? = nil
  ) -> String {
    let rule = comparison.rounding
    let text = NumberPrinting.computed(d.value, unit: unit ?? d.unit, places: places, signed: signed, rule: rule)
      .replacing("-", with: "−")
    return evidence.bind(
      text, key: key,
      .init(
        printed: NumberPrinting.computed(d.value, unit: unit ?? d.unit, places: places, signed: true, rule: rule)
          .replacing("-", with: "−"),
        formula: d.formula, inputs: d.inputs, shared: shared))
  }

  /// The one line of the source index for the growth of a row's areas.
  func growthLine(_ row: Row, year: Int, points: Bool = false) -> Evidence.Shared {
    Evidence.Shared(
      key: "\(points ? "change" : "growth")|\(row.key)|\(year)", printed: points ? "增减" : "增幅",
      formula: "\(row.indicator.name)：" + (points ? "\(year)年−\(year - 1)年" : "\(year)年÷\(year - 1)年−1"))
  }

  /// A count of what the comparison holds: areas, documents, cells.
  mutating func count(_ n: Int, _ unit: String, key: String, of what: String, inputs: [String] = []) -> String {
    evidence.bind(
      "\(n)\(unit)", key: key,
      .init(
        printed: "\(n)\(unit)", formula: "计数：\(what)", inputs: inputs,
        shared: .init(key: "count", printed: "各项计数", formula: "按附件和随附数据文件逐项计数")))
  }

  /// A place in the ranking of a row's comparable areas.
  mutating func place(_ rank: Int, of entry: Entry, in row: Row, year: Int) -> String {
    let peers = row.usable(areas: areas.count, year: year)
    return evidence.bind(
      "第\(rank)位", key: "rank|\(row.key)|\(areas[entry.area].key)|\(year)",
      .init(
        printed: "第\(rank)位", formula: "\(year)年可比的\(peers.count)\(wording.counter)排序",
        // The one that is placed comes first.
        inputs: ([entry] + peers.filter { $0.area != entry.area }).compactMap(\.cell.observation?.id),
        operation: row.indicator.direction == .lower ? .rankAscending : .rank, shared: rankLine(row, year: year)))
  }

  /// The one line of the source index for the places of a row's areas.
  func rankLine(_ row: Row, year: Int) -> Evidence.Shared {
    let peers = row.usable(areas: areas.count, year: year)
    return Evidence.Shared(
      key: "rank|\(row.key)|\(year)", printed: "位次",
      formula: "\(row.indicator.name)：\(year)年\(peers.count)\(wording.counter)排序")
  }

  /// One number said of several areas: bound to the one source, or to all.
  mutating func shared(_ entries: [Entry], in row: Row, signed: Bool = false) -> String {
    guard let first = entries.first?.cell.observation else { return "" }
    let scale = TableScale(of: [row])
    if entries.count == 1 { return stated(first, in: scale, signed: signed) }
    let (before, after) = NumberPrinting.hedge(first.quantity)
    let text =
      scale.unit == "%"
      ? NumberPrinting.written(first.quantity, signed: signed).replacing("-", with: "−")
      : scale.text(first.quantity).number + scale.unit
    let names = entries.map { areas[$0.area].name }.joined(separator: "、")
    return before
      + evidence.bind(
        text, key: "shared|\(row.key)|\(names)|\(entries[0].period.code)",
        .init(printed: text, formula: "\(entries.count)\(wording.counter)材料所述数值相同", inputs: entries.compactMap { $0.cell.observation?.id }))
      + after
  }

  /// A computed number as a table prints it.
  func tabular(_ value: Decimal, places: Int) -> String {
    NumberPrinting.tabular(value, places: places, rule: comparison.rounding)
  }

  // MARK: Lists in Chinese

  func list(_ items: [String]) -> String {
    guard items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: "、") + "和" + items.last!
  }

  func names(_ entries: [Entry]) -> String { list(entries.map { name($0.area) }) }
}

extension ReferenceArea {
  /// Says which area this is, for the ids of what is computed for it.
  var key: String { code.isEmpty ? name : code }
}
