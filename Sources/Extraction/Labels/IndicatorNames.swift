import CodeLists
import Statistics

/// Finds the indicator of the code list that a label names: exactly, once the words that only frame it are gone.
struct IndicatorNames: Sendable {
  private var byName: [String: String] = [:]
  /// All names, to find where one begins inside a longer phrase.
  private(set) var trie = PhraseTrie<Bool>()
  private var entryByID: [String: IndicatorList.Entry] = [:]
  /// Classifiers that count the same things: the numbers of the groups that each is in.
  private var classifiers: [String: Set<Int>] = [:]
  private var nameByID: [String: String] = [:]
  private let grammar: Grammar

  init(_ list: IndicatorList, words: WordList, grammar: Grammar) {
    self.grammar = grammar
    for (n, kind) in ["classifier.bodies", "classifier.firms", "classifier.persons", "classifier.matters"].enumerated() {
      for word in words[kind] { classifiers[word, default: []].insert(n) }
    }
    for entry in list.entries {
      entryByID[entry.indicator.id] = entry
      nameByID[entry.indicator.id] = entry.indicator.name
      for name in [entry.indicator.name] + entry.synonyms { 
        byName[Self.key(name)] = entry.indicator.id
        trie.insert(name.unicodeScalars.map(\.folded), true)
      }
    }
  }

  /// The code of the indicator that a label names; nil where the list has none of that name.
  func indicator(for label: Phrase, measure: Measure) -> String? {
    if let id = byName[Self.key(label.words)] { return id }
    var words = Self.key(label.words)
    // 工业投资占固定资产投资的比重 is a share of industrial investment.
    if measure == .share, let of = words.firstIndex(of: "占"), let id = byName[String(words[..<of])] { return id }
    if measure == .rank {
      for ending in Self.rankWords where words.hasSuffix(ending) { words.removeLast(ending.count) }
      return byName[words]
    }
    for ending in Self.endings where words.hasSuffix(ending) {
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

  private static let rankWords = ["位次", "全市", "全省", "全国", "全区", "总量"]
  /// What a label may say behind an indicator's name of the measure.
  private static let endings = ["年均增长", "任务完成率", "占比", "增速", "增幅", "涨幅", "完成额", "总量", "比重"]

  /// Whether an amount can be one of an indicator: 医院 in 张 are beds, not hospitals.
  func measures(_ id: String, _ quantity: Quantity, as measure: Measure) -> Bool {
    guard measure == .level, let entry = entryByID[id], !quantity.unit.isEmpty else { return true }
    guard entry.indicator.family == quantity.family else {
      return [entry.indicator.family, quantity.family].allSatisfy { [.percent, .ratio, .index, .other].contains($0) }
    }
    guard quantity.family == .count, !entry.unit.isEmpty, entry.unit != quantity.unit else { return true }
    guard let a = classifiers[entry.unit], let b = classifiers[quantity.unit] else { return false }
    return !a.isDisjoint(with: b)
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
