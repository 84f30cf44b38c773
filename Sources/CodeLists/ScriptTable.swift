/// Turns traditional characters into simplified ones, one for one, so that offsets hold.
package struct ScriptTable: Sendable {
  /// By scalar value below U+10000; 0 where the character stays.
  private var simplified: [UInt32]
  /// One bit for each character that has another form: few do, and the bits stay at hand where the table does not.
  private var changes = [UInt64](repeating: 0, count: 1024)

  package init() { simplified = Array(repeating: 0, count: 0x10000) }

  /// Reads `traditional.tsv`: traditional character, simplified character.
  package init(_ table: TableFile) throws(CodeListError) {
    self.init()
    for record in table.records {
      guard record.columns.count == 2, let from = record.columns[0].unicodeScalars.first,
        let to = record.columns[1].unicodeScalars.first, from.value < 0x10000
      else { throw .columns(table.place(record), expected: 2, found: record.columns.count) }
      simplified[Int(from.value)] = to.value
      changes[Int(from.value >> 6)] |= 1 << UInt64(from.value & 63)
    }
  }

  /// The simplified form of a character; itself where it has none.
  @inline(__always)
  package func callAsFunction(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    isChanged(scalar) ? Unicode.Scalar(simplified[Int(scalar.value)]) ?? scalar : scalar
  }

  @inline(__always)
  private func isChanged(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x10000 && changes[Int(scalar.value >> 6)] >> UInt64(scalar.value & 63) & 1 == 1
  }

  /// A text in simplified characters; the text itself where it is in them already.
  package func callAsFunction(_ text: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard let first = text.firstIndex(where: isChanged) else { return text }
    var other = text
    for i in first..<text.count where isChanged(text[i]) { other[i] = self(text[i]) }
    return other
  }

  package func callAsFunction(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { view.append(self(scalar)) }
    return String(view)
  }
}
