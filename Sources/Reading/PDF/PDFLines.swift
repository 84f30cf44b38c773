import Documents

extension PDFPage {
  /// The page's lines from top to bottom; of a page in two columns, those of the left column first.
  func lines(em: Double) -> [Line] {
    guard let gutter = gutter(em: em) else { return lines(of: words) }
    // Heads across both columns stand above them.
    let across = words.filter { $0.left < gutter && $0.right > gutter }
    let columnTop = words.filter { $0.right <= gutter || $0.left >= gutter }.map(\.top).min() ?? 0
    let above = across.filter { $0.top < columnTop }
    let rest = words.filter { word in !(word.left < gutter && word.right > gutter && word.top < columnTop) }
    return lines(of: above) + lines(of: rest.filter { $0.left < gutter }) + lines(of: rest.filter { $0.left >= gutter })
  }

  private func lines(of words: [Word]) -> [Line] {
    let heights = words.map(\.height).sorted()
    guard !heights.isEmpty else { return [] }
    let usual = heights[heights.count / 2]
    var lines: [Line] = []
    // Full-sized words make the lines; raised and lowered ones join them.
    for isSmall in [false, true] {
      for word in words where (word.height < usual * 0.75) == isSmall {
        let index = lines.lastIndex { line in
          let overlap = min(line.bottom, word.bottom) - max(line.top, word.top)
          return overlap > 0.5 * min(line.height, word.height)
        }
        if let index {
          lines[index].words.append(word)
        } else {
          lines.append(Line(words: [word], page: number, top: word.top, bottom: word.bottom))
        }
      }
    }
    for index in lines.indices { lines[index].words.sort { ($0.left, $0.top) < ($1.left, $1.top) } }
    return lines.sorted { ($0.top, $0.left) < ($1.top, $1.left) }
  }

  /// The middle of the empty strip between two columns of text; nil for a page in one column.
  private func gutter(em: Double) -> Double? {
    let lines = lines(of: words)
    guard lines.count >= 12 else { return nil }
    var best: (x: Double, count: Int)?
    for step in 0...20 {
      let x = width * (0.4 + 0.01 * Double(step))
      // Both sides are full up to the strip: a table leaves its cells short.
      let parted = lines.count { line in
        guard !line.words.contains(where: { $0.left < x + 0.3 * em && $0.right > x - 0.3 * em }) else { return false }
        let left = line.words.filter { $0.right <= x }.map(\.right).max() ?? 0
        let right = line.words.filter { $0.left >= x }.map(\.left).min() ?? width
        return x - left < 2.5 * em && right - x < 3.5 * em
      }
      if parted > best?.count ?? 0 { best = (x, parted) }
    }
    guard let best, best.count * 10 >= lines.count * 6 else { return nil }
    return best.x
  }
}

extension [PDFPage] {
  /// The width of a Chinese character of the body.
  var em: Double {
    var widths: [Double] = []
    for word in lazy.flatMap(\.words) where word.words.count >= 3 {
      guard word.words.allSatisfy({ $0.properties.isIdeographic }) else { continue }
      widths.append((word.right - word.left) / Double(word.words.count))
    }
    widths.sort()
    return widths.isEmpty ? 12 : widths[widths.count / 2]
  }
}

extension PDFPage.Line {
  /// The line's words in groups that stand clearly apart, as cells of a table do.
  ///
  /// `gap` is how wide, in em, the space between two groups is at least.
  /// A raised mark at the head of a line that goes on with a sentence belongs to the word before, and goes.
  func groups(em: Double, gap: Double = 1.3, goesOn: Bool = false) -> [PDFGroup] {
    let height = bodyHeight
    let chinese = words.filter { word in word.words.allSatisfy { !$0.isASCII } }
    let bottoms = (chinese.isEmpty ? words : chinese).map(\.bottom).sorted()
    let bottom = bottoms[bottoms.count / 2]
    var groups: [PDFGroup] = []
    for word in words {
      // Smaller than the rest and off its feet.
      let isRaised = word.height < 0.95 * height && bottom - word.bottom > 0.15 * height
      if let last = groups.last, word.left - last.right < gap * em {
        groups[groups.count - 1].append(word, isRaised: isRaised, em: em)
      } else if !(goesOn && isRaised && groups.isEmpty && RaisedWords(word.words).shown(after: []).isEmpty) {
        groups.append(PDFGroup(word))
      }
    }
    return groups
  }

  /// The size of its face, from the width of a Chinese character: heights differ with the ascents of Latin faces.
  var faceSize: Double? {
    let chinese = words.filter { word in word.words.allSatisfy(\.properties.isIdeographic) }
    let measured = chinese.isEmpty ? words.filter { word in word.words.contains { !$0.isASCII } } : chinese
    let characters = measured.reduce(0.0) { sum, word in
      sum + word.words.reduce(0.0) { $0 + ($1.isASCII ? 0.5 : 1) }
    }
    return characters == 0 ? nil : measured.reduce(0.0) { $0 + $1.right - $1.left } / characters
  }

  /// The height of its Chinese words, or of all where it has none.
  private var bodyHeight: Double {
    let chinese = words.filter { word in word.words.allSatisfy { !$0.isASCII } }
    let heights = (chinese.isEmpty ? words : chinese).map(\.height).sorted()
    return heights[heights.count / 2]
  }

  var endsSentence: Bool {
    guard let last = words.last?.words.last else { return true }
    return last.endsSentence || last == "：" || last == ":"
  }

  /// Whether the line begins with 一、 or （一）.
  var isEnumerated: Bool {
    let opening = words.lazy.flatMap(\.words).prefix(6).drop { $0 == "（" || $0 == "(" }
    let number = opening.prefix { "一二三四五六七八九十百".unicodeScalars.contains($0) }
    guard !number.isEmpty, let mark = opening.dropFirst(number.count).first else { return false }
    return "、）)是".unicodeScalars.contains(mark)
  }
}

/// Words of one line without a wide gap between them.
struct PDFGroup {
  var words: [Unicode.Scalar]
  var left: Double
  var right: Double

  init(_ word: PDFPage.Word) {
    words = word.words
    left = word.left
    right = word.right
  }

  /// Adds a word; gaps between Chinese characters come from justification and are no spaces.
  mutating func append(_ word: PDFPage.Word, isRaised: Bool, em: Double) {
    let gap = word.left - right
    right = max(right, word.right)
    guard let last = words.last, let first = word.words.first else { return }
    if isRaised {
      words += RaisedWords(word.words).shown(after: words)
      return
    }
    let isLatin = last.isASCII && first.isASCII
    if isLatin ? gap > 0.12 * em : gap > 0.75 * em { words.append(" ") }
    words += word.words
  }
}
