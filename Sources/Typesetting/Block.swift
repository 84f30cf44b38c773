/// A part of a document as its author sees it, before it has lines, columns or pages.
package enum Block: Hashable, Sendable {
  /// Who issues the document, in red above a red rule, and its number.
  case redHead(String, number: String?)
  /// The document's title; line breaks in it are kept.
  case title(String)
  /// A line below the title: issue number, issuer and date.
  case subtitle([Inline])
  /// A heading of level 1 (一、), 2 (（一）) or 3 (1.).
  case heading(level: Int, [Inline])
  case paragraph([Inline])
  case list(List)
  case table(Table)
  case figure(Figure)
  /// Paragraphs that the author of the brief still has to write.
  case authorBlock([[Inline]])
  /// The beginning of an appendix, on a page of its own: `附件1` and its title.
  case attachment(label: String, title: String)
  case pageBreak
  /// Who issues the document, and its date as printed.
  case signature(issuer: String?, date: String?)
}

/// A piece of running text.
package enum Inline: Hashable, Sendable {
  case text(String)
  case bold(String)
  /// A number that leads to its evidence.
  case bound(BoundNumber)
  /// Text that leads to an address outside the document.
  case link(String, address: String)
  /// A named place that bound numbers lead to; it takes no room.
  case anchor(String)
  case lineBreak

  /// The text as it is read, without index numbers and links.
  package var text: String {
    switch self {
    case .text(let t), .bold(let t), .link(let t, _): t
    case .bound(let number): number.text
    case .anchor: ""
    case .lineBreak: "\n"
    }
  }
}

extension [Inline] {
  /// The text as it is read, without index numbers and links.
  package var text: String { map(\.text).joined() }
}

/// A printed number, the anchor of its evidence, and the row of the source index that is printed raised behind it.
package struct BoundNumber: Hashable, Sendable {
  package var text: String
  package var target: String
  /// `12`, printed small and raised; nil prints the link only.
  package var index: String?
  package var bold: Bool

  package init(_ text: String, target: String, index: String? = nil, bold: Bool = false) {
    self.text = text
    self.target = target
    self.index = index
    self.bold = bold
  }
}

/// Points one below the other, numbered or not.
package struct List: Hashable, Sendable {
  /// The number of the first item; nil for a list without numbers.
  package var start: Int?
  package var items: [[Inline]]

  package init(start: Int? = nil, items: [[Inline]]) {
    self.start = start
    self.items = items
  }
}

/// A statistical table in its parts: caption and unit above, head, rows, notes and source below.
package struct Table: Hashable, Sendable {
  package enum Alignment: String, Hashable, Sendable {
    case left, center
    /// Numbers, aligned at the decimal point.
    case decimal
  }

  package struct Cell: Hashable, Sendable {
    package var content: [Inline]
    package init(_ content: [Inline]) { self.content = content }
    package init(_ text: String) { content = [.text(text)] }
  }

  package var caption: String
  /// `亿元`, printed once as `单位：亿元`.
  package var unit: String?
  package var head: [Cell]
  package var alignments: [Alignment]
  package var rows: [[Cell]]
  package var notes: [[Inline]]
  package var source: [Inline]?
  /// Asks for a page of its own, turned sideways.
  package var landscape: Bool
  /// Asks for the small type and close lines of long tables, so that it fits on a page.
  package var isClose: Bool

  package init(
    caption: String, unit: String? = nil, head: [Cell], alignments: [Alignment], rows: [[Cell]],
    notes: [[Inline]] = [], source: [Inline]? = nil, landscape: Bool = false, isClose: Bool = false
  ) {
    self.caption = caption
    self.unit = unit
    self.head = head
    self.alignments = alignments
    self.rows = rows
    self.notes = notes
    self.source = source
    self.landscape = landscape
    self.isClose = isClose
  }
}

/// A picture with its caption; `key` finds the frame that is printed.
package struct Figure: Hashable, Sendable {
  package var key: String
  package var caption: String
  package var source: String?

  package init(key: String, caption: String, source: String? = nil) {
    self.key = key
    self.caption = caption
    self.source = source
  }
}
