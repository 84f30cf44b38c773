import CXML

/// An element of an XML file; names carry the usual prefix of their namespace, whatever the file calls it.
struct XMLElement {
  indirect enum Child {
    case element(XMLElement)
    case text(String)
  }

  /// `w:p`; elements of namespaces that nobody here reads have no prefix.
  var name: String
  var attributes: [String: String] = [:]
  var children: [Child] = []

  var elements: some Sequence<XMLElement> {
    children.lazy.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  func child(_ name: String) -> XMLElement? { elements.first { $0.name == name } }

  func children(_ name: String) -> some Sequence<XMLElement> { elements.filter { $0.name == name } }

  /// The `w:val` of a child: how WordprocessingML writes most properties.
  func value(_ name: String) -> String? { child(name)?.attributes["w:val"] }

  /// Whether a property that may be switched on or off is on.
  func isOn(_ name: String) -> Bool {
    guard let property = child(name) else { return false }
    return !["0", "false", "off"].contains(property.attributes["w:val"] ?? "1")
  }

  var text: String {
    var text = ""
    for child in children {
      switch child {
      case .text(let words): text += words
      case .element(let element): text += element.text
      }
    }
    return text
  }
}

/// Parses a part of a document; without network and without expanding entities.
func parseXML(_ bytes: [UInt8], of file: String, format: String) throws(ReadingError) -> XMLElement {
  // No word processor writes a document type declaration; who does wants entities expanded.
  guard bytes[...].firstRange(of: "<!DOCTYPE") == nil,
    bytes[...].firstRange(of: "<!DOCTYPE".utf16.flatMap { [UInt8($0), 0] }) == nil,
    bytes[...].firstRange(of: "<!DOCTYPE".utf16.flatMap { [0, UInt8($0)] }) == nil
  else { throw .hostileMarkup(file: file) }
  guard let document = XMLDocument(bytes), let root = document.root else {
    throw .damaged(file: file, format: format, detail: "XML")
  }
  return root
}

private final class XMLDocument {
  private let document: xmlDocPtr

  init?(_ bytes: [UInt8]) {
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue
    let parsed = bytes.withUnsafeBytes { buffer in
      xmlReadMemory(
        buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: buffer.count), nil, nil,
        Int32(options))
    }
    guard let parsed else { return nil }
    document = parsed
  }

  deinit { xmlFreeDoc(document) }

  var root: XMLElement? {
    guard document.pointee.intSubset == nil, let node = xmlDocGetRootElement(document) else { return nil }
    return element(node)
  }

  private func element(_ node: xmlNodePtr) -> XMLElement {
    var element = XMLElement(name: qualified(node.pointee.name, node.pointee.ns))
    var attribute = node.pointee.properties
    while let current = attribute {
      let value = current.pointee.children.map { String(xml: $0.pointee.content) } ?? ""
      element.attributes[qualified(current.pointee.name, current.pointee.ns)] = value
      attribute = current.pointee.next
    }
    var child = node.pointee.children
    while let current = child {
      switch current.pointee.type {
      case XML_ELEMENT_NODE: element.children.append(.element(self.element(current)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        element.children.append(.text(String(xml: current.pointee.content)))
      default: break
      }
      child = current.pointee.next
    }
    return element
  }

  private func qualified(_ name: UnsafePointer<xmlChar>?, _ namespace: xmlNsPtr?) -> String {
    let local = String(xml: name)
    guard let namespace, let prefix = prefixes[String(xml: namespace.pointee.href)] else { return local }
    return prefix + ":" + local
  }

  private let prefixes = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://purl.org/dc/elements/1.1/": "dc",
  ]
}
