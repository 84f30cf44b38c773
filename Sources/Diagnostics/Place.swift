/// Where something stands: a file, and as much of line, column, paragraph and page as is known.
package struct Place: Hashable, Sendable {
  package var file: String
  /// Counted from 1.
  package var line: Int?
  /// Counted from 1, in characters.
  package var column: Int?
  /// The number of the block in a source document, counted from 1.
  package var paragraph: Int?

  package init(file: String, line: Int? = nil, column: Int? = nil, paragraph: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.paragraph = paragraph
  }

  /// `a.json:5:22` for text files, `徐汇区2024.docx, paragraph 12` for documents.
  package func description(in language: Language) -> String {
    var text = file
    if let line { text += ":\(line)" }
    if let column { text += ":\(column)" }
    if let paragraph {
      text += language == .english ? ", paragraph \(paragraph)" : "，第\(paragraph)段"
    }
    return text
  }
}
