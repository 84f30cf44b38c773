import Drawing

/// Keeps words off the lines of a plot: a label that one would strike through is given another place at its point, and
/// where there is none, paper of its own, so that the line gives way to it.
struct LineClearance {
  var bounds: Box
  /// The lines of axes, which no row has drawn.
  var axes: [(Point, Point)]
  var paper: Color

  /// Gives another place or paper to each label that is struck through.
  func cleared(_ marks: [SceneMark]) -> [SceneMark] {
    let obstacles = Obstacles(marks, axes)
    guard !obstacles.isEmpty else { return marks }
    var marks = marks
    var leaders: [SceneMark] = []
    for (i, mark) in marks.enumerated() {
      guard case .text(let label) = mark.shape, label.angle == 0, obstacles.strike(label.box, of: mark.row)
      else { continue }
      let others = marks.indices.filter { $0 != i }.flatMap { marks[$0].labels.map(\.box) }
      let all = obstacles.points[mark.row].map { self.places(of: label, at: $0) } ?? []
      let places = all.filter { place in
        bounds.inset(by: -1).contains(place.label.box) && !others.contains { $0.intersects(place.label.box) }
          && !(place.leader.map { leader in others.contains { $0.isCrossed(by: leader) } } ?? false)
      }
      if let place = places.first(where: { !obstacles.strike($0.label.box, of: mark.row) }) {
        marks[i].shape = .text(place.label)
        if let (a, b) = place.leader { leaders.append(.leader(from: a, to: b, of: mark)) }
      } else {
        // Axes are drawn over all marks and give way to nothing.
        let beside = places.first { $0.leader == nil && !isOnAxis($0.label.box) }
        marks[i].shape = .text((beside?.label ?? label).lying(on: paper))
      }
    }
    return leaders + marks
  }

  /// Gives paper to the labels that are struck through, without moving any: names of points have been set with care.
  func knockedOut(_ marks: [SceneMark]) -> [SceneMark] {
    let obstacles = Obstacles(marks, axes)
    return marks.map { mark in
      guard case .text(let label) = mark.shape, obstacles.strike(label.box, of: mark.row) else { return mark }
      var mark = mark
      mark.shape = .text(label.lying(on: paper))
      return mark
    }
  }

  private func isOnAxis(_ box: Box) -> Bool { axes.contains { box.inset(by: 0.3).isCrossed(by: $0) } }

  private struct Place {
    var label: SceneLabel
    var leader: (Point, Point)?
  }

  /// Places beside a point, the nearest first: a little higher or lower, on the other side, then further off and led to.
  private func places(of label: SceneLabel, at point: Point) -> [Place] {
    let size = label.face.size
    var left = label
    left.anchor = .end
    left.point.x = 2 * point.x - label.point.x
    let sides = label.anchor == .start ? [label, left] : [label]
    func raised(_ label: SceneLabel, by lines: Double) -> SceneLabel {
      var raised = label
      raised.point.y -= lines * size
      return raised
    }
    let near = [0.4, -0.4, 0.8, -0.8]
    var result = sides.flatMap { side in ([0] + near).map { Place(label: raised(side, by: $0)) } }
    for lines in [1.2, -1.2, 1.7, -1.7, 2.2, -2.2, 2.8, -2.8, 3.5, -3.5] {
      for side in sides {
        let far = raised(side, by: lines)
        let middle = far.point.y - size * 0.36
        let edge = far.anchor == .end ? far.box.maxX + 1 : far.box.x - 1
        result.append(Place(label: far, leader: (point, Point(edge, middle))))
      }
    }
    return result
  }

  /// What words must not stand on, with the rows to which it belongs.
  private struct Obstacles {
    private var lines: [(Point, Point)]
    private var rules: [(row: DataRow, line: (Point, Point))] = []
    private var symbols: [(row: DataRow, box: Box)] = []
    /// The point of each row.
    private(set) var points: [DataRow: Point] = [:]

    init(_ marks: [SceneMark], _ axes: [(Point, Point)]) {
      lines = axes
      for mark in marks {
        switch mark.shape {
        case .line(let points): lines += zip(points, points.dropFirst())
        case .rule(let a, let b): rules.append((mark.row, (a, b)))
        case .symbol(let center, _, let area):
          points[mark.row] = center
          let side = area.squareRoot()
          symbols.append((mark.row, Box(center.x - side / 2, center.y - side / 2, side, side)))
        default: break
        }
      }
    }

    var isEmpty: Bool { lines.isEmpty && rules.isEmpty && symbols.isEmpty }

    /// A row's own rule leads to its label and its own point stands beside it: neither strikes it through.
    func strike(_ box: Box, of row: DataRow) -> Bool {
      let box = box.inset(by: 0.3)
      return lines.contains { box.isCrossed(by: $0) } || rules.contains { $0.row != row && box.isCrossed(by: $0.line) }
        || symbols.contains { $0.row != row && box.intersects($0.box) }
    }
  }
}

extension SceneLabel {
  fileprivate func lying(on paper: Color) -> SceneLabel {
    var label = self
    label.paper = paper
    return label
  }
}

extension SceneMark {
  /// A thin line from a point to the label that was moved from it.
  static func leader(from a: Point, to b: Point, of mark: SceneMark) -> SceneMark {
    SceneMark(
      kind: .rule, layer: mark.layer, shape: .rule(a, b), fill: nil,
      stroke: Stroke(Color(hex: "#767676") ?? .black, width: 0.5), row: mark.row)
  }
}
