import Analysis
package import FoundationEssentials

/// An exact number as it is printed: so many decimals, a dropped five rounded up as in the brief's tables, true
/// minus.
package func printed(_ value: Decimal, decimals: Int) -> String {
  let text = "\(value.magnitude)"
  let parts = text.split(separator: ".", maxSplits: 1)
  var whole = Array(parts[0].utf8.map { Int($0) - 48 })
  var fraction = parts.count > 1 ? Array(parts[1].utf8.map { Int($0) - 48 }) : []
  if fraction.count > decimals {
    let dropped = fraction[decimals]
    fraction = Array(fraction[..<decimals])
    if dropped >= 5 {
      var digits = whole + fraction
      var i = digits.count - 1
      while i >= 0, digits[i] == 9 {
        digits[i] = 0
        i -= 1
      }
      if i >= 0 { digits[i] += 1 } else { digits.insert(1, at: 0) }
      fraction = Array(digits.suffix(decimals))
      whole = Array(digits.dropLast(decimals))
    }
  }
  while fraction.count < decimals { fraction.append(0) }
  let isZero = (whole + fraction).allSatisfy { $0 == 0 }
  let sign = value < 0 && !isZero ? "\u{2212}" : ""
  return sign + whole.map(String.init).joined() + (decimals > 0 ? "." + fraction.map(String.init).joined() : "")
}

/// As `printed`, with a plus in front of a rise.
package func printedSigned(_ value: Decimal, decimals: Int) -> String {
  let text = printed(value, decimals: decimals)
  let isZero = !text.contains { $0.isNumber && $0 != "0" }
  return value > 0 && !isZero ? "+" + text : text
}

/// A computed rate, with as many decimals as the brief's sentences give it.
func printedRate(_ value: Decimal) -> String { printed(value, decimals: ratePlaces(value)) }

/// As `printedRate`, with a plus in front of a rise.
func printedSignedRate(_ value: Decimal) -> String { printedSigned(value, decimals: ratePlaces(value)) }

extension Decimal {
  /// How many decimals the number needs.
  var decimals: Int {
    let parts = "\(magnitude)".split(separator: ".", maxSplits: 1)
    return parts.count > 1 ? parts[1].count : 0
  }

  /// For drawing only.
  var double: Double { Double("\(self)") ?? 0 }

  func shifted(by power: Int) -> Decimal { self * Decimal(sign: .plus, exponent: power, significand: 1) }
}
