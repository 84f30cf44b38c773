import Documents

/// Lines of a pdf put together as paragraphs and tables.
///
/// A line goes on with the one before where that one is full and this one is not indented; that holds across pages too.
struct PDFParagraphs {
  private let lines: [PDFPage.Line]
  private let em: Double
  /// Where body lines begin and end.
  private let left: Double
  private let right: Double
  /// The size of most lines' face, and the distance between them.
  private let usualSize: Double
  private let pitch: Double

  init(lines: [PDFPage.Line], em: Double) {
    self.lines = lines
    self.em = em
    left = PDFParagraphs.commonest(lines.map(\.left)) ?? 0
    right = PDFParagraphs.commonest(lines.filter { $0.right - $0.left > 12 * em }.map(\.right)) ?? .infinity
    let sizes = lines.compactMap(\.faceSize).sorted()
    usualSize = sizes.isEmpty ? 0 : sizes[sizes.count / 2]
    let distances = zip(lines, lines.dropFirst()).filter { $0.page == $1.page && $1.top > $0.top }.map {
      $1.top - $0.top
    }
    pitch = PDFParagraphs.commonest(distances) ?? .infinity
  }

  func assemble() -> TextAssembly {
    var assembly = TextAssembly()
    var paragraph: (words: [Unicode.Scalar], page: Int, last: PDFPage.Line)?
    func endParagraph() {
      if let paragraph { assembly.append(.paragraph, paragraph.words, page: paragraph.page) }
      paragraph = nil
    }
    var index = 0
    while index < lines.count {
      if let table = PDFTable(lines[index...], em: em) {
        endParagraph()
        assembly.append(table: table.rows, page: lines[index].page)
        index += table.lineCount
        continue
      }
      let line = lines[index]
      if let open = paragraph, goesOn(from: open.last, to: line) {
        let words = line.groups(em: em, goesOn: true).map(\.words).joined(separator: [" "])
        paragraph = (PDFParagraphs.join(open.words, Array(words)), open.page, line)
      } else {
        endParagraph()
        paragraph = (Array(line.groups(em: em).map(\.words).joined(separator: [" "])), line.page, line)
      }
      index += 1
    }
    endParagraph()
    return assembly
  }

  private func goesOn(from last: PDFPage.Line, to next: PDFPage.Line) -> Bool {
    // Columns have margins of their own: measure against the line's column.
    let (left, right) = margins(of: next)
    let own = margins(of: last)
    let room = min(right - last.right, own.right - last.right)
    if next.left - left > 1.2 * em {
      if isCentredPair(last, next) { return true }
      // Items of lists hang: their later lines are indented, and only a full line goes on into them.
      return !last.endsSentence && room < 1.6 * em && next.left >= last.left && !next.isEnumerated
        && hasSameFace(last, next, within: 0.2)
    }
    // A larger or smaller face is another paragraph.
    guard hasSameFace(last, next, within: 0.2) else { return false }
    if last.endsSentence {
      // Full to the edge, the line may still end its paragraph: see whether the next one begins anew.
      let isApart = last.page == next.page && next.top - last.top > 1.45 * pitch
      return room < 1.6 * em && !isApart && !next.isEnumerated
    }
    // A number that does not fit moves down whole and leaves the line short.
    return room < 1.6 * em || last.right > own.left + 0.55 * (own.right - own.left)
  }

  /// A title over two centred lines of the same face.
  private func isCentredPair(_ last: PDFPage.Line, _ next: PDFPage.Line) -> Bool {
    func offset(_ line: PDFPage.Line) -> Double { (line.left + line.right) / 2 - (left + right) / 2 }
    let isLarge = min(last.faceSize ?? 0, next.faceSize ?? 0) > 1.2 * usualSize
    return isLarge && last.page == next.page && abs(offset(last)) < 1.5 * em && abs(offset(next)) < 1.5 * em
      && hasSameFace(last, next, within: 0.1) && next.top - last.bottom < last.height
  }

  private func hasSameFace(_ a: PDFPage.Line, _ b: PDFPage.Line, within tolerance: Double) -> Bool {
    guard let first = a.faceSize, let second = b.faceSize else { return true }
    return abs(first - second) < tolerance * max(first, second)
  }

  /// The margins of the column in which a line stands.
  private func margins(of line: PDFPage.Line) -> (left: Double, right: Double) {
    guard line.left > right else { return (left, right) }
    let column = lines.filter { $0.left > right }
    return (
      PDFParagraphs.commonest(column.map(\.left)) ?? left, PDFParagraphs.commonest(column.map(\.right)) ?? right
    )
  }

  private static func join(_ words: [Unicode.Scalar], _ next: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard let last = words.last, let first = next.first else { return words + next }
    let isLatin = last.isASCII && first.isASCII && last.properties.isAlphabetic && first.properties.isAlphabetic
    return words + (isLatin ? [" "] : []) + next
  }

  /// The commonest of measures, to two points.
  private static func commonest(_ values: [Double]) -> Double? {
    var counts: [Int: Int] = [:]
    for value in values { counts[Int((value / 2).rounded()), default: 0] += 1 }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { Double($0.key) * 2 }
  }
}
