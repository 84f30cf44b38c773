import Documents

/// The cells of one sheet as they are displayed.
struct Worksheet {
  /// Rows with words in them that stand together.
  struct Piece {
    var rows: [[TableCell]]
    var addresses: [[String]]

    /// No row has more than one filled cell: a title, a note.
    var isLines: Bool { rows.allSatisfy { row in row.count { !$0.words.isEmpty } <= 1 } }
  }

  private struct Position: Hashable {
    var row: Int
    var column: Int
  }

  private var cells: [Position: String] = [:]
  private var rowNumbers: [Int] = []
  private var spans: [Position: (columns: Int, rows: Int)] = [:]
  private var covered: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []
  private(set) var isCutOff = false

  init(_ root: XMLElement, strings: [String], formats: NumberFormats) {
    var rowNumber = 0
    for row in root.child("sheetData")?.children("row").map({ $0 }) ?? [] {
      rowNumber = row.attributes["r"].flatMap { Int($0) } ?? rowNumber + 1
      var column = 0
      var isFilled = false
      for cell in row.children("c") {
        column = cell.attributes["r"].flatMap { Self.position($0)?.column } ?? column + 1
        let words = Self.words(of: cell, strings: strings, formats: formats)
        guard words.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { continue }
        guard column <= Workbook.columnLimit else {
          isCutOff = true
          continue
        }
        cells[Position(row: rowNumber, column: column)] = words
        isFilled = true
      }
      if isFilled { rowNumbers.append(rowNumber) }
    }
    rowNumbers.sort()
    for merge in root.child("mergeCells")?.children("mergeCell").map({ $0 }) ?? [] {
      let ends = (merge.attributes["ref"] ?? "").split(separator: ":").compactMap { Self.position(String($0)) }
      guard ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column else { continue }
      spans[ends[0]] = (ends[1].column - ends[0].column + 1, ends[1].row - ends[0].row + 1)
      covered.append((ends[0].row...ends[1].row, ends[0].column...ends[1].column))
    }
  }

  /// `BC12` as row 12, column 55.
  private static func position(_ reference: String) -> Position? {
    var column = 0
    var row = 0
    for byte in reference.utf8 {
      switch byte {
      case 0x41...0x5A where row == 0: column = column * 26 + Int(byte) - 0x40
      case 0x30...0x39: row = row * 10 + Int(byte) - 0x30
      case 0x24: continue
      default: return nil
      }
      if column > 1 << 20 || row > 1 << 24 { return nil }
    }
    return column > 0 && row > 0 ? Position(row: row, column: column) : nil
  }

  private static func address(_ position: Position) -> String {
    var letters = ""
    var n = position.column
    while n > 0 {
      letters = String(UnicodeScalar(UInt8(0x41 + (n - 1) % 26))) + letters
      n = (n - 1) / 26
    }
    return letters + String(position.row)
  }

  private static func words(of cell: XMLElement, strings: [String], formats: NumberFormats) -> String {
    let value = cell.child("v")?.text ?? ""
    switch cell.attributes["t"] ?? "n" {
    case "s": return Int(value).flatMap { strings.indices.contains($0) ? strings[$0] : nil } ?? ""
    case "inlineStr": return cell.child("is").map(plainText) ?? ""
    case "str": return value
    case "b": return value == "1" ? "TRUE" : "FALSE"
    // #DIV/0! says nothing.
    case "e": return ""
    case "d": return String(value.prefix(10))
    default: return formats.words(for: value, style: cell.attributes["s"].flatMap { Int($0) } ?? 0)
    }
  }

  // MARK: Pieces

  /// The runs of filled rows, each cut to its filled columns.
  var pieces: [Piece] {
    var pieces: [Piece] = []
    var start = 0
    for i in rowNumbers.indices {
      let isLast = i == rowNumbers.count - 1 || !isJoined(rowNumbers[i], rowNumbers[i + 1])
      if isLast {
        pieces.append(piece(Array(rowNumbers[start...i])))
        start = i + 1
      }
    }
    return pieces
  }

  /// Rows that follow one another, or that a merged cell holds together.
  private func isJoined(_ a: Int, _ b: Int) -> Bool {
    b == a + 1 || covered.contains { $0.rows.contains(a) && $0.rows.contains(b) }
  }

  private func piece(_ numbers: [Int]) -> Piece {
    let rows = Set(numbers)
    let columns = cells.keys.lazy.filter { rows.contains($0.row) }.map(\.column)
    var first = columns.min() ?? 1
    var last = columns.max() ?? 1
    for merge in covered where numbers.contains(where: { merge.rows.contains($0) }) {
      first = min(first, merge.columns.lowerBound)
      last = max(last, min(merge.columns.upperBound, Workbook.columnLimit))
    }
    let merges = covered.filter { merge in numbers.first! <= merge.rows.upperBound && merge.rows.lowerBound <= numbers.last! }
    var piece = Piece(rows: [], addresses: [])
    for number in numbers {
      var line: [TableCell] = []
      var names: [String] = []
      for column in first...max(first, last) {
        let position = Position(row: number, column: column)
        let isCovered = merges.contains {
          $0.rows.contains(number) && $0.columns.contains(column)
            && ($0.rows.lowerBound != number || $0.columns.lowerBound != column)
        }
        if isCovered { continue }
        var span = spans[position] ?? (1, 1)
        // Rows without words are left out, also of what spans them.
        span.rows = numbers.count { $0 >= number && $0 < number + span.rows }
        span.columns = min(span.columns, last - column + 1)
        line.append(TableCell(Array((cells[position] ?? "").unicodeScalars), columns: span.columns, rows: span.rows))
        names.append(Self.address(position))
      }
      piece.rows.append(line)
      piece.addresses.append(names)
    }
    return piece
  }
}
