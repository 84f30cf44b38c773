import CodeLists
import Documents

/// A text made easy to match, one scalar for one, so that offsets stay true. Rules and labels share it by reference.
final class PreparedText: Sendable {
  /// The text as the document has it.
  let original: [Unicode.Scalar]
  /// In simplified characters: what labels are made of.
  let simplified: [Unicode.Scalar]
  /// Simplified, and full-width letters, digits and marks made half-width: what rules look at.
  let folded: [Unicode.Scalar]

  init(_ text: [Unicode.Scalar], script: ScriptTable) {
    original = text
    simplified = script(text)
    folded = simplified.map { $0.folded }
  }

  /// The text of a passage; where a paragraph's lines were broken, a line feed is a blank like any other.
  init(_ passage: Passage, script: ScriptTable) {
    original = passage.document.text
    simplified = script(original)
    var folded = simplified.map { $0.folded }
    for paragraph in passage.paragraphs {
      for i in paragraph where folded[i] == "\n" { folded[i] = " " }
    }
    self.folded = folded
  }

  /// A text put together from others, which has no original of its own.
  init(simplified: [Unicode.Scalar], folded: [Unicode.Scalar]) {
    (original, self.simplified, self.folded) = (simplified, simplified, folded)
  }


  var count: Int { folded.count }

  /// The simplified words of a range.
  func words(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: simplified[range])
    return String(view)
  }

  @inline(__always)
  func has(_ phrase: StaticPhrase, at start: Int) -> Bool {
    start >= 0 && phrase.stands(in: folded, at: start, before: folded.count)
  }

  /// Whether a phrase ends just before `end`.
  @inline(__always)
  func has(_ phrase: StaticPhrase, endingAt end: Int) -> Bool { phrase.stands(in: folded, endingAt: end, from: 0) }

  /// The first place in a range at which a phrase stands.
  func find(_ phrase: StaticPhrase, in range: Range<Int>) -> Int? { phrase.place(in: folded, range) }

  func contains(_ phrase: StaticPhrase, in range: Range<Int>) -> Bool { find(phrase, in: range) != nil }

  /// Whether 第 stands before a number, with a blank between or without.
  func isOrdinal(at start: Int) -> Bool {
    let before = start > 0 && folded[start - 1] == " " ? start - 1 : start
    return has("第", endingAt: before)
  }

  /// The words of a clause before a place, no more than `reach` characters.
  func clause(before end: Int, reach: Int = 60) -> Range<Int> {
    var start = end
    while start > 0, end - start < reach, !folded[start - 1].isClauseEnd { start -= 1 }
    return start..<end
  }

  /// The range without white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, folded[low].isBlank { low += 1 }
    while low < high, folded[high - 1].isBlank { high -= 1 }
    return low..<high
  }
}

extension Unicode.Scalar {
  /// Half-width for full-width letters, digits and marks; one form for each kind of quotation mark, dash and bracket.
  var folded: Unicode.Scalar {
    if value > 0x3400 && value < 0xFE00 { return self }
    return switch value {
    case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0)!
    case 0x3000, 0xA0, 0x2002...0x200A: " "
    case 0x300C, 0x300E: "“"
    case 0x300D, 0x300F: "”"
    case 0x2012...0x2015, 0x2212, 0xFE63: "-"
    case 0x301C, 0x223C: "~"
    case 0xFE30, 0x2236: ":"
    default: self
    }
  }

  @inline(__always) var isDigit: Bool { value >= 0x30 && value <= 0x39 }
  @inline(__always) var isLatin: Bool { (value >= 0x41 && value <= 0x5A) || (value >= 0x61 && value <= 0x7A) }
  @inline(__always) var isBlank: Bool { value == 0x20 || value == 0x0A || value == 0x09 || value == 0x0D }
  @inline(__always) var isHan: Bool { (value >= 0x4E00 && value <= 0x9FFF) || (value >= 0x3400 && value <= 0x4DBF) || value == 0x3007 }

  /// Ends a sentence: nothing is carried over it.
  var isSentenceEnd: Bool {
    switch self {
    case "。", "!", "?", "\n": true
    default: false
    }
  }

  /// Ends a clause: a label does not reach over it.
  var isClauseEnd: Bool {
    switch self {
    case ",", ";", ":", "。", "!", "?", "\n", "\t": true
    default: false
    }
  }
}
