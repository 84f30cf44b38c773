import Documents
import FoundationEssentials
import Statistics

/// 数据来源索引: each bound number once, in the order in which the brief first prints it, with the words or the
/// formula that it comes from.
struct SourceIndex {
  let evidence: [String: Evidence]
  /// All observations that a calculation may refer to, by id.
  let observations: [String: Observation]

  /// The ids that a manuscript binds numbers to, each once, in order of first appearance.
  static func ids(in markdown: String) -> [String] {
    var seen: Set<String> = []
    var ids: [String] = []
    let bytes = Array(markdown.utf8)
    let mark = Array("](#".utf8)
    var i = 0
    while i + 3 < bytes.count {
      guard bytes[i] == mark[0], bytes[i + 1] == mark[1], bytes[i + 2] == mark[2] else {
        i += 1
        continue
      }
      guard let end = bytes[(i + 3)...].firstIndex(of: UInt8(ascii: ")")) else { break }
      let id = String(decoding: bytes[(i + 3)..<end], as: UTF8.self)
      if seen.insert(id).inserted { ids.append(id) }
      i = end
    }
    return ids
  }

  func table(of ids: [String]) -> ManuscriptTable {
    let numbers = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0 + 1) })
    var table = ManuscriptTable(
      title: "数据来源索引", header: ["序号", "数值", "原文或算式", "出处"], alignment: [.center, .right, .left, .left])
    for (i, id) in ids.enumerated() {
      guard let item = evidence[id] else { continue }
      let anchor = "<a id=\"\(id)\"></a>\(i + 1)"
      switch item {
      case .stated(let o):
        let (before, after) = NumberPrinting.hedge(o.quantity)
        let number = before + NumberPrinting.written(o.quantity, signed: true).replacing("-", with: "−") + after
        table.rows.append([anchor, escaped(number), escaped(quote(o)), escaped(place(o))])
      case .derived(let calculation):
        table.rows.append([
          anchor, escaped(calculation.printed), escaped(calculation.formula), sources(calculation, numbers),
        ])
      }
    }
    return table
  }

  private func place(_ o: Observation) -> String {
    let page = o.citation.page.map { "第\($0)页" } ?? ""
    return "\(o.citation.document)\(page)第\(o.citation.paragraph)段"
  }

  /// The words around the number, cut to a line or two.
  private func quote(_ o: Observation) -> String {
    let text = squeezed(o.citation.quote)
    let words = squeezed(o.citation.words)
    guard let hit = text.firstRange(of: words) else { return "“\(text.prefix(40))”" }
    let before = text[..<hit.lowerBound]
    let after = text[hit.upperBound...]
    let start = before.count > 22 ? "…" + before.suffix(20) : String(before)
    let end = after.count > 12 ? String(after.prefix(10)) + "…" : String(after)
    return "“\(start)\(words)\(end)”"
  }

  private func squeezed(_ text: String) -> String {
    String(text.filter { !$0.isWhitespace && !$0.isNewline })
  }

  /// The rows of the index that a calculation rests on; places for what is not printed itself.
  private func sources(_ calculation: Evidence.Calculation, _ numbers: [String: Int]) -> String {
    guard !calculation.inputs.isEmpty else { return "按附件统计" }
    let printed = Set(calculation.inputs.compactMap { numbers[$0] }).sorted()
    var parts: [String] = []
    var i = 0
    while i < printed.count {
      var j = i
      while j + 1 < printed.count, printed[j + 1] == printed[j] + 1 { j += 1 }
      parts.append(j > i + 1 ? "\(printed[i])—\(printed[j])" : printed[i...j].map(String.init).joined(separator: "、"))
      i = j + 1
    }
    var text = parts.isEmpty ? "" : "由第\(parts.joined(separator: "、"))项计算"
    let places = calculation.inputs.filter { numbers[$0] == nil }.compactMap { observations[$0] }.map(place)
    let unique = places.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.prefix(6)
    if !unique.isEmpty { text += (text.isEmpty ? "" : "；另据") + escaped(unique.joined(separator: "、")) }
    return text.isEmpty ? "按材料计算" : text
  }
}
