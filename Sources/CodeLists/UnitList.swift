package import FoundationEssentials
package import Statistics

/// Units and classifiers, and what they are in base units.
package struct UnitList: Sendable {
  package struct Entry: Hashable, Sendable {
    /// The base unit that values are given in.
    package var unit: String
    package var family: UnitFamily
    /// How many base units one written unit is.
    package var factor: Decimal
    /// How many of the family's common unit (kilogram, square metre) one base unit is; nil where amounts are not converted.
    package var common: Decimal?

    package init(unit: String, family: UnitFamily, factor: Decimal, common: Decimal?) {
      self.unit = unit
      self.family = family
      self.factor = factor
      self.common = common
    }
  }

  private var written = PhraseIndex([])
  /// What each written form of a unit is.
  private var entries: [Entry] = []
  private var byUnit: [String: Entry] = [:]

  package init() {}

  /// Reads `units.tsv`: written unit, base unit, family, factor, factor to the family's common unit.
  package init(_ table: TableFile) throws(CodeListError) {
    var forms: [[Unicode.Scalar]] = []
    for record in table.records {
      guard record.columns.count == 5 else {
        throw .columns(table.place(record), expected: 5, found: record.columns.count)
      }
      guard let family = UnitFamily(rawValue: String(record.columns[2])) else {
        throw .unknownWord(
          table.place(record), column: "family", word: String(record.columns[2]),
          allowed: UnitFamily.allCases.map(\.rawValue))
      }
      let factor = Decimal(string: String(record.columns[3])) ?? 1
      let entry = Entry(
        unit: String(record.columns[1]), family: family, factor: factor,
        common: record.columns[4].isEmpty ? nil : Decimal(string: String(record.columns[4])))
      let words = Array(record.columns[0].unicodeScalars)
      // 户（套） may be written with half-width brackets, and rules look at text made half-width.
      forms += [words, words.map { $0 == "（" ? "(" : $0 == "）" ? ")" : $0 }]
      entries += [entry, entry]
      if record.columns[0] == record.columns[1] { byUnit[entry.unit] = entry }
    }
    written = PhraseIndex(forms)
  }

  /// The longest unit that begins at a place of a text.
  package func match(in text: [Unicode.Scalar], at start: Int, before end: Int) -> (entry: Entry, end: Int)? {
    let found = written.longest(in: text, at: start, before: end)
    return found.number < 0 ? nil : (entries[found.number], found.end)
  }

  /// The entry of a base unit.
  package subscript(unit: String) -> Entry? { byUnit[unit] }

  /// How many of `other` one `unit` is; nil where the two do not measure the same.
  package func factor(from unit: String, to other: String) -> Decimal? {
    if unit == other { return 1 }
    guard let a = byUnit[unit], let b = byUnit[other], a.family == b.family, let x = a.common, let y = b.common else {
      return nil
    }
    return x / y
  }
}
