import CodeLists
package import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// One kind of arithmetic or wording that is checked; each has its own file beside this one.
protocol Check: Sendable {
  /// How findings name it: `share-of-total`.
  var name: String { get }
  /// How people call it.
  var title: Wording { get }
  /// How its computed figures are rounded when they are told.
  var rounding: RoundingRule { get }
  init(rounding: RoundingRule)
  func findings(in context: CheckContext) -> [Finding]
  /// How many cases agreed that are not worth a finding each, such as pairs of years that do not jump.
  func silentAgreements(in context: CheckContext) -> Int
}

extension Check {
  func silentAgreements(in context: CheckContext) -> Int { 0 }

  /// A computed figure as its sentence tells it.
  func printed(_ value: Decimal, places: Int) -> String { fixed(value, places: places, rule: rounding) }
}

/// How often a check found something to look at, and what came of it.
package struct CheckCount: Hashable, Sendable {
  package var check: String
  package var title: Wording
  package var agrees: Int
  package var agreesWithinRounding: Int
  package var toVerify: Int

  package init(check: String, title: Wording, agrees: Int, agreesWithinRounding: Int, toVerify: Int) {
    self.check = check
    self.title = title
    self.agrees = agrees
    self.agreesWithinRounding = agreesWithinRounding
    self.toVerify = toVerify
  }

  package var checked: Int { agrees + agreesWithinRounding + toVerify }
}

/// What a check may look at: the lined-up cells, and each document's statements sentence by sentence.
struct CheckContext {
  var comparison: Comparison
  /// By position in `comparison.profiles`; each sentence's statements in the order of the text.
  var sentences: [[Sentence]]
  /// The document of each observation, by position in `comparison.profiles`: files of two folders may bear one name.
  var documentOf: [String: Int]
  /// By position in `comparison.profiles`, in the order of the text.
  var evidence: [[Evidence]]
  var lists: CodeLists
  /// The sentence and place of each observation.
  private var placeOf: [String: (document: Int, sentence: Int, statement: Int)] = [:]
  /// Positions in `comparison.rows`.
  private var rowsOf: [RowKey: [Int]] = [:]

  private struct RowKey: Hashable {
    var indicator: String
    var measure: Measure
    var scenario: Scenario
  }

  init(comparison: Comparison, evidence: [[Evidence]], lists: CodeLists) {
    self.comparison = comparison
    self.evidence = evidence
    self.lists = lists
    sentences = evidence.map { Analysis.sentences(of: $0, with: lists) }
    documentOf = [:]
    for item in evidence.joined() { documentOf[item.observation.id] = item.document }
    for (document, spoken) in sentences.enumerated() {
      for (sentence, words) in spoken.enumerated() {
        for (statement, item) in words.statements.enumerated() {
          placeOf[item.observation.id] = (document, sentence, statement)
        }
      }
    }
    for (index, row) in comparison.rows.enumerated() {
      let key = RowKey(indicator: row.indicator.id, measure: row.measure, scenario: row.scenario)
      rowsOf[key, default: []].append(index)
    }
  }

  /// An observation with the words around it.
  func spoken(_ observation: Observation) -> SpokenStatement? {
    placeOf[observation.id].map { sentences[$0.document][$0.sentence].statements[$0.statement] }
  }

  /// The sentence that an observation stands in.
  func sentence(of observation: Observation) -> Sentence? {
    placeOf[observation.id].map { sentences[$0.document][$0.sentence] }
  }

  /// The document that an observation stands in.
  func profile(of observation: Observation) -> DocumentProfile? {
    documentOf[observation.id].map { comparison.profiles[$0] }
  }

  /// The rows of an indicator and measure, one for each unit.
  func rows(of indicator: String, _ measure: Measure, _ scenario: Scenario) -> [Row] {
    (rowsOf[RowKey(indicator: indicator, measure: measure, scenario: scenario)] ?? []).map { comparison.rows[$0] }
  }
}

/// The statements of one sentence, as far as their quotes show that no full stop stands between them.
struct Sentence {
  var statements: [SpokenStatement]
}

/// A statement with the simplified words around it.
struct SpokenStatement {
  var observation: Observation
  /// Where the number begins in the quote, in scalars.
  fileprivate var place: Int
  fileprivate var script: ScriptTable

  /// The words of the same sentence before the number, as far as they are quoted.
  var before: String {
    simplified(observation.citation.quote.unicodeScalars.prefix(place))
  }

  /// The words of the same sentence after the number, as far as they are quoted.
  var after: String {
    simplified(
      observation.citation.quote.unicodeScalars.dropFirst(place + observation.citation.words.unicodeScalars.count))
  }

  private func simplified(_ words: Substring.UnicodeScalarView) -> String {
    var text = String.UnicodeScalarView()
    for scalar in words { text.append(script(scalar)) }
    return String(text)
  }

  /// The words between the last comma and the number.
  var clauseBefore: Substring {
    let before = before
    return before.lastIndex(where: \.isComma).map { before[before.index(after: $0)...] } ?? before[...]
  }

  /// The words between the number and the next comma.
  var clauseAfter: Substring { after.prefix { !$0.isComma } }

  /// The mark that ends the clause before the number's own; nil where the quote holds none.
  var separator: Character? { before.last(where: \.isComma) }
}

