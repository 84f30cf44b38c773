import CodeLists
import FoundationEssentials
import Statistics

/// The year and the number of a document: 江改委发〔2021〕2号.
enum DocumentNumberRules {
  static let all: [ExclusionRule] = [
    ExclusionRule(name: "year-in-document-number", role: .documentNumber) { item, here in
      let text = here.text
      let before = item.range.lowerBound - 1
      let after = item.numeral.range.upperBound
      guard before >= 0, after < text.count, item.numeral.integerDigits == 4 else { return false }
      return (text.folded[before] == "〔" && text.folded[after] == "〕")
        || (text.folded[before] == "[" && text.folded[after] == "]")
    },
    ExclusionRule(name: "number-of-document", role: .documentNumber) { item, here in
      let text = here.text
      let after = item.numeral.range.upperBound
      guard after < text.count, text.folded[after] == "号" else { return false }
      let before = item.range.lowerBound - 1
      guard before >= 0 else { return false }
      return text.folded[before] == "〕" || text.folded[before] == "]" || text.folded[before] == "第" || text.folded[before] == ")"
    },
  ]
}
