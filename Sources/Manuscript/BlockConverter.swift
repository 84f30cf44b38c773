import Diagnostics
import Typesetting

/// Turns a Markdown tree into blocks, and says what of it the dialect does not know.
struct BlockConverter {
  private let positions: Positions
  private let frontMatter: FrontMatter
  private var inlines: InlineConverter
  private var problems: [ManuscriptError]
  private var blocks: [Block] = []
  private var hasTitle = false
  private var signed = false
  /// A caption that waits for its table.
  private var caption: TableCaption?
  /// Notes and a source may still be added to the table that was last.
  private var afterTable = false

  init(file: String, source: String, frontMatter: FrontMatter, problems: [ManuscriptError]) {
    positions = Positions(file: file, source: source)
    self.frontMatter = frontMatter
    self.problems = problems
    inlines = InlineConverter(positions: positions, indexNumbers: [:], anchors: [])
  }

  mutating func convert(_ document: MarkdownNode) {
    let index = SourceIndex(of: document)
    for (name, node) in index.repeated { problems.append(.anchorTwice(positions.place(of: node), name: name)) }
    inlines = InlineConverter(positions: positions, indexNumbers: index.numbers, anchors: index.anchors)
    openDocument()
    for (i, node) in document.children.enumerated() {
      convert(node, next: i + 1 < document.children.count ? document.children[i + 1] : nil)
    }
    sign()
  }

  func finish() -> Manuscript {
    let found = (problems + inlines.problems).enumerated().sorted { a, b in
      let (p, q) = (a.element.place, b.element.place)
      return (p?.line ?? 0, p?.column ?? 0, a.offset) < (q?.line ?? 0, q?.column ?? 0, b.offset)
    }
    return Manuscript(
      frontMatter: frontMatter, blocks: blocks, references: inlines.references, unboundNumbers: inlines.unbound,
      diagnostics: found.map(\.element.diagnostic))
  }

  private mutating func openDocument() {
    if let head = frontMatter.head { blocks.append(.redHead(head, number: frontMatter.number)) }
    if let title = frontMatter.title {
      blocks.append(.title(title))
      hasTitle = true
    }
    // Below a red head the number stands there.
    let number = frontMatter.head == nil ? frontMatter.number : nil
    for line in [frontMatter.subtitle, number].compactMap({ $0 }) {
      blocks.append(.subtitle([.text(line)]))
    }
  }

  /// The signature stands at the end of the text, before the first appendix.
  private mutating func sign() {
    if !hasTitle {
      problems.append(.noTitle(Place(file: positions.file, line: 1)))
      hasTitle = true
    }
    guard !signed else { return }
    signed = true
    if frontMatter.issuer != nil || frontMatter.date != nil {
      blocks.append(.signature(issuer: frontMatter.issuer, date: frontMatter.date))
    }
  }

  private mutating func convert(_ node: MarkdownNode, next: MarkdownNode?) {
    let place = positions.place(of: node)
    let wasAfterTable = afterTable
    afterTable = false
    switch node.kind {
    case .heading: heading(node)
    case .paragraph: paragraph(node, next: next, afterTable: wasAfterTable)
    case .table: table(node)
    case .list: list(node)
    case .blockQuote:
      var paragraphs: [[Inline]] = []
      for child in node.children {
        if child.kind == .paragraph {
          paragraphs.append(inlines.convert(child.children, in: .prose))
        } else {
          problems.append(
            .unsupported(positions.place(of: child), what: Wording(en: "this in a quote", zh: "引用块中的此类内容")))
          let text = child.plainText
          if !text.isEmpty { paragraphs.append([.text(text)]) }
        }
      }
      blocks.append(.authorBlock(paragraphs))
    case .thematicBreak: blocks.append(.pageBreak)
    case .htmlBlock:
      if !node.literal.hasPrefix("<!--") {
        problems.append(.unsupported(place, what: Wording(en: "HTML", zh: "HTML代码")))
        blocks.append(.paragraph([.text(trimmed(node.literal))]))
      } else {
        // A comment of the authors: it does not come between a table and its notes.
        afterTable = wasAfterTable
      }
    case .codeBlock:
      problems.append(.unsupported(place, what: Wording(en: "a code block", zh: "代码块")))
      blocks.append(.paragraph([.text(trimmed(node.literal))]))
    default:
      problems.append(.unsupported(place, what: Wording(en: "“\(node.name)”", zh: "“\(node.name)”")))
      if !node.plainText.isEmpty { blocks.append(.paragraph([.text(node.plainText)])) }
    }
  }

  private mutating func heading(_ node: MarkdownNode) {
    let place = positions.place(of: node)
    let level = node.level ?? 2
    let text = node.plainText
    if level == 1 {
      if hasTitle {
        problems.append(.secondTitle(place, text: text))
        blocks.append(.heading(level: 1, inlines.convert(node.children, in: .heading)))
      } else {
        hasTitle = true
        blocks.insert(.title(text), at: 0)
      }
      return
    }
    if level == 2, let (label, title) = Self.attachment(text) {
      sign()
      blocks.append(.attachment(label: label, title: title))
      return
    }
    if level > 4 { problems.append(.headingTooDeep(place, level: level)) }
    blocks.append(.heading(level: min(level - 1, 3), inlines.convert(node.children, in: .heading)))
  }

