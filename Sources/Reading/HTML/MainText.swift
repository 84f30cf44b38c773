/// The part of a page that holds its text.
///
/// Prose is what stands outside links in lines with sentence marks, and figures in tables. The main text is the innermost
/// element that holds nearly all of it; what is left of menus inside is recognised by its links.
struct MainText {
  var element: PageElement

  /// A page with fewer characters of prose has no text of its own.
  static let leastProse = 40

  init(of body: PageElement) {
    var element = MainText.pruned(body, whole: MainText.measure(body).prose)
    var measure = MainText.measure(element)
    let whole = measure.prose
    while measure.prose > 0 {
      let best = element.elements.map { ($0, MainText.measure($0)) }.max { $0.1.prose < $1.1.prose }
      // The rest may be notes below the text; they belong to it unless they are next to nothing.
      guard let (child, inner) = best, (whole - inner.prose) * 50 <= whole, child.name != "tr", child.isBlock else {
        break
      }
      (element, measure) = (child, inner)
    }
    self.element = element
  }

  /// How much text an element holds, and how much of it is links and prose.
  struct Measure {
    var characters = 0
    var linked = 0
    var prose = 0

    static func += (a: inout Measure, b: Measure) {
      a.characters += b.characters
      a.linked += b.linked
      a.prose += b.prose
    }
  }

  static func measure(_ element: PageElement) -> Measure {
    var measure = Measure()
    var line: [Unicode.Scalar] = []
    func endLine() {
      measure.prose += prose(in: line)
      line = []
    }
    func visit(_ element: PageElement, inLink: Bool) {
      if element.isApparatus || element.isHidden { return }
      if element.isBlock || element.name == "br" { endLine() }
      let inLink = inLink || element.name == "a"
      for child in element.children {
        switch child {
        case .element(let element): visit(element, inLink: inLink)
        case .text(let text):
          let visible = text.unicodeScalars.filter { !$0.properties.isWhitespace }
          measure.characters += visible.count
          if inLink { measure.linked += visible.count } else { line.append(contentsOf: visible) }
        }
      }
      if element.isBlock { endLine() }
    }
    visit(element, inLink: false)
    endLine()
    return measure
  }

  /// The characters of a line that count as prose: all of them where it has the marks of a sentence.
  static func prose(in line: [Unicode.Scalar]) -> Int {
    guard line.count >= 10, !Furniture.matches(line) else { return 0 }
    let sentence = line.contains { "。；！".unicodeScalars.contains($0) }
    let clause = line.count >= 20 && line.contains { "，,;、".unicodeScalars.contains($0) }
    return sentence || clause ? line.count : 0
  }

  /// The element without hidden parts, scripts, and the menus and lists of links in it.
  private static func pruned(_ element: PageElement, whole: Int) -> PageElement {
    var result = element
    result.children = element.children.compactMap { child in
      guard case .element(let inner) = child else { return child }
      if inner.isApparatus || inner.isHidden { return nil }
      if inner.isBlock {
        let measure = measure(inner)
        if measure.linked * 2 > measure.characters, measure.prose * 4 < measure.characters { return nil }
        if Furniture.labels(inner), measure.prose * 20 < whole { return nil }
      }
      return .element(pruned(inner, whole: whole))
    }
    return result
  }
}
