/// One row of a chart's data: a value by each field name.
package struct DataRow: Hashable, Sendable {
  package var fields: [String: Datum]

  package init(_ fields: [String: Datum] = [:]) { self.fields = fields }

  /// The value of a field; nothing where the row has no such field.
  package subscript(field: String) -> Datum {
    get { fields[field] ?? .null }
    set { fields[field] = newValue }
  }
}

/// The rows that a chart draws, in order.
package struct DataTable: Hashable, Sendable {
  package var rows: [DataRow]

  package init(_ rows: [DataRow] = []) { self.rows = rows }

  /// Every field name that some row has, sorted.
  package var fieldNames: [String] { Set(rows.flatMap(\.fields.keys)).sorted() }
}
