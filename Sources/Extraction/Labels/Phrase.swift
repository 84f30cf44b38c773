import CodeLists
import Documents

/// A short stretch of text cut out for a label: dates and blanks left out, simplified beside folded characters.
///
/// It is a view of the text itself; only where something is left out or added it has characters of its own.
struct Phrase: Sendable {
  /// nil where there is nothing: most phrases of a sentence stay empty, and an empty one costs nothing to make or to copy.
  private let text: PreparedText?
  private let range: Range<Int>

  private init(_ text: PreparedText?, _ range: Range<Int>) { (self.text, self.range) = (text, range) }

  init() { self.init(nil, 0..<0) }

  /// The text of a range without the ranges in `holes`.
  init(_ range: Range<Int>, of text: PreparedText, without holes: [Range<Int>] = []) {
    let isWhole = !holes.contains { $0.lowerBound < range.upperBound && $0.upperBound > range.lowerBound }
    if isWhole, !text.folded[range].contains(where: \.isLeftOutOfLabels) {
      self.init(text, range)
      return
    }
    var kept: [Int] = []
    var i = range.lowerBound
    for hole in holes where hole.lowerBound < range.upperBound && hole.upperBound > range.lowerBound {
      kept += i..<max(i, hole.lowerBound)
      i = max(i, hole.upperBound)
    }
    kept += i..<max(i, range.upperBound)
    kept.removeAll { text.folded[$0].isLeftOutOfLabels }
    self.init(simplified: kept.map { text.simplified[$0] }, folded: kept.map { text.folded[$0] })
  }

  private init(simplified: [Unicode.Scalar], folded: [Unicode.Scalar]) {
    self.init(PreparedText(simplified: simplified, folded: folded), 0..<folded.count)
  }

  var isEmpty: Bool { range.isEmpty }
  var count: Int { range.count }

  /// What rules look at.
  var folded: Stretch { Stretch(text?.folded ?? [], range) }
  /// What a label is written with.
  var words: String { text.map { String($0.simplified[range]) } ?? "" }

  mutating func removeFirst(_ n: Int) { self = self[n..<count] }
  mutating func removeLast(_ n: Int) { self = self[0..<count - n] }

  subscript(part: Range<Int>) -> Phrase {
    precondition(part.lowerBound >= 0 && part.upperBound <= count)
    return Phrase(text, range.lowerBound + part.lowerBound..<range.lowerBound + part.upperBound)
  }

  static func + (a: Phrase, b: Phrase) -> Phrase {
    guard let first = a.text, !a.isEmpty else { return b }
    guard let second = b.text, !b.isEmpty else { return a }
    return Phrase(
      simplified: Array(first.simplified[a.range] + second.simplified[b.range]),
      folded: Array(first.folded[a.range] + second.folded[b.range]))
  }
  static func + (a: Phrase, b: String) -> Phrase {
    let simplified = Array(b.unicodeScalars)
    return a + Phrase(simplified: simplified, folded: simplified.map(\.folded))
  }

  /// One behind the other; what both say where they meet is said once: 养老保险参保 and 参保率 are 养老保险参保率.
  func joined(_ other: Phrase) -> Phrase {
    for shared in stride(from: min(count, other.count - 1), to: 1, by: -1) where folded.suffix(shared).elementsEqual(other.folded.prefix(shared)) {
      return self + other[shared..<other.count]
    }
    return self + other
  }

  func find(_ phrase: StaticPhrase) -> Int? { text.flatMap { phrase.place(in: $0.folded, range).map { $0 - range.lowerBound } } }
  func contains(_ phrase: StaticPhrase) -> Bool { find(phrase) != nil }
  func starts(with phrase: StaticPhrase) -> Bool {
    text.map { phrase.stands(in: $0.folded, at: range.lowerBound, before: range.upperBound) } ?? false
  }
  func ends(with phrase: StaticPhrase) -> Bool {
    text.map { phrase.stands(in: $0.folded, endingAt: range.upperBound, from: range.lowerBound) } ?? false
  }
}

extension Phrase {
  /// Without marks and blanks at its beginning.
  var withoutMarks: Phrase {
    var phrase = self
    while let first = phrase.folded.first, first.isLabelMark { phrase.removeFirst(1) }
    return phrase
  }

  /// Without words that a label does not begin with: 全年, 累计, 实现, closing marks.
  func withoutLead(_ grammar: Grammar) -> Phrase {
    var phrase = self
    while !phrase.isEmpty {
      if phrase.folded[0].isLabelMark {
        phrase.removeFirst(1)
        continue
      }
      // 2023年度名列…, behind the year that was left out; 加上级补助收入 in an account.
      if phrase.starts(with: "加上级") || phrase.starts(with: "度") && !phrase.starts(with: "度假") && !phrase.starts(with: "度汛") {
        phrase.removeFirst(1)
        continue
      }
      // （六）农村改厕任务: the number of the paragraph.
      if let close = phrase.folded.prefix(4).firstIndex(of: ")"), close > 0, phrase[0..<close].folded.allSatisfy({ HanNumeral.isPart($0) }) {
        phrase.removeFirst(close + 1)
        continue
      }
      let lead = grammar.lead.longest(in: phrase.folded, at: 0, before: phrase.count)
      // 有效 and 实现率 are words of their own; 拥有 and 现有 only frame what follows.
      if let kept = grammar.notStop.longest(in: phrase.folded, at: 0, before: phrase.count),
        kept.end != lead?.end || grammar.frame.longest(in: phrase.folded, at: 0, before: phrase.count)?.end != kept.end
      {
        break
      }
      if let lead {
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
      if phrase.ends(with: "占比") || phrase.ends(with: "人均") || phrase.ends(with: "新增") { break }
      // 乡镇（街道） keeps its bracket.
      if phrase.folded.last == ")", phrase.folded.contains("(") { break }
      if phrase.folded.last!.isLabelMark, phrase.folded.last! != "”" {
        phrase.removeLast(1)
      } else if let tail = grammar.tail.longest(in: phrase.folded, endingAt: phrase.count, from: 0)
        ?? grammar.boundsBefore.longest(in: phrase.folded, endingAt: phrase.count, from: 0).map({ (true, $0.start) })
        ?? grammar.growth.longest(in: phrase.folded, endingAt: phrase.count, from: 0).map({ (true, $0.start) })
      {
        if let kept = grammar.notTail.longest(in: phrase.folded, endingAt: phrase.count, from: 0), kept.start < tail.1 { break }
        phrase.removeLast(phrase.count - tail.1)
      } else {
        break
      }
    }
    return phrase
  }
}

extension Unicode.Scalar {
  /// Blanks say nothing, and a mask inside a label stands for a name that is gone.
  fileprivate var isLeftOutOfLabels: Bool { isBlank || isMask }

  /// A mark at the edge of a label that says nothing.
  fileprivate var isLabelMark: Bool {
    switch self {
    case "①"..."⑳": true
    case "、", ",", ";", ":", ")", "(", "”", "-", "|", "·", ".", "/", "*", "—", "▶", "►", "●", "■", "◆", "★", "※": true
    default: false
    }
  }

  /// One-character words that may go from the front of a label whatever follows.
  fileprivate var mayBeDropped: Bool {
    switch self {
    case "共", "已", "的", "了", "和", "与", "及", "并", "对", "为", "将", "把", "在", "从", "由", "以", "按", "使", "让", "又", "也", "还",
      "再", "均", "各", "约", "近", "超", "达", "有", "获", "于", "至", "到", "年", "月", "末", "底", "更", "较", "是", "即", "要", "如", "或", "据", "含":
      true
    default: false
    }
  }
}
