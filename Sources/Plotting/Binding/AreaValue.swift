package import Analysis
package import Diagnostics
package import FoundationEssentials
package import Statistics

/// What one area says for one year, chosen from the columns of a row.
package struct AreaValue: Hashable, Sendable {
  package var area: ReferenceArea
  package var order: Int
  package var year: Int
  package var period: TimePeriod?
  package var cell: Cell

  /// The value where it may be drawn.
  package var value: Decimal? { cell.comparability.verdict == .incomparable ? nil : cell.value }
  package var isConditional: Bool { value != nil && cell.comparability.verdict == .conditional }

  /// Whether the value is ranked and counted among those that compare: of a whole year, and fit beside the others.
  package var standsBeside: Bool {
    let periods = [period, cell.observation?.period].compactMap { $0 }
    return cell.isFitBesideOthers && !periods.contains { ($0.endingMonth ?? 12) < 12 } && period?.spansYears != true
  }

  /// Whether the number is written as about, above, below or between: it may be ranked, and is not computed with.
  package var isHedged: Bool {
    guard let quantity = cell.observation?.quantity else { return false }
    return quantity.bound != nil || quantity.low != nil || !Self.hedges.isDisjoint(with: cell.comparability.reasons)
  }
  private static let hedges: Set<Comparability.Reason> = [.approximate, .bound, .range]
  package var isPartial: Bool { endingMonth.map { $0 < 12 } ?? false }
  /// The last month that the figure covers, where that is not the whole year.
  package var endingMonth: Int? { period?.endingMonth ?? cell.observation?.period.endingMonth }
  package var isMasked: Bool { if case .masked = cell.content { true } else { false } }

  /// Why there is nothing to draw; nil where there is.
  package var reason: Wording? {
    guard value == nil else { return nil }
    switch cell.content {
    case .masked: return .masked
    case .noDocument: return Wording(en: "no report for the year", zh: "无当年材料")
    case .notStated: return .notStated
    case .stated: return conditions.first ?? Wording(en: "not comparable", zh: "不可比")
    }
  }

  /// What makes the value stand apart: `1—11月数`, `约数`.
  package var conditions: [Wording] {
    cell.comparability.reasons.map { reason in
      switch reason {
      case .partialPeriod:
        endingMonth.map { Wording(en: "\($0) months only", zh: $0 == 1 ? "1月数" : "1—\($0)月数") }
          ?? Wording(en: "part of the year", zh: "非全年数")
      case .cumulative: Wording(en: "cumulative", zh: "累计数")
      case .approximate: Wording(en: "approximate", zh: "约数")
      case .bound:
        cell.observation?.quantity.bound == .atMost ? Wording(en: "an upper limit", zh: "上限数") : Wording(en: "a lower limit", zh: "下限数")
      case .range: Wording(en: "a range", zh: "区间数")
      case .masked: .masked
      case .missing: .notStated
      case .conflicting: Wording(en: "contradictory figures", zh: "前后数字不一")
      case .otherUnit: Wording(en: "another unit", zh: "计量单位不同")
      case .otherScope: Wording(en: "another scope", zh: "口径不同")
      case .otherDocument: Wording(en: "from another year's report", zh: "取自其他年度材料")
      case .stockAndFlow: Wording(en: "stock against flow", zh: "存量与增量不同")
      case .plan: Wording(en: "planned", zh: "计划数")
      case .boundaryChange: Wording(en: "before a change of boundaries", zh: "区划调整前数")
      }
    }
  }
}

extension Wording {
  static let masked = Wording(en: "figures withheld", zh: "数字隐去")
  static let notStated = Wording(en: "not stated", zh: "未提及")
}

extension Comparison {
  /// The row of actual values of an indicator and measure; where some areas write another unit, the row of the most values.
  package func row(_ indicator: String, _ measure: Measure) -> Row? {
    var best: (row: Row, count: Int)?
    for row in rows where row.indicator.id == indicator && row.measure == measure && row.scenario == .actual {
      let count = row.cells.joined().count { $0.value != nil && $0.comparability.verdict != .incomparable }
      if count > (best?.count ?? -1) { best = (row, count) }
    }
    return best?.row
  }

  /// Each area's value of a year: the one that may be ranked where there is one, else the one of a part of the year.
  package func values(of row: Row, year: Int) -> [AreaValue] {
    areas.enumerated().map { i, area in
      var best: AreaValue?
      var bestScore = -1
      for (j, period) in row.periods.enumerated()
      where period.year == year && !period.spansYears && i < row.cells.count && j < row.cells[i].count {
        let value = AreaValue(area: area, order: i, year: year, period: period, cell: row.cells[i][j])
        var score = 0
        switch value.cell.content {
        case .stated: score = value.cell.comparability.verdict == .incomparable ? 3 : value.standsBeside ? 6 : value.isConditional ? 4 : 5
        case .masked: score = 2
        case .notStated: score = 1
        case .noDocument: score = 0
        }
        if score > bestScore { (best, bestScore) = (value, score) }
      }
      return best
        ?? AreaValue(
          area: area, order: i, year: year, period: nil,
          cell: Cell(.notStated, comparability: Comparability(.incomparable, [.missing])))
    }
  }
}
