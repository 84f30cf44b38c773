package import Drawing
import Foundation

/// Writes a frame as an SVG picture: text stays text, with the families of its role in order, so that it can be searched,
/// edited in an office program and read aloud.
///
/// Positions are those measured with `fonts`; a viewer without these fonts sets the text in the next family of the list.
/// As outlines the text looks the same everywhere and is read by nobody but the eye; each line keeps its words as a label.
package func svg(
  _ frame: Frame, title: String = "", description: String = "", english: String = "", outlines: Bool = false, fonts: Fonts
) throws(RenderingError) -> [UInt8] {
  try check(frame.size)
  var writer = SVGWriter(fonts: fonts, drawsOutlines: outlines)
  writer.write(frame, title: title, description: description, english: english)
  try writer.missing.check()
  return Array(writer.text.utf8)
}

private struct SVGWriter {
  let fonts: Fonts
  let drawsOutlines: Bool
  var missing = MissingGlyphs()
  private var lines: [String] = []
  private var depth = 1
  private var hatches: [Hatch] = []
  private var clips: [Size] = []
  private var familyLists: [Face.Role: String] = [:]
  private var head = ""

  init(fonts: Fonts, drawsOutlines: Bool) {
    self.fonts = fonts
    self.drawsOutlines = drawsOutlines
  }

  /// The whole file; patterns and clips are known only when all items have been seen.
  var text: String {
    var definitions: [String] = []
    for (index, hatch) in hatches.enumerated() { definitions.append(pattern(hatch, id: "hatch\(index + 1)")) }
    for (index, size) in clips.enumerated() {
      definitions.append(
        "<clipPath id=\"clip\(index + 1)\"><rect width=\"\(size.width.svg)\" height=\"\(size.height.svg)\"/></clipPath>"
      )
    }
    let defs = definitions.isEmpty ? "" : "  <defs>\n" + definitions.map { "    \($0)\n" }.joined() + "  </defs>\n"
    return head + defs + lines.map { $0 + "\n" }.joined() + "</svg>\n"
  }

  mutating func write(_ frame: Frame, title: String, description: String, english: String) {
    let (width, height) = (frame.size.width.svg, frame.size.height.svg)
    head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    head += "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
    head += " width=\"\(width)pt\" height=\"\(height)pt\" viewBox=\"0 0 \(width) \(height)\" xml:lang=\"zh-CN\""
    let labels = (title.isEmpty ? [] : ["title"]) + (description.isEmpty ? [] : ["description"])
    head += labels.isEmpty ? ">\n" : " role=\"img\" aria-labelledby=\"\(labels.joined(separator: " "))\">\n"
    if !title.isEmpty { head += "  <title id=\"title\">\(xmlEscaped(title))</title>\n" }
    if !description.isEmpty { head += "  <desc id=\"description\">\(xmlEscaped(description))</desc>\n" }
    if !english.isEmpty { head += "  <desc xml:lang=\"en\">\(xmlEscaped(english))</desc>\n" }
    add("<rect width=\"\(width)\" height=\"\(height)\" fill=\"#FFFFFF\"/>")
    write(frame)
  }

  private mutating func add(_ line: String) { lines.append(String(repeating: "  ", count: depth) + line) }

  private mutating func write(_ frame: Frame) {
    var open = 0
    for item in frame.items {
      switch item {
      case .shape(let shape): write(shape)
      case .text(let point, let run): write(run, at: point)
      case .group(let group): write(group)
      case .link(let box, let link): write(link, over: box)
      case .anchor(let point, let name):
        add("<g id=\"\(xmlEscaped(name))\" transform=\"translate(\(point.x.svg) \(point.y.svg))\"/>")
      case .begin(let tag):
        add(tag.alternateText.map { "<g role=\"img\" aria-label=\"\(xmlEscaped($0))\">" } ?? "<g>")
        depth += 1
        open += 1
      case .end:
        guard open > 0 else { continue }
        open -= 1
        depth -= 1
        add("</g>")
      }
    }
    for _ in 0..<open {
      depth -= 1
      add("</g>")
    }
  }

  private mutating func write(_ group: Frame.Group) {
    var attributes = ""
    var steps: [String] = []
    if group.origin != .zero { steps.append("translate(\(group.origin.x.svg) \(group.origin.y.svg))") }
    if group.scale != 1 { steps.append("scale(\(group.scale.written(places: 6)))") }
    if !steps.isEmpty { attributes += " transform=\"\(steps.joined(separator: " "))\"" }
    if group.clips { attributes += " clip-path=\"url(#clip\(number(of: group.frame.size, in: &clips)))\"" }
    if group.opacity < 1 { attributes += " opacity=\"\(group.opacity.svg)\"" }
    add("<g\(attributes)>")
    depth += 1
    write(group.frame)
    depth -= 1
    add("</g>")
  }

