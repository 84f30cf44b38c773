import Analysis
import Diagnostics
import FoundationEssentials
import Statistics

/// What follows from the values without doubt, in the words of a work report. Each says nothing rather than too much.
extension Subject {
  /// `甲区居首，为末位乙区的2.3倍`, `甲区 comes first, 2.3 times 乙区`
  func rankFinding(_ values: [AreaValue]) -> Wording? {
    let stands = standing(in: values)
    let sure = ranked(values.filter(stands))
    guard sure.count >= 2, let top = sure[0].value, let bottom = sure[sure.count - 1].value, top != bottom else {
      return nil
    }
    let first = sure.filter { $0.value == top }
    guard first.count <= 2 else { return nil }
    // A value that is not ranked and lies above the first leaves the first place open.
    guard values.allSatisfy({ ($0.value ?? top) <= top }) else { return nil }
    // Who does not say may stand higher, and a part of the year may grow: the first is first of those that compare.
    let isAll = sure.count == comparison.areas.count
    let among = isAll ? Wording(en: "", zh: "") : Wording(
      en: "of the \(sure.count) areas that compare, ", zh: "可比的\(sure.count)\(AreaWording(comparison.areas).counter)中")
    let names = first.map(\.area.name)
    // Where less is wished for, the largest amount is no first place.
    let isHigh = isRate || row.indicator.direction == .lower
    let place = first.count == 1
      ? Wording(en: isHigh ? " is highest" : " comes first", zh: isHigh ? "最高" : "居首")
      : Wording(en: isHigh ? " are highest" : " share the first place", zh: "并列\(isHigh ? "最高" : "首位")")
    let finding = among + Wording(en: names.joined(separator: " and "), zh: names.joined(separator: "、")) + place
    let last = sure.filter { $0.value == bottom }
    guard last.count == 1, first.count == 1 else { return finding }
    let lowest = last[0].area.name
    // 以上 or 约 may be ranked, but no distance follows from it.
    guard !sure[0].isHedged, !last[0].isHedged else { return finding }
    if isRate {
      let gap = printedRate(top - bottom)
      return finding + Wording(en: ", \(gap) percentage points above \(lowest)", zh: "，高出\(lowest)\(gap)个百分点")
    }
    guard let times = ratio(sure[0], sure[sure.count - 1]) else { return finding }
    return finding + Wording(en: ", \(times) times \(lowest)", zh: "，为\(lowest)的\(times)倍")
  }

  /// Which values are ranked: those of the whole year where there are such, else those of the same part of it.
  func standing(in values: [AreaValue]) -> (AreaValue) -> Bool {
    let hasWhole = values.contains(where: \.standsBeside)
    return { hasWhole ? $0.standsBeside : $0.value != nil && !$0.isConditional }
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

  /// `可比的4个区中3个较上年增加、1个减少`, `of the 4 areas that compare, 3 rose and 1 fell`
  func changeFinding(_ pairs: [(AreaValue, AreaValue)]) -> Wording? {
    let sure = pairs.filter { isSure($0.0) && isSure($0.1) && !leaps($0.0, $0.1) }
    guard sure.count >= 2 else { return nil }
    let changes = sure.compactMap { pair in pair.0.value.flatMap { a in pair.1.value.map { (pair.0, a - $0) } } }
    let rises = changes.filter { $0.1 > 0 }
    let falls = changes.filter { $0.1 < 0 }
    let noun = AreaWording(comparison.areas)
    let isAll = sure.count == comparison.areas.count
    let who = Wording(
      en: isAll ? "all \(changes.count) areas" : "all \(changes.count) areas that compare", zh: "\(isAll ? "" : "可比的")\(changes.count)\(noun.counter)均")
    let rise = Wording(en: " rose", zh: isRate ? "提高" : "增加")
    let fall = Wording(en: " fell", zh: isRate ? "下降" : "减少")
    let against = Wording(en: " against the year before", zh: "")
    if rises.count == changes.count {
      return who + Wording(en: "", zh: "较上年") + rise + against + largest(rises, rise)
    }
    if falls.count == changes.count {
      return who + Wording(en: "", zh: "较上年") + fall + against + largest(falls.map { ($0.0, -$0.1) }, fall)
    }
    var parts: [Wording] = []
    func add(_ count: Int, _ english: String, _ chinese: String) {
      guard count > 0 else { return }
      parts.append(Wording(en: "\(count)\(english)", zh: "\(count)个\(parts.isEmpty ? "较上年" : "")\(chinese)"))
    }
    add(rises.count, rise.english, rise.chinese)
    add(falls.count, fall.english, fall.chinese)
    add(changes.count - rises.count - falls.count, " stayed the same", "持平")
    let scope = Wording(
      en: isAll ? "of \(changes.count) areas, " : "of the \(changes.count) areas that compare, ",
      zh: "\(isAll ? "" : "可比的")\(changes.count)\(noun.counter)中")
    return scope + parts.listed + against
  }

  private func largest(_ changes: [(AreaValue, Decimal)], _ way: Wording) -> Wording {
    let first = changes.filter { $0.1 == changes.map(\.1).max() }
    guard first.count == 1 else { return Wording(en: "", zh: "") }
    let name = first[0].0.area.name
    return Wording(en: ", \(name)\(way.english) most", zh: "，\(name)\(way.chinese)最多")
  }
}

extension [Wording] {
  /// `3个增加、1个减少`, `3 rose and 1 fell`
  var listed: Wording {
    let english = map(\.english)
    let all = english.count < 2 ? english.joined() : english.dropLast().joined(separator: ", ") + " and " + (english.last ?? "")
    return Wording(en: all, zh: map(\.chinese).joined(separator: "、"))
  }
}
