import Documents

/// Paragraphs of a text whose lines were broken at a fixed width: a report copied out of a PDF or an e-mail.
///
/// Whether lines are broken is told from all of them together: many of one width, most of which end inside a sentence.
struct WrappedLines {
  private let text: [Unicode.Scalar]
  private let lines: [Range<Int>]
  /// The width of a full line in columns of half a Han character; nil where lines are whole paragraphs.
  private let fullWidth: Int?

  /// How many columns the widths of full lines may differ, since a mark or a number is not parted from what it belongs to.
  private static let slack = 8

  init(_ text: [Unicode.Scalar]) {
    self.text = text
    lines = text.lineRanges
    fullWidth = Self.fullWidth(of: lines, in: text)
  }

  /// The ranges of the paragraphs, without the white space around them; line feeds stand inside those that were broken.
  var paragraphs: [Range<Int>] {
    guard let fullWidth else { return lines }
    var result: [Range<Int>] = []
    for line in lines {
      if let last = result.last, continues(last, fullWidth, with: line) {
        result[result.count - 1] = last.lowerBound..<line.upperBound
      } else {
        result.append(line)
      }
    }
    return result
  }

  /// Whether a line goes on with a paragraph: the paragraph's last line ends inside a sentence, and nothing begins here.
  private func continues(_ paragraph: Range<Int>, _ fullWidth: Int, with line: Range<Int>) -> Bool {
    let between = text[paragraph.upperBound..<line.lowerBound]
    guard between.filter({ $0 == "\n" }).count == 1, between.filter({ $0 != "\n" }).count < 2,
      let end = text[paragraph].last, !Self.isSentenceEnd(end), !Self.beginsItem(text[line])
    else { return false }
    let last = (text[paragraph].lastIndex(of: "\n").map { $0 + 1 } ?? paragraph.lowerBound)..<paragraph.upperBound
    // A paragraph never ends with a comma; otherwise a line that goes on reaches near the margin.
    return Self.isListMark(end) || Self.width(text[last]) * 10 > fullWidth * 7
  }

  private static func fullWidth(of lines: [Range<Int>], in text: [Unicode.Scalar]) -> Int? {
    let widths = lines.map { width(text[$0]) }
    let long = widths.filter { $0 >= 24 }.sorted()
    guard long.count >= 8, let widest = long.last, widest <= 110 else { return nil }
    let full = long[long.count * 9 / 10]
    let filled = zip(lines, widths).filter { $0.1 > full - slack && $0.1 <= full + slack }
    let isOpen = filled.filter { line, _ in !isSentenceEnd(text[line.upperBound - 1]) }
    return filled.count * 5 >= long.count * 3 && isOpen.count * 10 >= filled.count * 7 ? full : nil
  }

  private static func width(_ line: ArraySlice<Unicode.Scalar>) -> Int {
    line.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
  }

  private static func isSentenceEnd(_ scalar: Unicode.Scalar) -> Bool {
    ["。", "！", "？", "；", "：", ".", "!", "?", ";", ":"].contains(scalar)
  }

  private static func isListMark(_ scalar: Unicode.Scalar) -> Bool { ["，", "、", ","].contains(scalar) }

  /// 一、 （一） 1. ● at the beginning of a line.
  private static func beginsItem(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = line.first else { return false }
    if "●■◆▶•·-—*".unicodeScalars.contains(first) { return true }
    let head = line.prefix(6)
    guard let mark = head.firstIndex(where: { "、.．）)".unicodeScalars.contains($0) }), mark > line.startIndex else { return false }
    return head[..<mark].allSatisfy { "一二三四五六七八九十0123456789（(第章节".unicodeScalars.contains($0) }
      && !(mark + 1 < line.endIndex && line[mark + 1].properties.numericType != nil)
  }
}
