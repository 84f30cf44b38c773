import CodeLists
import FoundationEssentials
import Statistics

/// Markers of a list in digits: `1.`, `（2）`, `3、`.
enum EnumeratorRules {
  static let all: [ExclusionRule] = [
    ExclusionRule(name: "mark-of-a-note-or-page", role: .enumerator) { item, here in
      // 产业投资[13]占…, — 15 — between the lines of two pages
      guard item.numeral.form == .digits, item.unit == nil, item.numeral.integerDigits <= 3, item.numeral.decimals == 0 else { return false }
      let text = here.text
      var start = item.range.lowerBound - 1
      var end = item.range.upperBound
      while start >= 0, text.folded[start] == " " { start -= 1 }
      while end < text.count, text.folded[end] == " " { end += 1 }
      guard start >= 0, end < text.count else { return false }
      return text.folded[start] == "[" && text.folded[end] == "]" || text.folded[start] == "〔" && text.folded[end] == "〕"
        || text.folded[start] == "-" && text.folded[end] == "-"
    },
    ExclusionRule(name: "bracketed-marker", role: .enumerator) { item, here in
      let text = here.text
      let before = item.range.lowerBound - 1
      let after = item.numeral.range.upperBound
      guard item.numeral.form == .digits, item.numeral.integerDigits <= 2, item.numeral.decimals == 0, before >= 0,
        after < text.count, text.folded[before] == "(", text.folded[after] == ")"
      else { return false }
      return before == 0 || !text.folded[before - 1].isHan || after + 1 < text.count && text.folded[after + 1].isHan
    },
    ExclusionRule(name: "number-of-a-figure", role: .enumerator) { item, here in
      // 图4, 表 2
      guard item.numeral.form == .digits, item.unit == nil, item.numeral.integerDigits <= 2, item.numeral.decimals == 0 else { return false }
      var before = item.range.lowerBound
      while before > 0, here.text.folded[before - 1] == " " { before -= 1 }
      guard here.text.has("图", endingAt: before) || here.text.has("表", endingAt: before) else { return false }
      return before < 2 || !here.text.folded[before - 2].isHan
    },
    ExclusionRule(name: "number-of-a-line", role: .enumerator) { item, here in
      // 01 at the beginning of a line, with its heading after a blank or on the next line.
      guard item.numeral.form == .digits, item.unit == nil, item.numeral.integerDigits == 2, item.numeral.decimals == 0,
        here.text.folded[item.range.lowerBound] == "0", item.range.upperBound < here.text.count
      else { return false }
      let before = item.range.lowerBound - 1
      return (before < 0 || here.text.folded[before] == "\n") && here.text.folded[item.range.upperBound].isBlank
    },
    ExclusionRule(name: "line-marker", role: .enumerator) { item, here in
      let text = here.text
      let after = item.numeral.range.upperBound
      guard item.numeral.form == .digits, item.numeral.integerDigits <= 2, item.numeral.decimals == 0, after < text.count
      else { return false }
      let mark = text.folded[after]
      guard mark == "." || mark == "、" || mark == ")" else { return false }
      if after + 1 < text.count, text.folded[after + 1].isDigit, text.original[after] != "．" { return false }
      let before = item.range.lowerBound - 1
      return before < 0 || text.folded[before].isBlank || text.folded[before].isSentenceEnd || text.folded[before] == ":"
        || text.folded[before] == ";"
    },
  ]
}
