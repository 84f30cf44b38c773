import Foundation
import Manuscript
import Programs
import Testing

@testable import Pipeline

@Suite struct WordDocumentTests {
  private let manuscript = """
    ---
    title: 对比
    ---

    投资[37.21亿元](#o-1)。

    | 序号 | 数值 |
    | :---: | ---: |
    | <a id="o-1"></a>1 | 37.21亿元 |
    """

  @Test(.enabled(if: ChildProcess.path(of: "pandoc") != nil, "pandoc is not installed"))
  func `two runs give the same Word file`() throws {
    let parsed = try parse(manuscript, file: "a.md")
    let day = try #require(IssueDate("2024-02-08"))
    let first = wordDocument(of: parsed, pictures: [:], date: day)
    let bytes = try #require(first.bytes)
    #expect(first.diagnostics == [])
    #expect(bytes.starts(with: Array("PK".utf8)))
    #expect(wordDocument(of: parsed, pictures: [:], date: day).bytes == bytes)
  }

  @Test func `the day is counted from 1970`() throws {
    #expect(try #require(IssueDate("1970-01-01")).secondsSince1970 == 4 * 3600)
    #expect(try #require(IssueDate("2024-02-29")).secondsSince1970 == 1_709_164_800 + 4 * 3600)
  }
}
