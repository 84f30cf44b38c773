import Documents
import Statistics

/// The scopes of a passage: from which offset which one holds.
struct ScopeMap: Sendable {
  private var starts: [Int] = []
  private var scopes: [Scope] = []
  /// A report looks back and then ahead: once it plans, only a heading that says so looks back again.
  private var plans: Bool

  /// `earlier` are the scopes of the passage before, the last of which holds on.
  init(_ passage: Passage, text: PreparedText, profile: DocumentProfile, grammar: Grammar, after earlier: ScopeMap?) {
    let year = profile.year
    let base = Scope(scenario: profile.kind == .plan ? .target : .actual, horizon: profile.months.flatMap { m in year.map { .months($0, from: m.lowerBound, to: m.upperBound) } } ?? year.map { .year($0) } ?? .unknown)
    var current = earlier?.scopes.last ?? base
    plans = earlier?.plans ?? false
    starts = [0]
    scopes = [current]
    func set(_ scope: Scope, from offset: Int) {
      current = scope
      starts.append(offset)
      scopes.append(scope)
    }
    var upcoming = passage.sections.filter { $0.level == 1 }[...]
    for block in passage.document.blocks {
      // A heading inside a block takes effect from its own place on.
      var lead = block.range.lowerBound
      while let section = upcoming.first, section.range.lowerBound < block.range.upperBound {
        let named = Self.scope(of: section.title, text: text, base: base, year: year, grammar: grammar)
        if let named {
          set(named, from: section.range.lowerBound)
          plans = named.scenario == .target
        } else if !plans {
          set(base, from: section.range.lowerBound)
        }
        upcoming = upcoming.dropFirst()
        lead = section.title.upperBound
      }
      if lead == block.range.lowerBound, Self.isHeadingLine(block, text),
        let named = Self.scope(of: block.range, text: text, base: base, year: year, grammar: grammar)
      {
        set(named, from: lead)
        plans = named.scenario == .target
      }
      let words = lead..<block.range.upperBound
      let reports = profile.kind == .plan ? Self.reports(in: words, text: text, plan: base, grammar: grammar) : []
      for change in reports { set(change.scope, from: change.offset) }
      if reports.isEmpty, let change = Self.announced(in: words, text: text, current: current, year: year, grammar: grammar) {
        set(change.scope, from: change.offset)
        plans = plans || change.scope.scenario == .target
      }
    }
  }

  func scope(at offset: Int) -> Scope {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return scopes[max(0, low - 1)]
  }
}
