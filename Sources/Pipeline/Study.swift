package import Analysis
package import CodeLists
import Definitions
package import Diagnostics
import Extraction
import Foundation
package import Statistics

/// A folder of summaries, read and lined up.
package struct Study: Sendable {
  package var folder: StudyFolder
  /// Every document that could be read, in the order of names; also those that are not compared.
  package var ledgers: [Ledger]
  /// What each document was taken for, and whether it is compared.
  package var assumptions: [Assumption]
  package var comparison: Comparison
  /// In the order of the input: the folder's, each document's, the comparison's.
  package var diagnostics: [Diagnostic]

  /// What a document was taken for, so that a person can see whether it is right.
  package struct Assumption: Hashable, Sendable {
    package var profile: DocumentProfile
    package var isCompared: Bool
  }

  /// Reads all documents of a folder, a few at a time, and compares those whose area and year are known.
  package init(
    of folder: StudyFolder, with lists: CodeLists, report: @escaping ProgressReport = { _ in }
  ) async throws(RunFailure) {
    self.folder = folder
    diagnostics = folder.diagnostics
    guard !folder.documents.isEmpty else {
      throw RunFailure(PipelineError.noDocuments(folder.path), after: folder.diagnostics)
    }
    let stated = StatedAreas(folder.definition, in: lists)
    let sources = folder.documents.map {
      SourceFile(
        path: folder.path.appendingPath($0), name: $0, stated: stated.profile(of: folder.definition.documents[$0]))
    }
    let results = await extract(from: sources, with: lists, areas: stated.areas, report: report)

    ledgers = []
    assumptions = []
    var compared: [Ledger] = []
    for (source, result) in zip(sources, results) {
      diagnostics += result.diagnostics
      for ledger in result.ledgers {
        ledgers.append(ledger)
        let obstacle = Self.obstacle(to: ledger.profile, file: source.name, among: compared)
        if let obstacle { diagnostics.append(obstacle) } else { compared.append(ledger) }
        assumptions.append(Assumption(profile: ledger.profile, isCompared: obstacle == nil))
      }
    }
    guard !ledgers.isEmpty else {
      throw RunFailure(PipelineError.noReadableDocument(folder.path, tried: sources.count), after: diagnostics)
    }
    guard !compared.isEmpty else {
      throw RunFailure(PipelineError.nothingToCompare(folder.path, read: ledgers.count), after: diagnostics)
    }
    report(RunProgress(.comparing, done: 0, of: 1))
    let definition = folder.definition
    comparison = compare(
      compared, with: lists,
      settings: ComparisonSettings(
        areaOrder: definition.areas.map(\.name), rounding: definition.rounding, benchmark: definition.benchmark,
        synonyms: definition.synonyms))
    diagnostics += comparison.diagnostics
    if let benchmark = definition.benchmark, comparison.benchmark == nil {
      diagnostics.append(
        PipelineError.unknownArea(
          definition.benchmarkPlace, benchmark, near: nearest(to: benchmark, in: comparison.areas.map(\.name))).asWarning)
    }
    report(RunProgress(.comparing, done: 1, of: 1))
  }

  /// Why a document cannot stand in the comparison; nil where it can.
  private static func obstacle(to profile: DocumentProfile, file: String, among compared: [Ledger]) -> Diagnostic? {
    let place = Place(file: file)
    let remedy = Wording(
      en: "state it in duizhao.yaml: documents: {\"\(file)\": {area: …, year: …}}",
      zh: "请在duizhao.yaml中写明：documents: {\"\(file)\": {area: …, year: …}}")
    switch (profile.area, profile.year) {
    case (nil, nil):
      return Diagnostic(
        .warning, at: place,
        Wording(
          en: "neither title nor text says which area and year this is about; it is in the ledger and not compared",
          zh: "从标题和正文均无法判断地区和年度；已列入数字台账，未参与对照"), remedy: remedy)
    case (nil, _):
      return Diagnostic(
        .warning, at: place,
        Wording(
          en: "neither title nor text says which area this is about; it is in the ledger and not compared",
          zh: "从标题和正文无法判断所属地区；已列入数字台账，未参与对照"), remedy: remedy)
    case (_, nil):
      return Diagnostic(
        .warning, at: place,
        Wording(
          en: "neither title nor text says which year this is about; it is in the ledger and not compared",
          zh: "从标题和正文无法判断所属年度；已列入数字台账，未参与对照"), remedy: remedy)
    case (let area?, let year?):
      // A review and a plan of the same year complete each other, and so do a report and a file of figures; two
      // reviews say the same twice.
      guard
        let first = compared.first(where: {
          $0.profile.area == area && $0.profile.year == year && $0.profile.kind.overlaps(profile.kind)
            && $0.profile.isOfDataFile == profile.isOfDataFile
        })
      else { return nil }
      if first.profile.digest == profile.digest {
        return Diagnostic(
          .warning, at: place,
          Wording(
            en: "this is the same file as \(first.profile.document), which is compared",
            zh: "与\(first.profile.document)是同一文件，后者已参与对照"),
          remedy: Wording(en: "remove one of the two", zh: "请删去其中一份"))
      }
      return Diagnostic(
        .warning, at: place,
        Wording(
          en:
            "\(first.profile.document) is also about \(area.name) in \(year); that one is compared, this one is in the ledger only",
          zh: "\(first.profile.document)同为\(area.name)\(year)年材料；对照采用前者，本份仅列入数字台账"),
        remedy: Wording(
          en: "leave one out in duizhao.yaml (skip: true), or state area, year or kind of one",
          zh: "请在duizhao.yaml中略去一份（skip: true），或写明其中一份的地区、年度或类别"))
    }
  }
}

extension DocumentProfile {
  /// A csv or xlsx file, which brings figures to what reports say.
  fileprivate var isOfDataFile: Bool { [".csv", ".tsv", ".xlsx"].contains { document.lowercased().hasSuffix($0) } }
}

extension DocumentProfile.Kind {
  /// Whether two documents of these kinds would say the same things.
  fileprivate func overlaps(_ other: Self) -> Bool { self == other || self == .both || other == .both }
}
