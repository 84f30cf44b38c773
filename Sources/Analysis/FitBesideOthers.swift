import FoundationEssentials

extension Comparability.Reason {
  /// What may be said of a figure and still let it stand beside the others, with its hedge printed.
  package static let harmless: Set<Comparability.Reason> = [.approximate, .bound, .range, .otherDocument, .boundaryChange]
}

extension Cell {
  /// Whether its number may be ranked, drawn and counted beside the figures of other areas and years.
  ///
  /// Sentences, charts and the workbook ask here, so that a title and the paragraph beside it name the same number of areas.
  package var isFitBesideOthers: Bool {
    value != nil && comparability.verdict != .incomparable && Comparability.Reason.harmless.isSuperset(of: comparability.reasons)
  }
}
