import Analysis
import FoundationEssentials
import Statistics

/// The common unit of a table's figures: 亿元 where most were written in 亿, so that they can be read down a column.
struct TableScale: Hashable {
  /// The power of ten: 8 for 亿, 4 for 万, 0 for none.
  var scale: Int
  /// As printed in a unit line: `亿元`.
  var unit: String

  /// No common multiplier: figures as they are.
  init(unit: String) {
    scale = 0
    self.unit = unit
  }

  init(of rows: [Row]) {
    let quantities = rows.flatMap { row in row.cells.flatMap { $0.compactMap { $0.observation?.quantity } } }
    let base = rows.first?.unit ?? ""
    var votes: [Int: Int] = [:]
    for q in quantities { votes[q.scale >= 8 ? 8 : q.scale >= 4 ? 4 : 0, default: 0] += 1 }
    var scale = votes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    if base.hasSuffix("元") {
      let sizes = quantities.compactMap { $0.value?.magnitude }.sorted()
      if let middle = sizes.isEmpty ? nil : sizes[sizes.count / 2] {
        // Incomes and prices are quoted in yuan, whatever single documents do.
        scale = middle >= 100_000_000 ? 8 : middle < 100_000 ? 0 : scale
      }
    }
    // No figure is printed as a thousandth of its unit where a smaller unit serves all; one alone among many is an
    // outlier that the others do not bow to.
    let known = quantities.compactMap { $0.value?.magnitude }.filter { $0 > 0 }.sorted()
    if let least = known.count > 4 ? known.dropFirst().first : known.first, let most = known.last {
      while scale > 0, NumberPrinting.scaled(least, by: scale) < Decimal(1) / 10,
        NumberPrinting.scaled(most, by: scale - 4) < 10_000_000
      {
        scale -= 4
      }
    }
    self.scale = base == "%" ? 0 : scale
    unit = NumberPrinting.multiplier(self.scale) + base
  }

  /// A stated figure without its unit, as precisely as written, money to two places: `37.21`, `约100`, `5—6`.
  func text(_ q: Quantity) -> (before: String, number: String, after: String) {
    let (before, after) = NumberPrinting.hedge(q)
    guard !q.isMasked else { return ("", "*", "") }
    func number(_ value: Decimal) -> String {
      let shown = NumberPrinting.scaled(value, by: scale)
      var places = max(0, q.decimals - q.scale + scale)
      // Raised to a larger unit, a figure gets only the places that it needs, and no more than can be read.
      if q.scale < scale {
        places = min(places, NumberPrinting.places(shown), shown.magnitude >= 1 ? 2 : 4)
      } else if places < NumberPrinting.places(shown) {
        // 280.9亿斤 is 140.45亿公斤: a unit's conversion may need more places than were written.
        places = min(NumberPrinting.places(shown), 4)
      }
      return NumberPrinting.tabular(shown, places: places)
    }
    if let low = q.low, let high = q.high { return (before, "\(number(low))—\(number(high))", after) }
    guard let value = q.value else { return ("", "*", "") }
    return (before, number(value), after)
  }

  /// A sum without its unit, as precisely as its parts: `110.70` of `41.93` and `68.77`.
  func sum(_ value: Decimal, of parts: [Quantity], rule: RoundingRule) -> String {
    let written = parts.map { part -> Int in
      let number = text(part).number
      return number.firstIndex(of: ".").map { number.distance(from: $0, to: number.endIndex) - 1 } ?? 0
    }
    let shown = NumberPrinting.scaled(value, by: scale)
    return NumberPrinting.tabular(
      shown, places: min(2, max(written.max() ?? 0, min(2, NumberPrinting.places(shown)))), rule: rule)
  }

  /// A computed figure without its unit.
  func text(_ value: Decimal, rule: RoundingRule = .halfUp) -> String {
    let shown = NumberPrinting.scaled(value, by: scale)
    return NumberPrinting.tabular(shown, places: min(2, NumberPrinting.places(shown)), rule: rule)
  }
}
