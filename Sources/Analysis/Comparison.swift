package import Diagnostics
package import FoundationEssentials
package import Statistics

/// Indicators by areas by periods, with a cell each: a value, or why there is none.
package struct Comparison: Hashable, Sendable {
  package var profiles: [DocumentProfile]
  /// In the order of the definition, else by code.
  package var areas: [ReferenceArea]
  /// The years compared, ascending.
  package var years: [Int]
  /// What is measured, in the order of the brief: by domain, then code list order, then coverage.
  package var rows: [Row]
  /// Targets announced for a year, held against what the following report says.
  package var targets: [TargetResult]
  /// Lists of reform tasks by area and year: how many, and how many are done.
  package var tasks: [TaskCompletion]
  /// Yearly tasks against the part of the year that has passed, the newest year and the furthest behind first.
  package var progress: [Progress]
  /// What the checks found.
  package var findings: [Finding]
  /// How often each check looked and what came of it, in the order in which they run.
  package var checks: [CheckCount]
  /// What stands out among the figures, the most important first.
  package var highlights: [Highlight]
  /// Labels of different words that may mean one thing; nothing is merged without being told to.
  package var proposals: [LabelProposal]
  /// The position in `areas` of the one that the others are held against.
  package var benchmark: Int?
  /// How computed figures are rounded when printed.
  package var rounding: RoundingRule
  /// Observations that are about another area than the document's own (whole province, a town): kept, not compared.
  package var elsewhere: [Observation]
  package var diagnostics: [Diagnostic]

  package init(
    profiles: [DocumentProfile], areas: [ReferenceArea], years: [Int], rows: [Row], targets: [TargetResult] = [],
    tasks: [TaskCompletion] = [], progress: [Progress] = [], findings: [Finding] = [], checks: [CheckCount] = [],
    highlights: [Highlight] = [], proposals: [LabelProposal] = [], benchmark: Int? = nil,
    rounding: RoundingRule = .halfUp, elsewhere: [Observation] = [], diagnostics: [Diagnostic] = []
  ) {
    self.profiles = profiles
    self.areas = areas
    self.years = years
    self.rows = rows
    self.targets = targets
    self.tasks = tasks
    self.progress = progress
    self.findings = findings
    self.checks = checks
    self.highlights = highlights
    self.proposals = proposals
    self.benchmark = benchmark
    self.rounding = rounding
    self.elsewhere = elsewhere
    self.diagnostics = diagnostics
  }
}

/// One line of the comparison: one indicator, one measure, actual or target, for all areas and periods.
package struct Row: Hashable, Sendable {
  package var indicator: Indicator
  package var measure: Measure
  package var scenario: Scenario
  /// The base unit of all cells of the row: `元`, `%`.
  package var unit: String
  /// `cells[area][period]` by position in `Comparison.areas` and in `periods`.
  package var cells: [[Cell]]
  /// The periods stated for this row, ascending: whole years that the comparison asks about come first to mind,
  /// but partial periods and plan periods have their own column.
  package var periods: [TimePeriod]
  /// Per period, over the areas whose cells are comparable.
  package var summaries: [Summary]

  package init(
    indicator: Indicator, measure: Measure, scenario: Scenario, unit: String, cells: [[Cell]], periods: [TimePeriod],
    summaries: [Summary]
  ) {
    self.indicator = indicator
    self.measure = measure
    self.scenario = scenario
    self.unit = unit
    self.cells = cells
    self.periods = periods
    self.summaries = summaries
  }
}

extension Row {
  /// Whether the indicator is an entry of the code list and not only a label that a document uses.
  package var isCoded: Bool { !indicator.id.hasPrefix("~") }

  /// How many cells a document fills, masked ones included.
  package var statedCount: Int {
    cells.reduce(0) { $0 + $1.count { $0.observation != nil } }
  }

  /// Whether there is something to lay side by side: one cell of a coded indicator is worth a table row (the others
  /// say why they are empty); a label outside the code list has to recur, and mean one thing each time. What is
  /// stated in another unit than the indicator's other figures is set apart.
  package var isLinedUp: Bool {
    let count = cells.reduce(0) {
      $0
        + $1.count {
          $0.observation != nil && !$0.comparability.reasons.contains(.otherUnit)
            && (isCoded || !$0.comparability.reasons.contains(.conflicting))
        }
    }
    return count >= (isCoded ? 1 : 2)
  }

  /// The cell of an area for a whole year.
  package func cell(area: Int, year: Int) -> Cell? {
    let wanted = TimePeriod(year: year)
    return periods.firstIndex(of: wanted).map { cells[area][$0] }
  }

  /// What the areas add up to in a whole year.
  package func summary(year: Int) -> Summary? {
    let wanted = TimePeriod(year: year)
    return periods.firstIndex(of: wanted).map { summaries[$0] }
  }
}

extension Comparison {
  /// The rows in which cells line up; the others hold single figures, which are exported but not compared.
  package var linedUp: [Row] { rows.filter(\.isLinedUp) }

  /// The row of an indicator by its code.
  package func row(_ indicator: String, _ measure: Measure = .level, _ scenario: Scenario = .actual) -> Row? {
    rows.first { $0.indicator.id == indicator && $0.measure == measure && $0.scenario == scenario }
  }
}

