import Analysis
import FoundationEssentials
import Statistics

/// What follows from the values without doubt, in the words of a work report. Each says nothing rather than too much.
extension Subject {
  /// `甲区居首，为末位乙区的2.3倍`
  func rankFinding(_ values: [AreaValue]) -> String? {
    let sure = ranked(values.filter { !$0.isConditional })
    guard sure.count >= 2, let top = sure[0].value, let bottom = sure[sure.count - 1].value, top != bottom else {
      return nil
    }
    let first = sure.filter { $0.value == top }
    guard first.count <= 2 else { return nil }
    // A conditional value above the first leaves the first place open.
    guard values.allSatisfy({ ($0.value ?? top) <= top }) else { return nil }
    // Who does not say may stand higher, and a part of the year may grow: the first is first of those that compare.
    let noun = areaNoun(comparison.areas)
    let among = sure.count == comparison.areas.count ? "" : "可比的\(sure.count)\(noun.counter)中"
    let names = among + first.map(\.area.name).joined(separator: "、")
    // Where less is wished for, the largest amount is no first place.
    let isHigh = isRate || row.indicator.direction == .lower
    let word = first.count == 1 ? (isHigh ? "最高" : "居首") : "并列\(isHigh ? "最高" : "首位")"
    let last = sure.filter { $0.value == bottom }
    guard last.count == 1, first.count == 1 else { return names + word }
    if isRate {
      // A difference is no more precise than the coarser of both.
      let places = [sure[0], last[0]].compactMap { $0.cell.observation?.quantity.decimals }.min() ?? 1
      let gap = printed(top - bottom, decimals: min(2, places))
      return "\(names)\(word)，高出\(last[0].area.name)\(gap)个百分点"
    }
    guard let times = ratio(sure[0], sure[sure.count - 1]) else { return names + word }
    return "\(names)\(word)，为\(last[0].area.name)的\(times)倍"
  }

  /// How many times one value is the other, where rounding in the sources cannot change the digit printed.
  func ratio(_ a: AreaValue, _ b: AreaValue) -> String? {
    guard let x = a.value, let y = b.value, x > 0, y > 0, let p = a.cell.observation?.quantity,
      let q = b.cell.observation?.quantity, y > q.roundingError
    else { return nil }
    let low = printed((x - p.roundingError) / (y + q.roundingError), decimals: 1)
    let high = printed((x + p.roundingError) / (y - q.roundingError), decimals: 1)
    return low == high && x / y >= Decimal(string: "1.1") ?? 1 ? low : nil
  }

  /// `4个地区中3个增长，甲区增幅最大`
  func changeFinding(_ pairs: [(AreaValue, AreaValue)]) -> String? {
    let sure = pairs.filter { !$0.0.isConditional && !$0.1.isConditional }
    guard sure.count >= 2 else { return nil }
    let changes = sure.compactMap { pair in pair.0.value.flatMap { a in pair.1.value.map { (pair.0, a - $0) } } }
    let rises = changes.filter { $0.1 > 0 }
    let falls = changes.filter { $0.1 < 0 }
    let noun = areaNoun(comparison.areas)
    let scope = sure.count == comparison.areas.count ? "" : "可比的"
    let rise = isRate ? "提高" : "增加"
    let fall = isRate ? "下降" : "减少"
    if rises.count == changes.count {
      return "\(scope)\(changes.count)\(noun.counter)均较上年\(rise)\(largest(rises, suffix: "\(rise)最多"))"
    }
    if falls.count == changes.count {
      return "\(scope)\(changes.count)\(noun.counter)均较上年\(fall)\(largest(falls.map { ($0.0, -$0.1) }, suffix: "\(fall)最多"))"
    }
    var parts: [String] = []
    if !rises.isEmpty { parts.append("\(rises.count)\(noun.counter)较上年\(rise)") }
    if !falls.isEmpty { parts.append("\(falls.count)\(noun.counter)\(parts.isEmpty ? "较上年" : "")\(fall)") }
    let flat = changes.count - rises.count - falls.count
    if flat > 0 { parts.append("\(flat)\(noun.counter)持平") }
    return scope.isEmpty ? parts.joined(separator: "、") : "可比地区中" + parts.joined(separator: "、")
  }

  private func largest(_ changes: [(AreaValue, Decimal)], suffix: String) -> String {
    guard let most = changes.map(\.1).max() else { return "" }
    let first = changes.filter { $0.1 == most }
    return first.count == 1 ? "，\(first[0].0.area.name)\(suffix)" : ""
  }

