import Definitions
package import Diagnostics

/// Reads the nodes of a Vega-Lite definition into typed values and collects what it does not draw.
package struct DefinitionReader {
  package var diagnostics: [Diagnostic] = []
  /// The values of the definition's parameters, which expressions may use.
  package var parameters: [String: Datum] = [:]
  /// Parameters that a reader on a screen would choose with a pointer. Nobody has chosen anything on paper.
  var selections: Set<String> = []

  package init() {}

  /// Reports a property that stands in the definition and is not drawn.
  mutating func notSupported(_ entry: Node.Entry, in what: String, allowed: [String]) {
    let near = nearest(to: entry.key, in: allowed)
    let list = allowed.sorted()
    diagnostics.append(
      Diagnostic(
        .warning, at: entry.keyPlace,
        Wording(
          en: "“\(entry.key)” in \(what) is not drawn and was left out",
          zh: "\(what)中的“\(entry.key)”不受支持，未予绘制"),
        remedy: near.map {
          Wording(en: "write “\($0)”, or remove it", zh: "请改为“\($0)”，或将其删去")
        }
          ?? Wording(
            en: "remove it; drawn here: \(list.joined(separator: ", "))",
            zh: "请将其删去；此处可用：\(list.joined(separator: "、"))")))
  }

  /// Reports every key of a map that is not in the list.
  mutating func allow(_ keys: [String], in what: String, _ node: Node, silently ignored: [String] = []) {
    for entry in node.map ?? [] where !keys.contains(entry.key) && !ignored.contains(entry.key) {
      notSupported(entry, in: what, allowed: keys)
    }
  }

  func text(_ node: Node, _ key: String) throws(PlottingError) -> String {
    guard let text = node.string else {
      throw .definition(.wrongKind(node.place, key: key, expected: Wording(en: "a text", zh: "文字"), found: node.kind))
    }
    return text
  }

  func number(_ node: Node, _ key: String) throws(PlottingError) -> Double {
    guard let number = node.double else {
      throw .definition(.wrongKind(node.place, key: key, expected: Wording(en: "a number", zh: "数字"), found: node.kind))
    }
    return number
  }

  func bool(_ node: Node, _ key: String) throws(PlottingError) -> Bool {
    guard let bool = node.bool else {
      throw .definition(
        .wrongKind(node.place, key: key, expected: Wording(en: "true or false", zh: "true或false"), found: node.kind))
    }
    return bool
  }

  func list(_ node: Node, _ key: String) throws(PlottingError) -> [Node] {
    guard let list = node.list else {
      throw .definition(.wrongKind(node.place, key: key, expected: Wording(en: "a list", zh: "列表"), found: node.kind))
    }
    return list
  }

  func texts(_ node: Node, _ key: String) throws(PlottingError) -> [String] {
    var result: [String] = []
    for item in try list(node, key) { result.append(try text(item, key)) }
    return result
  }

  /// One of the words of an enumeration.
  func word<Word: RawRepresentable & CaseIterable>(_ node: Node, _ key: String, as type: Word.Type = Word.self)
    throws(PlottingError) -> Word where Word.RawValue == String
  {
    let text = try text(node, key)
    guard let word = Word(rawValue: text) else {
      throw .definition(.badValue(node.place, key: key, value: text, allowed: Word.allCases.map(\.rawValue)))
    }
    return word
  }

  func datum(_ node: Node) -> Datum {
    switch node.value {
    case .null: .null
    case .bool(let b): .bool(b)
    case .number: .number(node.double ?? .nan)
    case .string(let s): .text(s)
    case .list(let list): .list(list.map(datum))
    case .map(let entries):
      dateTime(node).map(Datum.number) ?? .object(Dictionary(entries.map { ($0.key, datum($0.value)) }) { _, last in last })
    }
  }
}
