/// Superscript: exponents stay as raised digits, marks of footnotes are no part of the sentence.
struct RaisedWords {
  var words: [Unicode.Scalar]

  init(_ words: [Unicode.Scalar]) { self.words = words.filter { !$0.properties.isWhitespace } }

  /// What is shown of them after other words.
  func shown(after before: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard words.allSatisfy(RaisedWords.canMarkNote) else { return words }
    guard words.allSatisfy({ ("0"..."9").contains($0) }), RaisedWords.takeExponent(before) else { return [] }
    return words.map { RaisedWords.raisedDigits[Int($0.value) - 0x30] }
  }

  private static let raisedDigits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹".unicodeScalars)

  private static func canMarkNote(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("①"..."⑳").contains(scalar)
      || "[]()（）［］〔〕【】*※,，、注".unicodeScalars.contains(scalar)
  }

  /// Whether a raised figure after these words is an exponent: after m (m², m³) or after a lone 10 (10⁴).
  private static func takeExponent(_ words: [Unicode.Scalar]) -> Bool {
    guard let last = words.last else { return false }
    if last == "m" || last == "M" { return true }
    guard words.count >= 2, last == "0", words[words.count - 2] == "1" else { return false }
    guard words.count > 2 else { return true }
    let before = words[words.count - 3]
    return !(("0"..."9").contains(before) || before == ".")
  }
}
