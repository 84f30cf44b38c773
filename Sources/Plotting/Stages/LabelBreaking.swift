package import Drawing

/// Where a name may be broken without tearing a word: before the words that a name ends with (增加值, 总额) and after those
/// that it begins with (规模以上, 一般公共).
package struct BreakWords: Hashable, Sendable {
  package var before: [String]
  package var after: [String]

  package init(before: [String] = [], after: [String] = []) {
    self.before = before
    self.after = after
  }

  /// Whether a break between the two halves falls between words.
  func allow(_ head: Substring, _ tail: Substring) -> Bool {
    after.contains { head.hasSuffix($0) } || before.contains { tail.hasPrefix($0) }
      || tail.first.map { "（(".contains($0) } ?? false || head.last.map { "、，·）)".contains($0) } ?? false
  }
}

/// Breaks a name into lines of at most a width. A line more is better than a word torn apart; among equally good ways the
/// evenest is taken. What stands between two breaks and is wider than the width stays whole and reaches over.
func breakLabel(
  _ text: String, in face: Face, to width: Double, words: BreakWords, by measurer: any TextMeasurer
) -> [String] {
  let parts = pieces(of: text)
  guard parts.count > 1, measurer.extents(of: text, in: face).width > width else { return [text] }
  // Lines are as wide as their pieces together, so each piece is measured once; and each break is judged once.
  var widths: [Double] = [0]
  var tearsWord: [Bool] = [false]
  var index = text.startIndex
  for part in parts {
    widths.append(widths[widths.count - 1] + measurer.extents(of: part, in: face).width)
    if index > text.startIndex { tearsWord.append(!words.allow(text[..<index], text[index...])) }
    index = text.index(index, offsetBy: part.count)
  }
  func line(_ from: Int, _ to: Int) -> String { parts[from..<to].joined().trimmed }
  // best[k]: the cheapest way to set the first k pieces.
  var best = [(cost: Double, from: Int)](repeating: (.infinity, 0), count: parts.count + 1)
  best[0] = (0, 0)
  for to in 1...parts.count {
    for from in 0..<to where best[from].cost < .infinity {
      let length = widths[to] - widths[from]
      let isTooLong = length > width + 0.01
      if isTooLong && to - from > 1 { continue }
      let slack = max(0, width - length) / width
      var cost = best[from].cost + 1 + 0.4 * slack * slack + (isTooLong ? 20 : 0)
      if from > 0 {
        if tearsWord[from] { cost += 1.6 }
        // A line of a single character at either end looks forgotten.
        if to == parts.count, to - from == 1 || from == 1 { cost += 1.5 }
      }
      if cost < best[to].cost - 1e-9 { best[to] = (cost, from) }
    }
  }
  var lines: [String] = []
  var end = parts.count
  while end > 0 {
    lines.append(line(best[end].from, end))
    end = best[end].from
  }
  return lines.reversed()
}
