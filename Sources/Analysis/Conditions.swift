import CodeLists
import Documents
import Statistics

/// Conditions that a figure has only beside the others of its row: a state beside what came about over a year, and years
/// between which the area became another.

/// What is on hand on a day and what came about over a year are two things, whatever both are called. Where one row
/// holds both, the fewer are marked.
func markStocksAndFlows(_ rows: inout [Row], with lists: CodeLists) {
  let stock = lists.words["stock.words"]
  let flow = lists.words["flow.words"]
  for index in rows.indices
  where rows[index].measure == .level && rows[index].scenario == .actual && !rows[index].unit.isRate {
    // A name that says which it is settles it for all.
    let name = rows[index].indicator.name
    guard !(stock + flow).contains(where: { name.contains($0) }) else { continue }
    var stocks: [(Int, Int)] = []
    var flows: [(Int, Int)] = []
    for area in rows[index].cells.indices {
      for (position, cell) in rows[index].cells[area].enumerated() {
        guard let observation = cell.observation else { continue }
        let words = observation.wordsBefore
        if flow.contains(where: { words.contains($0) }) {
          flows.append((area, position))
        } else if stock.contains(where: { words.contains($0) }) {
          stocks.append((area, position))
        }
      }
    }
    guard !stocks.isEmpty, !flows.isEmpty else { continue }
    for (area, position) in stocks.count >= flows.count ? flows : stocks {
      rows[index].cells[area][position].comparability.add(.stockAndFlow, .conditional)
    }
  }
}

/// 计划总投资 is no investment done, even where both go by one indicator.
func markPlans(_ rows: inout [Row]) {
  let plans = ["计划", "规划", "协议", "预计"]
  for index in rows.indices where rows[index].scenario == .actual && rows[index].isCoded {
    guard !plans.contains(where: { rows[index].indicator.name.hasPrefix($0) }) else { continue }
    for area in rows[index].cells.indices {
      for position in rows[index].cells[area].indices {
        guard let label = rows[index].cells[area][position].observation?.label,
          plans.contains(where: { label.hasPrefix($0) })
        else { continue }
        rows[index].cells[area][position].comparability.add(.plan, .incomparable)
      }
    }
  }
}

/// Figures of a year up to which an area's territory changed since the first year compared say nothing about growth.
func markBoundaryChanges(_ rows: inout [Row], areas: [ReferenceArea], years: [Int], with lists: CodeLists) {
  guard let first = years.first, let last = years.last, first < last else { return }
  for (area, reference) in areas.enumerated() {
    let changes = lists.boundaries.changes(of: reference.code, after: first, upTo: last)
    guard let newest = changes.map(\.year).max() else { continue }
    for index in rows.indices where rows[index].scenario == .actual {
      for (position, period) in rows[index].periods.enumerated() {
        guard let year = period.year, year < newest, year >= first, rows[index].cells[area][position].observation != nil
        else { continue }
        rows[index].cells[area][position].comparability.add(.boundaryChange, .conditional)
      }
    }
  }
}

extension Observation {
  /// The words of the number's own clause before it, as far as they are quoted.
  fileprivate var wordsBefore: Substring {
    guard let range = citation.quote.firstRange(of: citation.words) else { return "" }
    let before = citation.quote[..<range.lowerBound]
    return before.lastIndex(where: \.isComma).map { before[before.index(after: $0)...] } ?? before
  }
}
