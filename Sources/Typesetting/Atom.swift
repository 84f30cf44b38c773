import Drawing

/// The smallest thing that a line is made of: one Han character or mark, or one whole word or number.
struct Atom {
  var text: String
  var face: Face
  var kind: CharacterClass
  var width: Double
  /// Room behind it where the line goes on.
  var gap: Double = 0
  /// How much of that room can be taken away to fit one more character in.
  var gapShrink: Double = 0
  /// How eagerly room is added behind it when the line is spread: 0 never, 1 between Han characters, more beside Latin.
  var gapStretch: Double = 1
  /// What can be cut off behind it at the end of a line.
  var trim: Double = 0
  /// What is cut off in front of it, already taken from its width: the empty half of a mark that begins a cell.
  var lead: Double = 0
  var breakAfter = true
  /// A line has to end here.
  var forcedBreak = false
  /// Distance of its baseline above the line's.
  var raise: Double = 0
  var link: Frame.Link?
  /// Named places at its left edge: several where one row is the evidence of several numbers.
  var anchors: [String] = []
  var first: Unicode.Scalar
  var last: Unicode.Scalar
}

/// Which faces a piece of running text is set in.
struct InlineStyle {
  var face: Face
  var latin: Face.Role
  /// Added behind each character, as the page's grid asks.
  var tracking: Double = 0
  /// Room between Han and Latin characters, in points.
  var scriptSpace: Double = 0
  var index: PageStyle.IndexStyle?
}

extension Widths {
  /// Cuts running text into atoms, with the room between them and the places where a line may end.
  /// Links to anchors outside `anchors` are left out, because a link to nowhere is refused by readers.
  func atoms(of inlines: [Inline], in style: InlineStyle, anchors: Set<String>) -> [Atom] {
    var atoms: [Atom] = []
    var pending: [String] = []
    for inline in inlines {
      let start = atoms.count
      switch inline {
      case .text(let text): append(text, face: style.face, style, to: &atoms)
      case .bold(let text):
        var face = style.face
        face.bold = true
        append(text, face: face, style, to: &atoms)
      case .link(let text, let address):
        append(text, face: style.face, style, to: &atoms)
        for i in start..<atoms.count { atoms[i].link = .address(address) }
      case .bound(let number):
        var face = style.face
        if number.bold { face.bold = true }
        append(number.text, face: face, style, to: &atoms)
        if let index = number.index, let raised = style.index {
          atoms.append(
            Atom(
              text: index, face: raised.face, kind: .latin, width: width(of: index, in: raised.face),
              raise: raised.raise, first: "0", last: "0"))
        }
        if anchors.contains(number.target) {
          for i in start..<atoms.count { atoms[i].link = .anchor(number.target) }
        }
        glue(&atoms, from: start, upTo: 10 * style.face.size)
      case .anchor(let name): pending.append(name)
      case .lineBreak:
        if !atoms.isEmpty { atoms[atoms.count - 1].forcedBreak = true }
      }
      if !pending.isEmpty, start < atoms.count {
        atoms[start].anchors = pending
        pending = []
      }
    }
    if !pending.isEmpty {
      atoms.append(
        Atom(
          text: "", face: style.face, kind: .latin, width: 0, gapStretch: 0, anchors: pending, first: " ", last: " "))
    }
    joinUp(&atoms, style)
    return atoms
  }

  /// Keeps the atoms of one bound number together where they are short enough for it.
  private func glue(_ atoms: inout [Atom], from start: Int, upTo limit: Double) {
    guard atoms.count - start > 1, atoms[start...].reduce(0, { $0 + $1.width }) <= limit else { return }
    for i in start..<(atoms.count - 1) { atoms[i].breakAfter = false }
  }

