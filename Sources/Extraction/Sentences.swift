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

  /// 九、居民收入和社会保障 全市居民人均可支配收入…: where the words begin behind a heading in the same line.
  private func behindHeading(_ range: Range<Int>) -> Int {
    let words = trimmed(range)
    guard let mark = folded[words].prefix(4).firstIndex(of: "、"), mark > words.lowerBound, folded[words.lowerBound..<mark].allSatisfy(HanNumeral.isPart),
      let blank = folded[mark..<min(words.upperBound, mark + 26)].firstIndex(where: \.isBlank),
      !folded[mark + 1..<blank].contains(where: { $0.isClauseEnd || $0.isDigit })
    else { return range.lowerBound }
    return blank + 1
  }
}
