import CodeLists
import Documents
import Statistics

/// What stands just above a table, or in rows of its own at its top: its name, its unit, its year.
struct TableCaption: Sendable {
  /// What every row is about, where the caption names one thing: 固定资产投资 of 分行业固定资产投资增长速度.
  var subject: CellWords = []
  /// Units in the order in which they are named: 单位：亿元、%.
  var units: [TableUnit] = []
  var period: NamedPeriod?
  var isIndex = false
  var isTarget = false
  /// It names rates of change: 涨跌幅度, 增长速度.
  var isGrowth = false

  /// Lines of words above the table, the nearest last.
  init(lines: [CellWords], table: TableWords, lists: CodeLists, ownArea: String) {
    for line in lines {
      if let units = Self.units(in: line, lists.units) {
        self.units = units
        continue
      }
      guard line.count <= 45, let last = line.last, last != "。", last != ":", last != ";", last != ";" else { continue }
      read(line, table: table, lists: lists, ownArea: ownArea)
    }
  }

  /// 单位：亿元、%
  private static func units(in line: CellWords, _ list: UnitList) -> [TableUnit]? {
    let phrase = Array("单位:".unicodeScalars)
    guard line.count <= 40, let start = line.indices.first(where: { line[$0...].starts(with: phrase) }) else { return nil }
    let rest = line[(start + phrase.count)...].filter { $0 != ")" && $0 != "(" }
    let found = rest.split { $0 == "、" || $0 == "," || $0 == ";" }.compactMap { TableUnit(Array($0), units: list) }
    return found.isEmpty ? nil : found
  }

  private mutating func read(_ line: CellWords, table: TableWords, lists: CodeLists, ownArea: String) {
    var words = line
    // 表3, 表：, 附表1：
    if let mark = words.firstIndex(of: "表"), mark <= 1 {
      var end = mark + 1
      while end < words.count, words[end].isDigit || words[end] == "-" || words[end] == ":" || words[end] == "." { end += 1 }
      if end < words.count, end > mark + 1 || mark == 1 {
        // 表22025年 is table 2 and the year 2025.
        if let year = (mark + 1..<end).first(where: { end - $0 == 4 }), end < words.count, words[end] == "年" { end = year }
        words.removeFirst(end)
      }
    }
    for bracket in words.brackets.reversed() {
      let inner = Array(words[bracket].dropFirst().dropLast())
      if let unit = TableUnit(inner, units: lists.units) {
        units = [unit]
      } else if HeadReading(inner, table: table, units: lists.units).isIndex, inner.endsWith(["1", "0", "0"]) {
        isIndex = true
      } else {
        continue
      }
      words.removeSubrange(bracket)
    }
    if Self.yearCount(words) == 1 { period = NamedPeriod(taking: &words) }
    isGrowth = words.holds(table.growth)
    isTarget = words.holds(table.target) && !HeadReading.has(words, "完成")
    if words.holds(table.captionMany) || words.contains(where: \.isDigit) {
      subject = []
      return
    }
    // 分行业固定资产投资: what is divided follows.
    if let cut = words.indices.first(where: { words[$0] == "分" && $0 + 2 < words.count && ["行业", "产业", "领域", "区县", "县区", "地区", "类型"].contains(Array(words[($0 + 1)...($0 + 2)]).label) }) {
      words.removeFirst(cut + 3)
    }
    if !ownArea.isEmpty, words.starts(with: ownArea.unicodeScalars) { words.removeFirst(ownArea.unicodeScalars.count) }
    while let lead = table.captionLead.longest(in: words, at: 0, before: words.count), lead.end < words.count {
      words.removeFirst(lead.end)
    }
    words = words.removing(table.captionFiller)
    if let last = words.last, last == "表" || last == "数" && words.dropLast().last != "指" || last == "图" || last == "率" && words.count < 3 { words.removeLast() }
    subject = words.count >= 2 && words.count <= 24 ? words : []
  }

  private static func yearCount(_ words: CellWords) -> Int {
    var count = 0
    for i in words.indices where words[i] == "年" && i >= 4 && words[i - 4..<i].allSatisfy(\.isDigit) { count += 1 }
    // 2021-2023年 is a span: its columns tell the years.
    for i in words.indices where i >= 5 && words[i] == "年" && (words[i - 5] == "-" || words[i - 5] == "至") { count += 1 }
    return count
  }
}
