import CodeLists
import Statistics

/// Gives the counts of a task list their codes where only the list as a whole tells what they count:
/// `承担改革任务68项，已完成59项，占比88.6%，正在推进7项，另有2项需等待上级部署`.
///
/// Each count by itself is labelled 改革任务, or not at all; read as one list they are total, done, going on, waiting.
func codeTaskLists(_ evidence: inout [Evidence], with lists: CodeLists) {
  guard lists.indicators[TaskCode.total] != nil else { return }
  var codes: [String: String] = [:]
  for sentence in sentences(of: evidence, with: lists) {
    guard let head = sentence.statements.firstIndex(where: isTotal) else { continue }
    let unit = sentence.statements[head].observation.quantity.unit
    var parts: [String: String] = [:]
    var previous: String? = nil
    for spoken in sentence.statements[(head + 1)...] {
      let observation = spoken.observation
      if observation.measure == .level, observation.quantity.unit == unit, let code = partCode(of: spoken),
        !parts.values.contains(code)
      {
        parts[observation.id] = code
        previous = code
      } else if observation.quantity.unit == "%", previous == TaskCode.done,
        [.share, .completion].contains(observation.measure)
      {
        parts[observation.id] = TaskCode.total
        previous = nil
      } else {
        break
      }
    }
    guard parts.values.contains(TaskCode.done) else { continue }
    parts[sentence.statements[head].observation.id] = TaskCode.total
    codes.merge(parts) { first, _ in first }
  }
  guard !codes.isEmpty else { return }
  for index in evidence.indices {
    if let code = codes[evidence[index].observation.id] { evidence[index].observation.indicator = code }
  }
}

private func isTotal(_ spoken: SpokenStatement) -> Bool {
  let observation = spoken.observation
  guard observation.measure == .level, observation.scenario == .actual, observation.quantity.family == .count else {
    return false
  }
  return observation.indicator == TaskCode.total || observation.indicator == nil && observation.label.hasSuffix("改革任务")
}

/// What a count after the total counts, by the words of its clause.
private func partCode(of spoken: SpokenStatement) -> String? {
  if let code = spoken.observation.indicator, code != TaskCode.total {
    return [TaskCode.done, TaskCode.ongoing, TaskCode.waiting].contains(code) ? code : nil
  }
  let words = spoken.clauseBefore + spoken.clauseAfter
  func has(_ cues: [String]) -> Bool { cues.contains { words.contains($0) } }
  if has(["等待", "未启动", "未落实", "未开展", "未实施"]) { return TaskCode.waiting }
  if has(["推进", "推动", "进行中", "实施中"]) { return TaskCode.ongoing }
  if has(["完成", "已落实", "办结"]) { return TaskCode.done }
  return nil
}
