/// A node of a Markdown text, with its place.
struct MarkdownNode: Hashable, Sendable {
  /// Named as the parser names them.
  enum Kind: String, Hashable, Sendable {
    case document, paragraph, heading, list, item, table
    case blockQuote = "block_quote"
    case tableHeader = "table_header"
    case tableRow = "table_row"
    case tableCell = "table_cell"
    case thematicBreak = "thematic_break"
    case codeBlock = "code_block"
    case htmlBlock = "html_block"
    case text, softbreak, linebreak, strong, emph, link, image, code
    case htmlInline = "html_inline"
    case other
  }

  var kind: Kind
  var name: String
  /// Counted from 1.
  var line: Int
  /// Counted from 1, in bytes.
  var byteColumn: Int
  /// The text of leaves; the address of links and pictures.
  var literal = ""
  var title = ""
  /// A heading's level; the number of a list's first item.
  var level: Int?
  /// `l`, `c`, `r` or 0 for each column.
  var alignments: [UInt8] = []
  var children: [MarkdownNode] = []

  /// The text as it is read.
  var plainText: String {
    switch kind {
    case .text, .code: literal
    case .softbreak, .linebreak: "\n"
    case .htmlInline: ""
    default: children.map(\.plainText).joined()
    }
  }
}