  private func append(_ text: String, face: Face, _ style: InlineStyle, to atoms: inout [Atom]) {
    var latinFace = face
    if face.role == .body { latinFace.role = style.latin }
    let em = square(of: face)
    var word = String.UnicodeScalarView()

    func endWord() {
      guard let first = word.first, let last = word.last else { return }
      let text = String(word)
      atoms.append(
        Atom(text: text, face: latinFace, kind: .latin, width: width(of: text, in: latinFace), first: first, last: last)
      )
      word.removeAll(keepingCapacity: true)
    }

    for scalar in text.unicodeScalars {
      let kind = CharacterClass(scalar)
      switch kind {
      case .latin: word.append(scalar)
      case .space:
        endWord()
        guard !atoms.isEmpty else { continue }
        if scalar == "\n" {
          atoms[atoms.count - 1].forcedBreak = true
        } else {
          atoms[atoms.count - 1].gap += width(of: " ", in: latinFace)
          atoms[atoms.count - 1].gapStretch = 3
          if scalar == "\u{A0}" { atoms[atoms.count - 1].breakAfter = false }
        }
      case .han, .opening, .closing, .dash:
        endWord()
        let character = String(scalar)
        let width = kind == .han && scalar.value >= 0x3400 ? em : width(of: character, in: face)
        atoms.append(Atom(text: character, face: face, kind: kind, width: width, first: scalar, last: scalar))
      }
    }
    endWord()
  }

  /// Sets the room between neighbours and forbids the breaks that Chinese typesetting forbids.
  private func joinUp(_ atoms: inout [Atom], _ style: InlineStyle) {
    for i in atoms.indices {
      let a = atoms[i]
      let half = a.width / 2
      if a.kind == .closing, CharacterClass.isHalfEmpty(a.first), a.width > 0.9 * a.face.size { atoms[i].trim = half }
      guard i + 1 < atoms.count else { continue }
      let b = atoms[i + 1]
      let spaced = a.gap > 0
      if !spaced { atoms[i].gap = style.tracking }

      // Room: neighbouring marks share the empty halves of their squares.
      let aOpen = a.kind == .opening && a.width > 0.9 * a.face.size
      let bOpen = b.kind == .opening && b.width > 0.9 * b.face.size
      let aShut = atoms[i].trim > 0
      let bShut = b.kind == .closing && CharacterClass.isHalfEmpty(b.first) && b.width > 0.9 * b.face.size
      if b.raise > 0 || a.raise > 0 || b.text.isEmpty || a.text.isEmpty {
        // A raised number stands above the empty half of a mark.
        if b.raise > 0 || b.text.isEmpty {
          (atoms[i].gap, atoms[i].gapStretch) = (b.raise > 0 && aShut ? -0.8 * half : 0, 0)
        }
        // A number behind a raised one needs room to be told apart from it.
        if a.raise > 0 { atoms[i].gap = max(atoms[i].gap, b.kind == .latin ? 0.25 * style.face.size : 0.5) }
      } else if (aShut && (bShut || bOpen)) || (aOpen && bOpen) {
        atoms[i].gap -= half
      } else if aShut {
        atoms[i].gapShrink = half * 0.9
      } else if bOpen {
        atoms[i].gapShrink = b.width / 2 * 0.9
      } else if (a.kind == .latin) != (b.kind == .latin), a.kind != .opening, b.kind == .han || b.kind == .latin,
        a.kind == .han || a.kind == .latin, !spaced
      {
        atoms[i].gap += style.scriptSpace
        atoms[i].gapShrink = style.scriptSpace
        atoms[i].gapStretch = 2
      }

      if forbidsBreak(between: i, and: i + 1, in: atoms, spaced: spaced) { atoms[i].breakAfter = false }
    }
  }

  private func forbidsBreak(between i: Int, and j: Int, in atoms: [Atom], spaced: Bool) -> Bool {
    let a = atoms[i]
    let b = atoms[j]
    if b.kind == .closing || a.kind == .opening || b.raise > 0 || b.text.isEmpty { return true }
    if b.kind == .dash { return true }
    if b.kind == .latin && CharacterClass.isLatinClosing(b.first) && b.raise == 0 && !spaced { return true }
    if a.kind == .latin && CharacterClass.isLatinOpening(a.last) { return true }
    // GB/T 9704 stays together as one word does.
    if a.kind == .latin && b.kind == .latin && (!spaced || b.first.isDigit && !a.last.isDigit) { return true }
    let numberBefore = a.kind == .latin && a.last.isDigit && a.raise == 0
    if numberBefore && b.kind == .han { return true }
    if a.kind == .dash && b.first.isDigit && i > 0 && atoms[i - 1].kind != .closing { return true }
    if b.first.isDigit && b.kind == .latin && (a.first == "第" || a.first == "月" || a.first == "约") { return true }
    if i > 0, CharacterClass.isMultiplier(a.first), b.kind == .han {
      let p = atoms[i - 1]
      if p.kind == .latin && p.last.isDigit || CharacterClass.isMultiplier(p.first) && !p.breakAfter { return true }
    }
    return false
  }
}
