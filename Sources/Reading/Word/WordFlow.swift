import Documents

/// Gathers the blocks of a docx document in reading order.
struct WordFlow {
  var assembly = TextAssembly()
  private let styles: WordStyles
  private var numbering: WordNumbering

  init(styles: WordStyles, numbering: WordNumbering) {
    self.styles = styles
    self.numbering = numbering
  }

  mutating func visitBlocks(_ parent: XMLElement) {
    for element in parent.elements { visitBlock(element) }
  }

  private mutating func visitBlock(_ element: XMLElement) {
    switch element.name {
    case "w:p": visitParagraph(element)
    case "w:tbl": visitTable(element)
    case "w:sdt":
      let gallery = element.child("w:sdtPr")?.child("w:docPartObj")?.value("w:docPartGallery")
      if gallery != "Table of Contents", let content = element.child("w:sdtContent") { visitBlocks(content) }
    case "w:ins", "w:moveTo", "w:customXml", "w:smartTag": visitBlocks(element)
    case "mc:AlternateContent": if let chosen = element.alternative { visitBlocks(chosen) }
    default: break
    }
  }

  private mutating func visitParagraph(_ paragraph: XMLElement) {
    let properties = paragraph.child("w:pPr")
    guard !styles.isContents(properties) else { return }
    var kind = Block.Kind.paragraph
    var run = WordRun()
    run.visit(paragraph)
    if let place = styles.numbering(of: properties), run.hasWords {
      run.prepend(numbering.next(list: place.list, level: place.level))
      kind = .listItem
    }
    if let level = styles.headingLevel(of: properties), run.length <= 120 { kind = .heading(level: min(level, 6)) }
    for line in run.finish() { assembly.append(kind, line) }
    for box in run.boxes { visitBlocks(box) }
  }

  /// A footnote: one block, whatever its paragraphs.
  mutating func visitNote(_ note: XMLElement) {
    assembly.append(.footnote, words(in: note))
  }

  /// All words of the paragraphs in an element, on one line.
  private mutating func words(in parent: XMLElement) -> [Unicode.Scalar] {
    var inner = WordFlow(styles: styles, numbering: numbering)
    inner.visitBlocks(parent)
    numbering = inner.numbering
    return inner.assembly.text.map { $0 == "\n" || $0 == "\t" ? " " : $0 }
  }

  // MARK: Tables

  private mutating func visitTable(_ table: XMLElement) {
    let rows = table.tableRows
    // A frame around text, not a table.
    if rows.allSatisfy({ $0.tableCells.count <= 1 }) {
      for row in rows { for cell in row.tableCells { visitBlocks(cell) } }
      return
    }
    var cells: [[TableCell]] = []
    /// The cell that goes on downwards, by the column at which it begins.
    var open: [Int: (row: Int, cell: Int)] = [:]
    for row in rows {
      var line: [TableCell] = []
      var column = row.child("w:trPr")?.value("w:gridBefore").flatMap { Int($0) } ?? 0
      if column > 0 { line.append(TableCell([], columns: column)) }
      for cell in row.tableCells {
        let properties = cell.child("w:tcPr")
        let columns = properties?.value("w:gridSpan").flatMap { Int($0) } ?? 1
        let merge = properties?.child("w:vMerge")
        if let merge, merge.attributes["w:val"] != "restart", let above = open[column] {
          cells[above.row][above.cell].rows += 1
        } else {
          open[column] = merge == nil ? nil : (cells.count, line.count)
          line.append(TableCell(words(in: cell), columns: columns))
        }
        column += columns
      }
      cells.append(line)
    }
    assembly.append(table: cells)
  }
}

extension XMLElement {
  /// The one of several renderings of the same thing that is read: the first choice, or else the fallback.
  var alternative: XMLElement? { child("mc:Choice") ?? child("mc:Fallback") }

  /// The rows of a table that were not deleted.
  fileprivate var tableRows: [XMLElement] {
    elements.flatMap { element -> [XMLElement] in
      switch element.name {
      case "w:tr": element.child("w:trPr")?.child("w:del") == nil ? [element] : []
      case "w:sdt": element.child("w:sdtContent")?.tableRows ?? []
      case "w:ins", "w:customXml", "w:sdtContent": element.tableRows
      default: []
      }
    }
  }

  fileprivate var tableCells: [XMLElement] {
    elements.flatMap { element -> [XMLElement] in
      switch element.name {
      case "w:tc": [element]
      case "w:sdt": element.child("w:sdtContent")?.tableCells ?? []
      case "w:customXml": element.tableCells
      default: []
      }
    }
  }
}
