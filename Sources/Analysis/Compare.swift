package import CodeLists
import Diagnostics
package import Statistics

/// Lines the ledgers' observations up by indicator, area and period, with what follows from them.
///
/// The ledgers may come in any order. A document whose area or year could not be told cannot be placed:
/// it is reported and left out, and the others are compared.
package func compare(
  _ ledgers: [Ledger], with lists: CodeLists, settings: ComparisonSettings = ComparisonSettings()
) -> Comparison {
  let placed = place(ledgers, settings: settings)
  var elsewhere: [Observation] = []
  var byDocument: [[Evidence]] = []
  for (document, ledger) in placed.ledgers.enumerated() {
    var own: [Evidence] = []
    let isPartial = ledger.profile.coversPartOfYear
    for (position, observation) in ledger.observations.enumerated() {
      if let area = observation.area, area != ledger.profile.area?.name {
        elsewhere.append(observation)
        continue
      }
      own.append(
        Evidence(
          observation: observation, document: document, area: placed.areaOfDocument[document],
          reportYear: placed.yearOfDocument[document], position: position, isOfPartOfYear: isPartial))
    }
    apply(settings.synonyms, to: &own, with: lists)
    codeTaskLists(&own, with: lists)
    readProportionsAsShares(&own)
    byDocument.append(own)
  }

  let subjects = Subjects(of: &byDocument)
  let units = UnitChooser(for: byDocument, of: subjects, with: lists)
  var series: [SeriesKey: [Evidence]] = [:]
  for document in byDocument.indices {
    for index in byDocument[document].indices {
      byDocument[document][index].observation = units.convert(byDocument[document][index])
      let evidence = byDocument[document][index]
      series[SeriesKey(evidence), default: []].append(evidence)
    }
  }

  let keys = series.keys.sorted { $0.sortsBefore($1) }
  var rows: [Row] = []
  rows.reserveCapacity(keys.count)
  var builder = RowBuilder(placed: placed, lists: lists, subjects: subjects, series: series)
  for key in keys { rows.append(builder.row(for: key)) }
  markOtherUnits(&rows)
  markStocksAndFlows(&rows, with: lists)
  markPlans(&rows)
  markBoundaryChanges(&rows, areas: placed.areas, years: placed.years, with: lists)
  let benchmark = settings.benchmark.flatMap { wanted in
    placed.areas.firstIndex { $0.name == wanted || $0.code == wanted }
  }
  derive(&rows, benchmark: benchmark, with: lists)
  rows = inBriefOrder(rows)

  var comparison = Comparison(
    profiles: placed.ledgers.map(\.profile), areas: placed.areas, years: placed.years, rows: rows,
    benchmark: benchmark, rounding: settings.rounding, elsewhere: elsewhere, diagnostics: placed.diagnostics)
  comparison.targets = targetResults(comparison, settings: settings)
  comparison.tasks = taskCompletions(rows: rows, areas: placed.areas, years: placed.years)
  comparison.progress = progress(comparison, evidence: byDocument, with: lists)
  (comparison.findings, comparison.checks) = check(comparison, evidence: byDocument, with: lists)
  comparison.highlights = highlights(comparison)
  comparison.proposals = labelProposals(comparison, evidence: byDocument, with: lists)
  return comparison
}

/// Gives figures under a label that a user calls a synonym the name that it stands for: an indicator's, where the unit can
/// measure it, else the other label. The ledger keeps the document's own words.
private func apply(_ synonyms: [String: String], to evidence: inout [Evidence], with lists: CodeLists) {
  guard !synonyms.isEmpty else { return }
  var names: [String: String] = [:]
  for (label, name) in synonyms { names[matchingForm(ofLabel: label)] = name }
  for index in evidence.indices {
    let observation = evidence[index].observation
    guard let name = names[matchingForm(ofLabel: observation.label)] else { continue }
    if let indicator = lists.indicators.named(name) {
      let isRate = observation.quantity.unit.isRate && observation.measure != .level
      if indicator.family == observation.quantity.family || isRate {
        evidence[index].observation.indicator = indicator.id
      }
    } else {
      evidence[index].observation.indicator = nil
      evidence[index].observation.label = name
    }
  }
}

extension SeriesKey {
  func sortsBefore(_ other: SeriesKey) -> Bool {
    (subject, measure.rank, scenario.rank, unit) < (other.subject, other.measure.rank, other.scenario.rank, other.unit)
  }
}

