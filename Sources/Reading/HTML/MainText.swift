/// The part of a page that holds its text.
///
/// Prose is what stands outside links in lines with sentence marks. The main text is the innermost element that holds
/// nearly all of it; what is left of menus inside is recognised by its links.
struct MainText {
  var element: PageElement

  /// A page with fewer characters of prose has no text of its own.
  static let leastProse = 40

  init(of body: PageElement) {
    var whole = body
    whole.takeMeasure()
    var element = whole.pruned(prose: whole.measure.prose)
    element.takeMeasure()
    var path = [element]
    let prose = element.measure.prose
    while let child = element.elements.filter(\.isBlock).max(by: { $0.measure.prose < $1.measure.prose }),
      (prose - child.measure.prose) * 50 <= prose, child.measure.prose > 0, child.name != "tr"
    {
      element = child
      path.append(child)
    }
    // An opening or a note that stands around the core belongs to the text where it is mostly prose itself.
    self.element =
      path.first { around in
        let prose = around.measure.prose - element.measure.prose
        return prose > 0 && prose * 10 >= (around.measure.characters - element.measure.characters) * 6
      } ?? element
  }

  /// The characters of a line that count as prose: all of them where it has the marks of a sentence.
  static func prose(in line: [Unicode.Scalar]) -> Int {
    guard line.count >= 10, !Furniture.matches(line) else { return 0 }
    let sentence = line.contains { "。；！".unicodeScalars.contains($0) }
    let clause = line.count >= 20 && line.contains { "，,;、".unicodeScalars.contains($0) }
    return sentence || clause ? line.count : 0
  }
}

extension PageElement {
  /// How much text an element holds, in visible characters, and how much of it is links and prose.
  struct Measure {
    var characters = 0
    var linked = 0
    var prose = 0
  }

  /// Measures every block element in one pass.
  mutating func takeMeasure() {
    var line: [Unicode.Scalar] = []
    var inner = takeMeasure(inLink: false, line: &line)
    inner.prose += MainText.prose(in: line)
    measure = inner
  }

  /// `line` is the line that runs from one block's end to the next, across inline elements.
  private mutating func takeMeasure(inLink: Bool, line: inout [Unicode.Scalar]) -> Measure {
    var result = Measure()
    if isApparatus || isHidden { return result }
    if isBlock || name == "br" {
      // What came before belongs to the element around this one.
      result.prose += MainText.prose(in: line)
      line = []
    }
    let before = result.prose
    let inLink = inLink || name == "a"
    for index in children.indices {
      switch children[index] {
      case .text(let text):
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
          result.characters += 1
          if inLink { result.linked += 1 } else { line.append(scalar) }
        }
      case .element(var element):
        let inner = element.takeMeasure(inLink: inLink, line: &line)
        result.characters += inner.characters
        result.linked += inner.linked
        result.prose += inner.prose
        children[index] = .element(element)
      }
    }
    if isBlock {
      result.prose += MainText.prose(in: line)
      line = []
    }
    measure = result
    measure.prose -= before
    return result
  }

  /// The element without hidden parts, scripts, and the menus and lists of links in it.
  func pruned(prose whole: Int) -> PageElement {
    var result = self
    result.children = children.compactMap { child in
      guard case .element(let inner) = child else { return child }
      if inner.isApparatus || inner.isHidden { return nil }
      if inner.isBlock {
        let measure = inner.measure
        if measure.linked * 2 > measure.characters, measure.prose * 4 < measure.characters { return nil }
        if measure.prose * 20 < whole, Furniture.labels(inner) { return nil }
      }
      return .element(inner.pruned(prose: whole))
    }
    return result
  }
}
