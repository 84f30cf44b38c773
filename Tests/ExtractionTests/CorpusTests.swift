import CodeLists
import Documents
import Extraction
import Foundation
import Statistics
import Stock
import Testing

/// The corpus files beside this test: phrases and how they must be read.
struct CorpusTests {
  static let lists: CodeLists = {
    do {
      return try CodeLists { try? String(contentsOf: StockFolder.codeLists.url.appendingPathComponent($0), encoding: .utf8) }
    } catch {
      preconditionFailure("\(error)")
    }
  }()
  static let extractor = Extractor(lists)

  /// The lines of a corpus file, split at their arrow.
  static func lines(_ name: String, arrow: String) -> [(phrase: String, expected: String)] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Corpus/\(name).txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let parts = line.components(separatedBy: " \(arrow) ")
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }

  static func ledger(_ sentence: String) -> Ledger {
    let text = Array(sentence.unicodeScalars)
    let document = Document(
      name: "t.txt", format: .txt, digest: "", text: text, blocks: [Block(.paragraph, range: 0..<text.count)])
    let profile = DocumentProfile(document: "t.txt", digest: "", title: "", area: nil, year: 2021, kind: .review)
    return extractor.ledger(of: document, as: profile)
  }

  @Test(arguments: lines("quantities", arrow: "⇒"))
  func quantity(_ line: (phrase: String, expected: String)) {
    let found = Self.ledger(line.phrase).observations.map { o in
      let q = o.quantity
      let amount =
        q.isMasked ? "*" : q.value?.description ?? "\(q.low?.description ?? "")–\(q.high?.description ?? "")"
      return ([amount, q.unit] + (q.bound.map { [$0.rawValue] } ?? [])).joined(separator: " ")
    }
    #expect(found == [line.expected], "\(line.phrase)")
  }

  @Test(arguments: lines("exclusions", arrow: "⇏"))
  func exclusion(_ line: (phrase: String, expected: String)) {
    let entries = Self.ledger(line.phrase).entries
    #expect(!entries.isEmpty, "\(line.phrase)")
    for entry in entries { #expect(entry.role.rawValue == line.expected, "\(line.phrase): \(entry.text), \(entry.rule)") }
  }

  @Test(arguments: lines("labels", arrow: "⇒"))
  func label(_ line: (phrase: String, expected: String)) {
    let found = Self.ledger(line.phrase).observations
      .map { "\($0.label) \($0.measure.rawValue) \($0.scenario.rawValue) \($0.period.code)" }
    #expect(found.joined(separator: " | ") == line.expected, "\(line.phrase)")
  }

  @Test func corpusFilesAreThere() {
    #expect(Self.lines("quantities", arrow: "⇒").count >= 30)
    #expect(Self.lines("exclusions", arrow: "⇏").count >= 20)
    #expect(Self.lines("labels", arrow: "⇒").count >= 15)
  }
}
