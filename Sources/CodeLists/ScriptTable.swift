/// Turns traditional characters into simplified ones, one for one, so that offsets hold.
package struct ScriptTable: Sendable {
  /// By scalar value below U+10000; 0 where the character stays.
  private var simplified: [UInt32]

  package init() { simplified = Array(repeating: 0, count: 0x10000) }

  /// Reads `traditional.tsv`: traditional character, simplified character.
  package init(_ table: TableFile) throws(CodeListError) {
    self.init()
    for record in table.records {
      guard record.columns.count == 2, let from = record.columns[0].unicodeScalars.first,
        let to = record.columns[1].unicodeScalars.first, from.value < 0x10000
      else { throw .columns(table.place(record), expected: 2, found: record.columns.count) }
      simplified[Int(from.value)] = to.value
    }
  }

  /// The simplified form of a character; itself where it has none.
  @inline(__always)
  package func callAsFunction(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value < 0x10000 else { return scalar }
    let other = simplified[Int(scalar.value)]
    return other == 0 ? scalar : Unicode.Scalar(other) ?? scalar
  }

  package func callAsFunction(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] { text.map { self($0) } }

  package func callAsFunction(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { view.append(self(scalar)) }
    return String(view)
  }
}
