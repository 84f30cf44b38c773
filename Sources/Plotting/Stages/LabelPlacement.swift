import Drawing

/// Moves labels apart that would touch; what finds no room is taken out and named.
struct LabelPlacement {
  var bounds: Box
  /// What the scales span: a number below its point does not stand on the axis.
  var plot: Box?
  /// The lines of axes that run along the plot.
  var axes: [(Point, Point)] = []
  /// What labels lie on where a line has to give way to them.
  var paper = Color.white
  /// The height of a line in parts of its size.
  static let leading = 1.02

  /// Labels that begin at the same line (ends of curves, dots of one year) are spread along it; a thin line leads from a
  /// moved label to its point.
  ///
  /// Names of points are placed around them, where `namesPoints` says that the labels are such names.
  func spread(_ marks: [SceneMark], namesPoints: Bool = false) -> (marks: [SceneMark], unplaced: [String]) {
    guard marks.contains(where: { if case .text = $0.shape { true } else { false } }) else { return (marks, []) }
    let clearance = LineClearance(bounds: bounds, axes: axes, paper: paper)
    if namesPoints {
      let (named, unplaced) = namePoints(marks)
      return (clearance.knockedOut(named), unplaced)
    }
    // Where labels stand before any of them gives way to a line: in this order they are spread.
    let unmoved = marks
    var marks = besideLines(marks)
    var leaders: [SceneMark] = []
    var columns: [String: [Int]] = [:]
    for (i, mark) in marks.enumerated() {
      guard case .text(let label) = mark.shape, label.angle == 0 else { continue }
      columns["\(mark.layer)|\(label.anchor.rawValue)|\(Int((label.point.x * 2).rounded()))", default: []].append(i)
    }
    for key in columns.keys.sorted() {
      let members = columns[key] ?? []
      guard members.count > 1 else { continue }
      func labels(_ marks: [SceneMark]) -> [SceneLabel] {
        members.compactMap { i in if case .text(let label) = marks[i].shape { label } else { nil } }
      }
      func order(_ labels: [SceneLabel]) -> [Int] { labels.indices.sorted { (labels[$0].point.y, $0) < (labels[$1].point.y, $1) } }
      let placedLabels = labels(marks)
      let inPlace = order(placedLabels)
      guard zip(inPlace, inPlace.dropFirst()).contains(where: { placedLabels[$0].box.intersects(placedLabels[$1].box) }) else { continue }
      let labels = labels(unmoved)
      let order = order(labels)
      let height = (labels.map(\.box.height).max() ?? 0) * Self.leading
      guard height * Double(labels.count) <= bounds.height else { continue }
      let wanted = order.map { labels[$0].point.y }
      let placed = dodge(wanted, apart: height, from: bounds.y + labels[0].face.size * 0.88, to: lowest(labels) - labels[0].face.size * 0.12)
      // Where one has to be led to its point, all stand back by the length of the leader.
      let isLed = labels[0].anchor != .middle && zip(placed, wanted).contains { abs($0 - $1) > labels[0].face.size * 0.5 }
      for (k, i) in order.enumerated() {
        var label = labels[i]
        let old = label.point
        label.point.y = placed[k]
        if isLed {
          // Room for the leader between the point and the label.
          let side: Double = label.anchor == .start ? 1 : -1
          label.point.x += side * 8
          let middle = label.face.size * 0.36
          leaders.append(
            .leader(
              from: Point(old.x - side, old.y - middle), to: Point(label.point.x - side * 1.5, label.point.y - middle),
              of: marks[members[i]]))
        }
        marks[members[i]].shape = .text(label)
      }
    }
    let (kept, unplaced) = removeTouching(leaders + marks)
    return (clearance.cleared(kept), unplaced)
  }

  /// Down to where labels of one column may reach: not onto the axis below their points.
  private func lowest(_ labels: [SceneLabel]) -> Double {
    let middles = labels.map { $0.point.y - $0.face.size * 0.36 }
    let below = axes.filter { a, b in
      a.y == b.y && labels.contains { $0.box.maxX > min(a.x, b.x) && $0.box.x < max(a.x, b.x) }
        && middles.allSatisfy { $0 <= a.y + 0.5 }
    }
    return below.map { $0.0.y - 0.5 }.min() ?? bounds.maxY
  }

  /// Gives each label that has a point of the same row a place around it.
  private func namePoints(_ marks: [SceneMark]) -> (marks: [SceneMark], unplaced: [String]) {
    var symbols: [(row: DataRow, center: Point, radius: Double)] = []
    var rules: [(Point, Point)] = []
    for mark in marks {
      switch mark.shape {
      case .symbol(let center, _, let area): symbols.append((mark.row, center, area.squareRoot() / 2))
      case .rule(let a, let b): rules.append((a, b))
      case .line(let points): rules += zip(points, points.dropFirst())
      default: break
      }
    }
    var names: [PointLabels.Name] = []
    var indices: [Int] = []
    // Other words stay where they are.
    var fixed: [Box] = []
    for (i, mark) in marks.enumerated() {
      guard case .text(let label) = mark.shape else { continue }
      let near = 3 * label.face.size
      guard
        let symbol = symbols.first(where: {
          $0.row == mark.row && abs($0.center.x - label.point.x) < near && abs($0.center.y - label.point.y) < near
        })
      else {
        fixed.append(label.box)
        continue
      }
      names.append(PointLabels.Name(label: label, center: symbol.center, radius: symbol.radius))
      indices.append(i)
    }
    let points = symbols.map { Box($0.center.x - $0.radius, $0.center.y - $0.radius, 2 * $0.radius, 2 * $0.radius) }
    let places = PointLabels(bounds: bounds, points: points + fixed, rules: rules).places(for: names)
    var kept = marks
    var leaders: [SceneMark] = []
    var unplaced: [String] = []
    for (i, place) in zip(indices, places).reversed() {
      guard let place else {
        if case .text(let label) = marks[i].shape { unplaced.insert(label.text, at: 0) }
        kept.remove(at: i)
        continue
      }
      kept[i].shape = .text(place.label)
      if let (a, b) = place.leader { leaders.insert(.leader(from: a, to: b, of: marks[i]), at: 0) }
    }
    return (leaders + kept, unplaced)
  }

