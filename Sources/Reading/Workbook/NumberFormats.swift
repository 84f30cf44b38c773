import FoundationEssentials

/// How a workbook displays its numbers: 0.062 with the format 0.0% is 6.2%, 45291 with yyyy"年" is 2023年.
struct NumberFormats {
  private var formatOfStyle: [Int] = []
  private var codes: [Int: String] = [:]
  private let counts1904: Bool

  init(_ styles: XMLElement?, counts1904: Bool) {
    self.counts1904 = counts1904
    codes = Self.builtIn
    for format in styles?.child("numFmts")?.children("numFmt").map({ $0 }) ?? [] {
      guard let id = format.attributes["numFmtId"].flatMap({ Int($0) }), let code = format.attributes["formatCode"] else { continue }
      codes[id] = code
    }
    for style in styles?.child("cellXfs")?.children("xf").map({ $0 }) ?? [] {
      formatOfStyle.append(style.attributes["numFmtId"].flatMap { Int($0) } ?? 0)
    }
  }

  /// The formats that files name by number only.
  private static let builtIn: [Int: String] = {
    var codes = [
      1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
      40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 14: "yyyy-m-d", 15: "yyyy-m-d",
      16: "m-d", 17: "yyyy-m", 18: "h:mm", 19: "h:mm", 20: "h:mm", 21: "h:mm", 22: "yyyy-m-d", 45: "h:mm", 46: "h:mm",
      47: "h:mm",
    ]
    // The East Asian dates.
    for id in [27, 31, 36, 50, 52, 54, 57, 58] { codes[id] = "yyyy年m月" }
    for id in [28, 29, 51, 53] { codes[id] = "m月d日" }
    for id in [30] { codes[id] = "yyyy-m-d" }
    codes[31] = "yyyy年m月d日"
    return codes
  }()

  /// A number as its style displays it.
  func words(for value: String, style: Int) -> String {
    guard let number = Decimal(string: value) else { return value }
    let id = formatOfStyle.indices.contains(style) ? formatOfStyle[style] : 0
    guard let code = codes[id], code.lowercased() != "general", code != "@" else { return Self.general(number) }
    let sections = Self.sections(of: code)
    // Conditions in brackets would need evaluating; the plain number is true as well.
    if code.contains("[>") || code.contains("[<") || code.contains("[=") { return Self.general(number) }
    let section = number < 0 && sections.count > 1 ? sections[1] : number == 0 && sections.count > 2 ? sections[2] : sections[0]
    let pattern = Pattern(section)
    if let date = pattern.date { return dateWords(number, date) ?? Self.general(number) }
    guard pattern.hasDigits else {
      // A section of words alone, such as "—" for nought.
      return pattern.prefix.isEmpty ? Self.general(number) : pattern.prefix
    }
    let hidesSign = number < 0 && sections.count > 1
    return pattern.prefix + Self.fixed(number, pattern, sign: !hidesSign || pattern.isBracketed) + pattern.suffix
  }

  /// Without the noise of binary fractions: fifteen digits hold all that was typed.
  private static func general(_ number: Decimal) -> String {
    guard number != 0 else { return "0" }
    var digits = 0
    var magnitude = number < 0 ? -number : number
    while magnitude >= 1, digits < 30 {
      magnitude /= 10
      digits += 1
    }
    while magnitude < Decimal(sign: .plus, exponent: -1, significand: 1), digits > -30 {
      magnitude *= 10
      digits -= 1
    }
    return rounded(number, to: max(0, 15 - digits)).description
  }

  private static func rounded(_ number: Decimal, to places: Int) -> Decimal {
    // Half away from nought, as spreadsheets round.
    let step = Decimal(sign: .plus, exponent: -places, significand: 1)
    let half = Decimal(sign: .plus, exponent: -places - 1, significand: 5)
    let raised = (number < 0 ? number - half : number + half) / step
    return truncated(raised) * step
  }

  private static func truncated(_ number: Decimal) -> Decimal {
    let text = number.description
    return Decimal(string: String(text.prefix { $0 != "." })) ?? number
  }

  private static func fixed(_ number: Decimal, _ pattern: Pattern, sign: Bool) -> String {
    var value = number
    if pattern.isPercent { value *= 100 }
    for _ in 0..<pattern.thousands { value /= 1000 }
    let rounded = rounded(value, to: pattern.mostDecimals)
    var text = (rounded < 0 ? -rounded : rounded).description
    var fraction = text.contains(".") ? text.count - text.split(separator: ".")[0].count - 1 : 0
    if fraction < pattern.leastDecimals {
      if fraction == 0 { text += "." }
      while fraction < pattern.leastDecimals {
        text += "0"
        fraction += 1
      }
    }
    return (rounded < 0 && sign ? "-" : "") + text + (pattern.isPercent ? "%" : "")
  }

