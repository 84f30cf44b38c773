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
  let listedRows: [Row]
  var evidence = EvidenceRegister()

  init(_ comparison: Comparison, settings: BriefSettings, figures: [BriefFigure]) {
    self.comparison = comparison
    self.settings = settings
    self.figures = figures
    wording = AreaWording(comparison.areas)
    topics = comparison.topics()
    keyTopics = comparison.keyTopics(of: topics, limit: settings.indicatorLimit)
    listedRows = comparison.listedRows(topics)
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

  /// A computed number, bound to its formula.
  mutating func computed(
    _ d: Derived, key: String, places: Int? = nil, unit: String? = nil, signed: Bool = false
  ) -> String {
    let text = NumberPrinting.computed(d.value, unit: unit ?? d.unit, places: places, signed: signed)
      .replacing("-", with: "−")
    return evidence.bind(
      text, key: key,
      .init(
        printed: NumberPrinting.computed(d.value, unit: unit ?? d.unit, places: places, signed: true)
          .replacing("-", with: "−"),
        formula: d.formula, inputs: d.inputs))
  }

  /// A count of what the comparison holds: areas, documents, cells.
  mutating func count(_ n: Int, _ unit: String, key: String, of what: String, inputs: [String] = []) -> String {
    evidence.bind("\(n)\(unit)", key: key, .init(printed: "\(n)\(unit)", formula: "计数：\(what)", inputs: inputs))
  }

  /// A place in the ranking of a row's comparable areas.
  mutating func place(_ rank: Int, of entry: Entry, in row: Row, year: Int) -> String {
    let peers = row.usable(areas: areas.count, year: year)
    return evidence.bind(
      "第\(rank)位", key: "rank|\(row.key)|\(areas[entry.area].key)|\(year)",
      .init(
        printed: "第\(rank)位", formula: "\(year)年可比的\(peers.count)\(wording.counter)排序",
        inputs: peers.compactMap(\.cell.observation?.id)))
  }

  /// One number said of several areas: bound to the one source, or to all.
  mutating func shared(_ entries: [Entry], in row: Row, signed: Bool = false) -> String {
    guard let first = entries.first?.cell.observation else { return "" }
    if entries.count == 1 { return stated(first, signed: signed) }
    let (before, after) = NumberPrinting.hedge(first.quantity)
    let text = NumberPrinting.written(first.quantity, signed: signed).replacing("-", with: "−")
    let names = entries.map { areas[$0.area].name }.joined(separator: "、")
    return before
      + evidence.bind(
        text, key: "shared|\(row.key)|\(names)|\(entries[0].period.code)",
        .init(printed: text, formula: "\(names)材料所述数值相同", inputs: entries.compactMap { $0.cell.observation?.id }))
      + after
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
