import CodeLists
import Documents
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

  /// A short line without a full stop stands as a heading even where it has no number.
  private static func isHeadingLine(_ block: Block, _ text: PreparedText) -> Bool {
    // The line that says when and where a report was delivered or signed names a year, but no part of the report.
    block.range.count <= 40 && !text.folded[block.range].contains { $0.isSentenceEnd || $0 == ";" || $0 == "," }
      && !text.contains("会议", in: block.range) && !text.contains("日", in: block.range) && !isDate(text.trimmed(block.range), text)
  }

  /// （2022年7月）: a date and nothing else.
  private static func isDate(_ range: Range<Int>, _ text: PreparedText) -> Bool {
    text.folded[range].allSatisfy { $0.isDigit || $0.isBlank || ["年", "月", "日", "(", ")"].contains($0) || HanNumeral.isPart($0) }
  }

  /// A heading such as 2022年工作计划 or “十五五”时期主要目标任务 sets scenario and period of its part; nil where it says neither.
  private static func scope(of title: Range<Int>, text: PreparedText, base: Scope, year: Int?, grammar: Grammar) -> Scope? {
    let plans = grammar.planHeading.occurs(in: text.folded, title)
    // 存在问题及下步打算 looks ahead, 存在问题 alone does not.
    let looksBack = grammar.reviewHeading.occurs(in: text.folded, title) && !(plans && text.contains("问题", in: title))
    let years = self.years(in: title, text)
    let namesLater = year.map { reviewed in years.contains { $0 > reviewed } } ?? false
    // 一、2022年重点工作 in a summary of 2022 tells what was done.
    let namesReviewed = !namesLater && !years.isEmpty && year != nil && !grammar.firmPlanHeading.occurs(in: text.folded, title)
    // 2023年主要工作 in a report on 2022
    let namesOnlyLater = namesLater && !text.contains("报告", in: title) && (years.min().map { first in year.map { first > $0 } ?? false } ?? false)
    let looksAhead = namesOnlyLater || !looksBack && (plans && !namesReviewed || namesLater)
    guard looksAhead else {
      guard looksBack else { return nil }
      if let last = years.filter({ $0 <= (year ?? .max) }).max(), last != base.lastYear { return Scope(scenario: .actual, horizon: .year(last)) }
      return base
    }
    if let later = years.max(), namesLater { return Scope(scenario: .target, horizon: .year(later)) }
    if let span = planPeriod(in: title, text) ?? fiveYears(ahead: title, text, from: year) {
      return Scope(scenario: .target, horizon: .span(span.0, span.1))
    }
    // 下半年工作打算, and any plan of a report on a part of the year: the same year goes on.
    var goesOn = text.contains("下半年", in: title)
    if case .months = base.horizon { goesOn = goesOn || !text.contains("明年", in: title) }
    return Scope(scenario: .target, horizon: (years.max() ?? year.map { goesOn ? $0 : $0 + 1 }).map { .year($0) } ?? .unknown)
  }

  /// 2021年，…: sentences of a plan that begin with an earlier year, and those after them, report, up to the end of the
  /// paragraph or to words that plan again.
  private static func reports(
    in block: Range<Int>, text: PreparedText, plan: Scope, grammar: Grammar
  ) -> [(scope: Scope, offset: Int)] {
    guard let planned = plan.lastYear else { return [] }
    var changes: [(Scope, Int)] = []
    var start = block.lowerBound
    while start < block.upperBound {
      let end = text.folded[start..<block.upperBound].firstIndex(where: \.isSentenceEnd) ?? block.upperBound
      let opening = start..<min(end, start + 10)
      if let first = years(in: opening, text).first, first < planned {
        changes.append((Scope(scenario: .actual, horizon: .year(first)), start))
      } else if !changes.isEmpty, grammar.planHeading.occurs(in: text.folded, start..<min(end, start + 16)) {
        changes.append((plan, start))
      }
      start = end + 1
    }
    if changes.last?.0.scenario == .actual { changes.append((plan, block.upperBound)) }
    return changes
  }

  /// A paragraph that begins by naming its period: 回望过去五年, 2025年，…, 下一步.
  private static func announced(
    in block: Range<Int>, text: PreparedText, current: Scope, year: Int?, grammar: Grammar
  ) -> (scope: Scope, offset: Int)? {
    let opening = block.lowerBound..<min(block.upperBound, block.lowerBound + 60)
    if let year, let plan = planPeriod(in: opening, text), plan.0 > year, current.horizon != .span(plan.0, plan.1) {
      // “十五五”时期是…, 编制了第十五个五年规划纲要: the years of the plan.
      if grammar.planAhead.occurs(in: text.folded, opening) {
        return (Scope(scenario: .target, horizon: .span(plan.0, plan.1)), block.lowerBound)
      }
    }
    if current.scenario == .actual {
      // 为实现全年工作目标，我们将重点抓好…
      for i in opening where i == block.lowerBound || text.folded[i - 1].isClauseEnd || text.folded[i - 1].isBlank {
        guard grammar.planOpening.longest(in: text.folded, at: i, before: block.upperBound) != nil else { continue }
        return (Scope(scenario: .target, horizon: year.map { .year($0 + 1) } ?? .unknown), i)
      }
      if let at = text.find("下一步", in: block) ?? text.find("下步工作", in: block),
        at == block.lowerBound || text.folded[at - 1].isSentenceEnd || text.folded[at - 1] == " "
      {
        return (Scope(scenario: .target, horizon: year.map { .year($0 + 1) } ?? .unknown), at)
      }
      if let year {
        if let at = grammar.aims.first(in: text.folded, opening) { return (Scope(scenario: .target, horizon: .year(year + 1)), at) }
        if let at = grammar.fiveYears.first(in: text.folded, opening) {
          return (Scope(scenario: .actual, horizon: .span(year - 4, year)), at)
        }
        if let plan = planGone(in: opening, text, until: year, grammar) { return (Scope(scenario: .actual, horizon: plan.horizon), plan.at) }
        if case .span = current.horizon, let named = years(in: opening, text).first, named == year,
          let at = text.folded[opening].firstIndex(where: \.isDigit), at - block.lowerBound < 14
        {
          return (Scope(scenario: .actual, horizon: .year(named)), at)
        }
        if let at = grammar.oneYear.first(in: text.folded, opening) { return (Scope(scenario: .actual, horizon: .year(year)), at) }
      }
    } else if case .span = current.horizon, let year {
      for word in ["主要预期目标", "今年"] as [StaticPhrase] {
        if let at = text.find(word, in: opening), let named = years(in: opening, text).first ?? Optional(year + 1), named == year + 1 {
          return (Scope(scenario: .target, horizon: .year(year + 1)), at)
        }
      }
    }
    return nil
  }

  /// Four-digit years followed by 年.
  static func years(in range: Range<Int>, _ text: PreparedText) -> [Int] {
    var years: [Int] = []
    var i = range.lowerBound
    while i + 4 < range.upperBound {
      let digits = text.folded[i..<i + 4]
      let follows = text.folded[i + 4] == " " && i + 5 < range.upperBound ? text.folded[i + 5] : text.folded[i + 4]
      if digits.allSatisfy(\.isDigit), follows == "年" {
        let year = digits.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
        if (1949...2100).contains(year) { years.append(year) }
        i += 5
      } else {
        i += 1
      }
    }
    return years
  }

  /// “十四五” is 2021 to 2025: the third plan began in 1966.
  static func planPeriod(in range: Range<Int>, _ text: PreparedText) -> (Int, Int)? {
    for i in range where text.folded[i] == "十" && i + 2 < range.upperBound && text.folded[i + 2] == "五" {
      guard let unit = HanNumeral.digit(text.folded[i + 1]), unit > 0 else { continue }
      let from = 1966 + 5 * (10 + unit - 3)
      return (from, from + 4)
    }
    return nil
  }

  /// “十四五”以来, “十三五”时期: the years of a plan that have gone by, where a paragraph begins with it.
  private static func planGone(
    in opening: Range<Int>, _ text: PreparedText, until year: Int, _ grammar: Grammar
  ) -> (horizon: Scope.Horizon, at: Int)? {
    guard let plan = planPeriod(in: opening, text), plan.0 <= year,
      let at = opening.first(where: { text.folded[$0] == "十" && $0 + 2 < opening.upperBound && text.folded[$0 + 2] == "五" }),
      at - opening.lowerBound <= 12
    else { return nil }
    let after = text.has("”", at: at + 3) ? at + 4 : at + 3
    guard after < opening.upperBound, grammar.planGone.longest(in: text.folded, at: after, before: opening.upperBound) != nil else { return nil }
    let last = min(year, plan.1)
    return (plan.0 == last ? .year(last) : .span(plan.0, last), at)
  }

  private static func fiveYears(ahead range: Range<Int>, _ text: PreparedText, from year: Int?) -> (Int, Int)? {
    guard let year else { return nil }
    for word in ["今后五年", "未来五年"] as [StaticPhrase] where text.contains(word, in: range) {
      return (year + 1, year + 5)
    }
    return nil
  }
}
