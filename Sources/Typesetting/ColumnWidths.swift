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
  if widths.reduce(0, +) >= available {
    let scale = available / max(widths.reduce(0, +), 1)
    return widths.map { $0 * scale + padding }
  }
  // Where one column has to wrap anyway, the short ones need not: 前后数值不一致 stays on one line.
  let bodies = columns.map { max($0.least, $0.natural.dropFirst().max() ?? 0) }
  for c in columns.indices.sorted(by: { (bodies[$0], $0) < (bodies[$1], $1) }) where bodies[c] <= 20 * step {
    let wanted = widths.reduce(0, +) - widths[c] + bodies[c]
    if wanted <= available * 0.9 { widths[c] = bodies[c] }
  }
  let least = widths.reduce(0, +)

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
  widths = widths.map { $0 + extra }
  if columns[0].natural.count > 30 { moveWidths(&widths, samples, least: columns.map(\.least), step: step) }
  return widths.map { $0 + padding }
}

/// Moves width from column to column as long as the rows together get fewer lines. In a long table every line saved
/// counts, and a row is as high as its highest cell.
private func moveWidths(_ widths: inout [Double], _ samples: [[Double]], least: [Double], step: Double) {
  let rows = samples.map(\.count).min() ?? 0
  func lines(_ widths: [Double]) -> Int {
    var sum = 0
    for row in 0..<rows {
      var tallest = 1.0
      for c in widths.indices {
        let natural = samples[c][row]
        // Lines are not filled to the last point where words have to stay whole.
        if natural > widths[c] + 0.01 { tallest = max(tallest, (natural * 1.05 / widths[c]).rounded(.up)) }
      }
      sum += Int(tallest)
    }
    return sum
  }
  var best = lines(widths)
  for stride in [8.0, 4, 2, 1] {
    var rounds = 0
    var moved = true
    while moved, rounds < 12 {
      moved = false
      rounds += 1
      for from in widths.indices where widths[from] - stride * step >= least[from] {
        for to in widths.indices where to != from {
          guard widths[from] - stride * step >= least[from] else { break }
          var tried = widths
          tried[from] -= stride * step
          tried[to] += stride * step
          let sum = lines(tried)
          if sum < best { (best, widths, moved) = (sum, tried, true) }
        }
      }
    }
  }
}
