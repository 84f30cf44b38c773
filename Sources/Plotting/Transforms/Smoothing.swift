#if canImport(Glibc)
  import Glibc
#endif

// Curves that describe many numbers: densities, quantiles, regressions, local fits.

extension DataTable {
  /// How densely the numbers of a field lie, by a sum of normal curves.
  func densities(_ step: TransformDefinition.DensityStep) -> DataTable {
    let all = rows.compactMap { $0[step.field].number }
    guard let least = all.min(), let greatest = all.max() else { return DataTable() }
    var result: [DataRow] = []
    for group in grouped(by: step.by) {
      let numbers = group.compactMap { $0[step.field].number }
      guard !numbers.isEmpty else { continue }
      let width = step.bandwidth.flatMap { $0 > 0 ? $0 : nil } ?? usualBandwidth(numbers)
      let low = step.extent?.lowerBound ?? (step.isIndependent ? numbers.min() ?? least : least)
      let high = step.extent?.upperBound ?? (step.isIndependent ? numbers.max() ?? greatest : greatest)
      let steps = max(1, step.steps)
      let scale = step.counts ? Double(numbers.count) : 1
      for k in 0...steps {
        let x = low + (high - low) * Double(k) / Double(steps)
        var sum = 0.0
        for n in numbers {
          let z = (x - n) / width
          sum += step.isCumulative ? 0.5 * (1 + erf(z / 2.0.squareRoot())) : exp(-0.5 * z * z) / (width * (2 * Double.pi).squareRoot())
        }
        var row = DataRow()
        for field in step.by { row[field] = group[0][field] }
        row[step.value] = .number(x)
        row[step.density] = .number(scale * sum / Double(numbers.count))
        result.append(row)
      }
    }
    return DataTable(result)
  }

  /// Scott's rule.
  private func usualBandwidth(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    let spread = summarize(numbers, .stdev).number ?? 0
    let quartiles = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34
    let least = min(spread, quartiles)
    let v = least > 0 ? least : spread > 0 ? spread : abs(sorted.first ?? 1) > 0 ? abs(sorted[0]) : 1
    return 1.06 * v * pow(Double(numbers.count), -0.2)
  }

  func quantiles(_ step: TransformDefinition.QuantileStep) -> DataTable {
    DataTable(
      grouped(by: step.by).flatMap { group -> [DataRow] in
        let sorted = group.compactMap { $0[step.field].number }.sorted()
        return step.probabilities.map { p in
          var row = DataRow()
          for field in step.by { row[field] = group[0][field] }
          row[step.probability] = .number(p)
          row[step.value] = .number(quantile(sorted, p))
          return row
        }
      })
  }

  private func points(_ group: [DataRow], _ x: String, _ y: String) -> [(x: Double, y: Double)] {
    group.compactMap { row in
      guard let x = row[x].number ?? Moment.milliseconds(row[x]), let y = row[y].number else { return nil }
      return (x, y)
    }
  }

  func regressed(_ step: TransformDefinition.RegressionStep) -> DataTable {
    var result: [DataRow] = []
    for group in grouped(by: step.by) {
      let points = self.points(group, step.x, step.y)
      guard let curve = Regression(points, step.method, order: step.order) else { continue }
      var common = DataRow()
      for field in step.by { common[field] = group[0][field] }
      if step.wantsParameters {
        common["coef"] = .list(curve.coefficients.map(Datum.number))
        common["rSquared"] = .number(curve.fit(points))
        result.append(common)
        continue
      }
      let low = step.extent?.lowerBound ?? points.map(\.x).min() ?? 0
      let high = step.extent?.upperBound ?? points.map(\.x).max() ?? 0
      // A straight line needs its ends only.
      let steps = step.method == .linear ? 1 : 100
      for k in 0...steps {
        let x = low + (high - low) * Double(k) / Double(steps)
        var row = common
        row[step.xName] = .number(x)
        row[step.yName] = .number(curve.value(x))
        result.append(row)
      }
    }
    return DataTable(result)
  }

