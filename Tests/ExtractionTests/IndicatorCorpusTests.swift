import CodeLists
import Extraction
import Foundation
import Statistics
import Testing

/// The indicators of the code list in sentences as summaries state them: each number must give its code, measure, value and unit.
struct IndicatorCorpusTests {
  static let lines = CorpusTests.lines("indicators", arrow: "⇒")

  @Test(arguments: lines)
  func statements(_ line: (phrase: String, expected: String)) {
    let found = CorpusTests.ledger(line.phrase).observations.map { o in
      ([o.indicator ?? "-", o.measure.rawValue, o.quantity.value?.description ?? "*", o.quantity.unit])
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
    #expect(found.joined(separator: " | ") == line.expected, "\(line.phrase)")
  }

  /// The corpus has a sentence for nearly every indicator, none twice, and names none that the list does not have.
  @Test func listIsCovered() {
    var codes: Set<String> = []
    for line in Self.lines {
      for statement in line.expected.components(separatedBy: " | ") { codes.insert(String(statement.prefix { $0 != " " })) }
    }
    codes.remove("-")
    let unknown = codes.subtracting(CorpusTests.lists.indicators.entries.map(\.indicator.id)).sorted()
    #expect(unknown.isEmpty)
    #expect(codes.count >= 900)
    let sentences = Set(Self.lines.map(\.phrase)).count
    #expect(sentences == Self.lines.count)
  }
}
