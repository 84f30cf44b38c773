import Diagnostics
import Documents
import Testing

@testable import Reading

@Suite struct DocxTests {
  static let namespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""

  /// A docx of a body and, where given, other parts.
  static func docx(_ body: String, parts: [String: String] = [:]) -> StoredZip {
    var zip = StoredZip()
    zip.add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")
    zip.add(
      "word/document.xml",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document \(namespaces)><w:body>\(body)</w:body></w:document>")
    for (name, content) in parts.sorted(by: { $0.key < $1.key }) { zip.add(name, content) }
    return zip
  }

  static func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  private func lines(_ body: String, parts: [String: String] = [:]) throws -> [String] {
    let document = try read(Self.docx(body, parts: parts).bytes, named: "a.docx")
    return document.blocks.map { document.words($0.range) }
  }

  static let styles = """
    <w:styles \(namespaces)>
    <w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:styleId="2"><w:name w:val="标题 2"/></w:style>
    <w:style w:styleId="my"><w:name w:val="公文标题"/><w:basedOn w:val="1"/></w:style>
    <w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
    <w:style w:styleId="L"><w:name w:val="编号"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
    </w:styles>
    """

  static let numbering = """
    <w:numbering \(namespaces)>
    <w:abstractNum w:abstractNumId="0">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
    </w:abstractNum>
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>
    </w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride>
    </w:num></w:numbering>
    """

  @Test func partsOfADocument() throws {
    func numbered(_ text: String, level: Int, list: Int = 1) -> String {
      Self.paragraph(text, "<w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(list)\"/></w:numPr>")
    }
    let body = [
      Self.paragraph("某区2024年工作总结", "<w:pStyle w:val=\"my\"/>"),
      Self.paragraph("一、总体情况\t3", "<w:pStyle w:val=\"TOC1\"/>"),
      numbered("总体情况", level: 0), numbered("经济", level: 1), numbered("工业增长6.2%。", level: 2),
      numbered("农业增长3%。", level: 2), numbered("社会", level: 1), numbered("就业", level: 2),
      numbered("下一步", level: 0), numbered("要点", level: 0, list: 2),
      Self.paragraph("继续编号", "<w:pStyle w:val=\"L\"/>"), Self.paragraph("再继续", "<w:pStyle w:val=\"L\"/>"),
      Self.paragraph("小标题", "<w:pStyle w:val=\"2\"/>"), Self.paragraph("大纲级别", "<w:outlineLvl w:val=\"2\"/>"),
      """
      <w:p><w:r><w:t>完成投资</w:t></w:r><w:del><w:r><w:delText>30</w:delText></w:r></w:del>
      <w:ins><w:r><w:t>35</w:t></w:r></w:ins><w:r><w:t>亿元</w:t></w:r>
      <w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>
      <w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>[1]</w:t></w:r><w:r><w:t>，面积2万m</w:t></w:r>
      <w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏99</w:t></w:r><w:r><w:tab/><w:t>。</w:t></w:r></w:p>
      """,
      """
      <w:p><w:r><w:t>页</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE 12</w:instrText></w:r>
      <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>七</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
      """,
      """
      <w:p><w:r><w:t>见图。</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>\
      \(Self.paragraph("框内5家"))</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>\
      \(Self.paragraph("框内5家"))</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
      """,
      "<w:p><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>",
      """
      <w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>\(Self.paragraph("指标"))</w:tc>
      <w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>\(Self.paragraph("2024年"))</w:tc></w:tr>
      <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>\(Self.paragraph("总量"))</w:tc>
      <w:tc>\(Self.paragraph("增速"))\(Self.paragraph("（%）"))</w:tc></w:tr>
      <w:tr><w:tc>\(Self.paragraph("投资"))</w:tc><w:tc>\(Self.paragraph("35"))</w:tc><w:tc><w:p/></w:tc></w:tr>
      <w:tr><w:trPr><w:del/></w:trPr><w:tc>\(Self.paragraph("删去"))</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>
      """,
    ]
    let notes = """
      <w:footnotes \(Self.namespaces)><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
      <w:footnote w:id="2">\(Self.paragraph("不含农户。"))</w:footnote></w:footnotes>
      """
    let zip = Self.docx(
      body.joined(),
      parts: [
        "word/styles.xml": Self.styles, "word/numbering.xml": Self.numbering, "word/footnotes.xml": notes,
        "docProps/core.xml":
          "<x xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>某区2024年工作总结</dc:title></x>",
      ])
    try expectSnapshot(DocumentDump(read(zip.bytes, named: "a.docx")).description, named: "docx-parts")
  }

  @Test func titleOfAnotherDocumentIsNotBelieved() throws {
    let zip = Self.docx(
      Self.paragraph("某区总结"),
      parts: ["docProps/core.xml": "<x xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>会议通知</dc:title></x>"])
    #expect(try read(zip.bytes, named: "a.docx").title == nil)
  }

  @Test func aFrameOfOneCellIsNoTable() throws {
    #expect(
      try lines("<w:tbl><w:tr><w:tc>\(Self.paragraph("甲"))\(Self.paragraph("乙"))</w:tc></w:tr></w:tbl>") == ["甲", "乙"])
  }

