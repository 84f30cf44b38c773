import CodeLists
import FoundationEssentials
import Statistics

/// Digits that are part of a name, a slogan or a model: 《…(2022-2024年)》, “1+3”, 5G, H200, “3个100万”.
enum NameRules {
  static let all: [ExclusionRule] = [
    ExclusionRule(name: "inside-book-title", role: .name) { item, here in
      here.enclosures.title(at: item.range.lowerBound) != nil
    },
    ExclusionRule(name: "plus-formula", role: .name) { item, here in
      let text = here.text
      let before = item.range.lowerBound - 1
      let after = item.numeral.range.upperBound
      return before >= 0 && text.folded[before] == "+" || after < text.count && text.folded[after] == "+"
    },
    ExclusionRule(name: "letters-beside", role: .name) { item, here in
      guard item.numeral.form == .digits else { return false }
      let text = here.text
      let before = item.range.lowerBound - 1
      if before >= 0, text.folded[before].isLatin || text.folded[before] == "_" { return true }
      let after = item.numeral.range.upperBound
      return item.unit == nil && after < text.count && text.folded[after].isLatin
    },
    ExclusionRule(name: "short-quotation", role: .name) { item, here in
      guard !item.isMasked, let quote = here.enclosures.quote(at: item.range.lowerBound) else { return false }
      // “网办率9月底达到80%”的目标 is a sentence of its own, no slogan.
      let states = item.unit?.family == .percent || item.bound == .atLeast || item.bound == .atMost
      return quote.count <= 24 && !(states && quote.count > 10 && quote.upperBound - item.outer.upperBound <= 2)
    },
    ExclusionRule(name: "grade", role: .name) { item, here in
      // 5A级景区, 3A; 五星级饭店 has 级 as its unit and a noun behind it.
      item.unitText == "星级" && item.bound == nil
    },
    ExclusionRule(name: "system-of", role: .name) { item, here in
      // 3人制篮球, 24小时制
      item.unit != nil && here.text.has("制", at: item.range.upperBound)
    },
    ExclusionRule(name: "telephone-or-code", role: .name) { item, here in
      let after = item.range.upperBound
      return item.unit == nil && item.numeral.form == .digits && item.numeral.decimals == 0
        && item.numeral.integerDigits >= 5 && item.numeral.scale == 0
        && (here.text.has("热线", at: after) || here.text.has("平台", at: after) || item.numeral.integerDigits >= 7)
    },
  ]
}
