import Diagnostics
import Documents
import Testing

@testable import Reading

/// Spreadsheets, read as they are displayed.
@Suite struct WorkbookTests {
  static let namespaces =
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

  static let styles = """
    <styleSheet \(namespaces)><numFmts><numFmt numFmtId="164" formatCode="0.0%"/>
    <numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
    <numFmt numFmtId="166" formatCode="#,##0.0&quot;亿元&quot;;-#,##0.0&quot;亿元&quot;;&quot;—&quot;"/>
    <numFmt numFmtId="167" formatCode="0.0,"/><numFmt numFmtId="168" formatCode="[Red](0.0);[$-804]0"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="14"/>
    <xf numFmtId="4"/><xf numFmtId="167"/><xf numFmtId="9"/><xf numFmtId="49"/></cellXfs></styleSheet>
    """

  /// A workbook of sheets: name, state, the rows and what follows them.
  static func xlsx(_ sheets: [(name: String, state: String, rows: String, rest: String)], strings: String = "") -> StoredZip {
    var zip = StoredZip()
    zip.add("[Content_Types].xml", "<Types/>")
    zip.add(
      "xl/workbook.xml",
      "<workbook \(namespaces)><sheets>"
        + sheets.enumerated().map {
          "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" r:id=\"rId\($0 + 1)\"" + ($1.state.isEmpty ? "" : " state=\"\($1.state)\"")
            + "/>"
        }.joined() + "</sheets></workbook>")
    zip.add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + sheets.indices.map { "<Relationship Id=\"rId\($0 + 1)\" Target=\"worksheets/sheet\($0 + 1).xml\"/>" }.joined()
        + "</Relationships>")
    zip.add("xl/styles.xml", styles)
    zip.add("xl/sharedStrings.xml", "<sst \(namespaces)>\(strings)</sst>")
    for (number, sheet) in sheets.enumerated() {
      zip.add(
        "xl/worksheets/sheet\(number + 1).xml",
        "<worksheet \(namespaces)><sheetData>\(sheet.rows)</sheetData>\(sheet.rest)</worksheet>")
    }
    return zip
  }

  private func displayed(_ value: String, style: Int) throws -> String {
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>数</t></is></c><c r=\"B1\" s=\"\(style)\"><v>\(value)</v></c></row>"
    let document = try read(Self.xlsx([("S", "", rows, "")]).bytes, named: "a.xlsx")
    guard case .table(let table) = document.blocks.last?.kind else { return "no table" }
    return document.words(table[0][1].range)
  }

  @Test(arguments: [
    ("0.062", 1, "6.2%"), ("6.2000000000000006E-2", 1, "6.2%"), ("-0.0385", 1, "-3.9%"), ("0.5", 7, "50%"),
    ("231.38000000000002", 0, "231.38"), ("51047", 0, "51047"), ("1E-3", 0, "0.001"), ("-7.8", 0, "-7.8"),
    ("45291", 2, "2023年12月"), ("45291", 4, "2023年12月31日"), ("1", 4, "1900年1月1日"), ("61", 4, "1900年3月1日"),
    ("2650.71", 3, "2650.7亿元"), ("-12.34", 3, "-12.3亿元"), ("0", 3, "—"), ("1234.5", 5, "1234.50"),
    ("12345", 6, "12.3"), ("2023", 8, "2023"),
  ])
  func numbersAreAsDisplayed(value: String, style: Int, expected: String) throws {
    #expect(try displayed(value, style: style) == expected)
  }

  @Test func sheetsStringsMergesAndGaps() throws {
    let strings =
      "<si><t>指标</t></si><si><r><t>地区生产</t></r><r><t>总值</t></r><rPh><t>dì</t></rPh></si><si><t>2023年主要指标</t></si>"
    let rows = """
      <row r="1"><c r="A1" t="s"><v>2</v></c></row>
      <row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="str"><v>2022年</v></c><c r="E3" t="inlineStr"><is><t>2023年</t></is></c></row>
      <row r="4"><c r="B4" t="s"><v>1</v></c><c r="C4"><v>1.5</v></c><c r="D4" t="e"><v>#DIV/0!</v></c><c><v>2.5</v></c></row>
      """
    let merges = "<mergeCells><mergeCell ref=\"A1:E1\"/><mergeCell ref=\"C3:D3\"/></mergeCells>"
    let zip = Self.xlsx(
      [
        ("主要指标", "", rows, merges), ("底稿", "hidden", "<row><c><v>99</v></c></row>", ""),
        ("空", "", "", ""), ("附表", "visible", "<row><c t=\"str\"><v>注：快报数</v></c></row>", ""),
      ], strings: strings)
    let document = try read(zip.bytes, named: "a.xlsx")
    #expect(document.format == .xlsx)
    let told = document.blocks.map { block -> String in
      guard case .table(let rows) = block.kind else { return "\(block.kind.word) \(document.words(block.range))" }
      return rows.map { row in
        row.map { cell in
          "\(cell.address ?? "")=\(document.words(cell.range))" + (cell.columns > 1 ? "×\(cell.columns)" : "")
        }.joined(separator: " ")
      }.joined(separator: " / ")
    }
    #expect(
      told == [
        "heading1 主要指标", "paragraph 2023年主要指标", "B3=指标 C3=2022年×2 E3=2023年 / B4=地区生产总值 C4=1.5 D4= E4=2.5",
        "heading1 附表", "paragraph 注：快报数",
      ])
    #expect(document.diagnostics.map(\.message.english) == ["the hidden sheet “底稿” was not read"])
  }

  @Test func brokenWorkbooksAreNamed() {
    var zip = StoredZip()
    zip.add("xl/workbook.xml", "<workbook/>")
    #expect(throws: ReadingError.damaged(file: "a.xlsx", format: "xlsx", detail: "xl/workbook.xml")) {
      try read(zip.bytes, named: "a.xlsx")
    }
    let empty = Self.xlsx([("S", "", "", "")])
    #expect(throws: ReadingError.noMainText(file: "a.xlsx", loadedByScript: false)) {
      try read(empty.bytes, named: "a.xlsx")
    }
  }

  @Test func farCellsAreNotReadAndSaidSo() throws {
    let rows = "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"XFD1048576\"><v>2</v></c></row>"
    let document = try read(Self.xlsx([("S", "", rows, "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")]).bytes, named: "a.xlsx")
    #expect(document.diagnostics.count == 1)
  }
}
