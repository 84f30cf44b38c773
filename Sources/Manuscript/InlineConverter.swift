import Diagnostics
import Typesetting

/// Turns the nodes inside a paragraph, heading or cell into running text.
struct InlineConverter {
  let positions: Positions
  /// The row numbers of the source index by anchor.
  let indexNumbers: [String: String]
  let anchors: Set<String>
  var references: [Manuscript.Reference] = []
  var unbound: [Manuscript.UnboundNumber] = []
  var problems: [ManuscriptError] = []

  /// Where the text stands decides whether index numbers are printed and unbound digits are noted.
  enum Setting { case prose, heading, table }

  init(positions: Positions, indexNumbers: [String: String], anchors: Set<String>) {
    self.positions = positions
    self.indexNumbers = indexNumbers
    self.anchors = anchors
  }

  mutating func convert(_ nodes: [MarkdownNode], in setting: Setting) -> [Inline] {
    var result: [Inline] = []
    append(nodes, bold: false, setting, to: &result)
    if setting == .prose { noteUnbound(nodes) }
    return Self.merged(result)
  }

  private mutating func append(_ nodes: [MarkdownNode], bold: Bool, _ setting: Setting, to result: inout [Inline]) {
    var bold = bold
    let strayStars = setting == .prose && hasStrayStars(nodes)
    for (index, node) in nodes.enumerated() {
      let place = positions.place(of: node)
      switch node.kind {
      case .text where strayStars:
        for (part, text) in node.literal.split(separator: "**", omittingEmptySubsequences: false).enumerated() {
          if part > 0 { bold.toggle() }
          if !text.isEmpty { result.append(bold ? .bold(String(text)) : .text(String(text))) }
        }
      case .text: result.append(bold ? .bold(node.literal) : .text(node.literal))
      case .softbreak:
        // Chinese lines join without a space, Latin words with one.
        let before = result.last?.text.last
        let after = nodes.dropFirst(index + 1).first?.plainText.first
        let latin = before.map { $0.isASCII } == true && after.map { $0.isASCII } == true
        if latin { result.append(.text(" ")) }
      case .linebreak: result.append(.lineBreak)
      case .strong: append(node.children, bold: true, setting, to: &result)
      case .emph:
        problems.append(.unsupported(place, what: Wording(en: "slanted text", zh: "斜体")))
        append(node.children, bold: bold, setting, to: &result)
      case .code:
        problems.append(.unsupported(place, what: Wording(en: "code", zh: "代码")))
        result.append(bold ? .bold(node.literal) : .text(node.literal))
      case .link where node.literal.hasPrefix("#"):
        let target = String(node.literal.dropFirst())
        let text = node.plainText
        references.append(
          Manuscript.Reference(text: text, target: target, inTable: setting == .table, place: place))
        if !anchors.contains(target) { problems.append(.lostEvidence(place, text: text, target: target)) }
        let isBold = bold || node.children.contains { $0.kind == .strong }
        result.append(
          .bound(
            BoundNumber(
              text, target: target, index: setting == .prose ? indexNumbers[target] : nil, bold: isBold)))
      case .link: result.append(.link(node.plainText, address: node.literal))
      case .image:
        problems.append(.figureInText(place))
        append(node.children, bold: bold, setting, to: &result)
      case .htmlInline:
        if let name = Self.anchorName(node.literal) {
          result.append(.anchor(name))
        } else if Self.isLineBreak(node.literal) {
          result.append(.lineBreak)
        } else if node.literal.lowercased() != "</a>", !node.literal.hasPrefix("<!--") {
          problems.append(.unsupported(place, what: Wording(en: "the mark \(node.literal)", zh: "标记\(node.literal)")))
        }
      default:
        problems.append(.unsupported(place, what: Wording(en: "“\(node.name)”", zh: "“\(node.name)”")))
        append(node.children, bold: bold, setting, to: &result)
      }
    }
  }

  /// Markdown does not see the end of bold text in `**6.2%**的`: a mark before the stars and a letter behind them, which
  /// in Chinese, written without spaces, is common. Pairs of stars left in the text are taken for what they are meant as,
  /// unless stars are escaped there: a masked number is written with stars, too.
  private func hasStrayStars(_ nodes: [MarkdownNode]) -> Bool {
    var count = 0
    for node in nodes where node.kind == .text && node.literal.contains("**") {
      if positions.line(node.line).contains("\\*") { return false }
      count += node.literal.split(separator: "**", omittingEmptySubsequences: false).count - 1
    }
    return count > 0 && count.isMultiple(of: 2)
  }

  /// `<a id="o-3f2a91">` gives `o-3f2a91`.
  static func anchorName(_ html: String) -> String? {
    guard html.hasPrefix("<a "), let start = html.firstRange(of: "id=\"") else { return nil }
    let name = html[start.upperBound...].prefix { $0 != "\"" }
    return name.isEmpty ? nil : String(name)
  }

  private static func isLineBreak(_ html: String) -> Bool {
    let word = html.lowercased().filter { $0 != " " && $0 != "/" }
    return word == "<br>"
  }

  /// Neighbouring plain texts as one.
  private static func merged(_ inlines: [Inline]) -> [Inline] {
    var result: [Inline] = []
    for inline in inlines {
      switch (result.last, inline) {
      case (.text(let a), .text(let b)): result[result.count - 1] = .text(a + b)
      case (.bold(let a), .bold(let b)): result[result.count - 1] = .bold(a + b)
      default: result.append(inline)
      }
    }
    return result
  }

  private mutating func noteUnbound(_ nodes: [MarkdownNode]) {
    // The parser cuts texts at brackets and the like; numbers are looked for in what is one text on one line.
    var run: [MarkdownNode] = []
    func flush(_ run: [MarkdownNode], _ unbound: inout [Manuscript.UnboundNumber]) {
      guard let first = run.first else { return }
      let text = run.map(\.literal).joined()
      let start = positions.place(of: first)
      for (offset, number) in unboundDigits(in: text) {
        var place = start
        place.column = start.column.map { $0 + offset }
        unbound.append(Manuscript.UnboundNumber(text: number, place: place))
      }
    }
    for node in nodes {
      if node.kind == .text {
        run.append(node)
        continue
      }
      flush(run, &unbound)
      run = []
      if node.kind == .strong || node.kind == .emph { noteUnbound(node.children) }
    }
    flush(run, &unbound)
  }
}
