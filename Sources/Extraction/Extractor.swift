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
    let text = PreparedText(document.text, script: lists.script)
    let here = Surroundings(text: text, enclosures: Enclosures(text), lists: lists, grammar: grammar, names: names.trie)
    var items = ItemReader(text: text, lists: lists, grammar: grammar).items()
    for i in items.indices {
      if items[i].role == nil {
        decide(&items[i], here)
      } else if here.enclosures.title(at: items[i].range.lowerBound) != nil {
        // The year in a document's title is part of its name.
        (items[i].role, items[i].rule) = (.name, "inside-book-title")
      }
    }

    let sections = document.outline()
    let scopes = ScopeMap(document, text: text, sections: sections, profile: profile, grammar: grammar)
    let reader = StatementReader(here: here, profile: profile, scopes: scopes)
    let tables = TableReader(
      here: here, profile: profile, scopes: scopes, words: tableWords, names: names,
      areas: areas.map(\.name), isDataFile: document.isDataFile
    ).readings(of: document)
    let cells = TableEntries(tables, replacing: &items)
    let seed = IdentitySeed(digest: document.digest)
    var headings = HeadingPath(sections, document: document)
    var entries: [LedgerEntry] = []
    entries.reserveCapacity(items.count)
    var head = Phrase()
    for (sentence, slice) in sentences(of: items, in: text) {
      let statements = cells.statements(of: slice, in: sentence, otherwise: reader, after: &head)
      for (item, statement) in zip(slice, statements) {
        var entry = LedgerEntry(
          range: item.range, text: document.words(item.range), role: item.role ?? .incidental, rule: item.rule)
        if let statement {
          entry.rule = statement.rule
          entry.observation = observation(
            item, statement, document: document, seed: seed, section: headings.path(at: item.range.lowerBound))
          cells.cite(&entry.observation, in: document)
        }
        entries.append(entry)
      }
    }
    return Ledger(profile: profile, entries: entries)
  }

  private func decide(_ item: inout Item, _ here: Surroundings) {
    for rule in ExclusionRule.all where rule.applies(item, here) {
      item.role = rule.role
      item.rule = rule.name
      return
    }
    item.role = .observation
  }

  /// The sentences that hold items, with their items; a sentence never reaches over the end of its block.
  private func sentences(of items: [Item], in text: PreparedText) -> [(Range<Int>, ArraySlice<Item>)] {
    var result: [(Range<Int>, ArraySlice<Item>)] = []
    var first = 0
    while first < items.count {
      var start = items[first].range.lowerBound
      while start > 0, !text.folded[start - 1].isSentenceEnd { start -= 1 }
      var end = items[first].range.upperBound
      while end < text.count, !text.folded[end].isSentenceEnd { end += 1 }
      var last = first + 1
      while last < items.count, items[last].range.lowerBound < end { last += 1 }
      result.append((start..<max(end, items[last - 1].range.upperBound), items[first..<last]))
      first = last
    }
    return result
  }

  private func observation(
    _ item: Item, _ statement: Statement, document: Document, seed: IdentitySeed, section: [String]
  ) -> Observation {
    let label = statement.label.words
    let quantity = quantity(item, statement)
    let named = names.indicator(for: statement.label, measure: statement.measure).flatMap { id in
      names.measures(id, quantity, as: statement.measure) ? id : nil
    }
    return Observation(
      id: seed.id(at: item.range.lowerBound), indicator: named, label: label, area: statement.area,
      period: statement.period, scenario: statement.scenario, measure: statement.measure,
      quantity: quantity, qualifiers: statement.qualifiers, rule: statement.rule, section: section,
      citation: document.cite(item.range))
  }

  private func quantity(_ item: Item, _ statement: Statement) -> Quantity {
    let factor = item.unit?.factor ?? 1
    func amount(_ numeral: Numeral) -> Decimal? {
      numeral.value.map { (statement.isFall ? -1 : 1) * $0 * factor }
    }
    var unit = item.unitText
    var family = item.unit?.family ?? .count
    if statement.measure == .rank {
      unit = unit.isEmpty || unit == "名" || unit == "个位次" ? "位" : unit
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
    for word in ["金额", "资金", "投资", "基金", "贷款", "授信", "收入", "产值", "总额"] as [StaticPhrase] where label.contains(word) {
      return ("元", .money)
    }
    for word in ["人", "群众", "居民", "学生", "百姓", "市民", "村民", "职工", "老人", "党员", "儿童", "惠及"] as [StaticPhrase] where label.contains(word) { return ("人", .count) }
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
    let folded = (hash ^ (hash >> 40)) & 0xFF_FFFF_FFFF
    let hex = String(folded, radix: 16)
    return "o-" + String(repeating: "0", count: 10 - hex.count) + hex
  }

  /// FNV-1a.
  private static func mix(_ start: UInt64, _ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

/// The titles above a place of the text, outermost first, for offsets that only grow.
struct HeadingPath {
  private let sections: [(section: Section, title: String)]
  private var next = 0
  private var open: [Int] = []

  init(_ sections: [Section], document: Document) {
    self.sections = sections.map { ($0, document.words($0.title)) }
  }

  mutating func path(at offset: Int) -> [String] {
    while next < sections.count, sections[next].section.range.lowerBound <= offset {
      open.append(next)
      next += 1
    }
    open.removeAll { sections[$0].section.range.upperBound <= offset }
    return open.map { sections[$0].title }
  }
}