  /// A label on the right of its point that a line would strike through stands a little higher or lower, or on the left.
  private func besideLines(_ marks: [SceneMark]) -> [SceneMark] {
    var lines = axes
    var points: [DataRow: Point] = [:]
    for mark in marks {
      switch mark.shape {
      case .line(let places): lines += zip(places, places.dropFirst())
      case .symbol(let center, _, _): points[mark.row] = center
      default: break
      }
    }
    guard !lines.isEmpty else { return marks }
    func isFree(_ box: Box) -> Bool { !lines.contains { box.isCrossed(by: $0) } }
    return marks.map { mark in
      guard case .text(let label) = mark.shape, label.angle == 0, let point = points[mark.row] else { return mark }
      if label.anchor == .middle, let plot, label.box.y >= point.y, label.box.maxY > plot.maxY - 1 {
        var moved = mark
        moved.shape = .text(offTheAxis(label, of: point, isFree: isFree))
        return moved
      }
      guard label.anchor == .start, let (a, b) = lines.first(where: label.box.isCrossed(by:))
      else { return mark }
      // The label keeps to its point's side of the line, or it would be read as the line's.
      let isAbove = a.x != b.x && a.y + (b.y - a.y) * (label.box.midX - a.x) / (b.x - a.x) < point.y
      let step = label.face.size * 0.8
      var (beyond, left) = (label, label)
      beyond.point.y += isAbove ? step : -step
      left.anchor = .end
      left.point.x = 2 * point.x - label.point.x
      let room = bounds.inset(by: -1)
      for candidate in [beyond, left] where isFree(candidate.box) && candidate.box.y >= room.y && candidate.box.maxY <= room.maxY && candidate.box.x >= room.x {
        var moved = mark
        moved.shape = .text(candidate)
        return moved
      }
      return mark
    }
  }

  /// A number below its point that would stand on the axis goes above the point, beside the line where that is in the way.
  private func offTheAxis(_ label: SceneLabel, of point: Point, isFree: (Box) -> Bool) -> SceneLabel {
    var above = label
    above.point.y -= (label.box.y - point.y) + (label.box.maxY - point.y)
    func moved(_ anchor: TextRun.Anchor, _ x: Double, _ y: Double) -> SceneLabel {
      var label = above
      label.anchor = anchor
      label.point = Point(point.x + x, above.point.y + y)
      return label
    }
    let size = label.face.size
    let candidates = [above, moved(.end, -3, 0)] + [0.4, 0.8, 1.2].map { moved(.middle, 0, -$0 * size) }
      + [moved(.start, 7, above.box.height / 2 + point.y - above.box.maxY)]
    return candidates.first { isFree($0.box) && bounds.contains($0.box) } ?? above
  }

  /// Positions as near as can be to those wanted (ascending), at least `gap` apart and within limits.
  func dodge(_ wanted: [Double], apart gap: Double, from low: Double, to high: Double) -> [Double] {
    // Blocks of touching labels share their mean displacement; blocks that meet are joined until none do.
    var blocks: [(start: Double, count: Int)] = []
    for (i, y) in wanted.enumerated() {
      blocks.append((y, 1))
      _ = i
      while blocks.count > 1 {
        let b = blocks[blocks.count - 1]
        let a = blocks[blocks.count - 2]
        guard a.start + Double(a.count) * gap > b.start else { break }
        let count = a.count + b.count
        let start = (a.start * Double(a.count) + (b.start - Double(a.count) * gap) * Double(b.count)) / Double(count)
        blocks.removeLast(2)
        blocks.append((start, count))
      }
    }
    var result = blocks.flatMap { block in (0..<block.count).map { block.start + Double($0) * gap } }
    for i in result.indices { result[i] = max(result[i], i == 0 ? low : result[i - 1] + gap) }
    for i in result.indices.reversed() { result[i] = min(result[i], i == result.count - 1 ? high : result[i + 1] - gap) }
    return result
  }

  private func removeTouching(_ marks: [SceneMark]) -> (marks: [SceneMark], unplaced: [String]) {
    var taken: [Box] = []
    var unplaced: [String] = []
    var kept: [SceneMark] = []
    for mark in marks {
      guard case .text(var label) = mark.shape else {
        kept.append(mark)
        continue
      }
      var box = label.box
      if taken.contains(where: box.intersects) {
        // A step up or down is tried before giving up.
        let step = label.face.size
        for shift in [-step, step, -2 * step, 2 * step] {
          let trial = box.moved(by: Point(0, shift))
          if label.angle == 0, bounds.contains(trial), !taken.contains(where: trial.intersects) {
            label.point.y += shift
            box = trial
            break
          }
        }
      }
      guard !taken.contains(where: box.intersects) else {
        unplaced.append(label.text)
        continue
      }
      taken.append(box)
      var mark = mark
      mark.shape = .text(label)
      kept.append(mark)
    }
    return (kept, unplaced)
  }
}
