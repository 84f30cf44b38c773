import Statistics

/// What is taken to be meant from a place of the text on: whether it reports or plans, and for which period.
struct Scope: Hashable, Sendable {
  enum Horizon: Hashable, Sendable {
    case year(Int)
    /// The months of a year that a document says it covers.
    case months(Int, from: Int, to: Int)
    /// Several years: a five-year plan, a term of office.
    case span(Int, Int)
    case unknown
  }

  var scenario: Scenario
  var horizon: Horizon

  /// The period of a flow; of a stock it is the last year.
  func period(isFlow: Bool) -> TimePeriod {
    switch horizon {
    case .year(let year): TimePeriod(year: year)
    case .span(let from, let to):
      isFlow || scenario == .target ? TimePeriod("\(from)/\(to)") : TimePeriod(year: to)
    case .months(let year, let from, let to): TimePeriod("\(year)-\(Self.two(from))/\(year)-\(Self.two(to))")
    case .unknown: TimePeriod("")
    }
  }

  private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

  var spansYears: Bool {
    if case .span = horizon { true } else { false }
  }

  var firstYear: Int? {
    switch horizon {
    case .year(let year), .months(let year, _, _): year
    case .span(let from, _): from
    case .unknown: nil
    }
  }

  var lastYear: Int? {
    switch horizon {
    case .year(let year), .months(let year, _, _): year
    case .span(_, let to): to
    case .unknown: nil
    }
  }
}
