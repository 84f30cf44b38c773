import Analysis
import CodeLists
import Diagnostics
import Documents
import Foundation
import Statistics
import Testing

@testable import Exporting

/// Two areas with figures that are awkward to export: huge, negative, masked, a range, words like a formula.
func awkwardComparison() -> Comparison {
  func observation(
    _ id: String, _ label: String, _ quantity: Quantity, _ measure: Measure = .level, at start: Int,
    document: String, quote: String? = nil
  ) -> Observation {
    Observation(
      id: id, indicator: nil, label: label, period: TimePeriod(year: 2023), scenario: .actual, measure: measure,
      quantity: quantity, rule: "fixture", section: [],
      citation: Citation(
        document: document, paragraph: 1, range: start..<start + 4, words: "若干", quote: quote ?? "\(label)若干"))
  }
  func ledger(_ area: String, _ code: String, _ observations: [Observation]) -> Ledger {
    Ledger(
      profile: DocumentProfile(
        document: area + ".txt", digest: code, title: area, area: ReferenceArea(code: code, name: area), year: 2023),
      entries: observations.map {
        LedgerEntry(range: $0.citation.range, text: "若干", role: .observation, rule: "fixture", observation: $0)
      })
  }
  let huge = Decimal(sign: .plus, exponent: 12, significand: 3)
  let comparison = compare(
    [
      ledger(
        "甲区", "440703",
        [
          observation(
            "o-1", "投资", Quantity(value: huge, unit: "元", family: .money, scale: 12), at: 10, document: "甲区.txt",
            quote: "=HYPERLINK(\"x\"),投资3万亿元"),
          observation(
            "o-2", "能耗", Quantity(value: Decimal(string: "-3.70"), unit: "%", family: .percent, decimals: 1), .growth,
            at: 20, document: "甲区.txt"),
          observation(
            "o-3", "项目", Quantity(value: nil, unit: "个", family: .count, isMasked: true), at: 30, document: "甲区.txt"),
          observation(
            "o-4", "@标签", Quantity(value: nil, low: 5, high: Decimal(string: "5.5"), unit: "%", family: .percent), .growth,
            at: 40, document: "甲区.txt"),
        ]),
      ledger(
        "乙区", "440704",
        [
          observation(
            "o-5", "投资", Quantity(value: 2_750_600_000, unit: "元", family: .money, scale: 8, decimals: 3), at: 10,
            document: "乙区.txt")
        ]),
    ], with: CodeLists())
  return comparison
}

@Suite("Tidy csv")
struct TidyCSVTests {
  let lines: [String]
  let bytes: [UInt8]

  init() {
    bytes = tidyCSV(awkwardComparison())
    lines = String(decoding: bytes.dropFirst(3), as: UTF8.self).components(separatedBy: "\r\n")
  }

  @Test("begins with the mark and exactly the columns agreed on")
  func head() {
    #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(
      lines[0]
        == "area,area_code,indicator,indicator_name,measure,scenario,period,value,low,high,unit,bound,masked,obs_status,comparable,reason,document,start,end,quote,observation"
    )
    #expect(lines.last == "")
  }

  @Test("plain decimal notation; a negative number stays one; text like a formula does not run")
  func cells() {
    let investment = lines.first { $0.contains("甲区,440703,~投资") }
    #expect(
      investment
        == "甲区,440703,~投资,投资,level,actual,2023,3000000000000,,,元,,false,A,yes,,甲区.txt,10,14,\"'=HYPERLINK(\"\"x\"\"),投资3万亿元\",o-1"
    )
    #expect(lines.contains { $0.contains(",growth,actual,2023,-3.7,,,%,,false,A,yes,") })
    #expect(lines.contains { $0.contains(",'@标签,growth,actual,2023,,5,5.5,%,,false,E,conditional,range,") })
  }

  @Test("a masked figure has a row without a value")
  func masked() {
    #expect(lines.contains { $0.contains("~项目,项目,level,actual,2023,,,,个,,true,Q,no,masked,") })
  }

  @Test("a row for each stated cell, by area in the comparison's order")
  func order() {
    #expect(lines.dropFirst().dropLast().map { String($0.prefix(2)) } == ["甲区", "甲区", "甲区", "甲区", "乙区"])
  }
}

@Suite("JSON")
struct JSONTests {
  @Test("is valid, keeps numbers plain and gives each observation once")
  func valid() throws {
    let bytes = json(awkwardComparison())
    let text = String(decoding: bytes, as: UTF8.self)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(text.contains("3000000000000"))
    #expect(!text.contains("e+"))
    let observations = try #require(root["observations"] as? [[String: Any]])
    #expect(observations.compactMap { $0["id"] as? String }.sorted() == ["o-1", "o-2", "o-3", "o-4", "o-5"])
    let rows = try #require(root["rows"] as? [[String: Any]])
    #expect(rows.first?["indicator"] as? String == "~投资")
    #expect(bytes == json(awkwardComparison()))
  }

