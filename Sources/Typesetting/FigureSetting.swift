import Drawing

/// A figure at its printed size: picture, caption below, source line below that.
struct FigureSetting {
  let caption: [SetLine]
  let source: [SetLine]
  let picture: Frame?
  let alternateText: String
  private let style: PageStyle
  /// The picture's scale where nothing forces it smaller.
  private let scale: Double
  /// The smallest part of that scale at which all words in the picture can be read.
  private let leastFactor: Double

  init(_ figure: Figure, number: Int, picture: Frame?, style: PageStyle, widths: Widths) {
    self.picture = picture
    self.style = style
    let measure = style.typeArea.width
    func lines(_ text: String, _ face: Face, _ alignment: SetLine.Alignment) -> [SetLine] {
      let inline = InlineStyle(face: face, latin: face.role, scriptSpace: 0, index: nil)
      let paragraph = Paragraph(widths.atoms(of: [.text(text)], in: inline, anchors: []))
      let ranges =
        alignment == .center
        ? paragraph.balanceLines(measure: measure, em: face.size) : paragraph.fillLines(measure: measure)
      return ranges.map {
        SetLine(
          paragraph: paragraph, range: $0.range, measure: measure, justified: false, alignment: alignment,
          em: face.size)
      }
    }
    caption = lines("图\(number)　\(figure.caption)", style.figure.caption, .center)
    source = figure.source.map { lines($0, style.figure.note, .left) } ?? []
    let title = "图\(number)　\(figure.caption)"
    alternateText = picture?.alternateText.map { "\(title)：\($0)" } ?? title
    let room = style.typeArea.height - Self.textHeight(caption: caption.count, source: source.count, style) - 8
    let scale = picture.map { min(measure / $0.size.width, room / $0.size.height) } ?? 1
    self.scale = scale
    let smallest = picture?.smallestText.map { style.figure.smallestText / ($0 * scale) } ?? 0
    leastFactor = max(style.figure.smallestScale, min(1, smallest))
  }

  private static func textHeight(caption: Int, source: Int, _ style: PageStyle) -> Double {
    4 + Double(caption) * style.figure.caption.size * 1.5 + Double(source) * style.figure.note.size * 1.4
  }

  private func height(atScale factor: Double) -> Double {
    // A missing picture leaves a box of three lines that says so.
    let picture = picture.map { $0.size.height * scale * factor } ?? 3 * style.leading
    return picture + Self.textHeight(caption: caption.count, source: source.count, style)
  }

  /// The height in lines of the grid at full size.
  var lineCount: Int { lines(atScale: 1) }

  /// A scale that nobody notices.
  var easyScale: Double { 0.95 }

  /// Room that a figure needs around it.
  private var around: Double { 0.5 * style.leading }

  /// The grid lines that it takes where it begins `lent` points above a grid line.
  func lines(atScale factor: Double, lent: Double = 0) -> Int {
    min(style.linesPerPage, Int(((height(atScale: factor) + around - lent) / style.leading - 0.001).rounded(.up)))
  }

  /// Room below that nothing needs; what follows directly may begin in it.
  func slack(atScale factor: Double, lent: Double) -> Double {
    max(0, Double(lines(atScale: factor, lent: lent)) * style.leading + lent - height(atScale: factor) - around)
  }

  /// The largest scale, not below the style's smallest, at which the figure takes at most so many lines.
  func scale(fitting available: Int, lent: Double) -> Double? {
    if lines(atScale: 1, lent: lent) <= available { return 1 }
    guard let picture else { return nil }
    let room = Double(available) * style.leading + lent - around
    let text = Self.textHeight(caption: caption.count, source: source.count, style)
    let factor = (room - text) / (picture.size.height * scale)
    return factor >= leastFactor ? factor : nil
  }

  /// Prints the figure with its top left corner at a point. At the top of a page there is no room above it.
  func print(at origin: Point, scaledBy factor: Double, isAtTop: Bool, into items: inout [Frame.Item]) {
    let measure = style.typeArea.width
    var y = origin.y + (isAtTop ? 0 : 0.5 * around)
    items.append(.begin(Frame.Tag("Figure", alternateText: alternateText)))
    if let picture {
      let s = scale * factor
      let x = origin.x + (measure - picture.size.width * s) / 2
      items.append(.group(Frame.Group(picture, at: Point(x, y), scale: s)))
      y += picture.size.height * s
    } else {
      let box = Box(origin.x, y, measure, 3 * style.leading)
      items.append(
        .shape(Frame.Shape(.rectangle(box), stroke: Stroke(.black, width: 0.5, dash: [3, 3]))))
      items.append(
        .text(
          Point(box.midX, box.midY + 4),
          TextRun("（此处图件缺失）", style.figure.note, anchor: .middle)))
      y = box.maxY
    }
    y += 4
    items.append(.begin(Frame.Tag("Caption")))
    for line in caption {
      line.print(at: Point(origin.x, y + line.em * 1.13), into: &items)
      y += line.em * 1.5
    }
    for line in source {
      line.print(at: Point(origin.x, y + line.em * 1.08), into: &items)
      y += line.em * 1.4
    }
    items += [.end, .end]
  }
}

extension Frame {
  /// The size of the smallest words in the picture; nil where it has none.
  fileprivate var smallestText: Double? {
    items.lazy.compactMap { item -> Double? in
      switch item {
      case .text(_, let run): run.text.isEmpty ? nil : run.face.size
      case .group(let group): group.frame.smallestText.map { $0 * group.scale }
      default: nil
      }
    }.min()
  }

  /// What the picture says of itself in words.
  fileprivate var alternateText: String? {
    if case .begin(let tag)? = items.first, tag.kind == "Figure" { tag.alternateText } else { nil }
  }
}
