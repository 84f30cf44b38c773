import Drawing

/// The parts of a printed file in reading order: which part stands in which, and which pieces of ink belong to each.
struct StructureTree {
  struct Element {
    var kind: String
    var alternateText: String?
    var parent: Int?
    var children: [Child] = []
  }

  enum Child {
    case element(Int)
    /// The piece of a page's ink with this number.
    case piece(page: Int, number: Int)
    /// The link of a page with this number.
    case link(page: Int, number: Int)
  }

  /// The first is the document.
  private(set) var elements = [Element(kind: "Document")]
  /// Page by page, the element that each piece of ink belongs to; nil for page numbers, rules and the like.
  private(set) var pieces: [[Int?]] = []
  /// Page by page, the element of each link.
  private(set) var links: [[Int]] = []
  private var named: [String: Int] = [:]

  mutating func beginPage() {
    pieces.append([])
    links.append([])
  }

  /// The element of a part: a new one, or for a name that was met before, that one.
  mutating func element(for tag: Frame.Tag, under parent: Int) -> Int {
    if let name = tag.name, let known = named[name], elements[known].kind == tag.kind { return known }
    let index = elements.count
    elements.append(Element(kind: tag.kind, alternateText: tag.alternateText, parent: parent))
    elements[parent].children.append(.element(index))
    if let name = tag.name { named[name] = index }
    return index
  }

  /// Gives the page's next piece of ink to an element, or to none.
  mutating func addPiece(of element: Int?) {
    let page = pieces.count - 1
    if let element { elements[element].children.append(.piece(page: page, number: pieces[page].count)) }
    pieces[page].append(element)
  }

  /// Gives the page's next link to an element.
  mutating func addLink(of element: Int) {
    let page = links.count - 1
    elements[element].children.append(.link(page: page, number: links[page].count))
    links[page].append(element)
  }
}
