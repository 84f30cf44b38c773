import Drawing

/// Turns blocks into lines, tables and figures of known height, in order.
struct FlowCollector {
  let style: PageStyle
  let figures: [String: Frame]
  let widths: Widths
  var items: [FlowItem] = []
  var bookmarks: [Bookmark] = []
  var faults: [TypesettingFault] = []
  var anchors: Set<String> = []
  private var tableCount = 0
  private var figureCount = 0
  private var listCount = 0
  private var inFrontMatter = false
  /// Where the text begins, behind title and subtitle.
  private(set) var endOfFrontMatter = 0
  /// In an appendix of a document with long tables there, where all tables are set alike.
  private var inReference = false

  init(style: PageStyle, figures: [String: Frame], measurer: any TextMeasurer) {
    self.style = style
    self.figures = figures
    widths = Widths(measurer)
  }

  mutating func collect(_ blocks: [Block]) {
    anchors = Self.anchors(in: blocks)
    let hasLong = Self.hasLongAppendix(blocks, style)
    for block in blocks {
      if case .attachment = block { inReference = hasLong }
      collect(block)
    }
  }

  private mutating func collect(_ block: Block) {
    switch block {
    case .title, .subtitle, .redHead: break
    default:
      if inFrontMatter {
        items.append(.blank(1))
        if endOfFrontMatter == 0 { endOfFrontMatter = items.count }
      }
      inFrontMatter = false
    }
    switch block {
    case .redHead(let mark, let number):
      items += [.redHead(RedHeadSetting(mark, number: number, style: style, widths: widths)), .blank(2)]
    case .title(let text): title(text)
    case .subtitle(let inlines):
      items.append(.lines(centered(inlines, face: style.subtitle, tag: Frame.Tag("P"))))
    case .heading(let level, let inlines): heading(level, inlines)
    case .paragraph(let inlines):
      // The line that names the appendices stands apart from the text.
      var group = paragraph(inlines, face: style.body)
      if inlines.text.hasPrefix("附件：") {
        items.append(.blank(1))
        (group.keepsTogether, group.closesText) = (true, true)
      }
      items.append(.lines(group))
    case .list(let list):
      listCount += 1
      for (offset, item) in list.items.enumerated() {
        // Official papers number their points or set them as paragraphs; they have no bullets.
        let marker = list.start.map { [Inline.text("\($0 + offset).")] } ?? []
        var group = paragraph(marker + item, face: style.body)
        group.tag = Frame.Tag("LBody")
        group.list = listCount
        items.append(.lines(group))
      }
    case .table(let table):
      tableCount += 1
      for (row, cells) in table.rows.enumerated() where cells.count != table.head.count {
        faults.append(
          .raggedTable(number: tableCount, row: row + 1, cells: cells.count, columns: table.head.count))
      }
      let setting = TableSetting(
        table, number: tableCount, isReference: inReference || table.isClose || table.rows.count > style.table.longRows,
        style: style, widths: widths, anchors: anchors)
      if setting.isTooWide { faults.append(.tableTooWide(number: tableCount, caption: table.caption)) }
      items.append(.table(setting))
    case .figure(let figure):
      figureCount += 1
      if figures[figure.key] == nil { faults.append(.missingFigure(key: figure.key, caption: figure.caption)) }
      items.append(
        .figure(
          FigureSetting(figure, number: figureCount, picture: figures[figure.key], style: style, widths: widths)))
    case .authorBlock(let paragraphs):
      for inlines in paragraphs {
        var group = paragraph(inlines, face: style.authorBlock, inset: style.pitch)
        group.barred = true
        items.append(.lines(group))
      }
    case .attachment(let label, let title): attachment(label, title)
    case .pageBreak: items.append(.newPage)
    case .signature(let issuer, let date): signature(issuer, date)
    }
  }

  /// The contents of the document; nil where it has too few chapters.
  func contents() -> ContentsSetting? { ContentsSetting(bookmarks, style: style, widths: widths) }

  private mutating func title(_ text: String) {
    var group = centered([.text(text)], face: style.title, tag: Frame.Tag("H1"))
    group.keepsWithNext = true
    items.append(.lines(group))
    inFrontMatter = true
  }

  private mutating func heading(_ level: Int, _ inlines: [Inline]) {
    let face = style.headings[min(level, style.headings.count) - 1]
    var group = paragraph(inlines, face: face)
    group.tag = Frame.Tag("H\(level + 1)")
    group.keepsWithNext = true
    group.keepsTogether = true
    group.headingLevel = level
    group.anchor = bookmark(inlines.text, level: level)
    items.append(.lines(group))
  }

  private mutating func attachment(_ label: String, _ title: String) {
    items.append(.newPage)
    var name = paragraph([.text(label)], face: style.attachmentLabel, indent: 0)
    name.tag = Frame.Tag("H2")
    name.keepsWithNext = true
    name.anchor = bookmark(title.isEmpty ? label : "\(label)　\(title)", level: 1)
    items.append(.lines(name))
    guard !title.isEmpty else { return }
    // The appendix's title stands on the third line, its text begins a line below.
    items.append(.blank(1))
    var group = centered([.text(title)], face: style.title, tag: Frame.Tag("H2"))
    group.keepsWithNext = true
    items.append(.lines(group))
    inFrontMatter = true
  }

