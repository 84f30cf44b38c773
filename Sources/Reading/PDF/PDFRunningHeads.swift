/// What stands on every page above and below the text: heads, feet and page numbers.
struct PDFRunningHeads {
  init(_ pages: [PDFPage]) { pageCount = pages.count }

  private let pageCount: Int

  /// The lines of the text proper.
  func body(_ pages: [(page: PDFPage, lines: [PDFPage.Line])]) -> [PDFPage.Line] {
    // How many pages have a line of these words (digits aside) at their edge.
    var repeats: [String: Int] = [:]
    for (_, lines) in pages {
      let edges = Set(edgeIndices(lines).map { pattern(lines[$0]) })
      for edge in edges { repeats[edge, default: 0] += 1 }
    }
    return pages.flatMap { page, lines in
      let edges = edgeIndices(lines)
      return lines.enumerated().filter { index, line in
        guard edges.contains(index) else { return true }
        if isPageNumber(line, on: page) { return false }
        let count = repeats[pattern(line)] ?? 0
        return !(count >= 3 && count * 3 >= pageCount && isInMargin(line, of: page))
      }.map(\.element)
    }
  }

  /// The first two and the last two lines.
  private func edgeIndices(_ lines: [PDFPage.Line]) -> Set<Int> {
    Set(lines.indices.prefix(2)).union(lines.indices.suffix(2))
  }

  private func isInMargin(_ line: PDFPage.Line, of page: PDFPage) -> Bool {
    line.bottom < page.height * 0.12 || line.top > page.height * 0.85
  }

  /// The words without their digits, and the size of the face: a head often repeats the title, but smaller.
  private func pattern(_ line: PDFPage.Line) -> String {
    var view = String.UnicodeScalarView()
    for scalar in line.words.lazy.flatMap(\.words) { view.append(scalar.properties.numericType == nil ? scalar : "#") }
    return "\(Int((line.faceSize ?? line.height).rounded())) \(view)"
  }

  /// `— 3 —`, `3`, `第3页`, `3/15` near the upper or lower edge.
  private func isPageNumber(_ line: PDFPage.Line, on page: PDFPage) -> Bool {
    guard isInMargin(line, of: page) else { return false }
    let words = line.words.flatMap(\.words)
    guard words.count <= 14, words.contains(where: { $0.properties.numericType != nil }) else { return false }
    return words.allSatisfy {
      $0.properties.numericType != nil || "第页共—－–-―/·. 頁".unicodeScalars.contains($0)
    }
  }
}
