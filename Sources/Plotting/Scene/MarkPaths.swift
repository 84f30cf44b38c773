import Drawing
#if canImport(Glibc)
  import Glibc
#endif

extension Path {
  static func rounded(_ box: Box, _ corners: Corners) -> Path {
    guard !corners.isSharp else { return .rectangle(box) }
    let most = min(box.width, box.height) / 2
    func radius(_ r: Double) -> Double { max(0, min(r, most)) }
    let (a, b) = (radius(corners.topLeft), radius(corners.topRight))
    let (c, d) = (radius(corners.bottomRight), radius(corners.bottomLeft))
    return Path([
      .move(Point(box.x + a, box.y)), .line(Point(box.maxX - b, box.y)),
      .arc(center: Point(box.maxX - b, box.y + b), radius: b, start: -.pi / 2, end: 0),
      .line(Point(box.maxX, box.maxY - c)),
      .arc(center: Point(box.maxX - c, box.maxY - c), radius: c, start: 0, end: .pi / 2),
      .line(Point(box.x + d, box.maxY)),
      .arc(center: Point(box.x + d, box.maxY - d), radius: d, start: .pi / 2, end: .pi),
      .line(Point(box.x, box.y + a)),
      .arc(center: Point(box.x + a, box.y + a), radius: a, start: .pi, end: 1.5 * .pi), .close,
    ])
  }

  /// The plotting symbols of Vega-Lite, by the area that they cover.
  static func symbol(_ name: String, at c: Point, area: Double) -> Path {
    let side = max(0, area).squareRoot()
    let half = side / 2
    func polygon(_ points: [(Double, Double)]) -> Path {
      var path = Path.polyline(points.map { Point(c.x + $0.0, c.y + $0.1) })
      path.segments.append(.close)
      return path
    }
    switch name {
    case "square": return .rectangle(Box(c.x - half, c.y - half, side, side))
    case "cross":
      let r = half
      let s = r / 2.5
      return polygon([
        (-r, -s), (-r, s), (-s, s), (-s, r), (s, r), (s, s), (r, s), (r, -s), (s, -s), (s, -r), (-s, -r), (-s, -s),
      ])
    case "diamond": return polygon([(-half, 0), (0, -half), (half, 0), (0, half)])
    case "triangle", "triangle-up": return polygon([(0, -half * 0.866), (-half, half * 0.866), (half, half * 0.866)])
    case "triangle-down": return polygon([(0, half * 0.866), (-half, -half * 0.866), (half, -half * 0.866)])
    case "triangle-right": return polygon([(half * 0.866, 0), (-half * 0.866, -half), (-half * 0.866, half)])
    case "triangle-left": return polygon([(-half * 0.866, 0), (half * 0.866, -half), (half * 0.866, half)])
    case "wedge": return polygon([(-half * 0.29, half * 0.866), (0, -half * 0.866), (half * 0.29, half * 0.866)])
    case "arrow": return polygon([(-half * 0.29, half), (half * 0.29, half), (half * 0.29, 0), (half * 0.6, 0), (0, -half), (-half * 0.6, 0), (-half * 0.29, 0)])
    case "stroke": return .line(Point(c.x - half, c.y), Point(c.x + half, c.y))
    default:
      // A symbol of one's own is drawn in a square from -1 to 1.
      if let path = SymbolOutline(name)?.path(at: c, half: half) { return path }
      return .circle(c, radius: half)
    }
  }

