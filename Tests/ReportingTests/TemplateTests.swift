import Diagnostics
import Testing

@testable import Reporting

@Suite("Templates")
struct TemplateTests {
  @Test(
    "mistakes are named with their place",
    arguments: [
      ("# a\n\n{{opning}}", 3, 1, "简报中没有名为“opning”的内容", "请改为“opening”"),
      ("{{#domains}}\n{{name}}\n", 1, 1, "段落标记“domains”的开始与结束不配对", "请在{{#domains}}所起部分之后写上{{/domains}}"),
      ("{{#tasks}}{{/targets}}", 1, 1, "段落标记“tasks”的开始与结束不配对", "请在{{#tasks}}所起部分之后写上{{/tasks}}"),
      ("ab {{title", 1, 4, "模板无法读取：“{{” without “}}”", "请检查此处的大括号"),
    ])
  func mistakes(_ text: String, _ line: Int, _ column: Int, _ message: String, _ remedy: String) throws {
    let error = try #require(throws: ReportingError.self) { try Template(text, file: "a.md") }
    #expect(error.place == Place(file: "a.md", line: line, column: column))
    #expect(error.message.chinese == message)
    #expect(error.remedy.chinese == remedy)
    #expect(!error.message.english.isEmpty && !error.remedy.english.isEmpty)
  }

  @Test(arguments: ["", " \n\t\n"])
  func empty(_ text: String) throws {
    let error = try #require(throws: ReportingError.self) { try Template(text, file: "a.md") }
    #expect(error.message.chinese == "模板是空的")
  }

  @Test func theStockTemplateIsSound() throws { _ = try Template(stockTemplate(), file: "annual-comparison.md") }

  @Test func lineEndsOfWindowsAreFine() throws {
    let text = try Template("a\r\n{{title}}\r\n", file: "a.md").render(["title": "b & <c>"])
    #expect(text == "a\nb & <c>\n")
  }
}
