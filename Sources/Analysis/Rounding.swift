package import FoundationEssentials

/// What becomes of an exact half: statistics round it up (四舍五入), GB/T 8170 to the even digit.
package enum RoundingRule: String, Hashable, Sendable, CaseIterable {
  case halfUp = "half_up"
  case halfEven = "half_even"
}

/// A number rounded once to so many places after the point; the magnitude is rounded, then the sign put back.
package func rounded(_ value: Decimal, places: Int, rule: RoundingRule = .halfUp) -> Decimal {
  precondition(places >= 0)
  if value.exponent >= -places { return value }
  var (digits, scale) = digits(of: value.magnitude)
  guard scale > places else { return value }
  let kept = digits.count - (scale - places)
  if kept < 0 { return 0 }
  let dropped = digits[kept...]
  let roundsUp: Bool
  if dropped.first! != 5 || dropped.dropFirst().contains(where: { $0 != 0 }) {
    roundsUp = dropped.first! >= 5
  } else {
    roundsUp = rule == .halfUp || (kept > 0 && digits[kept - 1] % 2 == 1)
  }
  digits.removeSubrange(kept...)
  scale = places
  var result = Decimal(0)
  for digit in digits { result = result * 10 + Decimal(Int(digit)) }
  if roundsUp { result += 1 }
  result = Decimal(sign: .plus, exponent: -scale, significand: result)
  return value < 0 ? 0 - result : result
}

/// A number in plain notation with every digit that it has: no exponent, no grouping, a point.
package func plain(_ value: Decimal) -> String { value.description }

/// A number rounded to exactly so many places, with trailing zeros: `5.0`.
package func fixed(_ value: Decimal, places: Int, rule: RoundingRule = .halfUp) -> String {
  var text = plain(rounded(value, places: places, rule: rule))
  guard places > 0 else { return text }
  let written: Int
  if let point = text.firstIndex(of: ".") {
    written = text.distance(from: point, to: text.endIndex) - 1
  } else {
    text += "."
    written = 0
  }
  return text + String(repeating: "0", count: max(0, places - written))
}

/// The decimal digits of a number that is not negative, and how many of them stand after the point.
private func digits(of value: Decimal) -> (digits: [UInt8], scale: Int) {
  var digits: [UInt8] = []
  var scale = 0
  var afterPoint = false
  for byte in plain(value).utf8 {
    if byte == UInt8(ascii: ".") {
      afterPoint = true
    } else {
      digits.append(byte - UInt8(ascii: "0"))
      if afterPoint { scale += 1 }
    }
  }
  return (digits, scale)
}
