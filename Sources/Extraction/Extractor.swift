package import CodeLists
package import Documents
import FoundationEssentials
package import Statistics

/// Accounts for every number of a document: an observation with what it measures, or the reason why it is none.
package struct Extractor: Sendable {
  let lists: CodeLists
  let grammar: Grammar
  let names: IndicatorNames
  let tableWords: TableWords

  package init(_ lists: CodeLists) {
    self.lists = lists
    grammar = Grammar(lists.words)
    names = IndicatorNames(lists.indicators, words: lists.words, grammar: grammar)
    tableWords = TableWords(lists.tables)
  }

  /// The ledger of a document.
  package func ledger(
    of document: Document, as profile: DocumentProfile, areas: [ReferenceArea] = []
  ) -> Ledger {
    var entries: [LedgerEntry] = []
    forEachEntry(of: document, as: profile, areas: areas) { entries.append($0) }
    return Ledger(profile: profile, entries: entries)
  }

  /// Hands out the entries of a document's ledger one by one, in the order of the text, while it is read.
  ///
  /// What is kept meanwhile does not grow with the document; `passageSize` is how much of it is read at a time.
  package func forEachEntry(
    of document: Document, as profile: DocumentProfile, areas: [ReferenceArea] = [],
    passageSize: Int = Passage.usualSize, _ use: (LedgerEntry) throws -> Void
  ) rethrows {
    let sections = document.outline()
    let seed = IdentitySeed(digest: document.digest)
    var headings = HeadingPath(sections, document: document)
    var scopes: ScopeMap?
    var before = SentenceBefore()
    try Passage.forEach(of: document, sections: sections, size: passageSize) { passage in
      let text = PreparedText(passage, script: lists.script)
      let here = Surroundings(text: text, enclosures: Enclosures(text), lists: lists, grammar: grammar, names: names.trie)
      let current = ScopeMap(passage, text: text, profile: profile, grammar: grammar, after: scopes)
      scopes = current
      var items = items(here, from: passage.lead)
      let tables = TableReader(
        here: here, profile: profile, scopes: current, words: tableWords, names: names,
        areas: areas.map(\.name), isDataFile: document.isDataFile
      ).readings(of: passage.document)
      let cells = TableEntries(tables, replacing: &items)
      let reader = StatementReader(here: here, profile: profile, scopes: current)
      for (sentence, slice) in text.sentences(of: items) {
        let statements = cells.statements(of: slice, in: sentence, otherwise: reader, after: &before)
        for (i, statement) in zip(slice.indices, statements) {
          let item = items[i]
          let range = item.range.shifted(by: passage.start)
          guard let statement else {
            let role = item.role ?? .incidental
            try use(LedgerEntry(range: range, text: document.words(range), role: role, rule: item.rule))
            continue
          }
          var citation = document.cite(range)
          cells.cite(item, in: passage.document, &citation)
          let observation = observation(
            item, statement, id: seed.id(at: range.lowerBound), section: headings.path(at: range.lowerBound),
            citation: citation)
          try use(
            LedgerEntry(
              range: range, text: citation.words, role: item.role ?? .incidental, rule: statement.rule,
              observation: observation))
        }
      }
    }
  }

  /// The numbers of a text, with the roles of those that are no observations.
  private func items(_ here: Surroundings, from start: Int) -> [Item] {
    var items = ItemReader(text: here.text, lists: lists, grammar: grammar).items(from: start)
    for i in items.indices {
      if items[i].role == nil {
        decide(&items[i], here)
      } else if here.enclosures.title(at: items[i].range.lowerBound) != nil {
        // The year in a document's title is part of its name.
        (items[i].role, items[i].rule) = (.name, "inside-book-title")
      }
    }
    return items
  }

  private func decide(_ item: inout Item, _ here: Surroundings) {
    let rules = ExclusionRule.all
    if let first = rules.indices.first(where: { rules[$0].applies(item, here) }) {
      (item.role, item.rule) = (rules[first].role, rules[first].name)
    } else {
      item.role = .observation
    }
  }

  private func observation(
    _ item: Item, _ statement: Statement, id: String, section: [String], citation: Citation
  ) -> Observation {
    let label = statement.label.words
    let quantity = quantity(item, statement)
    let named = names.indicator(of: statement).flatMap { id in
      names.measures(id, quantity, as: statement.measure) ? id : nil
    }
    return Observation(
      id: id, indicator: named, label: label, area: statement.area,
      period: statement.period, scenario: statement.scenario, measure: statement.measure,
      quantity: quantity, qualifiers: statement.qualifiers, rule: statement.rule, section: section,
      citation: citation)
  }

  private func quantity(_ item: Item, _ statement: Statement) -> Quantity {
    let factor = item.unit?.factor ?? 1
    func amount(_ numeral: Numeral) -> Decimal? {
      numeral.value.map { value in
        let signed = statement.isFall ? -value : value
        return factor == 1 ? signed : signed * factor
      }
    }
    var unit = item.unitText
    var family = item.unit?.family ?? .count
    if statement.measure == .rank {
      unit = unit.isEmpty || unit == "名" && item.bound != .atMost || unit == "个位次" ? "位" : unit
      family = .rank
    } else if item.unit == nil {
      (unit, family) = impliedUnit(statement)
    }
    let isRange = item.upper != nil
    return Quantity(
      value: isRange ? nil : amount(item.numeral), low: isRange ? amount(item.numeral) : nil,
      high: item.upper.flatMap(amount), unit: unit, family: family, scale: item.numeral.scale,
      decimals: item.numeral.decimals, bound: item.bound, isMasked: item.isMasked)
  }

  /// 惠及30万 counts people; *亿 of a loan is money; an index has no unit.
  private func impliedUnit(_ statement: Statement) -> (String, UnitFamily) {
    let label = statement.label
    if label.contains("指数") || label.contains("系数") { return ("", .index) }
    if label.ends(with: "收入比") || label.ends(with: "倍差") || label.ends(with: "比值") || label.ends(with: "之比") { return ("", .ratio) }
    if label.ends(with: "人次") { return ("人次", .count) }
    if grammar.moneyNouns.occurs(in: label.folded, 0..<label.count) { return ("元", .money) }
    if grammar.personNouns.occurs(in: label.folded, 0..<label.count) { return ("人", .count) }
    if label.folded.last == "户", !label.ends(with: "用户") { return ("户", .count) }
    if label.contains("比") { return ("", .ratio) }
    return ("", .other)
  }
}

