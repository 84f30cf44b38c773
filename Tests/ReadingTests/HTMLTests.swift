import Diagnostics
import Documents
import Testing

@testable import Reading

@Suite struct HTMLTests {
  static let sentence = "全年实现地区生产总值3.5亿元，比上年增长6.2%，主要指标符合预期，发展质量稳步提升，成效明显。"

  private func lines(_ body: String, head: String = "") throws -> [String] {
    let page = "<!DOCTYPE html><html><head>\(head)</head><body>\(body)</body></html>"
    let document = try read(Array(page.utf8), named: "a.html")
    return document.blocks.map { document.words($0.range) }
  }

  @Test func furnitureOfTheSiteIsLeftOut() throws {
    let page = """
      <!DOCTYPE html><html><head><meta charset="utf-8"><title>某区2024年工作总结-某区人民政府</title>
      <style>p{}</style></head><body>
      <div class="header"><ul class="nav"><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul></div>
      <div class="wz">当前位置：<a href="/">首页</a> &gt;&gt; <a href="/b">工作总结</a></div>
      <div id="content"><h1>某区2024年工作总结</h1>
      <div class="info">发布时间：2025-01-08 来源：区政府办 浏览次数：<script>count()</script>123</div>
      <p>　　\(Self.sentence)</p>
      <p>　　建成5G基站1,234个，PM<sub>2.5</sub>平均浓度28微克/m<sup>3</sup>，投资<sup>[1]</sup>10亿元<sup>②</sup>。</p>
      <p style="display:none">隐藏的段落，3000万元。</p>
      <p>分享到：<a href="#">微信</a> <a href="#">微博</a></p></div>
      <div class="footer"><p>主办单位：某区人民政府　网站标识码：4400000001　粤ICP备12345678号，技术支持电话010-12345678。</p></div>
      </body></html>
      """
    let document = try read(Array(page.utf8), named: "a.html")
    #expect(document.title == "某区2024年工作总结")
    try expectSnapshot(DocumentDump(document).description, named: "page-with-furniture")
  }

  @Test func lineBreaksMakeParagraphs() throws {
    #expect(
      try lines("<div>　　一、总体情况<br>　　\(Self.sentence)<br/><br/>　　二、下一步<br>继续推进。</div>")
        == ["一、总体情况", Self.sentence, "二、下一步", "继续推进。"])
  }

  @Test func aBreakInsideASentenceIsNoParagraph() throws {
    #expect(
      try lines("<p>全年实现地区生产总值三千五百亿元，比上年增长百分之六点二，<br>其中第一产业增加值\n   二百亿元。\(Self.sentence)</p>")
        == ["全年实现地区生产总值三千五百亿元，比上年增长百分之六点二，其中第一产业增加值二百亿元。" + Self.sentence])
  }

  @Test func spacesAreNormalised() throws {
    #expect(
      try lines("<p>&nbsp;&nbsp;&nbsp;投资 &nbsp; 3.5 亿元\n，GDP\ngrowth。</p><p>\(Self.sentence)</p>")
        == ["投资 3.5 亿元，GDP growth。", Self.sentence])
  }

  @Test func dataTablesKeepTheirCells() throws {
    let table = """
      <table><caption>表1 主要指标</caption><tr><th rowspan="2">指标</th><th colspan="2">2024年</th></tr>
      <tr><td>总量<br>（亿元）</td><td>增速</td></tr>
      <tr><td><p>生产总值</p></td><td>3.5</td><td></td></tr><tr><td></td><td>&nbsp;</td></tr></table>
      """
    let page = "<html><body><p>\(Self.sentence)</p>\(table)<p>\(Self.sentence)</p></body></html>"
    try expectSnapshot(DocumentDump(read(Array(page.utf8), named: "a.html")).description, named: "page-with-table")
  }

  @Test func layoutTablesAreUnwrapped() throws {
    #expect(
      try lines(
        "<table><tr><td width=100><a href='#'>首页</a></td><td><table><tr><td><p>\(Self.sentence)</p><p>第二段。</p>"
          + "</td></tr></table></td></tr></table>") == [Self.sentence, "第二段。"])
  }

  @Test func titleStandsAboveATextThatLacksIt() throws {
    #expect(
      try lines("<p>\(Self.sentence)</p>", head: "<title>某区2024年工作总结 - 某区政府网</title>")
        == ["某区2024年工作总结", Self.sentence])
  }

  @Test(arguments: [
    ("某区2024年工作总结 - 某区人民政府办公室政务公开栏目", "某区2024年工作总结"),
    ("统计公报_2023-2024年某市统计公报_某市统计局", "2023-2024年某市统计公报"), ("关于印发工作要点的通知|某区政府", "关于印发工作要点的通知"),
  ])
  func titlesLoseTheNamesOfTheirSite(stated: String, title: String) throws {
    let page = "<html><head><title>\(stated)</title></head><body><p>\(Self.sentence)</p></body></html>"
    #expect(try read(Array(page.utf8), named: "a.html").title == title)
  }

  @Test(arguments: [
    "<meta charset=gb2312>", "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=GB2312\" />",
    "<meta http-equiv='Content-Type' content='text/html;charset=gbk'>", "", "<meta charset=\"utf-8\">",
  ])
  func chineseEncodingsDeclaredOrNot(declaration: String) throws {
    // 镕 and the euro sign are in GB18030 and not in gb2312; the last declaration is wrong.
    let page = "<html><head>\(declaration)</head><body><p>镕城€3。\(Self.sentence)</p></body></html>"
    let document = try read(encoded(page, as: "GB18030"), named: "a.html")
    #expect(document.words(0..<document.text.count) == "镕城€3。" + Self.sentence)
    #expect(document.diagnostics.isEmpty)
  }

  @Test func shellsAreRefused() {
    let menu = (1...30).map { "<li><a href='#'>栏目\($0)</a></li>" }.joined()
    for body in [
      "<script src='app.js'></script>", "<ul>\(menu)</ul><h1>2025年统计公报</h1><iframe src='a.pdf'></iframe>",
      "<div id='app'></div><noscript>请启用脚本，否则网页不能正常显示，谢谢您的理解和支持。</noscript><script>run()</script>",
    ] {
      #expect(throws: ReadingError.noMainText(file: "a.html", loadedByScript: true)) { try lines(body) }
    }
    #expect(throws: ReadingError.noMainText(file: "a.html", loadedByScript: false)) { try lines("<p>建设中</p>") }
  }

  @Test func faultyMarkupIsRead() throws {
    #expect(
      try lines("<div><p>\(Self.sentence)<p>第二段，未闭合。<b>粗体<table><tr><td>") == [
        Self.sentence, "第二段，未闭合。粗体",
      ])
  }
}
