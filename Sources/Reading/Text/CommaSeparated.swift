import Documents

/// Comma-separated values: one table block; the text stays as it stands in the file.
func readCommaSeparated(_ source: Source) throws(ReadingError) -> Document {
  var document = try readText(source)
  document.format = .csv
  guard let first = document.blocks.first, let last = document.blocks.last else { return document }
  let whole = first.range.lowerBound..<last.range.upperBound
  let rows = cellRanges(of: document.text, in: whole).map { row in row.map { Block.Cell(range: $0) } }
  document.blocks = [Block(.table(rows), range: whole)]
  return document
}

/// The cells of each record; the range of a quoted cell lies inside its quotation marks.
private func cellRanges(of text: [Unicode.Scalar], in whole: Range<Int>) -> [[Range<Int>]] {
  let separator = separator(of: text[whole])
  var rows: [[Range<Int>]] = []
  var row: [Range<Int>] = []
  var start = whole.lowerBound
  var index = start
  var quoted = false

  func endCell(at end: Int) {
    var cell = text.trimming(start..<end)
    if cell.count >= 2, text[cell.lowerBound] == "\"", text[cell.upperBound - 1] == "\"" {
      cell = (cell.lowerBound + 1)..<(cell.upperBound - 1)
    }
    row.append(cell)
  }

  while index < whole.upperBound {
    switch text[index] {
    case "\"": quoted.toggle()
    case separator where !quoted:
      endCell(at: index)
      start = index + 1
    case "\n" where !quoted:
      endCell(at: index)
      start = index + 1
      if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
      row = []
    default: break
    }
    index += 1
  }
  endCell(at: whole.upperBound)
  if row.contains(where: { !$0.isEmpty }) { rows.append(row) }
  return rows
}

/// The separator that occurs most often in the first line: comma, semicolon or tab.
private func separator(of text: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar {
  let head = text.prefix { $0 != "\n" }
  let candidates: [Unicode.Scalar] = [",", "\t", ";"]
  var best: (separator: Unicode.Scalar, count: Int) = (",", 0)
  for candidate in candidates {
    let count = head.lazy.filter { $0 == candidate }.count
    if count > best.count { best = (candidate, count) }
  }
  return best.separator
}
