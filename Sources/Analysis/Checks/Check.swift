import Statistics

/// One kind of arithmetic or wording that is checked; each has its own file beside this one.
protocol Check: Sendable {
  func findings(in context: CheckContext) -> [Finding]
}

/// What a check may look at: the lined-up cells, and each document's statements in the order of its text.
struct CheckContext {
  var comparison: Comparison
  /// By position in `comparison.profiles`.
  var documents: [[Evidence]]
}

private let checks: [any Check] = []

/// Runs all checks; findings come by check, then by area, year and place.
func check(_ comparison: Comparison, evidence: [[Evidence]]) -> [Finding] {
  let context = CheckContext(comparison: comparison, documents: evidence)
  return checks.flatMap { $0.findings(in: context) }
}