  // MARK: Dates

  private func dateWords(_ serial: Decimal, _ pattern: Pattern.DateParts) -> String? {
    guard serial >= 0, serial < 3_000_000, let days = Int(Self.truncated(serial).description) else { return nil }
    if pattern.isTime {
      let minutes = Int(Self.truncated((serial - Decimal(days)) * 1440 + Decimal(sign: .plus, exponent: -4, significand: 1)).description) ?? 0
      return "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
    }
    // Day 60 of the 1900 system is a day that never was.
    let day = days + (counts1904 ? 1462 : 0)
    let (y, m, d) = Self.civil(day - 25569 + (day < 60 && !counts1904 ? 1 : 0))
    switch (pattern.year, pattern.month, pattern.day) {
    case (true, true, true): return "\(y)年\(m)月\(d)日"
    case (true, true, false): return "\(y)年\(m)月"
    case (true, false, _): return "\(y)年"
    case (false, true, true): return "\(m)月\(d)日"
    case (false, true, false): return "\(m)月"
    default: return "\(d)日"
    }
  }

  /// Year, month and day of a count of days since 1 January 1970.
  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let doe = z - era * 146_097
    let yoe = (doe - doe / 1460 + doe / 36524 - doe / 146_096) / 365
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
    let mp = (5 * doy + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    return (yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1)
  }

  /// The parts of a code for positive numbers, negative numbers and nought.
  private static func sections(of code: String) -> [[Unicode.Scalar]] {
    var sections: [[Unicode.Scalar]] = [[]]
    var isQuoted = false
    for scalar in code.unicodeScalars {
      if scalar == "\"" { isQuoted.toggle() }
      if scalar == ";", !isQuoted {
        sections.append([])
      } else {
        sections[sections.count - 1].append(scalar)
      }
    }
    return sections
  }

  /// One section of a format code, taken apart.
  private struct Pattern {
    struct DateParts {
      var year = false
      var month = false
      var day = false
      var isTime = false
    }

    var prefix = ""
    var suffix = ""
    var leastDecimals = 0
    var mostDecimals = 0
    var isPercent = false
    var thousands = 0
    var hasDigits = false
    var isBracketed = false
    var date: DateParts?

    init(_ code: [Unicode.Scalar]) {
      var i = 0
      var isFraction = false
      var parts = DateParts()
      var sawDate = false
      func add(_ scalar: Unicode.Scalar, _ pattern: inout Pattern) {
        if pattern.hasDigits { pattern.suffix.unicodeScalars.append(scalar) } else { pattern.prefix.unicodeScalars.append(scalar) }
      }
      while i < code.count {
        let scalar = code[i]
        i += 1
        switch scalar {
        case "\"":
          while i < code.count, code[i] != "\"" {
            add(code[i], &self)
            i += 1
          }
          i += 1
        case "\\":
          if i < code.count { add(code[i], &self) }
          i += 1
        case "[":
          while i < code.count, code[i] != "]" { i += 1 }
          i += 1
        case "_", "*": i += 1
        case "0", "#", "?":
          hasDigits = true
          if isFraction {
            mostDecimals += 1
            if scalar == "0" { leastDecimals += 1 }
          }
        case ".": isFraction = hasDigits || isFraction
        case ",":
          // Behind the last digit a comma divides by a thousand.
          if hasDigits, !code[i...].contains(where: { $0 == "0" || $0 == "#" || $0 == "?" }) { thousands += 1 }
        case "%": isPercent = true
        case "y", "Y", "e": (parts.year, sawDate) = (true, true)
        case "m", "M": (parts.month, sawDate) = (true, true)
        case "d", "D": (parts.day, sawDate) = (true, true)
        case "h", "H", "s", "S": (parts.isTime, sawDate) = (true, true)
        case "(", ")": isBracketed = true
        case "-", "+": if !hasDigits, scalar == "-" { isBracketed = true }
        case " ", "E", "A", "P", "/", ":": break
        default: if scalar.value > 0x7F { add(scalar, &self) }
        }
      }
      if sawDate, !hasDigits {
        if parts.year || parts.day { parts.isTime = false }
        if parts.isTime { parts.month = false }
        date = parts
      }
    }
  }
}
