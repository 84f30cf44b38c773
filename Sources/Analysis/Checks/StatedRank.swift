import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// Holds the places that areas claim against each other: two districts cannot both be second in the city, and who claims
/// the better place must not have the lower figure.
struct StatedRank: Check {
  let name = "stated-rank"
  let title = Wording(en: "claimed places against each other and the figures", zh: "位次与数值")
  let rounding: RoundingRule

  func findings(in context: CheckContext) -> [Finding] {
    let comparison = context.comparison
    return comparison.rows.flatMap { row -> [Finding] in
      guard row.measure == .rank, row.scenario == .actual, row.isCoded else { return [] }
      return comparison.years.flatMap { year -> [Finding] in
        let claims = comparison.areas.indices.compactMap { area -> Claim? in
          guard let cell = row.cell(area: area, year: year), let o = cell.observation, let place = o.firmNumber,
            !cell.comparability.reasons.contains(.conflicting), let spoken = context.spoken(o),
            let field = spoken.field
          else { return nil }
          return Claim(area: area, place: place, observation: o, field: field, isOfGrowth: spoken.isOfGrowth)
        }
        return claims.indices.flatMap { i in
          claims[(i + 1)...].compactMap { finding(claims[i], $0, row: row, year: year, in: context) }
        }
      }
    }
  }

  private struct Claim {
    var area: Int
    var place: Decimal
    var observation: Observation
    /// Among whom: 全市, 全省.
    var field: String
    /// Whether the place is one of the rates.
    var isOfGrowth: Bool
  }

  private func finding(_ a: Claim, _ b: Claim, row: Row, year: Int, in context: CheckContext) -> Finding? {
    guard a.field == b.field, a.isOfGrowth == b.isOfGrowth else { return nil }
    let comparison = context.comparison
    let (x, y) = (comparison.areas[a.area], comparison.areas[b.area])
    // 全市 means the same city only for districts of one city.
    guard x.code.prefix(a.field == "全省" ? 2 : 4) == y.code.prefix(a.field == "全省" ? 2 : 4), !x.code.isEmpty else {
      return nil
    }
    let measures: [Measure] = a.isOfGrowth ? [.growth] : [.level, .share]
    var values: (Observation, Observation)?
    for measure in measures {
      for other in context.rows(of: row.indicator.id, measure, .actual) {
        guard let p = other.cell(area: a.area, year: year), p.comparability.verdict == .comparable,
          let q = other.cell(area: b.area, year: year), q.comparability.verdict == .comparable, let m = p.observation,
          let n = q.observation, m.firmNumber != nil, n.firmNumber != nil
        else { continue }
        values = values ?? (m, n)
      }
    }
    let isLower = row.indicator.direction == .lower
    let verdict: Finding.Verdict
    if let (m, n) = values {
      let isAhead = isLower ? m.firmNumber! < n.firmNumber! : m.firmNumber! > n.firmNumber!
      if m.firmNumber! == n.firmNumber! { return nil }
      verdict = a.place == b.place || (a.place < b.place) != isAhead ? .toVerify : .agrees
    } else {
      guard a.place == b.place else { return nil }
      verdict = .toVerify
    }
    let name = row.indicator.name + (a.isOfGrowth ? "增速" : "")
    func told(_ area: ReferenceArea, _ claim: Claim, _ value: Observation?) -> String {
      "\(area.name)\(value.map(\.written) ?? "")称居\(claim.field)\(claim.observation.citation.words.hasPrefix("第") ? "" : "第")\(claim.observation.written)"
    }
    return Finding(
      check: self.name, verdict: verdict, area: x, year: year,
      message: Wording(
        en:
          "\(name): \(x.name) \(values?.0.written ?? "") claims place \(plain(a.place)), \(y.name) \(values?.1.written ?? "") place \(plain(b.place))"
          + (verdict == .toVerify ? "; both cannot be" : "; they agree"),
        zh: "\(name)：\(told(x, a, values?.0))，\(told(y, b, values?.1))" + (verdict == .toVerify ? "，两者不能同时成立" : "，两者相符")
      ),
      remedy: verdict.remedy(en: "check the places against the city's table", zh: "请与上级部门公布的排名核对"),
      operands: [a.observation, b.observation] + [values?.0, values?.1].compactMap { $0 })
  }
}

extension SpokenStatement {
  /// Among whom a place is claimed.
  fileprivate var field: String? { ["全市", "全省", "全国"].first { clauseBefore.contains($0) } }

  fileprivate var isOfGrowth: Bool { clauseBefore.contains("增速") || clauseBefore.contains("增幅") }
}
