import Drawing
#if canImport(Glibc)
  import Glibc
#endif

/// The smallest box around things that are drawn; nothing at first.
struct Bounds {
  var x1 = Double.infinity
  var y1 = Double.infinity
  var x2 = -Double.infinity
  var y2 = -Double.infinity

  init() {}
  init(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) { (self.x1, self.y1, self.x2, self.y2) = (x1, y1, x2, y2) }
  init(_ box: Box) { self.init(box.x, box.y, box.maxX, box.maxY) }

  var isEmpty: Bool { x1 > x2 }
  var width: Double { isEmpty ? 0 : x2 - x1 }
  var height: Double { isEmpty ? 0 : y2 - y1 }

  mutating func add(_ x: Double, _ y: Double) {
    guard x.isFinite, y.isFinite else { return }
    (x1, y1, x2, y2) = (min(x1, x), min(y1, y), max(x2, x), max(y2, y))
  }
  mutating func add(_ other: Bounds) {
    guard !other.isEmpty else { return }
    add(other.x1, other.y1)
    add(other.x2, other.y2)
  }
  func moved(by d: Point) -> Bounds { isEmpty ? self : Bounds(x1 + d.x, y1 + d.y, x2 + d.x, y2 + d.y) }
  func expanded(by d: Double) -> Bounds { isEmpty ? self : Bounds(x1 - d, y1 - d, x2 + d, y2 + d) }

  func overlaps(_ other: Bounds, apart gap: Double) -> Bool {
    gap > max(other.x1 - x2, x1 - other.x2, other.y1 - y2, y1 - other.y2)
  }
}

extension SceneLabel {
  /// The box of a line of text as Vega reckons it: as high as the type, four fifths of it above the baseline.
  var bounds: Bounds {
    let top = -(0.8 * face.size).rounded()
    let left: Double =
      switch anchor {
      case .start: 0
      case .middle: -width / 2
      case .end: -width
      }
    let flat = Bounds(left, top, left + width, top + face.size)
    guard angle != 0 else { return flat.moved(by: point) }
    let (c, s) = (cos(angle * .pi / 180), sin(angle * .pi / 180))
    var turned = Bounds()
    for (x, y) in [(flat.x1, flat.y1), (flat.x2, flat.y1), (flat.x1, flat.y2), (flat.x2, flat.y2)] {
      turned.add(point.x + x * c - y * s, point.y + x * s + y * c)
    }
    return turned
  }

  /// A line of text that hangs on a point by its baseline, middle, top or bottom, turned about that point.
  init(
    _ part: Part, _ text: String, _ face: Face, _ color: Color, at point: Point, align: String, baseline: String, angle: Double = 0,
    measurer: any TextMeasurer
  ) {
    let shift = TextContent.shift(baseline, size: face.size, isPrint: false)
    let turn = angle * .pi / 180
    let anchor: TextRun.Anchor = align == "left" ? .start : align == "right" ? .end : .middle
    self.init(
      part: part, text: text, face: face, color: color, point: Point(point.x - shift * sin(turn), point.y + shift * cos(turn)), anchor: anchor,
      angle: angle, width: measurer.extents(of: text, in: face).width)
  }
}

extension SceneLine {
  var bounds: Bounds {
    var b = Bounds()
    b.add(from.x, from.y)
    b.add(to.x, to.y)
    return b.expanded(by: stroke.width / 2)
  }
}

extension SceneMark {
  /// What the mark covers, strokes included.
  var bounds: Bounds {
    var b = Bounds()
    switch shape {
    case .rect(let box, _): b = Bounds(box)
    case .line(let points): for p in points { b.add(p.x, p.y) }
    case .area(let upper, let lower): for p in upper + lower { b.add(p.x, p.y) }
    case .trail(let points, let widths):
      for (p, w) in zip(points, widths) { b.add(Bounds(p.x - w / 2, p.y - w / 2, p.x + w / 2, p.y + w / 2)) }
    case .arc(let arc):
      let turn = -Double.pi / 2
      let (start, end) = (min(arc.start, arc.end), max(arc.start, arc.end))
      var angles = [start, end]
      var quarter = (start / (.pi / 2)).rounded(.up) * (.pi / 2)
      while quarter < end {
        angles.append(quarter)
        quarter += .pi / 2
      }
      for angle in angles {
        for r in [arc.inner, arc.outer] { b.add(arc.center.x + r * cos(angle + turn), arc.center.y + r * sin(angle + turn)) }
      }
    case .symbol(let c, _, let area):
      let r = max(0, area).squareRoot() / 2
      b = Bounds(c.x - r, c.y - r, c.x + r, c.y + r)
    case .rule(let p, let q):
      b.add(p.x, p.y)
      b.add(q.x, q.y)
    case .text(let label): return label.bounds
    case .lines(let labels): for label in labels { b.add(label.bounds) }
    }
    if let stroke { b = b.expanded(by: stroke.width / 2) }
    return b
  }
}
