import CodeLists
import FoundationEssentials
import Statistics

/// The year and the number of a document: 江改委发〔2021〕2号.
enum DocumentNumberRules {
  /// 索引号：00266412_6/2021-14567: under what a document is filed.
  static let catalogue: [ExclusionRule] = [
    ExclusionRule(name: "catalogue-number", role: .documentNumber) { item, here in
      let text = here.text
      guard item.numeral.form == .digits, item.unit == nil else { return false }
      var start = item.range.lowerBound
      while start > 0, item.range.lowerBound - start < 40,
        text.folded[start - 1].isDigit || text.folded[start - 1].isLatin || ["-", "_", "/", ":", "|", " "].contains(text.folded[start - 1])
      { start -= 1 }
      return text.has("索引号", endingAt: start) || text.has("登记号", endingAt: start) || text.has("信用代码", endingAt: start)
    },
    ExclusionRule(name: "number-of-standard", role: .documentNumber) { item, here in
      // GB 3095-2012, HJ633-2012, GB/T 15835-2011: capital letters, a number and the year of the standard.
      let text = here.text
      guard item.numeral.form == .digits, item.unit == nil || item.upper != nil else { return false }
      var start = item.range.lowerBound
      while start > 0, item.range.lowerBound - start < 14,
        text.folded[start - 1].isDigit || text.folded[start - 1].isCapital || ["-", ".", "/", " "].contains(text.folded[start - 1])
      { start -= 1 }
      while text.folded[start] == " " { start += 1 }
      guard text.folded[start].isCapital, text.folded[start + 1].isCapital else { return false }
      var end = item.range.upperBound
      while end < text.count, text.folded[end].isDigit || text.folded[end] == "." || text.folded[end] == "-" { end += 1 }
      guard end - start >= 8, text.folded[end - 5] == "-" else { return false }
      return text.folded[end - 4..<end].allSatisfy(\.isDigit)
    },
  ]

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

extension Unicode.Scalar {
  fileprivate var isCapital: Bool { ("A"..."Z").contains(self) }
}