  /// No seal: the date begins two characters to the right of the issuer's name, and nothing comes nearer
  /// than two characters to the right edge.
  private mutating func signature(_ issuer: String?, _ date: String?) {
    let measure = style.typeArea.width
    let edge = 2 * style.pitch
    let issuerLine = issuer.map { simpleLine([.text($0)], face: style.body) }
    let dateLine = date.map { simpleLine([.text($0)], face: style.body) }
    var issuerX = issuerLine.map { measure - edge - $0.paragraph.width($0.range) } ?? 0
    var dateX = issuerLine == nil ? .infinity : issuerX + edge
    if let dateLine {
      let limit = measure - edge - dateLine.paragraph.width(dateLine.range)
      if dateX > limit {
        dateX = limit
        issuerX = min(issuerX, dateX - edge)
      }
    }
    var lines: [SetLine] = []
    if var line = issuerLine {
      line.indent = max(0, issuerX)
      lines.append(line)
    }
    if var line = dateLine {
      line.indent = max(0, dateX)
      lines.append(line)
    }
    guard !lines.isEmpty else { return }
    items.append(.blank(1))
    items.append(.lines(LineGroup(lines: lines, tag: Frame.Tag("P"), keepsTogether: true, closesText: true)))
  }

  private mutating func bookmark(_ title: String, level: Int) -> String {
    let anchor = "section-\(bookmarks.count + 1)"
    bookmarks.append(Bookmark(title, level: level, anchor: anchor))
    return anchor
  }

  private func inlineStyle(_ face: Face) -> InlineStyle {
    InlineStyle(
      face: face, latin: style.latin, tracking: face.size == style.body.size ? style.tracking : 0,
      scriptSpace: style.scriptSpace * face.size, index: style.index)
  }

  private func paragraph(
    _ inlines: [Inline], face: Face, indent: Int? = nil, inset: Double = 0
  ) -> LineGroup {
    let paragraph = Paragraph(widths.atoms(of: inlines, in: inlineStyle(face), anchors: anchors))
    let measure = style.typeArea.width - inset
    let first = Double(indent ?? style.indent) * style.pitch
    let ranges = paragraph.breakLines(measure: measure, firstIndent: first, em: face.size)
    let lines = ranges.enumerated().map { number, line in
      let indent = number == 0 ? first : 0
      return SetLine(
        paragraph: paragraph, range: line.range, measure: measure - indent, indent: inset + indent,
        justified: line.justified, em: face.size)
    }
    return LineGroup(lines: lines, tag: Frame.Tag("P"))
  }

  private func centered(_ inlines: [Inline], face: Face, tag: Frame.Tag) -> LineGroup {
    let paragraph = Paragraph(widths.atoms(of: inlines, in: inlineStyle(face), anchors: anchors))
    let measure = style.typeArea.width
    let lines = paragraph.balanceLines(measure: measure, em: face.size).map {
      SetLine(
        paragraph: paragraph, range: $0.range, measure: measure, justified: false, alignment: .center, em: face.size)
    }
    let span = max(1, Int((face.size * 1.25 / style.leading).rounded(.up)))
    return LineGroup(lines: lines, tag: tag, keepsTogether: true, span: span)
  }

  private func simpleLine(_ inlines: [Inline], face: Face) -> SetLine {
    let paragraph = Paragraph(widths.atoms(of: inlines, in: inlineStyle(face), anchors: anchors))
    return SetLine(
      paragraph: paragraph, range: 0..<paragraph.atoms.count, measure: style.typeArea.width, justified: false,
      em: face.size)
  }
}

extension FlowCollector {
  /// Whether an appendix has a long table.
  private static func hasLongAppendix(_ blocks: [Block], _ style: PageStyle) -> Bool {
    var isInAppendix = false
    for block in blocks {
      if case .attachment = block { isInAppendix = true }
      if isInAppendix, case .table(let table) = block, table.rows.count > style.table.longRows { return true }
    }
    return false
  }

  /// Every named place of a document.
  private static func anchors(in blocks: [Block]) -> Set<String> {
    var anchors: Set<String> = []
    for inlines in blocks.lazy.flatMap(\.texts) {
      for case .anchor(let name) in inlines { anchors.insert(name) }
    }
    return anchors
  }
}

extension Block {
  /// All running text of a block.
  package var texts: [[Inline]] {
    switch self {
    case .title(let t): [[.text(t)]]
    case .subtitle(let i), .heading(_, let i), .paragraph(let i): [i]
    case .list(let list): list.items
    case .table(let table):
      table.head.map(\.content) + table.rows.flatMap { $0.map(\.content) } + table.notes
        + (table.source.map { [$0] } ?? [])
    case .figure, .pageBreak, .signature, .redHead: []
    case .authorBlock(let paragraphs): paragraphs
    case .attachment(_, let title): [[.text(title)]]
    }
  }
}
