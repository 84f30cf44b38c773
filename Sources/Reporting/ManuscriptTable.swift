/// A table of the manuscript: title, attributes, GFM rows, notes and source, with no empty cell.
struct ManuscriptTable {
  enum Alignment { case left, center, right }

  var title: String
  /// `单位：亿元`, `横排`.
  var attributes: [String] = []
  var header: [String]
  var alignment: [Alignment]
  var rows: [[String]] = []
  var notes: [String] = []
  var source: String?

  var markdown: String {
    var lines = ["表：" + title + (attributes.isEmpty ? "" : " {\(attributes.joined(separator: "；"))}"), ""]
    lines.append(line(header))
    lines.append(
      line(
        alignment.map {
          switch $0 {
          case .left: ":---"
          case .center: ":---:"
          case .right: "---:"
          }
        }))
    lines += rows.map(line)
    for note in notes { lines += ["", "注：" + note] }
    if let source { lines += ["", "资料来源：" + source] }
    return lines.joined(separator: "\n")
  }

  mutating func remove(column: Int) {
    header.remove(at: column)
    alignment.remove(at: column)
    for row in rows.indices { rows[row].remove(at: column) }
  }

  private func line(_ cells: [String]) -> String {
    "| " + cells.map { $0.isEmpty ? "—" : $0 }.joined(separator: " | ") + " |"
  }
}
