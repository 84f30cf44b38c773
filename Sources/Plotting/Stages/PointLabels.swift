import Drawing

/// Finds places for the names of points: beside the point, above or below it, else further off with a line that leads
/// there. No name covers another, a point, or the edge of the picture; what finds no place is named.
struct PointLabels {
  var bounds: Box
  /// Where there are points.
  var points: [Box]
  /// Lines that names should not stand on, but may.
  var rules: [(Point, Point)]

  struct Name {
    var label: SceneLabel
    /// The point that it names, and how large it is.
    var center: Point
    var radius: Double
  }

  struct Place {
    var label: SceneLabel
    /// From the point to the name, where they are apart.
    var leader: (Point, Point)?
    var cost: Double
  }

  /// A place for each name, or none. The names are tried in several orders, and the best outcome counts.
  func places(for names: [Name]) -> [Place?] {
    let crowding = names.map { name in
      names.count {
        abs($0.center.x - name.center.x) < name.label.width
          && abs($0.center.y - name.center.y) < 3 * name.label.face.size
      }
    }
    let indices = Array(names.indices)
    let orders = [
      stableSorted(indices) { crowding[$0] > crowding[$1] },
      stableSorted(indices) { names[$0].center.x > names[$1].center.x },
      stableSorted(indices) { names[$0].center.y < names[$1].center.y },
      indices,
    ]
    var best: (places: [Place?], cost: Double)?
    for order in orders {
      let places = places(for: names, in: order)
      let cost = places.reduce(0) { $0 + ($1?.cost ?? 100) }
      if cost < best?.cost ?? .infinity { best = (places, cost) }
    }
    return best?.places ?? []
  }

  private func places(for names: [Name], in order: [Int]) -> [Place?] {
    var result = [Place?](repeating: nil, count: names.count)
    var taken: [Box] = []
    var leaders: [(Point, Point)] = []
    for i in order {
      var best: Place?
      for place in candidates(names[i]) where place.cost < best?.cost ?? .infinity {
        let box = place.label.box
        // A hair's breadth keeps neighbours apart.
        let wide = box.inset(by: -0.4)
        guard bounds.contains(box), !taken.contains(where: wide.intersects), !points.contains(where: box.intersects),
          !leaders.contains(where: { box.isCrossed(by: $0) })
        else { continue }
        if let leader = place.leader, taken.contains(where: { $0.isCrossed(by: leader) }) { continue }
        var place = place
        if rules.contains(where: { box.isCrossed(by: $0) }) { place.cost += 0.6 }
        if place.cost < best?.cost ?? .infinity { best = place }
      }
      guard let best else { continue }
      result[i] = best
      taken.append(best.label.box)
      if let leader = best.leader { leaders.append(leader) }
    }
    return result
  }

  /// All places of a name, the wished-for first: around the point, then in rings with a leader.
  private func candidates(_ name: Name) -> [Place] {
    let size = name.label.face.size
    let near = name.radius + 2.5
    // Right, left, above, below, and the corners between.
    let around: [(x: Double, y: Double)] = [
      (1, 0), (-1, 0), (0, -1), (0, 1), (0.7, -0.7), (0.7, 0.7), (-0.7, -0.7), (-0.7, 0.7),
    ]
    var places = around.enumerated().map { k, d in
      Place(label: name.label.set(from: name.center, toward: d, at: near), leader: nil, cost: Double(k) * 0.05)
    }
    for (ring, distance) in [1.6, 2.6, 3.8, 5.2, 7, 9].enumerated() {
      for (k, d)
        in (around + [
          (0.9, -0.4), (0.9, 0.4), (-0.9, -0.4), (-0.9, 0.4), (0.4, -0.9), (0.4, 0.9), (-0.4, -0.9), (-0.4, 0.9),
        ]).enumerated()
      {
        let far = near + distance * size
        let tip = Point(name.center.x + d.x * (far - 1.5), name.center.y + d.y * (far - 1.5))
        let foot = Point(name.center.x + d.x * (name.radius + 0.5), name.center.y + d.y * (name.radius + 0.5))
        places.append(
          Place(
            label: name.label.set(from: name.center, toward: d, at: far), leader: (foot, tip),
            cost: 1 + Double(ring) + Double(k) * 0.02))
      }
    }
    return places
  }
}

extension SceneLabel {
  /// The label at a distance from a point, in a direction: it begins, ends or is centred there.
  fileprivate func set(from center: Point, toward d: (x: Double, y: Double), at distance: Double) -> SceneLabel {
    var label = self
    label.anchor = d.x > 0.5 ? .start : d.x < -0.5 ? .end : .middle
    let middle = face.size * 0.36
    // Above and below, the whole height of the line stands off.
    let lift = abs(d.x) > 0.5 ? middle : d.y < 0 ? -face.size * 0.12 : face.size * 0.88
    label.point = Point(center.x + d.x * distance, center.y + d.y * distance + lift)
    return label
  }
}

extension Box {
  /// Whether a straight line runs through the box.
  func isCrossed(by line: (Point, Point)) -> Bool {
    let (a, b) = line
    var low = 0.0
    var high = 1.0
    for (start, delta, from, to) in [(a.x, b.x - a.x, x, maxX), (a.y, b.y - a.y, y, maxY)] {
      if abs(delta) < 1e-9 {
        if start <= from || start >= to { return false }
        continue
      }
      let (t, u) = ((from - start) / delta, (to - start) / delta)
      low = max(low, min(t, u))
      high = min(high, max(t, u))
    }
    return low < high
  }
}
