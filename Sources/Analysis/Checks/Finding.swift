package import Diagnostics
package import Statistics

/// What a check says of some numbers.
package struct Finding: Hashable, Sendable {
  package enum Verdict: String, Hashable, Sendable {
    case agrees
    case agreesWithinRounding = "agrees_within_rounding"
    case toVerify = "to_verify"
  }

  /// The check's name: `share-of-total`, `completion-wording`, `restatement`.
  package var check: String
  package var verdict: Verdict
  package var area: ReferenceArea?
  package var year: Int?
  /// One sentence with the numbers as written, in both languages.
  package var message: Wording
  package var remedy: Wording
  /// The operands, first the one in doubt.
  package var operands: [Observation]
  package var computed: Derived?

  package init(
    check: String, verdict: Verdict, area: ReferenceArea?, year: Int?, message: Wording, remedy: Wording,
    operands: [Observation], computed: Derived? = nil
  ) {
    self.check = check
    self.verdict = verdict
    self.area = area
    self.year = year
    self.message = message
    self.remedy = remedy
    self.operands = operands
    self.computed = computed
  }
}
