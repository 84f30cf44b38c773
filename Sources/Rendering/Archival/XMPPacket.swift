/// What a printed file says about itself, once more, in the form that archives read.
func xmpPacket(_ metadata: PDFMetadata, producer: String) -> [UInt8] {
  func words(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
  func alternatives(_ name: String, _ text: String) -> String {
    text.isEmpty
      ? "" : "<dc:\(name)><rdf:Alt><rdf:li xml:lang=\"x-default\">\(words(text))</rdf:li></rdf:Alt></dc:\(name)>\n"
  }
  let date = metadata.date.written
  var properties = alternatives("title", metadata.title) + alternatives("description", metadata.subject)
  if !metadata.author.isEmpty {
    properties += "<dc:creator><rdf:Seq><rdf:li>\(words(metadata.author))</rdf:li></rdf:Seq></dc:creator>\n"
  }
  properties += "<dc:format>application/pdf</dc:format>\n"
  properties += "<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>\n"
  if !metadata.keywords.isEmpty {
    properties += "<pdf:Keywords>\(words(metadata.keywords.joined(separator: ", ")))</pdf:Keywords>\n"
  }
  let text = """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"\
     xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
    \(properties)<pdf:Producer>\(words(producer))</pdf:Producer>
    <xmp:CreatorTool>duizhao</xmp:CreatorTool>
    <xmp:CreateDate>\(date)</xmp:CreateDate>
    <xmp:ModifyDate>\(date)</xmp:ModifyDate>
    <pdfaid:part>3</pdfaid:part>
    <pdfaid:conformance>B</pdfaid:conformance>
    </rdf:Description>
    </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="r"?>
    """
  return Array(text.utf8)
}
