import Diagnostics
import FoundationEssentials
import Statistics

/// Finds a rate that is said to have risen or fallen by per cent where points are meant: `就业率提高3.2%`.
struct PointsWording: Check {
  let name = "points-wording"
  let title = Wording(en: "per cent where points are meant", zh: "百分数与百分点")
  let rounding: RoundingRule
  private static let moves = ["提高", "上升", "下降", "回落", "提升", "降低", "增加", "减少", "增长"]
  private static let endings = ["率", "比重", "占比", "比例"]
  /// Rates that are no percentages of a whole, so that a change of them in per cent is right.
  private static let others = ["效率", "生产率", "汇率", "功率", "频率", "速率", "利率", "税率", "费率", "倍率", "分辨率", "产出率", "周转率"]

  func findings(in context: CheckContext) -> [Finding] {
    let families = context.comparison.indicatorNames
    return context.spoken.flatMap { profile, sentence in
      sentence.statements.enumerated().compactMap { index, spoken -> Finding? in
        let stated = spoken.observation
        // 普及率156.4部/百人，增长0.4% is a rate, and no percentage.
        if index > 0, case let before = sentence.statements[index - 1].observation, before.measure == .level,
          !before.quantity.unit.isRate
        {
          return nil
        }
        guard stated.measure == .growth, stated.quantity.unit == "%", stated.scenario != .target,
          let number = stated.firmNumber, number != 0, Self.isRate(families(stated), label: stated.label)
        else { return nil }
        var words = spoken.clauseBefore
        for tail in ["了", "约", "近", "超", "超过"] where words.hasSuffix(tail) { words = words.dropLast(tail.count) }
        guard let move = Self.moves.first(where: { words.hasSuffix($0) }) else { return nil }
        return finding(spoken, move: move, rate: families(stated).name, in: context, profile: profile)
      }
    }
  }

  private static func isRate(_ indicator: Indicator, label: String) -> Bool {
    guard !others.contains(where: { label.hasSuffix($0) || indicator.name.hasSuffix($0) }) else { return false }
    return endings.contains { label.hasSuffix($0) } && (indicator.family == .percent || indicator.id.hasPrefix("~"))
  }

  private func finding(
    _ spoken: SpokenStatement, move: String, rate: String, in context: CheckContext, profile: DocumentProfile
  ) -> Finding {
    let stated = spoken.observation
    let amount = stated.quantity.spelling(of: stated.firmNumber!.magnitude, rule: rounding)
    let points = String(amount.dropLast()) + "个百分点"
    var english =
      "\(rate) \(stated.firmNumber! > 0 ? "up" : "down") by \(amount): read as \(points) or as \(amount) of the rate itself"
    var chinese = "\(rate)“\(move)\(amount)”：可理解为\(move)\(points)，也可理解为在原有比率上\(move)\(amount)"
    var operands = [stated]
    if let (now, before) = levels(of: stated, in: context, profile: profile) {
      let difference = now.firmNumber! - before.firmNumber!
      let relative = before.firmNumber! == 0 ? nil : difference / before.firmNumber! * 100
      let margin = now.roundingError + before.roundingError + stated.roundingError
      operands += [now, before]
      if (difference - stated.firmNumber!).magnitude <= margin {
        english += "; from \(before.written) to \(now.written) it is points"
        chinese += "。按两年数值（\(before.written)、\(now.written)），应为百分点"
      } else if let relative, (relative - stated.firmNumber!).magnitude <= margin * 2 {
        english += "; from \(before.written) to \(now.written) it is per cent of the rate"
        chinese += "。按两年数值（\(before.written)、\(now.written)），确为比率本身的增减幅度"
      }
    } else {
      english += "; points are taken, as usual for rates"
      chinese += "。比率的增减通常用百分点，按前一种理解"
    }
    return Finding(
      check: name, verdict: .toVerify, area: profile.area, year: profile.year,
      message: Wording(en: english, zh: chinese),
      remedy: Wording(en: "write \(points) if points are meant", zh: "如为两个比率之差，请改为“\(move)\(points)”"),
      operands: operands)
  }

  private func levels(
    of stated: Observation, in context: CheckContext, profile: DocumentProfile
  ) -> (now: Observation, before: Observation)? {
    guard let id = stated.indicator, let area = profile.area.flatMap({ context.comparison.areas.firstIndex(of: $0) }),
      let year = profile.year
    else { return nil }
    for row in context.rows(of: id, .share, .actual) where row.unit == "%" {
      if let now = row.cell(area: area, year: year)?.observation, now.firmNumber != nil,
        let before = row.cell(area: area, year: year - 1)?.observation, before.firmNumber != nil
      {
        return (now, before)
      }
    }
    return nil
  }
}
