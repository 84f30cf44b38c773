import Diagnostics
import Documents

/// A pdf: its lines put together again as paragraphs and tables, without running heads and page numbers.
func readPDF(_ source: Source) throws(ReadingError) -> Document {
  let pages = try [PDFPage].pages(of: source)
  let scalars = pages.lazy.flatMap(\.words).lazy.flatMap(\.words)
  let characters = scalars.reduce(0) { count, _ in count + 1 }
  // A scanner's stamp or a page number is not yet text.
  guard characters > 10 * max(1, pages.count) else { throw .picturesOnly(file: source.name, pages: pages.count) }
  let em = pages.em
  let lines = PDFRunningHeads(pages).body(pages.map { ($0, $0.lines(em: em)) })
  let paragraphs = PDFParagraphs(lines: lines, em: em)
  let assembly = paragraphs.assemble()
  var document = Document(
    name: source.name, format: .pdf, digest: sha256(source.bytes), text: assembly.text, blocks: assembly.blocks)
  let unmapped = scalars.reduce(0) { count, scalar in
    count + (scalar == "\u{FFFD}" || ("\u{E000}"..."\u{F8FF}").contains(scalar) ? 1 : 0)
  }
  if unmapped * 100 > characters {
    document.diagnostics.append(
      Diagnostic(
        .warning, at: Place(file: source.name),
        Wording(
          en: "\(unmapped) of \(characters) characters have no meaning outside this pdf’s own fonts",
          zh: "共\(characters)个字符，其中\(unmapped)个只在该pdf自带的字体里有意义，读不出来"),
        remedy: Wording(en: "ask for the text version of the document", zh: "请索取文档的文字版")))
  }
  return document
}
