import CodeLists
import Diagnostics
import Testing

/// What is wrong with a code list is said with file, line and remedy, in both languages.
@Suite struct CodeListErrorTests {
  private static let head = "# comment\n\n"

  private func indicators(_ lines: String) -> CodeListError? {
    error { () throws(CodeListError) in _ = try IndicatorList(TableFile(Self.head + lines, file: "indicators.tsv")) }
  }

  private func error(_ body: () throws(CodeListError) -> Void) -> CodeListError? {
    do throws(CodeListError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  private let good = "gdp\t地区生产总值\tGDP\toverall\tmoney\t元\thigher\tyes\t生产总值"

  @Test func aGoodLineIsNoError() { #expect(indicators(good) == nil) }

  @Test(arguments: [
    (
      "gdp\t地区生产总值",
      "indicators.tsv:3: error: this line has 2 columns, not 9\n"
        + "  remedy: separate the columns by tabs as in the line above",
      "indicators.tsv:3: 错误：本行有2列，应为9列\n  办法：各列之间请用制表符分隔，参照上一行"
    ),
    (
      "gdp\t地区生产总值\tGDP\toverall\tmoney\t元\tup\tyes\t",
      "indicators.tsv:3: error: “up” is no direction\n  remedy: use one of: higher, lower, neutral",
      "indicators.tsv:3: 错误：“up”不是有效的direction\n  办法：可用：higher、lower、neutral"
    ),
    (
      "gdp\tA\tB\toverall\tmoney\t元\thigher\tyes\t\ngdp\tC\tD\toverall\tmoney\t元\thigher\tyes\t",
      "indicators.tsv:4: error: “gdp” stands here a second time\n  remedy: remove one of the two lines",
      "indicators.tsv:4: 错误：“gdp”重复出现\n  办法：请删去其中一行"
    ),
    (
      "a\t税收\tB\toverall\tmoney\t元\thigher\tyes\t\nb\tC\tD\toverall\tmoney\t元\thigher\tyes\t税收",
      "indicators.tsv:4: error: “税收” stands here a second time\n  remedy: remove one of the two lines",
      "indicators.tsv:4: 错误：“税收”重复出现\n  办法：请删去其中一行"
    ),
  ])
  func anErrorSaysWhereAndWhatToDo(_ lines: String, _ english: String, _ chinese: String) throws {
    let found = try #require(indicators(lines))
    #expect(found.diagnostic.text(in: .english) == english)
    #expect(found.diagnostic.text(in: .chinese) == chinese)
  }

  @Test func wordsOutsideTheirListAreNamed() {
    let domain = indicators("gdp\tA\tB\teconomy\tmoney\t元\thigher\tyes\t")
    let family = indicators("gdp\tA\tB\toverall\tcash\t元\thigher\tyes\t")
    guard case .unknownWord(let place, "domain", "economy", let domains) = domain,
      case .unknownWord(_, "family", "cash", let families) = family
    else {
      Issue.record("\(String(describing: domain)), \(String(describing: family))")
      return
    }
    #expect(place.line == 3)
    #expect(domains.contains("livelihood") && families.contains("percentage_point"))
    #expect(domain?.remedy(in: .english).contains("overall, investment") == true)
  }

  @Test func theOtherListsCheckTheirColumns() {
    #expect(
      error { () throws(CodeListError) in _ = try AreaList(table("110000|北京市")) }
        == .columns(Place(file: "t.tsv", line: 1), expected: 3, found: 2))
    #expect(
      error { () throws(CodeListError) in _ = try AreaList(table("110000|北京市|", "#", "110000|北京|")) }
        == .repeated(Place(file: "t.tsv", line: 3), code: "110000"))
    #expect(
      error { () throws(CodeListError) in _ = try UnitList(table("元|元|money|1|", "家|家|count")) }
        == .columns(Place(file: "t.tsv", line: 2), expected: 5, found: 3))
    #expect(
      error { () throws(CodeListError) in _ = try WordList(table("tail")) }
        == .columns(Place(file: "t.tsv", line: 1), expected: 2, found: 1))
    #expect(
      error { () throws(CodeListError) in _ = try ScriptTable(table("區|区", "總")) }
        == .columns(Place(file: "t.tsv", line: 2), expected: 2, found: 1))
    guard
      case .unknownWord(let place, "family", "coins", _) = error({ () throws(CodeListError) in
        _ = try UnitList(table("元|元|coins|1|"))
      })
    else {
      Issue.record("a family outside the list was let through")
      return
    }
    #expect(place.line == 1)
  }

  @Test(arguments: ["areas.tsv", "indicators.tsv", "units.tsv", "words.tsv", "tables.tsv", "traditional.tsv"])
  func aMissingListIsNamed(_ missing: String) throws {
    let found = try #require(
      error { () throws(CodeListError) in _ = try CodeLists { $0 == missing ? nil : stockText($0) } })
    #expect(found == .missingFile("CodeLists/\(missing)"))
    #expect(
      found.diagnostic.text(in: .english) == """
        CodeLists/\(missing): error: the code list is missing
          remedy: install the program again, or restore the file
        """)
    #expect(
      found.diagnostic.text(in: .chinese) == """
        CodeLists/\(missing): 错误：缺少代码表文件
          办法：请重新安装程序或恢复该文件
        """)
  }

  @Test func commentsAndEmptyLinesCount() {
    let file = TableFile("# head\n\na\tb\n# between\nc\t", file: "t.tsv")
    #expect(file.records.map(\.line) == [3, 5])
    #expect(file.records.map(\.columns) == [["a", "b"], ["c", ""]])
    #expect(TableFile("", file: "t.tsv").records.isEmpty)
  }
}
