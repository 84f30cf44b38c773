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

  /// 亿 or 万 where most figures were written so, and 亿 where a typical amount of money reaches it: the unit that the
  /// tables of a brief print the same figures in.
  package init(base: String, quantities: [Quantity]) {
    var votes: [Int: Int] = [:]
    for q in quantities { votes[q.scale >= 8 ? 8 : q.scale >= 4 ? 4 : 0, default: 0] += 1 }
    var power = votes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
    if base.hasSuffix("元") {
      let sizes = quantities.compactMap { $0.value?.magnitude }.sorted()
      if !sizes.isEmpty, sizes[sizes.count / 2] >= 100_000_000 { power = 8 }
    }
    if base == "%" { power = 0 }
    self.power = power
    name = (power == 8 ? "亿" : power == 4 ? "万" : "") + base
  }

  package func scaled(_ value: Decimal) -> Decimal { power == 0 ? value : value.shifted(by: -power) }

  /// The value as precisely as it was written; raised to a larger unit, it gets only the places that it needs, and no
  /// more than can be read.
  package func label(_ value: Decimal, as quantity: Quantity) -> String {
    let shown = scaled(value)
    var places = max(0, quantity.decimals - quantity.scale + power)
    if quantity.scale < power {
      places = min(places, shown.decimals, shown.magnitude >= 1 ? 2 : 4)
    } else {
      // What was written in another unit, 斤 for 公斤, may need a place more in this one, as in the brief's tables.
      places = max(places, min(4, shown.decimals))
    }
    return printed(shown, decimals: places)
  }
}
