import CCmark

/// A parsed Markdown text held by the parser's library; copied into `MarkdownNode` values and freed.
final class MarkdownTree {
  private let root: OpaquePointer

  init(parsing markdown: String) {
    cmark_gfm_core_extensions_ensure_registered()
    // The parser refuses no text: it has no failure but running out of memory, which ends the process in there.
    let parser = cmark_parser_new(CMARK_OPT_DEFAULT)!
    defer { cmark_parser_free(parser) }
    if let table = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, table) }
    var markdown = markdown
    markdown.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
    }
    root = cmark_parser_finish(parser)!
  }

  deinit { cmark_node_free(root) }

  /// The whole tree as values.
  func copy() -> MarkdownNode { Self.copy(root) }

  private static func copy(_ node: OpaquePointer) -> MarkdownNode {
    let name = String(cString: cmark_node_get_type_string(node))
    var result = MarkdownNode(
      kind: MarkdownNode.Kind(rawValue: name) ?? .other, name: name,
      line: Int(cmark_node_get_start_line(node)), byteColumn: Int(cmark_node_get_start_column(node)))
    switch result.kind {
    case .text, .code, .codeBlock, .htmlBlock, .htmlInline: result.literal = string(cmark_node_get_literal(node))
    case .link, .image:
      result.literal = string(cmark_node_get_url(node))
      result.title = string(cmark_node_get_title(node))
    case .heading: result.level = Int(cmark_node_get_heading_level(node))
    case .list:
      if cmark_node_get_list_type(node) == CMARK_ORDERED_LIST { result.level = Int(cmark_node_get_list_start(node)) }
    case .table:
      let count = Int(cmark_gfm_extensions_get_table_columns(node))
      if let alignments = cmark_gfm_extensions_get_table_alignments(node) {
        result.alignments = (0..<count).map { alignments[$0] }
      }
    default: break
    }
    var child = cmark_node_first_child(node)
    while let c = child {
      result.children.append(copy(c))
      child = cmark_node_next(c)
    }
    return result
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}
