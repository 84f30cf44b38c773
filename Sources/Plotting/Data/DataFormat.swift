package import Definitions
package import Diagnostics

/// How a text or a file is read as rows: its kind, and what its fields hold where that cannot be seen.
package struct DataFormat: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable { case json, csv, tsv, dsv }
  package enum FieldKind: Hashable, Sendable {
    case number, boolean, text
    /// A date, in a pattern or in one of the common forms.
    case date(TimeFormat?)
  }

  package var kind: Kind?
  package var delimiter: Character = ","
  /// Of a json object: the member that holds the rows.
  package var property: String?
  package var fields: [String: FieldKind] = [:]
  /// False where texts are to be left as they are.
  package var guesses = true

  package init() {}

  init(_ node: Node?, _ reader: DefinitionReader) throws(PlottingError) {
    guard let node, !node.isNull else { return }
    if let type = node["type"] { kind = try reader.word(type, "type") }
    if let mark = node["delimiter"]?.string?.first { delimiter = mark }
    property = node["property"]?.string
    guard let parse = node["parse"] else { return }
    if parse.isNull { guesses = false }
    for entry in parse.map ?? [] {
      if entry.value.isNull { continue }
      let word = try reader.text(entry.value, "parse")
      switch word.prefix { $0 != ":" } {
      case "number": fields[entry.key] = .number
      case "boolean": fields[entry.key] = .boolean
      case "string": fields[entry.key] = .text
      case "date", "utc":
        let pattern = word.drop { $0 != ":" }.dropFirst().filter { $0 != "'" && $0 != "\"" }
        fields[entry.key] = .date(pattern.isEmpty ? nil : TimeFormat(String(pattern)))
      default:
        throw .definition(
          .badValue(entry.value.place, key: "parse", value: word, allowed: ["number", "boolean", "string", "date", "date:'%Y-%m-%d'"]))
      }
    }
  }

  /// The rows with their fields as the format says.
  package func parsed(_ rows: [DataRow]) -> [DataRow] {
    guard !fields.isEmpty else { return rows }
    return rows.map { row in
      var row = row
      for (name, kind) in fields {
        let value = row[name]
        guard !value.isNull else { continue }
        switch kind {
        case .number: row[name] = .number(value.asNumber)
        case .boolean: row[name] = .bool(value.text == "false" ? false : value.isTrue)
        case .text: row[name] = .text(value.label)
        case .date(let format):
          let moment = format.map { $0.read(value.label) } ?? Moment.milliseconds(value)
          row[name] = moment.map(Datum.number) ?? .null
        }
      }
      return row
    }
  }

  func member(of node: Node) -> Node { property.flatMap { FieldSteps.member($0, of: node) } ?? node }
}

private enum FieldSteps {
  static func member(_ path: String, of node: Node) -> Node? {
    path.split(separator: ".").reduce(node as Node?) { $0?[String($1)] }
  }
}

extension DataTable {
  /// The rows of a text: json, or lines of separated values below a line of names.
  package init(text: String, _ format: DataFormat, at place: Place) throws(PlottingError) {
    let start = text.first { !$0.isWhitespace }
    switch format.kind ?? (start == "[" || start == "{" ? .json : .csv) {
    case .json:
      let node: Node
      do { node = try Node(parsing: text, file: place.file.hasSuffix(".json") ? place.file : "data.json") } catch { throw .definition(error) }
      self.init(format.parsed(try DefinitionReader().rows(format.member(of: node))))
    case .csv: self.init(separated: text, by: ",", format)
    case .tsv: self.init(separated: text, by: "\t", format)
    case .dsv: self.init(separated: text, by: format.delimiter, format)
    }
  }

  private init(separated text: String, by delimiter: Character, _ format: DataFormat) {
    var records = separatedValues(text, by: delimiter)
    guard !records.isEmpty else {
      self.init()
      return
    }
    let names = records.removeFirst()
    var rows = records.map { record in
      DataRow(
        Dictionary(zip(names, record.map { (cell: String) -> Datum in cell.isEmpty ? .null : .text(cell) })) { _, last in last })
    }
    if format.guesses {
      for name in names where format.fields[name] == nil {
        // A column is one of numbers where every cell of it reads as one; a code with zeros before it (`010`) stays text.
        let cells = rows.compactMap { $0.fields[name]?.text }
        if cells.allSatisfy({ isNumber($0) }) {
          for i in rows.indices { if let cell = rows[i].fields[name]?.text { rows[i].fields[name] = Double(cell).map(Datum.number) ?? .null } }
        } else if cells.allSatisfy({ $0 == "true" || $0 == "false" }) {
          for i in rows.indices { if let cell = rows[i].fields[name]?.text { rows[i].fields[name] = .bool(cell == "true") } }
        }
      }
    }
    self.init(format.parsed(rows))
  }
}

private func isNumber(_ cell: String) -> Bool {
  guard let number = Double(cell), number.isFinite else { return false }
  return cell.first != "0" || cell.utf8.count == 1 || cell.hasPrefix("0.")
}

/// The cells of csv text by line, as RFC 4180 has them: quotes doubled inside quotes, line feeds allowed there.
package func separatedValues(_ text: String, by delimiter: Character = ",") -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var cell: [UInt8] = []
  var isQuoted = false
  var quoteBefore = false
  let mark = delimiter.asciiValue ?? 0x2C
  func word() -> String { String(decoding: cell, as: UTF8.self) }
  for byte in text.utf8 {
    if isQuoted {
      if byte == 0x22 {
        isQuoted = false
        quoteBefore = true
      } else {
        cell.append(byte)
      }
      continue
    }
    switch byte {
    case 0x22:
      if quoteBefore { cell.append(byte) }
      isQuoted = true
    case mark:
      record.append(word())
      cell.removeAll(keepingCapacity: true)
    case 0x0A, 0x0D:
      if !(record.isEmpty && cell.isEmpty) { records.append(record + [word()]) }
      record = []
      cell.removeAll(keepingCapacity: true)
    default: cell.append(byte)
    }
    quoteBefore = false
  }
  if !(record.isEmpty && cell.isEmpty) { records.append(record + [word()]) }
  return records
}
