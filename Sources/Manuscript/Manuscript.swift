package import Diagnostics
package import Typesetting

/// The brief's text as its authors edit it, in blocks.
package struct Manuscript: Hashable, Sendable {
  package var frontMatter: FrontMatter
  /// Title, text, signature and appendices, in the order in which they are printed.
  package var blocks: [Block]
  /// Every bound number of the text and the tables, in order.
  package var references: [Reference]
  /// Numbers in prose that lead to no evidence.
  package var unboundNumbers: [UnboundNumber]
  package var diagnostics: [Diagnostic]

  /// A bound number where it stands.
  package struct Reference: Hashable, Sendable {
    package var text: String
    /// The id of its observation or derivation.
    package var target: String
    package var inTable: Bool
    package var place: Place
  }

  package struct UnboundNumber: Hashable, Sendable {
    package var text: String
    package var place: Place
  }

  /// A note for each number in prose without evidence. Dates and numbers of tables, figures and places in a
  /// series need none.
  package func unboundNumberNotes() -> [Diagnostic] {
    unboundNumbers.map { ManuscriptError.unboundNumber($0.place, text: $0.text).diagnostic }
  }
}

/// Reads a manuscript: GitHub-flavoured Markdown with settings at the top.
package func parse(_ markdown: String, file: String) throws(ManuscriptError) -> Manuscript {
  let (frontMatter, body, problems) = try FrontMatter.split(markdown, file: file)
  let tree = MarkdownTree(parsing: body).copy()
  var converter = BlockConverter(file: file, source: body, frontMatter: frontMatter, problems: problems)
  converter.convert(tree)
  return converter.finish()
}
