import Documents

/// The title that a page gives itself, without the names of its site.
struct PageTitle {
  var words: String?

  init(of page: PageElement) {
    let stated = PageTitle.meta(["articletitle", "title"], in: page) ?? page.first("title")?.wholeText
    words = stated.flatMap(PageTitle.longestPart)
    if words == nil, let heading = page.first("h1")?.wholeText { words = PageTitle.longestPart(of: heading) }
  }

  /// Marks the line that is the title as a heading, or sets the title above the text where it lacks it.
  func mark(_ lines: inout [PageLine]) {
    guard let words else { return }
    let title = PageTitle.letters(words.unicodeScalars)
    if let index = lines.prefix(8).firstIndex(where: { PageTitle.letters($0.words) == title }) {
      if lines[index].kind == .paragraph { lines[index].kind = .heading(level: 1) }
      return
    }
    // The title may be broken over lines.
    let opening = PageTitle.letters(lines.prefix(8).flatMap(\.words))
    if !title.isEmpty, !opening.contains(title), PageTitle.documentWords.contains(where: { words.range(of: $0) != nil })
    {
      lines.insert(PageLine(kind: .heading(level: 1), words: Array(words.unicodeScalars)), at: 0)
    }
  }

  /// A title without any of these names the site rather than the document.
  private static let documentWords = ["年", "报告", "報告", "公报", "公報", "总结", "總結", "计划", "計劃", "要点", "要點"]

  private static func meta(_ names: [String], in page: PageElement) -> String? {
    for element in page.first("head")?.elements ?? page.elements where element.name == "meta" {
      guard let name = element.attributes["name"]?.lowercased(), names.contains(name),
        let content = element.attributes["content"], !content.isEmpty
      else { continue }
      return content
    }
    return nil
  }

  /// `2024年公报 - 统计公报 - 某市统计局`: the first part that names a document with its year, or else the longest one.
  private static func longestPart(of stated: String) -> String? {
    let parts = stated.unicodeScalars
      .split { "|_｜\n\r\t".unicodeScalars.contains($0) }
      .flatMap { String($0).splitAtDashes }
    let dated = parts.first { part in
      part.contains("年") && part.contains(where: \.isNumber) && part.count >= 8
    }
    let chosen = dated ?? parts.max { $0.count < $1.count }
    guard var words = chosen?.drop(while: \.isWhitespace), !words.isEmpty else { return nil }
    while words.last?.isWhitespace ?? false { words.removeLast() }
    return words.isEmpty ? nil : String(words)
  }

  /// The words without white space and marks, for comparing.
  private static func letters(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars.lazy.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil })
    return String(view)
  }
}

extension String {
  /// Parts between dashes that separate names, not numbers (`2024-2025`).
  fileprivate var splitAtDashes: [Substring] {
    var parts: [Substring] = []
    var start = startIndex
    var index = startIndex
    while index < endIndex {
      let next = self.index(after: index)
      if self[index] == "-" || self[index] == "–" {
        let before = index > startIndex ? self[self.index(before: index)] : " "
        let after = next < endIndex ? self[next] : " "
        if !(before.isNumber && after.isNumber) {
          parts.append(self[start..<index])
          start = next
        }
      }
      index = next
    }
    parts.append(self[start...])
    return parts
  }
}
