import Drawing

extension Interpolation {
  /// The way back along the lower edge of an area: steps before become steps after.
  var reversed: Interpolation {
    switch self {
    case .stepBefore: .stepAfter
    case .stepAfter: .stepBefore
    default: self
    }
  }
}

extension Path {
  /// A line through points, straight, in steps or bent; bends too narrow to be seen are drawn straight.
  static func curve(_ p: [Point], _ kind: Interpolation, _ tension: Double?) -> Path {
    bent(p, kind, tension).withoutInvisibleBends
  }

  /// With a straight line for each bend that keeps within a twentieth of a point of it: of many points on a page, the bends
  /// between neighbours are a third of the work and nothing to be seen.
  private var withoutInvisibleBends: Path {
    let finest = 0.05
    func keeps(_ a: Double, _ b: Double, _ controls: [Double]) -> Bool {
      controls.allSatisfy { $0 >= min(a, b) - finest && $0 <= max(a, b) + finest }
    }
    var result = Path()
    var here = Point.zero
    for segment in segments {
      switch segment {
      case .move(let p), .line(let p): here = p
      case .curve(let c, let d, let p):
        let isThin = min(abs(p.x - here.x), abs(p.y - here.y)) < finest
        let isStraight = isThin && keeps(here.x, p.x, [c.x, d.x]) && keeps(here.y, p.y, [c.y, d.y])
        here = p
        if isStraight {
          result.segments.append(.line(p))
          continue
        }
      case .arc, .close: break
      }
      result.segments.append(segment)
    }
    return result
  }

  private static func bent(_ p: [Point], _ kind: Interpolation, _ tension: Double?) -> Path {
    guard p.count > 1 else { return .polyline(p) }
    switch kind {
    case .linear: return .polyline(p)
    case .linearClosed:
      var path = Path.polyline(p)
      path.segments.append(.close)
      return path
    case .step, .stepBefore, .stepAfter: return steps(p, kind)
    case .monotone: return monotone(p)
    case .natural: return natural(p)
    case .basis, .bundle: return basis(p)
    case .basisOpen: return basis(p, isOpen: true)
    case .basisClosed: return basis(p + p.prefix(3), isOpen: true)
    case .cardinal: return cardinal(p, k: (1 - (tension ?? 0)) / 6)
    case .cardinalOpen: return p.count < 4 ? Path() : cardinal(p, k: (1 - (tension ?? 0)) / 6, isOpen: true)
    case .cardinalClosed: return cardinal([p[p.count - 1]] + p + p.prefix(2), k: (1 - (tension ?? 0)) / 6, isOpen: true)
    case .catmullRom: return cardinal(p, k: 1.0 / 6)
    }
  }

  private static func steps(_ p: [Point], _ kind: Interpolation) -> Path {
    var result = [p[0]]
    for (a, b) in zip(p, p.dropFirst()) {
      switch kind {
      case .stepAfter: result.append(Point(b.x, a.y))
      case .stepBefore: result.append(Point(a.x, b.y))
      default: result += [Point((a.x + b.x) / 2, a.y), Point((a.x + b.x) / 2, b.y)]
      }
      if kind != .step { result.append(b) }
    }
    if kind == .step { result.append(p[p.count - 1]) }
    return .polyline(result)
  }

  /// Bends that never leave the span between neighbours, by Steffen's method.
  private static func monotone(_ points: [Point]) -> Path {
    // Points that stand at one place would have no slope between them.
    var p = [points[0]]
    for point in points.dropFirst() where point != p[p.count - 1] { p.append(point) }
    guard p.count > 2 else { return .polyline(p) }
    // Along the direction in which the points advance.
    let isAcross = zip(p, p.dropFirst()).allSatisfy { $0.x < $1.x } || zip(p, p.dropFirst()).allSatisfy { $0.x > $1.x }
    if !isAcross {
      let turned = monotoneAcross(p.map { Point($0.y, $0.x) })
      return Path(
        turned.segments.map { segment in
          switch segment {
          case .move(let a): .move(Point(a.y, a.x))
          case .line(let a): .line(Point(a.y, a.x))
          case .curve(let a, let b, let c): .curve(Point(a.y, a.x), Point(b.y, b.x), Point(c.y, c.x))
          default: segment
          }
        })
    }
    return monotoneAcross(p)
  }

