package import Typesetting

/// Blocks as lines of text, one fact a line: for tests, and to see how a manuscript was read.
package func blockDump(_ blocks: [Block]) -> String {
  var lines: [String] = []
  for block in blocks { dump(block, into: &lines) }
  return lines.joined(separator: "\n") + "\n"
}

private func dump(_ block: Block, into lines: inout [String]) {
  switch block {
  case .redHead(let mark, let number): lines.append("red head \(mark)" + (number.map { " \($0)" } ?? ""))
  case .title(let text): lines.append("title \(text.replacing("\n", with: "⏎"))")
  case .subtitle(let inlines): lines.append("subtitle \(dump(inlines))")
  case .heading(let level, let inlines): lines.append("heading \(level) \(dump(inlines))")
  case .paragraph(let inlines): lines.append("paragraph \(dump(inlines))")
  case .list(let list):
    lines.append("list" + (list.start.map { " from \($0)" } ?? ""))
    for item in list.items { lines.append("  item \(dump(item))") }
  case .table(let table):
    lines.append("table \(table.caption)")
    if let unit = table.unit { lines.append("  unit \(unit)") }
    if table.landscape { lines.append("  landscape") }
    if table.isClose { lines.append("  close") }
    lines.append("  columns " + table.alignments.map(\.rawValue).joined(separator: " "))
    lines.append("  head " + table.head.map { dump($0.content) }.joined(separator: " | "))
    for row in table.rows { lines.append("  row " + row.map { dump($0.content) }.joined(separator: " | ")) }
    for note in table.notes { lines.append("  note \(dump(note))") }
    if let source = table.source { lines.append("  source \(dump(source))") }
  case .figure(let figure):
    lines.append("figure \(figure.key) \(figure.caption)")
    if let source = figure.source { lines.append("  source \(source)") }
  case .authorBlock(let paragraphs):
    lines.append("author block")
    for inlines in paragraphs { lines.append("  paragraph \(dump(inlines))") }
  case .attachment(let label, let title): lines.append("attachment \(label) \(title)")
  case .pageBreak: lines.append("page break")
  case .signature(let issuer, let date): lines.append("signature \(issuer ?? "—") \(date ?? "—")")
  }
}

private func dump(_ inlines: [Inline]) -> String {
  inlines.map { inline in
    switch inline {
    case .text(let text): text
    case .bold(let text): "**\(text)**"
    case .bound(let number):
      (number.bold ? "**" : "") + "[\(number.text)→\(number.target)\(number.index.map { " " + $0 } ?? "")]"
        + (number.bold ? "**" : "")
    case .link(let text, let address): "[\(text)→\(address)]"
    case .anchor(let name): "⚓\(name) "
    case .lineBreak: "⏎"
    }
  }.joined()
}
