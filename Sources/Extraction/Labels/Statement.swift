import Statistics

/// What was read of one number besides the number itself.
struct Statement: Sendable {
  var label = Phrase()
  var measure: Measure = .level
  var isFall = false
  var scenario: Scenario = .actual
  var period = TimePeriod("")
  var area: String?
  var qualifiers: [String] = []
  /// Words before the label that it was stripped of, and that some names of the code list begin with.
  var leads: [String] = []
  /// The mechanism that found the label: `before`, `after`, `carried-head`, `respectively`.
  var rule = ""
  /// Adds up over the period: something done or new, not something that stands.
  var isFlow = false
  /// 年均: a yearly average over several years.
  var isAnnual = false
}
