import Drawing

/// A scene as text, one thing a line, for snapshots and for reading.
package func dump(_ scene: Scene) -> String {
  var lines = ["scene \(short(scene.size.width))×\(short(scene.size.height)) on \(scene.background.hexText)"]
  for label in scene.furniture { lines.append("  " + describe(label)) }
  for plot in scene.plots {
    lines.append("  plot \(describe(plot.box))")
    for axis in plot.axes {
      lines.append("    axis \(axis.channel.rawValue) \(axis.orient) grid \(axis.grid.count) ticks \(axis.ticks.count)")
      for label in axis.title + axis.labels { lines.append("      " + describe(label)) }
    }
    for mark in plot.marks { lines.append("    " + describe(mark)) }
  }
  for legend in scene.legends {
    lines.append("  legend \(legend.channel.rawValue)" + (legend.strip.map { " strip \(describe($0))" } ?? ""))
    for label in legend.title { lines.append("    " + describe(label)) }
    for entry in legend.entries { lines.append("    \(describe(entry.symbol)) | \(describe(entry.label))") }
  }
  for text in scene.unplaced { lines.append("  unplaced \(text)") }
  return lines.joined(separator: "\n") + "\n"
}

private func describe(_ label: SceneLabel) -> String {
  "\(label.part.rawValue) “\(label.text)” \(short(label.face.size))pt\(label.face.bold ? " bold" : "") "
    + "\(label.anchor.rawValue) at \(describe(label.point))" + (label.angle == 0 ? "" : " turned \(short(label.angle))") + (label.paper.map { " on \($0.hexText)" } ?? "")
    + (label.color == .black ? "" : " \(label.color.hexText)")
}

private func describe(_ mark: SceneMark) -> String {
  var text = "\(mark.layer) \(mark.kind.rawValue) "
  switch mark.shape {
  case .rect(let box, let corners):
    text += describe(box)
    if !corners.isSharp { text += " round \([corners.topLeft, corners.topRight, corners.bottomRight, corners.bottomLeft].map(short).joined(separator: ","))" }
  case .line(let points): text += points.map(describe).joined(separator: " ")
  case .area(let upper, let lower):
    text += upper.map(describe).joined(separator: " ") + " / " + lower.map(describe).joined(separator: " ")
  case .symbol(let center, let name, let area): text += "\(name) \(describe(center)) area \(short(area))"
  case .rule(let a, let b): text += "\(describe(a)) – \(describe(b))"
  case .text(let label): text += describe(label)
  case .lines(let labels): text += labels.map(describe).joined(separator: " / ")
  case .trail(let points, let widths): text += zip(points, widths).map { "\(describe($0)) wide \(short($1))" }.joined(separator: " ")
  case .arc(let arc):
    text += "\(describe(arc.center)) from \(degrees(arc.start))° to \(degrees(arc.end))°, \(short(arc.inner))–\(short(arc.outer))"
    if arc.corner > 0 { text += " round \(short(arc.corner))" }
    if arc.gap > 0 { text += " gap \(degrees(arc.gap))°" }
  }
  if mark.interpolation != .linear { text += " \(mark.interpolation.rawValue)" }
  if mark.run > 0 { text += " part \(mark.run + 1)" }
  if let fill = mark.fill, mark.kind != .text { text += " fill \(fill.hexText)" }
  if let stroke = mark.stroke {
    text += " stroke \(stroke.color.hexText) \(short(stroke.width))"
    if !stroke.dash.isEmpty { text += " dash \(stroke.dash.map(short).joined(separator: ","))" }
  }
  if mark.opacity != 1 { text += " opacity \(short(mark.opacity))" }
  return text
}

private func degrees(_ radians: Double) -> String { short(radians * 180 / .pi) }
private func describe(_ point: Point) -> String { "(\(short(point.x)), \(short(point.y)))" }
private func describe(_ box: Box) -> String {
  "[\(short(box.x)), \(short(box.y)), \(short(box.width))×\(short(box.height))]"
}
private func short(_ n: Double) -> String { plainNumber((n * 10).rounded() / 10) }
