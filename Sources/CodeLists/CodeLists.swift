/// The lists that say what areas, indicators, units, words and characters there are, read from the files in `CodeLists/`.
package struct CodeLists: Sendable {
  package var areas: AreaList
  package var indicators: IndicatorList
  package var units: UnitList
  package var words: WordList
  /// The words of tables' heads, row labels and captions.
  package var tables: WordList
  package var script: ScriptTable
  /// Which figures add up to which, and which rates follow from which.
  package var parts: PartList
  /// When areas changed their territory.
  package var boundaries: BoundaryList

  /// Empty lists, for tests that need none.
  package init() {
    areas = AreaList()
    indicators = IndicatorList()
    units = UnitList()
    words = WordList()
    tables = WordList()
    script = ScriptTable()
    parts = PartList()
    boundaries = BoundaryList()
  }

  /// Reads all lists; `load` gives the text of a file of the folder, nil where there is none.
  package init(load: (String) -> String?) throws(CodeListError) {
    func table(_ name: String) throws(CodeListError) -> TableFile {
      guard let text = load(name) else { throw .missingFile("CodeLists/\(name)") }
      return TableFile(text, file: "CodeLists/\(name)")
    }
    areas = try AreaList(try table("areas.tsv"))
    indicators = try IndicatorList(try table("indicators.tsv"))
    units = try UnitList(try table("units.tsv"))
    words = try WordList(try table("words.tsv"))
    tables = try WordList(try table("tables.tsv"))
    script = try ScriptTable(try table("traditional.tsv"))
    parts = try PartList(try table("parts.tsv"), indicators: indicators)
    boundaries = try BoundaryList(try table("boundaries.tsv"))
  }
}
