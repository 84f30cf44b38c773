import Analysis
import FoundationEssentials
import Statistics

extension Comparison {
  /// The indicators that most areas state for a year, the first of each field of work before the second, in the order of
  /// the code list; each by the measure that most areas state.
  func bestKnown(year: Int, limit: Int) -> [Subject] {
    var order: [String] = []
    var best: [String: (subject: Subject, count: Int)] = [:]
    for row in rows where row.isCoded && row.scenario == .actual && !row.indicator.id.hasPrefix("reform_tasks") {
      guard [Measure.level, .growth, .share].contains(row.measure) else { continue }
      let subject = Subject(row: row, comparison: self, year: year)
      let values = subject.values(year)
      let count = values.count(where: subject.standing(in: values))
      // Each has one place in the order, also where its first row says nothing of the year.
      if !order.contains(row.indicator.id) { order.append(row.indicator.id) }
      if count > best[row.indicator.id]?.count ?? 0 { best[row.indicator.id] = (subject, count) }
    }
    let enough = max(1, (areas.count * 3 + 3) / 4)
    let known = order.compactMap { best[$0] }.filter { $0.count >= enough }.map(\.subject)
    var chosen: Set<String> = []
    for round in 0..<limit where chosen.count < limit {
      for domain in Domain.allCases {
        let own = known.filter { $0.row.indicator.domain == domain }
        if own.indices.contains(round), chosen.count < limit { chosen.insert(own[round].row.indicator.id) }
      }
    }
    return known.filter { chosen.contains($0.row.indicator.id) }
  }
}
