/// The numbers in a piece of prose that ought to lead to evidence, with their offsets in characters.
/// Years, months, days, numbers of tables, figures and appendices, ordinals and numbers in names need none.
func unboundDigits(in text: String) -> [(offset: Int, number: String)] {
  let characters = Array(text)
  var found: [(Int, String)] = []
  var i = 0
  while i < characters.count {
    guard isDigit(characters[i]) else {
      i += 1
      continue
    }
    let start = i
    var end = i + 1
    while end < characters.count, isDigit(characters[end]) || isInner(characters, end) { end += 1 }
    i = end
    if isExempt(characters, start, end) { continue }
    var number = String(characters[start..<end])
    if end < characters.count, characters[end] == "%" || characters[end] == "％" { number.append(characters[end]) }
    found.append((start, number))
  }
  return found
}

private func isDigit(_ c: Character) -> Bool { c.isASCII && c.isNumber }

/// A point or comma between two digits.
private func isInner(_ characters: [Character], _ i: Int) -> Bool {
  (characters[i] == "." || characters[i] == ",") && i + 1 < characters.count && isDigit(characters[i + 1])
}

private let rangeMarks: Set<Character> = ["-", "—", "–", "～", "〜", "至", "到", "、", "和", "/"]
private let calendarWords: Set<Character> = ["年", "月", "日", "号", "时", "期"]

private func isExempt(_ c: [Character], _ start: Int, _ end: Int) -> Bool {
  let before = start > 0 ? c[start - 1] : nil
  let after = end < c.count ? c[end] : nil
  // Dates, and the first part of a range of dates: 2022—2024年, 1—11月.
  if let after, calendarWords.contains(after) { return !(after == "年" && c[start..<end].contains(".")) }
  if let after, rangeMarks.contains(after) {
    var i = end + 1
    while i < c.count, isDigit(c[i]) { i += 1 }
    if i > end + 1, i < c.count, calendarWords.contains(c[i]) { return true }
  }
  guard let before else { return after == "." || after == "．" || after == "、" }
  // The number of a point within a line: 附件：1.全部数值；2.编制说明.
  if after == "." || after == "．", end + 1 < c.count, !isDigit(c[end + 1]),
    [" ", "　", "：", "；", "。", "，", "、"].contains(before)
  {
    return true
  }
  if before == "表" || before == "图" || before == "第" || before == "件" || before == "注" { return true }
  if before == "（" || before == "(", after == "）" || after == ")" { return true }
  // A number in a name: GB/T 9704-2012, A4.
  if before == "-", let name = c[..<(start - 1)].lastIndex(where: { !isDigit($0) && $0 != " " }), c[name].isASCII,
    c[name].isLetter
  {
    return true
  }
  if before.isASCII && before.isLetter { return true }
  if before == " ", start > 1, c[start - 2].isASCII, c[start - 2].isLetter { return true }
  return false
}
