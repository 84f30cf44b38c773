import CodeLists
import FoundationEssentials
import Statistics

/// What a cell of a table's body holds.
enum CellContent: Sendable {
  /// Nothing, or a mark that stands for nothing: —, …, -, /.
  case empty
  case number(CellNumber)
  case text
}

/// A cell that holds one number and nothing else: `37.21`, `-0.7`, `1.3倍`, `8以上`, `*`.
struct CellNumber: Sendable {
  /// The numeral with its value; the sign is not in it.
  var item: Item
  var isNegative: Bool
  /// The unit that the cell itself names.
  var unit: TableUnit?

  /// A year and nothing else: 2023.
  var year: Int? {
    guard item.numeral.form == .digits, item.numeral.integerDigits == 4, item.numeral.decimals == 0,
      item.numeral.scale == 0, unit == nil, !isNegative, item.upper == nil, let value = item.numeral.value,
      value >= 1949, value <= 2100
    else { return nil }
    return Int(value.description)
  }
}

/// Reads cells; each is a text of its own, so that a comma between two cells of a csv file groups no thousands.
struct CellReader: Sendable {
  let lists: CodeLists
  let grammar: Grammar
  let document: [Unicode.Scalar]

  /// The cell as a text of its own.
  func text(_ range: Range<Int>) -> PreparedText { PreparedText(Array(document[range]), script: lists.script) }

  func content(_ range: Range<Int>) -> CellContent {
    let text = text(range)
    let inner = text.trimmed(0..<text.count)
    if inner.isEmpty || text.folded[inner].allSatisfy({ $0 == "-" || $0 == "…" || $0 == "." || $0 == "/" || $0 == "·" }) {
      return .empty
    }
    // 2023年 and 1-11月 are periods, not amounts in years and months.
    if text.folded[inner.upperBound - 1].isHan {
      var words = text.folded[inner].filter { !$0.isBlank }
      if NamedPeriod(taking: &words) != nil, words.isEmpty { return .text }
    }
    return number(text, inner, at: range.lowerBound).map(CellContent.number) ?? .text
  }

  private func number(_ text: PreparedText, _ inner: Range<Int>, at offset: Int) -> CellNumber? {
    var start = inner.lowerBound
    var isNegative = false
    var bound: Bound?
    switch text.folded[start] {
    case "-", "↓": (isNegative, start) = (true, start + 1)
    case "+", "↑", "第": start += 1
    case "≥", ">": (bound, start) = (.atLeast, start + 1)
    case "≤", "<": (bound, start) = (.atMost, start + 1)
    default:
      for length in stride(from: min(4, inner.upperBound - start), through: 1, by: -1) {
        guard let before = grammar.boundsBefore.longest(in: text.folded, endingAt: start + length, from: start),
          before.start == start
        else { continue }
        (bound, start) = (before.value, start + length)
        break
      }
    }
    while start < inner.upperBound, text.folded[start] == " " { start += 1 }
    let scanner = NumeralScanner(text: text, units: lists.units)
    guard start < inner.upperBound, text.folded[start].isDigit || text.folded[start].isMask,
      let numeral = scanner.numeral(at: start)
    else { return nil }
    var end = numeral.range.upperBound
    var item = Item(range: inner, numeral: numeral, outer: inner)
    if end + 1 < inner.upperBound, text.folded[end] == "-" || text.folded[end] == "~" || text.folded[end] == "至" ,
      text.folded[end + 1].isDigit, let upper = scanner.numeral(at: end + 1)
    {
      // 2023-06 is a date, 5-6 a range.
      if let low = numeral.value, let high = upper.value, low < high {
        item.upper = upper
        end = upper.range.upperBound
      } else {
        return nil
      }
    }
    var unit: TableUnit?
    var close = end
    while end < inner.upperBound, text.folded[end] == " " { end += 1 }
    let rest = Array(text.folded[end..<inner.upperBound]).filter { !$0.isBlank }
    if !rest.isEmpty {
      if let after = grammar.boundsAfter.longest(in: rest, at: 0, before: rest.count), after.end == rest.count {
        bound = after.value
      } else if let named = unitAndBound(rest) {
        unit = named.unit
        bound = named.bound ?? bound
        close = inner.upperBound - named.after
      } else {
        return nil
      }
    }
    if numeral.isMore, bound == nil { bound = .atLeast }
    item.bound = bound
    item.range = (isNegative ? inner.lowerBound : numeral.range.lowerBound)..<close
    return CellNumber(item: item.shifted(by: offset), isNegative: isNegative, unit: unit)
  }

  /// `after` is how many characters the words on the magnitude take behind the unit.
  private func unitAndBound(_ words: CellWords) -> (unit: TableUnit, bound: Bound?, after: Int)? {
    if let unit = TableUnit(words, units: lists.units) { return (unit, nil, 0) }
    for start in words.indices.dropFirst() {
      guard let after = grammar.boundsAfter.longest(in: words, at: start, before: words.count), after.end == words.count,
        let unit = TableUnit(Array(words[..<start]), units: lists.units)
      else { continue }
      return (unit, after.value, words.count - start)
    }
    return nil
  }
}

extension Item {
  /// The same item in a text that its own text is a part of.
  func shifted(by offset: Int) -> Item {
    var item = self
    item.range = range.shifted(by: offset)
    item.outer = outer.shifted(by: offset)
    item.numeral.range = numeral.range.shifted(by: offset)
    item.upper?.range = upper!.range.shifted(by: offset)
    return item
  }
}
