import Analysis
import FoundationEssentials
import Statistics

/// The codes of the list itself and of the counts that a list of reform tasks is reported by: they have a section of their own.
let taskListCode = "reform_tasks"
let taskCodes: Set<String> = ["reform_tasks", "reform_tasks_done", "reform_tasks_ongoing", "reform_tasks_waiting"]

extension Comparison {
  /// Task lists of which something is known to be done or not, newest first.
  var taskLists: [TaskCompletion] {
    tasks.filter { $0.total != nil && ($0.done != nil || $0.stated != nil) }
      .enumerated().sorted { ($1.element.year, $0.offset) < ($0.element.year, $1.offset) }.map(\.element)
  }
}

extension TaskCompletion {
  /// Done over total; more done than there are tells of another list, and is no rate.
  var rate: Derived? { computed.flatMap { $0.value <= 100 ? $0 : nil } }
}
