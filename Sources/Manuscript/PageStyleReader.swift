import Definitions
import Diagnostics
import Drawing
package import Typesetting

extension PageStyle {
  /// Reads a page style of `Reports/`: YAML with lengths in mm or pt. Every setting has to be there, so that a style
  /// file says the whole of what a page looks like.
  package init(parsing text: String, file: String) throws(ManuscriptError) {
    do throws(DefinitionError) {
      self = try Self.read(Settings(Node(parsing: text, file: file)))
    } catch {
      throw .definition(error)
    }
  }

  private static func read(_ s: Settings) throws(DefinitionError) -> PageStyle {
    try s.allowOnly([
      "name", "paper", "margins", "type-area", "grid", "indent", "script-space", "body", "title", "subtitle",
      "heading1",
      "heading2", "heading3", "attachment-label", "author-block", "index", "table", "figure", "page-number",
    ])
    let paper = try s.group("paper", ["width", "height"])
    let margins = try s.group("margins", ["left", "top"])
    let area = try s.group("type-area", ["width", "height"])
    let grid = try s.group("grid", ["characters", "lines"])
    let body = try s.group("body", ["face", "size", "bold", "latin"])
    let index = try s.group("index", ["face", "size", "bold", "raise"])
    let paperSize = try Size(paper.length("width"), paper.length("height"))
    let typeArea = try Box(
      margins.length("left"), margins.length("top"), area.length("width"), area.length("height"))
    if typeArea.maxX > paperSize.width || typeArea.maxY > paperSize.height {
      throw .badValue(
        area.node.place, key: "type-area", value: "\(area.written("width")) × \(area.written("height"))",
        allowed: ["\(paper.written("width")) × \(paper.written("height")) − margins"])
    }
    let style = try PageStyle(
      name: s.text("name"), paper: paperSize, typeArea: typeArea,
      charactersPerLine: grid.count("characters"), linesPerPage: grid.count("lines"),
      body: body.face(), latin: body.role("latin"), title: s.face("title"), subtitle: s.face("subtitle"),
      headings: [s.face("heading1"), s.face("heading2"), s.face("heading3")],
      attachmentLabel: s.face("attachment-label"), authorBlock: s.face("author-block"), indent: s.count("indent"),
      scriptSpace: s.number("script-space"), index: IndexStyle(face: index.face(), raise: index.length("raise")),
      table: table(s), figure: figure(s), pageNumber: pageNumber(s))
    if style.tracking < -0.001 {
      throw .badValue(
        grid.node.place, key: "characters", value: "\(style.charactersPerLine)",
        allowed: ["1 … \(Int(typeArea.width / style.body.size))"])
    }
    if style.leading < style.body.size {
      throw .badValue(
        grid.node.place, key: "lines", value: "\(style.linesPerPage)",
        allowed: ["1 … \(Int(typeArea.height / style.body.size))"])
    }
    return style
  }

  private static func table(_ s: Settings) throws(DefinitionError) -> TableStyle {
    let t = try s.group(
      "table",
      [
        "caption", "text", "head", "note", "small-size", "long-size", "long-rows", "thick-rule", "thin-rule", "leading",
        "row-gap", "long-leading", "long-row-gap", "whole-up-to",
      ])
    return try TableStyle(
      caption: t.face("caption"), text: t.face("text"), head: t.face("head"), note: t.face("note"),
      smallSize: t.length("small-size"), longSize: t.length("long-size"), longRows: t.count("long-rows"),
      thickRule: t.length("thick-rule"), thinRule: t.length("thin-rule"), leading: t.number("leading"),
      rowGap: t.number("row-gap"), longLeading: t.number("long-leading"), longRowGap: t.number("long-row-gap"),
      wholeUpTo: t.count("whole-up-to"))
  }

  private static func figure(_ s: Settings) throws(DefinitionError) -> FigureStyle {
    let f = try s.group("figure", ["caption", "note", "smallest-scale", "smallest-text"])
    return try FigureStyle(
      caption: f.face("caption"), note: f.face("note"), smallestScale: f.number("smallest-scale"),
      smallestText: f.length("smallest-text"))
  }

