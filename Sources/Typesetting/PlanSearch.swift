/// Finds the way of filling pages that costs least: plans are kept side by side, and of those that end alike the
/// cheapest goes on.
struct PlanSearch {
  /// Plans that are followed at once.
  private static let breadth = 48

  static func best(style: PageStyle, flow: [FlowItem]) -> PagePlan {
    var plans = [PagePlan(style: style, flow: flow)]
    for index in flow.indices {
      var next: [PagePlan] = []
      next.reserveCapacity(plans.count * 2)
      for plan in plans {
        for choice in plan.choices(at: index) {
          var copy = plan
          copy.choice = choice
          copy.place(item: index)
          next.append(copy)
        }
      }
      if case .newPage = flow[index] {
        plans = [cheapest(next)]
      } else {
        plans = next.count == 1 ? next : prune(next)
      }
    }
    return cheapest(
      plans.map {
        var plan = $0
        plan.finish()
        return plan
      })
  }

  /// The first of the cheapest.
  private static func cheapest(_ plans: [PagePlan]) -> PagePlan {
    var best = plans[0]
    for plan in plans.dropFirst() where plan.cost < best.cost - 1e-9 { best = plan }
    return best
  }

  private static func prune(_ plans: [PagePlan]) -> [PagePlan] {
    var place: [PagePlan.Ending: Int] = [:]
    var kept: [PagePlan] = []
    for plan in plans {
      if let known = place[plan.ending] {
        if plan.cost < kept[known].cost - 1e-9 { kept[known] = plan }
      } else {
        place[plan.ending] = kept.count
        kept.append(plan)
      }
    }
    guard kept.count > breadth else { return kept }
    let order = kept.indices.sorted { (kept[$0].outlook, $0) < (kept[$1].outlook, $1) }
    return order.prefix(breadth).map { kept[$0] }
  }
}

extension PagePlan {
  /// What decides how a plan can go on; two plans that end alike differ in their cost only.
  struct Ending: Hashable {
    var used: Int
    var slack: Int
    var sideways: Bool
    var endsWithHeading: Bool
    var waiting: [Waiting]
  }

  var ending: Ending {
    // Only the distance in pages counts, not the page itself.
    Ending(
      used: used, slack: Int(slack), sideways: sideways, endsWithHeading: endsWithHeading,
      waiting: waiting.map { Waiting(item: $0.item, page: pages.count - $0.page) })
  }

  /// The cost with that of the lines that still have to be printed.
  var outlook: Double {
    var lines = used
    for wait in waiting {
      switch flow[wait.item] {
      case .table(let table): lines += table.wholeLineCount
      case .figure(let figure): lines += figure.lineCount
      default: break
      }
    }
    return cost + Double(lines) * Cost.page / Double(style.linesPerPage)
  }

  /// The ways in which an item can be placed.
  func choices(at index: Int) -> [Choice] {
    switch flow[index] {
    case .table, .figure: return [.wait, .fill]
    case .newPage: return waiting.isEmpty ? [.wait] : [.wait, .fill]
    case .blank, .contents, .redHead: return [.wait]
    case .lines(let group):
      if waiting.isEmpty { return [.wait] }
      return group.headingLevel == 1 ? Choice.allCases : [.wait, .fill]
    }
  }
}
