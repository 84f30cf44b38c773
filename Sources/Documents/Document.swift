package import Diagnostics

/// A source text as numbered blocks. All offsets count Unicode scalars of `text`.
package struct Document: Hashable, Sendable {
  /// The file's name without folders: how the document is called in citations and outputs.
  package var name: String
  package var format: Format
  /// The SHA-256 of the file's bytes in lower-case hexadecimal digits.
  package var digest: String
  /// The title given by the file itself (html title, docx property); nil where it gives none.
  package var title: String?
  /// The whole text as read: blocks separated by line feeds, in the script in which it was written.
  package var text: [Unicode.Scalar]
  /// In the order of the text; together they hold every character that is not white space.
  package var blocks: [Block]
  /// What the reader met that a person should know, such as characters that could not be decoded.
  package var diagnostics: [Diagnostic]

  package enum Format: String, Hashable, Sendable { case txt, html, docx, pdf, md, csv, xlsx }

  package init(
    name: String, format: Format, digest: String, title: String? = nil, text: [Unicode.Scalar], blocks: [Block],
    diagnostics: [Diagnostic] = []
  ) {
    self.name = name
    self.format = format
    self.digest = digest
    self.title = title
    self.text = text
    self.blocks = blocks
    self.diagnostics = diagnostics
  }
}

/// One paragraph, heading, list item, footnote or table of a document.
package struct Block: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A heading that the file's format marks as one (html `h1`, a docx heading style), level 1 outermost.
    case heading(level: Int)
    case paragraph
    case listItem
    case footnote
    /// Cells by row; their ranges lie inside the block's range.
    case table([[Cell]])
  }

  /// One cell of a table and how many columns and rows it spans.
  package struct Cell: Hashable, Sendable {
    package var range: Range<Int>
    package var columns: Int
    package var rows: Int
    /// What a spreadsheet calls it, such as `C5`; nil where the format gives its cells no names.
    package var address: String?

    package init(range: Range<Int>, columns: Int = 1, rows: Int = 1) {
      self.range = range
      self.columns = columns
      self.rows = rows
    }
  }

  package var isTable: Bool {
    if case .table = kind { return true }
    return false
  }

  package var kind: Kind
  package var range: Range<Int>
  /// The page of the source that it begins on, from 1, where the format has pages.
  package var page: Int?

  package init(_ kind: Kind, range: Range<Int>, page: Int? = nil) {
    self.kind = kind
    self.range = range
    self.page = page
  }
}

extension Document {
  /// The words in a range of the text.
  package func words(_ range: Range<Int>) -> String {
    String(text[range.clamped(to: 0..<text.count)])
  }

  /// The number of the block that holds an offset, counted from 1; the nearest one before it where none does.
  package func paragraph(at offset: Int) -> Int {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return max(1, low)
  }

  /// A citation of a range, quoted with as much of its sentence as `context` scalars on each side allow.
  package func cite(_ range: Range<Int>, context: Int = 24) -> Citation {
    let paragraph = paragraph(at: range.lowerBound)
    let block = blocks.isEmpty ? 0..<text.count : blocks[paragraph - 1].range
    // A line feed ends a row of a table; inside a paragraph the line was only broken there.
    let endsAtLine = blocks.isEmpty || blocks[paragraph - 1].isTable
    func ends(_ scalar: Unicode.Scalar) -> Bool { scalar.endsSentence && (scalar != "\n" || endsAtLine) }
    var start = range.lowerBound
    while start > max(block.lowerBound, range.lowerBound - context), !ends(text[start - 1]) { start -= 1 }
    var end = range.upperBound
    while end < min(block.upperBound, range.upperBound + context), !ends(text[end]) { end += 1 }
    let quoted = text[start..<max(start, end)]
    let quote = quoted.contains("\n") ? quoted.filter { $0 != "\n" }[...] : quoted
    return Citation(
      document: name, paragraph: paragraph, page: blocks.isEmpty ? nil : blocks[paragraph - 1].page, range: range,
      words: words(range), quote: String(quote))
  }
}

extension Unicode.Scalar {
  /// Full stops, semicolons, exclamation and question marks, line feeds.
  package var endsSentence: Bool {
    switch self {
    case "。", "；", ";", "！", "？", "!", "?", "\n": true
    default: false
    }
  }
}

/// Where a number was read: document, paragraph, page, characters and the words around them.
package struct Citation: Hashable, Sendable {
  package var document: String
  /// Counted from 1.
  package var paragraph: Int
  package var page: Int?
  /// The cell of a table as a spreadsheet counts it, such as `B3`; nil for prose.
  package var cell: String?
  /// Unicode scalars of the document's text.
  package var range: Range<Int>
  /// Exactly the words in the range.
  package var words: String
  /// The words with their surroundings.
  package var quote: String

  package init(document: String, paragraph: Int, page: Int? = nil, range: Range<Int>, words: String, quote: String) {
    self.document = document
    self.paragraph = paragraph
    self.page = page
    self.range = range
    self.words = words
    self.quote = quote
  }

  package var place: Place { Place(file: document, paragraph: paragraph) }
}