  /// `附件1　数据来源索引` gives label and title.
  static func attachment(_ heading: String) -> (label: String, title: String)? {
    guard heading.hasPrefix("附件") else { return nil }
    let number = heading.dropFirst(2).prefix { $0.isNumber }
    let rest = heading.dropFirst(2 + number.count)
    if let c = rest.first, !c.isWhitespace, c != "：", c != ":" { return nil }
    return ("附件" + number, trimmed(rest.drop { $0.isWhitespace || $0 == "：" || $0 == ":" }))
  }

  private mutating func list(_ node: MarkdownNode) {
    var items: [[Inline]] = []
    for item in node.children {
      for child in item.children {
        if child.kind == .paragraph {
          items.append(inlines.convert(child.children, in: .prose))
        } else {
          problems.append(
            .unsupported(positions.place(of: child), what: Wording(en: "a list inside a list", zh: "多层列表")))
          for inner in child.children {
            for part in inner.children where part.kind == .paragraph {
              items.append(inlines.convert(part.children, in: .prose))
            }
          }
        }
      }
    }
    blocks.append(.list(List(start: node.level, items: items)))
  }

  private mutating func paragraph(_ node: MarkdownNode, next: MarkdownNode?, afterTable wasAfterTable: Bool) {
    let place = positions.place(of: node)
    if let image = node.children.first, image.kind == .image, node.children.count == 1 {
      blocks.append(.figure(Self.figure(image)))
      return
    }
    let text = node.plainText
    if text.hasPrefix("表：") {
      if next?.kind == .table {
        let caption = TableCaption(String(text.dropFirst(2)))
        for name in caption.unknown { problems.append(.unknownAttribute(place, name: name)) }
        self.caption = caption
        return
      }
      problems.append(.captionWithoutTable(place, text: trimmed(text.dropFirst(2))))
    }
    if wasAfterTable, addNotes(node) {
      afterTable = true
      return
    }
    blocks.append(.paragraph(inlines.convert(node.children, in: .prose)))
  }

  /// `charts/rank-gdp.svg` is the figure `rank-gdp`.
  static func figure(_ image: MarkdownNode) -> Figure {
    let file = image.literal.split(separator: "/").last.map(String.init) ?? image.literal
    let key = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    return Figure(key: key, caption: image.plainText, source: image.title.isEmpty ? nil : image.title)
  }
}

// MARK: Tables

extension BlockConverter {
  private static let notePrefixes = ["注：", "注:", "说明："]
  private static let sourcePrefixes = ["资料来源：", "数据来源：", "来源："]

  private mutating func table(_ node: MarkdownNode) {
    var head: [Table.Cell] = []
    var rows: [[Table.Cell]] = []
    var notes: [[Inline]] = []
    var source: [Inline]?
    for row in node.children {
      let cells = row.children.map { Table.Cell(inlines.convert($0.children, in: .table)) }
      if row.kind == .tableHeader {
        head = cells
        continue
      }
      // A note written right below a table, with no empty line between, is read as a row by Markdown.
      let texts = cells.map(\.content.text)
      if let first = texts.first, texts.dropFirst().allSatisfy(\.isEmpty) {
        if Self.notePrefixes.contains(where: first.hasPrefix) {
          notes.append(cells[0].content)
          continue
        }
        if Self.sourcePrefixes.contains(where: first.hasPrefix) {
          source = cells[0].content
          continue
        }
      }
      if texts.contains(where: { trimmed($0).isEmpty }) { problems.append(.emptyCell(positions.place(of: row))) }
      rows.append(cells)
    }
    let alignments = (0..<head.count).map { c -> Table.Alignment in
      switch c < node.alignments.count ? node.alignments[c] : 0 {
      case UInt8(ascii: "r"): .decimal
      case UInt8(ascii: "c"): .center
      default: .left
      }
    }
    if caption == nil { problems.append(.tableWithoutCaption(positions.place(of: node))) }
    blocks.append(
      .table(
        Table(
          caption: caption?.text ?? "", unit: caption?.unit, head: head, alignments: alignments, rows: rows,
          notes: notes, source: source, landscape: caption?.landscape ?? false, isClose: caption?.isClose ?? false)))
    caption = nil
    afterTable = true
  }

  /// Adds the lines of a paragraph to the table before it, if they are notes or a source.
  private mutating func addNotes(_ node: MarkdownNode) -> Bool {
    guard case .table(var table)? = blocks.last else { return false }
    var lines: [[MarkdownNode]] = [[]]
    for child in node.children {
      if child.kind == .softbreak || child.kind == .linebreak {
        lines.append([])
      } else {
        lines[lines.count - 1].append(child)
      }
    }
    func isSource(_ text: String) -> Bool { Self.sourcePrefixes.contains(where: text.hasPrefix) }
    func isNote(_ text: String) -> Bool { Self.notePrefixes.contains(where: text.hasPrefix) }
    let first = lines[0].map(\.plainText).joined()
    guard isSource(first) || isNote(first) else { return false }
    for line in lines {
      let text = line.map(\.plainText).joined()
      let content = inlines.convert(line, in: .table)
      if isSource(text) {
        table.source = (table.source.map { $0 + [.lineBreak] } ?? []) + content
      } else if isNote(text) || table.source == nil {
        table.notes.append(content)
      } else {
        table.source?.append(contentsOf: content)
      }
    }
    blocks[blocks.count - 1] = .table(table)
    return true
  }
}
