import Documents

/// One block of a page on its way into the document.
struct PageLine {
  var kind: Block.Kind
  var words: [Unicode.Scalar]
  /// Where the block is a table: its cells; `words` is empty then.
  var table: [[TableCell]] = []

  var isFurniture: Bool { table.isEmpty && Furniture.matches(words) }

  /// How much of the line counts as text of the document's own; see ``MainText``.
  var prose: Int {
    table.isEmpty
      ? MainText.prose(in: words)
      : table.lazy.joined().reduce(0) { sum, cell in
        sum + (cell.words.contains { ("0"..."9").contains($0) } ? cell.words.count : 0)
      }
  }

  func append(to assembly: inout TextAssembly) {
    if table.isEmpty { assembly.append(kind, words) } else { assembly.append(table: table) }
  }
}
