import CodeLists
import Documents
import Extraction
import Foundation
import Statistics
import Testing

/// Figures of tables: what each is of, and that no digit is lost.
struct TableTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var lines: [String] = []
    var rows: [[String]] = []
    var expected: [String] = []
    var testDescription: String { rows.first?.joined(separator: "|") ?? "" }
  }

  static let examples: [Example] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus/tables.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n\n").compactMap { paragraph in
      var example = Example()
      for line in paragraph.split(separator: "\n") where !line.hasPrefix("#") {
        if line.hasPrefix("⇒ ") {
          example.expected.append(String(line.dropFirst(2)))
        } else if line.contains("|") {
          example.rows.append(line.components(separatedBy: "|").map { $0.trimmingCharacters(in: .whitespaces) })
        } else {
          example.lines.append(String(line))
        }
      }
      return example.rows.isEmpty ? nil : example
    }
  }()

  /// Lines and a table as a document.
  static func document(_ example: Example, format: Document.Format = .docx) -> Document {
    var text: [Unicode.Scalar] = []
    var blocks: [Block] = []
    for line in example.lines {
      let start = text.count
      text += Array(line.unicodeScalars)
      blocks.append(Block(.paragraph, range: start..<text.count))
      text.append("\n")
    }
    let start = text.count
    var rows: [[Block.Cell]] = []
    for row in example.rows {
      if !rows.isEmpty { text.append("\n") }
      var cells: [Block.Cell] = []
      for words in row {
        if !cells.isEmpty { text.append("\t") }
        var words = words
        var span = (1, 1)
        if words.hasSuffix("}"), let open = words.lastIndex(of: "{") {
          let parts = words[words.index(after: open)...].dropLast().split(separator: "x").compactMap { Int($0) }
          span = (parts[0], parts[1])
          words = String(words[..<open])
        }
        let low = text.count
        text += Array(words.unicodeScalars)
        cells.append(Block.Cell(range: low..<text.count, columns: span.0, rows: span.1))
      }
      rows.append(cells)
    }
    blocks.append(Block(.table(rows), range: start..<text.count))
    return Document(name: "t.docx", format: format, digest: "d", text: text, blocks: blocks)
  }

  static let profile = DocumentProfile(
    document: "t.docx", digest: "d", title: "", area: ReferenceArea(code: "", name: "澜江区"), year: 2023, kind: .review)

  static func told(_ o: Observation) -> String {
    let q = o.quantity
    let value = q.isMasked ? "*" : q.value?.description ?? "\(q.low?.description ?? "")–\(q.high?.description ?? "")"
    return [o.label, o.measure.rawValue, o.scenario.rawValue, o.period.code, value, q.unit, o.area ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  @Test(arguments: examples)
  func table(_ example: Example) {
    let ledger = CorpusTests.extractor.ledger(of: Self.document(example), as: Self.profile)
    let figures = ledger.observations.filter { $0.rule == "table" }
    #expect((figures.isEmpty ? ["prose"] : figures.map(Self.told)) == example.expected)
  }

  @Test func corpusFileIsThere() { #expect(Self.examples.count >= 14) }

  /// Every digit in one entry, entries in order.
  static func check(_ entries: [LedgerEntry], of document: Document) {
    var covered = Array(repeating: 0, count: document.text.count)
    for entry in entries {
      for i in entry.range { covered[i] += 1 }
      #expect(entry.text == document.words(entry.range))
      #expect((entry.observation == nil) == (entry.role != .observation))
    }
    let lost = document.text.indices.filter {
      (("0"..."9").contains(document.text[$0]) || document.text[$0] == "*") && covered[$0] != 1
    }
    #expect(lost.isEmpty, "\(document.name): \(lost.prefix(5).map { document.words(max(0, $0 - 10)..<$0 + 5) })")
  }

  @Test(arguments: examples)
  func everyDigitIsAccountedFor(_ example: Example) {
    let document = Self.document(example)
    let entries = CorpusTests.extractor.ledger(of: document, as: Self.profile).entries
    Self.check(entries, of: document)
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
  }

  /// Tables of cells drawn at random, with spans that do not fit: no crash, nothing lost.
  @Test func everyDigitOfMutatedTablesIsAccountedFor() {
    let words = [
      "指标", "单位", "2023年", "2022年", "增长（%）", "比上年增长", "地区", "云桥区", "全市", "亿元", "万吨", "地区生产总值", "其中：小麦", "#工业", "1", "2", "3",
      "12.5", "1,234", "*", "**", "—", "", "", "5%—6%", "8以上", "-3.2", "序号", "2023", "1-11月", "第3位", "1.1.粮食", "完成投资37.21亿元，增长5.1%。",
      "（上年=100）", "合计", "0-17岁（含不满18周岁）", "单位：亿元", "位次", "目标", "完成率",
    ]
    var state: UInt64 = 20_240_208
    func next(_ n: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % n
    }
    for _ in 0..<1500 {
      let columns = 1 + next(6)
      let example = Example(
        lines: next(3) == 0 ? [words[next(words.count)]] : [],
        rows: (0..<1 + next(7)).map { _ in
          (0..<max(1, columns - next(2))).map { _ in
            words[next(words.count)] + (next(12) == 0 ? "{\(1 + next(3))x\(1 + next(3))}" : "")
          }
        })
      let document = Self.document(example, format: next(4) == 0 ? .csv : .docx)
      Self.check(CorpusTests.extractor.ledger(of: document, as: Self.profile).entries, of: document)
      Self.check(CorpusTests.extractor.ledgers(of: document, as: Self.profile).flatMap(\.entries), of: document)
    }
  }

  // MARK: Files of figures

  @Test func aFileOfFiguresIsDividedByAreaAndYear() {
    let example = Example(
      rows: [
        ["序号", "数值", "年份", "地区", "单位", "指标"], ["1", "2,650.71", "2022", "澜江区", "亿元", "地区生产总值"],
        ["2", "5.1", "2022", "澜江区", "%", "地区生产总值增速"], ["3", "680.71", "2023", "澜江区", "亿元", "地区生产总值"],
        ["4", "507.24", "2023", "福田区", "亿元", "地区生产总值"], ["5", "1188", "2023", "合计", "亿元", "地区生产总值"],
      ])
    let document = Self.document(example, format: .csv)
    let home = DocumentProfile(document: "t.csv", digest: "d", title: "", area: nil, year: nil)
    let ledgers = CorpusTests.extractor.ledgers(of: document, as: home)
    let told = ledgers.map { ledger in
      ["\(ledger.profile.area?.name ?? "-") \(ledger.profile.year ?? 0)"] + ledger.observations.map(Self.told)
    }
    #expect(
      told == [
        [
          "澜江区 2022", "地区生产总值 level actual 2022 265071000000 元 澜江区", "地区生产总值 growth actual 2022 5.1 % 澜江区",
          "地区生产总值 level actual 2023 118800000000 元 合计",
        ], ["澜江区 2023", "地区生产总值 level actual 2023 68071000000 元 澜江区"],
        ["福田区 2023", "地区生产总值 level actual 2023 50724000000 元 福田区"],
      ])
    #expect(ledgers.last?.profile.area?.code == "440304")
    Self.check(ledgers.flatMap(\.entries), of: document)
    #expect(ledgers[0].entries.filter { $0.role == .enumerator }.map(\.text) == ["1", "2", "3", "4", "5"])
    #expect(ledgers[1].observations.first?.citation.cell == "B4")
  }

  @Test func aReportIsNeverDivided() {
    let example = Example(rows: [["区县", "地区生产总值（亿元）"], ["云桥区", "535.2"], ["福田区", "5712.4"]])
    #expect(CorpusTests.extractor.ledgers(of: Self.document(example), as: Self.profile).count == 1)
  }
}