/// Makes the ids of a document's observations from its digest and their offsets: the same input gives the same ids.
struct IdentitySeed: Sendable {
  private let seed: UInt64

  init(digest: String) {
    seed = Self.mix(0xcbf2_9ce4_8422_2325, digest.utf8)
  }

  func id(at offset: Int) -> String {
    let hash = Self.mix(seed, String(offset).utf8)
    let folded = hash ^ (hash >> 40)
    // Ten hexadecimal digits.
    return String(unsafeUninitializedCapacity: 12) { bytes in
      (bytes[0], bytes[1]) = (UInt8(ascii: "o"), UInt8(ascii: "-"))
      for place in 0..<10 {
        let digit = UInt8(truncatingIfNeeded: folded >> UInt64(36 - 4 * place) & 15)
        bytes[2 + place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
      }
      return 12
    }
  }

  /// FNV-1a.
  private static func mix(_ start: UInt64, _ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

/// The titles above a place of the text, outermost first, for offsets that only grow.
struct HeadingPath {
  private let document: Document
  private var ahead: ArraySlice<Section>
  private var open: [Section] = []
  private var titles: [String] = []

  init(_ sections: [Section], document: Document) {
    self.document = document
    ahead = sections[...]
  }

  mutating func path(at offset: Int) -> [String] {
    let isSame = ahead.first.map { $0.range.lowerBound > offset } ?? true && open.allSatisfy { $0.range.upperBound > offset }
    guard !isSame else { return titles }
    while let next = ahead.first, next.range.lowerBound <= offset {
      open.append(next)
      ahead.removeFirst()
    }
    open.removeAll { $0.range.upperBound <= offset }
    titles = open.map { document.words($0.title) }
    return titles
  }
}
