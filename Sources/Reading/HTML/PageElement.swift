/// An element of a web page with what it holds.
struct PageElement {
  indirect enum Child {
    case element(PageElement)
    case text(String)
  }

  /// In lower case.
  var name: String
  var attributes: [String: String]
  var children: [Child]
  /// Filled in by ``takeMeasure()``.
  var measure = Measure()

  var elements: some Sequence<PageElement> {
    children.lazy.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// The first element of this name, itself included, in the order of the page.
  func first(_ name: String) -> PageElement? {
    if self.name == name { return self }
    for element in elements {
      if let found = element.first(name) { return found }
    }
    return nil
  }

  func contains(_ names: Set<String>) -> Bool {
    elements.contains { names.contains($0.name) || $0.contains(names) }
  }

  /// All its text, links and all.
  var wholeText: String {
    var text = ""
    for child in children {
      switch child {
      case .text(let words): text += words
      case .element(let element): text += element.wholeText
      }
    }
    return text
  }

  /// Class and id in lower case, which often say what an element is for.
  var label: String { "\(attributes["class"] ?? "") \(attributes["id"] ?? "")".lowercased() }

  private var style: String { (attributes["style"] ?? "").lowercased().filter { $0 != " " } }

  var isHidden: Bool {
    attributes["hidden"] != nil || style.contains("display:none") || style.contains("visibility:hidden")
  }

  var isSuperscript: Bool { name == "sup" || style.contains("vertical-align:super") }

  /// Elements that stand on lines of their own.
  var isBlock: Bool { PageElement.blockNames.contains(name) }

  private static let blockNames: Set<String> = [
    "html", "body", "address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
  ]

  /// Elements whose content is never part of the text.
  var isApparatus: Bool { PageElement.apparatusNames.contains(name) }

  private static let apparatusNames: Set<String> = [
    "script", "style", "noscript", "template", "head", "nav", "footer", "iframe", "object", "embed", "applet", "svg",
    "canvas", "audio", "video", "button", "select", "option", "input", "textarea", "map", "link", "meta", "title",
  ]
}
