/// How figures hang together: parts that make up a whole, and rates that are one amount of another.
package struct PartList: Sendable {
  /// An indicator that is the sum of others.
  package struct Sum: Hashable, Sendable {
    package var whole: String
    package var parts: [String]
  }

  /// A rate that is one indicator in per cent of another.
  package struct Ratio: Hashable, Sendable {
    package var rate: String
    package var part: String
    package var whole: String
  }

  package private(set) var sums: [Sum] = []
  package private(set) var ratios: [Ratio] = []

  package init() {}

  /// Reads `parts.tsv`: kind, the code of the whole or the rate, the codes of the parts. All codes must be known.
  package init(_ table: TableFile, indicators: IndicatorList) throws(CodeListError) {
    for record in table.records {
      guard record.columns.count == 3 else {
        throw .columns(table.place(record), expected: 3, found: record.columns.count)
      }
      let whole = String(record.columns[1])
      let parts = record.columns[2].split(separator: " ").map(String.init)
      for code in [whole] + parts where indicators[code] == nil {
        throw .unknownCode(table.place(record), code: code)
      }
      switch record.columns[0] {
      case "sum": sums.append(Sum(whole: whole, parts: parts))
      case "ratio" where parts.count == 2: ratios.append(Ratio(rate: whole, part: parts[0], whole: parts[1]))
      case "ratio": throw .columns(table.place(record), expected: 2, found: parts.count)
      default:
        throw .unknownWord(
          table.place(record), column: "kind", word: String(record.columns[0]), allowed: ["sum", "ratio"])
      }
    }
  }

  /// The amounts that weigh a rate when areas are taken together.
  package func ratio(of rate: String) -> Ratio? { ratios.first { $0.rate == rate } }
}
