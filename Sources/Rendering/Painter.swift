import Drawing

/// Draws the items of a frame in order with cairo; what a printed file knows beyond ink goes to `structure`.
struct Painter {
  let context: Context
  let fonts: Fonts
  /// What letters are drawn from in a file that keeps its fonts.
  let faces: SmallFaces?
  var structure: PDFStructure?
  var missing = MissingGlyphs()

  init(_ context: Context, fonts: Fonts, faces: SmallFaces? = nil, structure: PDFStructure? = nil) {
    self.context = context
    self.fonts = fonts
    self.faces = faces
    self.structure = structure
  }

  /// Draws a whole page or picture.
  mutating func drawPage(_ frame: Frame) {
    structure?.beginPage()
    var frame = frame
    if structure != nil { drawGround(takenFrom: &frame) }
    draw(frame)
    structure?.endPage(on: context)
  }

  /// Draws the ground of a page before anything else: with a fill of the whole page cairo forgets all that it was told
  /// before, the start of a tag too, and then refuses the file. Paper is white by itself.
  private func drawGround(takenFrom frame: inout Frame) {
    let first = frame.items.firstIndex { if case .anchor = $0 { false } else { true } }
    guard let first, case .shape(let shape) = frame.items[first], case .solid(let color)? = shape.fill,
      let box = shape.path.asRectangle, box.contains(Box(0, 0, frame.size.width, frame.size.height))
    else { return }
    frame.items.remove(at: first)
    if color != .white { context.paint(color) }
  }

  private mutating func draw(_ frame: Frame, placed placement: Placement = Placement()) {
    var open = 0
    for item in frame.items {
      switch item {
      case .shape(let shape): draw(shape)
      case .text(let point, let run): write(run, at: point)
      case .group(let group): draw(group, placed: placement)
      case .link(let box, let link): structure?.link(placement.box(box), link)
      case .anchor(let point, let name): structure?.anchor(placement.point(point), name, on: context)
      case .begin(let tag):
        structure?.begin(tag, on: context)
        open += 1
      case .end where open > 0:
        structure?.end(on: context)
        open -= 1
      case .end: break
      }
    }
    // A tag left open by a frame ends with it; cairo would refuse the whole file.
    for _ in 0..<open { structure?.end(on: context) }
  }

  private mutating func draw(_ group: Frame.Group, placed placement: Placement) {
    // cairo takes a scale of nothing as an error from which it does not recover.
    guard group.scale.isFinite, group.scale > 0, group.opacity > 0 else { return }
    let inner = placement.inside(group)
    var copy = self
    // cairo draws a faded group elsewhere first, where a PDF has no tags.
    let isFaded = group.opacity < 1
    let isPicture = copy.structure?.enterPicture(on: context, isFaded: isFaded) ?? false
    if isFaded {
      structure = copy.structure
      copy.structure = nil
    }
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
    if !isFaded { structure = copy.structure }
    if isPicture { structure?.leavePicture() }
  }

  private mutating func draw(_ shape: Frame.Shape) {
    structure?.beforeInk(on: context)
    switch shape.fill {
    case .solid(let color):
      context.use(color)
      context.fillInStrips(shape.path)
    case .hatch(let hatch):
      context.fill(shape.path, with: hatch)
    case nil: break
    }
    if let stroke = shape.stroke, stroke.width > 0 {
      context.stroke(shape.path, as: stroke)
    }
  }

  private mutating func write(_ run: TextRun, at point: Point) {
    guard !run.text.isEmpty, run.face.size > 0 else { return }
    structure?.beforeInk(on: context)
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
      line.draw(on: context, from: faces)
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
