import Analysis
import FoundationEssentials
import Statistics

/// A year's list of reform tasks in one area: how many there are, are done, under way and not begun.
struct TaskList: Hashable {
  static let codes: Set<String> = [
    "reform_tasks", "reform_tasks_done", "reform_tasks_ongoing", "reform_tasks_waiting",
  ]

  var area: Int
  var year: Int
  var total: Observation?
  var done: Observation?
  var ongoing: Observation?
  var waiting: Observation?
  /// The rate that the document states.
  var stated: Observation?
}

extension Comparison {
  /// Task lists by year, newest first, and area.
  var taskLists: [TaskList] {
    func row(_ code: String, _ measures: [Measure]) -> [Row] {
      rows.filter { $0.indicator.id == code && measures.contains($0.measure) && $0.scenario == .actual }
    }
    func observation(_ rows: [Row], _ area: Int, _ year: Int) -> Observation? {
      rows.lazy.compactMap { $0.entry(area: area, year: year)?.cell.observation }.first
    }
    let total = row("reform_tasks", [.level])
    let done = row("reform_tasks_done", [.level])
    let ongoing = row("reform_tasks_ongoing", [.level])
    let waiting = row("reform_tasks_waiting", [.level])
    let stated = row("reform_tasks", [.completion, .share]) + row("reform_tasks_done", [.completion, .share])
    return years.reversed().flatMap { year in
      areas.indices.compactMap { area in
        let list = TaskList(
          area: area, year: year, total: observation(total, area, year), done: observation(done, area, year),
          ongoing: observation(ongoing, area, year), waiting: observation(waiting, area, year),
          stated: observation(stated, area, year))
        return list.total != nil && (list.done != nil || list.stated != nil) ? list : nil
      }
    }
  }
}
