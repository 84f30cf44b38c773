import CCairo
package import Diagnostics
package import Drawing

/// What a printed file says about itself.
package struct PDFMetadata: Hashable, Sendable {
  package var title: String
  package var author: String
  package var subject: String
  package var keywords: [String]
  /// The date of issue, written into the file as the day it was made: never the day on which the program ran.
  package var date: Day

  package init(title: String, author: String = "", subject: String = "", keywords: [String] = [], date: Day) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.date = date
  }

  /// A day of the calendar.
  package struct Day: Hashable, Sendable {
    package var year: Int
    package var month: Int
    package var day: Int

    package init(year: Int, month: Int, day: Int) {
      self.year = year
      self.month = month
      self.day = day
    }

    /// Noon in Beijing, which is the same day nearly everywhere a reader may be.
    var written: String {
      func digits(_ number: Int, _ count: Int) -> String {
        let text = String(max(number, 0))
        return String(repeating: "0", count: max(0, count - text.count)) + text
      }
      return "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))T12:00:00+08:00"
    }
  }
}

/// Prints pages as one PDF file: fonts embedded, text that can be searched, links, bookmarks, tagged parts.
///
/// Pages may differ in size. Same pages, same metadata, same fonts: the same bytes. A link or bookmark to an anchor that
/// no page has is left out; `unresolvedAnchors` names those beforehand.
package func pdf(
  pages: [Frame], bookmarks: [Bookmark] = [], labels: [String]? = nil, metadata: PDFMetadata, fonts: Fonts
) throws(RenderingError) -> [UInt8] {
  try drawn(pages: pages, bookmarks: bookmarks, labels: labels, metadata: metadata, fonts: fonts).bytes
}

/// The file as cairo writes it, and what its ink belongs to.
func drawn(
  pages: [Frame], bookmarks: [Bookmark], labels: [String]?, metadata: PDFMetadata, fonts: Fonts
) throws(RenderingError) -> (bytes: [UInt8], tree: StructureTree) {
  guard let first = pages.first else { throw .noPages }
  for page in pages { try check(page.size) }
  let surface = try PDFSurface(size: first.size)
  surface.state(CAIRO_PDF_METADATA_TITLE, metadata.title)
  if !metadata.author.isEmpty { surface.state(CAIRO_PDF_METADATA_AUTHOR, metadata.author) }
  if !metadata.subject.isEmpty { surface.state(CAIRO_PDF_METADATA_SUBJECT, metadata.subject) }
  if !metadata.keywords.isEmpty {
    surface.state(CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords.joined(separator: ", "))
  }
  surface.state(CAIRO_PDF_METADATA_CREATOR, "duizhao")
  // Without both dates cairo takes them from the clock.
  surface.state(CAIRO_PDF_METADATA_CREATE_DATE, metadata.date.written)
  surface.state(CAIRO_PDF_METADATA_MOD_DATE, metadata.date.written)

  let destinations = pages.reduce(into: Set<String>()) { $0.formUnion($1.anchorNames) }
  let context = try Context(on: surface)
  var painter = Painter(
    context, fonts: fonts, faces: SmallFaces(for: pages, fonts: fonts),
    structure: PDFStructure(destinations: destinations))
  for (index, page) in pages.enumerated() {
    surface.beginPage(page.size, label: labels.flatMap { index < $0.count ? $0[index] : nil } ?? String(index + 1))
    painter.drawPage(page)
    try context.check()
    try surface.endPage()
  }
  try painter.missing.check()
  add(bookmarks.filter { destinations.contains($0.anchor) }, to: surface)
  return (try surface.finish(), painter.structure?.tree ?? StructureTree())
}

/// Nests bookmarks by their levels; one that skips a level stands under the last one above it.
private func add(_ bookmarks: [Bookmark], to surface: PDFSurface) {
  var above: [(level: Int, number: Int32)] = []
  for bookmark in bookmarks {
    while let last = above.last, last.level >= bookmark.level { above.removeLast() }
    let target = "dest=\(PDFStructure.quoted(PDFStructure.destination(bookmark.anchor)))"
    let number = surface.addBookmark(
      bookmark.title, under: above.last?.number ?? 0, open: above.isEmpty, attributes: target)
    above.append((bookmark.level, number))
  }
}

/// Refuses a page that no format can hold: PDF ends at 200 inches.
func check(_ size: Size) throws(RenderingError) {
  let allowed = 1.0...14_400.0
  guard allowed.contains(size.width), allowed.contains(size.height) else { throw .impossibleSize(size) }
}

/// A warning for each name that a link or bookmark leads to and no page has.
package func unresolvedAnchors(pages: [Frame], bookmarks: [Bookmark] = []) -> [Diagnostic] {
  let there = pages.reduce(into: Set<String>()) { $0.formUnion($1.anchorNames) }
  let wanted = pages.reduce(into: Set(bookmarks.map(\.anchor))) { $0.formUnion($1.linkedNames) }
  return wanted.subtracting(there).sorted().map { name in
    Diagnostic(
      .warning,
      Wording(
        en: "a link leads to “#\(name)”, which is nowhere in the document", zh: "链接目标“#\(name)”在文中不存在"),
      remedy: Wording(
        en: "restore the row or heading that the link leads to, or remove the link", zh: "请恢复链接所指的条目或标题，或删除该链接"))
  }
}
