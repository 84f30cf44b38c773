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
      let after = item.numeral.range.upperBound
      for word in divisions where here.text.has(word, at: after) { return true }
      return false
    },
  ]

  private static let divisions: [StaticPhrase] = [
    "区", "县", "市", "省", "镇", "乡", "街道", "村委", "社区居", "大会", "届",
  ]
}
