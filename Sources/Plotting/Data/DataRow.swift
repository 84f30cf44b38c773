/// One row of a chart's data: a value by each field name.
package struct DataRow: Hashable, Sendable {
  package var fields: [String: Datum]

  package init(_ fields: [String: Datum] = [:]) { self.fields = fields }

  /// The value of a field, or of a part of one (`range[0]`, `place.name`); nothing where the row has no such field.
  package subscript(field: String) -> Datum {
    get {
      if let value = fields[field] { return value }
      guard field.utf8.contains(where: { $0 == 0x2E || $0 == 0x5B }) else { return .null }
      return FieldPath(field).value(in: self)
    }
    set { fields[field] = newValue }
  }
}

/// A field's name with the steps that lead into it: `a.b`, `a[0]`, `a['b c']`.
package struct FieldPath: Hashable, Sendable {
  package var name: String
  package var steps: [String]

  package init(_ text: String) {
    var parts: [String] = []
    var part = ""
    var quote: Character?
    for c in text {
      if let open = quote {
        if c == open { quote = nil } else { part.append(c) }
      } else if c == "'" || c == "\"" {
        quote = c
      } else if c == "." || c == "[" || c == "]" {
        if !part.isEmpty { parts.append(part) }
        part = ""
      } else {
        part.append(c)
      }
    }
    if !part.isEmpty { parts.append(part) }
    name = parts.first ?? text
    steps = Array(parts.dropFirst())
  }

  func value(in row: DataRow) -> Datum {
    guard !steps.isEmpty, var value = row.fields[name] else { return .null }
    for step in steps { value = value.part(step) }
    return value
  }
}

extension Datum {
  /// A member of an object or an element of a list.
  func part(_ name: String) -> Datum {
    switch self {
    case .object(let members): members[name] ?? .null
    case .list(let items): if let i = Int(name), items.indices.contains(i) { items[i] } else { .null }
    default: .null
    }
  }
}

/// The rows that a chart draws, in order.
package struct DataTable: Hashable, Sendable {
  package var rows: [DataRow]

  package init(_ rows: [DataRow] = []) { self.rows = rows }

  /// Every field name that some row has, sorted.
  package var fieldNames: [String] { fieldSet.sorted() }

  var fieldSet: Set<String> {
    var names: Set<String> = []
    for row in rows { for name in row.fields.keys where !names.contains(name) { names.insert(name) } }
    return names
  }
}
