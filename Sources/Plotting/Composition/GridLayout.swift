import Drawing

/// Sets pictures in rows and columns, as Vega does: columns as wide as their widest picture, or all alike.
struct GridLayout {
  enum Alignment { case none, each, all }

  var columns: Int
  var columnPadding: Double
  var rowPadding: Double
  var columnAlignment: Alignment
  var rowAlignment: Alignment
  var centersColumns = false
  var centersRows = false

  /// Where each picture's origin goes; each box is around the origin.
  func places(of boxes: [Bounds]) -> [Point] {
    let n = boxes.count
    guard n > 0 else { return [] }
    let columns = max(1, self.columns)
    let rows = (n + columns - 1) / columns
    var xOffset = boxes.map { columnPadding + Self.overhang($0.x1) }
    var yOffset = boxes.map { rowPadding + Self.overhang($0.y1) }
    var xExtent = [Double](repeating: 0, count: columns)
    var yExtent = [Double](repeating: 0, count: rows)
    for (i, box) in boxes.enumerated() {
      xExtent[i % columns] = max(xExtent[i % columns], box.x2.rounded(.up))
      yExtent[i / columns] = max(yExtent[i / columns], box.y2.rounded(.up))
    }
    for i in 0..<n {
      if i % columns == 0 { xOffset[i] = 0 }
      if i < columns { yOffset[i] = 0 }
    }
    Self.align(&xOffset, xExtent, columnAlignment) { i in i % columns }
    Self.align(&yOffset, yExtent, rowAlignment) { i in i / columns }
    var points = [Point](repeating: .zero, count: n)
    var x = 0.0
    for i in 0..<n {
      x = xOffset[i] + (i % columns == 0 ? 0 : x)
      points[i].x = x
    }
    for c in 0..<min(columns, n) {
      var y = 0.0
      for i in stride(from: c, to: n, by: columns) {
        y += yOffset[i]
        points[i].y = y
      }
    }
    if centersColumns, columnAlignment != .none, rows > 1 {
      for i in 0..<n { points[i].x += max(0, ((columnAlignment == .all ? xExtent.max() ?? 0 : xExtent[i % columns]) - boxes[i].x2) / 2) }
    }
    if centersRows, rowAlignment != .none, columns != 1 {
      for i in 0..<n { points[i].y += max(0, ((rowAlignment == .all ? yExtent.max() ?? 0 : yExtent[i / columns]) - boxes[i].y2) / 2) }
    }
    return points
  }

  /// Each line (column or row) begins where the one before it ends, with room for what reaches back over its own beginning.
  private static func align(_ offsets: inout [Double], _ extents: [Double], _ alignment: Alignment, line: (Int) -> Int) {
    let largest = offsets.indices.filter { line($0) > 0 }.map { offsets[$0] }.max() ?? 0
    for k in 1..<max(1, extents.count) {
      let members = offsets.indices.filter { line($0) == k }
      let common = members.map { offsets[$0] }.max() ?? 0
      for i in members {
        switch alignment {
        case .each: offsets[i] = common + extents[k - 1]
        case .all: offsets[i] = largest + (extents.max() ?? 0)
        case .none: offsets[i] += extents[k - 1]
        }
      }
    }
  }

  private static func overhang(_ x: Double) -> Double { x < 0 ? (-x).rounded(.up) : 0 }
}
