import CodeLists
package import Documents
package import Statistics

extension Extractor {
  /// The ledgers of a document: one; for a file of figures about several areas or years, one for each of them.
  ///
  /// A csv or xlsx summary is many reports in one: each row says its area and year. Its ledger is divided by them, so
  /// that each part is compared as the report of that area and year. Together the parts hold every number of the file
  /// once; what is no figure of an area and year (heads, serial numbers, totals of several areas) stands in the first.
  package func ledgers(
    of document: Document, as profile: DocumentProfile, areas: [ReferenceArea] = []
  ) -> [Ledger] {
    let whole = ledger(of: document, as: profile, areas: areas)
    guard document.isDataFile else { return [whole] }
    var parts: [(key: Part, entries: [LedgerEntry])] = []
    var rest: [LedgerEntry] = []
    for entry in whole.entries {
      guard let observation = entry.observation, let key = part(of: observation, profile: profile, areas: areas) else {
        rest.append(entry)
        continue
      }
      var entry = entry
      if observation.area != nil { entry.observation?.area = key.area.name }
      if let index = parts.firstIndex(where: { $0.key == key }) {
        parts[index].entries.append(entry)
      } else {
        parts.append((key, [entry]))
      }
    }
    guard let first = parts.first else { return [whole] }
    parts[0].entries = (first.entries + rest).sorted { $0.range.lowerBound < $1.range.lowerBound }
    return parts.map { part in
      var own = profile
      if own.area != part.key.area { own.areaEvidence = "\(part.key.area.name)（表内）" }
      if own.year != part.key.year { own.yearEvidence = "\(part.key.year)年（表内）" }
      (own.area, own.year) = (part.key.area, part.key.year)
      return Ledger(profile: own, entries: part.entries)
    }
  }

  private struct Part: Hashable {
    var area: ReferenceArea
    var year: Int
  }

  /// The area and year that a figure is reported for; nil where one of them is not known.
  private func part(of observation: Observation, profile: DocumentProfile, areas: [ReferenceArea]) -> Part? {
    guard let year = observation.period.year ?? profile.year else { return nil }
    guard let name = observation.area else { return profile.area.map { Part(area: $0, year: year) } }
    guard !Array(name.unicodeScalars).matches(tableWords.total) else { return nil }
    if let own = areas.first(where: { $0.name == name }) { return Part(area: own, year: year) }
    return Part(area: listed(name, near: profile.area, areas: areas), year: year)
  }

  /// The area of a name; of several of that name the one that lies with the document's own or the folder's.
  private func listed(_ name: String, near home: ReferenceArea?, areas: [ReferenceArea]) -> ReferenceArea {
    let scalars = Array(name.unicodeScalars)
    guard let match = lists.areas.match(in: scalars, at: 0, before: scalars.count), match.end == scalars.count else {
      return ReferenceArea(code: "", name: name)
    }
    var codes = match.codes
    if codes.count > 1 {
      let near = ([home].compactMap { $0 } + areas).map { $0.code.prefix(4) }.filter { !$0.isEmpty }
      codes.removeAll { code in !near.contains { code.hasPrefix($0) || code.hasPrefix($0.prefix(2)) && $0.hasSuffix("00") } }
    }
    guard codes.count == 1, let code = codes.first else { return ReferenceArea(code: "", name: name) }
    return ReferenceArea(code: code, name: lists.areas[code]?.name ?? name)
  }
}
