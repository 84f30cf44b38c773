import Documents
package import FoundationEssentials
package import Statistics

/// What a written number leaves open: 1.35万亿 and 13512亿 are the same figure, 突破2万亿 and 23562亿 may be.
extension Quantity {
  /// From where to where the true value may lie, as far as the writing tells; nil ends are open.
  var extent: (low: Decimal?, high: Decimal?)? {
    if let low, let high { return (low, high) }
    guard let value, !isMasked else { return nil }
    let error = roundingError
    switch bound {
    case nil: return (value - error, value + error)
    case .about:
      let loose = max(error * 2, value.magnitude / 20)
      return (value - loose, value + loose)
    // The bound is on the written magnitude: a fall of more than 3 % is -3 or less.
    case .atLeast: return value < 0 ? (nil, value + error) : (value - error, nil)
    case .atMost: return value < 0 ? (value - error, nil) : (nil, value + error)
    }
  }

  /// Whether two statements can both be true of one figure.
  func isConsistent(with other: Quantity) -> Bool {
    if bound == nil, other.bound == nil, let a = value, let b = other.value {
      // Written with the same precision, one figure has one spelling; else the finer rounds to the coarser.
      return roundingError == other.roundingError
        ? a == b : (a - b).magnitude <= max(roundingError, other.roundingError)
    }
    guard let a = extent, let b = other.extent else { return true }
    if let low = a.low, let high = b.high, low > high { return false }
    if let low = b.low, let high = a.high, low > high { return false }
    return true
  }

  /// Whether the same value is written, to the last digit.
  func isIdentical(to other: Quantity) -> Bool {
    value == other.value && low == other.low && high == other.high && isMasked == other.isMasked
  }
}

extension Observation {
  /// What rounding may hide; a count that is written out is exact.
  var roundingError: Decimal {
    quantity.family == .count && quantity.scale == 0 && quantity.decimals == 0 ? 0 : quantity.roundingError
  }

  /// Growth in per cent since an earlier amount, and the span in which it lies as far as both are written.
  func growth(since earlier: Observation) -> (value: Decimal, low: Decimal, high: Decimal)? {
    guard let a = number, let b = earlier.number, b > 0, b > earlier.roundingError else { return nil }
    return (
      (a - b) / b * 100, ((a - roundingError) / (b + earlier.roundingError) - 1) * 100,
      ((a + roundingError) / (b - earlier.roundingError) - 1) * 100
    )
  }

  /// The number to compute with: the value, or the middle of a stated range; nil when masked.
  var number: Decimal? {
    if quantity.isMasked { return nil }
    if let value = quantity.value { return value }
    guard let low = quantity.low, let high = quantity.high else { return nil }
    return (low + high) / 2
  }

  /// The number as the document writes it, in simplified characters, with its unit where that stands in the head of a
  /// table, and with the sign that the words around it give.
  package var written: String {
    let words = citation.words.trimmingDashes
    var text = words
    if let value = quantity.value {
      let spelled = quantity.spelling(of: value.magnitude)
      // The same digits and nothing else but another script, or no unit: then the spelling is what the writer means.
      if spelled.digits == words.digits,
        words.digits == words || words.unicodeScalars.count == spelled.unicodeScalars.count
      {
        text = spelled
      }
    }
    return (quantity.value ?? 0) < 0 ? "-" + text : text
  }
}

extension Quantity {
  /// Another amount written as this one is: with its multiplier, unit and decimals (`35.00亿元`).
  package func spelling(of amount: Decimal, rule: RoundingRule = .halfUp) -> String {
    let multipliers = [12: "万亿", 8: "亿", 7: "千万", 4: "万", 0: ""]
    if family == .rank { return "第\(plain(amount))位" }
    guard let multiplier = multipliers[scale] else { return fixed(amount, places: 2, rule: rule) + unit }
    return fixed(amount * Decimal(sign: .plus, exponent: -scale, significand: 1), places: decimals, rule: rule)
      + multiplier + unit
  }
}

extension String {
  fileprivate var trimmingDashes: String {
    var text = Substring(self)
    while let first = text.first, first == "-" || first == "−" || first == "－" { text = text.dropFirst() }
    return String(text)
  }

  /// The digits and points of a number as written.
  fileprivate var digits: String { filter { $0.isASCII && ($0.isNumber || $0 == ".") } }
}
