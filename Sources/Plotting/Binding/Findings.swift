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
    let names = first.map(\.area.name).joined(separator: "、")
    let word = first.count == 1 ? (isRate ? "最高" : "居首") : "并列\(isRate ? "最高" : "首位")"
    let last = sure.filter { $0.value == bottom }
    guard sure.count == values.count, last.count == 1, first.count == 1 else { return names + word }
    if isRate {
      let gap = top - bottom
      return "\(names)\(word)，高出\(last[0].area.name)\(printed(gap, decimals: min(2, gap.decimals)))个百分点"
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

  /// `4区中3区连年增长`
  func trendFinding(_ series: [[AreaValue]]) -> String? {
    let whole = series.filter { $0.count >= 2 && $0.allSatisfy { $0.value != nil && !$0.isConditional } }
    guard !whole.isEmpty, let count = whole.first?.count else { return nil }
    let noun = areaNoun(comparison.areas)
    func all(_ test: (Decimal, Decimal) -> Bool) -> [[AreaValue]] {
      whole.filter { values in zip(values, values.dropFirst()).allSatisfy { a, b in test(b.value ?? 0, a.value ?? 0) } }
    }
    let rising = all(>)
    let falling = all(<)
    let rise = isRate ? (count > 2 ? "连年提高" : "提高") : (count > 2 ? "连年增长" : "增长")
    let fall = count > 2 ? "连年下降" : "下降"
    if whole.count <= 2 && whole.count < series.count {
      let names = { (list: [[AreaValue]]) in list.map { $0[0].area.name }.joined(separator: "、") }
      return rising.isEmpty ? falling.isEmpty ? nil : names(falling) + fall : names(rising) + rise
    }
    if rising.count == whole.count {
      return whole.count == series.count ? "\(series.count)\(noun.counter)均\(rise)" : "数据完整的\(whole.count)\(noun.counter)均\(rise)"
    }
    if falling.count == whole.count {
      return whole.count == series.count ? "\(series.count)\(noun.counter)均\(fall)" : "数据完整的\(whole.count)\(noun.counter)均\(fall)"
    }
    if !rising.isEmpty {
      let names = rising.map { $0[0].area.name }.joined(separator: "、")
      return rising.count <= 2 ? names + rise : "\(whole.count)\(noun.counter)中\(rising.count)个\(rise)"
    }
    guard !falling.isEmpty else { return nil }
    let names = falling.map { $0[0].area.name }.joined(separator: "、")
    return falling.count <= 2 ? names + fall : "\(whole.count)\(noun.counter)中\(falling.count)个\(fall)"
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
