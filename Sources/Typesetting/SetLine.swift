import Drawing

/// One line of a paragraph with its place in the measure, ready to be printed anywhere.
struct SetLine {
  enum Alignment { case left, center, right }

  var paragraph: Paragraph
  var range: Range<Int>
  /// The width that the line is to fill or to be aligned in, without `indent`.
  var measure: Double
  var indent: Double = 0
  var justified: Bool
  var alignment = Alignment.left
  /// The size that the line is centred on the grid by.
  var em: Double
}

extension SetLine {
  /// Prints the line with its left edge and baseline at a point.
  func print(at origin: Point, into items: inout [Frame.Item]) {
    let atoms = paragraph.atoms
    guard let last = range.last else { return }
    let natural = paragraph.width(range)
    var x = origin.x + indent
    switch alignment {
    case .left: break
    case .center: x += (measure - natural) / 2
    case .right: x += measure - natural
    }

    // What each kind of room gives or takes so that the line ends at the measure.
    var share = 0.0
    var shrunk = 0.0
    if justified || natural > measure + 0.001 {
      let delta = measure - natural
      let shares = paragraph.stretchShares(range)
      if delta >= 0 {
        share = shares > 0 ? delta / shares : 0
      } else {
        let marks = paragraph.shrinkRoom(range)
        shrunk = marks > 0 ? min(1, -delta / marks) : 0
        let rest = -delta - marks
        if rest > 0.001, shares > 0 { share = -rest / shares }
      }
    }

    var segment = Segment()
    // The item that says where the open link is, its left edge and its height.
    var open: (link: Frame.Link, item: Int, start: Double, size: Double)?
    func endLink(at end: Double) {
      guard let link = open else { return }
      let box = Box(link.start, origin.y - 0.95 * link.size, end - link.start, 1.15 * link.size)
      items[link.item] = .link(box, link.link)
      items.append(.end)
      open = nil
    }
    var end = x
    for i in range {
      let atom = atoms[i]
      for anchor in atom.anchors { items.append(.anchor(Point(x, origin.y - atom.face.size), anchor)) }
      if atom.link != open?.link {
        segment.print(baseline: origin.y, into: &items)
        segment = Segment()
        endLink(at: end)
        if let link = atom.link {
          items.append(.begin(Frame.Tag("Link")))
          open = (link, items.count, x, max(em, atom.face.size))
          items.append(.link(Box(0, 0, 0, 0), link))
        }
      }
      let room = i == last ? 0 : atom.gap + share * atom.gapStretch - shrunk * atom.gapShrink
      if !atom.text.isEmpty {
        if !segment.takes(atom) {
          segment.print(baseline: origin.y, into: &items)
          segment = Segment()
        }
        segment.add(atom, at: x - atom.lead, room: room)
      } else if segment.room != 0 || room != 0 {
        segment.isClosed = true
      }
      end = x + atom.width
      x = end + room
    }
    segment.print(baseline: origin.y, into: &items)
    endLink(at: end)
  }

  /// Characters that can be printed as one run because the room behind each is the same.
  private struct Segment {
    var x = 0.0
    var text = ""
    var face = Face(.body, size: 0)
    var raise = 0.0
    var spacing: Double?
    /// The room behind the newest character.
    var room = 0.0
    var isClosed = false
    /// Words keep their own spacing inside, so they join others only where no room is added.
    var hasWord = false

    func takes(_ atom: Atom) -> Bool {
      if text.isEmpty { return true }
      guard !isClosed, face == atom.face, raise == atom.raise else { return false }
      let words = hasWord || atom.kind == .latin
      guard !words || room == 0 && (spacing ?? 0) == 0 else { return false }
      return spacing == nil || abs(spacing! - room) < 0.0005
    }

    mutating func add(_ atom: Atom, at x: Double, room: Double) {
      if text.isEmpty {
        (self.x, face, raise) = (x, atom.face, atom.raise)
      } else if spacing == nil {
        spacing = self.room
      }
      text += atom.text
      self.room = room
      if atom.kind == .latin { hasWord = true }
      if hasWord && room != 0 { isClosed = true }
    }

    func print(baseline: Double, into items: inout [Frame.Item]) {
      guard !text.isEmpty else { return }
      items.append(.text(Point(x, baseline - raise), TextRun(text, face, letterSpacing: spacing ?? 0)))
    }
  }
}