extension Character {
  /// Commas and what else ends a clause.
  var isComma: Bool { [",", "，", "、", "；", ";", "。", "：", ":", "（", "）", "(", ")"].contains(self) }
}

/// In the order in which findings are told: arithmetic that a reader can redo first, then what needs two documents,
/// then wording and what only looks odd.
private let checks: [any Check.Type] = [
  ShareOfTotal.self, TaskParts.self, PartsOfWhole.self, PercentagesClose.self, CountedExits.self,
  CompletionAgainstTarget.self,
  CompletionWording.self, TimesWording.self, PointsWording.self, StatedGrowth.self, StatedChange.self, Restatement.self,
  SameFigureTwice.self,
  StatedRank.self, MagnitudeJump.self, ReusedSentence.self,
]

/// Runs all checks; findings come by check, then by area, year and place.
func check(
  _ comparison: Comparison, evidence: [[Evidence]], with lists: CodeLists
) -> (findings: [Finding], counts: [CheckCount]) {
  let context = CheckContext(comparison: comparison, evidence: evidence, lists: lists)
  let run = checks.map { $0.init(rounding: comparison.rounding) }
  var all: [Finding] = []
  var counts: [CheckCount] = []
  var results = run.map { $0.findings(in: context) }
  // A share that was trimmed to close to 100 % is one finding, not a second one as a wrong quotient.
  let trimmed = Set(
    results.joined().filter { $0.check == "percentages-close" && $0.verdict == .toVerify }.compactMap(
      \.operands.first?.id))
  for index in run.indices where run[index].name == "share-of-total" {
    results[index].removeAll { $0.operands.first.map { trimmed.contains($0.id) } ?? false }
  }
  for (check, found) in zip(run, results) {
    func count(_ verdict: Finding.Verdict) -> Int { found.count { $0.verdict == verdict } }
    counts.append(
      CheckCount(
        check: check.name, title: check.title, agrees: count(.agrees) + check.silentAgreements(in: context),
        agreesWithinRounding: count(.agreesWithinRounding), toVerify: count(.toVerify)))
    all += found
  }
  return (all, counts)
}

/// Groups a document's statements into sentences by their quotes, which end where a sentence does.
func sentences(of evidence: [Evidence], with lists: CodeLists) -> [Sentence] {
  var result: [Sentence] = []
  var current: [SpokenStatement] = []
  var previous: (citation: Citation, after: Int)? = nil
  for item in evidence.sorted(by: {
    $0.observation.citation.range.lowerBound < $1.observation.citation.range.lowerBound
  }) {
    let citation = item.observation.citation
    let place = place(in: citation)
    if let previous {
      let gap = citation.range.lowerBound - previous.citation.range.upperBound
      let joins = previous.citation.paragraph == citation.paragraph && gap <= previous.after + place.before
      if !joins {
        result.append(Sentence(statements: current))
        current = []
      }
    }
    current.append(
      SpokenStatement(observation: item.observation, place: place.before, script: lists.script))
    previous = (citation, place.after)
  }
  if !current.isEmpty { result.append(Sentence(statements: current)) }
  return result
}

/// How many characters of a quote stand before and after the number. Where its words occur twice, the place at which
/// the quote is cut off evenly on both sides is meant.
private func place(in citation: Citation) -> (before: Int, after: Int) {
  let quote = Array(citation.quote.unicodeScalars)
  let words = Array(citation.words.unicodeScalars)
  guard let first = words.first, quote.count >= words.count else { return (0, 0) }
  let last = quote.count - words.count
  var best: Int? = nil
  for start in 0...last where quote[start] == first && quote[start..<start + words.count].elementsEqual(words) {
    if best.map({ abs(2 * start - last) < abs(2 * $0 - last) }) ?? true { best = start }
  }
  return best.map { ($0, last - $0) } ?? (0, 0)
}

extension CheckContext {
  /// Every sentence with the profile of its document.
  var spoken: [(profile: DocumentProfile, sentence: Sentence)] {
    zip(comparison.profiles, sentences).flatMap { profile, sentences in sentences.map { (profile, $0) } }
  }
}

extension Observation {
  /// The number where it is stated exactly, as far as written: no hedge, range or mask.
  var firmNumber: Decimal? {
    quantity.isMasked || quantity.bound != nil ? nil : quantity.value
  }
}

extension Finding.Verdict {
  /// How a sentence about two numbers ends.
  var conclusion: Wording {
    switch self {
    case .agrees: Wording(en: "; they agree", zh: "，两者相符")
    case .agreesWithinRounding: Wording(en: "; they agree within rounding", zh: "，在取舍误差内相符")
    case .toVerify: Wording(en: "; they do not agree", zh: "，两者不符")
    }
  }

  /// What to do about it: nothing, unless it does not agree.
  func remedy(en english: String, zh chinese: String) -> Wording {
    self == .toVerify ? Wording(en: english, zh: chinese) : Wording(en: "nothing to do", zh: "无需处理")
  }

  /// Holds a stated figure against the span in which the computed one lies.
  init(stated: Observation, computed: Decimal, low: Decimal, high: Decimal) {
    let value = stated.quantity.value ?? 0
    let places = max(0, stated.quantity.decimals - stated.quantity.scale)
    if rounded(computed, places: places) == value {
      self = .agrees
    } else if low <= value + stated.roundingError && value - stated.roundingError <= high {
      self = .agreesWithinRounding
    } else {
      self = .toVerify
    }
  }
}