  @Test("control characters, quotes and backslashes are escaped")
  func escapes() throws {
    let text = "a\"b\\c\n\u{1}中"
    let parsed = try JSONSerialization.jsonObject(
      with: Data(JSONText.array([.string(text)]).bytes())) as? [String]
    #expect(parsed == [text])
  }
}

@Suite("Workbook")
struct XLSXTests {
  /// The xml parts of a workbook, by name.
  func parts(of path: String) throws -> [String: String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import json, sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      print(json.dumps({n: z.read(n).decode() for n in z.namelist()}))
      """, path,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: String])
  }

  func temporary() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test(
    "numbers are numbers, codes and formula-like words are text, heads are frozen, three sheets",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "python3 opens the workbook"))
  func content() throws {
    let folder = try temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("data.xlsx").path
    try writeXLSX(awkwardComparison(), to: path)
    let parts = try parts(of: path)
    let book = try #require(parts["xl/workbook.xml"])
    for name in ["总览", "数据", "来源"] { #expect(book.contains("name=\"\(name)\"")) }
    let overview = try #require(parts["xl/worksheets/sheet1.xml"])
    let tidy = try #require(parts["xl/worksheets/sheet2.xml"])
    let strings = try #require(parts["xl/sharedStrings.xml"])
    #expect(overview.contains("<v>27.506</v>"))
    #expect(overview.contains("<pane "))
    #expect(tidy.contains("<v>3000000000000</v>"))
    #expect(tidy.contains("<v>-3.7</v>"))
    #expect(!tidy.contains("<f>"))
    #expect(strings.contains(">440703<"))
    #expect(strings.contains(">=HYPERLINK(\"x\"),投资3万亿元<") || strings.contains("=HYPERLINK(&quot;x&quot;)"))
    #expect(parts["docProps/core.xml"]?.contains("2023-12-31T12:00:00Z") == true)
  }

  /// Two areas in two years; the second one's first figure covers nine months only.
  private func unequalMonths() -> Comparison {
    let areas = [ReferenceArea(code: "1", name: "甲区"), ReferenceArea(code: "2", name: "乙区")]
    func cell(_ id: String, _ amount: Decimal, _ period: String, _ comparability: Comparability) -> Cell {
      Cell(
        .stated(
          Observation(
            id: id, indicator: "gdp", label: "地区生产总值", period: TimePeriod(period), scenario: .actual, measure: .level,
            quantity: Quantity(value: amount * 100_000_000, unit: "元", family: .money, scale: 8), rule: "fixture", section: [],
            citation: Citation(document: "a.txt", paragraph: 1, range: 0..<4, words: "若干", quote: "若干"))),
        comparability: comparability)
    }
    let whole = Comparability(.comparable)
    let row = Row(
      indicator: Indicator(
        id: "gdp", name: "地区生产总值", englishName: "GDP", domain: .overall, family: .money, direction: .higher, isAdditive: true,
        order: 1),
      measure: .level, scenario: .actual, unit: "元",
      cells: [
        [cell("o-1", 101, "2022", whole), cell("o-2", 110, "2023", whole)],
        [cell("o-3", 37, "2022-01/2022-09", Comparability(.conditional, [.partialPeriod])), cell("o-4", 59, "2023", whole)],
      ], periods: [TimePeriod(year: 2022), TimePeriod(year: 2023)], summaries: [])
    return Comparison(profiles: [], areas: areas, years: [2022, 2023], rows: [row])
  }

  @Test(
    "a chart of whole years has no bar for nine months, and says so",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3"), "python3 opens the workbook"))
  func unequal() throws {
    let folder = try temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("data.xlsx").path
    try writeXLSX(unequalMonths(), to: path)
    let parts = try parts(of: path)
    let charts = try #require(parts["xl/worksheets/sheet2.xml"])
    for drawn in ["101", "110", "59"] { #expect(charts.contains("<v>\(drawn)</v>")) }
    #expect(!charts.contains("<v>37</v>"))
    #expect(parts["xl/worksheets/sheet1.xml"]?.contains("<v>37</v>") == true, "the overview has it")
    #expect(parts["xl/sharedStrings.xml"]?.contains("未列入：乙区2022年（时段不完整）。") == true)
  }

  @Test("the same comparison gives the same bytes, whenever it is written")
  func deterministic() throws {
    let folder = try temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let a = folder.appendingPathComponent("a.xlsx")
    let b = folder.appendingPathComponent("b.xlsx")
    try writeXLSX(awkwardComparison(), to: a.path)
    // The clock of a zip archive ticks every two seconds.
    Thread.sleep(forTimeInterval: 2.1)
    try writeXLSX(awkwardComparison(), to: b.path)
    #expect(try Data(contentsOf: a) == Data(contentsOf: b))
  }

  @Test("a path that cannot be written is an error with place, fact and remedy")
  func unwritable() throws {
    let folder = try temporary()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("missing/data.xlsx").path
    let error = try #require(
      #expect(throws: ExportingError.self) { try writeXLSX(awkwardComparison(), to: path) })
    #expect(error.place == Place(file: path))
    for language in Language.allCases {
      #expect(!error.message(in: language).isEmpty)
      #expect(!error.remedy(in: language).isEmpty)
    }
  }
}
