/// The rows of comma-separated values as the exports write them, each with the line on which it begins.
func separatedValues(_ bytes: [UInt8]) -> [(line: Int, cells: [String])] {
  var rows: [(line: Int, cells: [String])] = []
  var cells: [String] = []
  var cell: [UInt8] = []
  var isQuoted = false
  var line = 1
  var start = 1
  var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
  while position < bytes.count {
    let byte = bytes[position]
    position += 1
    if byte == 10 { line += 1 }
    switch byte {
    case 0x22 where isQuoted && position < bytes.count && bytes[position] == 0x22:
      cell.append(0x22)
      position += 1
    case 0x22: isQuoted.toggle()
    case 0x2C where !isQuoted:
      cells.append(text(cell))
      cell = []
    case 0x0D where !isQuoted: break
    case 0x0A where !isQuoted:
      cells.append(text(cell))
      rows.append((start, cells))
      (cell, cells, start) = ([], [], line)
    default: cell.append(byte)
    }
  }
  if !cell.isEmpty || !cells.isEmpty { rows.append((start, cells + [text(cell)])) }
  return rows
}
