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
  /// Its place among numbers joined by colons, and how many there are: 9.7:47.3:43.
  var proportion: (place: Int, count: Int)?

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
    scanner = NumeralScanner(text: text, units: lists.units)
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
    findProportions(&items)
    return items
  }

  /// 3.9个、7.3个百分点, 33、165万吨: numbers of a list that leave the unit to the last one.
  private func shareUnits(_ items: inout [Item]) {
    for i in items.indices.dropLast().reversed() where items[i].role == nil && items[i].numeral.form == .digits {
      let next = items[i + 1]
      let isBehindPart = i > 0 && items[i - 1].unitText == "个" && items[i - 1].numeral.decimals > 0 && items[i].range.lowerBound - items[i - 1].range.upperBound == 1
      let isHalfPoint = items[i].unitText == "个" && (items[i].numeral.decimals > 0 || isBehindPart)
      if isHalfPoint, next.unit?.family == .percentagePoint, next.role == nil, next.range.lowerBound - items[i].range.upperBound <= 6,
        ["、", ","].contains(text.folded[items[i].range.upperBound])
      {
        // 下降0.2个、下降0.6个、提高0.8个百分点
        (items[i].unit, items[i].unitText) = (next.unit, next.unitText)
        continue
      }
      let lacksUnit = items[i].unit == nil || isHalfPoint
      guard lacksUnit, next.role == nil, next.unit != nil, next.range.lowerBound == items[i].range.upperBound + 1,
        ["、", "和", "与"].contains(text.folded[items[i].range.upperBound]), next.unitText != "个" || next.numeral.scale > 0
      else { continue }
      items[i].unit = next.unit
      items[i].unitText = next.unitText
      if items[i].numeral.scale == 0, next.numeral.scale > 0, let value = items[i].numeral.value {
        items[i].numeral.value = value * .power(next.numeral.scale)
        items[i].numeral.scale = next.numeral.scale
      }
      readSign(&items[i])
    }
  }

  /// 9.7:47.3:43: the parts of a whole in proportion; 2.1:1 is one ratio.
  private func findProportions(_ items: inout [Item]) {
    func joins(_ i: Int) -> Bool {
      i + 1 < items.count && items[i].role == nil && items[i + 1].role == nil && items[i].numeral.form == .digits
        && items[i + 1].numeral.form == .digits && items[i].range.upperBound + 1 == items[i + 1].range.lowerBound
        && text.folded[items[i].range.upperBound] == ":" && items[i].unit == nil
        && (items[i + 1].unit == nil || items[i + 1].unit?.family == .percent)
    }
    // Items that have become the end of the one before.
    var joined: Set<Int> = []
    var i = 0
    while i < items.count {
      var last = i
      while joins(last) { last += 1 }
      if last == i + 1, items[last].numeral.value == 1, items[last].unit == nil {
        items[i].range = items[i].range.lowerBound..<items[last].range.upperBound
        items[i].outer = items[i].outer.lowerBound..<items[last].outer.upperBound
        items[i].unit = .ratio
        joined.insert(last)
        i = last
      } else if last >= i + 2 {
        let unit = items[last].unit ?? .ratio
        for k in i...last {
          items[k].unit = unit
          items[k].unitText = unit.unit
          items[k].proportion = (k - i, last - i + 1)
        }
        i = last
      }
      i += 1
    }
    if !joined.isEmpty { items = items.indices.filter { !joined.contains($0) }.map { items[$0] } }
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
    readSign(&item)
    readBounds(&item)
    return item
  }

  /// The longest unit after the number, with `余` before it and `/月` after it.
  private func readUnit(_ item: inout Item) {
    if let part = item.numeral.part {
      let sign = part == .percent ? "%" : part == .permille ? "‰" : ""
      item.unit = lists.units[sign] ?? .ratio
      item.unitText = sign
      return
    }
    var position = item.range.upperBound
    while position < text.count, text.folded[position] == " ", position - item.range.upperBound < 2 { position += 1 }
    if position < text.count, text.folded[position] == "余" || text.folded[position] == "多" || text.folded[position] == "几",
      lists.units.match(in: text.folded, at: position + 1, before: text.count) != nil
    {
      item.numeral.isMore = true
      position += 1
    }
    guard let found = unit(at: position) else {
      // 几十万、上百万: a multiplier without a unit still belongs to the number.
      return
    }
    // *对标 and 5重点 have no unit: the character begins a word.
    if let word = grammar.notUnit.longest(in: text.folded, at: position, before: text.count), word.end > found.end, !text.has("项目标任务", at: position), !isSchoolsIn(position, item) { return }
    // A unit of one Latin letter or 级 must not be the beginning of a word.
    if text.folded[found.end - 1].isLatin, found.end < text.count, text.folded[found.end].isLatin { return }
    // 三成 is thirty per cent, 2022年5成立 is no such thing.
    if found.entry.unit == "成", found.end < text.count, notTenths.contains(text.folded[found.end]) { return }
    // 7县脱贫 counts; 百亿县 is a class.
    if found.entry.unit == "县", item.numeral.form != .digits || item.numeral.scale > 0 { return }
    item.unit = found.entry
    item.unitText = found.entry.unit
    item.range = item.range.lowerBound..<found.end
    // 6957套（间）, 100条（个）: counted in either.
    if found.entry.family == .count, text.has("(", at: found.end), let other = lists.units.match(in: text.folded, at: found.end + 1, before: text.count),
      other.entry.family == .count, text.has(")", at: other.end)
    {
      item.unitText += "（\(other.entry.unit)）"
      item.range = item.range.lowerBound..<other.end + 1
      return
    }
    for per in LabelReader.per where text.has(per, endingAt: item.numeral.range.lowerBound) {
      item.unitText += "/" + text.words(item.numeral.range.lowerBound - per.count + 1..<item.numeral.range.lowerBound)
      return
    }
    // 元/月, 元/千瓦时, 微克/立方米, 元/人/月
    var end = found.end
    while end + 1 < text.count, text.folded[end] == "/" {
      // 公里/百平方公里, 件/万人
      let start = HanNumeral.multiplier(text.folded[end + 1]) != nil ? end + 2 : end + 1
      guard let per = lists.units.match(in: text.folded, at: start, before: text.count) else { break }
      item.unitText += "/" + text.words(end + 1..<per.end)
      end = per.end
    }
    item.range = item.range.lowerBound..<end
  }

  /// 与7所在蓉高校签约 counts schools; 所在地 is a word of its own.
  private func isSchoolsIn(_ position: Int, _ item: Item) -> Bool {
    item.numeral.form == .digits && text.has("所在", at: position) && position + 2 < text.count
      && !["地", "市", "县", "区", "省", "乡", "镇", "街", "村", "的"].contains(text.folded[position + 2])
  }

  /// The longest unit at a place; 107个点位 and 9条次干道 are counted in 个 and 条, because a word begins with the last character.
  private func unit(at position: Int) -> (entry: UnitList.Entry, end: Int)? {
    guard let found = lists.units.match(in: text.folded, at: position, before: text.count) else { return nil }
    guard found.end - position >= 2,
      let word = grammar.notUnit.longest(in: text.folded, at: found.end - 1, before: text.count), word.end > found.end,
      let shorter = lists.units.match(in: text.folded, at: position, before: found.end - 1)
    else { return found }
    return shorter
  }

  /// `5%至6%`, `1-2个月`, `9亿～16亿`: a second number right after a dash or 至.
  private func readUpperEnd(_ item: inout Item) {
    if let value = item.numeral.upper {
      item.upper = item.numeral
      item.upper?.value = value
      return
    }
    guard !item.isMasked, item.range.upperBound + 1 < text.count else { return }
    let dash = text.folded[item.range.upperBound]
    let isWord = dash == "至" || dash == "到"
    // 从3家到5家 tells of a change, 3到5家 of an estimate.
    if isWord, text.has("从", endingAt: item.range.lowerBound) || text.has("由", endingAt: item.range.lowerBound) { return }
    guard isWord || dash == "-" || dash == "~" || dash == "—" else { return }
    let next = item.range.upperBound + 1
    guard var second = scanner.numeral(at: next), second.form == item.numeral.form, second.upper == nil, !second.isBare else { return }
    // 百分之五至六: the second takes the part from the first.
    if second.part == nil { second.part = item.numeral.part }
    var upper = Item(range: second.range, numeral: second, outer: second.range)
    readUnit(&upper)
    let sharesUnit = item.unit == nil ? upper.unit != nil || item.numeral.scale > 0 && second.scale > 0 : item.unitText == upper.unitText
    guard sharesUnit else { return }
    if item.numeral.form == .han, let low = item.numeral.value, let high = second.value, low >= high { return }
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
    // 百分点 and 千分点 are units, 百姓 and 万物 are words.
    if item.numeral.isBare, item.unit?.unit == "分" { return false }
    // “一带一路”, 胜利三路, 拧成一股绳
    if item.unit?.unit == "路" || item.unit?.unit == "股" { return false }
    if item.unit != nil { return true }
    // 数百万群众, 上百万名群众: what is counted follows without a classifier.
    if item.numeral.scale >= 4, item.numeral.isMore || item.numeral.isBare && isOverBare(item.range.lowerBound) { return true }
    return text.isOrdinal(at: item.range.lowerBound) || OrdinalRules.isAmongFirst(item, text, grammar)
  }

  /// 增长-3.2%, 为负0.5%: a sign between a word and the number.
  private func readSign(_ item: inout Item) {
    let sign = item.range.lowerBound - 1
    guard sign >= 1, item.unit != nil, item.numeral.form == .digits, item.upper == nil, let value = item.numeral.value else { return }
    let before = text.folded[sign - 1]
    let isMinus = text.folded[sign] == "-" && (signPlaces.contains(before) || before.isBlank)
    guard isMinus || text.folded[sign] == "负" && !loads.contains(before) else { return }
    item.numeral.value = -value
    item.range = sign..<item.range.upperBound
  }

  /// 约, 超过, 不低于 before; 以上, 左右, 以内 after.
  private func readBounds(_ item: inout Item) {
    var start = item.range.lowerBound
    if let before = grammar.boundsBefore.longest(in: text.folded, endingAt: start, from: max(0, start - 6)),
      !isEndOfWord(before.start)
    {
      item.bound = before.value
      start = before.start
    } else if item.numeral.isBare, isOverBare(start) {
      item.bound = .atLeast
      start -= 1
    }
    // 进入全省前20名: no lower than that.
    if OrdinalRules.isAmongFirst(item, text, grammar) { (item.bound, start) = (.atMost, item.range.lowerBound - 1) }
    var end = item.range.upperBound
    if let after = grammar.boundsAfter.longest(in: text.folded, at: end, before: text.count) {
      item.bound = after.value
      end = after.end
    }
    if item.numeral.isMore, item.bound == nil { item.bound = .atLeast }
    item.outer = start..<end
  }

  /// 签约10亿元, 附近3家: the character that would bound the number ends another word.
  private func isEndOfWord(_ start: Int) -> Bool {
    guard start > 0 else { return false }
    switch text.folded[start] {
    case "约": return ["签", "条", "节", "合", "契", "预", "履", "违", "续"].contains(text.folded[start - 1])
    case "近": return ["附", "最", "邻", "靠", "临"].contains(text.folded[start - 1])
    default: return false
    }
  }

  /// 上百家, 过万人; not 以上百家, 通过万人.
  private func isOverBare(_ start: Int) -> Bool {
    guard start >= 2 else { return false }
    switch text.folded[start - 1] {
    case "上": return !["以", "线", "网", "之", "会", "路", "及"].contains(text.folded[start - 2])
    case "过": return !["通", "经", "透"].contains(text.folded[start - 2])
    default: return false
    }
  }
}

extension UnitList.Entry {
  /// A bare proportion: 1/10, 2.1:1.
  static let ratio = UnitList.Entry(unit: "", family: .ratio, factor: 1, common: nil)
}

/// Characters after which a minus is a sign and no dash.
private let signPlaces: Set<Unicode.Scalar> = ["长", "降", "为", "达", "是", "至", "到", "了", "速", "幅", "率", "(", ":", ",", "约", "比", "、", "和"]

/// Characters after which 负 ends a word: 减负410亿元, 正负.
private let loads: Set<Unicode.Scalar> = ["正", "减", "增", "担", "肩", "抱", "胜", "自"]

/// Characters after 成 that make it a word: 成立, 成为, 成功.
private let notTenths: Set<Unicode.Scalar> = [
  "立", "为", "员", "功", "果", "长", "熟", "本", "绩", "交", "分", "型", "品", "效", "都", "套", "就", "片", "批", "人", "群", "了", "县", "才", "份",
]
