import Analysis
import FoundationEssentials
import Statistics

/// What one area says of one row for one year: the whole year's figure, else the part of the year that it gives.
struct Entry: Hashable {
  var area: Int
  var period: TimePeriod
  var cell: Cell

  /// The part of a year that the figure covers; nil for whole years. A document on eleven months may stand in the column
  /// of its year.
  var part: TimePeriod? {
    if period.isPartial { return period }
    if let stated = cell.observation?.period, stated.isPartial { return stated }
    return nil
  }

  /// Fit to stand beside the whole-year figures of other areas and years.
  var isUsable: Bool {
    cell.isFitBesideOthers && part == nil && !period.spansYears
  }

  /// Whether the figure is hedged: 约, 以上, 以内 or a range.
  var isHedged: Bool {
    guard let q = cell.observation?.quantity else { return false }
    return q.bound != nil || q.low != nil
  }
}

extension Row {
  func entry(area: Int, year: Int) -> Entry? {
    guard cells.indices.contains(area) else { return nil }
    let candidates = periods.indices.filter {
      periods[$0].year == year && !periods[$0].spansYears && cells[area].indices.contains($0)
    }
    let entries = candidates.map { Entry(area: area, period: periods[$0], cell: cells[area][$0]) }
    return entries.first { $0.isUsable }
      ?? entries.first { $0.cell.value != nil && $0.period.isWholeYear }
      ?? entries.first { $0.cell.value != nil }
      ?? entries.first { $0.cell.observation != nil }
      ?? entries.first { $0.period.isWholeYear } ?? entries.first
  }

  func usable(areas: Int, year: Int) -> [Entry] {
    (0..<areas).compactMap { entry(area: $0, year: year) }.filter(\.isUsable)
  }

  /// The place of an entry among the usable ones of its year, by the indicator's direction; equal values share a place.
  func rank(of entry: Entry, areas: Int, year: Int) -> Int? {
    guard entry.isUsable, let value = entry.cell.value, indicator.direction != .neutral || entry.cell.rank != nil
    else { return nil }
    let peers = usable(areas: areas, year: year)
    guard peers.count >= 2 else { return nil }
    return peers.count { indicator.direction == .lower ? $0.cell.value! < value : $0.cell.value! > value } + 1
  }

  /// Places gained (positive) or lost against the year before; nil where not the same areas were ranked in both years:
  /// then a place gained may only mean that another area is missing.
  func rankChange(of entry: Entry, areas: Int, year: Int) -> Int? {
    let peers = usable(areas: areas, year: year).map(\.area)
    guard peers == usable(areas: areas, year: year - 1).map(\.area),
      let before = self.entry(area: entry.area, year: year - 1),
      let now = rank(of: entry, areas: areas, year: year),
      let then = rank(of: before, areas: areas, year: year - 1)
    else { return nil }
    return then - now
  }

  /// Growth against the year before, where both years are usable and of the same order.
  func growth(of entry: Entry, year: Int) -> Derived? {
    guard entry.isUsable, self.entry(area: entry.area, year: year - 1)?.isUsable == true,
      !leaps(entry, year: year)
    else { return nil }
    return entry.cell.growth
  }

  /// Whether an amount lies too far from the year before's for anything to be concluded from the two.
  func leaps(_ entry: Entry, year: Int) -> Bool {
    guard unit != "%", let value = entry.cell.value, let before = self.entry(area: entry.area, year: year - 1), before.isUsable,
      let old = before.cell.value
    else { return false }
    return isLeap(value, since: old)
  }

  /// Change against the year before, where both years are usable.
  func change(of entry: Entry, year: Int) -> Derived? {
    guard entry.isUsable, self.entry(area: entry.area, year: year - 1)?.isUsable == true else { return nil }
    return entry.cell.change
  }

  /// The total of all areas, only where each of them is known and usable.
  func total(areas: Int, year: Int) -> Derived? {
    guard indicator.isAdditive, unit != "%", usable(areas: areas, year: year).count == areas,
      let summary = summary(year: year), summary.count == areas
    else { return nil }
    return summary.total
  }

  /// A year's total as a table of this scale prints it, without its unit.
  func totalText(_ total: Derived, areas: Int, year: Int, in scale: TableScale, rule: RoundingRule) -> String {
    scale.sum(total.value, of: usable(areas: areas, year: year).compactMap { $0.cell.observation?.quantity }, rule: rule)
  }

  /// The total, unless some area says only 以上 or 以内: bounds do not add up to an amount.
  func statedTotal(areas: Int, year: Int) -> Derived? {
    let isBounded = usable(areas: areas, year: year).contains {
      let bound = $0.cell.observation?.quantity.bound
      return bound == .atLeast || bound == .atMost
    }
    return isBounded ? nil : total(areas: areas, year: year)
  }

  /// Firms, persons and projects are many or few; amounts and rates are high or low.
  private var isCount: Bool { measure == .level && indicator.family == .count }
  var most: String { isCount ? "最多" : "最高" }
  var least: String { isCount ? "最少" : "最低" }
  var order: String { isCount ? "从多到少" : "从高到低" }

  /// 按现价, said where growth is computed from amounts of output, whose stated growth is at constant prices.
  var basis: String { measure == .level && indicator.isAtConstantPrices ? "按现价" : "" }

  /// Says which row this is, for the ids of what is computed from it.
  var key: String { "\(indicator.id)|\(measure.rawValue)|\(scenario.rawValue)|\(unit)" }
}

