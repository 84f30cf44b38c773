import Diagnostics
import Drawing
import Rendering
import Testing

@Suite("What rendering says when it cannot")
struct RenderingErrorTests {
  static let rows: [(RenderingError, String, String)] = [
    (
      .fontsUnreadable,
      "error: the fonts of this system could not be read\n"
        + "  remedy: install fontconfig and the packages fonts-noto-cjk and fonts-lxgw-wenkai",
      "错误：无法读取系统字体\n  办法：请安装fontconfig以及fonts-noto-cjk、fonts-lxgw-wenkai字体包"
    ),
    (
      .familiesMissing(role: .body, families: ["仿宋", "Noto Serif CJK SC"]),
      "Fonts/roles.yaml: error: none of the font families for “body” is installed: 仿宋, Noto Serif CJK SC\n"
        + "  remedy: install “Noto Serif CJK SC” (packages fonts-noto-cjk, fonts-noto-cjk-extra, fonts-lxgw-wenkai),"
        + " or put a font file into Fonts/ and name its family in the roles file",
      "Fonts/roles.yaml: 错误：“body”所列字体均未安装：仿宋、Noto Serif CJK SC\n"
        + "  办法：请安装“Noto Serif CJK SC”（fonts-noto-cjk、fonts-noto-cjk-extra、fonts-lxgw-wenkai软件包），"
        + "或将字体文件放入Fonts/并在该文件中写明字体名"
    ),
    (
      .missingGlyphs(characters: "\u{E000}𬬭", role: .table, text: "甲𬬭"),
      "error: no font for “table” has U+E000, 𬬭 (U+2CB2D), in “甲𬬭”\n"
        + "  remedy: replace the characters in the text, or put a font that has them into Fonts/ and name it for"
        + " “table” in Fonts/roles.yaml",
      "错误：“table”所用字体缺字：U+E000、𬬭（U+2CB2D），见“甲𬬭”\n"
        + "  办法：请更换文中该字，或将含有该字的字体放入Fonts/，并在Fonts/roles.yaml的“table”中写明字体名"
    ),
    (
      .impossibleSize(Size(0, 12.5)),
      "error: a picture cannot be 0 by 12.5 points\n  remedy: give a width and a height between 1 and 14,400 points",
      "错误：图幅尺寸无效：0×12.5磅\n  办法：宽、高应在1至14400磅之间"
    ),
    (
      .noPages,
      "error: a printed file needs at least one page\n  remedy: write at least one paragraph",
      "错误：没有可输出的页面\n  办法：正文至少应有一段文字"
    ),
    (
      .drawing("out of memory"),
      "error: drawing failed: out of memory\n"
        + "  remedy: make sure that memory is free and run again; if it happens again, report it with the input",
      "错误：绘制失败：out of memory\n  办法：请确认内存充足后重试；如仍出现，请附上输入材料反馈"
    ),
    (
      .encoding,
      "error: the picture could not be written as PNG\n"
        + "  remedy: make sure that memory is free and run again; if it happens again, report it with the input",
      "错误：无法写出PNG图片\n  办法：请确认内存充足后重试；如仍出现，请附上输入材料反馈"
    ),
  ]

  @Test(arguments: rows)
  func everyErrorSaysWhatAndWhatToDo(error: RenderingError, english: String, chinese: String) {
    #expect(error.diagnostic.text(in: .english) == english)
    #expect(error.diagnostic.text(in: .chinese) == chinese)
  }
}
