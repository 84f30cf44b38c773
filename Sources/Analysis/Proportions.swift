import Documents
import FoundationEssentials
import Statistics

/// Reads the numbers of a proportion that divides a whole as percentages: 三次产业结构为9.7:47.3:43 is 9.7 %, 47.3 % and
/// 43 %, and stands beside what another document says as 占比9.7%.
///
/// Only where there are three numbers or more and they come near enough to 100 to mean it; whether they close to it
/// exactly is another question, and a check asks it.
func readProportionsAsShares(_ evidence: inout [Evidence]) {
  var start = 0
  while start < evidence.count {
    guard isPart(evidence[start].observation) else {
      start += 1
      continue
    }
    var end = start + 1
    while end < evidence.count, isPart(evidence[end].observation),
      continues(evidence[end - 1].observation, evidence[end].observation)
    {
      end += 1
    }
    let sum = evidence[start..<end].reduce(Decimal(0)) { $0 + ($1.observation.firmNumber ?? 0) }
    if end - start >= 3, (sum - 100).magnitude <= 5 {
      for index in start..<end {
        evidence[index].observation.quantity.unit = "%"
        evidence[index].observation.quantity.family = .percent
      }
    }
    start = end
  }
}

private func isPart(_ observation: Observation) -> Bool {
  observation.measure == .share && observation.quantity.unit.isEmpty && observation.firmNumber != nil
}

/// Whether nothing but the mark of a proportion stands between two numbers.
private func continues(_ first: Observation, _ second: Observation) -> Bool {
  first.citation.paragraph == second.citation.paragraph
    && second.citation.range.lowerBound - first.citation.range.upperBound == 1
}
