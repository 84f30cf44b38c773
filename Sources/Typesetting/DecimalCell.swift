/// A number as it stands in a column: what is left of the decimal point, and the point with the rest.
struct DecimalCell: Hashable {
  var integer: String
  var rest: String

  /// Nil for cells that are no number: `—`, `*`, words.
  init?(_ text: String) {
    var integer = String.UnicodeScalarView()
    var rest = String.UnicodeScalarView()
    var digits = 0
    var inRest = false
    for scalar in text.unicodeScalars {
      if inRest {
        rest.append(scalar)
      } else if scalar.isDigit {
        digits += 1
        integer.append(scalar)
      } else if digits == 0, Self.prefixes.contains(scalar) {
        integer.append(scalar)
      } else if digits > 0, scalar == "," {
        integer.append(scalar)
      } else if digits > 0 {
        inRest = true
        rest.append(scalar)
      } else {
        return nil
      }
    }
    guard digits > 0 else { return nil }
    self.integer = String(integer)
    self.rest = String(rest)
  }

  /// The unit behind the number; nil for a bare one or one with only a mark behind it.
  var unit: String? {
    let tail = rest.unicodeScalars.drop { $0 == "." || $0.isDigit }
    guard let first = tail.first, first == "%" || first == "％" || first == "‰" || first.value >= 0x3400 else {
      return nil
    }
    return String(tail)
  }

  private static let prefixes: Set<Unicode.Scalar> = [
    "+", "-", "−", "±", "≥", "≤", ">", "<", "＞", "＜", "约", "近", "超", "↑", "↓", "＋", "－", "第",
  ]
}
