package import Statistics

/// The lists that say what areas, indicators, units and characters there are, read from the text files in `CodeLists/`.
package struct CodeLists: Sendable {
  package var areas: AreaList
  package var indicators: IndicatorList

  package init(areas: AreaList, indicators: IndicatorList) {
    self.areas = areas
    self.indicators = indicators
  }
}

/// Districts, counties, cities and provinces by GB/T 2260 code.
package struct AreaList: Sendable {
  package private(set) var names: [String: String] = [:]
  package private(set) var parents: [String: String] = [:]

  package init() {}
}

/// What can be measured, with synonyms.
package struct IndicatorList: Sendable {
  private var byID: [String: Indicator] = [:]

  package init(_ indicators: [Indicator] = []) {
    byID = Dictionary(uniqueKeysWithValues: indicators.map { ($0.id, $0) })
  }

  /// The indicator with a code.
  package subscript(id: String) -> Indicator? { byID[id] }
}