  /// A sector of a circle or of a ring.
  static func sector(_ arc: ArcShape) -> Path {
    let turn = -Double.pi / 2
    var (start, end) = (min(arc.start, arc.end) + turn, max(arc.start, arc.end) + turn)
    let isFull = end - start >= 2 * .pi - 1e-9
    if arc.gap > 0, !isFull {
      let gap = min(arc.gap, end - start) / 2
      (start, end) = (start + gap, end - gap)
    }
    let (inner, outer) = (min(arc.inner, arc.outer), max(arc.inner, arc.outer))
    let c = arc.center
    func at(_ r: Double, _ angle: Double) -> Point { Point(c.x + r * cos(angle), c.y + r * sin(angle)) }
    if isFull {
      var path = Path([.move(at(outer, start)), .arc(center: c, radius: outer, start: start, end: start + 2 * .pi), .close])
      if inner > 0 { path.segments += [.move(at(inner, start)), .arc(center: c, radius: inner, start: start + 2 * .pi, end: start), .close] }
      return path
    }
    let corner = min(arc.corner, (outer - inner) / 2)
    guard corner > 0, end > start else {
      let back: [Segment] = inner > 0 ? [.line(at(inner, end)), .arc(center: c, radius: inner, start: end, end: start)] : [.line(c)]
      return Path([.move(at(outer, start)), .arc(center: c, radius: outer, start: start, end: end)] + back + [.close])
    }
    // A round corner is a small circle that touches the arc and the side.
    func bend(_ r: Double, _ sign: Double) -> Double { min((end - start) / 2, asin(corner / max(corner, r - sign * corner))) }
    let (a, b) = (bend(outer, 1), inner > 0 ? bend(inner, -1) : 0)
    func side(_ r: Double, _ turn: Double) -> Double { r * cos(turn) }
    let (outerSide, innerSide) = (side(outer - corner, a), inner > 0 ? side(inner + corner, b) : 0)
    var segments: [Segment] = [
      .move(at(outerSide, start)), .arc(center: at(outer - corner, start + a), radius: corner, start: start - .pi / 2, end: start + a),
      .arc(center: c, radius: outer, start: start + a, end: end - a),
      .arc(center: at(outer - corner, end - a), radius: corner, start: end - a, end: end + .pi / 2), .line(at(innerSide, end)),
    ]
    if inner > 0 {
      segments += [
        .arc(center: at(inner + corner, end - b), radius: corner, start: end + .pi / 2, end: end - b + .pi),
        .arc(center: c, radius: inner, start: end - b, end: start + b),
        .arc(center: at(inner + corner, start + b), radius: corner, start: start + b + .pi, end: start + 1.5 * .pi),
      ]
    }
    return Path(segments + [.close])
  }

  /// A line that grows and shrinks from point to point, with round ends.
  static func trail(_ points: [Point], _ widths: [Double]) -> Path {
    var path = Path()
    for i in points.indices {
      path.segments += Path.circle(points[i], radius: widths[i] / 2).segments
      guard i > 0 else { continue }
      let (a, b) = (points[i - 1], points[i])
      let length = hypot(b.x - a.x, b.y - a.y)
      guard length > 0 else { continue }
      let (nx, ny) = (-(b.y - a.y) / length, (b.x - a.x) / length)
      let (r, s) = (widths[i - 1] / 2, widths[i] / 2)
      path.segments += [
        .move(Point(a.x + nx * r, a.y + ny * r)), .line(Point(b.x + nx * s, b.y + ny * s)), .line(Point(b.x - nx * s, b.y - ny * s)),
        .line(Point(a.x - nx * r, a.y - ny * r)), .close,
      ]
    }
    return path
  }
}

/// The outline of a symbol as an SVG path; lines and curves only.
private struct SymbolOutline {
  private var commands: [(letter: Character, numbers: [Double])] = []

  init?(_ text: String) {
    guard text.first == "M" || text.first == "m" else { return nil }
    var digits = ""
    func number() -> Double? { Double(digits) }
    for c in text {
      if c.isLetter && c != "e" {
        if let n = number() { commands[commands.count - 1].numbers.append(n) }
        digits = ""
        commands.append((c, []))
      } else if c == " " || c == "," || c == "-" && !digits.isEmpty && digits.last != "e" || c == "." && digits.contains(".") {
        if let n = number() { commands[commands.count - 1].numbers.append(n) }
        digits = c == " " || c == "," ? "" : String(c)
      } else {
        digits.append(c)
      }
    }
    if let n = number(), !commands.isEmpty { commands[commands.count - 1].numbers.append(n) }
  }

  func path(at center: Point, half: Double) -> Path {
    var path = Path()
    var at = Point.zero
    var first = Point.zero
    func placed(_ p: Point) -> Point { Point(center.x + p.x * half, center.y + p.y * half) }
    for (letter, numbers) in commands {
      let isRelative = letter.isLowercase
      func point(_ i: Int) -> Point { Point(numbers[i] + (isRelative ? at.x : 0), numbers[i + 1] + (isRelative ? at.y : 0)) }
      var i = 0
      switch letter.lowercased() {
      case "m", "l":
        while i + 1 < numbers.count {
          let next = point(i)
          if letter.lowercased() == "m", i == 0 {
            first = next
            path.segments.append(.move(placed(next)))
          } else {
            path.segments.append(.line(placed(next)))
          }
          at = next
          i += 2
        }
      case "h", "v":
        for n in numbers {
          at = letter.lowercased() == "h" ? Point(n + (isRelative ? at.x : 0), at.y) : Point(at.x, n + (isRelative ? at.y : 0))
          path.segments.append(.line(placed(at)))
        }
      case "c":
        while i + 5 < numbers.count {
          let (a, b, c) = (point(i), point(i + 2), point(i + 4))
          path.segments.append(.curve(placed(a), placed(b), placed(c)))
          at = c
          i += 6
        }
      case "z":
        path.segments.append(.close)
        at = first
      default: break
      }
    }
    return path
  }
}
