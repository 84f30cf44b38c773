import CodeLists
package import FoundationEssentials
package import Statistics

/// How much of a year's task is done by a time of the year, beside how much of the year had passed (序时进度).
package struct Progress: Hashable, Sendable {
  package enum Verdict: String, Hashable, Sendable { case ahead, level, behind }

  package var area: ReferenceArea
  package var indicator: Indicator
  package var year: Int
  /// The part of the year that the figures cover: `2022-01/2022-11`, `asof:2021-11-23`, or the whole year.
  package var period: TimePeriod
  /// Of the year's task, in per cent: as stated, or computed from what is done and the task.
  package var completion: Derived
  /// Of the year, in per cent: 1—11月 is 91.7 %, 23 November 89.6 %.
  package var elapsed: Derived
  /// Completion less elapsed, in points.
  package var lead: Derived
  package var verdict: Verdict
  /// The completion as the document states it; nil where it was computed.
  package var stated: Observation?
  /// What is done and what was to be done, where both are known.
  package var done: Observation?
  package var task: Observation?

  package init(
    area: ReferenceArea, indicator: Indicator, year: Int, period: TimePeriod, completion: Derived, elapsed: Derived,
    lead: Derived, verdict: Verdict, stated: Observation? = nil, done: Observation? = nil, task: Observation? = nil
  ) {
    self.area = area
    self.indicator = indicator
    self.year = year
    self.period = period
    self.completion = completion
    self.elapsed = elapsed
    self.lead = lead
    self.verdict = verdict
    self.stated = stated
    self.done = done
    self.task = task
  }
}