  private mutating func write(_ link: Frame.Link, over box: Box) {
    let target =
      switch link {
      case .anchor(let name): "#" + name
      case .address(let address): address
      }
    let rectangle = "<rect\(box.svgAttributes) fill=\"#FFFFFF\" fill-opacity=\"0\"/>"
    let address = xmlEscaped(target)
    add("<a href=\"\(address)\" xlink:href=\"\(address)\">\(rectangle)</a>")
  }

  private mutating func write(_ shape: Frame.Shape) {
    var attributes = ""
    switch shape.fill {
    case .solid(let color): attributes += color.svg("fill")
    case .hatch(let hatch): attributes += " fill=\"url(#hatch\(number(of: hatch, in: &hatches)))\""
    case nil: attributes += " fill=\"none\""
    }
    if let stroke = shape.stroke, stroke.width > 0 {
      attributes += stroke.color.svg("stroke") + " stroke-width=\"\(stroke.width.svg)\""
      if stroke.dash.contains(where: { $0 > 0 }) {
        attributes += " stroke-dasharray=\"\(stroke.dash.map(\.svg).joined(separator: " "))\""
      }
      if stroke.cap != .butt { attributes += " stroke-linecap=\"\(stroke.cap.rawValue)\"" }
      if stroke.join != .miter { attributes += " stroke-linejoin=\"\(stroke.join.rawValue)\"" }
    }
    if let box = shape.path.asRectangle {
      add("<rect\(box.svgAttributes)\(attributes)/>")
    } else if let (center, radius) = shape.path.asCircle {
      add("<circle cx=\"\(center.x.svg)\" cy=\"\(center.y.svg)\" r=\"\(radius.svg)\"\(attributes)/>")
    } else {
      add("<path d=\"\(shape.path.svg)\"\(attributes)/>")
    }
  }

  private mutating func write(_ run: TextRun, at point: Point) {
    guard !run.text.isEmpty, run.face.size > 0 else { return }
    missing.note(fonts.missingScalars(in: run), in: run)
    if drawsOutlines {
      writeOutlines(of: run, at: point)
      return
    }
    var attributes = " x=\"\(point.x.svg)\" y=\"\(point.y.svg)\""
    attributes += " font-family=\"\(families(of: run.face.role))\" font-size=\"\(run.face.size.svg)\""
    if fonts.isBold(run.face) { attributes += " font-weight=\"bold\"" }
    if run.anchor != .start { attributes += " text-anchor=\"\(run.anchor.rawValue)\"" }
    if run.letterSpacing != 0 { attributes += " letter-spacing=\"\(run.letterSpacing.svg)\"" }
    if run.angle != 0 {
      attributes += " transform=\"rotate(\(run.angle.svg) \(point.x.svg) \(point.y.svg))\""
    }
    attributes += run.color.svg("fill")
    let text = Fonts.onOneLine(run.text)
    // Without this a viewer folds spaces, and what was measured is not what is drawn.
    if text.hasPrefix(" ") || text.hasSuffix(" ") || text.contains("  ") { attributes += " xml:space=\"preserve\"" }
    add("<text\(attributes)>\(xmlEscaped(text))</text>")
  }

  /// The shapes of a line's characters, in thousandths of its size.
  private mutating func writeOutlines(of run: TextRun, at point: Point) {
    let line = fonts.shape(run)
    let start: Double =
      switch run.anchor {
      case .start: 0
      case .middle: -line.width / 2
      case .end: -line.width
      }
    var steps = ["translate(\(point.x.svg) \(point.y.svg))"]
    if run.angle != 0 { steps.append("rotate(\(run.angle.svg))") }
    if start != 0 { steps.append("translate(\((start * run.face.size).svg) 0)") }
    steps.append("scale(\((run.face.size / ShapedLine.unitsPerEm).written(places: 6)))")
    add(
      "<path role=\"img\" aria-label=\"\(xmlEscaped(Fonts.onOneLine(run.text)))\" transform=\"\(steps.joined(separator: " "))\""
        + " d=\"\(line.outline.svgWhole)\"\(run.color.svg("fill"))/>")
  }

