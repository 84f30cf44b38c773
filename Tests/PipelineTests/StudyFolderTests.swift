import Diagnostics
import Foundation
import Testing

@testable import Pipeline

@Suite struct StudyFolderTests {
  @Test func `documents come in the order of their names, other files are passed over with a note`() throws {
    let folder = try TemporaryFolder([
      "b.txt": "x", "a.docx": "x", "下级/c.html": "x", "a/d.txt": "x", ".hidden.txt": "x", "~$a.docx": "x",
      "ANSWERS.tsv": "x",
      "duizhao.yaml": "", "picture.jpg": "x", "Output/brief.md": "x", "earlier/ledger.jsonl": "x",
      "earlier/brief.md": "x", "out/brief.md": "x",
    ])
    let study = try StudyFolder(at: folder.path, output: folder.path + "/out")
    #expect(study.documents == ["a.docx", "b.txt", "a/d.txt", "下级/c.html"])
    let notes = study.diagnostics.map { $0.text(in: .english) }
    #expect(notes.count == 2)
    #expect(notes.first?.contains("picture.jpg: note: passed over: its ending") == true)
    #expect(notes.last?.hasSuffix("earlier: note: passed over: an earlier run wrote it") == true)
  }

  @Test func `a folder that is not there, and a file in its place, stop the run`() throws {
    let folder = try TemporaryFolder(["a.txt": "x"])
    #expect(throws: PipelineError.folderMissing(folder.path + "/nothing")) {
      try StudyFolder(at: folder.path + "/nothing")
    }
    #expect(throws: PipelineError.notAFolder(folder.path + "/a.txt")) { try StudyFolder(at: folder.path + "/a.txt") }
  }

  @Test func `a definition leaves documents out and is told of names that fit no file`() throws {
    let folder = try TemporaryFolder([
      "a.txt": "x", "b.txt": "x",
      "duizhao.yaml": "documents:\n  a.txt: {skip: true}\n  b: {year: 2023}\n",
    ])
    var study = try StudyFolder(at: folder.path)
    try study.readDefinition()
    #expect(study.documents == ["b.txt"])
    let warning = try #require(study.diagnostics.first)
    #expect(
      warning.text(in: .english).hasSuffix(
        "duizhao.yaml:3:3: warning: no document is called “b”\n  remedy: write “b.txt”"))
  }
}

@Suite struct StudyDefinitionTests {
  @Test func `all that can be stated is read`() throws {
    let definition = try StudyDefinition(
      parsing: """
        title: 示例市各区对照
        issuer: 示例市统计局
        date: 2024-02-08
        number: 3
        city: 示例市
        areas: [{name: 云桥区, code: "999901"}, 澜江区, {name: 青禾区, code: 999903}]
        benchmark: 云桥区
        documents:
          a.txt: {area: 云桥区, year: 2023, kind: review}
        """, file: "duizhao.yaml")
    #expect(definition.title == "示例市各区对照")
    #expect(definition.number == "3")
    #expect(definition.date?.printed == "2024年2月8日")
    #expect(definition.areas.map(\.name) == ["云桥区", "澜江区", "青禾区"])
    #expect(definition.areas.map(\.code) == ["999901", nil, "999903"])
    #expect(definition.documents["a.txt"]?.year == 2023)
    #expect(definition.documents["a.txt"]?.kind == .review)
  }

  @Test func `an empty definition states nothing`() throws {
    #expect(try StudyDefinition(parsing: "# nothing\n", file: "duizhao.yaml") == StudyDefinition())
  }

  static let mistakes: [(text: String, english: String)] = [
    (
      "titel: x",
      "duizhao.yaml:1:1: error: there is no setting called “titel” here\n  remedy: write “title”; allowed here: title, issuer, date, number, city, areas, benchmark, rounding, synonyms, documents"
    ),
    (
      "title: x\ndocuments:\n  a.txt:\n    yaer: 2023",
      "duizhao.yaml:4:5: error: there is no setting called “yaer” here\n  remedy: write “year”; allowed here: area, year, kind, skip"
    ),
    (
      "documents:\n  a.txt: {year: 去年}",
      "duizhao.yaml:2:17: error: “year” should be a year such as 2023, not a text\n  remedy: give “year” a year such as 2023"
    ),
    (
      "date: 2024-02-30",
      "duizhao.yaml:1:7: error: “date” should be a date such as 2024-02-08, not “2024-02-30”\n  remedy: give “date” a date such as 2024-02-08"
    ),
    (
      "areas: 云桥区",
      "duizhao.yaml:1:8: error: “areas” should be a list of areas, not a text\n  remedy: give “areas” a list of areas"
    ),
    ("areas: [{code: '440703'}]", "duizhao.yaml:1:9: error: “name” is missing\n  remedy: add “name”"),
    (
      "areas: [{name: 云桥区, code: '4407'}]",
      "duizhao.yaml:1:27: error: “code” should be a code of six digits such as 440703, not “4407”\n  remedy: give “code” a code of six digits such as 440703"
    ),
    (
      "documents: {a.txt: {kind: reveiw}}",
      "duizhao.yaml:1:27: error: “kind” cannot be “reveiw”\n  remedy: write “review”; allowed here: review, plan, both"
    ),
    (
      "documents: {a.txt: {skip: 是}}",
      "duizhao.yaml:1:27: error: “skip” should be true or false, not a text\n  remedy: give “skip” true or false"
    ),
  ]

  @Test(arguments: mistakes) func `a mistake is told with its place and a remedy`(
    mistake: (text: String, english: String)
  ) {
    let error = #expect(throws: (any Error).self) { try StudyDefinition(parsing: mistake.text, file: "duizhao.yaml") }
    #expect((error as? any ExplainedError)?.diagnostic.text(in: .english) == mistake.english)
  }

  @Test func `broken YAML is told with its place`() {
    let error = #expect(throws: (any Error).self) {
      try StudyDefinition(parsing: "title: x\nareas: [a", file: "duizhao.yaml")
    }
    let text = (error as? any ExplainedError)?.diagnostic.text(in: .chinese) ?? ""
    #expect(text.hasPrefix("duizhao.yaml:"))
    #expect(text.contains("不是可读的YAML或JSON"))
  }
}

@Suite struct IssueDateTests {
  @Test(arguments: [
    ("2024-02-08", "2024年2月8日"), ("2024年2月8日", "2024年2月8日"), ("2024/2/8", "2024年2月8日"),
    ("2024.12.31", "2024年12月31日"), ("2024-02-29", "2024年2月29日"),
  ])
  func `dates are read`(text: String, printed: String) { #expect(IssueDate(text)?.printed == printed) }

  @Test(arguments: ["2023-02-29", "2024-13-01", "24-1-1", "2024-02", "2024年2月8", "明天", "", "2024-02/08", "2024-02-08x"])
  func `what is no day of the calendar is not`(text: String) { #expect(IssueDate(text) == nil) }
}
