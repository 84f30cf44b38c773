import CodeLists
import Statistics

/// Tells the area that a document reports on from its title, its name and its first words.
struct AreaFinder {
  let lists: AreaList
  /// Areas that the folder names itself.
  let own: [ReferenceArea]

  func area(title: DocumentTitle, text: PreparedText, fileName: PreparedText) -> (ReferenceArea, String)? {
    let name = 0..<fileName.count
    let titleText = PreparedText(Array(title.words.unicodeScalars), folded: true)
    return ownArea(in: titleText, 0..<titleText.count) ?? ownArea(in: fileName, name) ?? ownArea(in: text, title.range)
      ?? listed(in: titleText, 0..<titleText.count, context: text, title.range)
      ?? listed(in: fileName, name, context: text, title.range)
      ?? unlisted(in: titleText, 0..<titleText.count)
      ?? listed(in: text, title.range, context: text, title.range) ?? unlisted(in: fileName, name)
      ?? unlisted(in: text, title.range.clamped(to: 0..<120)) ?? masked(in: text, title.range.clamped(to: 0..<60))
  }

  /// **区: the name was removed, but what follows speaks of one area.
  private func masked(in text: PreparedText, _ range: Range<Int>) -> (ReferenceArea, String)? {
    guard let first = range.first(where: { text.folded[$0].isMask }) else { return nil }
    var end = first
    while end < range.upperBound, text.folded[end].isMask { end += 1 }
    guard end < range.upperBound, text.folded[end] == "区" || text.folded[end] == "县" || text.folded[end] == "市" else { return nil }
    let name = text.words(first..<end + 1)
    return (ReferenceArea(code: "", name: name), name)
  }

  private func ownArea(in text: PreparedText, _ range: Range<Int>) -> (ReferenceArea, String)? {
    for area in own {
      if text.contains(area.name.unicodeScalars.map(\.folded), in: range) { return (area, area.name) }
    }
    return nil
  }

  /// The most local division named; one whose name is used in several provinces needs its city or province beside it.
  private func listed(
    in text: PreparedText, _ range: Range<Int>, context: PreparedText, _ contextRange: Range<Int>
  ) -> (ReferenceArea, String)? {
    var found: [(codes: [String], at: Int)] = []
    var i = range.lowerBound
    while i < range.upperBound {
      if let match = lists.match(in: text.folded, at: i, before: range.upperBound) {
        found.append((match.codes, i))
        i = match.end
      } else {
        i += 1
      }
    }
    let mentioned = Set(found.flatMap(\.codes)).union(codes(in: context, contextRange))
    var best: (code: String, depth: Int)?
    for candidate in found {
      let fitting = candidate.codes.filter { code in
        candidate.codes.count == 1 || ancestors(of: code).contains { mentioned.contains($0) }
      }
      guard fitting.count == 1, let code = fitting.first, code != "100000" else { continue }
      let depth = code.hasSuffix("0000") ? 1 : code.hasSuffix("00") ? 2 : 3
      if depth > (best?.depth ?? 0) { best = (code, depth) }
    }
    return best.flatMap { best in lists[best.code].map { ($0, $0.name) } }
  }

  private func codes(in text: PreparedText, _ range: Range<Int>) -> Set<String> {
    var codes: Set<String> = []
    var i = range.lowerBound
    while i < range.upperBound {
      if let match = lists.match(in: text.folded, at: i, before: range.upperBound) {
        codes.formUnion(match.codes)
        i = match.end
      } else {
        i += 1
      }
    }
    return codes
  }

  private func ancestors(of code: String) -> [String] {
    var result: [String] = []
    var next = lists.parent(of: code)
    while let here = next, !here.isEmpty {
      result.append(here)
      next = lists.parent(of: here)
    }
    return result
  }

  /// A name that ends in 区, 县 or 市 but is on no list: a development zone, an invented district.
  private func unlisted(in text: PreparedText, _ range: Range<Int>) -> (ReferenceArea, String)? {
    let starters: Set<Unicode.Scalar> = ["年", "日", "\n", " ", "《", "(", "-", "_", "—", "”", "“", "：", ":", "、", "，", ",", "。", "市", "于", "在", "省"]
    var i = range.lowerBound
    search: while i < range.upperBound {
      defer { i += 1 }
      let scalar = text.folded[i]
      guard scalar == "区" || scalar == "县" || scalar == "市" || scalar == "旗" else { continue }
      if scalar == "市", i + 1 < range.upperBound, text.folded[i + 1].isHan, !text.has("20", at: i + 1), !text.has("政府", at: i + 1), !text.has("人民", at: i + 1) { continue }
      var start = i
      while start > range.lowerBound, i - start < 6, text.folded[start - 1].isHan, !starters.contains(text.folded[start - 1]) { start -= 1 }
      guard i - start >= 2, start == range.lowerBound || starters.contains(text.folded[start - 1]) || text.folded[start - 1].isDigit
      else { continue }
      for word in ["委", "政府", "人民", "域", "间", "别", "块", "级", "直", "属", "民", "纪", "内"] as [StaticPhrase] where text.has(word, at: i + 1) && !text.has("人民政府", at: i + 1) { continue search }
      let name = text.words(start..<i + 1)
      if ["全区", "全市", "我区", "市辖区", "示范区", "自治区", "开发区", "地区", "社区", "园区", "城区"].contains(where: name.hasSuffix), name.count <= 3 { continue }
      if ["地区", "社区", "示范区", "试点区", "小区", "片区", "山区", "景区", "校区", "辖区", "街区", "厂区", "库区", "牧区", "林区", "灾区", "郊区", "矿区"].contains(where: name.hasSuffix) { continue }
      return (ReferenceArea(code: "", name: name), name)
    }
    return nil
  }
}

extension PreparedText {
  /// A short text that is already in simplified characters.
  convenience init(_ text: [Unicode.Scalar], folded: Bool) { self.init(text, script: ScriptTable()) }
}
