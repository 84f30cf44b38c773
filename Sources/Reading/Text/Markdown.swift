import Documents

/// Markdown: plain text in which lines beginning with `#` are headings and those with `-`, `*` or `+` list items.
func readMarkdown(_ source: Source) throws(ReadingError) -> Document {
  var document = try readText(source)
  document.format = .md
  var fenced = false
  for index in document.blocks.indices {
    let line = document.text[document.blocks[index].range]
    if line.starts(with: "```".unicodeScalars) || line.starts(with: "~~~".unicodeScalars) { fenced.toggle() }
    guard !fenced else { continue }
    let level = line.prefix { $0 == "#" }.count
    if (1...6).contains(level), line.dropFirst(level).first.map({ $0 == " " || $0 == "\t" }) ?? false {
      document.blocks[index].kind = .heading(level: level)
    } else if let mark = line.first, "-*+".unicodeScalars.contains(mark), line.dropFirst().first == " " {
      document.blocks[index].kind = .listItem
    }
  }
  return document
}
