import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

// What the values of several years say without doubt.
extension Subject {
  /// `连年增长，由33.50亿元增至41.20亿元`, `rose every year, from 3.35 billion yuan to 4.12 billion yuan`: the course of one area.
  func courseFinding(_ values: [AreaValue]) -> Wording? {
    let sure = values.filter(standing(in: values))
    guard sure.count >= 2, let first = sure.first, let last = sure.last, let a = first.value, let b = last.value else {
      return nil
    }
    // Of years that lie too far apart the numbers stand in the picture, and nothing is concluded from them.
    guard !leaps(sure) else { return nil }
    let steps = zip(sure, sure.dropFirst()).map { ($0.value ?? 0, $1.value ?? 0) }
    if a == b {
      guard first.cell.observation?.quantity.bound == last.cell.observation?.quantity.bound else { return nil }
      return Wording(
        en: "the same in \(first.year) and \(last.year), \(spokenInEnglish(last))",
        zh: "\(last.year)年与\(first.year)年持平，均为\(spoken(last))")
    }
    // Three years in a row without a gap: only then the word is sure.
    let isWhole = sure.count == values.count && sure.count >= 3
    var words = Wording(en: "", zh: "")
    if isWhole && steps.allSatisfy({ $0 < $1 }) { words = Wording(en: "rose every year, ", zh: "连年\(isRate ? "提高" : "增长")，") }
    if isWhole && steps.allSatisfy({ $0 > $1 }) { words = Wording(en: "fell every year, ", zh: "连年\(isRate ? "下降" : "减少")，") }
    let way = isRate ? (b > a ? "升至" : "降至") : b > a ? "增至" : "减至"
    // The years of a whole series stand in the title already.
    guard sure.count < values.count else {
      return words + Wording(
        en: "from \(spokenInEnglish(first)) to \(spokenInEnglish(last))", zh: "由\(spoken(first))\(way)\(spoken(last))")
    }
    return words + Wording(
      en: "from \(spokenInEnglish(first)) in \(first.year) to \(spokenInEnglish(last)) in \(last.year)",
      zh: "由\(first.year)年\(spoken(first))\(way)\(last.year)年\(spoken(last))")
  }

  private func leaps(_ values: [AreaValue]) -> Bool { zip(values, values.dropFirst()).contains { leaps($1, $0) } }

  /// `4个区中3个连年增长`, `3 of 4 areas rose every year`
  func trendFinding(_ series: [[AreaValue]]) -> Wording? {
    if series.count == 1 { return courseFinding(series[0]) }
    let known = series.filter { $0.count >= 2 && $0.allSatisfy(isSure) }
    let whole = known.filter { !leaps($0) }
    guard !whole.isEmpty, let count = whole.first?.count else { return nil }
    let isEverybody = whole.count == comparison.areas.count
    func all(_ test: (Decimal, Decimal) -> Bool) -> [[AreaValue]] {
      whole.filter { values in zip(values, values.dropFirst()).allSatisfy { a, b in test(b.value ?? 0, a.value ?? 0) } }
    }
    let every = count > 2 ? " every year" : ""
    let (rising, falling) = (all(>), all(<))
    let rise = Wording(en: " rose\(every)", zh: (count > 2 ? "连年" : "") + (isRate ? "提高" : "增长"))
    let fall = Wording(en: " fell\(every)", zh: count > 2 ? "连年下降" : "下降")
    func names(_ list: [[AreaValue]]) -> Wording {
      let names = list.map { $0[0].area.name }
      return Wording(en: names.joined(separator: " and "), zh: names.joined(separator: "、"))
    }
    if whole.count <= 2 && !isEverybody {
      return rising.isEmpty ? falling.isEmpty ? nil : names(falling) + fall : names(rising) + rise
    }
    let counter = AreaWording(comparison.areas).counter
    let (all, allInChinese) = isEverybody
      ? ("\(whole.count) areas", "\(whole.count)\(counter)") : ("the \(whole.count) areas with all years", "\(whole.count < known.count ? "可比的" : "数据完整的")\(whole.count)\(counter)")
    if rising.count == whole.count { return Wording(en: "all \(all)", zh: "\(allInChinese)均") + rise }
    if falling.count == whole.count { return Wording(en: "all \(all)", zh: "\(allInChinese)均") + fall }
    guard let (list, way) = !rising.isEmpty ? (rising, rise) : !falling.isEmpty ? (falling, fall) : nil else { return nil }
    if list.count <= 2 { return names(list) + way }
    return Wording(en: "\(list.count) of \(all)", zh: "\(allInChinese)中\(list.count)个") + way
  }
}
