import Diagnostics
import Drawing
import Manuscript
import Testing

@testable import Pipeline

@Suite struct BriefRecordTests {
  static let manuscript = """
    # 标题

    云桥区[37.21亿元](#o-3f2a91)，增长[6.2%](#d-gdp)。

    """

  @Test func `an altered number is told, a moved one is not`() throws {
    let record = BriefRecord(figures: [:], date: .unknown, references: try parse(Self.manuscript, file: "a").references)
    let moved = try parse("# 标题\n\n移到这里：[6.2%](#d-gdp)\n", file: "brief.md")
    #expect(record.alterations(in: moved.references).isEmpty)
    let edited = try parse("# 标题\n\n云桥区[38亿元](#o-3f2a91)，[1](#o-000000)\n", file: "brief.md")
    let altered = record.alterations(in: edited.references).map { $0.text(in: .english) }
    #expect(altered.count == 2)
    #expect(altered.first?.hasPrefix("brief.md:3") == true)
    #expect(
      altered.first?.hasSuffix(
        "the bound number was altered: “38亿元”, where the data say “37.21亿元”\n  remedy: write the number as it was, or take the link away if it is your own"
      ) == true)
    #expect(altered.last?.contains("“1” is bound to o-000000, which the data do not have") == true)
  }

  @Test func `figures come back as they were drawn`() throws {
    var frame = Frame(size: Size(100, 50))
    frame.draw(.circle(Point(1.0 / 3, 2), radius: 3), fill: .hatch(Hatch(.diagonal, line: .black)))
    frame.write(TextRun("示例", Face(.figure, size: 9), angle: 90), at: Point(4, 5))
    frame.place(Frame(size: Size(1, 1)), at: Point(1, 1), scale: 0.5)
    let folder = try TemporaryFolder()
    let bytes = try BriefRecord(figures: ["a": frame], date: .unknown, references: []).bytes()
    try folder.write(bytes, to: "brief.json")
    let read = try #require(try BriefRecord(at: folder.path + "/brief.json"))
    #expect(read.figures == ["a": frame])
    let again = try read.bytes()
    #expect(again == bytes)
    let none = try BriefRecord(at: folder.path + "/none.json")
    #expect(none == nil)
  }
}

@Suite struct ExitStatusTests {
  static let warning = Diagnostic(.warning, Wording(en: "w", zh: "w"))
  static let error = Diagnostic(.error, Wording(en: "e", zh: "e"))
  static let note = Diagnostic(.note, Wording(en: "n", zh: "n"))

  @Test func `codes follow from what a run met`() {
    #expect(ExitStatus(of: [], strict: true) == .clean)
    #expect(ExitStatus(of: [Self.note], strict: true) == .clean)
    #expect(ExitStatus(of: [Self.warning], strict: false) == .clean)
    #expect(ExitStatus(of: [Self.note, Self.warning], strict: true) == .warnings)
    #expect(ExitStatus(of: [Self.error, Self.warning], strict: false) == .errors)
  }

  @Test(arguments: [
    (["LANG": "zh_CN.UTF-8"], Language.chinese), (["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], .english),
    (["LC_ALL": "", "LANG": "zh_TW"], .chinese), ([:], .english),
    (["LC_MESSAGES": "en_GB", "LANG": "zh_CN"], .english),
  ])
  func `the language is that of the surroundings`(environment: [String: String], language: Language) {
    #expect(Language(environment: environment) == language)
  }
}
