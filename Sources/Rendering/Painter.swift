import Drawing

/// Draws the items of a frame in order with cairo; what a printed file knows beyond ink goes to `structure`.
struct Painter {
  let context: Context
  let fonts: Fonts
  var structure: PDFStructure?
  var missing = MissingGlyphs()

  init(_ context: Context, fonts: Fonts, structure: PDFStructure? = nil) {
    self.context = context
    self.fonts = fonts
    self.structure = structure
  }

  /// Draws a whole page or picture.
  mutating func drawPage(_ frame: Frame) {
    draw(frame)
    structure?.endPage(on: context)
  }

  private mutating func draw(_ frame: Frame, placed placement: Placement = Placement()) {
    var open: [Bool] = []
    for item in frame.items {
      switch item {
      case .shape(let shape): draw(shape)
      case .text(let point, let run): write(run, at: point)
      case .group(let group): draw(group, placed: placement)
      case .link(let box, let link): structure?.link(placement.box(box), link)
      case .anchor(let point, let name): structure?.anchor(placement.point(point), name, on: context)
      case .begin(let tag): open.append(structure?.begin(tag, on: context) ?? false)
      case .end: if open.popLast() == true { structure?.end(on: context) }
      }
    }
    // A tag left open by a frame ends with it; cairo would refuse the whole file.
    for wasTagged in open.reversed() where wasTagged { structure?.end(on: context) }
  }

  private mutating func draw(_ group: Frame.Group, placed placement: Placement) {
    // cairo takes a scale of nothing as an error from which it does not recover.
    guard group.scale.isFinite, group.scale > 0, group.opacity > 0 else { return }
    let inner = placement.inside(group)
    var copy = self
    // cairo draws a faded group elsewhere first, where a PDF has no tags.
    if group.opacity < 1 { copy.structure = nil }
    context.isolated {
      context.move(by: group.origin)
      context.scale(by: group.scale)
      if group.clips {
        context.clip(to: .rectangle(Box(0, 0, group.frame.size.width, group.frame.size.height)))
      }
      if group.opacity < 1 {
        context.faded(group.opacity) { copy.draw(group.frame, placed: inner) }
      } else {
        copy.draw(group.frame, placed: inner)
      }
    }
    missing = copy.missing
    if group.opacity >= 1 { structure = copy.structure }
  }

  private func draw(_ shape: Frame.Shape) {
    switch shape.fill {
    case .solid(let color):
      context.use(color)
      context.fill(shape.path)
    case .hatch(let hatch):
      context.fill(shape.path, with: hatch)
    case nil: break
    }
    if let stroke = shape.stroke, stroke.width > 0 {
      context.use(stroke)
      context.stroke(shape.path)
    }
  }

  private mutating func write(_ run: TextRun, at point: Point) {
    guard !run.text.isEmpty, run.face.size > 0 else { return }
    let line = fonts.shape(run)
    missing.note(line.missing, in: run)
    let start: Double =
      switch run.anchor {
      case .start: 0
      case .middle: -line.width / 2
      case .end: -line.width
      }
    context.isolated {
      context.move(by: point)
      if run.angle != 0 { context.turn(degrees: run.angle) }
      context.move(by: Point(start * run.face.size, 0))
      context.scale(by: run.face.size / ShapedLine.unitsPerEm)
      context.use(run.color)
      line.draw(on: context)
    }
  }
}

/// Where a frame stands on its page, for what is counted in the page's coordinates.
struct Placement {
  var origin = Point.zero
  var scale = 1.0

  func point(_ p: Point) -> Point { Point(origin.x + p.x * scale, origin.y + p.y * scale) }
  func box(_ b: Box) -> Box {
    let corner = point(Point(b.x, b.y))
    return Box(corner.x, corner.y, b.width * scale, b.height * scale)
  }
  func inside(_ group: Frame.Group) -> Placement {
    Placement(origin: point(group.origin), scale: scale * group.scale)
  }
}
