import Analysis
package import FoundationEssentials
import Statistics

/// A number as a brief prints it, read back: `37.21亿元`, `−3.7%`, `第3位`, `5%—6%`, `*`.
package struct PrintedNumber: Hashable, Sendable {
  /// A number, or the two ends of a range.
  package var parts: [Part]
  package var isNegative: Bool
  package var isMasked: Bool

  package struct Part: Hashable, Sendable {
    package var digits: String
    /// What stands behind the digits: `亿元`.
    package var unit: String
  }

  /// Nil where there is no digit and no mask.
  package init?(_ text: String) {
    parts = []
    isNegative = false
    isMasked = false
    var rest = Substring(text)
    while let first = rest.first {
      if first == "*" || first == "＊" {
        isMasked = true
        rest = rest.dropFirst()
      } else if first == "−" || first == "-" {
        if parts.isEmpty { isNegative = true }
        rest = rest.dropFirst()
      } else if Self.isDigit(first) {
        var digits = rest.prefix { Self.isDigit($0) || $0 == "." || $0 == "," }
        while let last = digits.last, last == "." || last == "," { digits = digits.dropLast() }
        rest = rest.dropFirst(digits.count)
        let unit = rest.prefix { !Self.isDigit($0) && !"—－–~～〜至".contains($0) }
        rest = rest.dropFirst(unit.count)
        parts.append(Part(digits: String(digits.filter { $0 != "," }), unit: String(unit)))
      } else {
        rest = rest.dropFirst()
      }
    }
    if parts.isEmpty && !isMasked { return nil }
  }

  private static func isDigit(_ c: Character) -> Bool { c.isASCII && c.isNumber }

  /// Whether a value, rounded to the places printed, gives these digits. A bare number may be in any unit that tables use.
  package func says(_ value: Decimal) -> Bool {
    guard !isMasked, parts.count == 1 else { return false }
    return Self.matches(parts[0], value, of: parts) && !(isNegative && value > 0)
  }

  /// Whether the ends of a range are printed so.
  package func says(from low: Decimal, to high: Decimal) -> Bool {
    guard !isMasked else { return false }
    if parts.count == 1 { return says(low) || says(high) }
    return parts.count == 2 && Self.matches(parts[0], low, of: parts) && Self.matches(parts[1], high, of: parts)
  }

  private static func matches(_ part: Part, _ value: Decimal, of parts: [Part]) -> Bool {
    let places = part.digits.firstIndex(of: ".").map { part.digits.distance(from: $0, to: part.digits.endIndex) - 1 } ?? 0
    // The first end of a range may leave its unit to the second.
    let unit = part.unit.isEmpty ? (parts.last?.unit ?? "") : part.unit
    let scales =
      unit.hasPrefix("万亿") ? [12] : unit.hasPrefix("亿") ? [8] : unit.hasPrefix("万") ? [4] : unit.isEmpty ? [0, 4, 8, 12] : [0]
    return scales.contains { scale in
      // A brief says by which rule it rounds; only an exact half tells the two apart.
      RoundingRule.allCases.contains { rule in
        NumberPrinting.digits(NumberPrinting.scaled(value.magnitude, by: scale), places: places, rule: rule) == part.digits
      }
    }
  }
}