extension Measure {
  var rank: Int { Measure.allCases.firstIndex(of: self)! }
}

extension Scenario {
  var rank: Int { Scenario.allCases.firstIndex(of: self)! }
}

/// The ledgers that can be compared, by area and year.
struct PlacedLedgers {
  var ledgers: [Ledger]
  var areas: [ReferenceArea]
  var years: [Int]
  var areaOfDocument: [Int]
  var yearOfDocument: [Int]
  /// The years that an area has a document for.
  var documented: [Set<Int>]
  var diagnostics: [Diagnostic]
}

private func place(_ ledgers: [Ledger], settings: ComparisonSettings) -> PlacedLedgers {
  var diagnostics: [Diagnostic] = []
  var usable: [(ledger: Ledger, area: ReferenceArea, year: Int)] = []
  for ledger in ledgers {
    let profile = ledger.profile
    guard let area = profile.area else {
      diagnostics.append(.unplaced(profile, what: Wording(en: "area", zh: "地区")))
      continue
    }
    guard let year = profile.year else {
      diagnostics.append(.unplaced(profile, what: Wording(en: "year", zh: "年份")))
      continue
    }
    guard settings.years.isEmpty || settings.years.contains(year) else { continue }
    usable.append((ledger, area, year))
  }

  var areas: [ReferenceArea] = []
  for item in usable where !areas.contains(where: { $0.identity == item.area.identity }) { areas.append(item.area) }
  func place(_ area: ReferenceArea) -> Int {
    settings.areaOrder.firstIndex { $0 == area.name || $0 == area.code } ?? settings.areaOrder.count
  }
  areas.sort {
    (place($0), $0.code.isEmpty ? 1 : 0, $0.code, $0.name) < (place($1), $1.code.isEmpty ? 1 : 0, $1.code, $1.name)
  }
  func position(_ area: ReferenceArea) -> Int { areas.firstIndex { $0.identity == area.identity }! }
  usable.sort {
    (position($0.area), $0.year, $0.ledger.profile.document, $0.ledger.profile.digest)
      < (position($1.area), $1.year, $1.ledger.profile.document, $1.ledger.profile.digest)
  }
  for (a, b) in zip(usable, usable.dropFirst())
  where a.area.identity == b.area.identity && a.year == b.year && a.ledger.profile.kind == b.ledger.profile.kind {
    diagnostics.append(.twice(a.ledger.profile, b.ledger.profile, area: a.area, year: a.year))
  }
  var documented = [Set<Int>](repeating: [], count: areas.count)
  for item in usable { documented[position(item.area)].insert(item.year) }
  return PlacedLedgers(
    ledgers: usable.map(\.ledger), areas: areas, years: Set(usable.map(\.year)).sorted(),
    areaOfDocument: usable.map { position($0.area) }, yearOfDocument: usable.map(\.year), documented: documented,
    diagnostics: diagnostics)
}

extension ReferenceArea {
  /// What makes two documents' areas the same: the code, or the name where there is none.
  fileprivate var identity: String { code.isEmpty ? name : code }
}

extension Diagnostic {
  fileprivate static func unplaced(_ profile: DocumentProfile, what: Wording) -> Diagnostic {
    Diagnostic(
      .warning, at: Place(file: profile.document),
      Wording(
        en: "left out of the comparison: the document's \(what.english) could not be told from its title, text or name",
        zh: "未纳入对比：从标题、正文和文件名均判断不出\(what.chinese)"),
      remedy: Wording(
        en: "state it for this document in duizhao.yaml", zh: "请在 duizhao.yaml 中为该文件写明\(what.chinese)"))
  }

  fileprivate static func twice(
    _ a: DocumentProfile, _ b: DocumentProfile, area: ReferenceArea, year: Int
  ) -> Diagnostic {
    Diagnostic(
      .warning, at: Place(file: b.document),
      Wording(
        en: "a second document for \(area.name) \(year), beside \(a.document): both are used, the first one goes first",
        zh: "与\(a.document)同为\(area.name)\(year)年的材料：两份都采用，以前一份为先"),
      remedy: Wording(
        en: "remove one of them, or state its area and year in duizhao.yaml",
        zh: "请移走其中一份，或在 duizhao.yaml 中写明各自的地区和年份"))
  }
}
