import CodeLists
import Testing

/// Traditional to simplified, character by character.
@Suite struct ScriptTableTests {
  @Test func charactersBecomeSimplified() throws {
    let script = try stockLists().script
    #expect(script(Unicode.Scalar("區")) == "区")
    #expect(script("蓬江區2021年工作總結") == "蓬江区2021年工作总结")
    #expect(script("產城融合示範區") == "产城融合示范区")
    #expect(script("区总结，GDP 3.5% 😀𠀀") == "区总结，GDP 3.5% 😀𠀀")
    #expect(script("") == "")
  }

  /// One scalar for one scalar, each written once: otherwise offsets would move or the last line would win.
  @Test func theTableIsOneToOneByScalar() throws {
    let script = try stockLists().script
    var seen: Set<Substring> = []
    for record in stockTable("traditional.tsv").records {
      #expect(record.columns.count == 2, "line \(record.line)")
      #expect(record.columns.allSatisfy { $0.unicodeScalars.count == 1 }, "line \(record.line)")
      #expect(record.columns[0] != record.columns[1], "line \(record.line)")
      #expect(seen.insert(record.columns[0]).inserted, "line \(record.line): \(record.columns[0])")
      #expect(script(String(record.columns[0])) == String(record.columns[1]), "line \(record.line)")
    }
    #expect(seen.count > 3000)
  }

  @Test func anEmptyTableChangesNothing() {
    #expect(ScriptTable()("蓬江區") == "蓬江區")
  }
}