  /// A line through the points that follows them locally: at each x a weighted straight fit through its nearest neighbours.
  func smoothed(_ step: TransformDefinition.LoessStep) -> DataTable {
    var result: [DataRow] = []
    for group in grouped(by: step.by) {
      let points = stableSorted(self.points(group, step.x, step.y)) { $0.x < $1.x }
      let count = points.count
      guard count > 0 else { continue }
      let near = min(count, max(2, Int((step.bandwidth * Double(count)).rounded(.up))))
      var weights = [Double](repeating: 1, count: count)
      var fitted = [Double](repeating: 0, count: count)
      for round in 0...2 {
        var low = 0
        for i in points.indices {
          let x = points[i].x
          while low + near < count, points[low + near].x - x < x - points[low].x { low += 1 }
          let reach = max(x - points[low].x, points[low + near - 1].x - x)
          var (w, sx, sy, sxx, sxy) = (0.0, 0.0, 0.0, 0.0, 0.0)
          for k in low..<(low + near) {
            let d = reach > 0 ? abs(points[k].x - x) / reach : 0
            let cube = 1 - d * d * d
            let weight = weights[k] * cube * cube * cube
            w += weight
            sx += weight * points[k].x
            sy += weight * points[k].y
            sxx += weight * points[k].x * points[k].x
            sxy += weight * points[k].x * points[k].y
          }
          guard w > 0 else {
            fitted[i] = points[i].y
            continue
          }
          let spread = sxx / w - (sx / w) * (sx / w)
          let slope = abs(spread).squareRoot() < 1e-12 ? 0 : (sxy / w - sx / w * sy / w) / spread
          fitted[i] = sy / w + slope * (x - sx / w)
        }
        guard round < 2 else { break }
        let rests = points.indices.map { abs(points[$0].y - fitted[$0]) }
        let middle = quantile(rests.sorted(), 0.5)
        guard middle > 1e-12 else { break }
        for i in rests.indices {
          let r = rests[i] / (6 * middle)
          weights[i] = r >= 1 ? 1e-12 : (1 - r * r) * (1 - r * r)
        }
      }
      for (i, point) in points.enumerated() where i == 0 || point.x != points[i - 1].x {
        var row = DataRow()
        for field in step.by { row[field] = group[0][field] }
        row[step.xName] = .number(point.x)
        row[step.yName] = .number(fitted[i])
        result.append(row)
      }
    }
    return DataTable(result)
  }
}

/// A curve fitted to points by least squares.
struct Regression {
  var coefficients: [Double]
  private var method: TransformDefinition.RegressionStep.Method
  private var center = 0.0

  init?(_ points: [(x: Double, y: Double)], _ method: TransformDefinition.RegressionStep.Method, order: Int) {
    self.method = method
    let usable: [(x: Double, y: Double)]
    let degree: Int
    switch method {
    case .linear: (usable, degree) = (points, 1)
    case .quad: (usable, degree) = (points, 2)
    case .poly: (usable, degree) = (points, order)
    case .log: (usable, degree) = (points.filter { $0.x > 0 }.map { (Glibc.log($0.x), $0.y) }, 1)
    case .exp: (usable, degree) = (points.filter { $0.y > 0 }.map { ($0.x, Glibc.log($0.y)) }, 1)
    case .pow: (usable, degree) = (points.filter { $0.x > 0 && $0.y > 0 }.map { (Glibc.log($0.x), Glibc.log($0.y)) }, 1)
    }
    guard !usable.isEmpty else { return nil }
    // About their mean the numbers are small enough for their powers to be exact.
    let middle = usable.reduce(0) { $0 + $1.x } / Double(usable.count)
    center = middle
    // The exponential curve is fitted to the values, not to their logarithms.
    let weights = method == .exp ? points.filter { $0.y > 0 }.map(\.y) : usable.map { _ in 1 }
    guard let found = Self.solve(usable.map { ($0.x - middle, $0.y) }, weights, degree: min(degree, max(0, usable.count - 1))) else { return nil }
    coefficients = found
  }

  func value(_ x: Double) -> Double {
    let u = method == .log || method == .pow ? Glibc.log(x) : x
    let y = coefficients.reversed().reduce(0) { $0 * (u - center) + $1 }
    return method == .exp || method == .pow ? Glibc.exp(y) : y
  }

  /// The share of the spread that the curve explains.
  func fit(_ points: [(x: Double, y: Double)]) -> Double {
    let mean = points.reduce(0) { $0 + $1.y } / Double(max(1, points.count))
    let rest = points.reduce(0) { $0 + ($1.y - value($1.x)) * ($1.y - value($1.x)) }
    let whole = points.reduce(0) { $0 + ($1.y - mean) * ($1.y - mean) }
    return whole > 0 ? 1 - rest / whole : 0
  }

  /// The normal equations, by elimination.
  private static func solve(_ points: [(x: Double, y: Double)], _ weights: [Double], degree: Int) -> [Double]? {
    let n = degree + 1
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: n + 1), count: n)
    for (point, weight) in zip(points, weights) {
      var powers = [1.0]
      for _ in 0..<(2 * degree) { powers.append((powers.last ?? 1) * point.x) }
      for i in 0..<n {
        for j in 0..<n { matrix[i][j] += weight * powers[i + j] }
        matrix[i][n] += weight * powers[i] * point.y
      }
    }
    for i in 0..<n {
      let pivot = (i..<n).max { abs(matrix[$0][i]) < abs(matrix[$1][i]) } ?? i
      matrix.swapAt(i, pivot)
      guard abs(matrix[i][i]) > 1e-300 else { return nil }
      for k in (i + 1)..<max(i + 1, n) {
        let factor = matrix[k][i] / matrix[i][i]
        for j in i...n { matrix[k][j] -= factor * matrix[i][j] }
      }
    }
    var result = [Double](repeating: 0, count: n)
    for i in (0..<n).reversed() {
      var sum = matrix[i][n]
      for j in (i + 1)..<max(i + 1, n) { sum -= matrix[i][j] * result[j] }
      result[i] = sum / matrix[i][i]
    }
    return result
  }
}
