import Diagnostics
import Documents

/// A spreadsheet: each sheet that is shown becomes a heading with its name and a table for each run of filled rows.
func readWorkbook(_ source: Source) throws(ReadingError) -> Document {
  let archive: ZipArchive
  do {
    archive = try ZipArchive(source) { name in
      (name.hasPrefix("xl/") && name.hasSuffix(".xml") && !name.contains("drawing") && !name.contains("chart"))
        || name.hasPrefix("xl/_rels/") || name == "_rels/.rels"
    }
  } catch .damaged(let file, _, let detail) {
    throw .damaged(file: file, format: "xlsx", detail: detail)
  }
  let size = archive.parts.values.reduce(0) { $0 + $1.count }
  guard size <= Workbook.limit else { throw .oversized(file: source.name, limit: Workbook.limit) }
  func part(_ name: String) throws(ReadingError) -> XMLElement? {
    guard let bytes = archive.parts[name] else { return nil }
    return try parseXML(bytes, of: source.name, format: "xlsx")
  }

  guard let root = try part("xl/workbook.xml"), let list = root.child("sheets") else {
    throw .damaged(file: source.name, format: "xlsx", detail: "xl/workbook.xml")
  }
  let targets = targets(in: try part("xl/_rels/workbook.xml.rels"))
  let strings = try part("xl/sharedStrings.xml").map { table in table.children("si").map(plainText) } ?? []
  let counts1904 = ["1", "true"].contains(root.child("workbookPr")?.attributes["date1904"] ?? "")
  let formats = NumberFormats(try part("xl/styles.xml"), counts1904: counts1904)

  var assembly = TextAssembly()
  var diagnostics: [Diagnostic] = []
  var addresses: [[[String]]] = []
  for (number, sheet) in list.children("sheet").enumerated() {
    let name = sheet.attributes["name"] ?? "Sheet\(number + 1)"
    if let state = sheet.attributes["state"], state != "visible" {
      diagnostics.append(.hidden(sheet: name, in: source.name))
      continue
    }
    let path = sheet.attributes["id"].flatMap { targets[$0] } ?? "xl/worksheets/sheet\(number + 1).xml"
    // A sheet of a chart has no cells.
    guard path.contains("worksheets"), let content = try part(path) else { continue }
    let cells = Worksheet(content, strings: strings, formats: formats)
    if cells.isCutOff { diagnostics.append(.tooWide(sheet: name, in: source.name)) }
    let pieces = cells.pieces
    guard !pieces.isEmpty else { continue }
    assembly.append(.heading(level: 1), Array(name.unicodeScalars))
    for piece in pieces {
      if piece.isLines {
        for row in piece.rows { for cell in row where !cell.words.isEmpty { assembly.append(.paragraph, cell.words) } }
      } else {
        assembly.append(table: piece.rows)
        addresses.append(piece.addresses)
      }
    }
  }
  guard !assembly.blocks.isEmpty else { throw .noMainText(file: source.name, loadedByScript: false) }
  var document = Document(
    name: source.name, format: .xlsx, digest: sha256(source.bytes), text: assembly.text, blocks: assembly.blocks,
    diagnostics: diagnostics)
  document.name(cells: addresses)
  return document
}

enum Workbook {
  /// The most that the sheets may unpack to together: more is no summary, but a database.
  static let limit = 32 << 20
  /// Columns beyond this are not read.
  static let columnLimit = 512
}

/// The parts that relationships name, by their ids.
private func targets(in relationships: XMLElement?) -> [String: String] {
  var targets: [String: String] = [:]
  for relation in relationships?.children("Relationship").map({ $0 }) ?? [] {
    guard let id = relation.attributes["Id"], let target = relation.attributes["Target"] else { continue }
    targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
  }
  return targets
}

/// The words of a string item: its runs, without the readings of characters set above them.
func plainText(_ item: XMLElement) -> String {
  var text = ""
  for child in item.elements {
    switch child.name {
    case "t": text += child.text
    case "r": text += child.child("t")?.text ?? ""
    default: break
    }
  }
  return text
}

extension Document {
  /// Gives the tables' cells the addresses that they have in their sheets.
  fileprivate mutating func name(cells addresses: [[[String]]]) {
    var next = 0
    for block in blocks.indices {
      guard case .table(var rows) = blocks[block].kind, next < addresses.count else { continue }
      for row in rows.indices where row < addresses[next].count {
        for cell in rows[row].indices where cell < addresses[next][row].count {
          rows[row][cell].address = addresses[next][row][cell]
        }
      }
      blocks[block].kind = .table(rows)
      next += 1
    }
  }
}

extension Diagnostic {
  fileprivate static func hidden(sheet: String, in file: String) -> Diagnostic {
    Diagnostic(
      .note, at: Place(file: file),
      Wording(en: "the hidden sheet “\(sheet)” was not read", zh: "隐藏的工作表“\(sheet)”未读取"),
      remedy: Wording(en: "unhide it if its figures count", zh: "如其中数据有用，请取消隐藏后重新保存"))
  }

  fileprivate static func tooWide(sheet: String, in file: String) -> Diagnostic {
    Diagnostic(
      .warning, at: Place(file: file),
      Wording(
        en: "the sheet “\(sheet)” has cells beyond column \(Workbook.columnLimit), which were not read",
        zh: "工作表“\(sheet)”第\(Workbook.columnLimit)列以后的单元格未读取"),
      remedy: Wording(en: "move them nearer, or save them as a sheet of their own", zh: "请移到靠前的列，或另存为单独的工作表"))
  }
}
