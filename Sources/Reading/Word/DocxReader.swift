import Diagnostics
import Documents

/// A docx document: the parts that hold text, styles and numbering, put together as Word would show them.
func readDocx(_ source: Source) throws(ReadingError) -> Document {
  let archive: ZipArchive
  do {
    archive = try ZipArchive(source) { $0.hasSuffix(".xml") && !$0.hasPrefix("customXml/") || $0 == "_rels/.rels" }
  } catch .damaged(let file, _, let detail) {
    throw .damaged(file: file, format: "docx", detail: detail)
  }
  func part(_ name: String) throws(ReadingError) -> XMLElement? {
    guard let bytes = archive.parts[name] else { return nil }
    return try parseXML(bytes, of: source.name, format: "docx")
  }

  let main = try part("_rels/.rels").flatMap(mainPart) ?? "word/document.xml"
  guard let root = try part(main), let body = root.child("w:body") else {
    throw .damaged(file: source.name, format: "docx", detail: main)
  }
  let folder = String(main[..<(main.lastIndex(of: "/").map { main.index(after: $0) } ?? main.startIndex)])
  let styles = WordStyles(try part(folder + "styles.xml"))
  var flow = WordFlow(styles: styles, numbering: WordNumbering(try part(folder + "numbering.xml")))
  flow.visitBlocks(body)
  for (name, note) in [("footnotes.xml", "w:footnote"), ("endnotes.xml", "w:endnote")] {
    guard let notes = try part(folder + name) else { continue }
    for note in notes.children(note) where note.attributes["w:type"] == nil { flow.visitNote(note) }
  }
  guard !flow.assembly.blocks.isEmpty else { throw .noMainText(file: source.name, loadedByScript: false) }
  var document = Document(
    name: source.name, format: .docx, digest: sha256(source.bytes), text: flow.assembly.text,
    blocks: flow.assembly.blocks)
  document.title = document.confirmed(title: try part("docProps/core.xml")?.child("dc:title")?.text)
  return document
}

/// The name of the part that the package declares as its document.
private func mainPart(_ relationships: XMLElement) -> String? {
  let relation = relationships.elements.first { $0.attributes["Type"]?.hasSuffix("/officeDocument") ?? false }
  guard let target = relation?.attributes["Target"] else { return nil }
  return target.hasPrefix("/") ? String(target.dropFirst()) : target
}

extension Document {
  /// A title from a file's properties, if the text opens with it; templates leave the titles of other documents there.
  func confirmed(title: String?) -> String? {
    func letters(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
      scalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
    guard let title, !letters(title.unicodeScalars).isEmpty else { return nil }
    let wanted = letters(title.unicodeScalars)
    let opening = letters(text.prefix(wanted.count * 2 + 200))
    for start in opening.indices where opening[start...].starts(with: wanted) { return title }
    return nil
  }
}