/// An indicator that a brief can speak of: its main row, the rates beside it, and the year that is compared.
struct Topic: Hashable {
  var indicator: Indicator
  var row: Row
  /// The stated growth rates, where the main row is an amount.
  var growth: Row?
  /// The amounts, where they are known of too few areas to be the main row.
  var amount: Row?
  /// The newest year in which enough is known.
  var year: Int
  /// How many areas (for one area: how many years) can be compared.
  var coverage: Int

  var measure: Measure { row.measure }

  /// Whether some area's amount leaps from one year to the next.
  func leaps(areas: Int, years: [Int]) -> Bool {
    years.contains { year in row.usable(areas: areas, year: year).contains { row.leaps($0, year: year) } }
  }
}

extension Comparison {
  var isSingleArea: Bool { areas.count == 1 }

  /// Every indicator of the code list that lines up, in the order of the brief.
  func topics() -> [Topic] {
    var order: [String] = []
    var byIndicator: [String: [Row]] = [:]
    for row in rows where row.isCoded && row.scenario == .actual && row.measure != .rank {
      if byIndicator[row.indicator.id] == nil { order.append(row.indicator.id) }
      byIndicator[row.indicator.id, default: []].append(row)
    }
    return order.compactMap { topic(of: byIndicator[$0] ?? []) }
  }

  private func topic(of rows: [Row]) -> Topic? {
    var best: [Measure: (row: Row, year: Int, coverage: Int)] = [:]
    for row in rows {
      guard let (year, coverage) = coverage(of: row) else { continue }
      if let other = best[row.measure], (other.year, other.coverage) >= (year, coverage) { continue }
      best[row.measure] = (row, year, coverage)
    }
    // An amount known of five areas is a poor main row beside a rate known of ten.
    let main = [Measure.level, .growth, .share, .completion, .change].compactMap { best[$0] }
    guard let most = main.map(\.coverage).max(), let newest = main.map(\.year).max(),
      let chosen = main.first(where: { $0.coverage * 4 >= most * 3 && $0.year == newest }) ?? main.first
    else { return nil }
    return Topic(
      indicator: chosen.row.indicator, row: chosen.row,
      growth: chosen.row.measure == .level ? best[.growth]?.row : nil,
      amount: chosen.row.measure == .growth ? best[.level]?.row : nil, year: chosen.year, coverage: chosen.coverage)
  }

  private func coverage(of row: Row) -> (year: Int, coverage: Int)? {
    if isSingleArea {
      let known = years.filter { !row.usable(areas: 1, year: $0).isEmpty }
      guard known.count >= 2, let newest = known.last else { return nil }
      return (newest, known.count)
    }
    for year in years.reversed() {
      let count = row.usable(areas: areas.count, year: year).count
      if count >= 2 { return (year, count) }
    }
    return nil
  }

  /// The topics that get a section of their own: the best covered of each domain, taking turns, in the brief's order.
  func keyTopics(limit: Int) -> [Topic] { keyTopics(of: topics(), limit: limit) }

  func keyTopics(of topics: [Topic], limit: Int) -> [Topic] {
    let all = topics.filter { !taskCodes.contains($0.indicator.id) && !$0.leaps(areas: areas.count, years: years) }
    let count = areas.count
    let enough = isSingleArea ? 2 : count <= 6 ? max(2, count / 2 + 1) : (count * 2 + 4) / 5
    let recent = all.filter { $0.coverage >= enough && (isSingleArea || $0.year == years.last) }
    // Where little lines up, little is shown rather than nothing.
    let candidates = recent.count >= 3 ? recent : all
    // What nearly all know goes before what half know; within that the code list decides.
    let whole = isSingleArea ? years.count : count
    func band(_ topic: Topic) -> Int { topic.coverage * 5 >= whole * 4 ? 0 : topic.coverage * 5 >= whole * 3 ? 1 : 2 }
    let queues = Domain.allCases.map { domain in
      let own = candidates.filter { $0.indicator.domain == domain }
      return Array((0...2).flatMap { wanted in own.filter { band($0) == wanted } }.prefix(domain == .overall ? 3 : 2))
    }
    var chosen: Set<String> = []
    for round in 0..<3 {
      for queue in queues where queue.indices.contains(round) && chosen.count < limit {
        chosen.insert(queue[round].indicator.id)
      }
    }
    return all.filter { chosen.contains($0.indicator.id) }
  }

  /// The topics that are shown as well as told: the first of each domain, the widest known first, up to a limit.
  func shownTopics(of keyTopics: [Topic], limit: Int) -> [Topic] {
    let first = Domain.allCases.compactMap { domain in keyTopics.first { $0.indicator.domain == domain } }
    let byCoverage = first.enumerated().sorted { (-$0.element.coverage, $0.offset) < (-$1.element.coverage, $1.offset) }
    let chosen = Set(byCoverage.prefix(limit).map(\.element.indicator.id))
    return keyTopics.filter { chosen.contains($0.indicator.id) }
  }
}

extension Domain {
  /// The domain as a section heading of a brief.
  var title: String {
    switch self {
    case .overall: "经济运行"
    case .investment: "投资和项目建设"
    case .finance: "财政金融"
    case .enterprise: "经营主体和国资国企"
    case .innovation: "科技创新和人才"
    case .business: "营商环境"
    case .urban: "城市建设和管理"
    case .rural: "农业农村"
    case .livelihood: "民生和社会事业"
    case .ecology: "生态环境"
    case .governance: "社会治理"
    case .reform: "改革工作"
    case .other: "其他方面"
    }
  }
}
