import Analysis
import FoundationEssentials
import Statistics

/// Which values the first annex prints: those that can be laid side by side. All others stay in the data files, which
/// hold everything; the annex says how many.
struct Annex {
  /// Results by indicators of the code list.
  let rows: [Row]
  /// Results by names that only the documents use.
  let ownNames: [Row]
  /// What is aimed at for the year after the newest.
  let aims: [Row]
  /// Whether anything lines up at all; else all coded figures are printed as they are.
  let linesUp: Bool
  /// Whether areas and years together fit beside each other, a line an indicator; else each year has a line.
  let isWide: Bool
  /// All values of the comparison, and those printed.
  let held: Int
  let printed: Int

  private static let ownNameLimit = 20
  /// As many columns of figures as an upright page holds without cutting the names of indicators.
  static let widest = 5

  init(_ comparison: Comparison) {
    let areas = comparison.areas.count
    let years = comparison.years
    func stated(_ row: Row, _ year: Int) -> Int {
      (0..<areas).count { area in
        guard let entry = row.entry(area: area, year: year), entry.cell.observation != nil else { return false }
        return !entry.cell.comparability.reasons.contains(.otherUnit)
      }
    }
    func usable(_ row: Row, _ year: Int) -> Int { row.usable(areas: areas, year: year).count }
    func isAligned(_ row: Row, by count: (Row, Int) -> Int) -> Bool {
      areas == 1 ? years.count { count(row, $0) > 0 } >= 2 : years.contains { count(row, $0) >= 2 }
    }
    let measures: Set<Measure> = [.level, .growth, .share, .completion]
    let results = comparison.rows.filter { $0.scenario == .actual && measures.contains($0.measure) }
    let coded = results.filter(\.isCoded)
    let aligned = coded.filter { isAligned($0, by: stated) }
    linesUp = !aligned.isEmpty
    // Where nothing lines up, what there is is better than nothing.
    rows = aligned.isEmpty ? coded.filter { row in years.contains { stated(row, $0) > 0 } } : aligned
    // A name of the documents' own proves that it means one thing by recurring: the more areas, the more often.
    let enough = areas > 5 ? 3 : 2
    let named = results.filter { row in
      !row.isCoded && row.indicator.name.count >= 3 && row.unit.count < 5 && isAligned(row, by: usable)
        && (areas == 1 || years.contains { usable(row, $0) >= enough })
    }
    let chosen = Set(
      named.enumerated().sorted { a, b in
        let (m, n) = (years.map { usable(a.element, $0) }.reduce(0, +), years.map { usable(b.element, $0) }.reduce(0, +))
        return (-m, a.offset) < (-n, b.offset)
      }.prefix(Self.ownNameLimit).map(\.element.key))
    ownNames = named.filter { chosen.contains($0.key) }

    let ahead = (years.last ?? 0) + 1
    aims = comparison.rows.filter { row in
      row.isCoded && row.scenario == .target && measures.contains(row.measure)
        && (0..<areas).count { row.cell(area: $0, year: ahead)?.observation != nil } >= min(2, max(1, areas))
    }
    let all = rows + ownNames
    let isWide =
      areas == 1
      || (0..<areas).reduce(0) { sum, area in
        sum + years.count { year in all.contains { $0.entry(area: area, year: year)?.cell.observation != nil } }
      } <= Self.widest
    self.isWide = isWide
    held = comparison.rows.reduce(0) { $0 + $1.statedCount }
    printed =
      (rows + ownNames).reduce(0) { sum, row in
        sum + years.reduce(0) {
          let said = Self.said(row, $1, areas)
          return $0 + (isWide || said >= 2 || aligned.isEmpty ? said : 0)
        }
      } + aims.reduce(0) { $0 + Self.said($1, ahead, areas) }
  }

  private static func said(_ row: Row, _ year: Int, _ areas: Int) -> Int {
    (0..<areas).count { row.entry(area: $0, year: year)?.cell.observation != nil }
  }

  var indicators: Int { Set(rows.map(\.indicator.id)).count }
}
