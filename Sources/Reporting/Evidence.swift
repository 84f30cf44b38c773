import FoundationEssentials
import Statistics

/// What stands behind a printed number: the words of a source, or a formula over other numbers.
enum Evidence: Hashable {
  case stated(Observation)
  case derived(Calculation)

  typealias Operation = Reporting.Calculation.Operation

  struct Calculation: Hashable {
    /// The number with its unit, as it would stand in prose.
    var printed: String
    var formula: String
    /// Ids of the observations that went in.
    var inputs: [String]
    /// What was done with them; told by the key where nil.
    var operation: Operation?
    /// The line that it shares with its like: the places of four areas are one line of the index, not four.
    var shared: Shared?
  }

  /// One line of the source index for several numbers computed in the same way.
  struct Shared: Hashable {
    var key: String
    var printed: String
    var formula: String
  }
}

/// All evidence that a brief's numbers are bound to, by id.
struct EvidenceRegister {
  private(set) var byID: [String: Evidence] = [:]
  private var keys: [String: String] = [:]

  /// Binds words to a stated observation: `[37.21亿元](#o-3f2a91)`.
  mutating func bind(_ text: String, to observation: Observation) -> String {
    byID[observation.id] = .stated(observation)
    return link(text, observation.id)
  }

  /// Binds words to a calculation. `key` says what was computed (`growth|gdp|440703|2023`), so that the same number
  /// keeps its id from edition to edition.
  mutating func bind(_ text: String, key: String, _ calculation: Evidence.Calculation) -> String {
    var id = Self.id(of: key)
    var salt = 1
    while let other = keys[id], other != key {
      salt += 1
      id = Self.id(of: "\(key)#\(salt)")
    }
    keys[id] = key
    if byID[id] == nil {
      var calculation = calculation
      calculation.operation =
        calculation.operation ?? key.split(separator: "|").first.flatMap { Evidence.Operation(rawValue: String($0)) }
      byID[id] = .derived(calculation)
    }
    return link(text, id)
  }

  /// How each computed number was computed, by its id.
  var calculations: [String: Calculation] {
    byID.compactMapValues { evidence in
      guard case .derived(let calculation) = evidence else { return nil }
      return Calculation(calculation.operation ?? .other, inputs: calculation.inputs)
    }
  }

  private func link(_ text: String, _ id: String) -> String { "[\(escaped(text))](#\(id))" }

  /// FNV-1a over the key: the same on every machine, unlike Swift's own hashes.
  private static func id(of key: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in key.utf8 {
      hash ^= UInt64(byte)
      hash = hash &* 0x100_0000_01b3
    }
    let folded = UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    let hex = String(folded, radix: 16)
    return "d-" + String(repeating: "0", count: 8 - hex.count) + hex
  }
}

/// Text with every character that Markdown or a table would take for its own made plain.
func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "*", "_", "[", "]", "|", "<", ">", "\\", "`", "~", "#", "&":
      result.append("\\")
      result.append(character)
    case _ where character.isNewline: result.append(" ")
    default: result.append(character)
    }
  }
  return result
}
