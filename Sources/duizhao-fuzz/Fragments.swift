/// What is put into documents: the parts of numbers, marks that open without closing, the odd corners of formats.
enum Fragments {
  private static let words = [
    "1", "0", "9.", ".5", "12,345", "1,23", "2021", "2021年", "1-11月", "月", "日", "万", "亿", "万亿", "元", "%", "％", "‰", "个百分点", "倍",
    "成", "家", "项", "*", "**", "***", "×", "X", "某", "__", "第", "位", "名", "，", "。", "、", "；", "：", "“", "”", "《", "》", "（", "）", "〔", "〕",
    "号", "+", "-", "—", "–", "〜", "至", "到", "从", "由", "增长", "下降", "分别", "分别增长", "各为", "和", "以上", "以内", "约", "超过", "不低于",
    ".", ",", "/", "·", ":", "地区生产总值", "十", "两", "三", "千", "百", "余", "多", "几", "半", "廿", "〇", "壹", "占比", "占", "累计", "其中", "年均",
    " ", "\u{3000}", "\u{A0}", "\n", "\t", "\r", "５", "１２．５", "A", "PM2.5", "GDP", "“十四五”时期", "“十四五”", "十五五", "一、", "（一）", "1.", "去年",
    "上年", "今年", "本年", "同比", "环比", "比上年", "截至", "目标任务", "完成率", "同口径", "全国第", "居全省第", "2025年工作计划", "9.7:47.3:43",
    "\u{0}", "\u{FEFF}", "\u{FFFD}", "\u{200B}", "\u{202E}", "\u{301}", "\u{1F600}", "\u{20000}", "\u{10FFFF}", "٣", "²", "½", "①", "Ⅳ", "億", "萬",
  ]
  private static let long = [
    String(repeating: "9", count: 60), String(repeating: "9", count: 400), "0." + String(repeating: "0", count: 200) + "1",
    String(repeating: "亿", count: 50), "1" + String(repeating: "万亿", count: 80), String(repeating: "（", count: 300),
    String(repeating: "《", count: 300), String(repeating: "*", count: 300), String(repeating: "一百", count: 60),
    String(repeating: "1、", count: 200), String(repeating: "分别", count: 50), String(repeating: "，", count: 200),
    // Sentences with hundreds of numbers and no full stop.
    String(repeating: "新建学校5所、", count: 300), String(repeating: "从3家到5家", count: 200), String(repeating: "2021年1月5家，", count: 200),
    String(repeating: "增长6.2%", count: 300), String(repeating: "2:1、", count: 300), String(repeating: "（投资5亿元", count: 200),
  ]
  private static let tags = [
    "<", ">", "</", "<p>", "</p>", "<table>", "</table>", "<tr>", "<td>", "<td colspan=\"999999999\">", "<td rowspan='-1'>",
    "<td colspan=99 rowspan=99>", "<script>", "</script>", "<style>", "<!--", "-->", "<![CDATA[", "<sup>1</sup>", "<div>", "</div>",
    "<span style=\"display:none\">", "<br>", "<a href=1>", "<h1>", "<li>", "<ol>", "<title>", "<meta charset=gbk>",
    "<meta charset=\"utf-16\">", "<meta http-equiv=Content-Type content=\"text/html; charset=big5\">", "&nbsp;", "&#0;", "&#x110000;",
    "&#55296;", "&amp", "&lt;", "&;", "<?xml version=\"1.0\" encoding=\"x\"?>", "<!DOCTYPE html>", "<body>", "</html>", "\u{0}",
    String(repeating: "<div>", count: 300), String(repeating: "<table><tr><td>", count: 60), String(repeating: "<b>", count: 200),
  ]
  private static let wordTags = [
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "<w:tc>", "</w:tc>",
    "<w:gridSpan w:val=\"999999999\"/>", "<w:gridSpan w:val=\"-3\"/>", "<w:vMerge/>", "<w:vMerge w:val=\"restart\"/>",
    "<w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"1\"/></w:numPr>", "<w:ilvl w:val=\"-1\"/>", "<w:numId w:val=\"99999999999999999999\"/>",
    "<w:start w:val=\"9223372036854775807\"/>", "<w:lvlText w:val=\"%1%9%0%\"/>", "<w:numFmt w:val=\"chineseCountingThousand\"/>",
    "<w:vertAlign w:val=\"superscript\"/>", "<w:del>", "<w:ins>", "<w:br/>", "<w:tab/>", "<w:sym w:char=\"F0FE\"/>", "<w:footnoteReference w:id=\"1\"/>",
    "<w:pStyle w:val=\"1\"/>", "<w:outlineLvl w:val=\"99\"/>", "<w:basedOn w:val=\"1\"/>", "<w:style w:styleId=\"1\"><w:basedOn w:val=\"1\"/></w:style>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#0;", "<mc:AlternateContent>", "<w:txbxContent>", "\"", "<", ">", "/>",
    String(repeating: "<w:tbl><w:tr><w:tc>", count: 60), String(repeating: "<w:p>", count: 300),
  ]

  static let prose: [[Unicode.Scalar]] = (words + words + long).map { Array($0.unicodeScalars) }
  static let bytes: [[UInt8]] = [
    [0], [0xFF], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x81],
    [0x81, 0x30, 0x81, 0x30], [0xB5, 0xDA], [0x7F], [0x1B, 0x24], [0x0D], [0x0A], [0x50, 0x4B, 3, 4], [0x50, 0x4B, 1, 2],
    [0xFF, 0xFF, 0xFF, 0xFF], [0x25, 0x50, 0x44, 0x46], [0xD0, 0xCF, 0x11, 0xE0],
  ]
  static let text: [[UInt8]] = (words + long + ["\"", "\"\"", ",\"", "|", "# ", "- ", "```", "| - |", "---\n", "> "]).map { Array($0.utf8) } + bytes
  static let html: [[UInt8]] = (tags + tags + words).map { Array($0.utf8) } + bytes
  static let docx: [[UInt8]] = (wordTags + wordTags + words).map { Array($0.utf8) } + bytes
}
