package import CodeLists
package import Documents
package import Statistics

/// What a person has stated about a document in `duizhao.yaml`; it goes before anything that the text says.
package struct StatedProfile: Hashable, Sendable {
  package var area: ReferenceArea?
  package var year: Int?
  package var kind: DocumentProfile.Kind?

  package init(area: ReferenceArea? = nil, year: Int? = nil, kind: DocumentProfile.Kind? = nil) {
    self.area = area
    self.year = year
    self.kind = kind
  }
}

extension Extractor {
  /// Which area and year a document reports on, from its title, its text and its name.
  ///
  /// `areas` are the folder's own areas, such as development zones, that the code list does not have.
  package func profile(
    of document: Document, stated: StatedProfile? = nil, areas: [ReferenceArea] = []
  ) -> DocumentProfile {
    let text = PreparedText(document.text, script: lists.script)
    let sections = document.outline()
    let title = DocumentTitle(document, text: text)
    let fileName = PreparedText(Array(document.name.unicodeScalars), script: lists.script)
    let area = stated?.area.map { ($0, "duizhao.yaml") }
      ?? AreaFinder(lists: lists.areas, own: areas).area(title: title, text: text, fileName: fileName)
    let year = stated?.year.map { ($0, "duizhao.yaml") }
      ?? YearFinder(grammar: grammar).year(title: title, text: text, sections: sections, fileName: fileName)
    return DocumentProfile(
      document: document.name, digest: document.digest, title: title.words, area: area?.0, year: year?.0,
      kind: stated?.kind ?? kind(title: title, text: text, sections: sections), areaEvidence: area?.1 ?? "",
      yearEvidence: year?.1 ?? "")
  }

  /// A document that only looks ahead is a plan; with parts of both kinds it is both.
  private func kind(title: DocumentTitle, text: PreparedText, sections: [Section]) -> DocumentProfile.Kind {
    let outer = sections.filter { $0.level == 1 }
    let plans = outer.contains { grammar.planHeading.occurs(in: text.folded, $0.title) }
    let reviews = outer.contains { grammar.reviewHeading.occurs(in: text.folded, $0.title) }
    let range = title.range
    let titlePlans = grammar.planHeading.occurs(in: text.folded, range)
    let titleReviews = grammar.reviewHeading.occurs(in: text.folded, range)
    if titlePlans, !titleReviews, !reviews { return .plan }
    return plans ? .both : .review
  }
}

/// The first lines of a document, up to where the report itself begins.
struct DocumentTitle {
  let range: Range<Int>
  /// The line that names the document.
  let words: String

  private static let kinds: [StaticPhrase] = [
    "工作总结", "总结", "工作报告", "公报", "工作情况", "情况报告", "情况的报告", "工作计划", "报告", "汇报", "通报", "总结和", "运行情况", "决算", "要点", "方案",
  ]

  init(_ document: Document, text: PreparedText) {
    var end = 0
    var named: Range<Int>?
    for block in document.blocks.prefix(12) {
      let range = block.range.lowerBound..<min(block.range.upperBound, block.range.lowerBound + 120)
      end = range.upperBound
      let isShort = block.range.count <= 60
      if named == nil, isShort, Self.kinds.contains(where: { text.contains($0, in: range) }) { named = block.range }
      if end > 500 { break }
    }
    range = 0..<min(end, 600)
    if let named {
      words = text.words(named).split(separator: " ").joined()
    } else {
      words = document.title ?? String(document.name.prefix { $0 != "." })
    }
  }
}