  @Test(arguments: [
    (1, "chineseCounting", "一"), (10, "chineseCounting", "十"), (12, "chineseCounting", "十二"),
    (20, "chineseCountingThousand", "二十"), (105, "chineseCounting", "一百零五"), (3, "decimalEnclosedCircle", "③"),
    (4, "upperRoman", "IV"), (27, "lowerLetter", "aa"), (2, "ideographTraditional", "乙"), (7, "decimal", "7"),
  ])
  func numbersOfLists(number: Int, format: String, words: String) {
    #expect(ListNumber(number, format: format).words == words)
  }

  @Test func truncatedFilesAreDamaged() throws {
    let whole = Self.docx(Self.paragraph(String(repeating: "投资3亿元。", count: 200))).bytes
    for count in [60, whole.count / 3, whole.count * 2 / 3] {
      #expect {
        try read(Array(whole.prefix(count)), named: "a.docx")
      } throws: { error in
        if case ReadingError.damaged(file: "a.docx", format: "docx", _) = error { true } else { false }
      }
    }
  }

  @Test func brokenMarkupIsDamaged() {
    var zip = StoredZip()
    zip.add("word/document.xml", "<w:document \(Self.namespaces)><w:body><w:p>")
    #expect(throws: ReadingError.damaged(file: "a.docx", format: "docx", detail: "XML")) {
      try read(zip.bytes, named: "a.docx")
    }
  }

  @Test func anEmptyDocumentHasNoText() {
    #expect(throws: ReadingError.noMainText(file: "a.docx", loadedByScript: false)) { try lines("<w:p/>") }
  }

  @Test func bombsAreNotUnpacked() {
    var zip = StoredZip()
    zip.add("word/document.xml", packed: deflatedRun(of: 40_000), method: 8, size: 1 + 258 * 40_000, checksum: 0)
    #expect(zip.bytes.count < 80_000)
    #expect(throws: ReadingError.oversized(file: "a.docx", limit: ZipArchive.limit)) {
      try read(zip.bytes, named: "a.docx")
    }
  }

  @Test func entitiesAreNotExpanded() {
    var zip = StoredZip()
    zip.add(
      "word/document.xml",
      "<!DOCTYPE w [<!ENTITY a \"0123456789\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document \(Self.namespaces)><w:body>"
        + "<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>")
    #expect(throws: ReadingError.hostileMarkup(file: "a.docx")) { try read(zip.bytes, named: "a.docx") }
  }

  @Test(arguments: [
    ("ppt/presentation.xml", ReadingError.ForeignKind.otherOfficeArchive),
    ("OFD.xml", .fixedLayout), ("照片/1.jpg", .archive),
  ])
  func otherArchivesAreNamed(part: String, kind: ReadingError.ForeignKind) {
    var zip = StoredZip()
    zip.add(part, "<x/>")
    #expect(throws: ReadingError.unreadableKind(file: "a.zip", kind: kind)) { try read(zip.bytes, named: "a.zip") }
  }

  @Test func passwordsAreNoticed() {
    let bytes: [UInt8] =
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] }
    #expect(throws: ReadingError.encrypted(file: "a.docx")) { try read(bytes, named: "a.docx") }
  }
}
