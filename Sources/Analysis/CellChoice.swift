import FoundationEssentials
import Statistics

/// Which of several statements of one figure stands in the cell, and whether the others say the same.
///
/// A statement from the year's own document goes before one that looks back from a later year, one without
/// narrowing words before one with, an exact one before a bounded one (`突破2万亿元，达到23562亿元`), and an early one
/// (the headline of a summary) before one deep in a section. Among those that can be true together with it, the one
/// with more digits goes before the rounded one. Nothing is averaged.
func chooseCell(from candidates: [Evidence], year: Int?, target: Bool) -> Cell {
  let ordered =
    candidates.count == 1 ? candidates : candidates.sorted { precedes($0, $1, year: year, target: target) }
  let best = ordered[0]
  let tier = provenance(best, year: year, target: target)
  var chosen = best
  for other in ordered.dropFirst() where provenance(other, year: year, target: target) == tier {
    let a = chosen.observation.quantity
    let b = other.observation.quantity
    guard coverage(other) == coverage(chosen), a.isMasked || a.isConsistent(with: b), !b.isMasked else { continue }
    if isSharper(b, than: a), narrowing(other.observation) <= narrowing(chosen.observation) { chosen = other }
  }

  var rivals: [Observation] = []
  var isConflicting = false
  for other in ordered where other.observation.id != chosen.observation.id {
    rivals.append(other.observation)
    if coverage(other) == coverage(chosen), other.observation.scenario == chosen.observation.scenario,
      provenance(other, year: year, target: target) == tier,
      Set(other.observation.qualifiers) == Set(chosen.observation.qualifiers),
      !other.observation.quantity.isConsistent(with: chosen.observation.quantity)
    {
      isConflicting = true
    }
  }
  let observation = chosen.observation
  var comparability = verdict(of: observation, year: year)
  if chosen.isOfPartOfYear, !target, observation.scenario == .actual, year == chosen.reportYear,
    observation.period.isWholeYear, !observation.quantity.isMasked
  {
    comparability.add(.partialPeriod, .conditional)
  }
  if isConflicting { comparability.add(.conflicting, .conditional) }
  if tier > 0 { comparability.add(.otherDocument, .conditional) }
  return Cell(
    observation.quantity.isMasked ? .masked(observation) : .stated(observation), rivals: rivals,
    comparability: comparability)
}

extension Comparability {
  /// Adds a reason; the verdict only ever gets worse.
  mutating func add(_ reason: Reason, _ verdict: Verdict) {
    if !reasons.contains(reason) { reasons.append(reason) }
    switch (self.verdict, verdict) {
    case (.incomparable, _): break
    case (_, .incomparable): self.verdict = .incomparable
    case (_, .conditional): self.verdict = .conditional
    case (_, .comparable): break
    }
  }
}

/// Whether a figure may stand beside others of its row, judged by itself.
private func verdict(of observation: Observation, year: Int?) -> Comparability {
  var result = Comparability(.comparable)
  let quantity = observation.quantity
  if quantity.isMasked {
    result.add(.masked, .incomparable)
    return result
  }
  if year != nil, observation.period.partlyCoveredYear != nil { result.add(.partialPeriod, .conditional) }
  if observation.qualifiers.contains(where: { $0.contains("累计") }) { result.add(.cumulative, .conditional) }
  if observation.narrowingWords.contains(where: { !$0.contains("累计") }) { result.add(.otherScope, .conditional) }
  switch quantity.bound {
  case nil: break
  case .about: result.add(.approximate, .conditional)
  case .atLeast, .atMost: result.add(.bound, .conditional)
  }
  if quantity.value == nil, quantity.low != nil { result.add(.range, .conditional) }
  return result
}

/// 0 for the document that has to say it (the year's own, or for a target the one before), then the next best.
private func provenance(_ evidence: Evidence, year: Int?, target: Bool) -> Int {
  guard let year else { return 0 }
  if target {
    if evidence.reportYear == year - 1 { return 0 }
    return evidence.reportYear == year ? 0 : 1
  }
  if evidence.observation.scenario == .baseline { return 2 }
  return evidence.reportYear == year ? 0 : 1
}

/// 0 for the whole period, then from the longest part of it to the shortest.
private func coverage(_ evidence: Evidence) -> Int {
  let period = evidence.observation.period
  guard period.partlyCoveredYear != nil, let month = period.endingMonth else { return 0 }
  return 12 - month
}

private func narrowing(_ observation: Observation) -> Int { observation.narrowingWords.count }

extension Observation {
  /// Words that make the figure one of something else than its name says. 其中工业投资21.35亿元 is industrial investment:
  /// an indicator of the code list is what its name says.
  fileprivate var narrowingWords: [String] { qualifiers.filter { $0 != "其中" || indicator == nil } }
}

/// 0 for an exact figure, 1 for a hedge, a bound or a range, 2 for a mask.
private func vagueness(_ quantity: Quantity) -> Int {
  if quantity.isMasked { return 2 }
  return quantity.value != nil && quantity.bound == nil ? 0 : 1
}

private func isSharper(_ a: Quantity, than b: Quantity) -> Bool {
  let left = vagueness(a)
  let right = vagueness(b)
  return left != right ? left < right : left == 0 && a.roundingError < b.roundingError && !a.isIdentical(to: b)
}

private func precedes(_ a: Evidence, _ b: Evidence, year: Int?, target: Bool) -> Bool {
  func key(_ e: Evidence) -> [Int] {
    [
      provenance(e, year: year, target: target), coverage(e), narrowing(e.observation),
      // A target is hedged as a rule: there the first statement counts.
      target ? vagueness(e.observation.quantity) / 2 : vagueness(e.observation.quantity),
      // Among documents of other years the one that follows is nearest to the year; a target is announced before.
      year.map { target ? abs(e.reportYear - ($0 - 1)) : abs(e.reportYear - $0) } ?? 0,
      e.document, e.position,
    ]
  }
  return key(a).lexicographicallyPrecedes(key(b))
}
