import Definitions
import Diagnostics
import Foundation
import Plotting
import Rendering

/// Draws a definition that needs no comparison: its own data, or those of a csv or json file under the name that it uses.
func plotOwnData(
  _ order: PictureOrder, _ definition: ChartDefinition, theme: Theme, fonts: Fonts
) throws(RunFailure) -> Chart {
  var data: [String: DataTable] = [:]
  var named: Set<String> = []
  for source in definition.view.sources {
    switch source {
    case .named(let name, _): named.insert(name)
    case .file(let path, _):
      let folder = (definition.file as NSString).deletingLastPathComponent
      data[path] = try dataTable(at: (folder as NSString).appendingPathComponent(path))
    case .values: break
    }
  }
  if !named.isEmpty {
    guard let path = order.data else { throw RunFailure(PipelineError.needsData(definition.file)) }
    let table = try dataTable(at: path)
    for name in named { data[name] = table }
  } else if let path = order.data {
    throw RunFailure(PipelineError.hasOwnData(definition.file, data: path))
  }
  return try orFail { () throws(PlottingError) in
    try plot(definition, data: data, theme: theme, measurer: fonts, size: definition.view.hasSize ? nil : chartSize)
  }
}

/// The rows of a csv file with a line of names, or of a json file with a list of objects.
private func dataTable(at path: String) throws(RunFailure) -> DataTable {
  guard FileManager.default.fileExists(atPath: path) else { throw RunFailure(PipelineError.fileMissing(path)) }
  var text: String
  do {
    text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
  } catch {
    throw RunFailure(PipelineError.fileUnreadable(path, detail: error.reason))
  }
  if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
  switch (path as NSString).pathExtension.lowercased() {
  case "json":
    let root = try orFail { () throws(DefinitionError) in
      let node = try Node(parsing: text, file: path)
      guard node.list != nil else {
        throw .wrongKind(
          node.place, key: path, expected: Wording(en: "a list of rows", zh: "由各行组成的列表"), found: node.kind)
      }
      return node
    }
    return DataTable(
      (root.list ?? []).map { row in
        DataRow(Dictionary((row.map ?? []).map { ($0.key, Datum($0.value)) }) { _, last in last })
      })
  case "csv":
    var records = separatedValues(text)
    guard !records.isEmpty else { return DataTable() }
    let names = records.removeFirst()
    return DataTable(records.map { DataRow(Dictionary(zip(names, $0.map(Datum.init(cell:)))) { _, last in last }) })
  default: throw RunFailure(PipelineError.unknownEnding(path, allowed: [".csv", ".json"]))
  }
}

/// The cells of csv text by line, as RFC 4180 has them: quotes doubled inside quotes, line feeds allowed there.
func separatedValues(_ text: String) -> [[String]] {
  var records: [[String]] = []
  var record: [String] = []
  var cell = ""
  var isQuoted = false
  var quoteBefore = false
  func isEmpty() -> Bool { record.isEmpty && cell.isEmpty }
  for character in text {
    if isQuoted {
      if character == "\"" { isQuoted = false; quoteBefore = true } else { cell.append(character) }
      continue
    }
    switch character {
    case "\"":
      if quoteBefore { cell.append("\"") }
      isQuoted = true
    case ",":
      record.append(cell)
      cell = ""
    case "\n", "\r\n", "\r":
      if !isEmpty() { records.append(record + [cell]) }
      record = []
      cell = ""
    default: cell.append(character)
    }
    quoteBefore = false
  }
  if !isEmpty() { records.append(record + [cell]) }
  return records
}

extension Datum {
  init(_ node: Node) {
    switch node.value {
    case .bool(let bool): self = .bool(bool)
    case .number(let digits): self = Double(digits).map { .number($0) } ?? .text(digits)
    case .string(let text): self = .text(text)
    case .list(let list): self = .list(list.map { Datum($0) })
    case .null, .map: self = .null
    }
  }

  /// A cell is a number where it reads as one; a code with zeros before it (`010`) stays text.
  init(cell: String) {
    if cell.isEmpty {
      self = .null
    } else if let number = Double(cell), number.isFinite, cell.first != "0" || cell.count == 1 || cell.hasPrefix("0.") {
      self = .number(number)
    } else {
      self = .text(cell)
    }
  }
}

extension ViewDefinition {
  /// Whether the definition itself says how large its picture is.
  fileprivate var hasSize: Bool { width != nil && height != nil }
}
