import CodeLists
import Statistics
import Testing

/// The administrative divisions that come with the program.
@Suite struct AreaListTests {
  let areas: AreaList
  init() throws { areas = try stockLists().areas }

  private func codes(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return areas.match(in: scalars, at: 0, before: scalars.count)?.codes ?? []
  }

  @Test func aDistrictKnowsItsCityAndProvince() {
    #expect(areas["440703"] == ReferenceArea(code: "440703", name: "蓬江区"))
    #expect(areas.parent(of: "440703") == "440700")
    #expect(areas["440700"]?.name == "江门市")
    #expect(areas.parent(of: "440700") == "440000")
    #expect(areas["999999"] == nil)
    #expect(areas.parent(of: "999999") == nil)
  }

  @Test func namesAreFound() {
    #expect(codes("蓬江区2021年") == ["440703"])
    #expect(codes("广西") == ["450000"])
    #expect(codes("广西壮族自治区") == ["450000"])
    #expect(codes("内蒙古") == ["150000"])
    #expect(codes("天津") == ["120000"])
    #expect(codes("鼓楼区").count > 1, "鼓楼区 is a district of several cities")
    #expect(codes("某某区") == [])
  }

  @Test func codesAreSixDigitsAndParentsAreListed() {
    var seen: Set<Substring> = []
    for record in stockTable("areas.tsv").records {
      let (code, parent) = (record.columns[0], record.columns[2])
      #expect(code.wholeMatch(of: /\d{6}/) != nil, "line \(record.line)")
      #expect(seen.insert(code).inserted, "line \(record.line): \(code)")
      if code == "100000" {
        #expect(parent.isEmpty)
      } else {
        #expect(areas[String(parent)] != nil, "line \(record.line): \(parent)")
        #expect(parent != code, "line \(record.line)")
      }
    }
  }
}
