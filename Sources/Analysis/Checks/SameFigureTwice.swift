import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// Finds a figure that one document states twice with different values: the headline says 538.69亿元, the section 538.96亿元.
///
/// Two statements count as one figure only where nothing in their words tells them apart: the same indicator of the code
/// list, measure, period, unit and narrowing words; and where they are near each other, because what is far apart
/// is mostly something else under the same name. A label outside the list (经济增长的贡献率) may be of anything: there only
/// what agrees counts.
struct SameFigureTwice: Check {
  let name = "same-figure"
  let title = Wording(en: "the same figure stated twice in one document", zh: "同一材料前后数值")
  let rounding: RoundingRule

  func findings(in context: CheckContext) -> [Finding] {
    context.evidence.enumerated().flatMap { document, evidence -> [Finding] in
      var groups: [Figure: [Observation]] = [:]
      var order: [Figure] = []
      for item in evidence {
        let o = item.observation
        guard o.firmNumber != nil, o.measure != .rank, o.measure != .change, o.label.count >= 3 else { continue }
        let figure = Figure(item)
        if groups[figure] == nil { order.append(figure) }
        groups[figure, default: []].append(o)
      }
      return order.compactMap { figure in
        finding(groups[figure] ?? [], isCoded: figure.isCoded, profile: context.comparison.profiles[document], context)
      }
    }
  }

  private struct Figure: Hashable {
    var subject: Int
    var label: String
    var measure: Measure
    var scenario: Scenario
    var unit: String
    var period: String
    var qualifiers: Set<String>
    var isCoded: Bool

    init(_ item: Evidence) {
      let o = item.observation
      subject = item.subject
      isCoded = o.indicator != nil
      label = o.indicator == nil ? o.label : ""
      measure = o.measure
      scenario = o.scenario
      unit = o.quantity.unit
      period = o.period.code
      qualifiers = Set(o.qualifiers)
    }
  }

  private func finding(
    _ statements: [Observation], isCoded: Bool, profile: DocumentProfile, _ context: CheckContext
  ) -> Finding? {
    guard statements.count >= 2, let first = statements.first else { return nil }
    guard let other = statements.dropFirst().first(where: { !$0.quantity.isConsistent(with: first.quantity) }) else {
      let same = statements[1]
      guard first.citation.paragraph != same.citation.paragraph else { return nil }
      return make(
        first, same, .agrees, profile: profile)
    }
    // Two different values close together are two things told one after the other.
    guard isCoded, first.citation.paragraph != other.citation.paragraph, near(first, other) else { return nil }
    return make(first, other, .toVerify, profile: profile)
  }

  /// Within a twentieth of each other, or written with the same digits in another order.
  private func near(_ a: Observation, _ b: Observation) -> Bool {
    guard let x = a.firmNumber, let y = b.firmNumber, (x > 0) == (y > 0), x != 0, y != 0 else { return false }
    if a.citation.words.filter(\.isNumber).sorted() == b.citation.words.filter(\.isNumber).sorted() { return true }
    return (x - y).magnitude * 20 <= max(x.magnitude, y.magnitude)
  }

  private func make(
    _ first: Observation, _ other: Observation, _ verdict: Finding.Verdict, profile: DocumentProfile
  ) -> Finding {
    let label = first.label + (first.measure == .growth ? "增速" : "")
    return Finding(
      check: name, verdict: verdict, area: profile.area, year: profile.year,
      message: Wording(
        en: "\(label): \(first.written) in paragraph \(first.citation.paragraph), \(other.written) in paragraph "
          + "\(other.citation.paragraph)" + verdict.conclusion.english,
        zh: "\(label)第\(first.citation.paragraph)段为\(first.written)，第\(other.citation.paragraph)段为\(other.written)"
          + verdict.conclusion.chinese),
      remedy: verdict.remedy(
        en: "settle on one value, or say what tells the two apart", zh: "请统一数值，或写明两处口径的区别"),
      operands: [first, other])
  }
}
