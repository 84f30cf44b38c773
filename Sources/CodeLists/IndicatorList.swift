package import Statistics

/// What can be measured: indicators with codes, names, synonyms and the unit that they are compared in.
package struct IndicatorList: Sendable {
  /// An indicator as the list has it.
  package struct Entry: Hashable, Sendable {
    package var indicator: Indicator
    /// The unit that amounts are brought to before they are compared; empty where they stay as stated.
    package var unit: String
    package var synonyms: [String]
  }

  package private(set) var entries: [Entry] = []
  private var byID: [String: Int] = [:]
  private var byName: [String: Int] = [:]

  package init() {}

  /// Reads `indicators.tsv`: code, name, English name, domain, family, unit, direction, additive, synonyms.
  package init(_ table: TableFile) throws(CodeListError) {
    for record in table.records {
      let columns = record.columns.map(String.init)
      guard columns.count == 9 else { throw .columns(table.place(record), expected: 9, found: columns.count) }
      guard let domain = Domain(rawValue: columns[3]) else {
        throw .unknownWord(table.place(record), column: "domain", word: columns[3], allowed: Domain.allCases.map(\.rawValue))
      }
      guard let family = UnitFamily(rawValue: columns[4]) else {
        throw .unknownWord(
          table.place(record), column: "family", word: columns[4], allowed: UnitFamily.allCases.map(\.rawValue))
      }
      guard let direction = Indicator.Direction(rawValue: columns[6]) else {
        throw .unknownWord(
          table.place(record), column: "direction", word: columns[6], allowed: ["higher", "lower", "neutral"])
      }
      guard byID[columns[0]] == nil else { throw .repeated(table.place(record), code: columns[0]) }
      let entry = Entry(
        indicator: Indicator(
          id: columns[0], name: columns[1], englishName: columns[2], domain: domain, family: family,
          direction: direction, isAdditive: columns[7] == "yes", order: entries.count),
        unit: columns[5], synonyms: columns[8].split(separator: "|").map(String.init))
      for name in [entry.indicator.name] + entry.synonyms {
        guard byName[name] == nil else { throw .repeated(table.place(record), code: name) }
        byName[name] = entries.count
      }
      byID[columns[0]] = entries.count
      entries.append(entry)
    }
  }

  /// The indicator with a code.
  package subscript(id: String) -> Indicator? { byID[id].map { entries[$0].indicator } }

  /// The unit that an indicator is compared in; nil where amounts stay as stated.
  package func unit(of id: String) -> String? {
    byID[id].flatMap { entries[$0].unit.isEmpty ? nil : entries[$0].unit }
  }

  /// The indicator of exactly this name or synonym.
  package func named(_ name: String) -> Indicator? { byName[name].map { entries[$0].indicator } }
}
