import Documents

/// Some blocks of a long document that are read together: a document of their own, whose offsets count from its beginning.
///
/// No rule looks further than `reach` over the line feed before a block, except that a table looks at the lines above it.
/// So a document is prepared piece by piece, and what that takes in memory does not grow with the document.
package struct Passage {
  /// Where the passage begins in the document.
  let start: Int
  let document: Document
  /// How much of it stands before its first block, belongs to the passage before and is there to be looked back at.
  let lead: Int
  /// The headings in the passage.
  let sections: [Section]
  /// Where its text and its lead are no table, paragraph by paragraph.
  let paragraphs: [Range<Int>]

  /// As much text as a processor's nearest memory holds in its three forms.
  package static let usualSize = 8192
  /// How far a rule may look back from the beginning of a block.
  private static let reach = 64
  /// How many lines above a table may say what it is of.
  private static let linesAboveTable = 3

  /// The passages of a document in the order of the text. Each ends before the first block that begins more than `size`
  /// characters behind its own beginning.
  static func forEach(
    of document: Document, sections: [Section], size: Int = usualSize, _ read: (Passage) throws -> Void
  ) rethrows {
    var start = 0
    var first = 0
    var headings = sections[...]
    for next in document.blocks.indices.dropFirst() {
      guard document.blocks[next].range.lowerBound - start > size, let line = cut(document, before: next) else { continue }
      let own = headings.prefix { $0.range.lowerBound < line }
      try read(Passage(document, first..<next, start..<line + 1, sections: Array(own)))
      (start, first, headings) = (line, next, headings[own.endIndex...])
    }
    try read(
      Passage(document, first..<document.blocks.count, start..<document.text.count, sections: Array(headings)))
  }

  /// The line feed before a block at which a document may be cut; nil where a table looks over it.
  private static func cut(_ document: Document, before block: Int) -> Int? {
    guard !document.blocks[block...].prefix(linesAboveTable).contains(where: \.isTable) else { return nil }
    let between = document.blocks[block - 1].range.upperBound..<document.blocks[block].range.lowerBound
    return document.text[between].lastIndex(of: "\n")
  }

  /// The passage of some blocks and the text from the line feed before them to the line feed behind them.
  private init(_ document: Document, _ blocks: Range<Int>, _ own: Range<Int>, sections: [Section]) {
    let text = max(0, own.lowerBound - Self.reach)..<own.upperBound
    let distance = -text.lowerBound
    start = text.lowerBound
    lead = own.lowerBound - text.lowerBound
    var first = blocks.lowerBound
    while first > 0, document.blocks[first - 1].range.upperBound > text.lowerBound { first -= 1 }
    paragraphs = document.blocks[first..<blocks.upperBound].filter { !$0.isTable }.map {
      $0.range.clamped(to: text).shifted(by: distance)
    }
    guard text != 0..<document.text.count else {
      (self.document, self.sections) = (document, sections)
      return
    }
    self.sections = sections.map { section in
      var own = section
      own.title = section.title.shifted(by: distance)
      own.range = section.range.shifted(by: distance)
      return own
    }
    self.document = Document(
      name: document.name, format: document.format, digest: document.digest, title: document.title,
      text: Array(document.text[text]), blocks: document.blocks[blocks].map { $0.shifted(by: distance) })
  }
}

extension Block {
  fileprivate func shifted(by distance: Int) -> Block {
    var block = self
    block.range = range.shifted(by: distance)
    if case .table(let rows) = kind {
      block.kind = .table(
        rows.map { row in
          row.map { cell in
            var cell = cell
            cell.range = cell.range.shifted(by: distance)
            return cell
          }
        })
    }
    return block
  }
}

extension Range<Int> {
  func shifted(by distance: Int) -> Range { lowerBound + distance..<upperBound + distance }
}
