/// What a column's cells need: the widest piece that must not be broken, and each cell's width on one line.
struct ColumnNeeds {
  /// The width below which the column cannot be set.
  var least: Double
  /// Widths of its cells on one line, head first.
  var natural: [Double]

  var most: Double { max(least, natural.max() ?? 0) }
}

/// Shares a table's width among its columns: each gets what it needs; where text has to wrap, width goes where it
/// saves most lines; what is left over is spread evenly.
func columnWidths(_ columns: [ColumnNeeds], padding: Double, measure: Double, step: Double) -> [Double] {
  guard !columns.isEmpty else { return [] }
  let available = measure - padding * Double(columns.count)
  let most = columns.map(\.most)
  let widest = most.reduce(0, +)
  if widest <= available {
    let extra = (available - widest) / Double(columns.count)
    return most.map { $0 + extra + padding }
  }
  var widths = columns.map(\.least)
  let least = widths.reduce(0, +)
  if least >= available {
    let scale = available / max(least, 1)
    return widths.map { $0 * scale + padding }
  }

  // Lines that a column costs at a width; the third power makes the tallest cells count most. A sample of the rows
  // is enough to choose by, and keeps long tables linear.
  let samples = columns.map { column -> [Double] in
    let pace = max(1, column.natural.count / 150)
    return stride(from: 0, to: column.natural.count, by: pace).map { column.natural[$0] }
  }
  func cost(_ c: Int, _ width: Double) -> Double {
    samples[c].reduce(0) { sum, natural in
      let lines = max(1, natural / width)
      return sum + lines * lines * lines
    }
  }
  var costs = columns.indices.map { cost($0, widths[$0]) }
  var gains = columns.indices.map { costs[$0] - cost($0, widths[$0] + step) }
  var left = available - least
  while left > step {
    guard let best = columns.indices.max(by: { gains[$0] < gains[$1] }), gains[best] > 0.001 else { break }
    widths[best] += step
    left -= step
    costs[best] = cost(best, widths[best])
    gains[best] = costs[best] - cost(best, widths[best] + step)
  }
  let extra = left / Double(columns.count)
  return widths.map { $0 + extra + padding }
}
