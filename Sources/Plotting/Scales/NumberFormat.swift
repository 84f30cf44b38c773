#if canImport(Glibc)
  import Glibc
#endif

/// How a number is written, by the patterns of d3-format: `,.1f`, `+.1%`, `.3~s`.
package struct NumberFormat: Hashable, Sendable {
  package enum Kind: Character, Hashable, Sendable, CaseIterable {
    case fixed = "f", integer = "d", percent = "%", general = "g", rounded = "r", si = "s", exponent = "e", roundedPercent = "p"
  }

  package var sign: Character = "-"
  package var groups = false
  package var precision: Int?
  package var trims = false
  package var kind: Kind?
  package var width = 0
  package var padsWithZero = false
  package var isCurrency = false
  /// Where a short number stands in its width: `<` left, `>` right, `^` in the middle.
  package var alignment: Character = ">"

  /// Nil where the pattern is none.
  package init?(_ pattern: String) {
    var rest = Substring(pattern)
    func take(_ set: String) -> Character? {
      guard let c = rest.first, set.contains(c) else { return nil }
      rest.removeFirst()
      return c
    }
    if rest.count >= 2, "<>=^".contains(rest[rest.index(after: rest.startIndex)]) { rest.removeFirst() }
    if let c = take("<>=^") { alignment = c }
    if let c = take("+-( ") { sign = c }
    if take("$#") == "$" { isCurrency = true }
    if take("0") != nil { padsWithZero = true }
    while let c = rest.first, c.isASCII, let digit = c.wholeNumberValue {
      width = width * 10 + digit
      rest.removeFirst()
    }
    if take(",") != nil { groups = true }
    if take(".") != nil {
      var places = 0
      var any = false
      while let c = rest.first, c.isASCII, let digit = c.wholeNumberValue {
        places = places * 10 + digit
        any = true
        rest.removeFirst()
      }
      guard any else { return nil }
      precision = places
    }
    if take("~") != nil { trims = true }
    if let c = rest.first {
      if c == "n" {
        groups = true
        kind = .general
      } else {
        guard let known = Kind(rawValue: c) else { return nil }
        kind = known
      }
      rest.removeFirst()
    }
    guard rest.isEmpty else { return nil }
  }

  package func string(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "\u{2212}∞" : "∞" }
    var suffix = ""
    var body: String
    let size = value.magnitude
    switch kind {
    case .fixed: body = fixed(size, places: precision ?? 6)
    case .integer: body = fixed(size, places: 0)
    case .percent:
      body = fixed(size * 100, places: precision ?? 6)
      suffix = "%"
    case .roundedPercent:
      body = significant(size * 100, digits: max(1, precision ?? 6))
      suffix = "%"
    case .rounded: body = significant(size, digits: max(1, precision ?? 6))
    case .general: body = general(size, digits: max(1, precision ?? 6))
    case .exponent: body = exponent(size, places: precision ?? 6)
    case .si:
      let power = size == 0 ? 0 : min(8, max(-8, Int((log10(size) / 3 + 1e-12).rounded(.down))))
      body = significant(size / tenToThe(3 * power), digits: max(1, precision ?? 6))
      suffix = ["y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"][power + 8]
    case nil:
      body = precision.map { general(size, digits: max(1, $0)) } ?? plainNumber(size)
    }
    if trims || kind == nil { body = trimmed(body) }
    if groups { body = grouped(body) }
    let isZero = !body.contains { $0.isNumber && $0 != "0" }
    let negative = value < 0 && !isZero
    var mark = negative ? "\u{2212}" : sign == "+" ? "+" : sign == " " ? " " : ""
    if sign == "(" && negative {
      mark = "("
      suffix += ")"
    }
    if isCurrency { mark += "$" }
    let missing = width - mark.count - body.count - suffix.count
    guard missing > 0 else { return mark + body + suffix }
    if padsWithZero { return mark + String(repeating: "0", count: missing) + body + suffix }
    let space = { (n: Int) in String(repeating: " ", count: n) }
    switch alignment {
    case "<": return mark + body + suffix + space(missing)
    case "^": return space(missing / 2) + mark + body + suffix + space(missing - missing / 2)
    default: return space(missing) + mark + body + suffix
    }
  }

  /// The power of ten of a number's first digit.
  static func exponent(_ n: Double) -> Int { n == 0 ? 0 : Int((log10(abs(n)) + 1e-12).rounded(.down)) }

  /// Writes numbers in one unit of a thousand, a million and so on, with fixed decimals.
  func withPrefix(_ power: Int, places: Int) -> (Double) -> String {
    let letter = ["y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"][power / 3 + 8]
    var format = self
    (format.kind, format.precision) = (.fixed, places)
    return { format.string($0 / tenToThe(power)) + letter }
  }

  private func significant(_ size: Double, digits: Int) -> String {
    guard size > 0 else { return fixed(0, places: digits - 1) }
    let magnitude = Int((log10(size) + 1e-12).rounded(.down))
    let places = digits - 1 - magnitude
    if places >= 0 { return fixed(size, places: places) }
    return fixed((size * tenToThe(places)).rounded() / tenToThe(places), places: 0)
  }

  private func general(_ size: Double, digits: Int) -> String {
    size != 0 && (size < 1e-6 || size >= tenToThe(max(digits, 6)))
      ? exponent(size, places: digits - 1) : significant(size, digits: digits)
  }

  private func exponent(_ size: Double, places: Int) -> String {
    guard size > 0 else { return fixed(0, places: places) + "e+0" }
    let power = Int((log10(size) + 1e-12).rounded(.down))
    return fixed(size / tenToThe(power), places: places) + "e" + (power < 0 ? "\u{2212}" : "+") + String(abs(power))
  }

  private func trimmed(_ text: String) -> String {
    guard text.contains("."), !text.contains("e") else { return text }
    var text = text
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  private func grouped(_ text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1)
    let digits = Array(parts[0])
    var result = ""
    for (i, digit) in digits.enumerated() {
      if i > 0, (digits.count - i).isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return parts.count > 1 ? result + "." + parts[1] : result
  }
}

/// A number of zero or more with a fixed count of decimals, rounded half away from zero as it is written in decimal.
func fixed(_ size: Double, places: Int) -> String {
  let scaled = size * tenToThe(places)
  guard scaled < 9e15 else { return plainNumber(size) }
  // A hair is added so that 1.005, which binary holds as 1.00499…, rounds as it reads.
  var digits = String(Int((scaled * (1 + 4e-16)).rounded()))
  guard places > 0 else { return digits }
  while digits.count <= places { digits = "0" + digits }
  let point = digits.index(digits.endIndex, offsetBy: -places)
  return digits[..<point] + "." + digits[point...]
}
