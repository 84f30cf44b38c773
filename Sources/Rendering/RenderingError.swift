package import Diagnostics
package import Drawing

/// Why a picture or a printed file could not be made.
package enum RenderingError: ExplainedError {
  /// The fonts of the system could not be read at all.
  case fontsUnreadable
  /// None of the families that a role names is there.
  case familiesMissing(role: Face.Role, families: [String])
  /// Characters that no font of the role has, and the text in which the first of them stands.
  case missingGlyphs(characters: String, role: Face.Role, text: String)
  /// A page or picture without an area, or larger than the format can hold.
  case impossibleSize(Size)
  /// A file without pages.
  case noPages
  /// cairo gave up; its own words.
  case drawing(String)
  /// libpng gave up.
  case encoding
  /// qpdf, which brings a printed file into archival form, is not installed.
  case qpdfMissing
  /// qpdf could not do it; its own words.
  case qpdfFailed(String)

  package var place: Place? {
    switch self {
    case .familiesMissing: Place(file: "Fonts/roles.yaml")
    default: nil
    }
  }

  package var message: Wording {
    switch self {
    case .fontsUnreadable:
      Wording(en: "the fonts of this system could not be read", zh: "无法读取系统字体")
    case .familiesMissing(let role, let families):
      Wording(
        en: "none of the font families for “\(role.rawValue)” is installed: \(families.joined(separator: ", "))",
        zh: "“\(role.rawValue)”所列字体均未安装：\(families.joined(separator: "、"))")
    case .missingGlyphs(let characters, let role, let text):
      Wording(
        en: "no font for “\(role.rawValue)” has \(Self.named(characters, in: .english)), in “\(text)”",
        zh: "“\(role.rawValue)”所用字体缺字：\(Self.named(characters, in: .chinese))，见“\(text)”")
    case .impossibleSize(let size):
      Wording(
        en: "a picture cannot be \(size.width.written()) by \(size.height.written()) points",
        zh: "图幅尺寸无效：\(size.width.written())×\(size.height.written())磅")
    case .noPages:
      Wording(en: "a printed file needs at least one page", zh: "没有可输出的页面")
    case .drawing(let words):
      Wording(en: "drawing failed: \(words)", zh: "绘制失败：\(words)")
    case .encoding:
      Wording(en: "the picture could not be written as PNG", zh: "无法写出PNG图片")
    case .qpdfMissing:
      Wording(
        en: "qpdf is not installed: the PDF is not in archival form (PDF/A-3) and carries no data",
        zh: "未安装qpdf：PDF未转为归档格式（PDF/A-3），也未附带数据")
    case .qpdfFailed(let words):
      Wording(
        en: "the PDF could not be brought into archival form (PDF/A-3) and carries no data: \(words)",
        zh: "PDF未能转为归档格式（PDF/A-3），也未附带数据：\(words)")
    }
  }

  package var remedy: Wording {
    switch self {
    case .fontsUnreadable:
      Wording(
        en: "install fontconfig and the packages fonts-noto-cjk and fonts-lxgw-wenkai",
        zh: "请安装fontconfig以及fonts-noto-cjk、fonts-lxgw-wenkai字体包")
    case .familiesMissing(_, let families):
      Wording(
        en: "install “\(families.last ?? "Noto Sans CJK SC")” (packages fonts-noto-cjk, fonts-noto-cjk-extra,"
          + " fonts-lxgw-wenkai), or put a font file into Fonts/ and name its family in the roles file",
        zh: "请安装“\(families.last ?? "Noto Sans CJK SC")”（fonts-noto-cjk、fonts-noto-cjk-extra、fonts-lxgw-wenkai软件包），"
          + "或将字体文件放入Fonts/并在该文件中写明字体名")
    case .missingGlyphs(_, let role, _):
      Wording(
        en: "replace the characters in the text, or put a font that has them into Fonts/ and name it for"
          + " “\(role.rawValue)” in Fonts/roles.yaml",
        zh: "请更换文中该字，或将含有该字的字体放入Fonts/，并在Fonts/roles.yaml的“\(role.rawValue)”中写明字体名")
    case .impossibleSize:
      Wording(en: "give a width and a height between 1 and 14,400 points", zh: "宽、高应在1至14400磅之间")
    case .noPages:
      Wording(en: "write at least one paragraph", zh: "正文至少应有一段文字")
    case .qpdfMissing:
      Wording(en: "install the package qpdf and run again", zh: "请安装qpdf软件包后重新运行")
    case .qpdfFailed:
      Wording(en: "the PDF can be printed as it is; report this with the input", zh: "PDF可以照常打印；请附上输入材料反馈")
    case .drawing, .encoding:
      Wording(
        en: "make sure that memory is free and run again; if it happens again, report it with the input",
        zh: "请确认内存充足后重试；如仍出现，请附上输入材料反馈")
    }
  }

  /// Characters with their code points: `𬬭 (U+2CB2D), U+E000`; one that nobody could see is given by number alone.
  private static func named(_ characters: String, in language: Language) -> String {
    characters.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      switch scalar.properties.generalCategory {
      case .privateUse, .control, .format, .unassigned, .spaceSeparator: return code
      default:
        return language == .chinese ? "\(scalar)（\(code)）" : "\(scalar) (\(code))"
      }
    }.joined(separator: language == .chinese ? "、" : ", ")
  }
}
