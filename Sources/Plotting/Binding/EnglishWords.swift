import Diagnostics
import FoundationEssentials
import Statistics

/// An amount of the base unit in English: 亿 and 万 become billions and millions, as precisely as it was written.
///
/// Counted things keep no word: `32004` of an indicator that says what is counted.
func englishAmount(_ value: Decimal, unit: String, as quantity: Quantity) -> String {
  englishAmount(value, unit: unit, decimals: quantity.decimals - quantity.scale)
}

/// With so many decimals of the base unit; a negative number of them rounds to tens, hundreds and so on.
func englishAmount(_ value: Decimal, unit: String, decimals: Int) -> String {
  let (power, word) =
    value.magnitude >= 1_000_000_000 ? (9, " billion") : value.magnitude >= 1_000_000 ? (6, " million") : (0, "")
  let shown = value.shifted(by: -power)
  return printed(shown, decimals: max(0, min(shown.decimals, decimals + power))) + word + englishUnit(unit)
}

/// ` yuan`, `%`; empty for classifiers and indices.
func englishUnit(_ unit: String) -> String {
  switch unit {
  case "元": " yuan"
  case "美元": " US dollars"
  case "%", "‰": unit
  case "个百分点": " percentage points"
  case "公里": " km"
  case "平方米": " square metres"
  case "平方公里": " square kilometres"
  case "亩": " mu"
  case "公顷": " hectares"
  case "吨": " tonnes"
  default: ""
  }
}

extension Indicator {
  /// What a row measures of the indicator: `地区生产总值增速`, `Gross regional product: growth`.
  func name(of measure: Measure) -> Wording {
    func unless(_ endings: [String], _ word: String) -> String { endings.contains { name.hasSuffix($0) } ? "" : word }
    let (suffix, ending): (String, String) =
      switch measure {
      case .level: ("", "")
      case .growth: (unless(["增速", "增长率", "增幅"], "增速"), ": growth")
      case .change: (unless(["增量", "增减"], "增减量"), ": change")
      case .share: family == .percent ? ("", "") : (unless(["率", "占比", "比重", "度"], "占比"), ": share")
      case .completion: (unless(["完成率"], "完成率"), ": completion")
      case .rank: (unless(["位次", "排名"], "位次"), ": rank")
      }
    return Wording(en: (englishName.isEmpty ? name : englishName) + ending, zh: name + suffix)
  }
}

extension Wording {
  static func + (a: Wording, b: Wording) -> Wording { Wording(en: a.english + b.english, zh: a.chinese + b.chinese) }
}