  /// `连年增长，由33.50亿元增至41.20亿元`: the course of one area.
  func courseFinding(_ values: [AreaValue]) -> String? {
    let sure = values.filter { $0.value != nil && !$0.isConditional }
    guard sure.count >= 2, let first = sure.first, let last = sure.last, let a = first.value, let b = last.value else {
      return nil
    }
    let steps = zip(sure, sure.dropFirst()).map { ($0.value ?? 0, $1.value ?? 0) }
    // Three years in a row without a gap: only then the word is sure.
    let isWhole = sure.count == values.count && sure.count >= 3
    let rising = steps.allSatisfy { $0 < $1 }
    let falling = steps.allSatisfy { $0 > $1 }
    var words = ""
    if isWhole && rising { words = "连年\(isRate ? "提高" : "增长")，" }
    if isWhole && falling { words = "连年\(isRate ? "下降" : "减少")，" }
    if a == b { return "\(last.year)年与\(first.year)年持平，均为\(spoken(last))" }
    let way = isRate ? (b > a ? "升至" : "降至") : b > a ? "增至" : "减至"
    // The years of a whole series stand in the title already.
    guard sure.count < values.count else { return "\(words)由\(spoken(first))\(way)\(spoken(last))" }
    return "\(words)由\(first.year)年\(spoken(first))\(way)\(last.year)年\(spoken(last))"
  }

  /// `4个区中3个连年增长`
  func trendFinding(_ series: [[AreaValue]]) -> String? {
    if series.count == 1 { return courseFinding(series[0]) }
    let whole = series.filter { $0.count >= 2 && $0.allSatisfy { $0.value != nil && !$0.isConditional } }
    guard !whole.isEmpty, let count = whole.first?.count else { return nil }
    let noun = areaNoun(comparison.areas)
    let isEverybody = whole.count == comparison.areas.count
    func all(_ test: (Decimal, Decimal) -> Bool) -> [[AreaValue]] {
      whole.filter { values in zip(values, values.dropFirst()).allSatisfy { a, b in test(b.value ?? 0, a.value ?? 0) } }
    }
    let rising = all(>)
    let falling = all(<)
    let rise = isRate ? (count > 2 ? "连年提高" : "提高") : (count > 2 ? "连年增长" : "增长")
    let fall = count > 2 ? "连年下降" : "下降"
    if whole.count <= 2 && !isEverybody {
      let names = { (list: [[AreaValue]]) in list.map { $0[0].area.name }.joined(separator: "、") }
      return rising.isEmpty ? falling.isEmpty ? nil : names(falling) + fall : names(rising) + rise
    }
    if rising.count == whole.count {
      return isEverybody ? "\(series.count)\(noun.counter)均\(rise)" : "数据完整的\(whole.count)\(noun.counter)均\(rise)"
    }
    if falling.count == whole.count {
      return isEverybody ? "\(series.count)\(noun.counter)均\(fall)" : "数据完整的\(whole.count)\(noun.counter)均\(fall)"
    }
    if !rising.isEmpty {
      let names = rising.map { $0[0].area.name }.joined(separator: "、")
      return rising.count <= 2 ? names + rise : "\(isEverybody ? "" : "数据完整的")\(whole.count)\(noun.counter)中\(rising.count)个\(rise)"
    }
    guard !falling.isEmpty else { return nil }
    let names = falling.map { $0[0].area.name }.joined(separator: "、")
    return falling.count <= 2 ? names + fall : "\(isEverybody ? "" : "数据完整的")\(whole.count)\(noun.counter)中\(falling.count)个\(fall)"
  }
}

/// How the areas are called together: 各区 and 3个区, 各地 and 3个地区.
func areaNoun(_ areas: [ReferenceArea]) -> (all: String, counter: String) {
  let names = areas.map(\.name)
  if !names.isEmpty, names.allSatisfy({ $0.hasSuffix("区") && !$0.hasSuffix("自治区") }) { return ("各区", "个区") }
  if !names.isEmpty, names.allSatisfy({ $0.hasSuffix("县") }) { return ("各县", "个县") }
  if !names.isEmpty, names.allSatisfy({ $0.hasSuffix("省") }) { return ("各省", "个省") }
  return ("各地", "个地区")
}