  /// Every family that the role names, installed here or not: the reader's machine may have the better one.
  private mutating func families(of role: Face.Role) -> String {
    if let known = familyLists[role] { return known }
    var seen: Set<String> = []
    let names = fonts.roles.choices(for: role).map(\.name).filter { seen.insert($0).inserted }
    let generic = names.contains { $0.contains("Sans") } ? "sans-serif" : "serif"
    let list = xmlEscaped(
      (names.map { "'\($0.filter { $0 != "'" && $0 != "\\" })'" } + [generic]).joined(separator: ", "))
    familyLists[role] = list
    return list
  }

  /// The number under which a definition stands in the file, counted from 1 in the order of first use.
  private func number<Value: Equatable>(of value: Value, in values: inout [Value]) -> Int {
    if let index = values.firstIndex(of: value) { return index + 1 }
    values.append(value)
    return values.count
  }

  /// A long tile whose lines run along it, turned as a whole: no seams, and the same lines as in print.
  private func pattern(_ hatch: Hatch, id: String) -> String {
    let spacing = max(hatch.spacing, 0.05)
    let (side, middle) = (spacing.svg, (spacing / 2).svg)
    let isSquare = hatch.kind == .dots || hatch.kind == .cross
    let length = isSquare ? side : (spacing * Double(Hatch.tileLength)).svg
    var marks = "<rect width=\"\(length)\" height=\"\(side)\"\(hatch.background.svg("fill"))/>"
    if hatch.kind == .dots {
      marks += "<circle cx=\"\(middle)\" cy=\"\(middle)\" r=\"\((hatch.width / 2).svg)\"\(hatch.line.svg("fill"))/>"
    } else {
      let across = hatch.kind == .cross ? "M\(middle) 0V\(side)" : ""
      marks +=
        "<path d=\"M0 \(middle)H\(length)\(across)\"\(hatch.line.svg("stroke")) stroke-width=\"\(hatch.width.svg)\"/>"
    }
    let angle = hatch.kind.angles[0]
    let turn = angle == 0 ? "" : " patternTransform=\"rotate(\(angle.svg))\""
    return
      "<pattern id=\"\(id)\" width=\"\(length)\" height=\"\(side)\" patternUnits=\"userSpaceOnUse\"\(turn)>\(marks)</pattern>"
  }
}

extension Double {
  fileprivate var svg: String { written(places: 3) }
}

extension Box {
  fileprivate var svgAttributes: String {
    " x=\"\(x.svg)\" y=\"\(y.svg)\" width=\"\(width.svg)\" height=\"\(height.svg)\""
  }
}

extension Color {
  /// The colour as an attribute; see-through ones need a second, because office programs do not read eight digits.
  fileprivate func svg(_ attribute: String) -> String {
    let opaque = Color(red: red, green: green, blue: blue).hex
    return " \(attribute)=\"\(opaque)\"" + (alpha < 1 ? " \(attribute)-opacity=\"\(alpha.svg)\"" : "")
  }
}

extension Path {
  /// Lines and curves in whole units, as letters are stored.
  fileprivate var svgWhole: String {
    func at(_ p: Point) -> String { "\(p.x.written(places: 0)) \(p.y.written(places: 0))" }
    return segments.reduce(into: "") { text, segment in
      switch segment {
      case .move(let p): text += "M" + at(p)
      case .line(let p): text += "L" + at(p)
      case .curve(let a, let b, let p): text += "C\(at(a)) \(at(b)) \(at(p))"
      case .arc: break
      case .close: text += "Z"
      }
    }
  }

  fileprivate var svg: String {
    var text = ""
    var drawn = false
    for segment in segments {
      switch segment {
      case .move(let p): text += "M\(p.x.svg) \(p.y.svg)"
      case .line(let p): text += "L\(p.x.svg) \(p.y.svg)"
      case .curve(let a, let b, let p):
        text += "C\(a.x.svg) \(a.y.svg) \(b.x.svg) \(b.y.svg) \(p.x.svg) \(p.y.svg)"
      case .arc(let center, let radius, let start, let end):
        text += Self.arc(center, radius, start, end, joined: drawn)
      case .close: text += "Z"
      }
      drawn = segment != .close
    }
    return text
  }

  /// An arc in halves, because SVG cannot say a whole turn in one; a line leads to its start as it does with cairo.
  private static func arc(_ center: Point, _ radius: Double, _ start: Double, _ end: Double, joined: Bool) -> String {
    func at(_ angle: Double) -> String {
      "\((center.x + radius * cos(angle)).svg) \((center.y + radius * sin(angle)).svg)"
    }
    let sweep = end >= start ? 1 : 0
    let steps = max(1, Int((abs(end - start) / .pi * 1.0001).rounded(.up)))
    var text = (joined ? "L" : "M") + at(start)
    for step in 1...steps {
      let angle = start + (end - start) * Double(step) / Double(steps)
      text += "A\(radius.svg) \(radius.svg) 0 0 \(sweep) \(at(angle))"
    }
    return text
  }
}
