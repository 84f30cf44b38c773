import Documents
import Statistics

/// Headings that set whether a part looks back or ahead, and on which years.
extension ScopeMap {
  /// A short line without a full stop stands as a heading even where it has no number.
  static func isHeadingLine(_ block: Block, _ text: PreparedText) -> Bool {
    // The line that says when and where a report was delivered or signed names a year, but no part of the report.
    block.range.count <= 40 && !text.folded[block.range].contains { $0.isSentenceEnd || $0 == ";" || $0 == "," }
      && !text.contains("会议", in: block.range) && !text.contains("日", in: block.range) && !isDate(text.trimmed(block.range), text)
  }

  /// （2022年7月）: a date and nothing else.
  private static func isDate(_ range: Range<Int>, _ text: PreparedText) -> Bool {
    text.folded[range].allSatisfy { $0.isDigit || $0.isBlank || ["年", "月", "日", "(", ")"].contains($0) || HanNumeral.isPart($0) }
  }

  /// A heading such as 2022年工作计划 or “十五五”时期主要目标任务 sets scenario and period of its part; nil where it says neither.
  static func scope(of title: Range<Int>, text: PreparedText, base: Scope, year: Int?, grammar: Grammar) -> Scope? {
    let plans = grammar.planHeading.occurs(in: text.folded, title)
    // 存在问题及下步打算 looks ahead, 存在问题 alone does not.
    // （二）重点工作扎实推进 tells how it went; 扎实推进重点工作 is to be done.
    let tellsHow = grammar.doneHeading.longest(in: text.folded, endingAt: text.trimmed(title).upperBound, from: title.lowerBound) != nil
    let looksBack = tellsHow || grammar.reviewHeading.occurs(in: text.folded, title) && !(plans && text.contains("问题", in: title))
    let years = NamedYears.years(in: title, text, withoutDays: true)
    let namesLater = year.map { reviewed in years.contains { $0 > reviewed } } ?? false
    // 一、2022年重点工作 in a summary of 2022 tells what was done.
    let namesReviewed = !namesLater && !years.isEmpty && year != nil && !grammar.firmPlanHeading.occurs(in: text.folded, title)
    // 2023年主要工作 in a report on 2022
    let namesOnlyLater = namesLater && !text.contains("报告", in: title) && (years.min().map { first in year.map { first > $0 } ?? false } ?? false)
    let looksAhead = namesOnlyLater || !looksBack && (plans && !namesReviewed || namesLater)
    guard looksAhead else {
      guard looksBack else { return nil }
      // 过去五年（2012-2016年）工作回顾
      if let span = NamedYears.span(in: title, text) { return Scope(scenario: .actual, horizon: .span(span.0, span.1)) }
      // “十四五”时期发展成就和“十五五”时期主要目标任务: the plan gone by comes first.
      if years.isEmpty, let plan = NamedYears.planPeriod(in: title, text), plan.0 < year ?? .max {
        return Scope(scenario: .actual, horizon: .span(plan.0, min(plan.1, year ?? .max)))
      }
      if years.isEmpty, let year, text.contains("五年", in: title), !text.contains("规划", in: title) {
        return Scope(scenario: .actual, horizon: .span(year - 4, year))
      }
      // 一、2021年1-11月经济指标完成情况
      if let months = Extractor.months(in: text, title), let year = years.max() ?? year {
        return Scope(scenario: .actual, horizon: .months(year, from: months.lowerBound, to: months.upperBound))
      }
      if let last = years.filter({ $0 <= (year ?? .max) }).max(), last != base.lastYear { return Scope(scenario: .actual, horizon: .year(last)) }
      return base
    }
    if let later = years.max(), namesLater { return Scope(scenario: .target, horizon: .year(later)) }
    if let span = NamedYears.planPeriod(in: title, text) ?? fiveYears(ahead: title, text, from: year) {
      return Scope(scenario: .target, horizon: .span(span.0, span.1))
    }
    // 下半年工作打算, and any plan of a report on a part of the year: the same year goes on.
    var goesOn = text.contains("下半年", in: title) || base.scenario == .target
    if case .months = base.horizon { goesOn = goesOn || !text.contains("明年", in: title) }
    return Scope(scenario: .target, horizon: (years.max() ?? year.map { goesOn ? $0 : $0 + 1 }).map { .year($0) } ?? .unknown)
  }

  private static func fiveYears(ahead range: Range<Int>, _ text: PreparedText, from year: Int?) -> (Int, Int)? {
    guard let year else { return nil }
    for word in ["今后五年", "未来五年"] as [StaticPhrase] where text.contains(word, in: range) {
      return (year + 1, year + 5)
    }
    return nil
  }
}
