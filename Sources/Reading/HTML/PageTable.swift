/// A table of a page that holds data; tables that only place things on the page are none.
struct PageTable {
  var caption: PageElement?
  /// The cells of each row.
  var rows: [[PageElement]] = []

  /// Nil where the table only lays out the page: it holds tables itself, has one column, or one cell holds nearly all.
  init?(_ table: PageElement) {
    collect(table)
    guard !table.contains(["table"]), let columns = rows.map(\.count).max(), columns > 1 else { return nil }
    let lengths = rows.joined().map(\.measure.characters)
    let whole = lengths.reduce(0, +)
    if let longest = lengths.max(), longest > 300, longest * 10 > whole * 6 { return nil }
  }

  private mutating func collect(_ element: PageElement) {
    for inner in element.elements where !inner.isHidden {
      switch inner.name {
      case "caption": caption = inner
      case "tr": rows.append(inner.elements.filter { ["td", "th"].contains($0.name) && !$0.isHidden })
      case "thead", "tbody", "tfoot", "form": collect(inner)
      default: break
      }
    }
  }
}
