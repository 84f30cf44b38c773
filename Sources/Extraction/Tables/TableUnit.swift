import CodeLists
import FoundationEssentials
import Statistics

/// A unit as a head, a caption or a unit column names it: 亿元, 万人次, 元/平方米, %.
struct TableUnit: Hashable, Sendable {
  var entry: UnitList.Entry
  /// In simplified characters, with `/人` or the like.
  var text: String
  /// The power of ten of its multiplier: 8 for 亿元.
  var scale: Int

  static func percent(in units: UnitList) -> TableUnit? { TableUnit("%".unicodeScalars.map { $0 }, units: units) }

  /// nil where the words are no unit of the list.
  init?(_ words: CellWords, units: UnitList) {
    let words = words.filter { $0 != ":" }
    guard !words.isEmpty, words.count <= 14 else { return nil }
    var start = 0
    var scale = 0
    while start < words.count {
      if let found = Self.entry(in: words, from: start, units: units) {
        (entry, text, self.scale) = (found.entry, found.text, scale)
        return
      }
      // 亿千瓦时 is 亿 and 千瓦时; 千 of 千瓦 belongs to the unit, so multipliers go one by one.
      guard let power = HanNumeral.multiplier(words[start]) else { return nil }
      scale += power
      start += 1
    }
    return nil
  }

  /// For words that stand in a unit column: what the list does not have counts in its own unit.
  init?(columnEntry words: CellWords, units: UnitList) {
    if let known = TableUnit(words, units: units) {
      self = known
      return
    }
    var start = 0
    var scale = 0
    // 千 of 千瓦小时 belongs to the unit; before 万 and 亿 it multiplies.
    while start < words.count - 1, let power = HanNumeral.multiplier(words[start]),
      power >= 4 || (HanNumeral.multiplier(words[start + 1]) ?? 0) >= 4
    {
      scale += power
      start += 1
    }
    let rest = Array(words[start...])
    guard !rest.isEmpty, rest.count <= 6, rest.allSatisfy({ $0.isHan || $0.isLatin || $0 == "/" }) else { return nil }
    entry = UnitList.Entry(unit: rest.label, family: .other, factor: 1, common: nil)
    text = rest.label
    self.scale = scale
  }

  private static func entry(in words: CellWords, from start: Int, units: UnitList) -> (entry: UnitList.Entry, text: String)? {
    guard let found = units.match(in: words, at: start, before: words.count) else { return nil }
    if found.end == words.count { return (found.entry, found.entry.unit) }
    guard words[found.end] == "/", found.end + 1 < words.count, words.count - found.end <= 6 else { return nil }
    return (found.entry, found.entry.unit + "/" + Array(words[(found.end + 1)...]).label)
  }
}