/// What one area says of one indicator for one period.
package struct Cell: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    /// The value that was taken.
    case stated(Observation)
    /// Stated, but the digits were removed.
    case masked(Observation)
    /// The area has a document for the year, and it does not say.
    case notStated
    /// The area has no document for the year.
    case noDocument
  }

  package var content: Content
  /// Other observations for the same cell, best first: the same value again, or a different one.
  package var rivals: [Observation]
  package var comparability: Comparability
  /// Against the year before, computed only where both are comparable.
  package var change: Derived?
  /// In per cent; only where the amounts are written precisely enough: to half a point, or half of the growth itself.
  package var growth: Derived?
  /// 1 is first, by the indicator's direction; equal values share a rank.
  package var rank: Int?
  /// Places gained (positive) or lost against the year before.
  package var rankChange: Int?
  /// Of the areas' total, in per cent; only for additive indicators with all areas known.
  package var share: Derived?
  /// Against the middle of the areas compared: of amounts in per cent of it, of rates in points.
  package var toMedian: Derived?
  /// Against the benchmark area, in the same way.
  package var toBenchmark: Derived?

  package init(
    _ content: Content, rivals: [Observation] = [], comparability: Comparability, change: Derived? = nil,
    growth: Derived? = nil, rank: Int? = nil, rankChange: Int? = nil, share: Derived? = nil, toMedian: Derived? = nil,
    toBenchmark: Derived? = nil
  ) {
    self.content = content
    self.rivals = rivals
    self.comparability = comparability
    self.change = change
    self.growth = growth
    self.rank = rank
    self.rankChange = rankChange
    self.share = share
    self.toMedian = toMedian
    self.toBenchmark = toBenchmark
  }

  package var observation: Observation? {
    switch content {
    case .stated(let o), .masked(let o): o
    case .notStated, .noDocument: nil
    }
  }

  /// The number to compare: the value, or the middle of a stated range.
  package var value: Decimal? {
    guard case .stated(let o) = content else { return nil }
    if let value = o.quantity.value { return value }
    guard let low = o.quantity.low, let high = o.quantity.high else { return nil }
    return (low + high) / 2
  }
}

/// Whether a cell may stand beside the others of its row, and why not.
package struct Comparability: Hashable, Sendable {
  package enum Verdict: String, Hashable, Sendable {
    case comparable = "yes"
    case conditional
    case incomparable = "no"
  }
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    case partialPeriod = "partial_period"
    case cumulative
    case approximate
    case bound
    case range
    case masked
    case missing
    case conflicting
    case otherUnit = "other_unit"
    case otherScope = "other_scope"
    /// The year's own document does not say; the figure stands in a document of another year.
    case otherDocument = "other_document"
    /// A state on a day beside what came about over a period.
    case stockAndFlow = "stock_and_flow"
    /// What is planned, beside what was done.
    case plan
    /// The area's territory changed between the years compared.
    case boundaryChange = "boundary_change"
  }

  package var verdict: Verdict
  package var reasons: [Reason]

  package init(_ verdict: Verdict, _ reasons: [Reason] = []) {
    self.verdict = verdict
    self.reasons = reasons
  }
}

/// A number that was computed, not read: with its formula and the observations that went in.
package struct Derived: Hashable, Sendable {
  package var value: Decimal
  package var unit: String
  /// In the words of the trade: `37.21 ÷ 35.00 × 100`.
  package var formula: String
  /// Ids of the observations.
  package var inputs: [String]
  /// How far the rounding of the inputs, as written, may move the value either way; 0 where they are exact.
  package var margin: Decimal

  package init(value: Decimal, unit: String, formula: String, inputs: [String], margin: Decimal = 0) {
    self.value = value
    self.unit = unit
    self.formula = formula
    self.inputs = inputs
    self.margin = margin
  }
}

/// A period's total, mean, median and spread over the areas.
package struct Summary: Hashable, Sendable {
  /// How many areas went in, and how many there are.
  package var count: Int
  package var of: Int
  package var total: Derived?
  /// Of amounts only; the mean of rates is `weighted`.
  package var mean: Derived?
  /// The rate of all areas together; only where the amounts that weigh it are known of each area.
  package var weighted: Derived?
  package var median: Derived?
  /// The highest less the lowest value.
  package var range: Derived?
  /// How far the areas lie apart: of amounts the standard deviation in per cent of the mean, of rates the standard
  /// deviation in points.
  package var dispersion: Derived?

  package init(
    count: Int, of: Int, total: Derived? = nil, mean: Derived? = nil, weighted: Derived? = nil, median: Derived? = nil,
    range: Derived? = nil, dispersion: Derived? = nil
  ) {
    self.count = count
    self.of = of
    self.total = total
    self.mean = mean
    self.weighted = weighted
    self.median = median
    self.range = range
    self.dispersion = dispersion
  }
}

/// A target announced for a year and what was reported for that year.
package struct TargetResult: Hashable, Sendable {
  package enum Verdict: String, Hashable, Sendable { case met, missed, unknown }

  package var area: ReferenceArea
  package var indicator: Indicator
  package var measure: Measure
  package var year: Int
  package var target: Observation
  package var result: Observation?
  /// Result over target in per cent for levels; result minus target in points for rates.
  package var attainment: Derived?
  package var verdict: Verdict

  package init(
    area: ReferenceArea, indicator: Indicator, measure: Measure, year: Int, target: Observation,
    result: Observation?, attainment: Derived?, verdict: Verdict
  ) {
    self.area = area
    self.indicator = indicator
    self.measure = measure
    self.year = year
    self.target = target
    self.result = result
    self.attainment = attainment
    self.verdict = verdict
  }
}
