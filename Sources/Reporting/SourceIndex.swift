import Analysis
import Documents
import FoundationEssentials
import Statistics

/// 数据来源索引: each bound number once, in the order in which the brief first prints it, with the words or the
/// formula that it comes from. A row is one line of print: what is quoted is cut to what fits beside the rest.
struct SourceIndex {
  /// What one line holds in the small type of long tables, in widths of a character, over all four columns.
  static let lineWidth = 44.0
  static let longestQuote = 24.0
  static let longestPlace = 11.0

  let evidence: [String: Evidence]
  /// All observations that a calculation may refer to, by id.
  let observations: [String: Observation]
  /// How a document is called: `云桥区2023`.
  let shortNames: [String: String]

  init(evidence: [String: Evidence], observations: [String: Observation], profiles: [DocumentProfile] = []) {
    self.evidence = evidence
    self.observations = observations
    shortNames = Self.shortNames(profiles)
  }

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

  /// Area and year of each document; a number behind it where two documents share them.
  static func shortNames(_ profiles: [DocumentProfile]) -> [String: String] {
    var names: [String: String] = [:]
    var uses: [String: Int] = [:]
    for (i, profile) in profiles.enumerated() {
      var name = "材料\(i + 1)"
      if let area = profile.area, let year = profile.year { name = AreaWording.short(area) + "\(year)" }
      uses[name, default: 0] += 1
      if let n = uses[name], n > 1 { name += "（\(NumberPrinting.chinese(n))）" }
      names[profile.document] = name
    }
    return names
  }

  /// Some ids that are printed as one row, with what stands in it.
  private struct Line {
    var ids: [String]
    var number: String
    var words: String
    var place: String
  }

  func table(of ids: [String]) -> ManuscriptTable {
    var groups: [[String]] = []
    var position: [String: Int] = [:]
    for id in ids {
      guard let item = evidence[id] else { continue }
      if case .derived(let calculation) = item, let shared = calculation.shared {
        if let i = position[shared.key] {
          groups[i].append(id)
          continue
        }
        position[shared.key] = groups.count
      }
      groups.append([id])
    }
    var rows: [String: Int] = [:]
    for (i, group) in groups.enumerated() { for id in group { rows[id] = i + 1 } }

    var lines = groups.map { line($0, rows) }
    let number = lines.map { width($0.number) }.max() ?? 0
    let place = lines.map { width($0.place) }.max() ?? 0
    let room = min(Self.longestQuote, Self.lineWidth - number - place - width(String(lines.count)))
    for (i, group) in groups.enumerated() {
      if case .stated(let o) = evidence[group[0]] {
        lines[i].words = quote(o, room: room)
      } else if width(lines[i].words) > room {
        lines[i].words = cut(lines[i].words, to: room)
      }
    }
    var table = ManuscriptTable(
      title: "数据来源索引", header: ["序号", "数值", "原文或算式", "出处"], alignment: [.center, .right, .left, .left])
    table.rows = lines.enumerated().map { i, line in
      [
        line.ids.map { "<a id=\"\($0)\"></a>" }.joined() + "\(i + 1)", escaped(line.number), escaped(line.words),
        escaped(line.place),
      ]
    }
    return table
  }

  private func line(_ ids: [String], _ rows: [String: Int]) -> Line {
    switch evidence[ids[0]]! {
    case .stated(let o):
      let (before, after) = NumberPrinting.hedge(o.quantity)
      let number = before + NumberPrinting.written(o.quantity, signed: true).replacing("-", with: "−") + after
      return Line(ids: ids, number: number, words: "", place: place(o))
    case .derived(let first):
      let inputs = ids.flatMap { id -> [String] in
        if case .derived(let c) = evidence[id] { c.inputs } else { [] }
      }
      let isCount = first.shared?.key == "count"
      return Line(
        ids: ids, number: first.shared?.printed ?? first.printed, words: first.shared?.formula ?? first.formula,
        place: isCount ? "按附件统计" : sources(inputs, rows))
    }
  }

  private func place(_ o: Observation) -> String {
    let name = shortNames[o.citation.document] ?? cut(o.citation.document, to: 7)
    return "\(name)，第\(o.citation.paragraph)段"
  }

  // MARK: Cutting

  /// How wide a text is printed, in widths of a Chinese character.
  func width(_ text: String) -> Double {
    text.reduce(0) { $0 + ($1.isASCII ? ($1 == "%" ? 0.9 : 0.55) : 1) }
  }

  private func cut(_ text: String, to room: Double) -> String {
    guard width(text) > room else { return text }
    return fitting(Substring(text), room - 1) + "…"
  }

  /// The start of a text that fits; a number at its end is not cut in two.
  private func fitting(_ text: Substring, _ room: Double) -> String {
    var used = 0.0
    var result = ""
    for character in text {
      used += width(String(character))
      if used > room {
        while let last = result.last, last.isASCII, last.isNumber || last == "." { result.removeLast() }
        break
      }
      result.append(character)
    }
    return result
  }

  /// The words around the number: those before it say what it is, so they get most of the room.
  private func quote(_ o: Observation, room: Double) -> String {
    let text = squeezed(o.citation.quote)
    let words = squeezed(o.citation.words)
    let inside = room - 2
    guard let hit = text.firstRange(of: words) else { return "“\(cut(text, to: inside))”" }
    if width(text) <= inside { return "“\(text)”" }
    let before = text[..<hit.lowerBound]
    let after = text[hit.upperBound...]
    let free = max(0, inside - width(words))
    let tail = after.isEmpty ? "" : cut(String(after), to: max(1, free - min(width(String(before)), free * 0.75)))
    let left = free - width(tail)
    guard width(String(before)) > left else { return "“\(before)\(words)\(tail)”" }
    var used = 1.0
    var start: [Character] = []
    for character in before.reversed() {
      used += width(String(character))
      if used > left {
        while let first = start.last, first.isASCII, first.isNumber || first == "." { start.removeLast() }
        break
      }
      start.append(character)
    }
    // A cut sentence does not begin with what closes the one before.
    while let first = start.last, first.isPunctuation || "%％）".contains(first), first != "“" { start.removeLast() }
    return "“…\(String(start.reversed()))\(words)\(tail)”"
  }

  /// Without the blanks of the source; the cells of a table stay apart.
  private func squeezed(_ text: String) -> String {
    String(text.compactMap { $0 == "\t" ? "｜" : $0.isWhitespace || $0.isNewline ? nil : $0 })
  }

  /// The rows of the index that a calculation rests on; the document of what is not printed itself.
  private func sources(_ inputs: [String], _ rows: [String: Int]) -> String {
    guard !inputs.isEmpty else { return "按材料计算" }
    let printed = Set(inputs.compactMap { rows[$0] }).sorted()
    guard let first = printed.first else {
      let places = inputs.compactMap { observations[$0] }.map(place)
      guard let place = places.first else { return "按材料计算" }
      return Set(places).count > 1 ? cut(place, to: Self.longestPlace - 1) + "等" : place
    }
    var parts: [String] = []
    var i = 0
    while i < printed.count {
      var j = i
      while j + 1 < printed.count, printed[j + 1] == printed[j] + 1 { j += 1 }
      parts.append(j > i + 1 ? "\(printed[i])—\(printed[j])" : printed[i...j].map(String.init).joined(separator: "、"))
      i = j + 1
    }
    let whole = "第\(parts.joined(separator: "、"))项"
    return width(whole) <= Self.longestPlace ? whole : "第\(first)项等\(printed.count)项"
  }
}
