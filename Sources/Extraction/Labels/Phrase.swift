import CodeLists

/// A short stretch of text cut out for a label: dates and blanks left out, simplified beside folded characters.
struct Phrase: Sendable {
  var simplified: [Unicode.Scalar] = []
  var folded: [Unicode.Scalar] = []

  init() {}

  /// The text of a range without the ranges in `holes`.
  init(_ range: Range<Int>, of text: PreparedText, without holes: [Range<Int>] = []) {
    var i = range.lowerBound
    for hole in holes where hole.lowerBound < range.upperBound && hole.upperBound > range.lowerBound {
      append(i..<max(i, hole.lowerBound), of: text)
      i = max(i, hole.upperBound)
    }
    append(i..<max(i, range.upperBound), of: text)
  }

  private mutating func append(_ range: Range<Int>, of text: PreparedText) {
    // A mask inside a label stands for a name that is gone.
    for i in range where !text.folded[i].isBlank && !text.folded[i].isMask {
      simplified.append(text.simplified[i])
      folded.append(text.folded[i])
    }
  }

  var isEmpty: Bool { folded.isEmpty }
  var count: Int { folded.count }

  var words: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: simplified)
    return String(view)
  }

  mutating func removeFirst(_ n: Int) {
    simplified.removeFirst(n)
    folded.removeFirst(n)
  }
  mutating func removeLast(_ n: Int) {
    simplified.removeLast(n)
    folded.removeLast(n)
  }
  subscript(range: Range<Int>) -> Phrase {
    var part = Phrase()
    part.simplified = Array(simplified[range])
    part.folded = Array(folded[range])
    return part
  }

  static func + (a: Phrase, b: Phrase) -> Phrase {
    var sum = a
    sum.simplified += b.simplified
    sum.folded += b.folded
    return sum
  }
  static func + (a: Phrase, b: String) -> Phrase {
    var sum = a
    sum.simplified += Array(b.unicodeScalars)
    sum.folded += b.unicodeScalars.map(\.folded)
    return sum
  }

  func find(_ phrase: StaticPhrase) -> Int? {
    guard phrase.scalars.count <= count else { return nil }
    for i in 0...(count - phrase.scalars.count) where folded[i..<i + phrase.scalars.count].elementsEqual(phrase.scalars) {
      return i
    }
    return nil
  }
  func contains(_ phrase: StaticPhrase) -> Bool { find(phrase) != nil }
  func starts(with phrase: StaticPhrase) -> Bool { folded.starts(with: phrase.scalars) }
  func ends(with phrase: StaticPhrase) -> Bool { folded.reversed().starts(with: phrase.scalars.reversed()) }
}

extension Phrase {
  /// Without words that a label does not begin with: 全年, 累计, 实现, closing marks.
  func withoutLead(_ grammar: Grammar) -> Phrase {
    var phrase = self
    while !phrase.isEmpty {
      if phrase.folded[0].isLabelMark {
        phrase.removeFirst(1)
      } else if grammar.notStop.longest(in: phrase.folded, at: 0, before: phrase.count) != nil {
        break
      } else if let lead = grammar.lead.longest(in: phrase.folded, at: 0, before: phrase.count) {
        // One-character words are prefixes of longer ones; 和平区 must not lose its 和.
        if lead.end == 1, phrase.count > 1, !phrase.folded[0].mayBeDropped { break }
        phrase.removeFirst(lead.end)
      } else {
        break
      }
    }
    return phrase
  }

  /// Without words that stand between a label and its number: 达到, 同比增长, 约.
  func withoutTail(_ grammar: Grammar) -> Phrase {
    var phrase = self
    while !phrase.isEmpty {
      if phrase.ends(with: "占比") || phrase.ends(with: "人均") { break }
      // 乡镇（街道） keeps its bracket.
      if phrase.folded.last == ")", phrase.folded.contains("(") { break }
      if phrase.folded.last!.isLabelMark, phrase.folded.last! != "”" {
        phrase.removeLast(1)
      } else if let tail = grammar.tail.longest(in: phrase.folded, endingAt: phrase.count, from: 0)
        ?? grammar.boundsBefore.longest(in: phrase.folded, endingAt: phrase.count, from: 0).map({ (true, $0.start) })
        ?? grammar.growth.longest(in: phrase.folded, endingAt: phrase.count, from: 0).map({ (true, $0.start) })
      {
        phrase.removeLast(phrase.count - tail.1)
      } else {
        break
      }
    }
    return phrase
  }
}

extension Unicode.Scalar {
  /// A mark at the edge of a label that says nothing.
  fileprivate var isLabelMark: Bool {
    switch self {
    case "、", ",", ";", ":", ")", "(", "”", "-", "|", "·", ".", "/", "*", "—": true
    default: false
    }
  }

  /// One-character words that may go from the front of a label whatever follows.
  fileprivate var mayBeDropped: Bool {
    switch self {
    case "共", "已", "的", "了", "和", "与", "及", "并", "对", "为", "将", "把", "在", "从", "由", "以", "按", "使", "让", "又", "也", "还",
      "再", "均", "各", "约", "近", "超", "达", "有", "获", "于", "至", "到", "年", "月", "末", "底", "更", "较", "是", "即", "要", "如", "或", "据":
      true
    default: false
    }
  }
}
