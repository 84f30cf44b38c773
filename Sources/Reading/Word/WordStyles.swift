/// The paragraph styles of a docx document: which are headings, which carry numbers.
struct WordStyles {
  private struct Style {
    var name: String
    var basedOn: String?
    var outlineLevel: Int?
    var numbering: XMLElement?
  }

  private var styles: [String: Style] = [:]

  init(_ root: XMLElement?) {
    for style in root.map({ Array($0.children("w:style")) }) ?? [] {
      guard let id = style.attributes["w:styleId"] else { continue }
      let properties = style.child("w:pPr")
      styles[id] = Style(
        name: (style.value("w:name") ?? "").lowercased(), basedOn: style.value("w:basedOn"),
        outlineLevel: properties?.value("w:outlineLvl").flatMap { Int($0) }, numbering: properties?.child("w:numPr"))
    }
  }

  /// The outline level of a paragraph, 1 outermost; nil where it is no heading.
  func headingLevel(of properties: XMLElement?) -> Int? {
    // Level 9 is how Word writes "body text".
    if let own = properties?.value("w:outlineLvl").flatMap({ Int($0) }) { return own < 9 ? own + 1 : nil }
    for style in lineage(properties) {
      if let level = style.outlineLevel { return level < 9 ? level + 1 : nil }
      for prefix in ["heading ", "标题 "] where style.name.hasPrefix(prefix) {
        if let level = Int(style.name.dropFirst(prefix.count)), (1...9).contains(level) { return level }
      }
      if style.name == "title" || style.name == "标题" { return 1 }
    }
    return nil
  }

  /// The numbering of a paragraph, its own or its style's.
  func numbering(of properties: XMLElement?) -> (list: String, level: Int)? {
    let own = properties?.child("w:numPr")
    let inherited = lineage(properties).lazy.compactMap(\.numbering).first
    guard let list = own?.value("w:numId") ?? inherited?.value("w:numId"), list != "0" else { return nil }
    return (list, (own?.value("w:ilvl") ?? inherited?.value("w:ilvl")).flatMap { Int($0) } ?? 0)
  }

  /// Whether a paragraph is a line of the table of contents, which only repeats headings.
  func isContents(_ properties: XMLElement?) -> Bool {
    lineage(properties).contains { $0.name.hasPrefix("toc ") || $0.name.hasPrefix("目录") }
  }

  /// The style of a paragraph and those that it is based on.
  private func lineage(_ properties: XMLElement?) -> [Style] {
    var lineage: [Style] = []
    var id = properties?.value("w:pStyle")
    while let current = id, let style = styles[current], lineage.count < 16 {
      lineage.append(style)
      id = style.basedOn
    }
    return lineage
  }
}
