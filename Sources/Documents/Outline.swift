/// A part of a document under one heading, as official prose numbers it: 一、 then （一）; marked headings count too.
package struct Section: Hashable, Sendable {
  /// 1 for 一、, 2 for （一）.
  package var level: Int
  /// The heading's words without its number.
  package var title: Range<Int>
  /// From the heading's number to the next heading of the same or an outer level.
  package var range: Range<Int>
}

extension Document {
  /// The document's parts in the order of the text, also where headings stand inside running text.
  package func outline() -> [Section] {
    var found: [(level: Int, start: Int, title: Range<Int>)] = []
    for block in blocks {
      if case .table = block.kind { continue }
      var marked: Int?
      if case .heading(let level) = block.kind { marked = level }
      let count = found.count
      var position = block.range.lowerBound
      while position < block.range.upperBound {
        let mayBegin = position == block.range.lowerBound || text[position - 1].mayPrecedeHeading
        if mayBegin, let heading = heading(at: position, in: block.range) {
          found.append((heading.level, position, heading.title))
          position = max(heading.title.upperBound, position + 1)
        } else {
          position += 1
        }
      }
      if let marked, found.count == count { found.append((marked, block.range.lowerBound, block.range)) }
    }
    return found.indices.map { i in
      let next = found[(i + 1)...].first { $0.level <= found[i].level }
      return Section(level: found[i].level, title: found[i].title, range: found[i].start..<(next?.start ?? text.count))
    }
  }

  /// A heading's number at a place where a sentence or block begins or a space stands before, and the title behind it.
  private func heading(at start: Int, in block: Range<Int>) -> (level: Int, title: Range<Int>)? {
    let first = text[start]
    let isBracketed = first == "（" || first == "("
    guard isBracketed || first.isHanDigit else { return nil }
    var position = isBracketed ? start + 1 : start
    let numberStart = position
    while position < block.upperBound, text[position].isHanDigit { position += 1 }
    guard position > numberStart, position - numberStart <= 3, position < block.upperBound else { return nil }
    if isBracketed {
      guard text[position] == "）" || text[position] == ")" else { return nil }
    } else {
      guard text[position] == "、" else { return nil }
      // 一、二季度 is no heading.
      if position + 1 < block.upperBound, text[position + 1].isHanDigit { return nil }
    }
    position += 1
    if position < block.upperBound, text[position] == "、" { position += 1 }
    let titleStart = position
    while position < block.upperBound, position - titleStart < 60, !text[position].endsSentence,
      !(text[position].isSpace && position > titleStart + 3)
    { position += 1 }
    return (isBracketed ? 2 : 1, titleStart..<position)
  }
}

extension Unicode.Scalar {
  fileprivate var isHanDigit: Bool {
    switch self {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
    default: false
    }
  }
  /// The end of a sentence or a space.
  @inline(__always) fileprivate var mayPrecedeHeading: Bool {
    // Most characters are Han and need no closer look.
    value < 0x3400 || value > 0x9FFF ? endsSentence || isSpace : false
  }
  fileprivate var isSpace: Bool { self == " " || self == "\u{3000}" || self == "\t" || self == "\u{A0}" }
}
