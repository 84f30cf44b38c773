package import FoundationEssentials
package import Statistics

/// The unit in which a chart prints a row's values: 亿元 for amounts that are stored in 元.
package struct DisplayUnit: Hashable, Sendable {
  /// `亿元`, `万人`, `%`; empty for an index.
  package var name: String
  /// 8 for 亿, 4 for 万.
  package var power: Int

  package init(name: String, power: Int) {
    self.name = name
    self.power = power
  }

  /// The largest of 亿 and 万 that leaves a typical value above one.
  package init(base: String, family: UnitFamily, values: [Decimal]) {
    let sizes = values.map(\.magnitude).filter { $0 > 0 }.sorted()
    let typical = sizes.isEmpty ? 0 : sizes[sizes.count / 2]
    let takesCuts: Bool =
      switch family {
      case .percent, .percentagePoint, .rank, .ratio, .index, .duration: false
      default: true
      }
    // Amounts of money are read in 万元 from ten thousand on; counts only where the digits become many.
    let firstCut: Decimal = family == .money ? 10_000 : 1_000_000
    if takesCuts, typical >= 100_000_000 {
      (name, power) = ("亿" + base, 8)
    } else if takesCuts, typical >= firstCut {
      (name, power) = ("万" + base, 4)
    } else {
      (name, power) = (base, 0)
    }
  }

  package func scaled(_ value: Decimal) -> Decimal { power == 0 ? value : value.shifted(by: -power) }

  /// The value as precisely as it was written, at most two decimals.
  package func label(_ value: Decimal, as quantity: Quantity) -> String {
    let written = max(0, quantity.decimals - quantity.scale + power)
    return printed(scaled(value), decimals: min(2, max(written, min(scaled(value).decimals, 2))))
  }
}
