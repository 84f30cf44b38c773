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

  /// The unit behind the number; nil for a bare one or one with only a mark or a word like 以上 behind it.
  var unit: String? {
    var tail = rest.unicodeScalars.drop { $0 == "." || $0.isDigit || Self.rangeMarks.contains($0) }
    // A note's mark does not make another unit of it.
    while let last = tail.last, (0x2460...0x2473).contains(last.value) || last == "*" { tail.removeLast() }
    for word in Self.bounds where String(tail).hasSuffix(word) { tail = tail.dropLast(word.unicodeScalars.count) }
    guard let first = tail.first, first == "%" || first == "％" || first == "‰" || first.value >= 0x3400 else {
      return nil
    }
    return String(tail)
  }

  private static let bounds = ["以上", "以下", "以内", "左右", "多", "余"]
  private static let rangeMarks: Set<Unicode.Scalar> = ["—", "–", "-", "～", "~"]

  private static let prefixes: Set<Unicode.Scalar> = [
    "+", "-", "−", "±", "≥", "≤", ">", "<", "＞", "＜", "约", "近", "超", "↑", "↓", "＋", "－", "第",
  ]
}
