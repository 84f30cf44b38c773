import Analysis
import Statistics

extension Study {
  /// The date of the newest document: a whole date that stands alone at the head or the foot of a compared document, as a
  /// signature or a web page's date of publication does, in the year reported on or the one after.
  var newestDate: IssueDate? {
    let compared = Set(assumptions.filter(\.isCompared).map(\.profile.document))
    return ledgers.filter { compared.contains($0.profile.document) }.compactMap(\.ownDate).max()
  }

  /// The last day of the newest year compared: what a file without a date of issue bears in its metadata.
  var yearEnd: IssueDate {
    IssueDate(year: comparison.years.last ?? 2000, month: 12, day: 31)!
  }
}

extension Ledger {
  /// How far into a text, from its head or its foot, its own date stands, in numbers of the text.
  private static let entriesLooked = 4

  var ownDate: IssueDate? {
    guard let year = profile.year else { return nil }
    let ends =
      entries.count <= 2 * Self.entriesLooked
      ? entries[...] : entries.prefix(Self.entriesLooked) + entries.suffix(Self.entriesLooked)
    return ends.filter { $0.role == .date }.compactMap { IssueDate($0.text) }
      .filter { $0.year == year || $0.year == year + 1 }.max()
  }
}
