import Documents
import FoundationEssentials
import Statistics

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

  /// The number in the document's own writing, with the sign that the words around it give.
  var written: String {
    let words = citation.words.trimmingDashes
    return (quantity.value ?? 0) < 0 ? "-" + words : words
  }
}

extension String {
  fileprivate var trimmingDashes: String {
    var text = Substring(self)
    while let first = text.first, first == "-" || first == "−" || first == "－" { text = text.dropFirst() }
    return String(text)
  }
}
