import CodeLists
import FoundationEssentials
import Statistics

/// Decides in which unit the statements of one indicator are laid side by side, and brings them to it exactly.
///
/// The code list's unit goes first, else the one that is written most often. What the lists cannot convert (元 and
/// 美元, 户 and 人) stays in a row of its own.
struct UnitChooser {
  private struct Key: Hashable {
    var subject: Int
    var measure: Measure
    var family: UnitFamily

    init(_ evidence: Evidence) {
      subject = evidence.subject
      measure = evidence.observation.measure
      family = evidence.observation.quantity.family
    }
  }

  private var units: [Key: String] = [:]
  private var classifiers: [Set<String>]
  private let lists: CodeLists

  init(for evidence: [[Evidence]], of subjects: Subjects, with lists: CodeLists) {
    self.lists = lists
    classifiers = lists.words.classifierGroups
    var counts: [Key: [String: Int]] = [:]
    for item in evidence.joined() {
      counts[Key(item), default: [:]][item.observation.quantity.unit, default: 0] += 1
    }
    for (key, counts) in counts {
      if key.measure == .level || key.measure == .change,
        let listed = lists.indicators.unit(of: subjects.names[key.subject]),
        counts.keys.contains(where: { $0 == listed || lists.units.factor(from: $0, to: listed) != nil })
      {
        units[key] = listed
      } else {
        units[key] = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
      }
    }
  }

  /// The observation in the unit of its row.
  func convert(_ evidence: Evidence) -> Observation {
    let observation = evidence.observation
    let quantity = observation.quantity
    guard let unit = units[Key(evidence)], unit != quantity.unit else { return observation }
    var converted = observation
    if let factor = lists.units.factor(from: quantity.unit, to: unit) {
      converted.quantity.value = quantity.value.map { $0 * factor }
      converted.quantity.low = quantity.low.map { $0 * factor }
      converted.quantity.high = quantity.high.map { $0 * factor }
      // The power of ten that is not less than the factor, so that the rounding error is not understated.
      var power = 0
      while Decimal(sign: .plus, exponent: power, significand: 1) < factor { power += 1 }
      while Decimal(sign: .plus, exponent: power - 1, significand: 1) >= factor { power -= 1 }
      converted.quantity.scale = quantity.scale + power
      converted.quantity.unit = unit
    } else if observation.indicator != nil,
      classifiers.contains(where: { $0.contains(unit) && $0.contains(quantity.unit) })
    {
      // 500家 and 500户 of one coded indicator count the same things.
      converted.quantity.unit = unit
    }
    return converted
  }
}