  private static func pageNumber(_ s: Settings) throws(DefinitionError) -> PageNumberStyle {
    let p = try s.group(
      "page-number", ["face", "size", "bold", "before", "after", "distance", "inset", "position"])
    let words = PageNumberStyle.Position.allCases.map(\.rawValue)
    let position = try p.text("position")
    guard let position = PageNumberStyle.Position(rawValue: position) else {
      throw .badValue(p.node["position"]!.place, key: "position", value: position, allowed: words)
    }
    return try PageNumberStyle(
      face: p.face(), before: p.text("before"), after: p.text("after"), distance: p.length("distance"),
      inset: p.number("inset"), position: position)
  }
}

/// A group of settings, read key by key.
private struct Settings {
  let node: Node

  init(_ node: Node) throws(DefinitionError) {
    guard node.map != nil else {
      throw .wrongKind(
        node.place, key: "style", expected: Wording(en: "a group of settings", zh: "一组设置"), found: node.kind)
    }
    self.node = node
  }

  func allowOnly(_ keys: [String]) throws(DefinitionError) {
    for entry in node.map ?? [] where !keys.contains(entry.key) {
      throw .unknownKey(entry.keyPlace, key: entry.key, allowed: keys)
    }
  }

  func value(_ key: String) throws(DefinitionError) -> Node {
    guard let value = node[key] else { throw .missingKey(node.place, key: key) }
    return value
  }

  func group(_ key: String, _ keys: [String]) throws(DefinitionError) -> Settings {
    let value = try value(key)
    guard value.map != nil else {
      throw .wrongKind(
        value.place, key: key, expected: Wording(en: "a group of settings", zh: "一组设置"), found: value.kind)
    }
    let group = try Settings(value)
    try group.allowOnly(keys)
    return group
  }

  func text(_ key: String) throws(DefinitionError) -> String {
    let value = try value(key)
    guard let text = value.string else {
      throw .wrongKind(value.place, key: key, expected: Wording(en: "a text", zh: "文字"), found: value.kind)
    }
    return text
  }

  func number(_ key: String) throws(DefinitionError) -> Double {
    let value = try value(key)
    guard let number = value.double else {
      throw .wrongKind(value.place, key: key, expected: Wording(en: "a number", zh: "数字"), found: value.kind)
    }
    return number
  }

  func count(_ key: String) throws(DefinitionError) -> Int {
    let value = try value(key)
    guard let count = value.int, count >= 0, count < 1000 else {
      throw .wrongKind(value.place, key: key, expected: Wording(en: "a whole number", zh: "整数"), found: value.kind)
    }
    return count
  }

  /// A length as it is written in the file.
  func written(_ key: String) -> String { node[key]?.string ?? "" }

  /// `156mm` or `15.75pt`, in points.
  func length(_ key: String) throws(DefinitionError) -> Double {
    let value = try value(key)
    let text = value.string ?? ""
    let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let unit = trimmed(text.dropFirst(digits.count))
    guard let number = Double(digits), unit == "mm" || unit == "pt" else {
      if case .number(let bare) = value.value {
        throw .badValue(value.place, key: key, value: bare, allowed: ["\(bare)mm", "\(bare)pt"])
      }
      throw .badValue(value.place, key: key, value: text, allowed: ["15.75pt", "156mm"])
    }
    return unit == "mm" ? .mm(number) : number
  }

  func role(_ key: String) throws(DefinitionError) -> Face.Role {
    let word = try text(key)
    guard let role = Face.Role(rawValue: word) else {
      throw .badValue(
        node[key]!.place, key: key, value: word, allowed: Face.Role.allCases.map(\.rawValue))
    }
    return role
  }

  /// The face that this group describes.
  func face() throws(DefinitionError) -> Face {
    var bold = false
    if let value = node["bold"] {
      guard let stated = value.bool else {
        throw .wrongKind(
          value.place, key: "bold", expected: Wording(en: "true or false", zh: "真假值"), found: value.kind)
      }
      bold = stated
    }
    return try Face(role("face"), size: length("size"), bold: bold)
  }

  func face(_ key: String) throws(DefinitionError) -> Face { try group(key, ["face", "size", "bold"]).face() }
}
