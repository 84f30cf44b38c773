import CodeLists
import Documents
import Statistics

/// Finds the indicator of the code list that a label names: exactly, once the words that only frame it are gone.
struct IndicatorNames: Sendable {
  /// The codes by name, without what `key` leaves out.
  private let codes: PhraseTrie<String>
  /// All names, to find where one begins inside a longer phrase.
  let trie: PhraseTrie<Bool>
  private var entryByID: [String: IndicatorList.Entry] = [:]
  /// Classifiers that count the same things: the numbers of the groups that each is in.
  private var classifiers: [String: Set<Int>] = [:]
  private var nameByID: [String: String] = [:]
  private let grammar: Grammar

  init(_ list: IndicatorList, words: WordList, grammar: Grammar) {
    self.grammar = grammar
    for (n, group) in words.classifierGroups.enumerated() {
      for word in group { classifiers[word, default: []].insert(n) }
    }
    var names: [(String, Bool)] = []
    var keys: [(String, String)] = []
    for entry in list.entries {
      entryByID[entry.indicator.id] = entry
      nameByID[entry.indicator.id] = entry.indicator.name
      for name in [entry.indicator.name] + entry.synonyms {
        let folded = name.unicodeScalars.map(\.folded)
        names.append((String(folded[...]), true))
        keys.append((String(Array(Self.key(Stretch(folded)))[...]), entry.indicator.id))
      }
    }
    trie = PhraseTrie(names)
    codes = PhraseTrie(keys)
  }

  /// The code of the indicator that a statement's label names; nil where the list has none of that name.
  ///
  /// What led to the label is part of a name where the list says so: 完成改革任务, 累计建成高标准农田.
  func indicator(of statement: Statement) -> String? {
    for lead in statement.leads {
      if let code = codes[Self.key((Phrase() + lead + statement.label).folded)] { return code }
    }
    return indicator(for: statement.label, measure: statement.measure)
  }

  /// The code of the indicator that a label names; nil where the list has none of that name.
  func indicator(for label: Phrase, measure: Measure) -> String? {
    var words = Self.key(label.folded)
    if let code = codes[words] { return code }
    // 工业投资占固定资产投资的比重 is a share of industrial investment.
    if measure == .share, let of = words.firstIndex(of: "占"), let code = codes[words.part(0..<of)] { return code }
    if measure == .rank {
      for ending in Self.rankWords where words.ends(with: ending) { words = words.part(0..<words.count - ending.count) }
      if let code = codes[words] { return code }
      // 营商环境全省综合型城市位次: among whom is no part of the name.
      for among in ["全国", "全省", "全市"] as [StaticPhrase] {
        if let at = label.find(among), at >= 2 { return codes[Self.key(label[0..<at].folded)] }
      }
      return nil
    }
    for ending in Self.endings where words.ends(with: ending) {
      words = words.part(0..<words.count - ending.count)
      if let code = codes[words] { return code }
    }
    if let part = grammar.part.longest(in: label.folded, at: 0, before: label.count), !part.value.isEmpty, part.end < label.count,
      let whole = indicator(for: label[part.end..<label.count], measure: measure), let name = nameByID[whole]
    {
      // 已完成统筹推进各项改革任务 is 已完成改革任务.
      return codes[Self.key((Phrase() + part.value + name).folded)]
    }
    // 统筹推进各项改革任务 are 改革任务; words such as 新增 or 民间 are no frame, they name something else.
    while words.count > 2 {
      if let frame = grammar.frame.longest(in: words, at: 0, before: words.count), frame.end < words.count {
        words = words.part(frame.end..<words.count)
      } else if let frame = grammar.frameAfter.longest(in: words, endingAt: words.count, from: 0), frame.start > 0 {
        words = words.part(0..<frame.start)
      } else {
        return nil
      }
      if let code = codes[words] { return code }
    }
    return nil
  }

  private static let rankWords: [StaticPhrase] = ["位次", "全市", "全省", "全国", "全区", "总量"]
  /// What a label may say behind an indicator's name of the measure.
  private static let endings: [StaticPhrase] = ["年均增长", "任务完成率", "完成率", "占比", "增速", "增幅", "涨幅", "完成额", "总量", "比重", "合计", "总计"]

  /// Whether an amount can be one of an indicator: 医院 in 张 are beds, not hospitals.
  func measures(_ id: String, _ quantity: Quantity, as measure: Measure) -> Bool {
    guard measure == .level, let entry = entryByID[id], !quantity.unit.isEmpty else { return true }
    guard entry.indicator.family == quantity.family else {
      return [entry.indicator.family, quantity.family].allSatisfy { [.percent, .ratio, .index, .other].contains($0) }
    }
    guard quantity.family == .count, !entry.unit.isEmpty, entry.unit != quantity.unit else { return true }
    // 套（间） are 套.
    let unit = quantity.unit.split(separator: "（").first.map(String.init) ?? quantity.unit
    // 个体工商户39955个 are as many 户; 老旧小区9.8万户 are not as many 个.
    if unit == entry.unit || entry.unit == "户" && unit == "个" { return true }
    guard let a = classifiers[entry.unit], let b = classifiers[unit] else { return false }
    return !a.isDisjoint(with: b)
  }

  /// A name without marks and brackets' content: 固定资产投资（不含农户） is 固定资产投资.
  static func key(_ name: Stretch) -> Stretch {
    guard name.contains(where: \.isNoPartOfKeys) else { return name }
    var key: [Unicode.Scalar] = []
    var depth = 0
    for scalar in name {
      switch scalar {
      case "(": depth += 1
      case ")": depth -= 1
      default: if depth == 0, !scalar.isNoPartOfKeys { key.append(scalar) }
      }
    }
    return Stretch(key)
  }
}

extension Unicode.Scalar {
  fileprivate var isNoPartOfKeys: Bool {
    switch self {
    case "(", ")", "“", "”", " ", "、", "·": true
    default: false
    }
  }
}