extension TimePeriod {
  /// The share of its year that has passed at the period's end, in per cent, with its formula: whole months count as
  /// months, a day within a month as days of the year. Nil for what does not begin with a year.
  package var elapsedShare: (value: Decimal, formula: String)? {
    if coveredYear != nil { return (100, "100%") }
    guard partlyCoveredYear != nil, let year, let month = endingMonth else { return nil }
    let lengths = [31, year.isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(month) else { return nil }
    if let day = endingDay, day < lengths[month - 1] {
      let passed = lengths[..<(month - 1)].reduce(0, +) + day
      let all = year.isLeap ? 366 : 365
      return (Decimal(passed) / Decimal(all) * 100, "\(passed)天 ÷ \(all)天 × 100%")
    }
    return (Decimal(month) / 12 * 100, "\(month)个月 ÷ 12个月 × 100%")
  }

  /// The day of the month that the period ends with, where it says so.
  private var endingDay: Int? {
    var last = Substring(code)
    if let colon = last.lastIndex(of: ":") { last = last[last.index(after: colon)...] }
    if let slash = last.lastIndex(of: "/") { last = last[last.index(after: slash)...] }
    let parts = last.split(separator: "-")
    return parts.count == 3 ? Int(parts[2]) : nil
  }
}

extension Int {
  fileprivate var isLeap: Bool { self % 4 == 0 && (self % 100 != 0 || self % 400 == 0) }
}

/// How far the areas are with their yearly tasks: what documents state of the year's task, task lists that count what is
/// done, and results of a part of the year against the target announced for it. By year, the newest first, then by
/// lead, those behind first.
func progress(_ comparison: Comparison, evidence: [[Evidence]], with lists: CodeLists) -> [Progress] {
  var result = statedProgress(comparison, evidence: evidence, with: lists)
  result += taskProgress(comparison)
  result += targetProgress(comparison, with: lists)
  var seen: Set<String> = []
  result = result.filter { seen.insert("\($0.area.code)|\($0.area.name)|\($0.indicator.id)|\($0.year)").inserted }
  return result.enumerated()
    .sorted { a, b in
      (-a.element.year, a.element.lead.value, a.offset) < (-b.element.year, b.element.lead.value, b.offset)
    }
    .map(\.element)
}

/// `截至11月23日……支出进度达74.36%`, `完成年度任务的105.6%`: a completion that speaks of a year's task or schedule.
private func statedProgress(_ comparison: Comparison, evidence: [[Evidence]], with lists: CodeLists) -> [Progress] {
  let names = comparison.indicatorNames
  var result: [Progress] = []
  for document in evidence {
    for sentence in sentences(of: document, with: lists) {
      for (index, spoken) in sentence.statements.enumerated() {
        let stated = spoken.observation
        guard stated.measure == .completion, stated.scenario == .actual, stated.quantity.unit == "%",
          let rate = stated.firmNumber, rate > 0, rate < 1000, spoken.isOfYearsTask,
          let item = document.first(where: { $0.observation.id == stated.id })
        else { continue }
        let period = item.isOfPartOfYear && stated.period.isWholeYear ? nil : stated.period
        guard let period, period.year == item.reportYear, let elapsed = period.elapsedShare else { continue }
        // What is named right before the rate is what it is of: 重点项目完成投资175.8亿元，占年度计划的103.4%.
        let done = sentence.statements[..<index].suffix(2).last {
          $0.observation.measure == .level && $0.observation.scenario == .actual && $0.observation.firmNumber != nil
            && !$0.observation.quantity.unit.isRate
        }?.observation
        let subject = done ?? stated
        guard done != nil || !isGeneric(stated.label) else { continue }
        result.append(
          Progress(
            area: comparison.areas[item.area], indicator: names(subject), year: item.reportYear, period: period,
            completion: Derived(value: rate, unit: "%", formula: stated.written, inputs: [stated.id]), elapsed: elapsed,
            stated: stated, done: done))
      }
    }
  }
  return result
}

/// Whether a label says only that some task was done, and not which.
private func isGeneric(_ label: String) -> Bool {
  var rest = label
  for word in ["年度", "全年", "目标", "任务", "计划", "完成", "进度", "率"] { rest = rest.replacing(word, with: "") }
  return rest.isEmpty
}

/// Task lists with their own counts, at the day for which they were counted.
private func taskProgress(_ comparison: Comparison) -> [Progress] {
  comparison.tasks.compactMap { tasks in
    guard let computed = tasks.computed, let done = tasks.done, done.firmNumber != nil, tasks.total?.firmNumber != nil,
      done.period.year == tasks.year, let elapsed = done.period.elapsedShare,
      let indicator = comparison.rows.first(where: { $0.indicator.id == TaskCode.total })?.indicator
    else { return nil }
    return Progress(
      area: tasks.area, indicator: indicator, year: tasks.year, period: done.period, completion: computed,
      elapsed: elapsed, stated: tasks.stated, done: done, task: tasks.total)
  }
}

/// What was done in a part of the year against the amount announced for the year: only what accumulates over a year,
/// such as investment, revenue and what is newly added; a stock is as large in June as in December.
private func targetProgress(_ comparison: Comparison, with lists: CodeLists) -> [Progress] {
  let flows = lists.words["accumulating"]
  return comparison.targets.compactMap { item in
    guard item.measure == .level, let result = item.result, let reached = result.firmNumber, reached > 0,
      let wanted = item.target.quantity.value, wanted > 0, result.period.partlyCoveredYear == item.year,
      flows.contains(where: { item.indicator.name.contains($0) }), let elapsed = result.period.elapsedShare
    else { return nil }
    return Progress(
      area: item.area, indicator: item.indicator, year: item.year, period: result.period,
      completion: Derived(
        value: reached / wanted * 100, unit: "%", formula: "\(result.written) ÷ \(item.target.written) × 100%",
        inputs: [result.id, item.target.id]),
      elapsed: elapsed, done: result, task: item.target)
  }
}

extension Progress {
  fileprivate init(
    area: ReferenceArea, indicator: Indicator, year: Int, period: TimePeriod, completion: Derived,
    elapsed: (value: Decimal, formula: String), stated: Observation? = nil, done: Observation? = nil,
    task: Observation? = nil
  ) {
    let lead = completion.value - elapsed.value
    // Told to one place, a lead of less than half of it is none.
    let verdict: Verdict = rounded(lead, places: 1) == 0 ? .level : lead > 0 ? .ahead : .behind
    self.init(
      area: area, indicator: indicator, year: year, period: period, completion: completion,
      elapsed: Derived(value: elapsed.value, unit: "%", formula: elapsed.formula, inputs: []),
      lead: Derived(
        value: lead, unit: "个百分点",
        formula: "\(completion.formula) − \(rounded(elapsed.value, places: 1))%", inputs: completion.inputs),
      verdict: verdict, stated: stated, done: done, task: task)
  }
}

extension SpokenStatement {
  private static let taskWords = ["年度", "全年", "年初", "序时", "计划的", "任务的", "目标的", "预算的", "支出进度", "支付进度"]

  /// Whether a completion is one of a year's task, plan or budget, and not of some file or project.
  fileprivate var isOfYearsTask: Bool {
    let words = String(clauseBefore) + clauseAfter
    return Self.taskWords.contains { words.contains($0) } || observation.indicator?.hasPrefix("reform_tasks") == true
  }
}

extension Comparison {
  /// The indicator of an observation: the row's, or one made of its own label.
  var indicatorNames: (Observation) -> Indicator {
    var byID: [String: Indicator] = [:]
    for row in rows {
      for cell in row.cells.joined() {
        if let id = cell.observation?.id { byID[id] = row.indicator }
        for rival in cell.rivals { byID[rival.id] = row.indicator }
      }
    }
    return { observation in
      byID[observation.id]
        ?? Indicator(
          id: "~" + matchingForm(ofLabel: observation.label), name: observation.label, englishName: "", domain: .other,
          family: observation.quantity.family, direction: .neutral, isAdditive: false, order: Int.max)
    }
  }
}
