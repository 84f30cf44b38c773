import Drawing

/// The table of contents of a long document: chapters and appendices with their pages, which are known only when all
/// else has its place.
struct ContentsSetting {
  struct Entry {
    var line: SetLine
    var anchor: String
  }

  let entries: [Entry]
  private let heading: SetLine
  private let style: PageStyle
  /// The width of a dot of the leaders.
  private let dot: Double

  /// Documents of more pages have contents.
  static let longest = 8

  /// Nil where there are too few chapters to look anything up.
  init?(_ bookmarks: [Bookmark], style: PageStyle, widths: Widths) {
    let chapters = bookmarks.filter { $0.level == 1 }
    guard chapters.count >= 3 else { return nil }
    let measure = style.typeArea.width
    func line(_ text: String, _ face: Face, room: Double, _ alignment: SetLine.Alignment) -> SetLine {
      let inline = InlineStyle(face: face, latin: style.latin, scriptSpace: style.scriptSpace * face.size)
      let paragraph = Paragraph(widths.atoms(of: [.text(text)], in: inline, anchors: []))
      // What is too long for its line keeps its beginning.
      let first = paragraph.fillLines(measure: room).first?.range ?? 0..<paragraph.atoms.count
      return SetLine(
        paragraph: paragraph, range: first, measure: measure, justified: false, alignment: alignment, em: face.size)
    }
    self.style = style
    heading = line("目　录", style.headings[0], room: measure, .center)
    dot = widths.width(of: "…", in: style.body)
    entries = chapters.map {
      Entry(line: line($0.title, style.body, room: measure - 4 * style.pitch, .left), anchor: $0.anchor)
    }
  }

  /// The heading and a line for each entry.
  var lineCount: Int { entries.count + 1 }

  /// Prints some of the lines with the top left corner at a point.
  func print(_ lines: Range<Int>, at corner: Point, pages: [String: Int], into items: inout [Frame.Item]) {
    func baseline(_ number: Int) -> Double {
      corner.y + (Double(number - lines.lowerBound) + 0.5) * style.leading + 0.38 * style.body.size
    }
    items.append(.begin(Frame.Tag("TOC", name: "contents")))
    if lines.lowerBound == 0 {
      items.append(.begin(Frame.Tag("Caption")))
      heading.print(at: Point(corner.x, baseline(0)), into: &items)
      items.append(.end)
    }
    for number in lines where number > 0 {
      let entry = entries[number - 1]
      let y = baseline(number)
      let page = pages[entry.anchor].map(String.init) ?? ""
      let box = Box(corner.x, y - style.body.size, style.typeArea.width, 1.2 * style.body.size)
      items += [.begin(Frame.Tag("TOCI")), .begin(Frame.Tag("Link")), .link(box, .anchor(entry.anchor))]
      entry.line.print(at: Point(corner.x, y), into: &items)
      var face = style.body
      face.role = style.latin
      items.append(.text(Point(corner.x + style.typeArea.width, y), TextRun(page, face, anchor: .end)))
      items += [.end, .begin(Frame.Tag("Artifact"))]
      let start = entry.line.paragraph.width(entry.line.range) + 0.5 * style.pitch
      let end = style.typeArea.width - (Double(page.count) * 0.5 + 0.5) * style.body.size - 0.25 * style.pitch
      let count = max(0, Int((end - start) / dot))
      // Leaders end at one place, whatever stands in front of them.
      let dots = String(repeating: "…", count: count)
      items += [
        .text(Point(corner.x + end, y), TextRun(dots, style.body, anchor: .end)), .end, .end,
      ]
    }
    items.append(.end)
  }
}
