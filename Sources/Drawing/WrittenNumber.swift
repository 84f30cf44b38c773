extension Double {
  /// The number with at most so many decimal places, a point, no exponent and no trailing zeros: `12.5`, `-0.04`, `3`.
  ///
  /// Files and snapshots need the same characters on every machine, so neither locale nor `description` is used.
  package func written(places: Int = 2) -> String {
    guard isFinite else { return "0" }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = (self * Double(scale)).rounded()
    guard abs(scaled) < 9e15 else { return self < 0 ? "-9000000000" : "9000000000" }
    let units = Int(scaled)
    let (whole, rest) = abs(units).quotientAndRemainder(dividingBy: scale)
    var text = (units < 0 ? "-" : "") + String(whole)
    if rest != 0 {
      var digits = String(rest)
      digits = String(repeating: "0", count: places - digits.count) + digits
      while digits.last == "0" { digits.removeLast() }
      text += "." + digits
    }
    return text
  }
}

extension Color {
  /// The colour as it is written in definitions: `#12436D`, with two more digits when it is see-through.
  package var hex: String {
    let parts = alpha >= 1 ? [red, green, blue] : [red, green, blue, alpha]
    let digits = Array("0123456789ABCDEF")
    return parts.reduce(into: "#") { text, part in
      let byte = Int((min(max(part, 0), 1) * 255).rounded())
      text.append(digits[byte / 16])
      text.append(digits[byte % 16])
    }
  }
}
