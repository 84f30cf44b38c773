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
    let text = PreparedText(Array(document.text.prefix(Self.openingLength)), script: lists.script)
    let headings = document.outline().filter { $0.level == 1 }.map {
      PreparedText(Array(document.text[$0.title]), script: lists.script)
    }
    let title = DocumentTitle(document, script: lists.script, grammar: grammar)
    let fileName = PreparedText(Array(document.name.unicodeScalars), script: lists.script)
    let area = stated?.area.map { ($0, "duizhao.yaml") }
      ?? AreaFinder(lists: lists.areas, own: areas).area(title: title, text: text, fileName: fileName)
    let year = stated?.year.map { ($0, "duizhao.yaml") }
      ?? YearFinder(grammar: grammar).year(title: title, text: text, headings: headings, fileName: fileName)
    return DocumentProfile(
      document: document.name, digest: document.digest, title: title.words, area: area?.0, year: year?.0,
      kind: stated?.kind ?? kind(title: title, headings: headings),
      months: months(title: title, text: text, fileName: fileName), areaEvidence: area?.1 ?? "",
      yearEvidence: year?.1 ?? "")
  }

  /// How much of a text is looked at for its area and year.
  private static let openingLength = 4000

  /// The months covered, where title, file name or an opening sentence on the data says that they are not the whole year.
  private func months(title: DocumentTitle, text: PreparedText, fileName: PreparedText) -> ClosedRange<Int>? {
    let named = PreparedText(Array(title.words.unicodeScalars), script: lists.script)
    if let months = Self.months(in: named, 0..<named.count) ?? Self.months(in: fileName, 0..<fileName.count)
      ?? Self.namedPart(in: named, 0..<named.count) ?? Self.namedPart(in: fileName, 0..<fileName.count)
    {
      return months
    }
    var start = title.range.lowerBound
    while start < title.range.upperBound {
      var end = start
      while end < title.range.upperBound, !text.folded[end].isSentenceEnd { end += 1 }
      let speaksOfData = text.contains("数据", in: start..<end) || text.contains("统计期", in: start..<end)
      // 现将2021年重点工作上半年完成情况通报如下
      let isAboutPart = text.contains("情况", in: start..<end) && text.contains("通报", in: start..<end)
      if isAboutPart, let months = Self.namedPart(in: text, start..<end) ?? Self.months(in: text, start..<end) { return months }
      if speaksOfData, let months = Self.months(in: text, start..<end) { return months }
      start = end + 1
    }
    return nil
  }

  /// `1-11月` as 1...11; nil where there is none or it covers the year.
  static func months(in text: PreparedText, _ range: Range<Int>) -> ClosedRange<Int>? {
    for i in range where text.folded[i].isDigit {
      guard let date = DateRule.date(in: text, at: i), date.upperBound <= range.upperBound else { continue }
      let words = text.folded[date]
      guard words.last == "月", let dash = words.firstIndex(where: { $0 == "-" || $0 == "~" || $0 == "至" }) else { continue }
      let before = words[..<dash].split(separator: "年").last ?? []
      guard let from = Self.number(before), let to = Self.number(words[(dash + 1)...].dropLast()), from < to, to < 12 else { continue }
      return from...to
    }
    return nil
  }

  /// 上半年, 前三季度, 一季度 as months.
  private static func namedPart(in text: PreparedText, _ range: Range<Int>) -> ClosedRange<Int>? {
    // 上半年总结和下半年计划 reports on the first half; 全年 on all.
    guard !text.contains("全年", in: range) else { return nil }
    if text.contains("上半年", in: range) { return 1...6 }
    if text.contains("前三季度", in: range) || text.contains("三季度", in: range) { return 1...9 }
    return text.contains("一季度", in: range) ? 1...3 : nil
  }

  private static func number(_ digits: some Sequence<Unicode.Scalar>) -> Int? {
    var value: Int?
    for scalar in digits where scalar.isDigit { value = (value ?? 0) * 10 + Int(scalar.value) - 0x30 }
    return value
  }

  /// A document that only looks ahead is a plan; with parts of both kinds it is both.
  private func kind(title: DocumentTitle, headings: [PreparedText]) -> DocumentProfile.Kind {
    let plans = headings.contains { grammar.planHeading.occurs(in: $0.folded, 0..<$0.count) }
    let reviews = headings.contains { grammar.reviewHeading.occurs(in: $0.folded, 0..<$0.count) }
    // The line that names the document decides; its first paragraph may speak of plans and reviews as well.
    let named = Array(title.words.unicodeScalars.map(\.folded))
    let whole = 0..<named.count
    let titleReviews = grammar.reviewHeading.occurs(in: named, whole) || title.words.contains("公报")
    let titlePlans = grammar.planHeading.occurs(in: named, whole) || grammar.planTitle.occurs(in: named, whole)
    // 2023年政府工作报告：十大民生项目清单 is the part of a report that promises.
    let lists = title.words.contains("民生项目") || title.words.contains("项目清单") || title.words.hasSuffix("报告民生实事")
    if titlePlans || lists, !titleReviews || lists, !reviews { return .plan }
    return plans ? .both : .review
  }
}

/// The first lines of a document, up to where the report itself begins.
struct DocumentTitle {
  let range: Range<Int>
  /// The line that names the document.
  let words: String

  init(_ document: Document, script: ScriptTable, grammar: Grammar) {
    var end = 0
    var named: PreparedText?
    for block in document.blocks.prefix(12) {
      let range = block.range.lowerBound..<min(block.range.upperBound, block.range.lowerBound + 120)
      end = range.upperBound
      if named == nil, block.range.count <= 60 {
        let line = PreparedText(Array(document.text[range]), script: script)
        if grammar.titleKinds.occurs(in: line.folded, 0..<line.count) { named = line }
      }
      if end > 500 { break }
    }
    range = 0..<min(end, 600)
    if let named {
      words = named.words(0..<named.count).split(separator: " ").joined()
    } else {
      words = document.title ?? String(document.name.prefix { $0 != "." })
    }
  }
}
