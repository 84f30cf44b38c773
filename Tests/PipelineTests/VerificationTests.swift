import Diagnostics
import Drawing
import Foundation
import Programs
import Rendering
import Reporting
import Testing

@testable import Pipeline

private let canVerify = ChildProcess.path(of: "qpdf") != nil && ChildProcess.path(of: "pdftotext") != nil

@Suite(.enabled(if: canVerify, "qpdf or pdftotext is not installed")) struct VerificationTests {
  private static let ledger = """
    {"document": "甲.txt", "start": 3, "end": 9, "text": "37.21亿元", "id": "o-1", "value": 3721000000, "unit": "元", "period": "2023"}
    {"document": "甲.txt", "start": 20, "end": 26, "text": "35.00亿元", "id": "o-2", "value": 3500000000, "unit": "元", "period": "2022"}
    {"document": "甲.txt", "start": 30, "end": 33, "text": "*项", "id": "o-3", "unit": "项", "masked": true, "period": "2023"}

    """
  private static let table = """
    value,low,high,unit,masked,start,end,observation\r
    3721000000,,,元,false,3,9,o-1\r
    3500000000,,,元,false,20,26,o-2\r
    ,,,项,true,30,33,o-3\r

    """

  /// A page that says: 投资37.21亿元，增长6.3%，*项，2024年.
  private func page(_ investment: String = "37.21亿元", growth: String = "6.3%", year: String = "2024") -> Frame {
    let face = Face(.body, size: 14)
    var frame = Frame(size: Size(400, 200))
    func bound(_ words: String, _ id: String, _ x: Double) {
      frame.items += [.begin(Frame.Tag("Link")), .link(Box(x, 30, 60, 20), .anchor(id))]
      frame.write(TextRun(words, face), at: Point(x, 44))
      frame.write(TextRun("12", Face(.numerals, size: 7)), at: Point(x + 64, 38))
      frame.items.append(.end)
    }
    frame.items = [.anchor(.zero, "o-1"), .anchor(.zero, "d-1"), .anchor(.zero, "o-3"), .begin(Frame.Tag("P"))]
    frame.write(TextRun("投资", face), at: Point(20, 44))
    bound(investment, "o-1", 60)
    frame.write(TextRun("，增长", face), at: Point(150, 44))
    bound(growth, "d-1", 200)
    bound("*项", "o-3", 280)
    frame.write(TextRun("。\(year)年", face), at: Point(20, 90))
    frame.items.append(.end)
    return frame
  }

  private func data(
    ledger: String = Self.ledger, table: String = Self.table,
    calculation: Calculation = Calculation(.growth, inputs: ["o-1", "o-2"])
  ) -> CarriedData {
    CarriedData(table: Array(table.utf8), ledger: Array(ledger.utf8), calculations: ["d-1": calculation])
  }

  private func verified(
    _ page: Frame, carrying attachments: [CarriedFile], after change: (String) throws -> Void = { _ in }
  ) throws -> Verification {
    let fonts = try Fonts(StockFiles.fontRoles())
    let printed = try archivalPDF(
      pages: [page], metadata: PDFMetadata(title: "简报", date: .init(year: 2024, month: 2, day: 8)),
      attachments: attachments, fonts: fonts)
    let folder = try TemporaryFolder()
    try folder.write(printed.bytes, to: "brief.pdf")
    try change(folder.path + "/brief.pdf")
    return try verifyBrief(at: folder.path + "/brief.pdf")
  }

  @Test func `an unaltered brief passes, and every number is counted`() throws {
    let result = try verified(page(), carrying: data().attachments(for: [PrintedPage(page())]))
    #expect(result.faults == [])
    #expect(result.stated == 2 && result.computed == 1 && result.asPrinted == 0)
    #expect(result.text(in: .english).contains("pass (1 pages, 2 stated numbers, 1 computed again"))
  }

  @Test func `a digit of a page's text that was changed in the file is told with its place`() throws {
    let result = try verified(page(), carrying: data().attachments(for: [PrintedPage(page())])) { path in
      try AlteredPDF.exchange("7", for: "1", in: path)
    }
    let words = result.faults.map { $0.message(in: .english) }
    #expect(words.first?.contains("the page says “31.21”, it was printed as “37.21”") == true, "\(words)")
    #expect(words.contains { $0.contains("“31.21亿元” is printed, the ledger says 3721000000元 (o-1)") }, "\(words)")
    #expect(result.faults.allSatisfy { $0.page == 1 })
  }

  @Test func `a date that no source stands behind is sealed too`() throws {
    let result = try verified(page(year: "2025"), carrying: data().attachments(for: [PrintedPage(page())]))
    #expect(
      result.faults.map { $0.message(in: .chinese) } == ["第1页“%12*项12。2024年”处：现为“2025”，印制时为“2024”"])
  }

  @Test func `a number printed otherwise than the data have it is told`() throws {
    let odd = page("37.12亿元", growth: "6.4%")
    let result = try verified(odd, carrying: data().attachments(for: [PrintedPage(odd)]))
    #expect(
      result.faults.map(\.kind) == ["number-contradicted", "result-contradicted"])
    #expect(result.faults.last?.message(in: .english).contains("computed again it is 6.31428571428") == true)
  }

  @Test func `a digit of the carried data that was changed is told with its line`() throws {
    let carried = try data().attachments(for: [PrintedPage(page())])
    for (name, from, to, line) in [
      ("ledger.jsonl", "3500000000", "3600000000", 2), ("data.csv", "3721000000", "3721000001", 2),
    ] {
      let altered = carried.map { attachment in
        guard attachment.name == name else { return attachment }
        var copy = attachment
        copy.bytes = Array(String(decoding: attachment.bytes, as: UTF8.self).replacingOccurrences(of: from, with: to).utf8)
        return copy
      }
      let result = try verified(page(), carrying: altered)
      guard case .lineAltered(_, let carried, let number, let words)? = result.faults.first else {
        Issue.record("\(result.faults)")
        continue
      }
      #expect(carried == name && number == line && words.contains(to))
      #expect(result.faults.contains { $0.kind == "table-contradicted" }, "the two files no longer agree")
    }
  }

  @Test func `a proportion may stand in the table as per cent, and nothing else may`() throws {
    let ledger =
      Self.ledger
      + #"{"document": "甲.txt", "start": 40, "end": 43, "text": "9.7", "id": "o-4", "dimension": "ratio", "value": 9.7, "unit": "", "period": "2023"}"#
      + "\n"
    func faults(unit: String, value: String = "9.7") throws -> [String] {
      let table = Self.table + "\(value),,,\(unit),false,40,43,o-4\r\n"
      return try verified(page(), carrying: data(ledger: ledger, table: table).attachments(for: [PrintedPage(page())]))
        .faults.map(\.kind)
    }
    #expect(try faults(unit: "%") == [])
    #expect(try faults(unit: "").isEmpty)
    #expect(try faults(unit: "%", value: "9.8") == ["table-contradicted"])
    #expect(try !faults(unit: "元").isEmpty)
  }

  @Test func `lost evidence and lost files are told`() throws {
    let short = Self.ledger.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n"
    let result = try verified(page(), carrying: data(ledger: short).attachments(for: [PrintedPage(page())]))
    #expect(result.faults.contains { $0.kind == "evidence-lost" })
    let carried = try data().attachments(for: [PrintedPage(page())]).filter { $0.name != "ledger.jsonl" }
    #expect(try verified(page(), carrying: carried).faults.first?.kind == "file-lost")
  }

  @Test func `a file that carries nothing, and one that is no PDF, cannot be verified`() throws {
    #expect(throws: RunFailure.self) { try verified(page(), carrying: []) }
    let folder = try TemporaryFolder(["a.pdf": "not a pdf"])
    #expect(throws: RunFailure.self) { try verifyBrief(at: folder.path + "/a.pdf") }
    #expect(throws: RunFailure.self) { try verifyBrief(at: folder.path + "/none.pdf") }
  }

  @Test func `the brief of the samples passes`() async throws {
    let files = try await SampleRun.files
    let folder = try TemporaryFolder()
    try folder.write([UInt8](try #require(files["brief.pdf"])), to: "brief.pdf")
    let result = try verifyBrief(at: folder.path + "/brief.pdf")
    #expect(result.faults == [])
    #expect(result.stated > 300 && result.computed > 50)
    #expect(result.asPrinted * 5 < result.stated, "only counts are taken as they were printed")
  }

  @Test(arguments: [
    (VerificationError.carriesNothing(file: "a"), "a: error: this PDF carries no data to be held against\n  remedy: only briefs made by duizhao with qpdf installed carry their data"),
    (.programMissing(file: "a", program: "qpdf", package: "qpdf"), "a: error: qpdf, by which a PDF is read, is not installed\n  remedy: install the package qpdf"),
    (.programFailed(file: "a", program: "qpdf", detail: "x"), "a: error: qpdf cannot read this file: x\n  remedy: make sure that it is a whole PDF file"),
  ])
  func `an error says place, fact and remedy`(error: VerificationError, words: String) {
    #expect(error.diagnostic.text(in: .english) == words)
    #expect(error.message(in: .chinese) != error.message(in: .english))
  }

  @Test func `tables are read back as they were written`() {
    let rows = separatedValues(Array("\u{FEFF}a,\"b\"\"c\",\"d\r\ne\"\r\n1,,3\r\n".utf8))
    #expect(rows.map(\.cells) == [["a", "b\"c", "d\r\ne"], ["1", "", "3"]])
    #expect(rows.map(\.line) == [1, 3])
  }
}

/// A PDF whose ink was changed by somebody who knows how.
enum AlteredPDF {
  /// Puts the glyph of one character where the first of another stands on the first page.
  static func exchange(_ old: Character, for new: Character, in path: String) throws {
    let qpdf = try #require(ChildProcess.path(of: "qpdf"))
    func run(_ arguments: [String]) throws {
      let outcome = try #require(ChildProcess(program: qpdf, arguments: arguments, seconds: 20, megabytes: 1024).run())
      #expect(outcome.status == 0 || outcome.status == 3, "\(outcome.errors)")
    }
    try run(["--qdf", "--object-streams=disable", path, path + ".open"])
    var text = try Data(contentsOf: URL(fileURLWithPath: path + ".open")).map { String(Unicode.Scalar($0)) }.joined()
    // `<05> <0037>`: the fifth character of a font is a seven.
    func code(of character: Character, in map: Substring) -> String? {
      let unicode = String(character.unicodeScalars.first!.value, radix: 16)
      let mark = "> <" + String(repeating: "0", count: 4 - unicode.count) + unicode + ">"
      guard let hit = map.range(of: mark, options: .caseInsensitive), let open = map[..<hit.lowerBound].lastIndex(of: "<")
      else { return nil }
      return String(map[map.index(after: open)..<hit.lowerBound])
    }
    let maps = text.components(separatedBy: "begincmap").dropFirst().map { Substring($0.components(separatedBy: "endcmap")[0]) }
    for map in maps {
      guard let from = code(of: old, in: map), let to = code(of: new, in: map) else { continue }
      let first = try #require(text.range(of: "BDC"))
      let end = try #require(text.range(of: "endstream", range: first.upperBound..<text.endIndex))
      let ink = text[first.lowerBound..<end.lowerBound]
      // Strings of the ink, in hexadecimal digits as long as the font's codes.
      var position = ink.startIndex
      while let open = ink[position...].firstIndex(of: "<"), let close = ink[open...].firstIndex(of: ">") {
        let digits = ink[ink.index(after: open)..<close]
        position = ink.index(after: close)
        guard digits.count % from.count == 0, digits.allSatisfy(\.isHexDigit) else { continue }
        for offset in stride(from: 0, to: digits.count, by: from.count) {
          let start = digits.index(digits.startIndex, offsetBy: offset)
          let range = start..<digits.index(start, offsetBy: from.count)
          guard digits[range].lowercased() == from.lowercased() else { continue }
          text.replaceSubrange(range, with: to)
          try Data(text.unicodeScalars.map { UInt8($0.value) }).write(to: URL(fileURLWithPath: path))
          return
        }
      }
    }
    Issue.record("the character “\(old)” is not on the page")
  }
}
