import CodeLists
import Statistics

/// What the rules see of a document. They share it by reference, because it is handed on for each number.
final class Surroundings: Sendable {
  let text: PreparedText
  let enclosures: Enclosures
  let lists: CodeLists
  let grammar: Grammar
  /// The names of the code list's indicators.
  let names: PhraseTrie<Bool>

  init(text: PreparedText, enclosures: Enclosures, lists: CodeLists, grammar: Grammar, names: PhraseTrie<Bool>) {
    (self.text, self.enclosures, self.lists, self.grammar, self.names) = (text, enclosures, lists, grammar, names)
  }

  /// The words of a clause before a place, no more than `reach` characters.
  func clause(before end: Int, reach: Int = 60) -> Range<Int> { text.clause(before: end, reach: reach) }
}

/// A named reason why a number is no observation.
struct ExclusionRule: Sendable {
  let name: String
  let role: Role
  let applies: @Sendable (Item, Surroundings) -> Bool

  /// In the order in which they are asked; the first that applies decides.
  static let all: [ExclusionRule] =
    MaskedNameRules.all + DocumentNumberRules.catalogue + IncidentalRules.page + NameRules.all + DocumentNumberRules.all + EnumeratorRules.all + OrdinalRules.all
    + DurationRules.all + HanTurnRules.all + SizeClassRules.all + IncidentalRules.all
}
