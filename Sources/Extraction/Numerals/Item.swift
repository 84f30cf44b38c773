import CodeLists
import FoundationEssentials
import Statistics

/// One number of a text with its unit, and what the rules have made of it so far.
struct Item: Sendable {
  /// Number, multiplier and unit.
  var range: Range<Int>
  var numeral: Numeral
  /// The upper end of a stated range.
  var upper: Numeral?
  var unit: UnitList.Entry?
  /// The unit in simplified characters, with `/月` or the like; empty where none is written.
  var unitText = ""
  /// Where the words that belong to the number begin and end: 约 before, 以上 after.
  var outer: Range<Int>
  var bound: Bound?
  var role: Role?
  /// The rule that decided the role.
  var rule = ""

  var isMasked: Bool { numeral.form == .mask }
}

/// Reads items out of a text: a numeral, a range of two, the unit, the words on the magnitude.
struct ItemReader {
  let text: PreparedText
  let lists: CodeLists
  let grammar: Grammar
  let scanner: NumeralScanner

  init(text: PreparedText, lists: CodeLists, grammar: Grammar) {
    self.text = text
    self.lists = lists
    self.grammar = grammar
    scanner = NumeralScanner(text: text)
  }

  /// All items from a place on, in the order of the text.
  func items(from start: Int = 0) -> [Item] {
    var items: [Item] = []
    let beginnings = NumeralScanner.beginnings
    var position = start
    while position < text.count {
      guard beginnings.contains(text.folded[position]), let item = item(at: position) else {
        position += 1
        continue
      }
      items.append(item)
      position = max(item.range.upperBound, position + 1)
    }
    shareUnits(&items)
    return items
  }

  /// 3.9个、7.3个百分点, 33、165万吨: numbers of a list that leave the unit to the last one.
  private func shareUnits(_ items: inout [Item]) {
    for i in items.indices.dropLast().reversed() where items[i].role == nil && items[i].numeral.form == .digits {
      let next = items[i + 1]
      let lacksUnit = items[i].unit == nil || items[i].unitText == "个" && items[i].numeral.decimals > 0
      guard lacksUnit, next.role == nil, next.unit != nil, next.range.lowerBound == items[i].range.upperBound + 1,
        ["、", "和", "与"].contains(text.folded[items[i].range.upperBound]), next.unitText != "个" || next.numeral.scale > 0
      else { continue }
      items[i].unit = next.unit
      items[i].unitText = next.unitText
      if items[i].numeral.scale == 0, next.numeral.scale > 0, let value = items[i].numeral.value {
        items[i].numeral.value = value * .power(next.numeral.scale)
        items[i].numeral.scale = next.numeral.scale
      }
    }
  }

  private func item(at start: Int) -> Item? {
    guard let date = DateRule.date(in: text, at: start) else { return quantity(at: start) }
    var item = Item(range: date, numeral: Numeral(form: .digits, range: date), outer: date)
    item.role = .date
    item.rule = "date"
    return item
  }

  private func quantity(at start: Int) -> Item? {
    guard let numeral = scanner.numeral(at: start) else { return nil }
    var item = Item(range: numeral.range, numeral: numeral, outer: numeral.range)
    readUnit(&item)
    readUpperEnd(&item)
    if numeral.form == .han, !isHanQuantity(item) { return nil }
    readBounds(&item)
    return item
  }

  /// The longest unit after the number, with `余` before it and `/月` after it.
  private func readUnit(_ item: inout Item) {
    var position = item.range.upperBound
    while position < text.count, text.folded[position] == " ", position - item.range.upperBound < 2 { position += 1 }
    if position < text.count, text.folded[position] == "余" || text.folded[position] == "多" || text.folded[position] == "几",
      lists.units.match(in: text.folded, at: position + 1, before: text.count) != nil
    {
      item.numeral.isMore = true
      position += 1
    }
    guard let found = lists.units.match(in: text.folded, at: position, before: text.count) else {
      // 几十万、上百万: a multiplier without a unit still belongs to the number.
      return
    }
    // A unit of one Latin letter or 级 must not be the beginning of a word.
    if text.folded[found.end - 1].isLatin, found.end < text.count, text.folded[found.end].isLatin { return }
    item.unit = found.entry
    item.unitText = found.entry.unit
    item.range = item.range.lowerBound..<found.end
    for per in LabelReader.per where text.has(per, endingAt: item.numeral.range.lowerBound) {
      item.unitText += "/" + text.words(item.numeral.range.lowerBound - per.count + 1..<item.numeral.range.lowerBound)
      return
    }
    // 元/月, 元/千瓦时, 微克/立方米
    if found.end + 1 < text.count, text.folded[found.end] == "/",
      let per = lists.units.match(in: text.folded, at: found.end + 1, before: text.count)
    {
      item.unitText += "/" + text.words(found.end + 1..<per.end)
      item.range = item.range.lowerBound..<per.end
    }
  }

  /// `5%至6%`, `1-2个月`, `9亿～16亿`: a second number right after a dash or 至.
  private func readUpperEnd(_ item: inout Item) {
    guard item.numeral.form == .digits, item.range.upperBound + 1 < text.count else { return }
    let dash = text.folded[item.range.upperBound]
    guard dash == "-" || dash == "~" || dash == "至" || dash == "—" || (dash == "到" && !text.has("从", endingAt: item.range.lowerBound) && !text.has("由", endingAt: item.range.lowerBound))
    else { return }
    let next = item.range.upperBound + 1
    guard text.folded[next].isDigit, let second = scanner.numeral(at: next) else { return }
    var upper = Item(range: second.range, numeral: second, outer: second.range)
    readUnit(&upper)
    guard upper.unit != nil, item.unit == nil || item.unitText == upper.unitText else { return }
    // 3至5万元 means 3万元 to 5万元.
    if item.unit == nil, item.numeral.scale == 0, second.scale > 0, let value = item.numeral.value {
      item.numeral.value = value * .power(second.scale)
      item.numeral.scale = second.scale
    }
    item.upper = upper.numeral
    item.unit = upper.unit
    item.unitText = upper.unitText
    item.range = item.range.lowerBound..<upper.range.upperBound
  }

  /// Han numerals count only where they measure something: 十项, 两家, 百分之五, 第三批.
  private func isHanQuantity(_ item: Item) -> Bool {
    if item.unit != nil { return true }
    return text.has("第", endingAt: item.range.lowerBound)
  }

  /// 约, 超过, 不低于 before; 以上, 左右, 以内 after.
  private func readBounds(_ item: inout Item) {
    var start = item.range.lowerBound
    if let before = grammar.boundsBefore.longest(in: text.folded, endingAt: start, from: max(0, start - 6)) {
      item.bound = before.value
      start = before.start
    }
    var end = item.range.upperBound
    if let after = grammar.boundsAfter.longest(in: text.folded, at: end, before: text.count) {
      item.bound = after.value
      end = after.end
    }
    if item.numeral.isMore, item.bound == nil { item.bound = .atLeast }
    item.outer = start..<end
  }
}
