import FoundationEssentials
package import Statistics

/// How far an area has come with its list of reform tasks in a year, by the document's own counts.
package struct TaskCompletion: Hashable, Sendable {
  package var area: ReferenceArea
  package var year: Int
  package var total: Observation?
  package var done: Observation?
  package var ongoing: Observation?
  package var waiting: Observation?
  /// The completion that the document states, in per cent.
  package var stated: Observation?
  /// Done over total, in per cent; nil where one of them is not stated or masked.
  package var computed: Derived?

  package init(
    area: ReferenceArea, year: Int, total: Observation? = nil, done: Observation? = nil, ongoing: Observation? = nil,
    waiting: Observation? = nil, stated: Observation? = nil, computed: Derived? = nil
  ) {
    self.area = area
    self.year = year
    self.total = total
    self.done = done
    self.ongoing = ongoing
    self.waiting = waiting
    self.stated = stated
    self.computed = computed
  }
}

/// The codes of the counts that a list of reform tasks is reported by.
enum TaskCode {
  static let total = "reform_tasks"
  static let done = "reform_tasks_done"
  static let ongoing = "reform_tasks_ongoing"
  static let waiting = "reform_tasks_waiting"
}

/// Task lists by area and year, from the cells of the rows that count them.
func taskCompletions(rows: [Row], areas: [ReferenceArea], years: [Int]) -> [TaskCompletion] {
  func row(_ code: String) -> Row? {
    rows.first { $0.indicator.id == code && $0.measure == .level && $0.scenario == .actual }
  }
  let total = row(TaskCode.total)
  let done = row(TaskCode.done)
  let ongoing = row(TaskCode.ongoing)
  let waiting = row(TaskCode.waiting)
  let stated = rows.filter {
    [TaskCode.total, TaskCode.done].contains($0.indicator.id) && [.share, .completion].contains($0.measure)
      && $0.scenario == .actual
  }
  guard total != nil || done != nil else { return [] }

  var result: [TaskCompletion] = []
  for (index, area) in areas.enumerated() {
    for year in years {
      var item = TaskCompletion(area: area, year: year)
      item.total = total?.cell(area: index, year: year)?.observation
      item.done = done?.cell(area: index, year: year)?.observation
      item.ongoing = ongoing?.cell(area: index, year: year)?.observation
      item.waiting = waiting?.cell(area: index, year: year)?.observation
      item.stated = stated.lazy.compactMap { $0.cell(area: index, year: year)?.observation }.first
      guard item.total != nil || item.done != nil else { continue }
      if let done = item.done, let total = item.total, let part = done.number, let whole = total.number, whole > 0 {
        item.computed = Derived(
          value: part / whole * 100, unit: "%", formula: "\(done.written) ÷ \(total.written) × 100%",
          inputs: [done.id, total.id])
      }
      result.append(item)
    }
  }
  return result
}
