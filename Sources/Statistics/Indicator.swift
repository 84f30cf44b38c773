/// Something that is measured in every area and year: an entry of the code list, or a label that recurs.
package struct Indicator: Hashable, Sendable {
  /// The code, such as `gdp`; for a label outside the list, `~` and the label.
  package var id: String
  package var name: String
  package var englishName: String
  /// The field of work that it belongs to, as a brief's section.
  package var domain: Domain
  package var family: UnitFamily
  package var direction: Direction
  /// Whether the areas' values may be added up.
  package var isAdditive: Bool
  /// Smaller comes first in tables.
  package var order: Int

  /// Whether more of it is wished for.
  package enum Direction: String, Hashable, Sendable { case higher, lower, neutral }

  package init(
    id: String, name: String, englishName: String, domain: Domain, family: UnitFamily, direction: Direction,
    isAdditive: Bool, order: Int
  ) {
    self.id = id
    self.name = name
    self.englishName = englishName
    self.domain = domain
    self.family = family
    self.direction = direction
    self.isAdditive = isAdditive
    self.order = order
  }
}

/// The fields of work that summaries are written by, in the order of a brief.
package enum Domain: String, Hashable, Sendable, CaseIterable {
  case overall, investment, finance, enterprise, innovation, business, urban, rural, livelihood, ecology, governance
  case reform, other
}
