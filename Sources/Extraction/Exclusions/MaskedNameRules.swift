import CodeLists
import FoundationEssentials
import Statistics

/// Marks that stand where a name was removed: **区, **学院, “**快贷”.
enum MaskedNameRules {
  static let all: [ExclusionRule] = [
    ExclusionRule(name: "mask-of-a-name", role: .maskedName) { item, here in
      guard item.isMasked else { return false }
      if here.enclosures.quote(at: item.range.lowerBound) != nil { return true }
      if here.enclosures.title(at: item.range.lowerBound) != nil { return true }
      let text = here.text
      if text.isOrdinal(at: item.range.lowerBound) { return false }
      // With a unit or a multiplier it stands for a number; without, for a word.
      return item.unit == nil && item.numeral.scale == 0 && !text.has("余", at: item.numeral.range.upperBound)
    },
    ExclusionRule(name: "mask-before-a-division", role: .maskedName) { item, here in
      guard item.isMasked, item.numeral.scale == 0 else { return false }
      return here.grammar.maskedName.longest(in: here.text.folded, at: item.numeral.range.upperBound, before: here.text.count) != nil
    },
  ]
}
