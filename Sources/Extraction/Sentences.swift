extension PreparedText {
  /// The sentences that hold items, with their items; a sentence never reaches over the end of its block.
  ///
  /// A list of numbers may go on without a full stop. For each number of a sentence rules may look through all of it,
  /// so one that goes on for more than `longest` characters is read in parts, and the time stays in step with the text.
  func sentences(of items: [Item], longest: Int = 1000) -> [(range: Range<Int>, items: ArraySlice<Item>)] {
    var result: [(Range<Int>, ArraySlice<Item>)] = []
    var first = 0
    var previousEnd = 0
    while first < items.count {
      let item = items[first].range
      var start = item.lowerBound
      while start > previousEnd, item.lowerBound - start < longest, !folded[start - 1].isSentenceEnd { start -= 1 }
      var end = item.upperBound
      while end < count, end - item.upperBound < longest, !folded[end].isSentenceEnd { end += 1 }
      if end - item.upperBound == longest, let clause = folded[item.upperBound..<end].lastIndex(where: \.isClauseEnd) {
        end = clause + 1
      }
      start = behindHeading(start..<item.lowerBound)
      var last = first + 1
      while last < items.count, items[last].range.lowerBound < end { last += 1 }
      end = max(end, items[last - 1].range.upperBound)
      result.append((start..<end, items[first..<last]))
      (first, previousEnd) = (last, end)
    }
    return result
  }

  /// Words that sentences of a bulletin open with.
  private static let openings: [StaticPhrase] = ["全年", "年末", "全市", "全区", "全县", "全省", "全州", "初步", "截至", "据"]

  /// 九、居民收入和社会保障 全市居民人均可支配收入…: where the words begin behind a heading in the same line.
  private func behindHeading(_ range: Range<Int>) -> Int {
    let words = trimmed(range)
    guard let mark = folded[words].prefix(4).firstIndex(of: "、"), mark > words.lowerBound, folded[words.lowerBound..<mark].allSatisfy(HanNumeral.isPart)
    else { return range.lowerBound }
    let limit = folded[mark + 1..<min(words.upperBound, mark + 26)].firstIndex { $0.isClauseEnd || $0.isDigit } ?? min(words.upperBound, mark + 26)
    let blanks = (mark..<limit).filter { folded[$0].isBlank }
    // 二、农 业 全年…: of several blanks the one before a word that opens a sentence.
    let opening = blanks.first { blank in Self.openings.contains { has($0, at: blank + 1) } }
    guard let blank = opening ?? blanks.first(where: { $0 - mark > 2 }) else { return range.lowerBound }
    return blank + 1
  }
}
