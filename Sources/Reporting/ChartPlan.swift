package import Analysis
package import Plotting
import Statistics

/// Which charts a brief shows: the questions that a meeting asks of these indicators, only where there is enough to
/// draw. Between none and nine.
package func planCharts(_ comparison: Comparison) -> [ChartRequest] {
  let settings = BriefSettings()
  let topics = comparison.shownTopics(
    of: comparison.keyTopics(limit: settings.indicatorLimit), limit: settings.exhibitLimit)
  let areas = comparison.areas.count
  var requests: [ChartRequest] = []

  if comparison.isSingleArea {
    for topic in topics where topic.coverage >= 3 {
      requests.append(ChartRequest(definition: "trend", indicator: topic.indicator.id, measure: topic.measure))
    }
    requests = Array(requests.prefix(4))
  } else if areas >= 2 {
    if comparison.growthTopicCount >= 2 {
      requests.append(
        ChartRequest(definition: "growth-heat", indicator: nil, measure: .growth, year: comparison.years.last))
    }
    for (index, topic) in topics.enumerated() {
      let both = comparison.areasKnown(topic.row, in: [topic.year - 1, topic.year])
      let longSeries = comparison.years.filter {
        topic.row.usable(areas: areas, year: $0).count >= 2
      }
      let definition: String
      // Neighbouring charts answer different questions, so that a reader is not shown the same picture ten times.
      if topic.measure == .level, both >= 3, index % 3 == 1 {
        definition = areas > 6 ? "dumbbell" : "this-year-last"
      } else if longSeries.count >= 3, areas <= 6, index % 3 == 2 {
        definition = "trend"
      } else if topic.coverage >= 3 {
        definition = "rank"
      } else if both >= 2 {
        definition = "this-year-last"
      } else {
        continue
      }
      requests.append(
        ChartRequest(
          definition: definition, indicator: topic.indicator.id, measure: topic.measure,
          year: definition == "trend" ? nil : topic.year))
    }
  }

  let lists = comparison.taskLists.filter { $0.total?.quantity.value != nil && $0.done?.quantity.value != nil }
  if let year = lists.first?.year, lists.filter({ $0.year == year }).count >= 2 {
    requests.append(ChartRequest(definition: "task-completion", indicator: nil, measure: .level, year: year))
  }
  return requests
}

extension Comparison {
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