  private static func monotoneAcross(_ p: [Point]) -> Path {
    func slope(_ i: Int) -> Double {
      let h = p[i + 1].x - p[i].x
      return h == 0 ? 0 : (p[i + 1].y - p[i].y) / h
    }
    func sign(_ x: Double) -> Double { x < 0 ? -1 : 1 }
    var slopes = [Double](repeating: 0, count: p.count)
    for i in 1..<(p.count - 1) {
      let (h0, h1) = (p[i].x - p[i - 1].x, p[i + 1].x - p[i].x)
      let (s0, s1) = (slope(i - 1), slope(i))
      let mean = (s0 * h1 + s1 * h0) / (h0 + h1)
      let m = (sign(s0) + sign(s1)) * min(abs(s0), abs(s1), 0.5 * abs(mean))
      slopes[i] = m.isFinite ? m : 0
    }
    let last = p.count - 1
    slopes[0] = (3 * slope(0) - slopes[1]) / 2
    slopes[last] = (3 * slope(last - 1) - slopes[last - 1]) / 2
    var path = Path([.move(p[0])])
    for i in 0..<last {
      let d = (p[i + 1].x - p[i].x) / 3
      path.segments.append(
        .curve(Point(p[i].x + d, p[i].y + d * slopes[i]), Point(p[i + 1].x - d, p[i + 1].y - d * slopes[i + 1]), p[i + 1]))
    }
    return path
  }

  private static func cardinal(_ p: [Point], k: Double, isOpen: Bool = false) -> Path {
    guard p.count > 2 else { return .polyline(p) }
    var path = Path([.move(isOpen ? p[1] : p[0])])
    let range = isOpen ? 1..<(p.count - 2) : 0..<(p.count - 1)
    for i in range {
      let before = p[max(0, i - 1)]
      let after = p[min(p.count - 1, i + 2)]
      let (a, b) = (p[i], p[i + 1])
      path.segments.append(
        .curve(
          Point(a.x + k * (b.x - before.x), a.y + k * (b.y - before.y)), Point(b.x + k * (a.x - after.x), b.y + k * (a.y - after.y)), b))
    }
    return path
  }

  private static func basis(_ p: [Point], isOpen: Bool = false) -> Path {
    guard p.count > 2 else { return .polyline(p) }
    func mixed(_ a: Point, _ b: Point, _ u: Double, _ v: Double) -> Point { Point((u * a.x + v * b.x) / (u + v), (u * a.y + v * b.y) / (u + v)) }
    func knot(_ a: Point, _ b: Point, _ c: Point) -> Point { Point((a.x + 4 * b.x + c.x) / 6, (a.y + 4 * b.y + c.y) / 6) }
    var path = Path()
    if isOpen {
      path.segments.append(.move(knot(p[0], p[1], p[2])))
    } else {
      path.segments += [.move(p[0]), .line(mixed(p[0], p[1], 5, 1))]
    }
    for i in 2..<p.count where !isOpen || i > 2 {
      path.segments.append(.curve(mixed(p[i - 2], p[i - 1], 2, 1), mixed(p[i - 2], p[i - 1], 1, 2), knot(p[i - 2], p[i - 1], p[i])))
    }
    if !isOpen {
      let (a, b) = (p[p.count - 2], p[p.count - 1])
      path.segments += [.curve(mixed(a, b, 2, 1), mixed(a, b, 1, 2), mixed(a, b, 1, 5)), .line(b)]
    }
    return path
  }

  /// The curve of a bent ruler that lies free at its ends.
  private static func natural(_ p: [Point]) -> Path {
    guard p.count > 2 else { return .polyline(p) }
    let xs = controls(p.map(\.x))
    let ys = controls(p.map(\.y))
    var path = Path([.move(p[0])])
    for i in 0..<(p.count - 1) { path.segments.append(.curve(Point(xs.0[i], ys.0[i]), Point(xs.1[i], ys.1[i]), p[i + 1])) }
    return path
  }

  private static func controls(_ x: [Double]) -> ([Double], [Double]) {
    let n = x.count - 1
    var (a, b, r) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
    (a[0], b[0], r[0]) = (0, 2, x[0] + 2 * x[1])
    for i in 1..<max(1, n - 1) { (a[i], b[i], r[i]) = (1, 4, 4 * x[i] + 2 * x[i + 1]) }
    (a[n - 1], b[n - 1], r[n - 1]) = (2, 7, 8 * x[n - 1] + x[n])
    for i in 1..<n {
      let m = a[i] / b[i - 1]
      b[i] -= m
      r[i] -= m * r[i - 1]
    }
    a[n - 1] = r[n - 1] / b[n - 1]
    for i in stride(from: n - 2, through: 0, by: -1) { a[i] = (r[i] - a[i + 1]) / b[i] }
    b[n - 1] = (x[n] + a[n - 1]) / 2
    for i in 0..<(n - 1) { b[i] = 2 * x[i + 1] - a[i + 1] }
    return (a, b)
  }
}
