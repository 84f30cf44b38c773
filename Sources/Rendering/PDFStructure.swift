import Drawing

/// What a printed file knows beyond ink: the parts that its readers can be told about, links and the places they lead to.
///
/// To cairo every piece of ink is marked by itself, one after the other: nested parts it would rob of their ink. Which
/// piece belongs where is kept in `tree`.
struct PDFStructure {
  /// The places that may be led to; a link to any other would make cairo refuse the whole file.
  let destinations: Set<String>
  private(set) var tree = StructureTree()
  private var placed: Set<String> = []
  private var open: [Part] = []
  /// The kind that cairo was told of the ink that is being drawn.
  private var marked: String?
  /// Links that stand in no part of their own, as cairo wants them, for the end of the page.
  private var loose: [(element: Int, attributes: String)] = []

  private enum Part {
    case element(Int)
    /// A link whose place and target come next.
    case linkToCome(under: Int)
    case link(Int, attributes: String)
    /// Page numbers, rules: no part of the document.
    case furniture
  }

  init(destinations: Set<String>) { self.destinations = destinations }

  /// The parts that can be tagged; an `Artifact` (page number, rule) is what has no tag.
  private static let kinds: Set<String> = [
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Figure", "Formula", "Form",
  ]
  /// What cairo, which has no word for it, is told of page furniture.
  static let furnitureMark = "Private"

  /// A picture that is being drawn: its ink is one piece, whatever parts it has of its own.
  private var isInPicture = false
  private var partsOfPicture = 0

  /// Starts a picture where the open part is a figure, and says whether it did.
  mutating func enterPicture(on context: Context, isFaded: Bool) -> Bool {
    if isFaded { beforeInk(on: context) }
    guard !isInPicture, !isFaded, case .element(let index) = open.last, tree.elements[index].kind == "Figure" else {
      return false
    }
    beforeInk(on: context)
    isInPicture = true
    partsOfPicture = 0
    return true
  }

  mutating func leavePicture() { isInPicture = false }

  mutating func beginPage() { tree.beginPage() }

  mutating func begin(_ tag: Frame.Tag, on context: Context) {
    guard !isInPicture else {
      partsOfPicture += 1
      return
    }
    endPiece(on: context)
    switch (open.last, owner) {
    case (.furniture, _): open.append(.furniture)
    case (_, _) where tag.kind == "Artifact": open.append(.furniture)
    case (_, let owner) where tag.kind == "Link": open.append(.linkToCome(under: owner))
    case (_, let owner) where Self.kinds.contains(tag.kind):
      open.append(.element(tree.element(for: tag, under: owner)))
    case (let last, let owner): open.append(last ?? .element(owner))
    }
  }

  mutating func end(on context: Context) {
    guard partsOfPicture == 0 || !isInPicture else {
      partsOfPicture -= 1
      return
    }
    endPiece(on: context)
    _ = open.popLast()
  }

  /// The element that stands open.
  private var owner: Int {
    switch open.last {
    case .element(let index), .linkToCome(let index), .link(let index, _): index
    case .furniture, nil: 0
    }
  }

  /// Marks the ink that follows as the open part's.
  mutating func beforeInk(on context: Context) {
    guard marked == nil else { return }
    switch open.last {
    case .element(let index), .linkToCome(let index):
      mark(tree.elements[index].kind, "", on: context)
      tree.addPiece(of: index)
    case .link(let index, let attributes):
      mark("Link", attributes, on: context)
      tree.addPiece(of: index)
      tree.addLink(of: index)
    case .furniture, nil:
      mark(Self.furnitureMark, "", on: context)
      tree.addPiece(of: nil)
    }
  }

  private mutating func mark(_ kind: String, _ attributes: String, on context: Context) {
    context.beginTag(kind, attributes)
    marked = kind
  }

  private mutating func endPiece(on context: Context) {
    guard let kind = marked else { return }
    context.endTag(kind)
    marked = nil
  }

  /// Says where the open link is and leads; a link without a part of its own is kept for the end of the page.
  mutating func link(_ box: Box, _ link: Frame.Link) {
    let target: String
    switch link {
    case .anchor(let name):
      guard destinations.contains(name) else { return }
      target = "dest=\(Self.quoted(Self.destination(name)))"
    case .address(let address):
      target = "uri=\(Self.quoted(Self.address(address)))"
    }
    let corners = [box.x, box.y, box.width, box.height].map { $0.written(places: 3) }.joined(separator: " ")
    let attributes = "rect=[\(corners)] \(target)"
    let element = tree.element(for: Frame.Tag("Link"), under: owner)
    if case .linkToCome = open.last {
      open[open.count - 1] = .link(element, attributes: attributes)
    } else {
      loose.append((element, attributes))
    }
  }

  mutating func endPage(on context: Context) {
    endPiece(on: context)
    for (element, attributes) in loose {
      context.beginTag("Link", attributes)
      context.endTag("Link")
      tree.addPiece(of: element)
      tree.addLink(of: element)
    }
    loose = []
  }

  mutating func anchor(_ point: Point, _ name: String, on context: Context) {
    // The first of two places with the same name is the one that counts.
    guard placed.insert(name).inserted else { return }
    let place = "x=\(point.x.written(places: 3)) y=\(point.y.written(places: 3))"
    context.beginTag("cairo.dest", "name=\(Self.quoted(Self.destination(name))) \(place)")
    context.endTag("cairo.dest")
  }

  /// A name as a PDF destination: letters, digits and `-._` stay, every other byte becomes `~` and two digits.
  static func destination(_ name: String) -> String { encoded(name, keeping: "-._", mark: "~") }

  /// An address as PDF wants it: ASCII, other characters percent-encoded.
  static func address(_ address: String) -> String { encoded(address, keeping: "-._~:/?#[]@!$&'()*+,;=%", mark: "%") }

  private static func encoded(_ text: String, keeping: String, mark: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { result, byte in
      let character = Character(Unicode.Scalar(byte))
      if byte < 0x80, character.isLetter || character.isNumber || keeping.contains(character) {
        result.append(character)
      } else {
        result += mark + String(digits[Int(byte) / 16]) + String(digits[Int(byte) % 16])
      }
    }
  }

  /// Text as an attribute of a cairo tag.
  static func quoted(_ text: String) -> String {
    var result = "'"
    for character in text {
      if character == "'" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "'"
  }
}

extension Frame {
  /// The names of all places in the frame that links can lead to.
  var anchorNames: Set<String> {
    items.reduce(into: []) { names, item in
      switch item {
      case .anchor(_, let name): names.insert(name)
      // What fades is drawn without structure.
      case .group(let group) where group.opacity >= 1 && group.scale > 0: names.formUnion(group.frame.anchorNames)
      default: break
      }
    }
  }

  /// The names that links of the frame lead to.
  var linkedNames: Set<String> {
    items.reduce(into: []) { names, item in
      switch item {
      case .link(_, .anchor(let name)): names.insert(name)
      case .group(let group): names.formUnion(group.frame.linkedNames)
      default: break
      }
    }
  }
}
