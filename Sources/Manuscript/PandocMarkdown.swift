package import Typesetting

/// A manuscript's blocks in pandoc's Markdown, with the styles of `Reports/reference.docx` named: the way to a Word file.
///
/// - Parameter pictures: where the picture of each figure lies, by its key.
package func pandocMarkdown(_ blocks: [Block], pictures: [String: String]) -> String {
  var writer = PandocWriter(pictures: pictures)
  for block in blocks { writer.write(block) }
  return writer.parts.joined(separator: "\n\n") + "\n"
}

private struct PandocWriter {
  let pictures: [String: String]
  var parts: [String] = []
  private var tables = 0
  private var figures = 0

  init(pictures: [String: String]) { self.pictures = pictures }

  private static let pageBreak = "```{=openxml}\n<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n```"

  private mutating func styled(_ style: String, _ text: String) {
    parts.append("::: {custom-style=\"\(style)\"}\n\(text)\n:::")
  }

  mutating func write(_ block: Block) {
    switch block {
    case .redHead(let mark, let number):
      styled("红头", escaped(mark))
      styled("文号", number.map(escaped) ?? "\\ ")
    case .title(let text): styled("Title", escaped(text.replacing("\n", with: "")))
    case .subtitle(let inlines): styled("Subtitle", markdown(inlines))
    case .heading(let level, let inlines):
      parts.append(String(repeating: "#", count: level) + " " + markdown(inlines) + " {-}")
    case .paragraph(let inlines) where inlines.text.hasPrefix("附件："): listOfAttachments(inlines)
    case .paragraph(let inlines): styled("Body Text", markdown(inlines))
    case .list(let list):
      for (offset, item) in list.items.enumerated() {
        styled("Body Text", (list.start.map { "\($0 + offset)\\." } ?? "") + markdown(item))
      }
    case .table(let table): write(table)
    case .figure(let figure): write(figure)
    case .authorBlock(let paragraphs): for inlines in paragraphs { styled("编制人填写", markdown(inlines)) }
    case .attachment(let label, let title):
      // The style begins the page: a break of its own would leave an empty one behind a full one.
      styled("附件", escaped(label))
      if !title.isEmpty { styled("附件标题", escaped(title)) }
    case .pageBreak: parts.append(Self.pageBreak)
    case .signature(let issuer, let date):
      for line in [issuer, date].compactMap({ $0 }) { styled("署名", escaped(line)) }
    }
  }

  /// A paragraph a line: a line that is broken by hand would be spread over the measure.
  private mutating func listOfAttachments(_ inlines: [Inline]) {
    for (index, line) in inlines.split(separator: .lineBreak).enumerated() {
      var text = markdown(Array(line))
      // The style indents by two characters, which the manuscript has as blanks.
      if index > 0, text.hasPrefix("　　") { text.removeFirst(2) }
      styled("附件说明", text)
    }
  }

  private mutating func write(_ table: Table) {
    tables += 1
    styled("表题", escaped("表\(tables)　\(table.caption)"))
    if let unit = table.unit { styled("表单位", escaped("单位：\(unit)")) }
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    func text(_ cell: Table.Cell) -> String { markdown(cell.content).replacing("\\\n", with: " ") }
    let count = table.head.count
    let widths = widths(of: table)
    var lines = [row(table.head.map(text))]
    // The dashes under the head tell how wide the columns are to each other.
    lines.append(
      row(
        (0..<count).map { column in
          let dashes = String(repeating: "-", count: widths[column])
          switch column < table.alignments.count ? table.alignments[column] : .left {
          case .left: return ":" + dashes
          case .center: return ":" + dashes + ":"
          case .decimal: return dashes + ":"
          }
        }))
    for cells in table.rows { lines.append(row((0..<count).map { $0 < cells.count ? text(cells[$0]) : "—" })) }
    parts.append(lines.joined(separator: "\n"))
    for note in table.notes + (table.source.map { [$0] } ?? []) { styled("表注", markdown(note)) }
  }

  /// What a line of the small type of tables holds, in halves of a character.
  private static let lineOfTable = 96

  /// The widths of the columns' words in halves of a character, up to a line of thirty characters. Where they do not fit
  /// beside each other, heads are the first to go to a second line.
  private func widths(of table: Table) -> [Int] {
    func width(_ cell: Table.Cell) -> Int {
      cell.content.text.split(separator: "\n").map { $0.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } }.max() ?? 0
    }
    func widths(headUpTo limit: Int) -> [Int] {
      table.head.indices.map { column in
        let body = table.rows.lazy.filter { column < $0.count }.map { width($0[column]) }.max() ?? 0
        return min(60, max(3, max(body, min(width(table.head[column]), limit)) + 2))
      }
    }
    let whole = widths(headUpTo: 60)
    return whole.reduce(0, +) <= Self.lineOfTable ? whole : widths(headUpTo: 10)
  }

  private mutating func write(_ figure: Figure) {
    figures += 1
    let caption = escaped("图\(figures)　\(figure.caption)")
    if let path = pictures[figure.key] {
      styled("图", "![\(caption)](\(path)){width=15.6cm}\\ ")
    } else {
      styled("图", "（此处图件缺失）")
    }
    styled("图题", caption)
    if let source = figure.source { styled("图注", escaped(source)) }
  }

  private func markdown(_ inlines: [Inline]) -> String {
    var result = ""
    var anchors: [String] = []
    for inline in inlines {
      switch inline {
      case .text(let text):
        // The words behind an anchor are what it names.
        result += anchors.isEmpty ? escaped(text) : named(escaped(text), &anchors)
      case .bold(let text): result += "**\(escaped(text))**"
      case .bound(let number):
        let words = "[\(escaped(number.text))](#\(number.target))" + (number.index.map { "^\($0)^" } ?? "")
        result += number.bold ? "**\(words)**" : words
      case .link(let text, let address): result += "[\(escaped(text))](<\(address)>)"
      case .anchor(let name): anchors.append(name)
      case .lineBreak: result += "\\\n"
      }
    }
    return anchors.isEmpty ? result : result + named("", &anchors)
  }

  private func named(_ text: String, _ anchors: inout [String]) -> String {
    defer { anchors = [] }
    return anchors.dropFirst().map { "[]{#\($0)}" }.joined() + "[\(text)]{#\(anchors[0])}"
  }

  /// Text that pandoc takes for nothing but text.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "^", "$", "@", "!", "'", "\"", "&", "+", "-", ".", "(", ")":
        result.append("\\")
        result.append(character)
      case _ where character.isNewline: result.append(" ")
      default: result.append(character)
      }
    }
    return result
  }
}
