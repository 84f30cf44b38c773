import Documents

/// Gathers the blocks of a page in reading order.
struct PageFlow {
  private var lines: [PageLine] = []
  /// The lines of the current block, apart where the page breaks them with `br`.
  private var pieces: [[Unicode.Scalar]] = []
  private var piece: [Unicode.Scalar] = []
  private var space: Space = .none
  private var kind: Block.Kind = .paragraph
  private var preformatted = false

  private enum Space { case none, blank, lineEnd }

  mutating func finish() -> [PageLine] {
    endBlock()
    return lines
  }

  mutating func visit(_ element: PageElement) {
    if element.isApparatus || element.isHidden { return }
    switch element.name {
    case "br": endPiece()
    case "table": visitTable(element)
    case "h1", "h2", "h3", "h4", "h5", "h6":
      visitBlock(element, as: .heading(level: element.name.last?.wholeNumberValue ?? 1))
    case "li": visitBlock(element, as: .listItem)
    case "pre":
      let outer = preformatted
      preformatted = true
      visitBlock(element, as: kind)
      preformatted = outer
    case _ where element.isSuperscript: visitSuperscript(element)
    case _ where element.isBlock: visitBlock(element, as: kind)
    default: visitChildren(element)
    }
  }

  private mutating func visitBlock(_ element: PageElement, as kind: Block.Kind) {
    endBlock()
    let outer = self.kind
    self.kind = kind
    visitChildren(element)
    endBlock()
    self.kind = outer
  }

  private mutating func visitChildren(_ element: PageElement) {
    for child in element.children {
      switch child {
      case .text(let text): append(text.unicodeScalars)
      case .element(let element): visit(element)
      }
    }
  }

  // MARK: Characters

  private mutating func append(_ scalars: some Sequence<Unicode.Scalar>) {
    for scalar in scalars {
      switch scalar {
      case "\n" where preformatted: endPiece()
      case "\n", "\r": space = .lineEnd
      case " ", "\t", "\u{A0}", "\u{2002}"..."\u{200A}", "\u{202F}", "\u{0C}": if space == .none { space = .blank }
      // Marks without width, and controls.
      case "\u{200B}"..."\u{200F}", "\u{FEFF}", "\u{AD}", "\u{2060}": break
      case _ where scalar.isUnexpectedControl: break
      default:
        writeSpace(before: scalar)
        piece.append(scalar)
      }
    }
  }

  private mutating func writeSpace(before scalar: Unicode.Scalar) {
    defer { space = .none }
    guard space != .none, let last = piece.last else { return }
    // Where the page's source breaks its lines between Chinese characters nothing is meant to be seen.
    if space == .lineEnd, !last.isASCII || !scalar.isASCII { return }
    piece.append(" ")
  }

  private mutating func visitSuperscript(_ element: PageElement) {
    append(RaisedWords(Array(element.wholeText.unicodeScalars)).shown(after: piece))
  }

  private mutating func endPiece() {
    if !piece.isEmpty { pieces.append(piece) }
    piece = []
    space = .none
  }

  private mutating func endBlock() {
    endPiece()
    var joined: [[Unicode.Scalar]] = []
    for piece in pieces {
      if let last = joined.last, last.continuesInto(piece) {
        joined[joined.count - 1] += piece
      } else {
        joined.append(piece)
      }
    }
    for words in joined where words.contains(where: { !$0.properties.isWhitespace }) {
      // Pages that never close their headings would make headings of whole paragraphs.
      let isHeading = if case .heading = kind { words.count <= 60 && words.last != "。" } else { true }
      lines.append(PageLine(kind: isHeading ? kind : .paragraph, words: words))
    }
    pieces = []
  }

  // MARK: Tables

  private mutating func visitTable(_ element: PageElement) {
    endBlock()
    guard let table = PageTable(element) else { return visitBlock(element, as: kind) }
    if let caption = table.caption { visitBlock(caption, as: kind) }
    let rows = table.rows.map { row in
      row.map { cell in
        var inner = PageFlow()
        inner.visitChildren(cell)
        let words = inner.finish().map(\.words).joined(separator: [" "])
        return TableCell(Array(words), columns: cell.span("colspan"), rows: cell.span("rowspan"))
      }
    }
    if rows.joined().contains(where: { !$0.words.isEmpty }) {
      lines.append(PageLine(kind: .paragraph, words: [], table: rows))
    }
  }
}

extension PageElement {
  /// How many columns or rows a cell spans; pages may claim absurd numbers.
  func span(_ attribute: String) -> Int {
    min(200, max(1, Int(attributes[attribute]?.filter(\.isNumber) ?? "") ?? 1))
  }
}

extension [Unicode.Scalar] {
  /// Whether the next line goes on with this one's sentence, so that the break between them is only the page's.
  func continuesInto(_ next: [Unicode.Scalar]) -> Bool {
    guard count >= 20, let last, let first = next.first, !first.properties.isWhitespace else { return false }
    if last.endsSentence || "：:”）)".unicodeScalars.contains(last) { return false }
    return last.properties.isIdeographic || last.isASCII || "，、—".unicodeScalars.contains(last)
  }
}
