import CodeLists
import Statistics

/// Finds the indicator of the code list that a label names: exactly, once the words that only frame it are gone.
struct IndicatorNames: Sendable {
  private var byName: [String: String] = [:]
  private var nameByID: [String: String] = [:]
  private let grammar: Grammar

  init(_ list: IndicatorList, grammar: Grammar) {
    self.grammar = grammar
    for entry in list.entries {
      nameByID[entry.indicator.id] = entry.indicator.name
      for name in [entry.indicator.name] + entry.synonyms { byName[Self.key(name)] = entry.indicator.id }
    }
  }

  /// The code of the indicator that a label names; nil where the list has none of that name.
  func indicator(for label: Phrase, measure: Measure) -> String? {
    if let id = byName[Self.key(label.words)] { return id }
    var words = Self.key(label.words)
    // 工业投资占固定资产投资的比重 is a share of industrial investment.
    if measure == .share, let of = words.firstIndex(of: "占"), let id = byName[String(words[..<of])] { return id }
    if measure == .rank {
      for ending in ["位次", "全市", "全省", "全国", "全区", "总量"] where words.hasSuffix(ending) { words.removeLast(ending.count) }
      return byName[words]
    }
    for ending in ["年均增长", "任务完成率", "占比", "增速", "增幅", "涨幅", "完成额", "总量", "比重"] where words.hasSuffix(ending) {
      words.removeLast(ending.count)
      if let id = byName[words] { return id }
    }
    if let part = grammar.part.longest(in: label.folded, at: 0, before: label.count), !part.value.isEmpty, part.end < label.count,
      let whole = indicator(for: label[part.end..<label.count], measure: measure), let name = nameByID[whole]
    {
      // 已完成统筹推进各项改革任务 is 已完成改革任务.
      return byName[Self.key(part.value + name)]
    }
    // 统筹推进各项改革任务 are 改革任务; words such as 新增 or 民间 are no frame, they name something else.
    var scalars = Array(words.unicodeScalars)
    var isFramed = true
    while isFramed, scalars.count > 2 {
      isFramed = false
      if let frame = grammar.frame.longest(in: scalars, at: 0, before: scalars.count), frame.end < scalars.count {
        scalars.removeFirst(frame.end)
        isFramed = true
      } else if let frame = grammar.frameAfter.longest(in: scalars, endingAt: scalars.count, from: 0), frame.start > 0 {
        scalars.removeLast(scalars.count - frame.start)
        isFramed = true
      }
      if isFramed, let id = byName[String(String.UnicodeScalarView(scalars))] { return id }
    }
    return nil
  }

  /// A name without marks and brackets' content: 固定资产投资（不含农户） is 固定资产投资.
  static func key(_ name: String) -> String {
    var key = ""
    var depth = 0
    for scalar in name.unicodeScalars {
      switch scalar.folded {
      case "(": depth += 1
      case ")": depth -= 1
      case "“", "”", " ", "、", "·": break
      default: if depth == 0 { key.unicodeScalars.append(scalar.folded) }
      }
    }
    return key
  }
}
