import Drawing

/// The head of a red-headed paper by GB/T 9704: who issues it, 35 mm below the type area's upper edge, its number, and a
/// red rule 4 mm below that, as wide as the type area. The title follows two lines below the rule.
struct RedHeadSetting {
  private let mark: SetLine
  private let number: SetLine?
  private let style: PageStyle

  /// Red as yellow and magenta of 80 parts each give it.
  private static let red = Color(red: 0.85, green: 0.11, blue: 0.11)
  private static let above = Double.mm(35)

  init(_ mark: String, number: String?, style: PageStyle, widths: Widths) {
    self.style = style
    let measure = style.typeArea.width
    func line(_ text: String, _ face: Face) -> SetLine {
      let paragraph = Paragraph(
        widths.atoms(of: [.text(text)], in: InlineStyle(face: face, latin: style.latin), anchors: []))
      return SetLine(
        paragraph: paragraph, range: 0..<paragraph.atoms.count, measure: measure, justified: false, alignment: .center,
        em: face.size)
    }
    var face = style.title
    face.size = 42
    let wide = line(mark, face)
    let natural = wide.paragraph.width(wide.range)
    // A long name is set smaller rather than in two lines.
    if natural > measure { face.size *= measure / natural }
    self.mark = natural > measure ? line(mark, face) : wide
    self.number = number.map { line($0, style.body) }
  }

  private var ruleTop: Double {
    Self.above + mark.em + (number == nil ? 0 : 3 * style.leading) + .mm(4)
  }

  var lineCount: Int { Int((ruleTop / style.leading).rounded(.up)) }

  /// Prints the head with its top left corner at a point.
  func print(at corner: Point, into items: inout [Frame.Item]) {
    let start = items.count
    items.append(.begin(Frame.Tag("P")))
    mark.print(at: Point(corner.x, corner.y + Self.above + 0.88 * mark.em), into: &items)
    items.append(.end)
    for index in start..<items.count {
      if case .text(let point, var run) = items[index] {
        run.color = Self.red
        items[index] = .text(point, run)
      }
    }
    if let number {
      let bottom = corner.y + ruleTop - .mm(4)
      items.append(.begin(Frame.Tag("P")))
      number.print(at: Point(corner.x, bottom - 0.12 * number.em), into: &items)
      items.append(.end)
    }
    let rule = Path.line(Point(corner.x, corner.y + ruleTop), Point(corner.x + style.typeArea.width, corner.y + ruleTop))
    items += [.begin(Frame.Tag("Artifact")), .shape(Frame.Shape(rule, stroke: Stroke(Self.red, width: 2))), .end]
  }
}
