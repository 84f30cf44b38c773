import Diagnostics
package import Documents

/// Reads a file of any supported format: what its bytes say it is counts, its name only where they leave it open.
package func read(_ bytes: [UInt8], named name: String) throws(ReadingError) -> Document {
  let source = Source(name: name, bytes: bytes)
  guard !bytes.isEmpty else { throw .empty(file: source.name) }
  let content = Content(of: source)
  var document =
    switch content {
    case .foreign(let kind): throw .unreadableKind(file: source.name, kind: kind)
    case .encrypted: throw .encrypted(file: source.name)
    case .text: try readText(source)
    case .markdown: try readMarkdown(source)
    case .commaSeparated: try readCommaSeparated(source)
    case .html: try readHTML(source)
    case .docx: try readDocx(source)
    case .workbook: try readWorkbook(source)
    case .pdf: try readPDF(source)
    case .wordProcessor: try readThroughWordProcessor(source)
    }
  if let note = content.misnaming(of: source) { document.diagnostics.insert(note, at: 0) }
  return document
}

/// A file as it came: its name without folders, and its bytes.
struct Source {
  var name: String
  var bytes: [UInt8]

  init(name: String, bytes: [UInt8]) {
    self.name = name.split(separator: "/").last.map(String.init) ?? name
    self.bytes = bytes
  }

  /// What follows the last full stop of the name, in lower case.
  var suffix: String {
    guard let stop = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: stop)...].lowercased()
  }
}
