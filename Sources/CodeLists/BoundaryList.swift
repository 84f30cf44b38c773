/// When the territory of a division changed, so that figures from before and after are not of the same area.
package struct BoundaryList: Sendable {
  package struct Change: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable { case gained, lost }

    /// The first year with the new boundary.
    package var year: Int
    package var kind: Kind
    /// The codes of the divisions that territory came from or went to.
    package var others: [String]
  }

  private var byCode: [String: [Change]] = [:]

  package init() {}

  /// Reads `boundaries.tsv`: code, year, what happened, the other codes.
  package init(_ table: TableFile) throws(CodeListError) {
    for record in table.records {
      guard record.columns.count == 4 else {
        throw .columns(table.place(record), expected: 4, found: record.columns.count)
      }
      guard let year = Int(record.columns[1]) else {
        throw .unknownWord(table.place(record), column: "year", word: String(record.columns[1]), allowed: ["2021"])
      }
      guard let kind = Change.Kind(rawValue: String(record.columns[2])) else {
        throw .unknownWord(
          table.place(record), column: "kind", word: String(record.columns[2]),
          allowed: Change.Kind.allCases.map(\.rawValue))
      }
      byCode[String(record.columns[0]), default: []].append(
        Change(year: year, kind: kind, others: record.columns[3].split(separator: " ").map(String.init)))
    }
  }

  /// The changes after one year and up to another: what a comparison of the two has to say.
  package func changes(of code: String, after earlier: Int, upTo later: Int) -> [Change] {
    (byCode[code] ?? []).filter { $0.year > earlier && $0.year <= later }
  }
}
