import CodeLists
import Statistics

/// Finds the indicator of the code list that a label names: exactly, once the words that only frame it are gone.
struct IndicatorNames: Sendable {
  private var byName: [String: String] = [:]
  private let grammar: Grammar

  init(_ list: IndicatorList, grammar: Grammar) {
    self.grammar = grammar
    for entry in list.entries {
      for name in [entry.indicator.name] + entry.synonyms { byName[Self.key(name)] = entry.indicator.id }
    }
  }

  /// The code of the indicator that a label names; nil where the list has none of that name.
  func indicator(for label: Phrase, measure: Measure) -> String? {
    if let id = byName[Self.key(label.words)] { return id }
    var words = Self.key(label.words)
    for ending in ["年均增长", "任务完成率", "增速", "增幅", "涨幅", "完成额", "总量", "比重"] where words.hasSuffix(ending) {
      words.removeLast(ending.count)
      if let id = byName[words] { return id }
    }
    for opening in ["全省", "全市", "全区", "全县", "地方", "我省", "我市", "我区", "本级", "全口径", "年度", "其中", "全社会"] where words.hasPrefix(opening) {
      if let id = byName[String(words.dropFirst(opening.count))] { return id }
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
