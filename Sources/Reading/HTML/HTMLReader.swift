import Diagnostics
import Documents

/// A web page: its main text without the furniture of the site around it.
func readHTML(_ source: Source) throws(ReadingError) -> Document {
  let decoded = try source.decodeText(declared: declaredEncoding(in: source.bytes))
  guard let page = parseHTML(decoded.scalars) else {
    throw .damaged(file: source.name, format: "html", detail: "no element")
  }
  let body = page.first("body") ?? page
  let main = MainText(of: body)
  var flow = PageFlow()
  flow.visit(main.element)
  var lines = flow.finish()
  lines.removeAll { $0.isFurniture }
  guard lines.reduce(0, { $0 + $1.prose }) >= MainText.leastProse else {
    throw .noMainText(file: source.name, loadedByScript: page.contains(["script", "iframe", "embed", "object"]))
  }
  let title = PageTitle(of: page)
  title.mark(&lines)
  var assembly = TextAssembly()
  for line in lines { line.append(to: &assembly) }
  return Document(
    name: source.name, format: .html, digest: sha256(source.bytes), title: title.words, text: assembly.text,
    blocks: assembly.blocks, diagnostics: decoded.diagnostic(in: source.name).map { [$0] } ?? [])
}

/// What the page's `meta` elements or XML declaration say about its encoding.
private func declaredEncoding(in bytes: [UInt8]) -> String? {
  let opening = bytes.prefix(4096).map { $0 | ((0x41...0x5A).contains($0) ? 0x20 : 0) }[...]
  for mark in ["charset", "encoding"] {
    guard let found = opening.firstRange(of: mark) else { continue }
    let rest = opening[found.upperBound...].drop { " =\"'\t\r\n".utf8.contains($0) }
    let label = rest.prefix { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || "-_:.".utf8.contains(byte)
    }
    if !label.isEmpty { return String(decoding: label, as: UTF8.self) }
  }
  return nil
}
