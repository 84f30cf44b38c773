import Diagnostics
import Testing

@testable import Definitions

@Suite struct JSONReaderTests {
  /// All values of a node with their places, a line each.
  private func lines(_ node: Node, _ path: String = "$") -> [String] {
    let place = "\(node.place.line ?? 0):\(node.place.column ?? 0)"
    switch node.value {
    case .list(let items): return ["\(path) list \(place)"] + items.enumerated().flatMap { lines($0.element, "\(path)[\($0.offset)]") }
    case .map(let entries):
      return ["\(path) map \(place)"]
        + entries.flatMap { entry in
          ["\(path).\(entry.key) key \(entry.keyPlace.line ?? 0):\(entry.keyPlace.column ?? 0)"] + lines(entry.value, "\(path).\(entry.key)")
        }
    default: return ["\(path) \(node.value) \(place)"]
    }
  }

  @Test(arguments: [
    #"{"a": 1, "b": [true, false, null, -2.5e3], "c": {"d": "x"}}"#,
    "{\n  \"区县\": \"云桥区\", \"值\": [1, 2],\n  \"空\": {}, \"无\": []\n}",
    "[\n  {\"a\": \"甲\", \"b\": 28}, {\"a\": \"乙\\n丙\", \"b\": 55}\n]", "\"text\"", "12.50", "null",
  ])
  func readsAsYAMLDoes(text: String) throws {
    let quick = try #require(JSONReader.node(text, file: "a.json"))
    #expect(lines(quick) == lines(try Node(parsing: text, file: "a.yaml")))
  }

  @Test(arguments: [
    (#""\u4e91\u6865""#, "云桥"), (#""\ud83d\ude00""#, "😀"), (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\t\r\n""#, "\t\r\n"), (#""""#, ""),
  ])
  func escapes(text: String, expected: String) { #expect(JSONReader.node(text, file: "")?.string == expected) }

  @Test(arguments: ["{", "[1, 2", "[1,]", "{\"a\" 1}", "{a: 1}", "tru", "1 2", "\"open", "\"\\x\"", "+1", ".5", "'a'", "[1] // note", "\"\\ud83d\""])
  func whatIsNoJSON(text: String) { #expect(JSONReader.node(text, file: "") == nil) }

  /// What is no JSON is read as YAML, or refused with its place.
  @Test func theReaderOfYAMLHasTheLastWord() throws {
    #expect(try Node(parsing: "{a: 1,\t b: two}", file: "x.json")["b"]?.string == "two")
    #expect(throws: DefinitionError.self) { try Node(parsing: "{\"a\": [1,\n  \"b\"", file: "x.json") }
  }

  @Test func deepNestingIsRefusedNotCrashedOn() {
    #expect(JSONReader.node(String(repeating: "[", count: 100_000), file: "") == nil)
  }
}
