/// The words of one paragraph as Word shows them: insertions accepted, deletions and field codes left out.
struct WordRun {
  private var lines: [[Unicode.Scalar]] = [[]]
  /// Text boxes anchored in the paragraph; their text comes after it.
  private(set) var boxes: [XMLElement] = []
  /// How deep in fields whose code, not result, is being read.
  private var fields: [Bool] = []

  var length: Int { lines.reduce(0) { $0 + $1.count } }

  var hasWords: Bool { lines.joined().contains { !$0.properties.isWhitespace } }

  mutating func prepend(_ words: String) { lines[0].insert(contentsOf: words.unicodeScalars, at: 0) }

  /// The paragraph's lines; a line break inside a sentence is only the page's.
  func finish() -> [[Unicode.Scalar]] {
    var joined: [[Unicode.Scalar]] = []
    for line in lines {
      if let last = joined.last, last.continuesInto(line) {
        joined[joined.count - 1] += line
      } else {
        joined.append(line)
      }
    }
    return joined
  }

  mutating func visit(_ parent: XMLElement, raised: Bool = false) {
    for element in parent.elements {
      switch element.name {
      case "w:r":
        let properties = element.child("w:rPr")
        if properties?.isOn("w:vanish") ?? false { continue }
        visit(element, raised: properties?.value("w:vertAlign") == "superscript")
      case "w:t", "m:t": if !isInCode { append(element.text.unicodeScalars, raised: raised) }
      case "w:tab", "w:ptab": append(["\t"], raised: false)
      case "w:br":
        // Page and column breaks inside a paragraph do not end its sentence.
        if element.attributes["w:type"] ?? "textWrapping" == "textWrapping" { lines.append([]) }
      case "w:cr": lines.append([])
      case "w:noBreakHyphen": append(["-"], raised: raised)
      case "w:fldChar": visitField(element)
      case "w:txbxContent": boxes.append(element)
      case "mc:AlternateContent": if let chosen = element.alternative { visit(chosen, raised: raised) }
      case "w:sdt": if let content = element.child("w:sdtContent") { visit(content, raised: raised) }
      case "w:ruby": if let base = element.child("w:rubyBase") { visit(base, raised: raised) }
      // Properties, deleted and moved words, codes of fields: not shown.
      case "w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:delText", "w:instrText", "w:delInstrText": break
      default: visit(element, raised: raised)
      }
    }
  }

  private var isInCode: Bool { fields.contains(true) }

  private mutating func visitField(_ element: XMLElement) {
    switch element.attributes["w:fldCharType"] {
    case "begin": fields.append(true)
    case "separate": if !fields.isEmpty { fields[fields.count - 1] = false }
    case "end": if !fields.isEmpty { fields.removeLast() }
    default: break
    }
  }

  private mutating func append(_ scalars: some Sequence<Unicode.Scalar>, raised: Bool) {
    guard !isInCode else { return }
    let words = scalars.compactMap { scalar -> Unicode.Scalar? in
      switch scalar {
      case "\u{A0}", "\n", "\r": " "
      case "\u{200B}"..."\u{200F}", "\u{FEFF}", "\u{AD}", "\u{2060}": nil
      case "\t": scalar
      case _ where scalar.isUnexpectedControl: nil
      default: scalar
      }
    }
    lines[lines.count - 1].append(contentsOf: raised ? RaisedWords(words).shown(after: lines[lines.count - 1]) : words)
  }
}
