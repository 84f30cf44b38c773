import CXML

/// Parses a web page, however faulty, into elements.
func parseHTML(_ scalars: [Unicode.Scalar]) -> PageElement? {
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars.lazy.filter { $0 != "\0" })
  guard let page = HTMLDocument(Array(String(view).utf8)) else { return nil }
  return page.root
}

private final class HTMLDocument {
  private let document: htmlDocPtr

  init?(_ bytes: [UInt8]) {
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    let parsed = bytes.withUnsafeBytes { buffer in
      htmlReadMemory(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), nil, "UTF-8",
        Int32(options))
    }
    guard let parsed else { return nil }
    document = parsed
  }

  deinit { xmlFreeDoc(document) }

  var root: PageElement? {
    guard let node = xmlDocGetRootElement(document) else { return nil }
    return element(node)
  }

  private func element(_ node: xmlNodePtr) -> PageElement {
    var element = PageElement(name: String(xml: node.pointee.name).lowercased(), attributes: [:], children: [])
    var attribute = node.pointee.properties
    while let current = attribute {
      let value = current.pointee.children.map { String(xml: $0.pointee.content) } ?? ""
      element.attributes[String(xml: current.pointee.name).lowercased()] = value
      attribute = current.pointee.next
    }
    var child = node.pointee.children
    while let current = child {
      switch current.pointee.type {
      case XML_ELEMENT_NODE: element.children.append(.element(self.element(current)))
      case XML_TEXT_NODE: element.children.append(.text(String(xml: current.pointee.content)))
      // Scripts and styles come as CDATA and entities that nobody knows as references: neither is text.
      default: break
      }
      child = current.pointee.next
    }
    return element
  }
}

extension String {
  /// The text of a libxml2 string; empty where there is none.
  init(xml pointer: UnsafePointer<xmlChar>?) {
    self = pointer.map { String(decodingCString: $0, as: UTF8.self) } ?? ""
  }
}
