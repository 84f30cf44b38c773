package import Diagnostics
package import Drawing

/// A document on its pages.
package struct Layout: Hashable, Sendable {
  package var pages: [Page]
  package var bookmarks: [Bookmark]
  package var diagnostics: [Diagnostic]

  package init(pages: [Page], bookmarks: [Bookmark], diagnostics: [Diagnostic]) {
    self.pages = pages
    self.bookmarks = bookmarks
    self.diagnostics = diagnostics
  }
}

/// One printed page; its number is printed on it.
package struct Page: Hashable, Sendable {
  package var frame: Frame
  package var number: Int

  package init(frame: Frame, number: Int) {
    self.frame = frame
    self.number = number
  }
}

/// Breaks blocks into lines, tables and numbered pages. `figures` holds the picture for each figure's key.
package func typeset(
  _ blocks: [Block], style: PageStyle, figures: [String: Frame], measurer: any TextMeasurer
) -> Layout {
  var collector = FlowCollector(style: style, figures: figures, measurer: measurer)
  collector.collect(blocks)
  var flow = collector.items
  var plan = PlanSearch.best(style: style, flow: flow)
  // A long document gets contents, which move everything behind them.
  if plan.pages.count > ContentsSetting.longest, let contents = collector.contents() {
    flow.insert(contentsOf: [.contents(contents), .blank(1)], at: collector.endOfFrontMatter)
    plan = PlanSearch.best(style: style, flow: flow)
  }
  let pages = PagePrinter(style: style, flow: flow).pages(of: plan)
  return Layout(
    pages: pages, bookmarks: collector.bookmarks,
    diagnostics: collector.faults.map(\.diagnostic))
}
