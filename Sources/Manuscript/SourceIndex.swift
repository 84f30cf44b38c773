/// The named places of a manuscript and the numbers of their rows, gathered before the text is read.
struct SourceIndex {
  var anchors: Set<String> = []
  /// The number printed in the row that an anchor names: `12`.
  var numbers: [String: String] = [:]
  var repeated: [(String, MarkdownNode)] = []

  init(of document: MarkdownNode) { gather(document) }

  private mutating func gather(_ node: MarkdownNode) {
    if node.kind == .tableCell {
      let names = node.children.compactMap { $0.kind == .htmlInline ? InlineConverter.anchorName($0.literal) : nil }
      let text = trimmed(node.plainText)
      for name in names where !text.isEmpty && text.allSatisfy(\.isNumber) { numbers[name] = text }
    }
    if node.kind == .htmlInline, let name = InlineConverter.anchorName(node.literal) {
      if !anchors.insert(name).inserted { repeated.append((name, node)) }
    }
    for child in node.children { gather(child) }
  }
}
