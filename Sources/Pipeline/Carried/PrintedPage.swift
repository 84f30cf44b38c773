import Drawing

/// What is printed on a page, in the order of printing and without white space, and which of it is bound to evidence.
struct PrintedPage: Hashable, Sendable, Codable {
  var text: String
  var numbers: [Bound]

  /// A bound number: its first scalar in the text, the one behind its last, and what it is bound to.
  struct Bound: Hashable, Sendable, Codable {
    var start: Int
    var end: Int
    var id: String
  }

  init(_ frame: Frame) {
    var reader = PrintedPageReader()
    reader.read(frame)
    text = String(String.UnicodeScalarView(reader.scalars))
    numbers = reader.numbers
  }

  /// The words of a bound number.
  func words(of number: Bound) -> String {
    let scalars = text.unicodeScalars
    guard let start = scalars.index(scalars.startIndex, offsetBy: number.start, limitedBy: scalars.endIndex),
      let end = scalars.index(scalars.startIndex, offsetBy: number.end, limitedBy: scalars.endIndex), start <= end
    else { return "" }
    return String(scalars[start..<end])
  }
}

/// Goes through a page's items and gathers its text.
private struct PrintedPageReader {
  var scalars: [Unicode.Scalar] = []
  var numbers: [PrintedPage.Bound] = []
  /// The parts that stand open: whether each is a link, and what to.
  private var open: [Link?] = []

  private struct Link {
    var id: String?
    var start: Int
    /// Where the number itself ends: behind it stands, raised, the row of the source index.
    var end: Int
    var baseline: Double?
  }

  mutating func read(_ frame: Frame) {
    for item in frame.items {
      switch item {
      case .text(let point, let run): read(run, at: point)
      case .group(let group): read(group.frame)
      case .begin(let tag):
        open.append(tag.kind == "Link" ? Link(id: nil, start: scalars.count, end: scalars.count) : nil)
      case .end: if let link = open.popLast() ?? nil { close(link) }
      case .link(_, .anchor(let id)): if !open.isEmpty, open[open.count - 1] != nil { open[open.count - 1]!.id = id }
      case .link, .shape, .anchor: break
      }
    }
  }

  private mutating func read(_ run: TextRun, at point: Point) {
    scalars += run.text.unicodeScalars.filter { !$0.properties.isWhitespace }
    guard let last = open.indices.last, open[last] != nil else { return }
    let baseline = open[last]!.baseline ?? point.y
    open[last]!.baseline = baseline
    if abs(point.y - baseline) < 0.01, open[last]!.end >= open[last]!.start { open[last]!.end = scalars.count }
  }

  private mutating func close(_ link: Link) {
    // Other links lead to chapters.
    guard let id = link.id, id.hasPrefix("o-") || id.hasPrefix("d-"), link.end > link.start else { return }
    // A number that goes on in the next line is one.
    if let previous = numbers.last, previous.id == id, previous.end == link.start {
      numbers[numbers.count - 1].end = link.end
    } else {
      numbers.append(PrintedPage.Bound(start: link.start, end: link.end, id: id))
    }
  }
}
