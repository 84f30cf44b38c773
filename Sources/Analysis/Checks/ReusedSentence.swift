import Diagnostics
import Documents
import FoundationEssentials
import Statistics

/// Finds sentences that two areas, or two years of one area, have in common word for word with their numbers: a template
/// that was filled in once, or last year's text carried over.
struct ReusedSentence: Check {
  let name = "reused-sentence"
  let title = Wording(en: "sentences with the same numbers in two documents", zh: "不同材料的相同语句")
  let rounding: RoundingRule
  /// Shorter words are common property.
  private static let least = 16

  func findings(in context: CheckContext) -> [Finding] {
    var first: [String: Observation] = [:]
    var found: [Finding] = []
    // One finding for a pair of documents and a paragraph, not one for each of its numbers.
    var told: Set<String> = []
    for (document, evidence) in context.evidence.enumerated() {
      let profile = context.comparison.profiles[document]
      for item in evidence {
        let o = item.observation
        guard o.scenario == .actual, o.isTelling else { continue }
        let words = Self.essence(of: o.citation.quote)
        guard words.count >= Self.least else { continue }
        guard let earlier = first[words] else {
          first[words] = o
          continue
        }
        guard let home = context.documentOf[earlier.id], home != document else { continue }
        let other = context.comparison.profiles[home]
        guard other.area != profile.area || other.year != profile.year,
          told.insert("\(home)|\(document)|\(o.citation.paragraph)").inserted
        else { continue }
        found.append(finding(o, profile, earlier, other))
      }
    }
    return found
  }

  /// How many numbers stand in sentences of their own.
  func silentAgreements(in context: CheckContext) -> Int {
    let all = context.evidence.joined().count { item in
      item.observation.scenario == .actual && item.observation.isTelling
        && Self.essence(of: item.observation.citation.quote).count >= Self.least
    }
    return max(0, all - findings(in: context).count * 2)
  }

  /// The words without spaces and marks, so that another comma makes no other sentence.
  private static func essence(of quote: String) -> String {
    String(
      quote.unicodeScalars.filter {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "." || $0 == "%"
      })
  }

  private func finding(
    _ o: Observation, _ profile: DocumentProfile, _ earlier: Observation, _ other: DocumentProfile
  ) -> Finding {
    let isSameArea = profile.area == other.area
    let quote = o.citation.quote.trimmingSpace
    return Finding(
      check: name, verdict: .toVerify, area: profile.area, year: profile.year,
      message: Wording(
        en: "the words “\(quote)” stand with the same number in \(other.document), paragraph "
          + "\(earlier.citation.paragraph)"
          + (isSameArea ? ", of another year" : ", of \(other.area?.name ?? "another area")"),
        zh:
          "“\(quote)”与\(isSameArea ? "" : other.area?.name ?? "")\(other.year.map { "\($0)年" } ?? "")材料（\(other.document)第\(earlier.citation.paragraph)段）文字和数值相同"
      ),
      remedy: Wording(
        en: isSameArea
          ? "check whether the figure was brought up to date"
          : "check whether the sentence was taken over with its figure",
        zh: isSameArea ? "请核实是否沿用上年文字而未更新数值" : "请核实是否套用他处文字而未更换数值"),
      operands: [o, earlier])
  }
}

extension Observation {
  /// A number that hardly comes twice by chance: three digits that count, such as 37.21 or 768.
  fileprivate var isTelling: Bool {
    guard firmNumber != nil else { return false }
    var digits = citation.words.filter { $0.isASCII && $0.isNumber }[...]
    while digits.first == "0" { digits = digits.dropFirst() }
    while digits.last == "0" { digits = digits.dropLast() }
    return digits.count >= 3
  }
}

extension String {
  var trimmingSpace: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
