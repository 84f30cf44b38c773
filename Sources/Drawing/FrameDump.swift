extension Frame {
  /// The frame as text, an item a line, what is inside groups and tags indented: for snapshots and for looking at.
  ///
  /// Lengths are rounded to hundredths of a point, so that a snapshot does not change with the last bit of a sum.
  package var dump: String {
    var lines = ["frame \(size.width.written()) x \(size.height.written())"]
    appendItems(to: &lines, indent: 1)
    return lines.joined(separator: "\n") + "\n"
  }

  private func appendItems(to lines: inout [String], indent: Int) {
    var depth = indent
    func add(_ line: String) { lines.append(String(repeating: "  ", count: depth) + line) }
    for item in items {
      switch item {
      case .shape(let shape):
        add(shape.dumped)
      case .text(let point, let run):
        add("text \(point.dumped) \(run.dumped)")
      case .group(let group):
        var line =
          "group \(group.origin.dumped) size \(group.frame.size.width.written()) x \(group.frame.size.height.written())"
        if group.scale != 1 { line += " scale \(group.scale.written(places: 4))" }
        if group.clips { line += " clips" }
        if group.opacity != 1 { line += " opacity \(group.opacity.written())" }
        add(line)
        group.frame.appendItems(to: &lines, indent: depth + 1)
      case .link(let box, let link):
        switch link {
        case .anchor(let name): add("link \(box.dumped) to #\(name)")
        case .address(let address): add("link \(box.dumped) to \(address)")
        }
      case .anchor(let point, let name):
        add("anchor \(point.dumped) #\(name)")
      case .begin(let tag):
        add("<\(tag.kind)>" + (tag.name.map { " \($0)" } ?? "") + (tag.alternateText.map { " \(quoted($0))" } ?? ""))
        depth += 1
      case .end:
        depth = max(indent, depth - 1)
      }
    }
  }
}

/// The text in quotation marks on one line.
private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

extension Point {
  fileprivate var dumped: String { "\(x.written()),\(y.written())" }
}

extension Box {
  fileprivate var dumped: String { "\(x.written()),\(y.written()) \(width.written()) x \(height.written())" }
}

extension TextRun {
  fileprivate var dumped: String {
    var words = [quoted(text), face.role.rawValue, face.size.written()]
    if face.bold { words.append("bold") }
    if anchor != .start { words.append(anchor.rawValue) }
    if color != .black { words.append(color.hex) }
    if letterSpacing != 0 { words.append("spaced \(letterSpacing.written(places: 3))") }
    if angle != 0 { words.append("turned \(angle.written())") }
    return words.joined(separator: " ")
  }
}

extension Frame.Shape {
  fileprivate var dumped: String {
    var words = [path.dumped]
    switch fill {
    case .solid(let color): words.append("fill \(color.hex)")
    case .hatch(let hatch):
      words.append(
        "fill \(hatch.kind.rawValue) \(hatch.line.hex) on \(hatch.background.hex)"
          + " every \(hatch.spacing.written()) width \(hatch.width.written())")
    case nil: break
    }
    if let stroke {
      words.append("stroke \(stroke.color.hex) \(stroke.width.written())")
      if !stroke.dash.isEmpty { words.append("dash \(stroke.dash.map { $0.written() }.joined(separator: ","))") }
      if stroke.cap != .butt { words.append(stroke.cap.rawValue) }
      if stroke.join != .miter { words.append("\(stroke.join.rawValue)-join") }
    }
    return words.joined(separator: " ")
  }
}

extension Path {
  fileprivate var dumped: String {
    if let box = asRectangle { return "rectangle \(box.dumped)" }
    if let (center, radius) = asCircle { return "circle \(center.dumped) radius \(radius.written())" }
    return "path "
      + segments.map { segment in
        switch segment {
        case .move(let p): "M \(p.dumped)"
        case .line(let p): "L \(p.dumped)"
        case .curve(let a, let b, let p): "C \(a.dumped) \(b.dumped) \(p.dumped)"
        case .arc(let center, let radius, let start, let end):
          "A \(center.dumped) \(radius.written()) \(start.written(places: 3))..\(end.written(places: 3))"
        case .close: "Z"
        }
      }.joined(separator: " ")
  }
}
