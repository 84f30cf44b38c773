import Diagnostics
import Drawing
import Foundation
import Stock
import Testing

@testable import Rendering

@Suite("Choosing fonts and measuring text")
struct FontsTests {
  @Test(arguments: Face.Role.allCases)
  func aHanCharacterIsOneEmWide(role: Face.Role) throws {
    let fonts = try Fonts(.standIns)
    let extents = fonts.extents(of: "国", in: Face(role, size: 15.75))
    #expect(abs(extents.width - 15.75) < 1e-9)
    #expect(abs(extents.height - 15.75) < 1e-9)
    #expect(extents.ascent > 0.8 * 15.75)
    #expect(extents.descent > 0.1 * 15.75)
  }

  @Test(arguments: [
    ("全年实现地区生产总值", 10.0), ("，。；：“”‘’（）《》、！？％", 16), ("—…", 2), ("　", 1), ("", 0), ("—", 1), ("国——国", 4),
  ])
  func chineseTextIsAsManyEmsWideAsItHasCharacters(text: String, ems: Double) throws {
    let fonts = try Fonts(.standIns)
    #expect(abs(fonts.extents(of: text, in: Face(.body, size: 100)).width - 100 * ems) < 1e-6)
  }

  @Test(arguments: Face.Role.allCases)
  func aLineIsAsWideAsItsPieces(role: Face.Role) throws {
    let fonts = try Fonts(.standIns)
    let face = Face(role, size: 10)
    for pieces in [
      ["国", "—", "国"], ["GDP", "——", "“", "十四五", "”", "…"], ["2024", "—", "2025", "年"], ["（", "1", "）", "%"],
    ] {
      let sum = pieces.reduce(0) { $0 + fonts.extents(of: $1, in: face).width }
      #expect(abs(fonts.extents(of: pieces.joined(), in: face).width - sum) < 1e-6, "\(pieces)")
    }
    #expect(abs(fonts.extents(of: "“十四五”", in: face).width - 50) < 1e-6, "quotes fill a square")
  }

  @Test func widthIsProportionalToSize() throws {
    let fonts = try Fonts(.standIns)
    for text in ["2,750.6", "GDP增长5.1%", "—AV To"] {
      let small = fonts.extents(of: text, in: Face(.figure, size: 7)).width
      let large = fonts.extents(of: text, in: Face(.figure, size: 70)).width
      #expect(abs(large - 10 * small) < 1e-9)
      #expect(small > 0)
    }
  }

  @Test func boldTextIsMeasuredInItsBoldCut() throws {
    let fonts = try Fonts(.standIns)
    let plain = fonts.extents(of: "2,750.6", in: Face(.body, size: 10)).width
    let bold = fonts.extents(of: "2,750.6", in: Face(.body, size: 10, bold: true)).width
    let title = fonts.extents(of: "2,750.6", in: Face(.title, size: 10)).width
    #expect(bold != plain)
    #expect(title == bold, "the stand-in of the title is a bold cut")
  }

  @Test func letterSpacingComesAfterEachCharacter() throws {
    let fonts = try Fonts(.standIns)
    let face = Face(.body, size: 15.75)
    let plain = TextRun("全年实现地区生产总值比上年增长百分之五居全市首位的是徐汇区", face)
    var spaced = plain
    spaced.letterSpacing = 0.043
    #expect(abs(fonts.width(of: plain) - Double(plain.text.count) * 15.75) < 1e-6)
    #expect(abs(fonts.width(of: spaced) - fonts.width(of: plain) - Double(plain.text.count) * 0.043) < 1e-3)
  }

  @Test func measuringTwiceGivesTheSame() throws {
    let fonts = try Fonts(.standIns)
    let face = Face(.table, size: 10.5)
    #expect(fonts.extents(of: "增速居首", in: face) == fonts.extents(of: "增速居首", in: face))
  }

  @Test func aFamilyThatIsNotInstalledIsReplacedByItsStandInAndSaidSo() throws {
    var roles = FontRoles.standIns
    roles.families[.title] = ["方正不存在体", "Noto Serif CJK SC Bold"]
    let fonts = try Fonts(roles)
    #expect(fonts.diagnostics.count == 1)
    #expect(fonts.diagnostics.first?.severity == .note)
    #expect(
      fonts.diagnostics.first?.text(in: .chinese) == """
        Fonts/roles.yaml: 说明：title：未安装“方正不存在体”，以“Noto Serif CJK SC Bold”代替
          办法：如单位拥有“方正不存在体”，请将字体文件放入Fonts/
        """)
    #expect(try Fonts(.standIns).diagnostics.isEmpty)
  }

  @Test func aRoleWithoutAnyInstalledFamilyIsAnError() {
    var roles = FontRoles.standIns
    roles.families[.table] = ["不存在体", "Nowhere Sans Bold"]
    #expect(throws: RenderingError.familiesMissing(role: .table, families: ["不存在体", "Nowhere Sans Bold"])) {
      try Fonts(roles)
    }
  }

  @Test func aRoleThatNobodyNamedIsSetAsBodyText() throws {
    let fonts = try Fonts(FontRoles([.body: ["LXGW WenKai"]]))
    #expect(fonts.families(for: .title).map(\.name) == ["LXGW WenKai"])
  }

  @Test func onlyFamiliesThatTheRolesNameAreUsed() throws {
    // The first face has Latin letters and nothing else of what is asked for; no other may help out.
    let fonts = try Fonts(FontRoles([.body: ["LXGW WenKai"]]))
    let other = try Fonts(FontRoles([.body: ["LXGW WenKai", "Noto Sans CJK SC"]]))
    let emoji = TextRun("\u{1F600}", Face(.body, size: 10))
    #expect(fonts.missingScalars(in: emoji) == ["\u{1F600}"])
    let korean = TextRun("꿹", Face(.body, size: 10))
    #expect(fonts.missingScalars(in: korean) == ["꿹"])
    #expect(other.missingScalars(in: korean).isEmpty)
  }

  @Test func theStockRolesNameEveryRoleAndEndInFreeFonts() throws {
    let file = StockFolder.fonts.url.appendingPathComponent("roles.yaml")
    var families: [Face.Role: [String]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: ":", maxSplits: 1)
      let role = try #require(Face.Role(rawValue: String(parts[0])))
      families[role] = parts[1].drop { $0 == " " || $0 == "[" }.dropLast().split(separator: ",")
        .map { String($0.drop { $0 == " " }) }
    }
    #expect(Set(families.keys) == Set(Face.Role.allCases))
    for (role, names) in families {
      #expect(names.last == FontRoles.standIns.families[role]?.last)
    }
    let fonts = try Fonts(FontRoles(families, folder: StockFolder.fonts.url.path))
    #expect(fonts.diagnostics.allSatisfy { $0.severity == .note })
  }
}
