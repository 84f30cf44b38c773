package import Analysis
package import Plotting
import Statistics

/// Which charts a brief shows: the questions that a meeting asks of these indicators, only where there is enough to
/// draw. Between none and ten.
package func planCharts(_ comparison: Comparison) -> [ChartRequest] {
  let settings = BriefSettings()
  let topics = comparison.shownTopics(
    of: comparison.keyTopics(limit: settings.indicatorLimit), limit: settings.exhibitLimit)
  let areas = comparison.areas.count
  var requests: [ChartRequest] = []

  if comparison.isSingleArea {
    if topics.count >= 4 {
      requests.append(ChartRequest(definition: "tiles", indicator: nil, year: comparison.years.last))
    }
    let lines = topics.filter { $0.coverage >= 3 }
    requests += lines.prefix(4).map { ChartRequest(definition: "trend", indicator: $0.indicator.id, measure: $0.measure) }
  } else if areas >= 2 {
    if comparison.growthTopicCount >= 2 {
      requests.append(
        ChartRequest(definition: "growth-heat", indicator: nil, measure: .growth, year: comparison.years.last))
    }
    for (index, topic) in topics.enumerated() {
      guard let definition = comparison.picture(of: topic, turn: index) else { continue }
      requests.append(
        ChartRequest(
          definition: definition, indicator: topic.indicator.id, measure: topic.measure,
          year: definition == "trend" ? nil : topic.year))
    }
    if let target = comparison.bestJudgedTarget { requests.append(target) }
  }

  let lists = comparison.taskLists.filter { $0.total?.quantity.value != nil && $0.done?.quantity.value != nil }
  if let year = lists.first?.year, lists.filter({ $0.year == year }).count >= 2 {
    requests.append(ChartRequest(definition: "task-completion", indicator: nil, measure: .level, year: year))
  }
  return requests
}

extension Comparison {
  /// Which picture a topic gets. Neighbouring charts answer different questions, so that a reader is not shown the same
  /// picture ten times; who is first is asked wherever nothing else can be.
  fileprivate func picture(of topic: Topic, turn: Int) -> String? {
    let count = areas.count
    let both = areasKnown(topic.row, in: [topic.year - 1, topic.year])
    let isAmount = topic.measure == .level && topic.row.unit != "%"
    let adds = isAmount && topic.row.indicator.isAdditive
    let isWhole = topic.row.usable(areas: count, year: topic.year).count == count
    let longYears = years.filter { topic.row.usable(areas: count, year: $0).count >= 2 }.count
    switch turn % 6 {
    case 1 where topic.measure == .level && both >= 3: return count > 6 ? "dumbbell" : "this-year-last"
    case 2 where longYears >= 3 && count <= 6: return "trend"
    case 3 where adds && isWhole && count >= 3: return "composition"
    case 4 where adds && both >= 3: return "waterfall"
    case 5 where longYears >= 3 && count <= 6: return "trend"
    case 5 where both >= 6: return "slope"
    case _ where topic.coverage >= 3: return "rank"
    case _ where both >= 2: return "this-year-last"
    default: return nil
    }
  }

  /// The target that most areas can be held against, in the newest year; at least three.
  fileprivate var bestJudgedTarget: ChartRequest? {
    struct Key: Hashable {
      var indicator: String
      var measure: Measure
      var year: Int
    }
    var order: [Key] = []
    var counts: [Key: Int] = [:]
    for item in targets where item.verdict != .unknown && !item.indicator.id.hasPrefix("~") && item.attainment != nil {
      let key = Key(indicator: item.indicator.id, measure: item.measure, year: item.year)
      if counts[key] == nil { order.append(key) }
      counts[key, default: 0] += 1
    }
    guard let newest = order.map(\.year).max() else { return nil }
    let candidates = order.filter { $0.year == newest && counts[$0, default: 0] >= 3 }
    guard let best = candidates.max(by: { counts[$0, default: 0] < counts[$1, default: 0] }),
      let first = candidates.first(where: { counts[$0] == counts[best] })
    else { return nil }
    return ChartRequest(definition: "target", indicator: first.indicator, measure: first.measure, year: first.year)
  }

  /// How many areas have a comparable value in each of the years.
  fileprivate func areasKnown(_ row: Row, in years: [Int]) -> Int {
    areas.indices.filter { area in years.allSatisfy { row.entry(area: area, year: $0)?.isUsable == true } }.count
  }

  /// How many growth rates the newest year has of two areas or more.
  fileprivate var growthTopicCount: Int {
    guard let year = years.last else { return 0 }
    return rows.filter {
      $0.measure == .growth && $0.scenario == .actual && $0.usable(areas: areas.count, year: year).count >= 2
    }.count
  }
}
