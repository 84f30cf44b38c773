import CodeLists
import Statistics

// Places inside the area that a statement tells of, and those among which it ranks.
extension StatementReader {
  /// 温泉县空气质量…: a county of the document's own area that stands before what is measured there.
  func placeInside(_ label: Phrase) -> (name: String, end: Int)? {
    // A code that ends in 00 is a city's, in 0000 a province's; those below it begin as it does.
    let kinds: [Unicode.Scalar] = ["县", "市", "区", "旗"]
    guard label.count > 3, label.folded.prefix(8).contains(where: kinds.contains), let own = profile.area, own.code.hasSuffix("00") else { return nil }
    let start = Array(label.folded.prefix(8))
    let above = own.code.prefix(own.code.hasSuffix("0000") ? 2 : 4)
    guard let found = here.lists.areas.match(in: start, at: 0, before: start.count), found.end >= 3,
      kinds.contains(start[found.end - 1]),
      found.codes.contains(where: { $0 != own.code && $0.hasPrefix(above) })
    else { return nil }
    return (label[0..<found.end].words, found.end)
  }

  /// 、苏北第一: an area between two places in rankings.
  func areaAlone(_ words: Phrase) -> String? {
    guard words.folded.first == "、", words.folded.last == "第", words.count >= 4, words.count <= 7 else { return nil }
    return words[1..<words.count - 1].words
  }

  /// 全省综合型城市第1位: among whom, in the words between the area and 第.
  func rankedAmong(_ clause: Phrase) -> String? {
    guard let area = (["全国", "全省", "全市", "全区"] as [StaticPhrase]).compactMap({ clause.find($0) }).max() else { return nil }
    var among = clause[area..<clause.count]
    if among.folded.last == "第" { among.removeLast(1) }
    among = among.withoutTail(grammar)
    guard among.count > 3, among.count <= 10, !among.contains("排"), !among.contains("居"), !among.contains("位"), !among.contains("列") else { return nil }
    return among.words
  }
}
