import Drawing

/// What a printed file knows beyond ink: the parts that its readers can be told about, links and the places they lead to.
struct PDFStructure {
  /// The places that may be led to; a link to any other would make cairo refuse the whole file.
  let destinations: Set<String>
  private var placed: Set<String> = []
  private var open: [String] = []
  /// The links of the page so far, as cairo wants them.
  private var links: [String] = []

  init(destinations: Set<String>) { self.destinations = destinations }

  /// The parts that cairo can tag; an `Artifact` (page number, rule) is what has no tag.
  private static let kinds: Set<String> = [
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Figure", "Formula", "Form",
  ]

  /// Starts a part, and says whether it did.
  mutating func begin(_ tag: Frame.Tag, on context: Context) -> Bool {
    guard Self.kinds.contains(tag.kind) else { return false }
    context.beginTag(tag.kind, "")
    open.append(tag.kind)
    return true
  }

  mutating func end(on context: Context) {
    guard let kind = open.popLast() else { return }
    context.endTag(kind)
  }

  /// Keeps a link for the end of the page: cairo gives up the words of a part that has another part within, and to cairo
  /// a link is one.
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
    links.append("rect=[\(corners)] \(target)")
  }

  mutating func endPage(on context: Context) {
    for link in links {
      context.beginTag("Link", link)
      context.endTag("Link")
    }
    links = []
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
