/// The words of official prose that tell how a number is meant, by kind.
package struct WordList: Sendable {
  private var byKind: [String: [String]] = [:]

  package init() {}

  /// Reads `words.tsv`: kind, words separated by spaces.
  package init(_ table: TableFile) throws(CodeListError) {
    for record in table.records {
      guard record.columns.count == 2 else {
        throw .columns(table.place(record), expected: 2, found: record.columns.count)
      }
      byKind[String(record.columns[0]), default: []] += record.columns[1].split(separator: " ").map(String.init)
    }
  }

  package subscript(kind: String) -> [String] { byKind[kind] ?? [] }

  /// Classifiers that count the same things, a set for each group: 家 and 户, 场 and 场次.
  package var classifierGroups: [Set<String>] {
    byKind.keys.filter { $0.hasPrefix("classifier.") }.sorted().map { Set(self[$0]) }
  }
}
