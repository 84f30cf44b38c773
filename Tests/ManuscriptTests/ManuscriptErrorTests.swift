import Diagnostics
import Testing

@testable import Manuscript

@Suite struct ManuscriptErrorTests {
  /// What is wrong with a manuscript, and the first line of what is said about it.
  @Test(arguments: [
    ("文", "a.md:1: warning: the manuscript has no title", "a.md:1: 提醒：稿件没有标题"),
    ("# 甲\n\n# 乙", "a.md:3:1: warning: “乙” is a second title", "a.md:3:1: 提醒：“乙”是第二个标题"),
    ("# 甲\n\n##### 乙", "a.md:3:1: warning: a heading of level 5 has no form in print", "a.md:3:1: 提醒：第5级标题没有对应的印刷格式"),
    ("# 甲\n\n表：乙\n\n文", "a.md:3:1: warning: the caption “乙” has no table below it", "a.md:3:1: 提醒：表题“乙”下面没有表格"),
    ("# 甲\n\n| a | b |\n|--|--|\n| 1 | 2 |", "a.md:3:1: note: this table has no caption", "a.md:3:1: 说明：此表没有表题"),
    (
      "# 甲\n\n表：乙 {竖排}\n\n| a | b |\n|--|--|\n| 1 | 2 |", "a.md:3:1: warning: a table has no property “竖排”",
      "a.md:3:1: 提醒：表格没有“竖排”这一属性"
    ),
    (
      "# 甲\n\n表：乙\n\n| a | b |\n|--|--|\n| 1 |  |", "a.md:7:1: warning: a cell of this row is empty",
      "a.md:7:1: 提醒：此行有空格"
    ),
    (
      "# 甲\n\n```\nx\n```", "a.md:3:1: warning: a code block cannot be printed as such; the text is kept",
      "a.md:3:1: 提醒：不支持代码块，仅保留文字"
    ),
    (
      "# 甲\n\n文*斜*字", "a.md:3:2: warning: slanted text cannot be printed as such; the text is kept",
      "a.md:3:2: 提醒：不支持斜体，仅保留文字"
    ),
    ("# 甲\n\n文![图](a.svg)字", "a.md:3:2: warning: a picture stands inside a line of text", "a.md:3:2: 提醒：图片夹在文字行中"),
    (
      "# 甲\n\n增长[6.2%](#d-1)", "a.md:3:3: warning: “6.2%” leads to “d-1”, which is not in the source index",
      "a.md:3:3: 提醒：“6.2%”指向“d-1”，来源索引中没有这一条"
    ),
    (
      "---\ntitel: 甲\ntitle: 乙\n---", "a.md:2:1: warning: there is no setting called “titel” here",
      "a.md:2:1: 提醒：此处没有名为“titel”的设置"
    ),
  ]) func problemsAreSaid(markdown: String, english: String, chinese: String) throws {
    let diagnostics = try parse(markdown, file: "a.md").diagnostics
    #expect(diagnostics.count == 1)
    let first = try #require(diagnostics.first)
    #expect(first.text(in: .english).split(separator: "\n").first.map(String.init) == english)
    #expect(first.text(in: .chinese).split(separator: "\n").first.map(String.init) == chinese)
    #expect(first.remedy != nil)
  }

  @Test(arguments: [
    ("---\ntitle: 甲\n", "a.md:1: error: the settings at the top of the manuscript do not end"),
    ("---\ntitle: [甲\n---\n", "a.md:3:1: error: this is no readable YAML or JSON: did not find expected ',' or ']'"),
    ("---\ntitle: [甲]\n---\n", "a.md:2:8: error: “title” should be a text, not a list"),
    ("---\n- 甲\n---\n", "a.md:2:1: error: “---” should be a group of settings, not a list"),
  ]) func brokenSettingsStopTheReading(markdown: String, english: String) {
    #expect {
      _ = try parse(markdown, file: "a.md")
    } throws: { error in
      let text = (error as? ManuscriptError)?.diagnostic.text(in: .english) ?? ""
      let first = text.split(separator: "\n").first.map(String.init) ?? ""
      if first != english { Issue.record("\(first)") }
      return first == english && text.contains("remedy: ")
    }
  }

  @Test func aPlaceNamedTwiceIsReported() throws {
    let markdown = "# 甲\n\n表：乙\n\n| a | b |\n|--|--|\n| <a id=\"o-1\"></a>1 | 2 |\n| <a id=\"o-1\"></a>2 | 2 |"
    let diagnostics = try parse(markdown, file: "a.md").diagnostics
    #expect(diagnostics.map(\.message.english) == ["“o-1” names two places"])
    #expect(diagnostics.first?.place?.line == 8)
  }
}
